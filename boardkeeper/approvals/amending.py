"""Changing minutes at a later meeting: the text as it was stays in the correction, with the reason."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from boardkeeper.approvals.header import find_header_line, header_lines_in
from boardkeeper.approvals.recording import record_correction
from boardkeeper.errors import UserError
from boardkeeper.minutes import APPROVED, PieceKind, WrittenPiece, minutes_in, new_id, pieces_of
from boardkeeper.minutes.asks import track_into
from boardkeeper.minutes.cleaning import cleaned_piece
from boardkeeper.minutes.places import is_title_place
from boardkeeper.reports.marks import kept_marks, marks_as_kept, tidied
from boardkeeper.rules.amending import kept_places
from boardkeeper.rules.due_dates import full_date
from boardkeeper.written_lines import one_line
from db.tables.meetings import Meeting, MeetingState
from db.tables.minutes import Correction, Minute, MinuteParagraph

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from db.store import Store


@dataclass(frozen=True, slots=True)
class Amendment:
    """One paragraph as the approving meeting wants it to read, and why it was wrong; or what stands in no paragraph.

    Attributes:
        paragraph_id: None for a line of the header and for a title.
        subject: What it is about then: “Attendance”, “Title of Minute 17”.
        text_before: How that line reads; of a title and of a paragraph it is known.
    """

    paragraph_id: str | None
    text: str
    reason: str
    subject: str = ""
    text_before: str = ""


def correct_paragraph(
    store: Store,
    who: str,
    paragraph_id: str,
    made_at_id: str,
    text: str,
    reason: str,
    *,
    today: date | None = None,
) -> str:
    """Correct a paragraph of approved minutes at a later meeting, whose own minutes say so; answers the correction’s id.

    The text as it was and the reason are kept: they are the slip on the earlier minutes.

    Args:
        store: The file.
        who: Who records it.
        paragraph_id: Of a paragraph, a point, a limb or an action of the earlier minutes.
        made_at_id: The later meeting.
        text: The whole paragraph as it is to read.
        reason: What was wrong.
        today: The day it is; a meeting that has not come corrects nothing. None does not ask.

    Raises:
        UserError: The reason is missing, nothing changes, the minutes are not approved yet, the meeting is not a later
            one, or its own minutes are approved already.
    """
    with store.edit("Correct the minutes", who) as session:
        meeting = meeting_of(session, session.get_one(MinuteParagraph, paragraph_id))
        _require_correctable(session, meeting, made_at_id, today)
        return _recorded(session, meeting, correction_into(session, paragraph_id, made_at_id, text, reason))


def correct_header(
    store: Store,
    who: str,
    meeting_id: str,
    subject: str,
    text_before: str,
    text: str,
    made_at_id: str,
    reason: str,
    *,
    today: date | None = None,
) -> str:
    """Correct a line of the header of approved minutes, or the title of a minute; answers the correction’s id.

    A title reads differently from then on. The header stays as it was approved: the slip beside it says how it is to read.

    Args:
        store: The file.
        who: Who records it.
        meeting_id: Whose minutes they are.
        subject: “Attendance”, “Time”, “Title of Minute 17”: as `header_lines` has it, or other words.
        text_before: What the header says; blank when it says nothing of it. Of a title it is known.
        text: What it is to say; blank when it is to say nothing.
        made_at_id: The later meeting.
        reason: What was wrong.
        today: The day it is; a meeting that has not come corrects nothing. None does not ask.

    Raises:
        UserError: The same as for a paragraph, or it says not what it is about, or no minute has that title.
    """
    with store.edit("Correct the minutes", who) as session:
        meeting = session.get_one(Meeting, meeting_id)
        _require_correctable(session, meeting, made_at_id, today)
        correction = header_correction_into(
            session, meeting_id, subject, made_at_id, text_before, text, reason
        )
        return _recorded(session, meeting, correction)


def correct_minutes(
    store: Store,
    who: str,
    meeting_id: str,
    made_at_id: str,
    amendment: Amendment,
    *,
    today: date | None = None,
) -> str:
    """Correct what an amendment names: a paragraph, a title, or a line of the header; answers the correction’s id.

    Raises:
        UserError: As for the one or the other.
    """
    if amendment.paragraph_id is not None:
        return correct_paragraph(
            store, who, amendment.paragraph_id, made_at_id, amendment.text, amendment.reason, today=today
        )
    return correct_header(
        store,
        who,
        meeting_id,
        amendment.subject,
        amendment.text_before,
        amendment.text,
        made_at_id,
        amendment.reason,
        today=today,
    )


def _require_correctable(session: Session, meeting: Meeting, made_at_id: str, today: date | None) -> None:
    if meeting.state not in APPROVED:
        raise UserError(
            f"The minutes of {full_date(meeting.held_on)} are a draft: a draft is not corrected.",
            "Change the text itself, or approve the minutes as amended.",
        )
    require_later(session, meeting, made_at_id, today)


def _recorded(session: Session, meeting: Meeting, correction: Correction) -> str:
    correction.recorded_in_id = record_correction(session, meeting, correction)
    session.flush()
    return correction.id


def correction_into(
    session: Session, paragraph_id: str, made_at_id: str, text: str, reason: str
) -> Correction:
    """Change a paragraph and keep how it was, inside an edit that is already open; nothing is recorded elsewhere.

    What a limb or an action asks for follows into the logs.
    """
    paragraph = session.get_one(MinuteParagraph, paragraph_id)
    _require_reason(reason)
    before = paragraph.text
    wanted = cleaned_piece(WrittenPiece(paragraph.id, PieceKind(paragraph.kind.value), text))
    if wanted.is_blank:
        raise UserError(
            "A correction cannot leave a paragraph without words: the letters behind it would change.",
            "To strike it out, type “Deleted.”",
        )
    _require_change(before, wanted.text)
    marks = tidied(kept_marks(paragraph.marks), kept_places(before, wanted.text))
    paragraph.text, paragraph.marks = wanted.text, marks_as_kept(marks)
    there = select(func.count(Correction.id)).where(Correction.paragraph_id == paragraph_id)
    meeting = meeting_of(session, paragraph)
    correction = Correction(
        meeting_id=meeting.id,
        paragraph_id=paragraph_id,
        made_at_id=made_at_id,
        position=session.scalar(there) or 0,
        text_before=before,
        text_after=wanted.text,
        reason=reason.strip(),
    )
    session.add(correction)
    session.flush()
    track_into(session, meeting, pieces_of(minutes_in(session, meeting.id)))
    return correction


def header_correction_into(
    session: Session,
    meeting_id: str,
    subject: str,
    made_at_id: str,
    text_before: str,
    text: str,
    reason: str,
) -> Correction:
    """Keep a correction of the header or of a title inside an edit that is already open; a title is changed by it.

    What is followed up from a minute has its new title in the log as well.
    """
    _require_reason(reason)
    subject = one_line(subject, "What a correction is about").rstrip(":").strip()
    if not subject:
        raise UserError("It does not say what is corrected.", "Name it: “Attendance”, “Title of Minute 17”.")
    minutes = minutes_in(session, meeting_id)
    if is_title_place(subject):
        line = find_header_line(
            header_lines_in(session, session.get_one(Meeting, meeting_id), minutes), minutes, subject
        )
        if line is None:
            raise UserError(
                f"These minutes have no “{subject}”.", "Name it by its number: “Title of Minute 17”."
            )
        subject, text_before = line.subject, line.text
        text = one_line(text)
        if not text:
            raise UserError("A minute has a title.", "Type the title as it should read.")
        _require_change(text_before, text)
        session.get_one(Minute, line.minute_id).title = text
    else:
        text_before, text = _cleaned(text_before), _cleaned(text)
        _require_change(text_before, text)
    there = select(func.count(Correction.id)).where(
        Correction.meeting_id == meeting_id, Correction.paragraph_id.is_(None)
    )
    correction = Correction(
        meeting_id=meeting_id,
        paragraph_id=None,
        subject=subject,
        made_at_id=made_at_id,
        position=session.scalar(there) or 0,
        text_before=text_before,
        text_after=text,
        reason=reason.strip(),
    )
    session.add(correction)
    session.flush()
    meeting = session.get_one(Meeting, meeting_id)
    track_into(session, meeting, pieces_of(minutes_in(session, meeting_id)))
    return correction


def _cleaned(text: str) -> str:
    return cleaned_piece(WrittenPiece(new_id(), PieceKind.TEXT, text)).text


def _require_reason(reason: str) -> None:
    if not reason.strip():
        raise UserError("A correction needs a reason.", "Say what was wrong; the slip states it.")


def _require_change(before: str, after: str) -> None:
    if after.split() == before.split():
        raise UserError("The correction changes nothing.", "Type the text as it should read.")


def meeting_of(session: Session, paragraph: MinuteParagraph) -> Meeting:
    """The meeting whose minutes a paragraph is in."""
    return session.get_one(Meeting, session.get_one(Minute, paragraph.minute_id).meeting_id)


def require_later(session: Session, meeting: Meeting, later_id: str, today: date | None = None) -> Meeting:
    """The meeting at which minutes are approved or corrected.

    Raises:
        UserError: It is of another board, not later, cancelled, or still to come.
    """
    later = session.get_one(Meeting, later_id)
    if later.board_id != meeting.board_id or later.held_on <= meeting.held_on:
        raise UserError("Minutes are approved at a later meeting.", "Choose the meeting that confirmed them.")
    if later.state is MeetingState.CANCELLED:
        raise UserError(
            f"The meeting of {full_date(later.held_on)} was cancelled, so nothing was decided there.",
            "Choose the meeting that confirmed them.",
        )
    if today is not None and later.held_on > today:
        raise UserError(
            f"The meeting of {full_date(later.held_on)} has not come yet.",
            "Record what it decided on its day or later.",
        )
    return later
