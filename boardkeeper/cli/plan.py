"""Commands that look at plans: list, show, what changed, what is slow, print and take out."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from boardkeeper.cli.answers import AsJson, BoardFile, BoardName, answer, columns, opened, read_date
from boardkeeper.cli.plan_words import (
    changes_data,
    changes_lines,
    milestone_data,
    milestone_history_data,
    milestone_lines,
    narrative_data,
    narrative_lines,
    plan_data,
    plan_line,
    plan_line_data,
    plan_lines,
    slow_lines,
)
from boardkeeper.clock import current_day

plan_app = typer.Typer(
    help="Improvement plans, strategies and plans of areas for improvement.", rich_markup_mode=None
)
InPlan = Annotated[
    str | None,
    typer.Option(
        "--plan", metavar="TITLE", help="Which plan, by its title or part of it; by default the first."
    ),
]
Reference = Annotated[str, typer.Argument(metavar="REF", help="The milestone’s reference: 1.2.")]
OnDay = Annotated[
    str | None, typer.Option("--on", metavar="DATE", help="The day it is judged on; today by default.")
]
AsAt = Annotated[str | None, typer.Option("--as-at", metavar="DATE", help="As it was known on that day.")]
Since = Annotated[
    str | None, typer.Option("--since", metavar="DATE", help="From that day; by default the last meeting’s.")
]
PaperOut = Annotated[
    Path, typer.Option("--to", metavar="PAPER", help="The file: .pdf, .docx, .html or .txt.")
]


@plan_app.command("list")
def list_all(file: BoardFile, board: BoardName = None, as_json: AsJson = False) -> None:
    """List the plans of a board."""
    from boardkeeper import boards, plan

    with opened(file, None) as (store, _):
        found = plan.list_plans(store, boards.find_board(store, board).id)
    lines = list(columns([plan_line(each) for each in found])) if found else ["No plan yet."]
    answer([plan_line_data(each) for each in found], lines, as_json=as_json)


@plan_app.command("show")
def show(
    file: BoardFile,
    reference: Annotated[
        str | None, typer.Argument(metavar="[REF]", help="One milestone; the whole plan without.")
    ] = None,
    in_plan: InPlan = None,
    as_at: AsAt = None,
    board: BoardName = None,
    as_json: AsJson = False,
) -> None:
    """Show a plan with both bases, or one of its milestones with its history, links and evidence."""
    from boardkeeper import boards, plan

    day = read_date(as_at, "--as-at") if as_at else None
    with opened(file, None) as (store, _):
        board_id = boards.find_board(store, board).id
        if reference is not None:
            row = plan.find_milestone(store, board_id, reference, in_plan)
            evidence = plan.evidence_of(store, row.id)
        else:
            line = plan.find_plan(store, board_id, in_plan)
            whole = plan.get_plan(store, board_id, line.id, day)
    if reference is not None:
        shown = [
            {"title": each.title, "file": each.file_name or None, "on": each.shown_on} for each in evidence
        ]
        data = milestone_data(row) | {"history": milestone_history_data(row), "shown_by": shown}
        answer(data, milestone_lines(row, evidence), as_json=as_json)
        return
    assert whole is not None
    answer(plan_data(whole), plan_lines(whole), as_json=as_json)


@plan_app.command("changes")
def changes(
    file: BoardFile,
    since: Since = None,
    in_plan: InPlan = None,
    board: BoardName = None,
    as_json: AsJson = False,
) -> None:
    """Say what changed since the last meeting, or since a day; without --plan in all plans."""
    from boardkeeper import boards, plan

    day = read_date(since, "--since") if since else None
    with opened(file, None) as (store, _):
        board_id = boards.find_board(store, board).id
        plan_id = plan.find_plan(store, board_id, in_plan).id if in_plan is not None else None
        found = plan.changes_since(store, board_id, plan_id, day)
    answer(changes_data(found), changes_lines(found), as_json=as_json)


@plan_app.command("slow")
def slow(
    file: BoardFile,
    in_plan: InPlan = None,
    on: OnDay = None,
    board: BoardName = None,
    as_json: AsJson = False,
) -> None:
    """List the milestones that are slow, each with why; without --plan of all plans."""
    from boardkeeper import boards, plan

    day = read_date(on, "--on") if on else current_day()
    with opened(file, None) as (store, _):
        board_id = boards.find_board(store, board).id
        plan_id = plan.find_plan(store, board_id, in_plan).id if in_plan is not None else None
        with store.read() as session:
            found = plan.slow_objectives_in(session, board_id, day, plan_id)
    data = [milestone_data(each) for each in found]
    answer(data, slow_lines(found) or ["Nothing is slow."], as_json=as_json)


@plan_app.command("narratives")
def narratives(
    file: BoardFile,
    priority: Annotated[str, typer.Argument(metavar="PRIORITY", help="Its number, or words of its title.")],
    in_plan: InPlan = None,
    board: BoardName = None,
    as_json: AsJson = False,
) -> None:
    """Show what a priority said for every period, the latest first."""
    from boardkeeper import boards, plan

    with opened(file, None) as (store, _):
        whole = plan.find_whole_plan(store, boards.find_board(store, board).id, in_plan)
        told = plan.narratives(store, plan.find_priority(whole, priority).id)
    lines = [line for each in told for line in narrative_lines(each)]
    answer([narrative_data(each) for each in told], lines or ["Nothing is written yet."], as_json=as_json)


@plan_app.command("print")
def print_plan(
    file: BoardFile,
    to: PaperOut,
    in_plan: InPlan = None,
    as_at: AsAt = None,
    since: Since = None,
    board: BoardName = None,
    as_json: AsJson = False,
) -> None:
    """Print a plan: both bases, what changed, what is slow, then priority by priority."""
    from boardkeeper import boards, plan, plan_paper
    from boardkeeper.minutes_out import save_paper

    day = read_date(as_at, "--as-at") if as_at else None
    begun = read_date(since, "--since") if since else None
    with opened(file, None) as (store, _):
        board_id = boards.find_board(store, board).id
        line = plan.find_plan(store, board_id, in_plan)
        pack = plan_paper.gather_plan(store, board_id, line.id, as_at=day, since=begun)
        saved = save_paper(pack, to.absolute(), kept=store.path)
    pages = f", {saved.pages} page{'' if saved.pages == 1 else 's'}" if saved.pages else ""
    data = {"file": saved.path, "pages": saved.pages or None}
    answer(data, [f"Wrote {saved.path.name}{pages}."], as_json=as_json)


@plan_app.command("export")
def export(
    file: BoardFile,
    to: Annotated[Path, typer.Option("--to", metavar="FILE", help="The file: .xlsx, .csv or .json.")],
    in_plan: InPlan = None,
    board: BoardName = None,
    as_json: AsJson = False,
) -> None:
    """Take a plan out as a workbook that comes back in unchanged, as .csv, or whole as .json."""
    from boardkeeper import boards, plan, plan_sheet
    from boardkeeper.cli.answers import as_document
    from boardkeeper.saving import save_whole

    path = to.absolute()
    with opened(file, None) as (store, _):
        whole = plan.find_whole_plan(store, boards.find_board(store, board).id, in_plan)
    if path.suffix.casefold() == ".json":
        save_whole(path, as_document(plan_data(whole)))
        count = len(whole.milestones)
    else:
        count = plan_sheet.write_plan_sheet(path, plan_sheet.plan_sheet(whole))
    said = f"Wrote {whole.words.counted(count)} to {path.name}."
    answer({"file": path, "milestones": count}, [said], as_json=as_json)
