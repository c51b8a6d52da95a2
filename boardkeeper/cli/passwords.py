"""Where a command gets the password from that it locks a PDF with."""

from __future__ import annotations

import getpass
import os
import sys
from typing import Annotated

import typer

from boardkeeper.errors import UserError

VARIABLE = "BOARDKEEPER_PASSWORD"

Password = Annotated[
    str | None,
    typer.Option("--password", metavar="WORDS", help="Lock the PDF with this password."),
]
Lock = Annotated[
    bool,
    typer.Option("--lock", help=f"Lock the PDF; the password comes from {VARIABLE}, or you are asked."),
]


def password_of(given: str | None, *, is_locked: bool) -> str:
    """The password a PDF is locked with; blank when it is not locked.

    Raises:
        UserError: It was given nowhere and nobody can be asked, or it was typed differently the second time.
    """
    if given is not None or not is_locked:
        return _required(given) if given is not None else ""
    found = os.environ.get(VARIABLE, "")
    if not found and sys.stdin.isatty():
        found = getpass.getpass("Password for the PDF: ")
        if found != getpass.getpass("The same once more: "):
            raise UserError("The two passwords are not the same.", "Nothing was written; begin again.")
    return _required(found)


def _required(password: str) -> str:
    if not password:
        raise UserError("There is no password.", f"Say it with --password, or in {VARIABLE}.")
    return password
