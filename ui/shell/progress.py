"""Long work, said in a strip above the status bar: what it does, how far it is, and Cancel."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton, QWidget

from ui.tasks import Task

_PATIENCE_MILLISECONDS = 300
"""Work that ends sooner is not worth a strip that flashes."""


class ProgressStrip(QFrame):
    """Shows the newest piece of long work that has not ended."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("progressStrip")
        self._tasks: list[Task] = []
        self._title = QLabel(self)
        self._title.setProperty("rank", "strong")
        self._detail = QLabel(self)
        self._detail.setProperty("rank", "muted")
        self._bar = QProgressBar(self)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName("How far the work is")
        self._bar.setMaximumWidth(280)
        self._cancel = QPushButton("Cancel", self)
        self._cancel.clicked.connect(self._on_cancel_clicked)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 16, 6)
        row.setSpacing(16)
        row.addWidget(self._title)
        row.addWidget(self._detail, 1)
        row.addWidget(self._bar, 1)
        row.addWidget(self._cancel)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(_PATIENCE_MILLISECONDS)
        self._patience.timeout.connect(self._on_patience_ended)
        self.hide()

    @Slot(object)
    def watch(self, task: Task) -> None:
        """Show this work until it ends; nothing is shown of work that ends at once."""
        self._tasks.append(task)
        task.progressed.connect(self._on_progressed)
        task.ended.connect(self._on_ended)
        self._describe(task)
        if self.isHidden():
            self._patience.start()

    def _describe(self, task: Task) -> None:
        self._title.setText(f"{task.title} …")
        self._detail.clear()
        self._bar.setRange(0, 0)
        self._cancel.setEnabled(not task.is_cancelled())
        self._cancel.setAccessibleName(f"Cancel: {task.title}")

    @Slot(str, int, int)
    def _on_progressed(self, what: str, done: int, total: int) -> None:
        if not self._tasks or self.sender() is not self._tasks[-1]:
            return
        self._bar.setRange(0, max(total, 0))
        self._bar.setValue(done)
        self._detail.setText(f"{what}: {done:,} of {total:,}" if total > 1 else what)

    @Slot()
    def _on_ended(self) -> None:
        ended = self.sender()
        self._tasks = [task for task in self._tasks if task is not ended]
        if self._tasks:
            self._describe(self._tasks[-1])
        else:
            self._patience.stop()
            self.hide()

    @Slot()
    def _on_patience_ended(self) -> None:
        self.setVisible(bool(self._tasks))

    @Slot()
    def _on_cancel_clicked(self) -> None:
        if self._tasks:
            self._tasks[-1].cancel()
            self._cancel.setEnabled(False)
            self._detail.setText("stopping")
