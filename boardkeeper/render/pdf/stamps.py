"""What only the whole pack knows and every page bears: its number, the item, the classification; and the blank leaves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from boardkeeper.documents.blocks import Classification, Orientation, Section, SectionKind
from boardkeeper.render.pdf.canvas import TaggedCanvas
from boardkeeper.render.pdf.fonts import Weight
from boardkeeper.render.pdf.laying import LaidPack
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
        label: The page's number.
        words: What stands at the foot beside it.
        marking: What the page is marked with at its head and its foot; blank on a page of the public edition.
        is_close: Of a section that is set small.
        size: Width and height of a page that was attached, and of a leaf behind one; None for our own.
    """

    label: str
    words: str
    marking: str
    is_leaf: bool
    orientation: Orientation
    is_close: bool = False
    size: tuple[float, float] | None = None


def stamp_of(laid: LaidPack, at: int, page: int) -> Stamp:
    """What is stamped on a page.

    Args:
        laid: The pack.
        at: The place of its section.
        page: Which of the section’s pages, from 0; its blank leaves come behind its own.
    """
    section, place, sidecar = laid.sections[at], laid.places[at], laid.rendered[at].sidecar
    is_leaf = page >= place.pages
    # A leaf is the back of the sheet before it: of the same size, and the same way up.
    face = sidecar.faces[min(page, place.pages - 1)]
    return Stamp(
        laid.labels[place.first_index + page],
        _running_words(section),
        # A passage that is marked in a section that is public; then what every page of the edition bears.
        classification_words(section) or sidecar.markings.get(page, "") or laid.pack.edition,
        is_leaf=is_leaf,
        orientation=section.orientation,
        is_close=section.is_close,
        size=face[:2] if section.attached is not None else None,
    )


def stamped_pages(stamps: Sequence[Stamp], style: Style) -> bytes:
    """A PDF with one page for each stamp, to be laid over the pack's pages; its font resources begin with S."""
    return _stamped_pages(tuple(stamps), style)


@lru_cache(maxsize=32)
def _stamped_pages(stamps: tuple[Stamp, ...], style: Style) -> bytes:
    # An edit that leaves the page numbers alone leaves all this alone.
    first = style.page(stamps[0].orientation) if stamps else style.page(Orientation.PORTRAIT)
    canvas = TaggedCanvas(first, Element("Document"), prefix="S")
    for stamp in stamps:
        if stamp.size is not None:
            canvas.setPageSize(stamp.size)
            _draw_on_attached(canvas, stamp, stamp.size, style)
            canvas.turn_page()
            continue
        size = style.page(stamp.orientation)
        canvas.setPageSize(size)
        _draw(canvas, stamp, size, style)
        canvas.turn_page()
    return canvas.finished()[0]


def _draw(canvas: TaggedCanvas, stamp: Stamp, size: tuple[float, float], style: Style) -> None:
    width, height = size
    style = style.close() if stamp.is_close else style
    side = style.side(stamp.orientation)
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
    canvas.write_foot(shortened(stamp.words, small, room), x, baseline)
    if stamp.is_leaf:
        draw_leaf(canvas, width, height, style)
    above = baseline + max(13.0, round(style.small * 1.25, 2))
    canvas.rule(side, above, width - side, above, style.hairline, 0.5)


def _draw_on_attached(canvas: TaggedCanvas, stamp: Stamp, size: tuple[float, float], style: Style) -> None:
    """Number, item and marking on one line in the free band at the foot; the marking at the head too."""
    from boardkeeper.render.pdf.page_fit import stamp_scale

    width, height = size
    scale = stamp_scale(width, height)
    side, baseline = _ATTACHED_SIDE * scale, _ATTACHED_BASELINE * scale
    bold = Ink(Weight.SEMIBOLD, round(style.small * scale, 2), style.ink)
    number = single(f"Page {stamp.label}", bold)
    canvas.write_foot(number, width - side - number.width, baseline)
    if stamp.is_leaf:
        draw_leaf(canvas, width, height, style)
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
        canvas.write_foot(shortened(stamp.words, quiet, room), x, baseline)


def _running_words(section: Section) -> str:
    """“Item 6 · Improvement Plan”; an appendix, which need not say so itself, is named by its own title."""
    is_appendix = section.kind is SectionKind.APPENDIX
    title = section.title if is_appendix or not section.item_title else section.item_title
    if section.kind is SectionKind.AGENDA or not section.item_number:
        return title
    return f"Item {section.item_number}  ·  {title}"


def classification_words(section: Section) -> str:
    """As printed: "Exempt – paragraphs 1 and 3"; nothing for what is public."""
    if section.classification is Classification.PUBLIC:
        return ""
    words = section.classification.value.capitalize()
    return f"{words} – {section.exemption}" if section.exemption else words
