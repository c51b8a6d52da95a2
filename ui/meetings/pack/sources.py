"""From a place on a page to where its words are written: the paragraph, the milestone, the KPI, the row of a log."""

from __future__ import annotations

from typing import TYPE_CHECKING

from boardkeeper.documents.sources import table_and_id
from ui.meetings.stepper import Step
from ui.page import Place
from ui.today.words import STEP_MARK

if TYPE_CHECKING:
    from boardkeeper.render.pdf import LaidPack

_PAGES = {
    "action": "actions",
    "kpi": "kpis",
    "milestone": "plan",
    "priority": "plan",
    "programme_item": "programme",
    "tracking_decision": "decisions",
}
"""Where the rows of a table are written; everything else stands in a meeting."""
_ITEM = "item-"
_ID = 32
"""Digits of a row's key."""


def source_place(laid: LaidPack, meeting_id: str, index: int, height: float) -> Place:
    """Where to go from a place on a page: to the row it says, else to the paper it is of, else to the agenda.

    Args:
        laid: The pack.
        meeting_id: Whose it is.
        index: The page, from 0.
        height: In points above the foot of the page.
    """
    # ReportLab and pikepdf cost start-up time; whoever has a pack laid out has loaded them.
    from boardkeeper.render.pdf.source_places import source_at

    table, row_id = table_and_id(source_at(laid, index, height))
    if row_id:
        return Place(_PAGES.get(table, "meetings"), row_id)
    for place in laid.places:
        if place.first_index <= index < place.first_index + place.pages + place.leaves:
            if place.key.startswith(_ITEM):
                item_id = place.key.removeprefix(_ITEM)[:_ID]
                return Place("meetings", f"{item_id}{STEP_MARK}{Step.PAPERS}")
            break
    return Place("meetings", f"{meeting_id}{STEP_MARK}{Step.AGENDA}")
