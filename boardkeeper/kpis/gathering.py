"""The rows of KPIs made into views: one query for each table, however many KPIs there are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import Select, literal_column, select

from boardkeeper.figures import (
    Reading,
    RestatedView,
    Series,
    SourceView,
    TargetView,
    judge,
    shown,
    shown_target,
)
from boardkeeper.kpis.views import BenchmarkView, EventView, KpiView
from boardkeeper.rules.periods import PeriodKind, first_day, period_key, period_kind
from db.recalling import recall
from db.tables.imports import Import
from db.tables.kpis import (
    Event,
    Kpi,
    KpiBenchmark,
    KpiEvent,
    KpiOtherName,
    KpiTarget,
    Observation,
    Restatement,
)

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

#: So many ids stand in one statement; SQLite allows more, but plans longer for them.
_LOT = 500


def chosen_kpis_in(session: Session, ids: Collection[str]) -> tuple[KpiView, ...]:
    """The KPIs of some ids, each with all its figures, in no order."""
    kpis = [kpi for lot in _lots(list(ids)) for kpi in session.scalars(select(Kpi).where(Kpi.id.in_(lot)))]
    return with_figures(session, tuple(kpis))


def with_figures(session: Session, kpis: Sequence[Kpi]) -> tuple[KpiView, ...]:
    """Views of KPIs, in their order."""
    ids = [kpi.id for kpi in kpis]
    sources = _Sources(session)
    readings = _readings(session, kpis, sources)
    targets = _by_kpi(session, ids, KpiTarget, select(KpiTarget).order_by(KpiTarget.year))
    names = _by_kpi(session, ids, KpiOtherName, select(KpiOtherName).order_by(KpiOtherName.name))
    events = _by_kpi(session, ids, KpiEvent, select(KpiEvent))
    benchmarks = _by_kpi(
        session, ids, KpiBenchmark, select(KpiBenchmark).order_by(KpiBenchmark.year, KpiBenchmark.comparator)
    )
    happened = _events_of_boards(session, {kpi.board_id for kpi in kpis})
    return tuple(
        _view(
            kpi,
            readings[kpi.id],
            tuple(_target(kpi, row) for row in targets[kpi.id]),
            tuple(_benchmark(kpi, row, sources) for row in benchmarks[kpi.id]),
            tuple(row.name for row in names[kpi.id]),
            _events(readings[kpi.id], events[kpi.id], happened[kpi.board_id]),
        )
        for kpi in kpis
    )


def _lots(ids: Sequence[str]) -> Iterable[Sequence[str]]:
    return (ids[start : start + _LOT] for start in range(0, len(ids), _LOT))


def _by_kpi(
    session: Session, ids: Sequence[str], table: Any, statement: Select[Any]
) -> defaultdict[str, list[Any]]:
    found: defaultdict[str, list[Any]] = defaultdict(list)
    for lot in _lots(ids):
        for row in session.scalars(statement.where(table.kpi_id.in_(lot))):
            found[row.kpi_id].append(row)
    return found


class _Sources:
    """Where rows came from; the imports are asked for once, and only where a row names one."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._imports: dict[str, SourceView] | None = None

    def of(self, import_id: str | None, sheet: str, cell: str, fraction_cell: str = "") -> SourceView | None:
        """The file, sheet and cell of a row; None for one that was typed in."""
        if import_id is None:
            return None
        if self._imports is None:
            self._imports = recall(self._session, _imports_in)
        origin = self._imports.get(import_id)
        return (
            None if origin is None else replace(origin, sheet=sheet, cell=cell, fraction_cell=fraction_cell)
        )


def _imports_in(session: Session) -> dict[str, SourceView]:
    """Every import by its id, as the source of a row whose place is not said yet."""
    return {
        row.id: SourceView(
            file=row.file_name,
            sheet="",
            cell="",
            fraction_cell="",
            blob_hash=row.blob_hash,
            imported_by=row.made_by,
            imported_at=moment(row.made_at),
        )
        for row in session.scalars(select(Import))
    }


def moment(at: datetime | None) -> str:
    """A moment of the file (UTC) as views carry it; blank without one."""
    return f"{at:%Y-%m-%d %H:%M}" if at is not None else ""


_READ = (
    Observation.id,
    Observation.kpi_id,
    Observation.period,
    Observation.value,
    Observation.withheld,
    Observation.numerator,
    Observation.denominator,
    Observation.source_note,
    Observation.import_id,
    Observation.source_sheet,
    Observation.source_cell,
    Observation.fraction_cell,
    Observation.written_by,
    Observation.written_at,
)


def _readings(
    session: Session, kpis: Sequence[Kpi], sources: _Sources
) -> defaultdict[str, dict[str, Reading]]:
    """Figures by KPI and period, each with what it was before."""
    found: defaultdict[str, dict[str, Reading]] = defaultdict(dict)
    by_id = {kpi.id: kpi for kpi in kpis}
    for lot in _lots(list(by_id)):
        was = _restated(session, lot, by_id, sources)
        # Plain columns: a board has tens of thousands of figures, and none of them is changed here.
        for row in session.execute(select(*_READ).where(Observation.kpi_id.in_(lot))):
            found[row.kpi_id][row.period] = Reading(
                period=row.period,
                value=row.value,
                withheld=row.withheld,
                numerator=row.numerator,
                denominator=row.denominator,
                source_note=row.source_note,
                source=sources.of(row.import_id, row.source_sheet, row.source_cell, row.fraction_cell),
                was=tuple(was.get(row.id, ())),
                written_by=row.written_by,
                written_at=moment(row.written_at),
            )
    return found


def _restated(
    session: Session, ids: Sequence[str], kpis: dict[str, Kpi], sources: _Sources
) -> defaultdict[str, list[RestatedView]]:
    """What figures were before they were restated, the latest first."""
    found: defaultdict[str, list[RestatedView]] = defaultdict(list)
    rows = session.execute(
        select(Restatement, Observation.kpi_id)
        .join(Observation, Restatement.observation_id == Observation.id)
        .where(Observation.kpi_id.in_(ids))
        .order_by(Restatement.replaced_at.desc(), literal_column("restatement.rowid").desc())
    )
    for row, kpi_id in rows:
        kpi = kpis[kpi_id]
        found[row.observation_id].append(
            RestatedView(
                value=row.value,
                shown=row.withheld or shown(row.value, kpi.unit, kpi.decimals),
                withheld=row.withheld,
                numerator=row.numerator,
                denominator=row.denominator,
                source_note=row.source_note,
                source=sources.of(row.import_id, row.source_sheet, row.source_cell, row.fraction_cell),
                written_by=row.written_by,
                written_at=moment(row.written_at),
                replaced_by=row.replaced_by,
                replaced_at=moment(row.replaced_at),
            )
        )
    return found


def _target(kpi: Kpi, row: KpiTarget) -> TargetView:
    target = TargetView(row.year, row.value, row.upper, row.stretch, row.tolerance, row.written)
    return TargetView(
        row.year,
        row.value,
        row.upper,
        row.stretch,
        row.tolerance,
        row.written,
        shown_target(target, kpi.unit, kpi.decimals),
    )


def _benchmark(kpi: Kpi, row: KpiBenchmark, sources: _Sources) -> BenchmarkView:
    return BenchmarkView(
        comparator=row.comparator,
        year=row.year,
        value=row.value,
        shown=shown(row.value, kpi.unit, kpi.decimals),
        source=row.source,
        id=row.id,
        origin=sources.of(row.import_id, row.source_sheet, row.source_cell),
    )


def _events_of_boards(session: Session, board_ids: Collection[str]) -> defaultdict[str, list[Event]]:
    found: defaultdict[str, list[Event]] = defaultdict(list)
    for row in session.scalars(
        select(Event).where(Event.board_id.in_(board_ids)).order_by(Event.happened_on, Event.title)
    ):
        found[row.board_id].append(row)
    return found


def _events(
    readings: dict[str, Reading], own: Sequence[KpiEvent], happened: Sequence[Event]
) -> tuple[EventView, ...]:
    """The events of a KPI and of its board; where both split at the same period, the KPI’s own words hold."""
    by_period = {first_period_after(readings, each.happened_on): each for each in happened}
    found = {
        period: EventView(
            period,
            event.label_before or f"Before {event.title}",
            event.label_after or f"After {event.title}",
            event.happened_on,
            event.title,
            event.id,
        )
        for period, event in by_period.items()
    }
    found |= {
        row.first_period_after: EventView(
            row.first_period_after, row.label_before, row.label_after, id=row.id
        )
        for row in own
    }
    return tuple(sorted(found.values(), key=lambda event: period_key(event.first_period_after)))


def first_period_after(periods: Iterable[str], day: date) -> str:
    """The first of some periods that begins on a day or later; the month that does so when none of them has come yet."""
    after = [
        period
        for period in periods
        if period_kind(period) is not PeriodKind.YEAR and first_day(period) >= day
    ]
    if after:
        return min(after, key=period_key)
    months = day.year * 12 + day.month - (1 if day.day == 1 else 0)
    return f"{months // 12}-{months % 12 + 1:02d}"


def _view(
    kpi: Kpi,
    readings: dict[str, Reading],
    targets: tuple[TargetView, ...],
    benchmarks: tuple[BenchmarkView, ...],
    other_names: tuple[str, ...],
    events: tuple[EventView, ...],
) -> KpiView:
    series = Series(
        kpi.unit,
        kpi.decimals,
        kpi.polarity,
        kpi.tolerance,
        kpi.is_year_to_date,
        {target.year: target for target in targets},
    )
    periods = sorted(readings, key=period_key)
    figures = tuple(judge(series, readings, period) for period in periods)
    running = [figure for figure in figures if period_kind(figure.period) is not PeriodKind.YEAR]
    return KpiView(
        figures=figures,
        latest=next(reversed(running or figures), None),
        events=events,
        other_names=other_names,
        targets=targets,
        benchmarks=benchmarks,
        **{name: getattr(kpi, name) for name in _DEFINED},
    )


_DEFINED = (
    "id",
    "name",
    "theme",
    "priority_number",
    "unit",
    "decimals",
    "polarity",
    "tolerance",
    "fraction_name",
    "is_proxy",
    "is_year_to_date",
    "note",
    "code",
    "owner",
    "numerator_name",
    "denominator_name",
    "definition",
    "plan_id",
)
