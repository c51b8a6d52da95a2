"""How each table of a KPI workbook was understood, in a form a person can correct and the board can remember.

A table runs across: its rows are what it counts, its columns say when. In a turned table the two are changed round:
`columns` are then rows of the sheet and the names stand across. `header_rows`, `first_row`, `last_row` and
`label_column` follow the turning; `area_column` and `group_column` are always columns of the sheet.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field, replace
from enum import StrEnum
from typing import Any


class ColumnKind(StrEnum):
    """What stands in a column."""

    PERIOD = "period"
    BASELINE = "baseline"
    TARGET = "target"
    STRETCH = "stretch"
    BENCHMARK = "benchmark"
    FRACTION = "fraction"
    NOT_READ = "not read"


@dataclass(frozen=True, slots=True)
class ColumnMeaning:
    """What one column holds.

    Attributes:
        kind: What stands in it.
        period: The period of its figures; for targets, stretches and benchmarks the financial year. "" is the table's
            one period, or for a target the year of the latest period.
        words: Which measure it is where a period has several (“Count”), or whom a benchmark is of (“England”).
        heading: The heading as written; by it the column is found again next month.
        is_said: A person said so.
    """

    kind: ColumnKind
    period: str = ""
    words: str = ""
    heading: str = ""
    is_said: bool = False


@dataclass(frozen=True, slots=True)
class TableLayout:
    """How one table is laid out.

    Attributes:
        sheet: The sheet's title.
        first_row: The first row beneath the headings.
        last_row: The last row of the table; 0 as far as the sheet or the next table goes.
        header_rows: The rows its headings stand in.
        label_column: The column of the names.
        is_turned: The periods run down.
        columns: What each column holds; those beside the table that say nothing are not among them.
        period: The one period of all its figures, where no heading names one.
        area_column: The column of the places, where the rows are places; 0 where they are not.
        area: Which place is ours; "" as long as nobody said.
        group_column: A column left of the names that completes them (“Adults” of “Drug offences”); 0 for none.
        name: What the table counts, where its rows are places or its names alone say too little.
        not_read: Names of rows that are left out.
        problem: Why it was not read; "" when it was.
        is_said: A person corrected it.
    """

    sheet: str
    first_row: int
    last_row: int
    header_rows: tuple[int, ...]
    label_column: int
    is_turned: bool = False
    columns: Mapping[int, ColumnMeaning] = field(default_factory=dict)
    period: str = ""
    area_column: int = 0
    area: str = ""
    group_column: int = 0
    name: str = ""
    not_read: tuple[str, ...] = ()
    problem: str = ""
    is_said: bool = False

    def place_of(self, row: int, column: int) -> tuple[int, int]:
        """A cell of the sheet as row and column of this table: changed round when it is turned."""
        return (column, row) if self.is_turned else (row, column)

    def holds(self, row: int, column: int) -> bool:
        """Whether a cell of the sheet stands in this table, headings included."""
        line, _ = self.place_of(row, column)
        first = min((*self.header_rows, self.first_row))
        return first <= line and (not self.last_row or line <= self.last_row)


@dataclass(frozen=True, slots=True)
class AreaQuestion:
    """The rows of a table are places, and only a person can say which is ours.

    Attributes:
        sheet: The sheet's title.
        cell: The first place.
        name: What the table counts.
        places: Every place, in the order of the sheet.
        asked: The place that was named beforehand and does not stand here; "" when none was.
    """

    sheet: str
    cell: str
    name: str
    places: tuple[str, ...]
    asked: str = ""


@dataclass(frozen=True, slots=True)
class PeriodQuestion:
    """The figures of a table are of one period that nothing names for certain.

    Attributes:
        sheet: The sheet's title.
        cell: The first heading over figures.
        name: What the table counts, or its title.
        proposed: A period named in words nearby; "" for none.
    """

    sheet: str
    cell: str
    name: str
    proposed: str = ""


def say_column(layout: TableLayout, column: int, meaning: ColumnMeaning) -> TableLayout:
    """The layout with one column said by a person; its heading stays what it was."""
    before = layout.columns.get(column)
    heading = meaning.heading or (before.heading if before is not None else "")
    said = replace(meaning, heading=heading, is_said=True)
    return replace(layout, columns={**layout.columns, column: said}, is_said=True)


def say(layout: TableLayout, **changes: Any) -> TableLayout:
    """The layout with other things said by a person: `period`, `area`, `name`, `label_column`, `header_rows` and so on."""
    return replace(layout, **changes, is_said=True)


def to_remember(layouts: Iterable[TableLayout]) -> tuple[TableLayout, ...]:
    """What of these layouts holds for next month's workbook: what a person said, without this month.

    A period said for a whole table, or under a heading such as “This month”, is of this month alone.
    """
    kept = []
    for layout in layouts:
        if layout.is_said:
            columns = {
                column: meaning
                if any(sign.isdigit() for sign in meaning.heading)
                or meaning.kind not in {ColumnKind.PERIOD, ColumnKind.FRACTION}
                else replace(meaning, period="")
                for column, meaning in layout.columns.items()
                if meaning.is_said
            }
            kept.append(replace(layout, columns=columns, period="", last_row=0, problem=""))
    return tuple(kept)


def layouts_as_text(layouts: Iterable[TableLayout]) -> str:
    """Layouts as JSON, to be kept."""
    return json.dumps([asdict(layout) for layout in layouts], ensure_ascii=False)


def layouts_from_text(text: str) -> tuple[TableLayout, ...]:
    """Layouts that were kept by `layouts_as_text`.

    Raises:
        ValueError: The text is none of that kind.
    """
    try:
        return tuple(_layout(kept) for kept in json.loads(text))
    except (TypeError, KeyError, AttributeError) as error:
        raise ValueError(f"No layouts of tables: {error}.") from error


def _layout(kept: dict[str, Any]) -> TableLayout:
    columns = {
        int(column): ColumnMeaning(**{**meaning, "kind": ColumnKind(meaning["kind"])})
        for column, meaning in kept["columns"].items()
    }
    lists = {"header_rows": tuple(kept["header_rows"]), "not_read": tuple(kept["not_read"])}
    return TableLayout(**{**kept, **lists, "columns": columns})
