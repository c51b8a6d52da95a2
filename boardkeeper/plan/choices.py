"""What a milestone can be linked to on a board, by name: KPIs, actions, and items of meetings."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from sqlalchemy import select

from boardkeeper.logs.tables import CLOSED
from boardkeeper.rules.due_dates import full_date
from db.tables.actions import Action
from db.tables.agenda import AgendaItem
from db.tables.kpis import Kpi
from db.tables.meetings import Meeting, MeetingState

if TYPE_CHECKING:
    from db.store import Store

__all__ = ["LinkChoice", "LinkKind", "link_choices"]


class LinkKind(StrEnum):
    """What is linked."""

    KPI = "KPI"
    ACTION = "Action"
    MINUTE = "Minute"


@dataclass(frozen=True, slots=True)
class LinkChoice:
    """One thing a milestone can be linked to; of a minute, `id` is that of the item of the agenda."""

    kind: LinkKind
    id: str
    words: str


def link_choices(store: Store, board_id: str) -> tuple[LinkChoice, ...]:
    """KPIs by name, actions with the open ones first, items of meetings with the latest first."""
    kpis = select(Kpi.id, Kpi.name).where(Kpi.board_id == board_id).order_by(Kpi.name)
    actions = (
        select(Action.id, Action.reference, Action.text)
        .where(Action.board_id == board_id)
        .order_by(Action.status.in_(CLOSED), Action.due_on.asc().nulls_last(), Action.reference)
    )
    items = (
        select(AgendaItem.id, AgendaItem.title, Meeting.held_on)
        .join(Meeting, AgendaItem.meeting_id == Meeting.id)
        .where(Meeting.board_id == board_id, Meeting.state != MeetingState.CANCELLED)
        .order_by(Meeting.held_on.desc(), AgendaItem.position)
    )
    with store.read() as session:
        return (
            *(LinkChoice(LinkKind.KPI, *row) for row in session.execute(kpis)),
            *(
                LinkChoice(LinkKind.ACTION, action_id, f"{reference} {' '.join(text.split())}".strip())
                for action_id, reference, text in session.execute(actions)
            ),
            *(
                LinkChoice(LinkKind.MINUTE, item_id, f"{title}, {full_date(held_on)}")
                for item_id, title, held_on in session.execute(items)
            ),
        )
