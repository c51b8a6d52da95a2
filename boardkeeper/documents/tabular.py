"""What stands in rows and columns: tables, labels with values, keys to colours."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from boardkeeper.documents.meanings import Align, Rag, RowKind, Tone, Travel
from boardkeeper.documents.running_text import Inline, Points

if TYPE_CHECKING:
    from boardkeeper.charts import Course


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table.

    Attributes:
        text: Printed text; newlines begin new lines.
        points: A list below the text.
        rag: Colours the cell pale and prints the letter beside the text.
        travel: Prints a mark after the text, with the word for whoever cannot see it.
        tone: Makes a status of the text.
        course: Draws the course of a figure below the text.
        span: How many columns it covers.
    """

    text: Inline = ""
    points: Points | None = None
    rag: Rag | None = None
    travel: Travel | None = None
    tone: Tone | None = None
    course: Course | None = None
    span: int = 1


@dataclass(frozen=True, slots=True)
class Row:
    """Spans of the cells add up to the number of columns; a ``group`` row has one cell, whatever its span says.

    Attributes:
        source: The row of the store it is written in, as ``table:id``; blank where there is none. Never printed.
    """

    cells: tuple[Cell, ...]
    kind: RowKind = RowKind.BODY
    source: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table.

    Attributes:
        title: Its heading.
        width: Its share of the table's width in any unit; 0 lets the renderer choose by the content.
        align: Of the body cells.
    """

    title: str
    width: float = 0
    align: Align = Align.LEFT


@dataclass(frozen=True, slots=True)
class HeaderCell:
    """A heading over `span` columns; without text the titles below it take its room."""

    text: str = ""
    span: int = 1


@dataclass(frozen=True, slots=True)
class Table:
    """A table, however long: it runs over pages and repeats its header.

    Attributes:
        header_rows: Rows above the columns' own titles; the spans of each add up to the number of columns.
        row_heads: How many columns at the left head their row.
        caption: Printed above; also says what the table is to who hears it.
        note: Small print below.
        show_header: False prints no titles (the columns still have them for who hears the table).
    """

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    header_rows: tuple[tuple[HeaderCell, ...], ...] = ()
    row_heads: int = 1
    caption: str = ""
    note: Inline = ""
    show_header: bool = True


@dataclass(frozen=True, slots=True)
class FieldList:
    """Labels and values as on a report's front sheet."""

    fields: tuple[tuple[str, Inline], ...]


@dataclass(frozen=True, slots=True)
class KeyItem:
    """One entry of a colour key: exactly one of `rag`, `travel`, `tone` says which mark is explained."""

    text: str
    rag: Rag | None = None
    travel: Travel | None = None
    tone: Tone | None = None


@dataclass(frozen=True, slots=True)
class KeyLine:
    items: tuple[KeyItem, ...]
    title: str = "Colour key"
