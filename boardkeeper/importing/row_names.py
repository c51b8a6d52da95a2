"""What the rows of a table are called: the name, what completes it, and a code beside it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from boardkeeper.importing.grid import Grid
from boardkeeper.importing.headings import Heading
from boardkeeper.importing.labels import Label, hint_of, read_label
from boardkeeper.importing.period_table import PeriodTable
from boardkeeper.importing.workbook import Cell

_CODE_HEADING = re.compile(r"\b(ref|code|no|number|id|kpi|pi)\b\.?", re.IGNORECASE)
_CODE = re.compile(
    r"[A-Z]{0,6}[ .-]?[0-9]{1,4}[a-z]?(?:\.[0-9]{1,2})?|[A-Z]{1,4}&?[A-Z]?[0-9]{1,4}[a-z]?", re.IGNORECASE
)
_JOINT = " – "
_ABBREVIATED = {
    short: short.upper() for short in ("fte", "la", "cin", "cla", "cpp", "ehcp", "send", "neet", "icpc")
}


class RowNames:
    """Names the rows of one table.

    Args:
        grid: The sheet's lines.
        table: Where the table is.
        has_measures: Its periods have several measures, whose words complete the names.
    """

    def __init__(self, grid: Grid, table: PeriodTable, *, has_measures: bool) -> None:
        self._grid, self._table = grid, table
        self._has_measures = has_measures
        self._above: dict[int, str] = {}
        self._sections: dict[int, str] = {}
        self._repeated: frozenset[str] = frozenset()
        self._code_position = self._find_codes()

    def note(self, lines: Sequence[int], columns: Sequence[Heading]) -> None:
        """Look at the rows once: which words reach down over blanks, which stand over rows whose names repeat."""
        table = self._table
        group = section = ""
        names: Counter[tuple[str, str]] = Counter()
        for line in lines:
            cells = self._grid.line(line)
            cell = self._grid.along(line, table.label_position)
            own = cells.get(table.group_position) if table.group_position else None
            if own is not None and own.text:
                group = own.text
            self._above[line] = group
            if any(heading.position in cells for heading in columns):
                self._sections[line] = section
                names[group, cell.text.casefold() if cell is not None else ""] += 1
            elif cell is not None and cell.text and len(cell.text) <= 80:
                section = cell.text
        self._repeated = frozenset(name for (_, name), count in names.items() if count > 1)

    def of(self, line: int, measure: str, footnotes: Mapping[str, str]) -> tuple[Label, Cell | None]:
        """The name of one row's measure, and the cell it stands in."""
        table = self._table
        cell = self._grid.along(line, table.label_position)
        if cell is None and not table.area:
            return read_label("", footnotes), None
        own = read_label(_in_words(cell.text) if cell is not None else "", footnotes)
        is_place = bool(table.area) and table.area_position == table.label_position
        parts = [table.name]
        if table.group_position and self._above.get(line):
            parts.append(self._above[line])
        elif own.name.casefold() in self._repeated and self._sections.get(line):
            parts.append(self._sections[line])
        parts += ["" if is_place else own.name, measure]
        name = _JOINT.join(dict.fromkeys(part for part in parts if part)).replace(f"{_JOINT}(", " (")
        if name == own.name:
            return own, cell
        hint = hint_of(measure) or (None if is_place else own.hint) or hint_of(name)
        return replace(own, name=name, hint=hint), cell

    def code_of(self, line: int) -> str:
        """What a column of codes numbers the row with; "" without one."""
        cell = self._grid.cell(line, self._code_position) if self._code_position else None
        if cell is None:
            return ""
        return cell.text or (
            f"{cell.value}" if not isinstance(cell.value, bool) and cell.value is not None else ""
        )

    def _find_codes(self) -> int:
        """The column of codes: headed so, left of the names, short marks that differ."""
        table = self._table
        if table.area_position or not table.label_position:
            return 0
        for position in range(1, table.label_position):
            heading = " ".join(
                cell.text
                for line in table.header_lines
                if (cell := self._grid.cell(line, position)) is not None
            )
            codes = [
                cell.text or str(cell.value)
                for line in table.lines
                if (cell := self._grid.cell(line, position)) is not None
            ]
            fits = bool(codes) and all(len(code) <= 12 and _CODE.fullmatch(code) for code in codes)
            if fits and _CODE_HEADING.search(heading) and len(set(codes)) == len(codes):
                return position
        return 0


def _in_words(written: str) -> str:
    """A name as people write it: “turnover_rate_fte” is “Turnover rate FTE”."""
    if "_" not in written or " " in written:
        return written
    words = " ".join(_ABBREVIATED.get(word, word) for word in written.replace("_", " ").split())
    return words[:1].upper() + words[1:]
