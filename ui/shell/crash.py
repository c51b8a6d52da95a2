"""What happens when the program itself is at fault: it is logged, said, and nothing is lost."""

from __future__ import annotations

import logging
import platform
import sys
import threading
import traceback
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

import PySide6
from PySide6.QtCore import QObject, Qt, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from boardkeeper import __version__

_LOG = logging.getLogger("boardkeeper.window")
_LOG_BYTES = 500_000


def start_log(folder: Path) -> Path:
    """Write warnings and faults to a file that is renewed before it grows large; answers the file."""
    path = folder / "boardkeeper.log"
    handler = RotatingFileHandler(path, maxBytes=_LOG_BYTES, backupCount=2, encoding="utf-8")
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(logging.WARNING)
    return path


def fault_report(error: BaseException) -> str:
    """What a developer needs to know of a fault; holds no text of the board but what the error itself says."""
    lines = traceback.format_exception(error)
    return (
        f"Boardkeeper {__version__}, Python {platform.python_version()}, Qt {PySide6.__version__}, "
        f"{platform.platform()}\n\n{''.join(lines)}"
    )


class FaultCatcher(QObject):
    """Takes every exception nobody else took, on any thread, to the window's thread.

    Signals:
        caught: The exception.
    """

    caught = Signal(object)

    def install(self) -> None:
        """From now on, take what would end the program or vanish in a thread."""
        sys.excepthook = self._on_exception
        threading.excepthook = self._on_thread_exception

    def uninstall(self) -> None:
        """Give both places back to Python."""
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__

    def _on_exception(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        self.caught.emit(error)

    def _on_thread_exception(self, told: threading.ExceptHookArgs) -> None:
        if told.exc_value is not None:
            self.caught.emit(told.exc_value)


class CrashDialog(QDialog):
    """Says that the fault is the program's, that the work is saved, and offers the report to copy."""

    def __init__(self, error: BaseException, log: Path | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._log = log
        self.report = fault_report(error)
        self.setWindowTitle("Boardkeeper – a fault in the program")
        self.setMinimumWidth(560)
        heading = QLabel("Something in Boardkeeper went wrong.", self)
        heading.setProperty("rank", "title")
        text = QLabel(
            "The fault is the program’s, not yours. Everything you saw as saved is in the file; the step that failed "
            "was not kept. You can go on working. If it happens again, send the report to whoever looks after "
            "Boardkeeper for you.",
            self,
        )
        text.setWordWrap(True)
        self._details = QPlainTextEdit(self.report, self)
        self._details.setReadOnly(True)
        self._details.setAccessibleName("Report of the fault")
        self._details.setMinimumHeight(200)
        self._details.hide()
        self._unfold = QPushButton("Show the report", self)
        self._unfold.setProperty("link", True)
        self._unfold.clicked.connect(self._on_unfold_clicked)
        copy = QPushButton("Copy the report", self)
        copy.clicked.connect(self._on_copy_clicked)
        folder = QPushButton("Open the log folder", self)
        folder.setEnabled(log is not None)
        folder.clicked.connect(self._on_folder_clicked)
        go_on = QPushButton("Go on working", self)
        go_on.setProperty("main", True)
        go_on.setDefault(True)
        go_on.clicked.connect(self.accept)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(copy)
        buttons.addWidget(folder)
        buttons.addStretch()
        buttons.addWidget(go_on)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(16)
        column.addWidget(heading)
        column.addWidget(text)
        column.addWidget(self._unfold, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._details, 1)
        column.addLayout(buttons)
        # Else the first button has the keyboard, and Return would unfold the report instead of going on.
        go_on.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_unfold_clicked(self) -> None:
        folded = self._details.isHidden()
        self._details.setVisible(folded)
        self._unfold.setText("Hide the report" if folded else "Show the report")

    @Slot()
    def _on_copy_clicked(self) -> None:
        QGuiApplication.clipboard().setText(self.report)

    @Slot()
    def _on_folder_clicked(self) -> None:
        if self._log is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._log.parent)))


class FaultDesk(QObject):
    """Logs faults and shows one dialog at a time; the faults that follow meanwhile are only logged."""

    def __init__(self, window: QWidget, log: Path | None) -> None:
        super().__init__(window)
        self._window = window
        self._log = log
        self._dialog: CrashDialog | None = None

    @property
    def dialog(self) -> CrashDialog | None:
        """The dialog that is open, if one is."""
        return self._dialog

    @Slot(object)
    def report(self, error: BaseException) -> None:
        """Log a fault and say so."""
        _LOG.critical("A fault of the program", exc_info=error)
        if self._dialog is None:
            self._dialog = CrashDialog(error, self._log, self._window)
            self._dialog.finished.connect(self._on_finished)
            self._dialog.open()

    @Slot(int)
    def _on_finished(self, _result: int) -> None:
        if self._dialog is not None:
            self._dialog.deleteLater()
        self._dialog = None
