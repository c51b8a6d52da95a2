"""Editions: what is exempt leaves the public one with its summary in place, and stands alone in Part II."""

from __future__ import annotations

from dataclasses import replace

import pytest

from boardkeeper.minutes import ParagraphKind, Verb
from boardkeeper.minutes.editions import (
    Edition,
    edition_of,
    exempt_passages,
    has_exempt,
    short_marking,
    wanting_summaries,
)
from boardkeeper.minutes.withheld import withheld_asks_in

SECRET = "SECRET"
ACT = "Part 1 of Schedule 12A to the Local Government Act 1972"


@pytest.fixture
def written(sheet, piece):
    """Points (a) to (d), (b) and (c) exempt; limbs 1 to 3, 2 exempt with an action; one confidential sentence."""
    three = {"exempt_paragraphs": "3"}
    secret_limb = replace(
        piece.limb(f"that {SECRET} be paid", "Jean Kelly", "July 2019"),
        exempt_paragraphs="1",
        public_summary="A payment was agreed.",
    )
    secret_action = replace(piece.action(f"pay {SECRET}", "Jean Kelly"), exempt_paragraphs="3")
    sheet.write(
        [
            piece.heading("Homes"),
            piece.point("first;"),
            piece.point(f"{SECRET} second;", public_summary="one home was considered;", **three),
            piece.point(f"{SECRET} third;", public_summary="one home was considered;", **three),
            piece.point("fourth."),
            piece.limb("that it be noted", verb=Verb.NOTED),
            secret_limb,
            secret_action,
            piece.limb("that it be reported"),
            piece.heading("Visit"),
            piece.text(f"{SECRET} said the department.", is_confidential=True),
            piece.heading("Closing"),
            piece.text("It was all public."),
        ]
    )
    return sheet


def said(view, number=0):
    return [(each.letter, each.text) for each in view.minutes[number].paragraphs]


def test_the_public_edition_says_each_summary_once_and_why_there_is_no_more(written):
    public = edition_of(written.view, Edition.PUBLIC)
    assert SECRET not in repr(public)
    assert said(public) == [
        ("a", "first;"),
        ("b", f"one home was considered; (Not for publication in full: paragraph 3 of {ACT}.)"),
        ("d", "fourth."),
        ("", "that it be noted"),
        ("", f"A payment was agreed. (Not for publication in full: paragraphs 1 and 3 of {ACT}.)"),
        ("", "that it be reported"),
    ]
    assert [limb.limb for limb in public.minutes[0].resolutions] == [1, 3]
    assert public.minutes[0].counts_limbs


def test_without_a_summary_one_sentence_says_why_the_record_is_silent(written):
    public = edition_of(written.view, Edition.PUBLIC)
    assert said(public, 1) == [
        (
            "",
            "Not for publication: confidential information, section 100A(2) of the Local Government Act 1972.",
        )
    ]
    assert said(public, 2) == [("", "It was all public.")]


def test_part_two_has_only_what_is_not_public_under_its_own_letters_and_numbers(written):
    private = edition_of(written.view, Edition.PART_II)
    assert [minute.title for minute in private.minutes] == ["Homes", "Visit"]
    assert [each.letter for each in private.minutes[0].paragraphs] == ["b", "c", "", ""]
    assert [limb.limb for limb in private.minutes[0].resolutions] == [2]
    assert private.minutes[0].counts_limbs
    assert edition_of(written.view, Edition.RESTRICTED) == written.view


def test_a_passage_without_any_summary_is_reported(written):
    assert [(each.title, each.wants_summary) for each in exempt_passages(written.view)] == [
        ("Homes", False),
        ("Homes", False),
        ("Visit", True),
    ]
    (wanting,) = wanting_summaries(written.view)
    assert wanting.why == "confidential information, section 100A(2) of the Local Government Act 1972"
    assert has_exempt(written.view)


def test_minutes_without_exempt_matter_are_the_same_in_public(sheet, piece):
    sheet.write([piece.heading("Homes"), piece.text("Public.")])
    assert not has_exempt(sheet.view)
    assert exempt_passages(sheet.view) == ()
    assert edition_of(sheet.view, Edition.PUBLIC).minutes[0].paragraphs == sheet.view.minutes[0].paragraphs
    assert edition_of(sheet.view, Edition.PART_II).minutes == ()


def test_a_passage_is_marked_with_its_paragraphs_or_as_confidential(written):
    marks = [short_marking(each) for minute in written.view.minutes for each in minute.paragraphs]
    assert [mark for mark in marks if mark] == [
        "Exempt – paragraph 3",
        "Exempt – paragraph 3",
        "Exempt – paragraph 1",
        "Exempt – paragraph 3",
        "Confidential – section 100A(2)",
    ]


def test_rows_of_the_logs_that_were_asked_in_private_say_no_more_than_their_summary(written):
    with written.desk.store.read() as session:
        silent = withheld_asks_in(session, written.desk.board_id)
    limb, action = (
        next(each for each in written.view.minutes[0].paragraphs if each.kind is kind and each.is_exempt)
        for kind in (ParagraphKind.RESOLUTION, ParagraphKind.ACTION)
    )
    assert silent == {
        limb.resolution.ask.row_id: "A payment was agreed.",
        action.action.row_id: f"Not for publication: paragraph 3 of {ACT}.",
    }
