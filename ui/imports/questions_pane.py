"""What only a person can say, question by question; every answer is taken at once and can be changed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from boardkeeper.rules.periods import period_title
from ui.imports.asking import Ask
from ui.imports.period_edit import PeriodEdit
from ui.theme.theme import Theme

_MOST_BUTTONS = 4
_ROWS_AT_ONCE = 24
_CHOOSE = "Choose…"


class QuestionRow(QFrame):
    """One question with its answers: buttons for a few, a box for many, a line for a period.

    Signals:
        answered: The question and the answer.
        visited: The question that has the keyboard.
    """

    answered = Signal(object, str)
    visited = Signal(object)

    def __init__(self, theme: Theme, ask: Ask, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ask = ask
        self._title = _words(self, "strong")
        self._text = _words(self, "muted")
        self.buttons: dict[str, QToolButton] = {}
        self.box: QComboBox | None = None
        self.edit: PeriodEdit | None = None
        grid = QGridLayout(self)
        grid.setContentsMargins(24, 8, 24, 8)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(0, 1)
        grid.addWidget(self._title, 0, 0)
        grid.addWidget(self._text, 1, 0)
        answers = QHBoxLayout()
        answers.setSpacing(4)
        for widget in self._make_answers(theme):
            answers.addWidget(widget)
        grid.addLayout(answers, 0, 1, 2, 1, Qt.AlignmentFlag.AlignVCenter)
        self.show_ask(ask)

    def show_ask(self, ask: Ask) -> None:
        """Show the same question with another answer."""
        self.ask = ask
        self._title.setText(ask.title)
        self._text.setText(ask.text)
        for answer, button in self.buttons.items():
            button.setChecked(answer == ask.answer)
        if self.box is not None:
            self.box.setCurrentIndex(max(self.box.findData(ask.answer), 0) if ask.answer else 0)
        if self.edit is not None:
            self.edit.show_period(ask.answer)

    def focus(self) -> None:
        """Put the keyboard on the answers, and show where the question stands."""
        self.visited.emit(self.ask)
        widget = self.edit or self.box or next(iter(self.buttons.values()), None)
        if widget is not None:
            widget.setFocus(Qt.FocusReason.OtherFocusReason)

    def _make_answers(self, theme: Theme) -> list[QWidget]:
        ask = self.ask
        if not ask.choices:
            self.edit = PeriodEdit(ask.title, self)
            self.edit.setFixedWidth(theme.px(196))
            self.edit.period_committed.connect(self._on_period)
            if ask.proposed:
                self.buttons = {ask.proposed: self._button(ask, period_title(ask.proposed), ask.proposed)}
            return [*self.buttons.values(), self.edit]
        if len(ask.choices) <= _MOST_BUTTONS:
            self.buttons = {answer: self._button(ask, words, answer) for words, answer in ask.choices}
            return list(self.buttons.values())
        self.box = QComboBox(self)
        self.box.setAccessibleName(ask.title)
        self.box.addItem(_CHOOSE, "")
        for words, answer in ask.choices:
            self.box.addItem(words, answer)
        self.box.setFixedWidth(theme.px(220))
        self.box.activated.connect(self._on_box)
        return [self.box]

    def _button(self, ask: Ask, words: str, answer: str) -> QToolButton:
        button = QToolButton(self)
        button.setText(words)
        button.setCheckable(True)
        button.setProperty("chip", True)
        button.setProperty("answer", answer)
        button.setAccessibleName(f"{ask.title} {words}")
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.clicked.connect(self._on_button)
        return button

    @Slot()
    def _on_button(self) -> None:
        button = self.sender()
        assert isinstance(button, QToolButton)
        answer = str(button.property("answer"))
        for other, each in self.buttons.items():
            each.setChecked(other == answer)
        self.visited.emit(self.ask)
        self.answered.emit(self.ask, answer)

    @Slot(int)
    def _on_box(self, _number: int) -> None:
        assert self.box is not None
        answer = str(self.box.currentData())
        if answer:
            self.visited.emit(self.ask)
            self.answered.emit(self.ask, answer)

    @Slot(str)
    def _on_period(self, period: str) -> None:
        if period:
            self.visited.emit(self.ask)
            self.answered.emit(self.ask, period)


class QuestionsPane(QWidget):
    """All questions of a workbook. A row stays where it is while its question is asked, and so does the keyboard.

    Signals:
        answered: A question and its answer.
        visited: A question somebody turned to.
    """

    answered = Signal(object, str)
    visited = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._asks: tuple[Ask, ...] = ()
        self.rows: list[QuestionRow] = []
        self.words = _words(self, "muted")
        self._scroll = QScrollArea(self)
        self._scroll.setWidgetResizable(True)
        self._scroll.setAccessibleName("Questions")
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        head = QHBoxLayout()
        head.setContentsMargins(24, 8, 24, 8)
        head.addWidget(self.words)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._scroll, 1)
        self._maker = QTimer(self)
        self._maker.setInterval(0)
        self._maker.timeout.connect(self._make_rows)

    @property
    def unanswered(self) -> int:
        """How many wait for an answer."""
        return sum(not ask.answer for ask in self._asks)

    @property
    def asks(self) -> tuple[Ask, ...]:
        """Every question, answered ones included."""
        return self._asks

    def ask(self, asks: Sequence[Ask]) -> None:
        """Show these questions."""
        keys = [(ask.about, ask.key) for ask in self._asks]
        self._asks = tuple(asks)
        left = self.unanswered
        self.words.setText(
            f"{left} to answer. What waits is left out until then; the rest can be written."
            if left
            else "All is answered. It is remembered with the import."
        )
        if keys == [(ask.about, ask.key) for ask in asks]:
            for row, ask in zip(self.rows, asks, strict=False):
                row.show_ask(ask)
            return
        inside = QWidget(self._scroll)
        inside.setProperty("plain", True)
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(0, 0, 0, 8)
        self._column.setSpacing(0)
        self._column.addStretch()
        self.rows = []
        self._make_rows()
        self._scroll.setWidget(inside)

    def focus(self) -> None:
        """Put the keyboard on the first question that waits."""
        row = next((row for row in self.rows if not row.ask.answer), None)
        if row is not None:
            row.focus()

    @Slot()
    def _make_rows(self) -> None:
        for ask in self._asks[len(self.rows) : len(self.rows) + _ROWS_AT_ONCE]:
            row = QuestionRow(self._theme, ask, self)
            row.answered.connect(self.answered)
            row.visited.connect(self.visited)
            self._column.insertWidget(len(self.rows), row)
            self.rows.append(row)
        if len(self.rows) < len(self._asks):
            self._maker.start()
        else:
            self._maker.stop()


def _words(parent: QWidget, rank: str) -> QLabel:
    label = QLabel(parent)
    label.setProperty("rank", rank)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label
