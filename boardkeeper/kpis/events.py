"""What splits a series into before and after: of one KPI from a period on, of the whole board on a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from boardkeeper.errors import UserError
from boardkeeper.rules.periods import period_kind, period_title
from db.tables.kpis import Event, Kpi, KpiEvent

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from db.store import Store


@dataclass(frozen=True, slots=True)
class BoardEventView:
    """What happened to the whole board on a day, and what the papers call before and after."""

    id: str
    happened_on: date
    title: str
    label_before: str
    label_after: str


def list_board_events(store: Store, board_id: str) -> tuple[BoardEventView, ...]:
    """The events of a board, the earliest first."""
    with store.read() as session:
        return board_events_in(session, board_id)


def board_events_in(session: Session, board_id: str) -> tuple[BoardEventView, ...]:
    """The same inside a session that is already open."""
    rows = session.scalars(
        select(Event).where(Event.board_id == board_id).order_by(Event.happened_on, Event.title)
    )
    return tuple(
        BoardEventView(row.id, row.happened_on, row.title, row.label_before, row.label_after) for row in rows
    )


def record_board_event(
    store: Store,
    who: str,
    board_id: str,
    happened_on: date,
    title: str,
    *,
    label_before: str = "",
    label_after: str = "",
    event_id: str = "",
) -> str:
    """Write what happened to the whole board on a day; it splits every series. Answers its id.

    Args:
        store: The file.
        who: Who writes it.
        board_id: The board.
        happened_on: The day.
        title: What happened: “Ofsted inspection”.
        label_before: What the papers call the time before; “Before Ofsted inspection” when it is blank.
        label_after: And the time after.
        event_id: The event that is changed; blank for a new one.

    Raises:
        UserError: It has no title, or is there already.
    """
    name = " ".join(title.split())
    if not name:
        raise UserError("An event needs words.", "Type what happened, such as “Ofsted inspection”.")
    with store.edit(f"{'Change' if event_id else 'Add'} the event “{name}”", who) as session:
        taken = session.scalar(
            select(Event.id).where(
                Event.board_id == board_id,
                Event.happened_on == happened_on,
                func.casefold(Event.title) == name.casefold(),
                Event.id != event_id,
            )
        )
        if taken is not None:
            raise UserError(f"“{name}” is there already on that day.", "Change that one, or name it apart.")
        row = session.get_one(Event, event_id) if event_id else Event(board_id=board_id)
        row.happened_on, row.title = happened_on, name
        row.label_before, row.label_after = " ".join(label_before.split()), " ".join(label_after.split())
        session.add(row)
        session.flush()
        return row.id


def record_kpi_event(
    store: Store, who: str, kpi_id: str, first_period_after: str, label_before: str, label_after: str
) -> None:
    """Split the series of one KPI before a period; an event that is there already gets the new words.

    Raises:
        UserError: It is no period, or one of the sides has no words.
    """
    try:
        period_kind(first_period_after)
    except ValueError as error:
        raise UserError(
            f"“{first_period_after}” is not a period.", "Write a month as 2019-01, a quarter as 2019-Q1."
        ) from error
    before, after = " ".join(label_before.split()), " ".join(label_after.split())
    if not before or not after:
        raise UserError(
            "Both sides of an event need words.",
            "Type them, such as “Before the visit” and “After the visit”.",
        )
    with store.edit(f"Split a KPI at {period_title(first_period_after)}", who) as session:
        row = session.scalar(
            select(KpiEvent).where(
                KpiEvent.kpi_id == kpi_id, KpiEvent.first_period_after == first_period_after
            )
        )
        if row is None:
            kpi = session.get_one(Kpi, kpi_id)
            row = KpiEvent(kpi_id=kpi.id, first_period_after=first_period_after)
            session.add(row)
        row.label_before, row.label_after = before, after


def remove_event(store: Store, who: str, event_id: str) -> None:
    """Take an event out, of one KPI or of the board.

    Raises:
        UserError: It is gone already.
    """
    with store.edit("Remove an event", who) as session:
        row = session.get(KpiEvent, event_id) or session.get(Event, event_id)
        if row is None:
            raise UserError("That event is gone already.", "Look at the events as they are now.")
        session.delete(row)
