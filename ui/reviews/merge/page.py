"""Merging a review: bring in what came back, decide what both sides changed, apply it as one step."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QAction, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from boardkeeper.errors import UserError
from boardkeeper.reviews import merging, planning
from boardkeeper.reviews.merging import PlanIsStale
from boardkeeper.reviews.plan import Choice, MergeDone, MergeLine, MergePlan
from boardkeeper.reviews.returned import Returned
from ui.commands import Command, Menu
from ui.empty import EmptyState
from ui.operations import Changes
from ui.page import Page, Place, Workplace
from ui.panes import ListDetail, PageHeader
from ui.reviews.bringing_back import BringBack
from ui.reviews.merge.deciding import Decisions, done_words, required, summary
from ui.reviews.merge.detail import LineDetail
from ui.reviews.merge.line_list import LineList

_REVIEW_PAGE = "review"
_SUFFIX = ".review"


class MergePage(Page):
    """A pane of its own, reached from the chair's review, and left with Back or Escape."""

    TABLES: ClassVar[frozenset[str]] = frozenset(
        {
            "action",
            "action_update",
            "evidence",
            "meeting",
            "minute_paragraph",
            "programme_item",
            "progress",
            "remark",
            "report_paragraph",
            "review",
            "tracking_decision",
        }
    )
    COMMANDS = (
        Command(
            "merge.choose",
            "&Choose the review that came back…",
            "folder-open",
            Menu.PAGE,
            method="choose_file",
            words="bring in merge",
        ),
        Command("merge.ours", "Keep &ours", "", Menu.PAGE, "1", method="keep_ours", starts_section=True),
        Command("merge.chairs", "Take the c&hair’s", "", Menu.PAGE, "2", method="take_chairs"),
        Command("merge.both", "Keep &both", "", Menu.PAGE, "3", method="keep_both"),
        Command("merge.own", "Own &words", "", Menu.PAGE, "4", method="write_own"),
        Command("merge.undecide", "&Leave it open again", "undo-2", Menu.PAGE, "0", method="undecide"),
        Command(
            "merge.next",
            "&Next to decide",
            "chevron-down",
            Menu.PAGE,
            "F8",
            method="go_to_next",
            starts_section=True,
        ),
        Command(
            "merge.previous",
            "&Previous to decide",
            "chevron-up",
            Menu.PAGE,
            "Shift+F8",
            method="go_to_previous",
        ),
        Command("merge.apply", "&Merge", "check", Menu.PAGE, "Ctrl+Return", method="apply"),
        Command("merge.back", "B&ack", "chevron-left", Menu.PAGE, "Alt+Left", method="go_back"),
    )

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(workplace, parent)
        self.decisions: Decisions | None = None
        self._is_applying = False
        self.bringing = BringBack(workplace, self)
        self.bringing.received.connect(self.show_returned)
        self.header = PageHeader("", "", self)
        self.back_button = self._button("Back", self.go_back, "Leave without merging anything (Esc)")
        self.next_button = self._button("Next to decide", self.go_to_next, "Go to the next conflict (F8)")
        self.apply_button = self._button("Merge", self.apply, "Merge it as one step (Ctrl+Return)")
        self.apply_button.setProperty("main", True)
        choose = QAction("Choose the file…", self)
        choose.triggered.connect(self.choose_file)
        self._empty = EmptyState(
            workplace.theme,
            "message-square-text",
            "Bring in what the chair sent back",
            "Everything the chair changed is laid out here before anything is written. What you have changed "
            "yourself meanwhile stays.",
            (choose,),
            self,
        )
        self.lines = LineList(workplace.theme, self)
        self.only_open = QCheckBox("Only what both sides changed", self)
        self.detail = LineDetail(workplace.theme, self)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self._panes())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self._stack, 1)
        self.lines.chosen.connect(self._on_line_chosen)
        self.lines.activated.connect(self.go_to_next)
        self.detail.decided.connect(self._on_decided)
        self.only_open.toggled.connect(self._on_only_open_toggled)
        self._begin()

    @property
    def line(self) -> MergeLine | None:
        """The line that is chosen."""
        return self.lines.line if self.decisions is not None else None

    def refresh(self, changes: Changes | None) -> None:
        """Plan anew: the board may say something else by now. Choices stay where nothing changed."""
        if changes is None:
            self._begin()
        elif self.decisions is not None and not self._is_applying:
            self._plan(self.decisions.plan.returned)

    def reveal(self, thing_id: str) -> None:
        """Bring in a file that came back, named by its path."""
        if thing_id:
            self.take_file(Path(thing_id))

    def take_file(self, path: Path) -> bool:
        """Ask for the passphrase of a review that was dropped here."""
        if path.suffix.lower() != _SUFFIX:
            return False
        self.bringing.take(path)
        return True

    @Slot()
    def choose_file(self) -> None:
        """Ask for the file that came back."""
        self.bringing.ask()

    @Slot(object)
    def show_returned(self, returned: Returned) -> None:
        """Lay out what merging it would do."""
        self._plan(returned)

    @Slot()
    def apply(self) -> None:
        """Merge, as one step named after the chair."""
        if self.decisions is None or not self.apply_button.isEnabled():
            return
        self._is_applying = True
        self._show_buttons()
        self.workplace.operations.run(
            _said,
            merging.merge,
            self.workplace.operations.who,
            self.decisions.plan,
            required(self.decisions),
            on_done=self._on_merged,
            on_error=self._on_not_merged,
            origin=self,
        )

    def keep_ours(self) -> None:
        """Decide the chosen line for what the board says."""
        self.detail.choose(Choice.OURS)

    def take_chairs(self) -> None:
        """Decide it for what the chair wrote."""
        self.detail.choose(Choice.CHAIRS)

    def keep_both(self) -> None:
        """Decide it for the words of both sides."""
        self.detail.choose(Choice.BOTH)

    def write_own(self) -> None:
        """Put it in words of one's own."""
        self.detail.write_own()

    def undecide(self) -> None:
        """Take back what was decided about the chosen line."""
        self._on_decided(None)

    @Slot()
    def go_to_next(self) -> None:
        """Choose the next line to be decided; when there is none, the button that merges."""
        self._go_to_open(1)

    def go_to_previous(self) -> None:
        """Choose the line to be decided before."""
        self._go_to_open(-1)

    @Slot()
    def go_back(self) -> None:
        """Leave; what was decided stays until another review is brought in."""
        if not self._is_applying:
            self.workplace.go(Place(_REVIEW_PAGE))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        target = self.lines if self.decisions is not None else self._empty
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.go_back()
        else:
            super().keyPressEvent(event)

    def _panes(self) -> QWidget:
        left = QWidget(self)
        head = QHBoxLayout()
        head.setContentsMargins(16, 8, 16, 8)
        head.addWidget(self.only_open)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.lines, 1)
        return ListDetail(left, self.detail, self.workplace.settings, "merge", (400, 740), self)

    def _button(self, words: str, method: object, tip: str) -> QPushButton:
        button = QPushButton(words, self)
        button.setToolTip(tip)
        button.clicked.connect(method)
        self.header.add(button)
        return button

    def _begin(self) -> None:
        self.decisions = None
        self.header.say("Merge a review", "")
        self._stack.setCurrentWidget(self._empty)
        self._show_buttons()

    def _plan(self, returned: Returned) -> None:
        self.workplace.operations.run(
            None,
            planning.plan_merge,
            returned,
            on_done=self._on_planned,
            on_error=self._on_not_planned,
            origin=self,
        )

    def _on_planned(self, plan: MergePlan) -> None:
        if self._is_applying:
            return
        is_new = self.decisions is None or self.decisions.plan.review_id != plan.review_id
        if self.decisions is None or is_new:
            self.decisions = Decisions(plan)
            self.only_open.setChecked(False)
        else:
            self.decisions.take_plan(plan)
        self.only_open.setEnabled(bool(plan.conflicts))
        self._stack.setCurrentIndex(1)
        self.lines.show_lines(self.decisions, only_open=self.only_open.isChecked())
        self.detail.setVisible(bool(plan.lines))
        self._show_line()
        self._say()
        if is_new:
            self.lines.setFocus(Qt.FocusReason.OtherFocusReason)
            if self.line is None or not self.decisions.is_open(self.line):
                self.lines.go_to_open(1)

    def _on_not_planned(self, error: UserError) -> None:
        self._begin()
        self.workplace.complain(error)

    def _show_line(self) -> None:
        line = self.lines.line
        if line is not None and self.decisions is not None:
            self.detail.show_line(line, self.decisions)

    @Slot(object)
    def _on_line_chosen(self, _line: object) -> None:
        self._show_line()

    @Slot(object)
    def _on_decided(self, choice: Choice | str | None) -> None:
        line = self.line
        if line is None or self.decisions is None or self._is_applying:
            return
        self.decisions.choose(line, choice)
        self.lines.say_states(line.id)
        if choice is None:
            self.detail.show_line(line, self.decisions)
        else:
            self.detail.show_decision()
        self._say()

    @Slot(bool)
    def _on_only_open_toggled(self, is_on: bool) -> None:
        if self.decisions is not None:
            self.lines.show_lines(self.decisions, only_open=is_on)

    def _go_to_open(self, step: int) -> None:
        if self.lines.go_to_open(step):
            self.lines.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.apply_button.isEnabled():
            self.apply_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _say(self) -> None:
        if self.decisions is not None:
            plan = self.decisions.plan
            self.header.say(merging.label_of(plan.chair), summary(self.decisions))
        self._show_buttons()

    def _show_buttons(self) -> None:
        decisions = self.decisions
        self.apply_button.setVisible(decisions is not None)
        self.next_button.setVisible(decisions is not None and bool(decisions.plan.conflicts))
        left = decisions.left if decisions is not None else 0
        self.next_button.setEnabled(left > 0)
        self.apply_button.setEnabled(decisions is not None and not left and not self._is_applying)
        why = f"{left} still to be decided" if left else "Merge it as one step"
        self.apply_button.setToolTip(f"{why} (Ctrl+Return)")

    def _on_merged(self, _done: MergeDone) -> None:
        self._is_applying = False
        self._begin()
        self.workplace.go(Place(_REVIEW_PAGE))

    def _on_not_merged(self, error: UserError) -> None:
        self._is_applying = False
        self._show_buttons()
        self.workplace.complain(error)
        if isinstance(error, PlanIsStale) and self.decisions is not None:
            self._plan(self.decisions.plan.returned)


def _said(done: MergeDone) -> str:
    return done_words(done.taken, done.kept_as_remarks, done.chair)
