"""Paragraphs and lists set into lines: the same for running text and for the cells of a table."""

from __future__ import annotations

from dataclasses import dataclass

from boardkeeper.documents.blocks import Inline, ListStyle, Points
from boardkeeper.render.pdf.fonts import Weight
from boardkeeper.render.pdf.strips import Entry
from boardkeeper.render.pdf.style import Colour, Style
from boardkeeper.render.pdf.tags import Element
from boardkeeper.render.pdf.typesetting import Ink, Line, broken, inked, single

LIST_NUMBERING = {
    ListStyle.LETTERS: "LowerAlpha",
    ListStyle.ROMAN: "LowerRoman",
    ListStyle.NUMBERS: "Decimal",
    ListStyle.BULLETS: "Disc",
}


@dataclass(frozen=True, slots=True)
class Measure:
    """How text is set: ink, distance of baselines, left edge and width in points."""

    ink: Ink
    leading: float
    width: float
    link: Colour
    x: float = 0.0

    def indented(self, by: float) -> Measure:
        return Measure(self.ink, self.leading, max(self.width - by, self.leading), self.link, self.x + by)


def body_measure(style: Style, width: float) -> Measure:
    return Measure(Ink(Weight.REGULAR, style.body, style.ink), style.leading, width, style.brand)


def baseline_drop(height: float, size: float) -> float:
    """From the top of a line's band to its baseline: figures and small letters stand in the middle together."""
    return round(height / 2 + size * 0.29, 3)


def entry_of(line: Line, element: Element | None, measure: Measure) -> Entry:
    return Entry(
        line,
        element,
        measure.x,
        measure.leading,
        baseline_drop(measure.leading, measure.ink.size),
        keep=False,
    )


def text_entries(text: Inline, element: Element, measure: Measure, gap: float = 0.0) -> list[Entry]:
    """Lines of one paragraph. No page ends after its first line or before its last."""
    lines = broken(inked(text, measure.ink, measure.link), measure.width)
    drop = baseline_drop(measure.leading, measure.ink.size)
    entries = [Entry(line, element, measure.x, measure.leading, drop) for line in lines]
    entries[0].gap = gap
    if len(entries) > 1:
        entries[0].keep = True
        entries[-2].keep = True
    return entries


def ordinal(number: int, style: ListStyle) -> str:
    """The label of the `number`-th point, counted from 1: (a) … (z), (aa), (ab) …; (i) …; 1.; •."""
    if style is ListStyle.LETTERS:
        return f"({letters(number)})"
    if style is ListStyle.ROMAN:
        return f"({roman(number)})"
    return f"{number}." if style is ListStyle.NUMBERS else "•"


def letters(number: int) -> str:
    """1 → a, 26 → z, 27 → aa, 28 → ab, as minutes letter their points."""
    text = ""
    while number > 0:
        number, place = divmod(number - 1, 26)
        text = chr(ord("a") + place) + text
    return text


def roman(number: int) -> str:
    """1 → i, 4 → iv, in small letters."""
    text = ""
    values = (
        (1000, "m"),
        (900, "cm"),
        (500, "d"),
        (400, "cd"),
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
    )
    for value, numeral in (*values, (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")):
        count, number = divmod(number, value)
        text += numeral * count
    return text


def list_entries(
    points: Points, parent: Element, measure: Measure, gap: float, *, keep_all: bool = False
) -> list[Entry]:
    """Lines of a list, its labels hanging at the left; nested lists below their point."""
    if not points.points:
        return []
    size = measure.ink.size
    tree = parent.add("L", ListNumbering=LIST_NUMBERING[points.style])
    labels = [
        single(ordinal(points.start + index, points.style), measure.ink)
        for index in range(len(points.points))
    ]
    hang = max(
        max(label.width for label in labels) + size * 0.55,
        size * (1.1 if points.style is ListStyle.BULLETS else 1.9),
    )
    inner = measure.indented(hang)
    entries: list[Entry] = []
    for point, label in zip(points.points, labels, strict=True):
        item = tree.add("LI")
        label_element = item.add("Lbl")
        body = item.add("LBody")
        nested = point.points is not None and bool(point.points.points)
        found = text_entries(point.text, body.add("P") if nested else body, inner, gap)
        found[0].label = (label, measure.x, label_element)
        for entry in found:
            entry.source = point.source
        if point.points is not None and nested:
            found[-1].keep = True
            found += list_entries(point.points, body, inner, gap * 0.7)
        entries += found
    if points.then is not None:
        entries[-1].keep = True
        entries += list_entries(points.then, parent, measure, gap)
    if keep_all:
        for entry in entries[:-1]:
            entry.keep = True
    return entries
