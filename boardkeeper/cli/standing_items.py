"""Commands about the standing items of a board: what its agendas start with."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from boardkeeper.agenda import ItemKind, PaperKind
from boardkeeper.cli.answers import AsJson, BoardFile, BoardName, Who, answer, columns, opened_board
from boardkeeper.cli.choosing import Place, choose, given_facts
from boardkeeper.templates import Occasion, StandingItemView

if TYPE_CHECKING:
    from db.store import Store

Item = Annotated[str, typer.Argument(metavar="ITEM", help="Its place, or its title or a part only it has.")]
Kind = Annotated[
    ItemKind | None, typer.Option("--kind", case_sensitive=False, help="How it comes to the board.")
]
Paper = Annotated[
    PaperKind | None, typer.Option("--paper", case_sensitive=False, help="The paper behind it.")
]
When = Annotated[Occasion | None, typer.Option("--occasion", case_sensitive=False, help="On which agendas.")]


def list_standing(file: BoardFile, board: BoardName = None, as_json: AsJson = False) -> None:
    """List what the board’s agendas start with."""
    from boardkeeper import templates

    with opened_board(file, board, None) as (store, _, board_id):
        _say_standing(templates.standing_items(store, board_id), as_json=as_json)


def add_standing(
    file: BoardFile,
    title: Annotated[str, typer.Argument(metavar="TITLE", help="As the agenda prints it.")],
    purpose: Annotated[str, typer.Option("--purpose", metavar="WORDS", help="What it is for.")] = "",
    kind: Kind = None,
    paper: Paper = None,
    occasion: When = None,
    board: BoardName = None,
    who: Who = None,
    as_json: AsJson = False,
) -> None:
    """Add a standing item at the end."""
    from boardkeeper import templates

    with _changed(file, board, who, as_json=as_json) as (store, doer, board_id):
        templates.add_standing_item(
            store,
            doer,
            board_id,
            title,
            purpose=purpose,
            kind=kind or ItemKind.STANDING,
            paper=paper or PaperKind.NONE,
            occasion=occasion or Occasion.EVERY,
        )


def set_standing(
    file: BoardFile,
    item: Item,
    title: Annotated[str | None, typer.Option("--title", metavar="TITLE", help="Another title.")] = None,
    purpose: Annotated[str | None, typer.Option("--purpose", metavar="WORDS", help="What it is for.")] = None,
    kind: Kind = None,
    paper: Paper = None,
    occasion: When = None,
    board: BoardName = None,
    who: Who = None,
    as_json: AsJson = False,
) -> None:
    """Change a standing item."""
    from boardkeeper import templates

    facts = given_facts(title=title, purpose=purpose, kind=kind, paper=paper, occasion=occasion)
    with _changed(file, board, who, as_json=as_json) as (store, doer, board_id):
        found = _find_item(templates.standing_items(store, board_id), item)
        templates.update_standing_item(store, doer, found.id, **facts)


def move_standing(
    file: BoardFile,
    item: Item,
    place: Place,
    board: BoardName = None,
    who: Who = None,
    as_json: AsJson = False,
) -> None:
    """Move a standing item; the others close up."""
    from boardkeeper import templates

    with _changed(file, board, who, as_json=as_json) as (store, doer, board_id):
        found = _find_item(templates.standing_items(store, board_id), item)
        templates.move_standing_item(store, doer, found.id, place - 1)


def remove_standing(
    file: BoardFile, item: Item, board: BoardName = None, who: Who = None, as_json: AsJson = False
) -> None:
    """Take a standing item out; agendas that have it keep it."""
    from boardkeeper import templates

    with _changed(file, board, who, as_json=as_json) as (store, doer, board_id):
        found = _find_item(templates.standing_items(store, board_id), item)
        templates.remove_standing_item(store, doer, found.id)


@contextmanager
def _changed(
    file: Path, board: str | None, who: str | None, *, as_json: bool
) -> Iterator[tuple[Store, str, str]]:
    """The board opened for a change to its standing items, which are said as they stand afterwards."""
    from boardkeeper import templates

    with opened_board(file, board, who) as (store, doer, board_id):
        yield store, doer, board_id
        _say_standing(templates.standing_items(store, board_id), as_json=as_json)


def _find_item(items: Sequence[StandingItemView], wanted: str) -> StandingItemView:
    return choose(items, [item.title for item in items], wanted, "standing item")


def _say_standing(items: Sequence[StandingItemView], *, as_json: bool) -> None:
    data = [
        {
            "place": place,
            "title": item.title,
            "purpose": item.purpose,
            "kind": item.kind.value,
            "paper": item.paper.value,
            "occasion": item.occasion.value,
        }
        for place, item in enumerate(items, start=1)
    ]
    rows = [
        (str(place), item.title, item.kind.value, item.paper.value, item.occasion.value)
        for place, item in enumerate(items, start=1)
    ]
    answer(data, columns(rows) if rows else ["The board has no standing items."], as_json=as_json)


standing_app = typer.Typer(help="What the board’s agendas start with.", rich_markup_mode=None)
standing_app.command("list")(list_standing)
standing_app.command("add")(add_standing)
standing_app.command("set")(set_standing)
standing_app.command("move")(move_standing)
standing_app.command("remove")(remove_standing)
