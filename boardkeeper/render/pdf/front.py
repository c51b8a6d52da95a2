"""The agenda sheet: who meets, when and where, and the items of business with their pages."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from boardkeeper.documents.blocks import Classification, Contents, ContentsItem, Cover, Text
from boardkeeper.documents.page_ranges import PageRange, range_words
from boardkeeper.render.pdf.entries import Measure, text_entries
from boardkeeper.render.pdf.fonts import Weight, clean
from boardkeeper.render.pdf.prose import Flow
from boardkeeper.render.pdf.strips import (
    Backdrop,
    CellBox,
    Entry,
    LineStrip,
    RoomBelow,
    RuleStrip,
    Strip,
    line_strip,
    side_by_side,
)
from boardkeeper.render.pdf.tags import Element
from boardkeeper.render.pdf.typesetting import Ink, plain, single

PURPOSE_INDENT = 60.0
"""What an item is for keeps clear of the column of page numbers, in points."""
MOST_KEPT_LINES = 12
"""Up to so many lines below its title an item is not parted between pages."""

_GAP, _CLOSE_GAP = 0.75, 0.25  # above an item, in sizes of its text
_RANGE_RUN = 1000  # tells the link on an item's pages from the one on its title
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(\.[\w-]+)+")
_WEB = re.compile(r"(https?://\S+|www\.\S+)")


def agenda_place(number: str) -> str:
    """Name of the place on the agenda sheet where an item stands; papers link back to it."""
    return f"agenda-item-{number}"


def linked(text: str) -> tuple[Text, ...]:
    """A contact line, a link if it is an e-mail or web address."""
    text = clean(text).strip()
    if _MAIL.fullmatch(text):
        return (Text(text, link=f"mailto:{text}"),)
    if _WEB.fullmatch(text):
        return (Text(text, link=text if text.startswith("http") else f"https://{text}"),)
    return (Text(text),)


def lay_cover(flow: Flow, cover: Cover) -> None:
    style = flow.style
    beside = tall = 0.0
    if cover.logo is not None:
        from boardkeeper.render.pdf.pictures import lay_logo

        beside, tall = lay_logo(flow, cover.logo, clean(cover.council))
    small = flow.small()
    small = replace(small, ink=Ink(Weight.REGULAR, style.small, style.ink))
    room = (flow.width if style.is_large_print else flow.width * 0.5) - beside
    council = Measure(
        Ink(Weight.BOLD, round(style.body * 1.25, 2), style.brand), style.body * 1.6, room, style.brand
    )
    sender = flow.root.add("Div")
    left = text_entries(cover.council, sender.add("P"), council)
    for line in cover.lines:
        left += text_entries(line, sender.add("P"), replace(small, width=room))
    x = 0.0 if style.is_large_print else flow.width * 0.55
    right: list[Entry] = []
    for label, value in cover.contact:
        words = (Text(f"{label}  ", bold=True), *linked(value)) if label else linked(value)
        right += text_entries(words, sender.add("P"), replace(small, width=flow.width - x))
    if cover.published:
        right += text_entries(cover.published, sender.add("P"), replace(small, width=flow.width - x), 4.0)
    boxes = [CellBox(beside, room, left)]
    if right and not style.is_large_print:
        boxes.append(CellBox(x, flow.width - x, right, 3.0))
    head = side_by_side(boxes)
    head.height = max(head.height, tall)
    flow.strips.append(head)
    if right and style.is_large_print:
        # One below the other: two narrow columns would part every address.
        flow.strips.append(Strip(height=style.body * 0.6))
        flow.put(right)
    flow.strips.append(RuleStrip(height=style.body * 2.2, ink=style.brand, thickness=1.2))
    _lay_title(flow, cover)


def _lay_title(flow: Flow, cover: Cover) -> None:
    style = flow.style
    if cover.kind:
        eyebrow = Ink(Weight.SEMIBOLD, style.body, style.quiet)
        flow.put(
            text_entries(
                cover.kind, flow.root.add("P"), Measure(eyebrow, style.leading, flow.width, style.brand)
            )
        )
    size = round(style.body * (1.7 if style.is_large_print else 2.15), 2)
    ink = Ink(Weight.BOLD, size, style.brand)
    flow.level = 1
    entries = text_entries(
        cover.board, flow.root.add("H1"), Measure(ink, round(size * 1.12, 2), flow.width, style.brand), 2.0
    )
    flow.put(entries, keep_all=True)
    head = flow.strips[-len(entries)]
    assert isinstance(head, LineStrip)
    head.heading = (1, clean(cover.board))
    flow.strips.append(RoomBelow(height=style.body * 0.6))
    day = Measure(
        Ink(Weight.SEMIBOLD, round(style.body * 1.15, 2), style.ink),
        round(style.body * 1.55, 2),
        flow.width,
        style.brand,
    )
    for words in (cover.day, cover.time, cover.place):
        if words:
            flow.put(text_entries(words, flow.root.add("P"), day))
            day = replace(day, ink=Ink(Weight.REGULAR, round(style.body * 1.08, 2), style.ink))
    if clean(cover.recipient).strip():
        _lay_recipient(flow, cover.recipient)
    flow.strips.append(RoomBelow(height=style.body * 0.4))


def _lay_recipient(flow: Flow, recipient: str) -> None:
    """Whose copy it is, behind a bar, where it is seen when copies are handed out."""
    style = flow.style
    bar = Backdrop(bar=style.brand, bar_width=2.5)
    words = (Text("Copy for "), Text(recipient.strip(), bold=True))
    measure = flow.measure.indented(15.0)
    flow.strips.append(Strip(height=style.body * 0.6, keep=True))
    flow.put(text_entries(words, flow.root.add("P"), measure), backdrop=bar, keep_all=True)


def lay_contents(flow: Flow, contents: Contents, ranges: Mapping[str, PageRange]) -> None:
    """The items, each a link to its paper.

    Args:
        ranges: Section key → labels of the item's first and last page; a target that is missing has no pages.
    """
    style = flow.style
    if contents.title:
        size = style.heading_size(2)
        flow.level = max(1, min(2, flow.level + 1))
        ink = Ink(Weight.SEMIBOLD, size, style.brand)
        element = flow.root.add(f"H{flow.level}")
        measure = Measure(ink, round(size * 1.25, 2), flow.width, style.brand)
        entries = text_entries(contents.title, element, measure, style.body * 1.7)
        flow.put(entries, keep_all=True)
        head = flow.strips[-len(entries)]
        assert isinstance(head, LineStrip)
        head.heading = (flow.level, clean(contents.title))
        flow.keep_last()
        flow.strips.append(RuleStrip(height=6.0, keep=True, ink=style.hairline))
    tree = flow.root.add("L", ListNumbering="Decimal")
    hang = (
        max((single(f"{item.number}.", flow.measure.ink).width for item in contents.items), default=0.0)
        + 10.0
    )
    gap = _CLOSE_GAP if contents.is_close else _GAP
    for item in contents.items:
        _lay_item(flow, item, ranges, tree, max(hang, 28.0), 0.0, gap)


def _lay_item(
    flow: Flow,
    item: ContentsItem,
    ranges: Mapping[str, PageRange],
    tree: Element,
    hang: float,
    x: float,
    gap: float,
) -> None:
    """One item at the left edge `x`, `gap` sizes of text below the last one. Without a number it is a part's name at the top and a dashed line further in."""
    style = flow.style
    element = tree.add("LI")
    pages = ranges.get(item.target)
    link = f"#{item.target}" if item.target and pages is not None else ""
    is_part = not item.number and x == 0
    colour = style.brand if is_part else style.ink
    bold = Ink(Weight.SEMIBOLD if x == 0 else Weight.REGULAR, style.body, colour, link=link)
    beside = replace(
        bold,
        weight=Weight.REGULAR,
        size=round(style.body * 0.92, 2),
        colour=style.brand if link else style.quiet,
        run=_RANGE_RUN,
    )
    words_beside = range_words(pages) if pages is not None else item.remark
    side = single("" if style.is_large_print else words_beside, beside)
    label = None
    if not is_part:
        words = f"{item.number}." if item.number else "–"
        label = (single(words, replace(bold, link="")), x, element.add("Lbl"))
    left = x if is_part else x + hang
    body = element.add("LBody")
    title = body.add("P")
    measure = Measure(bold, style.leading, flow.width - left - side.width - 14.0, style.brand, left)
    marking = _marking(item)
    entries = text_entries(
        (Text(item.title), Text(marking, italic=not style.is_large_print)) if marking else item.title,
        title,
        measure,
    )
    entries[0].gap = style.body * (gap * (1.6 if is_part else 1.0) if x == 0 else min(gap, 0.35))
    entries[0].label = label
    if side.pieces:
        entries[-1].right = (side, title)
        entries[-1].line.soft = True
    strips = [line_strip(entry) for entry in entries]
    if x == 0 and item.number:
        strips[0].places = (agenda_place(item.number),)
    flow.strips += strips
    if style.is_large_print and (words_beside or item.usual_pages):
        _lay_pages_below(flow, item, words_beside, body.add("P"), replace(measure, ink=beside))
    if is_part:
        flow.keep_last()
    if plain(item.purpose):
        flow.keep_last()
        quiet = Ink(Weight.REGULAR, round(style.body * 0.94, 2), style.quiet)
        room = flow.width - left - (0.0 if style.is_large_print else PURPOSE_INDENT)
        wide = Measure(quiet, round(style.body * 1.26, 2), room, style.brand, left)
        lines = text_entries(item.purpose, body.add("P"), wide, 1.0)
        flow.put(lines, keep_all=len(lines) <= MOST_KEPT_LINES)
    if item.items:
        flow.keep_last()
        inner = body.add("L", ListNumbering="None")
        widest = max(single(f"{part.number}.", flow.measure.ink).width for part in item.items)
        for part in item.items:
            _lay_item(flow, part, ranges, inner, max(hang * 0.8, 20.0, widest + 6.0), left, gap)


def _lay_pages_below(flow: Flow, item: ContentsItem, words: str, element: Element, measure: Measure) -> None:
    """In large print the pages stand below the title, with those of the usual pack."""
    is_here = words.startswith("(Page")
    here = f"{words.strip('()').replace(' - ', '–')} here" if is_here and item.usual_pages else words
    flow.keep_last()
    entries = text_entries((Text(here),), element, measure) if here else []
    if item.usual_pages:
        plainly = replace(measure, ink=replace(measure.ink, link="", colour=flow.style.quiet))
        entries += text_entries(item.usual_pages[:1].upper() + item.usual_pages[1:], element, plainly)
    flow.put(entries, keep_all=True)


def _marking(item: ContentsItem) -> str:
    return (
        "" if item.classification is Classification.PUBLIC else f" ({item.classification.value.capitalize()})"
    )
