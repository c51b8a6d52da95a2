"""Commands about the log of tracking decisions."""

from __future__ import annotations

from typing import Annotated

import typer

from boardkeeper.cli.answers import AsJson, BoardFile, BoardName, Who, answer, opened, read_date
from boardkeeper.cli.log_reading import add_reading
from boardkeeper.cli.log_rows import row_of
from boardkeeper.cli.log_words import decision_data, due_of
from boardkeeper.cli.log_writing import Due, Priority, add_writing
from boardkeeper.clock import current_day
from db.tables.follow_up import Importance, Log


def add_decision(
    file: BoardFile,
    text: Annotated[str, typer.Argument(metavar="TEXT", help="What was decided.")],
    owner: Annotated[str, typer.Option("--owner", metavar="NAME", help="The officer responsible.")] = "",
    due: Due = None,
    minute: Annotated[str, typer.Option("--minute", metavar="TITLE", help="The minute it stands in.")] = "",
    priority: Priority = None,
    decided: Annotated[
        str | None, typer.Option("--decided", metavar="DATE", help="The day of the meeting; today.")
    ] = None,
    board: BoardName = None,
    who: Who = None,
    as_json: AsJson = False,
) -> None:
    """Follow up a decision that stands in no minutes of this file; limbs of minutes come into the log by themselves."""
    from boardkeeper import boards
    from boardkeeper.decisions_by_hand import add_decision as add

    decided_on = read_date(decided, "--decided") if decided else current_day()
    with opened(file, who) as (store, name):
        decision_id = add(
            store,
            name,
            boards.find_board(store, board).id,
            text,
            owner,
            due or "",
            decided_on=decided_on,
            minute=minute,
            importance=priority or Importance.MEDIUM,
        )
        row = row_of(store, Log.DECISIONS, decision_id, current_day())
    due = f", due {due_of(row)}" if due_of(row) else ", with no date"
    said = f"Added decision {row.reference}{due}."
    answer(decision_data(row), [said], as_json=as_json)


decisions_app = typer.Typer(
    help="The log of tracking decisions: what was asked for, of whom, by when, and what came of it.",
    rich_markup_mode=None,
)
decisions_app.command("add")(add_decision)
add_reading(decisions_app, Log.DECISIONS)
add_writing(decisions_app, Log.DECISIONS)
