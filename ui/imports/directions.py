"""Which way is good: asked for every indicator nobody has judged; a proposal counts only when it is accepted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from boardkeeper.imports import DefinitionProposal
from boardkeeper.kpis import Polarity

_CHOICES: tuple[tuple[str, Polarity | None], ...] = (
    ("Higher", Polarity.HIGHER),
    ("Lower", Polarity.LOWER),
    ("Neither", Polarity.NONE),
    ("Not now", None),
)
_ROWS_AT_ONCE = 24
_PROPOSED = {"higher": "higher is better", "lower": "lower is better", "none": "neither, it is only watched"}


class DirectionRow(QFrame):
    """One indicator: its name, what the catalogue proposes and why, and the four answers.

    Signals:
        answered: The name, the answer that was chosen, None for “Not now”, and whether the whole proposal was accepted.
    """

    answered = Signal(str, object, bool)

    def __init__(
        self,
        name: str,
        proposal: DefinitionProposal | None,
        answer: Polarity | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.name = name
        self.proposal = proposal
        title = _words(self, name, "strong")
        reason = _words(self, _proposed(proposal), "muted")
        self._is_defined = False
        self.group = QButtonGroup(self)
        self.buttons: dict[Polarity | None, QToolButton] = {}
        choices = QHBoxLayout()
        choices.setSpacing(4)
        for number, (word, polarity) in enumerate(_CHOICES):
            button = QToolButton(self)
            button.setText(word)
            button.setCheckable(True)
            button.setProperty("chip", True)
            button.setAccessibleName(f"{name}: {word}")
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.group.addButton(button, number)
            self.buttons[polarity] = button
            choices.addWidget(button)
        self.buttons[answer].setChecked(True)
        self.accept = QPushButton("Accept", self)
        self.accept.setProperty("link", True)
        self.accept.setAccessibleName(f"Accept the proposal for {name}")
        self.accept.setVisible(proposal is not None)
        self.accept.clicked.connect(self.accept_proposal)
        grid = QGridLayout(self)
        grid.setContentsMargins(24, 8, 24, 8)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(0, 1)
        grid.addWidget(title, 0, 0)
        grid.addWidget(reason, 1, 0)
        grid.addWidget(self.accept, 0, 1, 2, 1, Qt.AlignmentFlag.AlignVCenter)
        grid.addLayout(choices, 0, 2, 2, 1, Qt.AlignmentFlag.AlignVCenter)
        self.group.idClicked.connect(self._on_clicked)
        self._show_acceptance()

    @property
    def answer(self) -> Polarity | None:
        """What was said; None for “Not now”."""
        return _CHOICES[self.group.checkedId()][1]

    @Slot()
    def accept_proposal(self) -> None:
        """Take what the catalogue proposes."""
        if self.proposal is not None:
            self.buttons[Polarity(self.proposal.polarity)].setChecked(True)
            self._is_defined = True
            self._tell()

    @Slot(int)
    def _on_clicked(self, _number: int) -> None:
        self._is_defined = self._is_defined and self.answer is not None
        self._tell()

    def show_answer(self, answer: Polarity | None, *, is_defined: bool) -> None:
        """Show an answer that was given elsewhere, and whether the whole proposal was accepted."""
        self.buttons[answer].setChecked(True)
        self._is_defined = is_defined
        self._show_acceptance()

    def _show_acceptance(self) -> None:
        self.accept.setText("Accepted" if self._is_defined else "Accept")
        self.accept.setEnabled(not self._is_defined)

    def _tell(self) -> None:
        self._show_acceptance()
        self.answered.emit(self.name, self.answer, self._is_defined)


class DirectionsPane(QWidget):
    """All indicators without a direction. Rows are made a few at a time: a workbook may hold thousands.

    Signals:
        answered: An answer was chosen.
        visited: The name of the indicator that was answered last.
    """

    answered = Signal()
    visited = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: list[DirectionRow] = []
        self._names: tuple[str, ...] = ()
        self._proposals: dict[str, DefinitionProposal] = {}
        self._answers: dict[str, Polarity] = {}
        self._defined: set[str] = set()
        intro = _words(
            self,
            "A workbook does not say whether more is better. Until somebody does, an indicator gets no colour. "
            "Accept takes the whole proposal; the four answers only say which way is good.",
            "muted",
        )
        self.accept_all = QPushButton("Accept all proposals", self)
        self.accept_all.clicked.connect(self._on_accept_all)
        head = QHBoxLayout()
        head.setContentsMargins(24, 8, 24, 8)
        head.setSpacing(16)
        head.addWidget(intro, 1)
        head.addWidget(self.accept_all)
        self._scroll = QScrollArea(self)
        self._scroll.setWidgetResizable(True)
        self._scroll.setAccessibleName("Indicators without a direction")
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._scroll, 1)
        self._maker = QTimer(self)
        self._maker.setInterval(0)
        self._maker.timeout.connect(self._on_maker_timeout)

    @property
    def unanswered(self) -> int:
        """How many are still to be said."""
        return len(self._names) - len(self._answers)

    def ask(self, names: Sequence[str], proposals: Sequence[DefinitionProposal]) -> None:
        """Ask for these indicators; answers given before to the same names are kept."""
        self._names = tuple(names)
        self._proposals = {proposal.name: proposal for proposal in proposals}
        self._answers = {name: self._answers[name] for name in names if name in self._answers}
        self._defined &= set(names)
        inside = QWidget(self._scroll)
        inside.setProperty("plain", True)
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(0, 0, 0, 8)
        self._column.setSpacing(0)
        self._column.addStretch()
        self.rows = []
        self._make_rows()
        self._scroll.setWidget(inside)
        self._tell()

    def answers(self) -> Mapping[str, Polarity]:
        """What was said, by indicator; those left for later are not in it."""
        return self._answers

    def definitions(self) -> frozenset[str]:
        """The indicators whose whole proposal was accepted."""
        return frozenset(self._defined)

    def _make_rows(self) -> None:
        for name in self._names[len(self.rows) : len(self.rows) + _ROWS_AT_ONCE]:
            row = DirectionRow(name, self._proposals.get(name), self._answers.get(name), self)
            row.show_answer(self._answers.get(name), is_defined=name in self._defined)
            row.answered.connect(self._on_answered)
            self._column.insertWidget(len(self.rows), row)
            self.rows.append(row)
        if len(self.rows) < len(self._names):
            self._maker.start()
        else:
            self._maker.stop()

    def _tell(self) -> None:
        waiting = sum(name not in self._defined for name in self._proposals)
        self.accept_all.setText(f"Accept all {waiting} proposals" if waiting > 1 else "Accept all proposals")
        self.accept_all.setEnabled(waiting > 0)
        self.answered.emit()

    @Slot()
    def _on_maker_timeout(self) -> None:
        self._make_rows()

    @Slot(str, object, bool)
    def _on_answered(self, name: str, answer: Polarity | None, is_defined: bool) -> None:
        self._answers.pop(name, None)
        self._defined.discard(name)
        if answer is not None:
            self._answers[name] = answer
        if is_defined:
            self._defined.add(name)
        self.visited.emit(name)
        self._tell()

    @Slot()
    def _on_accept_all(self) -> None:
        for name, proposal in self._proposals.items():
            self._answers.setdefault(name, Polarity(proposal.polarity))
            self._defined.add(name)
        for row in self.rows:
            row.show_answer(self._answers.get(row.name), is_defined=row.name in self._defined)
        self._tell()


def _proposed(proposal: DefinitionProposal | None) -> str:
    """What the catalogue proposes, in sentences."""
    if proposal is None:
        return "The catalogue does not know this indicator."
    said = [f"Proposed: {_PROPOSED[proposal.polarity]}. {proposal.reason}"]
    if proposal.numerator:
        out_of = f", out of {proposal.denominator}" if proposal.denominator else ""
        said.append(f"It counts {proposal.numerator}{out_of}.")
    if proposal.unit:
        said.append(f"Unit: {proposal.unit}.")
    if proposal.is_year_to_date:
        said.append("It counts up from April.")
    if proposal.source:
        said.append(f"Source: {proposal.source}.")
    return " ".join(said)


def _words(parent: QWidget, text: str, rank: str) -> QLabel:
    label = QLabel(text, parent)
    label.setProperty("rank", rank)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label
