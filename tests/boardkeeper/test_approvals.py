from __future__ import annotations

from datetime import date

import pytest

from boardkeeper import approvals, meetings, minutes
from boardkeeper.errors import UserError
from boardkeeper.meetings import MeetingState
from boardkeeper.minutes import ParagraphKind, WrittenMinute

WHO = "Ann Smith"


@pytest.fixture
def july(desk):
    meeting_id = meetings.add_meeting(desk.store, WHO, desk.board_id, date(2019, 7, 10), standard_agenda=True)
    minutes.write_minute(
        desk.store, WHO, meeting_id, WrittenMinute("EET", [(ParagraphKind.POINT, "44 schools answered.")])
    )
    return meeting_id


@pytest.fixture
def september(desk):
    return meetings.add_meeting(desk.store, WHO, desk.board_id, date(2019, 9, 11))


def test_undo_takes_approval_and_signature_back_one_by_one(desk, july, september):
    draft = minutes.get_minutes(desk.store, july)
    approvals.approve_minutes(desk.store, WHO, july, september)
    approved = minutes.get_minutes(desk.store, july)
    assert (approved.state, approved.is_draft) == (MeetingState.APPROVED, False)
    approvals.sign_minutes(desk.store, WHO, july, " Councillor Mrs Bowyer ", date(2019, 9, 11))
    assert minutes.get_minutes(desk.store, july).signed_by == "Councillor Mrs Bowyer"
    desk.store.undo(WHO)
    assert minutes.get_minutes(desk.store, july) == approved
    desk.store.undo(WHO)
    assert minutes.get_minutes(desk.store, july) == draft


def test_circulated_minutes_are_approved_as_amended_and_a_signature_has_a_name(desk, july, september):
    meetings.update_meeting(desk.store, WHO, july, state=MeetingState.CIRCULATED)
    approvals.approve_minutes(desk.store, WHO, july, september, as_amended=True)
    with pytest.raises(UserError, match="A signature has a name"):
        approvals.sign_minutes(desk.store, WHO, july, " ", date(2019, 9, 11))
    assert meetings.get_meeting(desk.store, july).state is MeetingState.APPROVED_AS_AMENDED
    with pytest.raises(UserError, match="Only draft minutes can be approved"):
        approvals.approve_minutes(desk.store, WHO, july, september)


def test_minutes_nobody_wrote_are_not_approved(desk, september):
    later = meetings.add_meeting(desk.store, WHO, desk.board_id, date(2019, 11, 13))
    with pytest.raises(UserError, match="Only draft minutes can be approved"):
        approvals.approve_minutes(desk.store, WHO, september, later)
