"""The large print edition: the same words, with the page numbers of the usual pack beside its own.

Large print runs over more pages, so it has a numbering of its own. Whoever reads it sits among people with the usual pack; each
item and each paper therefore says where it stands there.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass, replace
from typing import Any

from boardkeeper.documents.blocks import (
    AttachedPages,
    Block,
    Callout,
    ChartBlock,
    Contents,
    ContentsItem,
    Cover,
    Heading,
    Pack,
    PageNumbers,
    Picture,
    Section,
    SectionKind,
    Text,
)
from boardkeeper.documents.page_ranges import PageRange, ranges_of

KIND = "large print"
AS_THEY_ARE = "Pages that are not in large print"
AS_IT_IS = "-as-it-is"
"""Behind the key of a paper: its own pages, which stand behind the notice that has the key."""
_WHAT_IT_IS = (
    "The words are those of the usual pack; the page numbers are not, because large print takes more pages. Each item and "
    "each paper says where it stands in the usual pack."
)


def in_large_print(pack: Pack, usual: Sequence[PageNumbers]) -> Pack:
    """The same pack, ready to be laid out in large print.

    Args:
        pack: As it was composed for its readers.
        usual: The numbering of the usual pack, which its papers say beside their own.
    """
    ranges = ranges_of(usual)
    own = {each.key: (str(each.first), str(each.last)) for each in usual}
    sections = tuple(
        _sheet(section, ranges) if section.kind is SectionKind.AGENDA else _paper(section, own)
        for section in _with_notices(pack)
    )
    return replace(
        pack,
        sections=tuple(_upright(section) for section in sections),
        numbers=(),
        first_page=1,
        is_large_print=True,
    )


def _upright(value: Any) -> Any:
    """The same blocks without slanted words, which are hard to read with low sight."""
    if isinstance(value, Text):
        return replace(value, italic=False) if value.italic else value
    if isinstance(value, tuple):
        parts = tuple(_upright(each) for each in value)
        return parts if any(new is not old for new, old in zip(parts, value, strict=True)) else value
    is_seen = isinstance(value, ChartBlock | Picture | AttachedPages)
    if is_seen or isinstance(value, type) or not is_dataclass(value):
        return value
    block: Any = value
    changed = {}
    for each in fields(value):
        old = getattr(value, each.name)
        new = _upright(old)
        if new is not old:
            changed[each.name] = new
    return replace(block, **changed) if changed else value


def usual_words(pages: PageRange) -> str:
    """As printed: "pages 33–64 of the usual pack"."""
    first, last = pages
    return f"page {first} of the usual pack" if first == last else f"pages {first}–{last} of the usual pack"


def _paper(section: Section, own: Mapping[str, PageRange]) -> Section:
    """A paper that says where it stands itself; its item may have appendices, and not all of them in this edition."""
    pages = own.get(section.key)
    return replace(section, usual_pages=usual_words(pages) if pages is not None else "")


def _sheet(section: Section, ranges: Mapping[str, PageRange]) -> Section:
    """An agenda sheet that says what it is and names both page ranges of every item."""
    blocks: list[Block] = []
    for block in section.blocks:
        if isinstance(block, Cover):
            blocks.append(replace(block, kind=f"{block.kind} – {KIND}" if block.kind else KIND.capitalize()))
        elif isinstance(block, Contents):
            listed = replace(block, items=tuple(_item(item, ranges) for item in block.items))
            blocks += [_told(), listed]
        else:
            blocks.append(block)
    if not any(isinstance(block, Contents) for block in blocks):
        # A sheet of what changed lists no items; the notice stands behind its cover.
        covers = sum(1 for block in blocks if isinstance(block, Cover))
        blocks[covers:covers] = [_told()] if covers else []
    return replace(section, blocks=tuple(blocks))


def _told() -> Callout:
    return Callout(_WHAT_IT_IS, title="This is the large print edition")


def _item(item: ContentsItem, ranges: Mapping[str, PageRange]) -> ContentsItem:
    pages = ranges.get(item.target)
    return replace(
        item,
        items=tuple(_item(each, ranges) for each in item.items),
        usual_pages=usual_words(pages) if pages is not None else "",
    )


def _with_notices(pack: Pack) -> Iterator[Section]:
    """Say before attached pages that they stand as they are: at the end of the paper they belong to, or on a page of its own."""
    sections = pack.sections
    contact = _contact(pack)
    index = 0
    while index < len(sections):
        section = sections[index]
        index += 1
        following = _attached_after(sections, index, section)
        index += len(following)
        if section.attached is None:
            yield (
                replace(section, blocks=(*section.blocks, _notice(following, contact)))
                if following
                else section
            )
            yield from following
            continue
        # The notice takes the paper's key, so that whatever leads to the paper leads to it.
        yield Section(
            section.key,
            section.title,
            (Heading(1, section.title), _notice((section, *following), contact)),
            section.kind,
            classification=section.classification,
            item_number=section.item_number,
            item_title=section.item_title,
            starts_odd=section.starts_odd,
            exemption=section.exemption,
        )
        yield replace(section, key=f"{section.key}{AS_IT_IS}", starts_odd=False)
        yield from following


def _attached_after(sections: Sequence[Section], index: int, section: Section) -> tuple[Section, ...]:
    """The attached pages that follow at once and belong to the same item."""
    found: list[Section] = []
    for each in sections[index:]:
        if each.attached is None or not each.item_number or each.item_number != section.item_number:
            break
        found.append(each)
    return tuple(found)


def _notice(attached: Sequence[Section], contact: str) -> Callout:
    named = "; ".join(f"{each.title} ({_count(each)})" for each in attached)
    return Callout(
        f"What follows stands as it was given to us, in its own size of print: {named}. {contact}",
        title=AS_THEY_ARE,
    )


def _count(section: Section) -> str:
    pages = section.attached.pages if section.attached is not None else 0
    return f"{pages} page{'' if pages == 1 else 's'}"


def _contact(pack: Pack) -> str:
    """Whom to ask, as the cover says it."""
    for section in pack.sections:
        for block in section.blocks:
            if isinstance(block, Cover) and block.contact:
                asked = "; ".join(value for _label, value in block.contact[:2])
                return f"To have it in another form, please ask: {asked}."
    return "To have it in another form, please ask the clerk of the board."
