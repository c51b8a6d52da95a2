"""What was published, as it was published, whatever was edited since."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import select

from boardkeeper.errors import UserError
from boardkeeper.kept_files import content_in
from boardkeeper.publishing.views import PublicationView, PublishedItemView, PublishedPaperView
from boardkeeper.saving import is_other_kind, save_whole
from db.tables.imports import Blob
from db.tables.meetings import Meeting
from db.tables.packs import Publication, PublicationKind, PublishedAs, PublishedItem, PublishedPaper

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from db.store import Store

_MARKS = {".pdf": b"%PDF-", ".docx": b"PK", ".html": b"<!"}
"""What published files of each kind begin with."""


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


def published_items(session: Session, publication: Publication) -> tuple[PublishedItem, ...]:
    """The items of a publication in their order."""
    rows = select(PublishedItem).where(PublishedItem.publication_id == publication.id)
    return tuple(session.scalars(rows.order_by(PublishedItem.position)))


def published_file(store: Store, published_paper_id: str) -> tuple[str, bytes]:
    """A published file, byte for byte: its name and its content."""
    with store.read() as session:
        paper = session.get_one(PublishedPaper, published_paper_id)
        return paper.file_name, content_in(session, paper.blob_hash)


def save_published(store: Store, published_paper_id: str, path: Path) -> Path:
    """Write a published file as it was published, whole or not at all; answers where it is.

    Raises:
        UserError: A file of another kind is there, or the folder cannot be made or written to.
    """
    name, content = published_file(store, published_paper_id)
    _make_folder_for(path)
    mark = _MARKS.get(Path(name).suffix)
    if mark is not None and is_other_kind(path, mark):
        raise UserError(
            f"“{path.name}” is there already and is not a file of that kind, so it is left alone.",
            "Choose another name or another folder.",
        )
    save_whole(path, content)
    return path


def save_publication(store: Store, publication_id: str, folder: Path) -> tuple[Path, ...]:
    """Write every file of a publication into a folder; answers where they are. The errors are those of `save_published`."""
    with store.read() as session:
        papers = session.execute(
            select(PublishedPaper.id, PublishedPaper.file_name).where(
                PublishedPaper.publication_id == publication_id
            )
        ).all()
    return tuple(save_published(store, paper_id, folder / name) for paper_id, name in papers)


def _make_folder_for(path: Path) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UserError(
            f"“{path.name}” was not written: {error.strerror}.", "Choose a folder that you may write in."
        ) from error


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
    items = published_items(session, row)
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
