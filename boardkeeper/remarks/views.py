"""Remarks as screens and papers read them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from boardkeeper.remarks.anchors import Anchor
from db.tables.reviews import RemarkAbout, RemarkKind


@dataclass(frozen=True, slots=True)
class RemarkView:
    """A comment or a challenge, what it is on, and what was answered.

    Attributes:
        about_id: The row it was made on; of a page the agenda item whose paper it is of, or the meeting.
        about_words: What that is called now; once it is gone, what it was called.
        place_id: The row it is on now: another one when its words were found elsewhere; blank once its place is lost.
        quote: The words it is on; blank for the whole.
        page: The sheet of the pack it was made on, counted from 1.
        has_lost_its_place: What it was on is gone, or says something else by now.
        is_of_this_review: On the chair’s laptop: it was made there, and may still be taken back.
    """

    id: str
    kind: RemarkKind
    about: RemarkAbout
    about_id: str
    about_words: str
    place_id: str
    quote: str
    words_before: str
    words_after: str
    page: int | None
    text: str
    said_by: str
    said_on: date
    answer: str
    answered_by: str
    answered_on: date | None
    is_settled: bool
    has_lost_its_place: bool
    review_id: str | None = None
    is_of_this_review: bool = False

    @property
    def anchor(self) -> Anchor:
        """What its place is found by."""
        return Anchor(self.quote, self.words_before, self.words_after)

    @property
    def is_open(self) -> bool:
        """Whether it still waits: for an answer, or to be settled."""
        return not self.is_settled
