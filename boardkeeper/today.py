"""What matters today on one board: the next meeting and its dates, what is late, what changed colour."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import InstrumentedAttribute

from boardkeeper import actions, approvals, deadlines, decisions, kpis, meetings, notices, papers
from boardkeeper.actions import ActionView
from boardkeeper.approvals import MinutesWaiting
from boardkeeper.deadlines import DeadlineView
from boardkeeper.decisions import CLOSED, DecisionView
from boardkeeper.figures import FigureView, Rag
from boardkeeper.kpis import KpiView
from boardkeeper.lists import Wanted
from boardkeeper.meetings import MINUTED, MeetingView
from boardkeeper.papers import OwedPaper
from boardkeeper.plan.todays import PlansToday, plans_today_in
from boardkeeper.remarks.listing import unanswered_in
from boardkeeper.reviews.reading import list_reviews_in
from boardkeeper.reviews.views import ReviewView
from db.tables.actions import Action
from db.tables.decisions import TrackingDecision
from db.tables.meetings import Meeting, MeetingState
from db.tables.programme import ProgrammeItem
from db.tables.reviews import ReviewState

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from db.store import Store

__all__ = ["RailCounts", "TodayView", "get_today", "rail_counts"]

_SHOWN = 8
_SLOW_SHOWN = 4


@dataclass(frozen=True, slots=True)
class NextMeetingView:
    """The meeting that is coming, what must happen before it, and which items still owe a paper."""

    meeting: MeetingView
    days_left: int
    deadlines: tuple[DeadlineView, ...]
    slack: int
    outstanding: tuple[OwedPaper, ...]


@dataclass(frozen=True, slots=True)
class ColourChangeView:
    """A KPI whose latest colour is not the one of the period before."""

    kpi: KpiView
    now: FigureView
    before: FigureView


@dataclass(frozen=True, slots=True)
class RequirementView:
    """A paragraph of the notice and when it must be shown next."""

    id: str
    notice: str
    reference: str
    requirement: str
    next_due_on: date
    days_left: int


@dataclass(frozen=True, slots=True)
class FollowUpView:
    """What both logs wait for, and what went to the chair.

    Attributes:
        actions_due: Open ones due by the next meeting, the late ones among them; 0 without one.
        awaiting_hearing: Rows that are complete once their topic has been heard.
        closed: Rows that were finished since the last meeting and are shown once more.
        with_chair: The review that has not come back.
        remarks: How many remarks nobody has answered.
    """

    actions_due: int = 0
    decisions_due: int = 0
    awaiting_hearing: int = 0
    closed: int = 0
    with_chair: ReviewView | None = None
    remarks: int = 0


@dataclass(frozen=True, slots=True)
class TodayView:
    """Everything Today shows; the totals say how many there are beyond the few that are listed."""

    on: date
    next_meeting: NextMeetingView | None
    minutes: tuple[MinutesWaiting, ...]
    overdue_actions: tuple[ActionView, ...]
    overdue_actions_total: int
    overdue_decisions: tuple[DecisionView, ...]
    overdue_decisions_total: int
    colour_changes: tuple[ColourChangeView, ...]
    kpis_red: int
    kpis_without_polarity: int
    requirements: tuple[RequirementView, ...]
    is_empty: bool
    follow_up: FollowUpView = field(default_factory=FollowUpView)
    plans: PlansToday = field(default_factory=PlansToday)


@dataclass(frozen=True, slots=True)
class RailCounts:
    """What the rail says beside its entries."""

    meetings_to_come: int
    actions_open: int
    actions_overdue: int
    decisions_open: int
    decisions_overdue: int
    programme_unscheduled: int


def get_today(store: Store, board_id: str, today: date) -> TodayView:
    """What matters on a board on a day."""
    late = Wanted(chips=frozenset({"Overdue"}), sort="due_on", limit=_SHOWN)
    late_decisions = Wanted(chips=frozenset({"Overdue"}), sort="target_on", limit=_SHOWN)
    with store.read() as session:
        coming = meetings.next_meeting(session, board_id, today)
        overdue_actions = actions.actions_in(session, board_id, today, late)
        overdue_decisions = decisions.decisions_in(session, board_id, today, late_decisions)
        every_kpi = kpis.kpis_in(session, board_id, Wanted(limit=10_000)).rows
        return TodayView(
            on=today,
            next_meeting=None if coming is None else _next_meeting(session, coming, today),
            minutes=approvals.waiting_in(session, board_id, today),
            overdue_actions=overdue_actions.rows,
            overdue_actions_total=overdue_actions.total,
            overdue_decisions=overdue_decisions.rows,
            overdue_decisions_total=overdue_decisions.total,
            colour_changes=tuple(_colour_changes(every_kpi)),
            kpis_red=sum(1 for kpi in every_kpi if kpi.latest and kpi.latest.rag is Rag.RED),
            kpis_without_polarity=sum(1 for kpi in every_kpi if kpi.polarity is None),
            requirements=_requirements(session, board_id, today),
            is_empty=_is_empty(session, board_id),
            follow_up=follow_up_in(session, board_id, today),
            plans=plans_today_in(session, board_id, today, _SLOW_SHOWN),
        )


def follow_up_in(session: Session, board_id: str, today: date) -> FollowUpView:
    """What the logs and the chair wait for, inside a session that is already open."""

    def count(chip: str) -> tuple[int, int]:
        wanted = Wanted(chips=frozenset({chip}), limit=0)
        return (
            actions.actions_in(session, board_id, today, wanted).total,
            decisions.decisions_in(session, board_id, today, wanted).total,
        )

    actions_due, decisions_due = count("Due before next meeting")
    reviews = list_reviews_in(session, board_id)
    return FollowUpView(
        actions_due=actions_due,
        decisions_due=decisions_due,
        awaiting_hearing=sum(count("Awaiting hearing")),
        closed=sum(count("Closed since last meeting")),
        with_chair=next((each for each in reviews if each.state is ReviewState.SENT), None),
        remarks=unanswered_in(session, board_id),
    )


def _next_meeting(session: Session, meeting: MeetingView, today: date) -> NextMeetingView:
    counted = deadlines.deadlines_in(session, meeting.id, today)
    return NextMeetingView(
        meeting=meeting,
        days_left=(meeting.held_on - today).days,
        deadlines=counted.deadlines,
        slack=counted.slack,
        outstanding=papers.owed_papers_in(session, meeting.id, today),
    )


def _colour_changes(every: tuple[KpiView, ...]) -> list[ColourChangeView]:
    changes = []
    for kpi in every:
        series = kpi.series
        if len(series) < 2 or series[-1].rag is None or series[-2].rag is None:
            continue
        if series[-1].rag is not series[-2].rag:
            changes.append(ColourChangeView(kpi, series[-1], series[-2]))
    return changes


def _requirements(session: Session, board_id: str, today: date) -> tuple[RequirementView, ...]:
    return tuple(
        RequirementView(
            id=each.thing_id,
            notice=each.notice,
            reference=each.reference,
            requirement=each.words,
            next_due_on=each.due,
            days_left=each.days_left,
        )
        for each in notices.next_asks_in(session, board_id, today)[:_SHOWN]
    )


def _is_empty(session: Session, board_id: str) -> bool:
    counts = rail_counts_in(session, board_id, date.min)
    any_meeting = session.scalar(select(Meeting.id).where(Meeting.board_id == board_id).limit(1))
    any_kpi = kpis.kpis_in(session, board_id, Wanted(limit=1)).total
    return not (any_meeting or any_kpi or counts.actions_open or counts.decisions_open)


def rail_counts(store: Store, board_id: str, today: date) -> RailCounts:
    """What the rail says beside its entries."""
    with store.read() as session:
        return rail_counts_in(session, board_id, today)


def rail_counts_in(session: Session, board_id: str, today: date) -> RailCounts:
    """The same inside a session that is already open."""

    def count(column: InstrumentedAttribute[str], *conditions: ColumnElement[bool]) -> int:
        return session.scalar(select(func.count(column)).where(*conditions)) or 0

    open_actions = (Action.board_id == board_id, Action.status.not_in(CLOSED))
    open_decisions = (TrackingDecision.board_id == board_id, TrackingDecision.status.not_in(CLOSED))
    return RailCounts(
        meetings_to_come=count(
            Meeting.id,
            Meeting.board_id == board_id,
            Meeting.held_on >= today,
            Meeting.state.not_in((*MINUTED, MeetingState.CANCELLED, MeetingState.HELD)),
        ),
        actions_open=count(Action.id, *open_actions),
        actions_overdue=count(Action.id, *open_actions, Action.due_on < today),
        decisions_open=count(TrackingDecision.id, *open_decisions),
        decisions_overdue=count(TrackingDecision.id, *open_decisions, TrackingDecision.target_on < today),
        programme_unscheduled=count(
            ProgrammeItem.id, ProgrammeItem.board_id == board_id, ProgrammeItem.scheduled_on.is_(None)
        ),
    )
