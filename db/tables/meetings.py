"""A meeting, who was there and what they declared."""

from __future__ import annotations

from datetime import date, time
from enum import StrEnum

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.tables.base import Base, Row, not_blank, words


class MeetingState(StrEnum):
    """Where a meeting stands between plan and signature."""

    PLANNED = "planned"
    AGENDA_DRAFT = "agenda draft"
    PUBLISHED = "published"
    HELD = "held"
    MINUTES_DRAFT = "minutes draft"
    CIRCULATED = "circulated"
    APPROVED = "approved"
    APPROVED_AS_AMENDED = "approved as amended"
    SIGNED = "signed"
    CANCELLED = "cancelled"


class Presence(StrEnum):
    """How somebody took part."""

    PRESENT = "present"
    APOLOGIES = "apologies"
    SUBSTITUTE = "substitute"
    IN_ATTENDANCE = "in attendance"
    ABSENT = "absent"


class Interest(StrEnum):
    """The kinds of interest a member declares."""

    PERSONAL = "personal"
    PREJUDICIAL = "prejudicial"
    DISCLOSABLE_PECUNIARY = "disclosable pecuniary"


class Meeting(Row, Base):
    """One sitting of a board."""

    __tablename__ = "meeting"
    board_id: Mapped[str] = mapped_column(ForeignKey("board.id", ondelete="CASCADE"))
    held_on: Mapped[date]
    starts_at: Mapped[time | None]
    ended_at: Mapped[time | None]
    venue: Mapped[str] = mapped_column(default="")
    state: Mapped[MeetingState] = mapped_column(words(MeetingState), default=MeetingState.PLANNED)
    is_annual: Mapped[bool] = mapped_column(default=False)
    published_on: Mapped[date | None]
    reason: Mapped[str] = mapped_column(default="")
    note: Mapped[str] = mapped_column(default="")
    postponed_from: Mapped[date | None]
    short_notice_reason: Mapped[str] = mapped_column(default="")
    circulated_on: Mapped[date | None]
    comments_due_on: Mapped[date | None]
    approved_at_id: Mapped[str | None] = mapped_column(ForeignKey("meeting.id", ondelete="SET NULL"))
    signed_by: Mapped[str] = mapped_column(default="")
    signed_on: Mapped[date | None]

    __table_args__ = (
        UniqueConstraint("board_id", "held_on", "starts_at"),
        Index("ix_meeting_board_day", "board_id", "held_on"),
    )


class Attendance(Row, Base):
    """One person's part in a meeting."""

    __tablename__ = "attendance"
    meeting_id: Mapped[str] = mapped_column(ForeignKey("meeting.id", ondelete="CASCADE"))
    person_id: Mapped[str] = mapped_column(ForeignKey("person.id", ondelete="RESTRICT"), index=True)
    presence: Mapped[Presence] = mapped_column(words(Presence), default=Presence.PRESENT)
    acting_as: Mapped[str] = mapped_column(default="")
    substitute_for_id: Mapped[str | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"))
    is_online: Mapped[bool] = mapped_column(default=False)
    position: Mapped[int] = mapped_column(default=0)

    __table_args__ = (UniqueConstraint("meeting_id", "person_id"),)


class Movement(Row, Base):
    """Somebody came into the meeting or left it, at an item, at a time, or both."""

    __tablename__ = "movement"
    attendance_id: Mapped[str] = mapped_column(ForeignKey("attendance.id", ondelete="CASCADE"), index=True)
    agenda_item_id: Mapped[str | None] = mapped_column(ForeignKey("agenda_item.id", ondelete="SET NULL"))
    position: Mapped[int] = mapped_column(default=0)
    is_arrival: Mapped[bool]
    happened_at: Mapped[time | None]


class Declaration(Row, Base):
    """An interest a member declared, in one item or (with no item) in what `subject` says, and whether they left."""

    __tablename__ = "declaration"
    meeting_id: Mapped[str] = mapped_column(ForeignKey("meeting.id", ondelete="CASCADE"), index=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("person.id", ondelete="RESTRICT"))
    agenda_item_id: Mapped[str | None] = mapped_column(ForeignKey("agenda_item.id", ondelete="SET NULL"))
    subject: Mapped[str]
    reason: Mapped[str]
    interest: Mapped[Interest] = mapped_column(words(Interest), default=Interest.PERSONAL)
    left_the_room: Mapped[bool] = mapped_column(default=False)
    position: Mapped[int] = mapped_column(default=0)

    __table_args__ = (not_blank("subject"),)
