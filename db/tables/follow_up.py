"""What tracking decisions and actions have in common: where they stand, how much they matter, what is said about them."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.tables.base import Base, Row, not_blank, words


class FollowUpStatus(StrEnum):
    """Where a tracking decision or an action stands; overdue is derived, never stored."""

    OPEN = "open"
    REQUESTED = "requested"
    IN_PROGRESS = "in progress"
    COMPLETE = "complete"
    SUPERSEDED = "superseded"
    NOT_ACCEPTED = "not accepted"


class Importance(StrEnum):
    """How much a matter matters: its priority."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class EntryKind(StrEnum):
    """What an entry of a thread tells of. Times chased and times postponed are counted from these."""

    UPDATE = "update"
    REMINDER = "reminder"
    SECOND_REMINDER = "second reminder"
    NAMED = "named to the chair"
    POSTPONED = "postponed"
    DATED = "date set"
    HANDED_OVER = "handed over"
    REOPENED = "reopened"
    HEARD = "heard"


class ChaseStep(StrEnum):
    """How far an officer has been chased: the letters in their order."""

    REMINDER = "reminder"
    SECOND_REMINDER = "second reminder"
    NAMED = "named to the chair"


class Log(StrEnum):
    """The two logs of follow-up."""

    ACTIONS = "actions"
    DECISIONS = "decisions"


class Entry:
    """One dated entry of a thread: never overwritten.

    An entry that moves the date keeps the one there was before, as it was written and as it was meant; one that hands the
    matter over keeps whose it was. Minutes go on printing what was asked first.
    """

    position: Mapped[int] = mapped_column(default=0)
    kind: Mapped[EntryKind] = mapped_column(words(EntryKind), default=EntryKind.UPDATE)
    said_on: Mapped[date | None]
    said_by: Mapped[str] = mapped_column(default="")
    text: Mapped[str]
    status: Mapped[FollowUpStatus] = mapped_column(words(FollowUpStatus), default=FollowUpStatus.OPEN)
    due_before: Mapped[str] = mapped_column(default="")
    due_before_on: Mapped[date | None]
    owner_before: Mapped[str] = mapped_column(default="")


class ChaseLetter(Row, Base):
    """The board's own wording of one letter to an officer who owes something; fields stand in braces: {officer}."""

    __tablename__ = "chase_letter"
    board_id: Mapped[str] = mapped_column(ForeignKey("board.id", ondelete="CASCADE"))
    step: Mapped[ChaseStep] = mapped_column(words(ChaseStep))
    subject: Mapped[str]
    wording: Mapped[str]

    __table_args__ = (not_blank("subject"), not_blank("wording"), UniqueConstraint("board_id", "step"))


class SavedView(Row, Base):
    """A way of looking at a log under a name: its filter, order and grouping. Chips stand one to a line."""

    __tablename__ = "saved_view"
    board_id: Mapped[str] = mapped_column(ForeignKey("board.id", ondelete="CASCADE"))
    log: Mapped[Log] = mapped_column(words(Log))
    position: Mapped[int] = mapped_column(default=0)
    name: Mapped[str]
    words: Mapped[str] = mapped_column(default="")
    chips: Mapped[str] = mapped_column(default="")
    sort: Mapped[str] = mapped_column(default="")
    is_descending: Mapped[bool] = mapped_column(default=False)
    grouped_by: Mapped[str] = mapped_column(default="")

    __table_args__ = (not_blank("name"), UniqueConstraint("board_id", "log", "name"))


class Abbreviation(Row, Base):
    """What a short form means on this board, for readers who were not there when it was coined."""

    __tablename__ = "abbreviation"
    board_id: Mapped[str] = mapped_column(ForeignKey("board.id", ondelete="CASCADE"))
    short: Mapped[str]
    meaning: Mapped[str]

    __table_args__ = (not_blank("short"), not_blank("meaning"), UniqueConstraint("board_id", "short"))


class EscalationRule:
    """When a board chases, in days; 0 for the day itself. A mixin of the board's row."""

    remind_days_before: Mapped[int] = mapped_column(default=7)
    second_reminder_days: Mapped[int] = mapped_column(default=14)
    named_days: Mapped[int] = mapped_column(default=14)


ESCALATION_CHECKS = tuple(
    CheckConstraint(f"{name} between 0 and 366", name=f"{name}_in_range")
    for name in ("remind_days_before", "second_reminder_days", "named_days")
)
