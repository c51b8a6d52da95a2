"""What a drawing of a chart is made of: grounds, lines, marks and words, coloured by what they mean.

Lengths are points, from the upper left corner of the sheet.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import TypeAlias

from boardkeeper.charts.described import Chart
from boardkeeper.rules.rag import Rag


@dataclass(frozen=True, slots=True)
class Letters:
    """The size words are set in, and how wide a text is in it: plain, and semibold."""

    size: float
    plain: Callable[[str], float]
    heavy: Callable[[str], float]


class Ink(StrEnum):
    """What a colour means."""

    PAPER = "paper"
    TEXT = "text"
    QUIET = "quiet"
    GRID = "grid"
    LINE = "line"
    GOOD_GROUND = "good ground"
    AMBER_GROUND = "amber ground"
    GOOD = "good"
    AMBER = "amber"
    BAD = "bad"
    BENCHMARK = "benchmark"


@dataclass(frozen=True, slots=True)
class Box:
    """A ground."""

    left: float
    top: float
    width: float
    height: float
    ink: Ink


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line through places, dashed with lengths of dash and gap."""

    places: tuple[tuple[float, float], ...]
    ink: Ink
    width: float = 0.6
    dashes: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Shape:
    """A closed outline through places, filled, with an edge of its own."""

    places: tuple[tuple[float, float], ...]
    fill: Ink
    edge: Ink
    width: float = 0.8


@dataclass(frozen=True, slots=True)
class Ring:
    """A circle; without `fill` what is below shows through."""

    x: float
    y: float
    radius: float
    fill: Ink | None
    edge: Ink
    width: float = 0.8


@dataclass(frozen=True, slots=True)
class Words:
    """One line of text from its left edge, on its baseline."""

    left: float
    baseline: float
    text: str
    ink: Ink
    size: float
    is_heavy: bool = False


Mark: TypeAlias = Box | Stroke | Shape | Ring | Words


@dataclass(frozen=True, slots=True)
class Field:
    """Where values and places lie on a sheet."""

    chart: Chart
    left: float
    top: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.left + self.width

    @property
    def bottom(self) -> float:
        return self.top + self.height

    def x(self, place: float) -> float:
        """The place across of a point, counted from 0."""
        return round(self.left + self.width * (place + 0.5) / len(self.chart.points), 2)

    def y(self, value: Decimal) -> float:
        """The place down of a value."""
        reach = float(self.chart.high - self.chart.low)
        return round(self.bottom - float(value - self.chart.low) / reach * self.height, 2)


@dataclass(frozen=True, slots=True)
class Drawing:
    """A sheet of a size with its marks, from the lowest to the uppermost."""

    width: float
    height: float
    marks: tuple[Mark, ...]
    field: Field


TARGET_DASHES = (4.0, 2.0)
FAINT_DASHES = (1.0, 1.6)
LIMIT_DASHES = (5.0, 1.5, 1.0, 1.5)
POINT_RADIUS = 2.6
RAG_INKS = {Rag.RED: Ink.BAD, Rag.AMBER: Ink.AMBER, Rag.GREEN: Ink.GOOD}
_CORNERS = {
    Rag.RED: ((0.0, -1.25), (1.25, 0.0), (0.0, 1.25), (-1.25, 0.0)),
    Rag.AMBER: ((0.0, -1.25), (1.2, 0.95), (-1.2, 0.95)),
}


def benchmark_dashes(place: int) -> tuple[float, ...]:
    """Comparators are told apart by their dashes, not by colour."""
    return ((6.0, 2.0), (2.0, 2.0), (6.0, 2.0, 1.5, 2.0), (1.0, 3.0))[place % 4]


def rag_mark(x: float, y: float, rag: Rag | None, radius: float = POINT_RADIUS) -> Mark:
    """Diamond for red, triangle for amber, circle for green or for none."""
    ink = RAG_INKS[rag] if rag is not None else Ink.LINE
    corners = _CORNERS.get(rag) if rag is not None else None
    if corners is None:
        return Ring(x, y, radius, ink, Ink.PAPER)
    places = tuple((round(x + dx * radius, 2), round(y + dy * radius, 2)) for dx, dy in corners)
    return Shape(places, ink, Ink.PAPER)


def fitted(text: str, room: float, wide: Callable[[str], float]) -> str:
    """A text cut to a room, with an ellipsis; blank where not even a few letters fit."""
    if wide(text) <= room:
        return text
    for end in range(len(text) - 1, 3, -1):
        cut = f"{text[:end].rstrip()}…"
        if wide(cut) <= room:
            return cut
    return ""
