"""What a table shows: columns as data, and the values of cells that are more than words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from decimal import Decimal
from enum import StrEnum
from typing import Any

from boardkeeper.rules.due_dates import long_date
from ui.theme.tokens import Tone


class Kind(StrEnum):
    """How a cell is drawn."""

    TEXT = "text"
    STRONG = "strong"
    MUTED = "muted"
    NUMBER = "number"
    CHIP = "chip"
    RAG = "rag"
    TRAVEL = "travel"
    SPARKLINE = "sparkline"
    DUE = "due"
    PROGRESS = "progress"


@dataclass(frozen=True, slots=True)
class RagCell:
    """A figure's colour, never alone: its letter and the word for it.

    Attributes:
        letter: R, A or G; empty when there is no colour.
        why: Why there is none, or how far from the target: “no target”.
    """

    letter: str
    why: str = ""

    def __str__(self) -> str:
        return RAG_WORDS.get(self.letter, self.why)


RAG_WORDS: Mapping[str, str] = {"R": "Red", "A": "Amber", "G": "Green"}


@dataclass(frozen=True, slots=True)
class TravelCell:
    """Which way a figure went since its comparator.

    Attributes:
        verdict: “better”, “worse” or “no change”; empty when nothing can be said.
        rises: Whether the figure itself went up, down (False), or stayed (None).
        comparator: With what it is compared: “May 2019”.
    """

    verdict: str
    rises: bool | None
    comparator: str

    def __str__(self) -> str:
        if not self.verdict:
            return ""
        than = "from" if self.verdict == "no change" else "than"
        return f"{self.verdict.capitalize()} {than} {self.comparator}"


@dataclass(frozen=True, slots=True)
class SparklineCell:
    """The course of a figure: oldest first, None where there is none; and the target it is held against."""

    values: tuple[Decimal | None, ...]
    target: Decimal | None = None
    tone: Tone = Tone.INFO
    words: str = ""

    def __str__(self) -> str:
        if self.words:
            return self.words
        known = [value for value in self.values if value is not None]
        if not known:
            return "no figures"
        return f"{len(known)} figures from {known[0]:f} to {known[-1]:f}"


_DAYS_MOST, _MONTH, _YEAR = 99, 30, 365


@dataclass(frozen=True, slots=True)
class DueCell:
    """A date something is due, as it was written, how late it is, and the date that was asked for at first."""

    written: str
    overdue_days: int = 0
    is_closed: bool = False
    first: str = ""

    def __str__(self) -> str:
        first = f"at first {self.first}" if self.first else ""
        return ", ".join(part for part in (self.written, self.late_words, first) if part)

    @property
    def late_words(self) -> str:
        """“12 days late”, “5 months late”, “7 years late”: nobody counts in thousands of days."""
        if self.overdue_days > 2 * _YEAR:
            return f"{self.overdue_days // _YEAR} years late"
        if self.overdue_days > _DAYS_MOST:
            return f"{self.overdue_days // _MONTH} months late"
        days = "day" if self.overdue_days == 1 else "days"
        return f"{self.overdue_days} {days} late" if self.overdue_days else ""


@dataclass(frozen=True, slots=True)
class ProgressCell:
    """So many of so many."""

    done: int
    total: int

    def __str__(self) -> str:
        return f"{self.done} of {self.total}"


@dataclass(frozen=True, slots=True)
class CellEdit:
    """How the cells of a column are changed.

    Attributes:
        name: What the page is told was changed: “owner”.
        written: What the editor begins with.
        choices: For a list, each value with its words; empty where anything may be typed.
        meaning: What is said beneath the cell while it is typed: the day a due date means.
    """

    name: str
    written: Callable[[Any], str]
    choices: tuple[tuple[str, str], ...] = ()
    meaning: Callable[[str], str] | None = None

    def value_typed(self, text: str) -> str | None:
        """The value that typed or pasted words stand for; None when the list has no such value."""
        plain = " ".join(text.split())
        if not self.choices:
            return plain
        wanted = plain.casefold()
        return next((value for value, words in self.choices if wanted in (value, words.casefold())), None)


@dataclass(frozen=True, slots=True)
class Column:
    """One column.

    Attributes:
        title: Its heading.
        value: The row's attribute, or a function of the row, that gives the cell's value.
        share: Its part of the width that is left, in proportion to the other columns.
        width: Its width in pixels at 100 % instead of a share; 0 for none.
        kind: How its cells are drawn.
        sort: The name a use case sorts by; empty when it cannot be sorted.
        tones: For chips: what each word means.
        lines: How many lines its text may take.
        says: The words of a cell where they are not simply its value's.
        note: For words and chips: a few muted words beneath.
        groups: Whether the cells of a group of rows are written once, at its head.
        spare: The higher, the sooner the column is left out when there is too little room; 0 for never.
        edit: How its cells are changed where they stand; None when they cannot be.
    """

    title: str
    value: str | Callable[[Any], object]
    share: float = 1.0
    width: int = 0
    kind: Kind = Kind.TEXT
    sort: str = ""
    tones: Mapping[str, Tone] = field(default_factory=dict)
    lines: int = 1
    says: Callable[[Any], str] | None = None
    note: Callable[[Any], str] | None = None
    groups: bool = False
    spare: int = 0
    edit: CellEdit | None = None

    def value_of(self, row: object) -> object:
        """The value of this column's cell in a row."""
        return self.value(row) if callable(self.value) else getattr(row, self.value)

    def text_of(self, row: object) -> str:
        """The words of this column's cell in a row: what is drawn, copied and read out."""
        return self.says(row) if self.says is not None else as_text(self.value_of(row))

    def note_of(self, row: object) -> str:
        """The words beneath the chip of this column's cell in a row."""
        return self.note(row) if self.note is not None else ""

    def whole_text_of(self, row: object) -> str:
        """Everything this column's cell says in a row, for the clipboard and for a screen reader."""
        return ", ".join(part for part in (self.text_of(row), self.note_of(row)) if part)

    def tone_of(self, row: object) -> Tone:
        """What the cell's word means."""
        return self.tones.get(str(self.value_of(row)), Tone.NEUTRAL)


def as_text(value: object) -> str:
    """A value as people write it: “Wed 11 Sep 2019”, “14:00”, “Slight slippage”, “1,234”."""
    match value:
        case None:
            return ""
        case bool():
            return "Yes" if value else ""
        case datetime():
            return f"{long_date(value)} {value:%H:%M}"
        case date():
            return long_date(value)
        case time():
            return f"{value:%H:%M}"
        case StrEnum():
            return value.value[:1].upper() + value.value[1:]
        case int():
            return f"{value:,}"
        case Decimal():
            return f"{value:,f}"
        case _:
            return str(value)
