"""How a command answers: lines for people, or one JSON document with stable keys (docs/cli.md)."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, time
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from boardkeeper.clock import current_day
from boardkeeper.errors import PassphraseNeeded, UserError
from boardkeeper.rules.due_dates import parse_due
from boardkeeper.rules.rag import displayed

if TYPE_CHECKING:
    from db.store import Store

BoardFile = Annotated[Path, typer.Argument(metavar="FILE", help="The board file.")]
BoardName = Annotated[
    str | None, typer.Option("--board", metavar="NAME", help="Which board, when the file holds several.")
]
MeetingDay = Annotated[str, typer.Option("--meeting", metavar="DATE", help="The day of the meeting.")]
AsJson = Annotated[bool, typer.Option("--json", help="Answer with one JSON document.")]
Who = Annotated[
    str | None, typer.Option("--who", metavar="NAME", help="Whose name the history keeps; by default yours.")
]


def answer(data: Any, lines: Iterable[str], *, as_json: bool) -> None:
    """Print what a command found."""
    if as_json:
        print_json(data)
        return
    for line in lines:
        sys.stdout.write(line + "\n")


def print_json(data: Any) -> None:
    """Print one JSON document, in plain ASCII where the receiving end does not take Unicode."""
    takes_unicode = (sys.stdout.encoding or "").casefold().startswith("utf")
    document = json.dumps(data, ensure_ascii=not takes_unicode, indent=2, default=_plain)
    sys.stdout.write(document + "\n")


def as_document(data: Any) -> bytes:
    """The same document as a file."""
    return (json.dumps(data, ensure_ascii=False, indent=2, default=_plain) + "\n").encode()


def _plain(value: object) -> str:
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, Path):
        return str(value)
    msg = f"no plain form for {value!r}"
    raise TypeError(msg)


def exact(value: Decimal | None, decimals: int) -> str | None:
    """A figure with at least the decimals it is shown with, and never fewer than it has."""
    if value is None:
        return None
    has = max(0, -int(value.normalize().as_tuple().exponent))
    return f"{displayed(value, max(decimals, has)):f}"


def columns(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Rows as aligned columns, two spaces between."""
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))] if rows else []
    for row in rows:
        yield "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()


_CLOCK = re.compile(r"(?P<hour>[01]?\d|2[0-3])(?:[:.](?P<minute>[0-5]\d))?\s*(?P<half>[ap]m)?")


@contextmanager
def opened(file: Path, who: str | None, passphrase: str | None = None) -> Iterator[tuple[Store, str]]:
    """A board file opened for one command, with the name its history keeps; a sealed one asks for its passphrase."""
    from boardkeeper.cli.passphrases import passphrase_of
    from db.lock_note import current_user
    from db.store import Store

    name = (who or "").strip() or current_user()
    try:
        found = Store.open(file, name, passphrase)
    except PassphraseNeeded:
        found = Store.open(file, name, passphrase_of(None, file))
    with found as store:
        yield store, name
        if store.take_changes():
            try:
                store.backup()
            except UserError as error:
                # What was asked for is done and kept; only the copy beside it could not be made.
                sys.stderr.write(f"Note: it is written, but no backup was made: {error}\n")


@contextmanager
def opened_board(file: Path, board: str | None, who: str | None) -> Iterator[tuple[Store, str, str]]:
    """One board of a file opened for one command: the store, the name its history keeps, and the board's id."""
    from boardkeeper import boards

    with opened(file, who) as (store, name):
        yield store, name, boards.find_board(store, board).id


def read_date(written: str, option: str) -> date:
    """A date as people write it: 2019-09-11, 11/9/19, 11 September 2019.

    Raises:
        UserError: It is not a date.
    """
    day = parse_due(written, current_day())
    if day is None:
        raise UserError(f"“{written}” is not a date.", f"Write it like {option} 2019-09-11.")
    return day


def read_time(written: str, option: str) -> time:
    """A time of day: 14:00 or 2.00 pm.

    Raises:
        UserError: It is not a time.
    """
    found = _CLOCK.fullmatch(written.strip().casefold())
    if found is None:
        raise UserError(f"“{written}” is not a time of day.", f"Write it like {option} 14:00.")
    hour, minute = int(found["hour"]), int(found["minute"] or 0)
    if found["half"]:
        hour = hour % 12 + (12 if found["half"] == "pm" else 0)
    return time(hour, minute)
