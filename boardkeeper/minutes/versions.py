"""The minutes as they were: the moments that mean something, the record as it stood then, and what changed between two.

Everything is read back from the journal; nothing is kept twice and nothing is written.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from boardkeeper.errors import UserError
from boardkeeper.minutes.comparing import FactChange, LineChange, ParagraphChange, compare
from boardkeeper.minutes.reading import minutes_in
from db import rewinding
from db.journal import StepKind
from db.tables.meetings import Meeting, MeetingState

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from boardkeeper.minutes.views import MinutesView
    from db.rewinding import Rows
    from db.store import Store

__all__ = [
    "FactChange",
    "LineChange",
    "Moment",
    "MomentKind",
    "ParagraphChange",
    "compare",
    "minutes_at",
    "moments",
]

_PAUSE = timedelta(minutes=30)
_STATES = {
    MeetingState.CIRCULATED: "Circulated",
    MeetingState.APPROVED: "Approved",
    MeetingState.APPROVED_AS_AMENDED: "Approved as amended",
    MeetingState.SIGNED: "Signed",
}
_CORRECTED = "Corrected"


class MomentKind(StrEnum):
    """Why a moment is worth going back to."""

    WRITTEN = "written"
    MARKED = "marked"
    NOW = "now"


@dataclass(frozen=True, slots=True)
class Moment:
    """A moment in the life of minutes.

    Attributes:
        step_id: The last step that belongs to it; blank for what there is now.
        at: When that step was taken, with time zone (UTC).
        who: Who took it.
        title: “Draft 2”, “Circulated”, “Approved as amended”, “Corrected”, “Signed”, “Now”.
        began: When its first step was taken: of a draft, when the writing began.
    """

    step_id: str
    at: datetime
    who: str
    title: str
    kind: MomentKind = MomentKind.WRITTEN
    began: datetime | None = None


@dataclass(frozen=True, slots=True)
class _Step:
    no: int
    id: str
    at: datetime
    who: str
    label: str
    kind: StepKind
    tables: frozenset[str]
    state: MeetingState | None


def moments(store: Store, meeting_id: str) -> tuple[Moment, ...]:
    """The moments of a meeting’s minutes, oldest first, “Now” last; none when nothing was ever written.

    Writing is one moment until the same person pauses for half an hour or somebody else goes on.
    """
    with store.read() as session:
        connection = session.connection()
        steps = _steps(connection, meeting_id)
    found: list[Moment] = []
    drafts = 0
    for step in steps:
        title = _title(step)
        if title:
            found.append(Moment(step.id, step.at, step.who, title, MomentKind.MARKED, step.at))
            continue
        last = found[-1] if found else None
        if last is not None and _goes_on(last, step):
            found[-1] = Moment(step.id, step.at, step.who, last.title, MomentKind.WRITTEN, last.began)
            continue
        drafts += 1
        found.append(Moment(step.id, step.at, step.who, f"Draft {drafts}", MomentKind.WRITTEN, step.at))
    if found:
        found.append(Moment("", found[-1].at, found[-1].who, "Now", MomentKind.NOW, found[-1].at))
    return tuple(found)


def _goes_on(last: Moment, step: _Step) -> bool:
    return last.kind is MomentKind.WRITTEN and last.who == step.who and step.at - last.at <= _PAUSE


def _title(step: _Step) -> str:
    """What a step did that people speak of; blank for writing."""
    if step.kind in {StepKind.UNDO, StepKind.REDO}:
        how = "Undone" if step.kind is StepKind.UNDO else "Done again"
        return f"{how}: {step.label}" if step.state is not None else ""
    if step.state in _STATES:
        return _STATES[step.state]
    return _CORRECTED if "correction" in step.tables else ""


def _steps(connection: Connection, meeting_id: str) -> list[_Step]:
    """Every step that touched the minutes of a meeting since the file has its present layout, oldest first."""
    touched = rewinding.steps_of(connection, _rows_ever(connection, meeting_id))
    states = _states(connection, meeting_id)
    for number in states:
        touched.setdefault(number, set()).add("meeting")
    earliest = rewinding.first_step(connection)
    wanted = [number for number in sorted(touched) if number >= earliest]
    rows = connection.exec_driver_sql(
        "SELECT no, id, at, who, label, kind FROM change_txn WHERE no IN (SELECT value FROM json_each(:wanted))"
        " ORDER BY no",
        {"wanted": json.dumps(wanted)},
    )
    return [
        _Step(
            no,
            id_,
            datetime.fromisoformat(at),
            who,
            label,
            StepKind(kind),
            frozenset(touched[no]),
            states.get(no),
        )
        for no, id_, at, who, label, kind in rows
    ]


def _rows_ever(connection: Connection, meeting_id: str) -> dict[str, set[str]]:
    """Everything that ever belonged to the minutes of a meeting, by table."""
    minutes, attendance, declarations = (
        rewinding.ids_ever(connection, table, "meeting_id", [meeting_id])
        for table in ("minute", "attendance", "declaration")
    )
    if not minutes:
        return {}
    # Nothing below a minute is older than the oldest of them.
    since = rewinding.first_image(connection, "minute", minutes)

    def below(table: str, column: str, among: Iterable[str]) -> set[str]:
        return rewinding.ids_ever(connection, table, column, list(among), since)

    paragraphs = below("minute_paragraph", "minute_id", minutes)
    limbs = below("resolution", "paragraph_id", paragraphs)
    return {
        "minute": minutes,
        "minute_paragraph": paragraphs,
        "resolution": limbs,
        "vote": below("vote", "resolution_id", limbs),
        "correction": below("correction", "paragraph_id", paragraphs)
        | below("correction", "meeting_id", [meeting_id]),
        "attendance": attendance,
        "movement": rewinding.ids_ever(connection, "movement", "attendance_id", attendance),
        "declaration": declarations,
    }


def _states(connection: Connection, meeting_id: str) -> dict[int, MeetingState]:
    """The steps that took the meeting into a state minutes have, and that state."""
    rows = connection.exec_driver_sql(
        "SELECT txn_no, json_extract(new, '$.state'), json_extract(old, '$.state') FROM change_row"
        " WHERE table_name = 'meeting' AND row_id = ? AND op = 'U' AND txn_no IS NOT NULL"
        " AND json_extract(new, '$.state') IS NOT NULL ORDER BY no",
        (meeting_id,),
    )
    found = {}
    for number, new, old in rows:
        state, before = MeetingState(new), MeetingState(old)
        if state in _STATES or before in _STATES:
            found[number] = state
    return found


def minutes_at(store: Store, meeting_id: str, step_id: str) -> MinutesView:
    """The minutes as they stood when a step was done; with a blank id, as they are.

    Raises:
        UserError: The history has no such step, or it is older than the layout of the file.
    """
    with store.read() as session:
        if not step_id:
            return minutes_in(session, meeting_id)
        connection = session.connection()
        number = connection.exec_driver_sql("SELECT no FROM change_txn WHERE id = ?", (step_id,)).scalar()
        if number is None or number < rewinding.first_step(connection):
            raise UserError(
                "The minutes cannot be read back to that moment.",
                "Choose one of the moments that are listed.",
            )
        rows = _rows_at(connection, session.get_one(Meeting, meeting_id), int(number))
        with rewinding.session_over(rows) as then:
            return minutes_in(then, meeting_id)


def _rows_at(connection: Connection, meeting: Meeting, number: int) -> Mapping[str, Rows]:
    """Everything `minutes_in` asks for, as it stood."""

    def at(table: str, column: str = "", among: Iterable[str] = ()) -> Rows:
        return rewinding.rows_at(connection, number, table, column, list(among))

    minutes = at("minute", "board_id", [meeting.board_id])
    mine = [row_id for row_id, row in minutes.items() if row["meeting_id"] == meeting.id]
    attendance = at("attendance", "meeting_id", [meeting.id])
    paragraphs = at("minute_paragraph", "minute_id", mine)
    limbs = at("resolution", "paragraph_id", paragraphs)
    tracked = [row["tracking_decision_id"] for row in limbs.values() if row["tracking_decision_id"]]
    return {
        "board": at("board", "id", [meeting.board_id]),
        "meeting": at("meeting", "board_id", [meeting.board_id]),
        "agenda_item": at("agenda_item", "meeting_id", [meeting.id]),
        "person": at("person"),
        "post": at("post"),
        "attendance": attendance,
        "movement": at("movement", "attendance_id", attendance),
        "declaration": at("declaration", "meeting_id", [meeting.id]),
        "minute": minutes,
        "allotted_number": at("allotted_number", "board_id", [meeting.board_id]),
        "minute_paragraph": paragraphs,
        "resolution": limbs,
        "vote": at("vote", "resolution_id", limbs),
        "tracking_decision": at("tracking_decision", "id", tracked),
        "action": at("action", "paragraph_id", paragraphs),
    }


def find_moment(found: Sequence[Moment], written: str) -> Moment:
    """The moment somebody means: its place in the list from 1, “now”, or how its title begins; of several, the latest.

    Raises:
        UserError: There is none.
    """
    words = " ".join(written.split()).casefold()
    if words.isdecimal() and 1 <= int(words) <= len(found):
        return found[int(words) - 1]
    fitting = [moment for moment in found if words and moment.title.casefold().startswith(words)]
    if not fitting:
        raise UserError(
            f"There is no moment “{written}” of these minutes.",
            "Give its number in the list, or “circulated”, “approved”, “now”.",
        )
    return fitting[-1]
