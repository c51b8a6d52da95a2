from __future__ import annotations

import pytest

from boardkeeper.importing.old_minutes.decision_words import (
    action_at_end,
    limbs_within,
    read_action,
    read_mover,
    read_opening,
    read_vote,
)
from boardkeeper.importing.old_minutes.lines import Decided


@pytest.mark.parametrize(
    ("written", "verb", "rest"),
    [
        ("RESOLVED – That the report be noted.", Decided.RESOLVED, "that the report be noted."),
        ("It was agreed to include information", Decided.AGREED, "to include information"),
        (
            "Agreed that further details would be provided.",
            Decided.AGREED,
            "that further details would be provided.",
        ),
        (
            "Members noted the update and requested that it is added",
            Decided.NOTED,
            "the update and requested that it is added",
        ),
        ("The Panel Resolved to: Note the Scorecard", Decided.RESOLVED, "to note the Scorecard"),
        ("The Children’s Overview and Scrutiny Committee then agreed that", Decided.AGREED, ""),
        ("Decision: that the plan be approved", Decided.RESOLVED, "that the plan be approved"),
    ],
)
def test_a_decision_is_known_by_how_it_begins(written: str, verb: Decided, rest: str) -> None:
    opening = read_opening(written)
    assert opening is not None
    assert (opening.verb, opening.rest) == (verb, rest)


@pytest.mark.parametrize(
    "written",
    [
        "Members noted that the figure had risen.",
        "It was noted that an update had been received",
        "In discussion cabinet members noted that:",
        "The Board considered the report.",
        "Resolution of disputes was discussed.",
        "Council is recommended to pass the following recommendation:-",
    ],
)
def test_what_was_said_in_discussion_is_no_decision(written: str) -> None:
    assert read_opening(written) is None


@pytest.mark.parametrize(
    ("written", "is_bare"),
    [("RESOLVED:", True), ("It was agreed that –", True), ("It was agreed that the Committee:", False)],
)
def test_an_opening_that_says_more_than_its_verb_is_kept(written: str, is_bare: bool) -> None:
    opening = read_opening(written)
    assert opening is not None
    assert opening.is_lead
    assert opening.is_bare is is_bare
    assert bool(opening.rest) is not is_bare


def test_a_recommendation_says_to_whom() -> None:
    opening = read_opening("RECOMMENDED to the Cabinet Member for Education that schools are written to.")
    assert opening is not None
    assert opening.recommended_to == "Cabinet Member for Education"
    assert opening.rest == "that schools are written to."


def test_limbs_in_one_sentence_are_parted() -> None:
    opening, limbs = limbs_within(
        "RESOLVED that (1) the report be noted; and (2) Cabinet be asked (again) to act."
    )
    assert opening == "RESOLVED that"
    assert limbs == ("(1) the report be noted; and", "(2) Cabinet be asked (again) to act.")
    assert limbs_within("Agreed that (a) was better than (c).") == (
        "Agreed that (a) was better than (c).",
        (),
    )


@pytest.mark.parametrize(
    ("written", "mover", "seconder", "rest"),
    [
        (
            "Moved by Councillor Allen, seconded by Councillor Mrs Johnson:",
            "Councillor Allen",
            "Councillor Mrs Johnson",
            "",
        ),
        (
            "Councillor Whitaker moved, seconded by Councillor Redfern:",
            "Councillor Whitaker",
            "Councillor Redfern",
            "",
        ),
        (
            "It was proposed by Cllr Day and seconded by Cllr Tan and RESOLVED that it be so",
            "Cllr Day",
            "Cllr Tan",
            "RESOLVED that it be so",
        ),
    ],
)
def test_who_moved_and_who_seconded(written: str, mover: str, seconder: str, rest: str) -> None:
    read = read_mover(written)
    assert read is not None
    assert (read.mover, read.seconder, read.rest) == (mover, seconder, rest)


@pytest.mark.parametrize(
    ("written", "counts", "is_lost"),
    [
        ("The motion was carried by 7 votes to 2.", (7, 2, None), False),
        ("(For: 5, Against: 3, Abstentions: 1)", (5, 3, 1), False),
        ("With 4 votes in favour, six against and no abstentions the motion was lost.", (4, 6, 0), True),
        (
            "A vote was then taken on the motion, which was clearly lost, allowing the press to stay.",
            (None, None, None),
            True,
        ),
    ],
)
def test_how_a_vote_went(written: str, counts: tuple[int | None, ...], is_lost: bool) -> None:
    vote = read_vote(written)
    assert vote is not None
    assert (vote.votes_for, vote.votes_against, vote.abstentions) == counts
    assert vote.is_lost is is_lost


def test_a_sentence_without_a_vote_says_nothing_of_one() -> None:
    assert read_vote("The Chair thanked members for their 7 questions to 2 officers.") is None


@pytest.mark.parametrize(
    ("written", "text", "officer", "due"),
    [
        (
            "ACTION: Jean Kelly to provide the trend by end of July",
            "to provide the trend",
            "Jean Kelly",
            "end of July",
        ),
        ("Action – circulate the plan (Ed Coley)", "circulate the plan", "Ed Coley", ""),
        ("ACTION: Jean Kelly", "", "Jean Kelly", ""),
        ("Action 118: bring the audit back", "bring the audit back", "", ""),
    ],
)
def test_an_action_says_what_who_and_by_when(written: str, text: str, officer: str, due: str) -> None:
    read = read_action(written, None)
    assert read is not None
    assert (read.text, read.officer, read.due_written) == (text, officer, due)


def test_an_action_behind_a_sentence_is_parted_from_it() -> None:
    assert action_at_end("It would be sent. (ACTION: Jean Kelly)") == (
        "It would be sent.",
        "(ACTION: Jean Kelly)",
    )
    assert action_at_end("Actions speak.") == ("Actions speak.", "")
