"""After an edit: every piece has an id of its own, the document begins with a heading, and boxes have their room.

What must be put right becomes part of the edit that made it necessary, so one undo takes back both.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from PySide6.QtGui import QTextCursor

from boardkeeper.minutes import PieceKind, WrittenPiece, new_id
from ui.meetings.minutes.surface import forms
from ui.meetings.minutes.surface.labels import limb_foot, limb_label
from ui.meetings.minutes.surface.outline import Line, Outline

PAD = 9
"""Between a box’s upper and lower edge and its words, at 100 %."""
LABEL = 22
"""The height of a line of words painted above or below a piece, at 100 %."""
GAP = 8
"""Between a label and the words behind it, at 100 %."""

_ABOVE = {
    PieceKind.HEADING: 22,
    PieceKind.SUBHEADING: 12,
    PieceKind.TEXT: 7,
    PieceKind.POINT: 4,
    PieceKind.TABLE: 8,
    PieceKind.RESOLUTION: 8,
    PieceKind.ACTION: 8,
}
_WITHIN_BOX = 4

Measure = Callable[[str], int]
"""How wide a label is, in pixels."""


@dataclass(frozen=True, slots=True)
class Room:
    """What the neighbours of a piece ask of its block."""

    top: int
    dent: int


def settle(outline: Outline, measure: Measure, zoom: float, *, joins: bool) -> bool:
    """Put right what the last edit left; whether there was anything.

    Args:
        outline: Of the document.
        measure: How wide a label is.
        zoom: Of the window.
        joins: Whether it becomes part of the last step of the document’s undo.
    """
    lines = outline.now()
    changes: list[tuple[int, WrittenPiece | None, Room | None]] = []
    renewed = _renewed(outline)
    for place, piece in renewed.items():
        lines[place].facts = piece
    if renewed:
        outline.count()
    for place, line in enumerate(lines):
        room = _room(lines, place, measure, zoom)
        is_right = line.top == room.top and line.dent == room.dent
        if line.begins and (not is_right or place in renewed):
            changes.append((place, renewed.get(place), room))
            line.top, line.dent = room.top, room.dent
    if changes:
        _apply(outline, changes, zoom, joins=joins)
    return bool(changes)


def _renewed(outline: Outline) -> dict[int, WrittenPiece]:
    """Pieces that need other facts: a first one that is no heading, and ids that are missing or stand twice.

    Of two with one id the first keeps it, unless it says nothing: what was cut left an empty piece behind.
    """
    found: dict[int, WrittenPiece] = {}
    seen: dict[str, int] = {}
    for place, line in enumerate(outline.lines):
        piece = line.facts
        if not line.begins:
            piece = found.get(place - 1, piece)
        elif place == 0 and line.table is None and line.kind is not PieceKind.HEADING:
            piece = WrittenPiece(piece.id, PieceKind.HEADING)
        if line.begins and piece.id in seen and _is_blank(outline, seen[piece.id]):
            before = seen[piece.id]
            found[before] = replace(found.get(before, outline.lines[before].facts), id=new_id())
        elif line.begins and (not piece.id or piece.id in seen):
            piece = replace(piece, id=new_id(), agenda_item_id=None)
        if piece is not line.facts:
            found[place] = piece
        if line.begins:
            seen[piece.id] = place
    return found


def _is_blank(outline: Outline, place: int) -> bool:
    has_words = outline.document.findBlockByNumber(place).length() > 1
    return outline.lines[place].table is None and not has_words


def _room(lines: Sequence[Line], place: int, measure: Measure, zoom: float) -> Room:
    line = lines[place]
    if not line.begins or (place == 0 and line.kind is PieceKind.HEADING):
        return Room(0, 0)
    before = lines[place - 1] if place else None
    is_inside = before is not None and line.box >= 0 and before.box == line.box
    above = _WITHIN_BOX if is_inside else _ABOVE[line.kind]
    if before is not None and before.kind is PieceKind.RESOLUTION and limb_foot(lines, place - 1):
        above += LABEL
    if before is not None and before.box >= 0 and not is_inside:
        above += PAD
    if before is not None and before.passage >= 0 and before.passage != line.passage:
        above += PAD
    if line.passage == place:
        above += PAD + LABEL
    if line.box == place:
        above += PAD
    if line.kind is PieceKind.ACTION:
        above += LABEL
    label = limb_label(line)
    return Room(round(above * zoom), measure(label) + round(GAP * zoom) if label else 0)


def _apply(
    outline: Outline,
    changes: Sequence[tuple[int, WrittenPiece | None, Room | None]],
    zoom: float,
    *,
    joins: bool,
) -> None:
    cursor = QTextCursor(outline.document)
    if joins:
        cursor.joinPreviousEditBlock()
    else:
        cursor.beginEditBlock()
    try:
        for place, piece, room in changes:
            line = outline.lines[place]
            if line.table is not None:
                form = line.table.format() if piece is None else forms.table_form(piece, zoom)
                form.setTopMargin(line.top)
                line.table.setFormat(form)
                continue
            block = outline.document.findBlockByNumber(place)
            block_form = block.blockFormat() if piece is None else forms.piece_form(piece, zoom)
            if room is not None:
                block_form.setTopMargin(room.top)
                block_form.setTextIndent(room.dent)
            QTextCursor(block).setBlockFormat(block_form)
    finally:
        cursor.endEditBlock()
