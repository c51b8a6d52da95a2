"""Rows on the clipboard: tab-separated for Excel, a table for Word."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from PySide6.QtCore import QMimeData

from ui.tables.columns import Column


def as_clipboard(columns: Sequence[Column], rows: Iterable[object]) -> QMimeData:
    """The rows with their headings, as plain text with tabs and as an HTML table."""
    lines = [[column.title for column in columns]]
    lines += [[column.whole_text_of(row) for column in columns] for row in rows]
    data = QMimeData()
    data.setText("\n".join("\t".join(_one_line(cell) for cell in line) for line in lines) + "\n")
    head = "".join(f"<th>{escape(cell)}</th>" for cell in lines[0])
    body = "".join(
        f"<tr>{''.join(f'<td>{_with_breaks(cell)}</td>' for cell in line)}</tr>" for line in lines[1:]
    )
    data.setHtml(f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>")
    return data


def _one_line(cell: str) -> str:
    """A tab or a line break inside a cell would start another one in Excel."""
    return " ".join(cell.split())


def _with_breaks(cell: str) -> str:
    return escape(cell).replace("\n", "<br>")
