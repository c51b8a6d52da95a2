"""The board's own words: what the spelling check knows besides the dictionary and the names in the file."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QToolButton, QWidget

from boardkeeper import own_words
from boardkeeper.own_words import OwnWordView
from ui.boards.reading import BoardReading
from ui.boards.section import SettingsSection, narrow_line
from ui.boards.tab_stops import tab_stops
from ui.panes import InlineEdit
from ui.theme.theme import Theme

_COLUMNS = 3


class WordRow(QWidget):
    """A word to be typed over, and a cross that takes it out.

    Signals:
        respelt: The word as it shall be.
        removed: It shall go.
    """

    respelt = Signal(str)
    removed = Signal()

    def __init__(self, theme: Theme, word_id: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.word_id = word_id
        self._word = ""
        self.field = InlineEdit("Word", "", self)
        self.remove_button = QToolButton(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.field, 1)
        row.addWidget(self.remove_button)
        self.field.committed.connect(self._on_committed)
        self.remove_button.clicked.connect(self.removed)
        theme.changed.connect(self._dress)
        self._dress()

    def show_word(self, word: str) -> None:
        """Show what is kept."""
        self._word = word
        self.field.show_text(word)
        self.field.setAccessibleName(f"The word “{word}”")
        self.remove_button.setAccessibleName(f"Remove “{word}”")
        self.remove_button.setToolTip(f"Remove “{word}”")

    @Slot(str)
    def _on_committed(self, word: str) -> None:
        if word:
            self.respelt.emit(word)
        else:
            self.field.show_text(self._word)

    @Slot()
    def _dress(self) -> None:
        self.remove_button.setIcon(self._theme.icon("x"))


class OwnWordsSection(SettingsSection):
    """The words by the alphabet in columns, and a line for more."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(
            "Spelling",
            "British spelling is checked while minutes and reports are written. Names of people, posts and places in "
            "this file are known; add other words the board uses.",
            parent,
        )
        self._theme = theme
        self._board_id = ""
        self.rows: dict[str, WordRow] = {}
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(0)
        for column in range(_COLUMNS):
            self._grid.setColumnStretch(column, 1)
        self.add_line = narrow_line(
            "Add a word", "Add a word, or several with blanks between, then Enter", self
        )
        self.add_line.returnPressed.connect(self._on_add)
        self.column.addLayout(self._grid)
        self.column.addWidget(self.add_line)

    def show_reading(self, reading: BoardReading, *, is_other: bool) -> None:
        self._board_id = reading.board.id
        self._show_words(reading.own_words)
        if is_other:
            self.add_line.clear()

    def stops(self) -> list[QWidget]:
        return [*(stop for row in self.rows.values() for stop in tab_stops(row)), self.add_line]

    def _show_words(self, found: Sequence[OwnWordView]) -> None:
        """The words run down the columns, as in a dictionary."""
        known, self.rows = self.rows, {}
        deep = -(-len(found) // _COLUMNS)
        for place, word in enumerate(found):
            row = known.pop(word.id) if word.id in known else self._new_row(word.id)
            self.rows[word.id] = row
            row.show_word(word.word)
            self._grid.addWidget(row, place % deep, place // deep)
        for row in known.values():
            self._grid.removeWidget(row)
            row.hide()
            row.deleteLater()

    def _new_row(self, word_id: str) -> WordRow:
        row = WordRow(self._theme, word_id, self)
        row.respelt.connect(self._on_respelt)
        row.removed.connect(self._on_removed)
        return row

    @Slot()
    def _on_add(self) -> None:
        words = self.add_line.text().split()
        if words:
            self.add_line.clear()
            said = f"“{words[0]}” added." if len(words) == 1 else f"{len(words)} words added."
            self.ask(said, own_words.add_own_words, self._board_id, tuple(words))

    @Slot(str)
    def _on_respelt(self, word: str) -> None:
        row = self.sender()
        if isinstance(row, WordRow):
            self.ask("Word changed.", own_words.update_own_word, row.word_id, word)

    @Slot()
    def _on_removed(self) -> None:
        row = self.sender()
        if isinstance(row, WordRow):
            self.ask("Word removed.", own_words.remove_own_word, row.word_id)
