"""Publishing, as one step: the numbers freeze, the files are kept, what went out is written down."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from boardkeeper import agenda, boards, meetings
from boardkeeper.clock import current_instant
from boardkeeper.kept_files import keep_into
from boardkeeper.publishing.checks import require_in_time, require_unpublished, timing
from boardkeeper.publishing.preparing import head_of, prepare, prepare_supplement
from boardkeeper.publishing.views import ChangedSincePrepared, Prepared
from boardkeeper.rules.due_dates import full_date
from db.tables.agenda import AgendaItem
from db.tables.meetings import Meeting
from db.tables.packs import Publication, PublicationKind, PublishedItem, PublishedPaper

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from boardkeeper.publishing.views import MadePublication
    from db.store import Store


def publish(store: Store, who: str, made: MadePublication, short_notice_reason: str = "") -> str:
    """Record a publication that was made: one step, which undo takes back whole. Answers its id.

    Args:
        store: The file.
        who: Whose name the publication bears.
        made: The files, made from what was prepared here.
        short_notice_reason: Why the agenda goes out late; by default the one it was prepared with.

    Raises:
        LatePublication: The day is too late and no reason is given.
        ChangedSincePrepared: The board says something else by now.
        NotReady: It was published meanwhile.
    """
    prepared = made.prepared
    reason = short_notice_reason.strip() or prepared.short_notice_reason
    with store.read() as session:
        meeting = meetings.meeting_in(session, prepared.meeting_id)
        if prepared.kind is PublicationKind.AGENDA:
            require_unpublished(session, meeting)
            require_in_time(
                timing(meeting, prepared.on, boards.notice_rule(session, meeting.board_id)), reason
            )
    _require_unchanged(store, prepared)
    with store.edit(_label(prepared), who) as session:
        publication = _publication_into(session, who, made, reason if prepared.is_late else "")
        if prepared.kind is PublicationKind.AGENDA:
            agenda.publish_into(session, prepared.meeting_id, prepared.on)
            if prepared.is_late:
                session.get_one(Meeting, prepared.meeting_id).short_notice_reason = reason
        else:
            _arrive_into(session, prepared)
        return publication.id


def _label(prepared: Prepared) -> str:
    day = full_date(prepared.public.meeting.held_on)
    if prepared.kind is PublicationKind.AGENDA:
        return f"Publish the agenda of {day}"
    return f"Publish supplement {prepared.number} to the agenda of {day}"


def _publication_into(session: Session, who: str, made: MadePublication, reason: str) -> Publication:
    prepared = made.prepared
    publication = Publication(
        meeting_id=prepared.meeting_id,
        kind=prepared.kind,
        number=prepared.number,
        published_on=prepared.on,
        published_at=current_instant(),
        published_by=who,
        clear_days=prepared.clear_days,
        short_notice_reason=reason,
        first_page=made.first_page,
        last_page=made.last_page,
    )
    session.add(publication)
    session.flush()
    for paper in made.papers:
        session.add(
            PublishedPaper(
                publication_id=publication.id,
                published_as=paper.published_as,
                file_name=paper.file_name,
                pages=paper.pages,
                blob_hash=keep_into(session, paper.content, paper.media_type),
            )
        )
    for position, item in enumerate(made.items):
        session.add(
            PublishedItem(
                publication_id=publication.id,
                agenda_item_id=item.item_id,
                position=position,
                number=item.number,
                title=item.title,
                first_page=item.first_page,
                last_page=item.last_page,
            )
        )
    session.flush()
    return publication


def _arrive_into(session: Session, prepared: Prepared) -> None:
    """The papers of a supplement follow no longer, and late items keep the numbers they were published with."""
    published = {item.id: item for item in prepared.public.items}
    for each in prepared.waiting:
        row, item = session.get_one(AgendaItem, each.item_id), published[each.item_id]
        row.frozen_number = row.frozen_number or item.number or None
        row.kind, row.paper, row.title = item.kind, item.paper, item.title
    session.flush()


def _require_unchanged(store: Store, prepared: Prepared) -> None:
    """The files say what the board said when they were prepared; a step that touched nothing of it does no harm."""
    if head_of(store) == prepared.head:
        return
    if prepared.kind is PublicationKind.AGENDA:
        now = prepare(
            store, prepared.meeting_id, prepared.on, short_notice_reason=prepared.short_notice_reason
        )
    else:
        wanted = [each.item_id for each in prepared.waiting]
        now = prepare_supplement(store, prepared.meeting_id, wanted, prepared.on)
    now = replace(
        now,
        head=prepared.head,
        public=replace(now.public, created=prepared.public.created),
        restricted=replace(now.restricted, created=prepared.restricted.created),
    )
    if now != prepared:
        raise ChangedSincePrepared(
            "The board was changed while the papers were being made, so they do not say what it says now.",
            "Make them again; nothing was published.",
        )
