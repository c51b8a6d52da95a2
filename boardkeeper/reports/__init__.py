"""Reports: the paper behind an agenda item, written here or attached, with its front sheet and everything behind it."""

from boardkeeper.reports.completeness import lacks_words, spoken
from boardkeeper.reports.front_sheet import (
    attach_paper,
    detach_paper,
    remove_report,
    start_report,
    update_report,
)
from boardkeeper.reports.paragraphs import write_section
from boardkeeper.reports.reading import get_report, report_in
from boardkeeper.reports.sections import add_section, move_section, remove_section, rename_section
from boardkeeper.reports.views import (
    AppendixView,
    BackgroundPaperView,
    Mark,
    ReportParagraphView,
    ReportSectionView,
    ReportView,
    SignOffView,
    WrittenParagraph,
)
from db.tables.agenda import PaperKind
from db.tables.reports import ReportParagraphKind, SectionRole, SignOffKind

__all__ = [
    "AppendixView",
    "BackgroundPaperView",
    "Mark",
    "PaperKind",
    "ReportParagraphKind",
    "ReportParagraphView",
    "ReportSectionView",
    "ReportView",
    "SectionRole",
    "SignOffKind",
    "SignOffView",
    "WrittenParagraph",
    "add_section",
    "attach_paper",
    "detach_paper",
    "get_report",
    "lacks_words",
    "move_section",
    "remove_report",
    "remove_section",
    "rename_section",
    "report_in",
    "spoken",
    "start_report",
    "update_report",
    "write_section",
]
