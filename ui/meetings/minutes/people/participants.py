"""Everybody of a meeting in rows: members in the order of their seats, then whoever else took part."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from boardkeeper.meeting_people import ParticipantView
from ui.meetings.minutes.people.in_view import bring_into_view
from ui.meetings.minutes.people.participant_row import ParticipantRow
from ui.theme.theme import Theme


class Participants(QWidget):
    """One stop of the Tab key; ↑ and ↓ go through the rows.

    Signals:
        made: A `ParticipantRow` that is new.
        left: ↓ on the last row.
    """

    made = Signal(object)
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.rows: dict[str, ParticipantRow] = {}
        self._guest: QWidget | None = None
        self._host_id = ""
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def show_people(self, people: Sequence[ParticipantView], *, is_writable: bool) -> None:
        """Show these people; the keyboard stays where it is."""
        if self._guest is not None:
            self._column.removeWidget(self._guest)
        kept = {each.person_id for each in people}
        for gone in self.rows.keys() - kept:
            row = self.rows.pop(gone)
            row.hide()
            row.deleteLater()
        for place, each in enumerate(people):
            row = self.rows.get(each.person_id) or self._make(each)
            row.show_person(each, is_writable=is_writable)
            if self._column.indexOf(row) != place:
                self._column.insertWidget(place, row)
        self.rows = {each.person_id: self.rows[each.person_id] for each in people}
        self._place_guest()
        self._let_tab_stop(next((key for key, row in self.rows.items() if row.hasFocus()), ""))

    def focus(self, person_id: str = "") -> None:
        """Put the keyboard on somebody's row, or on the first."""
        row = self.rows.get(person_id) or next(iter(self.rows.values()), None)
        if row is not None:
            row.setFocus(Qt.FocusReason.OtherFocusReason)

    def put(self, widget: QWidget, person_id: str) -> None:
        """Put something below somebody's row."""
        self._guest, self._host_id = widget, person_id
        widget.setParent(self)
        self._place_guest()

    def _place_guest(self) -> None:
        if self._guest is not None:
            self._column.removeWidget(self._guest)
            row = self.rows.get(self._host_id)
            place = self._column.count() if row is None else self._column.indexOf(row) + 1
            self._column.insertWidget(place, self._guest)

    def _make(self, person: ParticipantView) -> ParticipantRow:
        row = ParticipantRow(self._theme, person, self)
        row.stepped.connect(self._on_stepped)
        row.focused.connect(self._on_focused)
        self.rows[person.person_id] = row
        self.made.emit(row)
        return row

    def _let_tab_stop(self, person_id: str) -> None:
        """Let the Tab key stop at one row: that of the person, else the first."""
        stop = person_id if person_id in self.rows else next(iter(self.rows), "")
        for key, row in self.rows.items():
            row.setFocusPolicy(Qt.FocusPolicy.StrongFocus if key == stop else Qt.FocusPolicy.ClickFocus)
        if stop:
            self.setFocusProxy(self.rows[stop])

    @Slot(str)
    def _on_focused(self, person_id: str) -> None:
        self._let_tab_stop(person_id)
        if person_id in self.rows:
            bring_into_view(self.rows[person_id])

    @Slot(int)
    def _on_stepped(self, by: int) -> None:
        rows = list(self.rows.values())
        place = next((place for place, row in enumerate(rows) if row.hasFocus()), 0) + by
        if 0 <= place < len(rows):
            rows[place].setFocus(Qt.FocusReason.OtherFocusReason)
        elif by > 0:
            self.left.emit()
