"""The chair on a train, as a process of its own: opens a review by its passphrase, works by keyboard, sends it back.

Run by its path with the review, the passphrase, a settings file and where the file goes that is sent back. What the chair
writes is in `PROGRESS`, `CHALLENGE` and `PROPOSED`.
"""

from __future__ import annotations

import faulthandler
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QWidget

from boardkeeper import meetings
from boardkeeper.bootstrap import BoardOffice
from ui.application import make_application, make_window
from ui.meetings.stepper import Step
from ui.page import Place
from ui.reviews.strip import SEND_BACK
from ui.shell.window import MainWindow
from ui.today.words import STEP_MARK

CHAIR = "Folasade Adeyemi-Clarke"
PROGRESS = "I rang the Integrated Care Board: the first figures come on 30 November."
CHALLENGE = "Why did it take two reminders?"
LAST_MEETING = date(2026, 11, 11)
PROPOSED = (
    ("as it stood at the end of October", "as it stood on 31 October 2026"),
    ("to the end of September 2026", "to 30 September 2026"),
)
ACTION = "Add initial health assessments to the data set."

_CONTROL, _SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
_PATIENCE_SECONDS = 90


class Chair:
    """Somebody who has the window to themselves."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window

    @property
    def page(self) -> Any:
        return self.window.pages.current_page

    def until(self, holds: Callable[[], object]) -> None:
        """Wait until something is so."""
        end = time.monotonic() + _PATIENCE_SECONDS
        while not holds():
            if time.monotonic() > end:
                faulthandler.dump_traceback()
                raise TimeoutError(f"the window does not answer; on {self.window.pages.current_id}")
            QTest.qWait(20)

    def settle(self) -> None:
        """Wait until the window has answered."""
        self.until(lambda: self.window.operations.is_idle and self.window.tasks.is_idle)

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self.keyboard(), key, modifiers)
        self.settle()

    def type(self, words: str) -> None:
        QTest.keyClicks(self.keyboard(), words)

    def keyboard(self) -> QWidget:
        """Where the keyboard is, once it is anywhere."""
        if QApplication.activeModalWidget() is None:
            self.window.activateWindow()
        self.until(QApplication.focusWidget)
        return QApplication.focusWidget()

    def open(self, review: Path, passphrase: str) -> None:
        """Open the sealed file as the menu does, and type what was told on the telephone."""
        self.window.open_file.open(review)
        self.until(QApplication.activeModalWidget)
        self.type(passphrase)
        QTest.keyClick(self.keyboard(), Qt.Key.Key_Return)
        self.until(lambda: self.window.open_file.board is not None)
        self.settle()

    def work_on_the_action(self) -> None:
        """Challenge the most overdue action and add what was done about it."""
        self.window.go_to_page("actions")
        self.settle()
        table = self.page.panel.table
        place = next(row for row in range(table.total) if table.row(row).text == ACTION)
        self.page.panel.view.selectRow(place)
        self.settle()
        self.page.remark()
        self.type(CHALLENGE)
        self.press(Qt.Key.Key_Return, _CONTROL | _SHIFT)
        self.page.form.box.setFocus()
        self.type(PROGRESS)
        self.press(Qt.Key.Key_Return, _CONTROL)

    def propose_other_words(self) -> None:
        """Put two sentences of the draft minutes better."""
        found: list[Any] = []
        board = self.window.open_file.board
        assert board is not None
        self.window.operations.run(None, meetings.find_meeting, board.id, LAST_MEETING, on_done=found.append)
        self.settle()
        self.window.pages.go(Place("meetings", f"{found[0].id}{STEP_MARK}{Step.MINUTES}"))
        self.settle()
        pane = self.page.place.panes[Step.MINUTES]
        for before, after in PROPOSED:
            passage = next(each for each in pane.view.passages if before in each.text)
            pane.view.setFocus()
            pane.view.choose(passage.id)
            self.settle()
            self.window.commands.perform("meetings.propose")
            self.settle()
            pane.side.editor.selectAll()
            self.type(passage.text.replace(before, after))
            self.press(Qt.Key.Key_Return, _CONTROL)

    def send_back(self, path: Path) -> None:
        """Write the file that goes back."""
        self.window.pages.go(Place("review", SEND_BACK))
        self.until(QApplication.activeModalWidget)
        form: Any = QApplication.activeModalWidget()
        form.path.setText(str(path))
        form.button.click()
        self.until(form.path.isReadOnly)
        form.findChild(QDialogButtonBox).accepted.emit()
        self.settle()


def main(review: Path, passphrase: str, settings: Path, back: Path) -> None:
    """The whole hour."""
    application = make_application()
    kept = QSettings(str(settings), QSettings.Format.IniFormat)
    kept.setValue("people/who", CHAIR)
    window, _theme = make_window(application, BoardOffice(), kept)
    window.show()
    chair = Chair(window)
    chair.open(review, passphrase)
    chair.work_on_the_action()
    chair.propose_other_words()
    chair.send_back(back)
    window.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], Path(sys.argv[3]), Path(sys.argv[4]))
