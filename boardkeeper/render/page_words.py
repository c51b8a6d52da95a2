"""The words of a PDF page and where each letter stands on it, for marking passages; plain values."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as pdfium

Box = tuple[float, float, float, float]
"""Left, top, right and bottom in points, from the page's upper left corner as it is looked at."""

_FINENESS = 20
_SAME_LINE = 0.5
_SAME_BLOCK = 0.75


@dataclass(frozen=True, slots=True)
class Line:
    """A line of print: its first letter, behind its last, and the box around it."""

    start: int
    end: int
    box: Box


@dataclass(frozen=True, slots=True)
class PageWords:
    """The words of a page.

    Attributes:
        text: Every letter in the order of the file, lines ended by newlines.
        boxes: Of every letter; None of what is not seen.
        lines: The lines of print.
        blocks: Lines that stand together as a paragraph, as places in `lines`: first, and behind the last.
    """

    text: str
    boxes: tuple[Box | None, ...]
    lines: tuple[Line, ...]
    blocks: tuple[tuple[int, int], ...]

    def letter_at(self, x: float, y: float) -> int | None:
        """The letter at a point, or the nearest one on the line there; None beside all lines."""
        for line in self.lines:
            left, top, right, bottom = line.box
            if top - 2 <= y <= bottom + 2 and left - 12 <= x <= right + 12:
                seen = [place for place in range(line.start, line.end) if self.boxes[place] is not None]
                return min(seen, key=lambda place: _distance(self.boxes[place], x), default=None)
        return None

    def block_at(self, place: int) -> tuple[int, int]:
        """The stretch of the paragraph a letter belongs to."""
        for first, last in self.blocks:
            if self.lines[first].start <= place < self.lines[last - 1].end:
                return self.lines[first].start, self.lines[last - 1].end
        return place, place + 1

    def block_stretches(self) -> tuple[tuple[int, int], ...]:
        """The stretches of all paragraphs, from top to bottom."""
        stretches = [
            (self.lines[a].start, self.lines[b - 1].end, self.lines[a].box[1]) for a, b in self.blocks
        ]
        return tuple((start, end) for start, end, _ in sorted(stretches, key=lambda each: each[2]))

    def boxes_of(self, start: int, end: int) -> tuple[Box, ...]:
        """The boxes around a stretch of words, one for each line."""
        found = []
        for line in self.lines:
            first, last = max(start, line.start), min(end, line.end)
            inside = [box for box in self.boxes[first:last] if box is not None] if first < last else []
            if inside:
                found.append((min(b[0] for b in inside), line.box[1], max(b[2] for b in inside), line.box[3]))
        return tuple(found)

    def whole_words(self, start: int, end: int) -> tuple[int, int]:
        """A stretch widened to whole words."""
        while start > 0 and not self.text[start - 1].isspace():
            start -= 1
        while end < len(self.text) and not self.text[end].isspace():
            end += 1
        return start, end

    def with_more(self, more: PageWords) -> PageWords:
        """The words of two pages that lie over each other, this one's first."""
        if not self.text or not more.text:
            return self if self.text else more
        text = self.text if self.text.endswith("\n") else f"{self.text}\n"
        by = len(text)
        return PageWords(
            text + more.text,
            (*self.boxes, *(None for _ in range(by - len(self.text))), *more.boxes),
            (*self.lines, *(Line(line.start + by, line.end + by, line.box) for line in more.lines)),
            (
                *self.blocks,
                *((first + len(self.lines), last + len(self.lines)) for first, last in more.blocks),
            ),
        )


def _distance(box: Box | None, x: float) -> float:
    if box is None:
        return 1e9
    return 0.0 if box[0] <= x <= box[2] else min(abs(box[0] - x), abs(box[2] - x))


def words_of(page: Any) -> PageWords:
    """Read an open page; whoever calls holds the lock of PDFium."""
    width, height = page.get_size()
    textpage = page.get_textpage()
    letters: list[str] = []
    boxes: list[Box | None] = []
    try:
        for place in range(textpage.count_chars()):
            code = pdfium.FPDFText_GetUnicode(textpage.raw, place)
            letter = chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else " "
            if letter == "\r":
                continue
            letters.append(letter)
            boxes.append(None if letter.isspace() else _seen_box(page, textpage, place, width, height))
    finally:
        textpage.close()
    text = "".join(letters)
    lines = _lines(text, boxes)
    return PageWords(text, tuple(boxes), lines, _blocks(lines))


def _seen_box(page: Any, textpage: Any, place: int, width: float, height: float) -> Box | None:
    """The box of a letter as the page is looked at: turned with the page, counted from the upper left."""
    left, bottom, right, top = textpage.get_charbox(place, loose=True)
    if right <= left or top <= bottom:
        return None
    corners = [_device(page, x, y, width, height) for x, y in ((left, bottom), (right, top))]
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    return min(xs), min(ys), max(xs), max(ys)


def _device(page: Any, x: float, y: float, width: float, height: float) -> tuple[float, float]:
    from ctypes import byref, c_int

    across, down = c_int(), c_int()
    pdfium.FPDF_PageToDevice(
        page.raw,
        0,
        0,
        round(width * _FINENESS),
        round(height * _FINENESS),
        0,
        x,
        y,
        byref(across),
        byref(down),
    )
    return across.value / _FINENESS, down.value / _FINENESS


def _lines(text: str, boxes: Sequence[Box | None]) -> tuple[Line, ...]:
    lines: list[Line] = []
    start, around = 0, None
    for place, box in enumerate(boxes):
        is_end = text[place] == "\n"
        if box is not None and around is not None and not _is_beside(around, box):
            lines.append(Line(start, place, around))
            start, around = place, box
        elif box is not None:
            around = box if around is None else _joined(around, box)
        if is_end:
            if around is not None:
                lines.append(Line(start, place, around))
            start, around = place + 1, None
    if around is not None:
        lines.append(Line(start, len(text), around))
    return tuple(lines)


def _is_beside(line: Box, box: Box) -> bool:
    shared = min(line[3], box[3]) - max(line[1], box[1])
    return shared > _SAME_LINE * min(line[3] - line[1], box[3] - box[1])


def _joined(one: Box, other: Box) -> Box:
    return min(one[0], other[0]), min(one[1], other[1]), max(one[2], other[2]), max(one[3], other[3])


def _blocks(lines: Sequence[Line]) -> tuple[tuple[int, int], ...]:
    """Lines that follow each other closely and lie above each other belong together."""
    blocks: list[tuple[int, int]] = []
    first = 0
    for place in range(1, len(lines) + 1):
        if place < len(lines) and _goes_on(lines[place - 1].box, lines[place].box):
            continue
        blocks.append((first, place))
        first = place
    return tuple(blocks) if lines else ()


def _goes_on(above: Box, below: Box) -> bool:
    height = min(above[3] - above[1], below[3] - below[1])
    gap = below[1] - above[3]
    overlaps = min(above[2], below[2]) - max(above[0], below[0]) > 0
    return overlaps and -height < gap < _SAME_BLOCK * height
