"""What importing either log has in common: what a row says against what is stored, and how a difference is written.

A blank says nothing, and so does a column the workbook does not have; what is stored stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from boardkeeper import follow_up
from boardkeeper.clock import current_day
from boardkeeper.follow_up import Matter
from boardkeeper.importing.followups import FollowUp
from boardkeeper.imports.lines import FieldChange, ImportLine, LineKind, Step, in_words
from boardkeeper.logs.links import awaits, awaits_words
from boardkeeper.rules.due_dates import full_date, names_no_day, parse_due
from db.tables.follow_up import FollowUpStatus, Importance, Log
from db.tables.imports import Import
from db.tables.programme import ProgrammeItem

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

_LEAST_IN_COMMON = 0.2
_BEGINNING = 40
_TELLING = re.compile(r"[^\W\d_]{4,}")
_CLOSED = (FollowUp.COMPLETE, FollowUp.SUPERSEDED, FollowUp.NOT_ACCEPTED)


@dataclass(frozen=True, slots=True)
class Said:
    """What a row of a workbook says, whichever log it is of.

    Attributes:
        what: “action” or “decision”.
        title: How the preview calls it.
        note: The latest progress.
        cell: Where its words, or failing them its reference, stand.
        says_status: A word for the status stands there; without it, it was judged from the rest.
    """

    what: str
    title: str
    reference: str
    text: str
    owner: str
    due_written: str
    due_on: date | None
    status: FollowUp
    note: str
    importance: str
    completed_on: date | None
    sheet: str
    cell: str
    says_status: bool


Entries = Sequence[tuple[str, FollowUpStatus]]


@dataclass(frozen=True, slots=True)
class Stood:
    """What is stored of a matter, whichever log it is in.

    Attributes:
        entries: Its thread, oldest first: the words of each entry and where it left the matter.
        to_be_heard: When the topic it waits for comes; blank when it waits for none.
        is_in_minutes: Its words stand in minutes, where alone they are changed.
    """

    text: str
    owner: str
    due_written: str
    due_on: date | None
    status: FollowUpStatus
    importance: Importance
    completed_on: date | None
    entries: Entries
    to_be_heard: str
    is_in_minutes: bool


def planned(said: Said, read: Any, stored: Any | None, stood: Stood | None, *extra: FieldChange) -> Step:
    """What becomes of a row: new without a stored one, changed when it says something else, else the same."""
    if stood is None:
        line = ImportLine(LineKind.NEW, said.what, said.title, said.sheet, said.cell, facts=_facts(said))
        return Step(line, read, None, refused=_no_day(said) if said.text else _unknown(said))
    place = _place_in(stood.entries, said.note)
    is_said = not said.note.strip() or place is not None
    status, about_status = _status(said, stood, place, is_said=is_said)
    changes = [*extra, *_changes(said, stood)]
    if not is_said:
        changes.append(FieldChange("progress", "nothing of it yet", in_words(said.note)))
    if status is not None:
        changes.append(FieldChange("status", in_words(stood.status), in_words(status)))
    kind = LineKind.CHANGED if changes else LineKind.SAME
    line = ImportLine(kind, said.what, said.title, said.sheet, said.cell, tuple(changes))
    remarks = (about_status, _about_words(said, stood))
    return Step(
        line,
        read,
        stored,
        is_said=is_said,
        refused=(_another(said, stood) if said.reference else "") or _no_day(said),
        remark=" ".join(filter(None, remarks)),
    )


def _no_day(said: Said) -> str:
    """Why a date cannot be taken; blank for a day of the calendar and for words that name none."""
    if not names_no_day(said.due_written, current_day()):
        return ""
    return (
        f"There is no day “{said.due_written.strip()}”: look at the calendar and correct it in the workbook."
    )


def matters_met(log: Log, steps: Sequence[Step]) -> list[Matter]:
    """The stored matters that a workbook changes."""
    return [Matter(log, step.stored.id) for step in steps if step.line.kind is LineKind.CHANGED]


def write_changes(session: Session, who: str, log: Log, said: Said, step: Step, origin: Import) -> None:
    """Write what differs to a stored matter by the rules every change of a matter goes by."""
    names = {change.field for change in step.line.changes}
    matter, today = Matter(log, step.stored.id), current_day()
    due = said.due_written if names & {"due", "postponed to"} else None
    follow_up.change_into(
        session,
        who,
        (matter,),
        today,
        owner=said.owner if "owner" in names else None,
        due=due,
        importance=Importance(said.importance) if "priority" in names else None,
        text=said.text if "text" in names else None,
    )
    status = FollowUpStatus(said.status.value) if "status" in names else step.stored.status
    on = said.completed_on or today
    if not step.is_said:
        follow_up.record_into(session, said.owner or who, matter, said.note.strip(), status, on)
    elif "status" in names:
        follow_up.change_into(session, who, (matter,), on, status=status)
    if "completed" in names:
        step.stored.completed_on = said.completed_on
    step.stored.import_id = origin.id
    step.stored.source_sheet, step.stored.source_cell = step.line.sheet, step.line.cell


def add_made(session: Session, made: Iterable[tuple[Any, Any | None]]) -> None:
    """Add new matters, then the first entries of their threads, which need them to be there."""
    pairs = list(made)
    session.add_all(matter for matter, _ in pairs)
    session.flush()
    session.add_all(entry for _, entry in pairs if entry is not None)
    session.flush()


def topics_to_be_heard(session: Session, board_id: str) -> Mapping[str, str]:
    """The topics of the work programme that have still to be heard, each with when that is."""
    items = session.scalars(select(ProgrammeItem).where(ProgrammeItem.board_id == board_id))
    return {
        item.id: awaits_words(item.scheduled_on) for item in items if awaits(item.heard_on, item.scheduled_on)
    }


def squeezed(text: str) -> str:
    """A text without regard to blanks and line breaks, which a workbook does not keep."""
    return " ".join(text.split())


def words_of(text: str) -> str:
    """The same without regard to capitals."""
    return squeezed(text).casefold()


def cell_of(cells: Mapping[str, str], names: Iterable[str]) -> str:
    """The first cell of these fields that is filled."""
    return next((cells[name] for name in names if name in cells), next(iter(cells.values()), ""))


class References:
    """Gives new rows of a log the numbers that follow, without asking for each."""

    def __init__(self, first: str) -> None:
        self._next = int(first)

    def take(self) -> str:
        """The next number."""
        self._next += 1
        return str(self._next - 1)

    def seen(self, reference: str) -> None:
        """A number stands in the workbook: those given later follow it."""
        if reference.isdecimal() and len(reference) < 10:
            self._next = max(self._next, int(reference) + 1)


def _facts(said: Said) -> str:
    """What was read of a new matter, beside its words."""
    day = f" ({full_date(said.due_on)})" if said.due_on and full_date(said.due_on) != said.due_written else ""
    parts = (
        said.owner or "nobody named",
        f"due {said.due_written}{day}" if said.due_written else "no date",
        said.status.value,
        f"{said.importance} priority" if said.importance else "",
        squeezed(said.note),
    )
    return "; ".join(part for part in parts if part)


def _changes(said: Said, stood: Stood) -> list[FieldChange]:
    changes = []
    if said.text and not stood.is_in_minutes and squeezed(stood.text) != squeezed(said.text):
        changes.append(FieldChange("text", in_words(stood.text), in_words(said.text)))
    if said.owner and squeezed(stood.owner) != squeezed(said.owner):
        changes.append(FieldChange("owner", in_words(stood.owner), in_words(said.owner)))
    if said.due_written and not _is_same_day(said, stood):
        day = said.due_on or parse_due(said.due_written, current_day())
        is_later = stood.due_on is not None and (day is None or day > stood.due_on)
        name = "postponed to" if is_later else "due"
        changes.append(FieldChange(name, in_words(stood.due_written), in_words(said.due_written)))
    if said.importance and said.importance != stood.importance.value:
        changes.append(FieldChange("priority", in_words(stood.importance), said.importance))
    closed_on = said.completed_on if said.status in _CLOSED else None
    if closed_on and stood.completed_on != closed_on and stood.status.value == said.status.value:
        changes.append(FieldChange("completed", in_words(stood.completed_on), in_words(closed_on)))
    return changes


def _is_same_day(said: Said, stood: Stood) -> bool:
    """Whether a date is the one there is, however it is written: “31/7/2019” is “July 2019”."""
    if words_of(said.due_written) == words_of(stood.due_written):
        return True
    return said.due_on is not None and said.due_on == stood.due_on


def _place_in(entries: Entries, note: str) -> int | None:
    """Where a note stands in a thread, the last time it does; None when it was never said."""
    wanted = squeezed(note)
    places = [place for place, (text, _) in enumerate(entries) if squeezed(text) == wanted]
    return places[-1] if places else None


def _status(said: Said, stood: Stood, place: int | None, *, is_said: bool) -> tuple[FollowUp | None, str]:
    """The status a row brings, None when it brings none, and what should be known of it.

    What a thread has passed through since a note was said is not said anew by that note: an older workbook says
    nothing against what was recorded after it. A blank says nothing at all, and only a new note takes up again what
    is finished.
    """
    passed = {status.value for _, status in stood.entries[place or 0 :]} | {stood.status.value}
    if said.status.value in (passed if is_said else {stood.status.value}):
        return None, ""
    if is_said and not said.says_status and (place is None or said.status is FollowUp.OPEN):
        return None, ""
    if is_said and stood.status.value in _CLOSED and said.status not in _CLOSED:
        return (
            None,
            f"It is {stood.status.value} here and stays so; take it up again in the log if that is meant.",
        )
    if said.status is FollowUp.COMPLETE and stood.to_be_heard:
        return (
            None,
            f"It says complete, but is complete only once its topic was heard, which is {stood.to_be_heard}.",
        )
    return said.status, ""


def _about_words(said: Said, stood: Stood) -> str:
    """What should be known where the words of a matter differ."""
    differs = bool(said.text) and squeezed(said.text) != squeezed(stood.text)
    if differs and stood.is_in_minutes:
        return "Its words stand in the minutes and stay; they are changed there."
    return ""


def _another(said: Said, stood: Stood) -> str:
    """Why a row is not the matter of its reference, blank when it is: the log of somebody else counts from 1 as well."""
    if not said.text or _share_in_common(said.text, stood.text) >= _LEAST_IN_COMMON:
        return ""
    begins = stood.text if len(stood.text) <= _BEGINNING else f"{stood.text[: _BEGINNING - 1].rstrip()}…"
    return (
        f"{said.what.capitalize()} {said.reference} is another here: “{squeezed(begins)}”. With Ref not read, it comes in"
        " as new."
    )


def _share_in_common(one: str, other: str) -> float:
    """How many of the telling words of the shorter text the other has too, from 0 to 1."""
    ours, theirs = (set(_TELLING.findall(text.casefold())) for text in (one, other))
    if not ours or not theirs:
        return 1.0 if words_of(one) == words_of(other) else 0.0
    return len(ours & theirs) / min(len(ours), len(theirs))


def _unknown(said: Said) -> str:
    return f"There is no {said.what} {said.reference}, and the row does not say what is asked for."
