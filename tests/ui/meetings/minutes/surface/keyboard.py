"""Hands for the tests of the surface."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest

from ui.meetings.minutes.surface.surface import MinutesSurface

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ENTER = Qt.Key.Key_Return
BACK = Qt.Key.Key_Backspace


def press(surface: MinutesSurface, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(surface, key)


def at_end(surface: MinutesSurface, piece_id: str) -> None:
    """Put the cursor behind the last word of a piece."""
    surface.choose(piece_id)
    surface.moveCursor(QTextCursor.MoveOperation.EndOfBlock)


def select_pieces(surface: MinutesSurface, first_id: str, last_id: str) -> None:
    """Select from the first word of one piece to the last of another."""
    surface.choose(first_id)
    start = surface.textCursor().position()
    at_end(surface, last_id)
    cursor = surface.textCursor()
    end = cursor.position()
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    surface.setTextCursor(cursor)


def marks(surface: MinutesSurface) -> list[str]:
    """What is painted before the pieces that have something there."""
    return [line.mark for line in surface.outline.now() if line.mark and line.begins]
