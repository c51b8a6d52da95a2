"""The commands about minutes; each group of them has a module of its own."""

from __future__ import annotations

import typer

minutes_app = typer.Typer(
    help="The minutes of a meeting: written, circulated, approved, signed, put out.", rich_markup_mode=None
)
