"""Reading a report with everything that belongs to it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from sqlalchemy import select

from boardkeeper.reports.completeness import missing_of
from boardkeeper.reports.marks import kept_marks
from boardkeeper.reports.views import (
    AppendixView,
    BackgroundPaperView,
    ReportParagraphView,
    ReportSectionView,
    ReportView,
    SignOffView,
)
from boardkeeper.reports.wording import hash_of, text_of
from boardkeeper.templates import ReportTemplateView, TemplateSectionView, report_template_in
from db.tables.agenda import AgendaItem
from db.tables.meetings import Meeting
from db.tables.reports import (
    Appendix,
    BackgroundPaper,
    Report,
    ReportParagraph,
    ReportSection,
    SectionRole,
    SignOff,
    SignOffKind,
)

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from db.store import Store


def get_report(store: Store, item_id: str) -> ReportView | None:
    """The report behind an agenda item; None where none was begun."""
    with store.read() as session:
        return report_in(session, item_id)


def report_in(session: Session, item_id: str) -> ReportView | None:
    """The same inside a session that is already open."""
    report = session.scalar(select(Report).where(Report.agenda_item_id == item_id))
    return None if report is None else view_in(session, report)


def view_in(session: Session, report: Report) -> ReportView:
    """A report as it stands, whole."""
    item = session.get_one(AgendaItem, report.agenda_item_id)
    meeting = session.get_one(Meeting, item.meeting_id)
    template = report_template_in(session, meeting.board_id)
    bare = ReportView(
        id=report.id,
        agenda_item_id=item.id,
        title=report.title,
        lead_member=report.lead_member,
        lead_director=report.lead_director,
        author=report.author,
        contact_email=report.contact_email,
        reference=report.reference,
        is_key_decision=report.is_key_decision,
        parent_decision=report.parent_decision,
        prints_front_sheet=report.prints_front_sheet,
        attached_name=report.attached_name,
        attached_hash=report.attached_hash,
        sections=_sections(session, report.id, template),
        appendices=tuple(_appendix(row) for row in appendices_of(session, report.id)),
        background_papers=tuple(_background(row) for row in background_papers_of(session, report.id)),
        sign_offs=(),
        missing=(),
        held_on=meeting.held_on,
        exempt_paragraphs=item.exempt_paragraphs,
        is_confidential=item.is_confidential,
    )
    signed = replace(bare, sign_offs=_sign_offs(session, bare, template))
    return replace(signed, missing=missing_of(signed, template))


def sections_of(session: Session, report_id: str) -> list[ReportSection]:
    """The rows of a report's sections in order."""
    wanted = select(ReportSection).where(ReportSection.report_id == report_id)
    return list(session.scalars(wanted.order_by(ReportSection.position, ReportSection.id)))


def appendices_of(session: Session, report_id: str) -> list[Appendix]:
    """The rows of a report's appendices in order."""
    wanted = select(Appendix).where(Appendix.report_id == report_id)
    return list(session.scalars(wanted.order_by(Appendix.position, Appendix.id)))


def background_papers_of(session: Session, report_id: str) -> list[BackgroundPaper]:
    """The rows of a report's background papers in order."""
    wanted = select(BackgroundPaper).where(BackgroundPaper.report_id == report_id)
    return list(session.scalars(wanted.order_by(BackgroundPaper.position, BackgroundPaper.id)))


def paragraphs_of(session: Session, section_ids: Sequence[str]) -> dict[str, list[ReportParagraph]]:
    """The rows of sections' paragraphs in order, by section."""
    found: dict[str, list[ReportParagraph]] = defaultdict(list)
    for row in session.scalars(
        select(ReportParagraph)
        .where(ReportParagraph.report_section_id.in_(section_ids))
        .order_by(ReportParagraph.position, ReportParagraph.id)
    ):
        found[row.report_section_id].append(row)
    return found


def _sections(
    session: Session, report_id: str, template: ReportTemplateView
) -> tuple[ReportSectionView, ...]:
    rows = sections_of(session, report_id)
    paragraphs = paragraphs_of(session, [row.id for row in rows])
    views = []
    for row in rows:
        asked = _asked(row, template.sections)
        views.append(
            ReportSectionView(
                id=row.id,
                heading=row.heading,
                role=row.role,
                guidance=asked.guidance if asked else "",
                is_required=asked is not None and asked.is_required,
                paragraphs=tuple(_paragraph(each) for each in paragraphs[row.id]),
            )
        )
    return tuple(views)


def _asked(row: ReportSection, asked: Sequence[TemplateSectionView]) -> TemplateSectionView | None:
    """What the template says of a section: found by what it is for, in the body by its heading."""
    for section in asked:
        if section.role is row.role and (
            row.role is not SectionRole.BODY or section.heading.casefold() == row.heading.casefold()
        ):
            return section
    return None


def _paragraph(row: ReportParagraph) -> ReportParagraphView:
    return ReportParagraphView(row.id, row.kind, row.level, row.text, kept_marks(row.marks), row.blob_hash)


def _appendix(row: Appendix) -> AppendixView:
    return AppendixView(
        id=row.id,
        reference=row.reference,
        title=row.title,
        paper=row.paper,
        file_name=row.file_name,
        blob_hash=row.blob_hash,
        exempt_paragraphs=row.exempt_paragraphs,
        public_interest_reason=row.public_interest_reason,
        is_confidential=row.is_confidential,
    )


def _background(row: BackgroundPaper) -> BackgroundPaperView:
    return BackgroundPaperView(
        id=row.id,
        title=row.title,
        file_name=row.file_name,
        blob_hash=row.blob_hash,
        exempt_paragraphs=row.exempt_paragraphs,
        public_interest_reason=row.public_interest_reason,
        is_confidential=row.is_confidential,
    )


def _sign_offs(session: Session, report: ReportView, template: ReportTemplateView) -> tuple[SignOffView, ...]:
    """In the order front sheets print them: those the board asks for, and whatever else was given."""
    given = {row.kind: row for row in session.scalars(select(SignOff).where(SignOff.report_id == report.id))}
    asked = {sign_off.kind: sign_off.is_required for sign_off in template.sign_offs}
    now = hash_of(text_of(report))
    views = []
    for kind in SignOffKind:
        row = given.get(kind)
        if row is None and kind not in asked:
            continue
        views.append(
            SignOffView(
                id=row.id if row else "",
                kind=kind,
                person=row.person if row else "",
                reference=row.reference if row else "",
                given_how=row.given_how if row else "",
                signed_on=row.signed_on if row else None,
                is_required=asked.get(kind, False),
                is_out_of_date=row is not None and bool(row.text_hash) and row.text_hash != now,
            )
        )
    return tuple(views)
