"""The two sessions the store hands out: one to write a step with, one that only reads."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.orm import Session

from db.journal import Changes


class EditSession(Session):
    """The session of one step. Commit belongs to the `with` block; here it only flushes.

    Attributes:
        who: Who does the step.
        changes: What the step touched, known once the block has ended well.
    """

    def __init__(self, connection: Connection, who: str) -> None:
        super().__init__(
            bind=connection, expire_on_commit=False, join_transaction_mode="rollback_only", future=True
        )
        self.who = who
        self.changes = Changes()


class ReadSession(Session):
    """A session for looking: it refuses to write, so a query can never leave anything behind."""

    def __init__(self, connection: Connection) -> None:
        super().__init__(
            bind=connection, expire_on_commit=False, join_transaction_mode="rollback_only", future=True
        )

    def flush(self, objects: Sequence[Any] | None = None) -> None:
        """Refuse anything that was added, changed or deleted.

        Raises:
            RuntimeError: A caller tried to write outside `Store.edit`.
        """
        if self.new or self.deleted or self.dirty:
            raise RuntimeError("a read session does not write: use Store.edit")
        super().flush(objects)
