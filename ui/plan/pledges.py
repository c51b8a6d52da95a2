"""What the council promised the public: a table beside what is chosen in it, with how it stands and how it ended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from boardkeeper.errors import UserError
from boardkeeper.plan import MilestoneStatus
from boardkeeper.rules.due_dates import long_date
from ui.list_page import detail_column
from ui.page import Workplace
from ui.panes import Hairline, PropertyRows, words_label
from ui.plan.entry_form import day_typed
from ui.plan.strip import STATUS_TONES
from ui.tables.columns import Column, Kind, as_text
from ui.tables.panel import TablePanel

if TYPE_CHECKING:
    from boardkeeper.pledges import PledgeView

_CHIPS = (("Still to keep", "Ended"), ("On track", "Slight slippage", "Off track"))


def _ended(row: PledgeView) -> str:
    if row.ended_on is None:
        return ""
    kept = "kept" if row.status is MilestoneStatus.COMPLETE else "given up"
    return f"{kept} {long_date(row.ended_on)}"


_COLUMNS = (
    Column("No.", "number", width=60, sort="number", kind=Kind.MUTED),
    Column("Pledge", "text", share=3, sort="text", lines=2),
    Column(
        "Portfolio holder",
        "portfolio_holder",
        width=148,
        sort="portfolio_holder",
        kind=Kind.MUTED,
        lines=2,
        spare=1,
    ),
    Column("Status", "status", width=144, sort="status", kind=Kind.CHIP, tones=STATUS_TONES, note=_ended),
)


class PledgePanel(TablePanel):
    """The pledges of a board."""

    def __init__(self, workplace: Workplace, add: QAction, parent: QWidget | None = None) -> None:
        super().__init__(
            workplace,
            "pledges",
            "pledges",
            _COLUMNS,
            _CHIPS,
            (
                "flag",
                "No pledges yet",
                "Promises to the public stand here with their end state: what counts as kept.",
                () if workplace.is_review else (add,),
            ),
            parent,
            one="pledge",
        )
        self.table.greys = _is_ended


class PledgeDetail(QWidget):
    """One pledge, and at its foot how it stands.

    Signals:
        edit_wanted: Its words shall be changed.
        status_wanted: The `MilestoneStatus`, why, and the day it ended or None.
    """

    edit_wanted = Signal()
    status_wanted = Signal(object, str, object)

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.row: PledgeView | None = None
        self.heading = words_label("heading", self)
        self._text = words_label("", self)
        self.edit = QPushButton("Change…", self)
        self.edit.setProperty("link", True)
        self.edit.setToolTip("Change (F2)")
        self._facts = PropertyRows(self)
        for name in ("Portfolio holder", "Lead director", "Counts as kept", "How it stands", "Ended"):
            self._facts.add_text(name)
        scroll = QScrollArea(self)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setAccessibleName("Pledge")
        inside = QWidget(scroll)
        inside.setProperty("plain", True)
        column = detail_column(inside)
        doing = QHBoxLayout()
        doing.setContentsMargins(-6, 0, 0, 0)
        doing.addWidget(self.edit)
        doing.addStretch()
        column.addWidget(self.heading)
        column.addWidget(self._text)
        column.addLayout(doing)
        column.addWidget(self._facts)
        column.addStretch()
        scroll.setWidget(inside)
        self._make_fields()
        foot = QWidget(self)
        rows = QVBoxLayout(foot)
        rows.setContentsMargins(24, 12, 24, 16)
        rows.setSpacing(8)
        for widgets in ((self.status, self.ended), (self.note, self.record)):
            row = QHBoxLayout()
            row.setSpacing(8)
            row.addWidget(widgets[0], 1)
            row.addWidget(widgets[1], 1 if widgets[1] is self.ended else 0)
            rows.addLayout(row)
        rows.addWidget(self.wrong)
        line = Hairline(self)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(scroll, 1)
        outer.addWidget(line)
        outer.addWidget(foot)
        self.edit.clicked.connect(self.edit_wanted)
        self.record.clicked.connect(self._on_record)
        for field in (self.note, self.ended):
            field.returnPressed.connect(self._on_record)
        if workplace.is_review:
            for widget in (self.edit, line, foot):
                widget.hide()

    def _make_fields(self) -> None:
        self.status = QComboBox(self)
        self.status.setAccessibleName("Status of the pledge")
        for status in MilestoneStatus:
            self.status.addItem(as_text(status), status)
        self.ended = QLineEdit(self)
        self.ended.setAccessibleName("Ended on")
        self.ended.setPlaceholderText("Ended on, if it has")
        self.note = QLineEdit(self)
        self.note.setAccessibleName("Why it stands as it does")
        self.note.setPlaceholderText("Why, or how it ended")
        self.record = QPushButton("Record", self)
        self.record.setProperty("main", True)
        self.record.setAccessibleName("Record how the pledge stands")
        self.wrong = words_label("bad", self)
        self.wrong.hide()

    def show_row(self, row: PledgeView) -> None:
        """Show a pledge; what is half typed for it stays."""
        is_same = self.row is not None and self.row.id == row.id
        self.row = row
        self.heading.setText(f"Pledge {row.number}".strip())
        self._text.setText(row.text)
        for name, words in (
            ("Portfolio holder", row.portfolio_holder),
            ("Lead director", row.lead_director),
            ("Counts as kept", row.end_state or "Nobody has said yet when it counts as kept."),
            ("How it stands", f"{as_text(row.status)}: {row.note}" if row.note else as_text(row.status)),
            ("Ended", _ended(row)),
        ):
            self._facts.say_if_known(name, words)
        if not (is_same and (self.note.text() or self.ended.isModified())):
            self.clear()
            self.status.setCurrentIndex(max(0, self.status.findData(row.status)))
            self.ended.setText(long_date(row.ended_on) if row.ended_on else "")

    def clear(self) -> None:
        """What was typed has been recorded."""
        self.note.setText("")
        self.ended.setText("")
        self.ended.setModified(False)
        self.wrong.hide()

    def complain(self, error: UserError) -> None:
        """Say why it cannot be recorded; what was typed stays."""
        self.wrong.setText(str(error))
        self.wrong.show()

    @Slot()
    def _on_record(self) -> None:
        try:
            ended_on = day_typed(self.ended.text(), "Ended on")
        except UserError as error:
            self.complain(error)
            return
        self.wrong.hide()
        status = MilestoneStatus(self.status.currentData())
        self.status_wanted.emit(status, self.note.text().strip(), ended_on)


def _is_ended(row: PledgeView) -> bool:
    return row.is_ended
