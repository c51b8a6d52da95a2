"""The course of a figure in the space of a word: a line, the target it is held against, and where it stands now."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from boardkeeper.charts.marks import FAINT_DASHES, Ink, Mark, Stroke, rag_mark
from boardkeeper.rules.rag import Rag

_RADIUS = 1.6


@dataclass(frozen=True, slots=True)
class Course:
    """The course of one KPI.

    Attributes:
        values: Oldest first; None where there is none, so that the line has a gap.
        target: What the last one is held against.
        rag: The colour of the last one.
        words: The same in words, for whoever cannot see it: “71.2% in Aug-25, 91.4% in Oct-26”.
    """

    values: tuple[Decimal | None, ...]
    target: Decimal | None
    rag: Rag | None
    words: str


def course_marks(course: Course, width: float, height: float) -> tuple[Mark, ...]:
    """The lines and the mark of a course on a sheet of this size, in points from its upper left corner."""
    known = [value for value in (*course.values, course.target) if value is not None]
    if len(course.values) < 2 or len(known) < 2:
        return ()
    low, high = min(known), max(known)
    reach = float(high - low) or 1.0
    room = height - 2 * _RADIUS
    step = (width - 2 * _RADIUS) / (len(course.values) - 1)

    def place(number: int, value: Decimal) -> tuple[float, float]:
        share = float(value - low) / reach if high > low else 0.5
        return round(_RADIUS + number * step, 2), round(_RADIUS + room * (1 - share), 2)

    marks: list[Mark] = []
    if course.target is not None:
        ends = (place(0, course.target), place(len(course.values) - 1, course.target))
        marks.append(Stroke(ends, Ink.QUIET, 0.5, FAINT_DASHES))
    run: list[tuple[float, float]] = []
    last: tuple[float, float] | None = None
    for number, value in enumerate(course.values):
        if value is not None:
            last = place(number, value)
            run.append(last)
        if run and (value is None or number == len(course.values) - 1):
            marks.append(Stroke(tuple(run) if len(run) > 1 else (run[0], run[0]), Ink.LINE, 0.9))
            run = []
    if last is not None:
        marks.append(rag_mark(*last, course.rag, _RADIUS))
    return tuple(marks)
