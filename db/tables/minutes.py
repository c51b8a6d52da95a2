"""The record of a meeting: minutes, their paragraphs, limbs and votes, comments on the draft, later corrections."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.tables.agenda import Classified
from db.tables.base import Base, Row, not_blank, words


class ParagraphKind(StrEnum):
    """What a paragraph of a minute is. Letters and numbers are counted, never typed."""

    TEXT = "text"
    SUBHEADING = "sub-heading"
    POINT = "point"
    TABLE = "table"
    RESOLUTION = "resolution"
    ACTION = "action"


class Verb(StrEnum):
    """How the board decided."""

    RESOLVED = "resolved"
    RECOMMENDED = "recommended"
    AGREED = "agreed"
    NOTED = "noted"


class VoteCast(StrEnum):
    """How a member voted."""

    FOR = "for"
    AGAINST = "against"
    ABSTAINED = "abstained"


class Minute(Row, Base):
    """The record of one item, numbered per board and municipal year when the minutes are circulated.

    Minutes of former years may come with numbers that were given twice; what the program allots never is.
    """

    __tablename__ = "minute"
    meeting_id: Mapped[str] = mapped_column(ForeignKey("meeting.id", ondelete="CASCADE"), index=True)
    board_id: Mapped[str] = mapped_column(ForeignKey("board.id", ondelete="CASCADE"))
    agenda_item_id: Mapped[str | None] = mapped_column(ForeignKey("agenda_item.id", ondelete="SET NULL"))
    position: Mapped[int]
    municipal_year: Mapped[int]
    number: Mapped[int | None]
    is_numbered: Mapped[bool] = mapped_column(default=True)
    title: Mapped[str]

    __table_args__ = (
        not_blank("title"),
        CheckConstraint("number is null or number > 0", name="number_is_positive"),
        Index("ix_minute_number", "board_id", "municipal_year", "number"),
    )


class AllottedNumber(Row, Base):
    """A minute number that was given out, kept when its minute goes, so that it is never given again."""

    __tablename__ = "allotted_number"
    board_id: Mapped[str] = mapped_column(ForeignKey("board.id", ondelete="CASCADE"))
    municipal_year: Mapped[int]
    number: Mapped[int]
    minute_id: Mapped[str | None] = mapped_column(ForeignKey("minute.id", ondelete="SET NULL"), index=True)
    title: Mapped[str]

    __table_args__ = (
        CheckConstraint("number > 0", name="number_is_positive"),
        UniqueConstraint("board_id", "municipal_year", "number"),
    )


class MinuteParagraph(Classified, Row, Base):
    """One paragraph of a minute, or one limb or action decided there; its id stays with the text through every edit.

    `text` holds plain words; of a table its rows as lines and its cells between tabs. `marks` holds emphasis and links
    as JSON: `[[start, end, "bold"], [start, end, "link", "https://…"]]`.
    """

    __tablename__ = "minute_paragraph"
    minute_id: Mapped[str] = mapped_column(ForeignKey("minute.id", ondelete="CASCADE"), index=True)
    position: Mapped[int]
    kind: Mapped[ParagraphKind] = mapped_column(words(ParagraphKind), default=ParagraphKind.TEXT)
    level: Mapped[int] = mapped_column(default=0)
    text: Mapped[str]
    marks: Mapped[str] = mapped_column(default="")
    public_summary: Mapped[str] = mapped_column(default="")

    __table_args__ = (CheckConstraint("level between 0 and 3", name="level_in_range"),)


class Resolution(Row, Base):
    """What was decided in a paragraph: one limb. Its number is counted from its place among the limbs of the minute.

    Limbs that ask the same officer for something by the same day share one tracking decision.
    """

    __tablename__ = "resolution"
    paragraph_id: Mapped[str] = mapped_column(
        ForeignKey("minute_paragraph.id", ondelete="CASCADE"), unique=True
    )
    verb: Mapped[Verb] = mapped_column(words(Verb), default=Verb.AGREED)
    recommended_to: Mapped[str] = mapped_column(default="")
    mover: Mapped[str] = mapped_column(default="")
    seconder: Mapped[str] = mapped_column(default="")
    votes_for: Mapped[int | None]
    votes_against: Mapped[int | None]
    abstentions: Mapped[int | None]
    is_lost: Mapped[bool] = mapped_column(default=False)
    tracking_decision_id: Mapped[str | None] = mapped_column(
        ForeignKey("tracking_decision.id", ondelete="SET NULL"), index=True
    )


class Vote(Row, Base):
    """How one member voted on a limb: in a recorded vote, or noted because the member asked for it."""

    __tablename__ = "vote"
    resolution_id: Mapped[str] = mapped_column(ForeignKey("resolution.id", ondelete="CASCADE"))
    person_id: Mapped[str] = mapped_column(ForeignKey("person.id", ondelete="RESTRICT"), index=True)
    cast: Mapped[VoteCast] = mapped_column(words(VoteCast))
    at_own_request: Mapped[bool] = mapped_column(default=False)

    __table_args__ = (UniqueConstraint("resolution_id", "person_id"),)


class MinuteComment(Row, Base):
    """What somebody who got the draft said about it, and what was made of it."""

    __tablename__ = "minute_comment"
    meeting_id: Mapped[str] = mapped_column(ForeignKey("meeting.id", ondelete="CASCADE"), index=True)
    paragraph_id: Mapped[str | None] = mapped_column(
        ForeignKey("minute_paragraph.id", ondelete="SET NULL"), index=True
    )
    said_by: Mapped[str]
    said_on: Mapped[date]
    text: Mapped[str]
    answer: Mapped[str] = mapped_column(default="")
    is_settled: Mapped[bool] = mapped_column(default=False)
    position: Mapped[int] = mapped_column(default=0)

    __table_args__ = (not_blank("said_by"), not_blank("text"))


class Correction(Row, Base):
    """A change to minutes made at a later meeting: recorded in a paragraph there, kept as a slip on the earlier ones.

    One of a paragraph names it; one of the header or of a title has no paragraph and says in `subject` what it is about.
    """

    __tablename__ = "correction"
    meeting_id: Mapped[str] = mapped_column(ForeignKey("meeting.id", ondelete="RESTRICT"), index=True)
    paragraph_id: Mapped[str | None] = mapped_column(
        ForeignKey("minute_paragraph.id", ondelete="RESTRICT"), index=True
    )
    subject: Mapped[str] = mapped_column(default="")
    made_at_id: Mapped[str] = mapped_column(ForeignKey("meeting.id", ondelete="RESTRICT"))
    recorded_in_id: Mapped[str | None] = mapped_column(
        ForeignKey("minute_paragraph.id", ondelete="SET NULL"), index=True
    )
    position: Mapped[int] = mapped_column(default=0)
    text_before: Mapped[str]
    text_after: Mapped[str]
    reason: Mapped[str]

    __table_args__ = (
        not_blank("reason"),
        CheckConstraint(
            "paragraph_id is not null or length(trim(subject)) > 0", name="it_is_about_something"
        ),
    )


class Snippet(Row, Base):
    """A turn of phrase the board's minutes use again and again, and the few letters it is called by."""

    __tablename__ = "snippet"
    board_id: Mapped[str] = mapped_column(ForeignKey("board.id", ondelete="CASCADE"))
    position: Mapped[int] = mapped_column(default=0)
    abbreviation: Mapped[str]
    text: Mapped[str]

    __table_args__ = (
        not_blank("abbreviation"),
        not_blank("text"),
        UniqueConstraint("board_id", "abbreviation"),
    )


class OwnWord(Row, Base):
    """A word the board spells so, though no dictionary has it."""

    __tablename__ = "own_word"
    board_id: Mapped[str] = mapped_column(ForeignKey("board.id", ondelete="CASCADE"))
    word: Mapped[str]

    __table_args__ = (not_blank("word"), UniqueConstraint("board_id", "word"))
