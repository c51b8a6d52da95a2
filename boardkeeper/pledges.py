"""Pledges: what the council promised the public, how each stands, and when a promise counts as kept."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from sqlalchemy import Integer, Select, and_, case, cast, select

from boardkeeper.clock import current_day
from boardkeeper.errors import UserError
from boardkeeper.lists import Listing, Page, Wanted
from boardkeeper.ordered_rows import put_facts
from boardkeeper.rules.due_dates import full_date
from boardkeeper.written_lines import one_line
from db.tables.plan import MilestoneStatus, Pledge

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from db.store import Store

__all__ = [
    "PledgeView",
    "add_pledge",
    "edit_pledge",
    "list_pledges",
    "remove_pledge",
    "set_pledge_status",
]

_FACTS = ("number", "text", "portfolio_holder", "lead_director", "end_state", "note")
_MOST = 100_000
ENDED = "Ended"
STILL_TO_KEEP = "Still to keep"


@dataclass(frozen=True, slots=True)
class PledgeView:
    """A pledge as it stands.

    Attributes:
        number: As it was published.
        end_state: What counts as kept: “90 % of care leavers in suitable accommodation”.
        note: Why it stands as it does, or how it ended.
        ended_on: The day it was kept, or given up; None while it stands.
    """

    id: str
    number: str
    text: str
    portfolio_holder: str
    lead_director: str
    end_state: str
    status: MilestoneStatus
    note: str
    ended_on: date | None

    @property
    def is_ended(self) -> bool:
        """Whether nothing more is to come of it."""
        return self.ended_on is not None or self.status is MilestoneStatus.COMPLETE


_GRAVITY = case(
    {
        MilestoneStatus.OFF_TRACK: 0,
        MilestoneStatus.SLIGHT_SLIPPAGE: 1,
        MilestoneStatus.ON_TRACK: 2,
        MilestoneStatus.NOT_YET_DUE: 3,
        MilestoneStatus.COMPLETE: 4,
    },
    value=Pledge.status,
)
_IS_ENDED = Pledge.ended_on.is_not(None) | (Pledge.status == MilestoneStatus.COMPLETE)
_STANDS = and_(Pledge.ended_on.is_(None), Pledge.status != MilestoneStatus.COMPLETE)
_LISTING = Listing(
    order=(cast(Pledge.number, Integer), Pledge.number),
    sortable={
        "number": cast(Pledge.number, Integer),
        "text": Pledge.text,
        "portfolio_holder": Pledge.portfolio_holder,
        "lead_director": Pledge.lead_director,
        "status": _GRAVITY,
        "ended_on": Pledge.ended_on,
    },
    searched=(
        Pledge.number,
        Pledge.text,
        Pledge.portfolio_holder,
        Pledge.lead_director,
        Pledge.end_state,
        Pledge.note,
        Pledge.status,
    ),
    chips={
        **{status.value.capitalize(): Pledge.status == status for status in MilestoneStatus},
        STILL_TO_KEEP: _STANDS,
        ENDED: _IS_ENDED,
    },
)


def list_pledges(store: Store, board_id: str, wanted: Wanted | None = None) -> Page[PledgeView]:
    """The pledges of a board by their numbers."""
    with store.read() as session:
        return pledges_in(session, board_id, wanted or Wanted(limit=_MOST))


def pledges_in(session: Session, board_id: str, wanted: Wanted) -> Page[PledgeView]:
    """The same inside a session that is already open."""
    statement: Select[Any] = select(Pledge).where(Pledge.board_id == board_id)
    return _LISTING.page(session, statement, wanted, _view)


def _view(row: Any) -> PledgeView:
    (pledge,) = row
    return PledgeView(
        id=pledge.id,
        number=pledge.number,
        text=pledge.text,
        portfolio_holder=pledge.portfolio_holder,
        lead_director=pledge.lead_director,
        end_state=pledge.end_state,
        status=MilestoneStatus(pledge.status),
        note=pledge.note,
        ended_on=pledge.ended_on,
    )


def add_pledge(
    store: Store,
    who: str,
    board_id: str,
    number: str,
    text: str,
    *,
    portfolio_holder: str = "",
    lead_director: str = "",
    end_state: str = "",
    status: MilestoneStatus = MilestoneStatus.ON_TRACK,
) -> str:
    """Record a pledge; answers its id.

    Raises:
        UserError: It promises nothing, or the board has a pledge of that number.
    """
    with store.edit(f"Add pledge {number.strip()}", who) as session:
        return pledge_into(
            session,
            board_id,
            number,
            text,
            portfolio_holder=portfolio_holder,
            lead_director=lead_director,
            end_state=end_state,
            status=status,
        ).id


def pledge_into(
    session: Session,
    board_id: str,
    number: str,
    text: str,
    *,
    portfolio_holder: str = "",
    lead_director: str = "",
    end_state: str = "",
    status: MilestoneStatus = MilestoneStatus.ON_TRACK,
) -> Pledge:
    """The same inside an edit that is already open."""
    pledge = Pledge(board_id=board_id, status=status)
    facts = {
        "number": number,
        "text": text,
        "portfolio_holder": portfolio_holder,
        "lead_director": lead_director,
        "end_state": end_state,
    }
    _put(session, pledge, facts)
    session.add(pledge)
    session.flush()
    return pledge


def edit_pledge(store: Store, who: str, pledge_id: str, **facts: str) -> None:
    """Change facts of a pledge: number, text, portfolio_holder, lead_director, end_state, note.

    Raises:
        UserError: It promises nothing any more, or the board has another pledge of that number.
    """
    with store.edit("Change what a pledge says", who) as session:
        _put(session, session.get_one(Pledge, pledge_id), facts)


def set_pledge_status(
    store: Store,
    who: str,
    pledge_id: str,
    status: MilestoneStatus,
    note: str = "",
    ended_on: date | None = None,
) -> None:
    """Say how a pledge stands; a complete one has ended, today when no day is given.

    Args:
        store: The open file.
        who: Who says so.
        pledge_id: Which one.
        status: How it stands.
        note: Why, or how it ended; blank leaves what is there.
        ended_on: The day it ended; with another status than complete it was given up on that day.

    Raises:
        UserError: It is said to have ended on a day to come.
    """
    today = current_day()
    if ended_on is not None and ended_on > today:
        raise UserError(
            f"A pledge cannot have ended on {full_date(ended_on)}, which is still to come.",
            "Give the day it ended, or record how it stands.",
        )
    with store.edit("Record how a pledge stands", who) as session:
        pledge = session.get_one(Pledge, pledge_id)
        is_complete = status is MilestoneStatus.COMPLETE
        kept = pledge.ended_on if pledge.status is MilestoneStatus.COMPLETE else None
        pledge.status = status
        pledge.ended_on = ended_on or ((kept or today) if is_complete else None)
        pledge.note = note.strip() or pledge.note


def remove_pledge(store: Store, who: str, pledge_id: str) -> None:
    """Take a pledge away that was recorded by mistake; undo brings it back."""
    with store.edit("Remove a pledge", who) as session:
        session.delete(session.get_one(Pledge, pledge_id))


def _put(session: Session, pledge: Pledge, facts: dict[str, Any]) -> None:
    if "number" in facts:
        number = one_line(facts["number"], "A number")
        with session.no_autoflush:
            taken = select(Pledge.id).where(Pledge.board_id == pledge.board_id, Pledge.number == number)
            other = session.scalar(taken)
        if other is not None and other != pledge.id:
            raise UserError(f"There is a pledge {number} already.", "Give the number it was published with.")
        facts = facts | {"number": number}
    put_facts(pledge, facts, _FACTS)
    if not pledge.text:
        raise UserError("A pledge promises something.", "Type what the council said it will do.")
