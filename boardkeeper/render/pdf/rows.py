"""A row of a table on paper: its fills, rules and cells, and its parting when it fits no page."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from boardkeeper.render.pdf.canvas import TaggedCanvas
from boardkeeper.render.pdf.strips import CellBox, Entry, SideBySide, Strip
from boardkeeper.render.pdf.style import WHITE, Colour
from boardkeeper.render.pdf.tags import Element

if TYPE_CHECKING:
    from boardkeeper.charts.course import Course

FILL_INSET = 0.6
_TALLEST_COURSE = 16.0


@dataclass(frozen=True, slots=True)
class Pill:
    """A tinted lozenge behind a status; `x` from the row's left, `top` from the first line of its cell, downwards."""

    x: float
    top: float
    width: float
    height: float
    paper: Colour


@dataclass(frozen=True, slots=True)
class DrawnCourse:
    """The course of a figure in a cell, `x` from the row’s left, told to those who cannot see it by `element`."""

    x: float
    width: float
    course: Course
    element: Element

    def draw(self, canvas: TaggedCanvas, left: float, top: float, height: float, padding: float) -> None:
        """Draw it in the middle of a row of this height."""
        from boardkeeper.charts.course import course_marks
        from boardkeeper.render.pdf.chart_marks import draw_marks

        tall = min(height - 2 * padding, _TALLEST_COURSE)
        upper = top - (height - tall) / 2
        edge = left + self.x
        with canvas.figure((edge, upper - tall, edge + self.width, upper), self.element):
            draw_marks(canvas, course_marks(self.course, self.width, tall), edge, upper)


@dataclass(slots=True)
class RowStrip(SideBySide):
    """Lengths in points from the row's upper left corner.

    Attributes:
        fills: Left edge, width and colour of tinted cells.
        uprights: Where thin vertical rules stand.
        lines: Horizontal rules inside a header: left, right, distance from the top.
        courses: The drawings of cells.
        pills: Each with the place of its cell in `boxes`.
        padding: Above and below the text.
    """

    paper: Colour | None = None
    fills: list[tuple[float, float, Colour]] = field(default_factory=list)
    pills: list[tuple[int, Pill]] = field(default_factory=list)
    courses: list[DrawnCourse] = field(default_factory=list)
    uprights: tuple[float, ...] = ()
    lines: list[tuple[float, float, float]] = field(default_factory=list)
    rule: Colour = (0.0, 0.0, 0.0)
    foot: Colour = (0.0, 0.0, 0.0)
    foot_thickness: float = 0.5
    padding: float = 3.0

    def draw(self, canvas: TaggedCanvas, left: float, top: float, width: float) -> None:
        bottom = top - self.height
        if self.paper is not None:
            # The rule of the row above stays whole.
            canvas.fill_box(left, bottom, width, self.height - 0.3, self.paper)
        for x, room, paper in self.fills:
            inset = FILL_INSET
            canvas.fill_box(
                left + x + inset, bottom + inset, room - 2 * inset, self.height - 2 * inset, paper, 1.5
            )
        for place, pill in self.pills:
            foot = top - self.boxes[place].lower - pill.top - pill.height
            canvas.fill_box(left + pill.x, foot, pill.width, pill.height, pill.paper, 2.5)
        for x in self.uprights:
            canvas.rule(left + x, bottom, left + x, top, self.rule, 0.5)
        for start, end, lower in self.lines:
            canvas.rule(left + start, top - lower, left + end, top - lower, self.rule, 0.5)
        canvas.rule(left, bottom, left + width, bottom, self.foot, self.foot_thickness)
        for box in self.boxes:
            box.draw(canvas, left, top)
        for drawn in self.courses:
            drawn.draw(canvas, left, top, self.height, self.padding)

    def split(self, height: float) -> tuple[Strip, Strip] | None:
        """Part every cell where it is full; the rest of each goes into the second row."""
        upper: list[CellBox] = []
        lower: list[CellBox] = []
        used = 0.0
        for box in self.boxes:
            count, filled = _fitting(box.entries, height - 2 * self.padding)
            used = max(used, filled)
            upper.append(replace(box, entries=box.entries[:count], lower=self.padding))
            lower.append(replace(box, entries=box.entries[count:], lower=self.padding))
        if not used:
            return None
        for box in lower:
            if box.entries:
                box.entries[0].gap = 0.0
        rest = max(box.height for box in lower) + 2 * self.padding
        first = replace(self, height=used + 2 * self.padding, boxes=upper, foot=WHITE, gap=0.0, keep=False)
        return first, replace(self, height=rest, boxes=lower, pills=[], courses=[], gap=0.0)

    def as_artifact(self) -> RowStrip:
        """The same row for the heads of further pages, where it is not read out again."""
        boxes = [
            replace(
                box,
                entries=[
                    replace(entry, element=None, mark=None, right=None, label=None) for entry in box.entries
                ],
            )
            for box in self.boxes
        ]
        return replace(self, boxes=boxes, gap=0.0, keep=True)


def _fitting(entries: list[Entry], room: float) -> tuple[int, float]:
    """How many entries fit into `room`, and what they fill."""
    filled = 0.0
    for count, entry in enumerate(entries):
        if filled + entry.gap + entry.height > room:
            return count, filled
        filled += entry.gap + entry.height
    return len(entries), filled
