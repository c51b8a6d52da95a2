"""Reads a work programme from a workbook."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from boardkeeper.importing.findings import CellRole, Refusal, Remark
from boardkeeper.importing.list_headings import ListField
from boardkeeper.importing.list_table import ListReading, ListRow, read_list
from boardkeeper.importing.matching import Matching, SheetColumns
from boardkeeper.importing.workbook import Workbook
from boardkeeper.rules.due_dates import parse_date, parse_due

FIELDS = (
    ListField("meeting", "Date of meeting", ("date of meeting", "meeting date", "meeting", "date", "committee date", "scheduled for", "when"), carries=True),
    ListField("topic", "Agenda item", ("agenda item", "item", "topic", "subject", "issue", "title", "report", "work programme item"), is_required=True),
    ListField("score", "Prioritisation score", ("prioritisation score", "score", "priority score", "paper score", "prioritisation")),
    ListField("reason", "Reason for consideration", ("reason for consideration", "reason", "reasons", "purpose", "purpose of report", "why", "objective", "description", "details")),
    ListField("responsible", "Responsible officer", ("responsible officer", "responsible", "officer", "lead officer", "responsible cabinet member lead officer", "owner", "lead", "report author", "author")),
)  # fmt: skip
_UNSCHEDULED = re.compile(
    r"\b(to be (scheduled|confirmed|arranged|agreed|determined)|tbc|tba|unscheduled|not (yet )?scheduled|date to be)\b",
    re.IGNORECASE,
)
_SELECT_REVIEW = re.compile(
    r"\b(select (committee )?(reviews?)|task (and|&) finish|scrutiny reviews?)\b", re.IGNORECASE
)
_SCORE = re.compile(r"([0-9]{1,3})(?:\s*(?:/\s*[0-9]{1,3}|\(.*\)|-?\s*(?:high|medium|low)))?", re.IGNORECASE)


class ProgrammePart(StrEnum):
    """Which part of the work programme an item stands in."""

    MEETING = "by meeting"
    TO_BE_SCHEDULED = "to be scheduled"
    SELECT_REVIEW = "select committee reviews"


@dataclass(frozen=True, slots=True)
class ReadProgrammeItem:
    """One topic of a work programme.

    Attributes:
        part: Where it stands.
        scheduled_on: The meeting's day, for items of a meeting; None for the others.
        scheduled_written: As written.
        topic: What is to be considered.
        score: The prioritisation score; None when unscored.
        reason: Why.
        responsible: Member or officer.
        sheet: The sheet's title.
        row: Counted from 1.
        cells: The cell of each field by the field's name.
    """

    part: ProgrammePart
    scheduled_on: dt.date | None
    scheduled_written: str
    topic: str
    score: int | None
    reason: str
    responsible: str
    sheet: str
    row: int
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class ProgrammeReading:
    """A workbook's work programme, what was refused, and what should be known."""

    workbook: str
    rows: tuple[ReadProgrammeItem, ...]
    refusals: tuple[Refusal, ...]
    remarks: tuple[Remark, ...]
    roles: Mapping[str, Mapping[tuple[int, int], CellRole]]
    columns: tuple[SheetColumns, ...] = ()


def read_programme(workbook: Workbook, matching: Matching | None = None) -> ProgrammeReading:
    """Understand a workbook as a work programme.

    A row is refused without a topic, without a date, or when its date names neither a day nor a month.

    Raises:
        ChildLevelData: A sheet lists single children.
        NothingToImport: No sheet has the headings of such a list.
    """
    found = read_list(workbook, FIELDS, "work programme items", matching)
    rows = tuple(item for row in found.rows if (item := _item(row, found)) is not None)
    return ProgrammeReading(
        found.workbook,
        rows,
        tuple(found.refusals),
        tuple(found.remarks),
        found.roles,
        tuple(found.columns),
    )


def _item(row: ListRow, found: ListReading) -> ReadProgrammeItem | None:
    written = row.line("meeting") or row.heading
    topic = row.line("topic")
    part, day = _scheduled(row, written, found)
    if part is None:
        said = (
            f"“{written}” names no day of a meeting" if written else "it stands under no date and no heading"
        )
        found.refuse(row, "meeting", f"“{topic}”: {said}.")
        return None
    return ReadProgrammeItem(
        part,
        day,
        written,
        topic,
        _score(row, found),
        row.text("reason"),
        row.line("responsible"),
        row.sheet,
        row.row,
        row.places(),
    )


def _scheduled(row: ListRow, written: str, found: ListReading) -> tuple[ProgrammePart | None, dt.date | None]:
    if _SELECT_REVIEW.search(written):
        return ProgrammePart.SELECT_REVIEW, None
    if _UNSCHEDULED.search(written):
        return ProgrammePart.TO_BE_SCHEDULED, None
    cell = row.cells.get("meeting")
    if cell is not None and isinstance(cell.value, dt.date):
        return ProgrammePart.MEETING, cell.value
    day = parse_date(written)
    if day is not None:
        return ProgrammePart.MEETING, day
    if parse_due(written) is not None:
        found.remark(
            row,
            "meeting",
            f"“{row.line('topic')}”: “{written}” names no day, so it stands among the items to be scheduled.",
        )
        return ProgrammePart.TO_BE_SCHEDULED, None
    return None, None


def _score(row: ListRow, found: ListReading) -> int | None:
    written = row.line("score")
    score = _SCORE.fullmatch(written)
    if written and score is None and written not in {"-", "–", "—"}:
        found.remark(
            row,
            "score",
            f"“{row.line('topic')}”: the score “{written}” is no whole number; taken as unscored.",
        )
    return int(score[1]) if score else None
