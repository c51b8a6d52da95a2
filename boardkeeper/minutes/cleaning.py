"""A piece of minutes as it was written, made fit to be kept."""

from __future__ import annotations

from dataclasses import replace

from boardkeeper.minutes.written import PieceKind, WrittenDecision, WrittenPiece
from boardkeeper.reports.cleaning import clean_line, cleaned
from boardkeeper.reports.views import WrittenParagraph
from boardkeeper.rules.exemption import format_paragraphs, parse_paragraphs
from db.tables.reports import ReportParagraphKind

DEEPEST = 3
"""The deepest level a point of a minute can have."""


def cleaned_piece(piece: WrittenPiece) -> WrittenPiece:
    """Drop control characters and blanks at the ends, and every fact that a piece of this kind does not have.

    Raises:
        UserError: It is longer than a paragraph can be.
    """
    if piece.kind is PieceKind.HEADING:
        return WrittenPiece(
            id=piece.id,
            kind=piece.kind,
            text=clean_line(piece.text),
            is_numbered=piece.is_numbered,
            agenda_item_id=piece.agenda_item_id,
        )
    is_table = piece.kind is PieceKind.TABLE
    kind = ReportParagraphKind.TABLE if is_table else ReportParagraphKind.TEXT
    content = cleaned(WrittenParagraph(None, kind, 0, piece.text, piece.marks))
    is_exempt = piece.is_exempt
    return replace(
        piece,
        text=content.text,
        marks=content.marks,
        level=max(0, min(piece.level, DEEPEST)) if piece.kind is PieceKind.POINT else 0,
        exempt_paragraphs=format_paragraphs(parse_paragraphs(piece.exempt_paragraphs)),
        public_interest_reason=clean_line(piece.public_interest_reason) if is_exempt else "",
        public_summary=piece.public_summary.strip() if is_exempt else "",
        decision=(piece.decision or WrittenDecision()) if piece.kind is PieceKind.RESOLUTION else None,
        ask=piece.ask if piece.kind is PieceKind.ACTION else None,
        is_numbered=True,
        agenda_item_id=None,
    )
