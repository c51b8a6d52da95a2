"""Writing a section: what was written is held against the rows, and only what differs is touched."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from boardkeeper.errors import UserError
from boardkeeper.kept_files import keep_into
from boardkeeper.reports.arriving import paper_arrived_into
from boardkeeper.reports.cleaning import MOST_PARAGRAPHS, cleaned
from boardkeeper.reports.marks import marks_as_kept
from boardkeeper.reports.places import spread
from boardkeeper.reports.reading import paragraphs_of
from boardkeeper.reports.views import WrittenParagraph
from db.tables.base import new_id
from db.tables.imports import Blob
from db.tables.reports import Report, ReportParagraph, ReportParagraphKind, ReportSection

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from db.store import Store


def write_section(
    store: Store, who: str, section_id: str, paragraphs: Sequence[WrittenParagraph]
) -> tuple[str, ...]:
    """Make a section say exactly this, as one step; what is as it was is not written again.

    Rows keep their ids as long as their paragraphs come back with them. An id that is none of this section's, or comes
    twice (a paragraph copied in the editor), gets a row of its own. Blank paragraphs are not kept.

    Returns:
        The id of every paragraph in the order given; "" for a blank one.

    Raises:
        UserError: A paragraph or table is too large, or a picture has no file.
        ChangedMeanwhile: The section was removed.
    """
    with store.read() as session:
        section = session.get(ReportSection, section_id)
        label = f"Write “{section.heading}”" if section else "Write the report"
    with store.edit(label, who) as session:
        return section_into(session, section_id, paragraphs)


def section_into(
    session: Session, section_id: str, paragraphs: Sequence[WrittenParagraph]
) -> tuple[str, ...]:
    """The same inside an edit that is already open."""
    section = session.get_one(ReportSection, section_id)
    if len(paragraphs) > MOST_PARAGRAPHS:
        raise UserError(
            f"“{section.heading}” would have {len(paragraphs):,} paragraphs.",
            f"A section holds up to {MOST_PARAGRAPHS:,}; attach a document of that length as a file.",
        )
    left = {row.id: row for row in paragraphs_of(session, [section_id])[section_id]}
    kept: list[ReportParagraph] = []
    ids: list[str] = []
    for written in paragraphs:
        row = left.get(written.id or "") or ReportParagraph(id=new_id(), report_section_id=section_id)
        if not _put(session, row, written):
            ids.append("")
            continue
        left.pop(row.id, None)
        kept.append(row)
        ids.append(row.id)
    for row, place in zip(kept, spread([row.position for row in kept]), strict=True):
        row.position = place
    session.add_all(kept)
    for row in left.values():
        session.delete(row)
    paper_arrived_into(session, session.get_one(Report, section.report_id).agenda_item_id)
    return tuple(ids)


def _put(session: Session, row: ReportParagraph, written: WrittenParagraph) -> bool:
    """Put what was written into a row; False, and nothing is put, when it says nothing."""
    if _is_as_kept(row, written):
        return True
    content = cleaned(written)
    if content.is_blank:
        return False
    row.kind, row.level, row.text = content.kind, content.level, content.text
    row.marks = marks_as_kept(content.marks)
    row.blob_hash = _picture(session, written)
    return True


def _is_as_kept(row: ReportParagraph, written: WrittenParagraph) -> bool:
    """Whether a paragraph came back as it was read; what is kept was cleaned when it was written."""
    return (
        (row.kind, row.level, row.text, row.blob_hash)
        == (written.kind, written.level, written.text, written.blob_hash)
        and written.picture is None
        and row.marks == marks_as_kept(written.marks)
    )


def _picture(session: Session, written: WrittenParagraph) -> str | None:
    if written.kind is not ReportParagraphKind.PICTURE:
        return None
    if written.picture is not None:
        if not written.picture.media_type.startswith("image/"):
            raise UserError(f"“{written.picture.name}” is not a picture.", "Choose a PNG or JPEG file.")
        return keep_into(session, written.picture.content, written.picture.media_type)
    if written.blob_hash is None or session.get(Blob, written.blob_hash) is None:
        raise UserError("A picture has no file behind it.", "Put the picture in again.")
    return written.blob_hash
