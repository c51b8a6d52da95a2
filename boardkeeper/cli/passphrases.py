"""Where a command gets the passphrase of a sealed file from: an option, the environment, or the person at the keyboard."""

from __future__ import annotations

import getpass
import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from boardkeeper.errors import UserError

VARIABLE = "BOARDKEEPER_PASSPHRASE"

Passphrase = Annotated[
    str | None,
    typer.Option(
        "--passphrase",
        metavar="WORDS",
        help=f"What it is sealed with; else {VARIABLE} is used, or you are asked.",
    ),
]


def passphrase_of(given: str | None, path: Path) -> str:
    """The passphrase of a file.

    Raises:
        UserError: It was given nowhere, and nobody can be asked.
    """
    found = given or os.environ.get(VARIABLE, "")
    if not found and sys.stdin.isatty():
        found = getpass.getpass(f"Passphrase of {path.name}: ")
    if not found:
        raise UserError(
            f"“{path.name}” is sealed.", f"Say its passphrase with --passphrase, or in {VARIABLE}."
        )
    return found
