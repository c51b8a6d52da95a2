"""Reads an action log from a workbook."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from boardkeeper.importing.findings import CellRole, Refusal, Remark
from boardkeeper.importing.followups import FollowUp, status_from_progress, status_of
from boardkeeper.importing.list_headings import ListField
from boardkeeper.importing.list_table import ListReading, ListRow, read_list
from boardkeeper.importing.workbook import Workbook
from boardkeeper.rules.due_dates import parse_due

_FIELDS = (
    ListField("reference", "Ref", ("ref", "reference", "no", "number", "id", "action ref", "action no", "action number", "action id", "item no")),
    ListField("text", "Action", ("action", "actions", "action required", "agreed action", "task", "description", "what", "action description", "detail"), is_required=True),
    ListField("owner", "Owner", ("owner", "action owner", "lead", "who", "responsible", "assigned to", "responsible officer", "lead officer", "by whom")),
    ListField("due", "Due", ("due", "due date", "by when", "deadline", "target date", "target", "date due", "timescale", "completion date")),
    ListField("status", "Status", ("status", "current status", "open closed", "rag", "rag status", "progress status")),
    ListField("update", "Update", ("update", "updates", "progress", "progress update", "comments", "latest update", "outcome", "notes")),
    ListField("importance", "Priority", ("priority", "importance", "urgency", "high medium low")),
    ListField("meeting", "Meeting", ("meeting", "meeting date", "date of meeting", "date raised", "raised", "date", "raised on", "raised at"), carries=True),
    ListField("minute", "Minute", ("minute", "minute ref", "minute no", "minute number", "agenda item", "subject", "topic")),
    ListField("completed", "Completed", ("completed", "date completed", "completed on", "date closed", "closed on")),
)  # fmt: skip
_IMPORTANCE = {
    "high": "high", "h": "high", "urgent": "high", "medium": "medium", "m": "medium", "med": "medium", "normal": "medium",
    "low": "low", "l": "low",
}  # fmt: skip


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
        cells: The cell of each field by the field's name.
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


@dataclass(frozen=True, slots=True)
class ActionReading:
    """A workbook's actions, what was refused, and what should be known."""

    workbook: str
    rows: tuple[ReadAction, ...]
    refusals: tuple[Refusal, ...]
    remarks: tuple[Remark, ...]
    roles: Mapping[str, Mapping[tuple[int, int], CellRole]]


def read_actions(workbook: Workbook) -> ActionReading:
    """Understand a workbook as an action log.

    A row is refused without a text, with a status that is none, or when its reference stands above.

    Raises:
        ChildLevelData: A sheet lists single children.
        NothingToImport: No sheet has the headings of such a list.
    """
    found = read_list(workbook, _FIELDS, "actions")
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
        found.workbook, tuple(rows), tuple(found.refusals), tuple(found.remarks), found.roles
    )


def _action(row: ListRow, found: ListReading) -> ReadAction | None:
    said, update = row.line("status"), row.text("update")
    completed_on = row.day("completed")
    status = status_of(said) if said else FollowUp.COMPLETE if completed_on else status_from_progress(update)
    if status is None:
        found.refuse(
            row, "status", f"“{said}” is no status; known are {', '.join(each.value for each in FollowUp)}."
        )
        return None
    importance = _IMPORTANCE.get(row.line("importance").casefold(), "")
    if row.line("importance") and not importance:
        found.remark(
            row,
            "importance",
            f"The priority “{row.line('importance')}” is none of high, medium, low; left open.",
        )
    return ReadAction(
        row.line("reference"),
        row.text("text"),
        row.line("owner"),
        row.line("due"),
        row.day("due"),
        status,
        update,
        importance,
        row.line("meeting") or row.heading,
        row.day("meeting") or parse_due(row.heading),
        row.line("minute"),
        completed_on,
        row.sheet,
        row.row,
        row.places(),
    )
