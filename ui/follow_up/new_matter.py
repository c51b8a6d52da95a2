"""The form for a new row of either log, in the place of the detail: no dialog, and half a thought may wait in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QStringListModel, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QCompleter,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from boardkeeper.clock import current_day
from boardkeeper.follow_up import Importance, Log
from boardkeeper.rules.due_dates import full_date, parse_due
from ui.follow_up.cells import today_meaning
from ui.follow_up.update_form import UpdateBox
from ui.list_page import detail_column
from ui.panes import words_label
from ui.tables.columns import as_text
from ui.theme.theme import Theme


@dataclass(frozen=True, slots=True)
class NewMatter:
    """What was typed.

    Attributes:
        due: As it was written.
        minute: The title of the minute a decision was made under; blank for an action.
        began_on: The day a decision was made; today for an action.
    """

    text: str
    owner: str
    due: str
    importance: Importance
    minute: str
    began_on: date


class NewMatterForm(QWidget):
    """What is to be done or was decided, by whom, by when, how much it matters.

    Signals:
        wanted: The `NewMatter`.
        cancelled: Escape or Cancel.
    """

    wanted = Signal(object)
    cancelled = Signal()

    def __init__(
        self, theme: Theme, log: Log, owner: str, due: str, one: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        heading = words_label("heading", self)
        heading.setText(f"New {one}")
        self.text = UpdateBox(self)
        self.text.setTabChangesFocus(True)
        self.minute = QLineEdit(self)
        self.minute.setPlaceholderText("The minute it was made under, if it is known")
        self.decided = QLineEdit(self)
        self.decided.setPlaceholderText("Today; or a day, for example 11 September 2019")
        self.owner = QLineEdit(self)
        self.owner.setPlaceholderText("Who does it")
        self._names = QStringListModel(self)
        completer = QCompleter(self._names, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.owner.setCompleter(completer)
        self.due = QLineEdit(self)
        self.due.setPlaceholderText("for example 30 September, next Wed, end of July")
        self.meaning = words_label("muted", self)
        self.decided_meaning = words_label("muted", self)
        self.importance = QComboBox(self)
        for importance in Importance:
            self.importance.addItem(as_text(importance), importance)
        self.add = QPushButton(f"Add {one}", self)
        self.add.setProperty("main", True)
        self.add.setToolTip(f"Add {one} (Ctrl+Return)")
        cancel = QPushButton("Cancel", self)
        cancel.setToolTip("Cancel (Esc); what you typed waits here")
        column = detail_column(self)
        column.setSpacing(4)
        column.addWidget(heading)
        is_decision = log is Log.DECISIONS
        self.text.setPlaceholderText(
            "What was asked for, as it will stand in the log"
            if is_decision
            else "What is to be done, as it will stand in the log"
        )
        self._add_field(column, one.capitalize(), self.text)
        if is_decision:
            self._add_field(column, "Minute", self.minute)
            self._add_field(column, "Decided on", self.decided, self.decided_meaning)
        self.minute.setVisible(is_decision)
        self.decided.setVisible(is_decision)
        self.decided_meaning.setVisible(is_decision)
        self._add_field(column, owner, self.owner)
        self._add_field(column, due, self.due, self.meaning)
        self._add_field(column, "Priority", self.importance)
        column.addSpacing(16)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.add)
        buttons.addWidget(cancel)
        buttons.addStretch()
        column.addLayout(buttons)
        column.addStretch()
        self.text.textChanged.connect(self._on_changed)
        self.text.sent.connect(self._on_add)
        for line in (self.due, self.decided):
            line.textChanged.connect(self._on_changed)
        for line in (self.minute, self.decided, self.owner, self.due):
            line.returnPressed.connect(self._on_add)
        self.add.clicked.connect(self._on_add)
        cancel.clicked.connect(self.cancelled)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()
        self.clear()

    def offer_names(self, names: Sequence[str]) -> None:
        """Offer these names while the owner is typed."""
        self._names.setStringList(list(names))

    def clear(self) -> None:
        """Make ready for another one; the minute and its day stay, because several are often typed from one."""
        self.text.clear()
        # Unlike clear, this leaves the fields nothing to undo: Ctrl+Z then means the board.
        self.owner.setText("")
        self.due.setText("")
        self.importance.setCurrentIndex(self.importance.findData(Importance.MEDIUM))
        self._on_changed()

    @Slot()
    def be_ready(self) -> None:
        """What was wanted has been answered, well or badly."""
        self._on_changed()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        else:
            super().keyPressEvent(event)

    def _add_field(self, column: QVBoxLayout, name: str, field: QWidget, *beneath: QWidget) -> None:
        label = QLabel(name, self)
        label.setProperty("rank", "muted")
        label.setBuddy(field)
        field.setAccessibleName(name)
        column.addSpacing(8)
        for widget in (label, field, *beneath):
            column.addWidget(widget)

    def _began_on(self) -> date | None:
        """The day a decision was made: today unless another is typed; None when that is no day."""
        written = self.decided.text().strip()
        return parse_due(written, current_day()) if written else current_day()

    @Slot()
    def _on_theme_changed(self) -> None:
        self.text.setFixedHeight(self._theme.px(96))

    @Slot()
    def _on_changed(self) -> None:
        began_on = self._began_on()
        self.add.setEnabled(bool(self.text.toPlainText().strip()) and began_on is not None)
        self.meaning.setText(today_meaning(self.due.text()))
        if self.decided.text().strip():
            self.decided_meaning.setText(full_date(began_on) if began_on else "That is no day.")
        else:
            self.decided_meaning.setText("")

    @Slot()
    def _on_add(self) -> None:
        began_on = self._began_on()
        if self.add.isEnabled() and began_on is not None:
            self.wanted.emit(
                NewMatter(
                    self.text.toPlainText().strip(),
                    self.owner.text().strip(),
                    self.due.text().strip(),
                    Importance(self.importance.currentData()),
                    self.minute.text().strip(),
                    began_on,
                )
            )
