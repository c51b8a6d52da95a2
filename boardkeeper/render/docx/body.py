"""The body of a Word file, block by block."""

from __future__ import annotations

import io

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK, WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Emu
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
    PageBreak,
    Paragraph,
    ParagraphKind,
    Picture,
    Points,
    Resolution,
    Rule,
    Section,
    Signature,
    Table,
    Text,
    Withheld,
)
from boardkeeper.render.docx.numbering import Lists
from boardkeeper.render.docx.tables import Tables
from boardkeeper.render.docx.writing import Bookmarks, rgb, write
from boardkeeper.render.pdf.charts import chart_png
from boardkeeper.render.pdf.fonts import clean
from boardkeeper.render.pdf.front import linked
from boardkeeper.render.pdf.stamps import classification_words
from boardkeeper.render.pdf.style import WARNING
from boardkeeper.render.pdf.typesetting import plain, runs_of

_WIDE = Cm(16.6)
"""The column: what an A4 page leaves between its margins."""


class Body:
    """Writes sections one behind the other."""

    def __init__(self, document: Document, bookmarks: Bookmarks) -> None:
        self._document = document
        self._bookmarks = bookmarks
        self._lists = Lists(document)
        self._tables = Tables(document, bookmarks, self._lists)
        self._level = 0
        self._key = ""

    def section(self, section: Section, *, is_first: bool) -> None:
        """Write one section, on a page of its own."""
        if not is_first:
            self._document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
        # A paper's own title is a heading of the first level, like the one before it.
        self._level = 0
        self._key = section.key
        marking = classification_words(section)
        if marking:
            self._paragraph().add_run(clean(marking)).font.color.rgb = rgb(WARNING)
        if section.attached is not None:
            self._heading(1, section.title, section.item_number)
            count = section.attached.pages
            pages = f"{count} page{'' if count == 1 else 's'}"
            self._paragraph().add_run(
                f"“{clean(section.attached.name)}”, {pages}, stands in the printed pack as it is."
            )
        for block in section.blocks:
            self._block(block)

    def _paragraph(self, style: str | None = None) -> WordParagraph:
        made = self._document.add_paragraph(style=style)
        if self._key:
            self._bookmarks.set(made, self._key)
            self._key = ""
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
            self._picture(cover.logo, instead=cover.council)
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
                below.paragraph_format.left_indent = Cm(0.75 * (depth + 1))
                write(below, item.purpose, self._bookmarks)
            if item.items:
                self._contents(item.items, depth + 1)

    def _title(self, made: WordParagraph, item: ContentsItem, depth: int) -> None:
        made.paragraph_format.tab_stops.add_tab_stop(_WIDE, WD_TAB_ALIGNMENT.RIGHT)
        link = f"#{item.target}" if item.target else ""
        write(made, (Text(item.title, bold=depth == 0, link=link),), self._bookmarks)
        if item.classification is not Classification.PUBLIC:
            made.add_run(f" ({item.classification.value.capitalize()})").italic = True
        if item.remark:
            made.add_run(f"\t{clean(item.remark)}")

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

    def _drawn(self, content: bytes, widest: int, words: str) -> None:
        """A picture no wider than that, with its words."""
        drawn = self._paragraph().add_run().add_picture(io.BytesIO(content))
        if drawn.width > widest:
            drawn.height, drawn.width = Emu(round(drawn.height * widest / drawn.width)), Emu(widest)
        facts = drawn._inline.docPr  # noqa: SLF001 - python-docx has no other way to a description
        facts.set("descr", clean(words).replace("\n", " "))

    def _rule(self) -> None:
        borders, line = OxmlElement("w:pBdr"), OxmlElement("w:bottom")
        for name, value in (("val", "single"), ("sz", "4"), ("space", "1"), ("color", "C5CCD4")):
            line.set(qn(f"w:{name}"), value)
        borders.append(line)
        self._paragraph()._p.get_or_add_pPr().append(borders)  # noqa: SLF001 - python-docx has no borders
