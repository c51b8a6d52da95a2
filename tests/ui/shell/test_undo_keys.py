from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QVBoxLayout
from pytestqt.qtbot import QtBot

from ui.shell.window import MainWindow

if TYPE_CHECKING:
    from tests.ui.conftest import FakeOffice

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.mark.parametrize("kind", [QLineEdit, QPlainTextEdit])
def test_undo_in_a_field_is_the_fields_own_until_it_has_nothing_left(
    qtbot: QtBot, open_window: MainWindow, office: FakeOffice, kind: type[QLineEdit | QPlainTextEdit]
) -> None:
    open_window.go_to_page("notes")
    page = open_window.pages.current_page
    field = kind(page)
    QVBoxLayout().addWidget(field)
    field.show()
    page.add_note()
    office.undo_label = "Add a note"
    qtbot.waitUntil(lambda: open_window.commands.action("edit.undo").isEnabled())
    open_window.activateWindow()
    field.setFocus()
    qtbot.keyClicks(field, "word")
    qtbot.keyClick(field, Qt.Key.Key_Z, CONTROL)
    written = field.text() if isinstance(field, QLineEdit) else field.toPlainText()
    assert written == ""
    assert office.undo_label == "Add a note"
    qtbot.keyClick(field, Qt.Key.Key_Z, CONTROL)
    qtbot.waitUntil(lambda: office.undo_label is None)
    qtbot.waitUntil(lambda: open_window.operations.is_idle)
