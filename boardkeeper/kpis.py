"""KPIs: their definitions, and every figure with its colour, travel and source cell."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, Float, cast, select

from boardkeeper.errors import UserError
from boardkeeper.figures import (
    FigureView,
    Rag,
    Reading,
    Series,
    SourceView,
    Travel,
    financial_year_start,
    judge,
)
from boardkeeper.lists import Listing, Page, Wanted
from boardkeeper.rules.periods import PeriodKind, period_key, period_kind
from db.tables.imports import Import
from db.tables.kpis import Kpi, KpiEvent, KpiTarget, Observation, Polarity, Unit

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from db.store import Store

__all__ = [
    "FigureView",
    "KpiNotFound",
    "KpiView",
    "Polarity",
    "Rag",
    "Travel",
    "Unit",
    "find_kpi",
    "list_kpis",
    "set_kpi",
]


class KpiNotFound(UserError):
    """No KPI, or no single KPI, answers to a name."""


@dataclass(frozen=True, slots=True)
class EventView:
    """What splits a series: the first period after it, and what the papers call before and after."""

    first_period_after: str
    label_before: str
    label_after: str


@dataclass(frozen=True, slots=True)
class KpiView:
    """A KPI with its figures by period, oldest first; `latest` is the last month or quarter, not a year’s outturn."""

    id: str
    name: str
    theme: str
    priority_number: int | None
    unit: Unit
    decimals: int
    polarity: Polarity | None
    tolerance: Decimal
    fraction_name: str
    is_proxy: bool
    is_year_to_date: bool
    note: str
    figures: tuple[FigureView, ...]
    latest: FigureView | None
    events: tuple[EventView, ...]

    @property
    def series(self) -> tuple[FigureView, ...]:
        """The figures of the series itself, without whole-year outturns."""
        return tuple(figure for figure in self.figures if period_kind(figure.period) is not PeriodKind.YEAR)


def _latest_value() -> ColumnElement[Any]:
    return (
        select(cast(Observation.value, Float))
        .where(Observation.kpi_id == Kpi.id, Observation.period.not_like("%/%"))
        .order_by(Observation.period.desc())
        .limit(1)
        .correlate(Kpi)
        .scalar_subquery()
    )


def list_kpis(store: Store, board_id: str, wanted: Wanted | None = None) -> Page[KpiView]:
    """The KPIs of a board by priority, each with all its figures."""
    with store.read() as session:
        return kpis_in(session, board_id, wanted or Wanted(limit=10_000))


#: Colours and gaps follow the rule for displayed figures, exact in decimals; SQL would round them as binary numbers.
RAG_CHIPS = {"Red": Rag.RED, "Amber": Rag.AMBER, "Green": Rag.GREEN}
_RAG_ORDER = {Rag.RED: 0, Rag.AMBER: 1, Rag.GREEN: 2}
_JUDGED_SORTS: dict[str, Callable[[FigureView], int | Decimal | None]] = {
    "rag": lambda figure: _RAG_ORDER[figure.rag] if figure.rag is not None else None,
    "gap": lambda figure: figure.gap,
}
_EVERY = 1_000_000


def kpis_in(session: Session, board_id: str, wanted: Wanted) -> Page[KpiView]:
    """The same inside a session that is already open."""
    colours = {RAG_CHIPS[chip] for chip in wanted.chips if chip in RAG_CHIPS}
    judge_by = _JUDGED_SORTS.get(wanted.sort)
    if not colours and judge_by is None:
        return _stored(session, board_id, wanted)
    every = _stored(session, board_id, replace(wanted, offset=0, limit=_EVERY)).rows
    found = [kpi for kpi in every if not colours or (kpi.latest and kpi.latest.rag in colours)]
    if judge_by is not None:
        judged = [(judge_by(kpi.latest) if kpi.latest else None, kpi) for kpi in found]
        known = [pair for pair in judged if pair[0] is not None]
        known.sort(key=lambda pair: pair[0] or 0, reverse=wanted.descending)
        found = [kpi for _, kpi in known] + [kpi for key, kpi in judged if key is None]
    return Page(tuple(found[wanted.offset : wanted.offset + wanted.limit]), len(found))


def _stored(session: Session, board_id: str, wanted: Wanted) -> Page[KpiView]:
    """What can be filtered and ordered by what is stored."""
    listing = Listing(
        order=(Kpi.priority_number.asc().nulls_last(), Kpi.position, Kpi.name),
        sortable={
            "name": Kpi.name,
            "theme": Kpi.priority_number,
            "unit": Kpi.unit,
            "latest": _latest_value(),
        },
        searched=(Kpi.name, Kpi.theme, Kpi.note),
        chips={"Polarity not known": Kpi.polarity.is_(None), "Proxy": Kpi.is_proxy},
    )
    statement = select(Kpi).where(Kpi.board_id == board_id)
    page = listing.page(session, statement, wanted, _definition)
    return Page(_with_figures(session, page.rows), page.total)


def chosen_kpis_in(session: Session, ids: Collection[str]) -> tuple[KpiView, ...]:
    """The KPIs of some ids, each with all its figures, in no order."""
    return _with_figures(session, tuple(session.scalars(select(Kpi).where(Kpi.id.in_(ids)))))


def _definition(row: Any) -> Kpi:
    (kpi,) = row
    assert isinstance(kpi, Kpi)
    return kpi


def _with_figures(session: Session, kpis: tuple[Kpi, ...]) -> tuple[KpiView, ...]:
    ids = [kpi.id for kpi in kpis]
    readings = _readings(session, ids)
    targets: dict[str, dict[int, tuple[Decimal | None, str]]] = defaultdict(dict)
    for target in session.scalars(select(KpiTarget).where(KpiTarget.kpi_id.in_(ids))):
        targets[target.kpi_id][target.year] = (target.value, target.written)
    events: dict[str, list[EventView]] = defaultdict(list)
    for event in session.scalars(
        select(KpiEvent).where(KpiEvent.kpi_id.in_(ids)).order_by(KpiEvent.first_period_after)
    ):
        events[event.kpi_id].append(
            EventView(event.first_period_after, event.label_before, event.label_after)
        )
    return tuple(_view(kpi, readings[kpi.id], targets[kpi.id], tuple(events[kpi.id])) for kpi in kpis)


def _readings(session: Session, ids: list[str]) -> dict[str, dict[str, Reading]]:
    rows = session.execute(
        select(Observation, Import)
        .outerjoin(Import, Observation.import_id == Import.id)
        .where(Observation.kpi_id.in_(ids))
    )
    found: dict[str, dict[str, Reading]] = defaultdict(dict)
    for observation, origin in rows:
        source = None
        if origin is not None:
            source = SourceView(
                file=origin.file_name,
                sheet=observation.source_sheet,
                cell=observation.source_cell,
                fraction_cell=observation.fraction_cell,
                blob_hash=origin.blob_hash,
                imported_by=origin.made_by,
                imported_at=f"{origin.made_at:%Y-%m-%d %H:%M}",
            )
        found[observation.kpi_id][observation.period] = Reading(
            period=observation.period,
            value=observation.value,
            withheld=observation.withheld,
            numerator=observation.numerator,
            denominator=observation.denominator,
            source_note=observation.source_note,
            source=source,
        )
    return found


def _view(
    kpi: Kpi,
    readings: dict[str, Reading],
    targets: dict[int, tuple[Decimal | None, str]],
    events: tuple[EventView, ...],
) -> KpiView:
    series = Series(kpi.unit, kpi.decimals, kpi.polarity, kpi.tolerance, kpi.is_year_to_date, targets)
    periods = sorted(readings, key=period_key)
    figures = tuple(judge(series, readings, period) for period in periods)
    running = [figure for figure in figures if period_kind(figure.period) is not PeriodKind.YEAR]
    return KpiView(
        id=kpi.id,
        name=kpi.name,
        theme=kpi.theme,
        priority_number=kpi.priority_number,
        unit=kpi.unit,
        decimals=kpi.decimals,
        polarity=kpi.polarity,
        tolerance=kpi.tolerance,
        fraction_name=kpi.fraction_name,
        is_proxy=kpi.is_proxy,
        is_year_to_date=kpi.is_year_to_date,
        note=kpi.note,
        figures=figures,
        latest=next(reversed(running or figures), None),
        events=events,
    )


def find_kpi(store: Store, board_id: str, name: str) -> KpiView:
    """The KPI of that name, or the only one whose name holds it.

    Raises:
        KpiNotFound: None does, or several do.
    """
    every = list_kpis(store, board_id).rows
    whole = " ".join(name.casefold().split())
    # A name may be pasted from the workbook with its footnote; the footnote is kept as a note, not in the name.
    close = _answering(every, whole) or _answering(every, whole.partition("*")[0].rstrip())
    if len(close) == 1:
        return close[0]
    if not close:
        raise KpiNotFound(
            f"The board has no KPI called “{name}”.", "List their names with: boardkeeper kpis FILE."
        )
    names = ", ".join(f"“{kpi.name}”" for kpi in close)
    raise KpiNotFound(f"“{name}” could be {names}.", "Give the whole name.")


def _answering(every: tuple[KpiView, ...], wanted: str) -> list[KpiView]:
    """The KPI of just that name, or all whose names hold it."""
    exact = [kpi for kpi in every if " ".join(kpi.name.casefold().split()) == wanted]
    return exact or [kpi for kpi in every if wanted and wanted in kpi.name.casefold()]


def set_kpi(
    store: Store,
    who: str,
    kpi_id: str,
    *,
    polarity: Polarity | None = None,
    tolerance: Decimal | None = None,
    target: Decimal | None = None,
    target_year: int | None = None,
) -> None:
    """Say which way is good, how wide amber is, or what the target is.

    Args:
        store: The file.
        who: Who says so.
        kpi_id: The KPI.
        polarity: Which way is good; None leaves it.
        tolerance: Amber’s width in percent of the target, 0 to 100; None leaves it.
        target: The target in the KPI’s own unit; None leaves it.
        target_year: The financial year the target is for (2019 is 2019/20); by default the latest figure’s.

    Raises:
        UserError: The tolerance is out of range, or there is no figure to tell the target’s year from.
    """
    if tolerance is not None and not 0 <= tolerance <= 100:
        raise UserError("The tolerance is a percentage of the target between 0 and 100.")
    with store.edit("Set how a KPI is judged", who) as session:
        kpi = session.get_one(Kpi, kpi_id)
        if polarity is not None:
            kpi.polarity = polarity
        if tolerance is not None:
            kpi.tolerance = tolerance
        if target is not None:
            set_target(session, kpi, target_year or _latest_year(session, kpi), target, f"{target:f}")


def set_target(session: Session, kpi: Kpi, year: int, value: Decimal | None, written: str) -> None:
    """Set a KPI’s target for a financial year inside an edit that is already open."""
    row = session.scalar(select(KpiTarget).where(KpiTarget.kpi_id == kpi.id, KpiTarget.year == year))
    if row is None:
        session.add(KpiTarget(kpi_id=kpi.id, year=year, value=value, written=written))
        return
    row.value = value
    row.written = written


def _latest_year(session: Session, kpi: Kpi) -> int:
    periods = session.scalars(select(Observation.period).where(Observation.kpi_id == kpi.id)).all()
    if not periods:
        raise UserError(
            f"“{kpi.name}” has no figure yet, so the year of the target is not known.",
            "Import its figures first.",
        )
    return financial_year_start(max(periods, key=period_key))
