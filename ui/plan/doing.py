"""What is done with a plan: each form stands in the place of the detail, keeps what is typed, and says what is wrong."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Slot

from boardkeeper import plan, pledges
from boardkeeper.errors import UserError
from boardkeeper.plan import MilestoneView, PlanKind, PlanWords, PriorityView
from boardkeeper.pledges import PledgeView
from ui.plan import forms
from ui.plan.entry_form import EntryForm
from ui.plan.showing import PlanShowing
from ui.plan.writer import PlanWriter


class PlanDoing(QObject):
    """The forms, and what they ask for.

    Args:
        page: The plan; the forms stand in the place of its detail.
        writer: The way to the board.
    """

    def __init__(self, page: PlanShowing, writer: PlanWriter) -> None:
        super().__init__(page)
        self._page = page
        self._writer = writer
        self._ask: Callable[[dict[str, str]], None] | None = None
        self._remove: Callable[[], None] | None = None
        theme = page.workplace.theme
        self.plan = forms.plan_form(theme, page)
        self.priority = forms.priority_form(theme, page)
        self.milestone = forms.milestone_form(theme, page)
        self.pledge = forms.pledge_form(theme, page)
        for form in (self.plan, self.priority, self.milestone, self.pledge):
            form.hide()
            form.wanted.connect(self._on_wanted)
            form.removal_wanted.connect(self._on_removal_wanted)
            form.cancelled.connect(page.leave_form)

    @property
    def _words(self) -> PlanWords:
        shown = self._page.shown
        return shown.words if shown is not None else plan.words_of(PlanKind.IMPROVEMENT_PLAN)

    def add_plan(self) -> None:
        """Begin another plan."""
        self._open(self.plan, "New plan", {"kind": PlanKind.IMPROVEMENT_PLAN.value}, "Begin it")
        self._ask = self._add_plan

    def edit_plan(self) -> None:
        """Change the plan that is shown, or take it away."""
        shown = self._page.shown
        if shown is None:
            self._page.workplace.say("There is no plan yet.")
            return
        values = forms.plan_values(shown)
        self._open(self.plan, f"Change “{shown.title}”", values, "Save", "Take the plan away")
        self._ask = partial(self._edit_plan, shown.id)
        said = f"“{shown.title}” taken away."
        self._remove = partial(self._take_away, said, plan.remove_plan, shown.id)

    def add_priority(self) -> None:
        """Add a priority to the plan; without a plan one is begun first."""
        shown = self._page.shown
        if shown is None:
            self.add_plan()
            return
        number = 1 + max((each.number for each in shown.priorities), default=0)
        self._open(self.priority, f"New {self._words.priority}", {"number": number}, "Add")
        self.priority.call("aim", self._words.aim)
        self._ask = partial(self._add_priority, shown.id)

    def edit_priority(self, priority: PriorityView | None) -> None:
        """Change a priority, or take it away."""
        if priority is None:
            self._page.workplace.say(f"There is no {self._words.priority} yet.")
            return
        called = f"{self._words.priority} {priority.number}"
        removes = f"Take it away with its {self._words.counted(len(priority.milestones))}"
        removes = removes if priority.milestones else "Take it away"
        self._open(self.priority, f"Change {called}", forms.priority_values(priority), "Save", removes)
        self.priority.call("aim", self._words.aim)
        self._ask = partial(self._edit_priority, priority.id)
        said = f"{called[:1].upper()}{called[1:]} taken away."
        self._remove = partial(self._take_away, said, plan.remove_priority, priority.id)

    def add_milestone(self, priority: PriorityView | None) -> None:
        """Add a milestone to a priority; without one it is made first."""
        shown = self._page.shown
        if shown is None or priority is None:
            self.add_priority()
            return
        self._page.workplace.operations.run(
            None,
            plan.next_reference,
            priority.id,
            on_done=partial(self._begin_milestone, priority),
            origin=self,
        )

    def edit_milestone(self, row: MilestoneView | None) -> None:
        """Change a milestone, or take it away."""
        shown = self._page.shown
        if shown is None or row is None:
            self._page.workplace.say(f"Choose one of the {self._words.milestones} first.")
            return
        forms.fit_milestone_form(self.milestone, self._words, shown.priorities)
        called = f"{self._words.milestone} {row.reference}"
        values = forms.milestone_values(row)
        self._open(self.milestone, f"Change {called}", values, "Save", "Take it away")
        self._ask = partial(self._edit_milestone, row)
        self._remove = partial(self.remove_milestones, [row])

    def remove_milestones(self, rows: list[MilestoneView]) -> None:
        """Take milestones away; undo brings them back."""
        words = self._words
        one = f"{words.milestone.capitalize()} {rows[0].reference}" if len(rows) == 1 else ""
        said = f"{one or words.counted(len(rows))} taken away."
        self._take_away(said, plan.remove_milestones, tuple(row.id for row in rows))

    def add_pledge(self) -> None:
        """Add a pledge."""
        self._open(self.pledge, "New pledge", {}, "Add")
        self._ask = self._add_pledge

    def edit_pledge(self, row: PledgeView) -> None:
        """Change a pledge, or take it away."""
        called = f"pledge {row.number}".strip()
        self._open(self.pledge, f"Change {called}", forms.pledge_values(row), "Save", "Take it away")
        self._ask = partial(self._edit_pledge, row.id)
        said = f"{called.capitalize()} taken away."
        self._remove = partial(self._take_away, said, pledges.remove_pledge, row.id)

    def _begin_milestone(self, priority: PriorityView, reference: str) -> None:
        shown = self._page.shown
        if shown is None:
            return
        forms.fit_milestone_form(self.milestone, self._words, shown.priorities)
        values = {"priority": priority.id, "reference": reference}
        self._open(self.milestone, f"New {self._words.milestone}", values, "Add")
        self._ask = self._add_milestone

    def _open(
        self, form: EntryForm, heading: str, values: dict[str, Any], saves: str, removes: str = ""
    ) -> None:
        self._remove = None
        self._page.open_form(form)
        form.begin(heading, values, saves, removes)

    def _add_plan(self, typed: dict[str, str]) -> None:
        facts = forms.plan_facts(typed)
        board = self._page.board
        if board is not None:
            title = facts.pop("title")
            said = f"“{title}” begun."
            self._tell(self.plan, said, plan.add_plan, board.id, title, on_done=self._page.show_plan, **facts)

    def _edit_plan(self, plan_id: str, typed: dict[str, str]) -> None:
        self._tell(self.plan, "The plan is changed.", plan.edit_plan, plan_id, **forms.plan_facts(typed))

    def _add_priority(self, plan_id: str, typed: dict[str, str]) -> None:
        facts = forms.priority_facts(typed)
        said = f"{self._words.priority[:1].upper()}{self._words.priority[1:]} {facts['number']} added."
        self._tell(self.priority, said, plan.add_priority, plan_id, on_done=self._page.reveal, **facts)

    def _edit_priority(self, priority_id: str, typed: dict[str, str]) -> None:
        facts = forms.priority_facts(typed)
        said = f"{self._words.priority[:1].upper()}{self._words.priority[1:]} {facts['number']} changed."
        self._tell(self.priority, said, plan.edit_priority, priority_id, **facts)

    def _add_milestone(self, typed: dict[str, str]) -> None:
        facts = forms.milestone_facts(typed)
        said = f"{self._words.milestone.capitalize()} {facts['reference']} added."
        self._tell(
            self.milestone,
            said,
            plan.add_milestone,
            typed["priority"],
            on_done=self._page.reveal,
            **facts,
        )

    def _edit_milestone(self, row: MilestoneView, typed: dict[str, str]) -> None:
        facts = forms.milestone_facts(typed)
        said = f"{self._words.milestone.capitalize()} {facts['reference']} changed."
        self._tell(self.milestone, said, plan.edit_milestone, row.id, priority_id=typed["priority"], **facts)

    def _add_pledge(self, typed: dict[str, str]) -> None:
        board = self._page.board
        if board is not None:
            said = f"Pledge {typed['number']} added."
            facts: dict[str, Any] = dict(typed)
            self._tell(self.pledge, said, pledges.add_pledge, board.id, on_done=self._page.reveal, **facts)

    def _edit_pledge(self, pledge_id: str, typed: dict[str, str]) -> None:
        said = f"Pledge {typed['number']} changed."
        facts: dict[str, Any] = dict(typed)
        self._tell(self.pledge, said, pledges.edit_pledge, pledge_id, **facts)

    def _tell(
        self,
        form: EntryForm,
        said: str,
        function: Callable[..., Any],
        *args: Any,
        on_done: Callable[[str], None] | None = None,
        **facts: Any,
    ) -> None:
        done = partial(self._on_done, on_done)
        self._writer.run(said, function, *args, on_done=done, on_error=form.complain, **facts)

    def _take_away(self, said: str, function: Callable[..., Any], *args: Any) -> None:
        self._writer.run(said, function, *args, on_done=partial(self._on_done, None))

    def _on_done(self, show: Callable[[str], None] | None, answer: Any) -> None:
        self._page.close_form()
        if show is not None:
            show(str(answer))

    @Slot(object)
    def _on_wanted(self, typed: dict[str, str]) -> None:
        if self._ask is None:
            return
        try:
            self._ask(typed)
        except UserError as error:
            form = self.sender()
            if isinstance(form, EntryForm):
                form.complain(error)

    @Slot()
    def _on_removal_wanted(self) -> None:
        if self._remove is not None:
            self._remove()
