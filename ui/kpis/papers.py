"""Papers about figures beside the table: chosen, looked at as they will be printed, made anew when a figure changes."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from boardkeeper import kpi_papers, plan
from boardkeeper.clock import current_day
from boardkeeper.errors import UserError
from boardkeeper.kpi_papers import KpiPaper
from ui.meetings.pack.pages_view import PagesView
from ui.operations import Changes, Desk
from ui.page import Workplace
from ui.panes import Hairline, words_label
from ui.paper_out import LaidOutPaper, PaperOut, lay_out

if TYPE_CHECKING:
    from boardkeeper.documents.blocks import Pack
    from boardkeeper.plan import PlanView

TABLES = frozenset(
    {
        "board",
        "event",
        "kpi",
        "kpi_benchmark",
        "kpi_event",
        "kpi_target",
        "meeting",
        "milestone",
        "milestone_kpi",
        "milestone_progress",
        "narrative",
        "observation",
        "plan",
        "priority",
        "restatement",
    }
)
"""What these papers are made of."""
_PAUSE_MILLISECONDS = 400


@dataclass(frozen=True, slots=True)
class PaperChoice:
    """One paper that can be chosen; `priority` is the number of the one that is wanted."""

    paper: KpiPaper
    title: str
    plan_id: str | None = None
    priority: int | None = None


_ALWAYS = (
    PaperChoice(KpiPaper.DATA_SET, "Data set: every indicator, month by month"),
    PaperChoice(KpiPaper.EXCEPTIONS, "Exceptions: red, changed, out of the ordinary"),
)


class KpiPapersPane(QWidget):
    """Shows one paper as it will be printed, and prints or saves it.

    Attributes:
        pack: The paper as blocks; None while there is none.

    Signals:
        closed: Back to the indicator.
        shown: A paper was laid out and is shown, or cannot be made.
    """

    closed = Signal()
    shown = Signal()

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._board_id = ""
        self.pack: Pack | None = None
        self._asked = 0
        self.out = PaperOut(workplace, "kpis", self)
        self.choice = QComboBox(self)
        self.choice.setAccessibleName("Paper")
        self.choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.choice.setMinimumContentsLength(20)
        self.back = QPushButton("Back", self)
        self.back.setToolTip("Back to the indicator (Escape)")
        self.save_button = QPushButton("Save…", self)
        self.save_button.setToolTip("Save this paper as PDF, Word file, web page or text")
        self.print_button = QPushButton("Print…", self)
        self.print_button.setToolTip("Print this paper")
        self.print_button.setProperty("main", True)
        self.words = words_label("muted", self)
        self.words.setContentsMargins(16, 16, 16, 16)
        self.pages = PagesView(workplace, self)
        self.pages.setAccessibleName("Pages of the paper")
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MILLISECONDS)
        self._pause.timeout.connect(self._gather)
        self._lay_out()
        self._fill(())
        self.choice.activated.connect(self._on_chosen)
        self.back.clicked.connect(self.closed)
        self.save_button.clicked.connect(self.save)
        self.print_button.clicked.connect(self.print)
        workplace.operations.changed.connect(self._on_changed)

    @property
    def chosen(self) -> PaperChoice:
        """The paper that is shown."""
        choice = self.choice.currentData()
        assert isinstance(choice, PaperChoice)
        return choice

    @property
    def is_settled(self) -> bool:
        """Whether what is shown is the paper as it is now."""
        return not self._pause.isActive() and not self._asked

    def show_board(self, board_id: str, paper: KpiPaper | None = None) -> None:
        """Show a paper of this board: the one that is asked for, or the one that was shown last."""
        self._board_id = board_id
        if paper is not None:
            self.choice.setCurrentIndex([each.paper for each in _ALWAYS].index(paper))
        self._workplace.operations.run(None, _priorities, board_id, on_done=self._on_plans_read)

    def begin(self) -> None:
        """Put the cursor where a paper is chosen."""
        self.choice.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def print(self) -> None:
        """Ask for a printer."""
        if self.pack is not None:
            self.out.print(self.pack)

    @Slot()
    def save(self) -> None:
        """Ask for a place and write the paper there."""
        if self.pack is not None:
            self.out.save(self.pack, f"{self.pack.sections[0].title} {current_day().isoformat()}")

    def save_to(self, path: Path) -> None:
        """The same without asking."""
        if self.pack is not None:
            self.out.save_to(self.pack, path)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        first = QHBoxLayout()
        first.setContentsMargins(16, 12, 16, 0)
        first.setSpacing(8)
        first.addWidget(self.choice, 1)
        second = QHBoxLayout()
        second.setContentsMargins(16, 8, 16, 12)
        second.setSpacing(8)
        second.addWidget(self.back)
        second.addStretch()
        second.addWidget(self.save_button)
        second.addWidget(self.print_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(first)
        column.addLayout(second)
        column.addWidget(Hairline(self))
        column.addWidget(self.words)
        column.addWidget(self.pages, 1)

    def _fill(self, further: tuple[PaperChoice, ...]) -> None:
        before = self.choice.currentData()
        self.choice.clear()
        for choice in (*_ALWAYS, *further):
            self.choice.addItem(choice.title, choice)
        again = [self.choice.itemData(place) for place in range(self.choice.count())]
        self.choice.setCurrentIndex(again.index(before) if before in again else 0)

    def _on_plans_read(self, further: tuple[PaperChoice, ...]) -> None:
        self._fill(further)
        self._gather()

    @Slot()
    def _on_chosen(self) -> None:
        self._gather()

    @Slot(object, object)
    def _on_changed(self, changes: Changes, _origin: object) -> None:
        if self.isVisible() and changes.touches(*TABLES):
            self._pause.start()

    @Slot()
    def _gather(self) -> None:
        if not self._board_id:
            return
        choice = self.chosen
        self._asked += 1
        self._workplace.operations.run(
            None,
            kpi_papers.gather_kpi_paper,
            self._board_id,
            choice.paper,
            plan_id=choice.plan_id,
            priority=choice.priority,
            on_done=partial(self._on_gathered, choice),
            on_error=self._on_nothing_to_show,
        )

    def _on_gathered(self, choice: PaperChoice, pack: Pack) -> None:
        if choice != self.chosen:
            self._asked -= 1
            return
        self.pack = pack
        self._workplace.tasks.run(
            f"Laying out {pack.sections[0].title}",
            lay_out,
            pack,
            on_done=partial(self._on_laid_out, choice),
            on_error=self._on_nothing_to_show,
            is_quiet=True,
        )

    def _on_laid_out(self, choice: PaperChoice, paper: LaidOutPaper) -> None:
        self._asked -= 1
        if choice == self.chosen:
            self._say("", paper)

    def _on_nothing_to_show(self, error: UserError) -> None:
        self._asked -= 1
        self.pack = None
        self._say(str(error), None)

    def _say(self, words: str, paper: LaidOutPaper | None) -> None:
        self.words.setText(words)
        self.words.setVisible(bool(words))
        self.pages.show_pack(paper)
        for button in (self.save_button, self.print_button):
            button.setEnabled(paper is not None)
        self.shown.emit()


def _priorities(desk: Desk, board_id: str) -> tuple[PaperChoice, ...]:
    """The pages of priorities, all and one by one, of every plan that has any."""
    found: list[PaperChoice] = []
    lines = plan.list_plans(desk, board_id)
    for line in lines:
        view = plan.get_plan(desk, board_id, line.id)
        if view is not None and view.priorities:
            found += _of_a_plan(view, is_only=len(lines) == 1)
    return tuple(found)


def _of_a_plan(view: PlanView, *, is_only: bool) -> list[PaperChoice]:
    words: Any = view.words
    of = "" if is_only else f" of {view.title}"
    whole = PaperChoice(KpiPaper.PRIORITIES, f"A page for each {words.priority}{of}", view.id)
    single = [
        PaperChoice(
            KpiPaper.PRIORITIES,
            f"{words.priority.capitalize()} {each.number}: {each.bare_title}",
            view.id,
            each.number,
        )
        for each in view.priorities
    ]
    return [whole, *single]
