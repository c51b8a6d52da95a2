from __future__ import annotations

from datetime import date

import pytest

from boardkeeper import approvals, attendance, people
from boardkeeper.attendance import Presence
from boardkeeper.errors import UserError
from boardkeeper.meetings import MeetingState
from db.tables.people import SeatRole
from tests.boardkeeper.approvals.conftest import SEPTEMBER, WHO


@pytest.fixture
def approved(summer):
    approvals.approve_minutes(summer.store, WHO, summer.may, summer.july)
    approvals.approve_minutes(summer.store, WHO, summer.july, summer.september)
    return summer


@pytest.fixture
def members(approved):
    """Chair, vice-chair and a member by name."""
    made = {}
    roles = {"Mrs Johnson": SeatRole.CHAIR, "Mr McDonald": SeatRole.VICE_CHAIR, "Mrs Bowyer": SeatRole.MEMBER}
    for name, role in roles.items():
        people.add_member(approved.store, WHO, approved.board_id, name, role)
    for member in people.list_members(approved.store, approved.board_id):
        made[member.name] = member.person_id
    return made


def attend(summer, person_id, presence=Presence.PRESENT, acting_as=""):
    attendance.record_attendance(summer.store, WHO, summer.september, person_id, presence, acting_as)


def presided(summer):
    return approvals.presided_at(summer.store, summer.september)


def test_the_chair_presides_while_nobody_is_recorded(approved, members):
    assert presided(approved) == "Mrs Johnson"


def test_who_acts_as_chair_presides(approved, members):
    attend(approved, members["Mrs Johnson"])
    attend(approved, members["Mrs Bowyer"], acting_as="Chair")
    assert presided(approved) == "Mrs Bowyer"


def test_in_the_chairs_absence_the_vice_chair_presides_or_whoever_was_chosen_for_the_meeting(
    approved, members
):
    attend(approved, members["Mrs Johnson"], Presence.APOLOGIES)
    attend(approved, members["Mr McDonald"])
    assert presided(approved) == "Mr McDonald"
    attend(approved, members["Mrs Bowyer"], acting_as="Vice-chair")
    assert presided(approved) == "Mrs Bowyer"


def test_nobody_is_known_to_have_presided_where_no_member_was_there(approved, members):
    attend(approved, members["Mrs Bowyer"])
    assert presided(approved) == ""


def test_a_signature_has_a_name_and_a_day_that_is_not_before_the_approval(approved):
    with pytest.raises(UserError, match="A signature has a name"):
        approvals.sign_minutes(approved.store, WHO, approved.july, " ", SEPTEMBER)
    with pytest.raises(UserError, match="approved on 11 September 2019 and not signed before"):
        approvals.sign_minutes(approved.store, WHO, approved.july, "Mrs Bowyer", date(2019, 9, 10))
    approvals.sign_minutes(approved.store, WHO, approved.july, " Mrs  Bowyer ", SEPTEMBER)
    signed = approved.read(approved.july)
    assert (signed.state, signed.signed_by, signed.signed_on) == (
        MeetingState.SIGNED,
        "Mrs Bowyer",
        SEPTEMBER,
    )


def test_draft_minutes_are_not_signed(approved):
    with pytest.raises(UserError, match="Only approved minutes are signed"):
        approvals.sign_minutes(approved.store, WHO, approved.september, "Mrs Bowyer", SEPTEMBER)


def test_undo_takes_approval_and_signature_back_one_by_one(approved):
    before = approved.read(approved.july)
    approvals.sign_minutes(approved.store, WHO, approved.july, "Mrs Bowyer", SEPTEMBER)
    approved.store.undo(WHO)
    assert approved.read(approved.july) == before
    approved.store.undo(WHO)
    assert approved.read(approved.july).state is MeetingState.MINUTES_DRAFT
