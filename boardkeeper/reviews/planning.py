"""Planning a merge: every edit of the chair's is held against the board as it is now; nothing is written.

Three sides of a field are compared: as it was sent, as it is here, as it came back. What only the chair changed is taken
over, what both changed is brought together word by word where that can be done, and the rest is asked.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from boardkeeper.errors import UserError
from boardkeeper.logs.links import links_in
from boardkeeper.minutes.views import APPROVED
from boardkeeper.remarks.about import subject_in
from boardkeeper.reviews.fields import FIELDS, Field, Nature, Settled, Values, settled
from boardkeeper.reviews.plan import Choice, MergeLine, MergePlan, Outcome
from boardkeeper.reviews.returned import ChangeKind, Returned, RowChange
from boardkeeper.rules.due_dates import full_date
from db import journal, rewinding
from db.tables.actions import Action
from db.tables.decisions import TrackingDecision
from db.tables.follow_up import FollowUpStatus
from db.tables.meetings import Meeting
from db.tables.minutes import Minute, MinuteParagraph
from db.tables.reviews import RemarkAbout, RemarkKind, Review, ReviewState

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from db.store import Store

__all__ = ["PARENTS", "Planned", "plan_in", "plan_merge", "require_open", "told_of"]

ABOUT = {
    "action": RemarkAbout.ACTION,
    "tracking_decision": RemarkAbout.DECISION,
    "minute_paragraph": RemarkAbout.MINUTE_PARAGRAPH,
    "report_paragraph": RemarkAbout.REPORT_PARAGRAPH,
}
PARENTS = {
    "action_update": (("action", "action_id"),),
    "progress": (("tracking_decision", "tracking_decision_id"),),
    "evidence": (("action", "action_id"), ("tracking_decision", "tracking_decision_id")),
    "remark": (),
}
"""What a chair may add, and what each hangs on: table and column. A remark outlives what it is on."""

_ORDER = [*ABOUT.values(), RemarkAbout.MILESTONE, RemarkAbout.KPI, RemarkAbout.AGENDA_ITEM, RemarkAbout.PAGE]
_NAMES = {"action_update": "Update", "progress": "Update", "evidence": "Evidence"}
_COLUMNS = {each: frozenset(column for what in FIELDS[each] for column in what.columns) for each in FIELDS}


@dataclass(frozen=True, slots=True)
class Planned:
    """A line with what it takes to carry it out."""

    line: MergeLine
    change: RowChange
    about: RemarkAbout
    about_id: str
    what: Field | None = None
    settled: Settled | None = None
    order: tuple[Any, ...] = field(default=(), compare=False)


def plan_merge(store: Store, returned: Returned) -> MergePlan:
    """Hold everything that came back against the board as it is now.

    Raises:
        UserError: The review was merged already or withdrawn, or it holds what a review cannot.
    """
    with store.read() as session:
        return plan_of(returned, plan_in(session, returned))


def plan_of(returned: Returned, planned: Sequence[Planned]) -> MergePlan:
    """The plan as a screen gets it."""
    lines = tuple(each.line for each in planned)
    return MergePlan(returned.review_id, returned.board_id, returned.chair, returned, lines)


def plan_in(session: Session, returned: Returned) -> tuple[Planned, ...]:
    """The same inside a session that is already open, with what it takes to carry it out."""
    review = require_open(session, returned.review_id)
    planner = _Planner(session, returned, review.base_step)
    found = [each for change in returned.changes for each in planner.plan(change)]
    return tuple(sorted(found, key=lambda each: each.order))


def require_open(session: Session, review_id: str) -> Review:
    """The review, if it can still be merged.

    Raises:
        UserError: It was merged already, withdrawn, or is not known to this board.
    """
    review = session.get(Review, review_id)
    if review is None or review.state in {ReviewState.WITH_CHAIR, ReviewState.RETURNED}:
        raise UserError("This file has sent no such review.", "Open the board that it was sent from.")
    if review.state is ReviewState.MERGED:
        day = f" on {full_date(review.merged_at.date())}" if review.merged_at else ""
        raise UserError(
            f"The review of {review.sent_to} was merged{day} by {review.merged_by}.",
            "To merge it again, undo that first.",
        )
    if review.state is ReviewState.WITHDRAWN:
        raise UserError(
            f"The review of {review.sent_to} was withdrawn and is not merged any more.",
            "Send the board to the chair again.",
        )
    return review


class _Planner:
    """Reads what it needs once and plans row after row."""

    def __init__(self, session: Session, returned: Returned, base_step: int) -> None:
        self._session = session
        self._subjects: dict[tuple[RemarkAbout, str], tuple[str, str]] = {}
        connection = session.connection()
        newest, _ = journal.head(connection)
        named: dict[str, set[str]] = {table: set() for table in (*FIELDS, *PARENTS)}
        for change in returned.changes:
            named.get(change.table, set()).add(change.row_id)
            for table, column in PARENTS.get(change.table, ()):
                if change.after.get(column):
                    named[table].add(str(change.after[column]))
        self._now = {
            table: rewinding.rows_at(connection, newest, table, "id", ids) for table, ids in named.items()
        }
        is_known = base_step >= rewinding.first_step(connection)
        self._sent = {
            table: rewinding.rows_at(connection, base_step, table, "id", named[table]) if is_known else {}
            for table in FIELDS
        }

    def plan(self, change: RowChange) -> list[Planned]:
        """The lines of one row that came back otherwise."""
        if change.kind is ChangeKind.CHANGED and change.table in FIELDS:
            return self._changed(change)
        if change.kind is ChangeKind.MADE and change.table in PARENTS:
            return [self._made(change)]
        raise _foreign(change)

    def _changed(self, change: RowChange) -> list[Planned]:
        if not change.after.keys() <= _COLUMNS[change.table]:
            raise _foreign(change)
        now = self._now[change.table].get(change.row_id)
        about = ABOUT[change.table]
        told, text = self._subject(about, change.row_id)
        # What did not change there is read back from this file's own history.
        sent: Values = {**(now or {}), **self._sent[change.table].get(change.row_id, {}), **change.before}
        planned = []
        for place, what in enumerate(FIELDS[change.table]):
            if change.after.keys().isdisjoint(what.columns):
                continue
            base = {each: sent.get(each) for each in what.columns}
            ours = {each: (now or sent).get(each) for each in what.columns}
            found = settled(what, base, ours, base | {k: v for k, v in change.after.items() if k in base})
            note = self._why_not(change, what, found) if now else f"{told} is not there any more."
            outcome = found.outcome
            if not now:
                outcome = Outcome.LOST_ROW
            elif note and outcome is not Outcome.SAME:
                outcome = Outcome.REFUSED
            line = _line_of(change, what, replace(found, outcome=outcome), note or _remarked(what, found))
            line = replace(line, about=told, text="" if what.key == "text" else text)
            order = (*self._order(about, change.row_id), 0, place)
            planned.append(Planned(line, change, about, change.row_id, what, found, order))
        return planned

    def _why_not(self, change: RowChange, what: Field, found: Settled) -> str:
        """Why an edit cannot be taken over though its row is there; blank when it can."""
        sent = self._sent[change.table].get(change.row_id, {})
        if any(sent.get(name, value) != value for name, value in change.before.items()):
            return "The chair was sent other words in its place, because it is exempt."
        if change.table == "minute_paragraph":
            minute_id = self._session.get_one(MinuteParagraph, change.row_id).minute_id
            meeting = self._session.get_one(Meeting, self._session.get_one(Minute, minute_id).meeting_id)
            if meeting.state in APPROVED:
                return "The minutes were approved meanwhile and do not change any more."
        if what.key == "status" and change.after.get("status") == FollowUpStatus.COMPLETE.value:
            table = Action if change.table == "action" else TrackingDecision
            rows = [self._session.get_one(table, change.row_id)]
            hearing = links_in(self._session, rows)[change.row_id].hearing
            if hearing and found.ours != found.theirs:
                return (
                    f"Its topic is on the work programme and is to be heard {hearing}; it is complete then."
                )
        return ""

    def _made(self, change: RowChange) -> Planned:
        about, about_id = self._hangs_on(change)
        told, text = self._subject(about, about_id, str(change.after.get("about_words") or ""))
        is_here = change.row_id in self._now[change.table]
        is_lost = change.table != "remark" and about_id not in self._now[_table(about)]
        outcome = Outcome.SAME if is_here else Outcome.LOST_ROW if is_lost else Outcome.TAKEN
        words = str(change.after.get("title" if change.table == "evidence" else "text") or "")
        line = MergeLine(
            id=f"{change.table}/{change.row_id}",
            matter=f"{about.value}/{about_id}",
            about=told,
            text=text,
            table=change.table,
            row_id=change.row_id,
            field="",
            name=_name_of(change),
            base="",
            ours=words if is_here else "",
            theirs=words,
            merged="" if is_lost else words,
            outcome=outcome,
            note=f"{told} is not there any more." if is_lost else told_of(change),
        )
        day = str(change.after.get("said_on") or change.after.get("shown_on") or "")
        places = {"action_update": 1, "progress": 1, "evidence": 2, "remark": 3}
        place = change.after.get("position")
        order = (*self._order(about, about_id), places[change.table], day, place or 0, change.row_id)
        return Planned(line, change, about, about_id, order=order)

    def _hangs_on(self, change: RowChange) -> tuple[RemarkAbout, str]:
        if change.table == "remark":
            return RemarkAbout(str(change.after["about"])), str(change.after["about_id"])
        for table, column in PARENTS[change.table]:
            if change.after.get(column):
                return ABOUT[table], str(change.after[column])
        raise _foreign(change)

    def _subject(self, about: RemarkAbout, about_id: str, known: str = "") -> tuple[str, str]:
        """What a matter is called, and what it says; of one that is gone what it was called."""
        key = (about, about_id)
        if key not in self._subjects:
            found = subject_in(self._session, about, about_id)
            told = (found.words, found.text) if found else self._gone(about, about_id)
            self._subjects[key] = told
        words, text = self._subjects[key]
        return words or known or about.value.capitalize(), text

    def _gone(self, about: RemarkAbout, about_id: str) -> tuple[str, str]:
        table = _table(about)
        old = self._session.connection().exec_driver_sql(
            "SELECT old FROM change_row WHERE table_name = ? AND row_id = ? AND op = 'D' ORDER BY no DESC LIMIT 1",
            (table, about_id),
        )
        row = json.loads(old.scalar() or "{}")
        reference = row.get("reference", "")
        names = {RemarkAbout.MINUTE_PARAGRAPH: "A paragraph of the minutes"}
        names |= {RemarkAbout.REPORT_PARAGRAPH: "A paragraph of a report"}
        words = names.get(about, f"{about.value.capitalize()} {reference}" if reference else "")
        return words if row else "", str(row.get("text", ""))

    def _order(self, about: RemarkAbout, about_id: str) -> tuple[Any, ...]:
        words, _ = self._subjects[about, about_id]
        digits = "".join(each if each.isdigit() else " " for each in words).split()
        return _ORDER.index(about), int(digits[0]) if digits else 0, words, about_id


def _line_of(change: RowChange, what: Field, found: Settled, note: str) -> MergeLine:
    outcome = found.outcome
    is_open = outcome in {Outcome.TAKEN, Outcome.MERGED, Outcome.CONFLICT}
    usual = {Outcome.TAKEN: Choice.CHAIRS, Outcome.MERGED: Choice.BOTH}.get(outcome)
    return MergeLine(
        id=f"{change.table}/{change.row_id}/{what.key}",
        matter=f"{ABOUT[change.table].value}/{change.row_id}",
        about="",
        text="",
        table=change.table,
        row_id=change.row_id,
        field=what.key,
        name=what.name,
        base=found.base,
        ours=found.ours,
        theirs=found.theirs,
        merged=found.words[usual] if usual else found.ours if outcome is not Outcome.CONFLICT else "",
        outcome=outcome,
        allowed=tuple(each for each in Choice if each in found.values) if is_open else (),
        takes_words=outcome is Outcome.CONFLICT and what.nature is not Nature.WORD,
        results=dict(found.words) if is_open else {},
        note=note,
    )


def _remarked(what: Field, found: Settled) -> str:
    if found.outcome is Outcome.CONFLICT and not found.theirs.strip():
        return "The chair took every word out. What says nothing cannot be kept; remove it by hand if that is right."
    if what.nature is Nature.RICH and found.theirs == found.base:
        return "Only emphasis or links were changed."
    return ""


def told_of(change: RowChange) -> str:
    """What an addition says beside its words: the status an update leaves, what a remark quotes, the name of a file."""
    status, due = change.after.get("status"), change.after.get("due_before")
    if change.table in {"action_update", "progress"}:
        postponed = f", postponed from {due}" if due else ""
        return f"Status: {status}{postponed}"
    quote = str(change.after.get("quote") or "")
    if quote:
        return f"On “{quote}”"
    return str(change.after.get("file_name") or "")


def _name_of(change: RowChange) -> str:
    if change.table == "remark":
        return RemarkKind(str(change.after.get("kind", RemarkKind.COMMENT.value))).value.capitalize()
    return _NAMES[change.table]


def _table(about: RemarkAbout) -> str:
    tables: Mapping[RemarkAbout, str] = {each: table for table, each in ABOUT.items()}
    return tables.get(about, about.value.replace(" ", "_"))


def _foreign(change: RowChange) -> UserError:
    return UserError(
        f"The review holds a change that no review can hold (in “{change.table}”).",
        "It was changed outside the program. Ask the chair to send it back again.",
    )
