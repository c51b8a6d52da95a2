"""The work programme and the schemes that score it."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.tables.base import Base, Row, not_blank, words
from db.tables.imports import Sourced


class ProgrammeList(StrEnum):
    """Which part of the work programme an item stands in."""

    MEETING = "by meeting"
    TO_BE_SCHEDULED = "to be scheduled"
    SELECT_REVIEW = "select committee reviews"


class PrioritisationScheme(Row, Base):
    """How a council scores topics; the bands are "High:5, Medium:3, Low:1" by lowest score."""

    __tablename__ = "prioritisation_scheme"
    name: Mapped[str] = mapped_column(unique=True)
    bands: Mapped[str]

    __table_args__ = (not_blank("name"),)


class SchemeQuestion(Row, Base):
    """One yes/no question of a scheme and what a yes counts."""

    __tablename__ = "scheme_question"
    scheme_id: Mapped[str] = mapped_column(
        ForeignKey("prioritisation_scheme.id", ondelete="CASCADE"), index=True
    )
    position: Mapped[int]
    question: Mapped[str]
    weight: Mapped[int] = mapped_column(default=1)

    __table_args__ = (not_blank("question"),)


class ProgrammeItem(Sourced, Row, Base):
    """A topic, when it comes and why. Score 0 is "not supported"; no score is unscored."""

    __tablename__ = "programme_item"
    board_id: Mapped[str] = mapped_column(ForeignKey("board.id", ondelete="CASCADE"))
    list_kind: Mapped[ProgrammeList] = mapped_column(words(ProgrammeList), default=ProgrammeList.MEETING)
    scheduled_on: Mapped[date | None]
    scheduled_written: Mapped[str] = mapped_column(default="")
    position: Mapped[int] = mapped_column(default=0)
    topic: Mapped[str]
    score: Mapped[int | None]
    reason: Mapped[str] = mapped_column(default="")
    responsible: Mapped[str] = mapped_column(default="")
    heard_on: Mapped[date | None]

    __table_args__ = (
        not_blank("topic"),
        CheckConstraint("score is null or score >= 0", name="score_not_negative"),
        CheckConstraint(
            "(list_kind = 'by meeting') = (scheduled_on is not null)", name="meeting_items_have_a_day"
        ),
        Index("ix_programme_item_day", "board_id", "scheduled_on"),
    )


class SchemeAnswer(Row, Base):
    """A yes or no to one question about one topic."""

    __tablename__ = "scheme_answer"
    programme_item_id: Mapped[str] = mapped_column(ForeignKey("programme_item.id", ondelete="CASCADE"))
    question_id: Mapped[str] = mapped_column(ForeignKey("scheme_question.id", ondelete="CASCADE"))
    is_yes: Mapped[bool]

    __table_args__ = (UniqueConstraint("programme_item_id", "question_id"),)
