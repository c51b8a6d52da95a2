from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from boardkeeper.briefing.fitting import filling, limits_that_fit

LENGTHS = st.lists(st.integers(0, 12), min_size=1, max_size=7)


def test_no_long_section_crowds_out_another():
    assert filling((3, 1, 2)) == (0, 1, 2, 0, 2, 0)
    assert limits_that_fit((9, 1, 2), lambda limits: sum(limits) <= 6) == (3, 1, 2)


def test_short_entries_come_several_at_a_turn():
    assert limits_that_fit((9, 9), lambda limits: limits[0] <= 2, (1, 4)) == (2, 8)


def test_everything_is_shown_when_it_fits_and_nothing_when_not_even_the_headings_do():
    assert limits_that_fit((2, 3), lambda _limits: True) == (2, 3)
    assert limits_that_fit((2, 3), lambda _limits: False) == (0, 0)


@given(LENGTHS, st.integers(0, 60))
def test_as_many_lines_are_shown_as_fit_and_never_more(lengths, room):
    asked = []

    def fits(limits):
        asked.append(limits)
        return sum(limits) <= room

    limits = limits_that_fit(lengths, fits)
    assert sum(limits) == min(room, sum(lengths))
    assert all(limit <= length for limit, length in zip(limits, lengths, strict=True))
    assert len(asked) <= 8
