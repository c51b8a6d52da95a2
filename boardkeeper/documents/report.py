"""A report on paper: its front sheet, what was written, and the file attached as its paper."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from boardkeeper.documents.blocks import (
    AttachedPages,
    Block,
    FieldList,
    Heading,
    Inline,
    PageBreak,
    Paragraph,
    ParagraphKind,
    Section,
    SectionKind,
    Text,
)
from boardkeeper.documents.exempt import exempt_words
from boardkeeper.documents.report_tables import appendices_table, background_table, sign_offs_table
from boardkeeper.documents.sources import source_of
from boardkeeper.documents.written import compose_paragraphs
from boardkeeper.reports import ReportSectionView, ReportView, SectionRole
from boardkeeper.rules.due_dates import full_date


@dataclass(frozen=True, slots=True)
class ReportPapers:
    """A report with the files a pack needs of it.

    Attributes:
        view: In a public edition the appendices and background papers that are not public have no file in it.
        files: Pictures and PDFs by the SHA-256 of their bytes.
        pages: How many pages each PDF has.
    """

    view: ReportView
    files: Mapping[str, bytes] = field(default_factory=dict, repr=False)
    pages: Mapping[str, int] = field(default_factory=dict)


def compose_report(
    board: str, papers: ReportPapers, key: str, links: Mapping[str, str]
) -> tuple[Section, ...]:
    """Compose what comes before a report's appendices: the front sheet and its body, then the attached paper.

    Args:
        board: Whose meeting it goes to.
        papers: The report.
        key: Of the first section; the attached paper's ends in “-paper” when it is the second.
        links: The key of the section behind an appendix, by its id.

    Returns:
        At most two sections; none when there is nothing to print but a bare front sheet.
    """
    report = papers.view
    sections: list[Section] = []
    if _is_written(papers) or (report.prints_front_sheet and (report.attached_hash or report.appendices)):
        sections.append(
            Section(key, report.title, tuple(_blocks(board, papers, key, links)), kind=SectionKind.REPORT)
        )
    attached = attached_pages(papers, report.attached_name, report.attached_hash)
    if attached is not None:
        sections.append(
            Section(
                f"{key}-paper" if sections else key,
                report.title,
                (),
                kind=SectionKind.REPORT,
                attached=attached,
            )
        )
    return tuple(sections)


def attached_pages(papers: ReportPapers, name: str, digest: str | None) -> AttachedPages | None:
    """A kept PDF as pages of the pack; None when there is none, or this edition does not hold it."""
    content = papers.files.get(digest or "")
    if digest is None or content is None:
        return None
    return AttachedPages(name, digest, content, papers.pages.get(digest, 0))


def _is_written(papers: ReportPapers) -> bool:
    return any(_section(section, papers) for section in papers.view.sections)


def _blocks(board: str, papers: ReportPapers, key: str, links: Mapping[str, str]) -> list[Block]:
    report = papers.view
    blocks: list[Block] = [
        Heading(1, report.title, anchor=f"{key}-top", source=source_of("report", report)),
        Paragraph(board, ParagraphKind.LEAD),
    ]
    front = [section for section in report.sections if section.role is not SectionRole.BODY]
    body = [section for section in report.sections if section.role is SectionRole.BODY]
    if report.prints_front_sheet:
        blocks.append(FieldList(_fields(report)))
    blocks += _sections(front, papers)
    if report.prints_front_sheet:
        blocks += appendices_table(report.appendices, links)
        blocks += background_table(report.background_papers)
        blocks += sign_offs_table(report.sign_offs)
    written = _sections(body, papers)
    if written and (report.prints_front_sheet or any(_section(section, papers) for section in front)):
        blocks.append(PageBreak())
    return [*blocks, *written]


def _fields(report: ReportView) -> tuple[tuple[str, Inline], ...]:
    """The labels are those of the front sheets English councils print; the title stands above, a blank fact nowhere."""
    address: Inline = ""
    if report.contact_email:
        address = (Text(report.contact_email, link=f"mailto:{report.contact_email}"),)
    words: tuple[tuple[str, Inline], ...] = (
        ("Date of meeting", full_date(report.held_on)),
        ("Lead member", report.lead_member),
        ("Lead strategic director", report.lead_director),
        ("Author", report.author),
        ("Contact e-mail", address),
        ("Your reference", report.reference),
        ("Key decision", "Yes" if report.is_key_decision else "No"),
        ("Parent decision", report.parent_decision),
        ("Confidentiality", _confidentiality(report)),
    )
    return tuple((label, said) for label, said in words if said)


def _confidentiality(report: ReportView) -> str:
    why = exempt_words(report.exempt_paragraphs, is_confidential=report.is_confidential)
    return f"Part II – not for publication: {why}" if why else "Part I – Official"


def _sections(sections: Sequence[ReportSectionView], papers: ReportPapers) -> list[Block]:
    """Headed sections in order; one that says nothing is left out."""
    blocks: list[Block] = []
    for section in sections:
        written = _section(section, papers)
        if written:
            blocks += [
                Heading(2, section.heading, source=source_of("report_section", section)),
                *written,
            ]
    return blocks


def _section(section: ReportSectionView, papers: ReportPapers) -> list[Block]:
    return compose_paragraphs(section.paragraphs, papers.files, level=3)
