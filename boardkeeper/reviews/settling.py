"""What follows from a merge: entries of both sides in the order of their days, and logs that say what a limb says."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from boardkeeper.decisions import sentence_of
from boardkeeper.logs.listing import LETTERS
from boardkeeper.logs.tables import TABLES
from boardkeeper.logs.threads import entry_into
from boardkeeper.reviews.returned import ChangeKind, Returned
from db.tables.actions import Action
from db.tables.decisions import TrackingDecision
from db.tables.follow_up import Log
from db.tables.minutes import Minute, MinuteParagraph, Resolution

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

__all__ = ["follow_paragraphs", "settle_thread"]

_LOGS = {"action": Log.ACTIONS, "tracking_decision": Log.DECISIONS}


def settle_thread(session: Session, table: str, row_id: str, returned: Returned, who: str, on: date) -> None:
    """Put the entries of both sides in the order of their days, and see that the last one says where the row stands.

    Entries that went along stay where they were: what was new on either side follows them.
    """
    log = _LOGS[table]
    tables = TABLES[log]
    row: Any = session.get_one(tables.row, row_id)
    entries: Sequence[Any] = session.scalars(
        select(tables.entry).where(tables.parent_column == row_id).order_by(tables.entry.position)
    ).all()
    made = {each.row_id for each in returned.changes if each.kind is ChangeKind.MADE}
    theirs = [each for each in entries if each.id in made]
    if theirs:
        first = theirs[0].position
        sent = [each for each in entries if each.id not in made and each.position < first]
        ours = [each for each in entries if each.id not in made and each.position >= first]
        for place, each in enumerate(_by_day(ours, theirs), start=first):
            if each.position != place:
                each.position = place
        entries = [*sent, *_by_day(ours, theirs)]
        session.flush()
    said = [each for each in entries if each.kind not in LETTERS]
    if said and said[-1].status is not row.status:
        words = f"The review of {returned.chair} was merged: the status is “{row.status.value}”."
        entry_into(session, log, row, words, row.status, on, who)


def _by_day(ours: Sequence[Any], theirs: Sequence[Any]) -> Iterator[Any]:
    """Two runs of entries as one; each keeps its own order, and of one day ours come first."""
    left, right = list(ours), list(theirs)
    days = {each.id: day for run in (left, right) for each, day in _days(run)}
    while left and right:
        yield left.pop(0) if days[left[0].id] <= days[right[0].id] else right.pop(0)
    yield from left
    yield from right


def _days(run: Sequence[Any]) -> Iterator[tuple[Any, date]]:
    """The day of every entry; one without a day was written with the one before it."""
    day = date.min
    for each in run:
        day = each.said_on or day
        yield each, day


def follow_paragraphs(
    session: Session, before: Mapping[str, str], worded: Collection[tuple[str, str]]
) -> None:
    """Let actions and tracking decisions say what their paragraphs say by now, where they said it before.

    Args:
        session: Of an edit that is open; the paragraphs are written.
        before: What the paragraphs said, by their ids.
        worded: Rows whose own words were merged: table and id.
    """
    actions = session.scalars(select(Action).where(Action.paragraph_id.in_(before)))
    for action in actions.all():
        was = before[action.paragraph_id or ""]
        if ("action", action.id) not in worded and action.text == was.strip():
            action.text = session.get_one(MinuteParagraph, action.paragraph_id).text.strip()
    asked = select(Resolution.tracking_decision_id).where(Resolution.paragraph_id.in_(before)).distinct()
    for decision in session.scalars(select(TrackingDecision).where(TrackingDecision.id.in_(asked))).all():
        limbs = _limbs(session, decision.id)
        was = sentence_of([(limb, before.get(row.id, row.text)) for limb, row in limbs])
        if ("tracking_decision", decision.id) not in worded and decision.text == was:
            decision.text = sentence_of([(limb, row.text) for limb, row in limbs])
    session.flush()


def _limbs(session: Session, decision_id: str) -> list[tuple[Resolution, MinuteParagraph]]:
    rows = session.execute(
        select(Resolution, MinuteParagraph)
        .join(MinuteParagraph, Resolution.paragraph_id == MinuteParagraph.id)
        .join(Minute, MinuteParagraph.minute_id == Minute.id)
        .where(Resolution.tracking_decision_id == decision_id)
        .order_by(Minute.position, MinuteParagraph.position)
    )
    return [(limb, row) for limb, row in rows]
