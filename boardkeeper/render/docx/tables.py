"""Tables in Word: a header that is one and repeats on every page, cells over several columns, colours with their letter."""

from __future__ import annotations

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.table import Table as WordTable
from docx.table import _Cell as WordCell

from boardkeeper.documents.blocks import Align, Cell, FieldList, Points, Rag, Row, RowKind, Table
from boardkeeper.render.docx.numbering import Lists
from boardkeeper.render.docx.writing import Bookmarks, rgb, write
from boardkeeper.render.pdf.fonts import clean
from boardkeeper.render.pdf.style import RAG_WASHES, TONE_WASHES, TRAVEL_MARKS, Colour, Wash, colour, mixed
from boardkeeper.render.pdf.typesetting import plain

_HEADER_PAPER = mixed(colour("#1f4e79"), (1.0, 1.0, 1.0), 0.09)
_COLOURS = {Rag.RED: "red", Rag.AMBER: "amber", Rag.GREEN: "green"}
_ALIGNED = {
    Align.RIGHT: WD_ALIGN_PARAGRAPH.RIGHT,
    Align.DECIMAL: WD_ALIGN_PARAGRAPH.RIGHT,
    Align.CENTRE: WD_ALIGN_PARAGRAPH.CENTER,
}


class Tables:
    """Writes the tables of one document."""

    def __init__(self, document: Document, bookmarks: Bookmarks, lists: Lists) -> None:
        self._document = document
        self._bookmarks = bookmarks
        self._lists = lists

    def write(self, table: Table) -> None:
        """Caption, table, note."""
        if table.caption:
            caption = self._document.add_paragraph(clean(table.caption), style="Caption")
            caption.paragraph_format.keep_with_next = True
        # The titles are there for who hears the table, also where none are printed.
        heads = len(table.header_rows) + 1
        made = self._document.add_table(heads + len(table.rows), len(table.columns), style="Table Grid")
        _describe(made, table.caption)
        for place, header_row in enumerate(table.header_rows):
            column = 0
            for header in header_row:
                cell = _merged(made, place, column, header.span)
                self._title(cell, header.text)
                column += header.span
        for column, each in enumerate(table.columns):
            self._title(made.cell(heads - 1, column), each.title)
        for place in range(heads):
            _repeat(made, place)
        for place, row in enumerate(table.rows, heads):
            self._row(made, place, row, table)
        if plain(table.note):
            write(self._document.add_paragraph(style="Small print"), table.note, self._bookmarks)
        else:
            self._document.add_paragraph(style="Small print")

    def write_fields(self, fields: FieldList) -> None:
        """Labels at the left, values at the right."""
        if not fields.fields:
            return
        made = self._document.add_table(len(fields.fields), 2, style="Table Grid")
        _describe(made, "")
        for place, (label, value) in enumerate(fields.fields):
            made.cell(place, 0).paragraphs[0].add_run(clean(label)).bold = True
            write(made.cell(place, 1).paragraphs[0], value, self._bookmarks)
        self._document.add_paragraph(style="Small print")

    def _title(self, cell: WordCell, words: str) -> None:
        cell.paragraphs[0].add_run(clean(words)).bold = True
        _fill(cell, _HEADER_PAPER)

    def _row(self, made: WordTable, place: int, row: Row, table: Table) -> None:
        if row.kind is RowKind.GROUP:
            cell = _merged(made, place, 0, len(table.columns))
            self._cell(cell, row.cells[0], Align.LEFT, is_bold=True)
            _fill(cell, _HEADER_PAPER)
            return
        column = 0
        for each in row.cells:
            is_bold = column < table.row_heads or row.kind is RowKind.TOTAL
            align = table.columns[column].align if each.span == 1 else Align.LEFT
            self._cell(_merged(made, place, column, each.span), each, align, is_bold=is_bold)
            column += each.span

    def _cell(self, cell: WordCell, content: Cell, align: Align, *, is_bold: bool) -> None:
        wash = _wash(content)
        paragraph = cell.paragraphs[0]
        if align in _ALIGNED:
            paragraph.alignment = _ALIGNED[align]
        write(paragraph, content.text, self._bookmarks, wash.ink if wash else None)
        if is_bold:
            for run in paragraph.runs:
                run.bold = True
        if content.rag is not None:
            beside = " " if plain(content.text) else ""
            letter = paragraph.add_run(f"{beside}{content.rag.value} ({_COLOURS[content.rag]})")
            letter.font.color.rgb = rgb(RAG_WASHES[content.rag].ink)
        if content.travel is not None:
            sign, ink = TRAVEL_MARKS[content.travel]
            paragraph.add_run(f" {sign} {content.travel.value}").font.color.rgb = rgb(ink)
        if content.course is not None:
            paragraph.add_run(content.course.words)
        if wash is not None:
            _fill(cell, wash.paper)
        if content.points is not None:
            self._points(cell, content.points)

    def _points(self, cell: WordCell, points: Points, depth: int = 0) -> None:
        number = self._lists.begin(points.style, points.start, depth)
        for point in points.points:
            paragraph = cell.add_paragraph(style="List Paragraph")
            self._lists.put(paragraph, number)
            write(paragraph, point.text, self._bookmarks)
            if point.points is not None:
                self._points(cell, point.points, depth + 1)
        if points.then is not None:
            self._points(cell, points.then, depth)


def _wash(cell: Cell) -> Wash | None:
    if cell.rag is not None:
        return RAG_WASHES[cell.rag]
    return TONE_WASHES[cell.tone] if cell.tone is not None else None


def _merged(made: WordTable, place: int, column: int, span: int) -> WordCell:
    first = made.cell(place, column)
    return first.merge(made.cell(place, column + span - 1)) if span > 1 else first


def _describe(made: WordTable, caption: str) -> None:
    """Say to who hears the table what it is, and that its first row and column head the others."""
    properties = made._tbl.tblPr  # noqa: SLF001 - python-docx has no other way to these
    if caption:
        said = OxmlElement("w:tblCaption")
        said.set(qn("w:val"), clean(caption).replace("\n", " "))
        properties.append(said)


def _repeat(made: WordTable, place: int) -> None:
    row = made.rows[place]._tr.get_or_add_trPr()  # noqa: SLF001 - python-docx has no other way to a header row
    row.append(OxmlElement("w:tblHeader"))


def _fill(cell: WordCell, paper: Colour) -> None:
    shade = OxmlElement("w:shd")
    shade.set(qn("w:val"), "clear")
    shade.set(qn("w:color"), "auto")
    shade.set(qn("w:fill"), str(rgb(paper)))
    cell._tc.get_or_add_tcPr().append(shade)  # noqa: SLF001 - python-docx has no other way to a fill
