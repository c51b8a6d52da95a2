"""The exchange with the chair's laptop: what was sent and came back, and what a reader remarked."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.tables.base import Base, Row, not_blank, words


class ReviewState(StrEnum):
    """Where a review is. In the officer's file it is sent, then merged; in the chair's it is with the chair, then returned."""

    SENT = "sent"
    WITH_CHAIR = "with the chair"
    RETURNED = "returned"
    MERGED = "merged"
    WITHDRAWN = "withdrawn"


class RemarkKind(StrEnum):
    """What a remark wants: to be read, or to be answered."""

    COMMENT = "comment"
    CHALLENGE = "challenge"


class RemarkAbout(StrEnum):
    """What a remark is on."""

    ACTION = "action"
    DECISION = "tracking decision"
    MILESTONE = "milestone"
    KPI = "kpi"
    AGENDA_ITEM = "agenda item"
    MINUTE_PARAGRAPH = "minute paragraph"
    REPORT_PARAGRAPH = "report paragraph"
    PAGE = "page"


class Review(Row, Base):
    """One sending to the chair. `base_step` is the step of the officer's file that it was made from."""

    __tablename__ = "review"
    board_id: Mapped[str] = mapped_column(ForeignKey("board.id", ondelete="CASCADE"))
    meeting_id: Mapped[str | None] = mapped_column(ForeignKey("meeting.id", ondelete="SET NULL"), index=True)
    number: Mapped[int]
    state: Mapped[ReviewState] = mapped_column(words(ReviewState), default=ReviewState.SENT)
    sent_to: Mapped[str]
    sent_by: Mapped[str]
    sent_at: Mapped[datetime]
    has_exempt: Mapped[bool] = mapped_column(default=False)
    base_step: Mapped[int]
    base_hash: Mapped[str]
    returned_at: Mapped[datetime | None]
    merged_at: Mapped[datetime | None]
    merged_by: Mapped[str] = mapped_column(default="")

    __table_args__ = (
        not_blank("sent_to"),
        CheckConstraint("length(base_hash) = 64", name="base_hash_is_sha256"),
        UniqueConstraint("board_id", "number"),
    )


class Remark(Row, Base):
    """A comment or a challenge on a row, a paragraph or a page, and what was answered.

    `about_id` names the row; of a page it names the agenda item whose paper it is of. It is no foreign key: a remark
    outlives what it was on, and `about_words` says then what that was. `quote` with the words around it finds the place
    again when a paper is issued anew.
    """

    __tablename__ = "remark"
    board_id: Mapped[str] = mapped_column(ForeignKey("board.id", ondelete="CASCADE"), index=True)
    review_id: Mapped[str | None] = mapped_column(ForeignKey("review.id", ondelete="SET NULL"), index=True)
    kind: Mapped[RemarkKind] = mapped_column(words(RemarkKind), default=RemarkKind.COMMENT)
    about: Mapped[RemarkAbout] = mapped_column(words(RemarkAbout))
    about_id: Mapped[str] = mapped_column(index=True)
    about_words: Mapped[str] = mapped_column(default="")
    quote: Mapped[str] = mapped_column(default="")
    words_before: Mapped[str] = mapped_column(default="")
    words_after: Mapped[str] = mapped_column(default="")
    page: Mapped[int | None]
    text: Mapped[str]
    said_by: Mapped[str]
    said_on: Mapped[date]
    answer: Mapped[str] = mapped_column(default="")
    answered_by: Mapped[str] = mapped_column(default="")
    answered_on: Mapped[date | None]
    is_settled: Mapped[bool] = mapped_column(default=False)
    position: Mapped[int] = mapped_column(default=0)

    __table_args__ = (
        not_blank("text"),
        not_blank("said_by"),
        CheckConstraint("page is null or page > 0", name="page_is_positive"),
    )
