"""Reads a log of tracking decisions from a workbook."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass

from boardkeeper.importing.findings import CellRole, Refusal, Remark
from boardkeeper.importing.followups import (
    FollowUp,
    importance_of,
    is_colour,
    is_on_the_work_programme,
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
    ListField("reference", "Ref", ("ref", "reference", "id", "no", "decision ref", "decision no", "decision number", "recommendation ref", "recommendation no", "tracking ref", "tracker ref"), is_key=True),
    ListField("meeting", "Meeting", ("meeting", "date of meeting", "meeting date", "date", "committee date", "date agreed"), carries=True),
    ListField("minute", "Minute", ("minute", "minute no", "minute number", "minute ref", "agenda item", "item", "subject", "topic", "minute title")),
    ListField("text", "Resolution", ("resolution", "resolutions", "decision", "recommendation", "recommendations", "resolved", "action agreed", "agreed action", "tracking resolution", "action"), is_required=True),
    ListField("target", "Target date", ("target date", "target", "due date", "due", "deadline", "by when", "date due", "timescale", "date of response")),
    ListField("officer", "Officer responsible", ("officer responsible", "responsible officer", "officer", "responsible", "owner", "lead officer", "lead", "who")),
    ListField("progress", "Progress", ("progress", "update", "progress update", "response", "outcome", "comments", "explanation minute", "action taken")),
    ListField("status", "Status", ("status", "current status", "open closed", "rag", "rag status")),
    ListField("importance", "Priority", ("priority", "importance", "urgency", "high medium low")),
    ListField("completed", "Completed", ("completed", "date completed", "completed on", "date closed", "closed on")),
)  # fmt: skip
_MINUTE_REFERENCE = re.compile(
    r"(?:minute\s*)?([0-9]{1,4}[a-z]?(?:\s*(?:\([0-9a-z]{1,3}\)|\.[0-9]{1,2}))*)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class ReadDecision:
    """One tracking decision.

    Attributes:
        meeting_written: The meeting as written.
        meeting_on: Its day.
        minute_title: The minute's title; "" when a number stands there.
        minute_reference: "17(2)"; "" when a title stands there.
        text: What was resolved.
        target_written: The target date as written: "July 2019".
        target_on: The day it means; None when it names none.
        officer: Who is responsible.
        progress: The latest note.
        status: From the status column, else judged from the note.
        reference: "" when the log has none.
        importance: "high", "medium", "low", or "" when the log does not say.
        completed_on: When it was completed.
        sheet: The sheet's title.
        row: Counted from 1.
        cells: The cell of each field by the field's name; of the status only where a word for it stands there.
    """

    meeting_written: str
    meeting_on: dt.date | None
    minute_title: str
    minute_reference: str
    text: str
    target_written: str
    target_on: dt.date | None
    officer: str
    progress: str
    status: FollowUp
    sheet: str
    row: int
    cells: Mapping[str, str]
    reference: str = ""
    importance: str = ""
    completed_on: dt.date | None = None
    fields: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class DecisionReading:
    """A workbook's tracking decisions, what was refused, and what should be known."""

    workbook: str
    rows: tuple[ReadDecision, ...]
    refusals: tuple[Refusal, ...]
    remarks: tuple[Remark, ...]
    roles: Mapping[str, Mapping[tuple[int, int], CellRole]]
    columns: tuple[SheetColumns, ...] = ()


def read_decisions(workbook: Workbook, matching: Matching | None = None) -> DecisionReading:
    """Understand a workbook as a log of tracking decisions.

    A row is refused without a text, when its status column holds a word that is no status, or when its reference
    stands above.

    Raises:
        ChildLevelData: A sheet lists single children.
        NothingToImport: No sheet has the headings of such a list.
    """
    found = read_list(workbook, FIELDS, "tracking decisions", matching)
    rows: list[ReadDecision] = []
    seen: dict[str, ReadDecision] = {}
    for row in found.rows:
        decision = _decision(row, found)
        if decision is None:
            continue
        earlier = seen.setdefault(decision.reference.casefold(), decision) if decision.reference else decision
        if earlier is not decision:
            found.refuse(
                row,
                "reference",
                f"Decision {decision.reference} stands already in row {earlier.row} of sheet “{earlier.sheet}”.",
            )
        else:
            rows.append(decision)
    return DecisionReading(
        found.workbook,
        tuple(rows),
        tuple(found.refusals),
        tuple(found.remarks),
        found.roles,
        tuple(found.columns),
    )


def _decision(row: ListRow, found: ListReading) -> ReadDecision | None:
    progress = row.text("progress")
    said = "" if is_colour(row.line("status")) else row.line("status")
    completed_on = row.day("completed")
    status = (
        status_of(said) if said else FollowUp.COMPLETE if completed_on else status_from_progress(progress)
    )
    if status is None:
        found.refuse(
            row, "status", f"“{said}” is no status; known are {', '.join(each.value for each in FollowUp)}."
        )
        return None
    if is_on_the_work_programme(progress) and progress.casefold().startswith("complete") and not said:
        found.remark(
            row,
            "progress",
            "It says complete, but what was added to the work programme is complete once it is heard; taken as in progress.",
        )
    importance = importance_of(row.line("importance"))
    if importance is None:
        found.remark(row, "importance", no_importance(row.line("importance")))
    minute = row.line("minute")
    reference = _MINUTE_REFERENCE.fullmatch(minute)
    meeting = row.line("meeting") or row.heading
    meeting_on = row.day("meeting") or parse_due(row.heading)
    return ReadDecision(
        meeting,
        meeting_on,
        "" if reference else minute,
        reference[1] if reference else "",
        row.text("text"),
        row.line("target"),
        row.day("target", meeting_on),
        row.names("officer"),
        progress,
        status,
        row.sheet,
        row.row,
        {name: place for name, place in row.places().items() if said or name != "status"},
        row.line("reference"),
        importance or "",
        completed_on,
        row.fields,
    )
