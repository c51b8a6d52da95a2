"""Citations followed to the minute they cite: “Minute 17(2), 10 July 2019”."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import select

from boardkeeper.minutes import MinutesView, MinuteView, minutes_in
from boardkeeper.rules.numbering import Citation
from db.tables.meetings import Meeting, MeetingState

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from db.store import Store

__all__ = ["CitedPlace", "place_in", "resolve", "resolve_in"]


@dataclass(frozen=True, slots=True)
class CitedPlace:
    """What a citation cites.

    Attributes:
        paragraph_id: Of the limb or point; None when the whole minute is cited.
        title: Of the minute.
        text: Words of the limb or point; of a whole minute its first paragraph, blank when it has none.
    """

    meeting_id: str
    minute_id: str
    paragraph_id: str | None
    title: str
    text: str


def resolve(store: Store, board_id: str, citations: Iterable[Citation]) -> dict[Citation, CitedPlace]:
    """The places citations lead to in a board's minutes; one that leads nowhere is left out."""
    with store.read() as session:
        return resolve_in(session, board_id, citations)


def resolve_in(session: Session, board_id: str, citations: Iterable[Citation]) -> dict[Citation, CitedPlace]:
    """The same inside a session that is already open."""
    wanted: dict[date, list[Citation]] = defaultdict(list)
    for citation in citations:
        wanted[citation.meeting].append(citation)
    found: dict[Citation, CitedPlace] = {}
    held = select(Meeting.id, Meeting.held_on).where(
        Meeting.board_id == board_id,
        Meeting.held_on.in_(wanted),
        Meeting.state != MeetingState.CANCELLED,
    )
    for meeting_id, held_on in session.execute(held.order_by(Meeting.held_on, Meeting.starts_at)):
        minutes = minutes_in(session, meeting_id)
        for citation in wanted[held_on]:
            place = place_in(minutes, citation)
            if place is not None:
                found.setdefault(citation, place)
    return found


def place_in(minutes: MinutesView, citation: Citation) -> CitedPlace | None:
    """Where a citation leads in these minutes; None when it does not: another day, or no such minute, limb or point."""
    if minutes.held_on != citation.meeting:
        return None
    for minute in minutes.minutes:
        if minute.number == citation.minute_number:
            place = _place(minutes.meeting_id, minute, citation)
            if place is not None:
                return place
    return None


def _place(meeting_id: str, minute: MinuteView, citation: Citation) -> CitedPlace | None:
    if citation.limb is None and not citation.point:
        first = next((each.text for each in minute.paragraphs if each.text.strip()), "")
        return CitedPlace(meeting_id, minute.id, None, minute.title, first)
    for each in minute.paragraphs:
        is_limb = each.resolution is not None and each.resolution.limb == citation.limb
        if is_limb or (citation.point and each.letter == citation.point):
            return CitedPlace(meeting_id, minute.id, each.id, minute.title, each.text)
    return None
