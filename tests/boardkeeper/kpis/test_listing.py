from __future__ import annotations

from decimal import Decimal

import pytest
from sqlalchemy import event

from boardkeeper import kpis
from boardkeeper.errors import UserError
from boardkeeper.kpis import KpiNotFound, Polarity, Rag
from boardkeeper.lists import Wanted

WHO = "Ann Smith"
MONTHS = {"2019-05": "32.2", "2019-06": "31.4"}


@pytest.mark.parametrize(
    "name",
    [
        "Re-referrals within 12 months (YTD)",
        "re-referrals",
        "RE-REFERRALS  WITHIN 12 months",
        "re-ref * proxy",
    ],
)
def test_a_kpi_is_found_by_its_name_or_by_a_part_only_it_has(desk, name):
    kpi_id = desk.add_kpi("Re-referrals within 12 months (YTD)", MONTHS)
    desk.add_kpi("Care leavers in EET", MONTHS)
    assert kpis.find_kpi(desk.store, desk.board_id, name).id == kpi_id


def test_a_name_that_fits_several_is_answered_with_their_names(desk):
    desk.add_kpi("Care leavers in EET", MONTHS)
    desk.add_kpi("Care leavers in suitable accommodation", MONTHS)
    with pytest.raises(
        KpiNotFound, match="“care leavers” could be “Care leavers in EET”, “Care leavers in suit"
    ):
        kpis.find_kpi(desk.store, desk.board_id, "care leavers")


def test_the_whole_name_is_enough_even_when_it_is_part_of_another(desk):
    short = desk.add_kpi("Care leavers", MONTHS)
    desk.add_kpi("Care leavers in EET", MONTHS)
    assert kpis.find_kpi(desk.store, desk.board_id, "care LEAVERS").id == short


@pytest.mark.parametrize("name", ["Nothing", "", "  ", "*"])
def test_a_name_nobody_has_is_refused_with_where_to_look(desk, name):
    desk.add_kpi("Care leavers", MONTHS)
    with pytest.raises(KpiNotFound) as caught:
        kpis.find_kpi(desk.store, desk.board_id, name)
    assert caught.value.next_step == "List their names with: boardkeeper kpis FILE."


def test_a_star_inside_a_name_is_part_of_it(desk):
    english = desk.add_kpi("% achieving A*-C in English", MONTHS)
    desk.add_kpi("% achieving A*-C in maths", MONTHS)
    assert kpis.find_kpi(desk.store, desk.board_id, "% achieving A*-C in English").id == english
    assert kpis.find_kpi(desk.store, desk.board_id, "a*-c in english").id == english


def test_a_kpi_has_no_colour_until_somebody_says_which_way_is_good(desk):
    kpi_id = desk.add_kpi("Re-referrals", MONTHS, polarity=None)
    kpis.set_kpi(desk.store, WHO, kpi_id, target=Decimal(25))
    assert kpis.find_kpi(desk.store, desk.board_id, "Re-ref").latest.rag is None
    kpis.set_kpi(desk.store, WHO, kpi_id, polarity=Polarity.LOWER)
    assert kpis.find_kpi(desk.store, desk.board_id, "Re-ref").latest.rag is Rag.RED
    kpis.set_kpi(desk.store, WHO, kpi_id, tolerance=Decimal(30))
    assert kpis.find_kpi(desk.store, desk.board_id, "Re-ref").latest.rag is Rag.AMBER
    for expected in (Rag.RED, None, None):
        desk.store.undo(WHO)
        assert kpis.find_kpi(desk.store, desk.board_id, "Re-ref").latest.rag is expected


def test_a_target_goes_to_the_year_of_the_latest_figure_or_to_the_year_that_is_named(desk):
    kpi_id = desk.add_kpi("Re-referrals", {"2019-03": "33", "2019-04": "33"}, polarity=Polarity.LOWER)
    kpis.set_kpi(desk.store, WHO, kpi_id, target=Decimal(25))
    kpis.set_kpi(desk.store, WHO, kpi_id, target=Decimal("33.5"), target_year=2018)
    found = kpis.find_kpi(desk.store, desk.board_id, "Re-ref")
    assert [(figure.period, figure.target, figure.rag) for figure in found.figures] == [
        ("2019-03", Decimal("33.5"), Rag.GREEN),
        ("2019-04", Decimal(25), Rag.RED),
    ]


@pytest.mark.parametrize("tolerance", ["-1", "100.1"])
def test_a_tolerance_is_a_percentage_of_the_target(desk, tolerance):
    kpi_id = desk.add_kpi("Re-referrals", MONTHS)
    with pytest.raises(UserError, match="between 0 and 100"):
        kpis.set_kpi(desk.store, WHO, kpi_id, tolerance=Decimal(tolerance))


def test_a_target_without_a_figure_has_no_year(desk):
    kpi_id = desk.add_kpi("Re-referrals", {})
    with pytest.raises(UserError, match="“Re-referrals” has no figure yet, so the year of the target"):
        kpis.set_kpi(desk.store, WHO, kpi_id, target=Decimal(25), polarity=Polarity.LOWER)
    assert kpis.find_kpi(desk.store, desk.board_id, "Re-ref").polarity is Polarity.HIGHER


def test_the_latest_figure_is_the_last_month_not_a_years_outturn(desk):
    desk.add_kpi("Re-referrals", {"2018/19": "28", "2018-12": "33", "2019-01": "34"})
    found = kpis.find_kpi(desk.store, desk.board_id, "Re-ref")
    assert found.latest.period == "2019-01"
    assert [figure.period for figure in found.series] == ["2018-12", "2019-01"]
    assert {figure.period for figure in found.figures} == {"2018/19", "2018-12", "2019-01"}


def test_kpis_stand_by_priority_then_place_and_those_of_none_last(desk):
    desk.add_kpi("None", {"2019-06": "2"})
    desk.add_kpi("Second", {"2019-06": "100"}, priority_number=2, theme="Plans")
    desk.add_kpi("First b", {"2019-06": "9"}, priority_number=1, position=2, is_proxy=True)
    desk.add_kpi("First a", {"2019-06": "10.5"}, priority_number=1, position=1, polarity=None)

    def names(**wanted):
        return [kpi.name for kpi in kpis.list_kpis(desk.store, desk.board_id, Wanted(**wanted)).rows]

    assert names() == ["First a", "First b", "Second", "None"]
    assert names(sort="latest") == ["None", "First b", "First a", "Second"]
    assert names(sort="theme", descending=True) == ["Second", "First a", "First b", "None"]
    assert names(chips=frozenset({"Polarity not known"})) == ["First a"]
    assert names(chips=frozenset({"Proxy"})) == ["First b"]
    assert names(words="plans") == ["Second"]


def test_figures_are_exact_digits_from_the_store_back_to_the_screen(desk):
    desk.add_kpi("Rate", {"2019-06": "0.1000000000000000055511151231257827"})
    (figure,) = kpis.find_kpi(desk.store, desk.board_id, "Rate").figures
    assert figure.value == Decimal("0.1000000000000000055511151231257827")


def test_a_long_list_takes_one_question_for_each_table_however_many_kpis_there_are(desk):
    def asked():
        with desk.store.read() as session:
            statements = []
            event.listen(
                session.connection(), "before_cursor_execute", lambda *said: statements.append(said[2])
            )
            kpis.kpis_in(session, desk.board_id, Wanted(limit=1000))
            return len(statements)

    desk.add_kpi("First", MONTHS)
    few = asked()
    for number in range(12):
        desk.add_kpi(f"Another {number}", MONTHS)
    assert asked() == few <= 12
