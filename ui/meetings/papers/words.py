"""How the state of a paper is said: in the list, above the form, in toasts."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from boardkeeper.agenda import ItemKind, PaperKind
from boardkeeper.papers import OwedPaper
from boardkeeper.reports import ReportView, SignOffKind, spoken
from boardkeeper.reports.completeness import has_words
from ui.meetings.papers.reading import ItemPaper
from ui.theme.tokens import Tone
from ui.today.words import count, far_off, overdue


@dataclass(frozen=True, slots=True)
class PaperState:
    """A few words on a paper, and how good or bad that is."""

    words: str
    tone: Tone


def paper_state(row: ItemPaper, pages: Mapping[str, int], *, lacks_matter: bool = False) -> PaperState:
    """How the paper of an item stands.

    Args:
        row: The item.
        pages: Those of attached files, by hash, as far as they are counted.
        lacks_matter: Whether it is to be made from this board and the board holds nothing for it yet.
    """
    item, report = row.item, row.report
    if report is not None:
        return _report_state(row, report, pages)
    if item.paper not in {PaperKind.NONE, PaperKind.REPORT}:
        if lacks_matter:
            return PaperState(f"No {item.paper.value} on this board yet", Tone.WARNING)
        return PaperState(f"Made from this board: {item.paper.value}", Tone.GOOD)
    if row.owed is not None:
        return PaperState(f"{without_paper(row)}, {owed_words(row.owed)}", _owed_tone(row.owed))
    follows = item.kind is ItemKind.TO_FOLLOW
    return PaperState(without_paper(row), Tone.WARNING if follows else Tone.NEUTRAL)


def without_paper(row: ItemPaper) -> str:
    """How an item without a report or a file stands."""
    if row.item.kind is ItemKind.TO_FOLLOW:
        return "To follow"
    return "No paper yet" if row.owed is not None else "Needs no paper"


def _report_state(row: ItemPaper, report: ReportView, pages: Mapping[str, int]) -> PaperState:
    if report.attached_hash:
        number = pages.get(report.attached_hash)
        words = f"Attached PDF, {count(number, 'page')}" if number else "Attached PDF"
    else:
        written = sum(1 for section in report.sections if has_words(section.paragraphs))
        words = f"Written here, {written} of {count(len(report.sections), 'section')}"
    if row.owed is not None and not report.attached_hash:
        start = "To follow, " if row.item.kind is ItemKind.TO_FOLLOW else ""
        return PaperState(f"{start}{words[:1].lower() if start else words[:1]}{words[1:]}", Tone.WARNING)
    if report.missing:
        return PaperState(f"{words}; {missing_words(report)}", Tone.WARNING)
    return PaperState(words, Tone.GOOD)


def missing_words(report: ReportView) -> str:
    """“1 thing is missing”, “9 things are missing”."""
    number = len(report.missing)
    return f"{count(number, 'thing')} {'is' if number == 1 else 'are'} missing"


def owed_words(owed: OwedPaper) -> str:
    """“owed by Andrew Loton in 3 days”, “owed, 2 days overdue”."""
    whom = f"owed by {owed.whom}" if owed.whom else "owed"
    if owed.days_left < 0:
        return f"{whom}, {overdue(-owed.days_left)}"
    return f"{whom} {far_off(owed.days_left)}"


def _owed_tone(owed: OwedPaper) -> Tone:
    return Tone.BAD if owed.days_left < 0 else Tone.WARNING


def sign_off_words(kind: SignOffKind) -> str:
    """Who signs, in full for whoever does not know the abbreviation."""
    return _IN_FULL.get(kind, spoken(kind).removeprefix("The ").capitalize())


_IN_FULL = {
    SignOffKind.FINANCE: "Finance (Fin)",
    SignOffKind.LEGAL: "Legal (Leg)",
    SignOffKind.MONITORING_OFFICER: "Monitoring Officer (Mon Off)",
    SignOffKind.HUMAN_RESOURCES: "HR",
    SignOffKind.ASSETS: "Assets",
    SignOffKind.STRATEGIC_PROCUREMENT: "Strategic Procurement (Strat Proc)",
}


def breakable(file_name: str) -> str:
    """The name of a file with places where a line may end: names without blanks would push the page apart."""
    parts = re.split(r"(?<=[\s_.,+-])", file_name)
    pieces = [part[at : at + _LONGEST_PIECE] for part in parts for at in range(0, len(part), _LONGEST_PIECE)]
    return _MAY_BREAK.join(pieces)


_LONGEST_PIECE = 20
_MAY_BREAK = "\u200b"
