"""The entries that meetings give: items, reports, minutes and what was decided under them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from sqlalchemy import func, or_, select
from sqlalchemy.orm import aliased

from boardkeeper.decisions import reference_of, sentence_of
from boardkeeper.matters.telling import Telling, in_batches
from boardkeeper.matters.views import EventKind, Thing
from boardkeeper.rules.due_dates import full_date
from boardkeeper.rules.numbering import cite
from db.tables.agenda import AgendaItem
from db.tables.meetings import Meeting, MeetingState
from db.tables.minutes import Minute, MinuteParagraph, ParagraphKind, Resolution
from db.tables.reports import Appendix, Report, ReportParagraph, ReportSection

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

_PAGE = "meetings"


def tell_items(telling: Telling, ids: Sequence[str]) -> None:
    """Items of agendas, with the number they were published under."""
    for some in in_batches(ids):
        rows = telling.session.execute(
            select(AgendaItem, Meeting)
            .join(Meeting, AgendaItem.meeting_id == Meeting.id)
            .where(AgendaItem.id.in_(some))
        )
        for item, meeting in rows:
            thing = Thing("agenda_item", item.id)
            number = f"Item {item.frozen_number}" if item.frozen_number else "An item"
            telling.names[thing] = (
                f"{number[0].lower() if number == 'An item' else number[0]}{number[1:]} on {full_date(meeting.held_on)}"
            )
            state = " – meeting cancelled" if meeting.state is MeetingState.CANCELLED else ""
            telling.tell(
                thing,
                meeting.held_on,
                EventKind.AGENDA,
                f"{number if item.frozen_number else 'On the agenda'}{state}",
                item.title,
                note=" · ".join(part for part in (item.purpose, item.lead) if part),
                board_id=meeting.board_id,
                page=_PAGE,
                is_exempt=is_item_exempt(telling.session, item),
            )


def is_item_exempt(session: Session, item: AgendaItem) -> bool:
    """Whether an item is taken in private, or hangs under one that is."""
    above: AgendaItem | None = item
    while above is not None:
        if above.exempt_paragraphs or above.is_confidential:
            return True
        above = session.get(AgendaItem, above.parent_id) if above.parent_id else None
    return False


def tell_reports(telling: Telling, ids: Sequence[str]) -> None:
    """Reports behind items; what is behind a private item is private."""
    for some in in_batches(ids):
        rows = telling.session.execute(
            select(Report, AgendaItem, Meeting)
            .join(AgendaItem, Report.agenda_item_id == AgendaItem.id)
            .join(Meeting, AgendaItem.meeting_id == Meeting.id)
            .where(Report.id.in_(some))
        )
        for report, item, meeting in rows:
            thing = Thing("report", report.id)
            telling.names[thing] = f"the report to {full_date(meeting.held_on)}"
            telling.tell(
                thing,
                meeting.held_on,
                EventKind.REPORT,
                "Report",
                report.title,
                note=report.author,
                board_id=meeting.board_id,
                page=_PAGE,
                is_exempt=is_item_exempt(telling.session, item),
            )


def tell_report_paragraphs(telling: Telling, ids: Sequence[str]) -> None:
    """Paragraphs of reports, found by their words."""
    for some in in_batches(ids):
        rows = telling.session.execute(
            select(ReportParagraph, ReportSection.heading, Report.title, AgendaItem, Meeting)
            .join(ReportSection, ReportParagraph.report_section_id == ReportSection.id)
            .join(Report, ReportSection.report_id == Report.id)
            .join(AgendaItem, Report.agenda_item_id == AgendaItem.id)
            .join(Meeting, AgendaItem.meeting_id == Meeting.id)
            .where(ReportParagraph.id.in_(some))
        )
        for paragraph, heading, title, item, meeting in rows:
            thing = Thing("report_paragraph", paragraph.id)
            telling.names[thing] = f"the report to {full_date(meeting.held_on)}"
            telling.tell(
                thing,
                meeting.held_on,
                EventKind.REPORT,
                f"Report: {heading}",
                paragraph.text,
                note=title,
                board_id=meeting.board_id,
                page=_PAGE,
                is_exempt=is_item_exempt(telling.session, item),
            )


def tell_appendices(telling: Telling, ids: Sequence[str]) -> None:
    """Appendices, found by their titles; one may be private though its report is not."""
    for some in in_batches(ids):
        rows = telling.session.execute(
            select(Appendix, Report.title, AgendaItem, Meeting)
            .join(Report, Appendix.report_id == Report.id)
            .join(AgendaItem, Report.agenda_item_id == AgendaItem.id)
            .join(Meeting, AgendaItem.meeting_id == Meeting.id)
            .where(Appendix.id.in_(some))
        )
        for appendix, title, item, meeting in rows:
            thing = Thing("appendix", appendix.id)
            telling.names[thing] = f"an appendix of {full_date(meeting.held_on)}"
            telling.tell(
                thing,
                meeting.held_on,
                EventKind.REPORT,
                f"Appendix {appendix.reference}".strip(),
                appendix.title,
                note=title,
                board_id=meeting.board_id,
                page=_PAGE,
                is_exempt=is_item_exempt(telling.session, item)
                or bool(appendix.exempt_paragraphs)
                or appendix.is_confidential,
            )


def tell_minutes(telling: Telling, ids: Sequence[str]) -> None:
    """Minutes by their numbers."""
    for some in in_batches(ids):
        rows = telling.session.execute(
            select(Minute, Meeting).join(Meeting, Minute.meeting_id == Meeting.id).where(Minute.id.in_(some))
        )
        for minute, meeting in rows:
            thing = Thing("minute", minute.id)
            day = full_date(meeting.held_on)
            telling.names[thing] = (
                f"the minutes of {day}"
                if minute.number is None
                else cite(minute.number, None, meeting.held_on)
            )
            telling.tell(
                thing,
                meeting.held_on,
                EventKind.MINUTES,
                "Minuted" if minute.number is None else f"Minute {minute.number}",
                minute.title,
                board_id=meeting.board_id,
                page=_PAGE,
            )


def tell_paragraphs(telling: Telling, ids: Sequence[str], told_by_decision: Mapping[str, str]) -> None:
    """Limbs and other paragraphs of minutes.

    Args:
        telling: What is collected.
        ids: Of the paragraphs.
        told_by_decision: The limbs whose tracking decision is in the history, by paragraph: the decision says them.
    """
    before = aliased(MinuteParagraph)
    limb_number = (
        select(func.count(before.id))
        .where(
            before.minute_id == MinuteParagraph.minute_id,
            before.kind == ParagraphKind.RESOLUTION,
            before.position <= MinuteParagraph.position,
        )
        .correlate(MinuteParagraph)
        .scalar_subquery()
    )
    for some in in_batches(ids):
        rows = telling.session.execute(
            select(MinuteParagraph, Minute, Meeting, Resolution, limb_number)
            .join(Minute, MinuteParagraph.minute_id == Minute.id)
            .join(Meeting, Minute.meeting_id == Meeting.id)
            .outerjoin(Resolution, Resolution.paragraph_id == MinuteParagraph.id)
            .where(or_(MinuteParagraph.id.in_(some)))
        )
        for paragraph, minute, meeting, limb, number in rows:
            thing = Thing("minute_paragraph", paragraph.id)
            day = meeting.held_on
            whole = "Minutes" if minute.number is None else f"Minute {minute.number}"
            if limb is not None:
                cited = reference_of(minute.number, [number], day)
                telling.names[thing] = cited or f"the minutes of {full_date(day)}"
                if paragraph.id in told_by_decision:
                    continue
            else:
                telling.names[thing] = (
                    f"the minutes of {full_date(day)}"
                    if minute.number is None
                    else cite(minute.number, None, day)
                )
            telling.tell(
                thing,
                day,
                EventKind.DECISION if limb is not None else EventKind.MINUTES,
                whole if limb is None else f"{whole}({number})" if minute.number else "Decided",
                paragraph.text if limb is None else sentence_of([(limb, paragraph.text)]),
                note=minute.title,
                board_id=meeting.board_id,
                page=_PAGE,
                is_exempt=bool(paragraph.exempt_paragraphs) or paragraph.is_confidential,
            )
