"""Where in a meeting something stands that was found by its id alone: by search, by a line of Today."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from db.tables.agenda import AgendaItem
from db.tables.meetings import Meeting
from db.tables.minutes import Minute, MinuteParagraph, Resolution
from db.tables.reports import Appendix, Report, ReportParagraph, ReportSection

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from db.store import Store

__all__ = ["MeetingPart", "find_meeting_part"]


@dataclass(frozen=True, slots=True)
class MeetingPart:
    """A meeting, and what is meant in it; blank is what is not.

    Attributes:
        item_id: An agenda item, or the one behind whose report it is.
        paragraph_id: A paragraph, limb or action of the minute.
        report_part_id: The report itself, a section, a paragraph or an appendix of it.
    """

    meeting_id: str
    item_id: str = ""
    minute_id: str = ""
    paragraph_id: str = ""
    report_part_id: str = ""


def find_meeting_part(store: Store, row_id: str) -> MeetingPart | None:
    """Find the meeting that holds a row: itself, an agenda item, a report or a part of one, a minute or a part of one."""
    with store.read() as session:
        if session.get(Meeting, row_id):
            return MeetingPart(row_id)
        return _on_the_agenda(session, row_id) or _in_the_minutes(session, row_id)


def _on_the_agenda(session: Session, row_id: str) -> MeetingPart | None:
    paragraph = session.get(ReportParagraph, row_id)
    section = session.get(ReportSection, paragraph.report_section_id if paragraph else row_id)
    appendix = session.get(Appendix, row_id)
    part = section or appendix
    report = session.get(Report, part.report_id if part else row_id)
    item = session.get(AgendaItem, report.agenda_item_id if report and report.agenda_item_id else row_id)
    if item is None:
        return None
    return MeetingPart(item.meeting_id, item_id=item.id, report_part_id="" if item.id == row_id else row_id)


def _in_the_minutes(session: Session, row_id: str) -> MeetingPart | None:
    limb = session.get(Resolution, row_id)
    paragraph = session.get(MinuteParagraph, limb.paragraph_id if limb else row_id)
    minute = session.get(Minute, paragraph.minute_id if paragraph else row_id)
    if minute is None:
        return None
    return MeetingPart(minute.meeting_id, minute_id=minute.id, paragraph_id=paragraph.id if paragraph else "")
