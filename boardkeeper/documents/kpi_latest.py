"""Where each indicator stands now: the latest figure with its numbers, target, gap, travel and source cell."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from itertools import groupby

from boardkeeper.documents.blocks import Align, Cell, Column, Rag, Row, RowKind, Table, Tone, Travel
from boardkeeper.documents.sources import source_of
from boardkeeper.figures import shown
from boardkeeper.kpi_chart import course_of
from boardkeeper.kpis import BenchmarkView, FigureView, KpiView, Polarity, Unit
from boardkeeper.rules.municipal_year import financial_year_title
from boardkeeper.rules.periods import financial_year_of, period_title
from boardkeeper.rules.rag import displayed

MOST_COURSE = 24
"""Two years of months are as much as can be told apart in the width of a word."""
_TRAVEL_WORDS = {Travel.BETTER: "Better than", Travel.WORSE: "Worse than", Travel.SAME: "Same as"}


def latest_table(kpis: Sequence[KpiView], theme: Callable[[KpiView], str]) -> Table:
    """One row for each indicator under its theme; a period or year that all share stands in the header."""
    periods = {kpi.latest.period for kpi in kpis if kpi.latest}
    shared = period_title(next(iter(periods))) if len(periods) == 1 else ""
    years = {financial_year_of(kpi.latest.period) for kpi in kpis if kpi.latest}
    year = next(iter(years)) if len(years) == 1 else ""
    compared = any(kpi.benchmarks for kpi in kpis)
    elsewhere = {each.year for kpi in kpis for each in _latest_benchmarks(kpi)}
    elsewhere_year = financial_year_title(next(iter(elsewhere))) if len(elsewhere) == 1 else ""
    columns = (
        Column("Indicator", 22 if compared else 25),
        Column("Which way is good", 9 if compared else 11),
        Column(shared or "Latest", 8.5, Align.DECIMAL),
        Column("Numbers", 9),
        Column(f"{year} target".strip().capitalize(), 8 if compared else 9.5),
        Column("Against target", 10 if compared else 12),
        Column("Course", 9),
        Column("Change", 13 if compared else 16),
        *((Column(f"Elsewhere {elsewhere_year}".strip(), 15),) if compared else ()),
        Column("Read from", 6),
    )
    rows: list[Row] = []
    for title, group in groupby(kpis, key=theme):
        rows.append(Row((Cell(title, span=len(columns)),), RowKind.GROUP))
        rows += [
            _row(
                kpi,
                with_period=not shared,
                with_year=not year,
                elsewhere=benchmark_words(kpi, with_year=not elsewhere_year) if compared else None,
            )
            for kpi in group
        ]
    return Table(columns, tuple(rows), caption=f"Where we stand{f' in {shared}' if shared else ''}")


def indicator_name(kpi: KpiView) -> str:
    """The name as printed; a proxy measure carries a star."""
    return (
        f"{kpi.name}\N{NO-BREAK SPACE}*" if kpi.is_proxy and not kpi.name.rstrip().endswith("*") else kpi.name
    )


def target_words(kpi: KpiView, figure: FigureView) -> str:
    """The target as shown, or what was written in its place: “Monitor only”."""
    if figure.target is None:
        return figure.target_written or "No target"
    target = figure.target_shown or shown(figure.target, kpi.unit, kpi.decimals)
    if figure.stretch is not None:
        return f"{target} (stretch {shown(figure.stretch, kpi.unit, kpi.decimals)})"
    return target


def polarity_cell(kpi: KpiView) -> Cell:
    """Which way is good, in words; one that nobody has said yet stands out."""
    if kpi.polarity is None:
        return Cell("Not known yet", tone=Tone.CAUTION)
    return Cell(
        "Neither" if kpi.polarity is Polarity.NONE else f"{kpi.polarity.value.capitalize()} is better"
    )


def _row(kpi: KpiView, *, with_period: bool, with_year: bool, elsewhere: str | None) -> Row:
    """The row of an indicator; `elsewhere` is None where no indicator is compared with others."""
    figure = kpi.latest
    head = (Cell(indicator_name(kpi)), polarity_cell(kpi))
    if figure is None:
        return Row(
            (*head, Cell("No figure", span=7 if elsewhere is None else 8)), source=source_of("kpi", kpi)
        )
    value = figure.shown or "–"
    if with_period:
        value = f"{value}\n{period_title(figure.period)}"
    target = target_words(kpi, figure)
    if with_year and figure.target is not None:
        target = f"{target} for {financial_year_of(figure.period)}"
    return Row(
        (
            *head,
            Cell(value, rag=Rag(figure.rag.value) if figure.rag else None),
            Cell(_fraction_words(figure)),
            Cell(target),
            Cell(gap_words(kpi, figure)),
            Cell(course=course_of(kpi, MOST_COURSE)),
            change_cell(kpi, figure),
            *((Cell(elsewhere),) if elsewhere is not None else ()),
            Cell(_cells(figure)),
        ),
        source=source_of("kpi", kpi),
    )


def benchmark_words(kpi: KpiView, *, with_year: bool = True) -> str:
    """What others reached in the last year that is known of each: “England 22.6% (2018/19)”."""
    return "\n".join(
        f"{each.comparator} {each.shown}{f' ({financial_year_title(each.year)})' if with_year else ''}"
        for each in _latest_benchmarks(kpi)
    )


def _latest_benchmarks(kpi: KpiView) -> tuple[BenchmarkView, ...]:
    """The last one that is known of each of those it is compared with."""
    by_whom = {each.comparator: each for each in sorted(kpi.benchmarks, key=lambda each: each.year)}
    return tuple(by_whom.values())


def _fraction_words(figure: FigureView) -> str:
    if figure.numerator is None or figure.denominator is None:
        return ""
    return f"{figure.numerator:,f} of {figure.denominator:,f}"


def gap_words(kpi: KpiView, figure: FigureView) -> str:
    """How far a figure is from its target, and whether to the good: “6.4 points worse”; blank without one."""
    if figure.gap is None:
        return ""
    amount = displayed(abs(figure.gap), kpi.decimals)
    if not amount:
        return "On target" if figure.target_upper is None else "Within the range"
    return f"{_amount(kpi, amount)} {'better' if figure.gap > 0 else 'worse'}"


def _amount(kpi: KpiView, amount: Decimal) -> str:
    """A difference in words: percentages differ by points, not by per cent."""
    if kpi.unit is Unit.PERCENT:
        return f"{amount:,f} points"
    return shown(amount, kpi.unit, kpi.decimals)


def change_cell(kpi: KpiView, figure: FigureView) -> Cell:
    """What the latest figure is compared with, by name."""
    before = next((each for each in kpi.figures if each.period == figure.comparator), None)
    if before is None:
        restarts = kpi.is_year_to_date and figure.period[4:] in {"-04", "-Q1"}
        return Cell("A new year begins" if restarts else "Nothing to compare with")
    against = f"{before.shown} in {period_title(before.period)}"
    if figure.travel is None:
        return Cell(f"Before: {against}")
    travel = Travel(figure.travel.value)
    return Cell(f"{_TRAVEL_WORDS[travel]} {against}", travel=travel)


def _cells(figure: FigureView) -> str:
    if figure.source is None:
        return f"Typed in by {figure.written_by}" if figure.written_by else "Typed in"
    return ", ".join(
        dict.fromkeys(cell for cell in (figure.source.cell, figure.source.fraction_cell) if cell)
    )
