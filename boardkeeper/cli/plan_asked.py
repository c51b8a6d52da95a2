"""How the plan commands say what they mean: the options and arguments they share, read."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from boardkeeper.cli.answers import read_date
from boardkeeper.clock import current_day
from boardkeeper.errors import UserError
from boardkeeper.rules.due_dates import parse_due
from boardkeeper.rules.periods import parse_period, period_kind
from db.tables.plan import PlanKind

if TYPE_CHECKING:
    from boardkeeper.plan import MilestoneView
    from db.store import Store

Title = Annotated[str, typer.Argument(metavar="TITLE", help="What it is called.")]
NewTitle = Annotated[str | None, typer.Option("--title", metavar="WORDS", help="What it is called.")]
KindOfPlan = Annotated[
    PlanKind | None,
    typer.Option("--kind", case_sensitive=False, help="improvement plan, strategy or areas for improvement."),
]
StartsOn = Annotated[
    str | None, typer.Option("--starts", metavar="DATE", help="The day it begins; blank for none.")
]
EndsOn = Annotated[
    str | None, typer.Option("--ends", metavar="DATE", help="The day it ends; blank for none.")
]
Aim = Annotated[str | None, typer.Option("--aim", metavar="WORDS", help="What it is to reach.")]
OfPriority = Annotated[str, typer.Argument(metavar="PRIORITY", help="Its number, or words of its title.")]
Text = Annotated[str | None, typer.Option("--text", metavar="WORDS", help="What is to be reached.")]
Impact = Annotated[
    str | None, typer.Option("--impact", metavar="WORDS", help="Impact and evidence, or the outcome.")
]
Assurance = Annotated[
    str | None, typer.Option("--assurance", metavar="WORDS", help="How it is assured, or what shows it.")
]
Lead = Annotated[str | None, typer.Option("--lead", metavar="NAME", help="Who leads it.")]
KeyDates = Annotated[
    str | None,
    typer.Option("--key-dates", metavar="WORDS", help="As they are written: “Commenced: January 2019”."),
]
DueOn = Annotated[
    str | None,
    typer.Option(
        "--due", metavar="WORDS", help="When it is due: “end of July 2019”, “31/7/19”; blank for none."
    ),
]
Period = Annotated[
    str, typer.Option("--period", metavar="PERIOD", help="2019-06, Jun-19, 2019-Q1 or 2019/20.")
]
References = Annotated[list[str], typer.Argument(metavar="REF...", help="References of milestones: 1.2 1.3.")]


def day_in(written: str | None, option: str) -> date | None:
    """The day an option names; None for a blank one."""
    return read_date(written, option) if written else None


def due_in(due: str | None, key_dates: str | None) -> date | None:
    """The day a target means; words that name none are a refusal in --due and kept as words in --key-dates."""
    if due is None:
        return parse_due(key_dates, current_day()) if key_dates else None
    return read_date(due, "--due") if due.strip() else None


def period_in(written: str) -> str:
    """A period as it is stored.

    Raises:
        UserError: It is none.
    """
    period = parse_period(written) or written.strip()
    try:
        period_kind(period)
    except ValueError as error:
        raise UserError(
            f"“{written}” is not a period.", "Write it like --period 2019-06, 2019-Q1 or 2019/20."
        ) from error
    return period


def milestone_again(store: Store, board_id: str, row: MilestoneView) -> MilestoneView:
    """A milestone as it is now."""
    from boardkeeper import plan
    from boardkeeper.lists import Wanted

    every = plan.list_milestones(store, board_id, Wanted(limit=100_000), row.plan_id).rows
    return next(each for each in every if each.id == row.id)
