"""The letter to one officer, to be read and edited before it goes."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ui.chasing.drafts import Draft
from ui.panes import SectionHeader, words_label
from ui.theme.theme import Theme

_FEWEST_LINES, _MOST_LINES = 8, 36
_AROUND_LINES = 28


class LetterBox(QWidget):
    """Subject and words; a note says when they are no longer the program’s.

    Signals:
        edited: Something was typed.
        redraft: The letter shall be worded by the program again.
        finished: Ctrl+Return was pressed.
    """

    edited = Signal()
    redraft = Signal()
    finished = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_showing = False
        self.header = SectionHeader("Letter", self)
        self.again = QPushButton("Draft anew", self)
        self.again.setProperty("link", True)
        self.again.setToolTip("Throw away what was typed and word the letter as the board’s settings have it")
        self.header.add(self.again)
        self.none = words_label("muted", self)
        self.subject = QLineEdit(self)
        self.subject.setAccessibleName("Subject of the letter")
        subject = QHBoxLayout()
        subject.setSpacing(8)
        self._subject_label = QLabel("Subject", self)
        self._subject_label.setProperty("rank", "muted")
        self._subject_label.setBuddy(self.subject)
        subject.addWidget(self._subject_label)
        subject.addWidget(self.subject, 1)
        self.words = LetterText(theme, self)
        self.note = words_label("muted", self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.header)
        column.addWidget(self.none)
        column.addLayout(subject)
        column.addWidget(self.words)
        column.addWidget(self.note)
        self.subject.textEdited.connect(self._on_edited)
        self.words.textChanged.connect(self._on_edited)
        self.words.finished.connect(self.finished)
        self.again.clicked.connect(self.redraft)

    def show_draft(self, draft: Draft, why_none: str, note: str) -> None:
        """Show a letter, or why there is none; what stands here already keeps its cursor."""
        self._is_showing = True
        letter = draft.letter
        for widget in (self._subject_label, self.subject, self.words):
            widget.setVisible(letter is not None)
        self.none.setText(why_none)
        self.none.setVisible(letter is None)
        if letter is not None:
            if self.subject.text() != letter.subject:
                self.subject.setText(letter.subject)
                self.subject.setCursorPosition(0)
            if self.words.toPlainText() != letter.words.rstrip("\n"):
                self.words.setPlainText(letter.words.rstrip("\n"))
        self.say(draft, note)
        self._is_showing = False

    def say(self, draft: Draft, note: str) -> None:
        """Say beneath what is to be known, and offer the program’s words when they were changed."""
        self.again.setVisible(draft.is_edited)
        self.note.setText(note)
        self.note.setVisible(bool(note) and draft.letter is not None)

    @property
    def written(self) -> tuple[str, str]:
        """The subject and the words as they stand."""
        return self.subject.text().strip(), self.words.toPlainText().rstrip() + "\n"

    @Slot()
    def _on_edited(self) -> None:
        if not self._is_showing:
            self.edited.emit()


class LetterText(QPlainTextEdit):
    """The words of a letter, as high as they are; Tab leaves.

    Signals:
        finished: Ctrl+Return was pressed.
    """

    finished = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Text of the letter")
        self.setTabChangesFocus(True)
        self.document().documentLayout().documentSizeChanged.connect(self._grow)
        self.verticalScrollBar().rangeChanged.connect(self._on_range_changed)
        theme.changed.connect(self._grow)
        self._grow()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_return = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if is_return and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.finished.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._grow()

    @Slot(int, int)
    def _on_range_changed(self, _least: int, most: int) -> None:
        """Something does not fit: lines were broken anew after the height was set."""
        if most:
            self._grow()

    @Slot()
    def _grow(self) -> None:
        # A plain text document counts its height in lines.
        lines = min(max(round(self.document().size().height()), _FEWEST_LINES), _MOST_LINES)
        is_higher = lines == _MOST_LINES
        policy = Qt.ScrollBarPolicy.ScrollBarAsNeeded if is_higher else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        if policy is not self.verticalScrollBarPolicy():
            # A bar that comes and goes makes the lines longer and shorter, and those the bar.
            self.setVerticalScrollBarPolicy(policy)
        height = ceil(lines * QFontMetricsF(self.font()).lineSpacing()) + _AROUND_LINES
        if height != self.height():
            self.setFixedHeight(height)
