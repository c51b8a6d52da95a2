"""Short forms in running text: which are used, and which the text explains itself.

Source: practice of council papers, where a term is written out once with its short form behind it, "Local Authority
Designated Officer (LADO)", and the plain English rule that a short form nobody explained should not be printed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

_SMALL_WORDS = frozenset(
    ["a", "an", "and", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with", "within"]
)
_SHORT = r"[A-Z][A-Za-z]*(?:&[A-Z][A-Za-z]*)*"
_TOKEN = re.compile(rf"(?<![\w/@.&£-])({_SHORT}|[A-Z]{{1,4}}[0-9]{{1,3}})(?![\w@&]|[./][\w/])")
_BEHIND = re.compile(rf"\(\s*[“‘\"']?({_SHORT})(?:[’']s)?[”’\"']?\s*\)")
_BEFORE = re.compile(rf"(?<![\w/@.&-])({_SHORT})(?:[’']s)? ?\(([A-Z][^()]{{3,90}})\)")
_WORD = re.compile(r"[A-Za-z]+(?:[’'][A-Za-z]+)?")
_SENTENCE_END = re.compile(r"[.;:!?()\t|•]|\n\s*\n")
_ROMAN = re.compile(r"M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_LONGEST_SHORT = 10
_WORDS_PER_LETTER = 3
_TRAILING_WORDS = 2


def singular(short: str) -> str:
    """A short form without its plural s: "ICPCs" is "ICPC", "CYP&Fs" is "CYP&F"."""
    is_plural = len(short) > 2 and short.endswith("s") and short[-2].isupper()
    return short[:-1] if is_plural else short


def meanings_in(text: str) -> dict[str, str]:
    """What the text itself says its short forms mean, the first explanation counting.

    Read are "Children in Care (CiC)" and "CiC (Children in Care)", where the letters begin the words in order. Small
    words may be passed over ("Education, Employment or Training (EET)"), and a last word or two that the short form
    leaves out stay with the meaning ("Statistical Neighbour Group (SN)").
    """
    found: list[tuple[int, str, str]] = []
    for match in _BEHIND.finditer(text):
        opening = _SENTENCE_END.split(text[max(0, match.start() - 160) : match.start()])[-1]
        meaning = _ending_with(opening, match[1])
        if meaning:
            found.append((match.start(), singular(match[1]), meaning))
    for match in _BEFORE.finditer(text):
        words = " ".join(match[2].split())
        if _could_be_short(match[1]) and _begins(_letters(match[1]), _parts(words)) is not None:
            found.append((match.start(), singular(match[1]), words))
    known: dict[str, str] = {}
    for _, short, meaning in sorted(found, key=lambda each: each[0]):
        known.setdefault(short, meaning)
    return known


def used_in(text: str, known: Iterable[str] = ()) -> tuple[str, ...]:
    """The short forms a text uses, each once in the singular, by the alphabet.

    What is written in capitals only because a heading is ("ON TRACK", "WHAT WE ARE WORRIED ABOUT") is none, and neither
    is a word that the text also writes in small letters, a Roman number, or a part of a reference.

    Args:
        text: What is printed.
        known: Short forms that count wherever they stand, also with figures in them ("S47", "KS2").
    """
    sure = {singular(short) for short in known}
    written = set(re.findall(r"\b[A-Za-z]*[a-z]+\b", text))
    used: set[str] = set()
    for line in text.splitlines():
        for short, is_shouted in _tokens(line):
            if short in sure or (
                not is_shouted
                and _could_be_short(short)
                and not _ROMAN.fullmatch(short)
                and not {short.lower(), short.capitalize()} & written
            ):
                used.add(short)
    return tuple(sorted(used, key=lambda short: (short.casefold(), short)))


def _tokens(line: str) -> Iterator[tuple[str, bool]]:
    """The candidates of a line, each with whether it stands in a run of words in capitals."""
    matches = list(_TOKEN.finditer(line))
    runs: list[list[re.Match[str]]] = []
    for match in matches:
        touches = bool(runs) and not line[runs[-1][-1].end() : match.start()].strip(" ’'")
        if touches and _is_capitals(match[1]) and _is_capitals(runs[-1][-1][1]):
            runs[-1].append(match)
        else:
            runs.append([match])
    for run in runs:
        for match in run:
            yield singular(match[1]), len(run) > 1


def _is_capitals(short: str) -> bool:
    return short.isupper() and short.isalpha()


def _could_be_short(short: str) -> bool:
    """At least two capitals and no more small letters than those: "DfE" and "CYP&F" are, "McDonald" is not."""
    short = singular(short)
    capitals = sum(letter.isupper() for letter in short)
    small = sum(letter.islower() for letter in short)
    return (
        capitals >= 2
        and small <= capitals
        and len(short) <= _LONGEST_SHORT
        and short.replace("&", "").isalpha()
    )


def _letters(short: str) -> str:
    return singular(short).replace("&", "").casefold()


def _parts(words: str) -> list[str]:
    return [part.casefold() for part in _WORD.findall(words)]


def _ending_with(opening: str, short: str) -> str:
    """The end of a text that a short form stands for; blank when its letters do not begin the words."""
    if not _could_be_short(short):
        return ""
    letters = _letters(short)
    matches = list(_WORD.finditer(opening))[-len(letters) * _WORDS_PER_LETTER - _TRAILING_WORDS :]
    best = ""
    fewest = _TRAILING_WORDS + 1
    for place in range(len(matches) - 1, -1, -1):
        left = _begins(letters, [match[0].casefold() for match in matches[place:]])
        if left is not None and left < fewest:
            best, fewest = opening[matches[place].start() :], left
    return re.sub(r"[’']s?$", "", " ".join(best.split()).strip(" ,“”\"'‘"))


def _begins(letters: str, words: Sequence[str]) -> int | None:
    """How many words are left over once every letter has begun one; None when they do not, or too many are left."""
    if not words or words[0][0] != letters[0]:
        return None

    def go(letter: int, word: int) -> int | None:
        if letter == len(letters):
            left = len([each for each in words[word:] if each not in _SMALL_WORDS])
            return left if left <= _TRAILING_WORDS else None
        if word == len(words):
            return None
        found = go(letter + 1, word + 1) if words[word][0] == letters[letter] else None
        if found is None and words[word] in _SMALL_WORDS:
            return go(letter, word + 1)
        return found

    return go(0, 0)


def listed(pairs: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """Short forms with their meanings by the alphabet, each short form once, the first meaning counting."""
    ordered = sorted(pairs, key=lambda pair: (pair[0].casefold(), pair[0]))
    return tuple(next(run) for _, run in groupby(ordered, key=lambda pair: pair[0]))
