"""What a page says, apart from what is stamped on it: running heads and feet, repeated table headers, blank leaves."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass
from enum import Enum, auto
from typing import Any

import pypdfium2.raw as pdfium

_ARTIFACT = "Artifact"
_NAME_BYTES = 64
_RETURN = 13
#: How PDFium says that a hyphen ends a line; whether it is one of the word's own cannot be told, and ours always are.
_LINE_END_HYPHENS = {0x02, 0xFFFE}


@dataclass(frozen=True, slots=True)
class PageParts:
    """The words of a page, lines ended by newlines.

    Attributes:
        content: What the page itself says; of an attached page all of it.
        head: What is stamped in its upper half, and `foot` in its lower one.
        marked: The content by the numbers of its marked content, in order; -1 for what has none.
    """

    content: str
    head: str
    foot: str
    marked: tuple[tuple[int, str], ...] = ()


class _Part(Enum):
    CONTENT = auto()
    REPEATED = auto()
    HEAD = auto()
    FOOT = auto()


def parts_of(page: Any) -> PageParts:
    """Read an open page; whoever calls holds the lock of PDFium."""
    _, height = page.get_size()
    parts = _parts_of_objects(page, height)
    found: dict[_Part, list[str]] = {part: [] for part in _Part}
    textpage = page.get_textpage()
    marked: dict[int, list[str]] = {}
    numbers: dict[int, int] = {}
    number = -1
    try:
        last = _Part.CONTENT
        for place in range(textpage.count_chars()):
            holder = pdfium.FPDFText_GetTextObject(textpage.raw, place)
            code = pdfium.FPDFText_GetUnicode(textpage.raw, place)
            if code == _RETURN:
                continue
            letter = _letter(code)
            if holder:
                address = _address(holder)
                part = parts.get(address, _Part.CONTENT)
                if part is not last:
                    found[part].append("\n")
                last = part
                if address not in numbers:
                    numbers[address] = pdfium.FPDFPageObj_GetMarkedContentID(holder)
                number = numbers[address]
            found[last].append(letter)
            if last is _Part.CONTENT:
                marked.setdefault(number, []).append(letter)
    finally:
        textpage.close()
    return PageParts(
        _lines(found[_Part.CONTENT]),
        _lines(found[_Part.HEAD]),
        _lines(found[_Part.FOOT]),
        tuple((number, "".join(letters)) for number, letters in marked.items()),
    )


def _letter(code: int) -> str:
    if code in _LINE_END_HYPHENS:
        return "-"
    return chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else " "


def _lines(letters: list[str]) -> str:
    lines = (" ".join(line.split()) for line in "".join(letters).split("\n"))
    return "\n".join(line for line in lines if line)


def _parts_of_objects(page: Any, height: float) -> dict[int, _Part]:
    """The texts that are marked as no part of the content, by their address."""
    parts: dict[int, _Part] = {}
    for place in range(pdfium.FPDFPage_CountObjects(page.raw)):
        found = pdfium.FPDFPage_GetObject(page.raw, place)
        if pdfium.FPDFPageObj_GetType(found) != pdfium.FPDF_PAGEOBJ_TEXT:
            continue
        part = _part(found, height)
        if part is not _Part.CONTENT:
            parts[_address(found)] = part
    return parts


def _part(found: Any, height: float) -> _Part:
    for place in range(pdfium.FPDFPageObj_CountMarks(found)):
        mark = pdfium.FPDFPageObj_GetMark(found, place)
        if _name(mark) != _ARTIFACT:
            continue
        if not pdfium.FPDFPageObjMark_CountParams(mark):
            return _Part.REPEATED
        edges = [ctypes.c_float() for _ in range(4)]
        pdfium.FPDFPageObj_GetBounds(found, *(ctypes.byref(edge) for edge in edges))
        return _Part.HEAD if edges[1].value > height * 0.75 else _Part.FOOT
    return _Part.CONTENT


def _name(mark: Any) -> str:
    buffer = ctypes.create_string_buffer(_NAME_BYTES)
    length = ctypes.c_ulong()
    holder = ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort))
    if not pdfium.FPDFPageObjMark_GetName(mark, holder, _NAME_BYTES, ctypes.byref(length)):
        return ""
    return buffer.raw[: max(0, length.value - 2)].decode("utf-16-le", "replace")


def _address(pointer: Any) -> int:
    return ctypes.cast(pointer, ctypes.c_void_p).value or 0
