"""A meeting of 10 July 2019 whose minutes can be written piece by piece."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import pytest

from boardkeeper import meetings, minutes
from boardkeeper.minutes import (
    MinutesView,
    PieceKind,
    WrittenAsk,
    WrittenDecision,
    WrittenPiece,
    new_id,
    pieces_of,
)

WHO = "Ann Smith"
JULY = date(2019, 7, 10)


@dataclass(frozen=True)
class Sheet:
    """The minutes of one meeting, to be written on."""

    desk: object
    meeting_id: str

    def write(
        self, pieces: list[WrittenPiece], before: list[WrittenPiece] | None = None
    ) -> tuple[WrittenPiece, ...]:
        """Write pieces; answers what is kept."""
        minutes.write_pieces(self.desk.store, WHO, self.meeting_id, pieces, before)
        return self.pieces

    @property
    def view(self) -> MinutesView:
        return minutes.get_minutes(self.desk.store, self.meeting_id)

    @property
    def pieces(self) -> tuple[WrittenPiece, ...]:
        return pieces_of(self.view)


@pytest.fixture
def sheet(desk) -> Sheet:
    return Sheet(desk, meetings.add_meeting(desk.store, WHO, desk.board_id, JULY))


Piece = Callable[..., WrittenPiece]


def heading(text: str, **facts: object) -> WrittenPiece:
    return WrittenPiece(new_id(), PieceKind.HEADING, text, **facts)


def text(words: str, **facts: object) -> WrittenPiece:
    return WrittenPiece(new_id(), PieceKind.TEXT, words, **facts)


def point(words: str, **facts: object) -> WrittenPiece:
    return WrittenPiece(new_id(), PieceKind.POINT, words, **facts)


def limb(words: str, officer: str | None = None, by: str = "", **facts: object) -> WrittenPiece:
    """A limb; with an officer (blank for nobody yet) it asks for something."""
    ask = None if officer is None else WrittenAsk(officer, by)
    return WrittenPiece(new_id(), PieceKind.RESOLUTION, words, decision=WrittenDecision(ask=ask, **facts))


def action(words: str, officer: str = "", by: str = "") -> WrittenPiece:
    return WrittenPiece(new_id(), PieceKind.ACTION, words, ask=WrittenAsk(officer, by))


@pytest.fixture
def piece():
    """The makers of pieces by name."""

    class Makers:
        pass

    for make in (heading, text, point, limb, action):
        setattr(Makers, make.__name__, staticmethod(make))
    return Makers
