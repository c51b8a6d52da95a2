"""Commands about the words a board spells as no dictionary has them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from boardkeeper.cli.answers import AsJson, BoardFile, BoardName, Who, answer, opened
from boardkeeper.cli.choosing import choose

if TYPE_CHECKING:
    from boardkeeper.own_words import OwnWordView


def list_words(file: BoardFile, board: BoardName = None, as_json: AsJson = False) -> None:
    """List the board’s own words by the alphabet."""
    from boardkeeper import boards, own_words

    with opened(file, None) as (store, _):
        _say_words(own_words.own_words(store, boards.find_board(store, board).id), as_json=as_json)


def add_words(
    file: BoardFile,
    words: Annotated[list[str], typer.Argument(metavar="WORD...", help="As the board spells them.")],
    board: BoardName = None,
    who: Who = None,
    as_json: AsJson = False,
) -> None:
    """Add words the spelling check shall know; one in small letters is known with a capital too."""
    from boardkeeper import boards, own_words

    with opened(file, who) as (store, doer):
        board_id = boards.find_board(store, board).id
        own_words.add_own_words(store, doer, board_id, words)
        _say_words(own_words.own_words(store, board_id), as_json=as_json)


def remove_word(
    file: BoardFile,
    word: Annotated[str, typer.Argument(metavar="WORD", help="The word, or its place in the list.")],
    board: BoardName = None,
    who: Who = None,
    as_json: AsJson = False,
) -> None:
    """Take a word out; it is doubted again where it stands."""
    from boardkeeper import boards, own_words

    with opened(file, who) as (store, doer):
        board_id = boards.find_board(store, board).id
        kept = own_words.own_words(store, board_id)
        exact = [each for each in kept if each.word == word] or kept
        found = choose(exact, [each.word for each in exact], word, "word of the board")
        own_words.remove_own_word(store, doer, found.id)
        _say_words(own_words.own_words(store, board_id), as_json=as_json)


def _say_words(words: Sequence[OwnWordView], *, as_json: bool) -> None:
    listed = [each.word for each in words]
    answer(listed, listed or ["The board has no words of its own."], as_json=as_json)


words_app = typer.Typer(help="Words the board spells so.", rich_markup_mode=None)
words_app.command("list")(list_words)
words_app.command("add")(add_words)
words_app.command("remove")(remove_word)
