from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from boardkeeper.minutes import PieceKind, Verb, WrittenDecision, WrittenPiece
from ui.meetings.minutes.surface.surface import MinutesSurface
from ui.meetings.minutes.toolbar import MinutesToolbar
from ui.theme.theme import Mode, Theme
from ui.theme.tokens import Tone


@pytest.fixture
def surface(qtbot: QtBot, qapp: QApplication, theme: Theme) -> MinutesSurface:
    surface = MinutesSurface(theme)
    qtbot.addWidget(surface)
    surface.resize(700, 500)
    surface.show()
    surface.show_pieces(
        (
            WrittenPiece("h", PieceKind.HEADING, "Placement sufficiency"),
            WrittenPiece("t", PieceKind.TEXT, "The Board considered it."),
            WrittenPiece(
                "r", PieceKind.RESOLUTION, "That it be noted.", decision=WrittenDecision(Verb.NOTED)
            ),
        )
    )
    return surface


@pytest.fixture
def toolbar(qtbot: QtBot, theme: Theme, surface: MinutesSurface) -> MinutesToolbar:
    toolbar = MinutesToolbar(theme, surface)
    qtbot.addWidget(toolbar)
    toolbar.resize(700, 40)
    toolbar.show()
    return toolbar


def test_it_shows_what_is_so_at_the_cursor(toolbar: MinutesToolbar, surface: MinutesSurface) -> None:
    surface.choose("r")
    assert toolbar.kinds.currentText() == "Resolution"
    assert toolbar.resolution.isChecked()
    surface.choose("t")
    assert toolbar.kinds.currentText() == "Text"
    assert not toolbar.resolution.isChecked()


def test_a_passage_is_kept_from_the_public_and_made_public_again(
    toolbar: MinutesToolbar, surface: MinutesSurface
) -> None:
    surface.choose("t")
    toolbar.exempt.menu().aboutToShow.emit()
    actions = {action.text().replace("&", ""): action for action in toolbar.exempt.menu().actions()}
    next(action for words, action in actions.items() if words.startswith("Paragraph 2")).toggle()
    assert surface.piece_with("t") is not None
    assert [each.exempt_paragraphs for each in surface.pieces()[1:]] == ["2", ""]
    assert toolbar.exempt.isChecked()
    toolbar.exempt.menu().aboutToShow.emit()
    public = next(each for each in toolbar.exempt.menu().actions() if each.text() == "&Public")
    public.trigger()
    assert not any(each.is_exempt for each in surface.pieces())


def test_a_verb_of_the_menu_makes_the_limb_say_it(toolbar: MinutesToolbar, surface: MinutesSurface) -> None:
    surface.choose("t")
    agreed = next(each for each in toolbar.resolution.menu().actions() if each.text() == "AGREED")
    agreed.trigger()
    piece = surface.piece_with("t")
    assert piece is not None
    assert piece.decision is not None
    assert piece.decision.verb is Verb.AGREED


def test_a_link_is_typed_and_what_cannot_be_one_is_said(
    qtbot: QtBot, toolbar: MinutesToolbar, surface: MinutesSurface
) -> None:
    surface.choose("t", 4, 9)
    toolbar.ask_for_link()
    with qtbot.waitSignal(toolbar.refused):
        toolbar.link_line.entered.emit("no address")
    toolbar.link_line.entered.emit("www.plymouth.gov.uk")
    (mark,) = surface.pieces()[1].marks
    assert (mark.start, mark.end, mark.target) == (4, 9, "https://www.plymouth.gov.uk")


def test_undo_and_redo_are_there_when_there_is_something_to_undo(
    toolbar: MinutesToolbar, surface: MinutesSurface
) -> None:
    assert not toolbar.undo.isEnabled()
    surface.choose("t")
    QTest.keyClicks(surface, "x")
    QTest.mouseClick(toolbar.undo, Qt.MouseButton.LeftButton)
    assert surface.pieces()[1].text == "The Board considered it."
    assert toolbar.redo.isEnabled()


@pytest.mark.parametrize("mode", [Mode.LIGHT, Mode.DARK])
def test_boxes_are_painted_in_the_colours_of_the_palette(
    theme: Theme, surface: MinutesSurface, mode: Mode
) -> None:
    surface.change(["t"], exempt_paragraphs="3")
    theme.set_mode(mode)
    picture = surface.viewport().grab().toImage()
    colours = {picture.pixelColor(picture.width() - 40, row).name() for row in range(0, picture.height(), 3)}
    for tone in (Tone.GOOD, Tone.EXEMPT):
        assert theme.ink(tone).fill.lower() in colours
