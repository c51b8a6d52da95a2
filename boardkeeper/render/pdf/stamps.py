"""What only the whole pack knows and every page bears: its number, the item, the classification; and the blank leaves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from boardkeeper.documents.blocks import Classification, Orientation, Section, SectionKind
from boardkeeper.render.pdf.canvas import TaggedCanvas
from boardkeeper.render.pdf.fonts import Weight
from boardkeeper.render.pdf.page_fit import stamp_scale
from boardkeeper.render.pdf.sections import draw_leaf
from boardkeeper.render.pdf.style import MM, WARNING, Style
from boardkeeper.render.pdf.tags import Element
from boardkeeper.render.pdf.typesetting import Ink, shortened, single

# On an attached page the number stands nearer to the edge than its own foot, which Word puts at 12.5 mm and more.
_ATTACHED_BASELINE = 6.0 * MM
_ATTACHED_SIDE = 14.0 * MM


@dataclass(frozen=True, slots=True)
class Stamp:
    """What is stamped on one page. A blank leaf also says that it is one.

    Attributes:
        size: Width and height of a page that was attached; None for our own.
        edition: Marked on a page whose section has no classification of its own.
        passage: What a passage on the page is marked with, in a section that is otherwise public.
    """

    section: Section
    label: str
    is_leaf: bool
    size: tuple[float, float] | None = None
    edition: str = ""
    passage: str = ""

    @property
    def marking(self) -> str:
        """What the page is marked with at its head and its foot; blank on a page of the public edition."""
        return classification_words(self.section) or self.passage or self.edition


def stamped_pages(stamps: Sequence[Stamp], style: Style) -> bytes:
    """A PDF with one page for each stamp, to be laid over the pack's pages; its font resources begin with S."""
    first = style.page(stamps[0].section.orientation) if stamps else style.page(Orientation.PORTRAIT)
    canvas = TaggedCanvas(first, Element("Document"), prefix="S")
    for stamp in stamps:
        if stamp.size is not None:
            canvas.setPageSize(stamp.size)
            _draw_on_attached(canvas, stamp, stamp.size, style)
            canvas.turn_page()
            continue
        size = style.page(Orientation.PORTRAIT if stamp.is_leaf else stamp.section.orientation)
        canvas.setPageSize(size)
        _draw(canvas, stamp, size, style)
        canvas.turn_page()
    return canvas.finished()[0]


def _draw(canvas: TaggedCanvas, stamp: Stamp, size: tuple[float, float], style: Style) -> None:
    width, height = size
    section = stamp.section
    style = style.close() if section.is_close else style
    side = style.side(Orientation.PORTRAIT if stamp.is_leaf else section.orientation)
    small = Ink(Weight.REGULAR, style.small, style.quiet)
    number = single(f"Page {stamp.label}", Ink(Weight.SEMIBOLD, style.small + 0.5, style.ink))
    baseline = style.foot_baseline
    canvas.write_foot(number, width - side - number.width, baseline)
    marking = stamp.marking
    room = width - 2 * side - number.width - 24.0
    x = side
    if marking:
        warning = single(marking, Ink(Weight.BOLD, style.small, WARNING))
        canvas.write_foot(warning, side, baseline)
        head = single(marking.upper(), Ink(Weight.BOLD, style.small, WARNING))
        canvas.write_foot(head, side, height - style.margin_top * 0.62)
        x += warning.width + 14.0
        room -= warning.width + 14.0
    canvas.write_foot(shortened(_running_words(section), small, room), x, baseline)
    if stamp.is_leaf:
        draw_leaf(canvas, width, height, style)
    canvas.rule(side, baseline + 13.0, width - side, baseline + 13.0, style.hairline, 0.5)


def _draw_on_attached(canvas: TaggedCanvas, stamp: Stamp, size: tuple[float, float], style: Style) -> None:
    """Number, item and marking on one line in the free band at the foot; the marking at the head too."""
    width, height = size
    scale = stamp_scale(width, height)
    side, baseline = _ATTACHED_SIDE * scale, _ATTACHED_BASELINE * scale
    bold = Ink(Weight.SEMIBOLD, round(style.small * scale, 2), style.ink)
    number = single(f"Page {stamp.label}", bold)
    canvas.write_foot(number, width - side - number.width, baseline)
    room = width - 2 * side - number.width - 16.0 * scale
    x = side
    marking = stamp.marking
    if marking:
        red = Ink(Weight.BOLD, bold.size, WARNING)
        warning = shortened(marking, red, room)
        canvas.write_foot(warning, x, baseline)
        head = shortened(marking.upper(), red, width - 2 * side)
        canvas.write_foot(head, side, height - baseline - bold.size * 0.7)
        x += warning.width + 12.0 * scale
        room -= warning.width + 12.0 * scale
    if room > 0:
        quiet = Ink(Weight.REGULAR, bold.size, style.quiet)
        canvas.write_foot(shortened(_running_words(stamp.section), quiet, room), x, baseline)


def _running_words(section: Section) -> str:
    title = section.item_title or section.title
    if section.kind is SectionKind.AGENDA or not section.item_number:
        return title
    return f"Item {section.item_number}  ·  {title}"


def classification_words(section: Section) -> str:
    """As printed: "Exempt – paragraphs 1 and 3"; nothing for what is public."""
    if section.classification is Classification.PUBLIC:
        return ""
    words = section.classification.value.capitalize()
    return f"{words} – {section.exemption}" if section.exemption else words
