"""Between tables as they were found and layouts as people see, correct and remember them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from boardkeeper.importing.grid import Grid
from boardkeeper.importing.headings import Heading, HeadingKind
from boardkeeper.importing.layout import duplicate_heading, table_at
from boardkeeper.importing.one_period import table_of_one_period
from boardkeeper.importing.period_table import PeriodTable
from boardkeeper.importing.said_layout import ColumnKind, ColumnMeaning, TableLayout
from boardkeeper.importing.table_names import with_names
from boardkeeper.importing.workbook import coordinate

_KINDS = {
    HeadingKind.PERIOD: ColumnKind.PERIOD,
    HeadingKind.BASELINE: ColumnKind.BASELINE,
    HeadingKind.TARGET: ColumnKind.TARGET,
    HeadingKind.STRETCH: ColumnKind.STRETCH,
    HeadingKind.BENCHMARK: ColumnKind.BENCHMARK,
    HeadingKind.FRACTION: ColumnKind.FRACTION,
    HeadingKind.OTHER: ColumnKind.NOT_READ,
}
_SAID = {kind: heading for heading, kind in _KINDS.items()}


def layout_of(grid: Grid, table: PeriodTable, said: TableLayout | None = None) -> TableLayout:
    """A table as a layout, with what a person said of it marked as such."""
    spoken = {} if said is None else {_folded(m.heading): m for m in said.columns.values() if m.is_said}
    columns = {
        heading.position: ColumnMeaning(
            _KINDS[heading.kind],
            heading.period,
            heading.words,
            heading.written,
            _folded(heading.written) in spoken
            or (said is not None and (m := said.columns.get(heading.position)) is not None and m.is_said),
        )
        for heading in table.headings
    }
    lines = table.lines or (0,)
    return TableLayout(
        grid.title,
        lines[0],
        lines[-1],
        table.header_lines,
        table.label_position,
        grid.is_turned,
        columns,
        table.period,
        table.area_position,
        table.area,
        table.group_position,
        table.name or (table.title if table.area_position == table.label_position else ""),
        tuple(sorted(table.not_read)),
        table.problem,
        said is not None,
    )


def matching_layout(
    table: PeriodTable, said: Sequence[TableLayout], *, is_turned: bool
) -> TableLayout | None:
    """What a person said of a table: by the rows of its headings, else by the words of the headings themselves."""
    alike = [layout for layout in said if layout.is_turned == is_turned]
    for layout in alike:
        if set(layout.header_rows) & set(table.header_lines):
            return layout
    words = {_folded(heading.written) for heading in table.headings}
    for layout in alike:
        spoken = {_folded(m.heading) for m in layout.columns.values() if m.is_said and m.heading}
        if spoken and spoken <= words:
            return layout
    return None


def table_said(grid: Grid, said: TableLayout, until: int) -> PeriodTable:
    """A table a person pointed at and nothing found: its headings as said, its lines as far as the sheet goes.

    Args:
        grid: The sheet's lines.
        said: Where its headings stand.
        until: The line before which it ends at the latest.
    """
    header = tuple(sorted(said.header_rows)) or (max(1, said.first_row - 1),)
    last = min(said.last_row or until - 1, until - 1)
    lines = tuple(grid.lines_between(max(said.first_row, header[-1] + 1), last))
    table = table_at(grid, header, lines)
    if not any(heading.kind is HeadingKind.PERIOD for heading in table.headings):
        return table_of_one_period(grid, header, lines) or table
    return table


def corrected(grid: Grid, table: PeriodTable, said: TableLayout) -> PeriodTable:
    """A table with everything a person said of it in place of what was understood."""
    label = said.label_column or table.label_position
    headings = [heading for heading in table.headings if heading.position != label]
    for position, meaning in said.columns.items():
        if meaning.is_said:
            headings = _with_column(grid, table, headings, position, meaning)
    headings = [
        replace(heading, period=said.period)
        if heading.kind is HeadingKind.PERIOD and not heading.period
        else heading
        for heading in headings
    ]
    changed = replace(table, headings=tuple(headings), label_position=label, problem="", problem_cell="")
    if label != table.label_position:
        changed = with_names(grid, changed)
    places = changed.places if said.area_column else {}
    if said.area_column and said.area_column != changed.area_position and not table.are_places_columns:
        places = {
            line: cell.text
            for line in table.lines
            if (cell := grid.cell(line, said.area_column)) is not None and cell.text
        }
    problem, problem_cell = duplicate_heading(changed.headings) if not table.are_places_columns else ("", "")
    return replace(
        changed,
        period=said.period or table.period,
        area_position=said.area_column,
        area=said.area,
        places=places,
        group_position=said.group_column,
        name=said.name,
        not_read=frozenset(name.casefold() for name in said.not_read),
        lines=tuple(line for line in changed.lines if not said.last_row or line <= said.last_row),
        problem=problem,
        problem_cell=problem_cell,
        is_said=True,
    )


def _with_column(
    grid: Grid, table: PeriodTable, headings: list[Heading], position: int, meaning: ColumnMeaning
) -> list[Heading]:
    """The headings with one said; it is found by its words, which move when a month is added, else by its place."""
    by_words = [
        h.position for h in headings if meaning.heading and _folded(h.written) == _folded(meaning.heading)
    ]
    place = position if position in by_words or not by_words else by_words[0]
    if not by_words and meaning.heading and any(h.position == place and h.written for h in headings):
        # Another column stands there now; what was said is of one that is gone.
        return headings
    before = next((heading for heading in headings if heading.position == place), None)
    line = table.header_lines[-1] if table.header_lines else 1
    where = (
        before.coordinate
        if before is not None
        else coordinate(*((place, line) if grid.is_turned else (line, place)))
    )
    kind = _SAID[meaning.kind]
    period = meaning.period or (before.period if before is not None and kind is not HeadingKind.OTHER else "")
    said = Heading(
        place,
        kind,
        period if kind is not HeadingKind.OTHER else "",
        before.group if before is not None else "",
        "" if kind is HeadingKind.OTHER else (before.written if before is not None else meaning.heading),
        where,
        meaning.words,
        before.note if before is not None else "",
    )
    return sorted([h for h in headings if h.position != place] + [said], key=lambda h: h.position)


def _folded(words: str) -> str:
    return " ".join(words.split()).casefold()
