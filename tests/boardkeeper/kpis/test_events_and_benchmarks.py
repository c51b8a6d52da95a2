from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from boardkeeper import kpis
from boardkeeper.errors import UserError
from boardkeeper.kpis.gathering import first_period_after

WHO = "Ann Smith"
MONTHS = {"2018/19": "30", "2018-12": "33", "2019-01": "34", "2019-02": "31"}
VISIT = date(2019, 1, 7)


def test_an_event_of_the_board_splits_every_series_at_the_first_period_wholly_after_it(desk):
    monthly = desk.add_kpi("Re-referrals", MONTHS)
    quarterly = desk.add_kpi("Contacts", {"2018-Q3": "1", "2018-Q4": "2", "2019-Q1": "3"})
    kpis.record_board_event(desk.store, WHO, desk.board_id, VISIT, "Ofsted inspection")
    found = {each.id: each.events[0] for each in kpis.list_kpis(desk.store, desk.board_id).rows}
    assert found[monthly].first_period_after == "2019-02"
    assert found[quarterly].first_period_after == "2019-Q1"
    assert (found[monthly].label_before, found[monthly].label_after) == (
        "Before Ofsted inspection",
        "After Ofsted inspection",
    )
    assert (found[monthly].is_of_board, found[monthly].happened_on) == (True, VISIT)


@pytest.mark.parametrize(
    ("day", "period"),
    [
        (date(2019, 1, 1), "2019-01"),
        (date(2019, 1, 2), "2019-02"),
        (date(2019, 2, 2), "2019-03"),
        (date(2019, 12, 7), "2020-01"),
        (date(2019, 12, 1), "2019-12"),
    ],
)
def test_a_month_that_begins_on_the_day_is_after_it(day, period):
    assert first_period_after(["2018-12", "2019-01", "2019-02"], day) == period


def test_where_both_split_at_one_period_the_words_of_the_kpi_hold(desk):
    kpi_id = desk.add_kpi("Re-referrals", MONTHS)
    kpis.record_board_event(desk.store, WHO, desk.board_id, VISIT, "Ofsted inspection")
    kpis.record_kpi_event(desk.store, WHO, kpi_id, "2019-02", "Pre visit", "Post visit")
    kpis.record_kpi_event(desk.store, WHO, kpi_id, "2019-01", "Old", "New")
    assert [
        (each.first_period_after, each.label_after) for each in kpis.get_kpi(desk.store, kpi_id).events
    ] == [
        ("2019-01", "New"),
        ("2019-02", "Post visit"),
    ]


def test_an_event_is_changed_and_taken_out(desk):
    kpi_id = desk.add_kpi("Re-referrals", MONTHS)
    event_id = kpis.record_board_event(desk.store, WHO, desk.board_id, VISIT, "Inspection")
    kpis.record_board_event(
        desk.store,
        WHO,
        desk.board_id,
        VISIT,
        "ILACS",
        label_before="Pre",
        label_after="Post",
        event_id=event_id,
    )
    (event,) = kpis.list_board_events(desk.store, desk.board_id)
    assert (event.title, event.label_before, event.label_after) == ("ILACS", "Pre", "Post")
    kpis.remove_event(desk.store, WHO, event_id)
    assert kpis.get_kpi(desk.store, kpi_id).events == ()
    with pytest.raises(UserError, match="gone already"):
        kpis.remove_event(desk.store, WHO, event_id)
    kpis.record_kpi_event(desk.store, WHO, kpi_id, "2019-02", "Pre", "Post")
    kpis.remove_event(desk.store, WHO, kpis.get_kpi(desk.store, kpi_id).events[0].id)
    assert kpis.get_kpi(desk.store, kpi_id).events == ()


def test_an_event_without_words_or_period_or_twice_is_refused(desk):
    kpi_id = desk.add_kpi("Re-referrals", MONTHS)
    kpis.record_board_event(desk.store, WHO, desk.board_id, VISIT, "Inspection")
    for act, sentence in (
        (lambda: kpis.record_board_event(desk.store, WHO, desk.board_id, VISIT, " "), "needs words"),
        (
            lambda: kpis.record_board_event(desk.store, WHO, desk.board_id, VISIT, "inspection"),
            "there already",
        ),
        (lambda: kpis.record_kpi_event(desk.store, WHO, kpi_id, "soon", "a", "b"), "not a period"),
        (lambda: kpis.record_kpi_event(desk.store, WHO, kpi_id, "2019-01", "a", ""), "Both sides"),
    ):
        with pytest.raises(UserError, match=sentence):
            act()


def test_benchmarks_stand_by_year_and_are_replaced_whoever_wrote_them(desk):
    kpi_id = desk.add_kpi("Re-referrals", MONTHS)
    kpis.record_benchmark(desk.store, WHO, kpi_id, "England", 2018, Decimal("21.9"), source="LAIT")
    kpis.record_benchmark(desk.store, WHO, kpi_id, "Statistical neighbours", 2017, Decimal(22))
    kpis.record_benchmark(desk.store, WHO, kpi_id, "england", 2018, Decimal("22.6"), source="LAIT 2020")
    found = kpis.get_kpi(desk.store, kpi_id).benchmarks
    assert [(each.comparator, each.year, each.shown, each.source) for each in found] == [
        ("Statistical neighbours", 2017, "22.0%", ""),
        ("England", 2018, "22.6%", "LAIT 2020"),
    ]
    kpis.remove_benchmark(desk.store, WHO, found[0].id)
    assert len(kpis.get_kpi(desk.store, kpi_id).benchmarks) == 1
    with pytest.raises(UserError, match="whose it is"):
        kpis.record_benchmark(desk.store, WHO, kpi_id, " ", 2018, Decimal(1))
