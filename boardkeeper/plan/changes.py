"""What changed in the plans since a day: by default, since the last meeting."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from boardkeeper.clock import current_day
from boardkeeper.plan.known import Histories, known_on, last_of
from boardkeeper.plan.linked import Linked, standings_in
from boardkeeper.plan.milestone_views import reasons
from boardkeeper.plan.views import MilestoneView, NarrativeView, PlanView, PriorityView, StatusEntry
from boardkeeper.plan.whole import narratives_in, plan_ids_in, plan_in
from boardkeeper.rules.due_dates import full_date
from boardkeeper.rules.periods import last_day
from db.recalling import recall
from db.tables.actions import Evidence
from db.tables.meetings import Meeting, MeetingState
from db.tables.plan import MilestoneStatus

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from db.store import Store


@dataclass(frozen=True, slots=True)
class MovedMilestone:
    """A milestone that stands otherwise than it did; its view says how it stands now."""

    milestone: MilestoneView
    before: MilestoneStatus


@dataclass(frozen=True, slots=True)
class WrittenNarrative:
    """What a priority said for a period that has ended since."""

    priority: PriorityView
    narrative: NarrativeView


@dataclass(frozen=True, slots=True)
class ShownEvidence:
    """A file that was shown since."""

    milestone: MilestoneView
    title: str
    shown_on: date


@dataclass(frozen=True, slots=True)
class PlanChanges:
    """What changed in one plan, or all plans of a board.

    Attributes:
        since: None where there was no meeting; then everything there is counts as new.
        since_words: “since the meeting of 10 July 2019”.
        moved: Those whose status is another one.
        new: Those that had no status then and have one now.
        written: What priorities said since.
        shown: Evidence that was shown since.
        slow_now: All that are slow, in the order of the plan.
        newly_slow: The ids of those that were not slow then.
    """

    since: date | None
    since_words: str
    moved: tuple[MovedMilestone, ...]
    new: tuple[MilestoneView, ...]
    written: tuple[WrittenNarrative, ...]
    shown: tuple[ShownEvidence, ...]
    slow_now: tuple[MilestoneView, ...]
    newly_slow: frozenset[str]

    @property
    def is_empty(self) -> bool:
        """Whether nothing changed; what is slow may still be."""
        return not (self.moved or self.new or self.written or self.shown or self.newly_slow)


def changes_since(
    store: Store, board_id: str, plan_id: str | None = None, since: date | None = None
) -> PlanChanges:
    """What changed since a day in a plan, or in all plans of a board.

    Args:
        store: The open file.
        board_id: Whose plans.
        plan_id: Which one; all of them without.
        since: The day; without one that of the board’s last meeting.
    """
    with store.read() as session:
        return changes_in(session, board_id, plan_id, since)


def changes_in(
    session: Session,
    board_id: str,
    plan_id: str | None = None,
    since: date | None = None,
    today: date | None = None,
) -> PlanChanges:
    """The same inside a session that is already open."""
    day = today or current_day()
    words = f"since {full_date(since)}" if since else ""
    if since is None:
        since = last_meeting_day(session, board_id, day)
        words = f"since the meeting of {full_date(since)}" if since else "since the plan was begun"
    ids = [plan_id] if plan_id is not None else plan_ids_in(session, board_id)
    found = [recall(session, plan_in, board_id, each, today=day) for each in ids]
    plans = [plan for plan in found if plan is not None]
    now = [milestone for plan in plans for milestone in plan.milestones]
    then: dict[str, tuple[StatusEntry, ...]] = {}
    if since is not None:
        for plan in plans:
            then |= known_on({each.id: each.history for each in plan.milestones}, since)
    moved, new = [], []
    for milestone in now:
        before = last_of(then.get(milestone.id, ()))
        if milestone.status is None:
            continue
        if before is None:
            new.append(milestone)
        elif before.status is not milestone.status:
            moved.append(MovedMilestone(milestone, before.status))
    return PlanChanges(
        since=since,
        since_words=words,
        moved=tuple(moved),
        new=tuple(new),
        written=tuple(each for plan in plans for each in _written(session, plan, since)),
        shown=_shown(session, now, since),
        slow_now=tuple(each for each in now if each.slow),
        newly_slow=_newly_slow(session, now, then, since),
    )


def last_meeting_day(session: Session, board_id: str, today: date) -> date | None:
    """The day of the board’s last meeting before a day."""
    statement = select(func.max(Meeting.held_on)).where(
        Meeting.board_id == board_id, Meeting.held_on < today, Meeting.state != MeetingState.CANCELLED
    )
    return session.scalar(statement)


def _written(session: Session, plan: PlanView, since: date | None) -> list[WrittenNarrative]:
    return [
        WrittenNarrative(priority, narrative)
        for priority in plan.priorities
        for narrative in reversed(narratives_in(session, priority.id))
        if since is None or last_day(narrative.period) > since
    ]


def _shown(session: Session, now: list[MilestoneView], since: date | None) -> tuple[ShownEvidence, ...]:
    by_id = {milestone.id: milestone for milestone in now}
    statement = (
        select(Evidence.milestone_id, Evidence.title, Evidence.shown_on)
        .where(Evidence.milestone_id.is_not(None), Evidence.shown_on.is_not(None))
        .order_by(Evidence.shown_on, Evidence.title)
    )
    if since is not None:
        statement = statement.where(Evidence.shown_on > since)
    return tuple(
        ShownEvidence(by_id[milestone_id], title, shown_on)
        for milestone_id, title, shown_on in session.execute(statement)
        if milestone_id in by_id and shown_on is not None
    )


def _newly_slow(
    session: Session, now: list[MilestoneView], then: Histories, since: date | None
) -> frozenset[str]:
    """Which of those that are slow now were not slow on that day."""
    slow = [each for each in now if each.slow]
    if since is None:
        return frozenset(each.id for each in slow)
    linked = standings_in(session, [each.id for each in slow], since)
    return frozenset(
        each.id
        for each in slow
        if not reasons(then.get(each.id, ()), each.due_on, since, linked.get(each.id, Linked()))
    )
