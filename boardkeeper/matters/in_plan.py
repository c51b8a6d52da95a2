"""The entries of the work programme, the improvement plan and the KPIs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from sqlalchemy import select

from boardkeeper import kpis
from boardkeeper.kpis import KpiView
from boardkeeper.matters.telling import Telling, in_batches
from boardkeeper.matters.views import EventKind, Thing
from boardkeeper.rules.due_dates import full_date
from boardkeeper.rules.periods import last_day, period_key, period_title
from boardkeeper.rules.rag import Rag, displayed
from boardkeeper.rules.turning_points import Turn, turning_points
from db.tables.kpis import Kpi
from db.tables.plan import Milestone, MilestoneProgress, Narrative, Plan, Priority
from db.tables.programme import ProgrammeItem, ProgrammeList

_RAG_WORDS = {Rag.RED: "red", Rag.AMBER: "amber", Rag.GREEN: "green"}


def tell_topics(telling: Telling, ids: Sequence[str]) -> None:
    """Topics of the work programme: the day they were to come, and the day they were heard."""
    for some in in_batches(ids):
        for row in telling.session.scalars(select(ProgrammeItem).where(ProgrammeItem.id.in_(some))):
            thing = Thing("programme_item", row.id)
            telling.names[thing] = f"the work programme (“{_short(row.topic)}”)"
            is_review = row.list_kind is ProgrammeList.SELECT_REVIEW
            where = "Work programme: review" if is_review else "Work programme"
            note = " · ".join(part for part in (row.reason, row.responsible) if part)
            if row.scheduled_on != row.heard_on or row.heard_on is None:
                when = f"for {full_date(row.scheduled_on)}" if row.scheduled_on else row.scheduled_written
                telling.tell(
                    thing,
                    row.scheduled_on,
                    EventKind.PROGRAMME,
                    where if is_review else f"{where}, {when or 'to be scheduled'}",
                    row.topic,
                    note=note,
                    board_id=row.board_id,
                    page="programme",
                )
            if row.heard_on is not None:
                telling.tell(
                    thing,
                    row.heard_on,
                    EventKind.PROGRAMME,
                    f"{where}: heard",
                    row.topic,
                    note=note,
                    board_id=row.board_id,
                    page="programme",
                    part="heard",
                )


def _short(words: str) -> str:
    return words if len(words) <= 60 else words[:59].rsplit(" ", 1)[0] + " …"


def tell_milestones(telling: Telling, ids: Sequence[str]) -> None:
    """Milestones: each time their status became another, at the end of the period it is of."""
    for some in in_batches(ids):
        said: dict[str, list[MilestoneProgress]] = defaultdict(list)
        for each in telling.session.scalars(
            select(MilestoneProgress).where(MilestoneProgress.milestone_id.in_(some))
        ):
            said[each.milestone_id].append(each)
        rows = telling.session.execute(
            select(Milestone, Plan.board_id)
            .join(Priority, Milestone.priority_id == Priority.id)
            .join(Plan, Priority.plan_id == Plan.id)
            .where(Milestone.id.in_(some))
        )
        for row, board_id in rows:
            thing = Thing("milestone", row.id)
            name = f"Milestone {row.reference}"
            telling.names[thing] = f"milestone {row.reference}"
            history = sorted(said[row.id], key=lambda each: period_key(each.period))
            before = None
            for each in history:
                if each.status is before:
                    continue
                before = each.status
                telling.tell(
                    thing,
                    last_day(each.period),
                    EventKind.MILESTONE,
                    f"{name}: {each.status.value}",
                    row.text,
                    note=" · ".join(
                        part for part in (period_title(each.period), each.note, row.lead) if part
                    ),
                    board_id=board_id,
                    page="plan",
                    part=each.period,
                )
            if not history:
                telling.tell(
                    thing,
                    row.due_on,
                    EventKind.MILESTONE,
                    f"{name}, due" if row.due_on else name,
                    row.text,
                    note=" · ".join(part for part in (row.key_dates, row.lead) if part),
                    board_id=board_id,
                    page="plan",
                )


def tell_narratives(telling: Telling, ids: Sequence[str]) -> None:
    """What a priority said for a period, found by its words."""
    for some in in_batches(ids):
        rows = telling.session.execute(
            select(Narrative, Priority, Plan.board_id)
            .join(Priority, Narrative.priority_id == Priority.id)
            .join(Plan, Priority.plan_id == Plan.id)
            .where(Narrative.id.in_(some))
        )
        for row, priority, board_id in rows:
            thing = Thing("narrative", row.id)
            telling.names[thing] = f"priority {priority.number}"
            words = " ".join(
                part for part in (row.working_well, row.worried_about, row.needs_to_happen) if part
            )
            telling.tell(
                thing,
                last_day(row.period),
                EventKind.MILESTONE,
                f"Priority {priority.number}, {period_title(row.period)}",
                words,
                note=priority.title,
                board_id=board_id,
                page="plan",
            )


def tell_kpis(telling: Telling, ids: Sequence[str]) -> None:
    """KPIs at their turning points, each at the end of its period."""
    for some in in_batches(ids):
        boards = dict(telling.session.execute(select(Kpi.id, Kpi.board_id).where(Kpi.id.in_(some))).all())
        for kpi in kpis.chosen_kpis_in(telling.session, some):
            _tell_kpi(telling, kpi, boards[kpi.id])


def _tell_kpi(telling: Telling, kpi: KpiView, board_id: str) -> None:
    thing = Thing("kpi", kpi.id)
    telling.names[thing] = f"the KPI “{_short(kpi.name)}”"
    figures = [figure for figure in kpi.series if figure.value is not None]
    values = [displayed(figure.value, kpi.decimals) for figure in figures if figure.value is not None]
    turns = turning_points(values, [figure.rag for figure in figures])
    for place, turn in turns.items():
        figure = figures[place]
        colour = f" {_RAG_WORDS[figure.rag]}" if figure.rag else ""
        was = next((each.rag for each in reversed(figures[:place]) if each.rag), None)
        became = f" (was {_RAG_WORDS[was]})" if turn is Turn.COLOUR and was else ""
        target = f"target {figure.target_written}" if figure.target_written else ""
        telling.tell(
            thing,
            last_day(figure.period),
            EventKind.KPI,
            f"{figure.shown}{colour}: {turn.value}{became}",
            kpi.name,
            note=" · ".join(part for part in (period_title(figure.period), target, figure.fraction) if part),
            board_id=board_id,
            page="kpis",
            part=figure.period,
        )
    if not figures:
        telling.tell(thing, None, EventKind.KPI, "No figure yet", kpi.name, board_id=board_id, page="kpis")
