"""What went out on paper: publications with their files, and the leaves of the minute book."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.tables.base import Base, Row, not_blank, words


class PublicationKind(StrEnum):
    """What was published: the agenda with its papers, or papers that came after it."""

    AGENDA = "agenda"
    SUPPLEMENT = "supplement"


class PublishedAs(StrEnum):
    """One of the papers a publication was made of."""

    PUBLIC_PACK = "public pack"
    RESTRICTED_PACK = "restricted pack"
    NOTICE = "notice of meeting"
    AGENDA_SHEET = "agenda sheet"
    ACCESSIBLE_PAGE = "accessible page"
    WORD_AGENDA = "agenda in Word"


class Publication(Row, Base):
    """Something published: what, when, by whom, and with how many clear days. Its pages are those of the public pack."""

    __tablename__ = "publication"
    meeting_id: Mapped[str] = mapped_column(ForeignKey("meeting.id", ondelete="CASCADE"))
    kind: Mapped[PublicationKind] = mapped_column(words(PublicationKind), default=PublicationKind.AGENDA)
    number: Mapped[int] = mapped_column(default=1)
    published_on: Mapped[date]
    published_at: Mapped[datetime]
    published_by: Mapped[str]
    clear_days: Mapped[int]
    short_notice_reason: Mapped[str] = mapped_column(default="")
    first_page: Mapped[int]
    last_page: Mapped[int]

    __table_args__ = (
        CheckConstraint("last_page >= first_page", name="pages_run_forward"),
        UniqueConstraint("meeting_id", "kind", "number"),
    )


class PublishedPaper(Row, Base):
    """A file of a publication, kept so that it can be shown again exactly."""

    __tablename__ = "published_paper"
    publication_id: Mapped[str] = mapped_column(ForeignKey("publication.id", ondelete="CASCADE"))
    published_as: Mapped[PublishedAs] = mapped_column(words(PublishedAs))
    file_name: Mapped[str]
    pages: Mapped[int | None]
    blob_hash: Mapped[str] = mapped_column(ForeignKey("blob.hash", ondelete="RESTRICT"))

    __table_args__ = (not_blank("file_name"), UniqueConstraint("publication_id", "published_as"))


class PublishedItem(Row, Base):
    """An item as it was published, with the pages of its paper; without pages it had none then."""

    __tablename__ = "published_item"
    publication_id: Mapped[str] = mapped_column(ForeignKey("publication.id", ondelete="CASCADE"), index=True)
    agenda_item_id: Mapped[str | None] = mapped_column(
        ForeignKey("agenda_item.id", ondelete="SET NULL"), index=True
    )
    position: Mapped[int]
    number: Mapped[str]
    title: Mapped[str]
    first_page: Mapped[int | None]
    last_page: Mapped[int | None]

    __table_args__ = (
        CheckConstraint("last_page is null or last_page >= first_page", name="pages_run_forward"),
    )


class Readers(StrEnum):
    """Whom an edition of a pack is for: everybody, those who may see exempt matter, or the chair."""

    PUBLIC = "public"
    RESTRICTED = "restricted"
    CHAIR = "chair"


class Recipient(Row, Base):
    """A line of a board's distribution list: who gets which edition of its packs, and how.

    The name is the one printed on the cover; `person_id` ties it to somebody the file knows. Without paper copies the pack
    goes by e-mail alone.
    """

    __tablename__ = "recipient"
    board_id: Mapped[str] = mapped_column(ForeignKey("board.id", ondelete="CASCADE"), index=True)
    person_id: Mapped[str | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"), index=True)
    position: Mapped[int]
    name: Mapped[str]
    readers: Mapped[Readers] = mapped_column(words(Readers), default=Readers.PUBLIC)
    is_large_print: Mapped[bool] = mapped_column(default=False)
    copies: Mapped[int] = mapped_column(default=1)
    email: Mapped[str] = mapped_column(default="")
    note: Mapped[str] = mapped_column(default="")

    __table_args__ = (
        not_blank("name"),
        CheckConstraint("copies between 0 and 999", name="copies_within_reason"),
    )


class AcceptedFinding(Row, Base):
    """Something the checks of a pack found and somebody accepts as it is, with the reason.

    `finding` is the sentence as it was found: one that says something else now is asked about again.
    """

    __tablename__ = "accepted_finding"
    meeting_id: Mapped[str] = mapped_column(ForeignKey("meeting.id", ondelete="CASCADE"), index=True)
    finding: Mapped[str]
    reason: Mapped[str]
    accepted_by: Mapped[str]
    accepted_at: Mapped[datetime]

    __table_args__ = (
        not_blank("finding"),
        not_blank("reason"),
        UniqueConstraint("meeting_id", "finding"),
    )


class MinuteBook(Row, Base):
    """The bound minutes of a board's municipal year."""

    __tablename__ = "minute_book"
    board_id: Mapped[str] = mapped_column(ForeignKey("board.id", ondelete="CASCADE"))
    municipal_year: Mapped[int]
    title: Mapped[str]

    __table_args__ = (not_blank("title"), UniqueConstraint("board_id", "municipal_year"))


class Leaf(Row, Base):
    """One numbered leaf of a minute book in a revision; a slip put in later takes the number before it and a letter."""

    __tablename__ = "leaf"
    minute_book_id: Mapped[str] = mapped_column(ForeignKey("minute_book.id", ondelete="CASCADE"))
    number: Mapped[int]
    suffix: Mapped[str] = mapped_column(default="")
    revision: Mapped[int] = mapped_column(default=1)
    meeting_id: Mapped[str | None] = mapped_column(ForeignKey("meeting.id", ondelete="RESTRICT"))
    content_hash: Mapped[str]
    printed_on: Mapped[date | None]
    title: Mapped[str] = mapped_column(default="")
    initialled_by: Mapped[str] = mapped_column(default="")
    initialled_on: Mapped[date | None]
    signed_by: Mapped[str] = mapped_column(default="")

    __table_args__ = (
        CheckConstraint("number > 0", name="number_is_positive"),
        UniqueConstraint("minute_book_id", "number", "suffix", "revision"),
    )
