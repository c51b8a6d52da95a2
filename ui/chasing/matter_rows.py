"""The matters of one officer: each with a tick that takes it into the letter, and a way into its log."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from boardkeeper.chasing import ChaseRow
from boardkeeper.follow_up import Matter
from ui.chasing.words import due_words, standing_words
from ui.page import Place
from ui.panes import Hairline, words_label

_MOST = 100
"""Rows shown; the letter and the printed sheet have them all."""
_MOST_OF_A_TEXT = 320
_TICK_WIDTH = 26


class MatterRow(QWidget):
    """One matter.

    Signals:
        ticked: It was taken into the letter or left out.
        opened: Its `Place` in the log.
    """

    ticked = Signal()
    opened = Signal(object)

    def __init__(self, row: ChaseRow, today: date, parent: QWidget) -> None:
        super().__init__(parent)
        self.row = row
        self.tick = QCheckBox(row.reference, self)
        can_be_asked = row.next_step is not None
        self.tick.setEnabled(can_be_asked)
        due, is_late = due_words(row)
        standing = standing_words(row, today)
        self.tick.setToolTip("" if can_be_asked else standing)
        self.tick.setAccessibleDescription(f"{row.text} {due}. {standing}")
        self.open = QPushButton("Open", self)
        self.open.setProperty("link", True)
        self.open.setAccessibleName(f"Open {row.reference}")
        self.place = words_label("muted", self)
        self.place.setText(row.place)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.tick)
        head.addWidget(self.place, 1)
        head.addWidget(self.open)
        self.text = words_label("", self)
        self.text.setText(
            row.text if len(row.text) <= _MOST_OF_A_TEXT else f"{row.text[:_MOST_OF_A_TEXT].rstrip()}…"
        )
        self.text.setToolTip(row.text if len(row.text) > _MOST_OF_A_TEXT else "")
        self.due = words_label("bad" if is_late else "muted", self)
        self.due.setText(due)
        self.standing = words_label("muted", self)
        self.standing.setText(standing)
        self.standing.setVisible(bool(standing))
        body = QVBoxLayout()
        body.setContentsMargins(_TICK_WIDTH, 0, 0, 0)
        body.setSpacing(2)
        for label in (self.text, self.due, self.standing):
            body.addWidget(label)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(head)
        column.addLayout(body)
        self.tick.clicked.connect(self.ticked)
        self.open.clicked.connect(self._on_open)

    @Slot()
    def _on_open(self) -> None:
        self.opened.emit(Place(self.row.matter.log.value, self.row.matter.id))


class MatterRows(QWidget):
    """The matters of the officer who is shown, the longest overdue first.

    Signals:
        chosen: The ticked matters, after one was ticked or left out.
        opened: The `Place` of one.
    """

    chosen = Signal(object)
    opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: list[MatterRow] = []
        self._more = QLabel(self)
        self._more.setProperty("rank", "muted")
        self._list = QVBoxLayout()
        self._list.setSpacing(8)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._list)
        column.addWidget(self._more)
        self._hidden: frozenset[Matter] = frozenset()

    def show_rows(self, rows: Sequence[ChaseRow], chosen: Collection[Matter], today: date) -> None:
        """Show matters, the chosen ones ticked; the keyboard stays where it was."""
        focused = next((each.row.matter for each in self.rows if each.tick.hasFocus()), None)
        while (item := self._list.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.rows = []
        for place, row in enumerate(rows[:_MOST]):
            if place:
                self._list.addWidget(Hairline(self))
            shown = MatterRow(row, today, self)
            shown.tick.setChecked(row.matter in chosen)
            shown.ticked.connect(self._on_ticked)
            shown.opened.connect(self.opened)
            self._list.addWidget(shown)
            self.rows.append(shown)
            if row.matter == focused:
                shown.tick.setFocus()
        left = rows[_MOST:]
        self._hidden = frozenset(row.matter for row in left if row.matter in chosen)
        self._more.setText(f"and {len(left):,} more, which the letter and the printed sheet have too")
        self._more.setVisible(bool(left))

    def ticked(self) -> frozenset[Matter]:
        """The matters that are in the letter."""
        return frozenset(each.row.matter for each in self.rows if each.tick.isChecked()) | self._hidden

    @Slot()
    def _on_ticked(self) -> None:
        self.chosen.emit(self.ticked())
