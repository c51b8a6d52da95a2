"""Two people changed the same text: their edits are brought together word by word, or held side by side.

Edits conflict where they touch the same words, or put different words at the same place. Edits that are neighbours do
not. Emphasis and links follow their words. A word either side put in is always in the result or in a conflict.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import groupby
from typing import NamedTuple, TypeAlias

from boardkeeper.rules.word_changes import stretches

# Line ends and the tabs between cells of a table are words of their own; every other blank is the gap before a word.
_TOKEN = re.compile(r"(?P<gap>[^\S\n\t]*)(?P<word>[\n\t]|\S+|\Z)")

_Style: TypeAlias = tuple[str, str]
_Looks: TypeAlias = frozenset[_Style]
_PLAIN: _Looks = frozenset()


class Side(Enum):
    """Whose words stand where both sides changed the same."""

    OURS = "ours"
    THEIRS = "theirs"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class Span:
    """A look over part of a text: “bold”, “italic” or “link”, a link with where it goes."""

    start: int
    end: int
    style: str
    target: str = ""


@dataclass(frozen=True, slots=True)
class Rich:
    """A text with its looks."""

    text: str
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Clash:
    """Words that both sides changed, each in its own way; blank where a side took them out."""

    base: str
    ours: str
    theirs: str


class _Token(NamedTuple):
    """A word with the gap before it, and how every character of both looks, nothing when plain.

    The first of a text has its margin for a gap.
    """

    gap: str
    word: str
    gap_looks: tuple[_Looks, ...]
    looks: tuple[_Looks, ...]
    is_first: bool = False

    @property
    def all_looks(self) -> tuple[_Looks, ...]:
        """How every character looks, plain ones included."""
        gap = self.gap_looks or (_PLAIN,) * len(self.gap)
        return gap + (self.looks or (_PLAIN,) * len(self.word))


@dataclass(frozen=True, slots=True)
class _Piece:
    """Tokens in their order; of a clash those of either side."""

    ours: tuple[_Token, ...]
    theirs: tuple[_Token, ...]
    base: tuple[_Token, ...] = ()
    is_clash: bool = False


@dataclass(frozen=True, slots=True)
class _Edit:
    """The words `start` to `end` of the base became these."""

    start: int
    end: int
    tokens: tuple[_Token, ...]
    is_ours: bool


@dataclass(frozen=True, slots=True)
class ThreeWay:
    """What became of a text that two sides changed."""

    pieces: tuple[_Piece, ...]

    @property
    def clashes(self) -> tuple[Clash, ...]:
        """The words that need a decision, in their order."""
        return tuple(
            Clash(_written(each.base).text, _written(each.ours).text, _written(each.theirs).text)
            for each in self.pieces
            if each.is_clash
        )

    @property
    def is_merged(self) -> bool:
        """Whether nothing has to be decided."""
        return not any(each.is_clash for each in self.pieces)

    def taking(self, side: Side) -> Rich:
        """The whole text: the edits of both sides, and where they clash the words of one side, or of both."""
        tokens: list[_Token] = []
        for each in self.pieces:
            if side is not Side.THEIRS or not each.is_clash:
                tokens += each.ours
            if each.is_clash and side is not Side.OURS:
                tokens += each.theirs
        return _written(tokens)


def merge(base: Rich, ours: Rich, theirs: Rich) -> ThreeWay:
    """Bring the edits of two sides together.

    Args:
        base: The text both began with.
        ours: What one side made of it.
        theirs: What the other side made of it.

    Returns:
        The pieces; a side that changed nothing gives way to the other, character for character.
    """
    if ours in {base, theirs}:
        return ThreeWay((_same(_tokens(theirs)),))
    if theirs == base:
        return ThreeWay((_same(_tokens(ours)),))
    old, mine, other = _tokens(base), _tokens(ours), _tokens(theirs)
    own, own_places = _edits(old, mine, is_ours=True)
    foreign, foreign_places = _edits(old, other, is_ours=False)
    pieces: list[_Piece] = []

    def keep(first: int, last: int) -> None:
        words = ((old[at], mine[own_places[at]], other[foreign_places[at]]) for at in range(first, last))
        pieces.extend(_kept(words))

    at = 0
    for first, last, edits in _touching(sorted([*own, *foreign], key=lambda each: (each.start, each.end))):
        keep(at, first)
        pieces.append(_decided(old, first, last, edits, (mine, other), (own_places, foreign_places)))
        at = last
    keep(at, len(old))
    return ThreeWay(tuple(pieces))


def carried(before: Rich, text: str) -> Rich:
    """Another text with the looks of the words that stayed."""
    old, new = _tokens(before), _tokens(Rich(text))
    _, places = _edits(old, new, is_ours=True)
    dressed = list(new)
    for place, now in places.items():
        was, token = old[place], new[now]
        gap_looks = was.gap_looks if was.gap == token.gap else token.gap_looks
        dressed[now] = token._replace(gap_looks=gap_looks, looks=was.looks)
    return Rich(text, _spans([look for each in dressed for look in each.all_looks]))


def _tokens(rich: Rich) -> tuple[_Token, ...]:
    """The words of a text; the last one is its end, blank, with whatever blanks lead up to it."""
    looks = _looks_of(rich)
    tokens = []
    for found in _TOKEN.finditer(rich.text):
        start, middle, end = found.start(), found.start("word"), found.end()
        gap_looks = _said(looks[start:middle]) if looks else ()
        word_looks = _said(looks[middle:end]) if looks else ()
        tokens.append(_Token(found["gap"], found["word"], gap_looks, word_looks, start == 0))
        if end == len(rich.text) and not found["word"]:
            break
    return tuple(tokens)


def _looks_of(rich: Rich) -> tuple[_Looks, ...]:
    """How every character looks; nothing when all are plain, as most texts are."""
    if not rich.spans:
        return ()
    looks: list[set[_Style]] = [set() for _ in rich.text]
    for span in rich.spans:
        for each in looks[max(0, span.start) : max(0, span.end)]:
            each.add((span.style, span.target))
    return tuple(frozenset(each) for each in looks)


def _said(looks: tuple[_Looks, ...]) -> tuple[_Looks, ...]:
    return looks if any(looks) else ()


def _same(tokens: tuple[_Token, ...]) -> _Piece:
    return _Piece(tokens, tokens)


def _edits(
    old: Sequence[_Token], new: Sequence[_Token], *, is_ours: bool
) -> tuple[list[_Edit], dict[int, int]]:
    """What a side changed, in order, and where the words it left alone stand with it."""
    edits: list[_Edit] = []
    places: dict[int, int] = {}
    # The end of a text is no word: it stays whatever happens before it.
    before, after = ([each.word for each in tokens[:-1]] for tokens in (old, new))
    for a, b, c, d, is_same in stretches(before, after):
        if is_same:
            places |= zip(range(a, b), range(c, d), strict=True)
        else:
            edits.append(_Edit(a, b, tuple(new[c:d]), is_ours))
    places[len(old) - 1] = len(new) - 1
    return edits, places


def _touching(edits: Iterable[_Edit]) -> Iterator[tuple[int, int, list[_Edit]]]:
    """Edits that touch the same words or stand at the same place, together: from, to, and which."""
    run: list[_Edit] = []
    last = 0
    for edit in edits:
        is_at_same_place = bool(run) and edit.start == edit.end == run[0].start == last
        if run and (edit.start < last or is_at_same_place):
            run.append(edit)
            last = max(last, edit.end)
            continue
        if run:
            yield run[0].start, last, run
        run, last = [edit], edit.end
    if run:
        yield run[0].start, last, run


def _decided(
    old: Sequence[_Token],
    first: int,
    last: int,
    edits: Sequence[_Edit],
    sides: tuple[Sequence[_Token], Sequence[_Token]],
    places: tuple[dict[int, int], dict[int, int]],
) -> _Piece:
    """One edit, or the same edit of both sides; otherwise a clash."""
    mine, other = (
        _side(edits, first, last, side, place, is_ours=is_ours)
        for side, place, is_ours in zip(sides, places, (True, False), strict=True)
    )
    whose = {each.is_ours for each in edits}
    if len(whose) == 1:
        return _same(mine if True in whose else other)
    if [each.word for each in mine] == [each.word for each in other]:
        # The same words on both sides: looks that either side gave them stay.
        dressed = [_dressed(None, *pair) for pair in zip(mine, other, strict=True)]
        together = tuple(each for each in dressed if each is not None)
        return _same(together) if len(together) == len(mine) else _clash(old[first:last], mine, other)
    return _clash(old[first:last], mine, other)


def _side(
    edits: Sequence[_Edit],
    first: int,
    last: int,
    tokens: Sequence[_Token],
    places: dict[int, int],
    *,
    is_ours: bool,
) -> tuple[_Token, ...]:
    """What one side has in place of the words `first` to `last` of the base."""
    found: list[_Token] = []
    at = first
    for edit in edits:
        if edit.is_ours is is_ours:
            found += (tokens[places[place]] for place in range(at, edit.start))
            found += edit.tokens
            at = edit.end
    found += (tokens[places[place]] for place in range(at, last))
    return tuple(found)


def _clash(base: Sequence[_Token], ours: Sequence[_Token], theirs: Sequence[_Token]) -> _Piece:
    return _Piece(tuple(ours), tuple(theirs), tuple(base), is_clash=True)


def _kept(words: Iterable[tuple[_Token, _Token, _Token]]) -> Iterator[_Piece]:
    """Words both sides left alone, with the looks either gave them; a clash where both made one another link."""
    run: list[_Token] = []
    for base, ours, theirs in words:
        dressed = _dressed(base, ours, theirs)
        if dressed is not None:
            run.append(dressed)
            continue
        yield _same(tuple(run))
        run = []
        yield _clash((base,), (ours,), (theirs,))
    yield _same(tuple(run))


def _dressed(base: _Token | None, ours: _Token, theirs: _Token) -> _Token | None:
    """The same word with what either side changed about it; None when they cannot both have their way."""
    if ours == theirs:
        return ours
    before = (base or ours).gap
    gap_side = theirs if ours.gap == before else ours
    gap_looks: tuple[_Looks, ...] | None = gap_side.gap_looks
    if ours.gap == theirs.gap == before:
        gap_looks = _looks(base.gap_looks if base else None, ours.gap_looks, theirs.gap_looks)
    looks = _looks(base.looks if base else None, ours.looks, theirs.looks)
    if looks is None or gap_looks is None:
        return None
    return _Token(gap_side.gap, ours.word, gap_looks, looks, gap_side.is_first)


def _looks(
    base: Sequence[_Looks] | None, ours: Sequence[_Looks], theirs: Sequence[_Looks]
) -> tuple[_Looks, ...] | None:
    """The looks of every character; None when one would get two links."""
    if not (base or ours or theirs):
        return ()
    plain = (_PLAIN,) * max(len(base or ()), len(ours), len(theirs))
    found = tuple(
        (was & mine & other) | (mine - was) | (other - was)
        for was, mine, other in zip(base or plain, ours or plain, theirs or plain, strict=True)
    )
    if any(len({style for style, _ in each}) < len(each) for each in found):
        return None
    return found


def _written(tokens: Sequence[_Token]) -> Rich:
    """Tokens as a text; words from two sides never run into each other."""
    text: list[str] = []
    looks: list[_Looks] = []
    is_open = False
    for place, each in enumerate(tokens):
        gap, gap_looks = each.gap, each.gap_looks
        is_blank = not each.word.strip()
        if not place and not each.is_first:
            gap, gap_looks = "", ()
        if is_open and not gap and not is_blank:
            gap, gap_looks = " ", ()
        text += (gap, each.word)
        looks += gap_looks or (_PLAIN,) * len(gap)
        looks += each.looks or (_PLAIN,) * len(each.word)
        is_open = not is_blank
    return Rich("".join(text), _spans(looks))


def _spans(looks: Sequence[_Looks]) -> tuple[Span, ...]:
    """Looks by character as spans, in order."""
    spans: list[Span] = []
    for style, target in sorted({each for look in looks for each in look}):
        runs = groupby(enumerate(looks), key=lambda each: (style, target) in each[1])
        for is_on, run in runs:
            places = [place for place, _ in run]
            if is_on:
                spans.append(Span(places[0], places[-1] + 1, style, target))
    return tuple(sorted(spans, key=lambda each: (each.start, each.end, each.style, each.target)))
