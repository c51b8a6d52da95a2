"""Tables in plain text: in columns where they fit, otherwise row by row with every cell under its title."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence

from boardkeeper.documents.blocks import Align, Cell, FieldList, Row, RowKind, Table
from boardkeeper.render.pdf.fonts import clean
from boardkeeper.render.text.lists import points_lines
from boardkeeper.render.text.words import WIDTH, words_of, wrapped

_BETWEEN = 2
_NARROWEST = 8
_FEWEST_FOR_A_PARAGRAPH = 24


def fields_lines(fields: FieldList) -> list[str]:
    """Labels at the left, values hanging beside them."""
    labels = [clean(label) for label, _ in fields.fields]
    room = min(24, max((len(label) for label in labels), default=0) + 2)
    lines: list[str] = []
    for label, (_, value) in zip(labels, fields.fields, strict=True):
        first = f"{label}:".ljust(room) if len(label) + 1 < room else f"{label}: "
        lines += wrapped(value, first, " " * room)
    return lines


def table_lines(table: Table) -> list[str]:
    """Caption, titles and rows."""
    lines = [*wrapped(table.caption), ""] if table.caption else []
    widths = _widths(table)
    lines += _in_columns(table, widths) if widths else _row_by_row(table)
    if words_of(table.note):
        lines += ["", *wrapped(table.note)]
    return lines


def _texts(row: Row) -> list[str]:
    return [_said(cell) for cell in row.cells]


def _said(cell: Cell) -> str:
    parts = [words_of(cell.text)]
    if cell.rag is not None:
        parts.append(f"({cell.rag.value})")
    if cell.travel is not None:
        parts.append(f"({cell.travel.value})")
    if cell.course is not None:
        parts.append(words_of(cell.course.words))
    words = " ".join(part for part in parts if part)
    below = "\n".join(points_lines(cell.points)) if cell.points else ""
    return "\n".join(part for part in (words, below) if part)


def _widths(table: Table) -> list[int]:
    """A width for every column; none when the table reads better row by row."""
    rows = [_texts(row) for row in table.rows if row.kind is not RowKind.GROUP and _is_plain(row, table)]
    titles = [clean(column.title) if table.show_header else "" for column in table.columns]
    natural = [
        max([len(titles[place]), *(len(line) for row in rows for line in row[place].split("\n"))])
        for place in range(len(titles))
    ]
    room = WIDTH - _BETWEEN * (len(natural) - 1)
    if sum(natural) <= room:
        return natural
    least = [
        max(
            _NARROWEST,
            *(len(word) for word in titles[place].split()),
            *(min(len(word), 2 * _NARROWEST) for row in rows for word in row[place].split()),
        )
        for place in range(len(titles))
    ]
    if sum(least) > room:
        return []
    spare = room - sum(min(least[place], natural[place]) for place in range(len(natural)))
    wanted = [max(0, natural[place] - least[place]) for place in range(len(natural))]
    widths = [
        min(natural[place], least[place] + spare * wanted[place] // max(1, sum(wanted)))
        for place in range(len(natural))
    ]
    is_cramped = any(
        natural[place] > 3 * _FEWEST_FOR_A_PARAGRAPH and widths[place] < _FEWEST_FOR_A_PARAGRAPH
        for place in range(len(natural))
    )
    return [] if is_cramped else widths


def _is_plain(row: Row, table: Table) -> bool:
    return len(row.cells) == len(table.columns)


def _in_columns(table: Table, widths: Sequence[int]) -> list[str]:
    lines: list[str] = []
    rule = (" " * _BETWEEN).join("-" * width for width in widths)
    for header_row in table.header_rows:
        spans, place = [], 0
        for header in header_row:
            spans.append(
                (header.text, sum(widths[place : place + header.span]) + _BETWEEN * (header.span - 1))
            )
            place += header.span
        lines += _across([(clean(text), width, Align.LEFT) for text, width in spans])
    if table.show_header:
        titles = [(clean(c.title), w, c.align) for c, w in zip(table.columns, widths, strict=True)]
        lines += [*_across(titles), rule]
    is_loose = False
    for row in table.rows:
        if row.kind is RowKind.GROUP:
            lines += ["", *wrapped(_said(row.cells[0]))]
            is_loose = False
            continue
        cells, place = [], 0
        for cell in row.cells:
            width = sum(widths[place : place + cell.span]) + _BETWEEN * (cell.span - 1)
            cells.append((_said(cell), width, table.columns[place].align))
            place += cell.span
        found = _across(cells)
        # Rows of several lines run into each other without room between.
        if is_loose or (len(found) > 1 and lines and lines[-1] not in {rule, ""}):
            lines.append("")
        lines += found
        is_loose = len(found) > 1
    return lines


def _across(cells: Sequence[tuple[str, int, Align]]) -> list[str]:
    columns = [
        [
            part
            for row in text.split("\n")
            for part in textwrap.wrap(row, width, break_on_hyphens=False) or [""]
        ]
        for text, width, _ in cells
    ]
    lines = []
    for index in range(max(len(column) for column in columns)):
        parts = []
        for (_, width, align), column in zip(cells, columns, strict=True):
            part = column[index] if index < len(column) else ""
            is_right = align in {Align.RIGHT, Align.DECIMAL}
            parts.append(part.rjust(width) if is_right else part.ljust(width))
        lines.append((" " * _BETWEEN).join(parts).rstrip())
    return lines


def _row_by_row(table: Table) -> list[str]:
    lines: list[str] = []
    for row in table.rows:
        if lines:
            lines.append("")
        if row.kind is RowKind.GROUP:
            lines += wrapped(_said(row.cells[0]), "  ")
            continue
        place = 0
        for cell in row.cells:
            title = clean(table.columns[place].title)
            said = _said(cell)
            if said:
                lines += wrapped(said, f"  {title}: " if title else "  ", "      ")
            place += cell.span
    return lines
