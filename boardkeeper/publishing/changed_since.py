"""Which reports say something else now than when they were published, read from the journal."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from db.journal import change_row
from db.tables.reports import Appendix, BackgroundPaper, Report, ReportParagraph, ReportSection

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

_TABLES = tuple(
    table.__tablename__ for table in (Report, ReportSection, ReportParagraph, Appendix, BackgroundPaper)
)
#: Which column names the row above, by table.
_ABOVE = {
    ReportSection.__tablename__: "report_id",
    Appendix.__tablename__: "report_id",
    BackgroundPaper.__tablename__: "report_id",
    ReportParagraph.__tablename__: "report_section_id",
}

_Row = tuple[str, str]


def changed_reports(session: Session, publication_id: str) -> frozenset[str]:
    """The ids of the reports whose words, files or front sheet differ from what they were at a publication.

    A change that was undone, or made and taken back by hand, is none.
    """
    published = session.scalar(
        select(change_row.c.txn_no)
        .where(
            change_row.c.table_name == "publication",
            change_row.c.row_id == publication_id,
            change_row.c.op == "I",
        )
        .order_by(change_row.c.no.desc())
    )
    if published is None:
        return frozenset()
    images = session.execute(
        select(
            change_row.c.table_name, change_row.c.row_id, change_row.c.op, change_row.c.old, change_row.c.new
        )
        .where(change_row.c.table_name.in_(_TABLES), change_row.c.txn_no > published)
        .order_by(change_row.c.no)
    )
    before, after, above = _folded((table, row, op, old, new) for table, row, op, old, new in images)
    touched = {key for key in before if before[key] != after[key]}
    return frozenset(found for key in touched if (found := _report_of(session, key, above)))


def _folded(
    images: Iterable[tuple[str, str, str, str | None, str | None]],
) -> tuple[dict[_Row, dict[str, Any] | None], dict[_Row, dict[str, Any] | None], dict[_Row, str]]:
    """Of every row what changed, as it was first and as it is now (None: not there), and the row above it."""
    before: dict[_Row, dict[str, Any] | None] = {}
    after: dict[_Row, dict[str, Any] | None] = {}
    above: dict[_Row, str] = {}
    for table, row_id, _op, old_text, new_text in images:
        key = (table, row_id)
        old = _facts(old_text)
        new = _facts(new_text)
        for facts in (old, new):
            if facts and _ABOVE.get(table, "") in facts:
                above[key] = facts[_ABOVE[table]]
        if key not in before:
            before[key], after[key] = old, new
            continue
        was, now = before[key], after[key]
        if was is not None and now is not None and old is not None:
            before[key] = {**old, **was}
        after[key] = None if new is None else {**(now or {}), **new}
    return before, after, above


def _facts(image: str | None) -> dict[str, Any] | None:
    if image is None:
        return None
    facts: dict[str, Any] = json.loads(image)
    # Only a deleted row's image holds its version, which is no fact of the report.
    facts.pop("version", None)
    return facts


def _report_of(session: Session, key: _Row, above: dict[_Row, str]) -> str | None:
    table, row_id = key
    if table == Report.__tablename__:
        return row_id
    if table == ReportParagraph.__tablename__:
        section_id = above.get(key)
        if section_id is None:
            paragraph = session.get(ReportParagraph, row_id)
            section_id = paragraph.report_section_id if paragraph else None
        if section_id is None:
            return None
        return _report_of(session, (ReportSection.__tablename__, section_id), above)
    if key in above:
        return above[key]
    found = {
        ReportSection.__tablename__: ReportSection,
        Appendix.__tablename__: Appendix,
        BackgroundPaper.__tablename__: BackgroundPaper,
    }[table]
    row: Any = session.get(found, row_id)
    return row.report_id if row is not None else None
