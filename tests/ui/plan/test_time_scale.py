from __future__ import annotations

from datetime import date
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from ui.plan.time_scale import TimeScale

DAYS = st.dates(date(2015, 1, 1), date(2032, 12, 31))


def test_a_year_is_shown_at_the_least_in_whole_months() -> None:
    scale = TimeScale.over([date(2026, 11, 22)], 200, 600)
    assert (scale.first, scale.last) == (date(2026, 11, 1), date(2027, 11, 1))


def test_months_are_named_each_with_the_year_where_it_begins() -> None:
    ticks = TimeScale.over([date(2026, 11, 22)], 0, 1200).ticks()
    assert [tick.words for tick in ticks[:3]] == ["Nov", "Dec", "Jan"]
    assert [tick.year for tick in ticks[:3]] == ["2026", "", "2027"]


def test_where_there_is_little_room_quarters_are_named_and_then_years() -> None:
    days = [date(2025, 4, 1), date(2028, 3, 31)]
    assert [tick.words for tick in TimeScale.over(days, 0, 900).ticks()][:2] == ["Apr–Jun", "Jul–Sep"]
    assert [tick.words for tick in TimeScale.over(days, 0, 240).ticks()] == ["2026", "2027", "2028"]


def test_larger_type_needs_more_room() -> None:
    scale = TimeScale.over([date(2026, 1, 1), date(2026, 12, 1)], 0, 500)
    assert len(scale.ticks()) == 12
    assert len(scale.ticks(2.0)) == 4


@given(st.lists(DAYS, min_size=1, max_size=6), st.floats(100, 2000))
def test_every_day_that_is_shown_stands_between_the_edges_in_its_order(
    days: list[date], width: float
) -> None:
    scale = TimeScale.over(days, 50, width)
    places = [scale.x(day) for day in sorted(days)]
    assert places == sorted(places)
    assert all(50 <= place <= 50 + width for place in places)
    assert all(scale.holds(day) for day in days)


@given(st.lists(DAYS, min_size=1, max_size=6), st.floats(120, 2000))
def test_names_never_run_into_each_other(days: list[date], width: float) -> None:
    ticks = TimeScale.over(days, 0, width).ticks()
    assert all(one.left + one.width <= other.left + 0.01 for one, other in pairwise(ticks))
