"""What one minute says, as blocks in the order it stands in: text, lettered points, limbs, actions, tables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby

from boardkeeper.documents.blocks import (
    Block,
    Cell,
    Column,
    Heading,
    Inline,
    ListStyle,
    Paragraph,
    ParagraphKind,
    Point,
    Points,
    Row,
    Table,
    Withheld,
)
from boardkeeper.documents.decided import compose_action, compose_limbs, leads
from boardkeeper.documents.sources import source_of
from boardkeeper.documents.written import inline
from boardkeeper.minutes import MinuteView, ParagraphView
from boardkeeper.minutes import ParagraphKind as Kind
from boardkeeper.minutes.editions import short_marking
from boardkeeper.rules.numbering import letter_number

Slips = Mapping[str, Sequence[str]]
"""What was corrected later, in words, by the paragraph it is about."""


def compose_minute_text(minute: MinuteView, slips: Slips) -> list[Block]:
    """Set the paragraphs of a minute in order; a passage that is not public is marked as one."""
    blocks: list[Block] = []
    for marking, passage in groupby(minute.paragraphs, key=short_marking):
        said = _passage(list(passage), slips, counted=minute.counts_limbs)
        blocks += [Withheld(tuple(said), marking)] if marking else said
    return blocks


def _passage(paragraphs: Sequence[ParagraphView], slips: Slips, *, counted: bool) -> list[Block]:
    """Set neighbours of a kind together; a correction stands right below what it corrects."""
    blocks: list[Block] = []
    for run in _runs(paragraphs, slips):
        first = run[0]
        if first.kind is Kind.POINT:
            blocks += _lists(run)
        elif first.resolution is not None:
            before = blocks[-1] if blocks else None
            led_by: Inline = ""
            if isinstance(before, Paragraph) and leads(_plain(before.text), run):
                led_by = before.text
                blocks.pop()
            blocks += compose_limbs(run, counted=counted, led_by=led_by)
        else:
            blocks += [_block(each) for each in run]
        for words in slips.get(run[-1].id, ()):
            blocks.append(Paragraph(words, ParagraphKind.NOTE))
    return blocks


def _plain(text: Inline) -> str:
    return text if isinstance(text, str) else "".join(run.text for run in text)


def _runs(paragraphs: Sequence[ParagraphView], slips: Slips) -> list[list[ParagraphView]]:
    """Cut where the kind changes and after whatever was corrected."""
    runs: list[list[ParagraphView]] = []
    before: ParagraphView | None = None
    for each in paragraphs:
        is_new = before is None or _kind(before) != _kind(each) or before.id in slips
        if is_new or (each.kind is Kind.POINT and _skips(runs[-1], each)):
            runs.append([])
        runs[-1].append(each)
        before = each
    return runs


def _kind(paragraph: ParagraphView) -> str:
    return "limb" if paragraph.resolution is not None else paragraph.kind.value


def _skips(run: Sequence[ParagraphView], point: ParagraphView) -> bool:
    """Whether a lettered point does not follow on from the one before: what stood between is not in this edition."""
    before = next((each.letter for each in reversed(run) if each.letter), "")
    return bool(before and point.letter) and letter_number(point.letter) != letter_number(before) + 1


def _block(paragraph: ParagraphView) -> Block:
    if paragraph.kind is Kind.SUBHEADING:
        return Heading(3, paragraph.text, source=source_of("minute_paragraph", paragraph))
    if paragraph.kind is Kind.TABLE:
        return _table(paragraph)
    if paragraph.kind is Kind.ACTION:
        return compose_action(paragraph)
    return Paragraph(inline(paragraph.text, paragraph.marks), source=source_of("minute_paragraph", paragraph))


def _lists(run: Sequence[ParagraphView]) -> list[Block]:
    """A run of points as lists; deeper ones with nothing above them stand by themselves, under no letter."""
    top = next((index for index, each in enumerate(run) if each.level == 0), len(run))
    deeper, lettered = run[:top], run[top:]
    blocks: list[Block] = []
    if deeper:
        blocks.append(_nested(deeper, min(each.level for each in deeper)))
    if lettered:
        start = letter_number(lettered[0].letter) if lettered[0].letter else 1
        blocks.append(Points(_nested(lettered, 0).points, ListStyle.LETTERS, start=start))
    return blocks


def _nested(run: Sequence[ParagraphView], level: int) -> Points:
    style = {0: ListStyle.LETTERS, 1: ListStyle.ROMAN}.get(level, ListStyle.BULLETS)
    points: list[Point] = []
    index = 0
    while index < len(run):
        end = index + 1
        while end < len(run) and run[end].level > level:
            end += 1
        below = run[index + 1 : end]
        deepest = _nested(below, min(each.level for each in below)) if below else None
        said = run[index]
        points.append(
            Point(inline(said.text, said.marks), deepest, source=source_of("minute_paragraph", said))
        )
        index = end
    return Points(tuple(points), style)


def _table(paragraph: ParagraphView) -> Table:
    """A table as it was typed: a row a line, cells parted by tabs, the first line the titles unless it is the only one."""
    lines = [line.split("\t") for line in paragraph.text.splitlines() if line.strip()] or [[""]]
    width = max(len(line) for line in lines)
    rows = [tuple(Cell(cell.strip()) for cell in [*line, *[""] * (width - len(line))]) for line in lines]
    if len(rows) == 1:
        return Table(tuple(Column("") for _ in rows[0]), (Row(rows[0]),), row_heads=0, show_header=False)
    titles = tuple(Column(str(cell.text)) for cell in rows[0])
    return Table(titles, tuple(Row(row) for row in rows[1:]))
