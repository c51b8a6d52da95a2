"""Citations on paper: “Minute 17, 10 July 2019” leads to that minute where it is printed in the same document."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date
from operator import is_
from typing import Any, TypeVar, cast

from boardkeeper.documents.blocks import (
    Action,
    Block,
    Callout,
    Cell,
    FieldList,
    Heading,
    Inline,
    Paragraph,
    Point,
    Points,
    Resolution,
    Row,
    Section,
    Table,
    Text,
    Withheld,
)
from boardkeeper.minutes import MinutesView
from boardkeeper.remembering import once
from boardkeeper.rules.numbering import find_citations, may_cite

T = TypeVar("T")
D = TypeVar("D")

Cited = Mapping[tuple[int, date], str]
"""The anchors of minutes by number and day of the meeting."""


def link_citations(sections: Iterable[Section], minutes: Iterable[MinutesView]) -> tuple[Section, ...]:
    """Make links of the citations of minutes that are printed in these sections; all others stay plain words.

    Args:
        sections: Of one document.
        minutes: What `compose_minutes` made sections of among them.
    """
    sections = tuple(sections)
    cited = frozenset(_anchors(sections, minutes).items())
    if not cited:
        return sections
    return tuple(replace(section, blocks=once(_linked_blocks, section.blocks, cited)) for section in sections)


def link_section(section: Section, cited: Cited) -> Section:
    """The same for one section, when the places are known beforehand: for a document that is never whole in memory."""
    return replace(section, blocks=_linked_blocks(section.blocks, frozenset(cited.items())))


def _linked_blocks(
    blocks: tuple[Block, ...], cited: frozenset[tuple[tuple[int, date], str]]
) -> tuple[Block, ...]:
    places = dict(cited)
    return _each(blocks, lambda block: _linked_block(block, places))


def linked(inline: Inline, cited: Cited) -> Inline:
    """The text with links where it cites one of these minutes; what has a link already keeps it."""
    if isinstance(inline, str) and not may_cite(inline):
        return inline
    runs = (Text(inline),) if isinstance(inline, str) else inline
    made: list[Text] = []
    has_link = False
    for run in runs:
        last = 0
        for found in () if run.link else find_citations(run.text):
            anchor = cited.get((found.citation.minute_number, found.citation.meeting))
            if anchor is None:
                continue
            has_link = True
            made += [
                replace(run, text=run.text[last : found.start]),
                replace(run, text=run.text[found.start : found.end], link=f"#{anchor}"),
            ]
            last = found.end
        made.append(replace(run, text=run.text[last:]))
    return tuple(run for run in made if run.text) if has_link else inline


def _anchors(sections: Iterable[Section], minutes: Iterable[MinutesView]) -> dict[tuple[int, date], str]:
    """Where the minutes stand: the anchor of a minute's heading ends with the minute's id."""
    by_id = {
        minute.id: (minute.number, each.held_on)
        for each in minutes
        for minute in each.minutes
        if minute.number is not None
    }
    found: dict[tuple[int, date], str] = {}
    for section in sections:
        for block in section.blocks:
            if isinstance(block, Heading) and (place := by_id.get(block.anchor.rpartition("-")[2])):
                found.setdefault(place, block.anchor)
    return found


def _linked_block(block: Block, cited: Cited) -> Block:
    if isinstance(block, Paragraph | Callout | Action):
        return _with(block, text=linked(block.text, cited))
    if isinstance(block, Points):
        return _linked_points(block, cited)
    if isinstance(block, Resolution):
        limbs = _each(block.limbs, lambda limb: linked(limb, cited))
        return _with(block, limbs=limbs, lead=linked(block.lead, cited))
    if isinstance(block, Table):
        rows = _each(block.rows, lambda row: _linked_row(row, cited))
        return _with(block, rows=rows, note=linked(block.note, cited))
    if isinstance(block, Withheld):
        return _with(block, blocks=_each(block.blocks, lambda each: _linked_block(each, cited)))
    if isinstance(block, FieldList):
        return FieldList(tuple((label, linked(value, cited)) for label, value in block.fields))
    return block


def _linked_points(points: Points, cited: Cited) -> Points:
    made = _each(points.points, lambda point: _linked_point(point, cited))
    return _with(points, points=made, then=_linked_points(points.then, cited) if points.then else None)


def _linked_point(point: Point, cited: Cited) -> Point:
    points = _linked_points(point.points, cited) if point.points else None
    return _with(point, text=linked(point.text, cited), points=points)


def _linked_row(row: Row, cited: Cited) -> Row:
    return _with(row, cells=_each(row.cells, lambda cell: _linked_cell(cell, cited)))


def _linked_cell(cell: Cell, cited: Cited) -> Cell:
    if cell.points is None and isinstance(cell.text, str) and not may_cite(cell.text):
        return cell
    points = _linked_points(cell.points, cited) if cell.points else None
    return _with(cell, text=linked(cell.text, cited), points=points)


def _each(things: tuple[T, ...], change: Callable[[T], T]) -> tuple[T, ...]:
    """All of them changed; the same tuple where no change made another thing."""
    changed = tuple(map(change, things))
    return things if all(map(is_, changed, things)) else changed


def _with(thing: D, **values: object) -> D:
    """The thing with these values; itself where it has them. Copying every cell of a pack costs more than looking at it."""
    if all(getattr(thing, name) is value for name, value in values.items()):
        return thing
    return cast("D", replace(cast("Any", thing), **values))
