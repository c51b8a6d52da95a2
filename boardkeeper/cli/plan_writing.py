"""Commands that change plans and their priorities."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from boardkeeper.cli.answers import AsJson, BoardFile, BoardName, Who, answer, opened
from boardkeeper.cli.choosing import given_facts
from boardkeeper.cli.plan import InPlan
from boardkeeper.cli.plan_asked import (
    Aim,
    EndsOn,
    KindOfPlan,
    NewTitle,
    OfPriority,
    StartsOn,
    Title,
    day_in,
)
from boardkeeper.cli.plan_words import plan_line_data
from db.tables.plan import PlanKind

if TYPE_CHECKING:
    from boardkeeper.plan import PlanLine
    from db.store import Store

priority_app = typer.Typer(help="The priorities of a plan.", rich_markup_mode=None)


def add(
    file: BoardFile,
    title: Title,
    kind: KindOfPlan = PlanKind.IMPROVEMENT_PLAN,
    starts: StartsOn = None,
    ends: EndsOn = None,
    board: BoardName = None,
    who: Who = None,
    as_json: AsJson = False,
) -> None:
    """Add a plan to a board."""
    from boardkeeper import boards, plan

    days = {"starts_on": day_in(starts, "--starts"), "ends_on": day_in(ends, "--ends")}
    with opened(file, who) as (store, name):
        board_id = boards.find_board(store, board).id
        plan_id = plan.add_plan(store, name, board_id, title, kind=kind or PlanKind.IMPROVEMENT_PLAN, **days)
        line = _line(store, board_id, plan_id)
    answer(plan_line_data(line), [f"Added “{line.title}”."], as_json=as_json)


def edit(
    file: BoardFile,
    in_plan: InPlan = None,
    title: NewTitle = None,
    kind: KindOfPlan = None,
    starts: StartsOn = None,
    ends: EndsOn = None,
    place: Annotated[
        int | None, typer.Option("--place", min=1, help="Where it stands among the plans, from 1.")
    ] = None,
    board: BoardName = None,
    who: Who = None,
    as_json: AsJson = False,
) -> None:
    """Change what a plan says of itself, or its place."""
    from boardkeeper import boards, plan

    given = given_facts(title=title, kind=kind, starts_on=starts, ends_on=ends, place=place)
    facts: dict[str, Any] = {key: value for key, value in given.items() if key != "place"}
    for key, option in (("starts_on", "--starts"), ("ends_on", "--ends")):
        if key in facts:
            facts[key] = day_in(facts[key], option)
    with opened(file, who) as (store, name):
        board_id = boards.find_board(store, board).id
        plan_id = plan.find_plan(store, board_id, in_plan).id
        if facts:
            plan.edit_plan(store, name, plan_id, **facts)
        if place is not None:
            plan.move_plan(store, name, plan_id, place - 1)
        line = _line(store, board_id, plan_id)
    answer(plan_line_data(line), [f"“{line.title}” is changed."], as_json=as_json)


def remove(
    file: BoardFile,
    title: Title,
    board: BoardName = None,
    who: Who = None,
    as_json: AsJson = False,
) -> None:
    """Take a plan away with all that is in it; undo brings it back."""
    from boardkeeper import boards, plan

    with opened(file, who) as (store, name):
        line = plan.find_plan(store, boards.find_board(store, board).id, title)
        plan.remove_plan(store, name, line.id)
    said = f"“{line.title}” is gone; boardkeeper undo brings it back."
    answer({"removed": line.title}, [said], as_json=as_json)


@priority_app.command("add")
def add_priority(
    file: BoardFile,
    title: Title,
    in_plan: InPlan = None,
    number: Annotated[
        int | None, typer.Option("--number", min=1, help="Its number; by default the next.")
    ] = None,
    aim: Aim = None,
    board: BoardName = None,
    who: Who = None,
    as_json: AsJson = False,
) -> None:
    """Add a priority, or an area for improvement, to a plan."""
    from boardkeeper import boards, plan

    with opened(file, who) as (store, name):
        line = plan.find_plan(store, boards.find_board(store, board).id, in_plan)
        given = number or plan.next_number(store, line.id)
        plan.add_priority(store, name, line.id, given, title, aim or "")
    noun = plan.words_of(line.kind).priority
    said = f"Added {noun} {given} “{' '.join(title.split())}” to “{line.title}”."
    answer({"plan": line.title, "number": given, "title": title}, [said], as_json=as_json)


@priority_app.command("edit")
def edit_priority(
    file: BoardFile,
    priority: OfPriority,
    in_plan: InPlan = None,
    title: NewTitle = None,
    aim: Aim = None,
    number: Annotated[int | None, typer.Option("--number", min=1, help="Its number.")] = None,
    place: Annotated[
        int | None, typer.Option("--place", min=1, help="Where it stands, from 1; the others move on.")
    ] = None,
    board: BoardName = None,
    who: Who = None,
    as_json: AsJson = False,
) -> None:
    """Change a priority’s title, aim, number or place; its KPIs and its milestones’ references follow its number."""
    from boardkeeper import boards, plan

    given = given_facts(title=title, aim=aim, number=number, place=place)
    facts = {key: value for key, value in given.items() if key != "place"}
    with opened(file, who) as (store, name):
        whole = plan.find_whole_plan(store, boards.find_board(store, board).id, in_plan)
        found = plan.find_priority(whole, priority)
        if facts:
            plan.edit_priority(store, name, found.id, **facts)
        if place is not None:
            plan.move_priority(store, name, found.id, place - 1)
        now = next(
            each
            for each in plan.find_whole_plan(
                store, boards.find_board(store, board).id, whole.title
            ).priorities
            if each.id == found.id
        )
    said = f"{whole.words.priority.capitalize()} {now.number} “{now.bare_title}” is changed."
    answer({"plan": whole.title, "number": now.number, "title": now.bare_title}, [said], as_json=as_json)


@priority_app.command("remove")
def remove_priority(
    file: BoardFile,
    priority: OfPriority,
    in_plan: InPlan = None,
    board: BoardName = None,
    who: Who = None,
    as_json: AsJson = False,
) -> None:
    """Take a priority away with its milestones; undo brings them back."""
    from boardkeeper import boards, plan

    with opened(file, who) as (store, name):
        whole = plan.find_whole_plan(store, boards.find_board(store, board).id, in_plan)
        found = plan.find_priority(whole, priority)
        plan.remove_priority(store, name, found.id)
    left = whole.words.counted(len(found.milestones))
    said = f"{whole.words.priority.capitalize()} {found.number} “{found.bare_title}” is gone with {left}."
    answer({"removed": found.number, "milestones": len(found.milestones)}, [said], as_json=as_json)


def _line(store: Store, board_id: str, plan_id: str) -> PlanLine:
    from boardkeeper import plan

    return next(each for each in plan.list_plans(store, board_id) if each.id == plan_id)
