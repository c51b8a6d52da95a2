"""What becomes of minutes once they are written: what is withheld, corrected, approved and signed.

An approved minute is never edited silently: every change is a correction with a reason, made at a later meeting and
kept beside the text as it was.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from boardkeeper.errors import UserError
from boardkeeper.rules.exemption import format_paragraphs
from db.tables.meetings import Meeting, MeetingState
from db.tables.minutes import Correction, MinuteParagraph

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from db.store import Store

__all__ = ["approve_minutes", "correct_paragraph", "sign_minutes", "withhold_paragraph"]

_APPROVED = (MeetingState.APPROVED, MeetingState.APPROVED_AS_AMENDED)


def withhold_paragraph(
    store: Store, who: str, paragraph_id: str, paragraphs: Iterable[int], public_summary: str = ""
) -> None:
    """Keep one paragraph of a minute from the public under Schedule 12A; a summary may be printed instead."""
    with store.edit("Withhold a paragraph of the minutes", who) as session:
        withhold_into(session.get_one(MinuteParagraph, paragraph_id), paragraphs, public_summary)


def withhold_into(paragraph: MinuteParagraph, paragraphs: Iterable[int], public_summary: str = "") -> None:
    """The same inside an edit that is already open."""
    paragraph.exempt_paragraphs = format_paragraphs(paragraphs)
    paragraph.public_summary = public_summary.strip()


def correct_paragraph(
    store: Store, who: str, paragraph_id: str, made_at_id: str, text: str, reason: str
) -> str:
    """Correct a paragraph at a later meeting; the text as it was stays in the correction.

    Raises:
        UserError: The reason is missing, or nothing changes.
    """
    with store.edit("Correct the minutes", who) as session:
        return correction_into(session, paragraph_id, made_at_id, text, reason).id


def correction_into(
    session: Session, paragraph_id: str, made_at_id: str, text: str, reason: str
) -> Correction:
    """The same inside an edit that is already open."""
    paragraph = session.get_one(MinuteParagraph, paragraph_id)
    if not reason.strip():
        raise UserError("A correction needs a reason.", "Say what was wrong; the slip states it.")
    if text.strip() == paragraph.text:
        raise UserError("The correction changes nothing.", "Type the text as it should read.")
    correction = Correction(
        paragraph_id=paragraph_id,
        made_at_id=made_at_id,
        text_before=paragraph.text,
        text_after=text.strip(),
        reason=reason.strip(),
    )
    session.add(correction)
    paragraph.text = text.strip()
    session.flush()
    return correction


def approve_minutes(
    store: Store, who: str, meeting_id: str, approved_at_id: str, *, as_amended: bool = False
) -> None:
    """Record that a later meeting approved the minutes as a correct record, as they were or as amended.

    Raises:
        UserError: They are approved already, or that meeting is not a later one.
    """
    with store.edit("Approve the minutes", who) as session:
        approve_into(session, meeting_id, approved_at_id, as_amended=as_amended)


def approve_into(session: Session, meeting_id: str, approved_at_id: str, *, as_amended: bool = False) -> None:
    """The same inside an edit that is already open."""
    meeting = session.get_one(Meeting, meeting_id)
    if meeting.state not in {MeetingState.MINUTES_DRAFT, MeetingState.CIRCULATED}:
        raise UserError("Only draft minutes can be approved.", "These have another state already.")
    if session.get_one(Meeting, approved_at_id).held_on <= meeting.held_on:
        raise UserError("Minutes are approved at a later meeting.", "Choose the meeting that confirmed them.")
    meeting.approved_at_id = approved_at_id
    meeting.state = MeetingState.APPROVED_AS_AMENDED if as_amended else MeetingState.APPROVED
    session.flush()


def sign_minutes(store: Store, who: str, meeting_id: str, signed_by: str, on: date) -> None:
    """Record who signed approved minutes: whoever presided where they were approved.

    Raises:
        UserError: They are not approved yet, or nobody is named.
    """
    with store.edit("Record the signature of the minutes", who) as session:
        sign_into(session.get_one(Meeting, meeting_id), signed_by, on)


def sign_into(meeting: Meeting, signed_by: str, on: date) -> None:
    """The same inside an edit that is already open."""
    if meeting.state not in _APPROVED:
        raise UserError("Only approved minutes are signed.", "Record their approval first.")
    if not signed_by.strip():
        raise UserError("A signature has a name.", "Type who presided at the meeting that approved them.")
    meeting.state = MeetingState.SIGNED
    meeting.signed_by = signed_by.strip()
    meeting.signed_on = on
