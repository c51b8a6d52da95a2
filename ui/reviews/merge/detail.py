"""One edit of the chair's: both sides beside each other, the ways to decide, and what it will say."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from boardkeeper.clock import current_day
from boardkeeper.reviews.plan import Choice, MergeLine, Outcome
from boardkeeper.rules.due_dates import full_date, parse_due
from ui.panes import words_label
from ui.reviews.merge.deciding import Decisions
from ui.reviews.merge.words_view import WordsView
from ui.theme.theme import Theme

_NARROW = 520
_TITLES = {Choice.OURS: "Ours", Choice.CHAIRS: "The chair’s", Choice.BOTH: "Both"}
_HINTS = {
    Choice.OURS: "Keep what the board says (1)",
    Choice.CHAIRS: "Take what the chair wrote (2)",
    Choice.BOTH: "Keep the words of both sides (3)",
}
_SAID = {
    Outcome.TAKEN: "Only the chair changed this. It is taken over.",
    Outcome.SAME: "Both sides made the same change. There is nothing to do.",
    Outcome.MERGED: "Both sides changed other words. Both edits are taken.",
    Outcome.CONFLICT: "Both sides changed this. Choose whose words shall stand.",
    Outcome.LOST_ROW: "It is kept as a settled remark, so that nothing is lost.",
    Outcome.REFUSED: "It is kept as a settled remark, so that nothing is lost.",
}


class LineDetail(QWidget):
    """Shows the chosen line.

    Signals:
        decided: What was decided about it: a `Choice`, words of the officer's own, or None.
    """

    decided = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._line: MergeLine | None = None
        self._decisions: Decisions | None = None
        self.heading = words_label("heading", self)
        self.matter = words_label("muted", self)
        self.note = words_label("", self)
        self._ours_label, self.ours = self._side("Ours, as the board says now", "Ours")
        self._theirs_label, self.theirs = self._side("The chair’s", "The chair’s")
        self.buttons = {choice: self._button(choice) for choice in Choice}
        self.own_button = self._chip("Put it in words of your own (4)")
        self.own_button.clicked.connect(self._on_own_clicked)
        self.own = QPlainTextEdit(self)
        self.own.setAccessibleName("Words of your own")
        self.own.setTabChangesFocus(True)
        self.own.setMaximumHeight(theme.px(140))
        self.own.textChanged.connect(self._on_own_changed)
        self.meant = words_label("muted", self)
        self._result_label, self.result = self._side("What it will say", "What it will say")
        self._lay_out()

    def show_line(self, line: MergeLine, decisions: Decisions) -> None:
        """Show a line and what is decided about it."""
        self._line, self._decisions = None, decisions
        chair = decisions.plan.chair
        self.heading.setText(f"{line.about}: {line.name.lower()}")
        self.matter.setText("" if line.text in {line.base, line.ours, ""} else line.text)
        self.matter.setVisible(bool(self.matter.text()))
        said = "Added by the chair. It stays." if line.is_addition else _SAID[line.outcome]
        if line.is_addition and line.outcome in {Outcome.LOST_ROW, Outcome.SAME}:
            said = _SAID[line.outcome]
        said = said.replace("the chair", chair)
        self.note.setText(f"{line.note} {said}" if line.outcome not in _QUIET and line.note else said)
        has_two = line.outcome in {Outcome.CONFLICT, Outcome.MERGED, Outcome.REFUSED}
        self.ours.show_words(line.ours, line.base)
        self._ours_side.setVisible(has_two)
        self._theirs_label.setText(line.note if line.is_addition and line.outcome in _QUIET else chair)
        self.theirs.show_words(line.theirs, None if line.is_addition else line.base)
        choice = decisions.choices.get(line.id)
        self.own_button.setChecked(isinstance(choice, str))
        self.own.setPlainText(choice if isinstance(choice, str) else "")
        self._line = line
        self.show_decision()

    def show_decision(self) -> None:
        """Show what is decided about the line by now."""
        line, decisions = self._line, self._decisions
        if line is None or decisions is None:
            return
        chosen = decisions.chosen(line)
        for choice, button in self.buttons.items():
            button.setVisible(choice in line.allowed)
            button.setChecked(choice is chosen)
        is_own = isinstance(chosen, str) or (self.own_button.isChecked() and chosen is None)
        self.own_button.setVisible(line.takes_words)
        self.own_button.setChecked(is_own and line.takes_words)
        self._say_buttons()
        self._show_own(is_own and line.takes_words)
        words = decisions.result(line)
        is_as_shown = line.outcome is Outcome.TAKEN and chosen is Choice.CHAIRS
        shows = bool(line.allowed) and not is_own and not decisions.is_open(line) and not is_as_shown
        self._result_label.setVisible(shows)
        self.result.setVisible(shows)
        if shows:
            self.result.show_words(words)

    def choose(self, choice: Choice) -> None:
        """Decide, if the line offers it."""
        if self._line is not None and choice in self._line.allowed:
            self.own_button.setChecked(False)
            self.decided.emit(choice)

    def write_own(self) -> None:
        """Begin to put it in words of one's own, from those of both sides."""
        line, decisions = self._line, self._decisions
        if line is None or decisions is None or not line.takes_words:
            return
        self.own_button.setChecked(True)
        if not self.own.toPlainText().strip():
            start = line.results.get(Choice.BOTH) or line.results.get(Choice.OURS) or line.ours
            self.own.setPlainText(start)
        self.decided.emit(self.own.toPlainText())
        self.own.setFocus(Qt.FocusReason.OtherFocusReason)
        self.own.selectAll()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_narrow = event.size().width() < self._theme.px(_NARROW)
        beside, below = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._sides.setDirection(below if is_narrow else beside)

    def _side(self, title: str, name: str) -> tuple[QLabel, WordsView]:
        label = words_label("strong", self)
        label.setText(title)
        return label, WordsView(self._theme, name, self)

    def _button(self, choice: Choice) -> QToolButton:
        button = self._chip(_HINTS[choice])
        button.clicked.connect(partial(self._on_chosen, choice))
        return button

    def _on_chosen(self, choice: Choice, _on: bool = False) -> None:
        self.choose(choice)

    def _chip(self, tip: str) -> QToolButton:
        button = QToolButton(self)
        button.setProperty("chip", True)
        button.setCheckable(True)
        button.setToolTip(tip)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    def _say_buttons(self) -> None:
        """Say on the buttons what they do, and which is chosen by more than its colour."""
        titles = [(self.buttons[choice], _TITLES[choice]) for choice in Choice]
        for number, (button, title) in enumerate([*titles, (self.own_button, "Own words")], start=1):
            mark = "✓ " if button.isChecked() else ""
            button.setText(f"{mark}{number}  {title}")

    def _show_own(self, is_shown: bool) -> None:
        self.own.setVisible(is_shown)
        is_due = self._line is not None and self._line.field == "due"
        self.meant.setVisible(is_shown and is_due)
        if is_due:
            day = parse_due(self.own.toPlainText(), current_day())
            self.meant.setText(
                f"Meant: {full_date(day)}." if day else "No day can be read in it; it is kept as written."
            )

    @Slot()
    def _on_own_clicked(self) -> None:
        self.write_own()

    @Slot()
    def _on_own_changed(self) -> None:
        if self._line is not None and self.own_button.isChecked():
            self.decided.emit(self.own.toPlainText())

    def _stacked(self, label: QLabel, view: WordsView) -> QWidget:
        side = QWidget(self)
        side.setProperty("plain", True)
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(label)
        column.addWidget(view)
        return side

    def _lay_out(self) -> None:
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._sides.setSpacing(16)
        self._ours_side = self._stacked(self._ours_label, self.ours)
        for side in (self._ours_side, self._stacked(self._theirs_label, self.theirs)):
            self._sides.addWidget(side, 1, Qt.AlignmentFlag.AlignTop)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (*self.buttons.values(), self.own_button):
            buttons.addWidget(button)
        buttons.addStretch()
        inner = QWidget(self)
        inner.setProperty("plain", True)
        column = QVBoxLayout(inner)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(12)
        for label in (self.heading, self.matter, self.note):
            column.addWidget(label)
        column.addLayout(self._sides)
        column.addLayout(buttons)
        last: tuple[QWidget, ...] = (self.own, self.meant, self._result_label, self.result)
        for widget in last:
            column.addWidget(widget)
        column.addStretch(1)
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inner)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)


_QUIET = frozenset({Outcome.TAKEN, Outcome.SAME})
