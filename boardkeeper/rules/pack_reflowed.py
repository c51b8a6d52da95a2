"""A paper in the usual print held against the same in large print: by what it says, passage by passage, never by its pages.

Large print sets a wide table as a list: each row by its name, each cell behind the title of its column. So what is compared
is whether every passage of the one stands in the other, and words are only told where one does not.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from boardkeeper.rules.pack_pages import ReadPaper

NOTICE = "One of the two is in large print, so its words are compared and its pages are not."
_OF_LARGE_PRINT = (
    "this is the large print edition",
    "the words are those of the usual pack; the page numbers are not",
    "pages that are not in large print",
    "what follows stands as it was given to us, in its own size of print",
)
_WHERE = re.compile(
    r"\(pages? \d+(?: - \d+)?\)|\bpages? \d+(?:–\d+)? here\b|(?:· )?\bpages? \d+(?:–\d+)? of the usual pack\b"
    r"| – large print\b|\bpublished \d{1,2} \w+ \d{4}"
)
"""What follows from where papers stand, and what large print says of itself."""
_COLOURS = {"(red)": "r", "(amber)": "a", "(green)": "g"}
_SIGNS = {"▲": "better", "▼": "worse", "=": "same"}
_BETWEEN_HEADS = re.compile(r", | to ")
_MUTE = frozenset({"–", "-", "—"})


@dataclass(frozen=True, slots=True)
class ToldWord:
    """A word and the label of the page it stands on."""

    word: str
    label: str


def words_apart(usual: ReadPaper, large: ReadPaper) -> tuple[tuple[ToldWord, ...], tuple[ToldWord, ...]]:
    """What stands in one of two papers and not in the other: of the usual print, and of the large one; both empty when they agree."""
    heads = {_plain(each.words) for each in _passages(usual) if each.is_head}
    read_out = {_plain(chart.alt) for page in usual.pages for chart in page.charts}
    left = _Left(each for each in _passages(usual) if not each.is_head)
    # A paper that another program made has its title only in large print, on the notice in front of it.
    own = (_plain(large.title), _plain(f"Agenda item {large.item_number}"))
    known = [tuple(each.split()) for each in (*read_out, *heads, *own)]
    unknown = [
        each
        for each in _passages(large)
        if _plain(each.words) not in heads
        and not _is_of_large_print(each.words)
        and not left.explains(each.words, heads, known)
    ]
    # What is one passage in the usual print may be several lines in the large one.
    found = _Left(unknown)
    missing = [each for each in left.rest(heads) if not found.explains(each.words, set(), known)]
    return tuple(_told(missing)), tuple(_told(found.rest(set())))


@dataclass(frozen=True, slots=True)
class _Said:
    """A passage, joined over the pages it runs over."""

    words: str
    label: str
    is_head: bool
    place: int


def _passages(paper: ReadPaper) -> tuple[_Said, ...]:
    said: dict[int, list[str]] = {}
    about: dict[int, tuple[str, bool]] = {}
    for page in paper.pages:
        if page.is_leaf:
            continue
        for each in page.passages:
            # What has no tags is known by its page alone.
            key = each.key or -page.index - 1
            said.setdefault(key, []).append(each.words)
            about.setdefault(key, (page.label, each.is_head))
    return tuple(
        _Said(" ".join(words), *about[key], place) for place, (key, words) in enumerate(said.items())
    )


def _plain(words: str) -> str:
    """Words without what either size of print says in its own way; a colour is a letter in the one and a word in the other."""
    plain = _WHERE.sub("", " ".join(words.casefold().split())).split()
    plain = [_COLOURS.get(word, word) for word in plain]
    signs = (place for place, word in enumerate(plain) if word in _SIGNS)
    silent = {place + 1 for place in signs if plain[place + 1 : place + 2] == [_SIGNS[plain[place]]]}
    return " ".join(word for place, word in enumerate(plain) if place not in silent)


def _is_of_large_print(words: str) -> bool:
    return _plain(words).startswith(_OF_LARGE_PRINT)


def _told(passages: Iterable[_Said]) -> Iterator[ToldWord]:
    for each in passages:
        yield from (ToldWord(word, each.label) for word in each.words.split())


class _Left:
    """The passages of the usual print that were not met in the large one yet."""

    def __init__(self, passages: Iterable[_Said]) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], _Said]]] = defaultdict(list)
        for each in passages:
            words = tuple(_plain(each.words).split())
            if words:
                self._by_first[words[0]].append((words, each))
        for held in self._by_first.values():
            held.sort(key=lambda each: -len(each[0]))

    def explains(self, words: str, heads: set[str], known: list[tuple[str, ...]]) -> bool:
        """Whether a passage is made of such passages, behind the title of a column or without it; they are met by that."""
        plain = _plain(words)
        label, colon, value = plain.partition(":")
        tries = [plain]
        while colon:
            if all(part.strip() in heads for part in _BETWEEN_HEADS.split(label)) or label.strip() in heads:
                tries.insert(0, value.strip())
            more, colon, value = value.partition(":")
            label = f"{label}:{more}"
        return any(self._takes(tuple(each.split()), known) for each in tries)

    def _takes(self, words: tuple[str, ...], known: list[tuple[str, ...]]) -> bool:
        taken: list[tuple[tuple[str, ...], _Said]] = []
        at = 0
        while at < len(words):
            rest = words[at:]
            here = self._by_first.get(rest[0], [])
            used = {each[1].place for each in taken}
            met = next(
                (each for each in here if rest[: len(each[0])] == each[0] and each[1].place not in used), None
            )
            length = max((len(each) for each in known if each and rest[: len(each)] == each), default=0)
            if met is not None and len(met[0]) >= length:
                taken.append(met)
                at += len(met[0])
                continue
            if not length and rest[0] not in _MUTE:
                return False
            at += length or 1
        for each in taken:
            self._by_first[each[0][0]].remove(each)
        return True

    def rest(self, heads: set[str]) -> Iterator[_Said]:
        """What was not met and says something, in its order."""
        held = [each for group in self._by_first.values() for words, each in group if not _is_mute(words)]
        yield from sorted(
            (each for each in held if _plain(each.words) not in heads), key=lambda each: each.place
        )


def _is_mute(words: tuple[str, ...]) -> bool:
    return all(word in _MUTE for word in words)
