from __future__ import annotations

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from ui.empty import EmptyState
from ui.theme.theme import Theme

LONG = "Draft minutes are made from the agenda of a meeting. Choose the meeting, and its items become headings here."


def test_long_words_are_shown_whole_at_every_zoom(qtbot: QtBot, theme: Theme) -> None:
    empty = EmptyState(theme, "file-text", "No minutes yet", LONG)
    qtbot.addWidget(empty)
    empty.resize(900, 600)
    empty.show()
    [text] = [label for label in empty.findChildren(QLabel) if label.text() == LONG]
    for zoom in (1.0, 1.5):
        theme.set_zoom(zoom)
        assert text.height() >= text.heightForWidth(text.width()) > theme.px(30)


def test_the_first_step_is_a_button_that_follows_its_action(qtbot: QtBot, theme: Theme) -> None:
    start = QAction("&Start from an agenda")
    start.setEnabled(False)
    empty = EmptyState(theme, "file-text", "No minutes yet", LONG, (start,))
    qtbot.addWidget(empty)
    [button] = empty.findChildren(QPushButton)
    assert button.text() == "Start from an agenda"
    assert not button.isEnabled()
    start.setEnabled(True)
    with qtbot.waitSignal(start.triggered):
        button.click()


def test_other_words_are_read_out_too(qtbot: QtBot, theme: Theme) -> None:
    empty = EmptyState(theme, "file-text", "No minutes yet", LONG)
    qtbot.addWidget(empty)
    empty.say("Nothing fits", "Try other words.")
    assert (empty.accessibleName(), empty.accessibleDescription()) == ("Nothing fits", "Try other words.")
