"""The plans of a board as a page shows them: read, filtered, looked at in one of the views, with what is chosen beside."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from types import MappingProxyType
from typing import Any, ClassVar

from PySide6.QtCore import Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from boardkeeper import plan, pledges
from boardkeeper.clock import current_day
from boardkeeper.follow_up import EvidenceView
from boardkeeper.lists import Page as Rows
from boardkeeper.lists import Wanted
from boardkeeper.plan import (
    SLOW,
    MilestoneView,
    PlanChanges,
    PlanKind,
    PlanView,
    PlanWords,
    PriorityView,
    words_of,
)
from boardkeeper.plan.shown import PlanThing, ShownPlan, find_thing, shown_plan
from boardkeeper.rules.milestones import summary as count_statuses
from ui.list_page import ListPage
from ui.office import BoardName
from ui.operations import Changes, Desk
from ui.page import Workplace
from ui.plan.columns import COLUMNS, titles_of
from ui.plan.command_table import COMMANDS
from ui.plan.detail import MilestoneDetail
from ui.plan.looks import Looks
from ui.plan.standing import StatusForm
from ui.plan.strip import ORDER, StatusStrip
from ui.plan.summing import summary_words
from ui.plan.top import PlanTop
from ui.plan.views import View
from ui.tables.columns import as_text
from ui.today.words import CHIP_MARK, VIEW_MARK

_STATUSES = tuple(as_text(status) for status in ORDER)
_ALL = 1_000_000
_EMPTY_TEXT = (
    "Priorities and their milestones stand here with the status of every month. "
    "Begin a plan, or bring it in from its workbook."
)


class PlanShowing(ListPage):
    """Everything of the plan page that reads and shows; what is done with it is in `ui.plan.page`."""

    NAME = "plan"
    TITLE = "Improvement plan"
    WHAT = "milestones"
    ONE = "milestone"
    HAS_MATTERS = True
    TABLES: ClassVar[frozenset[str]] = frozenset(
        {
            *("plan", "priority", "milestone", "milestone_progress", "narrative", "pledge"),
            *("milestone_kpi", "milestone_item", "evidence", "kpi", "kpi_target", "observation"),
            *("action", "meeting", "agenda_item", "minute"),
        }
    )
    COMMANDS = COMMANDS
    shown: PlanView | None = None
    steps: Mapping[str, QAction] = MappingProxyType({})
    CHIPS = (SLOW, _STATUSES)
    EMPTY = ("target", "No improvement plan yet", _EMPTY_TEXT)
    CHOOSE = "Choose one to see its evidence and its history."
    COLUMNS = COLUMNS

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(workplace, parent)
        self._plan_id = ""
        self._since: Any = None
        self._revealed = PlanThing()
        self.top = PlanTop(self, can_change=not workplace.is_review)
        self.strip = StatusStrip(workplace.theme, self)
        self.strip.hide()
        self.column.insertWidget(1, self.top)
        self.column.insertWidget(2, self.strip)
        # The tiles are the chips of this page.
        for status in _STATUSES:
            self.panel.bar.chips[status].hide()
        self.strip.pressed.connect(self._on_tile_pressed)
        self.panel.bar.narrowed.connect(self._on_narrowed)
        self.top.chosen.connect(self.show_view)
        self.top.plans.chosen.connect(self.show_plan)
        self.looks.row_chosen.connect(self._on_look_chosen)
        self.looks.stale.connect(self._read_view)
        self.looks.changes.opened.connect(self.reveal)
        self.looks.changes.since_chosen.connect(self._on_since_chosen)

    @property
    def words(self) -> PlanWords:
        """What the plan calls its parts."""
        return self.shown.words if self.shown is not None else words_of(PlanKind.IMPROVEMENT_PLAN)

    def first_steps(self) -> tuple[QAction, ...]:
        """On an empty page a plan is begun or brought in; in an empty plan its first parts are added."""
        self.steps = {name: QAction(title, self) for name, title in _STEPS.items()}
        self.steps["import"].triggered.connect(self._on_import)
        for name in ("priority", "milestone"):
            self.steps[name].setVisible(False)
        return tuple(self.steps.values())

    def make_list(self) -> QWidget:
        """One list in several views."""
        self._add_pledge = QAction("Add a pledge…", self)
        self.looks = Looks(self.workplace, self.panel, self._add_pledge, self)
        return self.looks

    def make_detail(self, parent: QWidget) -> QWidget:
        """The milestone in full and every status it had."""
        self.matter = MilestoneDetail(self.workplace, parent)
        self.history, self.remarks = self.matter.history, self.matter.remarks
        return self.matter

    def make_foot(self, parent: QWidget) -> QWidget | None:
        """The status of the month, always at hand."""
        self.form = StatusForm(parent)
        return self.form

    def fetcher(self, board_id: str) -> Callable[[Desk, Wanted], Rows[Any]]:
        """Milestones of the plan that is shown, with their latest status."""
        return partial(_fetch, board_id, self._plan_id)

    def show_board(self, board: BoardName) -> None:
        """Show the plan of a board that was looked at last."""
        kept = self.workplace.settings.value(f"plan/shown/{board.id}", "")
        self._plan_id, self.shown, self.row = str(kept), None, None
        super().show_board(board)
        self.looks.pledges.show_from(partial(_pledges, board.id))

    def refresh(self, changes: Changes | None) -> None:
        """Read the plan and what stands in front."""
        if self.board is None:
            return
        self._read_plan(is_fresh=changes is None)
        if changes is not None:
            self._read_view()

    def show_view(self, view: View) -> None:
        """Look at the plan in another way."""
        self.top.choose(view)
        self.workplace.settings.setValue("plan/view", view.value)
        if self.side.currentIndex() > 1:
            self.leave_form()
        self.looks.show_view(view)
        self._show_strip()
        self._on_arrived(self.panel.table.total)

    @Slot(str)
    def show_plan(self, plan_id: str) -> None:
        """Show another plan of the board."""
        if self.board is not None:
            self._plan_id = plan_id
            self.row = None
            self.workplace.settings.setValue(f"plan/shown/{self.board.id}", plan_id)
            self._read_plan(is_fresh=True)
            self._read_view()

    def show_row(self, row: MilestoneView) -> None:
        """Show a milestone; its evidence is fetched."""
        self.matter.show_row(row, self.words)
        self.form.begin(row.id, row.period, row.status, current_day())
        self.looks.choose(row.id)
        self.workplace.operations.run(
            None, plan.evidence_of, row.id, on_done=partial(self._show_evidence, row.id), origin=self
        )

    def reveal(self, thing_id: str) -> None:
        """Show a milestone, a priority with its narrative, a pledge, a plan, a view, or what a chip lets through."""
        view, chip = thing_id.removeprefix(VIEW_MARK), thing_id.removeprefix(CHIP_MARK)
        if view != thing_id:
            self.show_view(View(view))
            return
        if chip != thing_id:
            self.show_view(View.TABLE)
            self.panel.bar.press(chip)
            return
        self.workplace.operations.run(None, find_thing, thing_id, on_done=self._on_found, origin=self)

    def focus_filter(self) -> bool:
        return self.looks.focus_filter()

    def leave_form(self) -> None:
        """Put whatever form stands in the place of the detail away."""
        super().leave_form()
        self.looks.focus_front()

    def close_form(self) -> None:
        """Go back to the detail and to what is in front."""
        super().close_form()
        self.looks.focus_front()

    def leave_detail(self) -> None:
        """Show nothing beside the list."""
        self.side.setCurrentIndex(0)
        self._on_arrived(self.panel.table.total)

    def milestone_shown(self, milestone_id: str) -> MilestoneView | None:
        """A milestone of the plan that is shown."""
        every = self.shown.milestones if self.shown is not None else ()
        return next((each for each in every if each.id == milestone_id), None)

    def priority_shown(self, priority_id: str) -> PriorityView | None:
        """A priority of the plan that is shown."""
        every = self.shown.priorities if self.shown is not None else ()
        return next((each for each in every if each.id == priority_id), None)

    def open_priority(self, priority: PriorityView) -> None:
        """Show what a priority says."""
        raise NotImplementedError

    def _read_plan(self, *, is_fresh: bool) -> None:
        if self.board is not None:
            self.workplace.operations.run(
                None,
                shown_plan,
                self.board.id,
                self._plan_id,
                current_day(),
                on_done=partial(self._on_plan_read, self.board.id, is_fresh),
                origin=self,
            )

    def _on_plan_read(self, board_id: str, is_fresh: bool, found: ShownPlan) -> None:
        if self.board is None or board_id != self.board.id:
            return
        before, self.shown = self._plan_id, found.plan
        self._plan_id = found.plan.id if found.plan is not None else ""
        self.header.say(*_heading(found.plan, self.TITLE))
        self.strip.show_summary(found.plan.summary if found.plan is not None else count_statuses(()))
        self._show_strip()
        self.top.show_plan(found, self.words)
        self.panel.call_rows(self.words.milestones, self.words.milestone, titles_of(self.words))
        self._offer_steps()
        self.looks.show_plan(found)
        if is_fresh or self._plan_id != before:
            self.panel.show_from(self.fetcher(board_id))
        else:
            self.panel.refresh()
        self._on_shown()

    def _on_shown(self) -> None:
        """The plan has been read: what was looked for can be shown now."""
        thing, self._revealed = self._revealed, PlanThing()
        if thing.milestone_id:
            row = self.milestone_shown(thing.milestone_id)
            if row is not None:
                self._show_milestone(row)
        elif thing.priority_id:
            priority = self.priority_shown(thing.priority_id)
            if priority is not None:
                self.open_priority(priority)

    def _show_milestone(self, row: MilestoneView) -> None:
        self.panel.reveal(row.id)
        # A form of something else is put away: this is what was asked for.
        self.side.setCurrentIndex(0)
        self._on_row_chosen(row)

    @Slot()
    def _read_view(self) -> None:
        """Read what only the view in front shows."""
        if self.board is None:
            return
        if self.looks.view is View.CHANGES and self._plan_id:
            self.workplace.operations.run(
                None,
                plan.changes_since,
                self.board.id,
                self._plan_id,
                self._since,
                on_done=self._on_changes_read,
                origin=self,
            )
        elif self.looks.view is View.PLEDGES:
            self.looks.pledges.refresh()

    def _on_changes_read(self, changes: PlanChanges) -> None:
        self.looks.show_changes(changes)

    def _on_found(self, thing: PlanThing) -> None:
        if thing.pledge_id:
            self.show_view(View.PLEDGES)
            self.looks.pledges.reveal(thing.pledge_id)
            return
        self._revealed = thing
        if self.looks.view is View.PLEDGES:
            self.show_view(View.TABLE)
        if thing.plan_id == self._plan_id and self.shown is not None:
            self._on_shown()
        elif thing.plan_id:
            self.show_plan(thing.plan_id)

    def _show_strip(self) -> None:
        """The tiles are there where they filter something."""
        has_statuses = self.shown is not None and self.shown.summary.total > 0
        self.strip.setVisible(has_statuses and self.looks.view not in {View.CHANGES, View.PLEDGES})

    def _offer_steps(self) -> None:
        """Offer what can be done first, and say what is missing."""
        words, shown = self.words, self.shown
        first = "begin" if shown is None else "milestone" if shown.priorities else "priority"
        for name, action in self.steps.items():
            action.setVisible(name in {first, "import"})
        if shown is None:
            self.panel.say_nothing(*self.EMPTY[1:])
            return
        for name, called in (("priority", words.priority), ("milestone", words.milestone)):
            if name in self.steps:
                self.steps[name].setText(f"Add the first {called}…")
        missing = words.milestones if shown.priorities else words.priorities
        text = f"Each {words.milestone} has a reference, a lead, the days it starts and is due, and a status."
        self.panel.say_nothing(f"No {missing} yet", text)

    def _show_evidence(self, row_id: str, evidence: Sequence[EvidenceView]) -> None:
        self.matter.show_evidence(row_id, evidence)

    @Slot(object)
    def _on_look_chosen(self, row: MilestoneView) -> None:
        self.panel.view.reveal(row.id)
        self.side.setCurrentIndex(0)
        self._on_row_chosen(row)

    @Slot(object)
    def _on_since_chosen(self, day: object) -> None:
        self._since = day
        self._read_view()

    @Slot(str)
    def _on_tile_pressed(self, chip: str) -> None:
        others = self.panel.bar.pressed() - set(_STATUSES)
        self.panel.bar.press(*others, *([chip] if chip else []))

    @Slot(str, object)
    def _on_narrowed(self, words: str, chips: frozenset[str]) -> None:
        self.strip.show_pressed(chips)
        if not (words or chips) or self.board is None:
            self.looks.narrow(None)
            return
        wanted = Wanted(words=words, chips=chips, limit=_ALL)
        self.workplace.operations.run(
            None,
            _ids,
            self.board.id,
            self._plan_id,
            wanted,
            on_done=partial(self._on_narrowed_read, words, chips),
            origin=self,
        )

    def _on_narrowed_read(self, words: str, chips: frozenset[str], found: frozenset[str]) -> None:
        look = self.panel.table.look
        if (look.words, look.chips) == (words, chips):
            self.looks.narrow(found)


_STEPS = {
    "begin": "Begin a plan…",
    "priority": "Add a priority…",
    "milestone": "Add a milestone…",
    "import": "Import the plan…",
}


def _heading(shown: PlanView | None, title: str) -> tuple[str, str]:
    return (title, "") if shown is None else (shown.title, summary_words(shown))


def _fetch(board_id: str, plan_id: str, desk: Desk, wanted: Wanted) -> Rows[MilestoneView]:
    return plan.list_milestones(desk, board_id, wanted, plan_id)


def _ids(desk: Desk, board_id: str, plan_id: str, wanted: Wanted) -> frozenset[str]:
    return frozenset(row.id for row in plan.list_milestones(desk, board_id, wanted, plan_id).rows)


def _pledges(board_id: str, desk: Desk, wanted: Wanted) -> Rows[Any]:
    return pledges.list_pledges(desk, board_id, wanted)
