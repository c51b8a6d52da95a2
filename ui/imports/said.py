"""What was said of a workbook so far, on top of what the board remembers of others of its shape."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, Signal, Slot

from boardkeeper import imports
from boardkeeper.imports import (
    ImportKind,
    ImportPreview,
    Matching,
    Memory,
    OpenedWorkbook,
    SaidOfKpis,
    Scale,
    SheetColumns,
    TableLayout,
)
from ui.imports.asking import About, Ask, asks_of


class SaidOfWorkbook(QObject):
    """Collects corrections and answers until they are written with the import.

    Signals:
        to_understand: The workbook must be taken apart anew.
        to_compare: What was read, to be compared anew with the board.

    Attributes:
        memory: What the board remembers.
        columns: The sheets of a list as they were corrected; empty while nothing was.
        figures: What was said of figures, now or the last time.
        preview: What is shown at present; None while nothing is understood.
    """

    to_understand = Signal()
    to_compare = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.memory = Memory()
        self.columns: tuple[SheetColumns, ...] = ()
        self.figures = SaidOfKpis()
        self.preview: ImportPreview | None = None
        self._opened: OpenedWorkbook | None = None
        self._kind: ImportKind | None = None
        self._asked: dict[tuple[About, str], Ask] = {}

    def begin(self, opened: OpenedWorkbook | None = None) -> None:
        """Forget what was said: another workbook is read, or it is read as something else."""
        self._opened = opened
        self.columns = ()
        self.figures = SaidOfKpis() if opened is None else imports.known_figures(opened, self.memory)
        self.preview = None
        self._asked = {}

    def read_as(self, kind: ImportKind | None) -> None:
        """Know what the workbook is read as."""
        self._kind = kind

    def matching(self, opened: OpenedWorkbook, kind: ImportKind) -> Matching:
        """What is known of the columns before the workbook is understood."""
        return Matching(self.columns, self.memory.lists.get(kind, {}), opened.is_pasted)

    def proposed(self, opened: OpenedWorkbook, kind: ImportKind) -> tuple[SheetColumns, ...]:
        """What a person begins with where a list was not understood; nothing for figures."""
        if not self.columns and imports.fields_of(kind):
            self.columns = imports.proposed_columns(opened, kind)
        return self.columns

    def layouts(self) -> tuple[TableLayout, ...]:
        """How the tables of figures lie: as they were read, else as they were said."""
        return self.preview.read.layouts if self.preview is not None else self.figures.layouts

    def asks(self, preview: ImportPreview) -> tuple[Ask, ...]:
        """The questions of a workbook that has been compared; answered ones stay, to be answered otherwise."""
        asks = asks_of(preview, self._asked)
        self._asked = {(ask.about, ask.key): ask for ask in asks}
        return asks

    @Slot(str, str, int)
    def say_column(self, sheet: str, name: str, column: int) -> None:
        """A column of a list was chosen for a field, or taken from it."""
        self.columns = imports.say_column(self._columns_now(), sheet, name, column)
        self.to_understand.emit()

    @Slot(str, int)
    def say_header(self, sheet: str, row: int) -> None:
        """Another row of a list was said to hold the headings."""
        if self._opened is not None and self._kind is not None:
            self.columns = imports.say_header(self._opened, self._columns_now(), sheet, row, self._kind)
            self.to_understand.emit()

    @Slot(object)
    def say_layout(self, change: Callable[[SaidOfKpis], SaidOfKpis]) -> None:
        """Something was said of a table of figures."""
        self.figures = change(self.figures)
        self.to_understand.emit()

    @Slot(object, str)
    def answer(self, ask: Ask, answer: str) -> None:
        """A question was answered."""
        self._asked[ask.about, ask.key] = replace(ask, answer=answer)
        match ask.about:
            case About.NAME:
                self._compare(imports.with_name(self.figures, ask.key, answer))
                return
            case About.PERCENT:
                self.figures = imports.with_percent(self.figures, ask.key, Scale(answer))
            case About.AREA:
                self.figures = imports.with_area(self.figures, answer, ask.answer)
            case About.PERIOD:
                layout = imports.layout_at(self.layouts(), ask.sheet, *(imports.place_of(ask.cell) or (0, 0)))
                if layout is not None:
                    self.figures = imports.say_period(self.figures, layout, answer)
        self.to_understand.emit()

    @Slot(str)
    def choose_plan(self, plan_id: str) -> None:
        """Another plan was chosen."""
        if self.preview is not None:
            read = imports.into_plan(self.preview.read, plan_id)
            self.figures = read.said
            self.to_compare.emit(read)

    def _compare(self, figures: SaidOfKpis) -> None:
        self.figures = figures
        if self.preview is not None:
            self.to_compare.emit(replace(self.preview.read, said=figures))

    def _columns_now(self) -> tuple[SheetColumns, ...]:
        return self.preview.read.columns if self.preview is not None else self.columns
