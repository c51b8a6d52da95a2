"""Reports as they read: every figure that they name put in, emphasis and links still over the same words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from boardkeeper.kpis import KpiView
from boardkeeper.live_figures.resolving import resolve
from boardkeeper.live_figures.views import LiveProblem, Resolved
from boardkeeper.reports import Mark, ReportParagraphView, ReportView
from boardkeeper.rules.live_figures import live_figures


def names_figures(text: str) -> bool:
    """Whether a text names any figure, rightly or not."""
    return "{" in text and bool(live_figures(text))


def report_names_figures(report: ReportView) -> bool:
    """Whether anything written in a report names a figure."""
    return any(names_figures(each.text) for each in _paragraphs(report))


def report_as_read(report: ReportView, kpis: Sequence[KpiView]) -> ReportView:
    """A report with its figures put in."""
    if not report_names_figures(report):
        return report
    sections = tuple(
        replace(
            section, paragraphs=tuple(paragraph_as_read(paragraph, kpis) for paragraph in section.paragraphs)
        )
        for section in report.sections
    )
    return replace(report, sections=sections)


def report_problems(
    report: ReportView, kpis: Sequence[KpiView]
) -> tuple[tuple[ReportParagraphView, LiveProblem], ...]:
    """Every figure of a report that cannot be put in, with its paragraph."""
    return tuple(
        (paragraph, problem)
        for paragraph in _paragraphs(report)
        for problem in resolve(paragraph.text, kpis).problems
    )


def paragraph_as_read(paragraph: ReportParagraphView, kpis: Sequence[KpiView]) -> ReportParagraphView:
    """One paragraph with its figures put in."""
    resolved = resolve(paragraph.text, kpis)
    if not resolved.is_live:
        return paragraph
    marks = tuple(
        replace(mark, start=_moved(mark.start, resolved), end=_moved(mark.end, resolved, is_end=True))
        for mark in paragraph.marks
    )
    return replace(paragraph, text=resolved.text, marks=_of_some_length(marks))


def _paragraphs(report: ReportView) -> Iterator[ReportParagraphView]:
    for section in report.sections:
        yield from section.paragraphs


def _moved(place: int, resolved: Resolved, *, is_end: bool = False) -> int:
    """Where a place of the text as typed lies in the text as it reads; one within a figure, at its edge."""
    moved = place
    for change in resolved.changes:
        written_to = change.written_at + len(change.written)
        if place >= written_to:
            moved = place + change.end - written_to
        elif place > change.written_at:
            return change.end if is_end else change.start
        else:
            break
    return moved


def _of_some_length(marks: Iterable[Mark]) -> tuple[Mark, ...]:
    return tuple(mark for mark in marks if mark.start < mark.end)
