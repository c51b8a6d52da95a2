"""KPIs taken away: a clean workbook, csv or json, in which every figure still names the cell it came from.

The workbook has three sheets. “Figures” is tidy: one row for each figure, numbers as numbers. “As printed” has the periods
across, with colours and their letters. “Definitions” says what each KPI is.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from boardkeeper.errors import UserError
from boardkeeper.figures import FigureView, Rag, SourceView
from boardkeeper.kpis.views import KpiView
from boardkeeper.rules.municipal_year import financial_year_title
from boardkeeper.rules.periods import first_day, last_day, period_key, period_title
from boardkeeper.saving import save_whole
from db.tables.kpis import Unit

if TYPE_CHECKING:
    from boardkeeper.render.xlsx import SheetCell

Value: TypeAlias = str | int | Decimal | Any

ENDINGS = (".xlsx", ".csv", ".json")
_GROUNDS = {Rag.RED: "F9D6D5", Rag.AMBER: "FDEBC8", Rag.GREEN: "D9F2DC"}
_NOWHERE = SourceView("", "", "", "", "", "", "")

_KPI_COLUMNS: Mapping[str, Callable[[KpiView], Value]] = {
    "KPI": lambda kpi: kpi.name,
    "Code": lambda kpi: kpi.code,
    "Priority": lambda kpi: kpi.priority_number,
    "Theme": lambda kpi: kpi.theme,
    "Unit": lambda kpi: kpi.unit.value,
}
_FIGURE_COLUMNS: Mapping[str, Callable[[FigureView], Value]] = {
    "Period": lambda figure: figure.period,
    "From": lambda figure: first_day(figure.period),
    "To": lambda figure: last_day(figure.period),
    "Figure": lambda figure: figure.value,
    "Withheld": lambda figure: figure.withheld,
    "Numerator": lambda figure: figure.numerator,
    "Denominator": lambda figure: figure.denominator,
    "Target": lambda figure: figure.target,
    "Target to": lambda figure: figure.target_upper,
    "Target in words": lambda figure: figure.target_written,
    "Stretch": lambda figure: figure.stretch,
    "RAG": lambda figure: figure.rag.value if figure.rag else "",
    "Gap": lambda figure: figure.gap,
    "Travel": lambda figure: figure.travel.value if figure.travel else "",
    "Compared with": lambda figure: figure.comparator,
    "Note": lambda figure: figure.source_note,
    "File": lambda figure: (figure.source or _NOWHERE).file,
    "Sheet": lambda figure: (figure.source or _NOWHERE).sheet,
    "Cell": lambda figure: (figure.source or _NOWHERE).cell,
    "Cell of the fraction": lambda figure: (figure.source or _NOWHERE).fraction_cell,
    "Imported by": lambda figure: (figure.source or _NOWHERE).imported_by,
    "Imported at (UTC)": lambda figure: (figure.source or _NOWHERE).imported_at,
    "Written by": lambda figure: figure.written_by,
    "Written at (UTC)": lambda figure: figure.written_at,
    "It was": lambda figure: "; ".join(was.shown for was in figure.was),
}
HEADINGS = (*_KPI_COLUMNS, *_FIGURE_COLUMNS)
_IN_UNIT = frozenset({"Figure", "Target", "Target to", "Stretch", "Gap"})
_DEFINITIONS: Mapping[str, Callable[[KpiView], Value]] = {
    **_KPI_COLUMNS,
    "Owner": lambda kpi: kpi.owner,
    "Decimals": lambda kpi: kpi.decimals,
    "Good is": lambda kpi: kpi.polarity.value if kpi.polarity else "",
    "Amber within % of the target": lambda kpi: kpi.tolerance,
    "Numerator": lambda kpi: kpi.numerator_name,
    "Denominator": lambda kpi: kpi.denominator_name,
    "Definition": lambda kpi: kpi.definition,
    "Proxy": lambda kpi: "yes" if kpi.is_proxy else "",
    "Year to date": lambda kpi: "yes" if kpi.is_year_to_date else "",
    "Targets": lambda kpi: "; ".join(
        f"{financial_year_title(each.year)}: {each.shown}" for each in kpi.targets
    ),
    "Benchmarks": lambda kpi: "; ".join(
        f"{each.comparator} {financial_year_title(each.year)}: {each.shown}" for each in kpi.benchmarks
    ),
    "Events": lambda kpi: "; ".join(
        f"{each.label_after} from {period_title(each.first_period_after)}" for each in kpi.events
    ),
    "Other names": lambda kpi: "; ".join(kpi.other_names),
    "Note": lambda kpi: kpi.note,
}


def export_kpis(
    path: Path,
    kpis: Sequence[KpiView],
    *,
    progress: Callable[[str, int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> int:
    """Write KPIs with all their figures, in the kind of file the name ends with; answers how many figures.

    Args:
        path: A file ending in .xlsx, .csv or .json; an earlier one is replaced whole or not at all.
        kpis: What is taken away, in order.
        progress: Told what is being written and how far it is.
        cancelled: Asked now and then.

    Raises:
        UserError: The ending is another one, it cannot be written there, or writing was cancelled.
    """
    ending = path.suffix.casefold()
    if ending not in ENDINGS:
        raise UserError(
            f"“{path.name}” is no kind of file that figures are written to.",
            "Let its name end in .xlsx, .csv or .json.",
        )

    def told() -> Iterator[KpiView]:
        for place, kpi in enumerate(kpis):
            if cancelled is not None and cancelled():
                raise UserError("The figures were not written.")
            if progress is not None:
                progress("Writing the figures", place, len(kpis))
            yield kpi

    if ending == ".json":
        save_whole(path, json_of([*told()]).encode())
    elif ending == ".csv":
        # Excel takes a file with this mark for UTF-8.
        save_whole(path, ("\ufeff" + csv_of([*told()])).encode())
    else:
        _write_workbook(path, kpis, told())
    return sum(len(kpi.figures) for kpi in kpis)


def tidy_rows(kpis: Sequence[KpiView]) -> Iterator[tuple[Value, ...]]:
    """One row for each figure, under `HEADINGS`."""
    for kpi in kpis:
        of_kpi = [value(kpi) for value in _KPI_COLUMNS.values()]
        for figure in kpi.figures:
            yield (*of_kpi, *(value(figure) for value in _FIGURE_COLUMNS.values()))


def csv_of(kpis: Sequence[KpiView]) -> str:
    """The tidy rows as csv; what a spreadsheet would take for a formula is disarmed."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(HEADINGS)
    for row in tidy_rows(kpis):
        writer.writerow([_plain(value) for value in row])
    return text.getvalue()


def _plain(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return f"{value:f}"
    text = str(value)
    return f"'{text}" if isinstance(value, str) and text[:1] in "=+-@\t\r" and text else text


def json_of(kpis: Sequence[KpiView]) -> str:
    """Everything that is known of KPIs, figures as exact digits."""
    return json.dumps({"kpis": [data_of(kpi) for kpi in kpis]}, ensure_ascii=False, indent=2) + "\n"


def data_of(kpi: KpiView) -> dict[str, Any]:
    """A KPI as plain values with stable keys."""
    return {
        "name": kpi.name,
        "code": kpi.code,
        "owner": kpi.owner,
        "theme": kpi.theme,
        "priority": kpi.priority_number,
        "unit": kpi.unit.value,
        "decimals": kpi.decimals,
        "polarity": kpi.polarity.value if kpi.polarity else None,
        "tolerance": _digits(kpi.tolerance),
        "numerator_name": kpi.numerator_name,
        "denominator_name": kpi.denominator_name,
        "definition": kpi.definition,
        "proxy": kpi.is_proxy,
        "year_to_date": kpi.is_year_to_date,
        "note": kpi.note,
        "other_names": list(kpi.other_names),
        "targets": [
            {
                "year": financial_year_title(each.year),
                "target": _digits(each.value),
                "to": _digits(each.upper),
                "stretch": _digits(each.stretch),
                "tolerance": _digits(each.tolerance),
                "written": each.written,
            }
            for each in kpi.targets
        ],
        "benchmarks": [
            {
                "comparator": each.comparator,
                "year": financial_year_title(each.year),
                "value": _digits(each.value),
                "published_in": each.source,
                "source": _source(each.origin),
            }
            for each in kpi.benchmarks
        ],
        "events": [
            {
                "first_period_after": each.first_period_after,
                "before": each.label_before,
                "after": each.label_after,
                "on": each.happened_on.isoformat() if each.happened_on else None,
                "title": each.title or None,
            }
            for each in kpi.events
        ],
        "figures": [figure_data(figure) for figure in kpi.figures],
    }


def figure_data(figure: FigureView) -> dict[str, Any]:
    """A figure as plain values with stable keys, and what it was before."""
    return {
        "period": figure.period,
        "value": _digits(figure.value),
        "shown": figure.shown,
        "withheld": figure.withheld or None,
        "numerator": _digits(figure.numerator),
        "denominator": _digits(figure.denominator),
        "target": _digits(figure.target),
        "target_to": _digits(figure.target_upper),
        "rag": figure.rag.value if figure.rag else None,
        "gap": _digits(figure.gap),
        "travel": figure.travel.value if figure.travel else None,
        "comparator": figure.comparator or None,
        "note": figure.source_note or None,
        "source": _source(figure.source),
        "written_by": figure.written_by or None,
        "written_at": figure.written_at or None,
        "was": [
            {
                "value": _digits(was.value),
                "shown": was.shown,
                "numerator": _digits(was.numerator),
                "denominator": _digits(was.denominator),
                "source": _source(was.source),
                "written_by": was.written_by or None,
                "replaced_by": was.replaced_by,
                "replaced_at": was.replaced_at,
            }
            for was in figure.was
        ],
    }


def _source(source: SourceView | None) -> dict[str, Any] | None:
    if source is None:
        return None
    return {
        "file": source.file,
        "sheet": source.sheet,
        "cell": source.cell,
        "fraction_cell": source.fraction_cell or None,
        "imported_by": source.imported_by,
        "imported_at": source.imported_at,
    }


def _digits(value: Decimal | None) -> str | None:
    return f"{value:f}" if value is not None else None


def _write_workbook(path: Path, kpis: Sequence[KpiView], told: Iterator[KpiView]) -> None:
    # openpyxl costs start-up time and is needed only here.
    from boardkeeper.render.xlsx import Sheet, write_book

    periods = sorted({figure.period for kpi in kpis for figure in kpi.figures}, key=period_key)
    printed = ("Indicator", *(period_title(period) for period in periods), "Target")
    sheets = (
        Sheet("Figures", HEADINGS, _tidy_cells(told), frozen_columns=1),
        Sheet("As printed", printed, _printed_rows(kpis, periods), frozen_columns=1, has_filter=False),
        Sheet("Definitions", tuple(_DEFINITIONS), _definition_rows(kpis), frozen_columns=1),
    )
    try:
        write_book(path, sheets)
    except OSError as error:
        raise UserError(
            f"“{path.name}” could not be written: {error.strerror or error}.",
            "Close it in Excel, or choose another place.",
        ) from error


def _tidy_cells(kpis: Iterator[KpiView]) -> Iterator[list[Value | SheetCell]]:
    """The tidy rows, what counts in the unit of its KPI shown as Excel shows that unit."""
    from boardkeeper.render.xlsx import SheetCell

    for kpi in kpis:
        shown = number_format(kpi.unit, kpi.decimals)
        for row in tidy_rows([kpi]):
            yield [
                SheetCell(value, shown) if heading in _IN_UNIT and value is not None else value
                for heading, value in zip(HEADINGS, row, strict=True)
            ]


def _definition_rows(kpis: Sequence[KpiView]) -> Iterator[tuple[Value, ...]]:
    return (tuple(value(kpi) for value in _DEFINITIONS.values()) for kpi in kpis)


def _printed_rows(kpis: Sequence[KpiView], periods: Sequence[str]) -> Iterator[list[Value | SheetCell]]:
    """Theme by theme the figures side by side, each with its letter, and beneath them the numbers behind them."""
    from boardkeeper.render.xlsx import SheetCell

    theme = None
    for kpi in kpis:
        if kpi.theme != theme:
            theme = kpi.theme
            yield [SheetCell(theme or "Other indicators", is_bold=True)]
        found = {figure.period: figure for figure in kpi.figures}
        figures = [found.get(period) for period in periods]
        name = f"{kpi.name} *" if kpi.is_proxy else kpi.name
        target = kpi.latest.target_shown if kpi.latest is not None else ""
        yield [name, *(_printed(kpi, figure) for figure in figures), target]
        if any(figure is not None and figure.numerator is not None for figure in figures):
            yield [kpi.fraction_name or "Numbers behind it", *(_fraction(figure) for figure in figures), None]


def _printed(kpi: KpiView, figure: FigureView | None) -> Value | SheetCell:
    from boardkeeper.render.xlsx import SheetCell

    if figure is None:
        return None
    if figure.value is None:
        return figure.shown
    letter = f" {figure.rag.value}" if figure.rag is not None else ""
    ground = _GROUNDS[figure.rag] if figure.rag is not None else ""
    return SheetCell(figure.value, number_format(kpi.unit, kpi.decimals, letter), ground)


def number_format(unit: Unit, decimals: int, letter: str = "") -> str:
    """How Excel shows a figure of a unit, with the letter of its colour behind it."""
    digits = "#,##0" + (f".{'0' * decimals}" if decimals else "")
    mark = "%" if unit is Unit.PERCENT else ""
    behind = f'"{mark}{letter}"' if mark or letter else ""
    return f"{chr(34)}£{chr(34)}{digits}{behind}" if unit is Unit.MONEY else f"{digits}{behind}"


def _fraction(figure: FigureView | None) -> str | None:
    if figure is None or figure.numerator is None or figure.denominator is None:
        return None
    return f"{figure.numerator:f}/{figure.denominator:f}"
