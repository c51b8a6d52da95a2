"""The snippets: turns of phrase for the minutes, and the letters each is called by."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from boardkeeper import snippets
from boardkeeper.snippet_facts import PLACEHOLDERS
from boardkeeper.snippets import SnippetView
from ui.boards.ordered_rows import OrderedRow, OrderedRows
from ui.boards.reading import BoardReading
from ui.boards.section import NAMES_WIDTH, SettingsSection, muted, narrow_line
from ui.panes import InlineEdit
from ui.theme.theme import Theme


class SnippetRow(OrderedRow):
    """A snippet: its letters and its text, both to be typed over.

    Signals:
        changed: What the toast says, and the facts by their names.
    """

    changed = Signal(str, object)

    def __init__(self, theme: Theme, thing_id: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, thing_id, parent)
        self._snippet: SnippetView | None = None
        self.letters = InlineEdit("Letters", "Letters", self)
        self.letters.setProperty("strong", True)
        self.letters.setFixedWidth(theme.px(NAMES_WIDTH - 16))
        self.text = InlineEdit("Text", "What the minutes say", self)
        self.top.insertWidget(0, self.letters)
        self.top.insertWidget(1, self.text, 1)
        self.letters.committed.connect(self._on_letters)
        self.text.committed.connect(self._on_text)

    def show_thing(self, thing: SnippetView) -> None:
        self._snippet = thing
        self.call(thing.abbreviation)
        self.letters.show_text(thing.abbreviation)
        self.letters.setAccessibleName(f"Letters of the snippet “{thing.abbreviation}”")
        self.text.show_text(thing.text)
        self.text.setAccessibleName(f"Text of the snippet “{thing.abbreviation}”")
        self.text.setToolTip(thing.text)

    @Slot(str)
    def _on_letters(self, letters: str) -> None:
        if letters:
            self.letters.mark_wrong("")
            self.changed.emit(f"The snippet is called “{letters}” now.", {"abbreviation": letters})
        elif self._snippet is not None:
            self.letters.show_text(self._snippet.abbreviation)
            self.letters.mark_wrong(
                "A snippet is called by some letters. The cross at the right takes it out."
            )

    @Slot(str)
    def _on_text(self, text: str) -> None:
        if text:
            self.text.mark_wrong("")
            self.changed.emit("Text of the snippet changed.", {"text": text})
        elif self._snippet is not None:
            self.text.show_text(self._snippet.text)
            self.text.mark_wrong("A snippet needs a text. The cross at the right takes it out.")


class SnippetsSection(SettingsSection):
    """The snippets in their order, and a line for one more."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(
            "Snippets",
            "Turns of phrase for the minutes: “/” and the letters write them. In braces, these are filled in: "
            f"{', '.join(f'{{{name}}}' for name in PLACEHOLDERS)}. Anything else in braces is typed over.",
            parent,
        )
        self._theme = theme
        self._board_id = ""
        self.rows = OrderedRows("Snippets", self._make_row, theme, self)
        self.rows.moved.connect(self._on_moved)
        self.rows.removed.connect(self._on_removed)
        self.letters = narrow_line("Letters of a new snippet", "Letters", self)
        self.letters.setFixedWidth(NAMES_WIDTH)
        self.text = narrow_line("Text of a new snippet", "What the minutes say, then Enter", self)
        self.add_button = QPushButton("Add", self)
        self.add_button.setAccessibleName("Add the snippet")
        line = QHBoxLayout()
        line.setSpacing(16)
        line.addWidget(self.letters)
        line.addWidget(self.text, 1)
        line.addWidget(self.add_button)
        self.said = muted("", self)
        self.said.hide()
        self.column.addWidget(self.rows)
        self.column.addLayout(line)
        self.column.addWidget(self.said)
        for field in (self.letters, self.text):
            field.returnPressed.connect(self._on_add)
            field.textChanged.connect(self._on_typed)
        self.add_button.clicked.connect(self._on_add)
        self._on_typed()

    def show_reading(self, reading: BoardReading, *, is_other: bool) -> None:
        self._board_id = reading.board.id
        self.rows.show_things(reading.snippets)
        if is_other:
            self.letters.clear()
            self.text.clear()

    def stops(self) -> list[QWidget]:
        return [*self.rows.stops(), self.letters, self.text, self.add_button]

    def _make_row(self, thing_id: str) -> OrderedRow:
        row = SnippetRow(self._theme, thing_id, self)
        row.changed.connect(self._on_changed)
        return row

    @Slot()
    def _on_typed(self) -> None:
        letters = self.letters.text().strip().removeprefix("/").casefold()
        taken = letters in {row.accessibleName().casefold() for row in self.rows.rows}
        self.said.setText(f"Another snippet is called “{letters}” already." if taken else "")
        self.said.setVisible(taken)
        self.add_button.setEnabled(bool(letters and self.text.text().strip()) and not taken)

    @Slot()
    def _on_add(self) -> None:
        letters, text = self.letters.text().strip(), self.text.text().strip()
        if not self.add_button.isEnabled():
            (self.text if letters and not text else self.letters).setFocus()
            return
        self.letters.clear()
        self.text.clear()
        self.letters.setFocus()
        self.ask(f"Snippet “{letters}” added.", snippets.add_snippet, self._board_id, letters, text)

    @Slot(str, object)
    def _on_changed(self, said: str, facts: dict[str, object]) -> None:
        row = self.sender()
        if isinstance(row, SnippetRow):
            self.ask(said, snippets.update_snippet, row.thing_id, **facts)

    @Slot(str, int)
    def _on_moved(self, snippet_id: str, place: int) -> None:
        self.ask("Snippet moved.", snippets.move_snippet, snippet_id, place)

    @Slot(str)
    def _on_removed(self, snippet_id: str) -> None:
        self.ask("Snippet removed.", snippets.remove_snippet, snippet_id)
