"""The numbers of leaves, and how ranges of them are written."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boardkeeper.rules.leaves import (
    PART_TWO,
    LeafNumber,
    SlipToNumber,
    ToNumber,
    chosen,
    in_words,
    number_leaves,
    read_leaves,
)

leaf_numbers = st.builds(
    LeafNumber, st.integers(1, 60), st.sampled_from(("", "a", "b", "z", "aa", PART_TWO, f"{PART_TWO}a"))
)


def numbers(*labels: int | str) -> tuple[LeafNumber, ...]:
    return tuple(read_leaves(str(label))[0][0] for label in labels)


def said(leaves: tuple[LeafNumber, ...]) -> list[str]:
    return [leaf.label for leaf in leaves]


def test_meetings_of_a_fresh_year_are_numbered_one_behind_the_other() -> None:
    first, second = number_leaves([ToNumber(3), ToNumber(2)])
    assert (said(first.pages), said(second.pages)) == (["1", "2", "3"], ["4", "5"])


def test_a_slip_of_minutes_not_printed_counts_among_their_leaves() -> None:
    first, second = number_leaves([ToNumber(3, (SlipToNumber("slip", 1),)), ToNumber(1)])
    assert said(first.pages) == ["1", "2", "4"]
    assert said(first.slips["slip"]) == ["3"]
    assert said(second.pages) == ["5"]


def test_a_slip_of_printed_minutes_takes_the_number_before_it_with_a_letter() -> None:
    bound = ToNumber(3, (SlipToNumber("slip", 1, pages=2),), printed=numbers(1, 2, 3))
    first, second = number_leaves([bound, ToNumber(2)])
    assert said(first.slips["slip"]) == ["2a", "2b"]
    assert (said(first.pages), said(second.pages)) == (["1", "2", "3"], ["4", "5"])


def test_a_printed_slip_keeps_its_number_and_the_next_takes_the_next_letter() -> None:
    bound = ToNumber(
        2,
        (SlipToNumber("old", 0), SlipToNumber("new", 0)),
        printed=numbers(1, 2),
        printed_slips={"old": numbers("1a")},
    )
    (only,) = number_leaves([bound])
    assert (said(only.slips["old"]), said(only.slips["new"])) == (["1a"], ["1b"])


def test_minutes_approved_late_go_behind_what_was_printed() -> None:
    early, late = number_leaves([ToNumber(2), ToNumber(2, printed=numbers(1, 2))], numbers(1, 2, 3))
    assert (said(early.pages), said(late.pages)) == (["4", "5"], ["1", "2"])


def test_printed_minutes_that_grew_count_on_where_they_can_and_take_letters_where_not() -> None:
    first, last = number_leaves([ToNumber(3, printed=numbers(1, 2)), ToNumber(2, printed=numbers(3))])
    assert (said(first.pages), said(last.pages)) == (["1", "2", "2a"], ["3", "4"])


def test_leaves_of_part_two_are_numbered_by_themselves() -> None:
    (only,) = number_leaves([ToNumber(2)], numbers(1, 2, "II 1"), PART_TWO)
    assert said(only.pages) == ["II 2", "II 3"]


@given(
    st.lists(
        st.builds(
            ToNumber,
            st.integers(1, 5),
            st.lists(st.integers(0, 0), max_size=3).map(
                lambda places: tuple(SlipToNumber(f"slip {n}", at) for n, at in enumerate(places))
            ),
        ),
        max_size=6,
    ),
    st.lists(leaf_numbers, max_size=8),
)
def test_no_number_is_given_twice(meetings: list[ToNumber], taken: list[LeafNumber]) -> None:
    given_out = [
        leaf
        for each in number_leaves(meetings, taken)
        for leaf in (*each.pages, *(number for slip in each.slips.values() for number in slip))
    ]
    public = {leaf for leaf in taken if not leaf.is_part_two}
    assert len(set(given_out)) == len(given_out)
    assert not public & set(given_out)


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("1-24", [("1", "24")]),
        ("1–3, 5 and 17A", [("1", "3"), ("5", "5"), ("17a", "17a")]),
        ("II 1 - II 4", [("II 1", "II 4")]),
        ("II 1-4", [("II 1", "II 4")]),
    ],
)
def test_ranges_are_read_as_people_write_them(written: str, found: list[tuple[str, str]]) -> None:
    assert [(first.label, last.label) for first, last in read_leaves(written)] == found


@pytest.mark.parametrize("written", ["", "one", "3-1", "0", "1-", "1-II 2", "1 2", "-5"])
def test_what_is_no_leaf_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match=re.escape(written or "nothing")):
        read_leaves(written)


def test_a_range_takes_the_slips_in_it_along_and_a_single_leaf_does_not() -> None:
    every = numbers(1, "1a", 2, "2a", 3)
    assert said(tuple(chosen(every, read_leaves("1-2")))) == ["1", "1a", "2", "2a"]
    assert said(tuple(chosen(every, read_leaves("2")))) == ["2"]
    assert said(tuple(chosen(every, read_leaves("1a-2")))) == ["1a", "2", "2a"]


@given(st.lists(leaf_numbers, max_size=20))
def test_leaves_in_words_are_read_back_as_the_same_leaves(leaves: list[LeafNumber]) -> None:
    words = in_words(leaves)
    read = {leaf for leaf in leaves} if not words else set(chosen(set(leaves), read_leaves(words)))
    assert set(leaves) <= read


def test_neighbours_are_said_as_a_run_and_letters_alone() -> None:
    assert in_words(numbers(3, 1, 2, "17a", 17, 18, "II 1", "II 2")) == "1–3, 17, 17a, 18, II 1–II 2"
