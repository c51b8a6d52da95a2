"""Cells changed where they stand: the editors, and the words beneath them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QStringListModel, Qt, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QComboBox, QCompleter, QFrame, QLabel, QLineEdit, QVBoxLayout, QWidget

from ui.tables.columns import CellEdit
from ui.theme.theme import Theme


class CellLine(QLineEdit):
    """The editor of a cell in which anything may be typed; what it means, or why it was refused, is said beneath."""

    def __init__(self, theme: Theme, edit: CellEdit, names: Sequence[str], parent: QWidget) -> None:
        super().__init__(parent)
        self._edit = edit
        self.setProperty("cell", True)
        self.hint = CellHint(theme, self)
        if names:
            completer = QCompleter(QStringListModel(list(names), self), self)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            self.setCompleter(completer)
        self.textChanged.connect(self._on_text_changed)

    def begin(self, text: str) -> None:
        """Show the words there are, chosen, so that typing takes their place."""
        self.setText(text)
        self.selectAll()
        self._on_text_changed(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # A line leaves these two to the table, which would go to its first or last row and close the cell.
        if event.matches(QKeySequence.StandardKey.MoveToStartOfDocument):
            self.home(False)
        elif event.matches(QKeySequence.StandardKey.MoveToEndOfDocument):
            self.end(False)
        else:
            super().keyPressEvent(event)
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            # The delegate closes the cell in a moment; the table must not open it again meanwhile.
            event.accept()

    def say_wrong(self, sentence: str) -> None:
        """Say why what stands here was not taken."""
        self.setProperty("wrong", True)
        self.style().polish(self)
        self.setAccessibleDescription(sentence)
        self.hint.say(sentence, is_wrong=True)

    @Slot(str)
    def _on_text_changed(self, text: str) -> None:
        if self.property("wrong"):
            self.setProperty("wrong", False)
            self.style().polish(self)
        meaning = self._edit.meaning(text) if self._edit.meaning is not None else ""
        self.setAccessibleDescription(meaning)
        self.hint.say(meaning)


class CellList(QComboBox):
    """The editor of a cell with a few values."""

    def __init__(self, theme: Theme, edit: CellEdit, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("cell", True)
        self.hint = CellHint(theme, self)
        for value, words in edit.choices:
            self.addItem(words, value)

    def begin(self, value: str) -> None:
        """Show the value there is."""
        self.setCurrentIndex(max(0, self.findData(value)))

    def say_wrong(self, sentence: str) -> None:
        """Say why the value was not taken."""
        self.setAccessibleDescription(sentence)
        self.hint.say(sentence, is_wrong=True)


class CellHint(QFrame):
    """A few words just beneath a cell that is being changed, over whatever stands there."""

    def __init__(self, theme: Theme, editor: QWidget) -> None:
        room = editor.parentWidget()
        assert room is not None
        super().__init__(room)
        self._room = room
        self._theme = theme
        self._editor = editor
        self.setObjectName("cellHint")
        self._label = QLabel(self)
        self._label.setWordWrap(True)
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(8, 4, 8, 4)
        self._column.addWidget(self._label)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        editor.destroyed.connect(self.deleteLater)
        self.hide()

    @property
    def words(self) -> str:
        """What is said, if anything."""
        return self._label.text() if not self.isHidden() else ""

    def say(self, text: str, *, is_wrong: bool = False) -> None:
        """Say something beneath the editor, or nothing."""
        self._label.setText(text)
        self._label.setProperty("rank", "bad" if is_wrong else "")
        self._label.style().polish(self._label)
        self.setVisible(bool(text))
        if text:
            self._place()

    def _place(self) -> None:
        room = self._room.rect()
        widest = min(self._theme.px(300), room.width() - 8)
        self._label.setMinimumWidth(0)
        natural = self._label.fontMetrics().horizontalAdvance(self._label.text()) + 18
        self.setFixedWidth(min(widest, max(natural, self._theme.px(80))))
        self.setFixedHeight(self._column.heightForWidth(self.width()))
        box = self._editor.geometry()
        left = max(0, min(box.left(), room.right() - self.width() - 4))
        below = box.bottom() + 3
        fits = below + self.height() <= room.bottom()
        self.move(QPoint(left, below if fits else box.top() - self.height() - 3))
        self.raise_()
