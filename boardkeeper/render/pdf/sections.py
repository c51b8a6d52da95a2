"""One section by itself: laid out, drawn into a small tagged PDF, and kept until its blocks change."""

from __future__ import annotations

import hashlib
import os
import tempfile
import threading
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from itertools import takewhile
from pathlib import Path

from boardkeeper.documents.blocks import (
    Action,
    Block,
    Callout,
    ChartBlock,
    Contents,
    Cover,
    FieldList,
    Heading,
    KeyLine,
    Leaf,
    MemberList,
    PageBreak,
    Paragraph,
    Picture,
    Points,
    Resolution,
    Rule,
    Section,
    SectionKind,
    Signature,
    Table,
    Withheld,
)
from boardkeeper.documents.page_ranges import PageRange
from boardkeeper.remembering import once
from boardkeeper.render.pdf import front, grid, prose
from boardkeeper.render.pdf.canvas import TaggedCanvas
from boardkeeper.render.pdf.entries import entry_of
from boardkeeper.render.pdf.fonts import Weight, clean
from boardkeeper.render.pdf.kept_tables import KeptTables, TablesOfSection
from boardkeeper.render.pdf.prose import Flow
from boardkeeper.render.pdf.strips import Page, PageEnd, draw_page, fill_pages, line_strip
from boardkeeper.render.pdf.style import Style
from boardkeeper.render.pdf.tags import Element, Sidecar
from boardkeeper.render.pdf.typesetting import Ink, broken, single
from boardkeeper.render.pdf.withheld import draw_asides, withhold

LAYOUT_VERSION = 7
"""Counted up when the same blocks come out differently, so that kept sections are made again."""

BLANK_WORDS = "This page is intentionally left blank"

_COVER_SHARES = (0.96, 0.92, 0.88, 0.84)
"""Of the usual size of text: tried in turn when the front of an agenda runs over its page."""


@dataclass(frozen=True, slots=True)
class RenderedSection:
    """A section's own PDF, without page numbers, and what the assembler must know about it."""

    pdf: bytes
    sidecar: Sidecar


class SectionCache:
    """Rendered sections by the hash of their blocks and style; safe to share between threads.

    Args:
        folder: Where they are also kept on disk; None keeps them in memory only.
        most: How many are held in memory; the one unused for longest goes first.
    """

    def __init__(self, folder: Path | None = None, most: int = 400) -> None:
        self.tables = KeptTables()
        self._folder = folder
        self._most = most
        self._held: OrderedDict[str, RenderedSection] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, key: str) -> RenderedSection | None:
        with self._lock:
            found = self._held.get(key)
            if found is not None:
                self._held.move_to_end(key)
                return found
        found = self._read(key)
        if found is not None:
            self._hold(key, found)
        return found

    def put(self, key: str, section: RenderedSection) -> None:
        self._hold(key, section)
        if self._folder is not None:
            self._folder.mkdir(parents=True, exist_ok=True)
            _replace(self._folder / f"{key}.pdf", section.pdf)
            _replace(self._folder / f"{key}.json", section.sidecar.to_json().encode())

    def _hold(self, key: str, section: RenderedSection) -> None:
        with self._lock:
            self._held[key] = section
            while len(self._held) > self._most:
                self._held.popitem(last=False)

    def _read(self, key: str) -> RenderedSection | None:
        if self._folder is None:
            return None
        try:
            sidecar = Sidecar.from_json((self._folder / f"{key}.json").read_text(encoding="utf-8"))
            return RenderedSection((self._folder / f"{key}.pdf").read_bytes(), sidecar)
        except (OSError, ValueError, TypeError):
            # A cache may be lost or torn at any time; the section is simply made again.
            return None


def _replace(path: Path, content: bytes) -> None:
    with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
        file.write(content)
    os.replace(file.name, path)


def section_hash(section: Section, style: Style, ranges: Mapping[str, PageRange]) -> str:
    """Of everything that decides how the section comes out; values print alike exactly when they are equal."""
    # Most of a section is its blocks, and those of a paper that was not edited are the very same as before.
    facts = [getattr(section, each.name) for each in fields(section) if each.name != "blocks"]
    return _hash((LAYOUT_VERSION, facts, once(_hash, section.blocks), style, sorted(ranges.items())))


def _hash(value: object) -> str:
    return hashlib.blake2b(repr(value).encode("utf-8", "backslashreplace"), digest_size=20).hexdigest()


def render_section(
    section: Section,
    style: Style | None = None,
    ranges: Mapping[str, PageRange] | None = None,
    *,
    cache: SectionCache | None = None,
) -> RenderedSection:
    """Lay a section out and draw it.

    Args:
        ranges: Section key → labels of first and last page, for the agenda sheet.
    """
    style = style or Style()
    ranges = ranges or {}
    key = section_hash(section, style, ranges) if cache is not None else ""
    found = cache.get(key) if cache is not None else None
    if found is None:
        found = _rendered(section, style, ranges, cache.tables if cache is not None else None)
        if cache is not None:
            cache.put(key, found)
    return found


def _rendered(
    section: Section, style: Style, ranges: Mapping[str, PageRange], kept: KeptTables | None
) -> RenderedSection:
    if section.attached is not None:
        from boardkeeper.render.pdf.attached import lay_attached

        return RenderedSection(*lay_attached(section))
    tables = TablesOfSection(kept) if kept is not None else None
    laid = laid_out(section, style, ranges, tables)
    canvas = TaggedCanvas(laid.size, laid.root)
    for page in laid.pages:
        draw_laid_out(canvas, laid, page, style)
        canvas.turn_page()
    rendered = RenderedSection(*canvas.finished())
    if tables is not None:
        tables.give_back(laid.pages)
    return rendered


@dataclass(frozen=True, slots=True)
class LaidOut:
    """A section put on pages that are not drawn yet: lengths in points, `head` and `side` where its text begins."""

    root: Element
    pages: tuple[Page, ...]
    size: tuple[float, float]
    side: float
    head: float
    width: float


def laid_out(
    section: Section, style: Style, ranges: Mapping[str, PageRange], tables: TablesOfSection | None = None
) -> LaidOut:
    """Put the blocks of a section on pages."""
    style = style.close() if section.is_close else style
    page_width, page_height = style.page(section.orientation)
    side = style.side(section.orientation)
    root = Element("Sect", {"T": clean(section.title)})
    head = page_height - style.margin_top
    flow = Flow(style, page_width - 2 * side, root, room=head - style.margin_bottom, tables=tables)
    if section.item_number and section.kind is not SectionKind.AGENDA:
        _lay_eyebrow(flow, section)
    flow.style = _front_style(section, flow, ranges)
    for block in section.blocks:
        if isinstance(block, PageBreak):
            flow.style = style
        _lay(flow, block, ranges)
    pages = tuple(fill_pages(flow.strips, flow.room))
    return LaidOut(root, pages, (page_width, page_height), side, head, flow.width)


def count_pages(section: Section, style: Style | None = None) -> int:
    """How many pages the blocks of a section take, without drawing them."""
    return len(laid_out(section, style or Style(), {}).pages)


def draw_laid_out(canvas: TaggedCanvas, laid: LaidOut, page: Page, style: Style) -> None:
    """Draw one of its pages, without turning it."""
    if page.leaf:
        draw_leaf(canvas, *laid.size, style)
        return
    draw_page(canvas, page, laid.side, laid.head, laid.width)
    draw_asides(canvas, page, laid.side, laid.head)


def _front_style(section: Section, flow: Flow, ranges: Mapping[str, PageRange]) -> Style:
    """The style in which what stands before an agenda's first page break takes one page.

    A cover that runs over by a line would leave the signature alone on a page, and cost every member a leaf.
    """
    front_blocks = tuple(takewhile(_is_no_break, section.blocks))
    if section.kind is not SectionKind.AGENDA or len(front_blocks) == len(section.blocks):
        return flow.style
    if flow.style.is_large_print:
        return flow.style
    for share in (1.0, *_COVER_SHARES):
        tried = replace(flow.style, body=round(flow.style.body * share, 2))
        trial = Flow(tried, flow.width, Element("Sect"), room=flow.room)
        for block in front_blocks:
            _lay(trial, block, ranges)
        if len(fill_pages(trial.strips, trial.room)) <= 1:
            return tried
    return flow.style


def _is_no_break(block: Block) -> bool:
    return not isinstance(block, PageBreak)


def _lay_eyebrow(flow: Flow, section: Section) -> None:
    """The line "Agenda item 11" at the head of a paper: the way back to the agenda sheet; in large print at the left."""
    style = flow.style
    link = f"#{front.agenda_place(section.item_number)}"
    ink = Ink(Weight.SEMIBOLD, style.small, style.brand, link=link, run=1)
    runs = [(f"Agenda item {clean(section.item_number)}", ink)]
    if section.usual_pages:
        usual = Ink(Weight.REGULAR, style.small, style.quiet)
        runs.append((f"  ·  {clean(section.usual_pages)}".replace(" ", "\N{NO-BREAK SPACE}", 2), usual))
    measure = flow.small()
    element = flow.root.add("P")
    for line in broken(runs, flow.width):
        entry = entry_of(line, element, measure)
        entry.x = 0.0 if style.is_large_print else flow.width - line.width
        flow.strips.append(line_strip(entry, keep=True))


def draw_leaf(canvas: TaggedCanvas, width: float, height: float, style: Style) -> None:
    """The words on a blank leaf, a little above the middle of the page."""
    weight = Weight.REGULAR if style.is_large_print else Weight.ITALIC
    words = single(BLANK_WORDS, Ink(weight, style.body, style.quiet))
    canvas.write_foot(words, (width - words.width) / 2, height * 0.54)


def _lay(flow: Flow, block: Block, ranges: Mapping[str, PageRange]) -> None:
    first = len(flow.strips)
    _lay_kind(flow, block, ranges)
    if isinstance(block, Heading | Paragraph | Resolution | Action) and block.source:
        for strip in flow.strips[first:]:
            strip.source = block.source


def _lay_kind(flow: Flow, block: Block, ranges: Mapping[str, PageRange]) -> None:  # noqa: C901, PLR0912 - one line for each block
    match block:
        case Heading():
            prose.lay_heading(flow, block)
        case Paragraph():
            prose.lay_paragraph(flow, block)
        case Points():
            prose.lay_points(flow, block)
        case Resolution():
            prose.lay_resolution(flow, block)
        case Action():
            prose.lay_action(flow, block)
        case Withheld():
            first = len(flow.strips)
            prose.lay_marking(flow, block.marking)
            for each in block.blocks:
                _lay(flow, each, ranges)
            withhold(flow.strips[first:], block.marking)
        case Callout():
            prose.lay_callout(flow, block)
        case MemberList():
            prose.lay_members(flow, block)
        case KeyLine():
            from boardkeeper.render.pdf.keys import lay_key

            lay_key(flow, block)
        case Signature():
            prose.lay_signature(flow, block)
        case Rule():
            prose.lay_rule(flow)
        case Table():
            grid.lay_table(flow, block)
        case FieldList():
            grid.lay_fields(flow, block)
        case Picture():
            from boardkeeper.render.pdf.pictures import lay_picture

            lay_picture(flow, block)
        case ChartBlock():
            from boardkeeper.render.pdf.charts import lay_chart

            lay_chart(flow, block)
        case Cover():
            front.lay_cover(flow, block)
        case Contents():
            front.lay_contents(flow, block, ranges)
        case PageBreak():
            flow.strips.append(PageEnd(height=0.0))
        case Leaf():
            flow.strips.append(PageEnd(height=0.0, leaf=True))
