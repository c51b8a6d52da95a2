"""Proposes which way is good for an indicator, from a small catalogue of common ones.

A workbook does not say whether more is better. The catalogue proposes it by the indicator's name; nothing is taken
until a person agrees. A wrong proposal is worse than none, so what is negated in one name must be negated in the other.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

from rapidfuzz import fuzz

_ALIKE = 86
_NOT_A_WORD = re.compile(r"[^a-z0-9]+")
_SAYS_NOTHING = frozenset(
    [
        "a",
        "an",
        "and",
        "at",
        "been",
        "by",
        "for",
        "from",
        "had",
        "has",
        "have",
        "in",
        "is",
        "of",
        "on",
        "or",
        "per",
        "cent",
        "percent",
        "percentage",
        "number",
        "rate",
        "proportion",
        "the",
        "their",
        "this",
        "to",
        "who",
        "whose",
        "with",
        "within",
        "ytd",
        "year",
        "date",
        "which",
        "were",
        "was",
        "are",
        "number",
        "total",
        "or",
        "more",
    ]
)
_NUMBER_OF = re.compile(r"^\W*no\.? of\b")
_NEGATIONS = frozenset(
    {"not", "no", "non", "without", "unsuitable", "inadequate", "none", "never", "neither"}
)
_SHORT_FORMS = {
    "eet": "education employment training",
    "neet": "not education employment training",
    "icpc": "initial child protection conference",
    "icpcs": "initial child protection conference",
    "rcpc": "review child protection conference",
    "rcpcs": "review child protection conference",
    "s47": "section 47",
    "s47s": "section 47",
    "cp": "child protection",
    "cpp": "child protection plan",
    "cpps": "child protection plan",
    "lac": "looked after children",
    "cla": "looked after children",
    "cic": "looked after children",
    "cin": "children need",
    "pep": "personal education plan",
    "peps": "personal education plan",
    "rhi": "return home interview",
    "rhis": "return home interview",
    "ehcp": "education health care plan",
    "ehcps": "education health care plan",
    "ehc": "education health care",
    "two": "2",
    "three": "3",
    "twenty": "20",
    "second": "2",
}
_PHRASES = (
    ("children in care", "looked after children"),
    ("children looked after", "looked after children"),
    ("case conference", "child protection conference"),
    ("2.5", "25"),
    ("%", " "),
)


@dataclass(frozen=True, slots=True)
class CatalogueIndicator:
    """One indicator of the catalogue.

    Attributes:
        name: What it is usually called.
        other_names: What else it is called.
        unit: What its figures count.
        polarity: "higher", "lower" or "none".
        why: Why that way is good, in one sentence.
    """

    name: str
    other_names: tuple[str, ...]
    unit: str
    polarity: str
    why: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """Which way may be good for an indicator, for a person to confirm.

    Attributes:
        polarity: "higher", "lower" or "none".
        matched_name: The name in the catalogue that it was recognised by.
        score: How alike the names are; 100 for the same words.
        reason: Why, in one sentence.
    """

    polarity: str
    matched_name: str
    score: int
    reason: str


@lru_cache(maxsize=1)
def indicators() -> tuple[CatalogueIndicator, ...]:
    """Every indicator of the catalogue."""
    text = resources.files("resources").joinpath("catalogue/indicators.json").read_text(encoding="utf-8")
    return tuple(
        CatalogueIndicator(
            entry["name"], tuple(entry["other_names"]), entry["unit"], entry["polarity"], entry["why"]
        )
        for entry in json.loads(text)["indicators"]
    )


def propose(name: str) -> Proposal | None:
    """Propose which way is good for an indicator, by its name.

    The same words, in any order, match for certain; names nearly alike match with a score. None when nothing in the
    catalogue is near enough, or when two entries equally near disagree.
    """
    words = _words(name)
    if not words:
        return None
    scored = [
        (score, indicator, known)
        for indicator, known, known_words in _known_names()
        if (score := _likeness(words, known_words))
    ]
    if not scored:
        return None
    best = max(score for score, _, _ in scored)
    winners = [(indicator, known) for score, indicator, known in scored if score == best]
    if len({indicator.polarity for indicator, _ in winners}) > 1:
        return None
    indicator, known = winners[0]
    return Proposal(indicator.polarity, known, best, indicator.why)


@lru_cache(maxsize=1)
def _known_names() -> tuple[tuple[CatalogueIndicator, str, tuple[str, ...]], ...]:
    return tuple(
        (indicator, known, _words(known))
        for indicator in indicators()
        for known in (indicator.name, *indicator.other_names)
    )


def _words(name: str) -> tuple[str, ...]:
    """The words of a name that say something, short forms written out, plurals cut, in order of the alphabet."""
    text = _NUMBER_OF.sub(" ", name.casefold())
    for phrase, instead in _PHRASES:
        text = text.replace(phrase, instead)
    words: set[str] = set()
    for word in _NOT_A_WORD.sub(" ", text).split():
        words.update(_SHORT_FORMS.get(word, word).split())
    said = {
        word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word
        for word in words
    }
    return tuple(sorted(said - _SAYS_NOTHING))


def _likeness(words: tuple[str, ...], known: tuple[str, ...]) -> int:
    """How alike two names are, 0 when they are not.

    A negation in one only makes them opposites; different numbers make them different measures.
    """
    if words == known:
        return 100
    numbers = [{word for word in each if word.isdigit()} for each in (words, known)]
    if all(numbers) and not numbers[0] & numbers[1]:
        return 0
    if _NEGATIONS.intersection(words) != _NEGATIONS.intersection(known):
        return 0
    common = len(set(words) & set(known))
    if common < 2 or common * 2 < len(known):
        return 0
    score = int(fuzz.token_sort_ratio(" ".join(words), " ".join(known)))
    return min(score, 99) if score >= _ALIKE else 0
