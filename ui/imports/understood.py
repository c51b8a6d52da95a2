"""A workbook that has been read: the sheet above, beneath it what will be written and what must be answered."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QSplitter,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from boardkeeper.errors import UserError
from boardkeeper.imports import (
    ImportKind,
    ImportPreview,
    ListField,
    OpenedWorkbook,
    PreviewLine,
    SheetColumns,
    fields_of,
    sheets_of,
)
from boardkeeper.kpis import Polarity
from ui.imports.choosing import QuestionPane
from ui.imports.column_menu import ColumnMenu
from ui.imports.columns_pane import ColumnsPane
from ui.imports.directions import DirectionsPane
from ui.imports.kind_row import KIND_WORDS, KindRow
from ui.imports.sheet_pane import SheetPane
from ui.imports.written import WrittenPane
from ui.page import Workplace

_LINES, _DIRECTIONS, _COLUMNS, _QUESTION = range(4)
_VIEWS = ("What will be written", "Which way is good", "Which column is which")


class UnderstoodPane(QWidget):
    """Kind and month, the sheet, and the lower pane.

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

    def __init__(self, workplace: Workplace, choose_another: QAction, parent: QWidget) -> None:
        super().__init__(parent)
        theme = workplace.theme
        self.kinds = KindRow(theme, self)
        self.sheet = SheetPane(theme, self)
        self.sheet.put_before_tabs(self.kinds)
        self.written = WrittenPane(workplace, self)
        self.directions = DirectionsPane(self)
        self.columns = ColumnsPane(theme, self)
        self._fields: tuple[ListField, ...] = ()
        self._matched: tuple[SheetColumns, ...] = ()
        self._kind_actions = {kind: self._kind_action(kind) for kind in KIND_WORDS}
        self.question = QuestionPane(theme, choose_another, tuple(self._kind_actions.values()), self)
        self._label_cells: dict[str, tuple[str, str]] = {}
        self._views = QButtonGroup(self)
        self.views: list[QToolButton] = []
        self._switch = QWidget(self)
        row = QHBoxLayout(self._switch)
        row.setContentsMargins(24, 8, 24, 0)
        row.setSpacing(8)
        for number, words in enumerate(_VIEWS):
            view = QToolButton(self._switch)
            view.setText(words)
            view.setCheckable(True)
            view.setProperty("chip", True)
            view.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self._views.addButton(view, number)
            self.views.append(view)
            row.addWidget(view)
        row.addStretch()
        self._stack = QStackedWidget(self)
        for widget in (self.written, self.directions, self.columns, self.question):
            self._stack.addWidget(widget)
        lower = QWidget(self)
        below = QVBoxLayout(lower)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(0)
        below.addWidget(self._switch)
        below.addWidget(self._stack, 1)
        panes = QSplitter(Qt.Orientation.Vertical, self)
        panes.setHandleWidth(1)
        panes.setChildrenCollapsible(False)
        panes.addWidget(self.sheet)
        panes.addWidget(lower)
        panes.setStretchFactor(0, 1)
        panes.setStretchFactor(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(panes, 1)
        self.kinds.kind_chosen.connect(self.kind_chosen)
        self.kinds.month_chosen.connect(self.month_chosen)
        self.written.cell_wanted.connect(self.sheet.show_cell)
        self.directions.answered.connect(self._on_answered)
        self.directions.visited.connect(self._on_visited)
        self._views.idClicked.connect(self._on_view_clicked)
        self.sheet.shown.connect(self._on_sheet_shown)
        self.sheet.grid.column_asked.connect(self._on_column_asked)
        self.columns.column_said.connect(self.column_said)
        self.columns.header_said.connect(self.header_said)

    @property
    def is_asking(self) -> bool:
        """Whether the question which way is good is in front."""
        return self._stack.currentIndex() == _DIRECTIONS

    def show_opened(self, opened: OpenedWorkbook, kind: ImportKind | None, month: str) -> None:
        """Show a workbook that has been read; nothing of it is understood yet."""
        self.kinds.say(kind, month)
        self._fields, self._matched = (), ()
        self.sheet.show_sheets(sheets_of(opened))
        self.directions.ask((), ())
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
        self._fields, self._matched = fields_of(kind), proposed
        self._show_columns()
        self.columns.complain(f"{error.sentence} Say which column is which.")
        self._switch.hide()
        self._stack.setCurrentIndex(_COLUMNS)
        self.columns.focus()

    def show_preview(self, preview: ImportPreview, lines: tuple[PreviewLine, ...]) -> None:
        """Show what applying would do; whoever is choosing columns stays with them."""
        is_choosing = self._stack.currentIndex() == _COLUMNS and bool(preview.read.columns)
        self._fields, self._matched = fields_of(preview.read.kind), preview.read.columns
        self.sheet.show_sheets(preview.read.sheets)
        self._label_cells = {
            line.title: (line.sheet, line.cell) for line in lines if line.what == "indicator"
        }
        self.directions.ask(preview.unjudged, preview.polarity_proposals)
        self._show_columns()
        self.columns.complain("")
        self.views[_DIRECTIONS].setVisible(bool(preview.unjudged))
        self.views[_COLUMNS].setVisible(bool(self._fields))
        self._switch.setVisible(bool(preview.unjudged or self._fields))
        self.written.show_lines(lines)
        self._show(_COLUMNS if is_choosing else _LINES)

    @property
    def is_choosing_columns(self) -> bool:
        """Whether the question which column is which is in front."""
        return self._stack.currentIndex() == _COLUMNS

    def column_menu(self, column: int) -> ColumnMenu:
        """What a column of the sheet in front may hold."""
        title = self.sheet.current_title
        index = self.sheet.grid.currentIndex()
        return ColumnMenu(
            self._fields,
            self._columns_of(title),
            column,
            index.row() + 1 if index.isValid() else 0,
            partial(self.column_said.emit, title),
            partial(self.header_said.emit, title),
            self.sheet.grid,
        )

    def _columns_of(self, title: str) -> SheetColumns | None:
        return next((each for each in self._matched if each.sheet == title), None)

    def _show_columns(self) -> None:
        """Show the fields at the heads of the sheet in front, and in the pane below."""
        known = self._columns_of(self.sheet.current_title)
        titles = {each.name: each.title for each in self._fields}
        heads = {column: titles[name] for name, column in known.columns.items()} if known else {}
        self.sheet.grid.show_fields(heads if self._fields else None)
        self.columns.show_columns(self._fields, self.sheet.current_sheet, known)

    def answers(self) -> Mapping[str, Polarity]:
        """Which way is good, as far as it was said."""
        return self.directions.answers()

    def _kind_action(self, kind: ImportKind) -> QAction:
        action = QAction(KIND_WORDS[kind], self)
        action.triggered.connect(partial(self.kind_chosen.emit, kind))
        return action

    def _put_question(self) -> None:
        self._switch.hide()
        self._stack.setCurrentIndex(_QUESTION)

    def _show(self, number: int) -> None:
        self._stack.setCurrentIndex(number)
        self.views[number].setChecked(True)

    @Slot(int)
    def _on_view_clicked(self, number: int) -> None:
        self._show(number)

    @Slot(str)
    def _on_sheet_shown(self, _title: str) -> None:
        self._show_columns()

    @Slot(int)
    def _on_column_asked(self, column: int) -> None:
        menu = self.column_menu(column)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.sheet.grid.place_below_head(column))

    @Slot()
    def _on_answered(self) -> None:
        left = self.directions.unanswered
        self.views[_DIRECTIONS].setText(f"Which way is good: {left} to say" if left else "Which way is good")
        self.answered.emit()

    @Slot(str)
    def _on_visited(self, name: str) -> None:
        if name in self._label_cells:
            self.sheet.show_cell(*self._label_cells[name])
