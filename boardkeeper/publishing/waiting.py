"""What the public does not have yet: papers that were to follow, late items, papers changed since they went out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from boardkeeper import agenda
from boardkeeper.agenda import ItemKind, PaperKind
from boardkeeper.publishing.changed_since import changed_reports
from boardkeeper.publishing.kept import published_items, standing_in
from boardkeeper.publishing.views import WaitingPaper, page_words
from boardkeeper.reports.arriving import paper_is_there_in
from db.tables.meetings import Meeting, MeetingState
from db.tables.reports import Report

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

    from boardkeeper.agenda import AgendaItemView
    from db.store import Store
    from db.tables.packs import Publication, PublishedItem

ARRIVED = "its paper arrived"
PUT_ON_LATE = "put on after publication"
CHANGED = "changed since it was published"
ASKED_FOR = "asked for"

_WRITTEN = {PaperKind.REPORT, PaperKind.NONE}
_WITHOUT_PAPER = {ItemKind.VERBAL_UPDATE, ItemKind.PRESENTATION, ItemKind.HEADING}


@dataclass(frozen=True, slots=True)
class _Published:
    """How an item was published last."""

    publication_id: str
    first_page: int | None
    last_page: int | None


def waiting_papers(store: Store, meeting_id: str) -> tuple[WaitingPaper, ...]:
    """The items of a published agenda that a supplement is due for, in the agenda's order.

    There are none before publication, and none once the meeting was held.
    """
    with store.read() as session:
        return waiting_in(session, meeting_id)


def waiting_in(session: Session, meeting_id: str) -> tuple[WaitingPaper, ...]:
    """The same inside a session that is already open."""
    published = _published(session, meeting_id)
    if published is None or session.get_one(Meeting, meeting_id).state is not MeetingState.PUBLISHED:
        return ()
    reports = {
        item_id: report_id
        for report_id, item_id in session.execute(
            select(Report.id, Report.agenda_item_id).where(
                Report.agenda_item_id.in_([item.id for item in agenda.items_in(session, meeting_id)])
            )
        )
    }
    changed: dict[str, frozenset[str]] = {}
    found = []
    for item in agenda.items_in(session, meeting_id):
        last = published.get(item.id)
        if last is None:
            if item.kind is not ItemKind.HEADING:
                found.append(WaitingPaper(item.id, item.number, item.title, PUT_ON_LATE, is_late=True))
            continue
        report_id = reports.get(item.id)
        if report_id is None or item.paper not in _WRITTEN:
            continue
        if last.first_page is None:
            if item.kind not in _WITHOUT_PAPER and paper_is_there_in(session, item.id):
                found.append(WaitingPaper(item.id, item.number, item.title, ARRIVED, is_late=False))
            continue
        if last.publication_id not in changed:
            changed[last.publication_id] = changed_reports(session, last.publication_id)
        if report_id in changed[last.publication_id]:
            pages = page_words(last.first_page, last.last_page)
            found.append(WaitingPaper(item.id, item.number, item.title, CHANGED, is_late=False, pages=pages))
    return tuple(found)


def asked_for(session: Session, meeting_id: str, item: AgendaItemView) -> WaitingPaper:
    """An item that somebody wants in a supplement though nothing says that it waits."""
    last = (_published(session, meeting_id) or {}).get(item.id)
    pages = page_words(last.first_page, last.last_page) if last else ""
    return WaitingPaper(item.id, item.number, item.title, ASKED_FOR, is_late=False, pages=pages)


def issued_in(
    session: Session, before: Sequence[Publication], items: Sequence[PublishedItem]
) -> tuple[WaitingPaper, ...]:
    """The items of a supplement as they waited when it was made.

    Args:
        session: Of an open file.
        before: What had been published by then.
        items: Those of the supplement, in their order; one that was taken off the agenda since is left out.
    """
    known = _published_by(session, before)
    found = []
    for item in items:
        if item.agenda_item_id is not None:
            last = known.get(item.agenda_item_id)
            pages = page_words(last.first_page, last.last_page) if last else ""
            found.append(
                WaitingPaper(
                    item.agenda_item_id, item.number, item.title, ASKED_FOR, is_late=last is None, pages=pages
                )
            )
    return tuple(found)


def _published(session: Session, meeting_id: str) -> dict[str, _Published] | None:
    """How every item was published last, by item id; None while the agenda is not published."""
    standing = standing_in(session, meeting_id)
    return _published_by(session, standing) if standing else None


def _published_by(session: Session, publications: Sequence[Publication]) -> dict[str, _Published]:
    found: dict[str, _Published] = {}
    for publication in publications:
        found |= {
            item.agenda_item_id: _Published(publication.id, item.first_page, item.last_page)
            for item in published_items(session, publication)
            if item.agenda_item_id is not None
        }
    return found
