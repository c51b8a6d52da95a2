"""What the lines and marks of a chart mean, in words beside a sample of each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from boardkeeper.charts.described import Chart
from boardkeeper.charts.marks import (
    FAINT_DASHES,
    LIMIT_DASHES,
    POINT_RADIUS,
    TARGET_DASHES,
    Ink,
    Letters,
    Mark,
    Ring,
    Stroke,
    Words,
    benchmark_dashes,
    fitted,
    rag_mark,
)
from boardkeeper.rules.rag import Rag

_LINE = 1.45
_SAMPLE = 2.4
_BETWEEN = 1.6


@dataclass(frozen=True, slots=True)
class LegendEntry:
    """Words in a row, from their left edge; the sample is a line, a colour, or a ring.

    Attributes:
        line: Ink, width and dashes of the line it explains.
        rag: The colour it explains.
        ring: “outturn” or “outside”.
    """

    text: str
    line: tuple[Ink, float, tuple[float, ...]] | None = None
    rag: Rag | None = None
    ring: str = ""
    row: int = 0
    left: float = 0.0


def legend_of(
    chart: Chart, width: float, letters: Letters, *, with_colours: bool = True
) -> list[LegendEntry]:
    """The legend in as many rows as it needs in a width; where colours are said elsewhere, of lines only."""
    placed: list[LegendEntry] = []
    row, left = 0, 0.0
    size = letters.size
    for entry in _entries(chart):
        if entry.rag is not None and not with_colours:
            continue
        text = fitted(entry.text, width - size * _SAMPLE, letters.plain)
        wide = size * _SAMPLE + letters.plain(text)
        if placed and left + wide > width:
            row, left = row + 1, 0.0
        placed.append(LegendEntry(text, entry.line, entry.rag, entry.ring, row, round(left, 2)))
        left += wide + size * _BETWEEN
    return placed


def legend_height(legend: Sequence[LegendEntry], letters: Letters) -> float:
    """How much room its rows take."""
    return (legend[-1].row + 1) * letters.size * _LINE if legend else 0.0


def legend_marks(legend: Sequence[LegendEntry], top: float, letters: Letters) -> Iterator[Mark]:
    """Samples and words from a place down."""
    size = letters.size
    for entry in legend:
        baseline = round(top + (entry.row + 0.85) * size * _LINE, 2)
        middle, x = round(baseline - size * 0.3, 2), round(entry.left + size * 1.1, 2)
        if entry.line is not None:
            ink, width, dashes = entry.line
            right = round(entry.left + size * 1.9, 2)
            yield Stroke(((entry.left, middle), (right, middle)), ink, width, dashes)
        elif entry.ring == "outturn":
            yield Ring(x, middle, POINT_RADIUS, Ink.PAPER, Ink.LINE, 1.0)
        elif entry.ring:
            yield Ring(x, middle, POINT_RADIUS * 1.6, None, Ink.TEXT, 0.9)
        else:
            yield rag_mark(x, middle, entry.rag)
        yield Words(round(entry.left + size * _SAMPLE, 2), baseline, entry.text, Ink.QUIET, size)


def _entries(chart: Chart) -> Iterator[LegendEntry]:
    if chart.targets:
        yield LegendEntry(chart.targets[-1].label, (Ink.GOOD, 1.1, TARGET_DASHES))
        if chart.targets[-1].amber is not None:
            yield LegendEntry("Amber limit", (Ink.AMBER, 0.7, FAINT_DASHES))
        if any(span.stretch is not None for span in chart.targets):
            yield LegendEntry("Stretch target", (Ink.GOOD, 0.7, FAINT_DASHES))
    latest = {line.comparator: line.label for line in chart.benchmarks}
    for place, comparator in enumerate(sorted(latest)):
        yield LegendEntry(latest[comparator], (Ink.BENCHMARK, 0.9, benchmark_dashes(place)))
    if chart.limits is not None:
        yield LegendEntry("Control limits", (Ink.QUIET, 0.7, LIMIT_DASHES))
        words = f"Mean of {chart.baseline.words}" if chart.baseline is not None else "Mean"
        yield LegendEntry(words, (Ink.QUIET, 0.7, ()))
    rags = {point.rag for point in chart.points if point.value is not None and not point.is_outturn}
    for rag, words in ((Rag.GREEN, "Green"), (Rag.AMBER, "Amber"), (Rag.RED, "Red")):
        if rag in rags:
            yield LegendEntry(words, rag=rag)
    if any(point.is_outturn for point in chart.points):
        yield LegendEntry("Whole year", ring="outturn")
    if any(point.is_outside for point in chart.points):
        yield LegendEntry("Outside the limits", ring="outside")
