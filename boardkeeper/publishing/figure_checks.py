"""Figures in what is about to be published: those that are named and not known, and those typed against the data."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from boardkeeper import live_figures, plan, plan_figures
from boardkeeper.agenda import AgendaItemView, ItemKind, PaperKind
from boardkeeper.checks.figures import check_figures
from boardkeeper.checks.typed_numbers import TypedNumber, TypedNumbers
from boardkeeper.documents.kpi_series import MOST_PERIODS
from boardkeeper.publishing.views import Finding, FindingPlace
from boardkeeper.reports import report_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

    from boardkeeper.kpis import KpiView
    from boardkeeper.live_figures import LiveProblem
    from boardkeeper.meetings import MeetingView
    from boardkeeper.reports import ReportView

_MOST_OF_A_NAME = 60


def figure_findings(
    session: Session, meeting: MeetingView, items: Sequence[AgendaItemView]
) -> Iterator[Finding]:
    """What is wrong with figures in the papers of a meeting, in the agenda's order.

    A named figure that is not known blocks: the paper would say “figure not known”. A typed number that contradicts the
    data does not, because the data may be wrong.
    """
    known = live_figures.known_kpis_in(session, meeting.board_id, meeting.held_on)
    checker = TypedNumbers(known)
    for item in items:
        if item.paper is PaperKind.PLAN:
            yield from _of_the_plans(session, meeting, item, known, checker)
        elif item.paper is PaperKind.KPIS:
            yield from _of_the_indicators(item, known)
        elif item.paper is PaperKind.REPORT and item.kind is not ItemKind.TO_FOLLOW:
            report = report_in(session, item.id)
            if report is not None:
                yield from _of_a_report(item, report, known, checker)


def _of_a_report(
    item: AgendaItemView, report: ReportView, known: Sequence[KpiView], checker: TypedNumbers
) -> Iterator[Finding]:
    for paragraph, problem in live_figures.report_problems(report, known):
        heading = next(each.heading for each in report.sections if paragraph in each.paragraphs)
        yield _not_known(item, f"“{heading}”", problem, FindingPlace.PAPERS, paragraph.id)
    for section in report.sections:
        for paragraph in section.paragraphs:
            for typed in checker.contradictions(paragraph.text):
                yield Finding(
                    f"{_name(item)}, “{section.heading}”: {typed.sentence}",
                    item.id,
                    place=FindingPlace.PAPERS,
                    part_id=paragraph.id,
                    arithmetic=_sum(typed, known),
                )


def _of_the_plans(
    session: Session,
    meeting: MeetingView,
    item: AgendaItemView,
    known: Sequence[KpiView],
    checker: TypedNumbers,
) -> Iterator[Finding]:
    for line in plan.plans_in(session, meeting.board_id, meeting.held_on):
        found = plan.plan_in(session, meeting.board_id, line.id, today=meeting.held_on)
        if found is None:
            continue
        for where, problem in plan_figures.plan_problems(found, known):
            place = (
                f"priority {where.number}"
                if isinstance(where, plan.PriorityView)
                else f"milestone {where.reference}"
            )
            yield _not_known(item, place, problem, FindingPlace.AGENDA)
        for priority in found.priorities:
            for text in (priority.working_well, priority.worried_about, priority.needs_to_happen):
                for typed in checker.contradictions(text):
                    sentence = f"{_name(item)}, priority {priority.number}: {typed.sentence}"
                    yield Finding(sentence, item.id, arithmetic=_sum(typed, known))


def _of_the_indicators(item: AgendaItemView, known: Sequence[KpiView]) -> Iterator[Finding]:
    """Figures of a performance report that cannot be right, as far back as it prints them."""
    printed = {kpi.id: {each.period for each in kpi.figures[-MOST_PERIODS:]} for kpi in known}
    for found in check_figures(known):
        if found.period in printed[found.kpi_id]:
            yield Finding(
                f"{_name(item)}, {found.kpi_name}: {found.sentence}",
                item.id,
                place=FindingPlace.FIGURES,
                part_id=found.kpi_id,
                arithmetic=found.arithmetic,
            )


def _sum(typed: TypedNumber, known: Sequence[KpiView]) -> str:
    """The numbers the figure is made of that a typed one contradicts: “45 of 143 is 31.5%”."""
    kpi = next((each for each in known if each.id == typed.kpi_id), None)
    figure = next((each for each in kpi.figures if each.period == typed.period), None) if kpi else None
    if figure is None or figure.numerator is None or figure.denominator is None:
        return ""
    return f"{figure.numerator:,f} of {figure.denominator:,f} is {figure.shown}"


def _not_known(
    item: AgendaItemView, where: str, problem: LiveProblem, place: FindingPlace, part_id: str = ""
) -> Finding:
    sentence = f"{_name(item)}, {where}: {problem.written} – {problem.sentence} {problem.next_step}".strip()
    return Finding(sentence, item.id, is_blocking=True, place=place, part_id=part_id)


def _name(item: AgendaItemView) -> str:
    title = item.title if len(item.title) <= _MOST_OF_A_NAME else f"{item.title[:_MOST_OF_A_NAME]}…"
    return f"Item {item.number} {title}".replace("Item  ", "Item ")
