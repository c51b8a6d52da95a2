"""A whole page from a pack's sections: landmarks, headings in order, then block by block."""

from __future__ import annotations

import base64
from collections.abc import Mapping
from dataclasses import dataclass, field
from html import escape

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
    Orientation,
    Pack,
    PageBreak,
    Paragraph,
    ParagraphKind,
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
from boardkeeper.documents.reading_places import listed_numbers, page_ranges, place_words
from boardkeeper.render.html.charts import chart_markup
from boardkeeper.render.html.lists import (
    action_markup,
    contents_markup,
    members_markup,
    points_markup,
    resolution_markup,
)
from boardkeeper.render.html.look import style_sheet
from boardkeeper.render.html.tables import fields_markup, key_markup, table_markup
from boardkeeper.render.html.words import marked, place_id, said, unmarked
from boardkeeper.render.pdf.front import agenda_place, linked
from boardkeeper.render.pdf.pictures import pixels
from boardkeeper.render.pdf.stamps import classification_words

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"


@dataclass(slots=True)
class _Flow:
    """A page while it is written.

    Attributes:
        places: Ids by the names that links use.
        pages: Of the papers in the printed pack, an item's first paper standing for the item.
        items: The numbers of the items on the agenda sheet of this page.
        level: Of the heading met last; the next is at most one deeper.
        shift: Added to the level of a paper's own headings, for the page has a title above them.
    """

    places: Mapping[str, str]
    pages: Mapping[str, PageRange] = field(default_factory=dict)
    items: frozenset[str] = frozenset()
    lines: list[str] = field(default_factory=list)
    level: int = 0
    shift: int = 0
    breaks: bool = False
    charts: int = 0

    def heading(self, level: int, words: str, anchor: str = "") -> None:
        self.level = max(1, min(level, self.level + 1, 6))
        named = f' id="{anchor}"' if anchor else ""
        self.lines.append(f"<h{self.level}{named}{self.new_page()}>{words}</h{self.level}>")

    def new_page(self) -> str:
        breaks, self.breaks = self.breaks, False
        return ' class="new-page"' if breaks else ""


def render_html(pack: Pack) -> str:
    """Write the sections of a pack as one page; the same pack gives the same text.

    A page of several sections opens with a list of them. Sections that are pages of an attached PDF are named only.
    """
    flow = _Flow(_places(pack), page_ranges(pack), listed_numbers(pack))
    cover = _first_cover(pack)
    if cover is not None:
        _title(flow, cover)
        flow.shift = 1
    elif len(pack.sections) > 1:
        flow.heading(1, said(pack.title))
        flow.shift = 1
    for place, section in enumerate(pack.sections):
        _section(flow, section, cover if place == 0 else None)
    edition = said(pack.edition)
    foot_marking = f' · <strong class="marking">{edition}</strong>' if edition else ""
    head = [
        "<!DOCTYPE html>",
        f'<html lang="{escape(pack.language)}">',
        "<head>",
        '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{unmarked(pack.title)}</title>",
        f"<style>\n{style_sheet(pack.accent, is_large=pack.is_large_print)}</style>",
        "</head>",
        "<body>",
        '<a class="skip" href="#content">Skip to the content</a>',
        *([f'<p class="marking" role="note">{edition}</p>'] if edition else []),
        *(
            _sender(cover)
            if cover is not None
            else [f'<header><p class="council">{said(pack.council)}</p></header>']
        ),
        *_list_of_sections(pack, flow.places),
        '<main id="content">',
    ]
    foot = [
        "</main>",
        f"<footer><p>{said(pack.council)} · {said(pack.title)}{foot_marking}</p></footer>",
        "</body>",
        "</html>",
    ]
    return "\n".join([*head, *flow.lines, *foot, ""])


def _places(pack: Pack) -> dict[str, str]:
    """Every section by its key and every heading by its anchor."""
    names = [section.key for section in pack.sections]
    names += [
        block.anchor
        for section in pack.sections
        for block in section.blocks
        if isinstance(block, Heading) and block.anchor
    ]
    return {name: place_id(name) for name in names}


def _first_cover(pack: Pack) -> Cover | None:
    blocks = pack.sections[0].blocks if pack.sections else ()
    return next((block for block in blocks if isinstance(block, Cover)), None)


def _sender(cover: Cover) -> list[str]:
    """Whose paper it is and whom to ask: what a letter has at its head."""
    lines = ["<header>", "<div>"]
    if cover.logo is not None:
        lines.append(_image(cover.logo, cover.council))
    lines.append(f'<p class="council">{said(cover.council)}</p>')
    lines += [f"<p>{said(line)}</p>" for line in cover.lines]
    lines.append("</div>")
    contact = [
        f"<div><dt>{said(label)}</dt> <dd>{marked(linked(value), {})}</dd></div>"
        for label, value in cover.contact
    ]
    if contact or cover.published:
        lines.append("<div>")
        if contact:
            lines += ["<dl>", *contact, "</dl>"]
        if cover.published:
            lines.append(f"<p>{said(cover.published)}</p>")
        lines.append("</div>")
    return [*lines, "</header>"]


def _title(flow: _Flow, cover: Cover) -> None:
    if cover.kind:
        flow.lines.append(f'<p class="kind">{said(cover.kind)}</p>')
    flow.heading(1, said(cover.board))
    when = [f"<p>{said(words)}</p>" for words in (cover.day, cover.time, cover.place) if words]
    if said(cover.recipient).strip():
        when.append(f'<p class="recipient">Copy for <strong>{said(cover.recipient.strip())}</strong></p>')
    flow.lines += ['<div class="when">', *when, "</div>"] if when else []


def _list_of_sections(pack: Pack, places: Mapping[str, str]) -> list[str]:
    if len(pack.sections) < 2:
        return []
    lines = [
        f'<li><a href="#{places[section.key]}">{said(_name(section))}</a></li>' for section in pack.sections
    ]
    return ['<nav aria-label="Contents">', "<ul>", *lines, "</ul>", "</nav>"]


def _name(section: Section) -> str:
    return f"{section.item_number}. {section.title}" if section.item_number else section.title


def _section(flow: _Flow, section: Section, cover: Cover | None) -> None:
    lies = ' class="lies"' if section.orientation is Orientation.LANDSCAPE else ""
    named = unmarked(_name(section))
    flow.lines.append(f'<section id="{flow.places[section.key]}"{lies} aria-label="{named}">')
    flow.lines += _eyebrow(flow, section)
    marking = classification_words(section)
    if marking:
        flow.lines.append(f'<p class="marking">{said(marking)}</p>')
    if section.attached is not None:
        flow.heading(1 + flow.shift, said(_name(section)))
        count = section.attached.pages
        pages = f"{count} page{'' if count == 1 else 's'}"
        flow.lines.append(
            f"<p>“{said(section.attached.name)}”, {pages}, stands in the printed pack as it is.</p>"
        )
    for block in section.blocks:
        if block is not cover:
            _block(flow, block)
    flow.lines.append("</section>")


def _eyebrow(flow: _Flow, section: Section) -> list[str]:
    """Which item a paper belongs to, a link back to it, and where the paper stands in the printed pack."""
    if section.kind is SectionKind.AGENDA:
        return []
    words = []
    if section.item_number:
        item = f"Agenda item {said(section.item_number)}"
        place = place_id(agenda_place(section.item_number))
        words.append(f'<a href="#{place}">{item}</a>' if section.item_number in flow.items else item)
    where = place_words(section, flow.pages.get(section.key))
    if where:
        words.append(said(where if words else where[:1].upper() + where[1:]))
    return [f'<p class="eyebrow">{" · ".join(words)}</p>'] if where else []


def _block(flow: _Flow, block: Block) -> None:  # noqa: C901, PLR0912 - one line for each block
    lines, places = flow.lines, flow.places
    match block:
        case Heading():
            number = f"{said(block.number)} " if block.number else ""
            anchor = places[block.anchor] if block.anchor else ""
            flow.heading(block.level + flow.shift, number + said(block.text), anchor)
        case Paragraph():
            kind = "" if block.kind is ParagraphKind.BODY else f' class="{block.kind.value}"'
            lines.append(f"<p{kind}>{marked(block.text, places)}</p>")
        case Points():
            lines += points_markup(block, places)
        case Resolution():
            lines += resolution_markup(block, places)
        case Action():
            lines += action_markup(block, places)
        case Withheld():
            lines.append(f'<div class="withheld"><p class="marking">{said(block.marking)}</p>')
            for each in block.blocks:
                _block(flow, each)
            lines.append("</div>")
        case Callout():
            title = f"<p><strong>{said(block.title)}</strong></p>\n" if block.title else ""
            lines.append(f'<div class="callout">{title}<p>{marked(block.text, places)}</p></div>')
        case MemberList():
            if block.title:
                flow.heading(1 + flow.shift, said(block.title))
            lines += members_markup(block)
        case Contents():
            if block.title:
                flow.heading(1 + flow.shift, said(block.title))
            lines += contents_markup(block.items, places, flow.pages)
        case Cover():
            _title(flow, block)
        case Table():
            lines += table_markup(block, places)
        case FieldList():
            lines += fields_markup(block, places)
        case KeyLine():
            lines += key_markup(block)
        case Picture():
            lines += _figure(block)
        case ChartBlock():
            flow.charts += 1
            lines += chart_markup(block, flow.charts)
        case Signature():
            labels = "".join(f"<p>{said(label)} <span></span></p>" for label in block.labels)
            lines.append(f'<div class="signature">{labels}</div>')
        case Rule():
            lines.append("<hr>")
        case PageBreak() | Leaf():
            flow.breaks = True


def _figure(picture: Picture) -> list[str]:
    caption = f"<figcaption>{said(picture.caption)}</figcaption>" if picture.caption else ""
    share = f' style="width: {round(picture.width_share * 100)}%"' if picture.width_share < 1 else ""
    return [f"<figure>{_image(picture, '', share)}{caption}</figure>"]


def _image(picture: Picture, instead: str, more: str = "") -> str:
    data = base64.b64encode(picture.content).decode("ascii")
    alt = unmarked(picture.alt or instead)
    across, down = pixels(picture)
    size = f' width="{across}" height="{down}"'
    return f'<img src="data:{escape(picture.media_type)};base64,{data}" alt="{alt}"{size}{more}>'
