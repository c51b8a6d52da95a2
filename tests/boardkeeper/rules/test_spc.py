from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from boardkeeper.rules.spc import Shift, ShiftKind, shifts, xmr

SERIES = st.lists(st.integers(-50, 50).map(Decimal), min_size=2, max_size=40)


def decimals(written: str) -> list[Decimal]:
    return [Decimal(word) for word in written.split()]


def test_limits_lie_at_266_mean_moving_ranges() -> None:
    limits = xmr(decimals("10 12 11 13"))
    assert limits is not None
    assert limits.mean == Decimal("11.5")
    assert limits.mean_moving_range == Decimal(5) / 3
    assert limits.upper == Decimal("11.5") + Decimal("2.66") * (Decimal(5) / 3)
    assert limits.lower == Decimal("11.5") - Decimal("2.66") * (Decimal(5) / 3)


def test_a_point_on_the_limit_is_not_outside() -> None:
    limits = xmr(decimals("10 12 10 12"))
    assert limits is not None
    assert (limits.lower, limits.upper) == (Decimal("5.68"), Decimal("16.32"))
    assert not limits.is_outside(Decimal("16.32"))
    assert limits.is_outside(Decimal("16.33"))
    assert limits.is_outside(Decimal("5.67"))


def test_one_value_has_no_moving_range() -> None:
    assert xmr(decimals("10")) is None
    assert xmr([]) is None


def test_seven_points_on_one_side_mark_a_shift_and_six_do_not() -> None:
    seven = decimals("5 11 12 11 12 11 12 11 5")
    assert shifts(seven, Decimal(10)) == (Shift(ShiftKind.ABOVE, 1, 7),)
    assert shifts(seven[:7], Decimal(10)) == ()
    assert shifts([-value for value in seven], Decimal(-10)) == (Shift(ShiftKind.BELOW, 1, 7),)


def test_a_point_on_the_mean_ends_a_run() -> None:
    assert shifts(decimals("11 12 11 10 12 11 12 11"), Decimal(10)) == ()


def test_seven_rising_points_mark_a_shift_and_six_do_not() -> None:
    rising = decimals("9 7 8 9 10 11 12 13 2")
    assert shifts(rising, Decimal(10)) == (Shift(ShiftKind.RISING, 1, 7),)
    assert shifts(rising[:7], Decimal(10)) == ()
    assert shifts([-value for value in rising], Decimal(-10)) == (Shift(ShiftKind.FALLING, 1, 7),)


def test_a_repeated_figure_ends_a_rise() -> None:
    assert shifts(decimals("1 2 3 4 4 5 6 7"), Decimal(4)) == ()


@given(SERIES)
def test_limits_lie_evenly_about_a_mean_within_the_data(values: list[Decimal]) -> None:
    limits = xmr(values)
    assert limits is not None
    tiny = Decimal("1e-20")
    assert min(values) - tiny <= limits.mean <= max(values) + tiny
    assert abs((limits.upper - limits.mean) - (limits.mean - limits.lower)) < tiny
    assert (limits.mean_moving_range == 0) == (len(set(values)) == 1)


@given(SERIES, st.integers(-50, 50).map(Decimal))
def test_every_run_of_seven_is_found_and_none_that_is_not(values: list[Decimal], mean: Decimal) -> None:
    def does(kind: ShiftKind, points: list[Decimal]) -> bool:
        if kind is ShiftKind.ABOVE:
            return all(point > mean for point in points)
        if kind is ShiftKind.BELOW:
            return all(point < mean for point in points)
        turned = points if kind is ShiftKind.RISING else points[::-1]
        return all(turned[n] < turned[n + 1] for n in range(len(turned) - 1))

    found = shifts(values, mean)
    for shift in found:
        assert shift.last - shift.first >= 6
        assert does(shift.kind, values[shift.first : shift.last + 1])
    for kind in ShiftKind:
        for first in range(len(values) - 6):
            if does(kind, values[first : first + 7]):
                assert any(s.kind is kind and s.first <= first and first + 6 <= s.last for s in found)
