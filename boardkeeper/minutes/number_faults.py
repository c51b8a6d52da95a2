"""What is wrong with the numbers of a year: gaps and doubles, and why where that is known."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import select

from boardkeeper.rules.due_dates import full_date
from boardkeeper.rules.municipal_year import municipal_year_title
from boardkeeper.rules.numbering import gaps_and_doubles
from db.tables.meetings import Meeting
from db.tables.minutes import AllottedNumber, Minute

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from db.store import Store

_UNKNOWN = "no minute has it, and none had it in this file: it may be on paper, or was left out"


@dataclass(frozen=True, slots=True)
class NumberGap:
    """Numbers from `first` to `last` that no minute has, and why."""

    first: int
    last: int
    reason: str

    @property
    def sentence(self) -> str:
        """“Number 14 is missing: …”."""
        if self.first == self.last:
            return f"Number {self.first} is missing: {self.reason}."
        return f"Numbers {self.first} to {self.last} are missing: {self.reason}."


@dataclass(frozen=True, slots=True)
class NumberDouble:
    """A number that several minutes have, each as “Fair Funding, 10 July 2019”."""

    number: int
    minutes: tuple[str, ...]

    @property
    def sentence(self) -> str:
        """“Number 15 is used twice: …”."""
        times = {2: "twice"}.get(len(self.minutes), f"{len(self.minutes)} times")
        return f"Number {self.number} is used {times}: {'; '.join(self.minutes)}."


@dataclass(frozen=True, slots=True)
class MeetingNumbers:
    """The numbers the minutes of one meeting have, in the order they stand in."""

    meeting_id: str
    held_on: date
    numbers: tuple[int, ...]

    @property
    def words(self) -> str:
        """“10–21”; “10–21, 40” when one was added later."""
        return number_words(self.numbers)


@dataclass(frozen=True, slots=True)
class NumberFaultsView:
    """The numbers of one municipal year of a board, and what is wrong with them.

    Attributes:
        year: The calendar year it starts in.
    """

    year: int
    meetings: tuple[MeetingNumbers, ...]
    gaps: tuple[NumberGap, ...]
    doubles: tuple[NumberDouble, ...]

    def __bool__(self) -> bool:
        """Say whether there is any fault."""
        return bool(self.gaps or self.doubles)

    @property
    def title(self) -> str:
        """“2019/20”."""
        return municipal_year_title(self.year)

    @property
    def sentences(self) -> tuple[str, ...]:
        """Every fault as a sentence, the lowest number first."""
        faults = sorted(
            [(gap.first, gap.sentence) for gap in self.gaps]
            + [(each.number, each.sentence) for each in self.doubles]
        )
        return tuple(sentence for _, sentence in faults)


def number_faults(store: Store, board_id: str, year: int) -> NumberFaultsView:
    """Look through the numbers of a board’s municipal year; it is named by the calendar year it starts in."""
    with store.read() as session:
        return number_faults_in(session, board_id, year)


def number_faults_in(session: Session, board_id: str, year: int) -> NumberFaultsView:
    """The same inside a session that is already open."""
    rows = session.execute(
        select(Minute.number, Minute.title, Meeting.id, Meeting.held_on)
        .join(Meeting, Minute.meeting_id == Meeting.id)
        .where(Minute.board_id == board_id, Minute.municipal_year == year, Minute.number.is_not(None))
        .order_by(Meeting.held_on, Meeting.starts_at, Minute.position, Minute.id)
    ).all()
    used: dict[int, list[str]] = defaultdict(list)
    of_meeting: dict[tuple[str, date], list[int]] = defaultdict(list)
    for number, title, meeting_id, held_on in rows:
        if number is not None:
            used[number].append(f"“{title}”, {full_date(held_on)}")
            of_meeting[meeting_id, held_on].append(number)
    given = _given(session, board_id, year)
    start = min([*used, *given], default=None)
    every = [number for number, minutes in used.items() for _ in minutes]
    # A number given out at the end of the year and taken out again is missing as well.
    beyond = [max(given) + 1] if given and max(given) > max(every, default=0) else []
    found = gaps_and_doubles([*every, *beyond], start)
    return NumberFaultsView(
        year=year,
        meetings=tuple(MeetingNumbers(*key, tuple(numbers)) for key, numbers in of_meeting.items()),
        gaps=tuple(gap for missing in found.gaps for gap in _told(missing, given)),
        doubles=tuple(NumberDouble(number, tuple(used[number])) for number in found.doubles),
    )


def _given(session: Session, board_id: str, year: int) -> dict[int, str]:
    """Numbers that were given out to a minute that has them no longer, with the reason."""
    rows = session.execute(
        select(AllottedNumber, Minute.number)
        .outerjoin(Minute, AllottedNumber.minute_id == Minute.id)
        .where(AllottedNumber.board_id == board_id, AllottedNumber.municipal_year == year)
    ).all()
    reasons = {}
    for allotted, number in rows:
        gone = "was taken out" if allotted.minute_id is None else "does not have it any more"
        is_there = number == allotted.number
        reasons[allotted.number] = "" if is_there else f"it was given to “{allotted.title}”, which {gone}"
    return reasons


def _told(missing: range, given: dict[int, str]) -> Iterator[NumberGap]:
    """A stretch of missing numbers as gaps of one reason each."""
    gap: NumberGap | None = None
    for number in missing:
        reason = given.get(number) or _UNKNOWN
        if gap is not None and reason == gap.reason == _UNKNOWN:
            gap = NumberGap(gap.first, number, reason)
            continue
        if gap is not None:
            yield gap
        gap = NumberGap(number, number, reason)
    if gap is not None:
        yield gap


def number_words(numbers: tuple[int, ...]) -> str:
    """Numbers as people write them: “10–21, 40”."""
    runs: list[list[int]] = []
    for number in sorted(set(numbers)):
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    return ", ".join(str(first) if first == last else f"{first}–{last}" for first, last in runs)


def years_with_numbers(store: Store, board_id: str) -> tuple[int, ...]:
    """The municipal years of a board in which numbers were given out, earliest first."""
    given = select(AllottedNumber.municipal_year).where(AllottedNumber.board_id == board_id).distinct()
    with store.read() as session:
        return tuple(session.scalars(given.order_by(AllottedNumber.municipal_year)))
