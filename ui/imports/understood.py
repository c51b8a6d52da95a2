"""A workbook that has been read: the sheet above, beneath it what will be written and what must be answered."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QSplitter, QToolButton, QVBoxLayout, QWidget

from boardkeeper.errors import UserError
from boardkeeper.imports import (
    ColumnKind,
    ImportKind,
    ImportPreview,
    ListField,
    OpenedWorkbook,
    PreviewLine,
    SheetColumns,
    TableLayout,
    as_recognised,
    fields_of,
    head_titles,
    layout_at,
    proposed_layout,
    sheets_of,
)
from boardkeeper.kpis import Polarity
from ui.imports.asking import Ask
from ui.imports.choice_menu import ChoiceMenu
from ui.imports.choosing import QuestionPane
from ui.imports.column_menu import ColumnMenu
from ui.imports.columns_pane import ColumnsPane
from ui.imports.directions import DirectionsPane
from ui.imports.kind_row import KIND_WORDS, KindRow
from ui.imports.layout_menu import LayoutMenu
from ui.imports.layout_pane import LayoutPane
from ui.imports.questions_pane import QuestionsPane
from ui.imports.said import SaidOfWorkbook
from ui.imports.sheet_pane import SheetPane
from ui.imports.views import View, Views
from ui.imports.written import WrittenPane
from ui.page import Workplace

_CHOOSING = frozenset({View.COLUMNS, View.LAYOUT})


class UnderstoodPane(QWidget):
    """Kind and month, the sheet, and the views beneath it.

    Args:
        workplace: What the page works with.
        said: Told every correction and every answer.
        choose_another: Asks for another file.
        parent: The page.

    Signals:
        kind_chosen: Another `ImportKind` was pressed.
        month_chosen: Another month was typed.
        answered: An indicator's direction was said.
        column_said: A sheet, the name of a field, blank for none, and the column that holds it, 0 for none.
        header_said: A sheet and the row of its headings; 0 when it has none.
    """

    kind_chosen = Signal(object)
    month_chosen = Signal(str)
    answered = Signal()
    column_said = Signal(str, str, int)
    header_said = Signal(str, int)

    def __init__(
        self, workplace: Workplace, said: SaidOfWorkbook, choose_another: QAction, parent: QWidget
    ) -> None:
        super().__init__(parent)
        theme = workplace.theme
        self._said = said
        self.kinds = KindRow(theme, self)
        self.sheet = SheetPane(theme, self)
        self.sheet.put_before_tabs(self.kinds)
        self.written = WrittenPane(workplace, self)
        self.directions = DirectionsPane(self)
        self.columns = ColumnsPane(theme, self)
        self.questions = QuestionsPane(theme, self)
        self.layout_pane = LayoutPane(theme, self)
        self._fields: tuple[ListField, ...] = ()
        self._matched: tuple[SheetColumns, ...] = ()
        self._layouts: tuple[TableLayout, ...] | None = None
        self._kind_actions = {kind: self._kind_action(kind) for kind in KIND_WORDS}
        self.question = QuestionPane(theme, choose_another, tuple(self._kind_actions.values()), self)
        self._label_cells: dict[str, tuple[str, str]] = {}
        panes = {
            View.LINES: self.written,
            View.DIRECTIONS: self.directions,
            View.COLUMNS: self.columns,
            View.ANSWERS: self.questions,
            View.LAYOUT: self.layout_pane,
            View.QUESTION: self.question,
        }
        self._views = Views(panes, self)
        halves = QSplitter(Qt.Orientation.Vertical, self)
        halves.setHandleWidth(1)
        halves.setChildrenCollapsible(False)
        halves.addWidget(self.sheet)
        halves.addWidget(self._views)
        halves.setStretchFactor(0, 1)
        halves.setStretchFactor(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(halves, 1)
        self._connect(said)

    @property
    def views(self) -> Mapping[View, QToolButton]:
        """The buttons of the views beneath the sheet."""
        return self._views.buttons

    @property
    def view(self) -> View:
        """The view in front."""
        return self._views.current

    @property
    def is_asking(self) -> bool:
        """Whether the question which way is good is in front."""
        return self.view is View.DIRECTIONS

    @property
    def is_choosing_columns(self) -> bool:
        """Whether somebody is saying which column is which, or answering questions."""
        return self.view in _CHOOSING or (self.view is View.ANSWERS and self.questions.unanswered > 0)

    def show_opened(self, opened: OpenedWorkbook, kind: ImportKind | None, month: str) -> None:
        """Show a workbook that has been read; nothing of it is understood yet."""
        self.kinds.say(kind, month)
        self.kinds.offer_plans((), "")
        self._fields, self._matched, self._layouts = (), (), None
        self.sheet.show_sheets(sheets_of(opened))
        self.directions.ask((), ())
        self.questions.ask(())
        self._put_question()
        self.question.say("", "")

    def ask_kind(self, opened: OpenedWorkbook) -> None:
        """Ask what a workbook holds that is not obvious."""
        self._put_question()
        self.question.ask_kind(
            "It could be read in more than one way."
            if opened.kinds
            else "None of the five layouts fits it. Say what it should hold, and you are told what is missing."
        )

    def ask_month(self) -> None:
        """Ask of which month the statuses are."""
        self._put_question()
        self.question.say(
            "Which month are these statuses of?",
            "The workbook does not say. Write the month above, and what will be written is shown here.",
        )
        self.kinds.month.setFocus(Qt.FocusReason.OtherFocusReason)

    def complain(self, error: UserError) -> None:
        """Say why the workbook cannot be read as what was chosen."""
        self._put_question()
        self.question.complain(error)

    def ask_columns(self, error: UserError, kind: ImportKind, proposed: tuple[SheetColumns, ...]) -> None:
        """Ask which column is which where nothing was recognised, or something is missing still."""
        self._fields, self._matched, self._layouts = fields_of(kind), proposed, None
        self._show_columns()
        self.columns.complain(f"{error.sentence} Say which column is which.")
        self._views.offer({})
        self._views.show_view(View.COLUMNS)
        self.columns.focus()

    def ask_layout(self, error: UserError, layouts: Sequence[TableLayout]) -> None:
        """Ask how the tables of figures lie where none was recognised."""
        self._fields, self._matched, self._layouts = (), (), tuple(layouts)
        self._show_columns()
        self.layout_pane.complain(f"{error.sentence} Say which column is which.")
        self._views.offer({})
        self._views.show_view(View.LAYOUT)

    def show_preview(self, preview: ImportPreview, lines: tuple[PreviewLine, ...]) -> None:
        """Show what applying would do; whoever is choosing columns or answering stays there."""
        read = preview.read
        is_figures = read.kind is ImportKind.KPIS
        before = self.view
        self._fields, self._matched = fields_of(read.kind), read.columns
        self._layouts = read.layouts if is_figures else None
        place, title = self.sheet.grid.place(), self.sheet.current_title
        self.sheet.show_sheets(read.sheets)
        if self.sheet.current_title == title:
            self.sheet.grid.return_to(place)
        self._label_cells = {
            line.title: (line.sheet, line.cell) for line in lines if line.what == "indicator"
        }
        self.kinds.offer_plans(preview.plans, preview.plan_id)
        self.directions.ask(preview.unjudged, preview.proposals)
        asks = self._said.asks(preview)
        self.questions.ask(asks)
        self._show_columns()
        self.columns.complain("")
        self.layout_pane.complain("")
        self.written.show_lines(lines, is_quiet=before is not View.QUESTION)
        self._offer(preview, asks, is_figures=is_figures)
        self._views.show_view(self._next_view(before, asks))
        if self.view is View.ANSWERS and before is not View.ANSWERS:
            self.questions.focus()

    def column_menu(self, column: int) -> ChoiceMenu:
        """What a column of the sheet in front may hold."""
        title = self.sheet.current_title
        index = self.sheet.grid.currentIndex()
        row = index.row() + 1 if index.isValid() else 0
        sheet = self.sheet.current_sheet
        if self._layouts is not None and sheet is not None:
            layout = layout_at(self._layouts, title, row, column) or proposed_layout(sheet)
            return LayoutMenu(
                layout,
                sheet,
                column,
                row,
                self._said.say_layout,
                self._on_details_wanted,
                self._on_recognition_wanted,
                self.sheet.grid,
            )
        return ColumnMenu(
            self._fields,
            self._columns_of(title),
            column,
            row,
            partial(self.column_said.emit, title),
            partial(self.header_said.emit, title),
            self.sheet.grid,
        )

    def answers(self) -> Mapping[str, Polarity]:
        """Which way is good, as far as it was said."""
        return self.directions.answers()

    def definitions(self) -> frozenset[str]:
        """The indicators whose proposed definition was accepted."""
        return self.directions.definitions()

    def _connect(self, said: SaidOfWorkbook) -> None:
        self.kinds.kind_chosen.connect(self.kind_chosen)
        self.kinds.month_chosen.connect(self.month_chosen)
        self.kinds.plan_chosen.connect(said.choose_plan)
        self.written.cell_wanted.connect(self._on_cell_wanted)
        self.directions.answered.connect(self._on_answered)
        self.directions.visited.connect(self._on_visited)
        self.questions.answered.connect(said.answer)
        self.questions.visited.connect(self._on_asked)
        self.sheet.shown.connect(self._on_sheet_shown)
        self.sheet.grid.column_asked.connect(self._on_column_asked)
        self.sheet.grid.selectionModel().currentChanged.connect(self._on_cell_changed)
        self.columns.column_said.connect(self.column_said)
        self.columns.header_said.connect(self.header_said)
        self.column_said.connect(said.say_column)
        self.header_said.connect(said.say_header)
        self.layout_pane.said.connect(said.say_layout)
        self.layout_pane.recognition_wanted.connect(self._on_recognition_wanted)
        self.layout_pane.column_wanted.connect(self._on_column_wanted)
        self.layout_pane.table_wanted.connect(self._on_table_wanted)

    def _offer(self, preview: ImportPreview, asks: Sequence[Ask], *, is_figures: bool) -> None:
        offered: dict[View, str] = {}
        if asks:
            left = self.questions.unanswered
            offered[View.ANSWERS] = f"To answer: {left}" if left else "Answered"
        offered[View.LINES] = ""
        if preview.unjudged:
            offered[View.DIRECTIONS] = self.views[View.DIRECTIONS].text()
        if self._fields:
            offered[View.COLUMNS] = ""
        if is_figures:
            offered[View.LAYOUT] = ""
        self._views.offer(offered)

    def _next_view(self, before: View, asks: Sequence[Ask]) -> View:
        """Questions come first, once; whoever is busy with something stays with it."""
        if before in _CHOOSING:
            return View.LAYOUT if self._layouts is not None else View.COLUMNS
        if before is View.ANSWERS and asks:
            return View.ANSWERS
        return View.ANSWERS if self.questions.unanswered and before is View.QUESTION else View.LINES

    def _columns_of(self, title: str) -> SheetColumns | None:
        return next((each for each in self._matched if each.sheet == title), None)

    def _show_columns(self) -> None:
        """Show what the columns hold at the heads of the sheet in front, and in the pane below."""
        sheet, title = self.sheet.current_sheet, self.sheet.current_title
        if self._layouts is not None:
            index = self.sheet.grid.currentIndex()
            row, column = (index.row() + 1, index.column() + 1) if index.isValid() else (0, 0)
            self.sheet.grid.show_fields(head_titles(layout_at(self._layouts, title, row, column)))
            self.layout_pane.show_layouts(self._layouts, sheet, row, column)
            return
        known = self._columns_of(title)
        titles = {each.name: each.title for each in self._fields}
        heads = {column: titles[name] for name, column in known.columns.items()} if known else {}
        self.sheet.grid.show_fields(heads if self._fields else None)
        self.columns.show_columns(self._fields, sheet, known)

    def _kind_action(self, kind: ImportKind) -> QAction:
        action = QAction(KIND_WORDS[kind], self)
        action.triggered.connect(partial(self.kind_chosen.emit, kind))
        return action

    def _put_question(self) -> None:
        self._views.offer({})
        self._views.show_view(View.QUESTION)

    @Slot(str)
    def _on_sheet_shown(self, _title: str) -> None:
        self._show_columns()

    @Slot(QModelIndex)
    def _on_cell_changed(self, _index: QModelIndex) -> None:
        if self._layouts is not None:
            self._show_columns()

    @Slot(int)
    def _on_column_asked(self, column: int) -> None:
        menu = self.column_menu(column)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.sheet.grid.place_below_head(column))

    @Slot(int)
    def _on_column_wanted(self, column: int) -> None:
        row = max(self.sheet.grid.currentIndex().row() + 1, 1)
        self.sheet.grid.show_cell(row, column)

    @Slot(int)
    def _on_table_wanted(self, first_row: int) -> None:
        self.sheet.grid.show_cell(first_row, max(self.sheet.grid.currentIndex().column() + 1, 1))

    @Slot(str, str)
    def _on_cell_wanted(self, title: str, cell: str) -> None:
        """Lead to the cell of a line; lines that nobody looks at lead nowhere."""
        if self.view is View.LINES:
            self.sheet.show_cell(title, cell)

    def _on_details_wanted(self, column: int, kind: ColumnKind) -> None:
        self._views.show_view(View.LAYOUT)
        self._on_column_wanted(column)
        self.layout_pane.ask_details(kind)

    @Slot()
    def _on_recognition_wanted(self) -> None:
        title = self.sheet.current_title
        self._said.say_layout(lambda said: as_recognised(said, title))

    @Slot()
    def _on_answered(self) -> None:
        left = self.directions.unanswered
        words = f"Which way is good: {left} to say" if left else "Which way is good"
        self._views.say(View.DIRECTIONS, words)
        self.answered.emit()

    @Slot(object)
    def _on_asked(self, ask: Ask) -> None:
        self.sheet.show_cell(ask.sheet, ask.cell)

    @Slot(str)
    def _on_visited(self, name: str) -> None:
        if name in self._label_cells:
            self.sheet.show_cell(*self._label_cells[name])
