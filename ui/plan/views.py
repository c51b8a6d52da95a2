"""The ways of looking at a plan, and the row of buttons that chooses one."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QToolButton, QWidget

from ui.today.words import CHANGES_VIEW


class View(StrEnum):
    """How a plan is looked at."""

    TABLE = "Table"
    BOARD = "By priority"
    TIMELINE = "Timeline"
    CHANGES = CHANGES_VIEW
    PLEDGES = "Pledges"


_WHY = {
    View.TABLE: "Every row of the plan, to filter, order and change several at once",
    View.BOARD: "A card for each priority",
    View.TIMELINE: "From the start to the due day of each, with today and the next meeting",
    View.CHANGES: "What moved since the last meeting",
    View.PLEDGES: "What the council promised the public",
}


class ViewBar(QWidget):
    """One button for each way; ← and → go along them. What belongs beside them stands at the right.

    Signals:
        chosen: The `View` that is wanted.
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("How the plan is looked at")
        self._group = QButtonGroup(self)
        self.buttons: dict[View, QToolButton] = {}
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(24, 0, 16, 8)
        self._row.setSpacing(4)
        for number, view in enumerate(View, 1):
            button = QToolButton(self)
            button.setText(view.value)
            button.setCheckable(True)
            button.setProperty("chip", True)
            button.setToolTip(f"{_WHY[view]} (Alt+{number})")
            button.setAccessibleName(f"View: {view.value}")
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            self._group.addButton(button)
            self._row.addWidget(button)
            self.buttons[view] = button
        self._row.addStretch()
        self.buttons[View.TABLE].setChecked(True)
        self._group.buttonClicked.connect(self._on_clicked)

    def add(self, widget: QWidget) -> None:
        """Put something at the right."""
        self._row.addWidget(widget)

    @property
    def current(self) -> View:
        """The view that is shown."""
        return next(view for view, button in self.buttons.items() if button.isChecked())

    def choose(self, view: View) -> None:
        """Show a view as the one that is chosen."""
        self.buttons[view].setChecked(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Left, Qt.Key.Key_Right}:
            views = list(View)
            place = views.index(self.current) + (1 if event.key() == Qt.Key.Key_Right else -1)
            if 0 <= place < len(views):
                self.choose(views[place])
                self.buttons[views[place]].setFocus(Qt.FocusReason.TabFocusReason)
                self.chosen.emit(views[place])
        else:
            super().keyPressEvent(event)

    @Slot(QAbstractButton)
    def _on_clicked(self, _button: QAbstractButton) -> None:
        self.chosen.emit(self.current)
