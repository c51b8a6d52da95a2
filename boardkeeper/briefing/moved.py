"""What moved since the last meeting: KPIs that changed colour, and milestones whose status their KPIs contradict."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import select

from boardkeeper import kpis
from boardkeeper.briefing.views import ColourChange, ContradictedMilestone
from boardkeeper.lists import Wanted
from boardkeeper.rules import milestones as rules
from boardkeeper.rules.contradictions import Standing, contradictions
from boardkeeper.rules.periods import PeriodKind, first_day, last_day, period_key, period_kind
from boardkeeper.rules.rag import Rag
from db.tables.plan import Milestone, MilestoneKpi, MilestoneProgress, MilestoneStatus, Plan, Priority

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from boardkeeper.figures import FigureView
    from boardkeeper.kpis import KpiView

_ALL = Wanted(limit=1_000_000)
_ORDER = {Rag.GREEN: 0, Rag.AMBER: 1, Rag.RED: 2}


def kpis_on(session: Session, board_id: str, day: date) -> tuple[KpiView, ...]:
    """Every KPI with the figures that could be known on a day: none of a period that begins after it."""
    found = []
    for kpi in kpis.kpis_in(session, board_id, _ALL).rows:
        figures = tuple(figure for figure in kpi.figures if first_day(figure.period) <= day)
        running = [figure for figure in figures if period_kind(figure.period) is not PeriodKind.YEAR]
        latest = running[-1] if running else next(reversed(figures), None)
        found.append(replace(kpi, figures=figures, latest=latest))
    return tuple(found)


def figure_then(kpi: KpiView, held_on: date, last: date | None) -> FigureView | None:
    """The figure the last meeting had of a KPI; None when it had none.

    What was imported by the day of that meeting was known to it. Where nothing was, because old figures came in all at
    once later, the periods are taken to keep step with the meetings: a figure as old on that day as the latest one is
    now. Without a last meeting it is the figure before the latest.
    """
    series, now = kpi.series, kpi.latest
    if now is None or not series or series[-1] is not now:
        return None
    if last is None:
        return series[-2] if len(series) > 1 else None
    known = [each for each in series if each.source and each.source.imported_at[:10] <= last.isoformat()]
    if not known:
        age = held_on - last_day(now.period)
        known = [each for each in series if last_day(each.period) <= last - age]
    return _coloured(series, known[-1]) if known else None


def _coloured(series: Sequence[FigureView], then: FigureView) -> FigureView:
    """That figure, or, where its year had no target, the first after it that has a colour."""
    if then.rag is not None:
        return then
    later = (each for each in series if period_key(each.period) > period_key(then.period))
    return next((each for each in later if each.rag is not None), then)


def colour_changes(every: Sequence[KpiView], held_on: date, last: date | None) -> tuple[ColourChange, ...]:
    """The KPIs whose colour is another than at the last meeting, those that fell first and the worst of them at the top."""
    found = []
    for kpi in every:
        then, now = figure_then(kpi, held_on, last), kpi.latest
        if then is None or now is None or then.rag is None or now.rag is None or then.rag is now.rag:
            continue
        found.append(ColourChange(kpi, then, now))
    return tuple(sorted(found, key=_gravity))


def _gravity(change: ColourChange) -> tuple[bool, int, int]:
    assert change.now.rag is not None
    assert change.then.rag is not None
    now, then = _ORDER[change.now.rag], _ORDER[change.then.rag]
    return now < then, -now, then


def contradicted_in(
    session: Session, board_id: str, day: date, every: Sequence[KpiView]
) -> tuple[ContradictedMilestone, ...]:
    """The milestones whose status on a day one of their KPIs contradicts, in the order of the plan."""
    by_id = {kpi.id: kpi for kpi in every}
    rows = session.execute(
        select(Milestone, MilestoneKpi.kpi_id)
        .join(Priority, Milestone.priority_id == Priority.id)
        .join(Plan, Priority.plan_id == Plan.id)
        .join(MilestoneKpi, MilestoneKpi.milestone_id == Milestone.id)
        .where(Plan.board_id == board_id)
        .order_by(Plan.position, Priority.number, Milestone.position, MilestoneKpi.kpi_id)
    )
    linked: dict[str, list[KpiView]] = defaultdict(list)
    milestones: dict[str, Milestone] = {}
    for milestone, kpi_id in rows:
        milestones[milestone.id] = milestone
        if kpi_id in by_id and by_id[kpi_id].series:
            linked[milestone.id].append(by_id[kpi_id])
    standing = _statuses(session, list(milestones), day)
    found = []
    for milestone_id, theirs in linked.items():
        if milestone_id not in standing:
            continue
        status, period = standing[milestone_id]
        stands = [_standing(kpi) for kpi in theirs]
        for place, how in contradictions(rules.MilestoneStatus(status.value), stands).items():
            milestone, kpi = milestones[milestone_id], theirs[place]
            found.append(
                ContradictedMilestone(
                    milestone.id,
                    milestone.reference,
                    milestone.text,
                    status,
                    period,
                    kpi,
                    kpi.series[-1],
                    how,
                )
            )
    return tuple(found)


def _statuses(session: Session, ids: list[str], day: date) -> dict[str, tuple[MilestoneStatus, str]]:
    rows = session.scalars(select(MilestoneProgress).where(MilestoneProgress.milestone_id.in_(ids)))
    known = sorted(
        (row for row in rows if first_day(row.period) <= day), key=lambda row: period_key(row.period)
    )
    return {row.milestone_id: (row.status, row.period) for row in known}


def _standing(kpi: KpiView) -> Standing:
    rag = kpi.series[-1].rag
    return Standing(rag, tuple(figure.travel for figure in kpi.series))
