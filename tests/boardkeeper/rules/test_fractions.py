from __future__ import annotations

from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal, localcontext

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boardkeeper.rules.fractions import (
    agrees,
    is_rounded_from,
    parse_fraction,
    percentage,
    quotient_reaches,
)
from boardkeeper.rules.rag import displayed


@pytest.mark.parametrize(
    ("written", "fraction"),
    [
        ("45/418", (45, 418)),
        ("07/25", (7, 25)),
        (" 7 / 19 ", (7, 19)),
        ("1,045/4,418", (1045, 4418)),
        ("17 of 22", (17, 22)),
        ("17 out of 22", (17, 22)),
        ("418/25", (418, 25)),
        ("0/0", (0, 0)),
    ],
)
def test_a_fraction_is_read_however_it_is_written(written: str, fraction: tuple[int, int]) -> None:
    assert parse_fraction(written) == fraction


@pytest.mark.parametrize(
    "written", [None, 0.5, "", "45", "2017/18", "1/2/19", "-1/4", "4.5/9", "a/b", "45/418 (LAIT)", "Apr/18"]
)
def test_what_is_no_fraction_is_not_read_as_one(written: object) -> None:
    assert parse_fraction(written) is None


@given(st.integers(0, 10**9), st.integers(0, 10**9))
def test_every_fraction_but_a_year_is_read_back(numerator: int, denominator: int) -> None:
    if 1900 <= numerator < 2200 and denominator in {(numerator + 1) % 100, numerator + 1}:
        return
    assert parse_fraction(f"{numerator}/{denominator}") == (numerator, denominator)
    assert parse_fraction(f"{numerator:,} of {denominator:,}") == (numerator, denominator)


@pytest.mark.parametrize(
    ("value", "numerator", "denominator"),
    [
        ("77.3", 17, 22),
        ("68.2", 15, 22),
        ("26.8", 112, 418),
        ("55.1", 125, 227),
        ("56.4", 132, 234),
        ("100", 3, 3),
    ],
)
def test_a_percentage_agrees_with_the_fraction_behind_it(
    value: str, numerator: int, denominator: int
) -> None:
    assert agrees(Decimal(value), numerator, denominator, 1)


@pytest.mark.parametrize(
    ("value", "numerator", "denominator"),
    [
        ("68.2", 17, 22),
        ("94.3", 125, 227),
        ("96.0", 128, 227),
        ("95.7", 132, 234),
        ("44", 121, 227),
        ("50", 0, 0),
    ],
)
def test_a_proofreader_finds_the_percentages_that_do_not_agree(
    value: str, numerator: int, denominator: int
) -> None:
    assert not agrees(Decimal(value), numerator, denominator, 1)


def test_a_stored_figure_agrees_as_it_is_displayed() -> None:
    assert agrees(Decimal("79.29999999999999"), 793, 1000, 1)


def test_exactly_half_may_have_been_rounded_either_way() -> None:
    assert agrees(Decimal(12), 1, 8, 0)
    assert agrees(Decimal(13), 1, 8, 0)
    assert not agrees(Decimal(14), 1, 8, 0)


def test_a_rate_and_a_ratio_agree_on_their_own_base() -> None:
    assert agrees(Decimal("87.8"), 432, 49_200, 1, per=10_000)
    assert agrees(Decimal("16.7"), 418, 25, 1, per=1)


def test_a_share_of_nothing_is_no_percentage() -> None:
    assert percentage(0, 0) is None
    assert percentage(17, 22) == Decimal(1700) / 22


@given(
    st.integers(0, 10**6),
    st.integers(1, 10**6),
    st.integers(0, 3),
    st.sampled_from([ROUND_HALF_UP, ROUND_HALF_EVEN]),
)
def test_a_percentage_rounded_either_way_agrees_and_the_next_one_does_not(
    numerator: int, denominator: int, decimals: int, rounding: str
) -> None:
    step = Decimal(1).scaleb(-decimals)
    with localcontext(prec=60):
        exact = Decimal(100 * numerator) / denominator
        rounded = exact.quantize(step, rounding=rounding)
        is_half = abs(exact - rounded) * 2 == step
    assert agrees(rounded, numerator, denominator, decimals)
    if not is_half:
        assert not agrees(rounded + step, numerator, denominator, decimals)
        assert not agrees(rounded - step, numerator, denominator, decimals)


@pytest.mark.parametrize(
    ("value", "numerator", "denominator", "is_possible"),
    [
        ("55.1", 125, 227, True),
        ("53.0", 121, 227, True),
        ("12.7", 54, 427, True),
        ("94.3", 125, 227, False),
        ("12.8", 54, 427, False),
        ("54.0", 121, 227, False),
        ("0", 0, 0, False),
    ],
)
def test_people_round_to_the_whole_and_sometimes_twice(
    value: str, numerator: int, denominator: int, is_possible: bool
) -> None:
    assert is_rounded_from(Decimal(value), numerator, denominator, 1) is is_possible


@given(st.integers(0, 5000), st.integers(1, 5000), st.integers(0, 3))
def test_what_was_divided_and_rounded_is_never_doubted(
    numerator: int, denominator: int, decimals: int
) -> None:
    exact = percentage(numerator, denominator)
    assert exact is not None
    assert is_rounded_from(displayed(exact, decimals), numerator, denominator, decimals)


def test_one_printed_figure_over_another_reaches_as_far_as_both_are_rounded() -> None:
    reach = quotient_reaches(Decimal("45.8"), 1, Decimal("334.4"), 1)
    assert reach is not None
    assert [round(end, 2) for end in reach] == [Decimal("13.68"), Decimal("13.71")]
    assert quotient_reaches(Decimal(3), 0, Decimal(0), 0) is None
