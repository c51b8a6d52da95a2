from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boardkeeper.rules.turning_points import Turn, turning_points

FIGURES = st.lists(
    st.tuples(
        st.integers(0, 999).map(lambda tenths: Decimal(tenths) / 10), st.sampled_from(["R", "A", "G", None])
    ),
    max_size=40,
)


def series(written: str) -> list[Decimal]:
    return [Decimal(figure) for figure in written.split()]


def test_a_long_course_is_told_by_few_figures() -> None:
    values = series("10 11 10 11 20 21 20 12 11 10 11 10")
    assert turning_points(values, [None] * len(values)) == {0: Turn.FIRST, 5: Turn.PEAK, 11: Turn.LATEST}


def test_a_change_of_colour_is_told_though_the_figure_hardly_moved() -> None:
    assert turning_points(series("28.0 27.1 23.5"), ["R", "R", "A"]) == {0: Turn.FIRST, 2: Turn.COLOUR}


def test_a_figure_without_a_colour_does_not_hide_a_change() -> None:
    assert turning_points(series("50 51 52 53"), ["R", None, "A", "A"]) == {
        0: Turn.FIRST,
        2: Turn.COLOUR,
        3: Turn.LATEST,
    }


@pytest.mark.parametrize(
    ("written", "found"), [("", {}), ("5", {0: Turn.FIRST}), ("5 5 5", {0: Turn.FIRST, 2: Turn.LATEST})]
)
def test_a_short_or_a_flat_series_has_no_turns(written: str, found: dict[int, Turn]) -> None:
    values = series(written)
    assert turning_points(values, ["G"] * len(values)) == found


def test_every_figure_has_a_colour_or_none() -> None:
    with pytest.raises(ValueError, match="one colour"):
        turning_points(series("1 2"), ["R"])


@given(FIGURES)
def test_first_last_and_every_change_of_colour_are_always_told(
    figures: list[tuple[Decimal, str | None]],
) -> None:
    values, colours = [value for value, _ in figures], [colour for _, colour in figures]
    told = turning_points(values, colours)
    assert list(told) == sorted(told)
    assert not values or {0, len(values) - 1} <= set(told)
    last = None
    for place, colour in enumerate(colours):
        if colour is not None and last is not None and colour != last:
            assert place in told
        last = colour or last


@given(FIGURES)
def test_a_peak_is_no_lower_and_a_trough_no_higher_than_what_stands_beside_it(
    figures: list[tuple[Decimal, str | None]],
) -> None:
    values = [value for value, _ in figures]
    for place, turn in turning_points(values, [None] * len(values)).items():
        beside = values[max(0, place - 1) : place + 2]
        assert turn is not Turn.PEAK or values[place] == max(beside)
        assert turn is not Turn.TROUGH or values[place] == min(beside)
