"""What can still lawfully be done when a day is too late, each as a button that does it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from boardkeeper.deadlines import LateChoice, LateKind
from boardkeeper.rules.due_dates import long_date


class LateChoices(QWidget):
    """A button and its explanation for every choice.

    Signals:
        chosen: A `LateChoice`.
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[LateChoice, ...] = ()
        self._choices: dict[QPushButton, LateChoice] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        title = QLabel("What can still be done", self)
        title.setProperty("rank", "strong")
        self._column.addWidget(title)
        self._made: list[QWidget] = []
        self.hide()

    @property
    def buttons(self) -> list[QPushButton]:
        """The buttons, in the order of the choices."""
        return list(self._choices)

    def show_choices(self, choices: Sequence[LateChoice]) -> None:
        """Show these choices; none, and it takes no room."""
        self.setVisible(bool(choices))
        if tuple(choices) == self._shown:
            return
        self._shown = tuple(choices)
        for widget in self._made:
            self._column.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        self._made.clear()
        self._choices.clear()
        for choice in choices:
            self._add(choice)

    def _add(self, choice: LateChoice) -> None:
        button = QPushButton(_short(choice), self)
        button.setToolTip(choice.title)
        button.setAccessibleDescription(f"{choice.title}. {choice.explanation}")
        button.clicked.connect(self._on_clicked)
        explanation = QLabel(choice.explanation, self)
        explanation.setWordWrap(True)
        explanation.setProperty("rank", "muted")
        explanation.setContentsMargins(0, 0, 0, 8)
        self._column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addWidget(explanation)
        self._made += [button, explanation]
        self._choices[button] = choice

    @Slot()
    def _on_clicked(self) -> None:
        button = self.sender()
        if isinstance(button, QPushButton):
            self.chosen.emit(self._choices[button])


def _short(choice: LateChoice) -> str:
    """What fits a button in a narrow column; the whole title is its tooltip."""
    match choice.kind:
        case LateKind.POSTPONE:
            return f"Postpone to {long_date(choice.day)}…" if choice.day else "Postpone the meeting…"
        case LateKind.SHORT_NOTICE:
            return "Give a reason for short notice…"
        case LateKind.URGENT:
            return "Mark single items urgent"
        case LateKind.NEXT_MEETING:
            return f"Go to {long_date(choice.day)}" if choice.day else "Add a later meeting…"
