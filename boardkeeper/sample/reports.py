"""The sample's reports: front sheets of the next meeting, with the sign-offs they have by now."""

from __future__ import annotations

from sqlalchemy import select

from boardkeeper import sign_offs
from boardkeeper.reports.front_sheet import report_into
from boardkeeper.reports.paragraphs import section_into
from boardkeeper.reports.plain_text import read_plain
from boardkeeper.reports.reading import sections_of
from boardkeeper.sample.words import Building, Words, words_of
from db.tables.agenda import AgendaItem
from db.tables.reports import SignOffKind

_FACTS = ("title", "lead_member", "lead_director", "author", "contact_email", "reference")


def build(building: Building) -> None:
    """Write the reports, section by section, then have them signed as they stand."""
    for words in words_of("reports")["reports"]:
        _build_report(building, words)


def _build_report(building: Building, words: Words) -> None:
    session = building.session
    item = session.scalars(
        select(AgendaItem).where(
            AgendaItem.meeting_id == building.meetings[words["meeting"]].id, AgendaItem.title == words["item"]
        )
    ).one()
    report = report_into(session, item.id)
    for fact in _FACTS:
        setattr(report, fact, words.get(fact, ""))
    session.flush()
    for section in sections_of(session, report.id):
        said = words["sections"].get(section.role.value)
        if said:
            section_into(session, section.id, read_plain(said))
    session.flush()
    for signed in words.get("sign_offs", ()):
        facts = dict(signed)
        sign_offs.sign_into(session, report.id, SignOffKind(facts.pop("kind")), **facts)
