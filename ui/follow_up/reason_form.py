"""A form that asks for a few words before something is done: why a matter is reopened, what closes it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from ui.follow_up.update_form import UpdateBox
from ui.list_page import detail_column
from ui.panes import words_label
from ui.theme.theme import Theme


class ReasonForm(QWidget):
    """Words, and the button that does it.

    Signals:
        given: The words.
        cancelled: Escape or Cancel.

    Args:
        theme: Its look.
        needs_words: Whether nothing is done without any.
        parent: Who owns it.
    """

    given = Signal(str)
    cancelled = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None, *, needs_words: bool) -> None:
        super().__init__(parent)
        self._theme = theme
        self._needs_words = needs_words
        self.heading = words_label("heading", self)
        self.about = words_label("muted", self)
        self.words = UpdateBox(self)
        self.words.setTabChangesFocus(True)
        self.do = QPushButton(self)
        self.do.setProperty("main", True)
        cancel = QPushButton("Cancel", self)
        cancel.setToolTip("Cancel (Esc)")
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.do)
        buttons.addWidget(cancel)
        buttons.addStretch()
        column = detail_column(self)
        for widget in (self.heading, self.about, self.words):
            column.addWidget(widget)
        column.addLayout(buttons)
        column.addStretch()
        self.words.textChanged.connect(self._on_changed)
        self.words.sent.connect(self._on_do)
        self.do.clicked.connect(self._on_do)
        cancel.clicked.connect(self.cancelled)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def begin(self, heading: str, about: str, asks: str, does: str) -> None:
        """Ask.

        Args:
            heading: What is to be done: “Reopen action 12”.
            about: The words of what it is done to.
            asks: What is asked for: “Why it is open again”.
            does: What the button says.
        """
        self.heading.setText(heading)
        self.about.setText(about)
        self.about.setVisible(bool(about))
        self.words.clear()
        self.words.setPlaceholderText(asks)
        self.words.setAccessibleName(asks)
        self.do.setText(does)
        self.do.setToolTip(f"{does} (Ctrl+Return)")
        self._on_changed()
        self.words.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        else:
            super().keyPressEvent(event)

    @Slot()
    def _on_changed(self) -> None:
        self.do.setEnabled(not self._needs_words or bool(self.words.toPlainText().strip()))

    @Slot()
    def _on_do(self) -> None:
        if self.do.isEnabled():
            self.given.emit(self.words.toPlainText().strip())

    @Slot()
    def _on_theme_changed(self) -> None:
        self.words.setFixedHeight(self._theme.px(96))
