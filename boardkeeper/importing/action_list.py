"""Reads an action log from a workbook."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from boardkeeper.importing.findings import CellRole, Refusal, Remark
from boardkeeper.importing.followups import (
    FollowUp,
    importance_of,
    is_colour,
    no_importance,
    status_from_progress,
    status_of,
)
from boardkeeper.importing.list_headings import ListField
from boardkeeper.importing.list_table import ListReading, ListRow, read_list
from boardkeeper.importing.matching import Matching, SheetColumns
from boardkeeper.importing.workbook import Workbook
from boardkeeper.rules.due_dates import parse_due

FIELDS = (
    ListField("reference", "Ref", ("ref", "reference", "no", "number", "id", "action ref", "action no", "action number", "action id", "item no"), is_key=True),
    ListField("text", "Action", ("action", "actions", "action required", "agreed action", "task", "description", "what", "action description", "detail", "recommendation", "actions completed"), is_required=True),
    ListField("owner", "Owner", ("owner", "action owner", "lead", "who", "responsible", "assigned to", "responsible officer", "lead officer", "by whom")),
    ListField("due", "Due", ("due", "due date", "by when", "deadline", "target date", "target", "date due", "timescale", "completion date")),
    ListField("status", "Status", ("status", "current status", "open closed", "rag", "rag status", "progress status")),
    ListField("update", "Update", ("update", "updates", "progress", "progress update", "comments", "latest update", "latest", "outcome", "notes")),
    ListField("importance", "Priority", ("priority", "importance", "urgency", "high medium low")),
    ListField("meeting", "Meeting", ("meeting", "meeting date", "date of meeting", "date raised", "raised", "date", "raised on", "raised at"), carries=True),
    ListField("minute", "Minute", ("minute", "minute ref", "minute no", "minute number", "agenda item", "subject", "topic")),
    ListField("completed", "Completed", ("completed", "date completed", "completed on", "date closed", "closed on")),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class ReadAction:
    """One action.

    Attributes:
        reference: "" when the log has none.
        text: What is to be done.
        owner: By whom.
        due_written: The date as written.
        due_on: The day it means; None when it names none.
        status: From the status column, else judged from the update.
        update: The latest note.
        importance: "high", "medium", "low", or "" when the log does not say.
        meeting_written: The meeting it was raised at, as written.
        raised_on: That meeting's day.
        minute: The minute it comes from, as written.
        completed_on: When it was completed.
        sheet: The sheet's title.
        row: Counted from 1.
        cells: The cell of each field by the field's name; of the status only where a word for it stands there.
        fields: The fields the log has a column for; what it has none for says nothing.
    """

    reference: str
    text: str
    owner: str
    due_written: str
    due_on: dt.date | None
    status: FollowUp
    update: str
    importance: str
    meeting_written: str
    raised_on: dt.date | None
    minute: str
    completed_on: dt.date | None
    sheet: str
    row: int
    cells: Mapping[str, str]
    fields: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class ActionReading:
    """A workbook's actions, what was refused, and what should be known."""

    workbook: str
    rows: tuple[ReadAction, ...]
    refusals: tuple[Refusal, ...]
    remarks: tuple[Remark, ...]
    roles: Mapping[str, Mapping[tuple[int, int], CellRole]]
    columns: tuple[SheetColumns, ...] = ()


def read_actions(workbook: Workbook, matching: Matching | None = None) -> ActionReading:
    """Understand a workbook as an action log.

    A row is refused without a text, with a status that is none, or when its reference stands above. Where the log
    has no column for texts, a row needs a reference: it changes what is known already.

    Raises:
        ChildLevelData: A sheet lists single children.
        NothingToImport: No sheet has the headings of such a list.
    """
    found = read_list(workbook, FIELDS, "actions", matching)
    rows: list[ReadAction] = []
    seen: dict[str, ReadAction] = {}
    for row in found.rows:
        action = _action(row, found)
        if action is None:
            continue
        earlier = seen.setdefault(action.reference.casefold(), action) if action.reference else action
        if earlier is not action:
            found.refuse(
                row,
                "reference",
                f"Action {action.reference} stands already in row {earlier.row} of sheet “{earlier.sheet}”.",
            )
        else:
            rows.append(action)
    return ActionReading(
        found.workbook,
        tuple(rows),
        tuple(found.refusals),
        tuple(found.remarks),
        found.roles,
        tuple(found.columns),
    )


def _action(row: ListRow, found: ListReading) -> ReadAction | None:
    update = row.text("update")
    said = "" if is_colour(row.line("status")) else row.line("status")
    completed_on = row.day("completed")
    status = status_of(said) if said else FollowUp.COMPLETE if completed_on else status_from_progress(update)
    if status is None:
        found.refuse(
            row, "status", f"“{said}” is no status; known are {', '.join(each.value for each in FollowUp)}."
        )
        return None
    importance = importance_of(row.line("importance"))
    if importance is None:
        found.remark(row, "importance", no_importance(row.line("importance")))
    raised_on = row.day("meeting") or parse_due(row.heading)
    return ReadAction(
        row.line("reference"),
        row.text("text"),
        row.names("owner"),
        row.line("due"),
        row.day("due", raised_on),
        status,
        update,
        importance or "",
        row.line("meeting") or row.heading,
        raised_on,
        row.line("minute"),
        completed_on,
        row.sheet,
        row.row,
        {name: place for name, place in row.places().items() if said or name != "status"},
        row.fields,
    )
