"""Proposes what an indicator is and which way is good, from a catalogue of the usual ones.

A workbook does not say whether more is better, nor what is divided by what. The catalogue proposes it by the
indicator's name; nothing is taken until a person agrees. A wrong proposal is worse than none, so what is negated in one
name must be negated in the other.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

from boardkeeper.importing.alike import likeness, words_of


@dataclass(frozen=True, slots=True)
class CatalogueIndicator:
    """One indicator of the catalogue.

    Attributes:
        name: What it is usually called.
        other_names: What else it is called.
        unit: What its figures count.
        polarity: "higher", "lower" or "none".
        why: Why that way is good, in one sentence.
        numerator: What is counted.
        denominator: What it is divided by; blank for counts.
        is_year_to_date: Whether it is counted up from April.
        source: Where the definition is laid down.
    """

    name: str
    other_names: tuple[str, ...]
    unit: str
    polarity: str
    why: str
    numerator: str = ""
    denominator: str = ""
    is_year_to_date: bool = False
    source: str = ""


@dataclass(frozen=True, slots=True)
class Proposal:
    """What an indicator may be, for a person to confirm.

    Attributes:
        polarity: "higher", "lower" or "none".
        matched_name: The name in the catalogue that it was recognised by.
        score: How alike the names are; 100 for the same words.
        reason: Why that way is good, in one sentence.
        indicator: The entry of the catalogue.
    """

    polarity: str
    matched_name: str
    score: int
    reason: str
    indicator: CatalogueIndicator


@lru_cache(maxsize=1)
def indicators() -> tuple[CatalogueIndicator, ...]:
    """Every indicator of the catalogue."""
    text = resources.files("resources").joinpath("catalogue/indicators.json").read_text(encoding="utf-8")
    return tuple(
        CatalogueIndicator(
            entry["name"],
            tuple(entry["other_names"]),
            entry["unit"],
            entry["polarity"],
            entry["why"],
            entry["numerator"],
            entry["denominator"],
            entry["year_to_date"],
            entry["source"],
        )
        for entry in json.loads(text)["indicators"]
    )


def propose(name: str, unit: str = "") -> Proposal | None:
    """Propose what an indicator is, by its name.

    The same words, in any order, match for certain; names nearly alike match with a score. None when nothing in the
    catalogue is near enough, or when two entries equally near disagree.

    Args:
        name: As the workbook has it.
        unit: What its figures count, which tells the number of children in care from their rate.
    """
    words = words_of(name)
    if not words:
        return None
    scored = [
        (score, indicator, known)
        for indicator, known, known_words in _known_names()
        if (score := likeness(words, known_words))
    ]
    if not scored:
        return None
    best = max(score for score, _, _ in scored)
    winners = [(indicator, known) for score, indicator, known in scored if score == best]
    winners = [each for each in winners if each[0].unit == unit] or winners
    if len({indicator.polarity for indicator, _ in winners}) > 1:
        return None
    indicator, known = winners[0]
    return Proposal(indicator.polarity, known, best, indicator.why, indicator)


@lru_cache(maxsize=1)
def _known_names() -> tuple[tuple[CatalogueIndicator, str, tuple[str, ...]], ...]:
    return tuple(
        (indicator, known, words_of(known))
        for indicator in indicators()
        for known in (indicator.name, *indicator.other_names)
    )
