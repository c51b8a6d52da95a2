"""What the rows of a log are linked to, in words: a milestone, a KPI, a topic of the work programme."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import func, select

from boardkeeper.logs.tables import CLOSED, TABLES
from boardkeeper.logs.threads import in_lots
from boardkeeper.rules.due_dates import full_date
from db.tables.actions import Evidence
from db.tables.follow_up import Log
from db.tables.kpis import Kpi
from db.tables.plan import Milestone
from db.tables.programme import ProgrammeItem

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

__all__ = ["Link", "LinkedTo", "awaits", "awaits_words", "evidence_counts", "links_in"]


class Link(NamedTuple):
    """Something a row is linked to: its id, and what it is called."""

    id: str
    words: str


@dataclass(frozen=True, slots=True)
class LinkedTo:
    """What one row is linked to.

    Attributes:
        is_unheard: Whether the topic has not been heard yet, or comes again later than it was heard.
        hearing: When it is to be heard, in words: “on 13 November 2019”; blank where nothing awaits a hearing.
    """

    milestone: Link | None = None
    kpi: Link | None = None
    programme: Link | None = None
    is_unheard: bool = False
    hearing: str = ""


def links_in(session: Session, rows: Sequence[Any]) -> Mapping[str, LinkedTo]:
    """What rows of either log are linked to, by the row’s id."""
    milestones = _milestones(session, {row.milestone_id for row in rows if row.milestone_id})
    kpis = _kpis(session, {row.kpi_id for row in rows if row.kpi_id})
    topics = _topics(session, {row.programme_item_id for row in rows if row.programme_item_id})
    found = {}
    for row in rows:
        topic = topics.get(row.programme_item_id or "")
        is_unheard = topic is not None and awaits(topic.heard_on, topic.scheduled_on)
        found[row.id] = LinkedTo(
            milestone=milestones.get(row.milestone_id or ""),
            kpi=kpis.get(row.kpi_id or ""),
            programme=None if topic is None else Link(topic.id, topic.topic),
            is_unheard=is_unheard and row.status not in CLOSED,
            hearing=awaits_words(topic.scheduled_on) if topic is not None and is_unheard else "",
        )
    return found


def awaits(heard_on: date | None, scheduled_on: date | None) -> bool:
    """Whether a topic is still to be heard: it was not, or it comes again later than it was."""
    return heard_on is None or (scheduled_on is not None and scheduled_on > heard_on)


def awaits_words(scheduled_on: date | None) -> str:
    """When a topic is to be heard: “on 13 November 2019”."""
    return f"on {full_date(scheduled_on)}" if scheduled_on else "at a meeting still to be chosen"


def evidence_counts(session: Session, log: Log, ids: Sequence[str]) -> defaultdict[str, int]:
    """How many pieces of evidence each row has."""
    of_row = getattr(Evidence, TABLES[log].evidence_row)
    found: defaultdict[str, int] = defaultdict(int)
    for lot in in_lots(ids):
        counted = select(of_row, func.count()).where(of_row.in_(lot)).group_by(of_row)
        found.update({row_id: count for row_id, count in session.execute(counted)})
    return found


def _milestones(session: Session, ids: set[str]) -> dict[str, Link]:
    found = {}
    for lot in in_lots(ids):
        rows = select(Milestone.id, Milestone.reference, Milestone.text).where(Milestone.id.in_(lot))
        for milestone_id, reference, text in session.execute(rows):
            found[milestone_id] = Link(milestone_id, f"{reference} {text}".strip())
    return found


def _kpis(session: Session, ids: set[str]) -> dict[str, Link]:
    found = {}
    for lot in in_lots(ids):
        for kpi_id, name in session.execute(select(Kpi.id, Kpi.name).where(Kpi.id.in_(lot))):
            found[kpi_id] = Link(kpi_id, name)
    return found


def _topics(session: Session, ids: set[str]) -> dict[str, ProgrammeItem]:
    found: dict[str, ProgrammeItem] = {}
    for lot in in_lots(ids):
        rows = session.scalars(select(ProgrammeItem).where(ProgrammeItem.id.in_(lot)))
        found.update({row.id: row for row in rows})
    return found
