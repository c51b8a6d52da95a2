"""Where a remark stands now: with its row, with the words it quoted wherever they went, or nowhere any more."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from sqlalchemy import select

from boardkeeper.remarks.about import WITH_WORDS, Subject, subject_in
from boardkeeper.remarks.anchors import Anchor, Spot, find_anchor
from db.tables.agenda import AgendaItem
from db.tables.imports import Blob
from db.tables.meetings import Meeting
from db.tables.minutes import Minute, MinuteParagraph
from db.tables.reports import Appendix, Report, ReportParagraph, ReportSection
from db.tables.reviews import Remark, RemarkAbout

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

_DAYS_BEFORE, _DAYS_AFTER = 400, 60
"""A paragraph that is gone is looked for in the papers of meetings held so many days about the day of the remark."""
_PDF = b"%PDF-"


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a remark stands: the row it is on now and what that is called; both blank once its place is lost."""

    place_id: str
    words: str

    @property
    def is_lost(self) -> bool:
        """Whether there is no such place any more."""
        return not self.place_id


_LOST = Standing("", "")


def standing_in(session: Session, row: Remark) -> Standing:
    """Find the place of a remark."""
    subject = subject_in(session, row.about, row.about_id, row.page)
    anchor = Anchor(row.quote, row.words_before, row.words_after)
    if row.about is RemarkAbout.PAGE:
        return _standing_of_page(session, row, subject, anchor)
    if row.about not in WITH_WORDS or (subject is not None and _is_whole(anchor)):
        return Standing(row.about_id, subject.words) if subject else _LOST
    if subject is not None and find_anchor(anchor, (subject.text,)) is not None:
        return Standing(row.about_id, subject.words)
    return _elsewhere(session, row, anchor, subject)


def stays_in_place(session: Session, row: Remark) -> bool:
    """Whether a remark on a paragraph stands where it was made; asked of many, so nothing is called by its name here."""
    paragraph: MinuteParagraph | ReportParagraph | None
    if row.about is RemarkAbout.MINUTE_PARAGRAPH:
        paragraph = session.get(MinuteParagraph, row.about_id)
    else:
        paragraph = session.get(ReportParagraph, row.about_id)
    anchor = Anchor(row.quote, row.words_before, row.words_after)
    return paragraph is not None and (_is_whole(anchor) or find_anchor(anchor, (paragraph.text,)) is not None)


def _is_whole(anchor: Anchor) -> bool:
    """A remark on a whole paragraph stays with it, whatever it says by now."""
    return not (anchor.before or anchor.after)


def _elsewhere(session: Session, row: Remark, anchor: Anchor, subject: Subject | None) -> Standing:
    texts = _siblings(session, row, subject.meeting_id if subject else "")
    spot = find_anchor(anchor, tuple(text for _, text in texts)) if anchor.quote.strip() else None
    if spot is None:
        return _LOST
    found_id = texts[spot.place][0]
    found = subject_in(session, row.about, found_id)
    return Standing(found_id, found.words) if found else _LOST


def _siblings(session: Session, row: Remark, meeting_id: str) -> list[tuple[str, str]]:
    """The paragraphs a quotation may have gone to: of the same meeting, or of those held about that day."""
    meetings = select(Meeting.id).where(Meeting.board_id == row.board_id)
    if meeting_id:
        meetings = meetings.where(Meeting.id == meeting_id)
    else:
        first, last = row.said_on - timedelta(_DAYS_BEFORE), row.said_on + timedelta(_DAYS_AFTER)
        meetings = meetings.where(Meeting.held_on.between(first, last))
    if row.about is RemarkAbout.MINUTE_PARAGRAPH:
        found = session.execute(
            select(MinuteParagraph.id, MinuteParagraph.text)
            .join(Minute, MinuteParagraph.minute_id == Minute.id)
            .where(Minute.meeting_id.in_(meetings))
            .order_by(Minute.position, MinuteParagraph.position)
        )
    else:
        found = session.execute(
            select(ReportParagraph.id, ReportParagraph.text)
            .join(ReportSection, ReportParagraph.report_section_id == ReportSection.id)
            .join(Report, ReportSection.report_id == Report.id)
            .join(AgendaItem, Report.agenda_item_id == AgendaItem.id)
            .where(AgendaItem.meeting_id.in_(meetings))
            .order_by(ReportSection.position, ReportParagraph.position)
        )
    return [(row_id, text) for row_id, text in found]


def _standing_of_page(session: Session, row: Remark, subject: Subject | None, anchor: Anchor) -> Standing:
    """A page is lost with its item, or once the files and paragraphs behind the item say nothing like it.

    A paper that the program composes from the board is known only when the pack is laid out: `place_on_pages`.
    """
    if subject is None:
        return _LOST
    texts = () if anchor.is_blank else words_of_paper(session, row.about_id)
    if texts and find_anchor(anchor, texts) is None:
        return _LOST
    return Standing(row.about_id, subject.words)


def words_of_paper(session: Session, item_id: str) -> tuple[str, ...]:
    """The words of an item’s report and of the PDFs behind it; nothing where another paper may hold the words."""
    report = session.scalar(select(Report).where(Report.agenda_item_id == item_id))
    if report is None:
        return ()
    appendices = session.scalars(select(Appendix).where(Appendix.report_id == report.id)).all()
    digests = [report.attached_hash, *(each.blob_hash for each in appendices)]
    written = session.scalars(
        select(ReportParagraph.text)
        .join(ReportSection, ReportParagraph.report_section_id == ReportSection.id)
        .where(ReportSection.report_id == report.id)
        .order_by(ReportSection.position, ReportParagraph.position)
    ).all()
    heads = session.scalars(
        select(ReportSection.heading)
        .where(ReportSection.report_id == report.id)
        .order_by(ReportSection.position)
    ).all()
    texts = ["\n".join([report.title, *heads, *written])]
    for digest in digests:
        content = session.scalar(select(Blob.content).where(Blob.hash == digest)) if digest else None
        if content is not None and not content.startswith(_PDF):
            return ()
        if content is not None and digest:
            texts += _page_texts(digest, _Bytes(content))
    composes = any(each.blob_hash is None and each.paper.value != "none" for each in appendices)
    return () if composes else tuple(texts)


class _Bytes:
    """A file that is told apart by its hash alone, so that its words are read once."""

    def __init__(self, content: bytes) -> None:
        self.content = content

    def __hash__(self) -> int:
        return 0

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Bytes)


@lru_cache(maxsize=64)
def _page_texts(_digest: str, file: _Bytes) -> tuple[str, ...]:
    from boardkeeper.render.pages import PageReader

    with PageReader(file.content) as reader:
        return tuple(reader.text(index) for index in range(len(reader)))


@dataclass(frozen=True, slots=True)
class PagePlace:
    """Where a remark stands in a pack as it is laid out now: the page from 0, and the stretch of its words.

    Attributes:
        start: The first character of the page’s words that it is on; both are 0 for the whole page.
    """

    index: int
    start: int
    end: int


def place_on_pages(
    anchor: Anchor, page: int | None, texts: Sequence[str], own: range | None = None
) -> PagePlace | None:
    """Find a remark on a page of a pack that was laid out anew; None when it has lost its place.

    Args:
        anchor: What was quoted; without a quotation, how the page went on.
        page: The sheet it was made on, counted from 1.
        texts: The words of every page.
        own: The pages of the item’s paper, looked through first; None when the item has none in this pack.
    """
    pages = own if own is not None else range(0)
    hint = page - 1 if page else None
    if anchor.is_blank:
        stays = hint is not None and 0 <= hint < len(texts)
        return PagePlace(hint, 0, 0) if stays and hint is not None else None
    inside = tuple(texts[index] for index in pages if index < len(texts))
    near = None if hint is None else hint - pages.start
    spot: Spot | None = find_anchor(anchor, inside, near)
    first = pages.start
    if spot is None:
        spot, first = find_anchor(anchor, tuple(texts), hint), 0
    if spot is None:
        return None
    is_whole = not anchor.quote.strip()
    return PagePlace(first + spot.place, 0 if is_whole else spot.start, 0 if is_whole else spot.end)
