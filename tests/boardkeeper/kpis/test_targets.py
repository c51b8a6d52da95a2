from __future__ import annotations

from decimal import Decimal

import pytest

from boardkeeper import kpis
from boardkeeper.errors import UserError
from boardkeeper.kpis import Polarity, Rag

WHO = "Ann Smith"
FIGURES = {"2018-06": "79", "2019-06": "79"}


def judged(desk, kpi_id):
    return {each.period: each for each in kpis.get_kpi(desk.store, kpi_id).figures}


def test_a_range_is_green_inside_amber_within_the_tolerance_of_the_nearer_end_else_red(desk):
    values = {"2019-04": "80", "2019-05": "85", "2019-06": "79.9", "2019-07": "76", "2019-08": "75.9"}
    values |= {"2019-09": "89.25", "2019-10": "89.3"}
    kpi_id = desk.add_kpi("Placements", values, polarity=None, decimals=2)
    kpis.record_target(
        desk.store, WHO, kpi_id, 2019, value=Decimal(80), upper=Decimal(85), tolerance=Decimal(5)
    )
    assert [each.rag for each in judged(desk, kpi_id).values()] == [
        Rag.GREEN,
        Rag.GREEN,
        Rag.AMBER,
        Rag.AMBER,
        Rag.RED,
        Rag.AMBER,
        Rag.RED,
    ]
    first, *_, last = judged(desk, kpi_id).values()
    assert first.target_shown == "80.00% to 85.00%"
    assert (first.gap, last.gap) == (0, Decimal("-4.30"))


def test_monitor_only_has_words_and_no_colour(desk):
    kpi_id = desk.add_kpi("Contacts", FIGURES)
    kpis.record_target(desk.store, WHO, kpi_id, 2019, written="Monitor only")
    now = judged(desk, kpi_id)["2019-06"]
    assert (now.rag, now.gap, now.target_shown) == (None, None, "Monitor only")


def test_a_tolerance_holds_for_its_own_year_only(desk):
    kpi_id = desk.add_kpi("Visits", FIGURES, tolerance=Decimal(15))
    for year, tolerance in ((2018, None), (2019, Decimal(1))):
        kpis.record_target(desk.store, WHO, kpi_id, year, value=Decimal(80), tolerance=tolerance)
    found = judged(desk, kpi_id)
    assert (found["2018-06"].rag, found["2018-06"].tolerance) == (Rag.AMBER, 15)
    assert (found["2019-06"].rag, found["2019-06"].tolerance) == (Rag.RED, 1)
    view = kpis.get_kpi(desk.store, kpi_id)
    assert (view.tolerance_in(2018), view.tolerance_in(2019), view.tolerance_in(2020)) == (15, 1, 15)


def test_targets_stand_by_year_with_their_stretch_and_can_be_taken_out(desk):
    kpi_id = desk.add_kpi("Visits", FIGURES, polarity=Polarity.HIGHER)
    kpis.record_target(desk.store, WHO, kpi_id, 2020, value=Decimal(90))
    kpis.record_target(desk.store, WHO, kpi_id, 2019, value=Decimal(80), stretch=Decimal(95))
    view = kpis.get_kpi(desk.store, kpi_id)
    assert [(each.year, each.shown, each.stretch) for each in view.targets] == [
        (2019, "80.0%", 95),
        (2020, "90.0%", None),
    ]
    kpis.remove_target(desk.store, WHO, kpi_id, 2020)
    assert [each.year for each in kpis.get_kpi(desk.store, kpi_id).targets] == [2019]
    with pytest.raises(UserError, match="No target is set for 2020/21"):
        kpis.remove_target(desk.store, WHO, kpi_id, 2020)
    desk.store.undo(WHO)
    assert len(kpis.get_kpi(desk.store, kpi_id).targets) == 2


def test_a_new_figure_for_the_target_keeps_that_years_stretch_and_tolerance(desk):
    kpi_id = desk.add_kpi("Visits", FIGURES)
    kpis.record_target(
        desk.store, WHO, kpi_id, 2019, value=Decimal(80), stretch=Decimal(95), tolerance=Decimal(5)
    )
    kpis.set_kpi(desk.store, WHO, kpi_id, target=Decimal(82))
    (target,) = kpis.get_kpi(desk.store, kpi_id).targets
    assert (target.value, target.stretch, target.tolerance) == (82, 95, 5)


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        ({}, "says nothing"),
        ({"upper": Decimal(5)}, "needs a target first"),
        ({"stretch": Decimal(5)}, "needs a target first"),
        ({"value": Decimal(85), "upper": Decimal(80)}, "cannot end at 80 when it begins at 85"),
        ({"value": Decimal(85), "tolerance": Decimal(101)}, "between 0 and 100"),
    ],
)
def test_a_target_that_cannot_be_is_refused(desk, facts, sentence):
    kpi_id = desk.add_kpi("Visits", FIGURES)
    with pytest.raises(UserError, match=sentence):
        kpis.record_target(desk.store, WHO, kpi_id, 2019, **facts)
    assert kpis.get_kpi(desk.store, kpi_id).targets == ()
