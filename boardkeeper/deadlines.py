"""The days before a meeting: what must happen by when, and what is still lawful once the papers are late.

Sources: Local Government Act 1972, ss. 100A(6) and 100B(3) and (4): five clear days, or from the time a meeting is
convened at shorter notice; an item that was not open to inspection so long is taken only when the person presiding
rules it urgent for special circumstances, which the minutes state. The Local Authorities (Executive Arrangements)
(Meetings and Access to Information) (England) Regulations 2012, reg. 9: 28 clear days for key decisions.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from sqlalchemy import select

from boardkeeper import boards
from boardkeeper.rules.clear_days import (
    Notice,
    NoticeRule,
    clear_days_between,
    is_counted,
    notice,
    working_back,
)
from boardkeeper.rules.due_dates import full_date, long_date
from db.tables.agenda import AgendaItem
from db.tables.boards import Board, BoardKind, Nation
from db.tables.meetings import Meeting, MeetingState
from db.tables.reports import Report

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from db.store import Store

__all__ = ["DeadlineView", "LateChoice", "LateKind", "MeetingDeadlines", "late_choices", "meeting_deadlines"]

REPORTS_IN = "Reports in"
SIGNED_OFF = "Director’s sign-off"
BRIEFING = "Chair’s briefing"
BY_LAW = "Publish by law"
KEY_DECISIONS = "Key decisions announced"

#: A meeting is looked for so many days ahead at most; notice is at most 60 days that count.
_LOOKED_AHEAD_DAYS = 400


class LateKind(StrEnum):
    """What can be done when the papers come out later than the law wants."""

    POSTPONE = "postpone"
    SHORT_NOTICE = "short notice"
    URGENT = "urgent items"
    NEXT_MEETING = "next meeting"


@dataclass(frozen=True, slots=True)
class DeadlineView:
    """One day before a meeting.

    Attributes:
        title: What must have happened by then.
        on: The last day for it.
        days_left: Calendar days from today; negative when it has passed.
        is_law: Whether an Act sets it, not the board.
        applies: Whether anything on the agenda hangs on it. The notice of key decisions is counted before there is
            one, but only with one can it be missed.
    """

    title: str
    on: date
    days_left: int
    is_law: bool
    applies: bool = True


@dataclass(frozen=True, slots=True)
class MeetingDeadlines:
    """Everything that must happen before a meeting.

    Attributes:
        notice: The last lawful day for the papers, with the clear days one by one.
        deadlines: In the order of their days.
        slack: How many days that count are left before the papers must be out, today not counted.
    """

    notice: Notice
    deadlines: tuple[DeadlineView, ...]
    slack: int


@dataclass(frozen=True, slots=True)
class LateChoice:
    """One thing that can still lawfully be done.

    Attributes:
        kind: Which.
        title: In the imperative, for a button.
        explanation: What it means and what it asks for.
        day: The day the meeting or the item then has; None where no such day is known yet.
    """

    kind: LateKind
    title: str
    explanation: str
    day: date | None


def meeting_deadlines(store: Store, meeting_id: str, today: date) -> MeetingDeadlines:
    """Count the days before a meeting, as seen from `today`."""
    with store.read() as session:
        return deadlines_in(session, meeting_id, today)


def deadlines_in(session: Session, meeting_id: str, today: date) -> MeetingDeadlines:
    """The same inside a session that is already open."""
    meeting = session.get_one(Meeting, meeting_id)
    board = session.get_one(Board, meeting.board_id)
    rule = boards.notice_rule(session, board.id)
    counted = notice(meeting.held_on, rule)

    def deadline(title: str, on: date, *, is_law: bool = False, applies: bool = True) -> DeadlineView:
        return DeadlineView(title, on, (on - today).days, is_law, applies)

    found = [
        deadline(REPORTS_IN, working_back(counted.publish_by, board.report_deadline_days, rule)),
        deadline(SIGNED_OFF, working_back(counted.publish_by, board.sign_off_days, rule)),
        deadline(BRIEFING, working_back(counted.publish_by, board.briefing_days, rule)),
        deadline(BY_LAW, counted.publish_by, is_law=True),
    ]
    if board.kind is not BoardKind.SCRUTINY:
        announced = key_decisions_by(board, rule, meeting.held_on)
        has_one = _has_a_key_decision(session, meeting_id)
        found.append(deadline(KEY_DECISIONS, announced, is_law=True, applies=has_one))
    found.sort(key=lambda each: each.on)
    return MeetingDeadlines(counted, tuple(found), slack_days(today, counted.publish_by, rule))


def key_decisions_by(board: Board, rule: NoticeRule, held_on: date) -> date:
    """The last day to give notice of the key decisions of a meeting, in the board's kind of days."""
    own = NoticeRule(rule.nation, board.key_decision_days, board.key_decision_in_working_days, rule.closures)
    return notice(held_on, own).publish_by


def slack_days(today: date, until: date, rule: NoticeRule) -> int:
    """How many days that count are left before a deadline, today not counted; 0 when it is today or past."""
    return clear_days_between(today, until + timedelta(days=1), rule)


def clear_days_had_in(session: Session, meeting_id: str, published_on: date) -> int:
    """How many clear days a paper that was published on a day really had before a meeting."""
    meeting = session.get_one(Meeting, meeting_id)
    return clear_days_between(published_on, meeting.held_on, boards.notice_rule(session, meeting.board_id))


def late_choices(store: Store, meeting_id: str, on: date) -> tuple[LateChoice, ...]:
    """What can still lawfully be done with papers that come out on a day; nothing when that is in time."""
    with store.read() as session:
        return late_choices_in(session, meeting_id, on)


def late_choices_in(session: Session, meeting_id: str, on: date) -> tuple[LateChoice, ...]:
    """The same inside a session that is already open."""
    meeting = session.get_one(Meeting, meeting_id)
    rule = boards.notice_rule(session, meeting.board_id)
    publish_by = notice(meeting.held_on, rule).publish_by
    if on <= publish_by:
        return ()
    nation = session.get_one(Board, meeting.board_id).nation
    later = _days_after(session, meeting)
    following = next((day for day in later if notice(day, rule).publish_by >= on), None)
    found = []
    if on <= meeting.held_on:
        day = first_lawful_day(on, meeting.held_on, rule, besides=later)
        found.append(_postpone(day, on, rule, following))
        if meeting.published_on is None or meeting.published_on > publish_by:
            found.append(_short_notice(meeting, nation))
        found.append(_urgent(meeting, nation))
    found.append(_next_meeting(following))
    return tuple(found)


def first_lawful_day(
    published_on: date, after: date, rule: NoticeRule, besides: Collection[date] = ()
) -> date:
    """The first day after another on which a board can meet with papers published on a day.

    It is a working day, as boards meet when the offices are open, and none of `besides`.
    """
    days = (after + timedelta(days=ahead) for ahead in range(1, _LOOKED_AHEAD_DAYS))
    working = NoticeRule(rule.nation, rule.days, working_days=True, closures=rule.closures)
    return next(
        day
        for day in days
        if day not in besides and is_counted(day, working) and notice(day, rule).publish_by >= published_on
    )


def _has_a_key_decision(session: Session, meeting_id: str) -> bool:
    statement = (
        select(Report.id)
        .join(AgendaItem, Report.agenda_item_id == AgendaItem.id)
        .where(AgendaItem.meeting_id == meeting_id, Report.is_key_decision.is_(True))
        .limit(1)
    )
    return session.scalar(statement) is not None


def _days_after(session: Session, meeting: Meeting) -> tuple[date, ...]:
    """The days of the board's later meetings, in order."""
    return tuple(
        session.scalars(
            select(Meeting.held_on)
            .where(
                Meeting.board_id == meeting.board_id,
                Meeting.held_on > meeting.held_on,
                Meeting.state != MeetingState.CANCELLED,
            )
            .order_by(Meeting.held_on)
        )
    )


def _act(nation: Nation, section: str) -> str:
    known = nation in {Nation.ENGLAND, Nation.WALES}
    return f" (Local Government Act 1972, s. {section})" if known else ""


def _postpone(day: date, on: date, rule: NoticeRule, following: date | None) -> LateChoice:
    clear = f"{rule.days} clear day{'' if rule.days == 1 else 's'}"
    words = f"{long_date(day)} is the first day with {clear} after publication on {long_date(on)}."
    if following:
        words += f" The board meets anyway on {long_date(following)}."
    words += " The reason is kept with the meeting, and new notice is given."
    return LateChoice(LateKind.POSTPONE, f"Postpone the meeting to {long_date(day)}", words, day)


def _short_notice(meeting: Meeting, nation: Nation) -> LateChoice:
    return LateChoice(
        LateKind.SHORT_NOTICE,
        f"Meet on {long_date(meeting.held_on)} at shorter notice",
        "Only when the meeting itself was convened at shorter notice: its papers are then open to inspection from "
        f"the time it is convened{_act(nation, '100B(3)')}. The reason is required and is printed on the notice.",
        meeting.held_on,
    )


def _urgent(meeting: Meeting, nation: Nation) -> LateChoice:
    return LateChoice(
        LateKind.URGENT,
        "Publish what is ready and ask the Chair to rule single items urgent",
        f"On {full_date(meeting.held_on)} whoever presides may take an item because of special circumstances, "
        f"which the minutes must state{_act(nation, '100B(4)(b)')}. Give each such item its reason on the agenda.",
        meeting.held_on,
    )


def _next_meeting(following: date | None) -> LateChoice:
    if following is None:
        words = "No later meeting of the board is planned for which there is time enough; add one to the calendar."
        return LateChoice(LateKind.NEXT_MEETING, "Take the business at the next meeting", words, None)
    words = "Its papers are then in time, and nothing has to be explained."
    return LateChoice(LateKind.NEXT_MEETING, f"Take the business on {long_date(following)}", words, following)
