"""The line above a table: a field to filter by words, and chips to filter by what matters."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TypeAlias

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QToolButton, QWidget

from ui.tables.flow import FilterLayout
from ui.theme.theme import Theme

_PAUSE_MILLISECONDS = 150

Chips: TypeAlias = Sequence[str | tuple[str, ...]]
"""The names of filter chips; those in a tuple exclude each other, because no row could fit two of them."""


class FilterField(QLineEdit):
    """A field with a magnifying glass; Escape empties it, Down goes to the table.

    Signals:
        left_down: The Down key was pressed.
    """

    left_down = Signal()

    def __init__(self, theme: Theme, what: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.call_rows(what)
        self._glass = QAction(self)
        self.addAction(self._glass, QLineEdit.ActionPosition.LeadingPosition)
        self._cross = QAction("Empty the filter", self)
        self._cross.triggered.connect(self.clear)
        self.addAction(self._cross, QLineEdit.ActionPosition.TrailingPosition)
        self.textChanged.connect(self._on_text_changed)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()
        self._on_text_changed("")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() == Qt.Key.Key_Down:
            self.left_down.emit()
        else:
            super().keyPressEvent(event)

    def call_rows(self, what: str) -> None:
        """Say what is filtered."""
        self.setPlaceholderText(f"Filter {what}  (Ctrl+F)")
        self.setAccessibleName(f"Filter {what}")

    def show_cross(self) -> None:
        """Offer to empty the field when there is something in it."""
        self._cross.setVisible(bool(self.text()))

    @Slot(str)
    def _on_text_changed(self, _text: str) -> None:
        self.show_cross()

    @Slot()
    def _on_theme_changed(self) -> None:
        self._glass.setIcon(self._theme.icon("search"))
        self._cross.setIcon(self._theme.icon("x"))


class FilterBar(QWidget):
    """Field, chips, and how many rows are left.

    Signals:
        narrowed: What was typed and the names of the pressed chips.
    """

    narrowed = Signal(str, object)

    def __init__(self, theme: Theme, what: str, chips: Chips, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = FilterField(theme, what, self)
        self.field.setMinimumWidth(theme.px(152))
        self.field.setMaximumWidth(theme.px(320))
        self._groups = [(chip,) if isinstance(chip, str) else chip for chip in chips]
        self.chips = {chip: self._chip(chip) for group in self._groups for chip in group}
        self.count = QLabel(self)
        self.count.setProperty("rank", "muted")
        self._line = FilterLayout(self.field, self)
        self._line.setContentsMargins(24, 12, 16, 12)
        self._line.setSpacing(8)
        for button in self.chips.values():
            self._line.addWidget(button)
        self._line.add_at_right(self.count)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MILLISECONDS)
        self._pause.timeout.connect(self._tell)
        self.field.textChanged.connect(self._on_text_changed)

    def call_rows(self, what: str) -> None:
        """Say what is filtered."""
        self.field.call_rows(what)

    def add(self, widget: QWidget) -> None:
        """Put a button or a box at the right end."""
        self._line.add_at_right(widget)

    def pressed(self) -> frozenset[str]:
        """The names of the pressed chips."""
        return frozenset(chip for chip, button in self.chips.items() if button.isChecked())

    def press(self, *chips: str) -> None:
        """Press exactly these chips."""
        for chip, button in self.chips.items():
            button.setChecked(chip in chips)
        self._tell()

    def show_state(self, words: str, chips: Collection[str]) -> None:
        """Show a filter that is in force already: nothing is told."""
        self.field.blockSignals(True)
        self.field.setText(words)
        self.field.blockSignals(False)
        self.field.show_cross()
        self._pause.stop()
        for chip, button in self.chips.items():
            button.setChecked(chip in chips)

    def clear(self) -> None:
        """Let everything through."""
        self.field.clear()
        self.press()

    def _chip(self, title: str) -> QToolButton:
        button = QToolButton(self)
        button.setText(title)
        button.setCheckable(True)
        button.setProperty("chip", True)
        button.setAccessibleName(f"Only: {title}")
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.clicked.connect(self._on_chip_clicked)
        return button

    @Slot()
    def _on_chip_clicked(self) -> None:
        clicked = next((chip for chip, button in self.chips.items() if button is self.sender()), "")
        others = {chip for group in self._groups if clicked in group for chip in group if chip != clicked}
        self.press(*(self.pressed() - others))

    @Slot()
    def _on_text_changed(self) -> None:
        self._pause.start()

    @Slot()
    def _tell(self) -> None:
        self._pause.stop()
        self.narrowed.emit(self.field.text().strip(), self.pressed())
