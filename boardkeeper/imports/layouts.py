"""How the tables of a workbook with figures lie: looked up by cell, corrected one thing at a time, in words for a screen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from boardkeeper.importing.said_layout import (
    ColumnKind,
    ColumnMeaning,
    PeriodQuestion,
    TableLayout,
    say,
    say_column,
)
from boardkeeper.imports.said_kpis import SaidOfKpis, with_layout, without_layout
from boardkeeper.imports.sheets import SheetView, place_of
from boardkeeper.rules.municipal_year import financial_year_title
from boardkeeper.rules.periods import parse_period, period_title

_NAMES, _PLACES, _NOT_READ = "Names", "Places", "not read"
_LIKELY_HEADINGS = 20
#: What a column may hold, in the order in which a screen offers it.
COLUMN_TITLES: Mapping[ColumnKind, str] = {
    ColumnKind.PERIOD: "Figures of a period",
    ColumnKind.BASELINE: "Earlier year’s outturn",
    ColumnKind.TARGET: "Target",
    ColumnKind.STRETCH: "Stretch target",
    ColumnKind.BENCHMARK: "What others reach",
    ColumnKind.FRACTION: "Numbers behind (45/418)",
    ColumnKind.NOT_READ: "Not read",
}


def layouts_on(layouts: Sequence[TableLayout], sheet: str) -> tuple[TableLayout, ...]:
    """The tables of a sheet, from above."""
    return tuple(sorted((each for each in layouts if each.sheet == sheet), key=lambda each: each.first_row))


def layout_at(
    layouts: Sequence[TableLayout], sheet: str, row: int = 0, column: int = 0
) -> TableLayout | None:
    """The table a cell stands in, else the first of the sheet; None where the sheet has none."""
    there = layouts_on(layouts, sheet)
    holding = next((each for each in there if row and each.holds(row, column)), None)
    return holding or next(iter(there), None)


def proposed_layout(sheet: SheetView) -> TableLayout:
    """A beginning to be corrected, for a sheet in which no table was found: the row with the most words heads it."""
    rows = range(1, min(sheet.rows, _LIKELY_HEADINGS) + 1)
    most = max(rows, key=lambda row: (_filled(sheet, row), -row), default=1)
    return TableLayout(sheet.title, most + 1, 0, (most,), 1)


def meaning_title(meaning: ColumnMeaning) -> str:
    """What a column holds, as its head says it: “Jun-19”, “Target 2019/20”, “England 2018/19”."""
    period = _period(meaning.period)
    match meaning.kind:
        case ColumnKind.PERIOD:
            said = " ".join(part for part in (period, meaning.words) if part)
            return said or "Figures"
        case ColumnKind.BASELINE:
            return f"{period} outturn".strip()
        case ColumnKind.TARGET:
            return f"Target {_year(meaning.period)}".strip()
        case ColumnKind.STRETCH:
            return f"Stretch {_year(meaning.period)}".strip()
        case ColumnKind.BENCHMARK:
            return f"{meaning.words or 'Others'} {_year(meaning.period)}".strip()
        case ColumnKind.FRACTION:
            return f"{period} numbers".strip()
        case ColumnKind.NOT_READ:
            return _NOT_READ
    raise AssertionError(meaning.kind)


def head_titles(layout: TableLayout | None) -> Mapping[int, str]:
    """What stands at the head of each column that is read; of a turned table only its places are columns."""
    if layout is None or layout.problem:
        return {}
    if layout.is_turned:
        return dict.fromkeys(layout.header_rows, "Periods")
    titles = {
        column: meaning_title(meaning)
        for column, meaning in layout.columns.items()
        if meaning.kind is not ColumnKind.NOT_READ
    }
    titles[layout.label_column] = _NAMES
    if layout.area_column:
        titles[layout.area_column] = _PLACES
    return titles


def head_of(sheet: SheetView, layout: TableLayout, column: int) -> str:
    """What stands at the head of a column of a table, from above."""
    cells = (
        sheet.text(column, row) if layout.is_turned else sheet.text(row, column) for row in layout.header_rows
    )
    return " ".join(" ".join(cells).split())


def proposed_meaning(now: ColumnMeaning, kind: ColumnKind, heading: str) -> ColumnMeaning:
    """What a column would hold as another kind: the period it has or its heading names, and whom a benchmark is of."""
    if kind is ColumnKind.NOT_READ:
        return ColumnMeaning(kind, heading=now.heading or heading)
    named = parse_period(heading)
    words = now.words
    if kind is ColumnKind.BENCHMARK and not words and not named:
        words = heading
    return replace(
        now, kind=kind, period=now.period or named or "", words=words, heading=now.heading or heading
    )


def meaning_of(layout: TableLayout, column: int) -> ColumnMeaning:
    """What a column holds; one that says nothing is not read."""
    return layout.columns.get(column, ColumnMeaning(ColumnKind.NOT_READ))


def say_meaning(said: SaidOfKpis, layout: TableLayout, column: int, meaning: ColumnMeaning) -> SaidOfKpis:
    """Say what a column holds."""
    return with_layout(said, layout, say_column(_readable(layout), column, meaning))


def say_names(said: SaidOfKpis, layout: TableLayout, column: int) -> SaidOfKpis:
    """Say in which column the names stand."""
    others = {held: meaning for held, meaning in layout.columns.items() if held != column}
    area_column = 0 if layout.area_column == column else layout.area_column
    after = say(_readable(layout), label_column=column, columns=others, area_column=area_column)
    return with_layout(said, layout, after)


def say_places(said: SaidOfKpis, layout: TableLayout, column: int) -> SaidOfKpis:
    """Say in which column the places stand; 0: the rows are no places."""
    others = {held: meaning for held, meaning in layout.columns.items() if held != column}
    return with_layout(said, layout, say(_readable(layout), area_column=column, columns=others))


def say_headings(said: SaidOfKpis, layout: TableLayout, rows: tuple[int, ...]) -> SaidOfKpis:
    """Say in which rows the headings stand; what was recognised of the columns is found anew beneath them."""
    columns = {held: meaning for held, meaning in layout.columns.items() if meaning.is_said}
    after = say(_readable(layout), header_rows=rows, first_row=max(rows) + 1, columns=columns)
    return with_layout(said, layout, after)


def say_last_row(said: SaidOfKpis, layout: TableLayout, row: int) -> SaidOfKpis:
    """Say where a table ends; 0: as far as the sheet or the next table goes."""
    return with_layout(said, layout, say(_readable(layout), last_row=row))


def say_period(said: SaidOfKpis, layout: TableLayout, period: str) -> SaidOfKpis:
    """Say of which period all figures of a table are, where no heading names one."""
    return with_layout(said, layout, say(_readable(layout), period=period))


def say_row_not_read(said: SaidOfKpis, layout: TableLayout, name: str, *, is_read: bool) -> SaidOfKpis:
    """Say that a row is left out, or that it is taken after all."""
    others = tuple(each for each in layout.not_read if each.casefold() != name.casefold())
    return with_layout(said, layout, say(layout, not_read=others if is_read else (*others, name)))


def as_recognised(said: SaidOfKpis, sheet: str) -> SaidOfKpis:
    """Take a sheet as it is recognised by itself again."""
    return without_layout(said, sheet)


def with_period_said(
    said: SaidOfKpis, layouts: Sequence[TableLayout], questions: Sequence[object], period: str
) -> SaidOfKpis:
    """Answer every question for a period with the same one."""
    for question in questions:
        if isinstance(question, PeriodQuestion):
            place = place_of(question.cell) or (0, 0)
            layout = layout_at(layouts, question.sheet, *place)
            if layout is not None:
                origin = said.origin
                said = replace(say_period(said, layout, period), origin=origin)
    return said


def _readable(layout: TableLayout) -> TableLayout:
    """Whatever kept a table from being read is looked at anew."""
    return replace(layout, problem="")


def _filled(sheet: SheetView, row: int) -> int:
    return sum(bool(sheet.text(row, column)) for column in range(1, min(sheet.columns, 60) + 1))


def _period(period: str) -> str:
    try:
        return period_title(period) if period else ""
    except ValueError:
        return period


def _year(period: str) -> str:
    return financial_year_title(int(period[:4])) if period[:4].isdigit() else ""
