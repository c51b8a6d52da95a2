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
    OpenedWorkbook,
    PreviewLine,
    sheets_of,
)
from boardkeeper.kpis import Polarity
from ui.imports.choosing import QuestionPane
from ui.imports.directions import DirectionsPane
from ui.imports.kind_row import KIND_WORDS, KindRow
from ui.imports.sheet_pane import SheetPane
from ui.imports.written import WrittenPane
from ui.page import Workplace

_LINES, _DIRECTIONS, _QUESTION = range(3)


class UnderstoodPane(QWidget):
    """Kind and month, the sheet, and the lower pane.

    Signals:
        kind_chosen: Another `ImportKind` was pressed.
        month_chosen: Another month was typed.
        answered: An indicator's direction was said.
    """

    kind_chosen = Signal(object)
    month_chosen = Signal(str)
    answered = Signal()

    def __init__(self, workplace: Workplace, choose_another: QAction, parent: QWidget) -> None:
        super().__init__(parent)
        theme = workplace.theme
        self.kinds = KindRow(theme, self)
        self.sheet = SheetPane(theme, self)
        self.sheet.put_before_tabs(self.kinds)
        self.written = WrittenPane(workplace, self)
        self.directions = DirectionsPane(self)
        self._kind_actions = {kind: self._kind_action(kind) for kind in KIND_WORDS}
        self.question = QuestionPane(theme, choose_another, tuple(self._kind_actions.values()), self)
        self._label_cells: dict[str, tuple[str, str]] = {}
        self._views = QButtonGroup(self)
        self.views: list[QToolButton] = []
        self._switch = QWidget(self)
        row = QHBoxLayout(self._switch)
        row.setContentsMargins(24, 8, 24, 0)
        row.setSpacing(8)
        for number, words in enumerate(("What will be written", "Which way is good")):
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
        for widget in (self.written, self.directions, self.question):
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

    @property
    def is_asking(self) -> bool:
        """Whether the question which way is good is in front."""
        return self._stack.currentIndex() == _DIRECTIONS

    def show_opened(self, opened: OpenedWorkbook, kind: ImportKind | None, month: str) -> None:
        """Show a workbook that has been read; nothing of it is understood yet."""
        self.kinds.say(kind, month)
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

    def show_preview(self, preview: ImportPreview, lines: tuple[PreviewLine, ...]) -> None:
        """Show what applying would do."""
        self.sheet.show_sheets(preview.read.sheets)
        self._label_cells = {
            line.title: (line.sheet, line.cell) for line in lines if line.what == "indicator"
        }
        self.directions.ask(preview.unjudged, preview.polarity_proposals)
        self._switch.setVisible(bool(preview.unjudged))
        self.written.show_lines(lines)
        self._show(_LINES)

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

    @Slot()
    def _on_answered(self) -> None:
        left = self.directions.unanswered
        self.views[_DIRECTIONS].setText(f"Which way is good: {left} to say" if left else "Which way is good")
        self.answered.emit()

    @Slot(str)
    def _on_visited(self, name: str) -> None:
        if name in self._label_cells:
            self.sheet.show_cell(*self._label_cells[name])
