"""Plans, priorities and milestones by what people call them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from boardkeeper.errors import UserError
from boardkeeper.lists import Wanted
from boardkeeper.plan.listing import list_milestones, list_plans
from boardkeeper.plan.views import MilestoneView, PlanLine, PlanView, PriorityView
from boardkeeper.plan.whole import get_plan
from boardkeeper.written_lines import listed

if TYPE_CHECKING:
    from db.store import Store

_EVERY = Wanted(limit=100_000)


def find_plan(store: Store, board_id: str, wanted: str | None) -> PlanLine:
    """The plan whose title is, or holds, some words; without words the first.

    Raises:
        UserError: The board has no plan, or no single one answers to the words.
    """
    every = list_plans(store, board_id)
    if not every:
        raise UserError(
            "The board has no plan yet.",
            "Make one with: boardkeeper plan add FILE TITLE, or import its workbook.",
        )
    if wanted is None:
        return every[0]
    said = " ".join(wanted.casefold().split())
    titles = [(each, each.title.casefold()) for each in every]
    close = (
        [each for each, title in titles if title == said]
        or [each for each, title in titles if said and title.startswith(said)]
        or [each for each, title in titles if said and said in title]
    )
    if len(close) == 1:
        return close[0]
    raise UserError(
        f"No single plan is called “{wanted}”.", f"There are {listed([each.title for each in every])}."
    )


def find_whole_plan(store: Store, board_id: str, wanted: str | None) -> PlanView:
    """The same plan, whole.

    Raises:
        UserError: The board has no plan, or no single one answers to the words.
    """
    found = get_plan(store, board_id, find_plan(store, board_id, wanted).id)
    assert found is not None
    return found


def find_priority(plan: PlanView, wanted: str) -> PriorityView:
    """The priority of a plan with that number, or the only one whose title holds the words.

    Raises:
        UserError: There is none, or several are.
    """
    said = " ".join(wanted.casefold().split())
    numbered = [each for each in plan.priorities if str(each.number) == said]
    close = numbered or [each for each in plan.priorities if said and said in each.title.casefold()]
    if len(close) == 1:
        return close[0]
    titles = [f"{each.number} {each.bare_title}" for each in plan.priorities]
    raise UserError(
        f"“{plan.title}” has no single {plan.words.priority} “{wanted}”.",
        f"There are {listed(titles)}." if titles else f"Add the first {plan.words.priority}.",
    )


def find_milestones(
    store: Store, board_id: str, references: list[str], wanted: str | None
) -> tuple[MilestoneView, ...]:
    """The milestones of some references, in a plan that is named, or in the only plan that has them.

    Raises:
        UserError: A reference is of no milestone, or of several.
    """
    plans = list_plans(store, board_id)
    plan_id = find_plan(store, board_id, wanted).id if wanted is not None or len(plans) < 2 else None
    every = list_milestones(store, board_id, _EVERY, plan_id).rows
    return tuple(_one(every, reference) for reference in references)


def find_milestone(store: Store, board_id: str, reference: str, wanted: str | None) -> MilestoneView:
    """One of them.

    Raises:
        UserError: The reference is of no milestone, or of several.
    """
    return find_milestones(store, board_id, [reference], wanted)[0]


def _one(every: tuple[MilestoneView, ...], reference: str) -> MilestoneView:
    said = reference.strip().casefold()
    found = [each for each in every if each.reference.casefold() == said]
    if len(found) == 1:
        return found[0]
    if not found:
        raise UserError(
            f"No milestone has the reference {reference}.",
            f"There are {listed([each.reference for each in every], quoted=False)}."
            if every
            else "Add one with: boardkeeper plan milestone add FILE.",
        )
    if len({each.plan_id for each in found}) > 1:
        raise UserError(f"Several plans have a milestone {reference}.", "Say which with --plan TITLE.")
    raise UserError(
        f"Several priorities have a milestone {reference}.",
        "Give them references of their own in the window.",
    )
