"""What speaks against meeting on a day: the calendar of the nation, the council and the boards, and too little notice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum
from typing import TYPE_CHECKING

from sqlalchemy import select

from boardkeeper import boards
from boardkeeper.rules.clear_days import NoticeRule, bank_holidays, notice
from boardkeeper.rules.day_lists import ListedDay
from boardkeeper.rules.due_dates import WEEKDAY_NAMES, clock, long_date
from db.tables.boards import Board, Closure
from db.tables.meetings import Meeting, MeetingState

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


class WarningKind(StrEnum):
    """What speaks against a day."""

    WEEKEND = "weekend"
    BANK_HOLIDAY = "bank holiday"
    CLOSURE = "closure"
    CLASH = "clash"
    OTHER_BOARD = "another board"
    EARLY_PUBLICATION = "early publication"
    SHORT_NOTICE = "short notice"
    PASSED = "passed"


@dataclass(frozen=True, slots=True)
class DayWarning:
    """One thing that speaks against a day, as a sentence."""

    kind: WarningKind
    sentence: str


@dataclass(frozen=True, slots=True)
class ProposedMeeting:
    """A meeting that is not in the calendar yet.

    Attributes:
        publish_by: The last lawful day for its papers.
        warnings: What speaks against it, the gravest first.
        can_add: False when the board has a meeting at that time.
        is_advised: Whether it is taken unless somebody says otherwise.
    """

    held_on: date
    starts_at: time | None
    venue: str
    publish_by: date
    warnings: tuple[DayWarning, ...]
    can_add: bool
    is_advised: bool


#: With these a pattern's day is not taken by itself.
_AGAINST_A_DAY = frozenset(
    {
        WarningKind.CLASH,
        WarningKind.WEEKEND,
        WarningKind.BANK_HOLIDAY,
        WarningKind.CLOSURE,
        WarningKind.SHORT_NOTICE,
        WarningKind.PASSED,
    }
)

_OF_TIME = frozenset({WarningKind.SHORT_NOTICE, WarningKind.PASSED})


class DayReader:
    """What is known of the days of a board, read once for many proposals."""

    def __init__(
        self, session: Session, board_id: str, today: date, starts_at: time | None, venue: str
    ) -> None:
        self._board = session.get_one(Board, board_id)
        self._rule: NoticeRule = boards.notice_rule(session, board_id)
        self._today = today
        self._starts_at = starts_at or self._board.usual_start
        self._venue = venue.strip() or self._board.usual_venue
        closures = session.scalars(select(Closure).where(Closure.board_id == board_id))
        self._closures: Mapping[date, str] = {each.day: each.reason for each in closures}
        self._meetings: defaultdict[date, list[tuple[Meeting, str]]] = defaultdict(list)
        rows = session.execute(
            select(Meeting, Board.name).join(Board, Meeting.board_id == Board.id).order_by(Board.position)
        )
        for meeting, name in rows:
            self._meetings[meeting.held_on].append((meeting, name))

    def proposals(
        self, lines: Sequence[ListedDay], *, are_chosen: bool = False, is_past_meant: bool = False
    ) -> tuple[ProposedMeeting, ...]:
        """A proposal to each line that has a day, in order.

        Args:
            lines: The days, with their time and place where they differ.
            are_chosen: Somebody named each of them: what speaks against one is said, but all are advised.
            is_past_meant: Days that have passed are advised, too.
        """
        against = _AGAINST_A_DAY - _OF_TIME if is_past_meant else _AGAINST_A_DAY
        wanted = dict.fromkeys(
            (line.day, line.starts_at or self._starts_at, line.venue or self._venue)
            for line in lines
            if line.day is not None
        )
        ordered = sorted(wanted, key=lambda each: (each[0], each[1] or time.min))
        if are_chosen:
            against = frozenset({WarningKind.CLASH})
        return tuple(self._proposal(*each, against) for each in ordered)

    def _proposal(
        self, day: date, starts_at: time | None, venue: str, against: frozenset[WarningKind]
    ) -> ProposedMeeting:
        publish_by = notice(day, self._rule).publish_by
        warnings = (
            *self._clashes(day, starts_at),
            *self._closed(day),
            *self._other_boards(day, starts_at, venue),
            *self._of_notice(day, publish_by),
        )
        kinds = {each.kind for each in warnings}
        can_add = WarningKind.CLASH not in kinds
        return ProposedMeeting(
            day, starts_at, venue, publish_by, warnings, can_add, is_advised=kinds.isdisjoint(against)
        )

    def _clashes(self, day: date, starts_at: time | None) -> Iterator[DayWarning]:
        for meeting, _name in self._meetings[day]:
            if meeting.board_id != self._board.id:
                continue
            if meeting.state is MeetingState.CANCELLED:
                if meeting.starts_at == starts_at:
                    yield DayWarning(
                        WarningKind.CLASH, "The meeting of this day was cancelled and is kept; reinstate it."
                    )
            elif starts_at is None or meeting.starts_at in {None, starts_at}:
                yield DayWarning(WarningKind.CLASH, "The board already meets then.")

    def _closed(self, day: date) -> Iterator[DayWarning]:
        holiday = bank_holidays(self._rule.nation, [day.year]).get(day)
        if holiday:
            yield DayWarning(WarningKind.BANK_HOLIDAY, f"It is a bank holiday: {holiday}.")
        if day in self._closures:
            reason = f": {self._closures[day]}" if self._closures[day] else ""
            yield DayWarning(WarningKind.CLOSURE, f"The council is closed{reason}.")
        if day.weekday() >= 5:
            yield DayWarning(WarningKind.WEEKEND, f"It is a {WEEKDAY_NAMES[day.weekday()]}.")

    def _other_boards(self, day: date, starts_at: time | None, venue: str) -> Iterator[DayWarning]:
        for meeting, name in self._meetings[day]:
            if meeting.board_id == self._board.id or meeting.state is MeetingState.CANCELLED:
                continue
            at = f" at {clock(meeting.starts_at)}" if meeting.starts_at else ""
            is_here = bool(venue) and meeting.venue.casefold() == venue.casefold()
            is_then = meeting.starts_at == starts_at
            where = " in the same place" if is_here else ""
            when = " at the same time" if is_then and starts_at else f" that day{at}"
            yield DayWarning(WarningKind.OTHER_BOARD, f"{name} meets{when}{where}.")

    def _of_notice(self, day: date, publish_by: date) -> Iterator[DayWarning]:
        if day < self._today:
            yield DayWarning(WarningKind.PASSED, "This day has passed.")
            return
        if publish_by < self._today:
            yield DayWarning(
                WarningKind.SHORT_NOTICE,
                f"Notice is no longer possible: the papers had to be out by {long_date(publish_by)}.",
            )
        if not self._rule.working_days:
            return
        between = [date.fromordinal(each) for each in range(publish_by.toordinal(), day.toordinal())]
        names = bank_holidays(self._rule.nation, {each.year for each in between}) | dict.fromkeys(
            self._closures, "a closure"
        )
        lost = list(dict.fromkeys(names[each] for each in between if each in names and each.weekday() < 5))
        if lost:
            yield DayWarning(
                WarningKind.EARLY_PUBLICATION,
                f"Papers out earlier than usual, by {long_date(publish_by)}, for {_listed(lost)}.",
            )


def _listed(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
