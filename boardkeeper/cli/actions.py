"""Commands about the action log."""

from __future__ import annotations

from typing import Annotated

import typer

from boardkeeper.cli.answers import AsJson, BoardFile, BoardName, Who, answer, opened, read_date
from boardkeeper.cli.log_reading import add_reading
from boardkeeper.cli.log_rows import row_of
from boardkeeper.cli.log_words import action_data, due_of
from boardkeeper.cli.log_writing import Due, Priority, add_writing
from boardkeeper.clock import current_day
from db.tables.follow_up import Importance, Log


def add_action(
    file: BoardFile,
    text: Annotated[str, typer.Argument(metavar="TEXT", help="What is to be done.")],
    owner: Annotated[str, typer.Option("--owner", metavar="NAME", help="Who is to do it.")] = "",
    due: Due = None,
    priority: Priority = None,
    raised: Annotated[
        str | None, typer.Option("--raised", metavar="DATE", help="The day it was asked for; today.")
    ] = None,
    board: BoardName = None,
    who: Who = None,
    as_json: AsJson = False,
) -> None:
    """Add an action by hand."""
    from boardkeeper import actions, boards

    raised_on = read_date(raised, "--raised") if raised else current_day()
    with opened(file, who) as (store, name):
        action_id = actions.add_action(
            store,
            name,
            boards.find_board(store, board).id,
            text,
            owner,
            due or "",
            raised_on=raised_on,
            importance=priority or Importance.MEDIUM,
        )
        row = row_of(store, Log.ACTIONS, action_id, current_day())
    due = f", due {due_of(row)}" if due_of(row) else ", with no date"
    said = f"Added action {row.reference}{due}."
    answer(action_data(row), [said], as_json=as_json)


actions_app = typer.Typer(
    help="The action log: who does what by when, and what came of it.", rich_markup_mode=None
)
actions_app.command("add")(add_action)
add_reading(actions_app, Log.ACTIONS)
add_writing(actions_app, Log.ACTIONS)
