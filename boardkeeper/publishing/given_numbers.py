"""The page numbers that were given out for a meeting, read back from the files that were published."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from boardkeeper.documents.kept_pages import KeptPages, KeptPaper
from boardkeeper.kept_files import content_in
from boardkeeper.publishing.kept import standing_in
from db.recalling import recall
from db.tables.packs import PublishedAs, PublishedPaper

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sqlalchemy.orm import Session

_PACKS = (PublishedAs.PUBLIC_PACK, PublishedAs.RESTRICTED_PACK)


def kept_pages_in(session: Session, meeting_id: str) -> KeptPages | None:
    """Where the papers of a meeting stand in what people hold; None while its agenda is a draft.

    None also where the files are not at hand: a review that is sent to the chair holds those of its own meeting alone.

    The public pack and the restricted one have one numbering. Restricted packs of earlier versions of the program had page
    numbers of their own: what would stand there on a page of another paper counts as not published.
    """
    standing = standing_in(session, meeting_id)
    if not standing:
        return None
    papers: dict[str, KeptPaper] = {}
    last = max(each.last_page for each in standing)
    for place, publication in enumerate(standing):
        packs = _packs_of(session, publication.id)
        if not packs:
            return None
        found: dict[str, KeptPaper] = {}
        for each in _printed(session, packs, place):
            last = max(last, each.last)
            if each.key not in found and not _overlaps(each, found.values()):
                found[each.key] = each
        papers |= found
    return KeptPages(tuple(papers.values()), last)


def _overlaps(paper: KeptPaper, others: Iterable[KeptPaper]) -> bool:
    return any(paper.first <= other.last and other.first <= paper.last for other in others)


def _packs_of(session: Session, publication_id: str) -> tuple[str, ...]:
    """The hashes of the packs of one publication, the public one's first."""
    rows = session.scalars(select(PublishedPaper).where(PublishedPaper.publication_id == publication_id))
    found = {row.published_as: row.blob_hash for row in rows}
    return tuple(found[kind] for kind in _PACKS if kind in found)


def _printed(session: Session, packs: Iterable[str], place: int) -> Iterator[KeptPaper]:
    """The papers in the packs of one publication."""
    for digest in packs:
        for key, first, last in recall(session, _pages_in, digest):
            yield KeptPaper(key, first, last, place)


def _pages_in(session: Session, digest: str) -> tuple[tuple[str, int, int], ...]:
    """The key of every paper in a file, and its first and last page; sheets in front have none that count."""
    # pikepdf costs start-up time and is needed only here.
    from boardkeeper.render.pdf.read_back import read_papers

    return tuple(
        (paper.key, int(paper.first_label), int(paper.last_label))
        for paper in read_papers(content_in(session, digest))
        if paper.key and paper.first_label.isdecimal() and paper.last_label.isdecimal()
    )
