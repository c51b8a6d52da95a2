"""The improvement plan: priorities, milestones with dated statuses, narrative, pledges, and the notice behind it."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.tables.base import Base, Row, not_blank, words
from db.tables.imports import Sourced


class MilestoneStatus(StrEnum):
    """How a milestone stands on a date."""

    COMPLETE = "complete"
    ON_TRACK = "on track"
    SLIGHT_SLIPPAGE = "slight slippage"
    OFF_TRACK = "off track"
    NOT_YET_DUE = "not yet due"


class NoticeKind(StrEnum):
    """What the Department issued."""

    IMPROVEMENT_NOTICE = "improvement notice"
    STATUTORY_DIRECTION = "statutory direction"


class Plan(Row, Base):
    """An improvement plan or strategy; a board may run several at once."""

    __tablename__ = "plan"
    board_id: Mapped[str] = mapped_column(ForeignKey("board.id", ondelete="CASCADE"), index=True)
    title: Mapped[str]
    starts_on: Mapped[date | None]
    ends_on: Mapped[date | None]
    position: Mapped[int] = mapped_column(default=0)

    __table_args__ = (not_blank("title"), UniqueConstraint("board_id", "title"))


class Priority(Row, Base):
    """One priority of a plan."""

    __tablename__ = "priority"
    plan_id: Mapped[str] = mapped_column(ForeignKey("plan.id", ondelete="CASCADE"))
    number: Mapped[int]
    title: Mapped[str]
    aim: Mapped[str] = mapped_column(default="")

    __table_args__ = (not_blank("title"), UniqueConstraint("plan_id", "number"))


class Milestone(Sourced, Row, Base):
    """A step of a priority. Its key dates are kept as written beside the dates they mean."""

    __tablename__ = "milestone"
    priority_id: Mapped[str] = mapped_column(ForeignKey("priority.id", ondelete="CASCADE"))
    position: Mapped[int] = mapped_column(default=0)
    reference: Mapped[str]
    text: Mapped[str]
    impact: Mapped[str] = mapped_column(default="")
    assurance: Mapped[str] = mapped_column(default="")
    lead: Mapped[str] = mapped_column(default="")
    key_dates: Mapped[str] = mapped_column(default="")
    starts_on: Mapped[date | None]
    due_on: Mapped[date | None]

    __table_args__ = (not_blank("reference"), not_blank("text"), UniqueConstraint("priority_id", "reference"))


class MilestoneProgress(Row, Base):
    """The status of a milestone as at the end of a period ("2019-06"); earlier ones are kept."""

    __tablename__ = "milestone_progress"
    milestone_id: Mapped[str] = mapped_column(ForeignKey("milestone.id", ondelete="CASCADE"))
    period: Mapped[str]
    status: Mapped[MilestoneStatus] = mapped_column(words(MilestoneStatus))
    note: Mapped[str] = mapped_column(default="")

    __table_args__ = (UniqueConstraint("milestone_id", "period"),)


class Narrative(Row, Base):
    """What a priority says for a period, under the three questions."""

    __tablename__ = "narrative"
    priority_id: Mapped[str] = mapped_column(ForeignKey("priority.id", ondelete="CASCADE"))
    period: Mapped[str]
    working_well: Mapped[str] = mapped_column(default="")
    worried_about: Mapped[str] = mapped_column(default="")
    needs_to_happen: Mapped[str] = mapped_column(default="")

    __table_args__ = (UniqueConstraint("priority_id", "period"),)


class Pledge(Row, Base):
    """A public promise with an end state."""

    __tablename__ = "pledge"
    board_id: Mapped[str] = mapped_column(ForeignKey("board.id", ondelete="CASCADE"))
    number: Mapped[str]
    text: Mapped[str]
    portfolio_holder: Mapped[str] = mapped_column(default="")
    lead_director: Mapped[str] = mapped_column(default="")
    end_state: Mapped[str] = mapped_column(default="")
    status: Mapped[MilestoneStatus] = mapped_column(words(MilestoneStatus), default=MilestoneStatus.ON_TRACK)

    __table_args__ = (not_blank("text"), UniqueConstraint("board_id", "number"))


class Notice(Row, Base):
    """An improvement notice or statutory direction. Notices end."""

    __tablename__ = "notice"
    board_id: Mapped[str] = mapped_column(ForeignKey("board.id", ondelete="CASCADE"), index=True)
    kind: Mapped[NoticeKind] = mapped_column(words(NoticeKind), default=NoticeKind.IMPROVEMENT_NOTICE)
    title: Mapped[str]
    issued_on: Mapped[date]
    target_end_on: Mapped[date | None]
    ended_on: Mapped[date | None]

    __table_args__ = (not_blank("title"),)


class NoticeParagraph(Row, Base):
    """One requirement of a notice and when it must be shown next."""

    __tablename__ = "notice_paragraph"
    notice_id: Mapped[str] = mapped_column(ForeignKey("notice.id", ondelete="CASCADE"))
    position: Mapped[int] = mapped_column(default=0)
    reference: Mapped[str]
    requirement: Mapped[str]
    shown_by: Mapped[str] = mapped_column(default="")
    last_shown_on: Mapped[date | None]
    next_due_on: Mapped[date | None]

    __table_args__ = (not_blank("requirement"), UniqueConstraint("notice_id", "reference"))


class MilestoneKpi(Row, Base):
    """Which KPI shows whether a milestone works."""

    __tablename__ = "milestone_kpi"
    milestone_id: Mapped[str] = mapped_column(ForeignKey("milestone.id", ondelete="CASCADE"))
    kpi_id: Mapped[str] = mapped_column(ForeignKey("kpi.id", ondelete="CASCADE"))

    __table_args__ = (UniqueConstraint("milestone_id", "kpi_id"),)
