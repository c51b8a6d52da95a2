from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boardkeeper.rules.rag import Rag, amber_limit, amber_range, displayed, rag

FIGURES = st.decimals(-10_000, 10_000, places=1)
TARGETS = st.decimals(0, 10_000, places=2)
TOLERANCES = st.decimals(0, 100, places=1)


@pytest.mark.parametrize(
    ("target", "polarity", "limit", "figures", "colours"),
    [
        ("80", "higher", "68", "100.0 96.1 94.6", "GGG"),
        ("25", "lower", "28.75", "37.7 32.2 31.4", "RRR"),
        ("23", "lower", "26.45", "28.0 27.1 23.5", "RRA"),
        ("12", "lower", "13.8", "10.8 10.6 9.8", "GGG"),
        ("70", "higher", "59.5", "67.8 66.4 64.4", "AAA"),
        ("65", "higher", "55.25", "55.1 56.4 56.4", "RAA"),
        ("90", "higher", "76.5", "94.3 96.0 95.7", "GGG"),
    ],
)
def test_the_scorecard_of_june_2019_has_its_colours(
    target: str, polarity: str, limit: str, figures: str, colours: str
) -> None:
    assert amber_limit(Decimal(target), polarity) == Decimal(limit)
    assert [rag(Decimal(figure), Decimal(target), polarity) for figure in figures.split()] == list(colours)


def test_the_amber_limit_itself_is_amber_and_the_target_itself_green() -> None:
    assert rag(Decimal("68.0"), Decimal(80), "higher") is Rag.AMBER
    assert rag(Decimal("67.9"), Decimal(80), "higher") is Rag.RED
    assert rag(Decimal("80.0"), Decimal(80), "higher") is Rag.GREEN
    assert rag(Decimal("13.8"), Decimal(12), "lower") is Rag.AMBER
    assert rag(Decimal("13.9"), Decimal(12), "lower") is Rag.RED


def test_the_tolerance_of_a_target_below_nought_is_on_its_bad_side_too() -> None:
    assert rag(Decimal("-11.5"), Decimal(-10), "higher") is Rag.AMBER
    assert rag(Decimal("-8.5"), Decimal(-10), "lower") is Rag.AMBER
    assert rag(Decimal("-8.4"), Decimal(-10), "lower") is Rag.RED


def test_the_figure_that_is_shown_is_the_one_that_is_coloured() -> None:
    assert rag(displayed(Decimal("79.95"), 1), Decimal(80), "higher") is Rag.GREEN
    assert rag(Decimal("79.95"), Decimal(80), "higher") is Rag.AMBER


@pytest.mark.parametrize(
    ("value", "target", "polarity"),
    [
        (None, Decimal(80), "higher"),
        (Decimal(80), None, "higher"),
        (Decimal(80), Decimal(80), "none"),
        (Decimal(80), Decimal(80), None),
    ],
)
def test_without_figure_target_or_polarity_there_is_no_colour(
    value: Decimal | None, target: Decimal | None, polarity: str | None
) -> None:
    assert rag(value, target, polarity) is None


def test_an_unknown_polarity_and_a_negative_tolerance_are_refused() -> None:
    with pytest.raises(ValueError, match="Polarity"):
        rag(Decimal(1), Decimal(1), "up")
    with pytest.raises(ValueError, match="tolerance"):
        rag(Decimal(1), Decimal(1), "higher", Decimal(-1))
    with pytest.raises(ValueError, match="no amber limit"):
        amber_limit(Decimal(1), "none")


@pytest.mark.parametrize(
    ("value", "decimals", "shown"),
    [
        ("79.29999999999999", 1, "79.3"),
        ("0.25", 1, "0.3"),
        ("-0.25", 1, "-0.3"),
        ("-0.04", 1, "0.0"),
        ("999.95", 1, "1000.0"),
        ("104.2", 0, "104"),
        ("1E+3", 1, "1000.0"),
    ],
)
def test_figures_are_rounded_halves_up(value: str, decimals: int, shown: str) -> None:
    assert str(displayed(Decimal(value), decimals)) == shown


@pytest.mark.parametrize("value", ["NaN", "Infinity", "1E+999999"])
def test_what_no_page_can_show_is_refused(value: str) -> None:
    with pytest.raises(ValueError, match="not a figure"):
        displayed(Decimal(value), 1)


def test_fewer_than_no_decimals_are_refused() -> None:
    with pytest.raises(ValueError, match="fewer than 0"):
        displayed(Decimal(1), -1)


@given(st.decimals(-(10**12), 10**12, allow_nan=False), st.integers(0, 6))
def test_rounding_moves_a_figure_by_at_most_half_and_only_once(value: Decimal, decimals: int) -> None:
    shown = displayed(value, decimals)
    assert abs(shown - value) <= Decimal(1).scaleb(-decimals) / 2
    assert displayed(shown, decimals) == shown
    assert -shown.as_tuple().exponent == decimals  # type: ignore[operator]


@given(FIGURES, FIGURES, TARGETS, TOLERANCES, st.sampled_from(["higher", "lower"]))
def test_a_better_figure_never_has_a_worse_colour(
    one: Decimal, other: Decimal, target: Decimal, tolerance: Decimal, polarity: str
) -> None:
    better, worse = (
        (max(one, other), min(one, other)) if polarity == "higher" else (min(one, other), max(one, other))
    )
    order = [Rag.RED, Rag.AMBER, Rag.GREEN]
    colours = [rag(figure, target, polarity, tolerance) for figure in (worse, better)]
    assert order.index(colours[0]) <= order.index(colours[1])  # type: ignore[arg-type]


@given(FIGURES, TARGETS, TOLERANCES)
def test_turning_figure_and_target_round_turns_the_polarity_round(
    figure: Decimal, target: Decimal, tolerance: Decimal
) -> None:
    assert rag(figure, target, "higher", tolerance) == rag(-figure, -target, "lower", tolerance)


@pytest.mark.parametrize(
    ("figure", "colour"),
    [
        ("80", Rag.GREEN),
        ("85", Rag.GREEN),
        ("76", Rag.AMBER),
        ("75.9", Rag.RED),
        ("89.25", Rag.AMBER),
        ("89.3", Rag.RED),
    ],
)
@pytest.mark.parametrize("polarity", ["higher", "lower", "none", None])
def test_a_range_is_green_inside_and_amber_near_its_nearer_end_whichever_way_is_good(
    figure: str, colour: Rag, polarity: str | None
) -> None:
    assert rag(Decimal(figure), Decimal(80), polarity, Decimal(5), Decimal(85)) is colour


def test_a_range_turned_round_is_refused() -> None:
    with pytest.raises(ValueError, match="lower end"):
        amber_range(Decimal(85), Decimal(80))


@given(FIGURES, TARGETS, TARGETS, TOLERANCES)
def test_a_range_is_no_better_than_both_its_ends_allow(
    figure: Decimal, one: Decimal, other: Decimal, tolerance: Decimal
) -> None:
    lower, upper = min(one, other), max(one, other)
    ends = (rag(figure, lower, "higher", tolerance), rag(figure, upper, "lower", tolerance))
    worst = next(colour for colour in (Rag.RED, Rag.AMBER, Rag.GREEN) if colour in ends)
    assert rag(figure, lower, None, tolerance, upper) == worst
