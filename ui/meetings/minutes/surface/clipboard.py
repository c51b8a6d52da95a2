"""Pieces on the clipboard: in our own form with everything, and as HTML and text for other programs."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QMimeData

from boardkeeper.minutes import PieceKind, WrittenPiece, new_id
from boardkeeper.reports import Mark, WrittenParagraph
from boardkeeper.reports import ReportParagraphKind as Kind
from ui.meetings.minutes.surface.forms import DEEPEST, facts_read, facts_written
from ui.meetings.minutes.surface.typed_starts import decided_in
from ui.writing.copied import html_of, text_of
from ui.writing.pasted_html import paragraphs_of_html
from ui.writing.pasted_text import paragraphs_of_text

OWN_FORM = "application/x-boardkeeper-minutes"

_OUT = {
    PieceKind.HEADING: Kind.SUBHEADING,
    PieceKind.SUBHEADING: Kind.SUBHEADING,
    PieceKind.POINT: Kind.LETTERED,
    PieceKind.TABLE: Kind.TABLE,
}
_IN = {
    Kind.SUBHEADING: PieceKind.SUBHEADING,
    Kind.BULLET: PieceKind.POINT,
    Kind.NUMBERED: PieceKind.POINT,
    Kind.LETTERED: PieceKind.POINT,
    Kind.TABLE: PieceKind.TABLE,
}


def to_clipboard(pieces: Sequence[WrittenPiece], origin: str) -> QMimeData:
    """Pieces in every form; `origin` says whose they are."""
    rows = [
        [each.id, each.kind.value, each.level, each.text, _mark_rows(each.marks), facts_written(each)]
        for each in pieces
    ]
    data = QMimeData()
    data.setData(OWN_FORM, json.dumps([origin, rows]).encode())
    written = [
        WrittenParagraph(None, _OUT.get(each.kind, Kind.TEXT), each.level, each.text, each.marks, None, None)
        for each in pieces
    ]
    data.setHtml(html_of(written))
    data.setText(text_of(written))
    return data


def from_clipboard(data: QMimeData, origin: str) -> tuple[WrittenPiece, ...]:
    """What is on the clipboard as pieces; empty when it holds no words.

    Pieces that were cut from the minutes of this very `origin` keep their ids, so that a limb that is moved stays the one
    its log row is about; every other piece is a new one. Whoever inserts them renews ids that still stand there.
    """
    if data.hasFormat(OWN_FORM):
        return _own(bytes(data.data(OWN_FORM).data()), origin)
    found = paragraphs_of_html(data.html()) if data.hasHtml() else ()
    found = found or (paragraphs_of_text(data.text()) if data.hasText() else ())
    pieces = tuple(_piece(each) for each in found if each.kind is not Kind.PICTURE)
    is_line = len(pieces) == 1 and pieces[0].kind is PieceKind.TEXT and data.text().strip() == pieces[0].text
    return (_with_ends(pieces[0], data.text()),) if is_line else pieces


def _own(written: bytes, origin: str) -> tuple[WrittenPiece, ...]:
    came_from, rows = json.loads(written)
    is_home = bool(origin) and came_from == origin
    found: list[WrittenPiece] = []
    for piece_id, kind, level, text, marks, facts in rows:
        piece = facts_read(facts)
        found.append(
            replace(
                piece,
                id=piece_id if is_home else new_id(),
                kind=PieceKind(kind),
                level=level,
                text=text,
                marks=tuple(Mark(*mark) for mark in marks),
                agenda_item_id=piece.agenda_item_id if is_home else None,
            )
        )
    return tuple(found)


def _piece(paragraph: WrittenParagraph) -> WrittenPiece:
    kind = _IN.get(paragraph.kind, PieceKind.TEXT)
    if kind is PieceKind.TEXT and (decided := decided_in(paragraph.text, paragraph.marks)) is not None:
        return decided
    level = min(paragraph.level, DEEPEST) if kind is PieceKind.POINT else 0
    return WrittenPiece(new_id(), kind, paragraph.text, level, paragraph.marks)


def _with_ends(piece: WrittenPiece, words: str) -> WrittenPiece:
    """A single line with the blanks it was copied with: it goes into a sentence."""
    before = len(words) - len(words.lstrip(" "))
    after = len(words) - len(words.rstrip(" "))
    marks = tuple(replace(each, start=each.start + before, end=each.end + before) for each in piece.marks)
    return replace(piece, text=f"{' ' * before}{piece.text}{' ' * after}", marks=marks)


def _mark_rows(marks: Sequence[Mark]) -> list[list[object]]:
    return [[mark.start, mark.end, str(mark.style), mark.target] for mark in marks]
