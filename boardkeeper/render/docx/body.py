"""The body of a Word file, block by block."""

from __future__ import annotations

import io
from collections.abc import Mapping
from itertools import zip_longest

from docx.document import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK, WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.section import Section as WordSection
from docx.shared import Cm, Emu, Pt, Twips
from docx.text.paragraph import Paragraph as WordParagraph

from boardkeeper.documents.blocks import (
    Action,
    Block,
    Callout,
    ChartBlock,
    Classification,
    Contents,
    ContentsItem,
    Cover,
    FieldList,
    Heading,
    KeyLine,
    Leaf,
    ListStyle,
    MemberList,
    Orientation,
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
    Text,
    Withheld,
)
from boardkeeper.documents.page_ranges import PageRange
from boardkeeper.documents.reading_places import pages_beside, place_words
from boardkeeper.render.docx.numbering import HANG, LARGE_HANG, Lists
from boardkeeper.render.docx.tables import Tables
from boardkeeper.render.docx.writing import Bookmarks, rgb, write
from boardkeeper.render.pdf.charts import chart_png
from boardkeeper.render.pdf.fonts import clean
from boardkeeper.render.pdf.front import agenda_place, linked
from boardkeeper.render.pdf.stamps import classification_words
from boardkeeper.render.pdf.style import WARNING
from boardkeeper.render.pdf.typesetting import plain, runs_of

_WIDE, _WIDEST = Cm(16.6), Cm(25.3)
"""The column: what an A4 page leaves between its margins, upright and on its side."""
_TALLEST = Cm(22.0)
_LOGO, _LOGO_HEIGHT = Cm(8.0), Cm(2.2)


class Body:
    """Writes sections one behind the other."""

    def __init__(
        self,
        document: Document,
        bookmarks: Bookmarks,
        pages: Mapping[str, PageRange],
        *,
        edition: str = "",
        is_large: bool = False,
    ) -> None:
        self._document = document
        self._edition = edition
        self._marked: str | None = None
        self._bookmarks = bookmarks
        self._pages = pages
        self._is_large = is_large
        self._styles: dict[str, str] = {}
        self._lists = Lists(document, LARGE_HANG if is_large else HANG)
        self._tables = Tables(document, bookmarks, self._lists, is_large=is_large)
        self._level = 0
        self._key = ""
        self._last: WordParagraph | None = None

    def section(self, section: Section, *, is_first: bool) -> None:
        """Write one section, on a page of its own."""
        self._turn_page(section, is_first=is_first)
        # A paper's own title is a heading of the first level, like the one before it.
        self._level = 0
        self._key = section.key
        marking = classification_words(section)
        self._eyebrow(section)
        if marking:
            self._paragraph().add_run(clean(marking)).font.color.rgb = rgb(WARNING)
        if section.attached is not None:
            self._heading(1, section.title, section.item_number)
            count = section.attached.pages
            pages = f"{count} page{'' if count == 1 else 's'}"
            self._paragraph().add_run(
                f"“{clean(section.attached.name)}”, {pages}, stands in the printed pack as it is."
            )
        for block, after in zip_longest(section.blocks, section.blocks[1:]):
            self._block(block)
            if isinstance(block, Paragraph) and isinstance(after, Table) and self._last is not None:
                self._last.paragraph_format.keep_with_next = True

    def _turn_page(self, section: Section, *, is_first: bool) -> None:
        """Begin a page for a section, on its side where the printed one is."""
        lies = (
            section.orientation is Orientation.LANDSCAPE and section.attached is None and not self._is_large
        )
        marking = classification_words(section) or self._edition
        page = self._document.sections[-1]
        turns = lies is not (page.orientation is WD_ORIENT.LANDSCAPE)
        if turns or marking != self._marked:
            if not is_first:
                page = self._document.add_section(WD_SECTION.NEW_PAGE)
            if turns:
                page.orientation = WD_ORIENT.LANDSCAPE if lies else WD_ORIENT.PORTRAIT
                page.page_width, page.page_height = page.page_height, page.page_width
            self._mark_pages(page, marking)
        elif not is_first:
            self._document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
        self._tables.room = _WIDEST if lies else _WIDE

    def _mark_pages(self, page: WordSection, marking: str) -> None:
        """Count the sheets at the foot, and say at head and foot what may not be passed on, as the printed pack does."""
        if marking == self._marked:
            return
        self._marked = marking
        size = Pt(16 if self._is_large else 9)
        for band, words in ((page.header, marking.upper()), (page.footer, marking)):
            band.is_linked_to_previous = False
            line = band.paragraphs[0]
            if words:
                made = line.add_run(clean(words))
                made.bold = True
                made.font.size = size
                made.font.color.rgb = rgb(WARNING)
        # A sheet of this file: the pages that are spoken of are those of the printed pack.
        foot = page.footer.paragraphs[0]
        foot.add_run(" · Sheet " if marking else "Sheet ").font.size = size
        counted = OxmlElement("w:fldSimple")
        counted.set(qn("w:instr"), "PAGE")
        number = foot.add_run("1")
        number.font.size = size
        counted.append(number._r)  # noqa: SLF001 - python-docx has no fields of its own
        foot._p.append(counted)  # noqa: SLF001 - python-docx has no fields of its own

    def _eyebrow(self, section: Section) -> None:
        """Which item a paper belongs to, a link back to it, and where the paper stands in the printed pack."""
        where = place_words(section, self._pages.get(section.key))
        if section.kind is SectionKind.AGENDA or not where:
            return
        item = Text(f"Agenda item {section.item_number}", link=f"#{agenda_place(section.item_number)}")
        words = (item, Text(f" · {where}")) if section.item_number else (Text(where[:1].upper() + where[1:]),)
        made = self._paragraph("Small print")
        made.paragraph_format.keep_with_next = True
        write(made, words, self._bookmarks)

    def _paragraph(self, style: str | None = None) -> WordParagraph:
        made = self._document.add_paragraph()
        if style is not None and style not in self._styles:
            self._styles[style] = self._document.styles[style].style_id
        if style is not None:
            # The public way asks all styles each time which of them is the default.
            made._p.style = self._styles[style]  # noqa: SLF001 - the public way asks every style
        if self._key:
            self._bookmarks.set(made, self._key)
            self._key = ""
        self._last = made
        return made

    def _heading(self, level: int, text: str, number: str = "", anchor: str = "") -> None:
        self._level = max(1, min(level, self._level + 1, 6))
        made = self._paragraph(f"Heading {self._level}")
        self._bookmarks.set(made, anchor)
        made.add_run(f"{clean(number)} {clean(text)}".strip())

    def _block(self, block: Block) -> None:  # noqa: C901, PLR0912 - one line for each block
        match block:
            case Heading():
                self._heading(block.level, block.text, block.number, block.anchor)
            case Paragraph():
                self._words(block)
            case Points():
                self._points(block)
            case Resolution():
                self._resolution(block)
            case Action():
                self._action(block)
            case Withheld():
                self._marking(block.marking)
                for each in block.blocks:
                    self._block(each)
                self._marking(f"End of: {block.marking}")
            case Callout():
                self._callout(block)
            case MemberList():
                self._members(block)
            case Contents():
                if block.title:
                    self._heading(2, block.title)
                self._contents(block.items)
            case Cover():
                self._cover(block)
            case Table():
                self._tables.write(block)
            case FieldList():
                self._tables.write_fields(block)
            case KeyLine():
                words = ", ".join(
                    f"{(each.rag or each.travel or each.tone or '')} – {each.text}" for each in block.items
                )
                self._paragraph("Small print").add_run(clean(f"{block.title}: {words}"))
            case Picture():
                self._picture(block)
            case ChartBlock():
                self._chart(block)
            case Signature():
                for label in block.labels:
                    self._paragraph().add_run(f"{clean(label)}: " + "_" * 40)
            case Rule():
                self._rule()
            case PageBreak():
                self._document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
            case Leaf():
                pass

    def _words(self, paragraph: Paragraph) -> None:
        made = self._paragraph("Small print" if paragraph.kind is ParagraphKind.NOTE else None)
        if paragraph.kind is ParagraphKind.CENTRED:
            made.alignment = WD_ALIGN_PARAGRAPH.CENTER
        write(made, paragraph.text, self._bookmarks)

    def _points(self, points: Points, depth: int = 0) -> None:
        number = self._lists.begin(points.style, points.start, depth)
        for point in points.points:
            made = self._paragraph("List Paragraph")
            self._lists.put(made, number)
            write(made, point.text, self._bookmarks)
            if point.points is not None:
                self._points(point.points, depth + 1)
        if points.then is not None:
            self._points(points.then, depth)

    def _resolution(self, resolution: Resolution) -> None:
        lead = runs_of(resolution.lead) if plain(resolution.lead) else ()
        between = (Text(" "),) if resolution.verb and lead else ()
        opening = (Text(resolution.verb, bold=True), *between, *lead)
        if not resolution.is_numbered:
            write(self._paragraph(), (*opening, Text(" "), *runs_of(resolution.limbs[0])), self._bookmarks)
        else:
            write(self._paragraph(), opening, self._bookmarks)
            number = self._lists.begin(ListStyle.NUMBERS, resolution.start or 1)
            for limb in resolution.limbs:
                made = self._paragraph("List Paragraph")
                self._lists.put(made, number)
                write(made, limb, self._bookmarks)
        if resolution.note:
            self._paragraph("Small print").add_run(clean(resolution.note))

    def _action(self, action: Action) -> None:
        made = self._paragraph()
        write(made, (Text(action.label, bold=True), Text(" "), *runs_of(action.text)), self._bookmarks)
        if action.who:
            made.paragraph_format.keep_with_next = True
            self._paragraph().add_run(clean(action.who)).bold = True

    def _marking(self, words: str) -> None:
        run = self._paragraph("Small print").add_run(clean(words))
        run.bold, run.font.color.rgb = True, rgb(WARNING)

    def _callout(self, callout: Callout) -> None:
        if callout.title:
            made = self._paragraph()
            made.add_run(clean(callout.title)).bold = True
            made.paragraph_format.keep_with_next = True
        write(self._paragraph(), callout.text, self._bookmarks)

    def _members(self, members: MemberList) -> None:
        if members.title:
            self._heading(2, members.title)
        number = self._lists.begin(ListStyle.BULLETS)
        for member in members.members:
            made = self._paragraph("List Paragraph")
            self._lists.put(made, number)
            made.paragraph_format.space_after = 0
            made.add_run(clean(member.name))
            if member.role:
                made.add_run(", ")
                made.add_run(clean(member.role)).bold = True

    def _cover(self, cover: Cover) -> None:
        if cover.logo is not None:
            self._drawn(cover.logo.content, _LOGO, cover.logo.alt or cover.council, _LOGO_HEIGHT)
        self._paragraph().add_run(clean(cover.council)).bold = True
        for line in cover.lines:
            self._tight(clean(line))
        for label, value in cover.contact:
            made = self._tight("")
            if label:
                made.add_run(f"{clean(label)}: ").bold = True
            write(made, linked(value), self._bookmarks)
        if cover.published:
            self._tight(clean(cover.published))
        if cover.kind:
            self._paragraph().add_run(clean(cover.kind)).bold = True
        self._heading(1, cover.board)
        for words in (cover.day, cover.time, cover.place):
            if words:
                self._tight(clean(words))
        if clean(cover.recipient).strip():
            made = self._paragraph()
            made.add_run("Copy for ")
            made.add_run(clean(cover.recipient).strip()).bold = True

    def _tight(self, words: str) -> WordParagraph:
        made = self._paragraph()
        made.paragraph_format.space_after = 0
        if words:
            made.add_run(words)
        return made

    def _contents(self, items: tuple[ContentsItem, ...], depth: int = 0) -> None:
        """The items as one counted list as far as they run 1, 2, 3; a late one has its number written out."""
        counted = self._lists.begin(ListStyle.NUMBERS, 1, depth)
        expected = 1
        for item in items:
            if not item.number and depth == 0:
                self._heading(3, item.title)
                continue
            made = self._paragraph("List Paragraph")
            made.paragraph_format.keep_with_next = bool(plain(item.purpose) or item.items)
            self._bookmarks.set(made, agenda_place(item.number))
            if item.number == str(expected) and depth == 0:
                self._lists.put(made, counted)
                expected += 1
            elif item.number:
                self._lists.put(made, self._lists.begin_as(f"{item.number}.", depth))
            else:
                self._lists.put(made, self._lists.begin_as("–", depth))
            self._title(made, item, depth)
            if plain(item.purpose):
                below = self._paragraph("List Paragraph")
                below.paragraph_format.left_indent = Twips(
                    (LARGE_HANG if self._is_large else HANG) * (depth + 1)
                )
                write(below, item.purpose, self._bookmarks)
            if item.items:
                self._contents(item.items, depth + 1)

    def _title(self, made: WordParagraph, item: ContentsItem, depth: int) -> None:
        made.paragraph_format.tab_stops.add_tab_stop(_WIDE, WD_TAB_ALIGNMENT.RIGHT)
        link = f"#{item.target}" if item.target else ""
        write(made, (Text(item.title, bold=depth == 0, link=link),), self._bookmarks)
        if item.classification is not Classification.PUBLIC:
            made.add_run(f" ({item.classification.value.capitalize()})").italic = True
        beside = pages_beside(item, self._pages)
        before = "\n" if self._is_large else "\t"
        if beside:
            # In large print below the title, where it has the whole line.
            made.add_run(f"{before}{clean(beside)}")

    def _chart(self, block: ChartBlock) -> None:
        if block.title:
            made = self._paragraph("Caption")
            made.add_run(clean(block.title))
            made.paragraph_format.keep_with_next = True
        self._drawn(chart_png(block), _WIDE, block.alt or block.chart.description)

    def _picture(self, picture: Picture, instead: str = "") -> None:
        self._drawn(picture.content, int(_WIDE * picture.width_share), picture.alt or instead)
        if picture.caption:
            self._paragraph("Caption").add_run(clean(picture.caption))

    def _drawn(self, content: bytes, widest: int, words: str, tallest: int = _TALLEST) -> None:
        """A picture no wider and no taller than that, with its words."""
        drawn = self._paragraph().add_run().add_picture(io.BytesIO(content))
        share = min(1.0, widest / drawn.width, tallest / drawn.height)
        if share < 1:
            drawn.height, drawn.width = Emu(round(drawn.height * share)), Emu(round(drawn.width * share))
        facts = drawn._inline.docPr  # noqa: SLF001 - python-docx has no other way to a description
        facts.set("descr", clean(words).replace("\n", " "))

    def _rule(self) -> None:
        borders, line = OxmlElement("w:pBdr"), OxmlElement("w:bottom")
        for name, value in (("val", "single"), ("sz", "4"), ("space", "1"), ("color", "C5CCD4")):
            line.set(qn(f"w:{name}"), value)
        borders.append(line)
        self._paragraph()._p.get_or_add_pPr().append(borders)  # noqa: SLF001 - python-docx has no borders
