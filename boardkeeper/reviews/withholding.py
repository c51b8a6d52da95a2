"""Taking what is not public out of the rows of a board, before they are sealed for a reader who shall not have it.

An exempt item and an exempt passage of the minutes stay in their place, so that numbers and letters are those of the
record, and say what the public was told or nothing at all. Everything else that is exempt is taken out whole.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from boardkeeper.minutes.editions import not_public
from boardkeeper.reviews.gathering import Gathered
from db.tables.minutes import ParagraphKind
from db.tables.packs import PublishedAs
from db.tables.reviews import RemarkAbout

STANDS_FOR = "Not for publication"
"""What stands where a title was."""

_COUNTED = ParagraphKind.POINT.value, ParagraphKind.RESOLUTION.value
_ON_AN_ITEM = frozenset({RemarkAbout.AGENDA_ITEM.value, RemarkAbout.PAGE.value})

Row = dict[str, Any]


def is_exempt(row: Row) -> bool:
    """Whether a row is marked as exempt or confidential."""
    return bool(row["exempt_paragraphs"].strip()) or bool(row["is_confidential"])


def withhold(found: Gathered) -> int:
    """Take out what is not public, in place.

    Returns:
        How many items, papers, passages and rows of the logs are withheld.
    """
    items = _exempt_items(found)
    told = _published_titles(found)
    minutes = {
        row["id"]
        for row in found["minute"].values()
        if row["agenda_item_id"] in items and row["title"] != told.get(row["agenda_item_id"])
    }
    passages = {row["id"] for row in found["minute_paragraph"].values() if is_exempt(row)}
    decisions, actions = _asked_in(found, passages)
    # While everything is still there: what it is about is known from the rows that go.
    _withhold_remarks(found, items, minutes, passages, decisions | actions)
    _retitle_decisions(found, minutes)
    withheld = len(items) + len(passages) + len(decisions) + len(actions)
    withheld += _withhold_papers(found, items)
    _withhold_items(found, items, told)
    _withhold_minutes(found, minutes, passages)
    _take(found, "tracking_decision", lambda row: row["id"] in decisions)
    _take(found, "action", lambda row: row["id"] in actions)
    _take(found, "taken_up", lambda row: row["agenda_item_id"] in items)
    _take(found, "published_paper", lambda row: row["published_as"] == PublishedAs.RESTRICTED_PACK.value)
    return withheld


def _exempt_items(found: Gathered) -> set[str]:
    """The items that are not public, and those that hang under one."""
    rows = found["agenda_item"]
    exempt = {row["id"] for row in rows.values() if is_exempt(row)}
    while more := {row["id"] for row in rows.values() if row["parent_id"] in exempt} - exempt:
        exempt |= more
    return exempt


def _asked_in(found: Gathered, passages: set[str]) -> tuple[set[str], set[str]]:
    """The tracking decisions and the actions that were asked for in a passage which is not public."""
    decisions = {
        row["tracking_decision_id"]
        for row in found["resolution"].values()
        if row["paragraph_id"] in passages and row["tracking_decision_id"]
    }
    actions = {row["id"] for row in found["action"].values() if row["paragraph_id"] in passages}
    return decisions, actions


def _published_titles(found: Gathered) -> dict[str, str]:
    """What the public was told an item is called: that is no secret any more."""
    rows = sorted(found["published_item"].values(), key=lambda row: _published_at(found, row))
    return {row["agenda_item_id"]: row["title"] for row in rows if row["agenda_item_id"]}


def _published_at(found: Gathered, item: Row) -> str:
    return str(found["publication"][item["publication_id"]]["published_at"])


def _withhold_items(found: Gathered, items: set[str], told: dict[str, str]) -> None:
    for item_id in items:
        row = found["agenda_item"][item_id]
        urgent = STANDS_FOR if row["kind"] == "urgent" else ""
        row.update(
            title=told.get(item_id, STANDS_FOR), purpose="", lead="", urgent_reason=urgent, paper="none"
        )
        row.update(public_interest_reason="", programme_item_id=None)
    _take(found, "declaration", lambda row: row["agenda_item_id"] in items)


def _withhold_papers(found: Gathered, items: set[str]) -> int:
    """Reports of items that are not public, and of other reports the appendices and background papers that are not."""
    _take(found, "report", lambda row: row["agenda_item_id"] in items)
    reports = found["report"].keys()
    short: set[str] = set()
    taken = 0
    for name in ("appendix", "background_paper"):
        gone = [row for row in found[name].values() if row["report_id"] in reports and is_exempt(row)]
        short |= {row["report_id"] for row in gone}
        taken += len(gone)
        _take(found, name, is_exempt)
    for row in found["sign_off"].values():
        # What was agreed may have held what is exempt now.
        row["signed_text"] = ""
        if row["report_id"] in short:
            row["text_hash"] = ""
    return taken


def _withhold_minutes(found: Gathered, minutes: set[str], passages: set[str]) -> None:
    for minute_id in minutes:
        found["minute"][minute_id]["title"] = STANDS_FOR
    for paragraph_id in passages:
        row = found["minute_paragraph"][paragraph_id]
        summary = row["public_summary"].strip()
        why = not_public(row["exempt_paragraphs"], is_confidential=bool(row["is_confidential"]))
        kind = row["kind"] if row["kind"] in _COUNTED else ParagraphKind.TEXT.value
        row.update(text=summary or why, marks="", kind=kind, public_interest_reason="")
    for row in found["resolution"].values():
        if row["paragraph_id"] in passages:
            row.update(recommended_to="", mover="", seconder="", tracking_decision_id=None, is_lost=0)
            row.update(votes_for=None, votes_against=None, abstentions=None)
    hidden = {row["id"] for row in found["resolution"].values() if row["paragraph_id"] in passages}
    _take(found, "vote", lambda row: row["resolution_id"] in hidden)
    meetings = {found["minute"][minute_id]["meeting_id"] for minute_id in minutes}
    _take(found, "correction", lambda row: _is_private(row, passages, meetings))


def _is_private(correction: Row, passages: set[str], meetings: set[str]) -> bool:
    """Whether a correction tells of a passage that is not public, or may give a title away that is not."""
    if correction["paragraph_id"] in passages or correction["recorded_in_id"] in passages:
        return True
    return correction["paragraph_id"] is None and correction["meeting_id"] in meetings


def _retitle_decisions(found: Gathered, minutes: set[str]) -> None:
    """A decision names the minute it was made in."""
    of_passage = {row["id"]: row["minute_id"] for row in found["minute_paragraph"].values()}
    for row in found["resolution"].values():
        decision = found["tracking_decision"].get(row["tracking_decision_id"] or "")
        if decision is not None and of_passage.get(row["paragraph_id"]) in minutes:
            decision["minute_title"] = STANDS_FOR


def _withhold_remarks(
    found: Gathered, items: set[str], minutes: set[str], passages: set[str], matters: set[str]
) -> None:
    in_minutes = {row["id"] for row in found["minute_paragraph"].values() if row["minute_id"] in minutes}
    reports = {row["id"] for row in found["report"].values() if row["agenda_item_id"] in items}
    sections = {row["id"] for row in found["report_section"].values() if row["report_id"] in reports}
    in_reports = {
        row["id"] for row in found["report_paragraph"].values() if row["report_section_id"] in sections
    }
    private = items | passages | in_minutes | in_reports | matters
    partly = items | {
        found["report"][row["report_id"]]["agenda_item_id"]
        for row in found["appendix"].values()
        if is_exempt(row)
    }

    def is_private(row: Row) -> bool:
        if row["about"] in _ON_AN_ITEM and row["about_id"] in partly:
            return True  # a page of the restricted pack may be meant
        return row["about_id"] in private or not _is_known(found, row)

    _take(found, "remark", is_private)


_TABLES = {
    RemarkAbout.ACTION: "action",
    RemarkAbout.DECISION: "tracking_decision",
    RemarkAbout.MILESTONE: "milestone",
    RemarkAbout.KPI: "kpi",
    RemarkAbout.AGENDA_ITEM: "agenda_item",
    RemarkAbout.MINUTE_PARAGRAPH: "minute_paragraph",
    RemarkAbout.REPORT_PARAGRAPH: "report_paragraph",
    RemarkAbout.PAGE: "agenda_item",
}


def _is_known(found: Gathered, remark: Row) -> bool:
    """Whether what a remark is about is still there: of what is gone nobody can tell whether it was public."""
    return remark["about_id"] in found[_TABLES[RemarkAbout(remark["about"])]]


def _take(found: Gathered, name: str, is_meant: Callable[[Row], bool]) -> None:
    found[name] = {row_id: row for row_id, row in found[name].items() if not is_meant(row)}
