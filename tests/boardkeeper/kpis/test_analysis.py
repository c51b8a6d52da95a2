from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from boardkeeper.figures import TargetView
from boardkeeper.kpis import BenchmarkView, EventView, KpiView, Polarity, Unit
from boardkeeper.kpis.analysis import Subject, analyse
from tests.boardkeeper.indicators import indicator

YEAR = {f"2018-{month:02d}": str(39 - month % 2) for month in range(4, 13)}


def said(kpi: KpiView, subject: Subject) -> list[str]:
    return [each.words for each in analyse(kpi) if each.subject is subject]


def test_without_a_figure_there_is_nothing_to_say() -> None:
    assert analyse(indicator("Empty", {})) == ()


def test_the_colour_names_the_numbers_the_direction_and_the_bounds() -> None:
    kpi = indicator("Repeat plans", {"2019-06": ("23.5", 16, 68)}, target="23", denominator_name="new plans")
    assert said(kpi, Subject.COLOUR) == [
        (
            "23.5% in Jun-19 (16 of 68, new plans) is amber. Lower is better; green from 23.0% down, amber within 15% of the "
            "target, up to 26.45%."
        )
    ]
    higher = indicator("EET", {"2019-06": "70"}, target="65", polarity=Polarity.HIGHER)
    assert said(higher, Subject.COLOUR)[0].endswith(
        "green from 65.0% up, amber within 15% of the target, down to 55.25%."
    )


def test_a_figure_without_a_colour_says_why() -> None:
    watched = indicator("Watched", {"2019-06": "5"}, target=TargetView(2019, None, written="Monitor only"))
    assert said(watched, Subject.COLOUR) == ["5.0% in Jun-19 has no colour: Monitor only. Lower is better."]
    unsaid = indicator("Unsaid", {"2019-06": "5"}, target="4", polarity=None)
    assert said(unsaid, Subject.COLOUR) == [
        "5.0% in Jun-19 has no colour against its target of 4.0%. Nobody has said yet which way is good."
    ]


def test_the_gap_is_said_in_points_and_towards_the_target_of_its_year() -> None:
    kpi = indicator("Re-referrals", {"2019-06": "31.4"}, target="25")
    assert said(kpi, Subject.GAP) == ["6.4 percentage points away from the target for 2019/20, 25.0%."]
    met = indicator("Re-referrals", {"2019-06": "25.0"}, target="25")
    assert said(met, Subject.GAP) == ["On the target for 2019/20, 25.0%."]
    days = indicator("Days", {"2019-06": "20"}, target="24", unit=Unit.DAYS, decimals=0)
    assert said(days, Subject.GAP) == ["4 better than the target for 2019/20, 24."]


def test_a_range_is_met_inside_it() -> None:
    aim = TargetView(2019, Decimal(80), upper=Decimal(85))
    inside = indicator("Range", {"2019-06": "82"}, target=aim)
    assert said(inside, Subject.GAP) == ["Within the target for 2019/20, 80.0% to 85.0%."]
    outside = indicator("Range", {"2019-06": "86"}, target=aim)
    assert said(outside, Subject.GAP) == [
        "1.0 percentage point outside the target for 2019/20, 80.0% to 85.0%."
    ]
    assert "green from 80.0% to 85.0%" in said(outside, Subject.COLOUR)[0]


def test_travel_names_each_of_its_comparators() -> None:
    kpi = indicator(
        "Re-referrals", {"2018-06": "32.1", "2019-04": "37.7", "2019-05": "32.4", "2019-06": "31.4"}
    )
    assert said(kpi, Subject.TRAVEL) == [
        "Fell by 1.0 percentage point (3.1%) since May-19, the month before, when it was 32.4%: better.",
        "Fell by 0.7 percentage points (2.2%) since Jun-18, the same month last year, when it was 32.1%: better.",
        "Fell by 6.3 percentage points (16.7%) since Apr-19, the start of the year, when it was 37.7%: better.",
    ]


def test_a_year_to_date_series_that_starts_again_is_not_compared_with_march() -> None:
    kpi = indicator("Re-referrals", {"2018-04": "30", "2019-03": "38", "2019-04": "33"}, is_year_to_date=True)
    (only,) = said(kpi, Subject.TRAVEL)
    assert "Apr-18, the same month last year" in only
    assert any("start again in April" in words for words in said(kpi, Subject.CAUTION))


def test_limits_name_what_they_are_drawn_from_and_what_lies_outside() -> None:
    kpi = indicator("Steady", {**YEAR, "2019-01": "60"})
    first = said(kpi, Subject.LIMITS)[0]
    assert "from all 10 figures: Jan-19 (60.0%)." in first
    assert said(indicator("Few", {"2019-05": "3", "2019-06": "5"}), Subject.LIMITS) == []


def test_an_event_is_told_by_the_means_before_and_after_it() -> None:
    visit = EventView("2019-05", "Before the visit", "After the visit")
    kpi = indicator(
        "EET", {"2019-03": "50", "2019-04": "52", "2019-05": "56", "2019-06": "58"}, polarity=Polarity.HIGHER
    )
    assert said(replace(kpi, events=(visit,)), Subject.EVENT) == [
        (
            "“After the visit”, from May-19: the mean of 2 figures after is 57.0%, of 2 figures before 51.0%; it rose by "
            "6.0 percentage points (11.8%): better."
        )
    ]


def test_each_comparator_is_met_in_its_latest_year() -> None:
    marks = (
        BenchmarkView("England", 2017, Decimal(20), "20.0%", ""),
        BenchmarkView("England", 2018, Decimal("22.6"), "22.6%", ""),
        BenchmarkView("South West", 2018, Decimal("31.4"), "31.4%", ""),
    )
    kpi = indicator("Re-referrals", {"2019-06": "31.4"}, benchmarks=marks)
    assert said(kpi, Subject.BENCHMARK) == [
        "8.8 percentage points above England in 2018/19, 22.6%: worse.",
        "The same as South West in 2018/19, 31.4%.",
    ]


def test_good_news_and_bad_news_are_told_apart() -> None:
    kpi = indicator("Re-referrals", {"2019-05": "26", "2019-06": "24"}, target="25")
    assert [each.is_good for each in analyse(kpi)] == [True, True, True]
