"""Packs: gather what a meeting's pack says, print it, write it down.

Gathering needs the database and belongs on its worker; printing works on plain values and may run anywhere.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
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
from boardkeeper.report_files import report_papers_in
from boardkeeper.saving import is_other_kind, save_whole
from db.tables.boards import Board
from db.tables.meetings import Meeting, MeetingState

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from boardkeeper.actions import ActionView
    from boardkeeper.agenda import PaperKind
    from boardkeeper.decisions import DecisionView
    from boardkeeper.kpis import KpiView
    from boardkeeper.minutes import MinutesView
    from boardkeeper.render.pdf import BuiltPack, SectionCache
    from db.store import Store

__all__ = ["NotAPack", "PackPapers", "gather_papers", "render_pack", "write_pack", "write_pictures"]

_ALL = Wanted(limit=1_000_000)
_PDF_MARK = b"%PDF-"


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
        meeting = meetings.meeting_in(session, meeting_id)
        items = agenda.items_in(session, meeting_id)
        reports = report_papers_in(session, items, restricted=restricted)
        wanted = {item.paper for item in items if restricted or not item.is_exempt}
        wanted |= {appendix.paper for report in reports.values() for appendix in report.view.appendices}
        board_id, day = meeting.board_id, meeting.held_on
        last = _day_of_last_meeting(session, board_id, day)
        confirmed, sat_then = _minutes(session, meeting_id, wanted, restricted=restricted)
        silent = {} if restricted else withheld_asks_in(session, board_id)
        kind = agenda.PaperKind
        told = _plans(session, board_id, day) if wanted & {kind.PLAN, kind.KPIS} else ()
        papers = PackPapers(
            board=boards.board_view(session.get_one(Board, board_id)),
            meeting=meeting,
            items=items,
            members=people.members_in(session, board_id, day),
            minutes=confirmed,
            minutes_members=sat_then,
            plan=told[0].plan if told else None,
            kpis=_kpis(session, board_id, day) if kind.KPIS in wanted else (),
            programme=programme.programme_in(session, board_id, _ALL, day).rows
            if kind.PROGRAMME in wanted
            else (),
            decisions=_decisions(session, board_id, day, last, silent) if kind.DECISIONS in wanted else (),
            actions=_actions(session, board_id, day, last, silent) if kind.ACTIONS in wanted else (),
            created=created,
            is_restricted=restricted,
            reports=reports,
            logo=_logo(session, board_id),
            scheme=schemes.scheme_of(session, board_id),
            plans=told,
            last_met_on=last,
        )
        return _as_read(session, papers)


def _as_read(session: Session, papers: PackPapers) -> PackPapers:
    """Put in the figures that reports and plans name, as they could be known on the day of the meeting."""
    is_live = any(live_figures.report_names_figures(each.view) for each in papers.reports.values())
    is_live |= any(plan_figures.plan_names_figures(each.plan) for each in papers.plans)
    if not is_live:
        return papers
    known = papers.kpis or _kpis(session, papers.meeting.board_id, papers.meeting.held_on)
    plans = tuple(
        PlanPaper(
            plan_figures.plan_as_read(each.plan, known),
            each.changes and plan_figures.changes_as_read(each.changes, known),
        )
        for each in papers.plans
    )
    reports = {
        item_id: replace(each, view=live_figures.report_as_read(each.view, known))
        for item_id, each in papers.reports.items()
    }
    return replace(papers, reports=reports, plans=plans, plan=plans[0].plan if plans else None)


def _plans(session: Session, board_id: str, day: date) -> tuple[PlanPaper, ...]:
    """The plans as they stand for a meeting, with what changed since the one before."""
    found = []
    for line in plan.plans_in(session, board_id, day):
        view = plan.plan_in(session, board_id, line.id, today=day)
        if view is not None:
            found.append(PlanPaper(view, plan.changes_in(session, board_id, line.id, today=day)))
    return tuple(found)


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
    session: Session, meeting_id: str, wanted: set[PaperKind], *, restricted: bool
) -> tuple[MinutesView | None, tuple[people.MemberView, ...]]:
    before = meetings.previous_meeting(session, meeting_id) if agenda.PaperKind.MINUTES in wanted else None
    if before is None:
        return None, ()
    written = minutes.minutes_in(session, before.id)
    sat_then = people.members_in(session, before.board_id, before.held_on)
    edition = Edition.RESTRICTED if restricted else Edition.PUBLIC
    return edition_of(written, edition), sat_then


def _kpis(session: Session, board_id: str, day: date) -> tuple[KpiView, ...]:
    """Every KPI with the figures that could be known: none of a period that begins after the meeting."""
    return live_figures.known_kpis_in(session, board_id, day)


def _decisions(
    session: Session, board_id: str, day: date, last: date | None, silent: Mapping[str, str]
) -> tuple[DecisionView, ...]:
    """Those to be shown; one decided in private says what `silent` says and nothing of its progress."""
    every = decisions.decisions_in(session, board_id, day, _ALL).rows
    return tuple(
        replace(each, text=silent[each.id], progress="") if each.id in silent else each
        for each in every
        if (each.decided_on is None or each.decided_on < day) and _is_shown(each.completed_on, last)
    )


def _actions(
    session: Session, board_id: str, day: date, last: date | None, silent: Mapping[str, str]
) -> tuple[ActionView, ...]:
    every = actions.actions_in(session, board_id, day, _ALL).rows
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
