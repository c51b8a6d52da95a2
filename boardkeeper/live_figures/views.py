"""What becomes of a text that names figures: how it reads, which figures it took, and what stood in the way."""

from __future__ import annotations

from dataclasses import dataclass

from boardkeeper.rules.live_figures import What


@dataclass(frozen=True, slots=True)
class Piece:
    """A figure that was put in.

    Attributes:
        start: Where its words begin in the text as it reads, in characters; `end` is behind them.
        kpi_id: The indicator.
        period: Whose figure it is: “2019-06”.
        words: What stands there now: “31.4%”.
        written: What stands there in the text as it was typed, with its braces.
        written_at: Where that begins in the text as it was typed.
        about: What it is, to be shown beside it: “Re-referrals within 12 months, Jun-19”.
    """

    start: int
    end: int
    kpi_id: str
    period: str
    words: str
    written: str
    written_at: int
    what: What = What.LATEST
    about: str = ""


@dataclass(frozen=True, slots=True)
class LiveProblem:
    """A figure that could not be put in; on paper `words` stand in its place.

    Attributes:
        start: Where that begins in the text as it reads; `end` is behind it.
        written: What stands there in the text as it was typed.
        written_at: Where that begins in the text as it was typed.
        sentence: Why not.
        next_step: What to do about it.
    """

    start: int
    end: int
    words: str
    written: str
    written_at: int
    sentence: str
    next_step: str = ""


@dataclass(frozen=True, slots=True)
class Resolved:
    """A text with its figures put in, in the order in which they stand."""

    text: str
    pieces: tuple[Piece, ...] = ()
    problems: tuple[LiveProblem, ...] = ()

    @property
    def is_live(self) -> bool:
        """Whether the text names any figure at all, rightly or not."""
        return bool(self.pieces or self.problems)

    @property
    def changes(self) -> tuple[Piece | LiveProblem, ...]:
        """Everything that reads otherwise than it was typed, in order."""
        every: tuple[Piece | LiveProblem, ...] = (*self.pieces, *self.problems)
        return tuple(sorted(every, key=lambda each: each.start))
