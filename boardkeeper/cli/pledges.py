"""Commands about pledges: what the council promised, and how each promise stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from boardkeeper.cli.answers import AsJson, BoardFile, BoardName, Who, answer, columns, opened, read_date
from boardkeeper.cli.choosing import given_facts
from boardkeeper.cli.plan_words import pledge_data, pledge_line
from boardkeeper.errors import UserError
from db.tables.plan import MilestoneStatus

if TYPE_CHECKING:
    from boardkeeper.pledges import PledgeView
    from db.store import Store

pledge_app = typer.Typer(help="What the council promised the public.", rich_markup_mode=None)
Number = Annotated[str, typer.Argument(metavar="NUMBER", help="As it was published.")]
Holder = Annotated[
    str | None, typer.Option("--portfolio-holder", metavar="NAME", help="The member who answers for it.")
]
Director = Annotated[str | None, typer.Option("--director", metavar="NAME", help="The lead director.")]
EndState = Annotated[str | None, typer.Option("--end-state", metavar="WORDS", help="What counts as kept.")]


@pledge_app.command("list")
def list_all(
    file: BoardFile,
    words: Annotated[str, typer.Option("--words", metavar="WORDS", help="Only those that hold these.")] = "",
    board: BoardName = None,
    as_json: AsJson = False,
) -> None:
    """List the pledges by their numbers."""
    from boardkeeper import boards, pledges
    from boardkeeper.lists import Wanted

    with opened(file, None) as (store, _):
        board_id = boards.find_board(store, board).id
        found = pledges.list_pledges(store, board_id, Wanted(words, limit=100_000)).rows
    lines = list(columns([pledge_line(each) for each in found])) if found else ["No pledge."]
    answer([pledge_data(each) for each in found], lines, as_json=as_json)


@pledge_app.command("add")
def add(
    file: BoardFile,
    number: Number,
    text: Annotated[str, typer.Argument(metavar="TEXT", help="What is promised.")],
    holder: Holder = None,
    director: Director = None,
    end_state: EndState = None,
    board: BoardName = None,
    who: Who = None,
    as_json: AsJson = False,
) -> None:
    """Record a pledge."""
    from boardkeeper import boards, pledges

    with opened(file, who) as (store, name):
        board_id = boards.find_board(store, board).id
        pledges.add_pledge(
            store,
            name,
            board_id,
            number,
            text,
            portfolio_holder=holder or "",
            lead_director=director or "",
            end_state=end_state or "",
        )
        row = _find(store, board_id, number)
    answer(pledge_data(row), [f"Added pledge {row.number}."], as_json=as_json)


@pledge_app.command("edit")
def edit(
    file: BoardFile,
    number: Number,
    new_number: Annotated[
        str | None, typer.Option("--number", metavar="NUMBER", help="Its new number.")
    ] = None,
    text: Annotated[str | None, typer.Option("--text", metavar="WORDS", help="What is promised.")] = None,
    holder: Holder = None,
    director: Director = None,
    end_state: EndState = None,
    board: BoardName = None,
    who: Who = None,
    as_json: AsJson = False,
) -> None:
    """Change what a pledge says."""
    from boardkeeper import boards, pledges

    facts = given_facts(
        number=new_number, text=text, portfolio_holder=holder, lead_director=director, end_state=end_state
    )
    with opened(file, who) as (store, name):
        board_id = boards.find_board(store, board).id
        found = _find(store, board_id, number)
        pledges.edit_pledge(store, name, found.id, **{key: str(value) for key, value in facts.items()})
        row = _find(store, board_id, new_number or number)
    answer(pledge_data(row), [f"Pledge {row.number} is changed."], as_json=as_json)


@pledge_app.command("status")
def status(
    file: BoardFile,
    number: Number,
    how: Annotated[
        MilestoneStatus, typer.Option("--is", case_sensitive=False, help="How it stands.", show_default=False)
    ],
    note: Annotated[str, typer.Option("--note", metavar="WORDS", help="Why, or how it ended.")] = "",
    ended: Annotated[
        str | None,
        typer.Option(
            "--ended", metavar="DATE", help="The day it ended; a complete one ends today by itself."
        ),
    ] = None,
    board: BoardName = None,
    who: Who = None,
    as_json: AsJson = False,
) -> None:
    """Record how a pledge stands; one that is complete, or given up, has ended."""
    from boardkeeper import boards, pledges

    day = read_date(ended, "--ended") if ended else None
    with opened(file, who) as (store, name):
        board_id = boards.find_board(store, board).id
        found = _find(store, board_id, number)
        pledges.set_pledge_status(store, name, found.id, how, note, day)
        row = _find(store, board_id, number)
    answer(pledge_data(row), [f"Pledge {row.number}: {pledge_line(row)[1]}."], as_json=as_json)


@pledge_app.command("remove")
def remove(
    file: BoardFile, number: Number, board: BoardName = None, who: Who = None, as_json: AsJson = False
) -> None:
    """Take a pledge away that was recorded by mistake; undo brings it back."""
    from boardkeeper import boards, pledges

    with opened(file, who) as (store, name):
        found = _find(store, boards.find_board(store, board).id, number)
        pledges.remove_pledge(store, name, found.id)
    answer({"removed": found.number}, [f"Pledge {found.number} is gone."], as_json=as_json)


def _find(store: Store, board_id: str, number: str) -> PledgeView:
    from boardkeeper import pledges

    every = pledges.list_pledges(store, board_id).rows
    found = next((each for each in every if each.number.casefold() == number.strip().casefold()), None)
    if found is None:
        raise UserError(f"There is no pledge {number}.", "List them with: boardkeeper plan pledge list FILE.")
    return found
