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
)

from boardkeeper.kept_files import TakenFile
from boardkeeper.reports import Mark, WrittenParagraph
from boardkeeper.reports import ReportParagraphKind as Kind
from ui.writing.block_words import LINE, runs_in
from ui.writing.formats import (
    DIGEST,
    PICTURE_SCHEME,
    block_format,
    char_format,
    key_of,
    kind_of,
    level_of,
    table_format,
)
from ui.writing.numbering import POINTS
from ui.writing.pasted_tables import table_paragraph
from ui.writing.runs import joined, runs_of
from ui.writing.table_words import cells_in, insert_runs, insert_table_words


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
            insert_table_words(cursor, each.text, each.marks, table_format(key, zoom))
            # Qt ends every table with a block of its own; it is text until something else is written there.
            cursor.setBlockFormat(block_format(Kind.TEXT, 0, new_key(), zoom))
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
            cursor.insertText(LINE, char_format())
        insert_runs(cursor, runs_of(each.text, each.marks))


def image_format(digest: str) -> QTextImageFormat:
    """The format of a picture's place."""
    form = QTextImageFormat()
    form.setName(f"{PICTURE_SCHEME}{digest}")
    form.setProperty(DIGEST, digest)
    form.setMaximumWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    return form


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
                cells = cells_in(frame, start, last)
                blank = WrittenParagraph(None, Kind.TABLE, 0, "", (), None, None)
                piece = Piece(key_of(frame.format()), table_paragraph(cells) if cells else blank)
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
    runs, digest = runs_in(block, start, end)
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
