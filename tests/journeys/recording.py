"""A window of its own that records progress by keyboard, says so, and then goes on until it is killed."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QSettings, Qt, QTimer
from PySide6.QtTest import QTest

from boardkeeper.bootstrap import BoardOffice
from ui.application import make_application, make_window
from ui.page import Place


def main(board: Path, settings: Path, words: str) -> None:
    """Record `words` on the first decision of a board; “kept” is written out once the window says that it is saved."""
    application = make_application()
    window, _theme = make_window(
        application, BoardOffice(), QSettings(str(settings), QSettings.Format.IniFormat)
    )
    window.show()
    steps = iter(("open", "go", "write", "say"))

    def go_on() -> None:
        match next(steps, ""):
            case "open":
                window.open_file.open(board)
            case "go":
                window.pages.go(Place("decisions"))
            case "write":
                box = window.pages.current_page.form.box
                QTest.keyClicks(box, words)
                QTest.keyClick(box, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
            case "say":
                sys.stdout.write(f"kept; {window.toast.sentence}\n")
                sys.stdout.flush()

    window.operations.became_idle.connect(go_on)
    QTimer.singleShot(0, go_on)
    application.exec()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3])
