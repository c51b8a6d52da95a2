"""Finding the rows of either log that a command means."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any

import typer

from boardkeeper.cli.answers import read_date
from boardkeeper.cli.log_words import action_data, decision_data
from boardkeeper.clock import current_day
from boardkeeper.errors import UserError
from db.tables.follow_up import Log

if TYPE_CHECKING:
    from boardkeeper.follow_up import Matter
    from boardkeeper.lists import Wanted
    from db.store import Store

Which = Annotated[
    str, typer.Argument(metavar="ROW", help="Its reference, or words that only this row holds.")
]
Rows = Annotated[
    list[str], typer.Argument(metavar="ROW...", help="Their references, or words that only one row holds.")
]
OnDay = Annotated[
    str | None, typer.Option("--on", metavar="DATE", help="The day it is done, or looked at; today.")
]

_MOST_NAMED = 6


def day_of(on: str | None) -> date:
    """The day a command says, or today."""
    return read_date(on, "--on") if on else current_day()


def listed(store: Store, board_id: str, log: Log, today: date, wanted: Wanted) -> tuple[Any, ...]:
    """The rows of a log that a filter leaves."""
    from boardkeeper import actions, decisions

    if log is Log.ACTIONS:
        return actions.list_actions(store, board_id, today, wanted).rows
    return decisions.list_decisions(store, board_id, today, wanted).rows


def row_of(store: Store, log: Log, row_id: str, today: date) -> Any:
    """One row as it is now."""
    from boardkeeper import actions, decisions

    if log is Log.ACTIONS:
        return actions.get_action(store, row_id, today)
    return decisions.get_decision(store, row_id, today)


def find_row(store: Store, board_id: str, log: Log, which: str, today: date) -> Any:
    """The row of a reference, or the only one that holds the words.

    Raises:
        UserError: None, or several, answer to that.
    """
    from boardkeeper.lists import Wanted

    one = "action" if log is Log.ACTIONS else "decision"
    found = listed(store, board_id, log, today, Wanted(which, limit=100_000))
    named = [row for row in found if row.reference.casefold() == which.strip().casefold()]
    fitting = (
        named or [row for row in found if which.casefold().strip() in row.text.casefold()] or list(found)
    )
    if len(fitting) == 1 and which.strip():
        return fitting[0]
    if not fitting or not which.strip():
        raise UserError(
            f"No {one} has the reference or the words “{which}”.",
            f"boardkeeper {log.value} list says which there are.",
        )
    references = ", ".join(row.reference for row in fitting[:_MOST_NAMED])
    more = " and others" if len(fitting) > _MOST_NAMED else ""
    raise UserError(
        f"{len(fitting)} {one}s hold “{which}”.", f"Give the reference of one: {references}{more}."
    )


def find_matters(
    store: Store, board_id: str, log: Log, which: Sequence[str], today: date
) -> tuple[Matter, ...]:
    """Several rows by their references or words, each once."""
    from boardkeeper.follow_up import Matter

    rows = (find_row(store, board_id, log, each, today) for each in which)
    return tuple(dict.fromkeys(Matter(log, row.id) for row in rows))


def data_of(log: Log, row: Any) -> dict[str, Any]:
    """A row under its stable keys."""
    return action_data(row) if log is Log.ACTIONS else decision_data(row)
