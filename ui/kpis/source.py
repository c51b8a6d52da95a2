"""The cell a figure came from: file, sheet and cell, who brought it in, and the sheet around it."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from boardkeeper import imports, kpis
from boardkeeper.errors import UserError
from boardkeeper.figures import FigureView, SourceView
from boardkeeper.imports import KeptFile, SheetView
from boardkeeper.kpis import KpiView
from boardkeeper.rules.periods import period_title
from ui.imports.sheet_pane import SheetPane
from ui.kpis.words import imported_words, was_words, written_at_words
from ui.page import Workplace
from ui.panes import PageHeader, PropertyRows

_FOLDER = "workbooks/folder"


class SourcePane(QWidget):
    """Shown in the place of the detail until it is closed with Back or Escape.

    Signals:
        closed: Back to the figures.
        correction_wanted: The figure shall be put right by hand, a `FigureView`.
    """

    closed = Signal()
    correction_wanted = Signal(object)

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._source: SourceView | None = None
        self._figure: FigureView | None = None
        self._opened_hash = ""
        self._sheets: tuple[SheetView, ...] = ()
        self.header = PageHeader("", "", self)
        self.back = QPushButton("Back", self)
        self.back.setToolTip("Back to the figures (Esc)")
        self.back.clicked.connect(self.closed)
        self.save = QPushButton("Save workbook…", self)
        self.save.setToolTip("Save the workbook as it was imported")
        self.save.clicked.connect(self.ask_where_to_save)
        self.correct = QPushButton("Correct…", self)
        self.correct.setToolTip("Write another figure by hand; this one is kept as what it was")
        self.correct.clicked.connect(self._on_correct)
        self.correct.setVisible(not workplace.is_review)
        self.header.add(self.back)
        doing = QHBoxLayout()
        doing.setContentsMargins(24, 0, 24, 8)
        doing.setSpacing(8)
        doing.addWidget(self.correct)
        doing.addWidget(self.save)
        doing.addStretch()
        self.facts = PropertyRows(self)
        for name in ("Workbook", "Sheet", "Cell", "Imported", "Typed in", "Note", "It was"):
            self.facts.add_text(name)
        self.facts.setContentsMargins(24, 0, 24, 8)
        self.sheet = SheetPane(workplace.theme, self)
        self.words = QLabel(self)
        self.words.setProperty("rank", "muted")
        self.words.setWordWrap(True)
        self.words.setAlignment(Qt.AlignmentFlag.AlignTop)
        around = QWidget(self)
        inside = QVBoxLayout(around)
        inside.setContentsMargins(24, 8, 24, 8)
        inside.addWidget(self.words)
        inside.addStretch()
        self.stack = QStackedWidget(self)
        self.stack.addWidget(around)
        self.stack.addWidget(self.sheet)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self.facts)
        column.addLayout(doing)
        column.addWidget(self.stack, 1)

    @property
    def is_sheet_shown(self) -> bool:
        """Whether the sheet has been read and is in view."""
        return self.stack.currentWidget() is self.sheet

    def show_figure(self, kpi: KpiView, figure: FigureView) -> None:
        """Show where a figure came from; its workbook is read unless it was read last."""
        fraction = f" ({figure.fraction})" if figure.fraction else ""
        self.header.say(f"{period_title(figure.period)}: {figure.shown}{fraction}", kpi.name)
        self._figure, self._source = figure, figure.source
        source = figure.source
        self.save.setVisible(source is not None)
        self._say_facts(figure)
        if source is None:
            self._say("This figure was typed in; no workbook stands behind it.")
            return
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

    def _say_facts(self, figure: FigureView) -> None:
        source = figure.source
        cells = source.cell if source is not None else ""
        if source is not None and source.fraction_cell:
            cells = f"{cells}, numbers in {source.fraction_cell}"
        imported = imported_words(source.imported_at, source.imported_by) if source is not None else ""
        for name, text in (
            ("Workbook", source.file if source is not None else ""),
            ("Sheet", source.sheet if source is not None else ""),
            ("Cell", cells),
            ("Imported", imported),
            ("Typed in", written_at_words(figure.written_at, figure.written_by)),
            ("Note", figure.source_note),
            ("It was", "\n".join(was_words(each) for each in figure.was)),
        ):
            self.facts.say_if_known(name, text)

    @Slot()
    def ask_where_to_save(self) -> None:
        """Ask where the workbook shall go, and write it there as it was imported."""
        if self._source is None:
            return
        folder = str(self._workplace.settings.value(_FOLDER, str(Path.home())))
        start = str(Path(folder) / self._source.file)
        chosen, _ = QFileDialog.getSaveFileName(self, "Save the workbook", start)
        if chosen:
            self.save_to(Path(chosen))

    def save_to(self, path: Path) -> None:
        """The same without asking."""
        if self._source is not None:
            self._workplace.settings.setValue(_FOLDER, str(path.parent))
            self._workplace.operations.run(
                None,
                kpis.save_kept_workbook,
                self._source.blob_hash,
                path,
                on_done=partial(self._on_saved, path),
            )

    def _on_saved(self, path: Path, _answer: object) -> None:
        self._workplace.say(f"“{path.name}” written as it was imported.")

    @Slot()
    def _on_correct(self) -> None:
        if self._figure is not None:
            self.correction_wanted.emit(self._figure)

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
        self.stack.setCurrentIndex(0)
