"""How a command says which of several things it means, and what of it is to change."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Protocol, TypeVar

import typer

from boardkeeper.errors import UserError
from boardkeeper.written_lines import listed

Place = Annotated[int, typer.Option("--to", min=1, metavar="PLACE", help="The place it shall have, from 1.")]


class _Named(Protocol):
    @property
    def id(self) -> str: ...


N = TypeVar("N", bound=_Named)


def choose(things: Sequence[N], titles: Sequence[str], wanted: str, word: str) -> N:
    """The thing at a place counted from 1, or the only one whose title is, or holds, the words.

    Raises:
        UserError: Nothing, or more than one thing, answers to that; the sentence calls it by `word`.
    """
    text = wanted.strip().casefold()
    if text.isdecimal() and 1 <= int(text) <= len(things):
        return things[int(text) - 1]
    exact = [thing for thing, title in zip(things, titles, strict=True) if title.casefold() == text]
    close = exact or [
        thing for thing, title in zip(things, titles, strict=True) if text and text in title.casefold()
    ]
    if len(close) == 1:
        return close[0]
    raise UserError(
        f"No single {word} is called “{wanted}”.",
        f"There are {listed(titles)}." if titles else "There is none.",
    )


def given_facts(**facts: object) -> dict[str, object]:
    """The facts that were given.

    Raises:
        UserError: None was.
    """
    given = {name: value for name, value in facts.items() if value is not None}
    if not given:
        raise UserError("There is nothing to set.", "Add --help to see what can be set.")
    return given
