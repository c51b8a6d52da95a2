"""One indicator in several tables: joined when the periods differ, said once when they agree, refused when not."""

from __future__ import annotations

from dataclasses import dataclass, replace

from boardkeeper.importing.findings import Refusal, Remark
from boardkeeper.importing.kpi_rows import KpiRow, ReadObservation
from boardkeeper.rules.periods import PeriodKind, period_key, period_title


@dataclass(slots=True)
class MergedRows:
    """Indicators by name, each once, and what became of the others."""

    rows: list[KpiRow]
    refusals: list[Refusal]
    remarks: list[Remark]


def merged_by_name(rows: list[KpiRow]) -> MergedRows:
    """Bring rows of the same name together, in any case of letters."""
    merged = MergedRows([], [], [])
    places: dict[str, int] = {}
    for row in _weekly_apart(rows):
        key = row.name.casefold()
        if key not in places:
            places[key] = len(merged.rows)
            merged.rows.append(row)
        else:
            merged.rows[places[key]] = _joined(merged.rows[places[key]], row, merged)
    return merged


def _weekly_apart(rows: list[KpiRow]) -> list[KpiRow]:
    """Weekly figures are an indicator of their own where the same name has longer periods too: a chart shows one kind."""
    longer = {
        row.name.casefold()
        for row in rows
        if any(o.grain is not PeriodKind.WEEK and not o.is_baseline for o in row.observations)
    }
    return [
        replace(row, name=f"{row.name} (weekly)")
        if row.name.casefold() in longer and all(o.grain is PeriodKind.WEEK for o in row.observations)
        else row
        for row in rows
    ]


def _joined(first: KpiRow, second: KpiRow, merged: MergedRows) -> KpiRow:
    if first.unit is not second.unit:
        merged.refusals.append(
            Refusal(
                second.sheet,
                second.label_cell,
                f"“{second.name}” stands also on sheet “{first.sheet}” ({first.label_cell}) as {first.unit.value}, here as"
                f" {second.unit.value}.",
            )
        )
        return first
    known = {observation.period: observation for observation in first.observations}
    more: list[ReadObservation] = []
    same = 0
    for observation in second.observations:
        before = known.get(observation.period)
        if before is None:
            more.append(observation)
        elif (before.value, before.withheld) == (observation.value, observation.withheld):
            same += 1
        else:
            merged.refusals.append(_conflict(first, before, second, observation))
    merged.remarks.append(
        Remark(
            second.sheet,
            second.label_cell,
            f"“{second.name}” stands also on sheet “{first.sheet}” ({first.label_cell}): {len(more)} more periods were joined"
            f" to it, {same} were the same.",
        )
    )
    observations = sorted((*first.observations, *more), key=lambda o: period_key(o.period))
    years = {target.year: target for target in (*second.targets, *first.targets)}
    benchmarks = {(each.comparator, each.year): each for each in (*second.benchmarks, *first.benchmarks)}
    return replace(
        first,
        observations=tuple(observations),
        targets=tuple(years[year] for year in sorted(years)),
        benchmarks=tuple(benchmarks.values()),
    )


def _conflict(first: KpiRow, before: ReadObservation, second: KpiRow, now: ReadObservation) -> Refusal:
    return Refusal(
        second.sheet,
        now.cell,
        f"“{second.name}”, {period_title(now.period)}: {_said(now)} here, {_said(before)} on sheet “{before.sheet or first.sheet}”"
        f" ({before.cell}); the first was taken.",
    )


def _said(observation: ReadObservation) -> str:
    return str(observation.value) if observation.value is not None else observation.withheld or "nothing"


def only_of_period(rows: list[KpiRow], period: str) -> list[KpiRow]:
    """Keep the figures of one period, and the indicators that have one."""
    kept = [
        replace(row, observations=tuple(o for o in row.observations if o.period == period)) for row in rows
    ]
    return [row for row in kept if row.observations]
