"""Tables as markup: every cell is headed by its column and, where there is one, by its row."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

from boardkeeper.documents.blocks import (
    Align,
    Cell,
    FieldList,
    KeyLine,
    Rag,
    Row,
    RowKind,
    Table,
    Tone,
    Travel,
)
from boardkeeper.render.html.charts import course_markup
from boardkeeper.render.html.lists import points_markup
from boardkeeper.render.html.words import marked, said, unmarked
from boardkeeper.render.pdf.style import TRAVEL_MARKS

_MANY_COLUMNS = 12
"""A table with more is set close."""
_COLOURS = {Rag.RED: "red", Rag.AMBER: "amber", Rag.GREEN: "green"}


def table_markup(table: Table, places: Mapping[str, str]) -> list[str]:
    """A table in a frame that scrolls by itself where the window is narrow."""
    name = f' aria-label="{unmarked(table.caption)}"' if table.caption else ' aria-label="Table"'
    broad = ' class="broad"' if len(table.columns) > _MANY_COLUMNS else ""
    lines = [f'<div class="wide" role="region" tabindex="0"{name}>', f"<table{broad}>"]
    if table.caption:
        lines.append(f"<caption>{said(table.caption)}</caption>")
    lines += [*_shares(table), "<thead>"]
    for header_row in table.header_rows:
        cells = "".join(
            f'<th scope="colgroup" colspan="{cell.span}">{said(cell.text)}</th>'
            if cell.text
            else f'<td colspan="{cell.span}"></td>'
            for cell in header_row
        )
        lines.append(f"<tr>{cells}</tr>")
    titles = "".join(
        f'<th scope="col"{_align(column.align)}>{_title(column.title, table)}</th>'
        for column in table.columns
    )
    quiet = "" if table.show_header else ' class="quiet"'
    lines += [f"<tr{quiet}>{titles}</tr>", "</thead>", "<tbody>"]
    for place, row in enumerate(table.rows):
        if row.kind is RowKind.GROUP and place:
            lines += ["</tbody>", "<tbody>"]
        lines.append(_row(row, table, places))
    lines += ["</tbody>", "</table>", "</div>"]
    if unmarked(table.note):
        lines.append(f'<p class="note">{marked(table.note, places)}</p>')
    return lines


def _shares(table: Table) -> list[str]:
    """How wide the columns are, where all of them say so."""
    total = sum(column.width for column in table.columns)
    if not all(column.width > 0 for column in table.columns):
        return []
    columns = "".join(f'<col style="width: {column.width / total:.1%}">' for column in table.columns)
    return [f"<colgroup>{columns}</colgroup>"]


def _title(title: str, table: Table) -> str:
    """A column's title, only for who hears the table when it prints none."""
    return said(title) if table.show_header else f'<span class="unseen">{said(title)}</span>'


def _row(row: Row, table: Table, places: Mapping[str, str]) -> str:
    if row.kind is RowKind.GROUP:
        words = _cell(row.cells[0], places)
        return f'<tr class="group"><th scope="rowgroup" colspan="{len(table.columns)}">{words}</th></tr>'
    found = []
    column = 0
    for cell in row.cells:
        tag = 'th scope="row"' if column < table.row_heads else "td"
        span = f' colspan="{cell.span}"' if cell.span > 1 else ""
        align = _align(table.columns[column].align) if cell.span == 1 else ""
        found.append(f"<{tag}{span}{align}>{_cell(cell, places)}</{tag[:2]}>")
        column += cell.span
    kind = ' class="total"' if row.kind is RowKind.TOTAL else ""
    return f"<tr{kind}>{''.join(found)}</tr>"


def _cell(cell: Cell, places: Mapping[str, str]) -> str:
    words = marked(cell.text, places)
    if cell.tone is not None and words:
        words = _status(cell.tone, words)
    parts = [words] if words else []
    if cell.rag is not None:
        parts.append(rag_markup(cell.rag))
    if cell.travel is not None:
        parts.append(_travel(cell.travel))
    if cell.course is not None:
        parts.append(course_markup(cell.course))
    listed = "".join(points_markup(cell.points, places)) if cell.points else ""
    return " ".join(parts) + listed


def _status(tone: Tone, words: str) -> str:
    """A status on its colour; what is said about it stands plain below."""
    head, newline, rest = words.partition("<br>")
    return f'<span class="tone {tone.value}">{head}</span>{newline}{rest}'


def rag_markup(rag: Rag) -> str:
    """The letter on its colour, the colour's name for who hears it."""
    colour = _COLOURS[rag]
    return f'<span class="rag {colour}">{rag.value}<span class="unseen"> ({colour})</span></span>'


def _travel(travel: Travel) -> str:
    sign = TRAVEL_MARKS[travel][0]
    return (
        f'<span class="travel {travel.value}"><span aria-hidden="true">{sign}</span>'
        f'<span class="unseen">{travel.value}</span></span>'
    )


def _align(align: Align) -> str:
    name = {Align.RIGHT: "right", Align.DECIMAL: "right", Align.CENTRE: "centre"}.get(align, "")
    return f' class="{name}"' if name else ""


def fields_markup(fields: FieldList, places: Mapping[str, str]) -> list[str]:
    """Labels with their values."""
    lines = ["<dl>"]
    lines += [
        f"<div><dt>{said(label)}</dt><dd>{marked(value, places)}</dd></div>" for label, value in fields.fields
    ]
    return [*lines, "</dl>"]


def key_markup(key: KeyLine) -> list[str]:
    """What colours and marks mean."""
    lines = [f'<p class="key-title">{said(key.title)}:</p>'] if key.title else []
    lines.append('<ul class="key" role="list">')
    for item in key.items:
        if item.rag is not None:
            sign = rag_markup(item.rag)
        elif item.travel is not None:
            sign = _travel(item.travel)
        else:
            tone = (item.tone or Tone.MUTED).value
            sign = f'<span class="swatch tone {escape(tone)}" aria-hidden="true">&nbsp;&nbsp;</span>'
        lines.append(f"<li>{sign} {said(item.text)}</li>")
    return [*lines, "</ul>"]
