"""What was published, as it was published, whatever was edited since."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING
from uuid import uuid4

from sqlalchemy import select

from boardkeeper.errors import UserError
from boardkeeper.kept_files import content_in
from boardkeeper.publishing.views import PublicationView, PublishedItemView, PublishedPaperView
from db.tables.imports import Blob
from db.tables.meetings import Meeting
from db.tables.packs import Publication, PublicationKind, PublishedAs, PublishedItem, PublishedPaper

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy.orm import Session

    from db.store import Store


def publications(store: Store, meeting_id: str) -> tuple[PublicationView, ...]:
    """Everything published for a meeting, in the order in which it went out: the agenda, then its supplements."""
    with store.read() as session:
        return publications_in(session, meeting_id)


def publications_in(session: Session, meeting_id: str) -> tuple[PublicationView, ...]:
    """The same inside a session that is already open."""
    rows = session.scalars(
        select(Publication)
        .where(Publication.meeting_id == meeting_id)
        .order_by(Publication.published_at, Publication.kind, Publication.number)
    )
    return tuple(_view(session, row) for row in rows)


def standing_in(session: Session, meeting_id: str) -> tuple[Publication, ...]:
    """What the public holds now: the agenda as it was published last, and its supplements; nothing while it is a draft.

    An agenda is published again when its meeting was postponed: what went out before is kept, and counts no longer.
    """
    if session.get_one(Meeting, meeting_id).published_on is None:
        return ()
    rows = session.scalars(
        select(Publication).where(Publication.meeting_id == meeting_id).order_by(Publication.published_at)
    ).all()
    agendas = [place for place, row in enumerate(rows) if row.kind is PublicationKind.AGENDA]
    return tuple(rows[agendas[-1] :]) if agendas else ()


def published_file(store: Store, published_paper_id: str) -> tuple[str, bytes]:
    """A published file, byte for byte: its name and its content."""
    with store.read() as session:
        paper = session.get_one(PublishedPaper, published_paper_id)
        return paper.file_name, content_in(session, paper.blob_hash)


def save_published(store: Store, published_paper_id: str, path: Path) -> Path:
    """Write a published file as it was published, whole or not at all; answers where it is.

    Raises:
        UserError: The folder cannot be made or written to.
    """
    _, content = published_file(store, published_paper_id)
    _write(path, content)
    return path


def save_publication(store: Store, publication_id: str, folder: Path) -> tuple[Path, ...]:
    """Write every file of a publication into a folder; answers where they are."""
    with store.read() as session:
        papers = session.execute(
            select(PublishedPaper.id, PublishedPaper.file_name).where(
                PublishedPaper.publication_id == publication_id
            )
        ).all()
    return tuple(save_published(store, paper_id, folder / name) for paper_id, name in papers)


def _write(path: Path, content: bytes) -> None:
    """Write bytes in place of what is there, whole or not at all.

    Raises:
        UserError: The folder cannot be made or written to.
    """
    beside = path.with_name(f".{uuid4().hex}{path.suffix}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        beside.write_bytes(content)
        beside.replace(path)
    except OSError as error:
        raise UserError(
            f"“{path.name}” was not written: {error.strerror}.", "Choose a folder that you may write in."
        ) from error
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)


def _view(session: Session, row: Publication) -> PublicationView:
    order = list(PublishedAs)
    papers = [
        PublishedPaperView(paper.id, paper.published_as, paper.file_name, media_type, paper.pages, size)
        for paper, media_type, size in session.execute(
            select(PublishedPaper, Blob.media_type, Blob.size)
            .join(Blob, Blob.hash == PublishedPaper.blob_hash)
            .where(PublishedPaper.publication_id == row.id)
        )
    ]
    items = session.scalars(
        select(PublishedItem).where(PublishedItem.publication_id == row.id).order_by(PublishedItem.position)
    )
    return PublicationView(
        id=row.id,
        kind=row.kind,
        number=row.number,
        published_on=row.published_on,
        published_at=row.published_at,
        published_by=row.published_by,
        clear_days=row.clear_days,
        short_notice_reason=row.short_notice_reason,
        first_page=row.first_page,
        last_page=row.last_page,
        papers=tuple(sorted(papers, key=lambda paper: order.index(paper.published_as))),
        items=tuple(
            PublishedItemView(item.agenda_item_id, item.number, item.title, item.first_page, item.last_page)
            for item in items
        ),
    )
