"""The command for the history of a matter: by words, or from one thing along its links."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer
from sqlalchemy import select

from boardkeeper.cli.answers import AsJson, BoardFile, BoardName, answer, opened, read_date
from boardkeeper.cli.briefing import OfEdition, PaperOut
from boardkeeper.cli.choosing import choose
from boardkeeper.clock import current_day
from boardkeeper.errors import UserError
from boardkeeper.minutes.editions import Edition

if TYPE_CHECKING:
    from boardkeeper.matters import Matter, MatterEvent
    from db.store import Store

_MOST = 10_000


def matter(
    file: BoardFile,
    words: Annotated[list[str] | None, typer.Argument(metavar="[WORDS]...", help="What it is about.")] = None,
    action: Annotated[
        str | None, typer.Option("--action", metavar="NUMBER", help="Of the action log.")
    ] = None,
    decision: Annotated[
        str | None, typer.Option("--decision", metavar="NUMBER", help="Of the tracking decisions.")
    ] = None,
    item: Annotated[
        str | None, typer.Option("--item", metavar="NUMBER", help="On an agenda, with --meeting.")
    ] = None,
    minute: Annotated[int | None, typer.Option("--minute", metavar="NUMBER", help="With --meeting.")] = None,
    kpi: Annotated[str | None, typer.Option("--kpi", metavar="NAME", help="Its name, or part of it.")] = None,
    milestone: Annotated[
        str | None, typer.Option("--milestone", metavar="REFERENCE", help="As the plan has it: 1.2.")
    ] = None,
    topic: Annotated[
        str | None, typer.Option("--topic", metavar="WORDS", help="Of the work programme.")
    ] = None,
    meeting: Annotated[
        str | None, typer.Option("--meeting", metavar="DATE", help="Of the item or minute.")
    ] = None,
    edition: OfEdition = Edition.RESTRICTED,
    out: PaperOut = None,
    board: BoardName = None,
    as_json: AsJson = False,
) -> None:
    """Put everything about one topic on one line of time, across meetings and boards."""
    from boardkeeper import boards, matter_paper, matters
    from boardkeeper.minutes_out import kind_of, save_paper
    from boardkeeper.render.text import render_text

    if out is not None:
        kind_of(out)
    asked = {
        "action": action,
        "decision": decision,
        "item": item,
        "minute": minute,
        "kpi": kpi,
        "milestone": milestone,
        "topic": topic,
    }
    named = {name: str(value) for name, value in asked.items() if value is not None}
    said = " ".join(words or ())
    if len(named) + bool(said) != 1:
        raise UserError(
            "A history is of one thing.",
            "Give words, or one of --action, --decision, --item, --minute, --kpi …",
        )
    today = current_day()
    with opened(file, None) as (store, _):
        board_id = boards.find_board(store, board).id
        thing_id = _thing_id(store, board_id, meeting, *next(iter(named.items()))) if named else ""
        found = matters.gather_matter(store, today, words=said, thing_id=thing_id, edition=edition)
        pack = matter_paper.matter_pack(store, board_id, found, today, edition)
        kept = store.path
    data = matter_data(found)
    if out is None:
        answer(data, render_text(pack).splitlines(), as_json=as_json)
        return
    saved = save_paper(pack, out, kept=kept)
    data |= {"file": saved.path, "pages": saved.pages or None}
    pages = f": {saved.pages} page{'' if saved.pages == 1 else 's'}" if saved.pages else ""
    answer(data, [f"Wrote {saved.path}{pages}."], as_json=as_json)


def _thing_id(store: Store, board_id: str, meeting: str | None, kind: str, wanted: str) -> str:
    """The row that is meant.

    Raises:
        UserError: There is none, or it wants the day of a meeting.
    """
    from boardkeeper import kpis, plan, programme
    from boardkeeper.lists import Wanted
    from db.tables.actions import Action
    from db.tables.decisions import TrackingDecision

    if kind in {"item", "minute"}:
        return _at_meeting(store, board_id, meeting, kind, wanted)
    if kind == "kpi":
        return kpis.find_kpi(store, board_id, wanted).id
    if kind == "milestone":
        milestones = plan.list_milestones(store, board_id, Wanted(limit=_MOST)).rows
        return choose(milestones, [each.reference for each in milestones], wanted, "milestone").id
    if kind == "topic":
        with store.read() as session:
            topics = programme.programme_in(session, board_id, Wanted(limit=_MOST), current_day()).rows
        return choose(topics, [each.topic for each in topics], wanted, "topic").id
    table = Action if kind == "action" else TrackingDecision
    with store.read() as session:
        row_id = session.scalar(
            select(table.id).where(table.board_id == board_id, table.reference == wanted.strip())
        )
    if row_id is None:
        raise UserError(f"There is no {kind} {wanted}.", f"List them with: boardkeeper {kind}s list FILE.")
    return row_id


def _at_meeting(store: Store, board_id: str, meeting: str | None, kind: str, wanted: str) -> str:
    from boardkeeper import agenda, meetings, minutes

    if meeting is None:
        raise UserError(
            f"An {kind} is of one meeting." if kind == "item" else "A minute is of one meeting.",
            "Add its day: --meeting 2019-09-11.",
        )
    found = meetings.find_meeting(store, board_id, read_date(meeting, "--meeting"))
    if kind == "minute":
        written = minutes.get_minutes(store, found.id).minutes
        return choose(written, [str(each.number or "") for each in written], wanted, "minute").id
    items = agenda.list_items(store, found.id)
    numbered = [each for each in items if each.number == wanted.strip()]
    if numbered:
        return numbered[0].id
    return choose(items, [each.title for each in items], wanted, "item").id


def matter_data(found: Matter) -> dict[str, Any]:
    """A history as one document; the keys are in docs/cli.md."""
    return {
        "matter": found.title,
        "boards": list(found.boards.values()),
        "events": [_event_data(event, found) for event in found.events],
        "left_out": found.left_out,
        "cut": found.is_cut,
    }


def _event_data(event: MatterEvent, found: Matter) -> dict[str, Any]:
    return {
        "on": event.on,
        "kind": event.kind.value,
        "title": event.title,
        "text": event.text or None,
        "note": event.note or None,
        "why": event.why,
        "board": found.boards.get(event.board_id),
        "exempt": event.is_exempt,
    }
