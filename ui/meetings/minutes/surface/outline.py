"""What stands in the document block by block, counted once after each change of its structure, not at every key."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from PySide6.QtGui import QTextBlock, QTextCursor, QTextDocument, QTextTable

from boardkeeper.minutes import PieceKind, WrittenPiece
from boardkeeper.rules.numbering import letter
from ui.meetings.minutes.surface import forms

_BULLET = "•"
_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_BOXED = frozenset({PieceKind.RESOLUTION, PieceKind.ACTION})


@dataclass(slots=True)
class Line:
    """One block; of a table every block in it is one, and only the first `begins` it.

    Attributes:
        facts: The piece without its words.
        top: The room above it, as its block has it.
        dent: How far its first line is moved in, as its block has it.
        mark: What hangs before it: the number of a heading, the letter of a point.
        is_provisional: Whether its number may still change.
        limb: Of a limb, its number among those of the minute; 0 when it is the only one.
        heading: The place of the heading it stands under; −1 before the first.
        box: The first place of the run of limbs it belongs to, or its own for an action; −1 in no box.
        passage: The first place of the exempt passage it belongs to; −1 when it is public.
    """

    facts: WrittenPiece
    top: float = 0
    dent: float = 0
    begins: bool = True
    table: QTextTable | None = None
    mark: str = ""
    is_provisional: bool = False
    limb: int = 0
    heading: int = -1
    box: int = -1
    passage: int = -1

    @property
    def kind(self) -> PieceKind:
        """What it is."""
        return self.facts.kind

    @property
    def id(self) -> str:
        """The id of its piece."""
        return self.facts.id


@dataclass(slots=True)
class Outline:
    """The lines of one document.

    Attributes:
        allotted: Numbers the minutes have for good, by the ids of their headings.
        next_number: The number the first minute without one would get; None where none is given.
    """

    document: QTextDocument
    allotted: Mapping[str, int] = field(default_factory=dict)
    next_number: int | None = None
    lines: list[Line] = field(default_factory=list)
    is_stale: bool = True
    _known: dict[int, tuple[WrittenPiece | None, float, float]] = field(default_factory=dict)

    def forget(self) -> None:
        """Read everything anew: the document was cleared, and with it the numbers of its formats."""
        self._known.clear()
        self.is_stale = True

    def now(self) -> list[Line]:
        """The lines as they stand now."""
        if self.is_stale:
            self.lines = list(_scan(self.document, self._known))
            self.count()
            self.is_stale = False
        return self.lines

    def count(self) -> None:
        """Number minutes, points and limbs, and find where boxes and passages begin."""
        for line in self.lines:
            line.mark, line.is_provisional, line.limb = "", False, 0
        _count_minutes(self.lines, self.allotted, self.next_number)
        _count_pieces(self.lines)
        _find_boxes(self.lines)

    def line_of(self, block: QTextBlock) -> Line | None:
        """The line of a block."""
        place = block.blockNumber()
        lines = self.now()
        return lines[place] if 0 <= place < len(lines) else None

    def place_of(self, piece_id: str) -> int:
        """Where a piece begins; −1 when it is not there."""
        for place, line in enumerate(self.now()):
            if line.facts.id == piece_id and line.begins:
                return place
        return -1

    def run_of(self, place: int) -> range:
        """The places of the limbs that stand together with the one at `place`."""
        lines = self.now()
        box = lines[place].box
        end = place
        while end < len(lines) and lines[end].box == box:
            end += 1
        return range(box, end)


def _scan(
    document: QTextDocument, known: dict[int, tuple[WrittenPiece | None, float, float]]
) -> Iterator[Line]:
    """The blocks of a document; `known` holds what a format says by its number, which Qt never gives to another one."""
    block = document.begin()
    table: QTextTable | None = None
    while block.isValid():
        number = block.blockFormatIndex()
        if number not in known:
            known[number] = _read(block)
        facts, top, dent = known[number]
        if facts is None:
            begins = table is None or block.position() > table.lastPosition()
            table = QTextCursor(block).currentTable() if begins or table is None else table
            form = table.format()
            yield Line(forms.piece_in(form), form.topMargin(), begins=begins, table=table)
        else:
            table = None
            yield Line(facts, top, dent)
        block = block.next()


def _read(block: QTextBlock) -> tuple[WrittenPiece | None, float, float]:
    """The piece a block is, the room above it and its dent; no piece for what lies in a table."""
    form = block.blockFormat()
    if forms.is_cell(block):
        return None, 0, 0
    return forms.piece_in(form), form.topMargin(), form.textIndent()


def _count_minutes(lines: list[Line], allotted: Mapping[str, int], next_number: int | None) -> None:
    heading = -1
    for place, line in enumerate(lines):
        if line.kind is PieceKind.HEADING:
            heading = place
            if line.id in allotted:
                line.mark = f"{allotted[line.id]}."
            elif line.facts.is_numbered and next_number is not None:
                line.mark, line.is_provisional = f"{next_number}.", True
                next_number += 1
        line.heading = heading


def _count_pieces(lines: list[Line]) -> None:
    """Letters and limbs run on through whatever else stands in a minute; below a letter (i), (ii) begin anew."""
    points = below = 0
    limbs: list[Line] = []
    for line in lines:
        level = line.facts.level
        below = below + (level == 1) if line.kind is PieceKind.POINT and level else 0
        if line.kind is PieceKind.HEADING:
            points, limbs = 0, []
        elif line.kind is PieceKind.POINT:
            points += level == 0
            line.mark = {0: f"({letter(max(points, 1))})", 1: f"({_roman(below)})"}.get(level, _BULLET)
        elif line.kind is PieceKind.RESOLUTION:
            limbs.append(line)
            line.limb = len(limbs) if len(limbs) > 1 else 0
            limbs[0].limb = int(len(limbs) > 1)


def _roman(number: int) -> str:
    words = ""
    for value, sign in _ROMAN:
        words += sign * (number // value)
        number %= value
    return words


def _find_boxes(lines: list[Line]) -> None:
    for place, line in enumerate(lines):
        before = lines[place - 1] if place else None
        line.box = line.passage = -1
        if line.kind in _BOXED:
            joins = before is not None and before.kind is line.kind is PieceKind.RESOLUTION
            line.box = before.box if joins and before is not None else place
        if line.facts.is_exempt and line.kind is not PieceKind.HEADING:
            same = before is not None and before.passage >= 0 and is_same_passage(before.facts, line.facts)
            line.passage = before.passage if same and before is not None else place


def is_same_passage(one: WrittenPiece, other: WrittenPiece) -> bool:
    """Whether two exempt pieces are kept back for the same reason."""
    return (one.exempt_paragraphs, one.is_confidential) == (other.exempt_paragraphs, other.is_confidential)
