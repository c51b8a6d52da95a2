"""The agenda of 11 September 2019 as it was printed: its facts, and its words where the paper itself is at hand.

Facts (names, dates, references) stand here. The sentences of the front sheets are not ours: they are read from the paper
beside the checkout when it is there; without it a sentence of our own stands in, so that the journey is always made.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

BOARD = "Education and Children's Social Care Overview and Scrutiny Committee"
COUNCIL = "Plymouth City Council"
MEETING = date(2019, 9, 11)
LAWFUL, LATE = date(2019, 9, 3), date(2019, 9, 4)
CHAIR, VICE_CHAIR = "Councillor Mrs Johnson", "Councillor Murphy"
MEMBERS = "Councillors Allen, Buchan, Downie, Goslin, James, Loveridge and McDonald"

#: The fourteen items as somebody types them from the paper, with the paper the program makes for some of them.
ITEMS = (
    "Apologies",
    "Declarations of Interest",
    "Minutes",
    "Chair's Urgent Business",
    "Mapping of Corporate Plan to Scrutiny Committees",
    "Number of Children in Care - verbal update",
    "Pledges Update",
    "Early Help Offer",
    "Child Exploitation - To follow",
    "Together for Childhood - To follow",
    "Ofsted Improvement Plan",
    "Plymouth Challenge Update",
    "Work Programme",
    "Tracking Decisions",
)
TITLES = tuple(item.partition(" - ")[0] for item in ITEMS)
URGENT = (
    "School Transport",
    "The operator gave notice on 5 September and cover must be agreed before the term.",
)

HEADINGS = {
    "purpose": "Purpose of Report",
    "recommendations": "Recommendations and Reasons",
    "alternatives": "Alternative options considered and rejected",
    "corporate plan": "Relevance to the Corporate Plan",
    "resources": "Implications for the Medium Term Financial Plan",
    "carbon footprint": "Carbon Footprint",
    "other implications": "Other Implications",
}
"""The sections of the front sheet by role, as their headings begin in the paper."""


@dataclass(frozen=True)
class FrontSheet:
    """What a front sheet of the paper says, besides its sentences."""

    item: str
    title: str
    lead_member: str
    lead_director: str
    author: str
    contact_email: str
    reference: str
    is_key_decision: bool
    appendices: tuple[str, ...]
    finance: str
    legal: str
    leadership_member: str
    director_agreed_by: str
    director_agreed_on: date
    cabinet_member: str
    given_how: str
    cabinet_approved_on: date


_LAING = "Councillor Jemima Laing (Cabinet Member for Children and Young People)"
_BOTHAM = "Alison Botham (Director for Children's Services)"

FRONT_SHEETS = (
    FrontSheet(
        "7",
        "Children's Services Pledges",
        _LAING,
        _BOTHAM,
        "Andrew Loton (Senior Performance Advisor)",
        "Andrew.loton@Plymouth.gov.uk",
        "PledCS20190911",
        False,
        ("Children’s Service Pledges",),
        "djn.19.20.97",
        "MS.03.09.19",
        "Alison Botham (Director of Children’s Services)",
        "Alison Botham",
        date(2019, 9, 3),
        "Jemima Laing (Cabinet member for Children and Young People)",
        "",
        date(2019, 9, 3),
    ),
    FrontSheet(
        "8",
        "Early Help and Targeted Support engagement – developing Family Hubs",
        _LAING,
        "Craig McArdle (Interim Strategic Director of People)",
        "Emma Crowther, Strategic Commissioning Manager",
        "Emma.crowther@plymouth.gov.uk",
        "EHTS/S",
        True,
        (
            "Early Help and Targeted Support engagement – developing Family Hubs",
            "EHTS diagram - proposal",
        ),
        "djn.19.20.91",
        "MS/28.08.19",
        "Anna Coles, Interim Director of Integrated Commissioning",
        "Jean Kelly",
        date(2019, 8, 28),
        "Cllr Jemima Laing",
        "approved verbally",
        date(2019, 8, 28),
    ),
    FrontSheet(
        "11",
        "Ofsted Improvement Plan Progress Report",
        _LAING,
        _BOTHAM,
        "Sandy Magee (Head of Service, Children, Young People and Families Service)",
        "Sandy.Magee@Plymouth.gov.uk",
        "CYPF14/08/19",
        False,
        ("Ofsted Improvement plan progress report",),
        "djn.10.20.90",
        "lt/33199/2308",
        "Jean Kelly",
        "Alison Botham",
        date(2019, 6, 14),
        "Cllr Jemima Laing",
        "CYP&Fs PFH meeting",
        date(2019, 8, 21),
    ),
    FrontSheet(
        "12",
        "Plymouth Challenge Update",
        "Councillor Jon Taylor (Cabinet Member for Education, Skills and Transformation)",
        "Alison Botham (Director for Childrens Services)",
        "David Bowles (Head of Education)",
        "David.bowles@plymouth.gov.uk",
        "AB.JAH.11/09/19/1",
        False,
        ("Briefing report title", "Equalities Impact Assessment (if applicable)"),
        "djn.19.20.86",
        "lt/33220/2908",
        "Judith Harwood",
        "Alison Botham",
        date(2019, 8, 30),
        "Councillor Jon Taylor",
        "approved by email",
        date(2019, 8, 21),
    ),
)

_SEED = (
    Path(__file__).resolve().parents[3] / "shared" / "seeds" / "plymouth-2019-09-11-scrutiny-agenda-pack.txt"
)


def words_of(sheet: FrontSheet, role: str) -> str:
    """What a front sheet says in one of its sections, a paragraph a line; a sentence of our own without the paper."""
    if not _SEED.is_file():
        return f"What the report on {sheet.title} says of its {role}."
    lines = _SEED.read_text(encoding="utf-8").splitlines()
    begins = next(
        place
        for place, line in enumerate(lines)
        if line.startswith("Title of Report:") and line.partition("\t")[2].strip() == sheet.title
    )
    starts = (*HEADINGS.values(), "Appendices")
    inside = False
    said: list[str] = []
    for line in lines[begins:]:
        if line.startswith("Sign off"):
            break
        if line.startswith(starts):
            inside = line.startswith(HEADINGS[role])
        elif inside and line.strip() and "Click here" not in line and not line.startswith("*"):
            # A table of the seed has kept the marks of the page it was taken from.
            parts = re.split(r"</?p>", line)
            said += [" ".join(part.split()) for part in parts if part.strip()]
    return "\n".join(said) or "N/A"
