"""KPI workbooks meet the store: definitions, figures, targets, benchmarks, and the events that split a series."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from boardkeeper import kpis as definitions
from boardkeeper.importing.kpi_rows import KpiRow, ReadBenchmark, ReadObservation, ReadTarget
from boardkeeper.imports.lines import FieldChange, ImportLine, LineKind, ReadImport, Step, assign, compared
from boardkeeper.imports.names import Named, keep_name_into, meet_names, waiting_words
from boardkeeper.rules.municipal_year import financial_year_title
from boardkeeper.rules.periods import period_key, period_title
from db.tables.imports import Import
from db.tables.kpis import Kpi, KpiBenchmark, KpiEvent, KpiTarget, Observation, Unit
from db.tables.plan import Plan

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

_LEFT_OUT = "Left out, as you said."
_HUNDRED = Decimal(100)
#: What a workbook fills in where the board knows nothing yet; what somebody wrote there stays.
_FILLED = ("note", "fraction_name", "theme", "priority_number", "code", "plan_id")
_FIGURE = ("value", "withheld", "numerator", "denominator")


class KpiRegister:
    """Indicators by name; figures by indicator and period."""

    def plan(self, session: Session, board_id: str, read: ReadImport) -> list[Step]:
        """Compare every indicator, figure, target, benchmark and event with what is stored."""
        named = meet_names(session, board_id, read.rows, read.said.names)
        ids = [one.kpi.id for one in named if one.kpi is not None]
        stored = _Stored(session, ids)
        titles = dict(session.execute(select(Plan.id, Plan.title).where(Plan.board_id == board_id)).all())
        steps: list[Step] = []
        for row, one in zip(read.rows, named, strict=True):
            steps += _row_steps(row, one, stored, read.plan_id, titles)
        return steps

    def write(self, session: Session, board_id: str, origin: Import, steps: Sequence[Step]) -> None:
        """Write definitions first, because everything else hangs on them."""
        kpis = {kpi.name: kpi for kpi in session.scalars(select(Kpi).where(Kpi.board_id == board_id))}
        place = session.scalar(select(func.count(Kpi.id)).where(Kpi.board_id == board_id)) or 0
        for step in steps:
            if step.line.what != "indicator" or step.line.kind is LineKind.SAME:
                continue
            kpi = step.stored
            if kpi is None:
                kpi = Kpi(board_id=board_id, name=step.name, position=place)
                place += 1
                session.add(kpi)
                kpis[step.name] = kpi
            for name, value in step.values.items():
                setattr(kpi, name, value)
        session.flush()
        for step in steps:
            if step.is_confirmed and step.line.what == "indicator":
                keep_name_into(session, kpis[step.name], step.read.name)
            if step.line.what != "indicator" and step.line.kind is not LineKind.SAME:
                _write_one(session, kpis[step.name], origin, step)


class _Stored:
    """What the board holds of the KPIs a workbook names."""

    def __init__(self, session: Session, ids: Sequence[str]) -> None:
        self.observations = _by_key(session, Observation, ids, "period")
        self.targets = _by_key(session, KpiTarget, ids, "year")
        self.events = _by_key(session, KpiEvent, ids, "first_period_after")
        rows = session.scalars(select(KpiBenchmark).where(KpiBenchmark.kpi_id.in_(list(ids))))
        self.benchmarks = {(row.kpi_id, row.comparator.casefold(), row.year): row for row in rows}


def _row_steps(
    row: KpiRow, one: Named, stored: _Stored, plan_id: str, titles: Mapping[str, str]
) -> list[Step]:
    """Everything a row says; of one that is refused, waits or is left out, only that."""
    kpi = one.kpi
    name = kpi.name if kpi is not None else row.name
    key = kpi.id if kpi is not None else ""
    values = _definition(row, kpi, plan_id)
    first = compared("indicator", name, row.sheet, row.label_cell, row, kpi, values)
    first = _in_words(first, row, name, titles)
    first.name, first.question = name, one.question
    first.is_confirmed = one.is_confirmed
    if one.is_left_out:
        first.is_left_out, first.remark = True, _LEFT_OUT
    elif one.is_waiting and one.question is not None:
        first.refused = waiting_words(one.question)
    else:
        first.refused = one.refused or _clash(row, kpi, stored)
    if not first.is_taken:
        return [first]
    first.remark = _unit_remark(row, kpi)
    steps = [first]
    steps += [
        _figure(row, name, figure, stored.observations.get((key, figure.period)))
        for figure in row.observations
    ]
    steps += [_target(row, name, target, stored.targets.get((key, target.year))) for target in row.targets]
    steps += [
        _benchmark(row, name, each, stored.benchmarks.get((key, each.comparator.casefold(), each.year)))
        for each in row.benchmarks
    ]
    steps += [
        _event(row, name, each, stored.events.get((key, each["first_period_after"]))) for each in _events(row)
    ]
    for step in steps:
        step.name = name
    return steps


def _in_words(step: Step, row: KpiRow, name: str, titles: Mapping[str, str]) -> Step:
    """Say a plan by its title, and which name of the workbook an indicator goes by where it is another."""
    line = step.line
    changes = tuple(
        FieldChange("plan", "nothing", titles.get(each.after, each.after))
        if each.field == "plan id"
        else each
        for each in line.changes
    )
    facts = (
        f"“{row.name}” in this workbook" if " ".join(row.name.split()).casefold() != name.casefold() else ""
    )
    step.line = ImportLine(line.kind, line.what, line.title, line.sheet, line.cell, changes, facts)
    return step


def _write_one(session: Session, kpi: Kpi, origin: Import, step: Step) -> None:
    tables: dict[str, Any] = {
        "figure": Observation,
        "target": KpiTarget,
        "benchmark": KpiBenchmark,
        "event": KpiEvent,
    }
    row = step.stored
    if step.is_restated:
        source = {"source_sheet": step.line.sheet, "source_cell": step.line.cell}
        definitions.restate_into(
            session, row, {**step.values, **source}, origin.made_by, origin, origin.made_at
        )
        return
    if row is None:
        row = tables[step.line.what](kpi_id=kpi.id)
        session.add(row)
    if isinstance(row, (Observation, KpiBenchmark)):
        assign(row, step, origin)
        return
    for name, value in step.values.items():
        setattr(row, name, value)


def _by_key(session: Session, table: Any, ids: Iterable[str], key: str) -> dict[tuple[str, Any], Any]:
    rows = session.scalars(select(table).where(table.kpi_id.in_(list(ids))))
    return {(row.kpi_id, getattr(row, key)): row for row in rows}


def _definition(row: KpiRow, kpi: Kpi | None, plan_id: str) -> dict[str, Any]:
    """What a workbook says about an indicator: all of a new one; of one that is there only what nobody knew."""
    values: dict[str, Any] = {
        "unit": Unit(row.unit.value),
        "decimals": row.decimals,
        "is_proxy": row.proxy,
        "is_year_to_date": row.year_to_date,
        "note": row.note,
        "fraction_name": row.fraction_label,
        "theme": row.theme,
        "priority_number": row.priority_number,
        "code": row.code,
        "plan_id": plan_id or None,
    }
    if kpi is None:
        return values
    return {
        name: values[name]
        for name in _FILLED
        if values[name] not in {"", None} and getattr(kpi, name) in {"", None}
    }


def _unit_remark(row: KpiRow, kpi: Kpi | None) -> str:
    if kpi is None or kpi.unit.value == row.unit.value:
        return ""
    return (
        f"Its figures were read as {row.unit.value}; “{kpi.name}” counts {kpi.unit.value}, and that stays so."
    )


def _clash(row: KpiRow, kpi: Kpi | None, stored: _Stored) -> str:
    """Why a row cannot be this KPI: its figures are a hundred times those that are there, or a hundredth."""
    if (
        kpi is None
        or kpi.unit.value == row.unit.value
        or Unit.PERCENT not in {kpi.unit, Unit(row.unit.value)}
    ):
        return ""
    pairs = [
        (figure.value, known.value)
        for figure in row.observations
        if (known := stored.observations.get((kpi.id, figure.period))) is not None
        and known.value and figure.value
    ]  # fmt: skip
    far = [(now, before) for now, before in pairs if _is_hundredfold(now, before)]
    if len(far) * 2 <= len(pairs):
        return ""
    now, before = far[0]
    return (
        f"Its figures are read as {row.unit.value}, {now} where {before} stands: one of them is not in per cent. "
        "Say under “To answer” or with --percent how its percentages are written, or put the unit of the KPI right."
    )


def _is_hundredfold(one: Decimal, other: Decimal) -> bool:
    larger, smaller = max(abs(one), abs(other)), min(abs(one), abs(other))
    return abs(larger / smaller / _HUNDRED - 1) < Decimal("0.05")


def _figure(row: KpiRow, name: str, figure: ReadObservation, stored: Observation | None) -> Step:
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
    title = f"{name}, {period_title(figure.period)}"
    step = compared("figure", title, figure.sheet or row.sheet, figure.cell, row, stored, values)
    step.values = {**values, "period": figure.period} | (
        {"fraction_cell": figure.fraction_cell} if "numerator" in values else {}
    )
    step.is_restated = stored is not None and any(
        getattr(stored, field) not in {None, ""} and getattr(stored, field) != values[field]
        for field in _FIGURE
        if field in values
    )
    return step


def _target(row: KpiRow, name: str, target: ReadTarget, stored: KpiTarget | None) -> Step:
    values: dict[str, Any] = {"value": target.value, "upper": target.upper, "written": target.written}
    if stored is None or target.stretch is not None:
        values["stretch"] = target.stretch
    title = f"{name}, {financial_year_title(target.year)}"
    return compared("target", title, row.sheet, target.cell, row, stored, {"year": target.year, **values})


def _benchmark(row: KpiRow, name: str, read: ReadBenchmark, stored: KpiBenchmark | None) -> Step:
    values: dict[str, Any] = {"year": read.year, "value": read.value}
    if stored is None:
        values["comparator"] = read.comparator
    title = f"{name}: {read.comparator}, {financial_year_title(read.year)}"
    return compared("benchmark", title, read.sheet or row.sheet, read.cell, row, stored, values)


def _events(row: KpiRow) -> list[dict[str, Any]]:
    """Where the heading over the months changes, a series is split: “Pre Ofsted Visit”, “Post Ofsted Visit”."""
    running = sorted((o for o in row.observations if not o.is_baseline), key=lambda o: period_key(o.period))
    return [
        {"first_period_after": after.period, "label_before": before.group, "label_after": after.group}
        for before, after in pairwise(running)
        if before.group and after.group and before.group != after.group
    ]


def _event(row: KpiRow, name: str, values: dict[str, Any], stored: KpiEvent | None) -> Step:
    title = f"{name}: {values['label_after']} from {period_title(values['first_period_after'])}"
    return compared("event", title, row.sheet, "", row, stored, values)
