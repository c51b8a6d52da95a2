"""What stands around the surface in the minutes step; each part lives in a room of its own."""

from __future__ import annotations

from ui.meetings.minutes.approval.bar import ApprovalBar
from ui.meetings.minutes.approval.panel import ApprovalPanel
from ui.meetings.minutes.commands.menu import SlashMenu
from ui.meetings.minutes.decisions.panel import DecisionPanel
from ui.meetings.minutes.exporting import MinutesExporter
from ui.meetings.minutes.people.header import MinutesHeader
from ui.meetings.minutes.people.panel import PeoplePanel
from ui.meetings.minutes.remarks_panel import MinutesRemarks
from ui.meetings.minutes.side import PanelKind
from ui.meetings.minutes.versions.panel import VersionsPanel
from ui.meetings.minutes.words.citations import CitationLinks
from ui.meetings.minutes.words.find_bar import FindBar
from ui.meetings.minutes.words.speller import Speller
from ui.meetings.minutes.words.time_stamp import TimeStamp

__all__ = [
    "PANELS",
    "ApprovalBar",
    "CitationLinks",
    "FindBar",
    "MinutesExporter",
    "MinutesHeader",
    "SlashMenu",
    "Speller",
    "TimeStamp",
]

PANELS: tuple[PanelKind, ...] = (PeoplePanel, DecisionPanel, ApprovalPanel, VersionsPanel, MinutesRemarks)
"""What can stand beside the text, in the order of their buttons."""
