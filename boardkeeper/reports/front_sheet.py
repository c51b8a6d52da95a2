"""The front sheet and the paper behind it: beginning a report, its facts, a file attached as the paper."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sqlalchemy import select

from boardkeeper import posts
from boardkeeper.errors import UserError
from boardkeeper.kept_files import TakenFile, keep_into
from boardkeeper.ordered_rows import put_facts
from boardkeeper.reports.arriving import paper_arrived_into
from boardkeeper.reports.cleaning import clean_line
from boardkeeper.reports.reading import appendices_of
from boardkeeper.templates import report_template_in
from db.tables.agenda import AgendaItem, ItemKind, PaperKind
from db.tables.meetings import Meeting
from db.tables.people import Person
from db.tables.reports import Appendix, Report, ReportSection

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from db.store import Store

PDF = "application/pdf"
_E_MAIL = re.compile(r"[^@\s]+@[^@\s]+")
FACTS = (
    "title",
    "lead_member",
    "lead_director",
    "author",
    "contact_email",
    "reference",
    "is_key_decision",
    "parent_decision",
    "prints_front_sheet",
)


def start_report(store: Store, who: str, item_id: str) -> str:
    """Begin the report behind an item from the board's template; answers its id, also of one begun before.

    Its title is the item's; whoever leads the item goes where the front sheet names them. A paper the program composed
    for the item (plan, KPIs …) becomes appendix A, behind the front sheet.

    Raises:
        UserError: The item is a heading.
    """
    with store.edit("Begin the report", who) as session:
        return report_into(session, item_id).id


def report_into(session: Session, item_id: str, *, prints_front_sheet: bool = True) -> Report:
    """The same inside an edit that is already open; answers the row."""
    found = session.scalar(select(Report).where(Report.agenda_item_id == item_id))
    if found is not None:
        return found
    item = session.get_one(AgendaItem, item_id)
    if item.kind is ItemKind.HEADING:
        raise UserError(f"“{item.title}” is a heading.", "Put the report behind the item below it.")
    report = Report(agenda_item_id=item_id, title=item.title, prints_front_sheet=prints_front_sheet)
    meeting = session.get_one(Meeting, item.meeting_id)
    _name_lead(session, report, item.lead, meeting)
    session.add(report)
    session.flush()
    session.add_all(
        ReportSection(report_id=report.id, position=place, heading=asked.heading, role=asked.role)
        for place, asked in enumerate(report_template_in(session, meeting.board_id).sections)
    )
    if item.paper not in {PaperKind.NONE, PaperKind.REPORT}:
        title = item.paper.value[:1].upper() + item.paper.value[1:]
        session.add(Appendix(report_id=report.id, position=0, reference="A", title=title, paper=item.paper))
    item.paper = PaperKind.REPORT
    session.flush()
    return report


def _name_lead(session: Session, report: Report, lead: str, meeting: Meeting) -> None:
    """Put the item's lead where the front sheet has room for them: member, director or author."""
    lead = clean_line(lead)
    if not lead:
        return
    person = person_named(session, lead)
    post = posts.posts_on(session, meeting.held_on).get(person.id, "") if person else ""
    named = f"{lead} ({post})" if post and "(" not in lead else lead
    if lead.casefold().startswith(("councillor ", "cllr ")):
        report.lead_member = named
    elif "director" in named.casefold():
        report.lead_director = named
    else:
        report.author = named
        report.contact_email = person.email if person else ""


def person_named(session: Session, written: str) -> Person | None:
    """The person meant by “Andrew Loton (Senior Performance Advisor)” or “Emma Crowther, Commissioning Manager”."""
    whole = clean_line(written)
    names = dict.fromkeys((whole, whole.partition("(")[0].strip(), whole.partition(",")[0].strip()))
    for name in names:
        person = session.scalar(select(Person).where(Person.name == name).limit(1)) if name else None
        if person is not None:
            return person
    return None


def update_report(store: Store, who: str, report_id: str, **facts: object) -> None:
    """Change facts of a front sheet, named as in `FACTS`.

    An author who is known brings their e-mail address when there was none.

    Raises:
        UserError: The title is blank, or the contact address is none.
    """
    with store.edit("Change the front sheet", who) as session:
        report = session.get_one(Report, report_id)
        cleaned = {
            name: clean_line(value) if isinstance(value, str) else value for name, value in facts.items()
        }
        put_facts(report, cleaned, FACTS)
        if not report.title:
            raise UserError("A report needs a title.", "Type it as the front sheet shall print it.")
        if "author" in facts and "contact_email" not in facts and not report.contact_email:
            author = person_named(session, report.author)
            report.contact_email = author.email if author else ""
        if "contact_email" in facts and report.contact_email and not _E_MAIL.fullmatch(report.contact_email):
            raise UserError(
                f"“{report.contact_email}” is not an e-mail address.", "Write it like name@council.gov.uk."
            )


def remove_report(store: Store, who: str, item_id: str) -> None:
    """Take the report away from an item, with everything in it; a paper composed as its appendix is the item’s again."""
    with store.edit("Remove the report", who) as session:
        report = session.scalar(select(Report).where(Report.agenda_item_id == item_id))
        if report is not None:
            composed = (
                row.paper for row in appendices_of(session, report.id) if row.paper is not PaperKind.NONE
            )
            session.get_one(AgendaItem, item_id).paper = next(composed, PaperKind.NONE)
            session.delete(report)


def attach_paper(store: Store, who: str, item_id: str, file: TakenFile) -> str:
    """Make a PDF the paper of an item, in place of the one attached before; answers the report's id.

    An item without a report gets one without a front sheet: the file is the whole paper.

    Raises:
        UserError: The file is not a PDF, or the item is a heading.
    """
    with store.edit(f"Attach “{clean_line(file.name)}”", who) as session:
        return attach_into(session, item_id, file).id


def attach_into(session: Session, item_id: str, file: TakenFile) -> Report:
    """The same inside an edit that is already open; answers the row."""
    digest = pdf_into(session, file)
    report = report_into(session, item_id, prints_front_sheet=False)
    report.attached_name = clean_line(file.name)
    report.attached_hash = digest
    session.get_one(AgendaItem, item_id).paper = PaperKind.REPORT
    paper_arrived_into(session, item_id)
    return report


def pdf_into(session: Session, file: TakenFile) -> str:
    """Keep a file that stands in a pack by its pages; answers its SHA-256.

    Raises:
        UserError: It is not a PDF.
    """
    if file.media_type != PDF:
        raise UserError(f"“{file.name}” is not a PDF.", "Save it as PDF and attach that.")
    return keep_into(session, file.content, PDF)


def detach_paper(store: Store, who: str, item_id: str) -> None:
    """Take the attached file away; what was written in the report stays, and its front sheet is printed again."""
    with store.edit("Take the attached paper away", who) as session:
        report = session.scalars(select(Report).where(Report.agenda_item_id == item_id)).one()
        report.attached_name, report.attached_hash = "", None
        report.prints_front_sheet = True
