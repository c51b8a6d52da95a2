"""Where a text speaks of an indicator in its own words: “the re-referral rate” for “Re-referrals within 12 months (YTD)”.

An indicator is recognised by its names without what scorecards hang on them (“% of …”, “… within 12 months (YTD)”), plural
or singular, hyphen or none, and by what stands last in them (“… in EET”). Words that fit several say nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from boardkeeper.rules.live_figures import Named

_WORD = re.compile(r"\w+(?:[-‐‑–]\w+)*")
_SHORT_BEGINNING = re.compile(r"^(re|non|co|un|pre)[-‐‑–](?=\w)", re.IGNORECASE)
_HYPHENS = re.compile("[-‐‑–]")
_ASIDE = re.compile(r"\([^)]*\)|\[[^]]*\]|[*†‡]")
_HEAD = re.compile(
    r"^\s*(?:%|per ?cent(?:age)?|proportion|number|no\.?|rate|share)?\s*(?:of\s+)?(?:the\s+|all\s+)?",
    re.IGNORECASE,
)
_TAIL = re.compile(r"\s*\b(?:ytd|year to date|per 1?0?0?0,?000)\s*$", re.IGNORECASE)
_CUTS = re.compile(
    r"\s(?:within|per|who|that|which|where|continuously|leading|of|in|with|from|for|aged)\s", re.IGNORECASE
)
_SHORT_FORM = re.compile("[A-Z]{3,}")
_LEAST_LETTERS = 3


_SHORT = {
    ("employment", "education", "or", "training"): "eet",
    ("employment", "education", "and", "training"): "eet",
    ("education", "employment", "or", "training"): "eet",
    ("education", "employment", "and", "training"): "eet",
    ("initial", "child", "protection", "conference"): "icpc",
    ("looked", "after", "children"): "cla",
    ("looked", "after", "child"): "cla",
    ("children", "looked", "after"): "cla",
    ("children", "in", "care"): "cla",
    ("child", "protection"): "cp",
    ("section", "47"): "s47",
    ("section", "17"): "s17",
    ("lac",): "cla",
}
"""Long and short forms of the trade that say the same, singular, as words are compared."""
_LONGEST_SHORT = max(len(words) for words in _SHORT)


@dataclass(frozen=True, slots=True)
class Mention:
    """An indicator spoken of: its key, and the first character and that behind the last."""

    key: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Token:
    word: str
    start: int
    end: int


def mentions(text: str, known: Sequence[Named]) -> tuple[Mention, ...]:
    """Find where a text speaks of indicators, in its order; the longest words count where several fit."""
    return Phrases(known).mentions(text)


class Phrases:
    """The words by which indicators are known, made once for many texts."""

    def __init__(self, known: Sequence[Named]) -> None:
        self._keys: dict[tuple[str, ...], str] = {}
        names = {each.key: tuple(_words(name) for name in (each.name, *each.other_names)) for each in known}
        for each in known:
            for phrase in _phrases_of(each):
                others = (key for key, said in names.items() if key != each.key and _is_within(phrase, said))
                if phrase and next(others, None) is None:
                    self._keys[phrase] = each.key
        self._longest = max((len(phrase) for phrase in self._keys), default=0)

    def mentions(self, text: str) -> tuple[Mention, ...]:
        """Find where a text speaks of them."""
        tokens = list(_tokens(text))
        found: list[Mention] = []
        place = 0
        while place < len(tokens):
            for length in range(min(self._longest, len(tokens) - place), 0, -1):
                key = self._keys.get(tuple(token.word for token in tokens[place : place + length]))
                if key is not None:
                    found.append(Mention(key, tokens[place].start, tokens[place + length - 1].end))
                    place += length - 1
                    break
            place += 1
        return tuple(found)


def _phrases_of(named: Named) -> set[tuple[str, ...]]:
    phrases = {_words(named.code)} if len(named.code) >= _LEAST_LETTERS else set()
    for name in (named.name, *named.other_names):
        bare = _TAIL.sub("", _HEAD.sub("", _ASIDE.sub(" ", name), count=1))
        variants = [name, bare, *(bare[: cut.start()] for cut in _CUTS.finditer(bare))]
        phrases |= {words for variant in variants if (words := _words(variant)) and _says_something(words)}
        before, _, last = bare.rstrip().rpartition(" in ")
        if before and (_SHORT_FORM.fullmatch(last) or len(_words(last)) > 1):
            phrases.add(_words(last))
    return phrases


def _says_something(words: tuple[str, ...]) -> bool:
    """One short word, or a number, is no name."""
    return len(words) > 1 or (len(words[0]) >= 2 * _LEAST_LETTERS and not words[0].isdecimal())


def _is_within(phrase: tuple[str, ...], names: Sequence[tuple[str, ...]]) -> bool:
    length = len(phrase)
    return any(
        name[start : start + length] == phrase for name in names for start in range(len(name) - length + 1)
    )


def _words(text: str) -> tuple[str, ...]:
    return tuple(token.word for token in _tokens(text))


def _tokens(text: str) -> Iterator[_Token]:
    """The words of a text as they are compared; a long form of the trade is one word, its short form."""
    words = list(_single_words(text))
    place = 0
    while place < len(words):
        for length in range(min(_LONGEST_SHORT, len(words) - place), 0, -1):
            here = words[place : place + length]
            short = _SHORT.get(tuple(word.word for word in here))
            if short is not None:
                yield _Token(short, here[0].start, here[-1].end)
                place += length
                break
        else:
            yield words[place]
            place += 1


def _single_words(text: str) -> Iterator[_Token]:
    for found in _WORD.finditer(text):
        whole = _SHORT_BEGINNING.sub(r"\1", found[0])
        parts = _HYPHENS.split(whole)
        for part in parts:
            yield _Token(_singular(part.casefold()), found.start(), found.end())


def _singular(word: str) -> str:
    if len(word) > _LEAST_LETTERS and word.endswith("ies"):
        return f"{word[:-3]}y"
    if len(word) > _LEAST_LETTERS and word.endswith("s") and not word.endswith("ss"):
        return word[:-1]
    return word
