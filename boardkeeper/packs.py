"""Packs: gather what a meeting's pack says, print it, write it down.

Gathering needs the database and belongs on its worker; printing works on plain values and may run anywhere.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from boardkeeper import (
    actions,
    agenda,
    boards,
    decisions,
    live_figures,
    logos,
    meetings,
    minutes,
    people,
    plan,
    plan_figures,
    programme,
    schemes,
)
from boardkeeper.documents.pack import PackPapers, PlanPaper, compose_pack
from boardkeeper.errors import UserError
from boardkeeper.lists import Wanted
from boardkeeper.minutes.editions import Edition, edition_of
from boardkeeper.minutes.withheld import withheld_asks_in
from boardkeeper.remembering import once
from boardkeeper.report_files import report_papers_in
from boardkeeper.saving import is_other_kind, save_whole
from db.recalling import recall
from db.tables.boards import Board
from db.tables.meetings import Meeting, MeetingState

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from boardkeeper.actions import ActionView
    from boardkeeper.decisions import DecisionView
    from boardkeeper.documents.report import ReportPapers
    from boardkeeper.kpis import KpiView
    from boardkeeper.minutes import MinutesView
    from boardkeeper.programme import ProgrammeItemView
    from boardkeeper.render.pdf import BuiltPack, SectionCache
    from db.store import Store

__all__ = [
    "NotAPack",
    "PackPapers",
    "gather_both",
    "gather_papers",
    "render_pack",
    "write_pack",
    "write_pictures",
]

_ALL = Wanted(limit=1_000_000)
_PDF_MARK = b"%PDF-"
_NOTHING_WITHHELD: Mapping[str, str] = MappingProxyType({})


class NotAPack(UserError):
    """A file of that name is something other than a PDF and is not written over."""


def gather_papers(store: Store, meeting_id: str, *, restricted: bool = False) -> PackPapers:
    """Collect everything the pack of a meeting says, as at the meeting's day.

    Args:
        store: The file.
        meeting_id: The meeting.
        restricted: With exempt matter. Without it exempt paragraphs of minutes are already left out here, so that
            nothing of them can reach the public paper.
    """
    steps = store.history(limit=1)
    created = steps[0].at if steps else datetime(1970, 1, 1, tzinfo=UTC)
    with store.read() as session:
        # Each part is read again only after something that it says was written; most of a pack stays while one writes.
        meeting = recall(session, meetings.meeting_in, meeting_id)
        items = recall(session, agenda.items_in, meeting_id)
        reports = report_papers_in(session, items, restricted=restricted)
        wanted = {item.paper for item in items if restricted or not item.is_exempt}
        wanted |= {appendix.paper for report in reports.values() for appendix in report.view.appendices}
        board_id, day = meeting.board_id, meeting.held_on
        last = recall(session, _day_of_last_meeting, board_id, day)
        kind = agenda.PaperKind
        nothing: tuple[MinutesView | None, tuple[people.MemberView, ...]] = (None, ())
        has_minutes = kind.MINUTES in wanted
        confirmed, sat_then = (
            recall(session, _minutes, meeting_id, restricted=restricted) if has_minutes else nothing
        )
        silent = _NOTHING_WITHHELD if restricted else recall(session, withheld_asks_in, board_id)
        told = recall(session, _plans, board_id, day) if wanted & {kind.PLAN, kind.KPIS} else ()
        papers = PackPapers(
            board=recall(session, _board, board_id),
            meeting=meeting,
            items=items,
            members=recall(session, people.members_in, board_id, day),
            minutes=confirmed,
            minutes_members=sat_then,
            plan=told[0].plan if told else None,
            kpis=recall(session, live_figures.known_kpis_in, board_id, day) if kind.KPIS in wanted else (),
            programme=recall(session, _programme, board_id, day) if kind.PROGRAMME in wanted else (),
            decisions=once(_shown_decisions, recall(session, _decisions, board_id, day), day, last, silent)
            if kind.DECISIONS in wanted
            else (),
            actions=once(_shown_actions, recall(session, _actions, board_id, day), day, last, silent)
            if kind.ACTIONS in wanted
            else (),
            created=created,
            is_restricted=restricted,
            reports=reports,
            logo=recall(session, _logo, board_id),
            scheme=recall(session, schemes.scheme_of, board_id),
            plans=told,
            last_met_on=last,
        )
        return _as_read(papers, partial(recall, session, live_figures.known_kpis_in, board_id, day))


def gather_both(store: Store, meeting_id: str) -> tuple[PackPapers, PackPapers]:
    """The papers of the public pack and of the restricted one."""
    return gather_papers(store, meeting_id), gather_papers(store, meeting_id, restricted=True)


def _as_read(papers: PackPapers, read_kpis: Callable[[], tuple[KpiView, ...]]) -> PackPapers:
    """Put in the figures that reports and plans name, as they could be known on the day of the meeting."""
    is_live = any(live_figures.report_names_figures(each.view) for each in papers.reports.values())
    is_live |= any(plan_figures.plan_names_figures(each.plan) for each in papers.plans)
    if not is_live:
        return papers
    known = papers.kpis or read_kpis()
    plans = once(_plans_as_read, papers.plans, known)
    reports = {item_id: once(_report_as_read, each, known) for item_id, each in papers.reports.items()}
    return replace(papers, reports=reports, plans=plans, plan=plans[0].plan if plans else None)


def _plans_as_read(plans: tuple[PlanPaper, ...], known: tuple[KpiView, ...]) -> tuple[PlanPaper, ...]:
    return tuple(
        PlanPaper(
            plan_figures.plan_as_read(each.plan, known),
            each.changes and plan_figures.changes_as_read(each.changes, known),
        )
        for each in plans
    )


def _report_as_read(report: ReportPapers, known: tuple[KpiView, ...]) -> ReportPapers:
    return replace(report, view=live_figures.report_as_read(report.view, known))


def _plans(session: Session, board_id: str, day: date) -> tuple[PlanPaper, ...]:
    """The plans as they stand for a meeting, with what changed since the one before."""
    found = []
    for plan_id in plan.plan_ids_in(session, board_id):
        view = recall(session, plan.plan_in, board_id, plan_id, today=day)
        if view is not None:
            changes = recall(session, plan.changes_in, board_id, plan_id, today=day)
            found.append(PlanPaper(view, changes))
    return tuple(found)


def _board(session: Session, board_id: str) -> boards.BoardView:
    return boards.board_view(session.get_one(Board, board_id))


def _programme(session: Session, board_id: str, day: date) -> tuple[ProgrammeItemView, ...]:
    return programme.programme_in(session, board_id, _ALL, day).rows


def _logo(session: Session, board_id: str) -> bytes | None:
    kept = logos.logo_in(session, board_id)
    return None if kept is None else kept.content


def _day_of_last_meeting(session: Session, board_id: str, day: date) -> date | None:
    return session.scalar(
        select(func.max(Meeting.held_on)).where(
            Meeting.board_id == board_id, Meeting.held_on < day, Meeting.state != MeetingState.CANCELLED
        )
    )


def _minutes(
    session: Session, meeting_id: str, *, restricted: bool
) -> tuple[MinutesView | None, tuple[people.MemberView, ...]]:
    before = meetings.previous_meeting(session, meeting_id)
    if before is None:
        return None, ()
    written = recall(session, minutes.minutes_in, before.id)
    sat_then = recall(session, people.members_in, before.board_id, before.held_on)
    edition = Edition.RESTRICTED if restricted else Edition.PUBLIC
    return edition_of(written, edition), sat_then


def _decisions(session: Session, board_id: str, day: date) -> tuple[DecisionView, ...]:
    return decisions.decisions_in(session, board_id, day, _ALL).rows


def _actions(session: Session, board_id: str, day: date) -> tuple[ActionView, ...]:
    return actions.actions_in(session, board_id, day, _ALL).rows


def _shown_decisions(
    every: tuple[DecisionView, ...], day: date, last: date | None, silent: Mapping[str, str]
) -> tuple[DecisionView, ...]:
    """Those to be shown; one decided in private says what `silent` says and nothing of its progress."""
    return tuple(
        replace(each, text=silent[each.id], progress="") if each.id in silent else each
        for each in every
        if (each.decided_on is None or each.decided_on < day) and _is_shown(each.completed_on, last)
    )


def _shown_actions(
    every: tuple[ActionView, ...], day: date, last: date | None, silent: Mapping[str, str]
) -> tuple[ActionView, ...]:
    return tuple(
        replace(each, text=silent[each.id], progress="") if each.id in silent else each
        for each in every
        if (each.raised_on is None or each.raised_on < day) and _is_shown(each.completed_on, last)
    )


def _is_shown(completed_on: date | None, last: date | None) -> bool:
    """A finished row is shown once more, at the first meeting after it was finished, and then leaves the log."""
    return completed_on is None or last is None or completed_on >= last


def render_pack(
    papers: PackPapers,
    *,
    progress: Callable[[str, int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
    cache: SectionCache | None = None,
) -> BuiltPack:
    """Compose and print a pack from plain values; needs no database.

    Raises:
        PackCancelled: `cancelled` said so.
    """
    # ReportLab and pikepdf cost start-up time and are needed only here.
    from boardkeeper.render.pdf import build_pack

    return build_pack(compose_pack(papers), progress=progress, cancelled=cancelled, cache=cache)


def write_pack(built: BuiltPack, path: Path) -> None:
    """Write a pack in place of the PDF that is there, whole or not at all.

    Raises:
        NotAPack: What is there is not a PDF.
        UserError: The folder is missing or cannot be written to.
    """
    path = path.resolve()
    require_pdf(path)
    save_whole(path, built.pdf)


def require_pdf(path: Path) -> None:
    """Refuse to write over a file that is something else; where nothing is, a PDF may come.

    Raises:
        NotAPack: It is not a PDF.
    """
    if is_other_kind(path, _PDF_MARK):
        raise NotAPack(
            f"“{path.name}” is there already and is not a PDF, so it is left alone.", "Choose another name."
        )


def write_pictures(built: BuiltPack, folder: Path) -> list[Path]:
    """Write a picture of every page as ``page-01.png`` …; answers the files in order."""
    from boardkeeper.render.pages import write_page_pictures

    return write_page_pictures(built.pdf, folder)
