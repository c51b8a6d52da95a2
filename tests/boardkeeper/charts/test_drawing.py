from __future__ import annotations

import itertools
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from boardkeeper.charts import Chart
from boardkeeper.charts.drawing import drawing_of
from boardkeeper.charts.marks import Box, Drawing, Ink, Letters, Ring, Shape, Stroke, Words
from boardkeeper.kpi_chart import chart_of
from boardkeeper.kpis import BenchmarkView, EventView
from tests.boardkeeper.indicators import indicator

LETTERS = Letters(8.0, lambda text: 4.0 * len(text), lambda text: 4.4 * len(text))
YEAR = {f"2018-{month:02d}": str(30 + month) for month in range(4, 13)}


def chart(values: dict[str, str] | None = None, **more: object) -> Chart:
    found = chart_of(indicator("Re-referrals", dict(values or YEAR), target="35", **more), with_limits=True)
    assert found is not None
    return found


def drawn(of: Chart, width: float = 480, height: float = 210) -> Drawing:
    return drawing_of(of, width, height, LETTERS)


def words(drawing: Drawing) -> list[str]:
    return [mark.text for mark in drawing.marks if isinstance(mark, Words)]


def test_colours_come_with_their_shapes_and_their_words() -> None:
    drawing = drawn(chart())
    reds = [mark for mark in drawing.marks if isinstance(mark, Shape) and mark.fill is Ink.BAD]
    ambers = [mark for mark in drawing.marks if isinstance(mark, Shape) and mark.fill is Ink.AMBER]
    greens = [mark for mark in drawing.marks if isinstance(mark, Ring) and mark.fill is Ink.GOOD]
    assert {len(mark.places) for mark in reds} == {4}
    assert {len(mark.places) for mark in ambers} == {3}
    assert greens
    assert {"Green", "Amber", "Red"} <= set(words(drawing))


def test_the_target_has_a_ground_a_line_and_a_word() -> None:
    drawing = drawn(chart())
    grounds = {mark.ink for mark in drawing.marks if isinstance(mark, Box)}
    assert grounds == {Ink.GOOD_GROUND, Ink.AMBER_GROUND}
    assert "Target 2018/19: 35.0%" in words(drawing)


def test_comparators_are_told_apart_without_colour() -> None:
    marks = tuple(BenchmarkView(name, 2018, Decimal(33), "33.0%", "") for name in ("England", "South West"))
    drawing = drawn(chart(benchmarks=marks))
    lines = [mark for mark in drawing.marks if isinstance(mark, Stroke) and mark.ink is Ink.BENCHMARK]
    assert len({mark.dashes for mark in lines}) == 2
    assert {"England 2018/19: 33.0%", "South West 2018/19: 33.0%"} <= set(words(drawing))


NAMES = st.text("abcdefgh  ", min_size=0, max_size=60)


@settings(max_examples=120, deadline=None)
@given(
    st.lists(st.tuples(st.integers(5, 12), NAMES), min_size=1, max_size=4, unique_by=lambda each: each[0]),
    NAMES,
    st.floats(150, 700),
)
def test_names_of_events_are_never_cut_nor_set_over_each_other(
    told: list[tuple[int, str]], first: str, width: float
) -> None:
    labels = [first, *(" ".join(name.split()) for _, name in told)]
    events = tuple(
        EventView(f"2018-{month:02d}", labels[place], labels[place + 1])
        for place, (month, _) in enumerate(sorted(told))
    )
    drawing = drawn(chart(events=events), width=width)
    names = [mark for mark in drawing.marks if isinstance(mark, Words) and mark.is_heavy][:-1]
    assert "".join(mark.text for mark in names).replace(" ", "").split() == (
        "".join([*labels[:0:-1], labels[0]]).replace(" ", "").split()
    )
    for one, other in itertools.combinations(names, 2):
        apart = LETTERS.size * 1.2
        assert (
            abs(one.baseline - other.baseline) >= apart
            or one.left + LETTERS.heavy(one.text) <= other.left
            or other.left + LETTERS.heavy(other.text) <= one.left
        )
    assert all(mark.left >= -0.1 and mark.left + LETTERS.heavy(mark.text) <= width + 0.1 for mark in names)


def test_a_long_name_stands_above_the_next_line_and_that_line_ends_below_it() -> None:
    events = (
        EventView("2018-07", "Before the inspection visit", "After the inspection visit"),
        EventView("2018-09", "After the inspection visit", "After the new case system"),
    )
    drawing = drawn(chart(events=events), width=300)
    by_text = {mark.text: mark for mark in drawing.marks if isinstance(mark, Words) and mark.is_heavy}
    long, following = by_text["After the inspection visit"], by_text["After the new case system"]
    lines = [mark for mark in drawing.marks if isinstance(mark, Stroke) and mark.dashes == (3.0, 1.8)]
    assert long.baseline < following.baseline
    first, second = (line.places[0] for line in lines)
    assert first[1] < long.baseline < second[1]
    assert long.left < second[0] < long.left + LETTERS.heavy(long.text)


def test_where_colours_are_said_beside_the_chart_the_legend_is_shorter() -> None:
    whole, short = drawn(chart()), drawing_of(chart(), 480, 210, LETTERS, with_colours=False)
    assert "Red" in words(whole)
    assert "Red" not in words(short)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.decimals(-500, 5000, places=1), min_size=1, max_size=40),
    st.floats(120, 900),
    st.floats(120, 500),
)
def test_every_mark_stands_on_the_sheet(values: list[Decimal], width: float, height: float) -> None:
    periods = {f"{2016 + at // 12}-{at % 12 + 1:02d}": str(value) for at, value in enumerate(values)}
    drawing = drawn(chart(periods), width, height)
    for mark in drawing.marks:
        if isinstance(mark, Stroke) and mark.ink is Ink.LINE:
            assert all(0 <= x <= width and 0 <= y <= height for x, y in mark.places)
        elif isinstance(mark, Box):
            assert mark.width > 0
            assert mark.height > 0
            assert mark.top >= -0.1
            assert mark.top + mark.height <= height


@pytest.mark.parametrize("width", [180, 320, 480, 760])
def test_the_names_of_periods_never_touch(width: float) -> None:
    long = {f"{2016 + at // 12}-{at % 12 + 1:02d}": "5" for at in range(36)}
    drawing = drawn(chart({"2015/16": "4", **long}), width)
    foot = drawing.field.bottom + LETTERS.size * 1.4
    names = [mark for mark in drawing.marks if isinstance(mark, Words) and abs(mark.baseline - foot) < 0.1]
    spans = sorted((mark.left, mark.left + LETTERS.plain(mark.text)) for mark in names)
    assert spans
    assert all(first[1] < second[0] for first, second in itertools.pairwise(spans))


def test_one_figure_is_drawn_too() -> None:
    single = replace(chart({"2018-04": "31"}), limits=None)
    assert "31.0%" in words(drawn(single))
