"""The sections of a report: adding, naming, ordering and removing them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from boardkeeper.errors import UserError
from boardkeeper.ordered_rows import count_places, move_row
from boardkeeper.reports.arriving import paper_arrived_into
from boardkeeper.reports.cleaning import clean_line
from boardkeeper.reports.paragraphs import section_into
from boardkeeper.reports.reading import sections_of
from boardkeeper.reports.views import WrittenParagraph
from db.tables.reports import Report, ReportSection, SectionRole

if TYPE_CHECKING:
    from db.store import Store


def add_section(
    store: Store,
    who: str,
    report_id: str,
    heading: str,
    after_id: str | None = None,
    *,
    role: SectionRole = SectionRole.BODY,
    paragraphs: Sequence[WrittenParagraph] = (),
) -> str:
    """Add a section at the end of a report, or after another, with what it says if that is known; answers its id.

    Raises:
        UserError: It has no heading, or the report has a section for that already.
    """
    heading = clean_line(heading)
    with store.edit(f"Add the section “{heading}”", who) as session:
        rows = sections_of(session, report_id)
        if role is not SectionRole.BODY and any(row.role is role for row in rows):
            raise UserError(f"The report has a section for the {role.value} already.", "Write in that one.")
        ids = [row.id for row in rows]
        place = ids.index(after_id) + 1 if after_id in ids else len(rows)
        section = ReportSection(report_id=report_id, position=place, heading=heading, role=role)
        _require_heading(section)
        session.add(section)
        rows.insert(place, section)
        count_places(rows)
        session.flush()
        if paragraphs:
            section_into(session, section.id, paragraphs)
        return section.id


def rename_section(store: Store, who: str, section_id: str, heading: str) -> None:
    """Give a section another heading."""
    with store.edit("Rename the section", who) as session:
        section = session.get_one(ReportSection, section_id)
        section.heading = clean_line(heading)
        _require_heading(section)


def move_section(store: Store, who: str, section_id: str, to_place: int) -> None:
    """Move a section to a place counted from 0; the others close up."""
    with store.edit("Move the section", who) as session:
        section = session.get_one(ReportSection, section_id)
        move_row(sections_of(session, section.report_id), section, to_place)


def remove_section(store: Store, who: str, section_id: str) -> None:
    """Remove a section with what is written in it."""
    with store.edit("Remove the section", who) as session:
        section = session.get_one(ReportSection, section_id)
        rows = sections_of(session, section.report_id)
        rows.remove(section)
        item_id = session.get_one(Report, section.report_id).agenda_item_id
        session.delete(section)
        count_places(rows)
        paper_arrived_into(session, item_id)


def _require_heading(section: ReportSection) -> None:
    if not section.heading:
        raise UserError("A section needs a heading.", "Type it as the paper shall print it.")
