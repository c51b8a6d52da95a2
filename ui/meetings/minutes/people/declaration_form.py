"""Asks what a member declares: the items, the reason and the kind; what was declared before is one key away."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from boardkeeper.attendance import ALL_ITEMS, Interest, Preset
from boardkeeper.meeting_people import MeetingPeople, items_meant
from boardkeeper.minutes import DeclarationView
from ui.meetings.minutes.people.preset_button import PresetButton
from ui.meetings.minutes.people.still_choice import StillChoice
from ui.meetings.minutes.people.suggested_line import SuggestedLine
from ui.meetings.minutes.people.words import LEAVES
from ui.meetings.states import capital
from ui.panes import words_label

_MOST_PRESETS = 9


@dataclass(frozen=True, slots=True)
class TypedDeclaration:
    """What the form says.

    Attributes:
        declaration_id: The one that is changed; blank for a new one.
        item_ids: The items it is about; none where `subject` says it in other words.
    """

    declaration_id: str
    person_id: str
    subject: str
    item_ids: tuple[str, ...]
    reason: str
    interest: Interest
    left_the_room: bool


class DeclarationForm(QWidget):
    """Enter records what stands here.

    Signals:
        recorded: A `TypedDeclaration`.
        closed: It is not needed any more.
    """

    recorded = Signal(object)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._people: MeetingPeople | None = None
        self._declaration_id = ""
        self._presets: tuple[Preset, ...] = ()
        self._shown_presets: list[PresetButton] = []
        self.heading = words_label("strong", self)
        self.member = StillChoice("Who declares it", self)
        self.item = SuggestedLine("In which items", "All items, or 6 and 7, or other words", self)
        self.reason = QLineEdit(self)
        self.reason.setAccessibleName("Reason")
        self.reason.setPlaceholderText("Reason, as it prints: She is a Governor at…")
        self.interest = StillChoice("Kind of interest", self)
        for interest in Interest:
            self.interest.addItem(f"{capital(interest.value)} interest", interest.value)
        self.left = QCheckBox("Left the room", self)
        self.reminder = words_label("warning", self)
        self.reminder.setText(LEAVES)
        self.record = QPushButton("Record", self)
        self.record.setProperty("main", True)
        self.record.setToolTip("Record (Enter)")
        self._before = QVBoxLayout()
        self._before.setSpacing(0)
        self._lay_out()
        self.member.currentIndexChanged.connect(self._on_member_changed)
        self.item.textChanged.connect(self._on_changed)
        self.item.entered.connect(self._on_record)
        self.interest.activated.connect(self._on_interest_chosen)
        self.left.toggled.connect(self._on_changed)
        self.record.clicked.connect(self._on_record)
        self.hide()

    def ask(self, people: MeetingPeople, person_id: str = "", item: str = "") -> None:
        """Ask what somebody declares, beginning with the item that is being written."""
        self._begin(people, "A member declares an interest", "")
        self._choose_member(person_id)
        self.item.setText(item)
        self.reason.clear()
        self._show(Interest.PERSONAL, left_the_room=False)
        first = self.item if person_id else self.member
        first.setFocus(Qt.FocusReason.OtherFocusReason)
        self.item.selectAll()

    def change(self, people: MeetingPeople, declaration: DeclarationView) -> None:
        """Change a declaration."""
        self._begin(people, f"{declaration.member} declared", declaration.id)
        self._choose_member(declaration.person_id)
        named = next((each.name for each in people.items if each.id == declaration.agenda_item_id), "")
        self.item.setText(named or declaration.subject)
        self.reason.setText(declaration.reason)
        self._show(declaration.interest, left_the_room=declaration.left_the_room)
        self.item.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._on_record()
        elif (
            held == Qt.KeyboardModifier.ControlModifier
            and Qt.Key.Key_1 <= event.key() < Qt.Key.Key_1 + _MOST_PRESETS
        ):
            self._take(event.key() - Qt.Key.Key_1)
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        close = QPushButton("Cancel", self)
        close.setToolTip("Cancel (Esc)")
        close.clicked.connect(self.closed)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.record)
        buttons.addWidget(close)
        buttons.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 4, 8, 8)
        column.setSpacing(4)
        column.addWidget(self.heading)
        column.addWidget(self.member)
        column.addLayout(self._before)
        for widget in (self.item, self.reason, self.interest, self.left, self.reminder):
            column.addWidget(widget)
        column.addLayout(buttons)

    def _begin(self, people: MeetingPeople, heading: str, declaration_id: str) -> None:
        self._people, self._declaration_id = people, declaration_id
        self.heading.setText(heading)
        self.member.setEnabled(not declaration_id)
        self.member.clear()
        for each in people.everybody:
            self.member.addItem(each.name, each.person_id)
        self.item.suggest([ALL_ITEMS, *(each.name for each in people.items)])
        self.record.setText("Keep" if declaration_id else "Record")
        self.show()

    def _choose_member(self, person_id: str) -> None:
        self.member.setCurrentIndex(max(self.member.findData(person_id), 0))
        self._on_member_changed()

    def _show(self, interest: Interest, *, left_the_room: bool) -> None:
        self.interest.setCurrentIndex(self.interest.findData(interest.value))
        self.left.setChecked(left_the_room)
        self._on_changed()

    def _show_presets(self) -> None:
        for button in self._shown_presets:
            self._before.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._shown_presets = []
        for place, preset in enumerate(self._presets[:_MOST_PRESETS], start=1):
            button = PresetButton(preset, place, self)
            button.clicked.connect(self._on_preset)
            self._before.addWidget(button)
            self._shown_presets.append(button)

    def _take(self, place: int) -> None:
        """Declare again what was declared before; what this agenda does not have is asked for."""
        if self._people is None or not 0 <= place < len(self._presets):
            return
        preset = self._presets[place]
        is_here = preset.subject.casefold() == ALL_ITEMS.casefold() or bool(
            items_meant(preset.subject, self._people.items)
        )
        self.reason.setText(preset.reason)
        self._show(preset.interest, left_the_room=preset.interest is Interest.DISCLOSABLE_PECUNIARY)
        if is_here:
            self.item.setText(preset.subject)
            self._on_record()
        else:
            self.item.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_member_changed(self) -> None:
        person_id = str(self.member.currentData())
        is_new = not self._declaration_id and self._people is not None
        self._presets = self._people.presets.get(person_id, ()) if is_new and self._people else ()
        self._show_presets()

    @Slot()
    def _on_preset(self) -> None:
        self._take(int(self.sender().property("preset")))

    @Slot(int)
    def _on_interest_chosen(self, _place: int) -> None:
        if self._interest is Interest.DISCLOSABLE_PECUNIARY:
            self.left.setChecked(True)
        self._on_changed()

    @property
    def _interest(self) -> Interest:
        return Interest(str(self.interest.currentData()))

    @Slot()
    def _on_changed(self) -> None:
        is_pecuniary = self._interest is Interest.DISCLOSABLE_PECUNIARY
        self.reminder.setVisible(is_pecuniary and not self.left.isChecked())
        self.record.setEnabled(bool(self.item.text().strip()) and self.member.count() > 0)

    @Slot()
    def _on_record(self) -> None:
        if not self.record.isEnabled() or self._people is None:
            if self.isVisible():
                self.item.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        written = self.item.text().strip()
        self.recorded.emit(
            TypedDeclaration(
                declaration_id=self._declaration_id,
                person_id=str(self.member.currentData()),
                subject=written,
                item_ids=tuple(each.id for each in items_meant(written, self._people.items)),
                reason=self.reason.text().strip(),
                interest=self._interest,
                left_the_room=self.left.isChecked(),
            )
        )
