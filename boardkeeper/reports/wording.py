"""The whole report as plain text: what a sign-off is bound to, and what two versions are compared by."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from boardkeeper.reports.views import (
    AppendixView,
    BackgroundPaperView,
    ReportParagraphView,
    ReportSectionView,
    ReportView,
)
from db.tables.agenda import PaperKind
from db.tables.reports import ReportParagraphKind as Kind

#: Labels in the order a front sheet prints them.
FIELDS = (
    ("Title", "title"),
    ("Lead Member", "lead_member"),
    ("Lead Strategic Director", "lead_director"),
    ("Author", "author"),
    ("Contact Email", "contact_email"),
    ("Your Reference", "reference"),
    ("Parent decision", "parent_decision"),
)


def text_of(report: ReportView) -> str:
    """Everything a report says, a line for each part. Emphasis, links and what only shows are no part of it.

    The day of the meeting and the sign-offs themselves are left out: a postponed meeting changes no word of the report.
    Files stand for themselves by the SHA-256 of their bytes. What is written here is what sign-offs are bound to: written
    in another way, every one of them would show as given for an earlier text.
    """
    return "\n".join(_lines(report)) + "\n"


def hash_of(text: str) -> str:
    """The SHA-256 of a text, in hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()


def _lines(report: ReportView) -> Iterator[str]:
    for label, name in FIELDS:
        if written := getattr(report, name):
            yield f"{label}: {written}"
    yield f"Key Decision: {'Yes' if report.is_key_decision else 'No'}"
    yield f"Confidentiality: {_confidentiality(report.exempt_paragraphs, is_confidential=report.is_confidential)}"
    for section in report.sections:
        yield from _section(section)
    for appendix in report.appendices:
        yield _line(f"Appendix {appendix.reference}", appendix)
    for paper in report.background_papers:
        yield _line("Background paper", paper)
    if report.attached_hash:
        yield f"Paper: {report.attached_name} {report.attached_hash}"


def _section(section: ReportSectionView) -> Iterator[str]:
    said = [line for paragraph in section.paragraphs if (line := _paragraph(paragraph))]
    if said:
        yield section.heading
        yield from said


def _paragraph(paragraph: ReportParagraphView) -> str:
    text = paragraph.text.replace("\t", " | ")
    if paragraph.kind is Kind.PICTURE:
        return f"Picture: {text} {paragraph.blob_hash or ''}".rstrip()
    return text


def _line(label: str, paper: AppendixView | BackgroundPaperView) -> str:
    parts = [f"{label}:", paper.title]
    if isinstance(paper, AppendixView) and paper.paper is not PaperKind.NONE:
        parts.append(f"({paper.paper.value})")
    if paper.is_exempt:
        parts.append(_confidentiality(paper.exempt_paragraphs, is_confidential=paper.is_confidential))
        parts.append(paper.public_interest_reason)
    if paper.blob_hash:
        parts.append(paper.blob_hash)
    return " ".join(part for part in parts if part)


def _confidentiality(paragraphs: str, *, is_confidential: bool) -> str:
    if is_confidential:
        return "Part II, confidential"
    return f"Part II, paragraphs {paragraphs}" if paragraphs else "Part I"
