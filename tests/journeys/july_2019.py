"""The minutes of 10 July 2019 as they were printed: their bones, and their words where the paper itself is at hand.

Titles, numbers, names and what was asked of whom are facts and stand here. The sentences are not ours: they are read from
the paper beside the checkout when it is there; without it sentences of our own stand in, so that the journey is always made.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

MAY, JULY, SEPTEMBER = date(2019, 5, 29), date(2019, 7, 10), date(2019, 9, 11)
CHAIR, VICE_CHAIR = "Councillor Mrs Johnson", "Councillor McDonald"
PRESENT = ("Allen", "Buchan", "Goslin", "James", "Loveridge")
APOLOGIES = ("Councillor Downie", "Councillor Murphy")
CO_OPTED = "Mrs Nicky Williams"
FIRST_NUMBER = 10

TITLES = (
    "Declarations of Interest",
    "Minutes",
    "Chair's Urgent Business",
    "Number of Children in Care - verbal update",
    "Pledge Update",
    "Fair Funding for Schools",
    "Elective Home Education",
    "Bullying and Attendance",
    "Care Leavers and NEET - plan (to follow)",
    "Strategic Risk and Opportunity Register - update",
    "Work Programme",
    "Tracking Decisions",
)
"""Minutes 10 to 21."""

POINTS = {14: 4, 15: 3, 16: 12, 17: 7, 18: 4}
"""How many lettered points each minute has; those of 16 run from (a) to (l) through two lists."""

LIMBS = {13: 1, 14: 1, 15: 1, 16: 1, 17: 3, 18: 1, 19: 1, 20: 10}

ASKS = {
    13: ("Jean Kelly", "July 2019"),
    14: ("Judith Harwood", "July 2019"),
    15: ("Judith Harwood", "July 2019"),
    16: ("Judith Harwood", "July 2019"),
    17: ("Judith Harwood", "July 2019"),
    18: ("Jean Kelly / Judith Harwood", "July 2019"),
    19: ("Helen Rickman", "July 2019"),
    20: ("Democratic Advisor", "10 July 2019"),
}
"""Who was asked by when, as the tracking decisions of the pack say: eight rows."""

_START = "Education and Children's Social Care Overview and Scrutiny Committee\n\nWednesday 10 July 2019"
_HEADING = re.compile(r"(\d{2})\. \*\*(.+)\*\*")
_POINT = re.compile(r"- \([a-z]\) (.+)")
_LIMB = re.compile(r"(?:- )?[123]\. (.+)")
_DECIDED = re.compile(r"(?:It was agreed|Agreed|Members noted the update and) ")
_VERB = re.compile(r"(?:It was agreed|Agreed) ")
_TABLE = "Member Subject Reason"
_LEAD = "It was agreed that the Committee:"


@dataclass
class Minute:
    """One minute as somebody types it: a kind (“text”, “sub-heading”, “point”, “limb”) and the words, in order."""

    number: int
    title: str
    lines: list[tuple[str, str]] = field(default_factory=list)

    def of(self, kind: str) -> list[str]:
        """The words of one kind."""
        return [words for each, words in self.lines if each == kind]


def minutes_of(seeds: Path | None, most: int | None = None) -> list[Minute]:
    """The twelve minutes, with the paper’s words where it is at hand, each line as far as `most` letters."""
    whole = _all_of(seeds)
    for minute in whole:
        minute.lines = [(kind, words[:most].rstrip()) for kind, words in minute.lines]
    return whole


def _all_of(seeds: Path | None) -> list[Minute]:
    paper = seeds / "plymouth-2019-09-11-scrutiny-agenda-pack.txt" if seeds else None
    if paper is None or not paper.is_file():
        return [_stood_in(number, title) for number, title in enumerate(TITLES, start=FIRST_NUMBER)]
    whole = paper.read_text(encoding="utf-8")
    start = whole.index(_START)
    return list(_read(whole[start : whole.index("This page is intentionally left blank", start)]))


def _read(printed: str) -> Iterator[Minute]:
    minute: Minute | None = None
    for line in _lines(printed):
        if found := _HEADING.fullmatch(line):
            if minute is not None:
                yield minute
            minute = Minute(int(found[1]), found[2])
        elif minute is not None and not line.startswith(_TABLE):
            minute.lines.append(_kind_of(line, minute.number))
    if minute is not None:
        yield minute


def _lines(printed: str) -> Iterator[str]:
    """The paragraphs; one that a page of the paper broke off in the middle is whole again."""
    held = ""
    for block in re.split(r"\n\s*\n|\n(?=- \([a-z]\) |- \d\. |\d\. )", printed):
        line = " ".join(block.split())
        if not line:
            continue
        if held and (line[0].islower() or held.endswith((" a", "attend a"))):
            held = f"{held} {line}"
            continue
        if held:
            yield held
        held = line
    if held:
        yield held


def _kind_of(line: str, number: int) -> tuple[str, str]:
    if number == 20 and (found := _POINT.fullmatch(line)):
        return "limb", found[1]
    if found := _POINT.fullmatch(line):
        return "point", found[1]
    if number == 17 and (found := _LIMB.fullmatch(line)):
        return "limb", found[1]
    if line == _LEAD or line.endswith("agreed the following:"):
        return "text", line
    if _DECIDED.match(line) and number in LIMBS:
        return "limb", _VERB.sub("", line)
    return ("sub-heading" if line.endswith((":", "–")) else "text"), line


def _stood_in(number: int, title: str) -> Minute:
    """Sentences of our own in the same order."""
    minute = Minute(number, title, [("text", f"The report on {title} was presented.")])
    points = [
        ("point", f"it was reported that part {place} of it was under way;")
        for place in range(POINTS.get(number, 0))
    ]
    minute.lines += (
        [("sub-heading", "The following key points were highlighted:"), *points[:5]] if points else []
    )
    if points[5:]:
        minute.lines += [("sub-heading", "In response to questions it was reported that:"), *points[5:]]
    minute.lines += [
        ("limb", f"that officers provide Members with note {place + 1} on it;")
        for place in range(LIMBS.get(number, 0))
    ]
    return minute
