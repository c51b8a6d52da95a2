"""A meeting's pack: the agenda sheet and, in the agenda's order, every paper the store can compose."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from boardkeeper.actions import ActionView
from boardkeeper.agenda import AgendaItemView, ItemKind, PaperKind
from boardkeeper.boards import BoardView
from boardkeeper.decisions import DecisionView
from boardkeeper.documents.actions import compose_actions
from boardkeeper.documents.agenda_sheet import compose_agenda_sheet
from boardkeeper.documents.blocks import Classification, Pack, Section
from boardkeeper.documents.exempt import cited_paragraphs, classification
from boardkeeper.documents.kpis import compose_kpis
from boardkeeper.documents.minutes import compose_minutes
from boardkeeper.documents.plan import compose_plan
from boardkeeper.documents.programme import compose_programme
from boardkeeper.documents.tracking import compose_tracking
from boardkeeper.kpis import KpiView
from boardkeeper.meetings import MeetingView
from boardkeeper.minutes import MinutesView
from boardkeeper.people import MemberView
from boardkeeper.plan import PlanView
from boardkeeper.programme import ProgrammeItemView
from boardkeeper.rules.due_dates import weekday_date


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

    @property
    def missing(self) -> tuple[str, ...]:
        """A sentence for every item that ought to have a paper and has none; what is to follow is no fault."""
        announced = {ItemKind.TO_FOLLOW, ItemKind.VERBAL_UPDATE, ItemKind.PRESENTATION}
        return tuple(
            f"Item {item.number} {item.title} has no paper."
            for item in self.items
            if item.paper is not PaperKind.NONE
            and item.kind not in announced
            and not _is_left_out(item, self)
            and _compose(item, self) is None
        )


def compose_pack(papers: PackPapers) -> Pack:
    """Compose the whole pack; the sections' keys are `agenda` and `item-<id>`, so links survive renumbering."""
    composed: dict[str, Section] = {}
    for item in papers.items:
        section = None if _is_left_out(item, papers) else _compose(item, papers)
        if section is not None:
            composed[item.id] = _placed(section, item, papers)
    keys = {item_id: section.key for item_id, section in composed.items()}
    sheet = compose_agenda_sheet(papers.board, papers.meeting, papers.members, papers.items, keys)
    day = weekday_date(papers.meeting.held_on)
    edition = " – restricted" if papers.is_restricted else ""
    return Pack(
        title=f"{papers.board.name}, {day}{edition}",
        council=papers.board.council,
        board=papers.board.name,
        meeting_date=papers.meeting.held_on,
        sections=(sheet, *composed.values()),
        created=papers.created,
        author=papers.board.council,
        subject=f"Agenda and papers for the meeting of {day}",
        keywords=(papers.board.name, papers.board.council, papers.meeting.held_on.isoformat()),
        accent=papers.board.accent,
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


def _placed(section: Section, item: AgendaItemView, papers: PackPapers) -> Section:
    """Tie a section to its item, and mark it when the item, or a paragraph of its minutes, is not public."""
    marking, cited = classification(item), cited_paragraphs(item.exempt_paragraphs)
    inside = _exempt_inside(papers) if item.paper is PaperKind.MINUTES and papers.is_restricted else ""
    if marking is Classification.PUBLIC and inside:
        marking, cited = Classification.EXEMPT, cited_paragraphs(inside)
    return replace(
        section, item_number=item.number, item_title=item.title, classification=marking, exemption=cited
    )


def _exempt_inside(papers: PackPapers) -> str:
    if papers.minutes is None:
        return ""
    return ", ".join(
        paragraph.exempt_paragraphs
        for minute in papers.minutes.minutes
        for paragraph in minute.paragraphs
        if paragraph.exempt_paragraphs
    )


def _compose(item: AgendaItemView, papers: PackPapers) -> Section | None:
    """The paper behind an item; None when the store has nothing for it yet."""
    compose = _COMPOSERS.get(item.paper)
    return compose(papers, f"item-{item.id}") if compose else None


def _minutes(papers: PackPapers, key: str) -> Section | None:
    if papers.minutes is None:
        return None
    return compose_minutes(papers.board, papers.minutes, papers.minutes_members, key)


def _plan(papers: PackPapers, key: str) -> Section | None:
    if papers.plan is None or not any(priority.milestones for priority in papers.plan.priorities):
        return None
    return compose_plan(papers.plan, key)


def _kpis(papers: PackPapers, key: str) -> Section | None:
    return compose_kpis(papers.kpis, key) if papers.kpis else None


def _programme(papers: PackPapers, key: str) -> Section | None:
    return compose_programme(papers.programme, papers.meeting.held_on, key) if papers.programme else None


def _decisions(papers: PackPapers, key: str) -> Section | None:
    return compose_tracking(papers.decisions, papers.meeting.held_on, key) if papers.decisions else None


def _actions(papers: PackPapers, key: str) -> Section | None:
    return compose_actions(papers.actions, papers.meeting.held_on, key) if papers.actions else None


_COMPOSERS: Mapping[PaperKind, Callable[[PackPapers, str], Section | None]] = {
    PaperKind.MINUTES: _minutes,
    PaperKind.PLAN: _plan,
    PaperKind.KPIS: _kpis,
    PaperKind.PROGRAMME: _programme,
    PaperKind.DECISIONS: _decisions,
    PaperKind.ACTIONS: _actions,
}
