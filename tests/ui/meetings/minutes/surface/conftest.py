"""A surface to write minutes on, with something on it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from boardkeeper.minutes import PieceKind, Verb, WrittenDecision, WrittenPiece
from ui.meetings.minutes.surface.surface import MinutesSurface
from ui.theme.theme import Theme

Says = Callable[[], list[tuple[str, str]]]


@pytest.fixture
def surface(qtbot: QtBot, qapp: QApplication, theme: Theme) -> MinutesSurface:
    surface = MinutesSurface(theme)
    qtbot.addWidget(surface)
    surface.resize(900, 700)
    surface.show()
    qtbot.waitExposed(surface)
    surface.setFocus()
    return surface


@pytest.fixture
def says(surface: MinutesSurface) -> Says:
    """Kind and words of everything on the surface."""

    def tell() -> list[tuple[str, str]]:
        return [(each.kind.value, each.text) for each in surface.pieces()]

    return tell


@pytest.fixture
def some() -> tuple[WrittenPiece, ...]:
    """Two minutes: points through a sub-heading, three limbs; and a text."""
    resolved = WrittenDecision(Verb.RESOLVED)
    return (
        WrittenPiece("h1", PieceKind.HEADING, "Bullying and Attendance"),
        WrittenPiece("t1", PieceKind.TEXT, "The Cabinet Member presented the report."),
        WrittenPiece("p1", PieceKind.POINT, "a sample had been reviewed;"),
        WrittenPiece("s1", PieceKind.SUBHEADING, "In response to questions:"),
        WrittenPiece("p2", PieceKind.POINT, "there was no single route."),
        WrittenPiece("r1", PieceKind.RESOLUTION, "That a head teacher be invited.", decision=resolved),
        WrittenPiece("r2", PieceKind.RESOLUTION, "That a parent be invited.", decision=resolved),
        WrittenPiece("h2", PieceKind.HEADING, "Work Programme"),
        WrittenPiece("t2", PieceKind.TEXT, "Members discussed the work programme."),
    )
