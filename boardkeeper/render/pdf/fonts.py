"""The faces paper is printed with: loading, measuring, and making any text printable with them.

Every document gets the same characters in the same order in the first subset of a face, so that the subsets of separately
rendered sections are byte for byte the same and merge into one when a pack is put together.
"""

from __future__ import annotations

import re
import threading
import unicodedata
from collections.abc import Iterator
from enum import StrEnum
from functools import lru_cache
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

_loading = threading.RLock()


class Weight(StrEnum):
    REGULAR = "Regular"
    ITALIC = "Italic"
    SEMIBOLD = "SemiBold"
    BOLD = "Bold"
    BOLD_ITALIC = "BoldItalic"


class Face:
    """One font file: its widths, its characters, and how its text is written into a document."""

    def __init__(self, folder: str, name: str) -> None:
        with as_file(files("resources") / "fonts" / folder / f"{name}.ttf") as path:
            self.font = SubsetFont(name, str(path), shapable=False)
        self.name = name
        outline = self.font.face
        self.characters = frozenset(chr(code) for code in outline.charToGlyph if code < BEYOND_PLANE_0)
        self._widths: dict[str, float] = {
            chr(code): width / 1000 for code, width in outline.charWidths.items()
        }
        self._standard = "".join(c for c in STANDARD_CHARACTERS if c in self.characters)[
            :ROOM_IN_FIRST_SUBSET
        ]
        pdfmetrics.registerFont(self.font)

    @lru_cache(maxsize=60_000)  # noqa: B019 - faces live as long as the program
    def width(self, text: str) -> float:
        """Width of `text` at a size of one point."""
        widths = self._widths
        return sum(widths.get(character, 0.5) for character in text)

    def prepare(self, document: pdfdoc.PDFDocument, prefix: str) -> None:
        """Give the face its standard first subset in a new document; `prefix` begins its resource names."""
        font: Any = self.font
        font._assignState(document, namePrefix=prefix)  # noqa: SLF001 - the documented door to a name prefix
        font.splitString(self._standard, document)

    def encoded(self, text: str, document: pdfdoc.PDFDocument) -> Iterator[tuple[str, bytes]]:
        """Pieces of `text` as resource name (with its slash) and the bytes to show."""
        if text.isascii() and text.isprintable():
            # ASCII stands for itself in the first subset of every document (ReportLab's ttfAsciiReadable).
            yield self.font.getSubsetInternalName(0, document), text.encode("ascii")
            return
        for subset, codes in self.font.splitString(text, document):
            yield self.font.getSubsetInternalName(subset, document), codes


_first: dict[Weight, Face] = {}
_second: dict[bool, Face] = {}


def face(weight: Weight) -> Face:
    if weight not in _first:
        with _loading:
            if weight not in _first:
                _first[weight] = Face("source-sans-3", f"SourceSans3-{weight.value}")
    return _first[weight]


def second_face(weight: Weight) -> Face:
    """The face for characters the first has not (rare scripts' accents, phonetic signs)."""
    is_heavy = weight in {Weight.SEMIBOLD, Weight.BOLD, Weight.BOLD_ITALIC}
    if is_heavy not in _second:
        with _loading:
            if is_heavy not in _second:
                _second[is_heavy] = Face("inter", "Inter-SemiBold" if is_heavy else "Inter-Regular")
    return _second[is_heavy]


def all_faces() -> tuple[Face, ...]:
    """Every face there is, always in the same order."""
    return (*(face(weight) for weight in Weight), second_face(Weight.REGULAR), second_face(Weight.BOLD))


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
