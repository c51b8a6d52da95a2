"""What screens, papers and commands are told about a notice."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from boardkeeper.rules.notice_dates import Standing
from db.tables.plan import NoticeKind, ShownFrom, Whose


@dataclass(frozen=True, slots=True)
class ShowingView:
    """One time a requirement was shown to be met."""

    id: str
    shown_on: date
    text: str
    meeting_on: date | None


@dataclass(frozen=True, slots=True)
class ParagraphView:
    """One requirement of a notice and how it stands.

    Attributes:
        shown_by: What shows it, in the council's words.
        last_shown_on: The latest of what was recorded by hand and what shows itself from the file.
        next_due_on: Counted, or the day that was written down; None once it is done or the notice has ended.
        written_due_on: The day that was written down.
        itself: What the file shows by itself, in a sentence; blank when it is shown by hand.
        gap: What is missing, in the council's words.
        lacks: What the program sees missing, a sentence each.
    """

    id: str
    notice_id: str
    notice: str
    position: int
    reference: str
    requirement: str
    shown_by: str
    shown_from: ShownFrom
    every_months: int | None
    last_shown_on: date | None
    next_due_on: date | None
    written_due_on: date | None
    days_left: int | None
    standing: Standing
    itself: str
    gap: str
    lacks: tuple[str, ...]
    evidence: int
    showings: tuple[ShowingView, ...]

    @property
    def gaps(self) -> tuple[str, ...]:
        """Everything that is missing: what was written down first, then what the program sees."""
        return ((self.gap,) if self.gap else ()) + self.lacks


@dataclass(frozen=True, slots=True)
class ReviewView:
    """A review by the Department; the one to come has no day yet. Blank `id`: nothing is written about it so far."""

    id: str
    number: int
    due_on: date
    held_on: date | None
    outcome: str
    opening: str

    @property
    def is_to_come(self) -> bool:
        """Whether it is still to be held."""
        return self.held_on is None


@dataclass(frozen=True, slots=True)
class NoticeView:
    """A notice with its paragraphs and reviews; `coming` is the review to come, None once it has ended."""

    id: str
    board_id: str
    kind: NoticeKind
    title: str
    issued_on: date
    target_end_on: date | None
    ended_on: date | None
    ended_words: str
    first_review_on: date | None
    review_every_months: int
    paragraphs: tuple[ParagraphView, ...]
    reviews: tuple[ReviewView, ...]
    coming: ReviewView | None

    @property
    def is_over(self) -> bool:
        """Whether it has ended: nothing is due any more."""
        return self.ended_on is not None

    @property
    def held(self) -> tuple[ReviewView, ...]:
        """The reviews that were held, in their order."""
        return tuple(each for each in self.reviews if each.held_on is not None)

    def number(self, *standings: Standing) -> int:
        """Count the paragraphs that stand so."""
        return sum(1 for each in self.paragraphs if each.standing in standings)


@dataclass(frozen=True, slots=True)
class NoticeLine:
    """A notice as a list names it."""

    id: str
    kind: NoticeKind
    title: str
    issued_on: date
    ended_on: date | None


@dataclass(frozen=True, slots=True)
class NoticeAsk:
    """What a notice asks for next; `thing_id` is where the tracker shows it, `reference` blank for a review."""

    thing_id: str
    notice: str
    reference: str
    words: str
    due: date
    days_left: int


@dataclass(frozen=True, slots=True)
class VoiceView:
    """What somebody said, where it was heard, and what was done with it."""

    id: str
    whose: Whose
    heard_on: date
    heard_at: str
    text: str
    response: str
