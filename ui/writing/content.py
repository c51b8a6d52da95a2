"""Paragraphs into a document and out of it again; ids stay with their paragraphs through every edit."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol
from uuid import uuid4

from PySide6.QtGui import (
    QTextBlock,
    QTextCursor,
    QTextDocument,
    QTextImageFormat,
    QTextLength,
    QTextTable,
    QTextTableCell,
)

from boardkeeper.kept_files import TakenFile
from boardkeeper.reports import Mark, WrittenParagraph
from boardkeeper.reports import ReportParagraphKind as Kind
from ui.writing.formats import (
    DIGEST,
    PICTURE_SCHEME,
    block_format,
    cell_format,
    char_format,
    is_bold,
    key_of,
    kind_of,
    level_of,
    table_format,
)
from ui.writing.numbering import POINTS
from ui.writing.pasted_tables import table_paragraph
from ui.writing.runs import Run, joined, runs_of

OBJECT = "\ufffc"
_LINE = "\u2028"


class Shown(Protocol):
    """A paragraph as it is kept or as it was written."""

    @property
    def id(self) -> str | None: ...
    @property
    def kind(self) -> Kind: ...
    @property
    def level(self) -> int: ...
    @property
    def text(self) -> str: ...
    @property
    def marks(self) -> Sequence[Mark]: ...
    @property
    def blob_hash(self) -> str | None: ...


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph of the document, known by the key its block carries; of a picture also the digest of its bytes."""

    key: str
    paragraph: WrittenParagraph
    digest: str = ""


def new_key() -> str:
    """A key for a paragraph that was just begun."""
    return uuid4().hex


def insert_paragraphs(
    cursor: QTextCursor, paragraphs: Iterable[Shown], zoom: float = 1.0, *, keeps_keys: bool = False
) -> None:
    """Write paragraphs at a cursor that stands in an empty block; the cursor ends behind the last of them.

    Args:
        cursor: Where to write.
        paragraphs: What to write.
        zoom: Of the window.
        keeps_keys: Whether the paragraphs' ids become their keys; pasted ones get new keys.
    """
    is_fresh = True
    for each in paragraphs:
        key = (each.id if keeps_keys else None) or new_key()
        if each.kind is Kind.TABLE:
            _insert_table(cursor, each, key, zoom)
            is_fresh = True
            continue
        form = block_format(each.kind, min(max(each.level, 0), 8), key, zoom)
        if is_fresh:
            cursor.setBlockFormat(form)
        else:
            cursor.insertBlock(form, char_format())
        is_fresh = False
        if each.kind is Kind.PICTURE and each.blob_hash:
            cursor.insertImage(image_format(each.blob_hash))
            cursor.insertText(_LINE, char_format())
        insert_runs(cursor, runs_of(each.text, each.marks))


def image_format(digest: str) -> QTextImageFormat:
    """The format of a picture's place."""
    form = QTextImageFormat()
    form.setName(f"{PICTURE_SCHEME}{digest}")
    form.setProperty(DIGEST, digest)
    form.setMaximumWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    return form


def insert_runs(cursor: QTextCursor, runs: Iterable[Run]) -> None:
    """Write words with their looks."""
    for run in runs:
        form = char_format(bold=run.bold, italic=run.italic, link=run.link)
        cursor.insertText(run.text.replace("\n", _LINE), form)


def _insert_table(cursor: QTextCursor, shown: Shown, key: str, zoom: float) -> None:
    rows: list[list[list[Run]]] = [[[]]]
    for run in runs_of(shown.text, shown.marks):
        for line_place, line in enumerate(run.text.split("\n")):
            if line_place:
                rows.append([[]])
            for cell_place, words in enumerate(line.split("\t")):
                if cell_place:
                    rows[-1].append([])
                rows[-1][-1].append(replace(run, text=words))
    width = max(len(row) for row in rows)
    table = cursor.insertTable(len(rows), width, table_format(key, zoom))
    for row in range(len(rows)):
        for column in range(width):
            inside = table.cellAt(row, column).firstCursorPosition()
            inside.setBlockFormat(cell_format())
            if column < len(rows[row]):
                insert_runs(inside, rows[row][column])
    cursor.setPosition(table.lastPosition() + 1)
    # Qt ends every table with a block of its own; it is text until something else is written there.
    cursor.setBlockFormat(block_format(Kind.TEXT, 0, new_key(), zoom))


def read_pieces(
    document: QTextDocument,
    start: int = 0,
    end: int | None = None,
    taken: Mapping[str, TakenFile] | None = None,
) -> tuple[Piece, ...]:
    """The paragraphs of a document, or of the part between two positions; blank ones are left out.

    Args:
        document: What was written.
        start: Where to begin.
        end: Where to end; None for the end of the document.
        taken: Files of pictures that are not kept yet, by digest.
    """
    last = document.characterCount() if end is None else end
    found: list[Piece] = []
    seen: set[str] = set()
    place = document.rootFrame().begin()
    while not place.atEnd():
        frame, block = place.currentFrame(), place.currentBlock()
        place += 1
        if isinstance(frame, QTextTable):
            if frame.firstPosition() < last and frame.lastPosition() >= start:
                piece = Piece(key_of(frame.format()), _table(frame, start, last))
            else:
                continue
        elif block.isValid() and block.position() < last and block.position() + block.length() > start:
            piece = _piece(block, start, last, taken or {})
        else:
            continue
        if not piece.paragraph.text.strip() and piece.paragraph.kind is not Kind.PICTURE:
            continue
        # A key that occurs twice was copied by Qt: the first to have it keeps it.
        found.append(replace(piece, key="") if piece.key in seen else piece)
        seen.add(piece.key)
    return tuple(found)


def _piece(block: QTextBlock, start: int, end: int, taken: Mapping[str, TakenFile]) -> Piece:
    key = key_of(block.blockFormat())
    runs, digest = _runs(block, start, end)
    kind, level = kind_of(block), level_of(block)
    text, marks = joined(runs)
    if digest:
        picture = taken.get(digest)
        blob_hash = None if picture else digest
        words = text.replace("\n", " ")
        return Piece(key, WrittenParagraph(None, Kind.PICTURE, 0, words, (), picture, blob_hash), digest)
    kind = Kind.TEXT if kind in {Kind.PICTURE, Kind.TABLE} else kind
    if kind is Kind.SUBHEADING:
        marks = tuple(mark for mark in marks if mark.style != "bold")
    return Piece(key, WrittenParagraph(None, kind, level if kind in POINTS else 0, text, marks, None, None))


def _runs(block: QTextBlock, start: int, end: int) -> tuple[list[Run], str]:
    """The words of a block between two positions, and the digest of the first picture there."""
    runs: list[Run] = []
    digest = ""
    place = block.begin()
    while not place.atEnd():
        fragment = place.fragment()
        place += 1
        form = fragment.charFormat()
        words = _cut(fragment.text(), start - fragment.position(), end - fragment.position())
        if form.isImageFormat() and words:
            digest = digest or str(form.property(DIGEST) or "")
        words = words.replace(OBJECT, "").replace(_LINE, "\n")
        if words:
            runs.append(Run(words, is_bold(form), form.fontItalic(), form.anchorHref()))
    return runs, digest


def _cut(words: str, start: int, end: int) -> str:
    """The part between two places, which Qt counts in units of UTF-16."""
    if start <= 0 and end >= 2 * len(words):
        return words
    units = words.encode("utf-16-le")
    return units[2 * max(start, 0) : 2 * max(end, 0)].decode("utf-16-le", "ignore")


def _table(table: QTextTable, start: int, end: int) -> WrittenParagraph:
    cells = [[table.cellAt(row, column) for column in range(table.columns())] for row in range(table.rows())]
    chosen = [row for row in cells if row[0].firstPosition() < end and row[-1].lastPosition() >= start]
    if not any(_cell_words(cell) for row in chosen for cell in row):
        return WrittenParagraph(None, Kind.TABLE, 0, "", (), None, None)
    return table_paragraph([[_cell_words(cell) for cell in row] for row in chosen])


def _cell_words(cell: QTextTableCell) -> list[Run]:
    runs: list[Run] = []
    place = cell.begin()
    while not place.atEnd():
        block = place.currentBlock()
        place += 1
        if block.isValid():
            words, _digest = _runs(block, 0, block.position() + block.length())
            runs += [*([Run(" ")] if runs and words else []), *words]
    return runs
