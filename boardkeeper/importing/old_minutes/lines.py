"""What old minutes were understood as: every line with its kind and the reason, and whatever is in doubt."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time
from enum import StrEnum

from boardkeeper.importing.old_minutes.paper import Paper, Style


class LineKind(StrEnum):
    """What a line is."""

    TITLE = "title"
    DATE = "day and time"
    ATTENDANCE = "attendance"
    HEADING = "heading"
    TEXT = "text"
    SUBHEADING = "sub-heading"
    POINT = "point"
    TABLE = "table"
    LEAD = "decision’s opening"
    LIMB = "limb"
    MOVER = "mover"
    VOTE = "vote"
    ACTION = "action"
    DECLARATION = "declaration"
    LEFT_OUT = "left out"
    CONTINUED = "goes on"


KEPT_AS_WORDS = frozenset(
    {
        LineKind.HEADING,
        LineKind.TEXT,
        LineKind.SUBHEADING,
        LineKind.POINT,
        LineKind.TABLE,
        LineKind.LIMB,
        LineKind.ACTION,
    }
)
"""The kinds that stand in the minutes with their words; the others become facts, or are left out."""


class Decided(StrEnum):
    """How the board decided, in the words of the minutes."""

    RESOLVED = "resolved"
    RECOMMENDED = "recommended"
    AGREED = "agreed"
    NOTED = "noted"


class Came(StrEnum):
    """How somebody took part."""

    PRESENT = "present"
    APOLOGIES = "apologies"
    SUBSTITUTE = "substitute"
    IN_ATTENDANCE = "in attendance"
    ABSENT = "absent"


class PaperState(StrEnum):
    """What the minutes are to the board."""

    DRAFT = "draft"
    APPROVED = "approved"
    SIGNED = "signed"


@dataclass(frozen=True, slots=True)
class OldDecision:
    """How a limb was decided."""

    verb: Decided = Decided.AGREED
    recommended_to: str = ""
    mover: str = ""
    seconder: str = ""
    votes_for: int | None = None
    votes_against: int | None = None
    abstentions: int | None = None
    is_lost: bool = False


@dataclass(frozen=True, slots=True)
class OldLine:
    """One line of the paper and what became of it.

    Attributes:
        index: Its place in the paper, counted from 0.
        printed: As it stands in the paper, an automatic number before it.
        text: The words that are kept, marks such as “(a)” and “RESOLVED” taken away.
        understood_as: What it is.
        note: Why, in a sentence.
        doubt: What is not sure about it; blank when nothing is.
        level: Of a point: how deep, 0 to 3.
        number: Of a heading: the minute number printed there.
        decision: Of a limb.
        officer: Of an action, and of a limb below which one is named: who does it.
        due_written: By when they do it.
        exempt_paragraphs: Of Part 1 of Schedule 12A, as “1, 3”; blank means public.
        styles: Bold, italic and links over `text`.
        continues: The line this one goes on from.
    """

    index: int
    printed: str
    text: str
    understood_as: LineKind
    note: str = ""
    doubt: str = ""
    level: int = 0
    number: int | None = None
    decision: OldDecision | None = None
    officer: str = ""
    due_written: str = ""
    exempt_paragraphs: str = ""
    styles: tuple[Style, ...] = ()
    continues: int | None = None


@dataclass(frozen=True, slots=True)
class OldAttendee:
    """Somebody named in the head of the minutes.

    Attributes:
        name: As printed, with the style of a list before it: “Councillor Allen”.
        acting_as: “Chair” or “Vice-chair”; blank for neither.
        post: What stands in brackets behind the name.
        substitute_for: The name of the member they stood in for.
        line: Where it stands.
    """

    name: str
    presence: Came
    line: int
    acting_as: str = ""
    post: str = ""
    substitute_for: str = ""
    is_online: bool = False


@dataclass(frozen=True, slots=True)
class OldDeclaration:
    """An interest declared; `interest` is as printed, in lower case."""

    member: str
    subject: str
    reason: str
    interest: str
    left_the_room: bool
    line: int


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something a person should look at: the line, None for the paper as a whole, and why."""

    line: int | None
    sentence: str


@dataclass(frozen=True, slots=True)
class Corrections:
    """What somebody said of lines, by their index; understanding begins with it.

    Attributes:
        kinds: What a line is.
        joined: Lines that go on from the line before them.
        apart: Lines that do not, though they seem to.
        numbers: The minute number of a heading; None for one that takes none.
        levels: How deep a point is.
        exempt: The paragraphs of Schedule 12A a line is exempt under; blank for a public one.
        held_on: The day of the meeting.
    """

    kinds: Mapping[int, LineKind] = field(default_factory=dict)
    joined: frozenset[int] = frozenset()
    apart: frozenset[int] = frozenset()
    numbers: Mapping[int, int | None] = field(default_factory=dict)
    levels: Mapping[int, int] = field(default_factory=dict)
    exempt: Mapping[int, str] = field(default_factory=dict)
    held_on: date | None = None


@dataclass(frozen=True, slots=True)
class OldMinutes:
    """The minutes of a former meeting as they were understood.

    Attributes:
        paper: What was read.
        lines: Every line of it.
        title: The board as the paper names it; blank when it does not.
        held_on: The day; None when the paper names none, or several.
        starts_at: When it began.
        ended_at: When it ended.
        venue: Where, if the paper says so.
        state: What the paper says it is: draft unless it says otherwise.
        signed_by: Who signed it, if it says so.
        signed_on: When.
        attendance: Who was there, in the order printed.
        declarations: What was declared.
        doubts: What to look at, in the order of the lines, the paper as a whole first.
        corrections: What was said of lines before.
    """

    paper: Paper
    lines: tuple[OldLine, ...]
    title: str
    held_on: date | None
    starts_at: time | None
    ended_at: time | None
    venue: str
    state: PaperState
    signed_by: str
    signed_on: date | None
    attendance: tuple[OldAttendee, ...]
    declarations: tuple[OldDeclaration, ...]
    doubts: tuple[Doubt, ...]
    corrections: Corrections

    @property
    def numbers(self) -> tuple[int, ...]:
        """The minute numbers printed, in their order."""
        return tuple(line.number for line in self.lines if line.number is not None)

    def of_kind(self, kind: LineKind) -> tuple[OldLine, ...]:
        """The lines that are of a kind."""
        return tuple(line for line in self.lines if line.understood_as is kind)
