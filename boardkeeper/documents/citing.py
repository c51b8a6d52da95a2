"""Citations on paper: “Minute 17, 10 July 2019” leads to that minute where it is printed in the same document."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

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
from boardkeeper.rules.numbering import find_citations

Cited = Mapping[tuple[int, date], str]
"""The anchors of minutes by number and day of the meeting."""


def link_citations(sections: Iterable[Section], minutes: Iterable[MinutesView]) -> tuple[Section, ...]:
    """Make links of the citations of minutes that are printed in these sections; all others stay plain words.

    Args:
        sections: Of one document.
        minutes: What `compose_minutes` made sections of among them.
    """
    sections = tuple(sections)
    cited = _anchors(sections, minutes)
    return tuple(link_section(section, cited) for section in sections) if cited else sections


def link_section(section: Section, cited: Cited) -> Section:
    """The same for one section, when the places are known beforehand: for a document that is never whole in memory."""
    return replace(section, blocks=tuple(_linked_block(block, cited) for block in section.blocks))


def linked(inline: Inline, cited: Cited) -> Inline:
    """The text with links where it cites one of these minutes; what has a link already keeps it."""
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
        return replace(block, text=linked(block.text, cited))
    if isinstance(block, Points):
        return _linked_points(block, cited)
    if isinstance(block, Resolution):
        limbs = tuple(linked(limb, cited) for limb in block.limbs)
        return replace(block, limbs=limbs, lead=linked(block.lead, cited))
    if isinstance(block, Table):
        rows = tuple(
            Row(tuple(_linked_cell(cell, cited) for cell in row.cells), row.kind) for row in block.rows
        )
        return replace(block, rows=rows, note=linked(block.note, cited))
    if isinstance(block, Withheld):
        return replace(block, blocks=tuple(_linked_block(each, cited) for each in block.blocks))
    if isinstance(block, FieldList):
        return FieldList(tuple((label, linked(value, cited)) for label, value in block.fields))
    return block


def _linked_points(points: Points, cited: Cited) -> Points:
    made = tuple(
        Point(linked(point.text, cited), _linked_points(point.points, cited) if point.points else None)
        for point in points.points
    )
    return replace(points, points=made, then=_linked_points(points.then, cited) if points.then else None)


def _linked_cell(cell: Cell, cited: Cited) -> Cell:
    points = _linked_points(cell.points, cited) if cell.points else None
    return replace(cell, text=linked(cell.text, cited), points=points)
