"""Commands about who gets the packs of a board: its distribution list, and the papers of a meeting given out by it."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from boardkeeper.cli.answers import (
    AsJson,
    BoardFile,
    BoardName,
    MeetingDay,
    Who,
    answer,
    columns,
    opened,
    opened_board,
    read_date,
)
from boardkeeper.cli.choosing import Place, choose, given_facts
from boardkeeper.cli.group_with_list import GroupWithList
from boardkeeper.cli.passwords import Lock, Password, password_of
from boardkeeper.clock import current_day
from boardkeeper.errors import UserError
from db.tables.packs import Readers

if TYPE_CHECKING:
    from boardkeeper.distribution import GivenOut, RecipientView
    from db.store import Store

Line = Annotated[str, typer.Argument(metavar="NAME", help="Its place, or the name or a part only it has.")]
Edition = Annotated[
    Readers | None, typer.Option("--edition", case_sensitive=False, help="Whose edition they get.")
]
Large = Annotated[
    bool | None, typer.Option("--large-print/--usual-print", help="In 18 point, or in the usual size.")
]
Copies = Annotated[
    int | None,
    typer.Option("--copies", metavar="NUMBER", help="How many on paper; 0 for e-mail alone."),
]
Email = Annotated[
    str | None, typer.Option("--email", help="An address for the packs; by default the person’s own.")
]
Note = Annotated[str | None, typer.Option("--note", metavar="WORDS", help="For whoever hands them out.")]


def list_recipients(file: BoardFile, board: BoardName = None, as_json: AsJson = False) -> None:
    """List who gets which edition of the board’s packs."""
    from boardkeeper import distribution

    with opened_board(file, board, None) as (store, _, board_id):
        _say(distribution.recipients(store, board_id), as_json=as_json)


def add(
    file: BoardFile,
    name: Annotated[str, typer.Argument(metavar="NAME", help="As the cover shall say it.")],
    edition: Edition = None,
    large: Large = None,
    copies: Copies = None,
    email: Email = None,
    note: Note = None,
    board: BoardName = None,
    who: Who = None,
    as_json: AsJson = False,
) -> None:
    """Put somebody on the list, at its end."""
    from boardkeeper import distribution

    with _changed(file, board, who, as_json=as_json) as (store, doer, board_id):
        distribution.add_recipient(
            store,
            doer,
            board_id,
            name,
            readers=edition,
            is_large_print=large,
            copies=copies,
            email=email,
            note=note,
        )


def add_members(file: BoardFile, board: BoardName = None, who: Who = None, as_json: AsJson = False) -> None:
    """Put every member on the list who is not there yet: the chair’s edition, the restricted, the public by their seats."""
    from boardkeeper import distribution

    with _changed(file, board, who, as_json=as_json) as (store, doer, board_id):
        distribution.add_members(store, doer, board_id, current_day())


def set_recipient(
    file: BoardFile,
    line: Line,
    name: Annotated[str | None, typer.Option("--name", metavar="NAME", help="Another name.")] = None,
    edition: Edition = None,
    large: Large = None,
    copies: Copies = None,
    email: Email = None,
    note: Note = None,
    board: BoardName = None,
    who: Who = None,
    as_json: AsJson = False,
) -> None:
    """Change a line of the list."""
    from boardkeeper import distribution

    facts = given_facts(
        name=name, readers=edition, is_large_print=large, copies=copies, email=email, note=note
    )
    with _changed(file, board, who, as_json=as_json) as (store, doer, board_id):
        found = _find(distribution.recipients(store, board_id), line)
        distribution.update_recipient(store, doer, found.id, **facts)


def move(
    file: BoardFile,
    line: Line,
    place: Place,
    board: BoardName = None,
    who: Who = None,
    as_json: AsJson = False,
) -> None:
    """Move a line of the list; the others close up."""
    from boardkeeper import distribution

    with _changed(file, board, who, as_json=as_json) as (store, doer, board_id):
        found = _find(distribution.recipients(store, board_id), line)
        distribution.move_recipient(store, doer, found.id, place - 1)


def remove(
    file: BoardFile, line: Line, board: BoardName = None, who: Who = None, as_json: AsJson = False
) -> None:
    """Take somebody off the list."""
    from boardkeeper import distribution

    with _changed(file, board, who, as_json=as_json) as (store, doer, board_id):
        found = _find(distribution.recipients(store, board_id), line)
        distribution.remove_recipient(store, doer, found.id)


def distribute(
    file: BoardFile,
    meeting: MeetingDay,
    out: Annotated[Path, typer.Option("--out", metavar="FOLDER", help="Where to write the files.")],
    named: Annotated[
        bool, typer.Option("--named", help="A file for each person, with the name on its cover.")
    ] = False,
    password: Password = None,
    lock: Lock = False,
    letters: Annotated[
        bool, typer.Option("--letters/--no-letters", help="Write an e-mail for everybody with an address.")
    ] = True,
    board: BoardName = None,
    as_json: AsJson = False,
) -> None:
    """Give a meeting’s papers out by the distribution list: a file for each edition, e-mails to send, a sheet of who gets what."""
    from boardkeeper import boards, distribution, meetings

    if out.resolve() == file.resolve():
        raise UserError("The papers cannot take the place of the board file.", "Choose a folder for --out.")
    secret = password_of(password, is_locked=lock)
    day = read_date(meeting, "--meeting")
    with opened(file, None) as (store, _):
        meeting_id = meetings.find_meeting(store, boards.find_board(store, board).id, day).id
        gathered = distribution.gather_handouts(store, meeting_id)
    order = distribution.Order(is_named=named, password=secret, has_letters=letters)
    given = distribution.give_out(gathered, out, order, current_day())
    for name in given.unreached:
        sys.stderr.write(f"Note: {name} gets neither paper nor e-mail.\n")
    _say_given(given, as_json=as_json)


@contextmanager
def _changed(
    file: Path, board: str | None, who: str | None, *, as_json: bool
) -> Iterator[tuple[Store, str, str]]:
    """The board opened for a change to its list, which is said as it stands afterwards."""
    from boardkeeper import distribution

    with opened_board(file, board, who) as (store, doer, board_id):
        yield store, doer, board_id
        _say(distribution.recipients(store, board_id), as_json=as_json)


def _say_given(given: GivenOut, *, as_json: bool) -> None:
    data = {
        "folder": given.folder,
        "files": list(given.files),
        "letters": list(given.letters),
        "sheet": given.sheet,
        "copies": given.copies,
        "given": [
            {
                "name": each.name,
                "edition": each.edition,
                "copies": each.copies,
                "email": each.email or None,
                "file": each.file_name,
                "pages": each.pages,
                "locked": each.is_locked,
            }
            for each in given.given
        ],
    }
    rows = [
        (each.name, each.edition, str(each.copies), each.email or "–", each.file_name) for each in given.given
    ]
    said = (
        f"Wrote {len(given.files)} file{'' if len(given.files) == 1 else 's'} and "
        f"{len(given.letters)} e-mail{'' if len(given.letters) == 1 else 's'} to {given.folder}; "
        f"{given.copies} cop{'y' if given.copies == 1 else 'ies'} on paper. Who gets what: {given.sheet.name}."
    )
    lines = columns([("Who", "Edition", "Copies", "E-mail", "File"), *rows])
    answer(data, [said, *lines], as_json=as_json)


def _find(lines: Sequence[RecipientView], wanted: str) -> RecipientView:
    return choose(lines, [line.name for line in lines], wanted, "line of the distribution list")


def _say(lines: Sequence[RecipientView], *, as_json: bool) -> None:
    data = [
        {
            "place": place,
            "name": line.name,
            "edition": line.readers.value,
            "large_print": line.is_large_print,
            "copies": line.copies,
            "email": line.address or None,
            "note": line.note,
        }
        for place, line in enumerate(lines, start=1)
    ]
    rows = [
        (
            str(place),
            line.name,
            f"{line.readers.value}{', large print' if line.is_large_print else ''}",
            f"{line.copies} cop{'y' if line.copies == 1 else 'ies'}",
            line.address,
            line.note,
        )
        for place, line in enumerate(lines, start=1)
    ]
    nobody = "Nobody is on the distribution list. Put the members on it with: boardkeeper distribution members FILE"
    answer(data, columns(rows) if rows else [nobody], as_json=as_json)


distribution_app = typer.Typer(
    help="Who gets which edition of a board’s packs.", rich_markup_mode=None, cls=GroupWithList
)
distribution_app.command("list")(list_recipients)
distribution_app.command("members")(add_members)
distribution_app.command("add")(add)
distribution_app.command("set")(set_recipient)
distribution_app.command("move")(move)
distribution_app.command("remove")(remove)
