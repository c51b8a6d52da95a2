"""The forms of a plan, a priority, a milestone and a pledge; what is typed in them becomes what the board is told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from boardkeeper.errors import UserError
from boardkeeper.plan import MilestoneView, PlanKind, PlanView, PlanWords, PriorityView
from boardkeeper.pledges import PledgeView
from ui.plan.entry_form import EntryForm, day_typed
from ui.theme.theme import Theme

PLEDGE_FACTS = ("text", "number", "portfolio_holder", "lead_director", "end_state")

_KINDS = {
    PlanKind.IMPROVEMENT_PLAN: "Improvement plan, with milestones",
    PlanKind.STRATEGY: "Strategy, with commitments",
    PlanKind.AREAS: "Areas for improvement, with actions",
}


def plan_form(theme: Theme, parent: QWidget) -> EntryForm:
    """The form of a plan."""
    form = EntryForm(theme, parent)
    form.add_line("title", "Title", "for example Improvement plan 2026 to 2028")
    form.add_choice("kind", "What it is made of", [(kind.value, words) for kind, words in _KINDS.items()])
    form.add_date("starts_on", "Begins")
    form.add_date("ends_on", "Ends")
    return form


def plan_facts(typed: Mapping[str, str]) -> dict[str, Any]:
    """What a plan shall say of itself.

    Raises:
        UserError: A day cannot be read.
    """
    return {
        "title": typed["title"],
        "kind": PlanKind(typed["kind"]),
        "starts_on": day_typed(typed["starts_on"], "Begins"),
        "ends_on": day_typed(typed["ends_on"], "Ends"),
    }


def plan_values(plan: PlanView) -> dict[str, Any]:
    """What a plan says of itself."""
    return {
        "title": plan.title,
        "kind": plan.kind.value,
        "starts_on": plan.starts_on,
        "ends_on": plan.ends_on,
    }


def priority_form(theme: Theme, parent: QWidget) -> EntryForm:
    """The form of a priority."""
    form = EntryForm(theme, parent)
    form.add_line("title", "Title")
    form.add_line("number", "Number")
    form.add_text("aim", "Aim", "What it is to achieve", 96)
    return form


def priority_facts(typed: Mapping[str, str]) -> dict[str, Any]:
    """What a priority shall say of itself.

    Raises:
        UserError: Its number is none.
    """
    number = typed["number"].strip()
    if not (number.isascii() and number.isdigit() and int(number) > 0):
        raise UserError(f"“{number}” is not the number of a priority.", "Type a whole number such as 4.")
    return {"number": int(number), "title": typed["title"], "aim": typed["aim"]}


def priority_values(priority: PriorityView) -> dict[str, Any]:
    """What a priority says of itself."""
    return {"title": priority.title, "number": priority.number, "aim": priority.aim}


def milestone_form(theme: Theme, parent: QWidget) -> EntryForm:
    """The form of a milestone."""
    form = EntryForm(theme, parent)
    form.add_text("text", "What is to be reached", height=84)
    form.add_choice("priority", "Priority")
    form.add_line("reference", "Reference")
    form.add_line("lead", "Lead", "Who answers for it")
    form.add_date("starts_on", "Starts")
    form.add_date("due_on", "Due")
    form.add_line("key_dates", "Key dates", "As the plan words them")
    form.add_text("impact", "Impact and evidence", height=84)
    form.add_text("assurance", "Assurance", height=72)
    return form


def fit_milestone_form(form: EntryForm, words: PlanWords, priorities: Sequence[PriorityView]) -> None:
    """Give a form the words of a plan and its priorities."""
    form.call("priority", words.priority[:1].upper() + words.priority[1:])
    for name, title in (
        ("impact", words.impact),
        ("assurance", words.assurance),
        ("key_dates", f"{words.key_dates}, as written"),
    ):
        form.call(name, title)
    form.offer("priority", [(each.id, f"{each.number} {each.bare_title}") for each in priorities])


def milestone_facts(typed: Mapping[str, str]) -> dict[str, Any]:
    """What a milestone shall say; its priority is told apart.

    Raises:
        UserError: A day cannot be read.
    """
    facts: dict[str, Any] = {name: value for name, value in typed.items() if name != "priority"}
    facts["starts_on"] = day_typed(typed["starts_on"], "Starts")
    facts["due_on"] = day_typed(typed["due_on"], "Due")
    return facts


def milestone_values(row: MilestoneView) -> dict[str, Any]:
    """What a milestone says."""
    names = ("text", "reference", "lead", "starts_on", "due_on", "key_dates", "impact", "assurance")
    return {"priority": row.priority_id} | {name: getattr(row, name) for name in names}


def pledge_form(theme: Theme, parent: QWidget) -> EntryForm:
    """The form of a pledge."""
    form = EntryForm(theme, parent)
    form.add_text("text", "What the council promised", height=84)
    form.add_line("number", "Number", "as it was published")
    form.add_line("portfolio_holder", "Portfolio holder")
    form.add_line("lead_director", "Lead director")
    form.add_text("end_state", "When it counts as kept", "the end state", 84)
    return form


def pledge_values(row: PledgeView) -> dict[str, Any]:
    """What a pledge says."""
    return {name: getattr(row, name) for name in PLEDGE_FACTS}
