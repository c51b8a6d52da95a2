"""The plan as a board: a card for each priority, beside each other as far as there is room."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from boardkeeper.plan import PlanView
from ui.plan.milestone_line import MilestoneLine
from ui.plan.priority_card import PriorityCard
from ui.theme.theme import Theme

_CARD = 330
_MOST_COLUMNS = 4


class PlanBoard(QScrollArea):
    """Cards of priorities; ↑ and ↓ go along the milestones, from card to card.

    Signals:
        row_chosen: The `MilestoneView` the keyboard or the mouse came to.
        priority_chosen: The `PriorityView` whose narrative is wanted.
    """

    row_chosen = Signal(object)
    priority_chosen = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._chosen = ""
        self.cards: list[PriorityCard] = []
        self.lines: list[MilestoneLine] = []
        self._columns: list[QVBoxLayout] = []
        self.setAccessibleName("The plan by priority")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._inside = QWidget(self)
        self._inside.setProperty("plain", True)
        self._row = QHBoxLayout(self._inside)
        self._row.setContentsMargins(24, 8, 24, 24)
        self._row.setSpacing(12)
        self.setWidget(self._inside)
        theme.changed.connect(self._on_theme_changed)

    def show_plan(self, plan: PlanView, wanted: frozenset[str] | None, one: str, many: str) -> None:
        """Show a plan; a priority none of whose milestones the filter lets through is left out."""
        had_focus = any(line.hasFocus() for line in self.lines)
        kept = [
            (priority, tuple(each for each in priority.milestones if wanted is None or each.id in wanted))
            for priority in plan.priorities
        ]
        shown = [(priority, some) for priority, some in kept if some or wanted is None]
        for card in self.cards[len(shown) :]:
            card.hide()
            card.deleteLater()
        del self.cards[len(shown) :]
        while len(self.cards) < len(shown):
            card = PriorityCard(self._theme, self._inside)
            card.opened.connect(self.priority_chosen)
            self.cards.append(card)
        self.lines = []
        for card, (priority, some) in zip(self.cards, shown, strict=True):
            for line in card.show_priority(priority, some, one, many):
                line.focused.connect(self._on_focused)
                line.stepped.connect(self._on_stepped)
                self.lines.append(line)
        self._arrange(again=True)
        self._mark()
        if had_focus:
            self.focus_chosen()

    def choose(self, row_id: str) -> None:
        """Mark a milestone as the one of the detail, without telling."""
        self._chosen = row_id
        self._mark()

    def focus_chosen(self) -> None:
        """Put the keyboard on the milestone that is chosen, or on the first."""
        line = self._line_of(self._chosen) or (self.lines[0] if self.lines else None)
        if line is not None:
            line.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.cards:
            self.cards[0].narrative.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self, *, again: bool = False) -> None:
        room = self.viewport().width() - self._theme.px(48)
        number = max(1, min(_MOST_COLUMNS, room // self._theme.px(_CARD), max(len(self.cards), 1)))
        if number == len(self._columns) and not again:
            return
        for column in self._columns:
            while column.takeAt(0) is not None:
                pass
            self._row.removeItem(column)
            column.deleteLater()
        self._columns = []
        for _ in range(number):
            column = QVBoxLayout()
            column.setSpacing(12)
            self._columns.append(column)
            self._row.addLayout(column, 1)
        heights = [0] * number
        for card in self.cards:
            # The next card goes where there is most room: so its place follows the order of the plan from the top.
            place = heights.index(min(heights))
            heights[place] += 6 + len(card.lines) * 2
            self._columns[place].addWidget(card)
            card.show()
        for column in self._columns:
            column.addStretch()

    def _mark(self) -> None:
        chosen = self._line_of(self._chosen)
        for line in self.lines:
            line.mark_chosen(is_chosen=line is chosen)
        if chosen is None and self.lines:
            self.lines[0].setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def _line_of(self, row_id: str) -> MilestoneLine | None:
        return next((line for line in self.lines if line.milestone.id == row_id), None)

    @Slot()
    def _on_focused(self) -> None:
        line = self.sender()
        if isinstance(line, MilestoneLine):
            self.ensureWidgetVisible(line, 0, 24)
            if line.milestone.id != self._chosen:
                self.choose(line.milestone.id)
                self.row_chosen.emit(line.milestone)

    @Slot(int)
    def _on_stepped(self, by: int) -> None:
        line = self.sender()
        if isinstance(line, MilestoneLine):
            _focus(self.lines, self.lines.index(line) + by)

    @Slot()
    def _on_theme_changed(self) -> None:
        self._arrange(again=True)


def _focus(lines: Sequence[MilestoneLine], place: int) -> None:
    if 0 <= place < len(lines):
        lines[place].setFocus(Qt.FocusReason.OtherFocusReason)
