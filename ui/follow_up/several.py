"""The form that changes every chosen row at once, in the place of the detail: what is left alone stays as it is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QStringListModel, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QCompleter, QHBoxLayout, QLabel, QLineEdit, QPushButton, QWidget

from boardkeeper.actions import FollowUpStatus, Importance
from ui.list_page import detail_column
from ui.panes import words_label
from ui.tables.columns import as_text
from ui.today.words import count

_AS_IT_IS = "As it is"


@dataclass(frozen=True, slots=True)
class WantedChange:
    """What shall be so of every chosen row; None leaves a thing as it is."""

    owner: str | None = None
    due: str | None = None
    status: FollowUpStatus | None = None
    importance: Importance | None = None

    def __bool__(self) -> bool:
        return any(each is not None for each in (self.owner, self.due, self.status, self.importance))


class SeveralForm(QWidget):
    """Owner, due date, status and priority of several rows.

    Signals:
        wanted: The `WantedChange`.
        cancelled: Escape or Cancel.

    Args:
        one: What one row is: “action”.
        owner: What its owner is called: “Officer”.
        due: What its due date is called: “Target”.
        meaning: What is said beneath the due date while it is typed.
        parent: Who owns it.
    """

    wanted = Signal(object)
    cancelled = Signal()

    def __init__(
        self, one: str, owner: str, due: str, meaning: Callable[[str], str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._one = one
        self._meaning = meaning
        self.heading = words_label("heading", self)
        self.summary = words_label("muted", self)
        self.owner = QLineEdit(self)
        self.owner.setPlaceholderText(_AS_IT_IS)
        self._names = QStringListModel(self)
        completer = QCompleter(self._names, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.owner.setCompleter(completer)
        self.due = QLineEdit(self)
        self.due.setPlaceholderText(f"{_AS_IT_IS}; for example 30 September, end of July")
        self.meaning = words_label("muted", self)
        self.status = _list_of(FollowUpStatus, self)
        self.importance = _list_of(Importance, self)
        self.change = QPushButton(self)
        self.change.setProperty("main", True)
        self.change.setToolTip("Change (Ctrl+Return)")
        cancel = QPushButton("Cancel", self)
        cancel.setToolTip("Cancel (Esc)")
        column = detail_column(self)
        column.setSpacing(4)
        column.addWidget(self.heading)
        column.addWidget(self.summary)
        for name, field in (
            (owner, self.owner),
            (due, self.due),
            ("Status", self.status),
            ("Priority", self.importance),
        ):
            label = QLabel(name, self)
            label.setProperty("rank", "muted")
            label.setBuddy(field)
            field.setAccessibleName(f"{name} of the chosen rows")
            column.addSpacing(8)
            column.addWidget(label)
            column.addWidget(field)
            if field is self.due:
                column.addWidget(self.meaning)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.change)
        buttons.addWidget(cancel)
        buttons.addStretch()
        column.addSpacing(16)
        column.addLayout(buttons)
        column.addStretch()
        for line in (self.owner, self.due):
            line.textChanged.connect(self._on_changed)
            line.returnPressed.connect(self._on_change)
        for choice in (self.status, self.importance):
            choice.currentIndexChanged.connect(self._on_changed)
        self.change.clicked.connect(self._on_change)
        cancel.clicked.connect(self.cancelled)
        self._number = 0
        self._on_changed()

    def offer_names(self, names: Sequence[str]) -> None:
        """Offer these names while the owner is typed."""
        self._names.setStringList(list(names))

    def begin(self, number: int, rows: Sequence[Any]) -> None:
        """Say which rows are chosen; what was typed for others stays, it may be meant for these too.

        Args:
            number: How many.
            rows: Those that have been fetched.
        """
        self._number = number
        self.heading.setText(f"{count(number, self._one)} chosen")
        late = sum(1 for row in rows if row.overdue_days)
        closed = sum(1 for row in rows if row.is_closed)
        parts = [f"{late:,} overdue" if late else "", f"{closed:,} finished" if closed else ""]
        # Of rows nobody has scrolled to, nothing is known yet.
        self.summary.setText(" · ".join(part for part in parts if part) if len(rows) == number else "")
        self.summary.setVisible(bool(self.summary.text()))
        self._on_changed()

    def clear(self) -> None:
        """Leave everything as it is."""
        self.owner.clear()
        self.due.clear()
        self.status.setCurrentIndex(0)
        self.importance.setCurrentIndex(0)

    def change_wanted(self) -> WantedChange:
        """What is typed and chosen."""
        status, importance = self.status.currentData(), self.importance.currentData()
        return WantedChange(
            owner=self.owner.text().strip() or None,
            due=self.due.text().strip() or None,
            status=FollowUpStatus(status) if status else None,
            importance=Importance(importance) if importance else None,
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_return = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        elif is_return and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._on_change()
        else:
            super().keyPressEvent(event)

    @Slot()
    def _on_changed(self) -> None:
        due = self.due.text().strip()
        self.meaning.setText(self._meaning(due) if due else "")
        self.meaning.setVisible(bool(due))
        self.change.setText(f"Change {count(self._number, self._one)}")
        self.change.setEnabled(bool(self.change_wanted()))

    @Slot()
    def _on_change(self) -> None:
        if self.change.isEnabled():
            self.wanted.emit(self.change_wanted())


def _list_of(values: type[FollowUpStatus | Importance], parent: QWidget) -> QComboBox:
    box = QComboBox(parent)
    box.addItem(_AS_IT_IS, "")
    for value in values:
        box.addItem(as_text(value), value)
    return box
