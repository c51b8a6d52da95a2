"""The line at the end of an agenda: type a title, Enter, and the next one."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QToolButton, QWidget

from ui.theme.theme import Theme

_HINT = "Add an item: type its title, then Enter  (Ctrl+Shift+N)"
_LATE_HINT = "Add an urgent item: its title, Enter, then why it cannot wait  (Ctrl+Shift+N)"


class AddLine(QWidget):
    """Asks for a title; on a published agenda also at once for the reason why the item cannot wait.

    Signals:
        entered: The title, and the reason for urgency; blank on an agenda that is not published.
        left: Escape on the empty line, or ↑.
    """

    entered = Signal(str, str)
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._is_published = False
        self._plus = QLabel(self)
        self.field = QLineEdit(self)
        self.field.setPlaceholderText(_HINT)
        self.field.setAccessibleName("Title of a new item")
        self.field.returnPressed.connect(self._on_title_entered)
        self.reason = QLineEdit(self)
        self.reason.setPlaceholderText("Why it cannot wait: the special circumstances, then Enter")
        self.reason.setAccessibleName("Why the new item cannot wait")
        self.reason.returnPressed.connect(self._on_reason_entered)
        self.said = QLabel(
            "The agenda is published: the board takes a further item only if the Chair rules it urgent. "
            "The reason prints with it and goes into the minutes.",
            self,
        )
        self.said.setProperty("rank", "muted")
        self.said.setWordWrap(True)
        self.more = QToolButton(self)
        self.more.setAccessibleName("More for this agenda")
        self.more.setToolTip("More for this agenda")
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        grid = QGridLayout(self)
        grid.setContentsMargins(24, 8, 16, 12)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        grid.addWidget(self._plus, 0, 0)
        grid.addWidget(self.field, 0, 1)
        grid.addWidget(self.more, 0, 2)
        grid.addWidget(self.reason, 1, 1)
        grid.addWidget(self.said, 2, 1)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()
        self._ask_reason(asks=False)

    def say_published(self, is_published: bool) -> None:
        """Say whether the agenda is published, so that a new item needs its reason."""
        self._is_published = is_published
        self.field.setPlaceholderText(_LATE_HINT if is_published else _HINT)
        if not is_published:
            self._ask_reason(asks=False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.reason.hasFocus():
            self._ask_reason(asks=False)
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        elif event.key() == Qt.Key.Key_Up and self.reason.hasFocus():
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        elif event.key() == Qt.Key.Key_Escape and self.field.text():
            self.field.clear()
            self._ask_reason(asks=False)
        elif event.key() in {Qt.Key.Key_Escape, Qt.Key.Key_Up}:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _ask_reason(self, *, asks: bool) -> None:
        self.reason.setVisible(asks)
        self.said.setVisible(asks)

    @Slot()
    def _on_title_entered(self) -> None:
        title = self.field.text().strip()
        if not title:
            return
        if self._is_published:
            self._ask_reason(asks=True)
            self.reason.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.field.clear()
        self.entered.emit(title, "")

    @Slot()
    def _on_reason_entered(self) -> None:
        title, reason = self.field.text().strip(), self.reason.text().strip()
        if not (title and reason):
            return
        self.field.clear()
        self.reason.clear()
        self._ask_reason(asks=False)
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.entered.emit(title, reason)

    @Slot()
    def _on_theme_changed(self) -> None:
        colour = self._theme.colours.muted
        self._plus.setPixmap(self._theme.pixmap("plus", colour, 16, self.devicePixelRatioF()))
        self.more.setIcon(self._theme.icon("ellipsis"))
