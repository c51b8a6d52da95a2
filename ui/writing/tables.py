"""A table at the cursor: going through its cells, adding and taking away rows and columns."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtGui import QTextCursor, QTextTable

from boardkeeper.reports import ReportParagraphKind as Kind
from ui.writing.content import new_key
from ui.writing.editing import one_step
from ui.writing.formats import block_format, cell_format, table_format


def table_at(cursor: QTextCursor) -> QTextTable | None:
    """The table the cursor stands in."""
    return cursor.currentTable()


def insert_table(cursor: QTextCursor, rows: int, columns: int, zoom: float = 1.0) -> None:
    """Put an empty table behind the paragraph at the cursor; the cursor goes into its first cell."""
    with one_step(cursor):
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
        table = cursor.insertTable(rows, columns, table_format(new_key(), zoom))
        _make_cells(table, 0, 0)
        after = QTextCursor(cursor.document())
        after.setPosition(table.lastPosition() + 1)
        after.setBlockFormat(block_format(Kind.TEXT, 0, new_key(), zoom))
    cursor.setPosition(table.firstPosition())


def step_cell(cursor: QTextCursor, by: int) -> None:
    """Go to the next cell or the one before; behind the last one a row is added."""
    table = cursor.currentTable()
    cell = table.cellAt(cursor)
    place = cell.row() * table.columns() + cell.column() + by
    if place >= table.rows() * table.columns():
        add_row(cursor)
    if place >= 0:
        _go(cursor, table, *divmod(place, table.columns()))


def step_row(cursor: QTextCursor) -> None:
    """Go to the cell below; from the last row to what stands behind the table."""
    table = cursor.currentTable()
    cell = table.cellAt(cursor)
    if cell.row() + 1 < table.rows():
        _go(cursor, table, cell.row() + 1, cell.column())
    else:
        cursor.setPosition(table.lastPosition() + 1)


def add_row(cursor: QTextCursor) -> None:
    """Add a row below the cursor."""
    table = cursor.currentTable()
    with one_step(cursor):
        row = table.cellAt(cursor).row() + 1
        table.insertRows(row, 1)
        _make_cells(table, row, 0)


def add_column(cursor: QTextCursor) -> None:
    """Add a column at the right of the cursor."""
    table = cursor.currentTable()
    with one_step(cursor):
        column = table.cellAt(cursor).column() + 1
        table.insertColumns(column, 1)
        _make_cells(table, 0, column)


def remove_row(cursor: QTextCursor) -> None:
    """Take away the row at the cursor; with its last row a table goes."""
    table = cursor.currentTable()
    with one_step(cursor):
        table.removeRows(table.cellAt(cursor).row(), 1)


def remove_column(cursor: QTextCursor) -> None:
    """Take away the column at the cursor; with its last column a table goes."""
    table = cursor.currentTable()
    with one_step(cursor):
        table.removeColumns(table.cellAt(cursor).column(), 1)


def _go(cursor: QTextCursor, table: QTextTable, row: int, column: int) -> None:
    cell = table.cellAt(row, column)
    cursor.setPosition(cell.firstCursorPosition().position())
    cursor.setPosition(cell.lastCursorPosition().position(), QTextCursor.MoveMode.KeepAnchor)


def _make_cells(table: QTextTable, from_row: int, from_column: int) -> None:
    """Qt gives new cells the format of the paragraph around them."""
    for row in range(from_row, table.rows()):
        for column in range(from_column, table.columns()):
            table.cellAt(row, column).firstCursorPosition().setBlockFormat(cell_format())


def end_of_table(cursor: QTextCursor) -> int:
    """The position right behind the table at the cursor."""
    return cursor.currentTable().lastPosition() + 1


CHANGES: Mapping[str, Callable[[QTextCursor], None]] = {
    "Add a row below": add_row,
    "Add a column at the right": add_column,
    "Take this row away": remove_row,
    "Take this column away": remove_column,
}
"""What can be done to the table at the cursor, in the words of its menu."""
