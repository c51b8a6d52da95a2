"""The words of a table: its rows are lines, its cells stand between tabs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from PySide6.QtGui import QTextCursor, QTextTable, QTextTableCell, QTextTableFormat

from boardkeeper.reports import Mark
from ui.writing.block_words import LINE, runs_in
from ui.writing.formats import cell_format, char_format
from ui.writing.runs import Run, runs_of


def insert_runs(cursor: QTextCursor, runs: Iterable[Run]) -> None:
    """Write words with their looks."""
    for run in runs:
        form = char_format(bold=run.bold, italic=run.italic, link=run.link)
        cursor.insertText(run.text.replace("\n", LINE), form)


def insert_table_words(
    cursor: QTextCursor, text: str, marks: Sequence[Mark], form: QTextTableFormat
) -> QTextTable:
    """Put a table with these words at the cursor, which ends in the block Qt makes behind it."""
    rows: list[list[list[Run]]] = [[[]]]
    for run in runs_of(text, marks):
        for line_place, line in enumerate(run.text.split("\n")):
            if line_place:
                rows.append([[]])
            for cell_place, words in enumerate(line.split("\t")):
                if cell_place:
                    rows[-1].append([])
                rows[-1][-1].append(replace(run, text=words))
    width = max(len(row) for row in rows)
    table = cursor.insertTable(len(rows), width, form)
    for row in range(len(rows)):
        for column in range(width):
            inside = table.cellAt(row, column).firstCursorPosition()
            inside.setBlockFormat(cell_format())
            if column < len(rows[row]):
                insert_runs(inside, rows[row][column])
    cursor.setPosition(table.lastPosition() + 1)
    return table


def cells_in(table: QTextTable, start: int, end: int) -> list[list[list[Run]]]:
    """The cells of the rows between two positions of the document; empty when none of them holds a word."""
    rows = [[table.cellAt(row, column) for column in range(table.columns())] for row in range(table.rows())]
    chosen = [row for row in rows if row[0].firstPosition() < end and row[-1].lastPosition() >= start]
    cells = [[_words_of(cell) for cell in row] for row in chosen]
    return cells if any(cell for row in cells for cell in row) else []


def _words_of(cell: QTextTableCell) -> list[Run]:
    runs: list[Run] = []
    place = cell.begin()
    while not place.atEnd():
        block = place.currentBlock()
        place += 1
        if block.isValid():
            words, _digest = runs_in(block, 0, block.position() + block.length())
            runs += [*([Run(" ")] if runs and words else []), *words]
    return runs
