"""What a priority says for a month under the three questions; what is written is kept by itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from boardkeeper.plan import NarrativeView, PriorityView
from boardkeeper.rules.period_words import period_words
from ui.list_page import detail_column
from ui.live_figures.line import LiveFigureLine
from ui.live_figures.reading import BoardFigures
from ui.page import Workplace
from ui.panes import words_label
from ui.plan.priority_card import shares_words
from ui.plan.standing import months_to_offer

#: The three questions of Signs of Safety, and what is asked for under each.
QUESTIONS = (
    ("working_well", "What is working well?", "What has become better, and how it is known"),
    ("worried_about", "What are we worried about?", "What holds it up, and for whom"),
    ("needs_to_happen", "What needs to happen?", "Who will do what by when"),
)

_KEEP_AFTER_MILLISECONDS = 2_500
_LEAST_HEIGHT, _MOST_LINES = 3, 14


@dataclass(frozen=True, slots=True)
class Written:
    """What was written for a priority and a month."""

    priority_id: str
    period: str
    working_well: str = ""
    worried_about: str = ""
    needs_to_happen: str = ""


class NarrativeEditor(QWidget):
    """Month, three boxes, and beneath each how its live figures read.

    Signals:
        written: The `Written` that differs from what is kept.
        change_wanted: The priority itself shall be changed.
        milestone_wanted: It shall get another milestone.
        left: Escape was pressed.

    Args:
        workplace: What the page works with.
        parent: Who owns it.
    """

    written = Signal(object)
    change_wanted = Signal()
    milestone_wanted = Signal()
    left = Signal()

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kept: dict[str, Written] = {}
        self._shown = Written("", "")
        self.priority: PriorityView | None = None
        self.heading = words_label("heading", self)
        self.aim = words_label("", self)
        self.shares = words_label("muted", self)
        self.change = _link("Change…", self)
        self.add = _link("", self)
        self.month = QComboBox(self)
        self.month.setAccessibleName("What it says for the month")
        self.month.setMinimumContentsLength(14)
        self.kept = QLabel(self)
        self.kept.setProperty("rank", "muted")
        self.kept.setWordWrap(True)
        self.boxes: dict[str, NarrativeBox] = {}
        self.figures: dict[str, LiveFigureLine] = {}
        self._lay_out(workplace)
        self._keeper = QTimer(self)
        self._keeper.setSingleShot(True)
        self._keeper.setInterval(_KEEP_AFTER_MILLISECONDS)
        self._keeper.timeout.connect(self.keep)
        self.month.activated.connect(self._on_month_chosen)
        self.change.clicked.connect(self.change_wanted)
        self.add.clicked.connect(self.milestone_wanted)
        if workplace.is_review:
            self.change.hide()
            self.add.hide()

    def _lay_out(self, workplace: Workplace) -> None:
        scroll = QScrollArea(self)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setAccessibleName("Narrative")
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inside = QWidget(scroll)
        inside.setProperty("plain", True)
        column = detail_column(inside)
        column.setSpacing(6)
        for widget in (self.heading, self.aim, self.shares):
            column.addWidget(widget)
        doing = QHBoxLayout()
        doing.setContentsMargins(-6, 0, 0, 0)
        doing.setSpacing(0)
        doing.addWidget(self.change)
        doing.addWidget(self.add)
        doing.addStretch()
        column.addLayout(doing)
        column.addSpacing(8)
        upper = QHBoxLayout()
        upper.setSpacing(8)
        upper.addWidget(self.month)
        upper.addWidget(self.kept, 1)
        column.addLayout(upper)
        figures = BoardFigures(workplace, self)
        for name, question, hint in QUESTIONS:
            label = QLabel(question, inside)
            label.setProperty("rank", "strong")
            label.setContentsMargins(0, 10, 0, 0)
            box = NarrativeBox(question, hint, inside)
            box.setReadOnly(workplace.is_review)
            label.setBuddy(box)
            line = LiveFigureLine(workplace, inside, figures=figures)
            line.serve(box)
            box.textChanged.connect(self._on_typed)
            box.finished.connect(self.keep)
            column.addWidget(label)
            column.addWidget(box)
            column.addWidget(line)
            self.boxes[name], self.figures[name] = box, line
        column.addStretch()
        scroll.setWidget(inside)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)

    def begin(
        self,
        priority: PriorityView,
        narratives: Sequence[NarrativeView],
        latest: str,
        today: date,
        words: tuple[str, str, str],
    ) -> None:
        """Turn to a priority; what is being typed for the same month of it stays.

        Args:
            priority: Which one.
            narratives: What it said for every month so far.
            latest: The plan’s latest month: what one writes for unless another is chosen.
            today: The months since then are offered too.
            words: What a priority is called, and one and several of its milestones.
        """
        is_same = self.priority is not None and self.priority.id == priority.id
        if not is_same:
            self.keep()
        self.priority = priority
        called, one, many = words
        self.heading.setText(f"{called[:1].upper()}{called[1:]} {priority.number}: {priority.title}")
        self.aim.setText(priority.aim)
        self.aim.setVisible(bool(priority.aim))
        self.shares.setText(shares_words(priority.summary, len(priority.milestones), one, many))
        self.add.setText(f"Add {'an' if one[0] in 'aeiou' else 'a'} {one}…")
        self.change.setAccessibleName(f"Change the {called}")
        self.change.setToolTip(f"Change the {called}, or take it away (Shift+F2)")
        self._kept = {each.period: _written(priority.id, each) for each in narratives}
        newest = max(self._kept, default="")
        wanted = self._shown.period if is_same else (newest or latest)
        periods = sorted({*self._kept, *months_to_offer(max(newest, latest), today)}, reverse=True)
        with QSignalBlocker(self.month):
            self.month.clear()
            for period in periods:
                self.month.addItem(period_words(period), period)
            self.month.setCurrentIndex(max(0, self.month.findData(wanted)))
        if is_same and self._is_typing():
            self._shown = self._kept.get(self._shown.period, Written(priority.id, self._shown.period))
        else:
            self._show(str(self.month.currentData()))

    def show_board(self, board_id: str) -> None:
        """Name figures of this board."""
        for line in self.figures.values():
            line.show_board(board_id)

    def write(self) -> None:
        """Put the cursor into the first box."""
        next(iter(self.boxes.values())).setFocus(Qt.FocusReason.ShortcutFocusReason)

    @property
    def texts(self) -> Written:
        """What stands in the boxes."""
        typed = {name: box.toPlainText().strip() for name, box in self.boxes.items()}
        return replace(self._shown, **typed)

    @Slot()
    def keep(self) -> None:
        """Have what was written kept, if it differs."""
        self._keeper.stop()
        if self._is_typing():
            self._shown = self.texts
            self._kept[self._shown.period] = self._shown
            self._say_kept()
            self.written.emit(self._shown)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.keep()
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.keep()

    def _is_typing(self) -> bool:
        return bool(self._shown.priority_id) and self.texts != self._shown

    def _show(self, period: str) -> None:
        assert self.priority is not None
        self._shown = self._kept.get(period, Written(self.priority.id, period))
        for name, box in self.boxes.items():
            text = str(getattr(self._shown, name))
            if box.toPlainText() != text:
                with QSignalBlocker(box):
                    box.setPlainText(text)
            box.fit()
            self.figures[name].show_text(text)
        self._say_kept()

    def _say_kept(self) -> None:
        is_blank = not any(getattr(self._shown, name) for name in self.boxes)
        self.kept.setText("Nothing written yet" if is_blank else "Kept as you write")

    @Slot()
    def _on_typed(self) -> None:
        self._keeper.start()
        for box in self.boxes.values():
            if box is self.sender():
                box.fit()

    @Slot(int)
    def _on_month_chosen(self, _place: int) -> None:
        self.keep()
        self._show(str(self.month.currentData()))


class NarrativeBox(QPlainTextEdit):
    """A box that grows with what is written in it.

    Signals:
        finished: The cursor left it, or Ctrl+Return was pressed.
    """

    finished = Signal()

    def __init__(self, name: str, hint: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.fit()

    def fit(self) -> None:
        """Take the room the words need, within bounds."""
        lines = min(max(self._lines() + 1, _LEAST_HEIGHT), _MOST_LINES)
        self.setFixedHeight(lines * self.fontMetrics().lineSpacing() + 20)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.finished.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_return = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if is_return and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.finished.emit()
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _lines(self) -> int:
        return round(self.document().size().height())


def _written(priority_id: str, narrative: NarrativeView) -> Written:
    return Written(
        priority_id,
        narrative.period,
        narrative.working_well,
        narrative.worried_about,
        narrative.needs_to_happen,
    )


def _link(text: str, parent: QWidget) -> QPushButton:
    button = QPushButton(text, parent)
    button.setProperty("link", True)
    return button
