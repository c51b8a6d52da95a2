"""What a pack needs of the reports of a meeting: each whole, with its pictures and PDFs; nothing exempt in a public one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from boardkeeper.agenda import AgendaItemView, PaperKind
from boardkeeper.documents.report import ReportPapers
from boardkeeper.kept_files import content_in
from boardkeeper.remembering import once
from boardkeeper.reports import ReportView, report_in
from db.recalling import recall

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

__all__ = ["report_papers_in"]

_PDF_MARK = b"%PDF-"


def report_papers_in(
    session: Session, items: Iterable[AgendaItemView], *, restricted: bool
) -> dict[str, ReportPapers]:
    """The reports of a meeting by item id.

    Args:
        session: Open for reading.
        items: The meeting's agenda.
        restricted: With exempt matter. Without it the report of an item that is not public, or hangs under one, is not
            read at all, and of an appendix or background paper that is not public only the line on the front sheet.
    """
    by_id = {item.id: item for item in items}
    found = {}
    for item in by_id.values():
        if not item.has_report or item.paper is not PaperKind.REPORT:
            continue
        if not restricted and any(above.is_exempt for above in _and_above(item, by_id)):
            continue
        report = recall(session, report_in, item.id)
        if report is not None:
            shown = report if restricted else once(_made_public, report)
            found[item.id] = _with_files(shown, partial(recall, session, content_in))
    return found


def _and_above(item: AgendaItemView, by_id: dict[str, AgendaItemView]) -> Iterator[AgendaItemView]:
    above: AgendaItemView | None = item
    while above is not None:
        yield above
        above = by_id.get(above.parent_id or "")


def _made_public(report: ReportView) -> ReportView:
    """Take the files of what is not public out of a report, their names with them."""
    return replace(
        report,
        appendices=tuple(
            replace(each, paper=PaperKind.NONE, file_name="", blob_hash=None) if each.is_exempt else each
            for each in report.appendices
        ),
        background_papers=tuple(
            replace(each, file_name="", blob_hash=None) if each.is_exempt else each
            for each in report.background_papers
        ),
    )


def _with_files(report: ReportView, read: Callable[[str], bytes]) -> ReportPapers:
    """Background papers are open to inspection, and no part of the pack: their files are not read."""
    wanted = [report.attached_hash, *(appendix.blob_hash for appendix in report.appendices)]
    wanted += [paragraph.blob_hash for section in report.sections for paragraph in section.paragraphs]
    files = frozenset((digest, read(digest)) for digest in wanted if digest)
    return once(_papers, report, files)


def _papers(report: ReportView, files: frozenset[tuple[str, bytes]]) -> ReportPapers:
    pages = {digest: _pages(content) for digest, content in files if content.startswith(_PDF_MARK)}
    return ReportPapers(report, dict(files), pages)


def _pages(pdf: bytes) -> int:
    # PDFium costs start-up time and is needed only where a PDF is attached.
    from boardkeeper.render.pages import PageReader

    with PageReader(pdf) as reader:
        return len(reader)
