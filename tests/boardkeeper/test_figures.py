from __future__ import annotations

from decimal import Decimal

import pytest

from boardkeeper.figures import (
    Rag,
    Reading,
    Series,
    TargetView,
    Travel,
    financial_year_start,
    judge,
    shown,
)
from db.tables.kpis import Polarity, Unit


def series(polarity=Polarity.LOWER, targets=None, **facts):
    values = {"unit": Unit.PERCENT, "decimals": 1, "tolerance": Decimal(15), "is_year_to_date": False} | facts
    return Series(polarity=polarity, targets=targets or {}, **values)


def goal(written, **facts):
    return TargetView(2019, Decimal(written), written=written, **facts)


def readings(**figures):
    made = {}
    for name, figure in figures.items():
        period = name.removeprefix("p").replace("_", "-")
        value = None if figure is None else Decimal(figure)
        made[period] = Reading(period, value, "c" if figure is None else "", None, None, "", None)
    return made


@pytest.mark.parametrize(
    ("polarity", "target", "figures"),
    [
        (Polarity.HIGHER, "80", "100.0 G 96.1 G 94.6 G"),
        (Polarity.LOWER, "25", "37.7 R 32.2 R 31.4 R"),
        (Polarity.LOWER, "23", "28.0 R 27.1 R 23.5 A"),
        (Polarity.LOWER, "12", "10.8 G 10.6 G 9.8 G"),
        (Polarity.HIGHER, "70", "67.8 A 66.4 A 64.4 A"),
        (Polarity.HIGHER, "65", "55.1 R 56.4 A 56.4 A"),
        (Polarity.HIGHER, "90", "94.3 G 96.0 G 95.7 G"),
    ],
)
def test_the_colours_of_spring_2019(polarity, target, figures):
    for figure, colour in zip(figures.split()[::2], figures.split()[1::2], strict=True):
        judged = judge(series(polarity, {2019: goal(target)}), readings(p2019_06=figure), "2019-06")
        assert judged.rag == colour, figure


@pytest.mark.parametrize(
    ("polarity", "figure", "colour"),
    [
        (Polarity.LOWER, "28.75", Rag.AMBER),
        (Polarity.LOWER, "28.76", Rag.RED),
        (Polarity.LOWER, "25", Rag.GREEN),
        (Polarity.LOWER, "25.01", Rag.AMBER),
        (Polarity.HIGHER, "21.25", Rag.AMBER),
        (Polarity.HIGHER, "21.24", Rag.RED),
        (Polarity.NONE, "25", None),
        (None, "25", None),
    ],
)
def test_the_edge_of_the_tolerance_is_amber(polarity, figure, colour):
    judged = judge(series(polarity, {2019: goal("25")}, decimals=2), readings(p2019_06=figure), "2019-06")
    assert judged.rag is colour


def test_what_is_compared_is_what_is_displayed():
    judged = judge(series(targets={2019: goal("25")}), readings(p2019_06="25.04"), "2019-06")
    assert (judged.shown, judged.rag, judged.gap) == ("25.0%", Rag.GREEN, Decimal("0.0"))


def test_each_figure_is_judged_by_the_target_of_its_own_financial_year():
    judging = series(targets={2018: goal("35"), 2019: goal("25")})
    known = readings(p2019_03="32", p2019_04="32", p2020_04="32")
    judged = {period: judge(judging, known, period) for period in known}
    assert {period: each.rag for period, each in judged.items()} == {
        "2019-03": Rag.GREEN,
        "2019-04": Rag.RED,
        "2020-04": None,
    }
    assert {period: each.gap for period, each in judged.items()} == {
        "2019-03": Decimal("3.0"),
        "2019-04": Decimal("-7.0"),
        "2020-04": None,
    }


def test_monitor_only_has_words_and_no_colour():
    judged = judge(
        series(targets={2019: TargetView(2019, None, written="Monitor only")}),
        readings(p2019_06="31"),
        "2019-06",
    )
    assert (judged.target, judged.target_written, judged.rag, judged.gap) == (
        None,
        "Monitor only",
        None,
        None,
    )


def test_travel_is_named_with_the_period_it_compares_with():
    known = readings(p2019_05="32.2", p2019_06="31.4")
    judged = judge(series(), known, "2019-06")
    assert (judged.travel, judged.comparator) == (Travel.BETTER, "2019-05")
    assert judge(series(Polarity.HIGHER), known, "2019-06").travel is Travel.WORSE
    assert judge(series(), known, "2019-05").travel is None
    same = readings(p2019_05="31.44", p2019_06="31.36")
    assert judge(series(), same, "2019-06").travel is Travel.SAME


def test_a_gap_in_the_series_is_not_bridged():
    judged = judge(series(), readings(p2019_04="30", p2019_06="31"), "2019-06")
    assert (judged.travel, judged.comparator) == (None, "")


def test_a_year_to_date_series_starts_again_in_april():
    known = readings(p2019_03="32.4", p2019_04="37.7", p2019_05="32.2")
    running = series(is_year_to_date=True)
    assert (judge(running, known, "2019-04").travel, judge(running, known, "2019-04").comparator) == (
        None,
        "",
    )
    assert judge(running, known, "2019-05").travel is Travel.BETTER
    assert judge(series(), known, "2019-04").travel is Travel.WORSE


def test_a_withheld_figure_shows_its_mark_and_has_no_colour():
    judged = judge(series(targets={2019: goal("25")}), readings(p2019_06=None), "2019-06")
    assert (judged.shown, judged.withheld, judged.rag, judged.travel) == ("c", "c", None, None)
    after = judge(series(), readings(p2019_05=None, p2019_06="31"), "2019-06")
    assert (after.travel, after.comparator) == (None, "")


@pytest.mark.parametrize(
    ("value", "unit", "decimals", "text"),
    [
        ("0.7929999999999999", Unit.RATIO, 3, "0.793"),
        ("79.29999999999999", Unit.PERCENT, 1, "79.3%"),
        ("104.2", Unit.PERCENT, 1, "104.2%"),
        ("1234", Unit.COUNT, 0, "1,234"),
        ("149550000", Unit.MONEY, 0, "£149,550,000"),
        ("-12.5", Unit.MONEY, 2, "−£12.50"),
        ("-0.04", Unit.PERCENT, 1, "0.0%"),
        (None, Unit.PERCENT, 1, ""),
    ],
)
def test_a_figure_is_shown_as_papers_print_it(value, unit, decimals, text):
    assert shown(None if value is None else Decimal(value), unit, decimals) == text


@pytest.mark.parametrize(
    ("period", "year"),
    [
        ("2019-03", 2018),
        ("2019-04", 2019),
        ("2019-Q4", 2019),
        ("2018/19", 2018),
        ("2020-01", 2019),
        ("2019-12", 2019),
    ],
)
def test_every_period_lies_in_one_financial_year(period, year):
    assert financial_year_start(period) == year
