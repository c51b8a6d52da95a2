from __future__ import annotations

from datetime import date, time

import pytest

from boardkeeper import approvals, attendance, decisions, meetings, minutes, people
from boardkeeper.approvals import Amendment
from boardkeeper.errors import UserError
from boardkeeper.meetings import MeetingState
from boardkeeper.minutes import PieceKind
from boardkeeper.minutes.circulating import circulate
from boardkeeper.minutes.editions import Edition
from boardkeeper.minutes.versions import moments
from boardkeeper.minutes_out import gather_minutes, minutes_pack
from boardkeeper.people import SeatRole
from boardkeeper.render.text import render_text
from tests.boardkeeper.approvals.conftest import JULY, SEPTEMBER, WHO, piece, said

WERE_THERE = "Mrs Johnson, in the Chair\nMr Allen"
AND_MURPHY = "Mrs Johnson, in the Chair\nMr Allen and Mr Murphy"


@pytest.fixture
def attended(summer):
    """July circulated; two members are recorded as present, and Mr Murphy was forgotten."""
    for name, role in (("Mrs Johnson", SeatRole.CHAIR), ("Mr Allen", SeatRole.MEMBER)):
        people.add_member(summer.store, WHO, summer.board_id, name, role)
    attendance.record_named(summer.store, WHO, summer.july, "Mrs Johnson, Mr Allen")
    meetings.update_meeting(summer.store, WHO, summer.july, starts_at=time(14), ended_at=time(16, 5))
    circulate(summer.store, WHO, summer.may, date(2019, 6, 3))
    circulate(summer.store, WHO, summer.july, date(2019, 7, 15))
    return summer


@pytest.fixture
def approved(attended):
    approvals.approve_minutes(attended.store, WHO, attended.july, attended.september)
    return attended


@pytest.fixture
def november(approved):
    return meetings.add_meeting(
        approved.store, WHO, approved.board_id, date(2019, 11, 13), standard_agenda=True
    )


def lines(summer):
    return {each.subject: each.text for each in approvals.get_approval(summer.store, summer.july).header}


def correct(summer, at, subject, before, text, reason="He was there."):
    return approvals.correct_header(summer.store, WHO, summer.july, subject, before, text, at, reason)


def on_paper(summer, edition=Edition.PUBLIC):
    return " ".join(render_text(minutes_pack(gather_minutes(summer.store, summer.july), edition)).split())


def test_what_the_header_prints_is_proposed_line_by_line_and_the_titles_after_it(approved):
    proposed = lines(approved)
    assert proposed["Attendance"] == WERE_THERE
    assert proposed["Time"] == "The meeting began at 2.00 pm and ended at 4.05 pm."
    assert proposed["Apologies"] == ""
    assert proposed["Title of Minute 16"] == "Elective Home Education"
    assert proposed["Title of “Apologies”"] == "Apologies"


def test_a_correction_of_the_header_is_a_limb_of_the_later_minutes_and_a_slip_beside_it(approved, november):
    correct(approved, november, "Attendance", WERE_THERE, AND_MURPHY)
    (limb,) = approved.minute(november, "Minutes").paragraphs
    assert limb.text == (
        "that the minutes of 10 July 2019 be corrected under “Attendance”: "
        "for “Mr Allen” read “Mr Allen and Mr Murphy” (He was there)."
    )
    (slip,) = approvals.list_slips(approved.store, approved.july)
    assert (slip.place, slip.paragraph_id, slip.minute_id, slip.minute_number) == ("Attendance", "", "", None)
    assert (slip.text_before, slip.text_after, slip.is_exempt) == (WERE_THERE, AND_MURPHY, False)
    assert (slip.recorded_in_id, slip.recorded_as) == (limb.id, "the minutes of 13 November 2019")
    assert [each.name for each in approved.read(approved.july).attendance] == ["Mrs Johnson", "Mr Allen"]
    told = "Attendance, corrected on 13 November 2019, recorded in the minutes of 13 November 2019: "
    assert told in on_paper(approved)


def test_the_next_correction_of_a_line_starts_from_the_last_one(approved, november):
    correct(approved, november, "Attendance", WERE_THERE, AND_MURPHY)
    assert lines(approved)["Attendance"] == AND_MURPHY


def test_a_line_that_was_not_printed_is_told_as_inserted(approved, november):
    correct(approved, november, "Apologies", "", "Mrs Bowyer")
    (slip,) = approvals.list_slips(approved.store, approved.july)
    assert slip.change == "insert “Mrs Bowyer”"


def test_the_title_of_a_minute_is_changed_by_its_correction_and_in_the_log(approved, november):
    correct(approved, november, "Title of Minute 16", "", "Home Education", "Wrong title.")
    assert approved.minute(approved.july, "Home Education").number == 16
    (limb,) = approved.minute(november, "Minutes").paragraphs
    assert limb.text == (
        "that the title of Minute 16 of 10 July 2019 be corrected: "
        "for “Elective Home Education” read “Home Education” (Wrong title)."
    )
    (slip,) = approvals.list_slips(approved.store, approved.july)
    assert (slip.place, slip.minute_number, slip.minute_title) == ("Title of Minute 16", 16, "Home Education")
    assert (slip.text_before, slip.text_after) == ("Elective Home Education", "Home Education")
    (row,) = decisions.list_decisions(approved.store, approved.board_id, SEPTEMBER).rows
    assert row.minute_title == "Home Education"
    assert "Title of Minute 16, corrected on 13 November 2019" in on_paper(approved)
    approved.store.undo(WHO)
    assert approved.minute(approved.july, "Elective Home Education").number == 16
    assert approvals.list_slips(approved.store, approved.july) == ()


def test_a_minute_without_a_number_is_found_again_after_its_title_was_corrected_twice(approved, november):
    correct(approved, november, "Title of “Apologies”", "", "Apologies for absence", "Wrong title.")
    assert "Title of “Apologies”" in lines(approved)
    correct(approved, november, "Title of “Apologies”", "", "Apologies received", "Wrong again.")
    minute = approved.minute(approved.july, "Apologies received")
    slips = approvals.list_slips(approved.store, approved.july)
    assert [(each.text_before, each.minute_id) for each in slips] == [
        ("Apologies", minute.id),
        ("Apologies for absence", minute.id),
    ]


def test_slips_stand_in_the_order_of_the_minutes_the_header_first(approved, november):
    point = approved.paragraph(approved.july, "the contract")
    approvals.correct_paragraph(
        approved.store, WHO, point.id, november, "the contract ended in August 2019;", "A slip."
    )
    correct(approved, november, "Title of Minute 16", "", "Home Education", "Wrong title.")
    correct(approved, november, "Title of Minute 10", "", "Item X", "Wrong title.")
    correct(approved, november, "Time", lines(approved)["Time"], "The meeting began at 2.15 pm.")
    correct(approved, november, "Apologies", "", "Mrs Bowyer")
    assert [each.place for each in approvals.list_slips(approved.store, approved.july)] == [
        "Time",
        "Apologies",
        "Title of Minute 10",
        "Title of Minute 16",
        "Minute 16(a)",
    ]


def test_minutes_are_approved_with_amendments_of_header_and_title(attended):
    state = approvals.approve_minutes(
        attended.store,
        WHO,
        attended.july,
        attended.september,
        [
            Amendment(None, "Home Education", "Wrong title.", "Title of Minute 16"),
            Amendment(
                paragraph_id=None,
                subject="Apologies",
                text_before="",
                text="Mrs Bowyer",
                reason="She had written.",
            ),
        ],
    )
    assert state is MeetingState.APPROVED_AS_AMENDED
    limb, *points = attended.minute(attended.september, "Minutes").paragraphs
    assert limb.text.endswith("with these amendments:")
    assert points[0].text == "Apologies: insert “Mrs Bowyer” (She had written)."
    assert points[1].text.startswith("Title of Minute 16: ")
    slips = approvals.list_slips(attended.store, attended.july)
    assert [(each.is_approval, each.recorded_in_id) for each in slips] == [
        (True, points[0].id),
        (True, points[1].id),
    ]


def test_a_title_amended_before_the_minutes_had_numbers_is_known_by_its_number_afterwards(summer):
    amendment = Amendment(None, "Welcome", "Wrong title.", "Title of “Item 3”")
    approvals.approve_minutes(summer.store, WHO, summer.may, summer.july, [amendment])
    (slip,) = approvals.list_slips(summer.store, summer.may)
    assert (slip.place, slip.minute_title) == ("Title of Minute 3", "Welcome")


def test_a_record_that_names_the_line_and_what_came_into_it_is_the_record_of_the_amendment(attended):
    words = "Members agreed the minutes of 10 July 2019; the attendance is to show Mr Murphy."
    typed = piece(words, PieceKind.TEXT)
    minutes.write_pieces(attended.store, WHO, attended.september, said("Minutes", typed))
    approvals.approve_minutes(
        attended.store,
        WHO,
        attended.july,
        attended.september,
        [Amendment(None, AND_MURPHY, "He was there.", "Attendance", WERE_THERE)],
    )
    assert len(attended.minute(attended.september, "Minutes").paragraphs) == 1
    (slip,) = approvals.list_slips(attended.store, attended.july)
    assert slip.recorded_in_id == typed.id


def test_a_correction_of_the_header_is_refused_where_one_of_a_paragraph_would_be(approved, november):
    def refused(*words, at=november):
        with pytest.raises(UserError) as error:
            correct(approved, at, *words)
        return error.value.sentence

    assert refused("Attendance", WERE_THERE, AND_MURPHY, "") == "A correction needs a reason."
    assert refused("Attendance", WERE_THERE, f"{WERE_THERE} ") == "The correction changes nothing."
    assert refused(" ", "a", "b") == "It does not say what is corrected."
    assert refused("Title of Minute 99", "", "Budget") == "These minutes have no “Title of Minute 99”."
    assert refused("Title of Minute 16", "", " ") == "A minute has a title."
    assert "at a later meeting" in refused("Attendance", "a", "b", at=approved.july)
    with pytest.raises(UserError, match="29 May 2019 are a draft"):
        approvals.correct_header(
            approved.store, WHO, approved.may, "Time", "a", "b", approved.september, "A slip."
        )
    assert approvals.list_slips(approved.store, approved.july) == ()


def test_a_correction_of_the_header_is_a_moment_of_the_minutes(approved, november):
    correct(approved, november, "Attendance", WERE_THERE, AND_MURPHY)
    assert moments(approved.store, approved.july)[-2].title == "Corrected"


def test_when_and_where_a_meeting_was_changes_by_a_correction_only_once_its_minutes_are_approved(approved):
    def change(**facts):
        meetings.update_meeting(approved.store, WHO, approved.july, **facts)

    for facts in (
        {"starts_at": time(15)},
        {"ended_at": None},
        {"venue": "Elsewhere"},
        {"held_on": SEPTEMBER},
    ):
        with pytest.raises(UserError, match="10 July 2019 are approved") as refused:
            change(**facts)
        assert refused.value.next_step == "Record a correction of the header at a later meeting."
    change(starts_at=time(14), note="Joint meeting")
    approved.store.undo(WHO)
    approved.store.undo(WHO)
    change(starts_at=time(15))
    july = approved.read(approved.july)
    assert (july.held_on, july.starts_at, july.is_draft) == (JULY, time(15), True)
