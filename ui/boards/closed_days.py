"""The days the council is closed besides the bank holidays."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from boardkeeper import closures
from boardkeeper.clock import current_day
from boardkeeper.closures import ClosureView
from boardkeeper.rules.due_dates import full_date, long_date, parse_due
from ui.boards.reading import BoardReading
from ui.boards.section import NAMES_WIDTH, SettingsSection, narrow_line
from ui.boards.tab_stops import tab_stops
from ui.panes import InlineEdit
from ui.theme.theme import Theme

_SATURDAY = 5


class ClosedDayRow(QWidget):
    """A closed day with its reason.

    Signals:
        explained: The new reason.
        opened: It shall count again.
    """

    explained = Signal(str)
    opened = Signal()

    def __init__(self, theme: Theme, closure: ClosureView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.closure = closure
        day = QLabel(long_date(closure.day), self)
        day.setFixedWidth(NAMES_WIDTH)
        self.reason = InlineEdit(f"Why {full_date(closure.day)} is closed", "Add a reason", self)
        self.reason.committed.connect(self.explained)
        self.open_button = QToolButton(self)
        self.open_button.setAccessibleName(f"Let {full_date(closure.day)} count again")
        self.open_button.setToolTip(f"Let {full_date(closure.day)} count again")
        self.open_button.clicked.connect(self.opened)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 4, 0)
        row.setSpacing(16)
        row.addWidget(day)
        row.addWidget(self.reason, 1)
        row.addWidget(self.open_button)
        theme.changed.connect(self._dress)
        self._dress()

    def show_closure(self, closure: ClosureView) -> None:
        """Show what is kept."""
        self.closure = closure
        self.reason.show_text(closure.reason)

    @Slot()
    def _dress(self) -> None:
        self.open_button.setIcon(self._theme.icon("x"))


class ClosedDaysSection(SettingsSection):
    """The closed days in their order, and a line for one more."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(
            "Closed days",
            "Bank holidays are known. Add the days besides them on which the offices are closed: none is a clear day.",
            parent,
        )
        self._theme = theme
        self._board_id = ""
        self._bank_holidays: Mapping[date, str] = {}
        self.rows: dict[str, ClosedDayRow] = {}
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self.day = narrow_line("Closed day", "27 Dec, next Fri", self)
        self.day.setFixedWidth(NAMES_WIDTH)
        self.reason = narrow_line(
            "Why it is closed", "Why, if you like: offices closed between the years", self
        )
        self.add_button = QPushButton("Add", self)
        self.add_button.setAccessibleName("Add the closed day")
        self.said = QLabel(self)
        self.said.setProperty("rank", "muted")
        self.said.setWordWrap(True)
        line = QGridLayout()
        line.setHorizontalSpacing(16)
        line.setVerticalSpacing(2)
        line.setColumnStretch(1, 1)
        line.addWidget(self.day, 0, 0)
        line.addWidget(self.reason, 0, 1)
        line.addWidget(self.add_button, 0, 2)
        line.addWidget(self.said, 1, 0, 1, 3, Qt.AlignmentFlag.AlignLeft)
        self.column.addLayout(self._list)
        self.column.addLayout(line)
        self.day.textChanged.connect(self._on_day_changed)
        for field in (self.day, self.reason):
            field.returnPressed.connect(self._on_add)
        self.add_button.clicked.connect(self._on_add)
        self._on_day_changed("")

    def show_reading(self, reading: BoardReading, *, is_other: bool) -> None:
        self._board_id = reading.board.id
        self._bank_holidays = reading.bank_holidays
        self._show_closures(reading.closures)
        if is_other:
            self.day.clear()
            self.reason.clear()

    def stops(self) -> list[QWidget]:
        rows = sorted(self.rows.values(), key=self._list.indexOf)
        listed = [stop for row in rows for stop in tab_stops(row)]
        return [*listed, self.day, self.reason, self.add_button]

    def _show_closures(self, found: Sequence[ClosureView]) -> None:
        kept = {closure.id for closure in found}
        for closure_id in [each for each in self.rows if each not in kept]:
            row = self.rows.pop(closure_id)
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        for place, closure in enumerate(found):
            row = self.rows.get(closure.id) or self._new_row(closure)
            if self._list.indexOf(row) != place:
                self._list.insertWidget(place, row)
            row.show_closure(closure)

    def _new_row(self, closure: ClosureView) -> ClosedDayRow:
        row = ClosedDayRow(self._theme, closure, self)
        row.explained.connect(self._on_explained)
        row.opened.connect(self._on_opened)
        self.rows[closure.id] = row
        return row

    @Slot(str)
    def _on_day_changed(self, written: str) -> None:
        day = parse_due(written, current_day())
        if day is not None:
            self._say(long_date(day) + self._anyway(day))
        else:
            self._say("No day can be read from this yet." if written.strip() else "")
        self.add_button.setEnabled(day is not None)

    @Slot()
    def _on_add(self) -> None:
        day = parse_due(self.day.text(), current_day())
        if day is None:
            self.day.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        known = {row.closure.day for row in self.rows.values()}
        if day in known:
            self._say(f"{full_date(day)} is a closed day already.")
            return
        self.ask(
            f"{full_date(day)} is closed.",
            closures.add_closure,
            self._board_id,
            day,
            self.reason.text().strip(),
        )
        self.day.clear()
        self.reason.clear()
        self.day.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(str)
    def _on_explained(self, reason: str) -> None:
        row = self.sender()
        if isinstance(row, ClosedDayRow):
            self.ask("Reason of the closed day changed.", closures.update_closure, row.closure.id, reason)

    @Slot()
    def _on_opened(self) -> None:
        row = self.sender()
        if isinstance(row, ClosedDayRow):
            self.ask(f"{full_date(row.closure.day)} counts again.", closures.remove_closure, row.closure.id)

    def _anyway(self, day: date) -> str:
        """Why a day is none that counts even without being closed."""
        if day in self._bank_holidays:
            return f", {self._bank_holidays[day]}: not a clear day anyway"
        return ", not a clear day anyway" if day.weekday() >= _SATURDAY else ""

    def _say(self, words: str) -> None:
        self.said.setText(words)
        self.said.setVisible(bool(words))
