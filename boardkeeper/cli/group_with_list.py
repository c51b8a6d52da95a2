"""A command that lists by itself and holds others: “kpis FILE” beside “kpis check FILE”."""

from __future__ import annotations

from typing import Any

from typer.core import TyperGroup

_HELP = {"-h", "--help"}


class GroupWithList(TyperGroup):
    """What is no command of the group is given to its command “list”."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Put “list” in front of what begins with no command."""
        if args and args[0] not in self.commands and args[0] not in _HELP:
            args = ["list", *args]
        return super().parse_args(ctx, args)
