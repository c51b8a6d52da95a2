"""Figures in what is about to be published: those that are named and not known, and those typed against the data."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from boardkeeper import live_figures, plan, plan_figures
from boardkeeper.agenda import AgendaItemView, ItemKind, PaperKind
from boardkeeper.checks.typed_numbers import TypedNumbers
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
        elif item.paper is PaperKind.REPORT and item.kind is not ItemKind.TO_FOLLOW:
            report = report_in(session, item.id)
            if report is not None:
                yield from _of_a_report(item, report, known, checker)


def _of_a_report(
    item: AgendaItemView, report: ReportView, known: Sequence[KpiView], checker: TypedNumbers
) -> Iterator[Finding]:
    for paragraph, problem in live_figures.report_problems(report, known):
        heading = next(each.heading for each in report.sections if paragraph in each.paragraphs)
        yield _not_known(item, f"“{heading}”", problem, FindingPlace.PAPERS)
    for section in report.sections:
        for paragraph in section.paragraphs:
            for typed in checker.contradictions(paragraph.text):
                sentence = f"{_name(item)}, “{section.heading}”: {typed.sentence}"
                yield Finding(sentence, item.id, place=FindingPlace.PAPERS)


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
                    yield Finding(f"{_name(item)}, priority {priority.number}: {typed.sentence}", item.id)


def _not_known(item: AgendaItemView, where: str, problem: LiveProblem, place: FindingPlace) -> Finding:
    sentence = f"{_name(item)}, {where}: {problem.written} – {problem.sentence} {problem.next_step}".strip()
    return Finding(sentence, item.id, is_blocking=True, place=place)


def _name(item: AgendaItemView) -> str:
    title = item.title if len(item.title) <= _MOST_OF_A_NAME else f"{item.title[:_MOST_OF_A_NAME]}…"
    return f"Item {item.number} {title}".replace("Item  ", "Item ")
