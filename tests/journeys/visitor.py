"""Somebody at the real window on a real file: presses keys, clicks, and waits until the window has answered."""

from __future__ import annotations

import faulthandler
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from boardkeeper.bootstrap import BoardOffice
from ui.application import make_window
from ui.shell.window import MainWindow
from ui.theme.theme import Theme

WHO = "Jean Kelly"
PATIENCE = 60_000


@dataclass
class Visitor:
    """A person and their window."""

    qtbot: QtBot
    window: MainWindow
    theme: Theme

    @property
    def page(self) -> Any:
        """The page in front."""
        return self.window.pages.current_page

    def settle(self) -> None:
        """Wait until nothing is asked of the board and nothing is being computed."""
        window = self.window
        self.until(lambda: window.operations.is_idle and window.tasks.is_idle)

    def until(self, holds: Callable[[], bool]) -> None:
        """Wait until something is so; giving up, tell what every thread was doing."""
        try:
            self.qtbot.waitUntil(holds, timeout=PATIENCE)
        except self.qtbot.TimeoutError as error:
            error.add_note(self._standing())
            raise

    def _standing(self) -> str:
        """What is still awaited, and where every thread is."""
        window = self.window
        with tempfile.TemporaryFile("w+") as stacks:
            faulthandler.dump_traceback(stacks)
            stacks.seek(0)
            return (
                f"the board has answered: {window.operations.is_idle}; nothing is computed: {window.tasks.is_idle}; "
                f"focus: {QApplication.focusWidget()}\n{stacks.read()}"
            )

    def open(self, path: Path) -> None:
        """Open a board as the menu does once a file is chosen."""
        self.window.open_file.open(path)
        self.until(lambda: self.window.open_file.board is not None)
        self.settle()

    def keys(self, written: str, on: QWidget | None = None) -> None:
        """Press a shortcut as it is written in the menus: “Ctrl+Shift+A”."""
        if QApplication.activeModalWidget() is None and not self.window.isActiveWindow():
            self.window.activateWindow()
            self.until(self.window.isActiveWindow)
        stroke = QKeySequence(written)[0]
        target = on or QApplication.focusWidget() or self.window
        self.qtbot.keyClick(target, stroke.key(), stroke.keyboardModifiers())

    def write(self, field: QWidget, words: str) -> None:
        """Type into a field."""
        field.setFocus()
        self.qtbot.keyClicks(field, words)

    def click(self, button: QWidget) -> None:
        """Press a button with the mouse."""
        self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    def go(self, shortcut: str) -> None:
        """Go to a page by its shortcut and wait until it is filled."""
        self.keys(shortcut)
        self.settle()

    def undo_in_toast(self) -> None:
        """Press Undo where the window says what was done."""
        toast = self.window.toast
        assert toast.isVisible()
        self.click(toast.findChild(QPushButton))
        self.settle()

    def leave(self) -> None:
        """Close the window and everything it holds, also after something went wrong in it."""
        try:
            self.settle()
        finally:
            self.window.close()
            self.window.deleteLater()
            self.theme.deleteLater()


def arrive(qtbot: QtBot, application: QApplication, settings: QSettings) -> Visitor:
    """Start the window as the program does, with no board open."""
    settings.setValue("people/who", WHO)
    window, theme = make_window(application, BoardOffice(), settings)
    window.show()
    qtbot.waitExposed(window)
    return Visitor(qtbot, window, theme)
