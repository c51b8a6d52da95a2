"""What a board marks as not public, word for word, and what it says in public: for the search of papers that are no pack."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from sqlalchemy import ColumnElement, Text, or_, select
from sqlalchemy.orm import aliased

from boardkeeper.documents.blocks import KeptBack
from boardkeeper.minutes.withheld import withheld_asks_in
from db.tables.actions import Action, ActionUpdate
from db.tables.agenda import AgendaItem, Classified
from db.tables.base import Base, DecimalText
from db.tables.boards import Board
from db.tables.decisions import Progress, TrackingDecision
from db.tables.kpis import Event, Kpi, KpiBenchmark, KpiEvent, KpiTarget, Observation
from db.tables.meetings import Meeting
from db.tables.minutes import Correction, Minute, MinuteParagraph, Resolution
from db.tables.people import Person, Post
from db.tables.plan import (
    Milestone,
    MilestoneProgress,
    Narrative,
    Notice,
    NoticeParagraph,
    NoticeReview,
    NoticeShowing,
    Plan,
    Pledge,
    Priority,
    Voice,
)
from db.tables.programme import ProgrammeItem
from db.tables.reports import Report, ReportParagraph, ReportSection

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

_NEVER_PRIVATE: tuple[type[Base], ...] = (
    Board, Person, Post, Plan, Priority, Milestone, MilestoneProgress, Narrative, Pledge, Voice, Notice, NoticeParagraph,
    NoticeReview, NoticeShowing, Kpi, KpiBenchmark, KpiEvent, KpiTarget, Observation, Event, ProgrammeItem,
)  # fmt: skip
"""What is printed for everybody as it stands: an exempt report may cite a plan, and an exempt minute an officer's post."""


def kept_back_in(session: Session, board_id: str, meeting_id: str = "") -> KeptBack | None:
    """What no public paper of a board may say; None where nothing is marked.

    Exempt are passages of minutes, with every earlier and later wording a correction gave them; what was asked in them,
    with every entry of its thread; the reports of exempt items.

    Args:
        session: Of the file.
        board_id: Whose papers.
        meeting_id: Whose minutes they are: a single name out of its exempt passages gives something away there, while in other
            papers it may stand for another matter.
    """
    private = withheld_asks_in(session, board_id)
    hidden = tuple(dict.fromkeys((*_paragraphs(session, board_id), *_asked(session, board_id, private))))
    hidden = (*hidden, *_reports(session, board_id))
    if not any(words.strip() for words in hidden):
        return None
    named = tuple(_paragraphs(session, board_id, meeting_id)) if meeting_id else ()
    return KeptBack(hidden, tuple(_openly(session, board_id, private)), named)


def _is_private(table: type[Classified]) -> ColumnElement[bool]:
    return or_(table.exempt_paragraphs != "", table.is_confidential)


def _paragraphs(session: Session, board_id: str, meeting_id: str = "") -> Iterator[str]:
    private = (
        select(MinuteParagraph.id)
        .join(Minute, MinuteParagraph.minute_id == Minute.id)
        .where(Minute.board_id == board_id, _is_private(MinuteParagraph))
    )
    if meeting_id:
        private = private.where(Minute.meeting_id == meeting_id)
    yield from session.scalars(select(MinuteParagraph.text).where(MinuteParagraph.id.in_(private)))
    slips = select(Correction.text_before, Correction.text_after).where(Correction.paragraph_id.in_(private))
    for before, after in session.execute(slips):
        yield from (before, after)


def _asked(session: Session, board_id: str, private: dict[str, str]) -> Iterator[str]:
    for words, row_id in _rows(session, board_id):
        if row_id in private and words not in private.values():
            yield words


def _rows(session: Session, board_id: str) -> Iterator[tuple[str, str]]:
    """Everything the logs say, each with the row it belongs to."""
    for statement in (
        select(Action.text, Action.id).where(Action.board_id == board_id),
        select(TrackingDecision.text, TrackingDecision.id).where(TrackingDecision.board_id == board_id),
        select(ActionUpdate.text, Action.id).join(Action).where(Action.board_id == board_id),
        select(Progress.text, TrackingDecision.id)
        .join(TrackingDecision)
        .where(TrackingDecision.board_id == board_id),
    ):
        yield from ((words, row_id) for words, row_id in session.execute(statement))


def _reports(session: Session, board_id: str, *, private: bool = True) -> Iterator[str]:
    """What the reports of exempt items say, and of those under one; or what all the others say."""
    above = aliased(AgendaItem)
    exempt = (
        select(AgendaItem.id)
        .outerjoin(above, AgendaItem.parent_id == above.id)
        .where(or_(_is_private(AgendaItem), _is_private(above)))
    )
    is_meant = AgendaItem.id.in_(exempt) if private else AgendaItem.id.not_in(exempt)
    yield from session.scalars(
        select(ReportParagraph.text)
        .join(ReportSection, ReportParagraph.report_section_id == ReportSection.id)
        .join(Report, ReportSection.report_id == Report.id)
        .join(AgendaItem, Report.agenda_item_id == AgendaItem.id)
        .join(Meeting, AgendaItem.meeting_id == Meeting.id)
        .where(Meeting.board_id == board_id, is_meant)
    )


def _openly(session: Session, board_id: str, private: dict[str, str]) -> Iterator[str]:
    """What may be said: what is never private, the public reports, what is not private in the logs, the minutes around what is."""
    for table in _NEVER_PRIVATE:
        yield from _all_texts(session, table)
    posts = select(Person.name, Post.title).join(Post, Post.person_id == Person.id)
    # As minutes introduce officers: “Jean Kelly (Head of Children in Care)”.
    yield from (f"{name} {title}" for name, title in session.execute(posts))
    yield from _reports(session, board_id, private=False)
    yield from private.values()
    yield from (words for words, row_id in _rows(session, board_id) if row_id not in private)
    around = (
        select(Minute.meeting_id)
        .join(MinuteParagraph, MinuteParagraph.minute_id == Minute.id)
        .where(Minute.board_id == board_id, _is_private(MinuteParagraph))
    )
    public = (
        select(MinuteParagraph.text, MinuteParagraph.public_summary, Minute.title)
        .join(Minute, MinuteParagraph.minute_id == Minute.id)
        .where(Minute.meeting_id.in_(around))
    )
    for summary, title in session.execute(
        public.with_only_columns(MinuteParagraph.public_summary, Minute.title)
    ):
        yield from (summary, title)
    said = public.with_only_columns(MinuteParagraph.text, Resolution.verb).outerjoin(
        Resolution, Resolution.paragraph_id == MinuteParagraph.id
    )
    for words, verb in session.execute(
        said.where(MinuteParagraph.exempt_paragraphs == "", MinuteParagraph.is_confidential.is_(False))
    ):
        # A limb is kept without its verb, and printed and tracked with it.
        yield from (words, f"{verb.value} {words}", f"{verb.value} that {words}") if verb else (words,)
    items = select(AgendaItem.title).join(Meeting, AgendaItem.meeting_id == Meeting.id)
    yield from session.scalars(items.where(Meeting.board_id == board_id))


def _all_texts(session: Session, table: type[Base]) -> Iterator[str]:
    """Every word and figure of a table."""
    columns = [
        column
        for column in table.__table__.columns
        if isinstance(column.type, (Text, DecimalText)) and not column.foreign_keys
    ]
    for row in session.execute(select(*columns)):
        yield from (str(words) for words in row if words)
