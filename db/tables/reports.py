"""The paper behind an item: front sheet, sections, appendices, background papers and sign-offs."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.tables.agenda import Classified
from db.tables.base import Base, Row, not_blank, words


class SignOffKind(StrEnum):
    """Who must agree a report, as front sheets abbreviate them."""

    FINANCE = "Fin"
    LEGAL = "Leg"
    MONITORING_OFFICER = "Mon Off"
    HUMAN_RESOURCES = "HR"
    ASSETS = "Assets"
    STRATEGIC_PROCUREMENT = "Strat Proc"
    LEADERSHIP_TEAM = "leadership team member"
    DIRECTOR = "director"
    CABINET_MEMBER = "cabinet member"


class Report(Row, Base):
    """A report's front sheet."""

    __tablename__ = "report"
    agenda_item_id: Mapped[str] = mapped_column(ForeignKey("agenda_item.id", ondelete="CASCADE"), unique=True)
    title: Mapped[str]
    lead_member: Mapped[str] = mapped_column(default="")
    lead_director: Mapped[str] = mapped_column(default="")
    author: Mapped[str] = mapped_column(default="")
    contact_email: Mapped[str] = mapped_column(default="")
    reference: Mapped[str] = mapped_column(default="")
    is_key_decision: Mapped[bool] = mapped_column(default=False)

    __table_args__ = (not_blank("title"),)


class ReportSection(Row, Base):
    """One headed part of a report, in order: purpose, recommendations, implications, and the body's own."""

    __tablename__ = "report_section"
    report_id: Mapped[str] = mapped_column(ForeignKey("report.id", ondelete="CASCADE"), index=True)
    position: Mapped[int]
    heading: Mapped[str]
    body: Mapped[str] = mapped_column(default="")

    __table_args__ = (not_blank("heading"),)


class Appendix(Classified, Row, Base):
    """A paper that belongs to a report; it may be exempt though the report is not."""

    __tablename__ = "appendix"
    report_id: Mapped[str] = mapped_column(ForeignKey("report.id", ondelete="CASCADE"), index=True)
    position: Mapped[int]
    reference: Mapped[str]
    title: Mapped[str]
    blob_hash: Mapped[str | None] = mapped_column(ForeignKey("blob.hash", ondelete="RESTRICT"))

    __table_args__ = (not_blank("title"),)


class BackgroundPaper(Classified, Row, Base):
    """An unpublished paper relied on to a material extent."""

    __tablename__ = "background_paper"
    report_id: Mapped[str] = mapped_column(ForeignKey("report.id", ondelete="CASCADE"), index=True)
    position: Mapped[int]
    title: Mapped[str]
    blob_hash: Mapped[str | None] = mapped_column(ForeignKey("blob.hash", ondelete="RESTRICT"))

    __table_args__ = (not_blank("title"),)


class SignOff(Row, Base):
    """An agreement with a reference, bound to the text that was agreed by its hash."""

    __tablename__ = "sign_off"
    report_id: Mapped[str] = mapped_column(ForeignKey("report.id", ondelete="CASCADE"))
    kind: Mapped[SignOffKind] = mapped_column(words(SignOffKind))
    person: Mapped[str] = mapped_column(default="")
    reference: Mapped[str] = mapped_column(default="")
    given_how: Mapped[str] = mapped_column(default="")
    signed_on: Mapped[date | None]
    text_hash: Mapped[str] = mapped_column(default="")

    __table_args__ = (
        UniqueConstraint("report_id", "kind"),
        CheckConstraint("text_hash = '' or length(text_hash) = 64", name="text_hash_is_sha256"),
    )
