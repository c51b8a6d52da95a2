"""One cell of a table: what it asks for, and its text set into lines."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from boardkeeper.documents.blocks import Align, Cell, Points, Tone
from boardkeeper.render.pdf.columns import Need
from boardkeeper.render.pdf.entries import Measure, list_entries, text_entries
from boardkeeper.render.pdf.fonts import Weight
from boardkeeper.render.pdf.rows import Pill
from boardkeeper.render.pdf.strips import CellBox, Entry
from boardkeeper.render.pdf.style import RAG_WASHES, TONE_WASHES, TRAVEL_MARKS, Colour, Style
from boardkeeper.render.pdf.tags import Element
from boardkeeper.render.pdf.typesetting import Ink, extent, inked, plain, single

# Sign or currency, digits with thousands, fraction, unit: "−1,204.5%", "£149.550m", "63.0%".
_FIGURE = re.compile(r"([<>~≈£+−–-]*\d[\d,]*)((?:\.\d+)?(?:\s?(?:%|pp|k|m|bn))?)")
LETTER_ROOM = 0.85
"""Beside a figure for its RAG letter or its travel mark, in widths of the text size."""
WIDEST_WORD = 14.0
"""A word wider than this many times the text size is cut rather than heeded."""


@dataclass(frozen=True, slots=True)
class Look:
    """What all cells of a table share. `tall` puts text in the middle of its row."""

    style: Style
    size: float
    padding: float
    tall: bool

    @property
    def leading(self) -> float:
        return round(self.size * 1.26, 2)

    @property
    def row_padding(self) -> float:
        return round(max(1.8, self.size * 0.36), 2)

    def ink(self, weight: Weight = Weight.REGULAR) -> Ink:
        return Ink(weight, self.size, self.style.ink)


def figure_parts(text: str) -> tuple[str, str] | None:
    """A figure before and after the place that is lined up; None for anything that is not one figure."""
    match = _FIGURE.fullmatch(text)
    return (match[1], match[2]) if match else None


def cell_need(cell: Cell, align: Align, ink: Ink, padding: float) -> Need:
    """What the cell asks of its column, measured with `ink` at a size of one point."""
    least, natural = extent(inked(cell.text, ink, ink.colour))
    if align is Align.DECIMAL and figure_parts(plain(cell.text)):
        least = natural
    beside = LETTER_ROOM * (cell.rag is not None) + LETTER_ROOM * (cell.travel is not None)
    if cell.points is not None:
        inner_least, inner_natural = _points_extent(cell.points, ink)
        least, natural = max(least, inner_least), max(natural, inner_natural)
    return Need(
        min(least, WIDEST_WORD) + beside, natural + beside, 2 * padding + 8.0 * (cell.tone is not None)
    )


def _points_extent(points: Points, ink: Ink, depth: int = 1) -> tuple[float, float]:
    least = natural = 0.0
    for point in points.points:
        found = extent(inked(point.text, ink, ink.colour))
        nested = _points_extent(point.points, ink, depth + 1) if point.points else (0.0, 0.0)
        hang = 2.0 * depth
        least, natural = max(least, found[0] + hang, nested[0]), max(natural, found[1] + hang, nested[1])
    after = _points_extent(points.then, ink, depth) if points.then is not None else (0.0, 0.0)
    return max(least, after[0]), max(natural, after[1])


@dataclass(frozen=True, slots=True)
class DecimalPlace:
    """Widths before and after the decimal point in a column, and of what stands beside, for a size of one point."""

    before: float = 0.0
    after: float = 0.0
    beside: float = 0.0

    def widened(self, cell: Cell, ink: Ink) -> DecimalPlace:
        parts = figure_parts(plain(cell.text))
        if parts is None:
            return self
        before, after = (single(part, ink).width if part else 0.0 for part in parts)
        beside = LETTER_ROOM if cell.rag is not None or cell.travel is not None else 0.0
        return DecimalPlace(max(self.before, before), max(self.after, after), max(self.beside, beside))


def set_cell(
    cell: Cell,
    element: Element,
    look: Look,
    x: float,
    width: float,
    align: Align,
    place: DecimalPlace,
    weight: Weight,
) -> tuple[CellBox, list[Pill]]:
    """Lines of a cell whose outer edges are `x` and `x + width`, and the lozenge behind its status."""
    style = look.style
    ink = look.ink(weight)
    if cell.rag is not None:
        ink = replace(ink, colour=RAG_WASHES[cell.rag].ink)
    elif cell.tone is Tone.MUTED:
        ink = replace(ink, colour=style.quiet)
    room = width - 2 * look.padding
    beside = _beside(cell, look, align, place)
    measure = Measure(ink, look.leading, max(room - beside, look.size), style.brand)
    has_list = cell.points is not None and bool(cell.points.points)
    pills: list[Pill] = []
    leaf = element.add("P") if has_list and plain(cell.text) else element
    if cell.tone not in {None, Tone.MUTED}:
        entries, pill = _status(cell, leaf, measure, look, x)
        pills.append(pill)
    elif has_list and leaf is element:
        entries = []
    else:
        entries = text_entries(cell.text, leaf, measure)
        _aligned(entries, cell, align, measure, place, look)
    if cell.rag is not None and entries:
        letter = single(cell.rag.value, replace(look.ink(Weight.BOLD), colour=ink.colour))
        entries[0].line.soft = bool(entries[0].line.pieces)
        entries[0].right = (letter, leaf)
    if cell.travel is not None and entries:
        sign, colour = TRAVEL_MARKS[cell.travel]
        # A breaking space at the head of a line would be dropped.
        mark = single(f"\N{NO-BREAK SPACE}{sign}", Ink(Weight.REGULAR, round(look.size * 0.95, 2), colour))
        entries[-1].mark = (mark, f" {cell.travel.value}")
    if cell.points is not None and has_list:
        entries += list_entries(cell.points, element, measure, look.size * 0.2)
    # In a column of figures the letter stands beside its figure, elsewhere at the right edge.
    is_figure = align is Align.DECIMAL and figure_parts(plain(cell.text)) is not None
    extent_right = (room + (place.before + place.after + place.beside) * look.size) / 2 if is_figure else room
    return CellBox(x + look.padding, min(room, extent_right), entries, look.row_padding), pills


def _beside(cell: Cell, look: Look, align: Align, place: DecimalPlace) -> float:
    if align is Align.DECIMAL and figure_parts(plain(cell.text)):
        return place.beside * look.size
    return LETTER_ROOM * look.size * ((cell.rag is not None) + (cell.travel is not None))


def _aligned(
    entries: list[Entry], cell: Cell, align: Align, measure: Measure, place: DecimalPlace, look: Look
) -> None:
    """Move finished lines to where the column wants them."""
    if align is Align.LEFT:
        return
    parts = figure_parts(plain(cell.text)) if align is Align.DECIMAL and len(entries) == 1 else None
    if parts is not None:
        before = single(parts[0], measure.ink).width
        block = (place.before + place.after) * look.size
        entries[0].x = max(0.0, (measure.width - block) / 2 + place.before * look.size - before)
        return
    for entry in entries:
        slack = max(0.0, measure.width - entry.line.width)
        entry.x = slack if align is Align.RIGHT else slack / 2


def _status(cell: Cell, element: Element, measure: Measure, look: Look, x: float) -> tuple[list[Entry], Pill]:
    """The first line's words on a lozenge, the rest below."""
    assert cell.tone is not None
    wash = TONE_WASHES[cell.tone]
    words = plain(cell.text)
    head, _newline, rest = words.partition("\n")
    ink = replace(measure.ink, weight=Weight.SEMIBOLD, colour=wash.ink)
    inner = replace(measure, ink=ink, width=max(measure.width - 8.0, look.size), x=4.0)
    entries = text_entries(head, element, inner)
    widest = max(entry.line.width for entry in entries)
    height = len(entries) * look.leading + 1.0
    pill = Pill(x + look.padding, -0.5, widest + 8.0, height, wash.paper)
    if rest:
        below = text_entries(rest, element, measure, 2.5)
        entries[-1].line.soft = True
        entries += below
    return entries, pill


def pale_fill(cell: Cell) -> Colour | None:
    return RAG_WASHES[cell.rag].paper if cell.rag is not None else None
