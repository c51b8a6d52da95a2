"""The months of a theme's indicators side by side: earlier years' outturn, the run of periods, the target."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from boardkeeper.documents.blocks import Align, Cell, Column, HeaderCell, Inline, Rag, Row, Table, Text
from boardkeeper.documents.kpi_latest import indicator_name, target_words
from boardkeeper.documents.sources import source_of
from boardkeeper.kpis import FigureView, KpiView
from boardkeeper.rules.periods import PeriodKind, financial_year_of, period_key, period_kind, period_title

#: A year and a quarter, as scorecards show it; more would be too small to read on A4.
MOST_PERIODS = 15
_MOST_YEARS = 2
_NOUNS = {
    PeriodKind.WEEK: "week",
    PeriodKind.MONTH: "month",
    PeriodKind.QUARTER: "quarter",
    PeriodKind.YEAR: "year",
    PeriodKind.CALENDAR_YEAR: "year",
}
_WHOLE_YEARS = (PeriodKind.YEAR, PeriodKind.CALENDAR_YEAR)
RESTATED_MARK = "†"

#: The first period after an event and its labels for before and after.
_Events = tuple[tuple[str, str, str], ...]


def series_tables(kpis: Sequence[KpiView]) -> list[Table]:
    """A table for each kind of period and each set of events.

    What splits a series is an event of the calendar, so indicators that name none share the header of those that do;
    only those that name different events stand apart.
    """
    by_kind: dict[PeriodKind, list[KpiView]] = defaultdict(list)
    for kpi in kpis:
        if kpi.figures:
            by_kind[_kind(kpi)].append(kpi)
    tables = []
    for kind in PeriodKind:
        found = by_kind.get(kind, [])
        usual = Counter(events for kpi in found if (events := _events(kpi))).most_common(1)
        shared: _Events = usual[0][0] if usual else ()
        groups: dict[_Events, list[KpiView]] = defaultdict(list)
        for kpi in found:
            groups[_events(kpi) or shared].append(kpi)
        tables += [_table(members, kind, events) for events, members in groups.items()]
    return tables


def _kind(kpi: KpiView) -> PeriodKind:
    return period_kind(kpi.latest.period) if kpi.latest else PeriodKind.YEAR


def _events(kpi: KpiView) -> _Events:
    found = ((event.first_period_after, event.label_before, event.label_after) for event in kpi.events)
    return tuple(sorted(found, key=lambda event: period_key(event[0])))


def _table(kpis: Sequence[KpiView], kind: PeriodKind, events: _Events) -> Table:
    every = sorted({figure.period for kpi in kpis for figure in kpi.figures}, key=period_key)
    of_kind = [period for period in every if period_kind(period) is kind]
    periods = of_kind[-MOST_PERIODS:]
    years = _years(every, periods) if kind not in _WHOLE_YEARS else []
    columns = (
        Column("Indicator", 15),
        *(Column(f"{year} actual", 5, Align.DECIMAL) for year in years),
        *(Column(period_title(period), 4.5, Align.DECIMAL) for period in periods),
        Column(f"{financial_year_of(periods[-1])} target", 5.5, Align.DECIMAL),
    )
    rows: list[Row] = []
    for kpi in kpis:
        rows += _rows(kpi, [*years, *periods])
    earlier = len(of_kind) - len(periods)
    noun = _NOUNS[kind]
    note = (
        f"{earlier} earlier {noun}{'' if earlier == 1 else 's'} are kept and not printed." if earlier else ""
    )
    return Table(
        columns,
        tuple(rows),
        header_rows=_header(len(years), periods, events),
        caption=f"{noun.capitalize()} by {noun}",
        note=note,
    )


def _years(every: Sequence[str], periods: Sequence[str]) -> list[str]:
    """The outturns of the years before the run begins."""
    start = period_key(periods[0])
    return [each for each in every if period_kind(each) in _WHOLE_YEARS and period_key(each) < start][
        -_MOST_YEARS:
    ]


def _header(years: int, periods: Sequence[str], events: _Events) -> tuple[tuple[HeaderCell, ...], ...]:
    """One row that says before and after what the periods lie; none without an event."""
    if not events:
        return ()
    cells: list[HeaderCell] = []
    for label in (_label(period, events) for period in periods):
        if cells and cells[-1].text == label:
            cells[-1] = HeaderCell(label, cells[-1].span + 1)
        else:
            cells.append(HeaderCell(label))
    return ((HeaderCell(), *(HeaderCell() for _ in range(years)), *cells, HeaderCell()),)


def _label(period: str, events: _Events) -> str:
    passed = [after for first, _, after in events if period_key(first) <= period_key(period)]
    return passed[-1] if passed else events[0][1]


def _rows(kpi: KpiView, periods: Sequence[str]) -> list[Row]:
    """The row of figures and, when their numbers are known, the row of fractions below it."""
    found = {figure.period: figure for figure in kpi.figures}
    figures = [found.get(period) for period in periods]
    last = kpi.latest or next(figure for figure in reversed(kpi.figures))
    rows = [
        Row(
            (
                Cell(indicator_name(kpi)),
                *(_figure(figure) for figure in figures),
                Cell(target_words(kpi, last)),
            ),
            source=source_of("kpi", kpi),
        )
    ]
    if any(figure and figure.numerator is not None for figure in figures):
        name: Inline = (Text(kpi.fraction_name or "Numbers behind it", italic=True),)
        cells = (Cell(name), *(Cell(_fraction(figure)) for figure in figures), Cell())
        rows.append(Row(cells, source=source_of("kpi", kpi)))
    return rows


def _figure(figure: FigureView | None) -> Cell:
    if figure is None:
        return Cell()
    note = f"\n({figure.source_note})" if figure.source_note else ""
    mark = RESTATED_MARK if figure.was else ""
    return Cell(f"{figure.shown}{mark}{note}", rag=Rag(figure.rag.value) if figure.rag else None)


def _fraction(figure: FigureView | None) -> str:
    if figure is None or figure.numerator is None or figure.denominator is None:
        return ""
    return f"{figure.numerator:f}/{figure.denominator:f}"
