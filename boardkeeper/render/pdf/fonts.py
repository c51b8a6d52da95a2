"""The faces paper is printed with: loading, measuring, and making any text printable with them.

Every document gets the same characters in the same order in the first subset of a face, so that the subsets of separately
rendered sections are byte for byte the same and merge into one when a pack is put together.
"""

from __future__ import annotations

import re
import threading
import unicodedata
from copy import copy
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property, lru_cache
from importlib.resources import as_file, files
from typing import Any

from reportlab.pdfbase import pdfdoc, pdfmetrics

from boardkeeper.render.pdf.subsets import SubsetFont

MISSING = "□"
"""Printed for a character no face has; the character itself stays in the text that is copied and heard."""

# What the first subset of a face has room for besides ASCII, most useful first. Never reorder: cached sections rely on it.
STANDARD_CHARACTERS = (
    "–—‘’“”…•£€§°½¼¾×÷±−≤≥≠≈→←↑↓✓✗▲▼■●○□†‡™©®«»²³·¡¿"
    "ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜÝàáâãäåæçèéêëìíîïñòóôõöøùúûüýÿß"
    "ŴŵŶŷẀẁẂẃẄẅỲỳŁłŚśŻżŹźĆćĄąĘęŃńŠšŽžČčŘřĚěŞşĞğ"
)
ROOM_IN_FIRST_SUBSET = 156

BEYOND_PLANE_0 = 0x10000
"""A simple font's character map holds one UTF-16 unit for each code; what needs two is printed as missing."""

_MOST_WORDS = 60_000
"""Widths of so many words of a face are kept."""

_ESCAPED = [chr(code) if 32 <= code < 127 else f"\\{code:03o}" for code in range(256)]
for _special in "()\\":
    _ESCAPED[ord(_special)] = f"\\{_special}"
"""Every byte as it is written in a string of a page's stream."""

_loading = threading.RLock()


class Weight(StrEnum):
    REGULAR = "Regular"
    ITALIC = "Italic"
    SEMIBOLD = "SemiBold"
    BOLD = "Bold"
    BOLD_ITALIC = "BoldItalic"


class _Widths(dict[str, float]):
    """Width of every word at a size of one point, added up when it is first asked for."""

    def __init__(self, characters: dict[str, float]) -> None:
        super().__init__()
        self._characters = characters

    def __missing__(self, word: str) -> float:
        if len(self) >= _MOST_WORDS:
            self.clear()
        widths = self._characters
        self[word] = width = sum([widths.get(character, 0.5) for character in word])
        return width


@dataclass(frozen=True, slots=True)
class Beginning:
    """A face with its standard characters in the first subset; `shown` is how each of them is written."""

    first: Any
    shown: dict[str, str]

    def state(self, prefix: str) -> Any:
        """For one document, as ReportLab keeps it; `prefix` begins the resource names."""
        state = copy(self.first)
        state.assignments = dict(state.assignments)
        state.subsets = [list(subset) for subset in state.subsets]
        state.namePrefix = prefix
        return state


class Face:
    """One font file: its characters, the widths of words, and how its text is written into a document.

    Attributes:
        tag: A letter of its own, so that a page's stream says which face a resource is.
        widths: Of any text, at a size of one point.
    """

    def __init__(self, folder: str, name: str, tag: str) -> None:
        with as_file(files("resources") / "fonts" / folder / f"{name}.ttf") as path:
            self.font = SubsetFont(name, str(path))
        self.name = name
        self.tag = tag
        widths = {
            chr(code): width / 1000
            for code, width in self.font.face.charWidths.items()
            if code < BEYOND_PLANE_0
        }
        self.characters = frozenset(widths)
        self._in_paragraphs = self.characters | {"\n"}
        self.widths = _Widths(widths)
        self.standard = "".join(c for c in STANDARD_CHARACTERS if c in widths)[:ROOM_IN_FIRST_SUBSET]
        pdfmetrics.registerFont(self.font)

    @cached_property
    def beginning(self) -> Beginning:
        """How every document begins to use it."""
        document = pdfdoc.PDFDocument()
        font: Any = self.font
        font.splitString(self.standard, document)
        state = font.state[document]
        shown = {chr(code): _ESCAPED[place] for code, place in state.assignments.items()}
        return Beginning(state, {**shown, "\N{NO-BREAK SPACE}": " "})

    def has_all(self, text: str) -> bool:
        """Whether it can print a cleaned text, whose line ends are not printed."""
        return self._in_paragraphs.issuperset(text)


class UsedFace:
    """A face in one document, which has the standard characters in its first subset.

    Args:
        used: The face.
        document: Where its text is written.
        prefix: Begins the names of its resources there.
    """

    def __init__(self, used: Face, document: pdfdoc.PDFDocument, prefix: str) -> None:
        font, beginning = used.font, used.beginning
        state = font.state[document] = beginning.state(prefix + used.tag)
        self.subsets: list[list[int]] = state.subsets
        self._beginning = beginning
        self._font = font
        self._document = document
        self._first = font.getSubsetInternalName(0, document)

    @property
    def further(self) -> list[list[int]]:
        """What its codes stand for, where that is more than the standard characters."""
        return [] if self.subsets == self._beginning.first.subsets else self.subsets

    def encoded(self, text: str) -> list[tuple[str, str]]:
        """Pieces of `text` as resource name (with its slash) and the string to show, escaped."""
        try:
            return [(self._first, "".join(map(self._beginning.shown.__getitem__, text)))]
        except KeyError:
            return [
                (
                    self._font.getSubsetInternalName(subset, self._document),
                    "".join([_ESCAPED[c] for c in codes]),
                )
                for subset, codes in self._font.splitString(text, self._document)
            ]


_TAGS = dict(zip(Weight, "abcde", strict=True))
_first: dict[Weight, Face] = {}
_second: dict[bool, Face] = {}


def face(weight: Weight) -> Face:
    if weight not in _first:
        with _loading:
            if weight not in _first:
                _first[weight] = Face("source-sans-3", f"SourceSans3-{weight.value}", _TAGS[weight])
    return _first[weight]


def second_face(weight: Weight) -> Face:
    """The face for characters the first has not (rare scripts' accents, phonetic signs)."""
    is_heavy = weight in {Weight.SEMIBOLD, Weight.BOLD, Weight.BOLD_ITALIC}
    if is_heavy not in _second:
        with _loading:
            if is_heavy not in _second:
                _second[is_heavy] = Face(
                    "inter", "Inter-SemiBold" if is_heavy else "Inter-Regular", "gf"[not is_heavy]
                )
    return _second[is_heavy]


_SPACES = re.compile(r"[ \t\u1680\u2000-\u2006\u2008-\u200a\u205f\u3000]+")
_LINE_ENDS = re.compile(r"\r\n?|[\u000b\u000c\u0085\u2028\u2029]")
_FIXED_SPACES = str.maketrans({"\u2007": "\u00a0", "\u202f": "\u00a0"})
_PLAIN = re.compile(r"[ -~]*")


@lru_cache(maxsize=20_000)
def clean(text: str) -> str:
    """User text made printable: line ends as newlines, one space between words, nothing invisible.

    Control, direction and zero-width characters are dropped (a name must not be able to turn a line round), accents are
    composed so that a face finds them, and lone halves of characters go.
    """
    if _PLAIN.fullmatch(text) and "  " not in text:
        return text
    text = _SPACES.sub(" ", _LINE_ENDS.sub("\n", text).translate(_FIXED_SPACES))
    kept = [c for c in text if c == "\n" or unicodedata.category(c) not in {"Cc", "Cf", "Cs"}]
    return unicodedata.normalize("NFC", "".join(kept))


def pieces(text: str, weight: Weight) -> list[tuple[Face, str, str]]:
    """Cut cleaned text by the face that can print it.

    Returns:
        Face, what is printed, and what it stands for when that is something else ("" when it is itself).
    """
    first = face(weight)
    if first.characters.issuperset(text):
        return [(first, text, "")]
    second = second_face(weight)
    cut: list[tuple[Face, str, str]] = []
    for character in text:
        if character in first.characters or character in second.characters:
            chosen = first if character in first.characters else second
            printed, meant = character, ""
        else:
            chosen, printed, meant = first, MISSING, character
        if cut and cut[-1][0] is chosen and not cut[-1][2] and not meant:
            cut[-1] = (chosen, cut[-1][1] + printed, "")
        else:
            cut.append((chosen, printed, meant))
    return cut
