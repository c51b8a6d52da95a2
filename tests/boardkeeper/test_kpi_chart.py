from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from boardkeeper.figures import Rag, Reading, Series, judge
from boardkeeper.kpi_chart import chart_of
from boardkeeper.kpis import EventView, KpiView, Polarity, Unit

LAST_YEAR = {"2018-12": "40", "2019-01": "38", "2019-02": "36", "2019-03": "35"}
THIS_YEAR = {"2019-04": "33", "2019-05": "26", "2019-06": "24"}


def kpi(
    values: dict[str, str],
    *,
    polarity: Polarity | None = Polarity.LOWER,
    year_to_date: bool = False,
    events: tuple[EventView, ...] = (),
) -> KpiView:
    """An indicator with a target of 25 in 2019/20."""
    targets = {2019: (Decimal(25), "25%")}
    series = Series(Unit.PERCENT, 1, polarity, Decimal(15), year_to_date, targets)
    readings = {
        period: Reading(period, Decimal(value), "", None, None, "", None) for period, value in values.items()
    }
    figures = tuple(judge(series, readings, period) for period in values)
    return KpiView(
        id="k",
        name="Re-referrals",
        theme="Front door",
        priority_number=1,
        unit=Unit.PERCENT,
        decimals=1,
        polarity=polarity,
        tolerance=Decimal(15),
        fraction_name="",
        is_proxy=False,
        is_year_to_date=year_to_date,
        note="",
        figures=figures,
        latest=figures[-1] if figures else None,
        events=events,
    )


def test_a_target_reaches_over_its_own_year_with_its_amber_limit() -> None:
    chart = chart_of(kpi(LAST_YEAR | THIS_YEAR))
    assert chart is not None
    (span,) = chart.targets
    assert (span.first, span.last, span.target, span.amber) == (4, 6, 25, Decimal("28.75"))
    assert span.label == "Target 2019/20: 25.0%"
    assert chart.higher_is_better is False
    assert [point.rag for point in chart.points[4:]] == [Rag.RED, Rag.AMBER, Rag.GREEN]


def test_without_a_direction_there_is_a_target_and_no_amber() -> None:
    chart = chart_of(kpi(THIS_YEAR, polarity=None))
    assert chart is not None
    assert chart.higher_is_better is None
    assert chart.targets[0].amber is None


def test_a_missing_month_is_a_gap_in_the_line() -> None:
    chart = chart_of(kpi({"2019-04": "33", "2019-06": "24"}))
    assert chart is not None
    assert [point.period for point in chart.points] == ["2019-04", "2019-05", "2019-06"]
    assert [point.is_joined for point in chart.points] == [False, False, False]
    assert chart.points[1].words == "May-19: no figure"


def test_a_year_to_date_series_begins_anew_in_april() -> None:
    values = {"2019-03": "35", **THIS_YEAR}
    joined = {"2019-03": False, "2019-04": False, "2019-05": True, "2019-06": True}
    chart = chart_of(kpi(values, year_to_date=True))
    assert chart is not None
    assert {point.period: point.is_joined for point in chart.points} == joined
    whole = chart_of(kpi(values))
    assert whole is not None
    assert whole.points[1].is_joined


def test_an_earlier_years_outturn_stands_apart_from_the_line() -> None:
    chart = chart_of(kpi({"2017/18": "41", **THIS_YEAR}))
    assert chart is not None
    assert [point.is_outturn for point in chart.points] == [True, False, False, False]
    assert not chart.points[1].is_joined
    assert chart.targets[0].first == 1


def test_an_event_lies_before_its_first_period_after() -> None:
    visit = EventView("2019-04", "Before the visit", "After the visit")
    chart = chart_of(kpi({"2017/18": "41", **LAST_YEAR, **THIS_YEAR}, events=(visit,)))
    assert chart is not None
    (mark,) = chart.events
    assert mark.first_after == 5
    assert chart.points[mark.first_after].period == "2019-04"
    assert "After the visit from Apr-19" in chart.description


def test_limits_are_there_only_when_asked_for_and_mark_what_lies_outside() -> None:
    values = {f"2019-{month:02d}": "30" if month % 2 else "31" for month in range(1, 12)} | {"2019-12": "60"}
    plain = chart_of(kpi(values))
    assert plain is not None
    assert (plain.limits, plain.limit_words) == (None, "")
    chart = chart_of(kpi(values), with_limits=True)
    assert chart is not None
    assert chart.limits is not None
    assert [point.period for point in chart.points if point.is_outside] == ["2019-12"]
    assert "1 outside" in chart.limit_words
    assert chart.points[-1].words.endswith("outside the control limits")
    assert chart.low <= chart.limits.lower
    assert chart.high >= chart.limits.upper


def test_the_axis_holds_figures_target_and_amber_on_round_numbers() -> None:
    chart = chart_of(kpi(LAST_YEAR | THIS_YEAR))
    assert chart is not None
    assert [tick.label for tick in chart.ticks] == ["20%", "25%", "30%", "35%", "40%"]
    assert (chart.low, chart.high) == (20, 40)


def test_the_chart_is_said_in_words() -> None:
    chart = chart_of(kpi(LAST_YEAR | THIS_YEAR))
    assert chart is not None
    assert chart.description == (
        "Re-referrals: 7 figures from 40.0% in Dec-18 to 24.0% in Jun-19. "
        "Lowest 24.0% in Jun-19, highest 40.0% in Dec-18. Target 2019/20: 25.0%."
    )
    assert chart.points[-1].words == "Jun-19: 24.0%, target 25.0%, green"


def test_an_indicator_without_figures_has_no_chart() -> None:
    assert chart_of(replace(kpi({}), latest=None)) is None
