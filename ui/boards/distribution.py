"""Who gets the papers: the distribution list of the board, in order."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import QStringListModel, Qt, Signal, Slot
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QCompleter, QHBoxLayout, QLabel, QPushButton, QSpinBox, QWidget

from boardkeeper import distribution
from boardkeeper.clock import current_day
from boardkeeper.distribution import MOST_COPIES, DistributionList, Readers, RecipientView
from ui.boards.choice_chip import ChoiceChip
from ui.boards.ordered_rows import OrderedRow, OrderedRows
from ui.boards.reading import BoardReading
from ui.boards.section import SettingsSection, muted, narrow_line
from ui.panes import InlineEdit
from ui.theme.theme import Theme
from ui.today.words import PAPERS_SECTION, count

EDITIONS = (
    (Readers.CHAIR, "Chair’s edition"),
    (Readers.RESTRICTED, "Restricted edition"),
    (Readers.PUBLIC, "Public edition"),
)
PRINTS = ((False, "Usual print"), (True, "Large print"))
_ANY_WIDTH = 16_777_215
_TEXT_MARGIN = 6


class CopiesField(QSpinBox):
    """How many copies on paper; kept when it is left.

    Signals:
        committed: Another number.
    """

    committed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kept = -1
        self.setRange(0, MOST_COPIES)
        self.setSpecialValueText("no paper")
        self.lineEdit().setTextMargins(_TEXT_MARGIN, 0, 0, 0)
        self.valueChanged.connect(self._on_value_changed)
        self.editingFinished.connect(self._on_finished)

    def show_copies(self, copies: int) -> None:
        """Show what is kept, unless somebody is changing it just now."""
        is_typed = self.hasFocus() and self._kept >= 0 and self.value() != self._kept
        self._kept = copies
        if not is_typed:
            self.setValue(copies)
            self._on_value_changed(copies)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Turning the wheel over it moves the page and changes nothing."""
        event.ignore()

    @Slot(int)
    def _on_value_changed(self, copies: int) -> None:
        self.setSuffix(" copy" if copies == 1 else " copies")

    @Slot()
    def _on_finished(self) -> None:
        if self.value() != self._kept:
            self._kept = self.value()
            self.committed.emit(self._kept)


class RecipientRow(OrderedRow):
    """Somebody on the list: name, address and note to type, edition and print to choose, copies to count.

    Signals:
        changed: What the toast says, and the facts by their names.
    """

    NEEDS: ClassVar[int] = 680

    changed = Signal(str, object)

    def __init__(self, theme: Theme, thing_id: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, thing_id, parent)
        self._line: RecipientView | None = None
        self.name = InlineEdit("Name", "What the cover says", self)
        self.name.setProperty("strong", True)
        self.email = InlineEdit("E-mail", "Add an address", self)
        self.note = InlineEdit("Note", "Add a note", self)
        self.edition = ChoiceChip(theme, "Edition", EDITIONS, self)
        self.large_print = ChoiceChip(theme, "Print", PRINTS, self)
        self.copies = CopiesField(self)
        self.copies.setFixedWidth(theme.px(120))
        for edit in (self.email, self.note):
            edit.setProperty("muted", True)
        beneath = QHBoxLayout()
        beneath.setSpacing(8)
        beneath.addWidget(self.email, 3)
        beneath.addWidget(self.note, 2)
        self.top.insertWidget(0, self.name, 1)
        self.middle.addLayout(beneath)
        self.unreached = QLabel("Nothing reaches them: give them a copy or an address.", self)
        self.unreached.setProperty("rank", "warning")
        self.unreached.setContentsMargins(6, 0, 0, 4)
        self.middle.addWidget(self.unreached)
        for widget in (self.edition, self.large_print, self.copies):
            self.right.addWidget(widget)
        self.right.addStretch()
        self.name.committed.connect(self._on_name)
        self.email.committed.connect(self._on_email)
        self.note.committed.connect(self._on_note)
        self.edition.chosen.connect(self._on_edition)
        self.large_print.chosen.connect(self._on_print)
        self.copies.committed.connect(self._on_copies)

    def show_thing(self, thing: RecipientView) -> None:
        self._line = thing
        self.call(thing.name)
        self.name.show_text(thing.name)
        self.name.setAccessibleName(f"Name of “{thing.name}” on the cover")
        self.email.show_text(thing.address)
        self.email.setPlaceholderText("Add an e-mail address")
        self.email.setAccessibleName(f"E-mail address of “{thing.name}”")
        if thing.person_email and not thing.email:
            self.email.setToolTip(f"{thing.person_email}, as kept under People; type another for the papers")
        else:
            self.email.setToolTip("")
        self.note.show_text(thing.note)
        self.note.setAccessibleName(f"Note on “{thing.name}”")
        self.edition.show_value(thing.readers, thing.name)
        self.large_print.show_value(thing.is_large_print, thing.name)
        self.copies.show_copies(thing.copies)
        self.copies.setAccessibleName(f"Copies on paper for “{thing.name}”")
        self.unreached.setVisible(thing.gets_nothing)

    def spread(self, is_wide: bool) -> None:
        for chip, width in ((self.edition, 160), (self.large_print, 120)):
            chip.setMinimumWidth(self._theme.px(width) if is_wide else 0)
            chip.setMaximumWidth(self._theme.px(width) if is_wide else _ANY_WIDTH)

    @Slot(str)
    def _on_name(self, text: str) -> None:
        if text:
            self.name.mark_wrong("")
            self.changed.emit(f"The cover says “{text}” now.", {"name": text})
        elif self._line is not None:
            self.name.show_text(self._line.name)
            self.name.mark_wrong("A line needs a name. The cross at the right takes it off the list.")

    @Slot(str)
    def _on_email(self, text: str) -> None:
        # The person’s own needs no keeping here: it stays right when it changes under People.
        text = "" if self._line is not None and text == self._line.person_email else text
        self.changed.emit("Address for the papers changed.", {"email": text})

    @Slot(str)
    def _on_note(self, text: str) -> None:
        self.changed.emit("Note changed.", {"note": text})

    @Slot(object)
    def _on_edition(self, readers: Readers) -> None:
        words = dict(EDITIONS)[readers]
        self.changed.emit(f"They get the {words[0].lower()}{words[1:]} now.", {"readers": readers})

    @Slot(object)
    def _on_print(self, is_large: bool) -> None:
        words = "large print" if is_large else "the usual print"
        self.changed.emit(f"They get {words} now.", {"is_large_print": is_large})

    @Slot(int)
    def _on_copies(self, copies: int) -> None:
        said = (
            f"They get {count(copies, 'copy', 'copies')} on paper now."
            if copies
            else "They get no paper now."
        )
        self.changed.emit(said, {"copies": copies})


class DistributionSection(SettingsSection):
    """The list, a line for one more, and the members at one stroke."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(
            PAPERS_SECTION,
            "Printing and exporting a pack for everybody follows this list. The name is printed on the cover; "
            "without an address of its own the person’s from People is used.",
            parent,
        )
        self._theme = theme
        self._board_id = ""
        self.rows = OrderedRows("Distribution list", self._make_row, theme, self)
        self.rows.moved.connect(self._on_moved)
        self.rows.removed.connect(self._on_removed)
        self.summary = muted("", self)
        self.add_line = narrow_line("Add somebody to the list", "Add a name, then Enter", self)
        self.add_line.returnPressed.connect(self._on_add)
        # A name that is typed may be somebody’s who is in the file already.
        self._names = QStringListModel(self)
        completer = QCompleter(self._names, self.add_line)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.add_line.setCompleter(completer)
        self.members_button = QPushButton(self)
        self.members_button.clicked.connect(self._on_members)
        self.column.addWidget(self.rows)
        self.column.addWidget(self.summary)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.add_line, 1)
        foot.addWidget(self.members_button)
        self.column.addLayout(foot)

    def show_reading(self, reading: BoardReading, *, is_other: bool) -> None:
        self._board_id = reading.board.id
        listed = reading.distribution
        self.rows.show_things(listed.recipients)
        self.summary.setText(summary_words(listed))
        missing = listed.members_missing
        self.members_button.setVisible(bool(missing))
        if listed.recipients:
            self.members_button.setText(f"Add the {count(missing, 'member')} who {_is(missing)} not on it")
        else:
            self.members_button.setText(f"Begin with the {count(missing, 'member')}")
        self._names.setStringList([each.name for each in listed.known])

    def stops(self) -> list[QWidget]:
        return [*self.rows.stops(), self.add_line, self.members_button]

    def _make_row(self, thing_id: str) -> OrderedRow:
        row = RecipientRow(self._theme, thing_id, self)
        row.changed.connect(self._on_changed)
        return row

    @Slot()
    def _on_add(self) -> None:
        name = self.add_line.text().strip()
        if name:
            self.add_line.clear()
            self.ask(f"“{name}” gets the papers now.", distribution.add_recipient, self._board_id, name)

    @Slot()
    def _on_members(self) -> None:
        self.ask(
            "The members are on the distribution list.",
            distribution.add_members,
            self._board_id,
            current_day(),
        )

    @Slot(str, object)
    def _on_changed(self, said: str, facts: dict[str, object]) -> None:
        row = self.sender()
        if isinstance(row, RecipientRow):
            self.ask(said, distribution.update_recipient, row.thing_id, **facts)

    @Slot(str, int)
    def _on_moved(self, recipient_id: str, place: int) -> None:
        self.ask("Line of the list moved.", distribution.move_recipient, recipient_id, place)

    @Slot(str)
    def _on_removed(self, recipient_id: str) -> None:
        self.ask("Taken off the distribution list.", distribution.remove_recipient, recipient_id)


def summary_words(listed: DistributionList) -> str:
    """“Chair’s 1 copy, Restricted 11 copies, Public, large print 3 copies.”; what to do with an empty list."""
    if not listed.recipients:
        return "Nobody gets the papers yet. Begin with the members, or type a name."
    parts = [f"{each.words}: {count(each.copies, 'copy', 'copies')}" for each in listed.handouts]
    return f"On paper – {'; '.join(parts)}."


def _is(number: int) -> str:
    return "is" if number == 1 else "are"
