"""Reads an improvement plan's milestones from a workbook."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass

from boardkeeper.importing.findings import CellRole, Refusal, Remark
from boardkeeper.importing.labels import read_priority
from boardkeeper.importing.list_headings import ListField
from boardkeeper.importing.list_table import ListReading, ListRow, read_list
from boardkeeper.importing.matching import Matching, SheetColumns
from boardkeeper.importing.workbook import Workbook
from boardkeeper.rules.due_dates import parse_due
from boardkeeper.rules.milestones import MilestoneStatus, parse_status
from boardkeeper.rules.periods import first_day, parse_period

FIELDS = (
    ListField("reference", "Ref", ("ref", "reference", "no", "number", "id", "milestone ref", "milestone no", "item"), is_required=True),
    ListField("priority", "Priority", ("priority", "priority area", "objective", "theme", "workstream", "area for improvement"), carries=True),
    ListField("text", "Progress milestone", ("progress milestone", "milestone", "milestones", "action", "actions", "what we will do", "activity", "task", "deliverable", "description"), is_required=True),
    ListField("impact", "Impact / Evidence", ("impact evidence", "impact", "evidence", "impact and evidence", "outcome", "expected outcome", "success measure", "success criteria")),
    ListField("assurance", "Quality assurance", ("quality assurance and monitoring framework", "quality assurance", "assurance", "monitoring", "how we will monitor")),
    ListField("lead", "Lead", ("lead", "lead officer", "owner", "responsible officer", "responsible", "accountable officer", "who")),
    ListField("key_dates", "Key dates", ("key dates", "key date", "dates", "timescale", "timescales", "due date", "due", "target date", "by when", "deadline", "completion date", "end date")),
    ListField("starts", "Start", ("start", "start date", "commences", "commenced")),
    ListField("status", "Status", ("status", "progress status", "current status", "progress rating", "rag status", "rag", "progress"), is_required=True),
)  # fmt: skip
_COMMENCES = re.compile(
    r"(?:commenc\w*|start\w*|began|begins?|launch(?:ed)?(?: date)?|from)\s*:?\s*(?P<when>[^(;]+)",
    re.IGNORECASE,
)
_NUMBER_OF_REFERENCE = re.compile(r"[a-z]{0,3}\s*([0-9]{1,3})(?:[.\-/][0-9a-z]+)+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class ReadMilestone:
    """One milestone.

    Attributes:
        reference: "1.1".
        priority_number: From "1 Strategy discussions", or from the reference.
        priority_title: "" when only a number is known.
        text: What is to be done.
        impact: Impact and evidence.
        assurance: How it is assured.
        lead: Who leads it.
        key_dates: As written.
        starts_on: The first day it names as a beginning.
        due_on: The day it is due, where the words name one.
        status: How it stands.
        sheet: The sheet's title.
        row: Counted from 1.
        cells: The cell of each field by the field's name.
    """

    reference: str
    priority_number: int
    priority_title: str
    text: str
    impact: str
    assurance: str
    lead: str
    key_dates: str
    starts_on: dt.date | None
    due_on: dt.date | None
    status: MilestoneStatus
    sheet: str
    row: int
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class MilestoneReading:
    """A workbook's milestones, what was refused, and what should be known."""

    workbook: str
    rows: tuple[ReadMilestone, ...]
    refusals: tuple[Refusal, ...]
    remarks: tuple[Remark, ...]
    roles: Mapping[str, Mapping[tuple[int, int], CellRole]]
    columns: tuple[SheetColumns, ...] = ()


def read_milestones(workbook: Workbook, matching: Matching | None = None) -> MilestoneReading:
    """Understand a workbook as a list of milestones.

    A row is refused without a reference, a text, a priority or a known status, and when its reference stands above.

    Raises:
        ChildLevelData: A sheet lists single children.
        NothingToImport: No sheet has the headings of such a list.
    """
    found = read_list(workbook, FIELDS, "milestones", matching)
    rows: list[ReadMilestone] = []
    seen: dict[str, ReadMilestone] = {}
    for row in found.rows:
        milestone = _milestone(row, found)
        if milestone is None:
            continue
        key = milestone.reference.casefold()
        if key in seen:
            earlier = seen[key]
            found.refuse(
                row,
                "reference",
                f"Milestone {milestone.reference} stands already in row {earlier.row} of sheet “{earlier.sheet}”.",
            )
            continue
        seen[key] = milestone
        rows.append(milestone)
    return MilestoneReading(
        found.workbook,
        tuple(rows),
        tuple(found.refusals),
        tuple(found.remarks),
        found.roles,
        tuple(found.columns),
    )


def _milestone(row: ListRow, found: ListReading) -> ReadMilestone | None:
    reference = row.line("reference")
    status = parse_status(row.line("status"))
    if status is None:
        words = ", ".join(each.value for each in MilestoneStatus)
        found.refuse(
            row, "status", f"Milestone {reference}: “{row.line('status')}” is no status; known are {words}."
        )
        return None
    number, title = _priority(row)
    if number is None:
        found.refuse(
            row,
            "priority",
            f"Milestone {reference}: its priority has no number, neither in words nor in its reference.",
        )
        return None
    starts_on, due_on = _days(row)
    return ReadMilestone(
        reference,
        number,
        title,
        row.text("text"),
        row.text("impact"),
        row.text("assurance"),
        row.line("lead"),
        row.line("key_dates"),
        row.day("starts") or starts_on,
        due_on,
        status,
        row.sheet,
        row.row,
        row.places(),
    )


def _priority(row: ListRow) -> tuple[int | None, str]:
    """From its column, the heading above, its sheet, and at last the first number of its reference."""
    written = row.line("priority")
    for words in filter(None, (written, row.heading, row.sheet)):
        number, title = read_priority(words, words)
        if number is not None:
            return number, title
    if written.isdigit() and len(written) < 4:
        return int(written), ""
    from_reference = _NUMBER_OF_REFERENCE.fullmatch(row.line("reference"))
    return (int(from_reference[1]) if from_reference else None), written


def _days(row: ListRow) -> tuple[dt.date | None, dt.date | None]:
    """When it starts and when it is due: "Commenced: January 2019" is a beginning, "March 2019" an end."""
    due_on = row.day("key_dates")
    if due_on is not None:
        return None, due_on
    found = _COMMENCES.match(row.line("key_dates"))
    if found is None:
        return None, None
    when = found["when"].strip()
    period = parse_period(when)
    return (first_day(period) if period else parse_due(when)), None
