"""Tables in Word: a header that is one and repeats on every page, cells over several columns, colours with their letter."""

from __future__ import annotations

from collections.abc import Sequence

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Emu, Pt
from docx.styles.style import ParagraphStyle
from docx.table import Table as WordTable
from docx.table import _Cell as WordCell
from docx.text.paragraph import Paragraph as WordParagraph

from boardkeeper.documents.blocks import Align, Cell, FieldList, Points, Rag, Row, RowKind, Table
from boardkeeper.render.docx.numbering import Lists
from boardkeeper.render.docx.writing import Bookmarks, rgb, write
from boardkeeper.render.pdf.fonts import clean
from boardkeeper.render.pdf.grid import column_widths, is_too_wide
from boardkeeper.render.pdf.record_fields import labels_of, parted
from boardkeeper.render.pdf.style import (
    LARGE_PRINT,
    RAG_WASHES,
    TONE_WASHES,
    TRAVEL_MARKS,
    Colour,
    Style,
    Wash,
    colour,
    mixed,
)
from boardkeeper.render.pdf.typesetting import plain

_HEADER_PAPER = mixed(colour("#1f4e79"), (1.0, 1.0, 1.0), 0.09)
_MEASURED = Style(table=11.0, table_least=7.5)
"""Sizes of text in tables: wide ones step down before a word is cut, as on the printed page."""
_WIDER = 1.13
"""How much wider Arial runs than the face that is measured with."""
_COLOURS = {Rag.RED: "red", Rag.AMBER: "amber", Rag.GREEN: "green"}
_ALIGNED = {
    Align.RIGHT: WD_ALIGN_PARAGRAPH.RIGHT,
    Align.DECIMAL: WD_ALIGN_PARAGRAPH.RIGHT,
    Align.CENTRE: WD_ALIGN_PARAGRAPH.CENTER,
}


class Tables:
    """Writes the tables of one document."""

    def __init__(self, document: Document, bookmarks: Bookmarks, lists: Lists, *, is_large: bool) -> None:
        self._document = document
        self._measured = LARGE_PRINT if is_large else _MEASURED
        self._bookmarks = bookmarks
        self._lists = lists
        self._small: dict[float, ParagraphStyle] = {}
        self.room: int = Cm(16.6)
        """Width of the column that tables fill; wider where the page lies on its side."""

    def write(self, table: Table) -> None:
        """Caption, table, note."""
        if table.caption:
            caption = self._document.add_paragraph(clean(table.caption), style="Caption")
            caption.paragraph_format.keep_with_next = True
        # The titles are there for who hears the table, also where none are printed.
        heads = len(table.header_rows) + 1
        room = self.room / Pt(1) / _WIDER
        if is_too_wide(table, self._measured, room):
            self._write_records(table)
            return
        size, widths = column_widths(table, self._measured, room)
        made, grid = self._grid(heads + len(table.rows), [width * _WIDER for width in widths], size)
        _describe(made, table.caption)
        for header_row, cells in zip(table.header_rows, grid, strict=False):
            column = 0
            for header in header_row:
                cell = _merged(cells, column, header.span)
                self._title(cell, header.text)
                column += header.span
        for each, cell in zip(table.columns, grid[heads - 1], strict=True):
            self._title(cell, each.title)
        for line in made._tbl.tr_lst[:heads]:  # noqa: SLF001 - python-docx has no other way to a header row
            line.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
        for line in made._tbl.tr_lst:  # noqa: SLF001 - nor to rows that no page's end parts
            line.get_or_add_trPr().insert(0, OxmlElement("w:cantSplit"))
        for row, cells in zip(table.rows, grid[heads:], strict=True):
            self._row(cells, row, table)
        if plain(table.note):
            write(self._document.add_paragraph(style="Small print"), table.note, self._bookmarks)
        else:
            self._document.add_paragraph(style="Small print")

    def _write_records(self, table: Table) -> None:
        """Row by row, as in large print on paper: the name of the row, then each field behind the title of its column."""
        labels = labels_of(table)
        for row in table.rows:
            if row.kind is RowKind.GROUP:
                group = self._document.add_paragraph()
                write(group, row.cells[0].text, self._bookmarks)
                _embolden(group)
                continue
            names, fields = parted(row, table, labels)
            name = self._document.add_paragraph()
            name.paragraph_format.space_before = Pt(10)
            for cell in names:
                if name.runs:
                    name.add_run("  ")
                self._said(name, cell)
            _embolden(name)
            for field in fields:
                line = self._document.add_paragraph()
                line.paragraph_format.space_after = Pt(1)
                title = ", ".join(part for part in (field.above, field.label) if part)
                if title:
                    line.add_run(f"{clean(title)}: ").bold = True
                self._said(line, field.cell)
                if field.cell.points is not None:
                    self._points(self._document, field.cell.points)
        if plain(table.note):
            write(self._document.add_paragraph(style="Small print"), table.note, self._bookmarks)

    def _said(self, paragraph: WordParagraph, content: Cell) -> None:
        """The words of a cell, its letter and its mark."""
        wash = _wash(content)
        write(paragraph, content.text, self._bookmarks, wash.ink if wash else None)
        if content.rag is not None:
            beside = " " if plain(content.text) else ""
            letter = paragraph.add_run(f"{beside}{content.rag.value} ({_COLOURS[content.rag]})")
            letter.font.color.rgb = rgb(RAG_WASHES[content.rag].ink)
        if content.travel is not None:
            sign, ink = TRAVEL_MARKS[content.travel]
            paragraph.add_run(f" {sign} {content.travel.value}").font.color.rgb = rgb(ink)
        if content.course is not None:
            paragraph.add_run(content.course.words)

    def write_fields(self, fields: FieldList) -> None:
        """Labels at the left, values at the right."""
        if not fields.fields:
            return
        room = self.room / Pt(1)
        made, grid = self._grid(len(fields.fields), (room * 0.35, room * 0.65), self._measured.table)
        _describe(made, "", has_header=False)
        for (label, value), (head, beside) in zip(fields.fields, grid, strict=True):
            head.paragraphs[0].add_run(clean(label)).bold = True
            write(beside.paragraphs[0], value, self._bookmarks)
        self._document.add_paragraph(style="Small print")

    def _grid(
        self, rows: int, widths: Sequence[float], size: float
    ) -> tuple[WordTable, list[list[WordCell]]]:
        """A table and its cells, row by row; python-docx itself counts all cells again for each one it is asked for."""
        made = self._document.add_table(rows, len(widths), style="Table Grid")
        made.autofit = False
        emus = [Emu(round(width * Pt(1))) for width in widths]
        for column, emu in zip(made.columns, emus, strict=True):
            column.width = emu
        style = self._style(size)
        grid = [[WordCell(each, made) for each in line.tc_lst] for line in made._tbl.tr_lst]  # noqa: SLF001 - the public way counts all cells for each
        for cells in grid:
            for cell, emu in zip(cells, emus, strict=True):
                cell.width = emu
                cell.paragraphs[0]._p.style = style.style_id  # noqa: SLF001 - the public way asks all styles which is the default
        return made, grid

    def _style(self, size: float) -> ParagraphStyle:
        """The style of text in tables of a size; made once, so that somebody can change it for all of them."""
        if size not in self._small:
            name = f"Table text {size:g}"
            style = self._document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
            assert isinstance(style, ParagraphStyle)
            style.base_style = self._document.styles["Normal"]
            style.font.size = Pt(size)
            style.paragraph_format.space_after = Pt(1)
            self._small[size] = style
        return self._small[size]

    def _title(self, cell: WordCell, words: str) -> None:
        cell.paragraphs[0].add_run(clean(words)).bold = True
        _fill(cell, _HEADER_PAPER)

    def _row(self, cells: Sequence[WordCell], row: Row, table: Table) -> None:
        if row.kind is RowKind.GROUP:
            cell = _merged(cells, 0, len(table.columns))
            self._cell(cell, row.cells[0], Align.LEFT, is_bold=True)
            _fill(cell, _HEADER_PAPER)
            return
        column = 0
        for each in row.cells:
            is_bold = column < table.row_heads or row.kind is RowKind.TOTAL
            align = table.columns[column].align if each.span == 1 else Align.LEFT
            self._cell(_merged(cells, column, each.span), each, align, is_bold=is_bold)
            column += each.span

    def _cell(self, cell: WordCell, content: Cell, align: Align, *, is_bold: bool) -> None:
        wash = _wash(content)
        paragraph = cell.paragraphs[0]
        if align in _ALIGNED:
            paragraph.alignment = _ALIGNED[align]
        self._said(paragraph, content)
        if is_bold:
            for run in paragraph.runs:
                run.bold = True
        if wash is not None:
            _fill(cell, wash.paper)
        if content.points is not None:
            self._points(cell, content.points)

    def _points(self, cell: WordCell | Document, points: Points, depth: int = 0) -> None:
        number = self._lists.begin(points.style, points.start, depth)
        for point in points.points:
            paragraph = cell.add_paragraph(style="List Paragraph")
            self._lists.put(paragraph, number)
            write(paragraph, point.text, self._bookmarks)
            if point.points is not None:
                self._points(cell, point.points, depth + 1)
        if points.then is not None:
            self._points(cell, points.then, depth)


def _embolden(paragraph: WordParagraph) -> None:
    """Make a line the head of what follows it."""
    paragraph.paragraph_format.keep_with_next = True
    for run in paragraph.runs:
        run.bold = True


def _wash(cell: Cell) -> Wash | None:
    if cell.rag is not None:
        return RAG_WASHES[cell.rag]
    return TONE_WASHES[cell.tone] if cell.tone is not None else None


def _merged(cells: Sequence[WordCell], column: int, span: int) -> WordCell:
    """A cell over several columns: the others of its row are taken out, as their room is its own now."""
    first = cells[column]
    if span > 1:
        width = sum(cell.width or 0 for cell in cells[column : column + span])
        first._tc.get_or_add_tcPr().get_or_add_gridSpan().val = span  # noqa: SLF001 - python-docx merges by counting all cells
        for cell in cells[column + 1 : column + span]:
            cell._tc.getparent().remove(cell._tc)  # noqa: SLF001 - python-docx takes no cell away
        first.width = Emu(width)
    return first


def _describe(made: WordTable, caption: str, *, has_header: bool = True) -> None:
    """Say to who hears the table what it is, and that its first row and column head the others."""
    properties = made._tbl.tblPr  # noqa: SLF001 - python-docx has no other way to these
    look = properties.find(qn("w:tblLook"))
    if look is None:
        look = OxmlElement("w:tblLook")
        properties.append(look)
    for name in list(look.attrib):
        del look.attrib[name]
    look.set(qn("w:val"), "00A0" if has_header else "0080")
    for name, is_on in (
        ("firstRow", has_header),
        ("firstColumn", True),
        ("noHBand", True),
        ("noVBand", True),
    ):
        look.set(qn(f"w:{name}"), "1" if is_on else "0")
    if caption:
        said = OxmlElement("w:tblCaption")
        said.set(qn("w:val"), clean(caption).replace("\n", " "))
        properties.append(said)


def _fill(cell: WordCell, paper: Colour) -> None:
    shade = OxmlElement("w:shd")
    shade.set(qn("w:val"), "clear")
    shade.set(qn("w:color"), "auto")
    shade.set(qn("w:fill"), str(rgb(paper)))
    cell._tc.get_or_add_tcPr().append(shade)  # noqa: SLF001 - python-docx has no other way to a fill
