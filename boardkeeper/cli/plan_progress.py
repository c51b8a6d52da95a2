"""Commands that say how milestones stand and what shows it: status, narrative, evidence, links."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from boardkeeper.cli.answers import AsJson, BoardFile, BoardName, Who, answer, opened, read_date
from boardkeeper.cli.choosing import given_facts
from boardkeeper.cli.plan import InPlan, Reference
from boardkeeper.cli.plan_asked import (
    OfPriority,
    Period,
    References,
    day_in,
    milestone_again,
    period_in,
)
from boardkeeper.cli.plan_words import milestone_data
from boardkeeper.clock import current_day
from boardkeeper.errors import UserError
from boardkeeper.rules.period_words import period_words
from db.tables.plan import MilestoneStatus

if TYPE_CHECKING:
    from boardkeeper.plan import MilestoneView
    from db.store import Store


def status(
    file: BoardFile,
    references: References,
    how: Annotated[
        MilestoneStatus,
        typer.Option("--is", case_sensitive=False, help="How it stands.", show_default=False),
    ],
    period: Period,
    note: Annotated[str, typer.Option("--note", metavar="WORDS", help="Why it stands so.")] = "",
    on: Annotated[
        str | None, typer.Option("--on", metavar="DATE", help="The day it was said; today by default.")
    ] = None,
    in_plan: InPlan = None,
    board: BoardName = None,
    who: Who = None,
    as_json: AsJson = False,
) -> None:
    """Record how milestones stand as at a period, as one step; earlier periods are kept."""
    from boardkeeper import boards, plan

    stored, said_on = period_in(period), day_in(on, "--on")
    with opened(file, who) as (store, name):
        board_id = boards.find_board(store, board).id
        found = plan.find_milestones(store, board_id, references, in_plan)
        plan.record_statuses(store, name, [each.id for each in found], stored, how, note, said_on)
        rows = [milestone_again(store, board_id, each) for each in found]
    lines = [f"{row.reference}: {how.value} as at {period_words(stored)}{_slow(row)}." for row in rows]
    answer([milestone_data(row) for row in rows], lines, as_json=as_json)


def narrative(
    file: BoardFile,
    priority: OfPriority,
    period: Period,
    working_well: Annotated[
        str | None, typer.Option("--working-well", metavar="WORDS", help="What’s working well.")
    ] = None,
    worried_about: Annotated[
        str | None, typer.Option("--worried-about", metavar="WORDS", help="What are we worried about.")
    ] = None,
    needs_to_happen: Annotated[
        str | None, typer.Option("--needs-to-happen", metavar="WORDS", help="What needs to happen.")
    ] = None,
    in_plan: InPlan = None,
    board: BoardName = None,
    who: Who = None,
    as_json: AsJson = False,
) -> None:
    """Write what a priority says for a period; an answer that is not given stays as it is."""
    from boardkeeper import boards, plan
    from boardkeeper.cli.plan_words import narrative_data, narrative_lines

    stored = period_in(period)
    given = given_facts(
        working_well=working_well, worried_about=worried_about, needs_to_happen=needs_to_happen
    )
    with opened(file, who) as (store, name):
        whole = plan.find_whole_plan(store, boards.find_board(store, board).id, in_plan)
        found = plan.find_priority(whole, priority)
        told = {each.period: each for each in plan.narratives(store, found.id)}.get(stored)
        answers = {
            key: str(given[key]).replace("\\n", "\n") if key in given else getattr(told, key, "")
            for key in ("working_well", "worried_about", "needs_to_happen")
        }
        plan.record_narrative(store, name, found.id, stored, **answers)
        now = plan.NarrativeView(stored, **answers)
    answer(narrative_data(now), [found.bare_title, *narrative_lines(now)], as_json=as_json)


def evidence(
    file: BoardFile,
    reference: Reference,
    paper: Annotated[
        Path | None, typer.Argument(metavar="[EVIDENCE]", help="The file that shows it.")
    ] = None,
    title: Annotated[
        str, typer.Option("--title", metavar="WORDS", help="What it shows; by default its name.")
    ] = "",
    on: Annotated[
        str | None, typer.Option("--on", metavar="DATE", help="The day it was shown; today by default.")
    ] = None,
    save: Annotated[
        Path | None, typer.Option("--save", metavar="FOLDER", help="Save the kept files there instead.")
    ] = None,
    in_plan: InPlan = None,
    board: BoardName = None,
    who: Who = None,
    as_json: AsJson = False,
) -> None:
    """Keep a file as evidence of a milestone, or save those it has."""
    from boardkeeper import boards, plan
    from boardkeeper.evidence_files import take_evidence

    if (paper is None) is (save is None):
        raise UserError("Nothing is named.", "Give a file to keep, or --save FOLDER.")
    taken = take_evidence(paper.absolute()) if paper is not None else None
    with opened(file, who) as (store, name):
        found = plan.find_milestone(store, boards.find_board(store, board).id, reference, in_plan)
        if taken is not None:
            plan.attach_evidence(store, name, found.id, taken, title, day_in(on, "--on") or current_day())
        kept = plan.evidence_of(store, found.id)
        saved = _saved(store, save.absolute(), [each.id for each in kept]) if save is not None else []
    data = {
        "reference": found.reference,
        "evidence": [
            {"title": each.title, "file": each.file_name or None, "on": each.shown_on} for each in kept
        ],
        "saved": saved,
    }
    lines = (
        [f"{found.reference}: {each.title}" for each in kept]
        if save is None
        else [f"Wrote {each}." for each in saved]
    )
    answer(data, lines or [f"{found.reference} has no evidence."], as_json=as_json)


def link(
    file: BoardFile,
    reference: Reference,
    kpi: Annotated[
        list[str] | None, typer.Option("--kpi", metavar="NAME", help="A KPI that shows it; several may.")
    ] = None,
    action: Annotated[
        list[str] | None, typer.Option("--action", metavar="REF", help="An action that serves it.")
    ] = None,
    item: Annotated[
        str | None,
        typer.Option("--item", metavar="NUMBER", help="The item that dealt with it, with --meeting."),
    ] = None,
    meeting: Annotated[
        str | None, typer.Option("--meeting", metavar="DATE", help="The day of the item’s meeting.")
    ] = None,
    take_off: Annotated[bool, typer.Option("--off", help="Take the links off instead.")] = False,
    in_plan: InPlan = None,
    board: BoardName = None,
    who: Who = None,
    as_json: AsJson = False,
) -> None:
    """Link a milestone to KPIs, actions or the minute of an item; with --off take such links off."""
    from boardkeeper import agenda, boards, follow_up, kpis, meetings, plan
    from boardkeeper.cli.log_rows import find_row

    if not (kpi or action or item):
        raise UserError("There is nothing to link.", "Give --kpi, --action, or --item with --meeting.")
    if item and meeting is None:
        raise UserError("An item is of one meeting.", "Add its day: --meeting 2019-09-11.")
    with opened(file, who) as (store, name):
        board_id = boards.find_board(store, board).id
        found = plan.find_milestone(store, board_id, reference, in_plan)
        if kpi:
            ids = [kpis.find_kpi(store, board_id, each).id for each in kpi]
            (plan.unlink_kpis if take_off else plan.link_kpis)(store, name, found.id, ids)
        for each in action or ():
            row = find_row(store, board_id, follow_up.Log.ACTIONS, each, current_day())
            matter = follow_up.Matter(follow_up.Log.ACTIONS, row.id)
            follow_up.link(store, name, matter, milestone_id="" if take_off else found.id)
        if item and meeting:
            held = meetings.find_meeting(store, board_id, read_date(meeting, "--meeting"))
            dealt = agenda.find_item(agenda.list_items(store, held.id), item)
            (plan.unlink_minute if take_off else plan.link_minute)(store, name, found.id, dealt.id)
        now = milestone_again(store, board_id, found)
    linked = [*(each.name for each in now.kpis), *(f"action {each.reference}" for each in now.actions)]
    linked += [each.words for each in now.minutes]
    said = f"{now.reference} is linked to {'; '.join(linked) if linked else 'nothing'}."
    answer(milestone_data(now), [said], as_json=as_json)


def _slow(row: MilestoneView) -> str:
    return f" – slow: {'; '.join(row.slow)}" if row.slow else ""


def _saved(store: Store, folder: Path, ids: list[str]) -> list[Path]:
    from boardkeeper import plan
    from boardkeeper.saving import save_whole

    written = []
    for evidence_id in ids:
        name, content = plan.read_evidence(store, evidence_id)
        place = folder / Path(name).name
        if place in written or place.exists():
            raise UserError(f"“{place.name}” is there already.", "Choose an empty folder.")
        save_whole(place, content)
        written.append(place)
    return written
