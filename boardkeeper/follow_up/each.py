"""Changing many matters to different things in one step, as a block of cells that is pasted over a log asks for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from boardkeeper.follow_up.changing import change_into
from boardkeeper.follow_up.matters import Matter, counted, threads_together
from db.tables.follow_up import FollowUpStatus, Importance

if TYPE_CHECKING:
    from db.store import Store

__all__ = ["MatterChange", "change_each"]


@dataclass(frozen=True, slots=True)
class MatterChange:
    """What shall be so of one matter; None leaves a thing as it is."""

    matter: Matter
    owner: str | None = None
    due: str | None = None
    status: FollowUpStatus | None = None
    importance: Importance | None = None
    text: str | None = None


def change_each(store: Store, who: str, changes: Sequence[MatterChange], on: date) -> int:
    """Change every matter as its own change says, all in one step; answers how many were different before.

    Raises:
        UserError: One of them cannot be; then none is changed.
    """
    matters = [each.matter for each in changes]
    with store.edit(f"Paste over {counted(matters)}", who) as session, threads_together(session, matters):
        return sum(
            change_into(
                session,
                who,
                [each.matter],
                on,
                owner=each.owner,
                due=each.due,
                status=each.status,
                importance=each.importance,
                text=each.text,
            )
            for each in changes
        )
