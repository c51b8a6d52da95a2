"""From runs of text to lines: measuring and breaking, linear in the length of the text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from urllib.parse import quote, urlsplit

from boardkeeper.documents.blocks import Inline, Text
from boardkeeper.render.pdf.fonts import Face, Weight, clean, face, pieces
from boardkeeper.render.pdf.style import Colour


@dataclass(frozen=True, slots=True)
class Ink:
    """How a run looks. `run` tells two equal links in one paragraph apart."""

    weight: Weight
    size: float
    colour: Colour
    link: str = ""
    underline: bool = False
    run: int = 0


@dataclass(slots=True)
class Piece:
    """Text in one face; `meant` is what it stands for when a character could not be printed."""

    text: str
    face: Face
    ink: Ink
    width: float
    meant: str = ""


@dataclass(slots=True)
class Line:
    """A finished line, whose pieces are shared; `soft` means that the paragraph runs on and a space was swallowed at the end."""

    pieces: list[Piece] = field(default_factory=list)
    width: float = 0.0
    soft: bool = False

    @property
    def text(self) -> str:
        return "".join(piece.meant or piece.text for piece in self.pieces)


@dataclass(slots=True)
class _Word:
    """What must not be parted, and the piece that is the space before it."""

    pieces: list[Piece]
    width: float
    space: Piece | None


_MOST_KEPT = 6_000
"""Of paragraphs and cells as they were set before: after an edit all others of a paper are set from memory."""

_SLACK = 0.001
"""Points by which a line may be wider than its measure: what adding up leaves over."""

_LONG_WORD = 26
_MAY_PART = re.compile(rf"[-–/]|[^ ]{{{_LONG_WORD + 1}}}")
_BREAK_IN_LONG = re.compile(r"(?<=[/.?&=_@\-–])(?=\w)")
_BREAK_AT_HYPHEN = re.compile(r"(?<=[^\W\d_]{3}[-–/])(?=[^\W\d_]{3})")
_SAFE_IN_ADDRESS = "%/:=&?~#+!$,;'@()*[]"


def safe_link(address: str) -> str:
    """The address if following it can do no harm: web, mail, or a place in the same pack; else nothing."""
    address = "".join(c for c in address.strip() if c.isprintable() and c != " ")
    if address.startswith("#"):
        return address
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    if parts.scheme.lower() not in {"http", "https", "mailto"} or not (parts.netloc or parts.path):
        return ""
    return quote(address, safe=_SAFE_IN_ADDRESS, errors="replace")


def runs_of(inline: Inline) -> tuple[Text, ...]:
    return (Text(inline),) if isinstance(inline, str) else inline


@lru_cache(maxsize=_MOST_KEPT)
def plain(inline: Inline) -> str:
    """The words alone."""
    return "".join(clean(run.text) for run in runs_of(inline))


def inked(inline: Inline, base: Ink, link_colour: Colour) -> list[tuple[str, Ink]]:
    """Cleaned text and ink of every run. Bold on a bold ground stays bold."""
    if isinstance(inline, str):
        text = clean(inline)
        return [(text, _first_run(base))] if text else []
    return list(_inked(inline, base, link_colour))


@lru_cache(maxsize=500)
def _first_run(base: Ink) -> Ink:
    return replace(base, run=1)


@lru_cache(maxsize=_MOST_KEPT)
def _inked(inline: tuple[Text, ...], base: Ink, link_colour: Colour) -> tuple[tuple[str, Ink], ...]:
    result: list[tuple[str, Ink]] = []
    for number, run in enumerate(inline, start=1):
        weight = base.weight
        if run.bold or weight in {Weight.SEMIBOLD, Weight.BOLD}:
            weight = (
                Weight.BOLD_ITALIC if run.italic else max(weight, Weight.SEMIBOLD, key=_HEAVINESS.__getitem__)
            )
        elif run.italic:
            weight = Weight.ITALIC
        link = safe_link(run.link) if run.link else base.link
        ink = Ink(
            weight=weight,
            size=base.size,
            colour=link_colour if run.link and link else base.colour,
            link=link,
            underline=bool(run.link and link) or base.underline,
            run=number,
        )
        text = clean(run.text)
        if text:
            result.append((text, ink))
    return tuple(result)


_HEAVINESS = {weight: heaviness for heaviness, weight in enumerate(Weight)}


def _parts(word: str) -> list[str]:
    if len(word) > _LONG_WORD:
        return _BREAK_IN_LONG.split(word)
    if "-" in word or "–" in word or "/" in word:
        return _BREAK_AT_HYPHEN.split(word)
    return [word]


def _piece_maker(text: str, ink: Ink) -> Callable[[str], list[Piece]]:
    """How to make pieces of the words of a text: quickly, if one face has all its characters."""
    first = face(ink.weight)
    size = ink.size
    widths = first.widths
    if first.has_all(text):
        return lambda word: [Piece(word, first, ink, widths[word] * size)]
    return lambda word: [
        Piece(printed, chosen, ink, chosen.widths[printed] * size, meant)
        for chosen, printed, meant in pieces(word, ink.weight)
    ]


def _atoms(text: str, ink: Ink) -> Iterator[tuple[str, list[Piece]]]:
    """Kinds "word", "part" (a word that may begin a line without a space before it), "space", "end" of a line."""
    make = _piece_maker(text, ink)
    for number, row in enumerate(text.split("\n")):
        if number:
            yield "end", []
        for index, word in enumerate(row.split(" ")):
            if index:
                yield "space", make(" ")
            if not word:
                continue
            for order, part in enumerate(_parts(word)):
                yield ("part" if order else "word", make(part))


def _words(runs: Sequence[tuple[str, Ink]]) -> Iterator[_Word | None]:
    """Words in order; None ends a line by force. A word may be made of several runs."""
    word: _Word | None = None
    space: Piece | None = None
    for text, ink in runs:
        for kind, found in _atoms(text, ink):
            if kind == "word" and word is not None:
                word.pieces += found
                word.width += sum(piece.width for piece in found)
                continue
            if word is not None:
                yield word
                word = None
            if kind == "space":
                space = found[0]
            elif kind == "end":
                yield None
                space = None
            else:
                word = _Word(found, sum(piece.width for piece in found), space)
                space = None
    if word is not None:
        yield word


def _cut(word: _Word, width: float) -> Iterator[_Word]:
    """A word wider than the measure, cut wherever it is full."""
    chunk: list[Piece] = []
    filled = 0.0
    space = word.space
    for piece in word.pieces:
        text = ""
        text_width = 0.0
        for character in piece.text:
            advance = piece.face.widths[character] * piece.ink.size
            if filled + text_width + advance > width and (chunk or text):
                if text:
                    chunk.append(Piece(text, piece.face, piece.ink, text_width, piece.meant))
                yield _Word(chunk, filled + text_width, space)
                space, chunk, filled, text, text_width = None, [], 0.0, "", 0.0
            text += character
            text_width += advance
        if text:
            chunk.append(Piece(text, piece.face, piece.ink, text_width, piece.meant))
            filled += text_width
    if chunk:
        yield _Word(chunk, filled, space)


def _append(line: Line, piece: Piece) -> None:
    last = line.pieces[-1] if line.pieces else None
    if (
        last is not None
        and last.ink is piece.ink
        and last.face is piece.face
        and not (last.meant or piece.meant)
    ):
        last.text += piece.text
        last.width += piece.width
    else:
        line.pieces.append(Piece(piece.text, piece.face, piece.ink, piece.width, piece.meant))
    line.width += piece.width


def broken(runs: Sequence[tuple[str, Ink]], width: float) -> list[Line]:
    """Set runs into lines no wider than `width` points; a word wider than that is cut. Never empty."""
    return [Line(line.pieces, line.width, line.soft) for line in _broken(tuple(runs), width)]


@lru_cache(maxsize=_MOST_KEPT)
def _broken(runs: tuple[tuple[str, Ink], ...], width: float) -> list[Line]:
    lines = _broken_in_one(runs[0], width) if len(runs) == 1 else []
    return lines or _broken_word_by_word(runs, width)


def _broken_in_one(run: tuple[str, Ink], width: float) -> list[Line]:
    """Lines of a run that one face can print, each of one piece; none if a word is wider than the measure.

    Most of a pack is such text, so nothing is made here but the lines themselves.
    """
    text, ink = run
    chosen = face(ink.weight)
    if not chosen.has_all(text):
        return []
    widths, size = chosen.widths, ink.size
    space = widths[" "] * size
    lines: list[Line] = []

    def end(words: list[str], filled: float, *, soft: bool) -> None:
        pieces = [Piece("".join(words), chosen, ink, filled)] if words else []
        lines.append(Line(pieces, filled, soft))

    for row in text.split("\n"):
        words: list[str] = []
        filled = 0.0
        for part, gap in _spaced(row, space):
            advance = widths[part] * size
            if advance > width:
                return []
            if words and filled + gap + advance > width + _SLACK:
                end(words, filled, soft=gap > 0)
                words, filled = [], 0.0
            elif words and gap:
                words.append(" ")
                filled += gap
            words.append(part)
            filled += advance
        end(words, filled, soft=False)
    return lines


def _spaced(row: str, space: float) -> list[tuple[str, float]]:
    """What may begin a line, each with the room before it: a word after a space, a part of a word after none."""
    if not _MAY_PART.search(row):
        return [(word, space) for word in row.split(" ") if word]
    return [
        (part, 0.0 if order else space)
        for word in row.split(" ")
        if word
        for order, part in enumerate(_parts(word))
    ]


def _broken_word_by_word(runs: tuple[tuple[str, Ink], ...], width: float) -> list[Line]:
    lines = [Line()]
    for entire in _words(runs):
        if entire is None:
            lines.append(Line())
            continue
        for word in [entire] if entire.width <= width else _cut(entire, width):
            line = lines[-1]
            gap = word.space.width if word.space is not None and line.pieces else 0.0
            if line.pieces and line.width + gap + word.width > width + _SLACK:
                line.soft = word.space is not None
                lines.append(line := Line())
            elif gap and word.space is not None:
                _append(line, word.space)
            for piece in word.pieces:
                _append(line, piece)
    return lines


def single(text: str, ink: Ink) -> Line:
    """One line, however wide."""
    return broken(((clean(text).replace("\n", " "), ink),), float("inf"))[0]


def shortened(text: str, ink: Ink, width: float) -> Line:
    """One line that fits into `width`, with an ellipsis where it was cut."""
    text = clean(text).replace("\n", " ")
    line = single(text, ink)
    while line.width > width and text:
        text = text[: max(0, min(len(text) - 1, int(len(text) * width / line.width)))].rstrip()
        line = single(text + "…", ink)
    return line


def extent(runs: Sequence[tuple[str, Ink]]) -> tuple[float, float]:
    """Width of the widest thing that cannot be broken, and of the longest line if nothing had to be."""
    return _extent(tuple(runs))


@lru_cache(maxsize=_MOST_KEPT)
def _extent(runs: tuple[tuple[str, Ink], ...]) -> tuple[float, float]:
    if len(runs) == 1 and face(runs[0][1].weight).has_all(runs[0][0]):
        return _extent_in_one(runs[0])
    least = natural = filled = 0.0
    for word in _words(runs):
        if word is None:
            filled = 0.0
            continue
        filled += word.width + (word.space.width if word.space is not None and filled else 0.0)
        least, natural = max(least, word.width), max(natural, filled)
    return least, natural


def _extent_in_one(run: tuple[str, Ink]) -> tuple[float, float]:
    """The same of a run that one face can print."""
    text, ink = run
    widths, size = face(ink.weight).widths, ink.size
    space = widths[" "] * size
    least = natural = 0.0
    for row in text.split("\n"):
        filled = 0.0
        for part, gap in _spaced(row, space):
            advance = widths[part] * size
            filled += advance + (gap if filled else 0.0)
            least = max(least, advance)
        natural = max(natural, filled)
    return least, natural
