from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from boardkeeper.figures import Rag, Reading, Series, TargetView, judge
from boardkeeper.kpi_chart import baselines_of, chart_of
from boardkeeper.kpis import BenchmarkView, EventView, KpiView, Polarity, Unit

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
    targets = {2019: TargetView(2019, Decimal(25), written="25%")}
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
    assert chart.points[-1].words.endswith("outside the limits")
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
        "Lowest 24.0% in Jun-19, highest 40.0% in Dec-18. Target 2019/20: 25.0%. "
        "The latest figure is green."
    )
    assert chart.points[-1].words == "Jun-19: 24.0%, target 25.0%, green"


def test_an_indicator_without_figures_has_no_chart() -> None:
    assert chart_of(replace(kpi({}), latest=None)) is None


def test_a_range_has_a_band_with_amber_on_both_sides_and_its_stretch() -> None:
    aim = TargetView(2019, Decimal(80), upper=Decimal(85), stretch=Decimal(84))
    series = Series(Unit.PERCENT, 1, Polarity.HIGHER, Decimal(10), is_year_to_date=False, targets={2019: aim})
    reading = {"2019-06": Reading("2019-06", Decimal(79), "", None, None, "", None)}
    figure = judge(series, reading, "2019-06")
    chart = chart_of(replace(kpi({}), figures=(figure,), latest=figure, tolerance=Decimal(10)))
    assert chart is not None
    (span,) = chart.targets
    assert (span.target, span.upper, span.amber, span.amber_upper) == (80, 85, 72, Decimal("93.5"))
    assert span.stretch == 84
    assert chart.high >= Decimal("93.5")


def test_a_benchmark_holds_until_the_next_year_is_known() -> None:
    marks = tuple(
        BenchmarkView("England", year, Decimal(value), f"{value}%", "LAIT")
        for year, value in ((2018, 22), (2019, 21))
    )
    chart = chart_of(replace(kpi(LAST_YEAR | THIS_YEAR), benchmarks=marks))
    assert chart is not None
    assert [(line.first, line.last, line.value) for line in chart.benchmarks] == [(0, 3, 22), (4, 6, 21)]
    assert chart.description.endswith("England 2019/20: 21%.")
    assert chart.low <= 21


def test_limits_are_drawn_from_the_figures_somebody_chose_and_from_no_others() -> None:
    visit = EventView("2019-04", "Before the visit", "After the visit")
    chosen = kpi(LAST_YEAR | THIS_YEAR, events=(visit,))
    every, before, after = baselines_of(chosen)
    assert [each.words for each in (every, before, after)] == [
        "all 7 figures",
        "the 4 figures “Before the visit”",
        "the 3 figures “After the visit”",
    ]
    by_itself, chart = chart_of(chosen, with_limits=True), chart_of(chosen, with_limits=True, baseline=before)
    assert by_itself is not None
    assert by_itself.limits is not None
    assert by_itself.baseline == every
    assert chart is not None
    assert chart.limits is not None
    assert chart.limits.mean == Decimal("37.25")
    assert "from the 4 figures “Before the visit”" in chart.limit_words
    assert [point.is_outside for point in chart.points] == [False] * 5 + [True, True]


def test_a_shift_names_its_first_and_last_period() -> None:
    values = {f"2018-{month:02d}": str(50 - month) for month in range(4, 13)}
    chart = chart_of(kpi(values), with_limits=True)
    assert chart is not None
    assert "9 falling, Apr-18 to Dec-18" in [run.words for run in chart.runs]
    assert (chart.runs[0].first, chart.runs[0].last) == (0, 8)
