"""What is known so far while a paper is understood: lines taken, the minute that is open, the decision that is open."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, time
from typing import Any

from boardkeeper.importing.old_minutes.exempt_words import cited, marks_title
from boardkeeper.importing.old_minutes.headings import HeadingFound, Outline
from boardkeeper.importing.old_minutes.line_marks import LineMark
from boardkeeper.importing.old_minutes.lines import (
    Corrections,
    Decided,
    LineKind,
    OldAttendee,
    OldDecision,
    OldDeclaration,
    OldLine,
    PaperState,
)
from boardkeeper.importing.old_minutes.paper import PaperLine, Style

_JOINABLE = frozenset({LineKind.TEXT, LineKind.POINT, LineKind.LIMB, LineKind.ACTION, LineKind.CONTINUED})
_BREAKS_OFF = re.compile(r"[\w,’']\Z")
_SMALL_WORDS = re.compile(
    r"\b(?:a|an|the|of|to|and|or|for|in|on|at|by|with|from|that|which|who|whose|not|be|is|was|were|had|has|have|as|this|their|its|"
    r"would|could|should|will|any|all|more)\Z",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the paper with its mark read off, and a look at what comes next."""

    index: int
    line: PaperLine
    mark: LineMark | None
    words: str
    following: str
    next_mark: LineMark | None

    @property
    def printed(self) -> str:
        """As it stands in the paper."""
        return f"{self.line.mark} {self.line.text}".strip()


@dataclass(slots=True)
class OpenDecision:
    """A decision whose limbs may still come.

    Attributes:
        base: How its limbs are decided.
        lead: The line that opens it; None when its first limb does.
        limbs: The lines that are its limbs.
        takes_marked: Whether lines with a number, letter or bullet are limbs of it.
        takes_plain: Whether the next line is a limb though nothing stands before it.
        is_motion: Whether it was only moved: carried or lost is still to come.
    """

    base: OldDecision
    lead: int | None = None
    limbs: list[int] = field(default_factory=list)
    takes_marked: bool = False
    takes_plain: bool = False
    is_motion: bool = False


@dataclass(slots=True)
class Building:
    """The understanding under way."""

    outline: Outline
    corrections: Corrections
    entries: Mapping[int, Entry]
    lines: list[OldLine] = field(default_factory=list)
    is_head: bool = True
    title: str = ""
    days: list[tuple[date, str, int]] = field(default_factory=list)
    starts_at: time | None = None
    ended_at: time | None = None
    venue: str = ""
    state: PaperState = PaperState.DRAFT
    signed: tuple[str, date | None] = ("", None)
    attendance: list[OldAttendee] = field(default_factory=list)
    declarations: list[OldDeclaration] = field(default_factory=list)
    decision: OpenDecision | None = None
    mover: tuple[str, str] = ("", "")
    points: int = 0
    romans: int = 0
    said_of_minute: set[str] = field(default_factory=set)
    exempt: str = ""
    is_public_out: bool = False

    def add(
        self,
        entry: Entry,
        kind: LineKind,
        note: str = "",
        *,
        text: str | None = None,
        doubt: str = "",
        level: int = 0,
        number: int | None = None,
        decision: OldDecision | None = None,
        officer: str = "",
        due_written: str = "",
    ) -> OldLine:
        """Take a line as something."""
        words = entry.words if text is None else text
        line = OldLine(
            index=entry.index,
            printed=entry.printed,
            text=words,
            understood_as=kind,
            note=note,
            doubt=doubt,
            level=self.corrections.levels.get(entry.index, level),
            number=number,
            decision=decision,
            officer=officer,
            due_written=due_written,
            exempt_paragraphs=self.corrections.exempt.get(entry.index, self.exempt),
            styles=_styles_on(entry.line, words, kind),
        )
        self.lines.append(line)
        return line

    def change(self, index: int, **facts: Any) -> None:
        """Learn more of a line that was taken."""
        self.lines[index] = replace(self.lines[index], **facts)

    def say_once(self, what: str) -> bool:
        """Whether this is the first time in the open minute that something is to be said."""
        if what in self.said_of_minute:
            return False
        self.said_of_minute.add(what)
        return True

    def take_heading(self, entry: Entry) -> bool:
        """Take a line as a heading if it is one."""
        found = self._heading(entry)
        if found is not None:
            self.begin_minute(entry, found)
        return found is not None

    def leads_points(self, entry: Entry) -> bool:
        """Whether points follow a line: marked lines that begin no minute."""
        after = self.entries.get(entry.index + 1)
        return after is not None and after.mark is not None and self._heading(after) is None

    def _heading(self, entry: Entry) -> HeadingFound | None:
        expected = None
        if self.decision is not None and self.decision.takes_marked:
            expected = len(self.decision.limbs) + 1
        return self.outline.heading(
            entry.line, entry.mark, entry.words, entry.following, expected, is_head=self.is_head
        )

    def begin_minute(self, entry: Entry, found: HeadingFound) -> None:
        """Take a line as the heading of a minute."""
        number = self.corrections.numbers.get(entry.index, found.number)
        self.is_head = False
        self.outline.begin(found.number)
        self.decision, self.mover, self.points, self.romans = None, ("", ""), 0, 0
        self.said_of_minute = set()
        self.exempt = cited(found.title) if marks_title(found.title) else ""
        doubt = found.doubt
        if marks_title(found.title) and not self.exempt:
            doubt = (
                "It says that it is exempt, but not under which paragraph: mark what the public may not read."
            )
        elif self.is_public_out and not self.exempt and self.say_after_exclusion():
            doubt = "Press and public were excluded before this: mark what the public may not read."
        self.add(entry, LineKind.HEADING, found.note, text=found.title, number=number, doubt=doubt)

    def say_after_exclusion(self) -> bool:
        """Whether the minutes after an exclusion are still to be asked about; once is enough."""
        self.is_public_out = False
        return True

    def goes_on(self, entry: Entry) -> bool:
        """Whether a line goes on from the one before: somebody said so, or that one broke off in a sentence."""
        if not self.lines or entry.index in self.corrections.apart or entry.line.is_table:
            return False
        before = self.lines[-1]
        if entry.index in self.corrections.joined:
            return before.understood_as is not LineKind.TABLE
        if (
            entry.index in self.corrections.kinds
            or entry.mark is not None
            or entry.line.heading
            or before.understood_as not in _JOINABLE
        ):
            return False
        text = self.lines[self._root(before)].text
        if not _BREAKS_OFF.search(text):
            return False
        return entry.words[:1].islower() or _SMALL_WORDS.search(text) is not None

    def continue_with(self, entry: Entry) -> None:
        """Add a line’s words to those of the line it goes on from."""
        root = self._root(self.lines[-1])
        words = entry.printed if entry.mark is not None else entry.words
        note = "It goes on from the line before, which broke off."
        if entry.index in self.corrections.joined:
            note = "Joined to the line before."
        self.change(root, text=f"{self.lines[root].text} {words}".strip())
        self.add(entry, LineKind.CONTINUED, note)
        self.change(entry.index, continues=root)

    def _root(self, line: OldLine) -> int:
        return line.index if line.continues is None else line.continues

    def limb(self, entry: Entry, text: str, note: str, base: OldDecision, *, doubt: str = "") -> None:
        """Take a line as a limb of the open decision, or of a new one decided as `base` says."""
        if self.decision is None:
            self.decision = OpenDecision(base)
        mover, seconder = self.mover
        self.mover = ("", "")
        if mover:
            base = replace(base, mover=mover, seconder=seconder)
            self.decision.base = replace(self.decision.base, mover=mover, seconder=seconder)
        self.decision.limbs.append(entry.index)
        self.decision.takes_plain = False
        self.add(entry, LineKind.LIMB, note, text=text, decision=base, doubt=doubt)

    def decided(self, **facts: Any) -> None:
        """Learn something of all limbs of the open decision: who moved it, how the vote went."""
        if self.decision is None:
            return
        self.decision.base = replace(self.decision.base, **facts)
        for index in self.decision.limbs:
            decision = self.lines[index].decision or OldDecision(Decided.RESOLVED)
            self.change(index, decision=replace(decision, **facts))


def _styles_on(line: PaperLine, words: str, kind: LineKind) -> tuple[Style, ...]:
    """The styles over the words that are kept; bold all over only tells what a line is."""
    start = len(line.text) - len(words)
    if kind is LineKind.HEADING or not words or start < 0 or line.text[start + 1 :] != words[1:]:
        return ()
    moved = (
        (max(begins - start, 0), ends - start, style, target)
        for begins, ends, style, target in line.styles
        if ends > start
    )
    return tuple(each for each in moved if not (each[2] == "bold" and each[0] == 0 and each[1] >= len(words)))
