"""The numbers Word counts by itself: “10.”, “(a)”, “iv)” stand nowhere in the text of a document, only how to count them.

Source: ECMA-376 Part 1, 17.9 (numbering): abstract definitions with nine levels, instances that may begin anew, counters
that are shared by all instances of one definition, deeper levels that begin anew under each number above them.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from boardkeeper.importing.old_minutes.word_xml import attribute, child, children, number, switch
from boardkeeper.rules.numbering import letter

_PLACE = re.compile(r"%([1-9])")
_LARGEST = 100_000
_ROMAN = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)


def roman(count: int) -> str:
    """Write a number in small Roman figures: 4 is iv."""
    written = ""
    for value, figure in _ROMAN:
        times, count = divmod(count, value)
        written += figure * times
    return written


def _repeated_letter(count: int) -> str:
    """As Word letters: z is followed by aa, that by bb."""
    times, place = divmod(count - 1, 26)
    return letter(place + 1) * (times + 1)


_WRITTEN: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda count: f"{count:02d}",
    "lowerLetter": _repeated_letter,
    "upperLetter": lambda count: _repeated_letter(count).upper(),
    "lowerRoman": roman,
    "upperRoman": lambda count: roman(count).upper(),
}


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list counts.

    Attributes:
        kind: Word's name of the figures: “decimal”, “lowerLetter”, “bullet”.
        text: The pattern, “(%1)”.
        start: The first number.
        restarts: Whether it begins anew under each number above.
        is_plain: Whether all numbers in it are written as figures whatever their own level says.
        style: The paragraph style tied to it.
    """

    kind: str
    text: str
    start: int
    restarts: bool
    is_plain: bool
    style: str


@dataclass(slots=True)
class _List:
    definition: str
    overrides: dict[int, Level]
    starts: dict[int, int]


class WordNumbering:
    """Counts the automatic numbers of a document; `mark` must be asked for every numbered paragraph in order."""

    def __init__(self, root: Element | None) -> None:
        self._levels: dict[str, dict[int, Level]] = {}
        self._lists: dict[str, _List] = {}
        self._counts: dict[str, dict[int, int]] = defaultdict(dict)
        self._begun: set[tuple[str, int]] = set()
        linked = {}
        for element in children(root, "abstractNum"):
            name = attribute(element, "abstractNumId")
            self._levels[name] = _levels(element)
            if style := attribute(child(element, "styleLink")):
                linked[style] = name
        for element in children(root, "abstractNum"):
            target = linked.get(attribute(child(element, "numStyleLink")))
            if target is not None:
                self._levels[attribute(element, "abstractNumId")] = self._levels[target]
        for element in children(root, "num"):
            self._lists[attribute(element, "numId")] = _list(element)

    def level_of_style(self, list_id: str, style_id: str) -> int:
        """The level that is tied to a style; the first where none is."""
        of_list = self._lists.get(list_id)
        levels = self._levels.get(of_list.definition, {}) if of_list else {}
        return next((depth for depth, level in levels.items() if level.style == style_id), 0)

    def mark(self, list_id: str, depth: int) -> str:
        """Count one paragraph of a list on, and write its number: “10.”, “(c)”, “•”; blank when it shows none."""
        of_list = self._lists.get(list_id)
        if of_list is None or (level := self._level(of_list, depth)) is None:
            return ""
        counts = self._counts[of_list.definition]
        start = of_list.starts.get(depth)
        if start is not None and (list_id, depth) not in self._begun:
            counts[depth] = start
        else:
            counts[depth] = counts[depth] + 1 if depth in counts else level.start
        self._begun.add((list_id, depth))
        self._begin_deeper_anew(of_list, depth)
        if level.kind == "bullet":
            return "•"
        if level.kind == "none":
            return ""
        return _PLACE.sub(lambda found: self._figure(of_list, level, int(found[1]) - 1), level.text).strip()

    def _begin_deeper_anew(self, of_list: _List, depth: int) -> None:
        counts = self._counts[of_list.definition]
        for deeper in [each for each in counts if each > depth]:
            level = self._level(of_list, deeper)
            if level is None or level.restarts:
                del counts[deeper]

    def _figure(self, of_list: _List, within: Level, depth: int) -> str:
        level = self._level(of_list, depth)
        if level is None or level.kind == "none":
            return ""
        count = self._counts[of_list.definition].get(depth, level.start)
        write = str if within.is_plain else _WRITTEN.get(level.kind, str)
        return write(count) if 0 < count < _LARGEST else str(count)

    def _level(self, of_list: _List, depth: int) -> Level | None:
        return of_list.overrides.get(depth) or self._levels.get(of_list.definition, {}).get(depth)


def _levels(element: Element) -> dict[int, Level]:
    return {number(each, "ilvl", 0) or 0: _level(each) for each in children(element, "lvl")}


def _level(element: Element) -> Level:
    start = number(child(element, "start"), default=1)
    return Level(
        kind=attribute(child(element, "numFmt")) or "decimal",
        text=attribute(child(element, "lvlText")),
        start=1 if start is None else start,
        restarts=number(child(element, "lvlRestart")) != 0,
        is_plain=bool(switch(element, "isLgl")),
        style=attribute(child(element, "pStyle")),
    )


def _list(element: Element) -> _List:
    overrides, starts = {}, {}
    for each in children(element, "lvlOverride"):
        depth = number(each, "ilvl", 0) or 0
        level = child(each, "lvl")
        if level is not None:
            overrides[depth] = _level(level)
        start = number(child(each, "startOverride"))
        if start is not None:
            starts[depth] = start
    return _List(attribute(child(element, "abstractNumId")), overrides, starts)
