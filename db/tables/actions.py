"""Actions: tasks from a minute, a review or the plan, with their updates and evidence."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.tables.base import Base, Row, not_blank, words
from db.tables.follow_up import Entry, FollowUpStatus, Importance
from db.tables.imports import Sourced


class ActionOrigin(StrEnum):
    """What an action came from."""

    MINUTE = "minute"
    REVIEW = "review"
    PLAN = "plan"
    BY_HAND = "by hand"


class Action(Sourced, Row, Base):
    """A task with an owner and a date. It never loses its parent minute."""

    __tablename__ = "action"
    board_id: Mapped[str] = mapped_column(ForeignKey("board.id", ondelete="CASCADE"))
    reference: Mapped[str]
    text: Mapped[str]
    owner: Mapped[str] = mapped_column(default="")
    due_written: Mapped[str] = mapped_column(default="")
    due_on: Mapped[date | None]
    status: Mapped[FollowUpStatus] = mapped_column(words(FollowUpStatus), default=FollowUpStatus.OPEN)
    importance: Mapped[Importance] = mapped_column(words(Importance), default=Importance.MEDIUM)
    raised_on: Mapped[date | None]
    raised_by: Mapped[ActionOrigin] = mapped_column(words(ActionOrigin), default=ActionOrigin.BY_HAND)
    completed_on: Mapped[date | None]
    minute_id: Mapped[str | None] = mapped_column(ForeignKey("minute.id", ondelete="RESTRICT"))
    paragraph_id: Mapped[str | None] = mapped_column(ForeignKey("minute_paragraph.id", ondelete="SET NULL"))
    milestone_id: Mapped[str | None] = mapped_column(ForeignKey("milestone.id", ondelete="SET NULL"))
    kpi_id: Mapped[str | None] = mapped_column(ForeignKey("kpi.id", ondelete="SET NULL"))
    programme_item_id: Mapped[str | None] = mapped_column(
        ForeignKey("programme_item.id", ondelete="SET NULL")
    )

    __table_args__ = (
        not_blank("text"),
        not_blank("reference"),
        UniqueConstraint("board_id", "reference"),
        Index("ix_action_due", "board_id", "status", "due_on"),
    )


class ActionUpdate(Entry, Row, Base):
    """One dated entry in the history of an action."""

    __tablename__ = "action_update"
    action_id: Mapped[str] = mapped_column(ForeignKey("action.id", ondelete="CASCADE"), index=True)

    __table_args__ = (not_blank("text"),)


class Evidence(Row, Base):
    """A file that shows that something was done, with the entry of the thread it was shown with."""

    __tablename__ = "evidence"
    action_id: Mapped[str | None] = mapped_column(ForeignKey("action.id", ondelete="CASCADE"), index=True)
    action_update_id: Mapped[str | None] = mapped_column(ForeignKey("action_update.id", ondelete="SET NULL"))
    tracking_decision_id: Mapped[str | None] = mapped_column(
        ForeignKey("tracking_decision.id", ondelete="CASCADE"), index=True
    )
    progress_id: Mapped[str | None] = mapped_column(ForeignKey("progress.id", ondelete="SET NULL"))
    milestone_id: Mapped[str | None] = mapped_column(
        ForeignKey("milestone.id", ondelete="CASCADE"), index=True
    )
    notice_paragraph_id: Mapped[str | None] = mapped_column(
        ForeignKey("notice_paragraph.id", ondelete="CASCADE"), index=True
    )
    title: Mapped[str]
    shown_on: Mapped[date | None]
    file_name: Mapped[str] = mapped_column(default="")
    blob_hash: Mapped[str | None] = mapped_column(ForeignKey("blob.hash", ondelete="RESTRICT"))

    __table_args__ = (not_blank("title"),)
