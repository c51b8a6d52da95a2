"""The words that a stream of drawing operators writes, wherever it is used and even if it is used nowhere."""

from __future__ import annotations

import re
from typing import Any

from pikepdf import Array, Dictionary, Pdf, PdfError, Stream

_TOKEN = re.compile(
    rb"/([^\s/\[\]()<>]+)\s+[-\d.]+\s+Tf|\(((?:[^()\\]|\\.)*)\)|<([0-9A-Fa-f\s]*)>(?!>)",
    re.DOTALL,
)
_SHOWS_TEXT = re.compile(rb"[)\]>]\s*(?:Tj|TJ|'|\")")
_ESCAPED = re.compile(rb"\\([0-7]{1,3}|\r\n|.)", re.DOTALL)
_LETTERS = {
    b"n": b"\n",
    b"r": b"\r",
    b"t": b"\t",
    b"b": b"\b",
    b"f": b"\f",
    b"\n": b"",
    b"\r": b"",
    b"\r\n": b"",
}
_CHARACTERS = re.compile(rb"beginbfchar(.*?)endbfchar", re.DOTALL)
_RANGES = re.compile(rb"beginbfrange(.*?)endbfrange", re.DOTALL)
_HEX = re.compile(rb"<([0-9A-Fa-f\s]+)>")
_RANGE = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*(?:<([0-9A-Fa-f]+)>|\[(.*?)\])", re.DOTALL)
_MOST_CODES = 70_000


class FontMap:
    """What the codes of a font mean, by its `/ToUnicode`."""

    def __init__(self, cmap: bytes) -> None:
        self.letters: dict[int, str] = {}
        self.width = 1
        for body in _CHARACTERS.findall(cmap):
            found = _HEX.findall(body)
            for code, meaning in zip(found[::2], found[1::2], strict=False):
                self._take(code, _unicode(meaning))
        for body in _RANGES.findall(cmap):
            for first, last, start, each in _RANGE.findall(body):
                self._take_range(first, last, start, each)

    def _take(self, code: bytes, meaning: str) -> None:
        self.width = max(self.width, len(code) // 2)
        self.letters[int(code, 16)] = meaning

    def _take_range(self, first: bytes, last: bytes, start: bytes, each: bytes) -> None:
        begins, ends = int(first, 16), int(last, 16)
        if len(self.letters) + ends - begins > _MOST_CODES:
            return
        self.width = max(self.width, len(first) // 2)
        if start:
            meaning = _unicode(start)
            for code in range(begins, ends + 1):
                self.letters[code] = (
                    meaning[:-1] + chr(min(0x10FFFF, ord(meaning[-1]) + code - begins)) if meaning else ""
                )
        else:
            for code, meant in zip(range(begins, ends + 1), _HEX.findall(each), strict=False):
                self.letters[code] = _unicode(meant)

    def read(self, codes: bytes) -> str:
        """The letters that a string shows."""
        if self.width == 1:
            return codes.decode("latin-1").translate(self.letters)
        wide = self.width
        found = (int.from_bytes(codes[at : at + wide], "big") for at in range(0, len(codes) - wide + 1, wide))
        return "".join(self.letters.get(code, "") for code in found)


class Drawn:
    """Reads the streams of one file.

    Args:
        pdf: Open as long as this is used.
    """

    def __init__(self, pdf: Pdf) -> None:
        self._maps: dict[tuple[int, int], FontMap] = {}
        self._every: list[FontMap] = []
        self._on_pages: set[tuple[int, int]] = set()
        for each in pdf.objects:
            if isinstance(each, Dictionary) and "/ToUnicode" in each:
                self._learn(each)
        for page in pdf.pages:
            contents: Any = page.obj.get("/Contents")
            parts = list(contents) if isinstance(contents, Array) else [contents]
            self._on_pages.update(part.objgen for part in parts if isinstance(part, Stream))

    def _learn(self, font: Dictionary) -> None:
        written = font.ToUnicode
        if isinstance(written, Stream):
            try:
                found = FontMap(written.read_bytes())
            except (PdfError, ValueError):
                return
            self._maps[font.objgen] = found
            self._every.append(found)

    def words(self, stream: Stream, data: bytes) -> str:
        """What a stream writes, its lines and pieces one after the other; blank when it writes nothing.

        A stream whose fonts nobody names is read with every font of the file. What stands on a page is left to those who read
        the page.
        """
        if stream.objgen in self._on_pages or not _SHOWS_TEXT.search(data):
            return ""
        fonts = self._fonts_of(stream)
        shown = list(_shown(data))
        if fonts is not None:
            return "".join(_read(fonts.get(font), codes) for font, codes in shown)
        return "\n".join("".join(_read(each, codes) for _, codes in shown) for each in [None, *self._every])

    def _fonts_of(self, stream: Stream) -> dict[str, FontMap] | None:
        resources: Any = stream.get("/Resources")
        fonts: Any = resources.get("/Font") if isinstance(resources, Dictionary) else None
        if not isinstance(fonts, Dictionary):
            return None
        return {
            name[1:]: self._maps[font.objgen] for name, font in fonts.items() if font.objgen in self._maps
        }


def _read(font: FontMap | None, codes: bytes) -> str:
    return font.read(codes) if font is not None else codes.decode("latin-1")


def _shown(data: bytes) -> list[tuple[str, bytes]]:
    """Every string of a stream with the name of its font."""
    font, found = "", []
    for name, literal, digits in _TOKEN.findall(data):
        if name:
            font = name.decode("latin-1")
        elif digits.strip():
            packed = b"".join(digits.split())
            found.append((font, bytes.fromhex((packed + b"0" * (len(packed) % 2)).decode("ascii"))))
        elif literal:
            found.append((font, unescaped(literal)))
    return found


def unescaped(literal: bytes) -> bytes:
    """What stands between the brackets of a string."""
    return _ESCAPED.sub(_unescaped, literal) if b"\\" in literal else literal


def _unescaped(found: re.Match[bytes]) -> bytes:
    what = found.group(1)
    if what[:1].isdigit() and what[:1] < b"8":
        return bytes([int(what, 8) & 0xFF])
    return _LETTERS.get(what, what)


def _unicode(digits: bytes) -> str:
    packed = b"".join(digits.split())
    return bytes.fromhex(packed[: len(packed) // 2 * 2].decode("ascii")).decode("utf-16-be", "replace")
