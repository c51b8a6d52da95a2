"""One person's line: the name, what they did, and a chip that says how they took part."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QAction, QColor, QEnterEvent, QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QToolButton, QVBoxLayout, QWidget

from boardkeeper.attendance import CHAIR, IN_THE_ROOM, VICE_CHAIR, Presence
from boardkeeper.meeting_people import ParticipantView
from ui.meetings.minutes.people.words import (
    PRESENCE_TONES,
    moved_words,
    note_words,
    presence_words,
    spoken,
)
from ui.panes import words_label
from ui.theme.theme import Theme

_PRESENCES = {
    "P": Presence.PRESENT,
    "A": Presence.APOLOGIES,
    "X": Presence.ABSENT,
    "I": Presence.IN_ATTENDANCE,
}
_KEYS_SAID = (
    "P present, A apologies, X absent, S substitute, O online, C in the chair, V vice-chair, "
    "R arrived, L left, D declare an interest, Enter the menu"
)
_STANDS_IN = "S:"


class ParticipantRow(QWidget):
    """A line to be used with single keys; its menu names them.

    Signals:
        presence_chosen: Person and `Presence`.
        substitute_chosen: The member, and who came instead; blank for somebody to be typed.
        online_chosen: Person, and whether they were there online.
        acting_chosen: Person, and what they acted as; blank for nothing any more.
        movement_wanted: Person, and whether they arrived.
        movement_removed: The movement.
        declaration_wanted: Person.
        cleared: Person, of whom nothing is to be recorded.
        stepped: −1 or 1, for ↑ and ↓.
        focused: The keyboard came here.
    """

    presence_chosen = Signal(str, object)
    substitute_chosen = Signal(str, str)
    online_chosen = Signal(str, bool)
    acting_chosen = Signal(str, str)
    movement_wanted = Signal(str, bool)
    movement_removed = Signal(str)
    declaration_wanted = Signal(str)
    cleared = Signal(str)
    stepped = Signal(int)
    focused = Signal(str)

    def __init__(self, theme: Theme, person: ParticipantView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.person = person
        self._is_writable = True
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAccessibleDescription(_KEYS_SAID)
        self.name = words_label("", self)
        self.note = words_label("muted", self)
        for label in (self.name, self.note):
            label.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self.chip = QToolButton(self)
        self.chip.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.chip.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.menu = QMenu(self)
        self.menu.aboutToShow.connect(self._fill_menu)
        self.menu.triggered.connect(self._on_triggered)
        self.chip.setMenu(self.menu)
        self._moved = QVBoxLayout()
        self._moved.setSpacing(0)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.name)
        words.addWidget(self.note)
        words.addLayout(self._moved)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 4, 8, 4)
        row.setSpacing(8)
        row.addLayout(words, 1)
        row.addWidget(self.chip, 0, Qt.AlignmentFlag.AlignTop)
        theme.changed.connect(self._dress)
        self.show_person(person, is_writable=True)

    def show_person(self, person: ParticipantView, *, is_writable: bool) -> None:
        """Show what is recorded of somebody."""
        is_same = person.movements == self.person.movements and self._is_writable == is_writable
        if not is_same or (person.movements and not self._moved.count()):
            self._show_movements(person, is_writable=is_writable)
        self.person = person
        self._is_writable = is_writable
        self.name.setText(person.name)
        self.note.setText(note_words(person))
        self.note.setVisible(bool(self.note.text()))
        self.chip.setText(presence_words(person.presence))
        self.chip.setEnabled(is_writable)
        self.chip.setAccessibleName(f"How {person.name} took part: {presence_words(person.presence)}")
        self.setAccessibleName(spoken(person))
        self._dress()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, letter = event.key(), event.text().upper()
        has_modifier = event.modifiers() & ~(
            Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
        )
        if key in {Qt.Key.Key_Up, Qt.Key.Key_Down} and not has_modifier:
            self.stepped.emit(-1 if key == Qt.Key.Key_Up else 1)
        elif self._is_writable and key in {
            Qt.Key.Key_Return,
            Qt.Key.Key_Enter,
            Qt.Key.Key_Space,
            Qt.Key.Key_Menu,
        }:
            self.menu.popup(self.chip.mapToGlobal(QPoint(0, self.chip.height())))
        elif self._is_writable and key in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self._do("clear")
        elif self._is_writable and not has_modifier and letter and self._offers(letter):
            self._do(letter)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focused.emit(self.person.person_id)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            colours = self._theme.colours
            if self.underMouse() and not self.hasFocus():
                painter.fillRect(self.rect(), QColor(colours.hover))
            if self.hasFocus():
                painter.fillRect(self.rect(), QColor(colours.selection))
                painter.setPen(QPen(QColor(colours.accent), 2))
                painter.drawRect(self.rect().adjusted(1, 1, -1, -1))

    def _offers(self, letter: str) -> bool:
        return letter in {key for key, _, _ in self._choices()}

    def _choices(self) -> list[tuple[str, str, bool]]:
        """Key, words and whether it is so, of everything that can be recorded of this person now."""
        person = self.person
        is_member = person.role is not None
        found = [
            (key, presence_words(presence), person.presence is presence)
            for key, presence in _PRESENCES.items()
            if not (is_member and presence is Presence.IN_ATTENDANCE)
        ]
        if is_member:
            found.append(("S", "Somebody came instead…", False))
        if person.presence in IN_THE_ROOM:
            found.append(("O", "Online", person.is_online))
        if is_member and (person.presence is None or person.presence is Presence.PRESENT):
            found.append(("C", "In the chair for this meeting", person.acting_as == CHAIR))
            found.append(("V", "Vice-chair for this meeting", person.acting_as == VICE_CHAIR))
        found.append(("R", "Arrived…", False))
        if person.presence in IN_THE_ROOM:
            found.append(("L", "Left…", False))
        found.append(("D", "Declares an interest…", False))
        return found

    @Slot()
    def _fill_menu(self) -> None:
        self.menu.clear()
        for key, words, is_so in self._choices():
            if key in "ORD":
                self.menu.addSeparator()
            if key == "S":
                self._fill_substitutes(self.menu.addMenu("Substitute"))
                continue
            # The key is only shown: as a shortcut it would be heard while people type elsewhere.
            action = self.menu.addAction(f"{words}\t{key}")
            action.setData(key)
            action.setCheckable(not words.endswith("…"))
            action.setChecked(is_so)
        if self.person.presence is not None:
            self.menu.addSeparator()
            self.menu.addAction("Take the mark away\tDel").setData("clear")

    def _fill_substitutes(self, menu: QMenu) -> None:
        """Whoever was named beforehand is offered first."""
        for each in self.person.substitutes:
            menu.addAction(each.name).setData(f"{_STANDS_IN}{each.id}")
        menu.addAction("Somebody else…").setData(_STANDS_IN)

    @Slot(QAction)
    def _on_triggered(self, action: QAction) -> None:
        if action.data():
            self._do(str(action.data()))

    def _do(self, what: str) -> None:
        person = self.person
        match what:
            case "P" | "A" | "X" | "I":
                self.presence_chosen.emit(person.person_id, _PRESENCES[what])
            case "O":
                self.online_chosen.emit(person.person_id, not person.is_online)
            case "C" | "V":
                acting = CHAIR if what == "C" else VICE_CHAIR
                self.acting_chosen.emit(person.person_id, "" if person.acting_as == acting else acting)
            case "R" | "L":
                self.movement_wanted.emit(person.person_id, what == "R")
            case "D":
                self.declaration_wanted.emit(person.person_id)
            case "S" if person.substitutes:
                choice = QMenu(self)
                self._fill_substitutes(choice)
                choice.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
                choice.triggered.connect(self._on_triggered)
                choice.popup(self.chip.mapToGlobal(QPoint(0, self.chip.height())))
            case "clear":
                if person.presence is not None:
                    self.cleared.emit(person.person_id)
            case _:
                self.substitute_chosen.emit(person.person_id, what.removeprefix("S").removeprefix(":"))

    def _show_movements(self, person: ParticipantView, *, is_writable: bool) -> None:
        while (item := self._moved.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for movement in person.movements:
            line = QWidget(self)
            row = QHBoxLayout(line)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(4)
            words = QLabel(moved_words(movement), line)
            words.setWordWrap(True)
            row.addWidget(words, 1)
            if is_writable:
                away = QToolButton(line)
                away.setIcon(self._theme.icon("x"))
                away.setAutoRaise(True)
                away.setToolTip("Remove")
                # As high as the line it stands in, not as a control of its own.
                away.setStyleSheet("QToolButton { min-height: 0; padding: 0; }")
                away.setAccessibleName(f"Remove: {person.name} {moved_words(movement).lower()}")
                away.setProperty("movement", movement.id)
                away.clicked.connect(self._on_movement_removed)
                row.addWidget(away)
            self._moved.addWidget(line)

    @Slot()
    def _on_movement_removed(self) -> None:
        self.movement_removed.emit(str(self.sender().property("movement")))

    @Slot()
    def _dress(self) -> None:
        theme, presence = self._theme, self.person.presence
        if presence is None:
            look = f"background: transparent; color: {theme.colours.muted}; border: 1px dashed {theme.colours.outline};"
        else:
            ink = theme.ink(PRESENCE_TONES[presence])
            look = f"background: {ink.fill}; color: {ink.text}; border: 1px solid transparent;"
        px = theme.px
        self.chip.setStyleSheet(
            f"QToolButton {{ {look} border-radius: {px(5)}px; padding: {px(2)}px {px(8)}px; font-weight: 500; min-height: 0; }}"
            "QToolButton::menu-indicator { image: none; width: 0; }"
        )
