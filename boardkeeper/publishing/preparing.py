"""Gather what a publication is made of, on the database thread, as if it were published already."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from boardkeeper import boards, deadlines, packs
from boardkeeper.documents.pack import compose_item
from boardkeeper.meetings import MeetingState, MeetingView, meeting_in
from boardkeeper.publishing.checks import require_known_figures, require_ready
from boardkeeper.publishing.given_numbers import kept_pages_in
from boardkeeper.publishing.kept import published_items, standing_in
from boardkeeper.publishing.views import NotReady, Prepared, WaitingPaper
from boardkeeper.publishing.waiting import asked_for, issued_in, waiting_in
from boardkeeper.rules.agenda_titles import read_title
from boardkeeper.rules.clear_days import notice
from boardkeeper.rules.due_dates import full_date
from db.tables.agenda import ItemKind, PaperKind
from db.tables.packs import Publication, PublicationKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

    from boardkeeper.agenda import AgendaItemView
    from boardkeeper.packs import PackPapers
    from db.store import Store


def prepare(store: Store, meeting_id: str, on: date, *, short_notice_reason: str = "") -> Prepared:
    """Gather what the agenda of a meeting and its papers say when they are published on a day.

    Args:
        store: The file.
        meeting_id: The meeting.
        on: The day of publication, printed on everything.
        short_notice_reason: Printed on the notice when the day is late.

    Raises:
        NotReady: It is published already, was held or cancelled, or something that must be put right is not.
    """
    with store.read() as session:
        meeting = meeting_in(session, meeting_id)
        require_ready(session, meeting)
        rule = boards.notice_rule(session, meeting.board_id)
        clear_days = deadlines.clear_days_had_in(session, meeting_id, on)
        number = _next_number(session, meeting_id, PublicationKind.AGENDA)
    return Prepared(
        meeting_id=meeting_id,
        kind=PublicationKind.AGENDA,
        number=number,
        on=on,
        clear_days=clear_days,
        wanted_days=rule.days,
        publish_by=notice(meeting.held_on, rule).publish_by,
        head=head_of(store),
        public=_gathered(store, meeting_id, on, restricted=False),
        restricted=_gathered(store, meeting_id, on, restricted=True),
        short_notice_reason=short_notice_reason.strip(),
    )


def prepare_supplement(store: Store, meeting_id: str, item_ids: Sequence[str] | None, on: date) -> Prepared:
    """Gather the papers that came after the agenda was published.

    Args:
        store: The file.
        meeting_id: The meeting.
        item_ids: Which items; None takes all that wait.
        on: The day of publication.

    Raises:
        NotReady: The agenda is not published, nothing waits, or an item that is asked for has no paper.
    """
    with store.read() as session:
        meeting = meeting_in(session, meeting_id)
        standing = _standing(session, meeting)
        rule = boards.notice_rule(session, meeting.board_id)
        clear_days = deadlines.clear_days_had_in(session, meeting_id, on)
        number = _next_number(session, meeting_id, PublicationKind.SUPPLEMENT)
        agenda_on = standing[0].published_on
        given = kept_pages_in(session, meeting_id)
    public = _gathered(store, meeting_id, agenda_on, restricted=False)
    restricted = _gathered(store, meeting_id, agenda_on, restricted=True)
    with store.read() as session:
        chosen = _chosen(session, restricted, item_ids)
        require_known_figures(session, meeting, [arrived(each) for each in restricted.items], chosen)
    ids = {each.item_id for each in chosen}
    return Prepared(
        meeting_id=meeting_id,
        kind=PublicationKind.SUPPLEMENT,
        number=number,
        on=on,
        clear_days=clear_days,
        wanted_days=rule.days,
        publish_by=notice(meeting.held_on, rule).publish_by,
        head=head_of(store),
        public=_arrived(public, ids),
        restricted=_arrived(restricted, ids),
        waiting=chosen,
        after_page=given.last if given else max(each.last_page for each in standing),
        agenda_published_on=agenda_on,
    )


def prepare_again(store: Store, meeting_id: str, number: int) -> Prepared:
    """Gather what a supplement that is out is made of, with the words that its papers have now.

    Raises:
        NotReady: There is no supplement of that number to the agenda as it stands.
    """
    with store.read() as session:
        standing = standing_in(session, meeting_id)
        place = next(
            (
                place
                for place, each in enumerate(standing)
                if each.kind is PublicationKind.SUPPLEMENT and each.number == number
            ),
            None,
        )
        if place is None:
            raise NotReady(
                f"There is no supplement {number} to this agenda.",
                "Look under “Published” at what there is.",
            )
        supplement, agenda_on = standing[place], standing[0].published_on
        items = published_items(session, supplement)
        rule = boards.notice_rule(session, meeting_in(session, meeting_id).board_id)
        waiting = issued_in(session, standing[:place], items)
    public = _gathered(store, meeting_id, agenda_on, restricted=False)
    restricted = _gathered(store, meeting_id, agenda_on, restricted=True)
    known = {item.id for item in restricted.items}
    has_pages = any(each.first_page is not None for each in items)
    return Prepared(
        meeting_id=meeting_id,
        kind=PublicationKind.SUPPLEMENT,
        number=number,
        on=supplement.published_on,
        clear_days=supplement.clear_days,
        wanted_days=rule.days,
        publish_by=notice(restricted.meeting.held_on, rule).publish_by,
        head=head_of(store),
        public=public,
        restricted=restricted,
        waiting=tuple(each for each in waiting if each.item_id in known),
        after_page=supplement.first_page - 1 if has_pages else supplement.last_page,
        agenda_published_on=agenda_on,
    )


def head_of(store: Store) -> str:
    """The newest step of a file; blank before the first."""
    return next((step.id for step in store.history(limit=1)), "")


def _gathered(store: Store, meeting_id: str, on: date, *, restricted: bool) -> PackPapers:
    papers = packs.gather_papers(store, meeting_id, restricted=restricted)
    meeting = replace(papers.meeting, published_on=on, state=MeetingState.PUBLISHED)
    return replace(papers, meeting=meeting)


def _arrived(papers: PackPapers, item_ids: set[str]) -> PackPapers:
    """What was to follow is a report once its paper is here, and its title says nothing of following."""
    items = tuple(arrived(item) if item.id in item_ids else item for item in papers.items)
    return replace(papers, items=items)


def arrived(item: AgendaItemView) -> AgendaItemView:
    """An item as it is once its paper was published; one that was not to follow stays as it is."""
    if item.kind is not ItemKind.TO_FOLLOW:
        return item
    title, said = read_title(item.title)
    return replace(
        item,
        kind=ItemKind.REPORT,
        paper=PaperKind.REPORT if item.paper is PaperKind.NONE else item.paper,
        title=title if said == ItemKind.TO_FOLLOW.value else item.title,
    )


def _next_number(session: Session, meeting_id: str, kind: PublicationKind) -> int:
    highest = select(func.max(Publication.number)).where(
        Publication.meeting_id == meeting_id, Publication.kind == kind
    )
    return 1 + (session.scalar(highest) or 0)


def _standing(session: Session, meeting: MeetingView) -> tuple[Publication, ...]:
    """What a supplement goes on from."""
    standing = standing_in(session, meeting.id)
    day = full_date(meeting.held_on)
    if not standing:
        raise NotReady(
            f"The agenda of {day} is not published yet, so there is nothing to supplement.",
            "Publish the agenda; papers that are there by then go out with it.",
        )
    if meeting.state is not MeetingState.PUBLISHED:
        raise NotReady(
            f"The meeting of {day} is past or cancelled.", "A supplement is published before its meeting."
        )
    return standing


def _chosen(session: Session, papers: PackPapers, item_ids: Sequence[str] | None) -> tuple[WaitingPaper, ...]:
    """The items of a supplement in the agenda's order: all that wait, or those that are asked for."""
    waiting = waiting_in(session, papers.meeting.id)
    if item_ids is None:
        chosen = waiting
    else:
        known = {each.item_id: each for each in waiting}
        chosen = tuple(
            known.get(item.id) or _asked_for(session, papers, item)
            for item in papers.items
            if item.id in set(item_ids)
        )
    if not chosen:
        raise NotReady(
            "No paper waits for a supplement.",
            "A supplement takes papers that were to follow, late items, and papers that were changed.",
        )
    return chosen


def _asked_for(session: Session, papers: PackPapers, item: AgendaItemView) -> WaitingPaper:
    if not compose_item(arrived(item), papers):
        raise NotReady(f"Item {item.number} has no paper yet.", "Write or attach it first.")
    return asked_for(session, papers.meeting.id, item)
