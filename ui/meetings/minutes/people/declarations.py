"""The interests declared at a meeting: what stands, and the form for another."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from boardkeeper import attendance
from boardkeeper.meeting_people import MeetingPeople
from boardkeeper.minutes import DeclarationView
from ui.meetings.minutes.people.changing import PeopleChanges
from ui.meetings.minutes.people.declaration_form import DeclarationForm, TypedDeclaration
from ui.meetings.minutes.people.declaration_row import DeclarationRow
from ui.meetings.minutes.people.in_view import bring_into_view
from ui.operations import Desk
from ui.panes import SectionHeader, words_label


class Declarations(QWidget):
    """Shows the declarations and asks for changes to them.

    Signals:
        closed: The form is put away; the keyboard wants somewhere to be.
    """

    closed = Signal()

    def __init__(self, changes: PeopleChanges, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._changes = changes
        self._people: MeetingPeople | None = None
        self._current_item = ""
        self.rows: list[DeclarationRow] = []
        self.add = QPushButton("Add", self)
        self.add.setProperty("link", True)
        self.add.setAccessibleName("Add a declaration of interest")
        self.add.clicked.connect(self._on_add)
        header = SectionHeader("Declarations of interest", self)
        header.setContentsMargins(8, 0, 0, 0)
        header.add(self.add)
        self._calm = words_label("muted", self)
        self._calm.setText("None is recorded.")
        self._calm.setContentsMargins(8, 0, 8, 4)
        self.form = DeclarationForm(self)
        self.form.recorded.connect(self._on_recorded)
        self.form.closed.connect(self._on_closed)
        self._list = QVBoxLayout()
        self._list.setSpacing(4)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(header)
        column.addWidget(self._calm)
        column.addLayout(self._list)
        column.addWidget(self.form)

    def show_people(self, people: MeetingPeople) -> None:
        """Show what was declared."""
        is_changed = self._people is None or people.declarations != self._people.declarations
        if is_changed or self._people is None or people.is_record != self._people.is_record:
            self._show_rows(people)
        self._people = people
        self._calm.setVisible(not people.declarations)
        self.add.setVisible(not people.is_record)
        if people.is_record:
            self.form.hide()

    def set_current_item(self, name: str) -> None:
        """Know which item is being written, so that a declaration begins with it."""
        self._current_item = name

    @Slot(str)
    def ask(self, person_id: str = "") -> None:
        """Open the form for somebody's declaration."""
        if self._people is not None and not self._people.is_record:
            self.form.ask(self._people, person_id, self._current_item)
            bring_into_view(self.form)

    def _show_rows(self, people: MeetingPeople) -> None:
        for row in self.rows:
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = [
            DeclarationRow(each, is_writable=not people.is_record, parent=self)
            for each in people.declarations
        ]
        for row in self.rows:
            row.change_wanted.connect(self._on_change_wanted)
            row.left_wanted.connect(self._on_left_wanted)
            row.removed.connect(self._on_removed)
            self._list.addWidget(row)

    @Slot()
    def _on_add(self) -> None:
        self.ask()

    @Slot(object)
    def _on_recorded(self, typed: TypedDeclaration) -> None:
        if typed.declaration_id:
            self._changes.ask("Declaration changed.", _change, typed, on_kept=self._on_kept)
        else:
            self._changes.ask(
                "Declaration recorded.", _declare, self._changes.meeting_id, typed, on_kept=self._on_kept
            )

    def _on_kept(self) -> None:
        self.form.hide()
        self.add.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(object)
    def _on_change_wanted(self, declaration: DeclarationView) -> None:
        if self._people is not None:
            self.form.change(self._people, declaration)
            bring_into_view(self.form)

    @Slot(str)
    def _on_left_wanted(self, declaration_id: str) -> None:
        self._changes.ask("Recorded: they left the room.", _leave, declaration_id)

    @Slot(str)
    def _on_removed(self, declaration_id: str) -> None:
        self._changes.ask("Declaration removed.", attendance.remove_declaration, declaration_id)

    @Slot()
    def _on_closed(self) -> None:
        self.form.hide()
        self.closed.emit()


def _declare(desk: Desk, who: str, meeting_id: str, typed: TypedDeclaration) -> None:
    attendance.declare_interest(
        desk,
        who,
        meeting_id,
        typed.person_id,
        typed.subject,
        typed.reason,
        typed.interest,
        left_the_room=typed.left_the_room,
        agenda_item_ids=typed.item_ids,
    )


def _change(desk: Desk, who: str, typed: TypedDeclaration) -> None:
    about: dict[str, object] = (
        {"agenda_item_id": typed.item_ids[0]}
        if len(typed.item_ids) == 1
        else {"subject": typed.subject, "agenda_item_id": None}
    )
    attendance.update_declaration(
        desk,
        who,
        typed.declaration_id,
        reason=typed.reason,
        interest=typed.interest,
        left_the_room=typed.left_the_room,
        **about,
    )


def _leave(desk: Desk, who: str, declaration_id: str) -> None:
    attendance.update_declaration(desk, who, declaration_id, left_the_room=True)
