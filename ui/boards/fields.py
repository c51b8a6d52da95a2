"""The fields of the settings: each keeps its value when it is left, and says beside itself what cannot be taken."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import time

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from boardkeeper.errors import UserError
from boardkeeper.rules.clear_days import MOST_DAYS
from boardkeeper.rules.due_dates import clock, parse_clock
from ui.boards.left_editors import LeftBlock, LeftLine

_NARROW = 96
_TEXT_MARGIN = 6


class SettingField(QWidget):
    """One setting with its editor and a line beneath for a hint or for what is wrong.

    Signals:
        committed: The new value, once it was typed or chosen and can be read.
    """

    committed = Signal(object)

    def __init__(self, setting: str, title: str, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setting = setting
        self.title = title
        self._hint = hint
        self._editor: QWidget = self
        self.said = QLabel(hint, self)
        self.said.setProperty("rank", "muted")
        self.said.setTextFormat(Qt.TextFormat.PlainText)
        self.said.setWordWrap(True)
        self.said.setVisible(bool(hint))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)

    @property
    def is_wrong(self) -> bool:
        """Whether what stands here could not be taken."""
        return bool(self.said.property("rank") == "bad")

    def show_value(self, value: object, *, is_other: bool = False) -> None:
        """Show what is kept, unless somebody is changing it just now; of another board, always."""
        raise NotImplementedError

    def refuse(self, error: UserError) -> None:
        """Say beneath why it could not be taken; what was typed stays."""
        self._say(" ".join(part for part in (error.sentence, error.next_step) if part), "bad")

    def hint(self, words: str) -> None:
        """Change the line beneath, as long as it says nothing worse."""
        self._hint = words
        if not self.is_wrong:
            self._say(words, "muted")

    def calm(self) -> None:
        """Take back what was said to be wrong."""
        self._say(self._hint, "muted")

    def _take(self, editor: QWidget, beside: str = "") -> None:
        """Put the editor in its place; announced by the field's title, and by what is wrong with it."""
        self._editor = editor
        editor.setAccessibleName(f"{self.title} {beside}".strip())
        self.setFocusProxy(editor)
        if beside:
            label = QLabel(beside, self)
            label.setProperty("rank", "muted")
            row = QHBoxLayout()
            row.setSpacing(8)
            row.addWidget(editor)
            row.addWidget(label)
            row.addStretch()
            self._column.addLayout(row)
        else:
            self._column.addWidget(editor)
        self._column.addWidget(self.said)

    def _say(self, words: str, rank: str) -> None:
        self.said.setText(words)
        self.said.setVisible(bool(words))
        if self.said.property("rank") != rank:
            self.said.setProperty("rank", rank)
            self.said.style().polish(self.said)
            self._editor.setProperty("wrong", rank == "bad")
            self._editor.style().polish(self._editor)
        self._editor.setAccessibleDescription(words)


class LineField(SettingField):
    """A text of one line; of several in a `BlockField`."""

    def __init__(
        self, setting: str, title: str, example: str = "", hint: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(setting, title, hint, parent)
        self._kept = ""
        self._asked: str | None = None
        self.editor: LeftLine | LeftBlock = self._make_editor()
        self.editor.setPlaceholderText(example)
        self.editor.left.connect(self._on_left)
        self.editor.given_up.connect(self._on_given_up)
        self._take(self.editor)

    def show_value(self, value: object, *, is_other: bool = False) -> None:
        typed = self._text()
        is_typed = self.editor.hasFocus() and typed not in {self._kept, self._asked}
        is_used = not is_other and (self.is_wrong or is_typed)
        self._kept = self.written(value)
        if not is_used:
            self._asked = None
            self.calm()
            if self._text() != self._kept:
                self._put(self._kept)

    def refuse(self, error: UserError) -> None:
        super().refuse(error)
        self._asked = self._text()

    def written(self, value: object) -> str:
        """A value as the field writes it."""
        return str(value or "")

    def read(self, text: str) -> object:
        """The value that was written.

        Raises:
            UserError: It cannot be read.
        """
        return text

    def _make_editor(self) -> LeftLine | LeftBlock:
        return LeftLine(self)

    def _text(self) -> str:
        return self.editor.text().strip() if isinstance(self.editor, LeftLine) else ""

    def _put(self, text: str) -> None:
        if isinstance(self.editor, LeftLine):
            self.editor.setText(text)
            self.editor.setCursorPosition(0)

    @Slot()
    def _on_left(self) -> None:
        text = self._text()
        if text == self._kept:
            self.calm()
            return
        if text == self._asked:
            return
        try:
            value = self.read(text)
        except UserError as error:
            self.refuse(error)
            return
        self.calm()
        self._asked = text
        self.committed.emit(value)

    @Slot()
    def _on_given_up(self) -> None:
        self._put(self._kept)
        self._asked = None
        self.calm()


class BlockField(LineField):
    """A text of several lines."""

    def _make_editor(self) -> LeftLine | LeftBlock:
        return LeftBlock(self)

    def _text(self) -> str:
        return self.editor.toPlainText().strip() if isinstance(self.editor, LeftBlock) else ""

    def _put(self, text: str) -> None:
        if isinstance(self.editor, LeftBlock):
            self.editor.setPlainText(text)


class TimeField(LineField):
    """A time of day as people type it; nothing is nothing fixed."""

    def __init__(self, setting: str, title: str, parent: QWidget | None = None) -> None:
        super().__init__(setting, title, "for example 2pm or 14:00", parent=parent)

    def written(self, value: object) -> str:
        return clock(value) if isinstance(value, time) else ""

    def read(self, text: str) -> object:
        found = parse_clock(text) if text else None
        if text and found is None:
            raise UserError(f"“{text}” is not a time of day.", "Write it like 2pm or 14:00.")
        return found


class ChoiceField(SettingField):
    """One of a few values, each with its words."""

    def __init__(
        self,
        setting: str,
        title: str,
        choices: Sequence[tuple[object, str]],
        hint: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(setting, title, hint, parent)
        self._values = [value for value, _ in choices]
        self.editor = _StillChoice(self)
        self.editor.addItems([words for _, words in choices])
        self.editor.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.editor.setMinimumContentsLength(16)
        self.editor.activated.connect(self._on_activated)
        self._take(self.editor)

    @property
    def value(self) -> object:
        """What is chosen."""
        return self._values[self.editor.currentIndex()]

    def show_value(self, value: object, *, is_other: bool = False) -> None:
        self.calm()
        self.editor.setCurrentIndex(self._values.index(value))

    @Slot(int)
    def _on_activated(self, place: int) -> None:
        self.committed.emit(self._values[place])


class NumberField(SettingField):
    """A small whole number, kept when it is left.

    Signals:
        moved: Another number stands here, not kept yet.
    """

    moved = Signal()

    def __init__(
        self,
        setting: str,
        title: str,
        beside: str,
        least: int = 0,
        most: int = MOST_DAYS,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(setting, title, "", parent)
        self._kept = -1
        self.editor = _StillNumber(self)
        self.editor.setRange(least, most)
        self.editor.setFixedWidth(_NARROW)
        self.editor.lineEdit().setTextMargins(_TEXT_MARGIN, 0, 0, 0)
        self.editor.valueChanged.connect(self.moved)
        self.editor.editingFinished.connect(self._on_finished)
        self._take(self.editor, beside)

    @property
    def value(self) -> int:
        """The number that stands here."""
        return self.editor.value()

    def show_value(self, value: object, *, is_other: bool = False) -> None:
        is_typed = self.editor.hasFocus() and self.editor.value() != self._kept and self._kept >= 0
        self._kept = value if isinstance(value, int) else 0
        if is_other or not is_typed:
            self.calm()
            self.editor.setValue(self._kept)

    @Slot()
    def _on_finished(self) -> None:
        if self.editor.value() != self._kept:
            self._kept = self.editor.value()
            self.committed.emit(self._kept)


class _StillChoice(QComboBox):
    """Turning the wheel over it moves the page and changes nothing."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class _StillNumber(QSpinBox):
    """Turning the wheel over it moves the page and changes nothing."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()
