"""The index of a minute book: two columns, hanging lines, every number a link to its leaf."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count

from boardkeeper.documents.blocks import Heading, Orientation, Paragraph, ParagraphKind
from boardkeeper.documents.minute_book import IndexEntry
from boardkeeper.render.pdf.entries import Measure, entry_of
from boardkeeper.render.pdf.fonts import Weight, clean
from boardkeeper.render.pdf.leaves import LeafCanvas, LeafFrame, RenderedLeaves, draw_frame, leaf_style
from boardkeeper.render.pdf.prose import Flow, lay_heading, lay_paragraph
from boardkeeper.render.pdf.strips import Page, Strip, draw_page, fill_pages, line_strip
from boardkeeper.render.pdf.style import Style
from boardkeeper.render.pdf.tags import Element, LinkUse, Mark
from boardkeeper.render.pdf.typesetting import Ink, broken

_GUTTER = 22.0
_HANG = 12.0
_COLUMNS = 2
_PAGES_AT_ONCE = 12
_SMALLER = 0.84
"""Size of an index's text, in sizes of running text."""


@dataclass(frozen=True, slots=True)
class Index:
    """One index: its title, what it lists, the name of its place, and its lines under their letters."""

    title: str
    note: str
    anchor: str
    letters: Mapping[str, Sequence[IndexEntry]]


def draw_index(
    indexes: Sequence[Index], style: Style, frame: LeafFrame, prefix: str
) -> Iterator[RenderedLeaves]:
    """Lay out and draw indexes one behind the other, each on a page of its own.

    Args:
        prefix: Of the pages’ labels: “Index” gives Index 1, Index 2.

    Yields:
        A few pages at a time: every number is a link with an element of its own, and all of them at once would be too much.
    """
    style = leaf_style(style)
    numbers = count(1)
    for index in indexes:
        sheet = _Sheet(index, style)
        for start in range(0, len(sheet.pages), _PAGES_AT_ONCE):
            canvas = LeafCanvas(sheet.size, sheet.root)
            for page in range(start, min(start + _PAGES_AT_ONCE, len(sheet.pages))):
                sheet.draw(canvas, page)
                draw_frame(canvas, style, frame, f"{prefix} {next(numbers)}")
                canvas.turn_page()
            canvas.root = _marked(sheet.root) or sheet.root
            pdf, sidecar = canvas.finished()
            yield RenderedLeaves(pdf, sidecar, tuple(canvas.words))


class _Sheet:
    """An index laid out: its heading above two columns on the first page, columns alone on the others."""

    def __init__(self, index: Index, style: Style) -> None:
        self.size = style.page(Orientation.PORTRAIT)
        self.root = Element("Sect", {"T": index.title})
        self._side = style.margin_side
        self._head = self.size[1] - style.margin_top
        self._measure = self.size[0] - 2 * style.margin_side
        self._column = (self._measure - _GUTTER) / _COLUMNS
        room = self._head - style.margin_bottom
        title = Flow(style, self._measure, self.root, room=room)
        lay_heading(title, Heading(1, index.title, anchor=index.anchor))
        lay_paragraph(title, Paragraph(index.note, ParagraphKind.NOTE))
        self._above = fill_pages(title.strips, room)[0]
        self._taken = self._above.filled + style.body
        flow = _laid(index, Flow(style, self._column, self.root, room=room))
        self.pages = _columns(flow.strips, room, self._taken)

    def draw(self, canvas: LeafCanvas, page: int) -> None:
        """Draw a page, without turning it."""
        head = self._head
        if not page:
            draw_page(canvas, self._above, self._side, head, self._measure)
            head -= self._taken
        for order, column in enumerate(self.pages[page]):
            draw_page(canvas, column, self._side + order * (self._column + _GUTTER), head, self._column)


def _marked(element: Element) -> Element | None:
    """What was drawn since the last time, as a tree of its own; None when nothing was.

    A line that runs on to pages drawn later is an element in both trees.
    """
    copy = Element(element.tag, element.attributes)
    left: list[Element | Mark | LinkUse] = []
    for kid in element.kids:
        if not isinstance(kid, Element):
            copy.kids.append(kid)
            continue
        marked = _marked(kid)
        if marked is not None:
            copy.kids.append(marked)
        left.append(kid)
    element.kids = left
    return copy if copy.kids else None


def _columns(strips: Sequence[Strip], room: float, taken: float) -> list[list[Page]]:
    """Fill pages of columns; the first page has less room."""
    first = fill_pages(strips, room - taken)
    pages = [first[:_COLUMNS]]
    rest = [strip for column in first[_COLUMNS:] for _, strip in column.placed]
    if rest:
        columns = fill_pages(rest, room)
        pages += [columns[start : start + _COLUMNS] for start in range(0, len(columns), _COLUMNS)]
    return pages


def _laid(index: Index, flow: Flow) -> Flow:
    style = flow.style
    size = round(style.body * _SMALLER, 2)
    for letter, entries in index.letters.items():
        heading = Measure(
            Ink(Weight.SEMIBOLD, round(size * 1.2, 2), style.brand), size * 1.5, flow.width, style.brand
        )
        line = entry_of(broken([(letter, heading.ink)], flow.width)[0], flow.root.add("H2"), heading)
        line.gap = style.body * 0.9
        flow.strips.append(line_strip(line, keep=True))
        tree = flow.root.add("L", ListNumbering="None")
        for entry in entries:
            _lay_entry(flow, entry, tree, size, 0.0)
    return flow


def _lay_entry(flow: Flow, entry: IndexEntry, tree: Element, size: float, x: float) -> None:
    """One line and, further in, those below it."""
    style = flow.style
    body = tree.add("LI").add("LBody")
    plain = Ink(Weight.REGULAR, size, style.ink)
    runs = [(clean(entry.words).replace("\n", " "), plain)]
    number = count(1)
    for order, part in enumerate(entry.parts):
        if part.lead:
            runs.append(("; " if order else ": ", plain))
            runs.append((part.lead, Ink(Weight.ITALIC, size, style.quiet)))
        for place, ref in enumerate(part.refs):
            runs.append((", " if place or not part.lead else " ", plain))
            # Neither a citation nor a run of leaves is parted at the end of a line.
            label = ref.label.replace(" ", "\u00a0")
            runs.append(
                (label, Ink(Weight.REGULAR, size, style.brand, link=f"#{ref.place}", run=next(number)))
            )
    width = flow.width - x - _HANG
    measure = Measure(plain, round(size * 1.3, 2), width, style.brand, x + _HANG)
    lines = [entry_of(line, body, measure) for line in broken(runs, width)]
    lines[0].x = x
    lines[0].gap = 1.5
    if len(lines) > 1:
        lines[0].keep = lines[-2].keep = True
    flow.put(lines)
    if entry.below:
        flow.keep_last()
        inner = body.add("L", ListNumbering="None")
        for each in entry.below:
            _lay_entry(flow, each, inner, size, x + _HANG)
