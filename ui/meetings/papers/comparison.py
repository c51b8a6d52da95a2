"""What changed in a report since it was signed: words added and taken away, marked by line and by colour."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QColor, QFont, QKeyEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QTextEdit, QVBoxLayout, QWidget

from boardkeeper.sign_offs import WordChange
from ui.theme.fonts import Size
from ui.theme.theme import Theme
from ui.theme.tokens import Tone
from ui.today.words import count


class Comparison(QWidget):
    """Stands in the place of the form until it is closed.

    Signals:
        closed: Back to the form.
    """

    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._changes: tuple[WordChange, ...] = ()
        self._starts: list[int] = []
        self.title = QLabel(self)
        self.title.setProperty("rank", "heading")
        self.title.setWordWrap(True)
        self.legend = QLabel(self)
        self.legend.setProperty("rank", "muted")
        self.legend.setWordWrap(True)
        self.next_button = QPushButton("Next change", self)
        self.next_button.setToolTip("Next change (F3)")
        self.next_button.clicked.connect(self.go_to_next)
        self.back_button = QPushButton("Back to the report", self)
        self.back_button.setToolTip("Back to the report (Esc)")
        self.back_button.clicked.connect(self.closed)
        self.text = QTextEdit(self)
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.document().setDocumentMargin(12)
        self.text.setAccessibleName("The report with what was added and taken away since it was signed")
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.title, 1)
        head.addWidget(self.next_button)
        head.addWidget(self.back_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.legend)
        column.addWidget(self.text, 1)
        theme.changed.connect(self._on_theme_changed)

    def show_changes(self, title: str, changes: Sequence[WordChange]) -> None:
        """Show them and go to the first."""
        self._changes = tuple(changes)
        self.title.setText(title)
        number = sum(1 for each in changes if each.change != "same")
        self.legend.setText(
            f"{count(number, 'place')} changed. Added words are underlined, words taken away are struck through."
            if number
            else "Nothing it says has changed."
        )
        self.next_button.setEnabled(bool(number))
        self._write()
        self.text.moveCursor(QTextCursor.MoveOperation.Start)
        self.go_to_next()
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def go_to_next(self) -> None:
        """Show the next change, after the last one the first."""
        here = self.text.textCursor().position()
        later = [start for start in self._starts if start > here]
        if self._starts:
            cursor = self.text.textCursor()
            cursor.setPosition((later or self._starts)[0])
            self.text.setTextCursor(cursor)
            self.text.ensureCursorVisible()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif event.key() == Qt.Key.Key_F3:
            self.go_to_next()
        else:
            super().keyPressEvent(event)

    def _write(self) -> None:
        self.text.clear()
        self._starts = []
        cursor = self.text.textCursor()
        for each in self._changes:
            if each.change != "same":
                self._starts.append(cursor.position() + 1)
            cursor.insertText(each.text, self._ink(each.change))
            if not each.text.endswith("\n"):
                cursor.insertText(" ", self._ink("same"))

    def _ink(self, change: str) -> QTextCharFormat:
        form = QTextCharFormat()
        font = self._theme.font()
        font.setPixelSize(self._theme.px(Size.BODY + 1))
        form.setForeground(QColor(self._theme.colours.text))
        if change == "added":
            ink = self._theme.ink(Tone.GOOD)
            font.setUnderline(True)
            font.setWeight(QFont.Weight.DemiBold)
        elif change == "removed":
            ink = self._theme.ink(Tone.BAD)
            font.setStrikeOut(True)
        if change != "same":
            form.setForeground(QColor(ink.text))
            form.setBackground(QColor(ink.fill))
        form.setFont(font)
        return form

    @Slot()
    def _on_theme_changed(self) -> None:
        self._write()
