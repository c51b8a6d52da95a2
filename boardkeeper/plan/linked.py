"""What milestones are linked to: KPIs, actions, the minutes of meetings, and the files that show them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from boardkeeper import kpis
from boardkeeper.decisions import exempt_paragraph
from boardkeeper.logs.tables import CLOSED
from boardkeeper.logs.threads import in_lots
from boardkeeper.plan.views import LinkedAction, LinkedKpi, LinkedMinute
from boardkeeper.rules.contradictions import Standing
from boardkeeper.rules.due_dates import full_date
from boardkeeper.rules.numbering import cite
from boardkeeper.rules.periods import last_day
from boardkeeper.rules.slow_objectives import ShownBy
from db.tables.actions import Action, Evidence
from db.tables.agenda import AgendaItem
from db.tables.meetings import Meeting, MeetingState
from db.tables.minutes import Minute, MinuteParagraph
from db.tables.plan import MilestoneItem, MilestoneKpi

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from boardkeeper.kpis import KpiView


@dataclass(frozen=True, slots=True)
class Linked:
    """What one milestone is linked to; `standings` are its KPIs as the rule for slow objectives wants them."""

    kpis: tuple[LinkedKpi, ...] = ()
    standings: tuple[ShownBy, ...] = ()
    actions: tuple[LinkedAction, ...] = ()
    minutes: tuple[LinkedMinute, ...] = ()
    evidence_count: int = 0


@dataclass(slots=True)
class _Gathered:
    kpis: list[LinkedKpi] = field(default_factory=list)
    standings: list[ShownBy] = field(default_factory=list)
    actions: list[LinkedAction] = field(default_factory=list)
    minutes: list[LinkedMinute] = field(default_factory=list)
    evidence_count: int = 0


def linked_in(
    session: Session, ids: Sequence[str], today: date, as_at: date | None = None
) -> Mapping[str, Linked]:
    """What milestones are linked to, by their ids; with a day, figures of periods that had ended by then."""
    found: dict[str, _Gathered] = defaultdict(_Gathered)
    for lot in in_lots(ids):
        _kpis(session, lot, found, as_at)
        _actions(session, lot, found, today)
        _minutes(session, lot, found)
        counted = (
            select(Evidence.milestone_id, func.count())
            .where(Evidence.milestone_id.in_(lot))
            .group_by(Evidence.milestone_id)
        )
        for milestone_id, count in session.execute(counted):
            if milestone_id is not None:
                found[milestone_id].evidence_count = count
    return {
        key: Linked(
            tuple(each.kpis),
            tuple(each.standings),
            tuple(each.actions),
            tuple(each.minutes),
            each.evidence_count,
        )
        for key, each in found.items()
    }


def standings_in(session: Session, ids: Sequence[str], as_at: date | None = None) -> Mapping[str, Linked]:
    """Only their KPIs: all that is needed to say which are slow."""
    found: dict[str, _Gathered] = defaultdict(_Gathered)
    for lot in in_lots(ids):
        _kpis(session, lot, found, as_at)
    return {key: Linked(tuple(each.kpis), tuple(each.standings)) for key, each in found.items()}


def _kpis(session: Session, ids: Sequence[str], found: dict[str, _Gathered], as_at: date | None) -> None:
    links = session.execute(
        select(MilestoneKpi.milestone_id, MilestoneKpi.kpi_id).where(MilestoneKpi.milestone_id.in_(ids))
    ).all()
    wanted = {kpi_id for _, kpi_id in links}
    if not wanted:
        return
    views = {kpi.id: kpi for kpi in kpis.each_kpi_in(session, sorted(wanted))}
    for milestone_id, kpi_id in sorted(links, key=lambda link: views[link[1]].name.casefold()):
        linked, shown_by = _kpi(views[kpi_id], as_at)
        found[milestone_id].kpis.append(linked)
        found[milestone_id].standings.append(shown_by)


def _kpi(kpi: KpiView, as_at: date | None) -> tuple[LinkedKpi, ShownBy]:
    series = [figure for figure in kpi.series if as_at is None or last_day(figure.period) <= as_at]
    latest = series[-1] if series else kpi.latest if as_at is None else None
    if latest is None:
        return LinkedKpi(kpi.id, kpi.name, "", None, None), ShownBy(kpi.name, "", "", Standing(None, ()))
    linked = LinkedKpi(
        id=kpi.id,
        name=kpi.name,
        shown=latest.shown,
        rag=latest.rag,
        travel=latest.travel,
        period=latest.period,
        comparator=latest.comparator,
    )
    standing = Standing(latest.rag, tuple(figure.travel for figure in series))
    return linked, ShownBy(kpi.name, latest.shown, latest.period, standing)


def _actions(session: Session, ids: Sequence[str], found: dict[str, _Gathered], today: date) -> None:
    rows = session.execute(
        select(Action, exempt_paragraph())
        .outerjoin(MinuteParagraph, Action.paragraph_id == MinuteParagraph.id)
        .where(Action.milestone_id.in_(ids))
        .order_by(Action.status.in_(CLOSED), Action.due_on.asc().nulls_last(), Action.reference)
    )
    for row, is_exempt in rows:
        is_closed = row.status in CLOSED
        late = not is_closed and row.due_on is not None and row.due_on < today
        assert row.milestone_id is not None
        found[row.milestone_id].actions.append(
            LinkedAction(
                id=row.id,
                reference=row.reference,
                text=row.text,
                owner=row.owner,
                due_on=row.due_on,
                is_closed=is_closed,
                is_late=late,
                is_exempt=bool(is_exempt),
            )
        )


def _minutes(session: Session, ids: Sequence[str], found: dict[str, _Gathered]) -> None:
    rows = session.execute(
        select(MilestoneItem.milestone_id, AgendaItem, Meeting, Minute.id, Minute.number)
        .join(AgendaItem, MilestoneItem.agenda_item_id == AgendaItem.id)
        .join(Meeting, AgendaItem.meeting_id == Meeting.id)
        .outerjoin(Minute, Minute.agenda_item_id == AgendaItem.id)
        .where(MilestoneItem.milestone_id.in_(ids), Meeting.state != MeetingState.CANCELLED)
        .order_by(Meeting.held_on.desc(), AgendaItem.position, Minute.position)
    )
    for milestone_id, item, meeting, minute_id, number in rows:
        if any(each.id == item.id for each in found[milestone_id].minutes):
            continue
        words = f"{full_date(meeting.held_on)}: {item.title}"
        if number is not None:
            words = cite(number, None, meeting.held_on)
        found[milestone_id].minutes.append(
            LinkedMinute(item.id, meeting.id, meeting.held_on, item.title, words, minute_id or "")
        )
