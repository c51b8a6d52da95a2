"""The minutes of a meeting: written piece by piece, read whole, numbered when they are circulated."""

from boardkeeper.attendance import record_attendance
from boardkeeper.minutes.reading import get_minutes, minutes_in
from boardkeeper.minutes.starting import start_minutes
from boardkeeper.minutes.views import (
    APPROVED,
    AskView,
    AttendeeView,
    DeclarationView,
    MinutesView,
    MinuteView,
    MovementView,
    ParagraphView,
    ResolutionView,
    VoteView,
)
from boardkeeper.minutes.whole import WrittenMinute, minute_into, write_minute
from boardkeeper.minutes.writing import MinutesApproved, pieces_into, write_pieces
from boardkeeper.minutes.written import (
    PieceKind,
    WrittenAsk,
    WrittenDecision,
    WrittenPiece,
    WrittenVote,
    new_id,
    pieces_of,
    with_new_ids,
)
from db.tables.meetings import Interest, Presence
from db.tables.minutes import ParagraphKind, Verb, VoteCast

__all__ = [
    "APPROVED",
    "AskView",
    "AttendeeView",
    "DeclarationView",
    "Interest",
    "MinuteView",
    "MinutesApproved",
    "MinutesView",
    "MovementView",
    "ParagraphKind",
    "ParagraphView",
    "PieceKind",
    "Presence",
    "ResolutionView",
    "Verb",
    "VoteCast",
    "VoteView",
    "WrittenAsk",
    "WrittenDecision",
    "WrittenMinute",
    "WrittenPiece",
    "WrittenVote",
    "get_minutes",
    "minute_into",
    "minutes_in",
    "new_id",
    "pieces_into",
    "pieces_of",
    "record_attendance",
    "start_minutes",
    "with_new_ids",
    "write_minute",
    "write_pieces",
]
