"""Where the topics of the work programme stand on agendas, and what the meetings did with them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import not_, select

from boardkeeper.agenda_order import numbers_of, rows_in
from boardkeeper.decisions import exempt_paragraph, sentence_of
from boardkeeper.logs.hearing import completed_by_hearing_into, not_heard_after_all_into
from boardkeeper.rules.agenda_titles import is_withdrawn
from boardkeeper.rules.due_dates import full_date
from boardkeeper.rules.numbering import cite
from db.tables.agenda import AgendaItem
from db.tables.meetings import Meeting, MeetingState
from db.tables.minutes import Minute, MinuteParagraph, Resolution
from db.tables.programme import ProgrammeItem

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from db.store import Store

__all__ = ["AgendaPlace", "Outcome", "heard_into", "hearings_in", "record_heard"]

#: The meeting is still to come.
COMING = (MeetingState.PLANNED, MeetingState.AGENDA_DRAFT, MeetingState.PUBLISHED)


@dataclass(frozen=True, slots=True)
class AgendaPlace:
    """Where a topic stands: the meeting, its day, and the item with the number it has now."""

    meeting_id: str
    item_id: str
    held_on: date
    number: str
    is_coming: bool

    @property
    def words(self) -> str:
        """“Item 7 on 11 September 2019”."""
        return f"Item {self.number} on {full_date(self.held_on)}" if self.number else full_date(self.held_on)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a meeting did with a topic, as its minutes say.

    Attributes:
        minute_id: The minute of the agenda item the topic stood as.
        reference: “Minute 17, 10 July 2019”; the day alone while the minute has no number.
        decided: Each limb as a sentence: “Agreed that it is done.”.
        is_exempt: Whether the item was taken in private, so that a public paper does not say what was decided.
    """

    minute_id: str
    meeting_id: str
    held_on: date
    reference: str
    decided: tuple[str, ...]
    is_exempt: bool = False

    @property
    def words(self) -> str:
        """What was decided, or that nothing was."""
        return " ".join(self.decided) or "Minuted without a decision."


@dataclass(frozen=True, slots=True)
class Hearing:
    """The last agenda a topic stood on, and the last minute about it; either may be missing."""

    agenda: AgendaPlace | None = None
    outcome: Outcome | None = None


def hearings_in(session: Session, board_id: str) -> dict[str, Hearing]:
    """The hearings of a board’s topics by the topic’s id; a topic that stands on no agenda is left out."""
    stands: dict[str, list[tuple[AgendaItem, Meeting]]] = defaultdict(list)
    rows = session.execute(
        select(AgendaItem, Meeting)
        .join(Meeting, AgendaItem.meeting_id == Meeting.id)
        .where(
            Meeting.board_id == board_id,
            AgendaItem.programme_item_id.is_not(None),
            Meeting.state != MeetingState.CANCELLED,
        )
        .order_by(Meeting.held_on, Meeting.starts_at, AgendaItem.position)
    )
    for item, meeting in rows:
        if is_withdrawn(item.title):
            continue
        stands[item.programme_item_id or ""].append((item, meeting))
    numbers = _numbers(session, [each[-1] for each in stands.values()])
    minuted = _outcomes(session, board_id)
    found = {}
    for topic_id, places in stands.items():
        outcomes = [minuted[item.id] for item, _ in places if item.id in minuted]
        item, meeting = places[-1]
        place = AgendaPlace(
            meeting.id, item.id, meeting.held_on, numbers.get(item.id, ""), meeting.state in COMING
        )
        found[topic_id] = Hearing(place, outcomes[-1] if outcomes else None)
    return found


def _numbers(session: Session, places: Sequence[tuple[AgendaItem, Meeting]]) -> dict[str, str]:
    """The number of each item; only an agenda that is not published has to be counted."""
    numbers = {item.id: item.frozen_number for item, _ in places if item.frozen_number is not None}
    for meeting_id in {meeting.id for item, meeting in places if item.frozen_number is None}:
        rows = rows_in(session, meeting_id)
        numbers |= {row.id: number for row, number in zip(rows, numbers_of(rows), strict=True)}
    return numbers


def _outcomes(session: Session, board_id: str) -> dict[str, Outcome]:
    """What the minutes say, by the agenda item they are about."""
    limbs: dict[str, list[str]] = defaultdict(list)
    linked = (
        select(Minute, Meeting.held_on, AgendaItem)
        .join(AgendaItem, Minute.agenda_item_id == AgendaItem.id)
        .join(Meeting, Minute.meeting_id == Meeting.id)
        .where(Minute.board_id == board_id, AgendaItem.programme_item_id.is_not(None))
        .order_by(Minute.position)
    )
    minutes = session.execute(linked).all()
    ids = [minute.id for minute, _, _ in minutes]
    decided = (
        select(Resolution, MinuteParagraph)
        .join(MinuteParagraph, Resolution.paragraph_id == MinuteParagraph.id)
        .where(MinuteParagraph.minute_id.in_(ids), not_(exempt_paragraph()))
        .order_by(MinuteParagraph.position)
    )
    for limb, paragraph in session.execute(decided):
        limbs[paragraph.minute_id].append(sentence_of([(limb, paragraph.text)]))
    return {
        item.id: Outcome(
            minute.id,
            minute.meeting_id,
            held_on,
            full_date(held_on) if minute.number is None else cite(minute.number, None, held_on),
            tuple(limbs[minute.id]),
            is_exempt=bool(item.exempt_paragraphs) or item.is_confidential,
        )
        for minute, held_on, item in minutes
    }


def record_heard(store: Store, who: str, item_id: str, heard_on: date | None) -> None:
    """Record that a topic was heard on a day, or with None that it was not after all.

    What waits for it in the logs is complete then, and only then; or it is taken up again.
    """
    label = "Record that a topic was heard" if heard_on else "Record that a topic was not heard"
    with store.edit(label, who) as session:
        topic = session.get_one(ProgrammeItem, item_id)
        before, topic.heard_on = topic.heard_on, heard_on
        if heard_on is None:
            not_heard_after_all_into(session, topic, who, before)
        else:
            completed_by_hearing_into(session, topic, who)


def heard_into(session: Session, meeting: Meeting, who: str = "") -> int:
    """Record, inside the edit that marks a meeting held, the topics of its agenda as heard; answers how many.

    One whose item was withdrawn was not. What waits for one of them in the logs is complete then.
    """
    rows = session.execute(
        select(AgendaItem.title, ProgrammeItem)
        .join(ProgrammeItem, AgendaItem.programme_item_id == ProgrammeItem.id)
        .where(AgendaItem.meeting_id == meeting.id)
    )
    heard = {topic.id: topic for title, topic in rows if not is_withdrawn(title)}
    for topic in heard.values():
        topic.heard_on = meeting.held_on
        completed_by_hearing_into(session, topic, who)
    session.flush()
    return len(heard)
