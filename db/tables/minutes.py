"""The record of a meeting: minutes, their paragraphs, resolutions and later corrections."""

from __future__ import annotations

from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.tables.agenda import Classified
from db.tables.base import Base, Row, not_blank, words


class ParagraphKind(StrEnum):
    """What a paragraph of a minute is. Letters and numbers are counted, never typed."""

    TEXT = "text"
    SUBHEADING = "sub-heading"
    POINT = "point"
    TABLE = "table"


class Verb(StrEnum):
    """How the board decided."""

    RESOLVED = "resolved"
    RECOMMENDED = "recommended"
    AGREED = "agreed"
    NOTED = "noted"


class Minute(Row, Base):
    """The record of one item, numbered per board and municipal year and never twice."""

    __tablename__ = "minute"
    meeting_id: Mapped[str] = mapped_column(ForeignKey("meeting.id", ondelete="CASCADE"), index=True)
    board_id: Mapped[str] = mapped_column(ForeignKey("board.id", ondelete="CASCADE"))
    agenda_item_id: Mapped[str | None] = mapped_column(ForeignKey("agenda_item.id", ondelete="SET NULL"))
    position: Mapped[int]
    municipal_year: Mapped[int]
    number: Mapped[int | None]
    title: Mapped[str]

    __table_args__ = (
        not_blank("title"),
        CheckConstraint("number is null or number > 0", name="number_is_positive"),
        UniqueConstraint("board_id", "municipal_year", "number"),
    )


class MinuteParagraph(Classified, Row, Base):
    """One paragraph of a minute; its id stays with the text through every edit."""

    __tablename__ = "minute_paragraph"
    minute_id: Mapped[str] = mapped_column(ForeignKey("minute.id", ondelete="CASCADE"), index=True)
    position: Mapped[int]
    kind: Mapped[ParagraphKind] = mapped_column(words(ParagraphKind), default=ParagraphKind.TEXT)
    level: Mapped[int] = mapped_column(default=0)
    text: Mapped[str]
    public_summary: Mapped[str] = mapped_column(default="")

    __table_args__ = (CheckConstraint("level between 0 and 3", name="level_in_range"),)


class Resolution(Row, Base):
    """A numbered limb decided under a minute; each can be tracked."""

    __tablename__ = "resolution"
    minute_id: Mapped[str] = mapped_column(ForeignKey("minute.id", ondelete="CASCADE"))
    limb: Mapped[int]
    verb: Mapped[Verb] = mapped_column(words(Verb), default=Verb.AGREED)
    text: Mapped[str]
    recommended_to: Mapped[str] = mapped_column(default="")
    mover: Mapped[str] = mapped_column(default="")
    seconder: Mapped[str] = mapped_column(default="")
    votes_for: Mapped[int | None]
    votes_against: Mapped[int | None]
    abstentions: Mapped[int | None]

    __table_args__ = (
        not_blank("text"),
        CheckConstraint("limb > 0", name="limb_is_positive"),
        UniqueConstraint("minute_id", "limb"),
    )


class Correction(Row, Base):
    """A change to approved minutes, made at a later meeting and kept as a slip on the earlier ones."""

    __tablename__ = "correction"
    paragraph_id: Mapped[str] = mapped_column(
        ForeignKey("minute_paragraph.id", ondelete="RESTRICT"), index=True
    )
    made_at_id: Mapped[str] = mapped_column(ForeignKey("meeting.id", ondelete="RESTRICT"))
    text_before: Mapped[str]
    text_after: Mapped[str]
    reason: Mapped[str]

    __table_args__ = (not_blank("reason"),)
