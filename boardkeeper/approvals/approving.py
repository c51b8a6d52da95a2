"""Approval: a later meeting confirms the minutes as a correct record, as they are or as amended there."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import select

from boardkeeper.approvals.amending import (
    Amendment,
    correction_into,
    header_correction_into,
    require_later,
)
from boardkeeper.approvals.recording import record_approval
from boardkeeper.errors import UserError
from boardkeeper.minutes import minutes_in
from boardkeeper.minutes.asks import cited_again_into
from boardkeeper.minutes.numbers import allot_into
from boardkeeper.minutes.slips import corrections_in
from boardkeeper.rules.due_dates import full_date
from db.tables.meetings import Meeting, MeetingState
from db.tables.minutes import Minute, MinuteParagraph

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from db.store import Store


def approve_minutes(
    store: Store,
    who: str,
    meeting_id: str,
    approved_at_id: str,
    amendments: Sequence[Amendment] = (),
    *,
    today: date | None = None,
) -> MeetingState:
    """Record that a later meeting approved the minutes as a correct record, as one step; answers their state.

    With amendments they are approved as amended: each changes its paragraph or title, keeps how it was as a slip, and is told in
    the later minutes’ own item “Minutes”, where the approval itself is recorded as a limb. An item that is not there yet
    is begun; a record that stands there already is not written again. Minutes that were never circulated get their
    numbers.

    Args:
        store: The file.
        who: Who records it.
        meeting_id: Whose minutes they are.
        approved_at_id: The later meeting.
        amendments: What it changed in them.
        today: The day it is; a meeting that has not come approves nothing. None does not ask.

    Raises:
        UserError: They are no draft, that meeting is not a later one, an amendment has no reason or changes nothing, or
            the later minutes are approved themselves and do not record it.
    """
    with store.read() as session:
        held_on = session.get_one(Meeting, meeting_id).held_on
    with store.edit(f"Approve the minutes of {full_date(held_on)}", who) as session:
        return approve_into(session, meeting_id, approved_at_id, amendments, today=today)


def approve_into(
    session: Session,
    meeting_id: str,
    approved_at_id: str,
    amendments: Sequence[Amendment] = (),
    *,
    today: date | None = None,
) -> MeetingState:
    """The same inside an edit that is already open; corrections made there before count as amendments as well."""
    meeting = session.get_one(Meeting, meeting_id)
    if meeting.state not in {MeetingState.MINUTES_DRAFT, MeetingState.CIRCULATED}:
        raise UserError("Only draft minutes can be approved.", "These have another state already.")
    later = require_later(session, meeting, approved_at_id, today)
    if allot_into(session, meeting_id):
        cited_again_into(session, meeting)
    theirs = set(_paragraph_ids(session, meeting_id))
    for each in amendments:
        _amend(session, meeting_id, later.id, each, theirs)
    every = corrections_in(session, minutes_in(session, meeting_id))
    made = tuple(each for each in every if each.made_at_id == later.id)
    record_approval(session, meeting, later, made)
    meeting.approved_at_id = later.id
    meeting.state = MeetingState.APPROVED_AS_AMENDED if made else MeetingState.APPROVED
    session.flush()
    return meeting.state


def _amend(
    session: Session, meeting_id: str, later_id: str, amendment: Amendment, theirs: Collection[str]
) -> None:
    if amendment.paragraph_id is None:
        header_correction_into(
            session,
            meeting_id,
            amendment.subject,
            later_id,
            amendment.text_before,
            amendment.text,
            amendment.reason,
        )
        return
    if amendment.paragraph_id not in theirs:
        raise UserError("That paragraph is not in these minutes.", "Choose it in the text.")
    correction_into(session, amendment.paragraph_id, later_id, amendment.text, amendment.reason)


def _paragraph_ids(session: Session, meeting_id: str) -> Sequence[str]:
    return session.scalars(
        select(MinuteParagraph.id)
        .join(Minute, MinuteParagraph.minute_id == Minute.id)
        .where(Minute.meeting_id == meeting_id)
    ).all()
