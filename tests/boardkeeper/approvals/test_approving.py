from __future__ import annotations

from datetime import date

import pytest

from boardkeeper import approvals, decisions, meetings, minutes
from boardkeeper.approvals import Amendment
from boardkeeper.errors import UserError
from boardkeeper.meetings import MeetingState
from boardkeeper.minutes import ParagraphKind, PieceKind, Verb
from boardkeeper.minutes.circulating import circulate
from tests.boardkeeper.approvals.conftest import JULY, SEPTEMBER, WHO, piece, said

FOUR = "parents should be given a four week cooling-off period;"
REASON = "Four weeks were agreed."


@pytest.fixture
def circulated(summer):
    circulate(summer.store, WHO, summer.may, date(2019, 6, 3))
    circulate(summer.store, WHO, summer.july, date(2019, 7, 15), date(2019, 7, 24))
    return summer


def amend(summer):
    point = summer.paragraph(summer.july, "parents should")
    amendments = [Amendment(point.id, FOUR, REASON)]
    return approvals.approve_minutes(summer.store, WHO, summer.july, summer.september, amendments)


def test_minutes_approved_as_they_are_are_recorded_as_a_limb_of_the_later_meetings_own_item(circulated):
    state = approvals.approve_minutes(circulated.store, WHO, circulated.july, circulated.september)
    july = circulated.read(circulated.july)
    assert (state, july.state, july.approved_on) == (MeetingState.APPROVED, MeetingState.APPROVED, SEPTEMBER)
    (limb,) = circulated.minute(circulated.september, "Minutes").resolutions
    assert (limb.verb, limb.limb, limb.text) == (
        Verb.AGREED,
        1,
        "that the minutes of the meeting held on 10 July 2019 be confirmed as a correct record.",
    )
    september = circulated.read(circulated.september)
    assert september.state is MeetingState.MINUTES_DRAFT
    assert [each.title for each in september.minutes][:3] == [
        "Declarations of Interest",
        "Minutes",
        "Chair’s Urgent Business",
    ]


def test_an_amendment_leaves_a_slip_and_a_record(circulated):
    assert amend(circulated) is MeetingState.APPROVED_AS_AMENDED
    assert circulated.minute(circulated.july, "Elective Home Education").paragraphs[2].text == FOUR
    limb, point = circulated.minute(circulated.september, "Minutes").paragraphs
    assert limb.text.endswith("be confirmed as a correct record, with this amendment:")
    assert (point.kind, point.letter, point.text) == (
        ParagraphKind.POINT,
        "a",
        "Minute 16(b): for “two” read “four” (Four weeks were agreed).",
    )
    (slip,) = approvals.list_slips(circulated.store, circulated.july)
    assert (slip.place, slip.minute_number, slip.limb_or_letter) == ("Minute 16(b)", 16, "(b)")
    assert (slip.text_before, slip.text_after) == (
        "parents should be given a two week cooling-off period;",
        FOUR,
    )
    assert (slip.reason, slip.made_on, slip.is_approval, slip.is_exempt) == (REASON, SEPTEMBER, True, False)
    assert (slip.recorded_in_id, slip.recorded_as) == (point.id, "the minutes of 11 September 2019")
    circulate(circulated.store, WHO, circulated.september, date(2019, 9, 16))
    (slip,) = approvals.list_slips(circulated.store, circulated.july)
    assert slip.recorded_as == "Minute 23(a), 11 September 2019"


def test_emphasis_outside_the_amended_words_stays_where_it_was(circulated):
    amend(circulated)
    point = circulated.paragraph(circulated.july, "parents should")
    assert [(point.text[mark.start : mark.end], mark.style) for mark in point.marks] == [
        ("week", "bold"),
        ("cooling-off", "italic"),
    ]


def test_an_amended_limb_says_the_same_in_the_log(circulated):
    limb = circulated.paragraph(circulated.july, "that the results")
    approvals.approve_minutes(
        circulated.store,
        WHO,
        circulated.july,
        circulated.september,
        [Amendment(limb.id, "that the results come in November;", "The month was named.")],
    )
    (row,) = decisions.list_decisions(circulated.store, circulated.board_id, SEPTEMBER).rows
    assert (row.text, row.minute_reference) == (
        "Agreed that the results come in November.",
        "Minute 16(1), 10 July 2019",
    )


def test_undo_takes_an_amended_approval_back_everywhere(circulated):
    before = circulated.read(circulated.july), circulated.read(circulated.september)
    amend(circulated)
    circulated.store.undo(WHO)
    assert (circulated.read(circulated.july), circulated.read(circulated.september)) == before
    assert approvals.list_slips(circulated.store, circulated.july) == ()
    circulated.store.redo(WHO)
    assert len(approvals.list_slips(circulated.store, circulated.july)) == 1


def test_a_record_typed_at_the_table_is_not_written_twice(circulated):
    typed = said("Minutes", piece("Members agreed the minutes of the last meeting held on 10th July 2019."))
    minutes.write_pieces(circulated.store, WHO, circulated.september, typed)
    approvals.approve_minutes(circulated.store, WHO, circulated.july, circulated.september)
    assert len(circulated.minute(circulated.september, "Minutes").paragraphs) == 1


def test_amendments_are_added_behind_a_record_that_does_not_tell_them(circulated):
    typed = said("Minutes", piece("Members agreed the minutes of the last meeting held on 10 July 2019."))
    minutes.write_pieces(circulated.store, WHO, circulated.september, typed)
    amend(circulated)
    texts = [each.text for each in circulated.minute(circulated.september, "Minutes").paragraphs]
    assert texts[1:] == [
        "The minutes of 10 July 2019 were amended as follows:",
        "Minute 16(b): for “two” read “four” (Four weeks were agreed).",
    ]


def test_a_record_that_names_the_amended_minute_is_the_record_of_the_amendment(circulated):
    words = "that the minutes of 10 July 2019 be approved, amended in Minute 16, four weeks and not two."
    limb = piece(words, PieceKind.RESOLUTION)
    minutes.write_pieces(circulated.store, WHO, circulated.september, said("Minutes", limb))
    amend(circulated)
    assert len(circulated.minute(circulated.september, "Minutes").paragraphs) == 1
    (slip,) = approvals.list_slips(circulated.store, circulated.july)
    assert slip.recorded_in_id == limb.id


def test_a_meeting_without_an_agenda_gets_an_item_for_the_record(circulated):
    november = meetings.add_meeting(circulated.store, WHO, circulated.board_id, date(2019, 11, 13))
    minutes.write_pieces(
        circulated.store, WHO, november, [*said("Declarations of interest"), *said("Budget")]
    )
    approvals.approve_minutes(circulated.store, WHO, circulated.july, november)
    titles = [each.title for each in circulated.read(november).minutes]
    assert titles == ["Declarations of interest", "Minutes", "Budget"]


def test_an_amendment_to_an_exempt_passage_is_not_told_in_public(circulated):
    point = circulated.paragraph(circulated.july, "parents should")
    approvals.withhold_paragraph(circulated.store, WHO, point.id, (1,), "A report was made.")
    amend(circulated)
    told = circulated.minute(circulated.september, "Minutes").paragraphs[1]
    assert (told.exempt_paragraphs, told.public_summary) == (
        "1",
        "An amendment to a passage that is not public was agreed.",
    )
    assert approvals.list_slips(circulated.store, circulated.july)[0].is_exempt


def test_minutes_that_were_never_circulated_get_their_numbers_at_approval(summer):
    approvals.approve_minutes(summer.store, WHO, summer.may, summer.july)
    assert summer.numbers(summer.may) == list(range(1, 10))
    with pytest.raises(UserError, match="at a later meeting"):
        approvals.approve_minutes(summer.store, WHO, summer.july, summer.may)


def test_minutes_are_approved_once_at_a_later_meeting_of_the_same_board_that_took_place(circulated):
    def approve(at):
        approvals.approve_minutes(circulated.store, WHO, circulated.july, at)

    for wrong in (circulated.july, circulated.may):
        with pytest.raises(UserError, match="approved at a later meeting"):
            approve(wrong)
    meetings.cancel_meeting(circulated.store, WHO, circulated.september, "No business.")
    with pytest.raises(UserError, match="11 September 2019 was cancelled"):
        approve(circulated.september)
    meetings.reinstate_meeting(circulated.store, WHO, circulated.september)
    approve(circulated.september)
    with pytest.raises(UserError, match="Only draft minutes can be approved"):
        approve(circulated.september)


def test_a_meeting_that_has_not_come_approves_nothing(circulated):
    with pytest.raises(UserError, match="11 September 2019 has not come yet"):
        approvals.approve_minutes(
            circulated.store, WHO, circulated.july, circulated.september, today=date(2019, 9, 10)
        )
    approvals.approve_minutes(circulated.store, WHO, circulated.july, circulated.september, today=SEPTEMBER)
    assert circulated.read(circulated.july).state is MeetingState.APPROVED


def test_minutes_nobody_wrote_are_not_approved(circulated):
    later = meetings.add_meeting(circulated.store, WHO, circulated.board_id, date(2019, 11, 13))
    with pytest.raises(UserError, match="Only draft minutes can be approved"):
        approvals.approve_minutes(circulated.store, WHO, circulated.september, later)


def test_an_amendment_must_be_of_these_minutes_change_words_and_have_a_reason(circulated):
    point = circulated.paragraph(circulated.july, "parents should")
    other = circulated.paragraph(circulated.may, "Members noted")

    def refused(*amendment):
        with pytest.raises(UserError) as error:
            approvals.approve_minutes(
                circulated.store, WHO, circulated.july, circulated.september, [Amendment(*amendment)]
            )
        return error.value.sentence

    assert refused(other.id, "Members did not.", "A slip.") == "That paragraph is not in these minutes."
    assert refused(point.id, point.text + " ", "A slip.") == "The correction changes nothing."
    assert refused(point.id, FOUR, " ") == "A correction needs a reason."
    assert "without words" in refused(point.id, "  ", "A slip.")
    assert circulated.read(circulated.july).state is MeetingState.CIRCULATED


def test_the_later_minutes_must_say_it_when_they_are_approved_themselves(circulated):
    november = meetings.add_meeting(circulated.store, WHO, circulated.board_id, date(2019, 11, 13))
    minutes.write_pieces(circulated.store, WHO, circulated.september, said("Budget"))
    approvals.approve_minutes(circulated.store, WHO, circulated.september, november)
    with pytest.raises(UserError, match="11 September 2019 are approved themselves"):
        approvals.approve_minutes(circulated.store, WHO, circulated.july, circulated.september)
    assert circulated.read(circulated.july).held_on == JULY
