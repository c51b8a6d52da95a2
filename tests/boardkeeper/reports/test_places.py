"""Rows keep their places; one that moves is the only one touched."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from boardkeeper.reports.places import STEP, spread

PLACES = st.lists(st.integers(-5_000, 5_000), unique=True, max_size=12)


def longest_ascending(now: list[int | None]) -> int:
    """By trying all: the most rows whose places ascend already."""
    known = [place for place in now if place is not None]
    best = [1] * len(known)
    for late in range(len(known)):
        for early in range(late):
            if known[early] < known[late]:
                best[late] = max(best[late], best[early] + 1)
    return max(best, default=0)


def test_new_rows_are_spaced_so_that_others_fit_between_them() -> None:
    assert spread([None, None, None]) == [STEP, 2 * STEP, 3 * STEP]


def test_a_row_put_between_two_touches_neither() -> None:
    assert spread([STEP, None, 2 * STEP]) == [STEP, STEP + STEP // 2, 2 * STEP]


def test_a_row_put_first_or_last_touches_no_other() -> None:
    assert spread([None, STEP, 2 * STEP])[1:] == [STEP, 2 * STEP]
    assert spread([STEP, 2 * STEP, None])[:2] == [STEP, 2 * STEP]


def test_moving_the_last_of_four_to_the_front_moves_only_it() -> None:
    after = spread([4 * STEP, STEP, 2 * STEP, 3 * STEP])
    assert after[1:] == [STEP, 2 * STEP, 3 * STEP]
    assert after[0] < STEP


def test_where_no_room_is_left_all_are_spaced_anew() -> None:
    assert spread([1, None, 2]) == [STEP, 2 * STEP, 3 * STEP]


@given(PLACES, st.data())
def test_places_ascend_and_as_few_as_can_be_are_changed(places: list[int], data: st.DataObject) -> None:
    now: list[int | None] = [*places, *[None] * data.draw(st.integers(0, 3))]
    now = data.draw(st.permutations(now))
    after = spread(now)
    assert after == sorted(set(after))
    stayed = sum(1 for was, became in zip(now, after, strict=True) if was == became)
    spaced_anew = after == [STEP * (place + 1) for place in range(len(now))]
    assert spaced_anew or stayed == longest_ascending(now)
