"""What a remark can be on: found by its id, called by the name people use for it, with the words it says now."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from boardkeeper.agenda_items import items_in
from boardkeeper.minutes.places import places_of
from boardkeeper.minutes.reading import minutes_in
from boardkeeper.rules.due_dates import full_date
from db.tables.actions import Action
from db.tables.agenda import AgendaItem
from db.tables.decisions import TrackingDecision
from db.tables.kpis import Kpi
from db.tables.meetings import Meeting
from db.tables.minutes import Minute, MinuteParagraph
from db.tables.plan import Milestone, Plan, Priority
from db.tables.reports import Report, ReportParagraph, ReportSection
from db.tables.reviews import RemarkAbout

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

WITH_WORDS = frozenset({RemarkAbout.MINUTE_PARAGRAPH, RemarkAbout.REPORT_PARAGRAPH})
"""What is a paragraph, in which a quotation can lose its place."""


@dataclass(frozen=True, slots=True)
class Subject:
    """Something that can be remarked on.

    Attributes:
        words: “Action 118”, “Minute 16(e) of 10 July 2019”.
        text: What it says; blank for what has no words of its own.
        meeting_id: The meeting it belongs to; blank for what belongs to none.
    """

    board_id: str
    words: str
    text: str = ""
    meeting_id: str = ""


def subject_in(
    session: Session, about: RemarkAbout, about_id: str, page: int | None = None
) -> Subject | None:
    """The thing itself; None when there is no such thing any more."""
    match about:
        case RemarkAbout.ACTION:
            action = session.get(Action, about_id)
            if action is None:
                return None
            return Subject(action.board_id, f"Action {action.reference}", action.text)
        case RemarkAbout.DECISION:
            return _decision(session, about_id)
        case RemarkAbout.MILESTONE:
            return _milestone(session, about_id)
        case RemarkAbout.KPI:
            kpi = session.get(Kpi, about_id)
            return None if kpi is None else Subject(kpi.board_id, f"KPI “{kpi.name}”", kpi.name)
        case RemarkAbout.AGENDA_ITEM:
            return _agenda_item(session, about_id)
        case RemarkAbout.MINUTE_PARAGRAPH:
            return _minute_paragraph(session, about_id)
        case RemarkAbout.REPORT_PARAGRAPH:
            return _report_paragraph(session, about_id)
        case RemarkAbout.PAGE:
            return _page(session, about_id, page)


def _decision(session: Session, about_id: str) -> Subject | None:
    row = session.get(TrackingDecision, about_id)
    if row is None:
        return None
    title = f": {row.minute_title}" if row.minute_title else ""
    return Subject(row.board_id, f"Tracking decision {row.reference}{title}", row.text)


def _milestone(session: Session, about_id: str) -> Subject | None:
    row = session.get(Milestone, about_id)
    if row is None:
        return None
    plan = session.get_one(Plan, session.get_one(Priority, row.priority_id).plan_id)
    return Subject(plan.board_id, f"Milestone {row.reference}", row.text)


def _agenda_item(session: Session, about_id: str) -> Subject | None:
    row = session.get(AgendaItem, about_id)
    if row is None:
        return None
    meeting = session.get_one(Meeting, row.meeting_id)
    words = f"{_item_words(session, row)}, {full_date(meeting.held_on)}"
    return Subject(meeting.board_id, words, row.title, meeting.id)


def _item_words(session: Session, row: AgendaItem) -> str:
    number = next((each.number for each in items_in(session, row.meeting_id) if each.id == row.id), "")
    return f"Item {number} “{row.title}”" if number else f"“{row.title}”"


def _minute_paragraph(session: Session, about_id: str) -> Subject | None:
    row = session.get(MinuteParagraph, about_id)
    if row is None:
        return None
    minute = session.get_one(Minute, row.minute_id)
    held_on = session.get_one(Meeting, minute.meeting_id).held_on
    words = _words_of_minutes(session, minute.meeting_id).get(row.id, minute.title)
    return Subject(minute.board_id, f"{words}, {full_date(held_on)}", row.text, minute.meeting_id)


def _words_of_minutes(session: Session, meeting_id: str) -> dict[str, str]:
    """What every paragraph of some minutes is called; counted once in a session, for a list asks for many."""
    key = ("words of minutes", meeting_id)
    if key not in session.info or session.new or session.dirty or session.deleted:
        places = places_of(minutes_in(session, meeting_id))
        session.info[key] = {row_id: place.words for row_id, place in places.items()}
    found: dict[str, str] = session.info[key]
    return found


def _report_paragraph(session: Session, about_id: str) -> Subject | None:
    row = session.get(ReportParagraph, about_id)
    if row is None:
        return None
    section = session.get_one(ReportSection, row.report_section_id)
    report = session.get_one(Report, section.report_id)
    item = session.get_one(AgendaItem, report.agenda_item_id)
    meeting = session.get_one(Meeting, item.meeting_id)
    words = f"Report “{report.title}”, {section.heading}"
    return Subject(meeting.board_id, words, row.text, meeting.id)


def _page(session: Session, about_id: str, page: int | None) -> Subject | None:
    sheet = f"Sheet {page} of the pack" if page else "The pack"
    item = session.get(AgendaItem, about_id)
    meeting = session.get(Meeting, item.meeting_id if item else about_id)
    if meeting is None:
        return None
    behind = f" ({_item_words(session, item)})" if item else ""
    return Subject(meeting.board_id, f"{sheet} of {full_date(meeting.held_on)}{behind}", "", meeting.id)
