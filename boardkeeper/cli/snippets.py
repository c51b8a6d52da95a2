"""Commands about the snippets of a board: turns of phrase and the letters they are called by."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from boardkeeper.cli.answers import AsJson, BoardFile, BoardName, Who, answer, columns, opened_board
from boardkeeper.cli.choosing import Place, choose, given_facts

if TYPE_CHECKING:
    from boardkeeper.snippets import SnippetView
    from db.store import Store

Snippet = Annotated[str, typer.Argument(metavar="SNIPPET", help="The letters it is called by, or its place.")]


def list_all(file: BoardFile, board: BoardName = None, as_json: AsJson = False) -> None:
    """List the board’s snippets in their order."""
    from boardkeeper import snippets

    with opened_board(file, board, None) as (store, _, board_id):
        _say(snippets.list_snippets(store, board_id), as_json=as_json)


def add(
    file: BoardFile,
    abbreviation: Annotated[str, typer.Argument(metavar="LETTERS", help="What it is called by: “noted”.")],
    text: Annotated[
        str, typer.Argument(metavar="TEXT", help="What it says; {chair} and the like are filled in.")
    ],
    board: BoardName = None,
    who: Who = None,
    as_json: AsJson = False,
) -> None:
    """Add a snippet at the end."""
    from boardkeeper import snippets

    with _changed(file, board, who, as_json=as_json) as (store, doer, board_id):
        snippets.add_snippet(store, doer, board_id, abbreviation, text)


def change(
    file: BoardFile,
    snippet: Snippet,
    abbreviation: Annotated[
        str | None, typer.Option("--letters", metavar="LETTERS", help="Other letters.")
    ] = None,
    text: Annotated[str | None, typer.Option("--text", metavar="TEXT", help="Another text.")] = None,
    board: BoardName = None,
    who: Who = None,
    as_json: AsJson = False,
) -> None:
    """Change a snippet; minutes that have it stay as they are."""
    from boardkeeper import snippets

    facts = given_facts(abbreviation=abbreviation, text=text)
    with _changed(file, board, who, as_json=as_json) as (store, doer, board_id):
        found = _find(snippets.list_snippets(store, board_id), snippet)
        snippets.update_snippet(store, doer, found.id, **facts)


def move(
    file: BoardFile,
    snippet: Snippet,
    place: Place,
    board: BoardName = None,
    who: Who = None,
    as_json: AsJson = False,
) -> None:
    """Move a snippet; the others close up."""
    from boardkeeper import snippets

    with _changed(file, board, who, as_json=as_json) as (store, doer, board_id):
        found = _find(snippets.list_snippets(store, board_id), snippet)
        snippets.move_snippet(store, doer, found.id, place - 1)


def remove(
    file: BoardFile, snippet: Snippet, board: BoardName = None, who: Who = None, as_json: AsJson = False
) -> None:
    """Take a snippet out; minutes that have it keep it."""
    from boardkeeper import snippets

    with _changed(file, board, who, as_json=as_json) as (store, doer, board_id):
        found = _find(snippets.list_snippets(store, board_id), snippet)
        snippets.remove_snippet(store, doer, found.id)


@contextmanager
def _changed(
    file: Path, board: str | None, who: str | None, *, as_json: bool
) -> Iterator[tuple[Store, str, str]]:
    """The board opened for a change to its snippets, which are said as they stand afterwards."""
    from boardkeeper import snippets

    with opened_board(file, board, who) as (store, doer, board_id):
        yield store, doer, board_id
        _say(snippets.list_snippets(store, board_id), as_json=as_json)


def _find(kept: Sequence[SnippetView], wanted: str) -> SnippetView:
    return choose(kept, [each.abbreviation for each in kept], wanted.removeprefix("/"), "snippet")


def _say(kept: Sequence[SnippetView], *, as_json: bool) -> None:
    data = [
        {"place": place, "abbreviation": each.abbreviation, "text": each.text}
        for place, each in enumerate(kept, start=1)
    ]
    rows = [(str(place), each.abbreviation, each.text) for place, each in enumerate(kept, start=1)]
    answer(data, columns(rows), as_json=as_json)


snippets_app = typer.Typer(help="Turns of phrase of the board’s minutes.", rich_markup_mode=None)
snippets_app.command("list")(list_all)
snippets_app.command("add")(add)
snippets_app.command("set")(change)
snippets_app.command("move")(move)
snippets_app.command("remove")(remove)
