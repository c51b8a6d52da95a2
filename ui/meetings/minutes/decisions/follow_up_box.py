"""Who does what a limb or an action asks, by when; and the row of the log that it is."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QPushButton, QVBoxLayout, QWidget

from boardkeeper.minutes import AskView, WrittenAsk
from boardkeeper.rules.asked_names import officers_of
from boardkeeper.rules.due_dates import long_date, parse_due
from ui.link_row import LinkRow
from ui.meetings.papers.fields import FormEdit
from ui.page import Place
from ui.panes import PropertyRows, words_label
from ui.tables.columns import as_text


class FollowUpBox(QWidget):
    """Officer and date as written, with the day the date means.

    Signals:
        asked: The `WrittenAsk`; None stops following it up.
        followed: The `Place` of its row in the log.
    """

    asked = Signal(object)
    followed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names: tuple[str, ...] = ()
        self._held_on: date | None = None
        self._ask: WrittenAsk | None = None
        self._offered = ("", False)
        self.explains = words_label("muted", self)
        self.officer = FormEdit("Officer", "Who does it", waits=True, parent=self)
        self.officer.committed.connect(self._on_officer)
        self.due = FormEdit(
            "By when", "for example end of July, 30 Sept, in 6 weeks", waits=True, parent=self
        )
        self.due.committed.connect(self._on_due)
        self.due.textChanged.connect(self._on_due_typed)
        self.means = words_label("muted", self)
        self.together = QCheckBox(self)
        self.row = LinkRow("In the log", self)
        self.row.followed.connect(self.followed)
        self.switch = QPushButton(self)
        self.switch.clicked.connect(self._on_switch)
        self._fields = QWidget(self)
        rows = PropertyRows(self._fields)
        rows.add_editor("Officer", self.officer)
        rows.add_editor("By when", self.due)
        inner = QVBoxLayout(self._fields)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(4)
        inner.addWidget(rows)
        inner.addWidget(self.means)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for widget in (self.explains, self._fields, self.together, self.row):
            column.addWidget(widget)
        column.addWidget(self.switch)

    def show_ask(
        self,
        ask: WrittenAsk | None,
        row: AskView | None,
        names: Sequence[str],
        held_on: date | None,
        *,
        is_action: bool,
    ) -> None:
        """Show what is asked of whom.

        Args:
            ask: As it stands in the text; None when nobody is asked.
            row: Of the log, as last read; None for what is not kept yet.
            names: Who may be asked.
            held_on: The day of the meeting.
            is_action: Whether it is an action, which always asks somebody.
        """
        self._names, self._held_on, self._ask = tuple(names), held_on, ask
        self.officer.complete_with(names)
        self.officer.show_text(ask.officer if ask else "")
        self.due.show_text(ask.due_written if ask else "")
        self._fields.setVisible(ask is not None or is_action)
        self.explains.setText("" if ask or is_action else "This decision is not followed up.")
        self.explains.setVisible(bool(self.explains.text()))
        self.switch.setText("Stop following up (F9)" if ask else "Follow up (F9)")
        self.switch.setVisible(not is_action)
        self._say_row(row, is_action=is_action)
        self._on_due_typed(self.due.text())

    def offer_together(self, piece_id: str, standing: int, sharing: int) -> None:
        """Offer to say it of all limbs that stand together; of those that are followed up as one it is said anyway.

        Args:
            piece_id: The limb.
            standing: How many stand together with it, itself among them.
            sharing: How many of these ask the same already.
        """
        self.together.setVisible(standing > 1)
        if sharing > 1:
            self.together.setText(f"&All {sharing} that are followed up as one")
        else:
            self.together.setText(f"&All {standing} decisions together, as one")
        if (piece_id, sharing > 1) != self._offered:
            self._offered = (piece_id, sharing > 1)
            self.together.setChecked(sharing > 1)

    @property
    def is_together(self) -> bool:
        """Whether what is typed is said of all of them."""
        return not self.together.isHidden() and self.together.isChecked()

    def let_change(self, is_draft: bool) -> None:
        """Let it be changed, or only be read; the way to the log stays open."""
        for widget in (self.officer, self.due, self.together, self.switch):
            widget.setEnabled(is_draft)

    def _say_row(self, row: AskView | None, *, is_action: bool) -> None:
        if row is None:
            self.row.say("")
            return
        name = f"Action {row.reference}" if is_action else "Tracking decision"
        self.row.say(
            f"{name}: {as_text(row.status)}",
            "Open it in the log",
            Place("actions" if is_action else "decisions", row.row_id),
        )

    @Slot(str)
    def _on_due_typed(self, written: str) -> None:
        day = parse_due(written, self._held_on) if written.strip() else None
        if not written.strip():
            self.means.setText("Without a date it is never late.")
        elif day is None:
            self.means.setText("No day can be read from this: it is kept as written and is never late.")
        else:
            self.means.setText(f"That is {long_date(day)}.")

    @Slot(str)
    def _on_officer(self, text: str) -> None:
        due = self._ask.due_written if self._ask else self.due.text().strip()
        self.asked.emit(WrittenAsk(officers_of(self._names).called(text), due))

    @Slot(str)
    def _on_due(self, text: str) -> None:
        officer = self._ask.officer if self._ask else self.officer.text().strip()
        self.asked.emit(WrittenAsk(officer, text))

    @Slot()
    def _on_switch(self) -> None:
        self.asked.emit(None if self._ask is not None else WrittenAsk())
