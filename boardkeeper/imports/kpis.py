"""KPI workbooks meet the store: definitions, figures, targets, and the events that split a series."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from boardkeeper.importing.kpi_rows import KpiRow, ReadObservation
from boardkeeper.imports.lines import LineKind, ReadImport, Step, assign, compared
from boardkeeper.rules.municipal_year import financial_year_title
from boardkeeper.rules.periods import period_key, period_title
from db.tables.imports import Import
from db.tables.kpis import Kpi, KpiEvent, KpiTarget, Observation, Unit

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


class KpiRegister:
    """Indicators by name; figures by indicator and period."""

    def plan(self, session: Session, board_id: str, read: ReadImport) -> list[Step]:
        """Compare every indicator, figure, target and event with what is stored."""
        stored = {
            kpi.name.casefold(): kpi for kpi in session.scalars(select(Kpi).where(Kpi.board_id == board_id))
        }
        ids = [kpi.id for kpi in stored.values()]
        observations = _by_key(session, Observation, ids, "period")
        targets = _by_key(session, KpiTarget, ids, "year")
        events = _by_key(session, KpiEvent, ids, "first_period_after")
        steps: list[Step] = []
        for row in read.rows:
            kpi = stored.get(row.name.casefold())
            key = kpi.id if kpi else ""
            steps.append(
                compared("indicator", row.name, row.sheet, row.label_cell, row, kpi, _definition(row, kpi))
            )
            steps += [
                _figure(row, figure, observations.get((key, figure.period))) for figure in row.observations
            ]
            steps += [
                compared(
                    "target",
                    f"{row.name}, {financial_year_title(target.year)}",
                    row.sheet,
                    target.cell,
                    row,
                    targets.get((key, target.year)),
                    {"year": target.year, "value": target.value, "written": target.written},
                )
                for target in row.targets
            ]
            steps += [
                _event(row, values, events.get((key, values["first_period_after"])))
                for values in _events(row)
            ]
        return steps

    def write(self, session: Session, board_id: str, origin: Import, steps: Sequence[Step]) -> None:
        """Write definitions first, because everything else hangs on them."""
        kpis = {
            kpi.name.casefold(): kpi for kpi in session.scalars(select(Kpi).where(Kpi.board_id == board_id))
        }
        place = session.scalar(select(func.count(Kpi.id)).where(Kpi.board_id == board_id)) or 0
        for step in steps:
            if step.line.what != "indicator" or step.line.kind is LineKind.SAME:
                continue
            kpi = step.stored
            if kpi is None:
                kpi = Kpi(board_id=board_id, name=step.read.name, position=place)
                place += 1
                session.add(kpi)
                kpis[step.read.name.casefold()] = kpi
            for name, value in step.values.items():
                setattr(kpi, name, value)
        session.flush()
        for step in steps:
            if step.line.what != "indicator" and step.line.kind is not LineKind.SAME:
                _write_one(session, kpis[step.read.name.casefold()], origin, step)


def _write_one(session: Session, kpi: Kpi, origin: Import, step: Step) -> None:
    tables: dict[str, Any] = {"figure": Observation, "target": KpiTarget, "event": KpiEvent}
    row = step.stored
    if row is None:
        row = tables[step.line.what](kpi_id=kpi.id)
        session.add(row)
    if isinstance(row, Observation):
        assign(row, step, origin)
        return
    for name, value in step.values.items():
        setattr(row, name, value)


def _by_key(session: Session, table: Any, ids: Iterable[str], key: str) -> dict[tuple[str, Any], Any]:
    rows = session.scalars(select(table).where(table.kpi_id.in_(list(ids))))
    return {(row.kpi_id, getattr(row, key)): row for row in rows}


def _definition(row: KpiRow, kpi: Kpi | None) -> dict[str, Any]:
    """What a workbook says about an indicator; what it leaves blank does not wipe out what is stored."""
    values: dict[str, Any] = {
        "unit": Unit(row.unit.value),
        "decimals": row.decimals,
        "is_proxy": row.proxy,
        "is_year_to_date": row.year_to_date,
        "note": row.note,
        "fraction_name": row.fraction_label,
        "theme": row.theme,
        "priority_number": row.priority_number,
    }
    if kpi is None:
        return values
    return {name: value for name, value in values.items() if value not in {"", None}}


def _figure(row: KpiRow, figure: ReadObservation, stored: Observation | None) -> Step:
    values: dict[str, Any] = {
        "value": figure.value,
        "withheld": figure.withheld,
        "numerator": figure.numerator,
        "denominator": figure.denominator,
        "source_note": figure.source_note,
    }
    if stored is not None and figure.numerator is None and stored.value == figure.value:
        # A workbook without the fractions says nothing against those already known for the same figure.
        values = {"value": figure.value, "withheld": figure.withheld}
    title = f"{row.name}, {period_title(figure.period)}"
    step = compared("figure", title, figure.sheet or row.sheet, figure.cell, row, stored, values)
    step.values = {**values, "period": figure.period} | (
        {"fraction_cell": figure.fraction_cell} if "numerator" in values else {}
    )
    return step


def _events(row: KpiRow) -> list[dict[str, Any]]:
    """Where the heading over the months changes, a series is split: “Pre Ofsted Visit”, “Post Ofsted Visit”."""
    running = sorted((o for o in row.observations if not o.is_baseline), key=lambda o: period_key(o.period))
    return [
        {"first_period_after": after.period, "label_before": before.group, "label_after": after.group}
        for before, after in pairwise(running)
        if before.group and after.group and before.group != after.group
    ]


def _event(row: KpiRow, values: dict[str, Any], stored: KpiEvent | None) -> Step:
    title = f"{row.name}: {values['label_after']} from {period_title(values['first_period_after'])}"
    return compared("event", title, row.sheet, "", row, stored, values)
