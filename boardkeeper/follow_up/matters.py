"""The rows of either log, by one name: a matter."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import select
from sqlalchemy.orm.util import identity_key

from boardkeeper.errors import UserError
from boardkeeper.logs.links import awaits, awaits_words
from boardkeeper.logs.tables import TABLES
from boardkeeper.logs.threads import in_lots, written_together
from db.tables.follow_up import FollowUpStatus, Log
from db.tables.programme import ProgrammeItem

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

__all__ = ["Matter", "counted", "name_of", "refuse_before_hearing", "row_in", "rows_in", "threads_together"]


@dataclass(frozen=True, slots=True)
class Matter:
    """One row of one log."""

    log: Log
    id: str


def row_in(session: Session, matter: Matter) -> Any:
    """The row of a matter, to be changed inside an edit that is open."""
    return session.get_one(TABLES[matter.log].row, matter.id)


def rows_in(session: Session, matters: Sequence[Matter]) -> list[tuple[Matter, Any]]:
    """The rows of some matters in their order, each once."""
    found = {matter: row for matter in matters if (row := _held(session, matter)) is not None}
    for log, ids in _by_log([matter for matter in matters if matter not in found]).items():
        table = TABLES[log].row
        for lot in in_lots(ids):
            rows: Sequence[Any] = session.scalars(select(table).where(table.id.in_(lot))).all()
            found |= {Matter(log, row.id): row for row in rows}
    # One that is gone is told like any row that somebody removed meanwhile.
    return [(matter, found.get(matter) or row_in(session, matter)) for matter in dict.fromkeys(matters)]


@contextmanager
def threads_together(session: Session, matters: Sequence[Matter]) -> Iterator[list[tuple[Matter, Any]]]:
    """Write what the block says of many matters together at its end, as `written_together` does; yields their rows."""
    rows = rows_in(session, matters)
    with ExitStack() as stack:
        for log, ids in _by_log([matter for matter, _ in rows]).items():
            stack.enter_context(written_together(session, log, ids))
        yield rows


def _by_log(matters: Sequence[Matter]) -> dict[Log, list[str]]:
    by_log: dict[Log, list[str]] = defaultdict(list)
    for matter in matters:
        by_log[matter.log].append(matter.id)
    return by_log


def _held(session: Session, matter: Matter) -> Any | None:
    """The row when this edit has read it already: nobody else writes meanwhile."""
    return session.identity_map.get(identity_key(TABLES[matter.log].row, matter.id))


def name_of(log: Log, row: Any) -> str:
    """What a matter is called in a sentence: “action 12”, “tracking decision 3 (Pledge Update)”."""
    title = getattr(row, "minute_title", "")
    return f"{TABLES[log].one} {row.reference}" + (f" ({title})" if title else "")


def counted(matters: Sequence[Matter]) -> str:
    """What a step is about: “an action”, “3 tracking decisions”, “5 actions and decisions”."""
    logs = {matter.log for matter in matters}
    if len(logs) > 1:
        return f"{len(matters)} actions and decisions"
    one = TABLES[next(iter(logs))].one if logs else "action"
    if len(matters) == 1:
        return f"{'an' if one[0] in 'aeiou' else 'a'} {one}"
    return f"{len(matters)} {one}s"


def refuse_before_hearing(session: Session, log: Log, row: Any, status: FollowUpStatus) -> None:
    """Refuse to call a matter complete whose topic of the work programme has still to be heard.

    Raises:
        UserError: With the day it is to be heard.
    """
    if status is not FollowUpStatus.COMPLETE or row.status is FollowUpStatus.COMPLETE:
        return
    topic = session.get(ProgrammeItem, row.programme_item_id) if row.programme_item_id else None
    if topic is not None and awaits(topic.heard_on, topic.scheduled_on):
        name = name_of(log, row)
        raise UserError(
            f"{name[0].upper()}{name[1:]} is not complete before “{topic.topic}” has been heard, "
            f"which is {awaits_words(topic.scheduled_on)}.",
            "Hearing it completes this by itself; if it no longer waits for that, take off its link to the work programme.",
        )
