"""The improvement plan: priorities, milestones with dated statuses, narrative, pledges, and the notice behind it."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
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


class PlanKind(StrEnum):
    """What a plan is made of: priorities with milestones, priorities over years, or areas for improvement with actions."""

    IMPROVEMENT_PLAN = "improvement plan"
    STRATEGY = "strategy"
    AREAS = "areas for improvement"


class ShownFrom(StrEnum):
    """What in the file shows by itself that a requirement was met, and when it did so last."""

    BY_HAND = "by hand"
    MEETING = "board meeting"
    PLAN = "plan"
    FIGURES = "figures"
    SLOW_OBJECTIVES = "slow objectives"
    VOICES = "voices"
    REVIEW = "review"


class Whose(StrEnum):
    """Whose voice was heard."""

    STAFF = "staff"
    CHILDREN = "children"
    PARENTS = "parents and carers"
    PARTNERS = "partners"


class Plan(Row, Base):
    """An improvement plan or strategy; a board may run several at once."""

    __tablename__ = "plan"
    board_id: Mapped[str] = mapped_column(ForeignKey("board.id", ondelete="CASCADE"), index=True)
    kind: Mapped[PlanKind] = mapped_column(words(PlanKind), default=PlanKind.IMPROVEMENT_PLAN)
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
    """The status of a milestone as at the end of a period ("2019-06"); earlier ones are kept.

    `said_on` is the day it was recorded; unknown for those of earlier layouts.
    """

    __tablename__ = "milestone_progress"
    milestone_id: Mapped[str] = mapped_column(ForeignKey("milestone.id", ondelete="CASCADE"))
    period: Mapped[str]
    status: Mapped[MilestoneStatus] = mapped_column(words(MilestoneStatus))
    note: Mapped[str] = mapped_column(default="")
    said_on: Mapped[date | None]
    said_by: Mapped[str] = mapped_column(default="")

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
    note: Mapped[str] = mapped_column(default="")
    ended_on: Mapped[date | None]

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
    ended_words: Mapped[str] = mapped_column(default="")
    first_review_on: Mapped[date | None]
    review_every_months: Mapped[int] = mapped_column(default=6)

    __table_args__ = (
        not_blank("title"),
        CheckConstraint("review_every_months between 1 and 60", name="review_every_months_in_range"),
    )


class NoticeParagraph(Row, Base):
    """One requirement of a notice and when it must be shown next.

    What shows itself from the file (`shown_from`) needs no date by hand. `every_months` says how often it must be shown.
    """

    __tablename__ = "notice_paragraph"
    notice_id: Mapped[str] = mapped_column(ForeignKey("notice.id", ondelete="CASCADE"))
    position: Mapped[int] = mapped_column(default=0)
    reference: Mapped[str]
    requirement: Mapped[str]
    shown_by: Mapped[str] = mapped_column(default="")
    last_shown_on: Mapped[date | None]
    next_due_on: Mapped[date | None]
    shown_from: Mapped[ShownFrom] = mapped_column(words(ShownFrom), default=ShownFrom.BY_HAND)
    every_months: Mapped[int | None]
    gap: Mapped[str] = mapped_column(default="")

    __table_args__ = (
        not_blank("requirement"),
        UniqueConstraint("notice_id", "reference"),
        CheckConstraint("every_months between 1 and 60", name="every_months_in_range"),
    )


class NoticeShowing(Row, Base):
    """One time a requirement was shown to be met; earlier ones are kept."""

    __tablename__ = "notice_showing"
    notice_paragraph_id: Mapped[str] = mapped_column(
        ForeignKey("notice_paragraph.id", ondelete="CASCADE"), index=True
    )
    meeting_id: Mapped[str | None] = mapped_column(ForeignKey("meeting.id", ondelete="SET NULL"))
    shown_on: Mapped[date]
    text: Mapped[str]

    __table_args__ = (not_blank("text"),)


class NoticeReview(Row, Base):
    """A review of a notice by the Department. `opening` is what the council says before the facts of its self-assessment."""

    __tablename__ = "notice_review"
    notice_id: Mapped[str] = mapped_column(ForeignKey("notice.id", ondelete="CASCADE"))
    number: Mapped[int]
    due_on: Mapped[date]
    held_on: Mapped[date | None]
    outcome: Mapped[str] = mapped_column(default="")
    opening: Mapped[str] = mapped_column(default="")

    __table_args__ = (UniqueConstraint("notice_id", "number"),)


class Voice(Row, Base):
    """What staff, children, parents or partners said, where it was heard, and what was done with it."""

    __tablename__ = "voice"
    board_id: Mapped[str] = mapped_column(ForeignKey("board.id", ondelete="CASCADE"), index=True)
    whose: Mapped[Whose] = mapped_column(words(Whose))
    heard_on: Mapped[date]
    heard_at: Mapped[str] = mapped_column(default="")
    text: Mapped[str]
    response: Mapped[str] = mapped_column(default="")

    __table_args__ = (not_blank("text"),)


class MilestoneKpi(Row, Base):
    """Which KPI shows whether a milestone works."""

    __tablename__ = "milestone_kpi"
    milestone_id: Mapped[str] = mapped_column(ForeignKey("milestone.id", ondelete="CASCADE"))
    kpi_id: Mapped[str] = mapped_column(ForeignKey("kpi.id", ondelete="CASCADE"))

    __table_args__ = (UniqueConstraint("milestone_id", "kpi_id"),)


class MilestoneItem(Row, Base):
    """Which item of a meeting dealt with a milestone; its minute is the milestone's minute."""

    __tablename__ = "milestone_item"
    milestone_id: Mapped[str] = mapped_column(ForeignKey("milestone.id", ondelete="CASCADE"))
    agenda_item_id: Mapped[str] = mapped_column(ForeignKey("agenda_item.id", ondelete="CASCADE"))

    __table_args__ = (UniqueConstraint("milestone_id", "agenda_item_id"),)
