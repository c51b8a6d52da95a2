from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boardkeeper.rules.changes import change, change_words, points_words

FIGURES = st.decimals(min_value=0, max_value=10_000, places=3)


def said(now: str, before: str, *, is_percent: bool = True, decimals: int = 1) -> str:
    found = change(Decimal(now), Decimal(before), decimals)
    return change_words(found, f"{abs(found.by):,f}", is_percent=is_percent, decimals=decimals)


@pytest.mark.parametrize(
    ("now", "before", "words"),
    [
        ("31.4", "32.4", "fell by 1.0 percentage point (3.1%)"),
        ("31.4", "32.2", "fell by 0.8 percentage points (2.5%)"),
        ("96.1", "94.6", "rose by 1.5 percentage points (1.6%)"),
        ("56.4", "56.38", "did not change"),
        ("1.0", "0", "rose by 1.0 percentage point"),
    ],
)
def test_a_percentage_changes_by_percentage_points_and_by_per_cent_of_what_it_was(
    now: str, before: str, words: str
) -> None:
    assert said(now, before) == words


def test_a_number_changes_by_itself() -> None:
    assert said("112", "100", is_percent=False, decimals=0) == "rose by 12 (12.0%)"


def test_one_point_is_one_point() -> None:
    assert points_words(Decimal("-1.04"), 1) == "1.0 percentage point"
    assert points_words(Decimal(1234), 1) == "1,234.0 percentage points"


@given(FIGURES, FIGURES)
def test_what_is_compared_is_what_is_displayed(now: Decimal, before: Decimal) -> None:
    found = change(now, before, 1)
    assert abs(found.by - (now - before)) <= Decimal("0.1")
    assert change(found.by + change(before, Decimal(0), 1).by, before, 1).by == found.by


@given(FIGURES, FIGURES)
def test_going_back_takes_back_as_much(now: Decimal, before: Decimal) -> None:
    assert change(now, before, 2).by == -change(before, now, 2).by
