"""What went out on paper: published packs and the leaves of the minute book."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.tables.base import Base, Row, not_blank, words


class Edition(StrEnum):
    """For whose eyes a pack is."""

    PUBLIC = "public"
    RESTRICTED = "restricted"
    SUPPLEMENT = "supplement"


class Publication(Row, Base):
    """A pack or supplement as it was published, kept so that it can be shown again exactly."""

    __tablename__ = "publication"
    meeting_id: Mapped[str] = mapped_column(ForeignKey("meeting.id", ondelete="CASCADE"))
    edition: Mapped[Edition] = mapped_column(words(Edition))
    number: Mapped[int] = mapped_column(default=1)
    published_at: Mapped[datetime]
    published_by: Mapped[str]
    clear_days: Mapped[int]
    first_page: Mapped[int]
    last_page: Mapped[int]
    blob_hash: Mapped[str] = mapped_column(ForeignKey("blob.hash", ondelete="RESTRICT"))

    __table_args__ = (
        CheckConstraint("last_page >= first_page", name="pages_run_forward"),
        UniqueConstraint("meeting_id", "edition", "number"),
    )


class MinuteBook(Row, Base):
    """The bound minutes of a board's municipal year."""

    __tablename__ = "minute_book"
    board_id: Mapped[str] = mapped_column(ForeignKey("board.id", ondelete="CASCADE"))
    municipal_year: Mapped[int]
    title: Mapped[str]

    __table_args__ = (not_blank("title"), UniqueConstraint("board_id", "municipal_year"))


class Leaf(Row, Base):
    """One numbered leaf of a minute book, in the revision that was printed."""

    __tablename__ = "leaf"
    minute_book_id: Mapped[str] = mapped_column(ForeignKey("minute_book.id", ondelete="CASCADE"))
    number: Mapped[int]
    revision: Mapped[int] = mapped_column(default=1)
    meeting_id: Mapped[str | None] = mapped_column(ForeignKey("meeting.id", ondelete="RESTRICT"))
    content_hash: Mapped[str]
    printed_on: Mapped[date | None]
    initialled_by: Mapped[str] = mapped_column(default="")
    signed_by: Mapped[str] = mapped_column(default="")

    __table_args__ = (
        CheckConstraint("number > 0", name="number_is_positive"),
        UniqueConstraint("minute_book_id", "number", "revision"),
    )
