"""Tracking decisions: the follow-up of one limb, with a dated history that is never overwritten."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.tables.base import Base, Row, not_blank, words
from db.tables.follow_up import Entry, FollowUpStatus, Importance
from db.tables.imports import Sourced


class TrackingDecision(Sourced, Row, Base):
    """One limb, or several of one decision, being followed up. What was written stays beside what it means."""

    __tablename__ = "tracking_decision"
    board_id: Mapped[str] = mapped_column(ForeignKey("board.id", ondelete="CASCADE"), index=True)
    position: Mapped[int] = mapped_column(default=0)
    reference: Mapped[str]
    decided_on: Mapped[date | None]
    decided_on_written: Mapped[str] = mapped_column(default="")
    minute_title: Mapped[str] = mapped_column(default="")
    minute_reference: Mapped[str] = mapped_column(default="")
    text: Mapped[str]
    officer: Mapped[str] = mapped_column(default="")
    target_written: Mapped[str] = mapped_column(default="")
    target_on: Mapped[date | None]
    status: Mapped[FollowUpStatus] = mapped_column(words(FollowUpStatus), default=FollowUpStatus.OPEN)
    importance: Mapped[Importance] = mapped_column(words(Importance), default=Importance.MEDIUM)
    completed_on: Mapped[date | None]
    milestone_id: Mapped[str | None] = mapped_column(ForeignKey("milestone.id", ondelete="SET NULL"))
    kpi_id: Mapped[str | None] = mapped_column(ForeignKey("kpi.id", ondelete="SET NULL"))
    programme_item_id: Mapped[str | None] = mapped_column(
        ForeignKey("programme_item.id", ondelete="SET NULL")
    )

    __table_args__ = (
        not_blank("text"),
        not_blank("reference"),
        UniqueConstraint("board_id", "reference"),
        Index("ix_tracking_decision_due", "board_id", "status", "target_on"),
    )


class TakenUp(Row, Base):
    """A tracking decision that an agenda item takes up."""

    __tablename__ = "taken_up"
    agenda_item_id: Mapped[str] = mapped_column(ForeignKey("agenda_item.id", ondelete="CASCADE"))
    tracking_decision_id: Mapped[str] = mapped_column(
        ForeignKey("tracking_decision.id", ondelete="CASCADE"), index=True
    )

    __table_args__ = (UniqueConstraint("agenda_item_id", "tracking_decision_id"),)


class Progress(Entry, Row, Base):
    """One dated entry in the history of a tracking decision."""

    __tablename__ = "progress"
    tracking_decision_id: Mapped[str] = mapped_column(
        ForeignKey("tracking_decision.id", ondelete="CASCADE"), index=True
    )

    __table_args__ = (not_blank("text"),)
