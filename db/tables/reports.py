"""The paper behind an item: front sheet, sections, appendices, background papers, sign-offs, and the board's template."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.tables.agenda import Classified, PaperKind
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


class SectionRole(StrEnum):
    """What a section of a report is for; everything else is the report's own body."""

    PURPOSE = "purpose"
    RECOMMENDATIONS = "recommendations"
    ALTERNATIVES = "alternatives"
    CORPORATE_PLAN = "corporate plan"
    RESOURCES = "resources"
    FINANCIAL_RISKS = "financial risks"
    CARBON = "carbon footprint"
    OTHER_IMPLICATIONS = "other implications"
    BODY = "body"


class ReportParagraphKind(StrEnum):
    """What a paragraph of a report is. Letters and numbers are counted, never typed."""

    TEXT = "text"
    SUBHEADING = "sub-heading"
    BULLET = "bullet"
    NUMBERED = "numbered point"
    LETTERED = "lettered point"
    TABLE = "table"
    PICTURE = "picture"


class Report(Row, Base):
    """A report's front sheet, and the file that is its paper when it was not written here."""

    __tablename__ = "report"
    agenda_item_id: Mapped[str] = mapped_column(ForeignKey("agenda_item.id", ondelete="CASCADE"), unique=True)
    title: Mapped[str]
    lead_member: Mapped[str] = mapped_column(default="")
    lead_director: Mapped[str] = mapped_column(default="")
    author: Mapped[str] = mapped_column(default="")
    contact_email: Mapped[str] = mapped_column(default="")
    reference: Mapped[str] = mapped_column(default="")
    is_key_decision: Mapped[bool] = mapped_column(default=False)
    parent_decision: Mapped[str] = mapped_column(default="")
    prints_front_sheet: Mapped[bool] = mapped_column(default=True)
    attached_name: Mapped[str] = mapped_column(default="")
    attached_hash: Mapped[str | None] = mapped_column(ForeignKey("blob.hash", ondelete="RESTRICT"))

    __table_args__ = (not_blank("title"),)


class ReportSection(Row, Base):
    """One headed part of a report, in order: purpose, recommendations, implications, and the body's own."""

    __tablename__ = "report_section"
    report_id: Mapped[str] = mapped_column(ForeignKey("report.id", ondelete="CASCADE"), index=True)
    position: Mapped[int]
    heading: Mapped[str]
    role: Mapped[SectionRole] = mapped_column(words(SectionRole), default=SectionRole.BODY)

    __table_args__ = (not_blank("heading"),)


class ReportParagraph(Row, Base):
    """One paragraph, point, table or picture of a section; its id stays with the text through every edit.

    `text` holds plain words; of a table its rows as lines and its cells between tabs, of a picture what it shows.
    `marks` holds emphasis and links as JSON: `[[start, end, "bold"], [start, end, "link", "https://…"]]`.
    """

    __tablename__ = "report_paragraph"
    report_section_id: Mapped[str] = mapped_column(
        ForeignKey("report_section.id", ondelete="CASCADE"), index=True
    )
    position: Mapped[int]
    kind: Mapped[ReportParagraphKind] = mapped_column(
        words(ReportParagraphKind), default=ReportParagraphKind.TEXT
    )
    level: Mapped[int] = mapped_column(default=0)
    text: Mapped[str] = mapped_column(default="")
    marks: Mapped[str] = mapped_column(default="")
    blob_hash: Mapped[str | None] = mapped_column(ForeignKey("blob.hash", ondelete="RESTRICT"))

    __table_args__ = (CheckConstraint("level between 0 and 8", name="level_in_range"),)


class Appendix(Classified, Row, Base):
    """A paper that belongs to a report: a file, or one the program composes; it may be exempt though the report is not."""

    __tablename__ = "appendix"
    report_id: Mapped[str] = mapped_column(ForeignKey("report.id", ondelete="CASCADE"), index=True)
    position: Mapped[int]
    reference: Mapped[str]
    title: Mapped[str]
    paper: Mapped[PaperKind] = mapped_column(words(PaperKind), default=PaperKind.NONE)
    file_name: Mapped[str] = mapped_column(default="")
    blob_hash: Mapped[str | None] = mapped_column(ForeignKey("blob.hash", ondelete="RESTRICT"))

    __table_args__ = (not_blank("title"),)


class BackgroundPaper(Classified, Row, Base):
    """An unpublished paper relied on to a material extent."""

    __tablename__ = "background_paper"
    report_id: Mapped[str] = mapped_column(ForeignKey("report.id", ondelete="CASCADE"), index=True)
    position: Mapped[int]
    title: Mapped[str]
    file_name: Mapped[str] = mapped_column(default="")
    blob_hash: Mapped[str | None] = mapped_column(ForeignKey("blob.hash", ondelete="RESTRICT"))

    __table_args__ = (not_blank("title"),)


class SignOff(Row, Base):
    """An agreement with a reference, bound to the text that was agreed: its hash, and the text itself to compare with."""

    __tablename__ = "sign_off"
    report_id: Mapped[str] = mapped_column(ForeignKey("report.id", ondelete="CASCADE"))
    kind: Mapped[SignOffKind] = mapped_column(words(SignOffKind))
    person: Mapped[str] = mapped_column(default="")
    reference: Mapped[str] = mapped_column(default="")
    given_how: Mapped[str] = mapped_column(default="")
    signed_on: Mapped[date | None]
    text_hash: Mapped[str] = mapped_column(default="")
    signed_text: Mapped[str] = mapped_column(default="")

    __table_args__ = (
        UniqueConstraint("report_id", "kind"),
        CheckConstraint("text_hash = '' or length(text_hash) = 64", name="text_hash_is_sha256"),
    )


class TemplateSection(Row, Base):
    """A section the board asks every report for, in order, with what is to be written there."""

    __tablename__ = "template_section"
    board_id: Mapped[str] = mapped_column(ForeignKey("board.id", ondelete="CASCADE"), index=True)
    position: Mapped[int]
    heading: Mapped[str]
    role: Mapped[SectionRole] = mapped_column(words(SectionRole), default=SectionRole.BODY)
    guidance: Mapped[str] = mapped_column(default="")
    is_required: Mapped[bool] = mapped_column(default=False)

    __table_args__ = (not_blank("heading"),)


class TemplateSignOff(Row, Base):
    """A sign-off the board asks every report for."""

    __tablename__ = "template_sign_off"
    board_id: Mapped[str] = mapped_column(ForeignKey("board.id", ondelete="CASCADE"))
    position: Mapped[int]
    kind: Mapped[SignOffKind] = mapped_column(words(SignOffKind))
    is_required: Mapped[bool] = mapped_column(default=False)

    __table_args__ = (UniqueConstraint("board_id", "kind"),)
