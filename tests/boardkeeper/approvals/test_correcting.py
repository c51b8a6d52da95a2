from __future__ import annotations

from datetime import date

import pytest

from boardkeeper import approvals, meetings, minutes
from boardkeeper.errors import UserError
from boardkeeper.meetings import MeetingState
from boardkeeper.minutes import MinutesApproved, ParagraphKind, pieces_of
from boardkeeper.minutes.circulating import circulate
from tests.boardkeeper.approvals.conftest import SEPTEMBER, WHO

NOVEMBER = date(2019, 11, 13)
RIGHT = "the contract was due to end in September 2019;"


@pytest.fixture
def approved(summer):
    """July approved in September; a meeting in November can correct it."""
    circulate(summer.store, WHO, summer.may, date(2019, 6, 3))
    circulate(summer.store, WHO, summer.july, date(2019, 7, 15))
    approvals.approve_minutes(summer.store, WHO, summer.july, summer.september)
    return summer


@pytest.fixture
def november(approved):
    return meetings.add_meeting(approved.store, WHO, approved.board_id, NOVEMBER, standard_agenda=True)


def contract(summer):
    return summer.paragraph(summer.july, "the contract")


def test_approved_minutes_are_not_written_any_more(approved):
    pieces = pieces_of(approved.read(approved.july))[:-1]
    with pytest.raises(MinutesApproved, match="do not change any more"):
        minutes.write_pieces(approved.store, WHO, approved.july, pieces)


def test_a_correction_is_a_limb_of_the_later_minutes_and_a_slip_on_the_earlier(approved, november):
    approvals.sign_minutes(approved.store, WHO, approved.july, "Councillor Mrs Bowyer", SEPTEMBER)
    approvals.correct_paragraph(
        approved.store, WHO, contract(approved).id, november, RIGHT, "The wrong month."
    )
    assert contract(approved).text == RIGHT
    assert approved.read(approved.july).state is MeetingState.SIGNED
    (limb,) = approved.minute(november, "Minutes").paragraphs
    assert (limb.kind, limb.text) == (
        ParagraphKind.RESOLUTION,
        "that Minute 16(a) of 10 July 2019 be corrected: for “August” read “September” (The wrong month).",
    )
    (slip,) = approvals.list_slips(approved.store, approved.july)
    assert (slip.place, slip.made_on, slip.is_approval) == ("Minute 16(a)", NOVEMBER, False)
    assert (slip.recorded_in_id, slip.change) == (limb.id, "for “August” read “September”")
    approved.store.undo(WHO)
    assert contract(approved).text == "the contract was due to end in August 2019;"
    assert approved.read(november).minutes == ()


def test_a_correction_of_a_correction_keeps_every_text(approved, november):
    later = meetings.add_meeting(approved.store, WHO, approved.board_id, date(2020, 1, 8))
    approvals.correct_paragraph(approved.store, WHO, contract(approved).id, november, RIGHT, "Wrong month.")
    again = RIGHT.replace("2019", "2020")
    approvals.correct_paragraph(approved.store, WHO, contract(approved).id, later, again, "Wrong year.")
    slips = approvals.list_slips(approved.store, approved.july)
    assert [(each.text_before, each.text_after) for each in slips] == [
        ("the contract was due to end in August 2019;", RIGHT),
        (RIGHT, again),
    ]


def test_a_draft_is_not_corrected_but_changed(approved, november):
    draft = approved.paragraph(approved.may, "Members noted")
    with pytest.raises(UserError, match="29 May 2019 are a draft"):
        approvals.correct_paragraph(approved.store, WHO, draft.id, november, "Members agreed it.", "A slip.")


def test_a_correction_is_made_at_a_later_meeting_with_a_reason_and_changes_something(approved, november):
    paragraph = contract(approved)

    def refused(at, text, reason):
        with pytest.raises(UserError) as error:
            approvals.correct_paragraph(approved.store, WHO, paragraph.id, at, text, reason)
        return error.value.sentence

    assert refused(approved.july, RIGHT, "A slip.") == "Minutes are approved at a later meeting."
    assert refused(november, RIGHT, "") == "A correction needs a reason."
    assert refused(november, paragraph.text, "A slip.") == "The correction changes nothing."
    assert contract(approved).text == paragraph.text


def test_a_record_taken_out_of_the_later_minutes_is_missed(approved, november):
    approvals.correct_paragraph(approved.store, WHO, contract(approved).id, november, RIGHT, "Wrong month.")
    kept = [each for each in pieces_of(approved.read(november)) if "be corrected" not in each.text]
    minutes.write_pieces(approved.store, WHO, november, kept)
    (slip,) = approvals.list_slips(approved.store, approved.july)
    assert (slip.recorded_in_id, slip.recorded_as) == (None, "the minutes of 13 November 2019")
