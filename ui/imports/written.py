"""What an import will do, line by line: a filter with counts above a table whose rows lead to their cells."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from boardkeeper.imports import PreviewKind, PreviewLine, count_lines, list_preview_lines
from boardkeeper.lists import Page as Rows
from boardkeeper.lists import Wanted
from ui.operations import Desk
from ui.page import Workplace
from ui.tables.columns import Column, Kind, as_text
from ui.tables.panel import TablePanel
from ui.theme.tokens import Tone

_TONES = {
    PreviewKind.REFUSED.value: Tone.BAD,
    PreviewKind.CHANGED.value: Tone.WARNING,
    PreviewKind.NEW.value: Tone.GOOD,
    PreviewKind.REMARK.value: Tone.INFO,
    PreviewKind.SAME.value: Tone.NEUTRAL,
}
_CHIP_WORDS = {PreviewKind.REMARK: "Remarks"}


def _where(line: PreviewLine) -> str:
    return ", ".join(part for part in (line.sheet, line.cell) if part)


_COLUMNS = (
    Column("", "kind", width=112, sort="kind", kind=Kind.CHIP, tones=_TONES),
    Column("What", "what", width=88, sort="what", kind=Kind.MUTED),
    Column("Which", "title", share=1.8, sort="title", lines=2),
    Column("Where", _where, share=1.1, sort="cell", kind=Kind.MUTED, lines=2),
    Column("What stands there, differs, or why not", "says", share=2.4, lines=2),
)


class WrittenPane(QWidget):
    """The lines of a preview.

    Signals:
        cell_wanted: The sheet and the cell of the line that is current.
    """

    cell_wanted = Signal(str, str)

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        nothing = ("circle-check", "The workbook holds no lines", "Nothing was read from it.", ())
        chips = [kind.value for kind in PreviewKind]
        self.panel = TablePanel(workplace, "import", "lines", _COLUMNS, chips, nothing, self)
        self.lines: tuple[PreviewLine, ...] = ()
        self._is_quiet = False
        self.panel.row_chosen.connect(self._on_row_chosen)
        self.panel.table.arrived.connect(self._on_arrived)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.panel)

    def show_lines(self, lines: tuple[PreviewLine, ...], *, is_quiet: bool = False) -> None:
        """Show the lines of a preview from the beginning; quietly when the sheet is to stay where somebody is at work."""
        self.lines = lines
        self._is_quiet = is_quiet
        for kind, count in count_lines(lines).items():
            chip = self.panel.bar.chips[kind.value]
            word = _CHIP_WORDS.get(kind, as_text(kind))
            chip.setText(f"{word} {count:,}")
            chip.setAccessibleName(f"Only: {word.lower()}, {count}")
            chip.setVisible(count > 0 or kind is not PreviewKind.REMARK)
        self.panel.show_from(partial(_fetch, lines))

    @Slot(object)
    def _on_row_chosen(self, line: PreviewLine | None) -> None:
        if line is not None and line.sheet and not self._is_quiet:
            self.cell_wanted.emit(line.sheet, line.cell)

    @Slot()
    def _on_arrived(self) -> None:
        self._is_quiet = False


def _fetch(lines: tuple[PreviewLine, ...], _desk: Desk, wanted: Wanted) -> Rows[PreviewLine]:
    return list_preview_lines(lines, wanted)
