"""People: who holds a seat on a board, and who held which post when."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.tables.base import Base, Row, not_blank, words


class SeatRole(StrEnum):
    """What a member is on the board."""

    CHAIR = "chair"
    VICE_CHAIR = "vice-chair"
    MEMBER = "member"
    CO_OPTED = "co-opted"
    ADVISER = "adviser"
    DFE = "DfE representative"


class Voting(StrEnum):
    """What a member may vote on."""

    ALL = "all items"
    EDUCATION = "education only"
    NONE = "none"


class Person(Row, Base):
    """A member, an officer or a guest, named as the papers name them."""

    __tablename__ = "person"
    name: Mapped[str]
    sort_name: Mapped[str] = mapped_column(default="")
    email: Mapped[str] = mapped_column(default="")
    telephone: Mapped[str] = mapped_column(default="")
    organisation: Mapped[str] = mapped_column(default="")
    party: Mapped[str] = mapped_column(default="")

    __table_args__ = (not_blank("name"),)


class Seat(Row, Base):
    """A person's place on a board for a term."""

    __tablename__ = "seat"
    board_id: Mapped[str] = mapped_column(ForeignKey("board.id", ondelete="CASCADE"), index=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("person.id", ondelete="RESTRICT"), index=True)
    role: Mapped[SeatRole] = mapped_column(words(SeatRole), default=SeatRole.MEMBER)
    voting: Mapped[Voting] = mapped_column(words(Voting), default=Voting.ALL)
    from_date: Mapped[date | None]
    to_date: Mapped[date | None]
    position: Mapped[int] = mapped_column(default=0)

    __table_args__ = (
        CheckConstraint(
            "to_date is null or from_date is null or to_date >= from_date", name="term_runs_forward"
        ),
    )


class Substitute(Row, Base):
    """Somebody named beforehand who may come in place of the member who holds a seat."""

    __tablename__ = "substitute"
    seat_id: Mapped[str] = mapped_column(ForeignKey("seat.id", ondelete="CASCADE"))
    person_id: Mapped[str] = mapped_column(ForeignKey("person.id", ondelete="RESTRICT"), index=True)
    position: Mapped[int] = mapped_column(default=0)

    __table_args__ = (UniqueConstraint("seat_id", "person_id"),)


class Post(Row, Base):
    """A council post and who held it when; the title printed is the one held on the day."""

    __tablename__ = "post"
    person_id: Mapped[str] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    title: Mapped[str]
    from_date: Mapped[date | None]
    to_date: Mapped[date | None]

    __table_args__ = (
        not_blank("title"),
        CheckConstraint(
            "to_date is null or from_date is null or to_date >= from_date", name="term_runs_forward"
        ),
    )
