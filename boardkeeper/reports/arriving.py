"""“To follow” ends by itself when the paper is there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from boardkeeper.reports.completeness import lacks_words
from boardkeeper.reports.reading import report_in
from boardkeeper.rules.agenda_titles import read_title
from boardkeeper.templates import report_template_in
from db.tables.agenda import AgendaItem, ItemKind, PaperKind
from db.tables.meetings import Meeting

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


def paper_is_there_in(session: Session, item_id: str) -> bool:
    """Whether an item has its paper: a file is attached, or everything that must be written is written."""
    session.flush()
    report = report_in(session, item_id)
    if report is None:
        return False
    meeting = session.get_one(Meeting, session.get_one(AgendaItem, item_id).meeting_id)
    return not lacks_words(report, report_template_in(session, meeting.board_id))


def paper_arrived_into(session: Session, item_id: str) -> None:
    """Let an item stop being “to follow” once its paper is there, inside an edit that is already open.

    On an agenda that is not published its kind becomes report, and what its title said of following goes. On a
    published one the printed words stand until a supplement carries the paper, so nothing changes here.
    """
    item = session.get_one(AgendaItem, item_id)
    is_published = item.frozen_number is not None
    if item.kind is not ItemKind.TO_FOLLOW or is_published or not paper_is_there_in(session, item_id):
        return
    item.kind = ItemKind.REPORT
    item.paper = PaperKind.REPORT if item.paper is PaperKind.NONE else item.paper
    title, said = read_title(item.title)
    if said == ItemKind.TO_FOLLOW.value:
        item.title = title
