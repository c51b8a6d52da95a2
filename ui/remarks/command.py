"""The command that begins a remark, the same on every page of rows."""

from __future__ import annotations

from ui.commands import Command, Menu


def remark_command(page: str) -> Command:
    """Remark on the chosen row of a page; performed by its method `remark`."""
    return Command(
        f"{page}.remark",
        "&Remark on this…",
        "message-square-text",
        Menu.PAGE,
        "Ctrl+Shift+Q",
        method="remark",
        words="comment challenge question say ask",
    )
