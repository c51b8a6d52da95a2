"""Commands that do one thing by themselves and hold others: “kpis FILE” beside “kpis check FILE”."""

from __future__ import annotations

from typing import Any, ClassVar

from typer.core import TyperGroup

_HELP = {"-h", "--help"}


class GroupWithList(TyperGroup):
    """What is no command of the group is given to its command “list”."""

    by_itself: ClassVar[str] = "list"

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Put the name of that command in front of what begins with none."""
        if args and args[0] not in self.commands and args[0] not in _HELP:
            args = [self.by_itself, *args]
        return super().parse_args(ctx, args)


class GroupWithPrint(GroupWithList):
    """The same with its command “print”."""

    by_itself = "print"
