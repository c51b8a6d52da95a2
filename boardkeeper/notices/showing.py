"""Showing by hand that a requirement is met, and the files that prove it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from boardkeeper.errors import UserError
from boardkeeper.follow_up.evidence import EvidenceView, evidence_where
from boardkeeper.kept_files import TakenFile, keep_into
from boardkeeper.rules.due_dates import full_date
from db.tables.actions import Evidence
from db.tables.meetings import Meeting
from db.tables.plan import Notice, NoticeParagraph, NoticeShowing

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from db.store import Store


def record_showing(
    store: Store,
    who: str,
    paragraph_id: str,
    shown_on: date,
    text: str,
    today: date,
    *,
    meeting_id: str | None = None,
    next_due_on: date | None = None,
) -> str:
    """Record that a requirement was shown, what showed it, and when it must be again; answers the showing's id.

    Without a next day it is counted from how often the paragraph must be shown.

    Raises:
        UserError: It says nothing, or a day does not fit the others.
    """
    with store.edit("Record what shows a paragraph", who) as session:
        paragraph = session.get_one(NoticeParagraph, paragraph_id)
        if not text.strip():
            raise UserError("A showing says what was shown.", "Type what was shown, and to whom.")
        if shown_on > today:
            raise UserError(f"{full_date(shown_on)} has not come yet.", "Give the day it was shown.")
        if next_due_on is not None and next_due_on <= shown_on:
            raise UserError(
                f"It cannot be due again on {full_date(next_due_on)}: that is not after {full_date(shown_on)}.",
                "Give a later day, or none.",
            )
        return showing_into(session, paragraph, shown_on, text, meeting_id, next_due_on).id


def showing_into(
    session: Session,
    paragraph: NoticeParagraph,
    shown_on: date,
    text: str,
    meeting_id: str | None = None,
    next_due_on: date | None = None,
) -> NoticeShowing:
    """The same inside an edit that is already open. An earlier showing that is put in late moves no date."""
    if meeting_id is None:
        meeting_id = _meeting_on(session, paragraph, shown_on)
    showing = NoticeShowing(
        notice_paragraph_id=paragraph.id, meeting_id=meeting_id, shown_on=shown_on, text=text.strip()
    )
    session.add(showing)
    if paragraph.last_shown_on is None or shown_on >= paragraph.last_shown_on:
        paragraph.last_shown_on = shown_on
        paragraph.next_due_on = next_due_on
    session.flush()
    return showing


def _meeting_on(session: Session, paragraph: NoticeParagraph, day: date) -> str | None:
    """The board's meeting of that day: what was shown then was shown there."""
    board_id = session.get_one(Notice, paragraph.notice_id).board_id
    return session.scalar(select(Meeting.id).where(Meeting.board_id == board_id, Meeting.held_on == day))


def remove_showing(store: Store, who: str, showing_id: str) -> None:
    """Take a showing away; the paragraph was then shown when the one before it says."""
    with store.edit("Remove what showed a paragraph", who) as session:
        showing = session.get_one(NoticeShowing, showing_id)
        paragraph = session.get_one(NoticeParagraph, showing.notice_paragraph_id)
        session.delete(showing)
        session.flush()
        if paragraph.last_shown_on == showing.shown_on:
            paragraph.last_shown_on = session.scalar(
                select(func.max(NoticeShowing.shown_on)).where(
                    NoticeShowing.notice_paragraph_id == paragraph.id
                )
            )


def attach_evidence(
    store: Store, who: str, paragraph_id: str, file: TakenFile, title: str, shown_on: date
) -> str:
    """Keep a file that shows a requirement; answers the evidence's id.

    Args:
        store: The open file.
        who: Who does it.
        paragraph_id: What it shows.
        file: What `evidence_files.take_evidence` made of it.
        title: What it shows, in words; without them its name.
        shown_on: The day it was attached.
    """
    with store.edit("Attach evidence to a paragraph of the notice", who) as session:
        evidence = Evidence(
            notice_paragraph_id=paragraph_id,
            title=" ".join(title.split()) or file.name,
            shown_on=shown_on,
            file_name=file.name,
            blob_hash=keep_into(session, file.content, file.media_type),
        )
        session.add(evidence)
        session.flush()
        return evidence.id


def evidence_of(store: Store, paragraph_id: str) -> tuple[EvidenceView, ...]:
    """The files that show a requirement, the earliest first."""
    with store.read() as session:
        return evidence_in(session, paragraph_id)


def evidence_in(session: Session, paragraph_id: str) -> tuple[EvidenceView, ...]:
    """The same inside a session that is already open."""
    return evidence_where(session, Evidence.notice_paragraph_id == paragraph_id)
