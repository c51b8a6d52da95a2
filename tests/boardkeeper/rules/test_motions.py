from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boardkeeper.rules.motions import Votes, doubts_about, read_motion, read_votes, votes_in_words

NAMES = ("Councillor Mrs Johnson", "Councillor Allen", "Councillor Buchan", "Mrs Nicky Williams")


@pytest.mark.parametrize(
    ("typed", "mover", "seconder"),
    [
        ("Cllr Allen seconded Cllr Buchan", "Councillor Allen", "Councillor Buchan"),
        ("allen seconded by buchan", "Councillor Allen", "Councillor Buchan"),
        (
            "by Cllr Mrs Johnson and seconded by Nicky Williams",
            "Councillor Mrs Johnson",
            "Mrs Nicky Williams",
        ),
        (
            "Moved by Councillor Whitaker, seconded by Councillor Redfern",
            "Councillor Whitaker",
            "Councillor Redfern",
        ),
        ("Allen / Buchan", "Councillor Allen", "Councillor Buchan"),
        ("Allen and Buchan", "Councillor Allen", "Councillor Buchan"),
        ("Allen", "Councillor Allen", ""),
        ("seconded Buchan", "", "Councillor Buchan"),
        ("", "", ""),
    ],
)
def test_a_motion_names_its_mover_and_seconder(typed: str, mover: str, seconder: str) -> None:
    assert read_motion(typed, NAMES) == (mover, seconder)


@pytest.mark.parametrize(
    ("typed", "votes"),
    [
        ("5-2-1", Votes(5, 2, 1)),
        ("5–2", Votes(5, 2, None)),
        ("5/2/1", Votes(5, 2, 1)),
        ("5 2 1", Votes(5, 2, 1)),
        ("5 for, 2 against, 1 abstained", Votes(5, 2, 1)),
        ("5 for, 2 against and 1 abstention.", Votes(5, 2, 1)),
        ("12 votes in favour, none against", Votes(12, 0, None)),
        ("for: 12, against: 3", Votes(12, 3, None)),
        ("3 against", Votes(None, 3, None)),
        ("unanimous", Votes(7, 0, 0)),
        ("nem con", Votes(7, 0, 0)),
        ("", None),
        ("carried", None),
        ("5", None),
        ("5 for tea", None),
    ],
)
def test_votes_are_read_as_they_are_called_out(typed: str, votes: Votes | None) -> None:
    assert read_votes(typed, present=7) == votes


def test_a_unanimous_vote_is_no_count_while_nobody_knows_who_is_there() -> None:
    assert read_votes("unanimous") is None


@given(st.tuples(*[st.integers(0, 999)] * 3))
def test_a_count_in_words_reads_back_as_the_same(counted: tuple[int, int, int]) -> None:
    votes = Votes(*counted)
    assert read_votes(votes_in_words(votes)) == votes


@pytest.mark.parametrize(
    ("votes", "is_lost", "doubt"),
    [
        (Votes(5, 2, 1), False, "8 votes were counted, but 7 who may vote are present."),
        (Votes(5, 2, 0), False, ""),
        (Votes(5, 1), False, ""),
        (Votes(), False, ""),
        (Votes(5, 2, 0), True, "5 for, 2 against, 0 abstained, and yet the motion is said to be lost."),
        (Votes(2, 5, 0), False, "2 for, 5 against, 0 abstained, and yet the motion is said to be carried."),
        (Votes(2, 5, 0), True, ""),
        (Votes(3, 3, 1), True, "The votes are equal: the chair’s casting vote decides."),
        (Votes(5, 1, 0), False, "1 of the 7 who may vote is not counted."),
    ],
)
def test_a_count_that_cannot_be_is_doubted(votes: Votes, is_lost: bool, doubt: str) -> None:
    assert doubts_about(votes, 7, is_lost=is_lost) == doubt


def test_a_count_is_not_held_against_people_nobody_has_recorded() -> None:
    assert doubts_about(Votes(50, 2, 0), None, is_lost=False) == ""
