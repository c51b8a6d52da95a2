"""Commands that add, change, move and take away milestones."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from boardkeeper.cli.answers import AsJson, BoardFile, BoardName, Who, answer, opened
from boardkeeper.cli.choosing import Place, given_facts
from boardkeeper.cli.plan import InPlan, Reference
from boardkeeper.cli.plan_asked import (
    Assurance,
    DueOn,
    Impact,
    KeyDates,
    Lead,
    OfPriority,
    References,
    StartsOn,
    Text,
    day_in,
    due_in,
    milestone_again,
)
from boardkeeper.cli.plan_words import milestone_data

if TYPE_CHECKING:
    pass

milestone_app = typer.Typer(help="The milestones of a priority.", rich_markup_mode=None)


@milestone_app.command("add")
def add_milestone(
    file: BoardFile,
    priority: OfPriority,
    text: Annotated[str, typer.Argument(metavar="TEXT", help="What is to be reached.")],
    in_plan: InPlan = None,
    reference: Annotated[
        str | None, typer.Option("--reference", metavar="REF", help="By default the next: 1.4.")
    ] = None,
    impact: Impact = None,
    assurance: Assurance = None,
    lead: Lead = None,
    key_dates: KeyDates = None,
    starts: StartsOn = None,
    due: DueOn = None,
    kpi: Annotated[
        list[str] | None, typer.Option("--kpi", metavar="NAME", help="A KPI that shows it; several may.")
    ] = None,
    board: BoardName = None,
    who: Who = None,
    as_json: AsJson = False,
) -> None:
    """Add a milestone, or an action of an area for improvement."""
    from boardkeeper import boards, kpis, plan

    with opened(file, who) as (store, name):
        board_id = boards.find_board(store, board).id
        whole = plan.find_whole_plan(store, board_id, in_plan)
        found = plan.find_priority(whole, priority)
        given = reference or plan.next_reference(store, found.id)
        plan.add_milestone(
            store,
            name,
            found.id,
            given,
            text,
            impact=impact or "",
            assurance=assurance or "",
            lead=lead or "",
            key_dates=key_dates or due or "",
            starts_on=day_in(starts, "--starts"),
            due_on=due_in(due, key_dates),
            kpi_ids=[kpis.find_kpi(store, board_id, each).id for each in kpi or ()],
        )
        row = plan.find_milestone(store, board_id, given, whole.title)
    answer(milestone_data(row), [f"Added {whole.words.milestone} {row.reference}."], as_json=as_json)


@milestone_app.command("edit")
def edit_milestone(
    file: BoardFile,
    reference: Reference,
    in_plan: InPlan = None,
    new_reference: Annotated[
        str | None, typer.Option("--reference", metavar="REF", help="Its new reference.")
    ] = None,
    text: Text = None,
    impact: Impact = None,
    assurance: Assurance = None,
    lead: Lead = None,
    key_dates: KeyDates = None,
    starts: StartsOn = None,
    due: DueOn = None,
    board: BoardName = None,
    who: Who = None,
    as_json: AsJson = False,
) -> None:
    """Change what a milestone says."""
    from boardkeeper import boards, plan

    facts: dict[str, Any] = given_facts(
        reference=new_reference,
        text=text,
        impact=impact,
        assurance=assurance,
        lead=lead,
        key_dates=key_dates,
        starts_on=starts,
        due_on=due,
    )
    if starts is not None:
        facts["starts_on"] = day_in(starts, "--starts")
    if due is not None:
        facts["due_on"] = due_in(due, None)
        facts.setdefault("key_dates", due)
    with opened(file, who) as (store, name):
        board_id = boards.find_board(store, board).id
        found = plan.find_milestone(store, board_id, reference, in_plan)
        plan.edit_milestone(store, name, found.id, **facts)
        row = milestone_again(store, board_id, found)
    answer(milestone_data(row), [f"{row.reference} is changed."], as_json=as_json)


@milestone_app.command("move")
def move_milestone(
    file: BoardFile,
    reference: Reference,
    to: Place,
    into: Annotated[
        str | None, typer.Option("--priority", metavar="PRIORITY", help="Into this priority of its plan.")
    ] = None,
    in_plan: InPlan = None,
    board: BoardName = None,
    who: Who = None,
    as_json: AsJson = False,
) -> None:
    """Move a milestone to a place in its priority, or into another one."""
    from boardkeeper import boards, plan

    with opened(file, who) as (store, name):
        board_id = boards.find_board(store, board).id
        found = plan.find_milestone(store, board_id, reference, in_plan)
        target = None
        if into is not None:
            whole = plan.get_plan(store, board_id, found.plan_id)
            assert whole is not None
            target = plan.find_priority(whole, into).id
        plan.move_milestone(store, name, found.id, to - 1, target)
        row = milestone_again(store, board_id, found)
    said = f"{row.reference} is moved under “{row.priority_title}”." if into else f"{row.reference} is moved."
    answer(milestone_data(row), [said], as_json=as_json)


@milestone_app.command("remove")
def remove_milestones(
    file: BoardFile,
    references: References,
    in_plan: InPlan = None,
    board: BoardName = None,
    who: Who = None,
    as_json: AsJson = False,
) -> None:
    """Take milestones away with their statuses, links and evidence; undo brings them back."""
    from boardkeeper import boards, plan

    with opened(file, who) as (store, name):
        found = plan.find_milestones(store, boards.find_board(store, board).id, references, in_plan)
        plan.remove_milestones(store, name, [each.id for each in found])
    gone = [each.reference for each in found]
    answer({"removed": gone}, [f"Gone: {', '.join(gone)}."], as_json=as_json)
