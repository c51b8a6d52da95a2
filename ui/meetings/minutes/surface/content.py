"""Pieces into the document and out of it again; their ids stay with them through every edit."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from PySide6.QtGui import QTextBlock, QTextCursor, QTextTable

from boardkeeper.minutes import PieceKind, WrittenPiece, new_id
from boardkeeper.reports import Mark
from ui.meetings.minutes.surface import forms
from ui.meetings.minutes.surface.outline import Line, Outline
from ui.writing.block_words import runs_in
from ui.writing.formats import char_format
from ui.writing.pasted_tables import table_paragraph
from ui.writing.runs import joined, runs_of
from ui.writing.table_words import cells_in, insert_runs, insert_table_words


def insert_pieces(cursor: QTextCursor, pieces: Iterable[WrittenPiece], zoom: float) -> None:
    """Write pieces at a cursor that stands in an empty block; the cursor ends behind the last of them."""
    is_fresh = True
    for piece in pieces:
        if piece.kind is PieceKind.TABLE:
            insert_table_words(cursor, piece.text, piece.marks, forms.table_form(piece, zoom))
            # Qt ends every table with a block of its own; it is text until something else is written there.
            cursor.setBlockFormat(forms.piece_form(WrittenPiece(new_id(), PieceKind.TEXT), zoom))
            is_fresh = True
            continue
        if is_fresh:
            cursor.setBlockFormat(forms.piece_form(piece, zoom))
        else:
            cursor.insertBlock(forms.piece_form(piece, zoom), char_format())
        is_fresh = False
        insert_runs(cursor, runs_of(piece.text, piece.marks))


def set_words(cursor: QTextCursor, text: str, marks: Sequence[Mark]) -> None:
    """Let the block at the cursor say something else."""
    cursor.movePosition(QTextCursor.MoveOperation.StartOfBlock)
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
    cursor.removeSelectedText()
    insert_runs(cursor, runs_of(text, marks))


def read_pieces(outline: Outline, start: int = 0, end: int | None = None) -> tuple[WrittenPiece, ...]:
    """What stands in the document, or between two of its positions. Blank pieces are left out, save for headings."""
    last = outline.document.characterCount() if end is None else end
    found: list[WrittenPiece] = []
    block = outline.document.findBlock(start)
    lines = outline.now()
    while block.isValid() and block.position() < last:
        line = lines[block.blockNumber()]
        piece: WrittenPiece | None = None
        if line.table is None:
            piece = piece_of(block, line, start, last)
        elif not found or found[-1].id != line.id:
            piece = _table(line.table, line.facts, start, last)
        if piece is not None and (piece.text.strip() or piece.kind is PieceKind.HEADING):
            found.append(piece)
        block = block.next()
    return tuple(found)


def piece_of(block: QTextBlock, line: Line, start: int = 0, end: int | None = None) -> WrittenPiece:
    """The piece a block is, with its words or those between two positions."""
    if line.table is not None:
        return _table(line.table, line.facts, 0, line.table.lastPosition())
    last = block.position() + block.length() if end is None else end
    runs, _digest = runs_in(block, start, last)
    text, marks = joined(runs)
    if line.kind is PieceKind.HEADING:
        return replace(line.facts, text=text.replace("\n", " "))
    if line.kind is PieceKind.SUBHEADING:
        marks = tuple(mark for mark in marks if mark.style != "bold")
    return replace(line.facts, text=text, marks=marks)


def _table(table: QTextTable, facts: WrittenPiece, start: int, end: int) -> WrittenPiece:
    cells = cells_in(table, start, end)
    if not cells:
        return replace(facts, text="", marks=())
    paragraph = table_paragraph(cells)
    return replace(facts, text=paragraph.text, marks=paragraph.marks)
