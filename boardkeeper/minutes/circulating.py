"""Circulating minutes: they get their numbers, and whoever was there may say what is wrong by a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import select

from boardkeeper.errors import UserError
from boardkeeper.minutes.asks import cited_again_into
from boardkeeper.minutes.number_faults import number_words
from boardkeeper.minutes.numbers import allot_into
from boardkeeper.minutes.versions import MomentKind, moments
from boardkeeper.rules.due_dates import full_date, long_date
from db.journal import StepKind
from db.tables.meetings import Meeting, MeetingState
from db.tables.minutes import Minute

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from db.store import Store

_LABEL = "Circulate the minutes of"
_IN_DRAFT = frozenset({MeetingState.MINUTES_DRAFT, MeetingState.CIRCULATED})


@dataclass(frozen=True, slots=True)
class Circulated:
    """What circulating minutes led to.

    Attributes:
        numbers: Those that were given out now; none when every minute had its number.
        was_out: Whether they had been circulated before.
    """

    on: date
    comments_due_on: date | None
    numbers: tuple[int, ...]
    was_out: bool

    @property
    def sentence(self) -> str:
        """What was done: “Circulated; the minutes are numbered 10–21. Comments by Wed 24 Jul 2019.”."""
        done = "Circulated again" if self.was_out else "Circulated"
        if len(self.numbers) == 1:
            done += f"; the minute without a number is {self.numbers[0]} now"
        elif self.numbers:
            done += f"; the minutes are numbered {number_words(self.numbers)}"
        by = f" Comments by {long_date(self.comments_due_on)}." if self.comments_due_on else ""
        return f"{done}.{by}"


def circulate(
    store: Store,
    who: str,
    meeting_id: str,
    on: date,
    comments_due_on: date | None = None,
    first_number: int | None = None,
) -> Circulated:
    """Record that the draft minutes went out; every minute that takes a number and has none gets one.

    Done again after changes, minutes added meanwhile get the next free numbers of the year, the others keep theirs.

    Args:
        store: The file.
        who: Who does it.
        meeting_id: Whose minutes they are.
        on: The day they went out.
        comments_due_on: Until when comments are asked for; None asks for none.
        first_number: Where the numbers begin, when earlier minutes of the year are on paper only.

    Raises:
        UserError: Nothing is written, the minutes are approved, a day is impossible, or a number was given out already.
    """
    with store.read() as session:
        held_on = session.get_one(Meeting, meeting_id).held_on
    with store.edit(f"{_LABEL} {full_date(held_on)}", who) as session:
        return circulate_into(session, meeting_id, on, comments_due_on, first_number)


def circulate_into(
    session: Session,
    meeting_id: str,
    on: date,
    comments_due_on: date | None = None,
    first_number: int | None = None,
) -> Circulated:
    """The same inside an edit that is already open."""
    meeting = session.get_one(Meeting, meeting_id)
    _check(session, meeting, on, comments_due_on)
    numbers = allot_into(session, meeting_id, first_number)
    if numbers:
        cited_again_into(session, meeting)
    was_out = meeting.circulated_on is not None
    meeting.circulated_on, meeting.comments_due_on = on, comments_due_on
    # Between going out twice they were a draft again: so every time is a moment that others can be compared with.
    meeting.state = MeetingState.MINUTES_DRAFT
    session.flush()
    meeting.state = MeetingState.CIRCULATED
    session.flush()
    return Circulated(on, comments_due_on, numbers, was_out)


def changed_since_circulation(store: Store, meeting_id: str) -> bool:
    """Whether anything was written in the minutes after they went out last."""
    steps = store.history(table="meeting", row_id=meeting_id)
    done = (each for each in steps if each.kind is StepKind.DO and not each.undone)
    out = next((each for each in done if each.label.startswith(_LABEL)), None)
    if out is None:
        return False
    return any(each.kind is MomentKind.WRITTEN and each.at > out.at for each in moments(store, meeting_id))


def _check(session: Session, meeting: Meeting, on: date, comments_due_on: date | None) -> None:
    written = session.scalar(select(Minute.id).where(Minute.meeting_id == meeting.id).limit(1))
    if written is None:
        raise UserError("There are no minutes to circulate.", "Write them first.")
    if meeting.state not in _IN_DRAFT:
        raise UserError(
            f"The minutes of {full_date(meeting.held_on)} are {meeting.state.value}, so they are not circulated.",
            "Minutes are circulated while they are a draft.",
        )
    if on < meeting.held_on:
        raise UserError(
            f"The meeting was on {full_date(meeting.held_on)}; its minutes did not go out before.",
            "Give the day they went out.",
        )
    if comments_due_on is not None and comments_due_on < on:
        raise UserError("Comments cannot be due before the draft goes out.", "Give a later day, or none.")
