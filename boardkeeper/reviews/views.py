"""What the exchange with the chair's laptop looks like: a sending, as either side sees it, and what goes along."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from db.tables.reviews import ReviewState

__all__ = ["SUFFIX", "KeptFile", "ReviewState", "ReviewView", "Sending", "SentRows"]

SUFFIX = ".review"
"""The ending of a review file."""

SentRows = Sequence[Mapping[str, Any]]
"""Rows of one table, column by column as SQLite holds them."""


@dataclass(frozen=True, slots=True)
class ReviewView:
    """One sending to the chair.

    Attributes:
        number: Running number on its board.
        meeting_words: “Meeting of 11 September 2019”; blank when it is for no meeting, or the meeting is gone.
        state: In the officer's file sent, merged or withdrawn; in the chair's with the chair, then returned.
        sent_to: The chair.
        has_exempt: Exempt matter went along.
    """

    id: str
    number: int
    board_id: str
    board_name: str
    meeting_id: str | None
    meeting_words: str
    state: ReviewState
    sent_to: str
    sent_by: str
    sent_at: datetime
    has_exempt: bool
    returned_at: datetime | None
    merged_at: datetime | None
    merged_by: str


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A kept file that goes along, with its bytes."""

    hash: str
    media_type: str
    content: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Sending:
    """Everything one review file will hold, gathered and ready to be sealed; plain values only.

    Attributes:
        review_id: The same in both files.
        tables: Rows by the name of their table; a table that is not named stays empty.
        files: The kept files these rows name.
        base_step: The step of the officer's file it was gathered after; `base_hash` is its hash.
        left_out: How many rows stay behind because they are exempt, or hang on something that is.
    """

    review_id: str
    number: int
    board_id: str
    board_name: str
    meeting_id: str | None
    meeting_words: str
    meeting_on: date | None
    sent_to: str
    sent_by: str
    sent_at: datetime
    has_exempt: bool
    base_step: int
    base_hash: str
    left_out: int
    tables: Mapping[str, SentRows] = field(repr=False)
    files: tuple[KeptFile, ...] = field(repr=False)

    @property
    def file_name(self) -> str:
        """What the file may be called."""
        return file_name_of(self.board_name, self.meeting_on, self.number)


def file_name_of(board_name: str, meeting_on: date | None, number: int) -> str:
    """What a review file may be called: “2019-09-11 Children’s Scrutiny - review 3.review”."""
    board = "".join(c for c in board_name if c.isalnum() or c in " -’'&()").strip() or "Board"
    day = f"{meeting_on.isoformat()} " if meeting_on else ""
    return f"{day}{board} - review {number}{SUFFIX}"
