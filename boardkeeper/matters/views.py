"""The history of a matter, as plain values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class EventKind(StrEnum):
    """What an entry of the line of time is."""

    PROGRAMME = "work programme"
    AGENDA = "agenda"
    REPORT = "report"
    MINUTES = "minutes"
    DECISION = "decision"
    ACTION = "action"
    MILESTONE = "milestone"
    KPI = "KPI"


@dataclass(frozen=True, slots=True)
class Thing:
    """A row that a matter is made of: its table, as the search index calls it, and its id."""

    table: str
    id: str


@dataclass(frozen=True, slots=True)
class MatterEvent:
    """One entry on the line of time.

    Attributes:
        id: Unique in the history and the same again when it is read anew.
        on: The day; None for what has no day yet, which stands at the end.
        title: What happened: “Minute 17(2)”, “Action 12: complete”.
        text: The words themselves.
        note: Who and by when.
        why: Why it belongs to the matter: “asked for in Minute 17, 10 July 2019”.
        thing: What it tells of.
        page: The page of the window that shows it, and `place` what on it.
        is_exempt: Whether it is kept from the public.
    """

    id: str
    on: date | None
    kind: EventKind
    title: str
    text: str
    note: str
    why: str
    board_id: str
    thing: Thing
    page: str
    place: str
    is_exempt: bool = False


@dataclass(frozen=True, slots=True)
class Matter:
    """Everything about one topic on one line of time, the earliest first, what has no day last.

    Attributes:
        title: What it is the history of.
        public_title: The same where nothing exempt may be said.
        boards: The names of the boards by id, of those that have a part in it.
        is_cut: Whether more was found than is shown, because the words are too common.
        left_out: How many entries this edition keeps from the public.
        created: When the store was last changed.
    """

    title: str
    public_title: str
    boards: dict[str, str]
    events: tuple[MatterEvent, ...]
    created: datetime
    is_cut: bool = False
    left_out: int = 0
