"""What could come onto an agenda, and where it is known from: the programme, decisions that fall due, earlier meetings."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from sqlalchemy import or_, select

from boardkeeper import meetings
from boardkeeper.agenda import item_into
from boardkeeper.agenda_order import insert_row, is_published, place_of_business, rows_in
from boardkeeper.decisions import CLOSED
from boardkeeper.errors import UserError
from boardkeeper.programme import reschedule_into
from boardkeeper.rules.agenda_titles import is_same_topic, is_withdrawn, read_title
from boardkeeper.rules.due_dates import full_date
from db.tables.agenda import AgendaItem, ItemKind, PaperKind
from db.tables.decisions import TakenUp, TrackingDecision
from db.tables.meetings import Meeting, MeetingState
from db.tables.minutes import Minute, MinuteParagraph, ParagraphKind
from db.tables.programme import ProgrammeItem

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from db.store import Store

__all__ = ["Suggestion", "SuggestionKind", "suggestions", "take_suggestions"]

_OVER = (MeetingState.HELD, *meetings.MINUTED, MeetingState.CANCELLED)
_FORMALITIES = re.compile(r"\b(?:apologies|declarations?|substitut\w+)\b", re.IGNORECASE)
_DEFERRED = re.compile(r"\bdefer(?:red|ral)?\b", re.IGNORECASE)
_WHY_LETTERS = 160


class SuggestionKind(StrEnum):
    """Where a suggestion comes from."""

    MINUTES = "minutes to confirm"
    PROGRAMME = "work programme"
    CARRIED_OVER = "carried over"
    DEFERRED = "deferred"
    DECISION = "tracking decision"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Something that could come onto an agenda.

    Attributes:
        id: The same as long as it is suggested.
        title: Of the item it would be.
        why: A sentence.
        programme_item_id: The topic it is.
        tracking_decision_id: The decision it takes up.
    """

    id: str
    kind: SuggestionKind
    title: str
    why: str
    programme_item_id: str | None = None
    tracking_decision_id: str | None = None

    @property
    def is_business(self) -> bool:
        """Whether it is business of its own: the minutes come with the standing items, a decision is in its log."""
        return self.kind not in {SuggestionKind.MINUTES, SuggestionKind.DECISION}


def suggestions(store: Store, meeting_id: str) -> tuple[Suggestion, ...]:
    """What could come onto the agenda of a meeting and is not on it; nothing once it is published or over."""
    with store.read() as session:
        return suggestions_in(session, meeting_id)


def suggestions_in(session: Session, meeting_id: str) -> tuple[Suggestion, ...]:
    """The same inside a session that is already open."""
    meeting = session.get_one(Meeting, meeting_id)
    rows = rows_in(session, meeting_id)
    if is_published(rows) or meeting.state in _OVER:
        return ()
    found = [*_minutes(session, meeting, rows), *_topics(session, meeting, rows)]
    found += _deferred(session, meeting, [*_titles(rows), *(each.title for each in found)])
    return (*found, *_decisions(session, meeting, rows, found))


def _minutes(session: Session, meeting: Meeting, rows: Sequence[AgendaItem]) -> Iterator[Suggestion]:
    before = meetings.previous_meeting(session, meeting.id)
    if before is not None and not any(row.paper is PaperKind.MINUTES for row in rows):
        yield Suggestion(
            "minutes",
            SuggestionKind.MINUTES,
            "Minutes",
            f"The minutes of {full_date(before.held_on)} are to be confirmed as a correct record.",
        )


def _topics(session: Session, meeting: Meeting, rows: Sequence[AgendaItem]) -> Iterator[Suggestion]:
    """Topics of the meeting’s day, then those of earlier meetings that did not hear them."""
    taken = {row.programme_item_id for row in rows}
    titles = _titles(rows)
    topics = session.scalars(
        select(ProgrammeItem)
        .where(
            ProgrammeItem.board_id == meeting.board_id,
            ProgrammeItem.scheduled_on <= meeting.held_on,
            ProgrammeItem.heard_on.is_(None),
        )
        .order_by(ProgrammeItem.scheduled_on.desc(), ProgrammeItem.position)
    )
    over = _days_that_are_over(session, meeting)
    for topic in topics:
        if topic.id in taken or _is_among(topic.topic, titles) or topic.scheduled_on is None:
            continue
        if topic.scheduled_on == meeting.held_on:
            reason = _shortened(topic.reason)
            why = f"On the work programme for this meeting{f': {reason}' if reason else ''}"
            kind = SuggestionKind.PROGRAMME
        elif (heard := over.get(topic.scheduled_on)) is not None and not _is_among(topic.topic, heard):
            why = f"On the work programme for {full_date(topic.scheduled_on)}; that meeting did not hear it."
            kind = SuggestionKind.CARRIED_OVER
        else:
            continue
        yield Suggestion(f"topic-{topic.id}", kind, read_title(topic.topic)[0], _sentence(why), topic.id)


def _days_that_are_over(session: Session, meeting: Meeting) -> dict[date, list[str]]:
    """What each earlier meeting had on its agenda or in its minutes, by day; a cancelled one had nothing."""
    earlier = session.execute(
        select(Meeting.id, Meeting.held_on, Meeting.state).where(
            Meeting.board_id == meeting.board_id,
            Meeting.held_on < meeting.held_on,
            Meeting.state.in_(_OVER),
        )
    ).all()
    heard: dict[date, list[str]] = {}
    for earlier_id, day, state in earlier:
        titles = heard.setdefault(day, [])
        if state is not MeetingState.CANCELLED:
            titles += session.scalars(select(AgendaItem.title).where(AgendaItem.meeting_id == earlier_id))
            titles += session.scalars(select(Minute.title).where(Minute.meeting_id == earlier_id))
    return heard


def _deferred(session: Session, meeting: Meeting, titles: Sequence[str]) -> Iterator[Suggestion]:
    """Items that the last meeting decided to defer, and the business of one that was cancelled since."""
    last = session.scalar(
        select(Meeting)
        .where(
            Meeting.board_id == meeting.board_id,
            Meeting.held_on < meeting.held_on,
            Meeting.state.in_((MeetingState.HELD, *meetings.MINUTED)),
        )
        .order_by(Meeting.held_on.desc())
        .limit(1)
    )
    statement = (
        select(AgendaItem, Meeting)
        .join(Meeting, AgendaItem.meeting_id == Meeting.id)
        .where(
            Meeting.board_id == meeting.board_id,
            Meeting.held_on < meeting.held_on,
            AgendaItem.kind.not_in((ItemKind.STANDING, ItemKind.HEADING)),
            AgendaItem.paper.in_((PaperKind.NONE, PaperKind.REPORT)),
            or_(
                AgendaItem.meeting_id == (last.id if last else ""),
                (Meeting.state == MeetingState.CANCELLED)
                & (Meeting.held_on >= (last.held_on if last else date.min)),
            ),
        )
        .order_by(Meeting.held_on, AgendaItem.position)
    )
    for item, earlier in session.execute(statement):
        if _is_among(item.title, titles) or is_withdrawn(item.title):
            continue
        if earlier.state is MeetingState.CANCELLED:
            why = f"It was on the agenda of {full_date(earlier.held_on)}; that meeting was cancelled."
        elif _was_deferred(session, item.id):
            why = f"The meeting of {full_date(earlier.held_on)} deferred it."
        else:
            continue
        yield Suggestion(f"item-{item.id}", SuggestionKind.DEFERRED, item.title, why, item.programme_item_id)


def _was_deferred(session: Session, item_id: str) -> bool:
    limbs = session.scalars(
        select(MinuteParagraph.text)
        .join(Minute, MinuteParagraph.minute_id == Minute.id)
        .where(Minute.agenda_item_id == item_id, MinuteParagraph.kind == ParagraphKind.RESOLUTION)
    )
    return any(_DEFERRED.search(limb) for limb in limbs)


def _decisions(
    session: Session, meeting: Meeting, rows: Sequence[AgendaItem], before: Sequence[Suggestion]
) -> Iterator[Suggestion]:
    """Decisions that are open, due by the day, and not taken up by an item here nor suggested as a topic."""
    topics = {row.programme_item_id for row in rows} | {each.programme_item_id for each in before}
    topics.discard(None)
    taken = set(
        session.scalars(
            select(TakenUp.tracking_decision_id)
            .join(AgendaItem, TakenUp.agenda_item_id == AgendaItem.id)
            .where(AgendaItem.meeting_id == meeting.id)
        )
    )
    due = session.scalars(
        select(TrackingDecision)
        .where(
            TrackingDecision.board_id == meeting.board_id,
            TrackingDecision.target_on <= meeting.held_on,
            TrackingDecision.status.not_in(CLOSED),
            or_(TrackingDecision.decided_on.is_(None), TrackingDecision.decided_on < meeting.held_on),
        )
        .order_by(TrackingDecision.target_on, TrackingDecision.position)
    )
    for decision in due:
        if decision.id in taken or decision.programme_item_id in topics or decision.target_on is None:
            continue
        there = _row_of(_title_of(decision), rows)
        reference = decision.minute_reference or decision.decided_on_written or "A decision"
        asks = _shortened(decision.text).rstrip(" .")
        why = f"{reference}, due by {full_date(decision.target_on)}: {asks}"
        if there is not None:
            why = f"{_sentence(why)} It would be taken up by “{there.title}”"
        yield Suggestion(
            f"decision-{decision.id}",
            SuggestionKind.DECISION,
            _title_of(decision),
            _sentence(why),
            tracking_decision_id=decision.id,
        )


def _title_of(decision: TrackingDecision) -> str:
    return read_title(decision.minute_title)[0] or _shortened(decision.text).rstrip(" .")


def take_suggestions(store: Store, who: str, meeting_id: str, ids: Iterable[str]) -> tuple[str, ...]:
    """Put what was suggested on an agenda as one step, with the links to where it comes from.

    New business comes before the work programme and the logs, the minutes after the declarations. A decision about
    something that is on the agenda already is taken up by that item.

    Returns:
        The ids of the items, each once, in the order of the suggestions.

    Raises:
        UserError: None of them is suggested any more.
    """
    wanted = set(ids)
    with store.edit("Take suggestions onto the agenda", who) as session:
        chosen = [each for each in suggestions_in(session, meeting_id) if each.id in wanted]
        if not chosen:
            raise UserError("That is not suggested any more.", "Look at the agenda as it is now.")
        return tuple(dict.fromkeys(_take(session, meeting_id, each) for each in chosen))


def take_business_into(session: Session, meeting_id: str) -> int:
    """Put the suggested topics and items on an agenda, inside an edit that is already open; answers how many.

    Decisions that fall due are left to be chosen one by one: the log of tracking decisions shows them all.
    """
    found = [each for each in suggestions_in(session, meeting_id) if each.is_business]
    for each in found:
        _take(session, meeting_id, each)
    return len(found)


def _take(session: Session, meeting_id: str, suggestion: Suggestion) -> str:
    rows = rows_in(session, meeting_id)
    if suggestion.kind is SuggestionKind.MINUTES:
        return _new_minutes_item(session, meeting_id, rows)
    if suggestion.tracking_decision_id is not None:
        item = _row_of(suggestion.title, rows) or _new_item(session, meeting_id, rows, suggestion)
        session.add(TakenUp(agenda_item_id=item.id, tracking_decision_id=suggestion.tracking_decision_id))
        session.flush()
        return item.id
    return _new_item(session, meeting_id, rows, suggestion).id


def _new_item(
    session: Session, meeting_id: str, rows: Sequence[AgendaItem], suggestion: Suggestion
) -> AgendaItem:
    lead, purpose, kind = "", "", None
    title = suggestion.title
    if suggestion.programme_item_id is not None:
        topic = session.get_one(ProgrammeItem, suggestion.programme_item_id)
        title, lead = topic.topic, topic.responsible
        day = session.get_one(Meeting, meeting_id).held_on
        if topic.scheduled_on != day:
            reschedule_into(session, topic, day)
    if suggestion.kind is SuggestionKind.DEFERRED:
        earlier = session.get_one(AgendaItem, suggestion.id.removeprefix("item-"))
        title, lead, purpose, kind = earlier.title, earlier.lead, earlier.purpose, ordinary_kind(earlier.kind)
    if suggestion.tracking_decision_id is not None:
        lead = session.get_one(TrackingDecision, suggestion.tracking_decision_id).officer
    return item_into(
        session,
        meeting_id,
        title,
        kind=kind,
        purpose=purpose,
        lead=lead,
        programme_item_id=suggestion.programme_item_id,
        place=place_of_business(rows),
    )


def _new_minutes_item(session: Session, meeting_id: str, rows: list[AgendaItem]) -> str:
    place = max((at + 1 for at, row in enumerate(rows) if _FORMALITIES.search(row.title)), default=0)
    item = AgendaItem(meeting_id=meeting_id, title="Minutes", kind=ItemKind.STANDING, paper=PaperKind.MINUTES)
    insert_row(session, rows, item, place)
    return item.id


def ordinary_kind(kind: ItemKind) -> ItemKind:
    """An item is urgent, or its paper late, at one meeting only."""
    return ItemKind.REPORT if kind in {ItemKind.URGENT, ItemKind.TO_FOLLOW} else kind


def _titles(rows: Iterable[AgendaItem]) -> list[str]:
    return [row.title for row in rows]


def _row_of(title: str, rows: Sequence[AgendaItem]) -> AgendaItem | None:
    return next((row for row in rows if is_same_topic(title, row.title)), None)


def _is_among(title: str, titles: Iterable[str]) -> bool:
    return any(is_same_topic(title, other) for other in titles)


def _shortened(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _WHY_LETTERS else f"{words[:_WHY_LETTERS].rsplit(' ', 1)[0]} …"


def _sentence(words: str) -> str:
    return words if words.endswith(("…", ".", "?", "!")) else f"{words}."
