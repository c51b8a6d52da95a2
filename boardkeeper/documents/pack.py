"""A meeting's pack: the agenda sheet and, in the agenda's order, every paper the store can compose."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from boardkeeper.actions import ActionView
from boardkeeper.agenda import AgendaItemView, ItemKind, PaperKind
from boardkeeper.boards import BoardView
from boardkeeper.decisions import DecisionView
from boardkeeper.documents.actions import compose_actions
from boardkeeper.documents.agenda_sheet import appendix_key, compose_agenda_sheet
from boardkeeper.documents.blocks import Classification, Cover, Pack, Section, SectionKind
from boardkeeper.documents.citing import link_citations
from boardkeeper.documents.exempt import Marked, cited_paragraphs, classification
from boardkeeper.documents.minutes import compose_minutes
from boardkeeper.documents.pack_kpis import compose_kpi_item
from boardkeeper.documents.plan import compose_plan
from boardkeeper.documents.programme import compose_programme
from boardkeeper.documents.report import ReportPapers, attached_pages, compose_report
from boardkeeper.documents.tracking import compose_tracking
from boardkeeper.documents.written import picture
from boardkeeper.kpis import KpiView
from boardkeeper.meetings import MeetingView
from boardkeeper.minutes import MinutesView
from boardkeeper.people import MemberView
from boardkeeper.plan import PlanChanges, PlanView
from boardkeeper.programme import ProgrammeItemView
from boardkeeper.remembering import once
from boardkeeper.reports import AppendixView
from boardkeeper.rules.due_dates import weekday_date
from boardkeeper.rules.prioritisation import PAPER, Scheme


@dataclass(frozen=True, slots=True)
class PlanPaper:
    """A plan, and what changed in it since the meeting before."""

    plan: PlanView
    changes: PlanChanges | None = None


@dataclass(frozen=True, slots=True)
class PackPapers:
    """Everything a pack is made of, as at the day of its meeting.

    Attributes:
        members: Who holds a seat on the day of the meeting.
        minutes: Of the last meeting with minutes, and `minutes_members`, who held a seat then.
        kpis: With figures up to the meeting, none of a period that begins after it.
        decisions: Those to be shown at this meeting; lateness is as at its day.
        actions: The same for the action log.
        created: When the store was last changed.
        is_restricted: Whether exempt matter is in it; the public edition leaves it out and says so.
        reports: Written or attached, by the id of their item. Where an item is left out of this edition, so is its report.
        logo: The council's, a PNG or JPEG.
        scheme: How the board scores the topics of its work programme.
        plans: Every plan of the board; `plan` is the one a paper is of where its title names no other.
        last_met_on: The day of the meeting before.
    """

    board: BoardView
    meeting: MeetingView
    items: tuple[AgendaItemView, ...]
    members: tuple[MemberView, ...]
    minutes: MinutesView | None
    minutes_members: tuple[MemberView, ...]
    plan: PlanView | None
    kpis: tuple[KpiView, ...]
    programme: tuple[ProgrammeItemView, ...]
    decisions: tuple[DecisionView, ...]
    actions: tuple[ActionView, ...]
    created: datetime
    is_restricted: bool = False
    scheme: Scheme = PAPER
    reports: Mapping[str, ReportPapers] = field(default_factory=dict)
    logo: bytes | None = field(default=None, repr=False)
    plans: tuple[PlanPaper, ...] = ()
    last_met_on: date | None = None

    @property
    def missing_by_item(self) -> dict[str, str]:
        """A sentence for every item that ought to have a paper and has none; what is to follow is no fault."""
        announced = {ItemKind.TO_FOLLOW, ItemKind.VERBAL_UPDATE, ItemKind.PRESENTATION}
        return {
            item.id: f"Item {item.number} {item.title} has no paper."
            for item in self.items
            if item.paper is not PaperKind.NONE
            and item.kind not in announced
            and not _is_left_out(item, self)
            and not compose_item(item, self)
        }

    @property
    def missing(self) -> tuple[str, ...]:
        """The sentences alone, in the agenda’s order."""
        return tuple(self.missing_by_item.values())


def compose_pack(papers: PackPapers, fullest: Pack | None = None) -> Pack:
    """Compose the whole pack; the sections' keys are `agenda` and `item-<id>`, so links survive renumbering.

    Args:
        papers: What it is made of.
        fullest: The restricted edition, where this is not it: the agenda sheet gives the pages of its papers too.
    """
    composed = {item.id: sections for item in papers.items if (sections := compose_item(item, papers))}
    known = {section.key for section in fullest.sections} if fullest else set()
    known |= {section.key for sections in composed.values() for section in sections}
    keys = {item.id: key for item in papers.items if (key := f"item-{item.id}") in known}
    appendices = {item_id: report.view.appendices for item_id, report in papers.reports.items()}
    sheet = compose_agenda_sheet(
        papers.board, papers.meeting, papers.members, papers.items, keys, appendices, known
    )
    if papers.logo is not None:
        sheet = _with_logo(sheet, papers.logo)
    day = weekday_date(papers.meeting.held_on)
    edition = " – restricted" if papers.is_restricted else ""
    return Pack(
        title=f"{papers.board.name}, {day}{edition}",
        council=papers.board.council,
        board=papers.board.name,
        meeting_date=papers.meeting.held_on,
        sections=link_citations(
            (sheet, *(section for sections in composed.values() for section in sections)),
            (papers.minutes,) if papers.minutes else (),
        ),
        created=papers.created,
        author=papers.board.council,
        subject=f"Agenda and papers for the meeting of {day}",
        keywords=(papers.board.name, papers.board.council, papers.meeting.held_on.isoformat()),
        accent=papers.board.accent,
        edition="Restricted edition" if papers.is_restricted else "",
    )


def _is_left_out(item: AgendaItemView, papers: PackPapers) -> bool:
    """Whether the public edition holds a paper back: its item is not public, or the item it hangs under is not."""
    by_id = {each.id: each for each in papers.items}
    above: AgendaItemView | None = item
    while above is not None and not papers.is_restricted:
        if above.is_exempt:
            return True
        above = by_id.get(above.parent_id or "")
    return False


def compose_item(item: AgendaItemView, papers: PackPapers) -> tuple[Section, ...]:
    """Everything printed behind an item: its paper and, behind a report, its appendices; empty when there is nothing.

    The first section's key is `item-<id>`. An item whose report is to follow has none until it comes.
    """
    if _is_left_out(item, papers):
        return ()
    if item.paper is PaperKind.REPORT:
        return _report(item, papers)
    key = f"item-{item.id}"
    section = _compose(item.paper, _of_named_plan(papers, item.title), key, item.title)
    return () if section is None else (_placed(section, item),)


def _report(item: AgendaItemView, papers: PackPapers) -> tuple[Section, ...]:
    report = papers.reports.get(item.id)
    if report is None or item.kind is ItemKind.TO_FOLLOW:
        return ()
    key = f"item-{item.id}"
    appendices = {
        appendix.id: section
        for appendix in report.view.appendices
        if (section := _appendix(appendix, report, papers, key)) is not None
    }
    links = {appendix_id: section.key for appendix_id, section in appendices.items()}
    sections = [
        _placed(each, item)
        for each in once(_report_sections, papers.board.name, report, key, frozenset(links.items()))
    ]
    for appendix in report.view.appendices:
        section = appendices.get(appendix.id)
        if section is not None:
            sections.append(_placed(section, item, appendix))
    return tuple(sections)


def _report_sections(
    board: str, report: ReportPapers, key: str, links: frozenset[tuple[str, str]]
) -> tuple[Section, ...]:
    return compose_report(board, report, key, dict(links))


def _appendix(appendix: AppendixView, report: ReportPapers, papers: PackPapers, key: str) -> Section | None:
    """The pages behind an appendix; None where this edition has nothing for it."""
    if appendix.is_exempt and not papers.is_restricted:
        return None
    own_key, title = appendix_key(key, appendix.id), f"Appendix {appendix.reference}: {appendix.title}"
    attached = attached_pages(report, appendix.file_name, appendix.blob_hash)
    if attached is not None:
        return Section(own_key, title, (), kind=SectionKind.APPENDIX, attached=attached)
    section = _compose(appendix.paper, _of_named_plan(papers, appendix.title), own_key, appendix.title)
    return None if section is None else replace(section, title=title, kind=SectionKind.APPENDIX)


def _placed(section: Section, item: AgendaItemView, appendix: AppendixView | None = None) -> Section:
    """Tie a section to its item, and mark it when the item or the appendix is not public."""
    marked: list[Marked] = [item, *([appendix] if appendix else [])]
    classes = [classification(each) for each in marked]
    cited = [each.exempt_paragraphs for each in marked if each.exempt_paragraphs]
    return replace(
        section,
        item_number=item.number,
        item_title=item.title,
        classification=max(classes, key=list(Classification).index),
        exemption=cited_paragraphs(", ".join(cited)),
    )


def _with_logo(sheet: Section, logo: bytes) -> Section:
    blocks = (
        replace(block, logo=once(picture, logo, "")) if isinstance(block, Cover) else block
        for block in sheet.blocks
    )
    return replace(sheet, blocks=tuple(blocks))


def _compose(paper: PaperKind, papers: PackPapers, key: str, title: str) -> Section | None:
    """A paper composed from what the store holds; None when it has nothing for it yet."""
    if paper is PaperKind.KPIS:
        return once(compose_kpi_item, title, papers.kpis, papers.plan, papers.last_met_on, key)
    compose = _COMPOSERS.get(paper)
    return compose(papers, key) if compose else None


def _minutes(papers: PackPapers, key: str) -> Section | None:
    if papers.minutes is None:
        return None
    return once(compose_minutes, papers.board, papers.minutes, papers.minutes_members, key)


def _plan(papers: PackPapers, key: str) -> Section | None:
    if papers.plan is None or not any(priority.milestones for priority in papers.plan.priorities):
        return None
    changes = next((each.changes for each in papers.plans if each.plan.id == papers.plan.id), None)
    return once(compose_plan, papers.plan, key, changes)


def _of_named_plan(papers: PackPapers, title: str) -> PackPapers:
    """The papers with the plan that a title names (“Early help strategy: progress”); otherwise as they are."""
    said = title.casefold()
    named = [each.plan for each in papers.plans if each.plan.title.casefold() in said]
    return replace(papers, plan=max(named, key=lambda plan: len(plan.title))) if named else papers


def _programme(papers: PackPapers, key: str) -> Section | None:
    if not papers.programme:
        return None
    return once(compose_programme, papers.programme, papers.meeting.held_on, key, papers.scheme)


def _decisions(papers: PackPapers, key: str) -> Section | None:
    return once(compose_tracking, papers.decisions, papers.meeting.held_on, key) if papers.decisions else None


def _actions(papers: PackPapers, key: str) -> Section | None:
    return once(compose_actions, papers.actions, papers.meeting.held_on, key) if papers.actions else None


_COMPOSERS: Mapping[PaperKind, Callable[[PackPapers, str], Section | None]] = {
    PaperKind.MINUTES: _minutes,
    PaperKind.PLAN: _plan,
    PaperKind.PROGRAMME: _programme,
    PaperKind.DECISIONS: _decisions,
    PaperKind.ACTIONS: _actions,
}
