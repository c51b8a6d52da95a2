"""Paragraphs as somebody wrote them, with their emphasis, lists, tables and pictures, as blocks."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from boardkeeper.documents.blocks import (
    Block,
    Cell,
    Column,
    Heading,
    Inline,
    ListStyle,
    Paragraph,
    Picture,
    Point,
    Points,
    Row,
    Table,
    Text,
)
from boardkeeper.documents.sources import source_of
from boardkeeper.reports import Mark, ReportParagraphView
from boardkeeper.reports import ReportParagraphKind as Kind
from boardkeeper.reports.marks import BOLD, ITALIC, runs
from boardkeeper.rules.template_words import is_template_remnant

_STYLES = {
    Kind.BULLET: ListStyle.BULLETS,
    Kind.NUMBERED: ListStyle.NUMBERS,
    Kind.LETTERED: ListStyle.LETTERS,
}
_PNG = b"\x89PNG"


def compose_paragraphs(
    paragraphs: Sequence[ReportParagraphView], files: Mapping[str, bytes], level: int
) -> list[Block]:
    """Set what was written in order. Points that follow one another are one list; what stands between begins a new one.

    What a form left behind (“Click here to enter text”) is not printed.

    Args:
        paragraphs: Of one section.
        files: The bytes of its pictures by their SHA-256.
        level: Of the sub-headings.
    """
    blocks: list[Block] = []
    said = [each for each in paragraphs if each.kind is Kind.PICTURE or not is_template_remnant(each.text)]
    for is_point, group in groupby(said, key=lambda each: each.kind in _STYLES):
        if is_point:
            blocks += _lists(list(group))
        else:
            blocks += [block for each in group if (block := _block(each, files, level))]
    return blocks


def inline(text: str, marks: Sequence[Mark]) -> Inline:
    """A text with its marks as runs; a plain one as it is."""
    if not marks:
        return text
    return tuple(
        Text(text[start:end], bold=BOLD in styles, italic=ITALIC in styles, link=target)
        for start, end, styles, target in runs(len(text), marks)
    )


def picture(content: bytes, alt: str) -> Picture:
    """A kept picture as a block."""
    media_type = "image/png" if content.startswith(_PNG) else "image/jpeg"
    return Picture(content, media_type, hashlib.sha256(content).hexdigest(), alt)


def _block(paragraph: ReportParagraphView, files: Mapping[str, bytes], level: int) -> Block | None:
    if paragraph.kind is Kind.SUBHEADING:
        return Heading(level, paragraph.text, source=_source(paragraph))
    if paragraph.kind is Kind.TABLE:
        return _table(paragraph)
    if paragraph.kind is Kind.PICTURE:
        content = files.get(paragraph.blob_hash or "")
        return picture(content, paragraph.text) if content else None
    return Paragraph(inline(paragraph.text, paragraph.marks), source=_source(paragraph))


def _source(paragraph: ReportParagraphView) -> str:
    return source_of("report_paragraph", paragraph)


def _lists(points: Sequence[ReportParagraphView]) -> list[Points]:
    """Points as lists, one for each run of a kind at their outermost level; deeper ones hang below the point before them."""
    shallowest = min(point.level for point in points)
    blocks: list[Points] = []
    start = 0
    for index in range(1, len(points) + 1):
        ends = index == len(points) or (
            points[index].level == shallowest and points[index].kind is not points[start].kind
        )
        if ends:
            blocks.append(_nested(points[start:index], shallowest))
            start = index
    return blocks


def _nested(points: Sequence[ReportParagraphView], level: int) -> Points:
    """One list. Points that begin deeper than it with nothing above them stand in it all the same."""
    made: list[Point] = []
    index = 0
    while index < len(points):
        end = index + 1
        while end < len(points) and points[end].level > level:
            end += 1
        below = points[index + 1 : end]
        point = points[index]
        made.append(Point(inline(point.text, point.marks), _below(below), source=_source(point)))
        index = end
    return Points(tuple(made), _STYLES[points[0].kind])


def _below(points: Sequence[ReportParagraphView]) -> Points | None:
    """What hangs below a point: one list, and after it another where the kind changes."""
    found: Points | None = None
    for each in reversed(_lists(points) if points else []):
        found = replace(each, then=found)
    return found


def _table(paragraph: ReportParagraphView) -> Table:
    """Rows of lines and cells between tabs; the first row names the columns, unless it is the only one."""
    rows: list[tuple[Cell, ...]] = []
    at = 0
    for line in paragraph.text.split("\n"):
        cells = []
        for cell in line.split("\t"):
            cells.append(Cell(inline(cell, _marks_within(paragraph.marks, at, at + len(cell)))))
            at += len(cell) + 1
        rows.append(tuple(cells))
    titles = paragraph.cells[0]
    if len(rows) == 1:
        return Table(tuple(Column("") for _ in titles), (Row(rows[0]),), row_heads=0, show_header=False)
    return Table(tuple(Column(title) for title in titles), tuple(Row(row) for row in rows[1:]))


def _marks_within(marks: Sequence[Mark], start: int, end: int) -> tuple[Mark, ...]:
    return tuple(
        Mark(max(mark.start, start) - start, min(mark.end, end) - start, mark.style, mark.target)
        for mark in marks
        if mark.start < end and mark.end > start
    )
