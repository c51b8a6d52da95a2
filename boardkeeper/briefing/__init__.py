"""The chair’s briefing: what is late, promised, moved and contradicted before a meeting; `briefing_paper` prints it."""

from boardkeeper.briefing.gathering import briefed_meetings, gather_facts
from boardkeeper.briefing.sheet import BriefingSheet, Part, SheetLine, SheetSection, Weight, compose_sheet
from boardkeeper.briefing.views import Briefing, BriefingFacts

__all__ = [
    "Briefing",
    "BriefingFacts",
    "BriefingSheet",
    "Part",
    "SheetLine",
    "SheetSection",
    "Weight",
    "briefed_meetings",
    "compose_sheet",
    "gather_facts",
]
