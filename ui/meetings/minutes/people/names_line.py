"""A line for names as papers print them: it says what it understands while one types."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from boardkeeper.attendance import TAKES_NEWCOMERS, KnownPerson, Presence, Understood, understand
from boardkeeper.meeting_people import MeetingPeople
from boardkeeper.rules.known_names import who_is_meant
from boardkeeper.written_lines import listed
from ui.meetings.minutes.people.in_view import bring_into_view
from ui.meetings.minutes.people.still_choice import StillChoice
from ui.meetings.minutes.people.suggested_line import SuggestedLine
from ui.meetings.minutes.people.words import presence_words
from ui.panes import words_label
from ui.today.words import count

_SHOWN_NAMES = 40
_EXAMPLE = "Councillors Allen, Buchan and Downie"


@dataclass(frozen=True, slots=True)
class NamedPeople:
    """What is to be recorded: the list as written, how they took part, and of a single visitor who that is."""

    written: str
    presence: Presence
    substitute_for_id: str | None = None
    post: str = ""
    organisation: str = ""


class NamesLine(QWidget):
    """Enter records everybody who is named, and the line is ready for the next.

    Signals:
        entered: A `NamedPeople`.
    """

    entered = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._known: tuple[KnownPerson, ...] = ()
        self._members: dict[str, str] = {}
        self._is_chosen = False
        self._instead_of: str | None = None
        self.names = SuggestedLine("Names, as a paper prints them", _EXAMPLE, self)
        self.presence = StillChoice("How they took part", self)
        for presence in Presence:
            self.presence.addItem(presence_words(presence), presence.value)
        self.post = self._line("Post", "Post, of a visitor who is new")
        self.organisation = self._line("Organisation", "Organisation")
        self.meaning = words_label("muted", self)
        self.record = QPushButton("Record", self)
        self.record.setToolTip("Record (Enter)")
        self._lay_out()
        self.names.textChanged.connect(self._on_typed)
        self.names.entered.connect(self._on_enter)
        self.presence.activated.connect(self._on_presence_chosen)
        self.record.clicked.connect(self._on_enter)
        self._on_typed()

    def show_people(self, people: MeetingPeople) -> None:
        """Know whom a name may mean from now on."""
        self._members = {each.person_id: each.name for each in people.members}
        if people.known != self._known:
            self._known = people.known
            self.names.suggest([each.name for each in people.known])
        self._on_typed()

    def ask_substitute(self, member_id: str) -> None:
        """Ask who came in a member's place."""
        self.clear()
        self._instead_of = member_id
        self._choose(Presence.SUBSTITUTE)
        self.names.setPlaceholderText(f"Who came for {self._members.get(member_id, 'the member')}?")
        self.names.setFocus(Qt.FocusReason.OtherFocusReason)
        bring_into_view(self)
        self._on_typed()

    @Slot()
    def clear(self) -> None:
        """Make ready for the next names."""
        self._is_chosen, self._instead_of = False, None
        for line in (self.names, self.post, self.organisation):
            line.clear()
        self.names.setPlaceholderText(_EXAMPLE)
        self._on_typed()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and (self.names.text() or self._instead_of):
            self.clear()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._on_enter()
        else:
            super().keyPressEvent(event)

    @property
    def understood(self) -> Understood:
        """What stands here, as it would be recorded."""
        written = self.names.text()
        presence = Presence(str(self.presence.currentData()))
        if not self._is_chosen:
            presence = Presence.PRESENT
            found = understand(written, presence, self._known)
            if found.presence is presence and not self._names_a_member(found):
                presence = Presence.IN_ATTENDANCE
        return understand(written, presence, self._known)

    def _names_a_member(self, found: Understood) -> bool:
        """Whether anybody meant holds a seat; without one, people are in attendance."""
        return any(
            each.id in self._members
            for written, _ in found.people
            for each in who_is_meant(written.name, self._known)
        )

    def _line(self, name: str, hint: str) -> QLineEdit:
        line = QLineEdit(self)
        line.setAccessibleName(name)
        line.setPlaceholderText(hint)
        return line

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.presence, 1)
        buttons.addWidget(self.record)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 4, 8, 4)
        column.setSpacing(4)
        column.addWidget(self.names)
        column.addWidget(self.post)
        column.addWidget(self.organisation)
        column.addLayout(buttons)
        column.addWidget(self.meaning)

    def _choose(self, presence: Presence) -> None:
        self._is_chosen = True
        self.presence.setCurrentIndex(self.presence.findData(presence.value))

    @Slot()
    def _on_typed(self) -> None:
        understood = self.understood
        has_names = bool(understood.people)
        if has_names:
            self.presence.setCurrentIndex(self.presence.findData(understood.presence.value))
        self.record.setEnabled(has_names and not understood.unclear)
        new = [written.name for written, known in understood.people if known is None]
        is_one_new = len(understood.people) == 1 and bool(new) and understood.presence in TAKES_NEWCOMERS
        has_part = is_one_new and bool(understood.people[0][0].part)
        self.post.setVisible(is_one_new and not has_part)
        self.organisation.setVisible(is_one_new)
        self.meaning.setText(_meaning(understood, new))
        self.meaning.setVisible(has_names)
        self._mark(is_wrong=bool(understood.unclear))

    def _mark(self, *, is_wrong: bool) -> None:
        rank = "warning" if is_wrong else "muted"
        if self.meaning.property("rank") != rank:
            self.meaning.setProperty("rank", rank)
            self.meaning.style().polish(self.meaning)
        self.names.setAccessibleDescription(self.meaning.text())

    @Slot(int)
    def _on_presence_chosen(self, _place: int) -> None:
        self._is_chosen = True
        self._on_typed()

    @Slot()
    def _on_enter(self) -> None:
        if self.record.isEnabled():
            self.entered.emit(
                NamedPeople(
                    self.names.text(),
                    self.understood.presence,
                    self._instead_of,
                    self.post.text() if self.post.isVisible() else "",
                    self.organisation.text() if self.organisation.isVisible() else "",
                )
            )


def _meaning(understood: Understood, new: Sequence[str]) -> str:
    """“5 people, present: …; new to the file: Ed Coley”, or what is unclear."""
    if understood.unclear:
        return " ".join(understood.unclear)
    names = [known.name if known else written.name for written, known in understood.people]
    how = presence_words(understood.presence).lower()
    said = f"{count(len(names), 'person', 'people')}, {how}: {listed(names[:_SHOWN_NAMES], quoted=False)}."
    return f"{said} New to the file: {listed(list(new), quoted=False)}." if new else said
