"""Recommendations of the board that nothing final has come of: to whom, and since when."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from sqlalchemy import func, or_, select
from sqlalchemy.orm import aliased

from boardkeeper.briefing.secrecy import Secrecy
from boardkeeper.briefing.views import Recommendation
from boardkeeper.decisions import CLOSED, reference_of, sentence_of
from boardkeeper.logs.tables import place_of
from boardkeeper.minutes.editions import not_public
from boardkeeper.rules.due_dates import full_date
from db.tables.decisions import TrackingDecision
from db.tables.meetings import Meeting
from db.tables.minutes import Minute, MinuteParagraph, ParagraphKind, Resolution, Verb

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

_UNTRACKED_DAYS = 366
"""A limb nobody follows up is named for a year; after that it is history."""
_NOT_FOLLOWED = "not followed up"


def recommendations_in(
    session: Session, board_id: str, day: date, secrecy: Secrecy
) -> tuple[Recommendation, ...]:
    """The open recommendations before a day, the oldest first."""
    limbs = _limbs(session, board_id, day, secrecy)
    rows = _rows_of_logs_elsewhere(session, board_id, day, secrecy)
    return tuple(sorted((*limbs, *rows), key=lambda each: (each.since or date.min, each.place, each.text)))


def _limbs(session: Session, board_id: str, day: date, secrecy: Secrecy) -> list[Recommendation]:
    before = aliased(MinuteParagraph)
    number = (
        select(func.count(before.id))
        .where(
            before.minute_id == MinuteParagraph.minute_id,
            before.kind == ParagraphKind.RESOLUTION,
            before.position <= MinuteParagraph.position,
        )
        .correlate(MinuteParagraph)
        .scalar_subquery()
    )
    statement = (
        select(Resolution, MinuteParagraph, Minute, Meeting.held_on, TrackingDecision, number)
        .join(MinuteParagraph, Resolution.paragraph_id == MinuteParagraph.id)
        .join(Minute, MinuteParagraph.minute_id == Minute.id)
        .join(Meeting, Minute.meeting_id == Meeting.id)
        .outerjoin(TrackingDecision, Resolution.tracking_decision_id == TrackingDecision.id)
        .where(
            Minute.board_id == board_id,
            Meeting.held_on < day,
            Resolution.verb == Verb.RECOMMENDED,
            Resolution.is_lost.is_(False),
            or_(
                TrackingDecision.status.not_in(CLOSED),
                Resolution.tracking_decision_id.is_(None)
                & (Meeting.held_on > day - timedelta(days=_UNTRACKED_DAYS)),
            ),
        )
        .order_by(Meeting.held_on, Minute.position, MinuteParagraph.position)
    )
    found: list[Recommendation] = []
    told: set[str] = set()
    for limb, paragraph, minute, held_on, tracked, limb_number in session.execute(statement):
        if tracked is not None and tracked.id in told:
            continue
        told.add(tracked.id if tracked is not None else paragraph.id)
        is_exempt = bool(paragraph.exempt_paragraphs) or paragraph.is_confidential
        text = sentence_of([(limb, paragraph.text)])
        if is_exempt and not secrecy.is_restricted:
            text = paragraph.public_summary.strip() or not_public(
                paragraph.exempt_paragraphs, is_confidential=paragraph.is_confidential
            )
        found.append(
            Recommendation(
                id=paragraph.id if tracked is None else tracked.id,
                page="meetings" if tracked is None else "decisions",
                text=text,
                to=limb.recommended_to or (tracked.officer if tracked is not None else ""),
                since=held_on,
                place=reference_of(minute.number, [limb_number], held_on)
                or f"{minute.title}, {full_date(held_on)}",
                status=_NOT_FOLLOWED if tracked is None else tracked.status.value,
                is_exempt=is_exempt,
            )
        )
    return found


def _rows_of_logs_elsewhere(
    session: Session, board_id: str, day: date, secrecy: Secrecy
) -> list[Recommendation]:
    """Rows that came with a workbook: no limb says so, but their words do (“agreed to recommend to officers …”)."""
    table = TrackingDecision
    has_limb = select(Resolution.id).where(Resolution.tracking_decision_id == table.id).exists()
    statement = (
        select(table)
        .where(
            table.board_id == board_id,
            table.status.not_in(CLOSED),
            func.lower(table.text).like("%recommend%"),
            or_(table.decided_on.is_(None), table.decided_on < day),
            ~has_limb,
        )
        .order_by(table.decided_on, table.position)
    )
    return [
        Recommendation(
            id=row.id,
            page="decisions",
            text=secrecy.said(row.id, row.text),
            to=row.officer,
            since=row.decided_on,
            place=place_of(row),
            status=row.status.value,
            is_exempt=secrecy.is_exempt(row.id),
        )
        for row in session.scalars(statement)
    ]
