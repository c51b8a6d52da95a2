"""The board's own abbreviations: what a short form means here, for readers of the chair's briefing."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QToolButton, QVBoxLayout, QWidget

from boardkeeper import abbreviations
from boardkeeper.abbreviations import AbbreviationView
from ui.boards.reading import BoardReading
from ui.boards.section import SettingsSection
from ui.boards.tab_stops import tab_stops
from ui.panes import InlineEdit
from ui.theme.theme import Theme

_SHORT_WIDTH = 120


class AbbreviationRow(QWidget):
    """A short form and its meaning, which is typed over; a cross takes both out.

    Signals:
        meant: The meaning as it shall be.
        removed: It shall go.
    """

    meant = Signal(str)
    removed = Signal()

    def __init__(self, theme: Theme, abbreviation_id: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.abbreviation_id = abbreviation_id
        self.short = ""
        self._meaning = ""
        self.name = QLineEdit(self)
        self.name.setReadOnly(True)
        self.name.setFrame(False)
        self.name.setProperty("inline", True)
        self.name.setFixedWidth(_SHORT_WIDTH)
        self.field = InlineEdit("Meaning", "", self)
        self.remove_button = QToolButton(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.name)
        row.addWidget(self.field, 1)
        row.addWidget(self.remove_button)
        self.field.committed.connect(self._on_committed)
        self.remove_button.clicked.connect(self.removed)
        theme.changed.connect(self._dress)
        self._dress()

    def show_abbreviation(self, kept: AbbreviationView) -> None:
        """Show what is kept."""
        self.short, self._meaning = kept.short, kept.meaning
        self.name.setText(kept.short)
        self.name.setAccessibleName(f"Short form {kept.short}")
        self.field.show_text(kept.meaning)
        self.field.setAccessibleName(f"What {kept.short} means")
        self.remove_button.setAccessibleName(f"Remove {kept.short}")
        self.remove_button.setToolTip(f"Remove {kept.short}")

    @Slot(str)
    def _on_committed(self, meaning: str) -> None:
        if meaning:
            self.meant.emit(meaning)
        else:
            self.field.show_text(self._meaning)

    @Slot()
    def _dress(self) -> None:
        self.remove_button.setIcon(self._theme.icon("x"))


class AbbreviationsSection(SettingsSection):
    """The short forms by the alphabet, and a line for another."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(
            "Abbreviations",
            "The chair’s briefing explains the abbreviations of a pack: as the papers themselves do, else as it is said "
            "here, else from a list of usual ones.",
            parent,
        )
        self._theme = theme
        self._board_id = ""
        self.rows: dict[str, AbbreviationRow] = {}
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self.short = QLineEdit(self)
        self.short.setPlaceholderText("Short form")
        self.short.setAccessibleName("Short form to add")
        self.short.setFixedWidth(_SHORT_WIDTH)
        self.meaning = QLineEdit(self)
        self.meaning.setPlaceholderText("What it means, then Enter")
        self.meaning.setAccessibleName("Its meaning")
        line = QHBoxLayout()
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(self.short)
        line.addWidget(self.meaning, 1)
        self.column.addLayout(self._list)
        self.column.addLayout(line)
        self.short.returnPressed.connect(self._on_short_entered)
        self.meaning.returnPressed.connect(self._on_add)

    def show_reading(self, reading: BoardReading, *, is_other: bool) -> None:
        self._board_id = reading.board.id
        self._show_all(reading.abbreviations)
        if is_other:
            self.short.clear()
            self.meaning.clear()

    def stops(self) -> list[QWidget]:
        return [*(stop for row in self.rows.values() for stop in tab_stops(row)), self.short, self.meaning]

    def _show_all(self, found: Sequence[AbbreviationView]) -> None:
        known, self.rows = self.rows, {}
        for place, kept in enumerate(found):
            row = known.pop(kept.id) if kept.id in known else self._new_row(kept.id)
            self.rows[kept.id] = row
            row.show_abbreviation(kept)
            self._list.insertWidget(place, row)
        for row in known.values():
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()

    def _new_row(self, abbreviation_id: str) -> AbbreviationRow:
        row = AbbreviationRow(self._theme, abbreviation_id, self)
        row.meant.connect(self._on_meant)
        row.removed.connect(self._on_removed)
        return row

    @Slot()
    def _on_short_entered(self) -> None:
        self.meaning.setFocus()

    @Slot()
    def _on_add(self) -> None:
        short, meaning = self.short.text().strip(), self.meaning.text().strip()
        if not (short and meaning):
            (self.meaning if short else self.short).setFocus()
            return
        self.short.clear()
        self.meaning.clear()
        self.short.setFocus()
        self.ask(f"{short} is explained.", abbreviations.set_abbreviation, self._board_id, short, meaning)

    @Slot(str)
    def _on_meant(self, meaning: str) -> None:
        row = self.sender()
        if isinstance(row, AbbreviationRow):
            self.ask(
                f"{row.short} is explained.",
                abbreviations.set_abbreviation,
                self._board_id,
                row.short,
                meaning,
            )

    @Slot()
    def _on_removed(self) -> None:
        row = self.sender()
        if isinstance(row, AbbreviationRow):
            self.ask("Abbreviation removed.", abbreviations.remove_abbreviation, row.abbreviation_id)
