"""How alike the names of two indicators are, by their words."""

from __future__ import annotations

import re

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


def words_of(name: str) -> tuple[str, ...]:
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


def likeness(words: tuple[str, ...], known: tuple[str, ...], least: int = _ALIKE) -> int:
    """How alike two names are, 0 when they are not.

    A negation in one only makes them opposites; different numbers make them different measures.

    Args:
        words: The words of one name, as `words_of` answers them.
        known: The words of the other.
        least: Below this they are not alike.
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
    # Loaded with the first comparison: a command that imports nothing need not wait for it.
    from rapidfuzz import fuzz

    score = int(fuzz.token_sort_ratio(" ".join(words), " ".join(known)))
    return min(score, 99) if score >= least else 0
