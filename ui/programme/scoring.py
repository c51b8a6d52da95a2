"""The questions of the board’s scheme for one topic, each answered with yes or no."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from boardkeeper.programme import AnswerView, ProgrammeItemView
from ui.programme.words import score_words


class QuestionRow(QWidget):
    """One question with its two answers; a second click on an answer takes it back. Y and N answer by key.

    Signals:
        answered: True, False, or None when the answer was taken back.
        answered_by_key: The same, so that the keyboard goes on to the next question.
    """

    answered = Signal(object)
    answered_by_key = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._question = QLabel(self)
        self._question.setWordWrap(True)
        self._question.setTextFormat(Qt.TextFormat.PlainText)
        self.yes = self._button("Yes")
        self.no = self._button("No")
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 2, 0, 2)
        line.setSpacing(6)
        line.addWidget(self._question, 1)
        line.addWidget(self.yes)
        line.addWidget(self.no)

    def show_answer(self, view: AnswerView) -> None:
        """Show a question and how it was answered."""
        counts = f" (counts {view.weight})" if view.weight != 1 else ""
        self._question.setText(f"{view.question}{counts}")
        self.yes.setAccessibleName(f"Yes: {view.question}")
        self.no.setAccessibleName(f"No: {view.question}")
        self._press(view.is_yes)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        given = {Qt.Key.Key_Y: True, Qt.Key.Key_N: False, Qt.Key.Key_Backspace: None, Qt.Key.Key_Delete: None}
        if event.key() in given and not event.modifiers():
            answer = given[Qt.Key(event.key())]
            self._press(answer)
            self.answered.emit(answer)
            if answer is not None:
                self.answered_by_key.emit()
        else:
            super().keyPressEvent(event)

    def _button(self, title: str) -> QToolButton:
        button = QToolButton(self)
        button.setText(title)
        button.setCheckable(True)
        button.setProperty("chip", True)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.setToolTip(f"{title} ({title[0]})")
        button.clicked.connect(self._on_clicked)
        return button

    def _press(self, is_yes: bool | None) -> None:
        self.yes.setChecked(is_yes is True)
        self.no.setChecked(is_yes is False)

    @Slot()
    def _on_clicked(self) -> None:
        button = self.sender()
        is_yes = button is self.yes
        answer = is_yes if isinstance(button, QToolButton) and button.isChecked() else None
        self._press(answer)
        self.answered.emit(answer)


class ScoringPane(QWidget):
    """Score and band above, the questions below; every answer is kept at once.

    Signals:
        answered: All answers given, by the question’s id.
    """

    answered = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.score = QLabel(self)
        self.score.setProperty("rank", "strong")
        self.note = QLabel(self)
        self.note.setProperty("rank", "muted")
        self.note.setWordWrap(True)
        self.rows: list[QuestionRow] = []
        self._ids: tuple[str, ...] = ()
        self._answers: dict[str, bool] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._column.addWidget(self.score)
        self._column.addWidget(self.note)

    def show_topic(self, row: ProgrammeItemView) -> None:
        """Show how a topic scored."""
        ids = tuple(view.question_id for view in row.answers)
        if ids != self._ids:
            self._make_rows(len(ids))
            self._ids = ids
        for line, view in zip(self.rows, row.answers, strict=True):
            line.show_answer(view)
        self._answers = {view.question_id: view.is_yes for view in row.answers if view.is_yes is not None}
        self.score.setText(score_words(row))
        self.note.setText(_note(row.answers, row.score, row.band))

    def _make_rows(self, count: int) -> None:
        for line in self.rows:
            line.hide()
            line.deleteLater()
        self.rows = []
        for _ in range(count):
            line = QuestionRow(self)
            line.answered.connect(self._on_answered)
            line.answered_by_key.connect(self._on_answered_by_key)
            self._column.addWidget(line)
            self.rows.append(line)

    @Slot(object)
    def _on_answered(self, is_yes: bool | None) -> None:
        question_id = next(
            each for each, line in zip(self._ids, self.rows, strict=True) if line is self.sender()
        )
        others = {key: value for key, value in self._answers.items() if key != question_id}
        self._answers = others if is_yes is None else {**others, question_id: is_yes}
        self.answered.emit(dict(self._answers))

    @Slot()
    def _on_answered_by_key(self) -> None:
        place = next(place for place, line in enumerate(self.rows) if line is self.sender())
        if place + 1 < len(self.rows):
            self.rows[place + 1].yes.setFocus(Qt.FocusReason.TabFocusReason)


def _note(answers: Sequence[AnswerView], score: int | None, band: str) -> str:
    given = sum(1 for view in answers if view.is_yes is not None)
    if score is not None and not given:
        other = "" if band else " It is more than this scheme gives."
        return f"Given without answers; answering takes its place.{other}"
    if score is None and given:
        return f"{given} of {len(answers)} answered. It is scored once all are."
    if score is None:
        return "Answer every question with Y or N, or a click."
    return f"All {len(answers)} answered, {sum(1 for view in answers if view.is_yes)} with yes."
