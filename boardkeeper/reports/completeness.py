"""What a report still lacks of what its board asks for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from boardkeeper.reports.views import ReportParagraphView, ReportSectionView, ReportView
from boardkeeper.rules.template_words import is_template_remnant, says_something
from boardkeeper.templates import ReportTemplateView, TemplateSectionView
from db.tables.reports import ReportParagraphKind as Kind
from db.tables.reports import SectionRole, SignOffKind

#: Facts by the labels of the front sheet.
_FACTS = (
    ("Title of Report", "title"),
    ("Lead Member", "lead_member"),
    ("Lead Strategic Director", "lead_director"),
    ("Author", "author"),
    ("Contact Email", "contact_email"),
    ("Your Reference", "reference"),
    ("Parent decision", "parent_decision"),
)


_END = ". "


def missing_of(report: ReportView, template: ReportTemplateView) -> tuple[str, ...]:
    """A sentence for everything that is not there yet; an attached paper without a front sheet answers for itself."""
    found = [*_papers(report)]
    if report.prints_front_sheet or not report.attached_hash:
        found = [*_facts(report), *_sections(report, template), *found, *_sign_offs(report)]
    return tuple(found)


def lacks_words(report: ReportView, template: ReportTemplateView) -> bool:
    """Whether the paper itself is still to come: no file is attached, and what must be written is not."""
    if report.attached_hash:
        return False
    if any(section.is_required and not has_words(section.paragraphs) for section in report.sections):
        return True
    there = {_name(section) for section in report.sections}
    if any(section.is_required and _name(section) not in there for section in template.sections):
        return True
    return not any(has_words(section.paragraphs) for section in report.sections)


def has_words(paragraphs: Sequence[ReportParagraphView]) -> bool:
    """Whether anybody wrote anything there; what a form left behind does not count."""
    return any(paragraph.kind is Kind.PICTURE or says_something(paragraph.text) for paragraph in paragraphs)


def _facts(report: ReportView) -> Iterator[str]:
    for label, name in _FACTS:
        written = str(getattr(report, name))
        if is_template_remnant(written):
            yield f"{label} still says “{written.rstrip(_END)}”."
        elif not written and name == "author":
            yield "Its author is not named."


def _sections(report: ReportView, template: ReportTemplateView) -> Iterator[str]:
    for section in report.sections:
        if section.is_required and not has_words(section.paragraphs):
            yield f"“{section.heading}” is not written yet."
        for paragraph in section.paragraphs:
            yield from _paragraph(section, paragraph)
    there = {_name(section) for section in report.sections}
    for asked in template.sections:
        if asked.is_required and _name(asked) not in there:
            yield f"“{asked.heading}” is asked for and is not in the report."


def _paragraph(section: ReportSectionView, paragraph: ReportParagraphView) -> Iterator[str]:
    if paragraph.kind is Kind.PICTURE:
        if not says_something(paragraph.text):
            yield f"A picture in “{section.heading}” does not say what it shows."
    elif is_template_remnant(paragraph.text):
        yield f"“{section.heading}” still says “{paragraph.text.rstrip(_END)}”."


def _name(section: ReportSectionView | TemplateSectionView) -> tuple[SectionRole, str]:
    """What makes two sections the same: what they are for, or their heading in the body."""
    return section.role, section.heading.casefold() if section.role is SectionRole.BODY else ""


def _papers(report: ReportView) -> Iterator[str]:
    for appendix in report.appendices:
        named = f"Appendix {appendix.reference}"
        if is_template_remnant(appendix.title):
            yield f"{named} still says “{appendix.title.rstrip(_END)}”."
        elif not appendix.has_paper:
            yield f"{named} “{appendix.title}” has no file."


def _sign_offs(report: ReportView) -> Iterator[str]:
    for sign_off in report.sign_offs:
        if sign_off.is_required and not sign_off.is_given:
            yield f"{spoken(sign_off.kind)} has not signed off."
    earlier = [sign_off.kind.value for sign_off in report.sign_offs if sign_off.is_out_of_date]
    if earlier:
        *others, last = earlier
        yield f"The text was changed after {', '.join(others)}{' and ' if others else ''}{last} signed it."


def spoken(kind: SignOffKind) -> str:
    """Who signs, as a sentence begins with it: “Fin”, “The director”."""
    return kind.value if kind.value[0].isupper() else f"The {kind.value}"
