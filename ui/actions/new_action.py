"""The form for a new action, in the place of the detail: no dialog, and half a thought may wait in it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QStringListModel, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QCompleter,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QWidget,
)

from boardkeeper.actions import Importance
from ui.follow_up.cells import today_meaning
from ui.follow_up.update_form import UpdateBox
from ui.list_page import detail_column
from ui.panes import words_label
from ui.tables.columns import as_text
from ui.theme.theme import Theme


class NewActionForm(QWidget):
    """What is to be done, by whom, by when, how much it matters.

    Signals:
        wanted: Text, owner, due date as written, and the `Importance`.
        cancelled: Escape or Cancel.
    """

    wanted = Signal(str, str, str, object)
    cancelled = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        heading = words_label("heading", self)
        heading.setText("New action")
        self.text = UpdateBox(self)
        self.text.setPlaceholderText("What is to be done, as it will stand in the log")
        self._theme = theme
        self.text.setTabChangesFocus(True)
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
        self.importance = QComboBox(self)
        for importance in Importance:
            self.importance.addItem(as_text(importance), importance)
        self.add = QPushButton("Add action", self)
        self.add.setProperty("main", True)
        self.add.setToolTip("Add action (Ctrl+Return)")
        cancel = QPushButton("Cancel", self)
        cancel.setToolTip("Cancel (Esc); what you typed waits here")
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.add)
        buttons.addWidget(cancel)
        buttons.addStretch()
        column = detail_column(self)
        column.setSpacing(4)
        column.addWidget(heading)
        for name, field in (
            ("Action", self.text),
            ("Owner", self.owner),
            ("Due", self.due),
            ("Priority", self.importance),
        ):
            label = QLabel(name, self)
            label.setProperty("rank", "muted")
            label.setBuddy(field)
            field.setAccessibleName(name)
            column.addSpacing(8)
            column.addWidget(label)
            column.addWidget(field)
            if field is self.due:
                column.addWidget(self.meaning)
        column.addSpacing(16)
        column.addLayout(buttons)
        column.addStretch()
        self.text.textChanged.connect(self._on_changed)
        self.text.sent.connect(self._on_add)
        self.due.textChanged.connect(self._on_changed)
        for line in (self.owner, self.due):
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
        """Make ready for another action."""
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

    @Slot()
    def _on_theme_changed(self) -> None:
        self.text.setFixedHeight(self._theme.px(96))

    @Slot()
    def _on_changed(self) -> None:
        self.add.setEnabled(bool(self.text.toPlainText().strip()))
        self.meaning.setText(today_meaning(self.due.text()))

    @Slot()
    def _on_add(self) -> None:
        if self.add.isEnabled():
            self.wanted.emit(
                self.text.toPlainText().strip(),
                self.owner.text().strip(),
                self.due.text().strip(),
                Importance(self.importance.currentData()),
            )
