from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boardkeeper.rules.rag import displayed
from boardkeeper.rules.travel import Travel, travel

FIGURES = st.decimals(-1000, 1000, places=4)


@pytest.mark.parametrize(
    ("now", "before", "polarity", "expected"),
    [
        ("31.4", "32.2", "lower", Travel.BETTER),
        ("32.2", "31.4", "lower", Travel.WORSE),
        ("94.6", "96.1", "higher", Travel.WORSE),
        ("56.4", "55.1", "higher", Travel.BETTER),
        ("56.4", "56.4", "higher", Travel.SAME),
        ("56.44", "56.36", "higher", Travel.SAME),
        ("56.45", "56.44", "higher", Travel.BETTER),
        ("229.0", "229.04", "none", Travel.SAME),
        ("229.0", "231.7", "none", None),
        ("229.0", "231.7", None, None),
    ],
)
def test_displayed_figures_are_compared(
    now: str, before: str, polarity: str | None, expected: Travel | None
) -> None:
    assert travel(Decimal(now), Decimal(before), polarity, 1) == expected


@pytest.mark.parametrize(("now", "before"), [(None, Decimal(1)), (Decimal(1), None), (None, None)])
def test_a_missing_figure_goes_nowhere(now: Decimal | None, before: Decimal | None) -> None:
    assert travel(now, before, "higher", 1) is None


def test_an_unknown_polarity_is_refused() -> None:
    with pytest.raises(ValueError, match="Polarity"):
        travel(Decimal(1), Decimal(2), "up", 1)


@given(FIGURES, FIGURES, st.integers(0, 3))
def test_going_back_is_the_opposite_and_so_is_the_other_polarity(
    now: Decimal, before: Decimal, decimals: int
) -> None:
    there = travel(now, before, "higher", decimals)
    back = travel(before, now, "higher", decimals)
    assert travel(now, before, "lower", decimals) == back
    assert (there is Travel.SAME) == (displayed(now, decimals) == displayed(before, decimals))
    assert {there, back} in ({Travel.SAME}, {Travel.BETTER, Travel.WORSE})
