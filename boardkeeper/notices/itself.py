"""What in the file shows by itself that a requirement is met, when it did so last, and what it lacks.

Dates are counted with a few questions to the store; the sentences, which read the whole plan and every KPI, only when a page
or a paper is made of them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from boardkeeper import kpis, meetings
from boardkeeper.lists import Wanted
from boardkeeper.notices.held import MeetingHeld, last_held_in, meetings_held_in
from boardkeeper.notices.voices import voices_in
from boardkeeper.plan.whole import plan_in
from boardkeeper.rules.due_dates import full_date
from boardkeeper.rules.milestones import MilestoneStatus as Status
from boardkeeper.rules.milestones import MilestoneSummary
from boardkeeper.rules.notice_dates import earlier_of, end_of_month_later, months_later
from boardkeeper.rules.period_words import period_words
from boardkeeper.rules.periods import last_day
from boardkeeper.rules.rag import displayed
from db.tables.imports import Import
from db.tables.kpis import Kpi, Observation
from db.tables.plan import Milestone, MilestoneProgress, Plan, Priority, ShownFrom, Voice, Whose

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

REACHED = (Status.COMPLETE, Status.ON_TRACK)
_EVERY = Wanted(limit=1_000_000)
_NAMED = 4
_HEARD = (Whose.STAFF, Whose.CHILDREN)


@dataclass(frozen=True, slots=True)
class Itself:
    """What the file shows: the sentence, and what it lacks, a sentence each."""

    words: str = ""
    lacks: tuple[str, ...] = ()


def shown_on_in(session: Session, board_id: str, shown_from: ShownFrom, today: date) -> date | None:
    """When the file last showed it; None for never, and for what is shown by hand or by a review."""
    count = _DATES.get(shown_from)
    found = count(session, board_id, today) if count else None
    return min(found, today) if found else None


def due_again_in(
    session: Session, board_id: str, shown_from: ShownFrom, last: date, every_months: int, today: date
) -> date:
    """When what shows itself must do so again.

    What comes to monthly boards has until the end of its month; a meeting that is planned earlier is the day.
    """
    if shown_from is ShownFrom.VOICES:
        return months_later(last, every_months)
    due = end_of_month_later(last, every_months)
    if shown_from is ShownFrom.MEETING:
        coming = meetings.next_meeting(session, board_id, today)
        if coming is not None and last < coming.held_on < due:
            return coming.held_on
    return due


def _plan_on(session: Session, board_id: str, _today: date) -> date | None:
    """The last day somebody said how a milestone stands; of those that came without a day, the end of their period."""
    said, period = session.execute(
        select(func.max(MilestoneProgress.said_on), func.max(MilestoneProgress.period))
        .join(Milestone, MilestoneProgress.milestone_id == Milestone.id)
        .join(Priority, Milestone.priority_id == Priority.id)
        .join(Plan, Priority.plan_id == Plan.id)
        .where(Plan.board_id == board_id)
    ).one()
    return max((day for day in (said, last_day(period) if period else None) if day), default=None)


def _figures_on(session: Session, board_id: str, _today: date) -> date | None:
    imported, written = session.execute(
        select(func.max(Import.made_at), func.max(Observation.written_at))
        .select_from(Observation)
        .join(Kpi, Observation.kpi_id == Kpi.id)
        .outerjoin(Import, Observation.import_id == Import.id)
        .where(Kpi.board_id == board_id)
    ).one()
    known = max((each for each in (imported, written) if each), default=None)
    if known is not None:
        return known.date()
    period = session.scalar(
        select(func.max(Observation.period))
        .join(Kpi, Observation.kpi_id == Kpi.id)
        .where(Kpi.board_id == board_id)
    )
    return last_day(period) if period else None


def _voices_on(session: Session, board_id: str, today: date) -> date | None:
    """Staff and children must both have been heard."""
    return earlier_of([_heard_on(session, board_id, whose, today) for whose in _HEARD])


def _heard_on(session: Session, board_id: str, whose: Whose, today: date) -> date | None:
    return session.scalar(
        select(func.max(Voice.heard_on)).where(
            Voice.board_id == board_id, Voice.whose == whose, Voice.heard_on <= today
        )
    )


_DATES: dict[ShownFrom, Callable[[Session, str, date], date | None]] = {
    ShownFrom.MEETING: last_held_in,
    ShownFrom.PLAN: _plan_on,
    ShownFrom.FIGURES: _figures_on,
    ShownFrom.SLOW_OBJECTIVES: _plan_on,
    ShownFrom.VOICES: _voices_on,
}


def itself_in(session: Session, board_id: str, shown_from: ShownFrom, today: date) -> Itself:
    """What the file shows of this kind, in words."""
    say = _SAID.get(shown_from)
    return say(session, board_id, today) if say else Itself()


def _meeting(session: Session, board_id: str, today: date) -> Itself:
    held = meetings_held_in(session, board_id, None, today)
    if not held:
        return Itself(lacks=("No meeting of the board is recorded as held.",))
    last = held[-1]
    words = f"The board met on {full_date(last.held_on)}"
    if not last.is_recorded:
        return Itself(f"{words}.", (f"Nobody’s attendance on {full_date(last.held_on)} is recorded.",))
    words += f": {last.present} of {last.seats} members came"
    words += f", {last.chaired_by} in the chair." if last.chaired_by else "."
    if last.is_dfe_there:
        words += " The Department was represented."
    return Itself(words, tuple(_lacks_of_meeting(last)))


def _lacks_of_meeting(last: MeetingHeld) -> list[str]:
    day = full_date(last.held_on)
    lacks = []
    if not last.chaired_by:
        lacks.append(f"Nobody is recorded as chairing on {day}.")
    if last.is_dfe_there is None:
        lacks.append("Nobody sits on the board for the Department.")
    elif not last.is_dfe_there:
        lacks.append(f"The Department was not represented on {day}.")
    return lacks


def _plan(session: Session, board_id: str, today: date) -> Itself:
    plan = plan_in(session, board_id, today=today)
    if plan is None:
        return Itself(lacks=("There is no improvement plan in this file.",))
    every = plan.milestones
    lacks = []
    unknown = [each.reference for each in every if each.status is None]
    if unknown:
        lacks.append(
            f"{_counted(len(unknown), 'milestone has', 'milestones have')} no status: {short_list(unknown)}."
        )
    old = [each.reference for each in every if each.status is not None and each.period < plan.period]
    if old:
        lacks.append(
            f"{_counted(len(old), 'status is', 'statuses are')} older than {period_words(plan.period)}: {short_list(old)}."
        )
    return Itself(f"{both_bases(plan.summary, plan.period)}.", tuple(lacks))


def _slow(session: Session, board_id: str, today: date) -> Itself:
    plan = plan_in(session, board_id, today=today)
    if plan is None:
        return Itself(lacks=("There is no improvement plan in this file.",))
    slow = [each.reference for each in plan.slow]
    if not slow:
        return Itself("No objective of the plan is slow by its status, its dates or its figures.")
    number = _counted(len(slow), "objective is", "objectives are")
    return Itself(f"{number} marked as slow to progress: {short_list(slow)}.")


def _figures(session: Session, board_id: str, _today: date) -> Itself:
    every = kpis.kpis_in(session, board_id, _EVERY).rows
    if not every:
        return Itself(lacks=("There are no performance figures in this file.",))
    known = [kpi for kpi in every if kpi.latest is not None]
    lacks = []
    empty = [kpi.name for kpi in every if kpi.latest is None]
    if empty:
        lacks.append(
            f"{_counted(len(empty), 'indicator has', 'indicators have')} no figure: {short_list(empty)}."
        )
    if not known:
        return Itself(lacks=tuple(lacks))
    newest = max((kpi.latest.period for kpi in known if kpi.latest), key=last_day)
    fresh = [kpi for kpi in known if kpi.latest and last_day(kpi.latest.period) == last_day(newest)]
    old = [kpi.name for kpi in known if kpi not in fresh]
    if old:
        lacks.append(
            f"{_counted(len(old), 'indicator has', 'indicators have')} no figure for {period_words(newest)}: {short_list(old)}."
        )
    words = f"Figures up to {period_words(newest)} are held for {len(fresh)} of {len(every)} indicators."
    return Itself(words, tuple(lacks))


def _voices(session: Session, board_id: str, today: date) -> Itself:
    heard = voices_in(session, board_id, until=today)
    latest = {
        whose: max((each.heard_on for each in heard if each.whose is whose), default=None) for whose in Whose
    }
    said = [f"{whose.value} on {full_date(day)}" for whose, day in latest.items() if day is not None]
    lacks = [f"No voice of {whose.value} is recorded." for whose in _HEARD if latest[whose] is None]
    undone = sum(1 for each in heard if not each.response)
    if undone:
        lacks.append(
            f"What was done is not recorded for {undone} of {_counted(len(heard), 'voice', 'voices')}."
        )
    return Itself(f"Last heard: {listed(said)}." if said else "", tuple(lacks))


_SAID: dict[ShownFrom, Callable[[Session, str, date], Itself]] = {
    ShownFrom.MEETING: _meeting,
    ShownFrom.PLAN: _plan,
    ShownFrom.FIGURES: _figures,
    ShownFrom.SLOW_OBJECTIVES: _slow,
    ShownFrom.VOICES: _voices,
}


def both_bases(summary: MilestoneSummary, period: str) -> str:
    """“As at June 2019, 17 of 22 milestones are complete or on track: 77.3 % of all, 81.0 % of the 21 due”."""
    as_at = f"As at {period_words(period)}, " if period else ""
    of_all = summary.percent_of_all(*REACHED)
    if of_all is None:
        return f"{as_at}no milestone has a status yet" if as_at else "No milestone has a status yet"
    of_due = summary.percent_of_due(*REACHED)
    due = f", {displayed(of_due, 1)}% of the {summary.due} due" if of_due is not None else ""
    return (
        f"{as_at}{summary.number(*REACHED)} of {summary.total} milestones are complete or on track: "
        f"{displayed(of_all, 1)}% of all{due}"
    )


def short_list(names: list[str]) -> str:
    """The first few of a row of names, and how many more there are."""
    if len(names) <= _NAMED:
        return listed(names)
    return f"{', '.join(names[: _NAMED - 1])} and {len(names) - _NAMED + 1} more"


def listed(names: Sequence[str]) -> str:
    """Names as a sentence joins them: “A, B and C”."""
    *others, last = names or ("",)
    return f"{', '.join(others)} and {last}" if others else last


def _counted(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"
