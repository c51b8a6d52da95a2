"""The people the paper names: who is known, who is new, and what is done with each."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from boardkeeper.imports.old_minutes_people import ADD, Chosen, NamedPerson
from ui.panes import SectionHeader, words_label
from ui.theme.theme import Theme
from ui.today.words import count

_WORDS = "words"


class PersonRow(QWidget):
    """One name that the file does not have just so: who is meant, somebody new, or nobody.

    Signals:
        went: The line the name stands on.
    """

    went = Signal(int)

    def __init__(self, person: NamedPerson, choice: str | None, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.person = person
        self.name = QPushButton(person.name, self)
        self.name.setProperty("link", True)
        self.name.setToolTip("Go to the line")
        self.name.clicked.connect(self._on_clicked)
        part = QLabel(person.part, self)
        part.setProperty("rank", "muted")
        part.setTextFormat(Qt.TextFormat.PlainText)
        part.setWordWrap(True)
        part.setContentsMargins(6, 0, 0, 0)
        self.choice = QComboBox(self)
        self.choice.setAccessibleName(f"Who is {person.name}?")
        for known in person.known:
            self.choice.addItem(f"Is {known.name}", known.id)
        self.choice.addItem("New: add to the file", ADD)
        self.choice.addItem("Leave as words", _WORDS)
        self.choice.setMinimumWidth(theme.px(120))
        self.show_choice(choice)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 4, 0, 4)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(0, 1)
        grid.addWidget(self.name, 0, 0, Qt.AlignmentFlag.AlignLeft)
        grid.addWidget(part, 1, 0, 1, 2)
        grid.addWidget(self.choice, 0, 1)

    @property
    def said(self) -> str | None:
        """The id of the person, `ADD`, or None for words."""
        data = str(self.choice.currentData())
        return None if data == _WORDS else data

    def show_choice(self, choice: str | None) -> None:
        """Show what is chosen."""
        place = self.choice.findData(_WORDS if choice is None else choice)
        self.choice.setCurrentIndex(max(place, 0))

    @Slot()
    def _on_clicked(self) -> None:
        self.went.emit(self.person.line)


class PeopleBox(QWidget):
    """Who was understood: a sentence on those known, and a row for everybody else.

    Signals:
        went: A line to go to.
    """

    went = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._said: dict[str, str | None] = {}
        self.rows: list[PersonRow] = []
        self.header = SectionHeader("People", self)
        self.all_words = QPushButton("Add nobody", self)
        self.all_words.setProperty("link", True)
        self.all_words.setToolTip("Leave everybody new as words")
        self.all_words.clicked.connect(self._on_all_words)
        self.header.add(self.all_words)
        self.known = words_label("", self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.header)
        self._column.addWidget(self.known)

    def begin(self) -> None:
        """Another paper: what was said of names before counts no more."""
        self._said.clear()

    def show_people(self, people: Sequence[NamedPerson]) -> None:
        """Show everybody the paper names; what was said of a name stays."""
        for row in self.rows:
            self._said[row.person.name] = row.said
            self._column.removeWidget(row)
            row.deleteLater()
        self.rows = []
        exact = [person for person in people if person.is_exact]
        self.known.setText(_known_words(exact, len(people)))
        for person in people:
            if not person.is_exact:
                row = PersonRow(person, self._said.get(person.name, person.proposed), self._theme, self)
                row.went.connect(self.went)
                self._column.addWidget(row)
                self.rows.append(row)
        self.all_words.setVisible(any(not row.person.known for row in self.rows))

    def chosen(self) -> Chosen:
        """What was said, by name."""
        return {row.person.name: row.said for row in self.rows}

    @Slot()
    def _on_all_words(self) -> None:
        for row in self.rows:
            if not row.person.known:
                row.show_choice(None)


def _known_words(exact: Sequence[NamedPerson], everybody: int) -> str:
    if not everybody:
        return "The paper names nobody."
    if len(exact) == everybody:
        return f"All {count(everybody, 'person', 'people')} named are in the file."
    if not exact:
        return "None of them is in the file by this name:"
    verb = "is" if len(exact) == 1 else "are"
    return f"{len(exact)} of {everybody} {verb} in the file by this name. The others:"
