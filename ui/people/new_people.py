"""The form for somebody new: one person with seat or post, or the members as an agenda lists them."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLabel, QLineEdit, QPushButton, QWidget

from boardkeeper.person_card import NewPerson
from boardkeeper.rules.names import read_names
from boardkeeper.seats import SeatRole, Voting
from ui.list_page import detail_column
from ui.panes import DateEdit, words_label
from ui.people.words import role_words, voting_words

_LINES = (
    ("names", "Name", "as the papers print it, or Councillors Allen, Buchan and Downie"),
    ("party", "Party", ""),
    ("organisation", "Organisation", "for whoever comes from elsewhere"),
    ("post", "Post", "for an officer: the title of the post"),
    ("email", "E-mail", ""),
    ("telephone", "Telephone", ""),
)


class NewPeopleForm(QWidget):
    """Enter adds, and the cursor is ready for the next name.

    Signals:
        wanted: A `NewPerson`.
        cancelled: Escape or Close.
        post_typed: The title of a post, to learn who holds it.
    """

    wanted = Signal(object)
    cancelled = Signal()
    post_typed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        heading = words_label("heading", self)
        heading.setText("Add people")
        self.lines: dict[str, QLineEdit] = {}
        for key, _, hint in _LINES:
            self.lines[key] = QLineEdit(self)
            self.lines[key].setPlaceholderText(hint)
        self.meaning = words_label("muted", self)
        self.role = QComboBox(self)
        self.role.addItem("No seat on this board", None)
        for role in SeatRole:
            self.role.addItem(role_words(role), role)
        self.role.setCurrentIndex(self.role.findData(SeatRole.MEMBER))
        self._is_role_chosen = False
        self.role.activated.connect(self._on_role_chosen)
        self.voting = QComboBox(self)
        for voting in Voting:
            self.voting.addItem(voting_words(voting), voting)
        self.since = DateEdit("From", self)
        self.since.setProperty("inline", False)
        self.succeeds = QCheckBox(self)
        self.succeeds.hide()
        self.add = QPushButton("Add", self)
        self.add.setProperty("main", True)
        self.add.setToolTip("Add (Enter)")
        close = QPushButton("Close", self)
        close.setToolTip("Close (Esc)")
        self._lay_out(heading, close)
        self.lines["names"].textChanged.connect(self._on_names_changed)
        self.lines["post"].textChanged.connect(self._on_post_changed)
        self.add.clicked.connect(self._on_add)
        close.clicked.connect(self.cancelled)
        self._on_names_changed("")

    def begin(self) -> None:
        """Put the cursor where the name is typed."""
        self.lines["names"].setFocus(Qt.FocusReason.OtherFocusReason)
        self.lines["names"].selectAll()

    def clear(self) -> None:
        """Make ready for the next: what a whole party or board shares (seat, votes, first day) stays."""
        for line in self.lines.values():
            line.setText("")
        self.begin()

    def offer_succession(self, holder: str) -> None:
        """Offer to end the term of whoever holds the post that is typed; blank when nobody does."""
        self.succeeds.setVisible(bool(holder))
        self.succeeds.setText(f"Follows {holder}")
        self.succeeds.setToolTip(f"{holder}’s term ends the day before")
        if not holder:
            self.succeeds.setChecked(False)

    @property
    def is_several(self) -> bool:
        """Whether a list of names was typed."""
        return len(read_names(self.lines["names"].text())) > 1

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            # Fields and choices alike let Enter pass.
            self._on_add()
        else:
            super().keyPressEvent(event)

    def _lay_out(self, heading: QWidget, close: QPushButton) -> None:
        column = detail_column(self)
        column.setSpacing(4)
        column.addWidget(heading)
        rows: list[tuple[str, QWidget]] = [(name, self.lines[key]) for key, name, _ in _LINES]
        rows[1:1] = [("On the board", self.role), ("Votes", self.voting), ("From", self.since)]
        before: QWidget = self.lines["names"]
        for name, field in rows:
            label = QLabel(name, self)
            label.setProperty("rank", "muted")
            label.setBuddy(field)
            field.setAccessibleName(name)
            column.addSpacing(4)
            column.addWidget(label)
            column.addWidget(field)
            if name == "Name":
                column.addWidget(self.meaning)
            elif name == "Post":
                column.addWidget(self.succeeds)
            if field is not before:
                self.setTabOrder(before, field)
                before = field
        self.setTabOrder(before, self.add)
        self.setTabOrder(self.add, close)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.add)
        buttons.addWidget(close)
        buttons.addStretch()
        column.addSpacing(12)
        column.addLayout(buttons)
        column.addStretch()

    @Slot(str)
    def _on_names_changed(self, text: str) -> None:
        names = read_names(text)
        self.add.setEnabled(bool(names))
        self.add.setText(f"Add {len(names)} people" if len(names) > 1 else "Add")
        self.meaning.setText(f"{len(names)} people: {'; '.join(names)}" if len(names) > 1 else "")
        self.meaning.setVisible(len(names) > 1)
        for key in ("email", "telephone", "post"):
            self.lines[key].setEnabled(len(names) <= 1)

    @Slot(str)
    def _on_post_changed(self, text: str) -> None:
        if not self._is_role_chosen:
            # Whoever is added with a post is an officer, unless the seat was chosen.
            self.role.setCurrentIndex(0 if text.strip() else self.role.findData(SeatRole.MEMBER))
        self.post_typed.emit(text.strip())

    @Slot(int)
    def _on_role_chosen(self, _place: int) -> None:
        self._is_role_chosen = True

    @Slot()
    def _on_add(self) -> None:
        if not self.add.isEnabled() or self.since.property("wrong"):
            return
        facts = {key: line.text().strip() for key, line in self.lines.items()}
        if self.is_several:
            facts |= {"email": "", "telephone": "", "post": ""}
        role = self.role.currentData()
        self.wanted.emit(
            NewPerson(
                facts["names"],
                role=SeatRole(role) if role else None,
                voting=Voting(self.voting.currentData()),
                from_date=self.since.day,
                post=facts["post"],
                succeeds=self.succeeds.isChecked() and bool(facts["post"]),
                party=facts["party"],
                organisation=facts["organisation"],
                email=facts["email"],
                telephone=facts["telephone"],
            )
        )
