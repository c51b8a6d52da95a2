"""What came back from the chair: every row that was made, changed or taken away on the other laptop, as plain values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TypeAlias

from boardkeeper.reviews.views import KeptFile

Value: TypeAlias = str | int | float | None
"""A value as SQLite holds it."""


class ChangeKind(StrEnum):
    """What was done to a row."""

    MADE = "made"
    CHANGED = "changed"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class RowChange:
    """One row that is not as it was sent.

    Attributes:
        table: Its table.
        row_id: Its id, the same on both laptops.
        kind: What was done.
        before: The columns that changed, as they were sent; of a row that was removed all of them; none of one made.
        after: The same columns as they came back; of a row that was made all of them; none of one removed.
    """

    table: str
    row_id: str
    kind: ChangeKind
    before: Mapping[str, Value]
    after: Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Returned:
    """A review that came back, checked: it is of this board, not merged yet, and nothing in it was tampered with.

    Attributes:
        review_id: Which sending it answers.
        chair: Who worked on it.
        returned_at: When it was sent back.
        changes: In the order of the tables, then of the rows.
        files: The kept files that evidence made there names.
    """

    review_id: str
    board_id: str
    chair: str
    returned_at: datetime
    changes: tuple[RowChange, ...]
    files: tuple[KeptFile, ...] = ()
