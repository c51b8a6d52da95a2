"""The letters charts on paper are set in, and the colours of their marks."""

from __future__ import annotations

from functools import lru_cache

from boardkeeper.charts.marks import Ink, Letters
from boardkeeper.render.pdf.fonts import Weight, clean, pieces
from boardkeeper.render.pdf.style import Colour, colour

CHART_WIDTH, CHART_HEIGHT = 480.0, 210.0
"""A chart on a page that has no measure of its own, in points."""

INKS: dict[Ink, Colour] = {
    Ink.PAPER: colour("#ffffff"),
    Ink.TEXT: colour("#15191e"),
    Ink.QUIET: colour("#4d5966"),
    Ink.GRID: colour("#d5dae0"),
    Ink.LINE: colour("#1d5fa8"),
    Ink.GOOD_GROUND: colour("#e9f4eb"),
    Ink.AMBER_GROUND: colour("#fdf4de"),
    Ink.GOOD: colour("#1c6b2c"),
    Ink.AMBER: colour("#8a5a00"),
    Ink.BAD: colour("#b3261e"),
    Ink.BENCHMARK: colour("#6a3d9a"),
}


@lru_cache(maxsize=8)
def chart_letters(size: float) -> Letters:
    """The paper's own face in a size."""
    return Letters(
        size,
        lambda text: _wide(text, size, Weight.REGULAR),
        lambda text: _wide(text, size, Weight.SEMIBOLD),
    )


def _wide(text: str, size: float, weight: Weight) -> float:
    return size * sum(face.widths[part] for face, part, _ in pieces(clean(text), weight))
