"""The work programme: what comes to which meeting, why, and how it scored."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from sqlalchemy import case, func, select

from boardkeeper.errors import UserError
from boardkeeper.lists import Listing, Page, Wanted
from boardkeeper.rules.due_dates import full_date
from boardkeeper.rules.prioritisation import PAPER
from db.tables.programme import ProgrammeItem, ProgrammeList

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from db.store import Store

__all__ = ["ProgrammeItemView", "ProgrammeList", "add_programme_item", "list_programme", "reschedule"]


@dataclass(frozen=True, slots=True)
class ProgrammeItemView:
    """One topic of the work programme; `band` says what its score means."""

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


_LIST_ORDER = case({kind: place for place, kind in enumerate(ProgrammeList)}, value=ProgrammeItem.list_kind)

_LISTING = Listing(
    order=(_LIST_ORDER, ProgrammeItem.scheduled_on, ProgrammeItem.position, ProgrammeItem.id),
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
    },
)


def list_programme(store: Store, board_id: str, wanted: Wanted | None = None) -> Page[ProgrammeItemView]:
    """The work programme of a board: by meeting, then to be scheduled, then select reviews."""
    with store.read() as session:
        return programme_in(session, board_id, wanted or Wanted())


def programme_in(session: Session, board_id: str, wanted: Wanted) -> Page[ProgrammeItemView]:
    """The same inside a session that is already open."""
    return _LISTING.page(
        session, select(ProgrammeItem).where(ProgrammeItem.board_id == board_id), wanted, _view
    )


def _view(row: Any) -> ProgrammeItemView:
    (item,) = row
    return ProgrammeItemView(
        id=item.id,
        list_kind=item.list_kind,
        scheduled_on=item.scheduled_on,
        scheduled_written=item.scheduled_written,
        topic=item.topic,
        score=item.score,
        band=score_band(item.score),
        reason=item.reason,
        responsible=item.responsible,
        heard_on=item.heard_on,
        source_sheet=item.source_sheet,
        source_cell=item.source_cell,
    )


def score_band(score: int | None) -> str:
    """What a score means in the PAPER scheme; blank when another scheme must have given it."""
    if score is not None and score > PAPER.highest_score:
        return ""
    return PAPER.band(score)


def add_programme_item(
    store: Store,
    who: str,
    board_id: str,
    topic: str,
    *,
    scheduled_on: date | None = None,
    score: int | None = None,
    reason: str = "",
    responsible: str = "",
    select_review: bool = False,
) -> str:
    """Put a topic on the work programme, at a meeting’s date or to be scheduled.

    Raises:
        UserError: The topic is blank, or its score is below 0.
    """
    with store.edit(f"Add “{topic.strip()}” to the work programme", who) as session:
        return programme_item_into(
            session,
            board_id,
            topic,
            scheduled_on=scheduled_on,
            score=score,
            reason=reason,
            responsible=responsible,
            select_review=select_review,
        ).id


def programme_item_into(
    session: Session,
    board_id: str,
    topic: str,
    *,
    scheduled_on: date | None = None,
    score: int | None = None,
    reason: str = "",
    responsible: str = "",
    select_review: bool = False,
) -> ProgrammeItem:
    """The same inside an edit that is already open."""
    if not topic.strip():
        raise UserError("A work programme item needs a topic.", "Type what the board is to look at.")
    if score is not None and score < 0:
        raise UserError("A score counts questions answered yes, so it is never below 0.")
    unscheduled = ProgrammeList.SELECT_REVIEW if select_review else ProgrammeList.TO_BE_SCHEDULED
    item = ProgrammeItem(
        board_id=board_id,
        list_kind=ProgrammeList.MEETING if scheduled_on else unscheduled,
        scheduled_on=scheduled_on,
        scheduled_written=full_date(scheduled_on) if scheduled_on else "",
        topic=topic.strip(),
        score=score,
        reason=reason.strip(),
        responsible=responsible.strip(),
        position=session.scalar(
            select(func.count(ProgrammeItem.id)).where(ProgrammeItem.board_id == board_id)
        ),
    )
    session.add(item)
    session.flush()
    return item


def record_heard(store: Store, who: str, item_id: str, heard_on: date) -> None:
    """Record that a topic was heard at a meeting; only then is a decision that asked for it complete."""
    with store.edit("Record that a work programme item was heard", who) as session:
        session.get_one(ProgrammeItem, item_id).heard_on = heard_on


def reschedule(store: Store, who: str, item_id: str, scheduled_on: date | None) -> None:
    """Move a topic to a meeting’s date, or back to the list of what is to be scheduled."""
    with store.edit("Reschedule a work programme item", who) as session:
        item = session.get_one(ProgrammeItem, item_id)
        item.scheduled_on = scheduled_on
        item.list_kind = ProgrammeList.MEETING if scheduled_on else ProgrammeList.TO_BE_SCHEDULED
        item.scheduled_written = (
            f"{scheduled_on.day} {scheduled_on:%B %Y}" if scheduled_on else "To be scheduled"
        )
