"""What a meeting takes, in order."""

from __future__ import annotations

from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.tables.base import Base, Row, not_blank, words


class ItemKind(StrEnum):
    """How an item comes before the board."""

    STANDING = "standing"
    REPORT = "report"
    VERBAL_UPDATE = "verbal update"
    TO_FOLLOW = "to follow"
    PRESENTATION = "presentation"
    URGENT = "urgent"
    HEADING = "heading"


class PaperKind(StrEnum):
    """The paper behind an item that the program composes from the store itself."""

    NONE = "none"
    MINUTES = "minutes of the last meeting"
    REPORT = "report"
    PLAN = "improvement plan"
    KPIS = "KPIs"
    PROGRAMME = "work programme"
    DECISIONS = "tracking decisions"
    ACTIONS = "action log"


class Classified:
    """Open or exempt, marked where it applies (Local Government Act 1972, Schedule 12A, Part 1).

    `exempt_paragraphs` holds the paragraph numbers as "1, 3"; empty means Part I. `is_confidential` is separate:
    matter barred by a government department, an Act or a court.
    """

    exempt_paragraphs: Mapped[str] = mapped_column(default="")
    public_interest_reason: Mapped[str] = mapped_column(default="")
    is_confidential: Mapped[bool] = mapped_column(default=False)


class AgendaItem(Classified, Row, Base):
    """One item of business. Its number is counted from its place until publication freezes it.

    `excludes_public` marks the item at which the board resolves to exclude press and public; what it cites is counted
    from the exempt matter behind it. `concerns_education` marks one on which members with a vote on education only vote.
    """

    __tablename__ = "agenda_item"
    meeting_id: Mapped[str] = mapped_column(ForeignKey("meeting.id", ondelete="CASCADE"), index=True)
    parent_id: Mapped[str | None] = mapped_column(ForeignKey("agenda_item.id", ondelete="CASCADE"))
    position: Mapped[int]
    frozen_number: Mapped[str | None]
    title: Mapped[str]
    purpose: Mapped[str] = mapped_column(default="")
    kind: Mapped[ItemKind] = mapped_column(words(ItemKind), default=ItemKind.REPORT)
    paper: Mapped[PaperKind] = mapped_column(words(PaperKind), default=PaperKind.NONE)
    lead: Mapped[str] = mapped_column(default="")
    urgent_reason: Mapped[str] = mapped_column(default="")
    excludes_public: Mapped[bool] = mapped_column(default=False)
    concerns_education: Mapped[bool] = mapped_column(default=False)
    programme_item_id: Mapped[str | None] = mapped_column(
        ForeignKey("programme_item.id", ondelete="SET NULL")
    )

    __table_args__ = (
        not_blank("title"),
        CheckConstraint("kind <> 'urgent' or length(trim(urgent_reason)) > 0", name="urgent_needs_a_reason"),
        UniqueConstraint("meeting_id", "frozen_number"),
    )
