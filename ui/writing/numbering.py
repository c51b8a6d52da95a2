"""The numbers and letters of points: counted from what stands there, never typed."""

from __future__ import annotations

from collections.abc import Sequence

from boardkeeper.reports import ReportParagraphKind as Kind
from boardkeeper.rules.numbering import letter

POINTS = frozenset({Kind.BULLET, Kind.NUMBERED, Kind.LETTERED})
"""The kinds that hang from a mark and have levels."""

_BULLETS = "•–▪"


def marks_of(paragraphs: Sequence[tuple[Kind, int]]) -> list[str]:
    """What hangs before each paragraph, given its kind and level: “1.”, “(a)”, “•”, or nothing.

    Points of a level run on while deeper points come between; any other paragraph, or a point of a higher level,
    ends the run.
    """
    counts: dict[int, tuple[Kind, int]] = {}
    marks: list[str] = []
    for kind, level in paragraphs:
        if kind not in POINTS:
            counts.clear()
            marks.append("")
            continue
        for deeper in [each for each in counts if each > level]:
            del counts[deeper]
        before, count = counts.get(level, (kind, 0))
        count = count + 1 if before is kind else 1
        counts[level] = (kind, count)
        marks.append(_mark(kind, level, count))
    return marks


def _mark(kind: Kind, level: int, count: int) -> str:
    if kind is Kind.NUMBERED:
        return f"{count}."
    if kind is Kind.LETTERED:
        return f"({letter(count)})"
    return _BULLETS[level % len(_BULLETS)]
