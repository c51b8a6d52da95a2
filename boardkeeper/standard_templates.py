"""What a new board starts with: the items every agenda opens and closes with, and the front sheet of a report.

The front sheet is the one English councils commonly print; the sentences under the headings are our own.
"""

from __future__ import annotations

from dataclasses import dataclass

from db.tables.agenda import ItemKind, PaperKind
from db.tables.reports import SectionRole, SignOffKind

__all__ = ["SECTIONS", "SIGN_OFFS", "STANDING_ITEMS", "StandardItem", "StandardSection"]


@dataclass(frozen=True, slots=True)
class StandardItem:
    """A standing item as a new board has it."""

    title: str
    purpose: str
    kind: ItemKind = ItemKind.STANDING
    paper: PaperKind = PaperKind.NONE


@dataclass(frozen=True, slots=True)
class StandardSection:
    """A section of the front sheet as a new board has it."""

    heading: str
    role: SectionRole
    guidance: str
    is_required: bool = False


STANDING_ITEMS = (
    StandardItem("Apologies", "To receive apologies from members who cannot attend."),
    StandardItem(
        "Declarations of Interest", "Members are asked to declare any interest in the items on this agenda."
    ),
    StandardItem(
        "Minutes", "To confirm the minutes of the last meeting as a correct record.", paper=PaperKind.MINUTES
    ),
    StandardItem(
        "Chair’s Urgent Business",
        "To consider business that the Chair rules urgent because of special circumstances.",
    ),
    StandardItem(
        "Improvement Plan",
        "To review progress against each milestone.",
        kind=ItemKind.REPORT,
        paper=PaperKind.PLAN,
    ),
    StandardItem(
        "Performance Data Set",
        "To review the indicators of the plan.",
        kind=ItemKind.REPORT,
        paper=PaperKind.KPIS,
    ),
    StandardItem("Work Programme", "To agree what comes to which meeting.", paper=PaperKind.PROGRAMME),
    StandardItem(
        "Tracking Decisions", "To review progress on what the board has decided.", paper=PaperKind.DECISIONS
    ),
)

SECTIONS = (
    StandardSection(
        "Purpose of Report",
        SectionRole.PURPOSE,
        "Say in two or three sentences what the report is about and why it comes to this meeting.",
        is_required=True,
    ),
    StandardSection(
        "Recommendations and Reasons",
        SectionRole.RECOMMENDATIONS,
        "Number each thing the meeting is asked to do, so that it can be resolved as it stands, and say why.",
        is_required=True,
    ),
    StandardSection(
        "Alternative options considered and rejected",
        SectionRole.ALTERNATIVES,
        "Name each other course that was open, doing nothing among them, and why it was not taken.",
    ),
    StandardSection(
        "Relevance to the Corporate Plan",
        SectionRole.CORPORATE_PLAN,
        "Name the priorities of the plan that this serves, and how.",
    ),
    StandardSection(
        "Implications for the Medium Term Financial Plan and Resource Implications",
        SectionRole.RESOURCES,
        "State cost, saving and staff time by year, and from which budget they come.",
    ),
    StandardSection(
        "Financial Risks",
        SectionRole.FINANCIAL_RISKS,
        "Say what could make it dearer than planned, how likely that is, and who watches it.",
    ),
    StandardSection(
        "Carbon Footprint (Environmental) Implications",
        SectionRole.CARBON,
        "Say what it does to the council’s emissions, waste and land, or that it does nothing to them.",
    ),
    StandardSection(
        "Other Implications",
        SectionRole.OTHER_IMPLICATIONS,
        "Health and safety, risk, equality, child poverty, data protection: whatever the meeting must weigh.",
    ),
)

#: Every sign-off of the front sheet, in its order, and whether a report needs it before it is complete.
SIGN_OFFS = (
    (SignOffKind.FINANCE, True),
    (SignOffKind.LEGAL, True),
    (SignOffKind.MONITORING_OFFICER, False),
    (SignOffKind.HUMAN_RESOURCES, False),
    (SignOffKind.ASSETS, False),
    (SignOffKind.STRATEGIC_PROCUREMENT, False),
    (SignOffKind.LEADERSHIP_TEAM, False),
    (SignOffKind.DIRECTOR, True),
    (SignOffKind.CABINET_MEMBER, False),
)
