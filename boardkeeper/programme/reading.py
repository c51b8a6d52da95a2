"""The topics as screens, commands and papers read them, each with its score, its hearing and what asked for it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from sqlalchemy import case, or_, select

from boardkeeper.clock import current_day
from boardkeeper.errors import UserError
from boardkeeper.lists import Listing, Page, Wanted
from boardkeeper.programme.hearings import AgendaPlace, Hearing, Outcome, hearings_in
from boardkeeper.schemes import scheme_of
from db.tables.decisions import TrackingDecision
from db.tables.meetings import Meeting, MeetingState
from db.tables.programme import ProgrammeItem, ProgrammeList, SchemeAnswer

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from db.store import Store

#: How many of the meetings to come a low score is too early for while something better waits.
EARLY_MEETINGS = 2


@dataclass(frozen=True, slots=True)
class AnswerView:
    """A question of the board’s scheme and its answer for one topic; None while nobody has answered it."""

    question_id: str
    question: str
    weight: int
    is_yes: bool | None


@dataclass(frozen=True, slots=True)
class AskedFor:
    """The tracking decision a topic was put on the programme for."""

    decision_id: str
    reference: str
    text: str


@dataclass(frozen=True, slots=True)
class ProgrammeItemView:
    """One topic of the work programme.

    Attributes:
        band: What its score means in the board’s scheme; blank for a score another scheme must have given.
        agenda: The last agenda it stands on.
        outcome: What the minutes say came of it.
        passed_over: For a low score that comes to one of the next two meetings: the best-scored topic that waits.
        answers: The questions of the board’s scheme in order.
        asked_for: The decision it was made from.
    """

    id: str
    list_kind: ProgrammeList
    scheduled_on: date | None
    scheduled_written: str
    topic: str
    score: int | None
    band: str
    reason: str
    responsible: str
    heard_on: date | None
    source_sheet: str
    source_cell: str
    agenda: AgendaPlace | None = None
    outcome: Outcome | None = None
    passed_over: str = ""
    answers: tuple[AnswerView, ...] = ()
    asked_for: AskedFor | None = None

    @property
    def is_low_and_early(self) -> bool:
        """Whether a low score stands at one of the next two meetings while a better one has no meeting."""
        return bool(self.passed_over)

    @property
    def is_done(self) -> bool:
        """Whether it was heard and does not come again to a later meeting."""
        return self.heard_on is not None and not (self.scheduled_on and self.scheduled_on > self.heard_on)


def list_programme(
    store: Store, board_id: str, wanted: Wanted | None = None, today: date | None = None
) -> Page[ProgrammeItemView]:
    """The work programme of a board: by meeting, then to be scheduled, then select reviews."""
    with store.read() as session:
        return programme_in(session, board_id, wanted or Wanted(), today)


def programme_in(
    session: Session, board_id: str, wanted: Wanted, today: date | None = None
) -> Page[ProgrammeItemView]:
    """The same inside a session that is already open."""
    early = _early(session, board_id, today or current_day())
    items = select(ProgrammeItem).where(ProgrammeItem.board_id == board_id)
    found: Page[ProgrammeItem] = _listing(tuple(early)).page(session, items, wanted, _item_of)
    return Page(_views(session, board_id, found.rows, early), found.total)


def get_programme_item(store: Store, item_id: str, today: date | None = None) -> ProgrammeItemView:
    """One topic."""
    with store.read() as session:
        item = session.get_one(ProgrammeItem, item_id)
        early = _early(session, item.board_id, today or current_day())
        return _views(session, item.board_id, (item,), early)[0]


def find_programme_item(store: Store, board_id: str, words: str, on: date | None = None) -> ProgrammeItemView:
    """The topic that is called so, or the only one that holds the words.

    Raises:
        UserError: None does, or several; `on` tells those of one meeting from the rest.
    """
    rows = list_programme(store, board_id, Wanted(limit=1_000_000)).rows
    known = [row for row in rows if on is None or row.scheduled_on == on]
    folded = words.strip().casefold()
    exact = [row for row in known if row.topic.casefold() == folded]
    close = exact or [row for row in known if folded and folded in row.topic.casefold()]
    if len(close) == 1:
        return close[0]
    if not close:
        raise UserError(f"No topic of the work programme is called “{words.strip()}”.")
    names = "; ".join(f"“{row.topic}” ({row.scheduled_written or row.list_kind.value})" for row in close[:5])
    raise UserError(
        f"{len(close)} topics are meant by “{words.strip()}”: {names}.", "Say more of it, or --on DATE."
    )


_LIST_ORDER = case({kind: place for place, kind in enumerate(ProgrammeList)}, value=ProgrammeItem.list_kind)
_ORDER = (_LIST_ORDER, ProgrammeItem.scheduled_on, ProgrammeItem.position, ProgrammeItem.id)


def _listing(early_ids: Sequence[str]) -> Listing:
    return Listing(
        order=_ORDER,
        sortable={
            "scheduled_on": ProgrammeItem.scheduled_on,
            "topic": ProgrammeItem.topic,
            "score": ProgrammeItem.score,
            "reason": ProgrammeItem.reason,
            "responsible": ProgrammeItem.responsible,
        },
        searched=(
            ProgrammeItem.topic,
            ProgrammeItem.reason,
            ProgrammeItem.responsible,
            ProgrammeItem.scheduled_written,
            ProgrammeItem.list_kind,
        ),
        chips={
            "To be scheduled": ProgrammeItem.list_kind == ProgrammeList.TO_BE_SCHEDULED,
            "Select reviews": ProgrammeItem.list_kind == ProgrammeList.SELECT_REVIEW,
            "Unscored": ProgrammeItem.score.is_(None),
            "Nobody responsible": ProgrammeItem.responsible == "",
            "Low but early": ProgrammeItem.id.in_(early_ids),
        },
    )


def _item_of(row: Any) -> ProgrammeItem:
    item: ProgrammeItem = row[0]
    return item


def _early(session: Session, board_id: str, today: date) -> dict[str, str]:
    """The low-scored topics of the next two meetings, each with the best-scored topic that still waits for one."""
    scheme = scheme_of(session, board_id)
    # A programme may run ahead of the calendar, so a day on it counts as a meeting to come.
    meetings = select(Meeting.held_on).where(
        Meeting.board_id == board_id, Meeting.held_on >= today, Meeting.state != MeetingState.CANCELLED
    )
    topics = select(ProgrammeItem).where(
        ProgrammeItem.board_id == board_id,
        or_(ProgrammeItem.heard_on.is_(None), ProgrammeItem.scheduled_on > ProgrammeItem.heard_on),
    )
    items = session.scalars(topics.order_by(*_ORDER)).all()
    planned = {item.scheduled_on for item in items if item.scheduled_on and item.scheduled_on >= today}
    days = sorted({*session.scalars(meetings), *planned})[:EARLY_MEETINGS]
    waiting = [item for item in items if item.scheduled_on is None and item.score is not None]
    best = max(waiting, key=lambda item: item.score or 0, default=None)
    if best is None:
        return {}
    return {
        item.id: best.topic
        for item in items
        if item.scheduled_on in days and scheme.is_low(item.score) and (item.score or 0) < (best.score or 0)
    }


def _views(
    session: Session, board_id: str, items: Sequence[ProgrammeItem], early: Mapping[str, str]
) -> tuple[ProgrammeItemView, ...]:
    scheme = scheme_of(session, board_id)
    hearings = hearings_in(session, board_id)
    answers = _answers(session, board_id)
    asked = _asked_for(session, board_id)
    return tuple(
        ProgrammeItemView(
            id=item.id,
            list_kind=item.list_kind,
            scheduled_on=item.scheduled_on,
            scheduled_written=item.scheduled_written,
            topic=item.topic,
            score=item.score,
            band=scheme.band_or_blank(item.score),
            reason=item.reason,
            responsible=item.responsible,
            heard_on=item.heard_on or (heard.outcome.held_on if heard.outcome else None),
            source_sheet=item.source_sheet,
            source_cell=item.source_cell,
            agenda=heard.agenda,
            outcome=heard.outcome,
            passed_over=early.get(item.id, ""),
            answers=tuple(
                AnswerView(question.key, question.text, question.weight, answers[item.id].get(question.key))
                for question in scheme.questions
            ),
            asked_for=asked.get(item.id),
        )
        for item in items
        for heard in (hearings.get(item.id, Hearing()),)
    )


def _answers(session: Session, board_id: str) -> defaultdict[str, dict[str, bool]]:
    given: defaultdict[str, dict[str, bool]] = defaultdict(dict)
    rows = session.execute(
        select(SchemeAnswer.programme_item_id, SchemeAnswer.question_id, SchemeAnswer.is_yes)
        .join(ProgrammeItem, SchemeAnswer.programme_item_id == ProgrammeItem.id)
        .where(ProgrammeItem.board_id == board_id)
    )
    for item_id, question_id, is_yes in rows:
        given[item_id][question_id] = is_yes
    return given


def _asked_for(session: Session, board_id: str) -> dict[str, AskedFor]:
    rows = session.scalars(
        select(TrackingDecision).where(
            TrackingDecision.board_id == board_id, TrackingDecision.programme_item_id.is_not(None)
        )
    )
    return {
        row.programme_item_id or "": AskedFor(
            row.id,
            row.minute_reference or ", ".join(p for p in (row.minute_title, row.decided_on_written) if p),
            row.text,
        )
        for row in rows
    }
