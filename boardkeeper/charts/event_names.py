"""Where the names of events stand above a chart: each whole, on as many levels as they need.

A name begins beside the line of its event. One that reaches over the line of another stands above it, and that line ends below
the name, so that no name is cut and none is crossed out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from boardkeeper.charts.described import EventMark
from boardkeeper.charts.marks import Ink, Letters, Mark, Stroke, Words

_GAP = 5.0
_LINE = 1.25
_EVENT_DASHES = (3.0, 1.8)


@dataclass(frozen=True, slots=True)
class EventName:
    """A name in its place.

    Attributes:
        event: The place of its event among the events.
        lines: Its words.
        left: Their left edges.
        level: Of its last line, counted from the chart upwards.
    """

    event: int
    lines: tuple[str, ...]
    left: tuple[float, ...]
    right: float
    level: int

    @property
    def highest(self) -> int:
        """The level of its first line."""
        return self.level + len(self.lines) - 1

    def covers(self, x: float) -> bool:
        """Whether a line down from above would run through it."""
        return min(self.left) - 1.0 < x < self.right + 1.0

    def meets(self, other: EventName) -> bool:
        """Whether the two stand in each other's way where they are on one level."""
        return min(self.left) < other.right + _GAP and min(other.left) < self.right + _GAP


def event_names(
    events: Sequence[EventMark], lines: Sequence[float], width: float, letters: Letters
) -> tuple[EventName, ...]:
    """Place the names of events on a sheet.

    Args:
        events: In the order of time.
        lines: How far across the line of each stands.
        width: Of the sheet; no name reaches beyond it.
        letters: What they are set in.
    """
    placed: list[EventName] = []
    for number in range(len(events) - 1, -1, -1):
        name = _after(number, events[number].label_after, lines[number], width, letters)
        if name is not None:
            placed.append(_lifted(name, placed, lines))
    if events:
        before = _before(events[0].label_before, lines[0], width, letters)
        if before is not None:
            placed.append(_lifted(before, placed, lines))
    return tuple(placed)


def levels_of(names: Sequence[EventName]) -> int:
    """How many levels they take."""
    return max((name.highest + 1 for name in names), default=1)


def event_marks(
    names: Sequence[EventName], lines: Sequence[float], foot: float, letters: Letters
) -> Iterator[Mark]:
    """The names, and the lines of the events from their names down to `foot`."""
    size, levels = letters.size, levels_of(names)
    for number, x in enumerate(lines):
        beside = [name.highest for name in names if name.event == number and not name.covers(x)]
        top = (levels - 1 - max(beside, default=_free_level(x, names))) * size * _LINE + size * 0.15
        yield Stroke(((x, round(top, 2)), (x, foot)), Ink.TEXT, 0.7, _EVENT_DASHES)
    for name in names:
        for at, (words, left) in enumerate(zip(name.lines, name.left, strict=True)):
            baseline = (levels - 1 - name.highest + at) * size * _LINE + size * 0.95
            yield Words(round(left, 2), round(baseline, 2), words, Ink.QUIET, size, is_heavy=True)


def names_height(names: Sequence[EventName], letters: Letters) -> float:
    """How much room they take above the chart."""
    return letters.size * (0.35 + _LINE * levels_of(names))


def _free_level(x: float, names: Sequence[EventName]) -> int:
    """How far up a line without a name beside it may reach."""
    return min((name.level for name in names if name.covers(x)), default=1) - 1


def _after(number: int, label: str, x: float, width: float, letters: Letters) -> EventName | None:
    """A name to the right of its line; moved to the left where the sheet ends."""
    words = _broken(label, width, letters.heavy)
    if not words:
        return None
    widest = max(letters.heavy(line) for line in words)
    left = max(0.0, min(x + _GAP, width - widest))
    return EventName(number, words, tuple(left for _ in words), left + widest, 0)


def _before(label: str, x: float, width: float, letters: Letters) -> EventName | None:
    """A name to the left of the first line; moved to the right where the sheet begins."""
    words = _broken(label, width, letters.heavy)
    if not words:
        return None
    widths = [letters.heavy(line) for line in words]
    right = max(x - _GAP, *widths)
    return EventName(0, words, tuple(right - wide for wide in widths), right, 0)


def _lifted(name: EventName, placed: Sequence[EventName], lines: Sequence[float]) -> EventName:
    """The same on the lowest level where it crosses no line and meets no other name."""
    below = [each for each in placed if each.meets(name) or name.covers(lines[each.event])]
    level = max((each.highest + 1 for each in below), default=0)
    if not level and name.covers(lines[name.event]):
        level = 1
    return EventName(name.event, name.lines, name.left, name.right, level)


def _broken(label: str, room: float, wide: Callable[[str], float]) -> tuple[str, ...]:
    """A name in lines of at most a width, parted between words, and within one that is wider alone."""
    lines: list[str] = []
    for word in label.split():
        joined = f"{lines[-1]} {word}" if lines else word
        if lines and wide(joined) <= room:
            lines[-1] = joined
            continue
        rest = word
        while wide(rest) > room and len(rest) > 1:
            end = next((at for at in range(len(rest) - 1, 1, -1) if wide(rest[:at]) <= room), 1)
            lines.append(rest[:end])
            rest = rest[end:]
        lines.append(rest)
    return tuple(lines)
