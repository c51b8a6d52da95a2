from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from boardkeeper import minutes
from boardkeeper.minutes import PieceKind, WrittenPiece, new_id
from tests.ui.real_board import WHO
from ui.meetings.page import MeetingsPage

PIECES = (
    WrittenPiece(new_id(), PieceKind.HEADING, "Exclusions"),
    WrittenPiece(new_id(), PieceKind.TEXT, "Members recieved the report."),
)


def test_the_commands_of_the_page_check_the_spelling_and_find_words_in_the_minutes(show_page):
    desk = show_page(MeetingsPage)
    desk.ask(minutes.write_pieces, WHO, desk.made.coming, PIECES)
    desk.page.reveal(desk.made.coming)
    desk.settle()
    step = desk.page.place.minutes

    desk.page.find_words()
    desk.settle()
    assert step.isVisible()
    assert step.find_bar.isVisible()
    desk.qtbot.keyClicks(step.find_bar.words, "members")
    assert step.find_bar.said == "1 of 1"
    desk.qtbot.keyClick(step.find_bar.words, Qt.Key.Key_Escape)

    desk.qtbot.waitUntil(lambda: step.speller.doubtful() == ("recieved",), timeout=20_000)
    desk.page.check_spelling()
    assert step.surface.textCursor().selectedText() == "recieved"
    menu = QApplication.activePopupWidget()
    assert menu is not None
    menu.close()
