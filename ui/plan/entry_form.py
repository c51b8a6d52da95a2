"""A form in the place of the detail: fields beneath each other, what is wrong said beside them, nothing typed is lost."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from boardkeeper.clock import current_day
from boardkeeper.errors import UserError
from boardkeeper.rules.due_dates import long_date, parse_due
from ui.list_page import detail_column
from ui.panes import words_label
from ui.theme.theme import Theme


class EntryForm(QWidget):
    """Fields for one thing of the plan. Ctrl+Return saves, Escape leaves it.

    Signals:
        wanted: What is typed: the value of every field by its name.
        removal_wanted: The thing itself shall go.
        cancelled: Escape or Cancel.
    """

    wanted = Signal(object)
    removal_wanted = Signal()
    cancelled = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.fields: dict[str, QWidget] = {}
        self._titles: dict[str, QLabel] = {}
        self._heights: dict[QPlainTextEdit, int] = {}
        self.heading = words_label("heading", self)
        self.wrong = words_label("bad", self)
        self.save = QPushButton(self)
        self.save.setProperty("main", True)
        self.cancel = QPushButton("Cancel", self)
        self.cancel.setToolTip("Cancel (Esc)")
        self.remove = QPushButton(self)
        self.remove.setProperty("link", True)
        self._scroll = scroll = QScrollArea(self)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setAccessibleName("Form")
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inside = QWidget(scroll)
        inside.setProperty("plain", True)
        self._column = detail_column(inside)
        self._column.setSpacing(4)
        self._column.addWidget(self.heading)
        self._end = self._column.count()
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (self.save, self.cancel):
            buttons.addWidget(button)
        buttons.addStretch()
        beneath = QHBoxLayout()
        beneath.setContentsMargins(0, 8, 0, 0)
        beneath.addWidget(self.remove)
        beneath.addStretch()
        self._column.addWidget(self.wrong)
        self._column.addSpacing(12)
        self._column.addLayout(buttons)
        self._column.addLayout(beneath)
        self._column.addStretch()
        scroll.setWidget(inside)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)
        self.wrong.hide()
        self.save.clicked.connect(self._on_save)
        self.cancel.clicked.connect(self.cancelled)
        self.remove.clicked.connect(self.removal_wanted)
        theme.changed.connect(self._on_theme_changed)

    def add_line(self, name: str, title: str, hint: str = "") -> None:
        """Add a line of text."""
        line = QLineEdit(self)
        line.setPlaceholderText(hint)
        line.returnPressed.connect(self._on_save)
        self._add(name, title, line)

    def add_text(self, name: str, title: str, hint: str = "", height: int = 72) -> None:
        """Add several lines of text."""
        box = QPlainTextEdit(self)
        box.setPlaceholderText(hint)
        box.setTabChangesFocus(True)
        self._heights[box] = height
        box.setFixedHeight(self._theme.px(height))
        self._add(name, title, box)

    def add_date(self, name: str, title: str) -> None:
        """Add a day, typed as people type it."""
        self.add_line(name, title, "for example 30/9/2026, end of July")

    def add_choice(self, name: str, title: str, choices: Sequence[tuple[str, str]] = ()) -> None:
        """Add a list of values with their words."""
        box = QComboBox(self)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(12)
        self._add(name, title, box)
        self.offer(name, choices)

    def offer(self, name: str, choices: Sequence[tuple[str, str]]) -> None:
        """Offer these values in a list."""
        box = self.fields[name]
        assert isinstance(box, QComboBox)
        box.clear()
        for value, words in choices:
            box.addItem(words, value)

    def call(self, name: str, title: str) -> None:
        """Give a field another title: plans of another kind have other words."""
        self._titles[name].setText(title)
        self.fields[name].setAccessibleName(title)

    def begin(self, heading: str, values: Mapping[str, Any], saves: str, removes: str = "") -> None:
        """Begin with these values.

        Args:
            heading: What is being done.
            values: The value of each field; those that are not named are empty.
            saves: What the button says.
            removes: What the button that takes the thing away says; blank for none.
        """
        self.heading.setText(heading)
        self.save.setText(saves)
        self.save.setToolTip(f"{saves} (Ctrl+Return)")
        self.remove.setText(removes)
        self.remove.setVisible(bool(removes))
        self.wrong.hide()
        for name, field in self.fields.items():
            _show(field, values.get(name))
        first = next(iter(self.fields.values()))
        first.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if isinstance(first, QLineEdit):
            # From the end to the beginning: so the beginning of a long title stays in view.
            first.end(False)
            first.home(True)

    def complain(self, error: UserError) -> None:
        """Say why it cannot be kept; what was typed stays."""
        self.wrong.setText(f"{error.sentence} {error.next_step}".strip())
        self.wrong.show()
        # The words have no room yet; once they have, they come into view, however far up the form stands.
        QTimer.singleShot(0, self, self._show_what_is_wrong)

    @Slot()
    def _show_what_is_wrong(self) -> None:
        self._scroll.ensureWidgetVisible(self.save)
        self._scroll.ensureWidgetVisible(self.wrong)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_return = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        elif is_return and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._on_save()
        else:
            super().keyPressEvent(event)

    def _add(self, name: str, title: str, field: QWidget) -> None:
        label = QLabel(title, self)
        label.setProperty("rank", "muted")
        label.setContentsMargins(0, 8, 0, 0)
        label.setBuddy(field)
        field.setAccessibleName(title)
        self._column.insertWidget(self._end, label)
        self._column.insertWidget(self._end + 1, field)
        self._end += 2
        self.fields[name], self._titles[name] = field, label

    @Slot()
    def _on_save(self) -> None:
        self.wrong.hide()
        self.wanted.emit({name: _typed(field) for name, field in self.fields.items()})

    @Slot()
    def _on_theme_changed(self) -> None:
        for box, height in self._heights.items():
            box.setFixedHeight(self._theme.px(height))


def day_typed(text: str, title: str) -> date | None:
    """The day that was typed; None for none.

    Raises:
        UserError: It is not a day that can be read.
    """
    if not text.strip():
        return None
    day = parse_due(text, current_day())
    if day is None:
        raise UserError(
            f"{title}: “{text}” is not a day that can be read.", "Try 30/9/2026 or “end of July”."
        )
    return day


def _show(field: QWidget, value: Any) -> None:
    words = long_date(value) if isinstance(value, date) else str(value if value is not None else "")
    if isinstance(field, QComboBox):
        field.setCurrentIndex(max(0, field.findData(value)))
    elif isinstance(field, QPlainTextEdit):
        field.setPlainText(words)
    elif isinstance(field, QLineEdit):
        field.setText(words)
        field.setCursorPosition(0)


def _typed(field: QWidget) -> str:
    if isinstance(field, QComboBox):
        return str(field.currentData() or "")
    if isinstance(field, QPlainTextEdit):
        return field.toPlainText().strip()
    assert isinstance(field, QLineEdit)
    return field.text().strip()
