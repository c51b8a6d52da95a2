"""The fields that a chair may change, and how two changes of one field are brought together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from typing import NamedTuple

from boardkeeper.errors import UserError
from boardkeeper.reports.cleaning import clean_line, cleaned
from boardkeeper.reports.marks import kept_marks, marks_as_kept
from boardkeeper.reports.views import Mark, WrittenParagraph
from boardkeeper.reviews.plan import Choice, Outcome
from boardkeeper.reviews.returned import Value
from boardkeeper.rules import three_way
from boardkeeper.rules.due_dates import full_date, parse_due
from boardkeeper.rules.three_way import Rich, Side, Span
from db.tables.reports import ReportParagraphKind

Values = Mapping[str, Value]
"""Columns of one row as SQLite holds them."""

_SIDES = {Choice.OURS: Side.OURS, Choice.CHAIRS: Side.THEIRS, Choice.BOTH: Side.BOTH}


class Nature(Enum):
    """How the values of a field are brought together."""

    TEXT = "word by word"
    RICH = "word by word, looks with their words"
    NAMES = "one, the other, or both"
    DUE = "a date as written and as meant"
    WORD = "one or the other"


@dataclass(frozen=True, slots=True)
class Field:
    """What a person knows as one thing, and the columns that hold it, the telling one first."""

    key: str
    name: str
    columns: tuple[str, ...]
    nature: Nature


@dataclass(frozen=True, slots=True)
class Settled:
    """What became of one field.

    Attributes:
        values: What every choice would write.
        words: The same as a person reads it.
    """

    outcome: Outcome
    base: str
    ours: str
    theirs: str
    values: Mapping[Choice, Values] = field(default_factory=dict)
    words: Mapping[Choice, str] = field(default_factory=dict)


class _Said(NamedTuple):
    """The three sides of a field as a person reads them."""

    base: str
    ours: str
    theirs: str


_PARAGRAPH = (Field("text", "Wording", ("text", "marks"), Nature.RICH),)


def _log_fields(owner: str, written: str, meant: str) -> tuple[Field, ...]:
    return (
        Field("text", "Wording", ("text",), Nature.TEXT),
        Field("owner", "Owner", (owner,), Nature.NAMES),
        Field("due", "Due", (written, meant), Nature.DUE),
        Field("status", "Status", ("status", "completed_on"), Nature.WORD),
        Field("importance", "Priority", ("importance",), Nature.WORD),
    )


FIELDS: Mapping[str, tuple[Field, ...]] = {
    "action": _log_fields("owner", "due_written", "due_on"),
    "tracking_decision": _log_fields("officer", "target_written", "target_on"),
    "minute_paragraph": _PARAGRAPH,
    "report_paragraph": _PARAGRAPH,
}
"""The tables whose rows a chair may change."""


def settled(what: Field, base: Values, ours: Values, theirs: Values) -> Settled:
    """Bring the two sides of a field together.

    Args:
        what: The field.
        base: Its columns as they were sent.
        ours: As they are here.
        theirs: As they came back.
    """
    first = what.columns[0]
    said = _Said(*(words_of(what, each) for each in (base, ours, theirs)))
    sides = {Choice.OURS: ours, Choice.CHAIRS: theirs}
    if _alike(what, ours, theirs):
        return Settled(Outcome.SAME, said.base, said.ours, said.theirs)
    if _alike(what, ours, base) and not _is_gone(what, theirs):
        return _offered(what, Outcome.TAKEN, said, sides)
    if what.nature in {Nature.TEXT, Nature.RICH} and not _is_gone(what, theirs):
        found = three_way.merge(*(_rich(what, each) for each in (base, ours, theirs)))
        taking = {choice: _kept(what, found.taking(side)) for choice, side in _SIDES.items()}
        if not found.is_merged:
            whole = {choice: each for choice, each in taking.items() if str(each[first]).strip()}
            return _offered(what, Outcome.CONFLICT, said, whole)
        if str(taking[Choice.BOTH][first]).strip():
            return _offered(what, Outcome.MERGED, said, sides | {Choice.BOTH: taking[Choice.BOTH]})
    if _is_gone(what, theirs):
        sides = {Choice.OURS: ours}
    if what.nature is Nature.NAMES and ours[first] and theirs[first]:
        sides |= {Choice.BOTH: {first: f"{ours[first]} and {theirs[first]}"}}
    return _offered(what, Outcome.CONFLICT, said, sides)


def own_values(what: Field, words: str, before: Settled, on: date) -> Values:
    """What words of the officer's own come to.

    Raises:
        UserError: They say nothing, or are too long to be kept.
    """
    if what.nature is Nature.DUE:
        written, meant = what.columns
        due = parse_due(words, on)
        return {written: clean_line(words), meant: due.isoformat() if due else None}
    if not words.strip():
        raise UserError(f"{what.name}: nothing was typed.", "Type the words, or choose one of the two sides.")
    if what.nature is Nature.RICH:
        sides = before.values.get(Choice.BOTH, before.values.get(Choice.OURS, {}))
        return _kept(what, three_way.carried(_rich(what, sides), words))
    return {what.columns[0]: " ".join(words.split()) if what.nature is Nature.NAMES else words.strip()}


def words_of(what: Field, values: Values) -> str:
    """A field as a person reads it."""
    first = values.get(what.columns[0])
    if what.nature is Nature.DUE and not first:
        meant = values.get(what.columns[1])
        return full_date(date.fromisoformat(str(meant))) if meant else ""
    said = "" if first is None else str(first)
    return said.capitalize() if what.nature is Nature.WORD else said


def _alike(what: Field, one: Values, other: Values) -> bool:
    # Of a status the day it was reached says nothing by itself.
    columns = what.columns[:1] if what.nature is Nature.WORD else what.columns
    return all(one.get(each) == other.get(each) for each in columns)


def _is_gone(what: Field, theirs: Values) -> bool:
    """Whether every word was taken out of a text: what says nothing cannot be kept."""
    return what.nature in {Nature.TEXT, Nature.RICH} and not str(theirs.get(what.columns[0]) or "").strip()


def _offered(what: Field, outcome: Outcome, said: _Said, sides: Mapping[Choice, Values]) -> Settled:
    words = {choice: words_of(what, each) for choice, each in sides.items()}
    return Settled(outcome, said.base, said.ours, said.theirs, sides, words)


def _rich(what: Field, values: Values) -> Rich:
    text = str(values.get("text") or "")
    marks = kept_marks(str(values.get("marks") or "")) if what.nature is Nature.RICH else ()
    return Rich(text, tuple(Span(each.start, each.end, each.style, each.target) for each in marks))


def _kept(what: Field, rich: Rich) -> Values:
    """A text as the file keeps it."""
    if what.nature is Nature.TEXT:
        return {what.columns[0]: rich.text.strip()}
    marks = tuple(Mark(each.start, each.end, each.style, each.target) for each in rich.spans)
    has_cells = "\t" in rich.text
    kind = ReportParagraphKind.TABLE if has_cells else ReportParagraphKind.TEXT
    content = cleaned(WrittenParagraph(None, kind, 0, rich.text, marks))
    return {"text": content.text, "marks": marks_as_kept(content.marks)}
