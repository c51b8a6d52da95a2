"""What a block of the document knows about its piece. All of it lies in the block, so the document’s own undo has it."""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from functools import lru_cache
from typing import Any

from PySide6.QtGui import QTextBlock, QTextBlockFormat, QTextFormat, QTextTableFormat

from boardkeeper.minutes import (
    PieceKind,
    Verb,
    VoteCast,
    WrittenAsk,
    WrittenDecision,
    WrittenPiece,
    WrittenVote,
)
from ui.writing import formats

FACTS = QTextFormat.Property.UserProperty + 15
"""The facts of a piece besides kind, level, id and words, as JSON; blank when it has none."""

DEEPEST = 3
"""The deepest level a point of a minute can have."""

INDENT = 36
"""The column at the left in which numbers stand, and the step of each level, at 100 %."""
BOX_PADDING = 12
"""Between the edge of a box and its words, at 100 %."""

_KINDS = {kind.value: kind for kind in PieceKind}
_BOXED = frozenset({PieceKind.RESOLUTION, PieceKind.ACTION})
_PLAIN = ("exempt_paragraphs", "public_interest_reason", "is_confidential", "public_summary", "is_numbered")
_BLANK = WrittenPiece("", PieceKind.TEXT)


def facts_written(piece: WrittenPiece) -> str:
    """The facts of a piece as its block holds them."""
    facts: dict[str, object] = {
        name: getattr(piece, name) for name in _PLAIN if getattr(piece, name) != getattr(_BLANK, name)
    }
    if piece.agenda_item_id:
        facts["agenda_item_id"] = piece.agenda_item_id
    if piece.decision is not None:
        facts["decision"] = asdict(piece.decision)
    if piece.ask is not None:
        facts["ask"] = asdict(piece.ask)
    return json.dumps(facts, ensure_ascii=False, separators=(",", ":")) if facts else ""


@lru_cache(maxsize=4096)
def facts_read(written: str) -> WrittenPiece:
    """A piece without words that has these facts."""
    if not written:
        return _BLANK
    facts = json.loads(written)
    decision, ask = facts.pop("decision", None), facts.pop("ask", None)
    return replace(
        _BLANK,
        decision=None if decision is None else _decision(decision),
        ask=None if ask is None else WrittenAsk(**ask),
        **facts,
    )


def _decision(facts: dict[str, Any]) -> WrittenDecision:
    ask, votes = facts.pop("ask"), facts.pop("votes")
    return WrittenDecision(
        verb=Verb(str(facts.pop("verb"))),
        votes=tuple(
            WrittenVote(each["person_id"], VoteCast(each["cast"]), each["at_own_request"]) for each in votes
        ),
        ask=WrittenAsk(**ask) if isinstance(ask, dict) else None,
        **facts,
    )


def piece_form(piece: WrittenPiece, zoom: float) -> QTextBlockFormat:
    """The format of a piece’s block; the room above it is set when its neighbours are known."""
    form = QTextBlockFormat()
    form.setProperty(formats.KIND, piece.kind.value)
    form.setProperty(formats.LEVEL, piece.level if piece.kind is PieceKind.POINT else 0)
    form.setProperty(formats.KEY, piece.id)
    form.setProperty(FACTS, facts_written(piece))
    form.setIndent(piece.level + 2 if piece.kind is PieceKind.POINT else 1)
    boxes = (piece.kind in _BOXED) + (piece.is_exempt and piece.kind is not PieceKind.HEADING)
    form.setLeftMargin(round(boxes * BOX_PADDING * zoom))
    form.setRightMargin(round(boxes * BOX_PADDING * zoom))
    form.setLineHeight(formats.LINE_PERCENT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    return form


def table_form(piece: WrittenPiece, zoom: float) -> QTextTableFormat:
    """The format of a table: it stands where text stands."""
    form = formats.table_format(piece.id, zoom)
    form.setProperty(FACTS, facts_written(piece))
    form.setLeftMargin(round((INDENT + piece.is_exempt * BOX_PADDING) * zoom))
    return form


def kind_in(form: QTextFormat) -> PieceKind:
    """What piece a block with this format is; what Qt makes by itself is text."""
    return _KINDS.get(str(form.property(formats.KIND) or ""), PieceKind.TEXT)


def kind_of(block: QTextBlock) -> PieceKind:
    """What piece a block is."""
    return kind_in(block.blockFormat())


def piece_in(form: QTextFormat) -> WrittenPiece:
    """The piece a block or a table with this format is, without its words."""
    kind = PieceKind.TABLE if form.isTableFormat() else kind_in(form)
    level = int(form.property(formats.LEVEL) or 0)
    return replace(
        facts_read(str(form.property(FACTS) or "")), id=formats.key_of(form), kind=kind, level=level
    )


def is_cell(block: QTextBlock) -> bool:
    """Whether a block lies in a table."""
    return formats.is_cell(block)
