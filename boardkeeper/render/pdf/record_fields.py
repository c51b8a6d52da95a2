"""A row of a table as a record: the cells it is called by, and every other one behind the title of its column."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from boardkeeper.documents.blocks import Align, Cell, Column, Row, Table, Tone
from boardkeeper.render.pdf.typesetting import plain

TELLING_HEAD = 10
"""A row is called by its first cells until its name has so many characters: “4.2” alone tells nobody anything."""
LONGEST_SHORT = 16
"""Characters of a field that may stand beside others."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """One field of a record; a short one may stand beside others, below the heading that stood above their columns."""

    label: str
    cell: Cell
    is_short: bool
    above: str = ""


def labels_of(table: Table) -> tuple[tuple[str, str], ...]:
    """The headings above every column, and its title."""
    above: list[list[str]] = [[] for _ in table.columns]
    for heading in table.header_rows:
        column = 0
        for cell in heading:
            for each in above[column : column + cell.span] if cell.text else ():
                each.append(cell.text)
            column += cell.span
    return tuple(
        (", ".join(words), column.title.replace("\n", " ").strip())
        for words, column in zip(above, table.columns, strict=True)
    )


def parted(row: Row, table: Table, labels: Sequence[tuple[str, str]]) -> tuple[list[Cell], list[Labelled]]:
    """The cells a row is called by, and its other cells with their labels; those without anything are left out."""
    names: list[Cell] = []
    fields: list[Labelled] = []
    column = 0
    for cell in row.cells:
        told = sum(len(plain(each.text)) for each in names)
        is_name = column < max(1, table.row_heads) or (
            column == 1 and told < TELLING_HEAD and _is_words(cell)
        )
        about: Column = table.columns[column]
        if is_name and not fields:
            names.append(cell)
        elif _says_something(cell):
            last = column + cell.span - 1
            above, label = labels[column]
            label = label if last == column else f"{label} to {labels[last][1]}"
            is_figure = about.align is not Align.LEFT or cell.tone is not None or cell.rag is not None
            is_short = is_figure and cell.points is None and len(plain(cell.text)) <= LONGEST_SHORT
            fields.append(Labelled(label, cell, is_short, above))
        column += cell.span
    return names, fields


def _is_words(cell: Cell) -> bool:
    return (
        cell.points is None and cell.tone in {None, Tone.MUTED} and cell.course is None and cell.rag is None
    )


def _says_something(cell: Cell) -> bool:
    has_points = cell.points is not None and bool(cell.points.points)
    is_marked = cell.rag is not None or cell.travel is not None or cell.course is not None
    return bool(plain(cell.text).strip()) or has_points or is_marked
