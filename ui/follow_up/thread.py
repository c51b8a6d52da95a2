"""The history of a decision or an action, and the box that adds to it: nothing said is ever overwritten."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from boardkeeper.decisions import FollowUpStatus, ProgressView
from boardkeeper.rules.due_dates import long_date
from ui.panes import Hairline, SectionHeader, words_label
from ui.tables.columns import as_text
from ui.theme.theme import Theme


class ProgressThread(QWidget):
    """What was said, oldest first, with who and when, and a box for the next update.

    Signals:
        update_written: The text and the `FollowUpStatus` it leaves the matter in.
    """

    update_written = Signal(str, object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._entries = QWidget(self)
        self._list = QVBoxLayout(self._entries)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(12)
        self.box = UpdateBox(self)
        self.box.setAccessibleName("Add an update")
        self.box.setPlaceholderText("Add an update: what was done, asked or answered")
        self.box.setFixedHeight(theme.px(84))
        self.box.setTabChangesFocus(True)
        self.status = QComboBox(self)
        self.status.setAccessibleName("Status after this update")
        for status in FollowUpStatus:
            self.status.addItem(as_text(status), status)
        self.add = QPushButton("Add update", self)
        self.add.setProperty("main", True)
        self.add.setToolTip("Ctrl+Return")
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.status)
        foot.addStretch()
        foot.addWidget(self.add)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(SectionHeader("Progress", self))
        column.addWidget(self._entries)
        column.addWidget(self.box)
        column.addLayout(foot)
        self.add.clicked.connect(self._on_add)
        self.box.sent.connect(self._on_add)
        self.box.textChanged.connect(self._on_text_changed)
        self._on_text_changed()

    def begin(self, status: FollowUpStatus) -> None:
        """Make ready for another matter that stands at `status`; a text not yet added is put away."""
        self.box.clear()
        self.status.setCurrentIndex(self.status.findData(status))

    def show_entries(self, entries: Sequence[ProgressView]) -> None:
        """Show the history; an empty one says so."""
        while (item := self._list.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        if not entries:
            self._list.addWidget(_label("Nothing has been said about it yet.", "muted", self._entries))
        for place, entry in enumerate(entries):
            if place:
                self._list.addWidget(Hairline(self._entries))
            self._list.addWidget(_label(_said(entry), "muted", self._entries))
            self._list.addWidget(_label(entry.text, "", self._entries))

    @Slot()
    def _on_text_changed(self) -> None:
        self.add.setEnabled(bool(self.box.toPlainText().strip()))

    @Slot()
    def _on_add(self) -> None:
        text = self.box.toPlainText().strip()
        if text:
            self.update_written.emit(text, self.status.currentData())


class UpdateBox(QPlainTextEdit):
    """A box for a few lines; Ctrl+Return sends them.

    Signals:
        sent: Ctrl+Return was pressed.
    """

    sent = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_return = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if is_return and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.sent.emit()
        else:
            super().keyPressEvent(event)


def _said(entry: ProgressView) -> str:
    day = long_date(entry.said_on) if entry.said_on else "As imported"
    who = f" · {entry.said_by}" if entry.said_by else ""
    return f"{day}{who} · {as_text(entry.status)}"


def _label(text: str, rank: str, parent: QWidget) -> QLabel:
    label = words_label(rank, parent)
    label.setText(text)
    return label
