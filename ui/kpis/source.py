"""The cell a figure came from: file, sheet and cell, who brought it in, and the sheet around it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from boardkeeper import imports
from boardkeeper.errors import UserError
from boardkeeper.figures import FigureView, SourceView
from boardkeeper.imports import KeptFile, SheetView
from boardkeeper.kpis import KpiView
from boardkeeper.rules.periods import period_title
from ui.imports.sheet_pane import SheetPane
from ui.kpis.words import imported_words
from ui.page import Workplace
from ui.panes import PageHeader, PropertyRows


class SourcePane(QWidget):
    """Shown in the place of the detail until it is closed with Back or Escape.

    Signals:
        closed: Back to the figures.
    """

    closed = Signal()

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._source: SourceView | None = None
        self._opened_hash = ""
        self._sheets: tuple[SheetView, ...] = ()
        self.header = PageHeader("", "", self)
        self.back = QPushButton("Back", self)
        self.back.setToolTip("Back to the figures (Esc)")
        self.back.clicked.connect(self.closed)
        self.header.add(self.back)
        self.facts = PropertyRows(self)
        for name in ("Workbook", "Sheet", "Cell", "Imported"):
            self.facts.add_text(name)
        self.facts.setContentsMargins(24, 0, 24, 8)
        self.sheet = SheetPane(workplace.theme, self)
        self.words = QLabel(self)
        self.words.setProperty("rank", "muted")
        self.words.setWordWrap(True)
        self.words.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.words.setContentsMargins(24, 8, 24, 8)
        self.stack = QStackedWidget(self)
        self.stack.addWidget(self.words)
        self.stack.addWidget(self.sheet)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self.facts)
        column.addWidget(self.stack, 1)

    @property
    def is_sheet_shown(self) -> bool:
        """Whether the sheet has been read and is in view."""
        return self.stack.currentWidget() is self.sheet

    def show_figure(self, kpi: KpiView, figure: FigureView) -> None:
        """Show where a figure came from; its workbook is read unless it was read last."""
        fraction = f" ({figure.fraction})" if figure.fraction else ""
        self.header.say(f"{period_title(figure.period)}: {figure.shown}{fraction}", kpi.name)
        self._source = source = figure.source
        self.facts.setVisible(source is not None)
        if source is None:
            self._say("This figure was typed in; no workbook stands behind it.")
            return
        cells = f"{source.cell}, numbers in {source.fraction_cell}" if source.fraction_cell else source.cell
        self.facts.say("Workbook", source.file)
        self.facts.say("Sheet", source.sheet)
        self.facts.say("Cell", cells)
        self.facts.say("Imported", imported_words(source.imported_at, source.imported_by))
        if source.blob_hash == self._opened_hash:
            self._show_cell(source)
            return
        self._say(f"Opening {source.file} as it was imported …")
        self._workplace.operations.run(
            None,
            imports.kept_workbook,
            source.blob_hash,
            on_done=partial(self._on_kept, source.blob_hash),
            on_error=self._on_refused,
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _on_kept(self, blob_hash: str, kept: KeptFile) -> None:
        self._workplace.tasks.run(
            f"Opening {kept.file_name}",
            imports.kept_sheets,
            kept,
            on_done=partial(self._on_read, blob_hash),
            on_error=self._on_refused,
        )

    def _on_read(self, blob_hash: str, sheets: tuple[SheetView, ...]) -> None:
        self._opened_hash, self._sheets = blob_hash, sheets
        self.sheet.show_sheets(sheets)
        if self._source is not None and self._source.blob_hash == blob_hash:
            self._show_cell(self._source)

    def _on_refused(self, error: UserError) -> None:
        self._say(f"{error.sentence}\n{error.next_step}".strip())

    def _show_cell(self, source: SourceView) -> None:
        self.stack.setCurrentWidget(self.sheet)
        self.sheet.show_cell(source.sheet, source.cell)

    @Slot()
    def _say(self, words: str) -> None:
        self.words.setText(words)
        self.stack.setCurrentWidget(self.words)
