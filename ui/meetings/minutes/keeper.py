"""Keeps what is written on the surface: a moment after the last key, and every second while somebody types on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import TypeAlias

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from boardkeeper import minutes
from boardkeeper.errors import UserError
from boardkeeper.minutes import PieceKind, WrittenPiece
from boardkeeper.minutes.cleaning import cleaned_piece
from ui.meetings.minutes.surface.surface import MinutesSurface
from ui.page import Workplace

AFTER_A_PAUSE_MILLISECONDS = 600
WHILE_TYPING_MILLISECONDS = 1_000


Pieces: TypeAlias = tuple[WrittenPiece, ...]


class MinutesKeeper(QObject):
    """Sends the minutes to the board when something was written, and knows whether anything still waits.

    Signals:
        kept: Everything written so far is in the file.
        began: Something is written that is not in the file yet.
        refused: A `UserError`: it was not kept; it stays on the surface and is sent again.
    """

    kept = Signal()
    began = Signal()
    refused = Signal(object)

    def __init__(self, workplace: Workplace, surface: MinutesSurface, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._surface = surface
        self._meeting_id = ""
        self._before: Pieces = ()
        self._sent: list[Pieces] = []
        self._held: dict[str, tuple[Pieces, Pieces]] = {}
        self._turn = 0
        self._is_dirty = False
        self._pause = self._timer(AFTER_A_PAUSE_MILLISECONDS)
        self._longest = self._timer(WHILE_TYPING_MILLISECONDS)
        surface.edited.connect(self._on_edited)
        surface.left.connect(self.keep)

    @property
    def is_waiting(self) -> bool:
        """Whether something written is not in the file yet."""
        return self._is_dirty or bool(self._sent)

    def begin(self, meeting_id: str, pieces: Sequence[WrittenPiece]) -> None:
        """The surface shows these minutes as they are kept; what was written before has been sent."""
        self._pause.stop()
        self._longest.stop()
        self._turn += 1
        self._meeting_id, self._before = meeting_id, tuple(pieces)
        self._sent, self._is_dirty = [], False

    def leave(self) -> None:
        """The surface is about to show another meeting: what was refused of this one is held until it is shown again."""
        if self._is_dirty and self._meeting_id:
            self._held[self._meeting_id] = (self._surface.pieces(), self._before)

    def held(self, meeting_id: str) -> Pieces | None:
        """What was written for a meeting, refused, and left standing when another one was opened."""
        return self._held[meeting_id][0] if meeting_id in self._held else None

    def go_on(self, meeting_id: str) -> None:
        """The surface shows what was held back of a meeting; it is sent again with the next change."""
        _pieces, before = self._held.pop(meeting_id)
        self.begin(meeting_id, before)
        self._is_dirty = True

    def agrees(self, pieces: Sequence[WrittenPiece]) -> bool:
        """Whether the surface says what is kept, so that nothing needs to be shown anew."""
        shown = _worth_keeping(self._surface.pieces(), pieces)
        return shown == tuple(pieces) or _as_kept(_titled(shown, pieces)) == _as_kept(pieces)

    @Slot()
    def keep(self) -> None:
        """Keep what was written, unless it is kept already."""
        self._pause.stop()
        self._longest.stop()
        if not self._is_dirty or not self._meeting_id:
            return
        before = self._sent[-1] if self._sent else self._before
        pieces = _worth_keeping(self._surface.pieces(), before)
        self._is_dirty = False
        if pieces == before:
            self._tell()
            return
        self._sent.append(pieces)
        operations = self._workplace.operations
        operations.run(
            None,
            minutes.write_pieces,
            operations.who,
            self._meeting_id,
            pieces,
            before,
            on_done=partial(self._on_kept, self._turn),
            on_error=partial(self._on_refused, self._turn, self._meeting_id, pieces, self._before),
            origin=self,
        )

    def _timer(self, milliseconds: int) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        timer.timeout.connect(self._on_time)
        return timer

    @Slot()
    def _on_time(self) -> None:
        if self._sent:
            # One at a time: on a slow disk the letters wait here, not in a queue of ever older versions.
            self._pause.start()
        else:
            self.keep()

    @Slot()
    def _on_edited(self) -> None:
        was_waiting = self.is_waiting
        self._is_dirty = True
        if not was_waiting:
            self.began.emit()
        if not self._surface.hasFocus():
            # A panel changed it; what is asked of the board next must find it there.
            self.keep()
            return
        self._pause.start()
        if not self._longest.isActive():
            self._longest.start()

    def _on_kept(self, turn: int, _answer: object) -> None:
        if turn == self._turn and self._sent:
            self._before = self._sent.pop(0)
            self._tell()

    def _on_refused(
        self, turn: int, meeting_id: str, pieces: Pieces, before: Pieces, error: UserError
    ) -> None:
        """What was sent stays on the surface, and goes out again with the next change or on leaving it."""
        if turn == self._turn:
            self._sent.clear()
            self._is_dirty = True
        else:
            self._held[meeting_id] = (pieces, before)
        self.refused.emit(error)

    def _tell(self) -> None:
        if not self.is_waiting:
            self.kept.emit()


def _worth_keeping(pieces: Pieces, before: Sequence[WrittenPiece]) -> Pieces:
    """The pieces without headings that were just begun and under which nothing stands: they are no minutes yet."""
    known = {each.id for each in before}
    return tuple(
        each
        for each, below in zip(pieces, [*pieces[1:], None], strict=False)
        if each.kind is not PieceKind.HEADING
        or not each.is_blank
        or each.id in known
        or (below is not None and below.kind is not PieceKind.HEADING)
    )


def _titled(pieces: Sequence[WrittenPiece], kept: Sequence[WrittenPiece]) -> list[WrittenPiece]:
    """The pieces with the kept titles of headings that say nothing just now: somebody is about to type another one."""
    titles = {each.id: each.text for each in kept if each.kind is PieceKind.HEADING}
    return [
        replace(each, text=titles.get(each.id, ""))
        if each.kind is PieceKind.HEADING and each.is_blank
        else each
        for each in pieces
    ]


def _as_kept(pieces: Sequence[WrittenPiece]) -> list[WrittenPiece] | None:
    """The pieces as the file holds them, headings without words and blank pieces aside; None when one is refused."""
    try:
        cleaned = [cleaned_piece(each) for each in pieces]
    except UserError:
        return None
    return [each for each in cleaned if not each.is_blank or each.kind is PieceKind.HEADING]
