from __future__ import annotations

from dataclasses import replace

import pytest

from boardkeeper import meetings, minutes, people
from boardkeeper.errors import UserError
from boardkeeper.meetings import MeetingState
from boardkeeper.minutes import (
    MinutesApproved,
    PieceKind,
    Verb,
    VoteCast,
    WrittenDecision,
    WrittenPiece,
    WrittenVote,
)
from boardkeeper.reports import Mark
from db.tables.minutes import MinuteParagraph

WHO = "Ann Smith"


def test_what_is_written_is_read_back_piece_by_piece_with_its_ids(sheet, piece):
    written = [
        piece.heading("Bullying and Attendance"),
        piece.text("The report was presented.", marks=(Mark(4, 10, "bold"),)),
        piece.point("a sample was reviewed;"),
        piece.point("5% cited bullying;", level=1),
        WrittenPiece("f" * 32, PieceKind.TABLE, "Name\tSchool\nA\tB"),
        piece.limb("that a Head Teacher be invited;", "Judith Harwood", "July 2019", mover="Cllr Allen"),
        piece.action("Provide the trend", "Jean Kelly", "end of July"),
        piece.heading("Apologies", is_numbered=False),
        piece.text(
            "A child was discussed.",
            exempt_paragraphs="1, 2",
            public_interest_reason="It names a child.",
            public_summary="A placement was discussed.",
        ),
    ]
    assert list(sheet.write(written)) == written


def test_only_what_differs_is_touched(sheet, piece, desk):
    sheet.write([piece.heading("One"), piece.text("a"), piece.text("b"), piece.limb("c", "Jean Kelly")])
    before = list(sheet.pieces)
    minutes.write_pieces(desk.store, WHO, sheet.meeting_id, before)
    assert desk.labels().count("Write the minutes of 10 July 2019") == 1
    changed = [*before[:2], replace(before[2], text="B"), before[3]]
    minutes.write_pieces(desk.store, WHO, sheet.meeting_id, changed, before)
    step = desk.store.history(1)[0]
    assert (step.label, step.rows) == ("Write the minutes of 10 July 2019", 1)


def test_pieces_move_within_a_minute_and_into_another_and_keep_their_ids(sheet, piece):
    one, a, b, two, c = (
        piece.heading("One"), piece.text("a"), piece.limb("b", "Jean Kelly"), piece.heading("Two"), piece.text("c"),
    )  # fmt: skip
    sheet.write([one, a, b, two, c])
    tracked = sheet.view.minutes[0].resolutions[0].ask
    assert sheet.write([two, c, b, one, a]) == (two, c, b, one, a)
    assert sheet.view.minutes[0].resolutions[0].ask == tracked


def test_a_heading_taken_out_leaves_its_paragraphs_to_the_minute_before(sheet, piece):
    one, a, two, b = piece.heading("One"), piece.text("a"), piece.heading("Two"), piece.action("b", "Jean")
    sheet.write([one, a, two, b])
    assert sheet.write([one, a, b]) == (one, a, b)


def test_blank_pieces_are_not_kept_and_a_blank_heading_keeps_its_title(sheet, piece):
    one, a = piece.heading("Bullying"), piece.text("a")
    sheet.write([one, piece.text("  "), a])
    assert sheet.pieces == (one, a)
    assert sheet.write([replace(one, text=""), a]) == (one, a)


def test_words_before_the_first_heading_get_a_heading_once(sheet, piece):
    stray = piece.text("The Chair welcomed members.")
    first = sheet.write([stray], [])
    assert [each.text for each in first] == ["Untitled minute", "The Chair welcomed members."]
    assert sheet.write([stray], [stray]) == first


def test_a_copy_from_other_minutes_becomes_a_piece_of_its_own(sheet, piece, desk):
    sheet.write([piece.heading("One"), piece.text("a")])
    other = meetings.add_meeting(desk.store, WHO, desk.board_id, sheet.view.held_on.replace(month=9))
    minutes.write_pieces(desk.store, WHO, other, sheet.pieces)
    assert [each.text for each in sheet.pieces] == ["One", "a"]
    copied = minutes.pieces_of(minutes.get_minutes(desk.store, other))
    assert [each.text for each in copied] == ["One", "a"]
    assert not {each.id for each in copied} & {each.id for each in sheet.pieces}


def test_what_was_added_elsewhere_meanwhile_stays(sheet, piece, desk):
    one, a = piece.heading("One"), piece.text("a")
    before = list(sheet.write([one, a]))
    minutes.write_minute(desk.store, WHO, sheet.meeting_id, minutes.WrittenMinute("Added elsewhere"))
    kept = sheet.write([one, replace(a, text="A"), piece.text("b")], before)
    assert [each.text for each in kept] == ["One", "A", "b", "Added elsewhere"]


def test_votes_are_kept_by_name_and_change_one_by_one(sheet, piece, desk):
    ids = [people.add_person(desk.store, WHO, name) for name in ("Cllr Allen", "Cllr Buchan")]
    votes = tuple(
        WrittenVote(person_id, cast)
        for person_id, cast in zip(ids, (VoteCast.FOR, VoteCast.AGAINST), strict=True)
    )
    decided = piece.limb("that it be approved", votes=votes, votes_for=4, votes_against=1)
    sheet.write([piece.heading("One"), decided])
    (limb,) = sheet.view.minutes[0].resolutions
    assert [(vote.name, vote.cast) for vote in limb.votes] == [
        ("Cllr Allen", "for"),
        ("Cllr Buchan", "against"),
    ]
    without = replace(decided, decision=replace(decided.decision, votes=votes[1:]))
    before = list(sheet.pieces)
    sheet.write([before[0], without], before)
    assert [vote.name for vote in sheet.view.minutes[0].resolutions[0].votes] == ["Cllr Buchan"]


def test_a_limb_turned_into_text_is_decided_no_more(sheet, piece):
    one, limb = piece.heading("One"), piece.limb("that it be noted", verb=Verb.NOTED)
    sheet.write([one, limb])
    plain = replace(limb, kind=PieceKind.TEXT, decision=None)
    assert sheet.write([one, plain]) == (one, plain)
    assert sheet.view.minutes[0].resolutions == ()
    again = replace(plain, kind=PieceKind.RESOLUTION, decision=WrittenDecision(Verb.RESOLVED))
    assert sheet.write([one, again]) == (one, again)


def test_approved_minutes_and_those_of_a_cancelled_meeting_are_not_written(sheet, piece, desk):
    sheet.write([piece.heading("One")])
    meetings.update_meeting(desk.store, WHO, sheet.meeting_id, state=MeetingState.APPROVED)
    with pytest.raises(MinutesApproved, match="10 July 2019 are approved and do not change"):
        sheet.write([piece.heading("Two")])
    meetings.update_meeting(desk.store, WHO, sheet.meeting_id, state=MeetingState.CANCELLED)
    with pytest.raises(UserError, match="was cancelled"):
        sheet.write([piece.heading("Two")])
    assert [each.text for each in sheet.pieces] == ["One"]


def test_a_corrected_paragraph_cannot_be_taken_out(sheet, piece, desk):
    one, a = piece.heading("One"), piece.text("a")
    sheet.write([one, a])
    with desk.store.edit("A correction", WHO) as session:
        from db.tables.minutes import Correction

        paragraph = session.get_one(MinuteParagraph, a.id)
        session.add(
            Correction(
                meeting_id=sheet.meeting_id,
                paragraph_id=paragraph.id,
                made_at_id=sheet.meeting_id,
                text_before="a",
                text_after="b",
                reason="c",
            )
        )
    with pytest.raises(UserError, match="cannot be taken out"):
        sheet.write([one])
    assert [each.text for each in sheet.pieces] == ["One", "a"]
