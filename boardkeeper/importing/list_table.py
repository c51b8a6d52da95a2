"""Reads a list - milestones, decisions, programme, actions - by the words of its headings.

The columns may stand in any order, the header need not be the first row, and one workbook may hold the list on
several sheets. What a field is called differs from council to council: each field knows its usual names.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache

from boardkeeper.importing.child_level import refuse_child_level
from boardkeeper.importing.errors import NothingToImport
from boardkeeper.importing.findings import CellRole, Findings, Refusal, Remark
from boardkeeper.importing.list_headings import ListField, names_field
from boardkeeper.importing.matching import Matching, SheetColumns, match_sheet
from boardkeeper.importing.workbook import Cell, Content, Sheet, Workbook
from boardkeeper.rules.due_dates import full_date, parse_due
from boardkeeper.rules.periods import MONTH_NAMES

_LONGEST_HEADING = 40
#: What this program writes beside a log and reckons anew whenever it is asked.
_RECKONED = frozenset({"days overdue", "times postponed", "times chased"})
_GOES_ON = re.compile(r"(?:[,;/&]|\band)$", re.IGNORECASE)
_ASIDES = re.compile(r'\[[^\]]*\]|"[^"]*"|\\.')
_DAY_CODE = re.compile(r"d", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class ListRow:
    """One row of a list.

    Attributes:
        sheet: The sheet's title.
        row: Counted from 1.
        cells: The cell of each field that is filled, by the field's name.
        heading: The last line above that stood alone, such as "Priority 2 - Written plans".
        fields: The fields its sheet has a column for.
    """

    sheet: str
    row: int
    cells: Mapping[str, Cell]
    heading: str = ""
    fields: frozenset[str] = frozenset()

    def text(self, name: str) -> str:
        """What a field says, its lines kept, blanks in order; "" when it is empty."""
        cell = self.cells.get(name)
        if cell is None:
            return ""
        if isinstance(cell.value, str):
            lines = (" ".join(line.split()) for line in cell.value.splitlines())
            return "\n".join(line for line in lines if line)
        return self.line(name)

    def line(self, name: str) -> str:
        """What a field says, on one line; dates as "11 September 2019"."""
        cell = self.cells.get(name)
        if cell is None or cell.value is None:
            return ""
        if isinstance(cell.value, dt.date):
            return (
                full_date(cell.value)
                if _shows_a_day(cell)
                else f"{MONTH_NAMES[cell.value.month - 1]} {cell.value.year}"
            )
        if isinstance(cell.value, Decimal):
            return format(cell.value, "f")
        return cell.text or ("Yes" if cell.value is True else "No" if cell.value is False else "")

    def day(self, name: str, since: dt.date | None = None) -> dt.date | None:
        """The day a field means, the last of a month when it names one; counted from `since` where it is relative."""
        cell = self.cells.get(name)
        if cell is None or not isinstance(cell.value, (str, dt.date)):
            return None
        return _meant(cell.value if _shows_a_day(cell) else self.line(name), since)

    def names(self, name: str) -> str:
        """Who a field names, on one line: names that stand below each other are parted by commas."""
        cell = self.cells.get(name)
        if cell is None or not isinstance(cell.value, str):
            return self.line(name)
        lines = [line for said in cell.value.splitlines() if (line := " ".join(said.split()))]
        return " ".join(line if _GOES_ON.search(line) or line is lines[-1] else f"{line}," for line in lines)

    def places(self) -> dict[str, str]:
        """The cell of each field by the field's name."""
        return {name: cell.coordinate for name, cell in self.cells.items()}


@dataclass(slots=True)
class ListReading:
    """A list as it was found in a workbook, before its fields are understood.

    Attributes:
        workbook: The file's name.
        rows: Rows with everything they must have.
        refusals: Rows without, and what else was not taken.
        remarks: What a person should know.
        roles: The part each cell played, by sheet title and by row and column.
        columns: How the columns of each sheet were matched, in the order of the sheets.
    """

    workbook: str
    rows: list[ListRow] = field(default_factory=list)
    refusals: list[Refusal] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    roles: dict[str, dict[tuple[int, int], CellRole]] = field(default_factory=dict)
    columns: list[SheetColumns] = field(default_factory=list)

    def refuse(self, row: ListRow, name: str, reason: str) -> None:
        """Refuse a row for what one of its fields says."""
        cell = row.cells.get(name)
        place = cell.coordinate if cell is not None else next(iter(row.cells.values())).coordinate
        self.refusals.append(Refusal(row.sheet, place, reason))
        for other in row.cells.values():
            self.roles[row.sheet][other.row, other.column] = CellRole.REFUSED

    def remark(self, row: ListRow, name: str, sentence: str) -> None:
        """Note something about one field of a row."""
        cell = row.cells.get(name)
        self.remarks.append(Remark(row.sheet, cell.coordinate if cell is not None else "", sentence))


def read_list(
    workbook: Workbook, fields: Sequence[ListField], what: str, matching: Matching | None = None
) -> ListReading:
    """Find a list in a workbook and take its rows apart.

    Args:
        workbook: What `read_workbook` answered.
        fields: The fields the list may have.
        what: What the list holds, in the plural, for sentences: "milestones".
        matching: What is known of its columns beforehand; without it, the headings say all.

    Raises:
        ChildLevelData: A sheet lists single children.
        NothingToImport: No sheet has the headings such a list needs.
    """
    refuse_child_level(workbook)
    reading = ListReading(workbook.name)
    for sheet in workbook.sheets:
        findings = Findings(sheet.title)
        columns = match_sheet(sheet, fields, matching or Matching())
        if columns is not None and columns.is_read and _is_enough(columns, fields):
            reading.columns.append(columns)
            reading.rows += _ListReader(sheet, fields, columns, findings).read()
        elif len(sheet):
            findings.remark("", f"The sheet {_why_left_out(sheet, columns, what)} and was left out.")
        reading.refusals += findings.refusals
        reading.remarks += findings.remarks
        reading.roles[sheet.title] = findings.roles
    if not reading.columns:
        raise NothingToImport(_no_list(workbook.name, fields, what), _NEXT_STEP)
    return reading


_NEXT_STEP = "Check that it is the right workbook, or say yourself which column is which."


def _is_enough(columns: SheetColumns, fields: Sequence[ListField]) -> bool:
    """Whether a sheet has what a row must have: its words, or a reference and something that is to change."""
    held = columns.columns
    has_all = all(each.name in held for each in fields if each.is_required)
    return has_all or (len(held) > 1 and any(each.is_key and each.name in held for each in fields))


def _why_left_out(sheet: Sheet, columns: SheetColumns | None, what: str) -> str:
    if columns is not None and not columns.is_read:
        return "is not to be read"
    return "is hidden" if sheet.is_hidden else f"has no headings of a list of {what}"


def _no_list(name: str, fields: Sequence[ListField], what: str) -> str:
    needed = [f"“{each.title}”" for each in fields if each.is_required]
    also = [f"“{each.title}”" for each in fields if not each.is_required][:2]
    headings = "heading" if len(needed) == 1 else "headings"
    return (
        f"“{name}” holds no list of {what}: no row has the {headings} {', '.join(needed)} and others such as"
        f" {' or '.join(also)}."
    )


@lru_cache(maxsize=4096)
def _meant(written: str | dt.date, since: dt.date | None) -> dt.date | None:
    """A log says the same few dates over and over."""
    return parse_due(written, since)


def _shows_a_day(cell: Cell) -> bool:
    """Excel keeps what is typed as “July 2019” as the first of July and shows the month: the month is what is meant."""
    if not isinstance(cell.value, dt.date) or cell.value.day != 1 or cell.number_format == "General":
        return True
    return _DAY_CODE.search(_ASIDES.sub("", cell.number_format)) is not None


class _ListReader:
    """Reads the rows under the headings of one sheet."""

    def __init__(
        self,
        sheet: Sheet,
        fields: Sequence[ListField],
        columns: SheetColumns,
        findings: Findings,
    ) -> None:
        self._sheet, self._fields, self._header_row = sheet, fields, columns.header_row
        self._columns, self._findings = columns.columns, findings
        self._held = frozenset(columns.columns)
        needed = [each for each in fields if each.is_required]
        has_words = any(each.name in self._columns for each in needed)
        self._needed = needed if has_words else [each for each in fields if each.is_key]
        self._merged = {
            (row, area.first_column): area.first_row
            for area in sheet.merged
            for row in range(area.first_row, min(area.last_row, area.first_row + 1000) + 1)
        }
        self._above: dict[str, Cell] = {}
        self._heading = ""

    def read(self) -> list[ListRow]:
        self._tint_header()
        rows = []
        hidden = 0
        for row in self._sheet.filled_rows():
            if row <= self._header_row:
                continue
            if row in self._sheet.hidden_rows:
                hidden += 1
            elif (found := self._row(row)) is not None:
                rows.append(found)
        if hidden:
            what = "A hidden row was" if hidden == 1 else f"{hidden} hidden rows were"
            self._findings.remark("", f"{what} left out; show them in the workbook to have them read.")
        return rows

    def _tint_header(self) -> None:
        taken = set(self._columns.values())
        for cell in self._sheet.row(self._header_row):
            is_taken = cell.column in taken
            self._findings.roles[cell.row, cell.column] = CellRole.HEADER if is_taken else CellRole.IGNORED
            if not is_taken and cell.text and cell.text.casefold() not in _RECKONED:
                self._findings.remark(
                    cell.coordinate, f"The column “{cell.text}” is not one of this list and was left out."
                )

    def _row(self, row: int) -> ListRow | None:
        own = {
            name: cell
            for name, column in self._columns.items()
            if (cell := self._sheet.cell(row, column)) is not None
        }
        filled = self._sheet.row(row)
        if not own:
            return None
        if len(filled) == 1 and len(self._columns) > 2:
            self._heading = filled[0].text or self._heading
            self._tint(filled, CellRole.NOTE)
            return None
        if self._repeats_header(own):
            self._tint(filled, CellRole.HEADER)
            return None
        cells = dict(own)
        for each in self._fields:
            if each.name in self._columns and each.name not in own:
                carried = self._carried(each, row)
                if carried is not None:
                    cells[each.name] = carried
        self._above = cells
        return self._complete(ListRow(self._sheet.title, row, cells, self._heading, self._held), own)

    def _carried(self, each: ListField, row: int) -> Cell | None:
        """What a blank cell means: the merged cell it is part of, or the row above where that is the custom."""
        first_row = self._merged.get((row, self._columns[each.name]))
        if first_row is not None and first_row != row:
            return self._sheet.cell(first_row, self._columns[each.name])
        return self._above.get(each.name) if each.carries else None

    def _repeats_header(self, own: Mapping[str, Cell]) -> bool:
        """Whether a row says the headings once more, in the same words or in others that mean the same."""
        fields = {each.name: each for each in self._fields}
        return all(self._is_heading_of(fields[name], cell, len(own)) for name, cell in own.items())

    def _is_heading_of(self, each: ListField, cell: Cell, filled: int) -> bool:
        head = self._sheet.cell(self._header_row, self._columns[each.name])
        if head is not None and head.text == cell.text:
            return True
        return filled > 1 and 0 < len(cell.text) <= _LONGEST_HEADING and names_field(cell.text, each)

    def _complete(self, row: ListRow, own: Mapping[str, Cell]) -> ListRow | None:
        broken = next(
            (c for c in own.values() if c.content in {Content.ERROR, Content.FORMULA_WITHOUT_VALUE}), None
        )
        missing = [each.title for each in self._needed if not row.line(each.name)]
        if broken is None and not missing:
            self._tint(own.values(), CellRole.VALUE)
            return row
        first = broken or next(iter(own.values()))
        reason = (
            f"The cell shows the error {broken.value}, so the row was not taken."
            if broken is not None and broken.content is Content.ERROR
            else "The cell holds a formula whose result the file does not keep, so the row was not taken."
            if broken is not None
            else f"The row has no {' and no '.join(missing)}."
        )
        self._findings.refuse(first.coordinate, reason)
        self._tint(own.values(), CellRole.REFUSED)
        return None

    def _tint(self, cells: Iterable[Cell], role: CellRole) -> None:
        for cell in cells:
            self._findings.roles[cell.row, cell.column] = role
