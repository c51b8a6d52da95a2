"""Sizes, margins and colours of printed paper; everything that decides how a page looks, in one hashable value."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from boardkeeper.documents.blocks import Orientation, Rag, Tone, Travel

Colour = tuple[float, float, float]

A4_POINTS = (595.276, 841.89)
MM = 72 / 25.4
WHITE: Colour = (1.0, 1.0, 1.0)
READABLE_CONTRAST = 7.0  # WCAG 2.2 AAA for text; the accent carries headings on white


@lru_cache(maxsize=200)
def colour(text: str) -> Colour:
    """Read ``#rrggbb``; anything else is the house blue, because a branding setting must never stop a print."""
    if not re.fullmatch(r"#[0-9a-fA-F]{6}", text):
        text = "#1f4e79"
    return (int(text[1:3], 16) / 255, int(text[3:5], 16) / 255, int(text[5:7], 16) / 255)


def luminance(ink: Colour) -> float:
    """Relative luminance as WCAG 2.2 defines it, 0 (black) to 1 (white)."""
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in ink)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@lru_cache(maxsize=200)
def contrast(ink: Colour, paper: Colour) -> float:
    """Contrast ratio of two colours, 1 to 21 (WCAG 2.2, 1.4.3)."""
    light, dark = sorted((luminance(ink), luminance(paper)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@lru_cache(maxsize=200)
def mixed(ink: Colour, paper: Colour, share: float) -> Colour:
    """`share` of `ink` laid over `paper`."""
    red, green, blue = (round(a * share + b * (1 - share), 4) for a, b in zip(ink, paper, strict=True))
    return red, green, blue


@lru_cache(maxsize=200)
def readable(ink: Colour) -> Colour:
    """The same hue, darkened until it can be read on white and on its own palest tint."""
    while contrast(ink, WHITE) < READABLE_CONTRAST:
        ink = mixed(ink, (0.0, 0.0, 0.0), 0.9)
    return ink


WARNING: Colour = colour("#7a1710")
"""What is not public is marked in this, beside the words that say so."""


@dataclass(frozen=True, slots=True)
class Wash:
    """A pale background and the ink that is read on it."""

    paper: Colour
    ink: Colour


RAG_WASHES = {
    Rag.RED: Wash(colour("#f7d4d0"), colour("#7a1710")),
    Rag.AMBER: Wash(colour("#fce7bd"), colour("#5c3d00")),
    Rag.GREEN: Wash(colour("#d3ead6"), colour("#124a1d")),
}
TONE_WASHES = {
    Tone.GOOD: RAG_WASHES[Rag.GREEN],
    Tone.CAUTION: RAG_WASHES[Rag.AMBER],
    Tone.BAD: RAG_WASHES[Rag.RED],
    Tone.WAITING: Wash(colour("#e4e8ee"), colour("#323d4c")),
    Tone.MUTED: Wash(WHITE, colour("#4d5966")),
}
TRAVEL_MARKS = {
    Travel.BETTER: ("▲", colour("#124a1d")),
    Travel.WORSE: ("▼", colour("#7a4a00")),
    Travel.SAME: ("=", colour("#4d5966")),
}


@dataclass(frozen=True, slots=True)
class Style:
    """How paper looks. Lengths are points; two styles that compare equal print the same bytes.

    Attributes:
        body: Size of running text.
        table: Largest size of text in tables; wide tables step down to `table_least` before words are cut.
        accent: Branding colour as ``#rrggbb``.
        least: Nothing that is to be read is set smaller; above 0 only in large print.
    """

    body: float = 12.0
    table: float = 10.5
    table_least: float = 6.5
    small: float = 9.5
    accent: str = "#1f4e79"
    margin_side: float = 22 * MM
    margin_top: float = 20 * MM
    margin_bottom: float = 23 * MM
    margin_side_landscape: float = 14 * MM
    foot_baseline: float = 12 * MM
    least: float = 0.0

    @property
    def is_large_print(self) -> bool:
        """Whether it is set anew for readers with low sight: portrait, in one column, wide tables as lists of their fields."""
        return self.least > 0

    @property
    def leading(self) -> float:
        return round(self.body * 1.34, 2)

    @property
    def ink(self) -> Colour:
        return colour("#15191e")

    @property
    def quiet(self) -> Colour:
        """For small print: still 7 to 1 on white."""
        return colour("#4d5966")

    @property
    def brand(self) -> Colour:
        return readable(colour(self.accent))

    @property
    def shade(self) -> Colour:
        """Behind table headers and notices."""
        return mixed(self.brand, WHITE, 0.09)

    @property
    def band(self) -> Colour:
        """Behind group rows."""
        return mixed(self.brand, WHITE, 0.05)

    @property
    def hairline(self) -> Colour:
        return colour("#c5ccd4")

    def heading_size(self, level: int) -> float:
        # What is large already grows less: a title of three lines is harder to read, not easier.
        grown = {1: 1.5, 2: 1.2, 3: 1.06} if self.is_large_print else {1: 1.75, 2: 1.3, 3: 1.08}
        return round(self.body * grown.get(level, 1.0), 2)

    def sized(self, size: float) -> float:
        """A size of text, no smaller than anything may be here."""
        return max(round(size, 2), self.least)

    def close(self) -> Style:
        """The same set small and close: still larger than a newspaper, and a page takes twice as much. Large print stays large."""
        if self.is_large_print:
            return self
        return replace(
            self,
            body=9.4,
            table=8.8,
            table_least=7.0,
            small=8.2,
            margin_side=17 * MM,
            margin_top=13 * MM,
            margin_bottom=19 * MM,
        )

    def page(self, orientation: Orientation) -> tuple[float, float]:
        """Width and height of a page. Large print is never on its side: it is read close to the eyes or with a glass."""
        width, height = A4_POINTS
        return (height, width) if self._lies(orientation) else (width, height)

    def side(self, orientation: Orientation) -> float:
        """Margin at the left and at the right."""
        return self.margin_side_landscape if self._lies(orientation) else self.margin_side

    def _lies(self, orientation: Orientation) -> bool:
        return orientation is Orientation.LANDSCAPE and not self.is_large_print


LARGE_PRINT = Style(
    body=18.0,
    table=18.0,
    table_least=16.0,
    small=16.0,
    margin_side=20 * MM,
    margin_bottom=25 * MM,
    least=16.0,
)
"""For readers with low sight: nothing is smaller than 16 points."""
