"""A board, its agenda template and the days it is closed."""

from __future__ import annotations

from datetime import date, time
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.tables.agenda import ItemKind, PaperKind
from db.tables.base import Base, Row, not_blank, words
from db.tables.follow_up import ESCALATION_CHECKS, EscalationRule


class BoardKind(StrEnum):
    """What sort of body meets."""

    IMPROVEMENT_BOARD = "improvement board"
    SCRUTINY = "scrutiny committee"
    CABINET = "cabinet"
    OTHER = "other body"


class Nation(StrEnum):
    """Whose bank holidays count."""

    ENGLAND = "england"
    WALES = "wales"
    SCOTLAND = "scotland"
    NORTHERN_IRELAND = "northern ireland"


class Occasion(StrEnum):
    """On which agendas a standing item stands."""

    EVERY = "every meeting"
    ANNUAL = "annual meeting"
    ORDINARY = "ordinary meetings"


class Board(EscalationRule, Row, Base):
    """Any body with meetings; notice and branding are its settings. A quorum is one in `quorum_share` of those who may vote."""

    __tablename__ = "board"
    name: Mapped[str]
    council: Mapped[str]
    kind: Mapped[BoardKind] = mapped_column(words(BoardKind), default=BoardKind.IMPROVEMENT_BOARD)
    nation: Mapped[Nation] = mapped_column(words(Nation), default=Nation.ENGLAND)
    department: Mapped[str] = mapped_column(default="")
    address: Mapped[str] = mapped_column(default="")
    website: Mapped[str] = mapped_column(default="")
    contact_name: Mapped[str] = mapped_column(default="")
    contact_title: Mapped[str] = mapped_column(default="")
    contact_telephone: Mapped[str] = mapped_column(default="")
    contact_email: Mapped[str] = mapped_column(default="")
    signatory: Mapped[str] = mapped_column(default="")
    usual_venue: Mapped[str] = mapped_column(default="")
    usual_start: Mapped[time | None]
    attendance_notice: Mapped[str] = mapped_column(default="")
    accent: Mapped[str] = mapped_column(default="#0b57a4")
    notice_days: Mapped[int] = mapped_column(default=5)
    notice_in_working_days: Mapped[bool] = mapped_column(default=True)
    report_deadline_days: Mapped[int] = mapped_column(default=5)
    sign_off_days: Mapped[int] = mapped_column(default=2)
    briefing_days: Mapped[int] = mapped_column(default=1)
    key_decision_days: Mapped[int] = mapped_column(default=28)
    key_decision_in_working_days: Mapped[bool] = mapped_column(default=False)
    meeting_pattern: Mapped[str] = mapped_column(default="")
    logo_hash: Mapped[str | None] = mapped_column(ForeignKey("blob.hash", ondelete="RESTRICT"))
    scheme_id: Mapped[str | None] = mapped_column(ForeignKey("prioritisation_scheme.id", ondelete="SET NULL"))
    quorum_minimum: Mapped[int] = mapped_column(default=3)
    quorum_share: Mapped[int] = mapped_column(default=4)
    position: Mapped[int] = mapped_column(default=0)

    __table_args__ = (
        not_blank("name"),
        not_blank("council"),
        CheckConstraint("quorum_share between 1 and 20", name="quorum_share_in_range"),
        CheckConstraint("notice_days between 0 and 60", name="notice_days_in_range"),
        CheckConstraint("key_decision_days between 0 and 60", name="key_decision_days_in_range"),
        CheckConstraint("accent like '#______'", name="accent_is_a_colour"),
        UniqueConstraint("council", "name"),
        *ESCALATION_CHECKS,
    )


class Closure(Row, Base):
    """A day the council is closed besides the nation's bank holidays; it does not count as a clear day."""

    __tablename__ = "closure"
    board_id: Mapped[str] = mapped_column(ForeignKey("board.id", ondelete="CASCADE"))
    day: Mapped[date]
    reason: Mapped[str] = mapped_column(default="")

    __table_args__ = (UniqueConstraint("board_id", "day"),)


class StandingItem(Row, Base):
    """An item the board's agendas start with, in order: its agenda template."""

    __tablename__ = "standing_item"
    board_id: Mapped[str] = mapped_column(ForeignKey("board.id", ondelete="CASCADE"), index=True)
    position: Mapped[int]
    title: Mapped[str]
    purpose: Mapped[str] = mapped_column(default="")
    kind: Mapped[ItemKind] = mapped_column(words(ItemKind), default=ItemKind.STANDING)
    paper: Mapped[PaperKind] = mapped_column(words(PaperKind), default=PaperKind.NONE)
    occasion: Mapped[Occasion] = mapped_column(words(Occasion), default=Occasion.EVERY)

    __table_args__ = (not_blank("title"),)
