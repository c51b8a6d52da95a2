"""Tables in large print: what is too wide for the page is read row by row, each row a short list of its fields.

A table that is cut into narrow columns at 16 points is no table any more: every word stands alone on its line. So where the columns
are too many, each row has its name in bold and below it every field with the title of its column; a field that is empty is left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from boardkeeper.documents.blocks import Align, Cell, Inline, Row, RowKind, Table, Text, Tone
from boardkeeper.render.pdf.columns import Need, fitted
from boardkeeper.render.pdf.entries import Measure, entry_of, list_entries, text_entries
from boardkeeper.render.pdf.fonts import Weight
from boardkeeper.render.pdf.prose import Flow
from boardkeeper.render.pdf.record_fields import Labelled, labels_of, parted
from boardkeeper.render.pdf.strips import Backdrop, CellBox, Entry, RoomBelow, RuleStrip, Strip, side_by_side
from boardkeeper.render.pdf.style import RAG_WASHES, TONE_WASHES, TRAVEL_MARKS, Colour
from boardkeeper.render.pdf.tags import Element
from boardkeeper.render.pdf.typesetting import Ink, broken, inked, plain, runs_of

EASY_COLUMN = 9.0
"""A column of words is no narrower than this many times the text size, or its lines hold one word each."""
SHORT_RECORD_SHARE = 0.4
"""Of a page: a record up to this height is not parted."""
FEWEST_BESIDE = 3
"""Fewer short fields than this stand below one another."""
_RAG_WORDS = {"R": "red", "A": "amber", "G": "green"}
_GAP_BETWEEN = 20.0


def is_readable(
    table: Table, needs: Sequence[Need], worded: Sequence[float], room: float, largest: float, smallest: float
) -> bool:
    """Whether a table can stay one in large print: no word is cut, and no column of words is a mere ladder of them.

    Args:
        table: What is asked about.
        needs: Of each column, its title included.
        worded: How wide the words of each column's cells would run, at a text size of one point.
        room: Width of the page in points.
        largest: Size of text it should have.
        smallest: Size it may have.
    """
    size, widths = fitted(
        needs, [max(0.0, column.width) for column in table.columns], room, largest, smallest
    )
    if sum(need.least * size + need.padding for need in needs) > room:
        return False
    return all(
        column.align is Align.DECIMAL or width + 0.01 >= min(words, EASY_COLUMN) * size + need.padding
        for column, words, need, width in zip(table.columns, worded, needs, widths, strict=True)
    )


def lay_labelled(flow: Flow, fields: Sequence[tuple[str, Inline]], size: float) -> None:
    """Labels and values, each behind its label in bold."""
    tree = flow.root.add("L", ListNumbering="None")
    gap = flow.style.body * 0.45
    for label, value in fields:
        body = tree.add("LI").add("LBody")
        flow.put(
            _field_entries(flow, Labelled(label, Cell(value), is_short=False), body, size, flow.width, gap)
        )
    flow.strips.append(RoomBelow(height=flow.style.body * 0.6))


def lay_records(flow: Flow, table: Table, size: float) -> None:
    """Put a table into the flow row by row, with its caption above and its note below."""
    style = flow.style
    measure = replace(flow.measure, ink=Ink(Weight.REGULAR, size, style.ink), leading=round(size * 1.34, 2))
    if table.caption:
        bold = replace(measure, ink=replace(measure.ink, weight=Weight.SEMIBOLD))
        flow.put(text_entries(table.caption, flow.root.add("P"), bold, style.body * 0.7), keep_all=True)
        flow.keep_last()
    labels = labels_of(table)
    columns = _columns_beside(flow, table, labels, size)
    tree: Element | None = None
    for row in table.rows:
        if row.kind is RowKind.GROUP:
            _lay_group(flow, row, size)
            tree = None
            continue
        record = parted(row, table, labels)
        is_first = tree is None
        if tree is None:
            tree = flow.root.add("L", ListNumbering="None")
        first = len(flow.strips)
        # Below a caption or the name of a group there is no line yet to part a record from the last.
        if is_first:
            flow.strips.append(Strip(height=style.body * 0.4, keep=True))
        else:
            flow.strips.append(RuleStrip(height=style.body * 0.8, ink=style.hairline, keep=True))
        _lay_record(flow, record, tree.add("LI").add("LBody"), size, columns)
        _hold(flow, first, row.source)
    if plain(table.note):
        flow.put(text_entries(table.note, flow.root.add("P"), flow.small(), style.body * 0.5))
    flow.strips.append(RoomBelow(height=style.body * 0.6))


def _lay_group(flow: Flow, row: Row, size: float) -> None:
    style = flow.style
    measure = replace(
        flow.measure,
        ink=Ink(Weight.SEMIBOLD, size, style.ink),
        leading=round(size * 1.6, 2),
        x=6.0,
        width=flow.width - 12.0,
    )
    entries = text_entries(row.cells[0].text, flow.root.add("P"), measure, style.body * 0.9)
    flow.put(entries, backdrop=Backdrop(paper=style.band), keep_all=True)
    flow.strips[-len(entries)].source = row.source
    flow.keep_last()


def _columns_beside(flow: Flow, table: Table, labels: Sequence[tuple[str, str]], size: float) -> int:
    """How many short fields stand side by side in all records of a table: as many as most of them have room for."""
    widths: list[float] = []
    for row in table.rows:
        if row.kind is not RowKind.GROUP:
            _, fields = parted(row, table, labels)
            for group in _grouped(fields):
                widths += [_width(flow, field, size) for field in group if len(group) >= FEWEST_BESIDE]
    if not widths:
        return 1
    typical = sorted(widths)[int(len(widths) * 0.9)]
    return max(1, min(3, int((flow.width + _GAP_BETWEEN) // (typical + _GAP_BETWEEN))))


def _lay_record(
    flow: Flow, record: tuple[list[Cell], list[Labelled]], body: Element, size: float, columns: int
) -> None:
    style = flow.style
    names, fields = record
    measure = replace(flow.measure, ink=Ink(Weight.SEMIBOLD, size, style.ink))
    name: list[tuple[str, Ink]] = []
    for cell in names:
        name += [("  ", measure.ink)] if name else []
        # Where the composer chose what is bold, the rest stays as it is.
        is_mixed = len({run.bold for run in runs_of(cell.text)}) > 1
        weight = Weight.REGULAR if is_mixed else Weight.SEMIBOLD
        name += _cell_runs(cell, replace(measure.ink, weight=weight), style.brand)
    if name:
        tag = body.add("P")
        flow.put([entry_of(line, tag, measure) for line in broken(name, flow.width)], keep_all=True)
        flow.keep_last()
    tree = body.add("L", ListNumbering="None") if fields else body
    for group in _grouped(fields):
        if len(group) >= FEWEST_BESIDE:
            _lay_beside(flow, group, _below_its_heading(flow, group[0].above, tree, measure), size, columns)
        else:
            for field in group:
                named = replace(field, label=", ".join(part for part in (field.above, field.label) if part))
                flow.put(_field_entries(flow, named, tree.add("LI").add("LBody"), size, flow.width))


def _below_its_heading(flow: Flow, heading: str, tree: Element, measure: Measure) -> Element:
    """The list that short fields go into: one of its own below the heading of their columns, if they have one."""
    if not heading:
        return tree
    body = tree.add("LI").add("LBody")
    quiet = replace(measure, ink=replace(measure.ink, colour=flow.style.quiet))
    flow.put(text_entries(heading, body.add("P"), quiet, flow.style.body * 0.3), keep_all=True)
    flow.keep_last()
    return body.add("L", ListNumbering="None")


def _hold(flow: Flow, first: int, source: str) -> None:
    """Keep a short record on one page; of a long one neither the name nor the last line stands alone."""
    strips = flow.strips[first:]
    for strip in strips:
        strip.source = source
    if sum(strip.height + strip.gap for strip in strips) <= flow.room * SHORT_RECORD_SHARE:
        for strip in strips[:-1]:
            strip.keep = True
    elif len(strips) > 1:
        strips[-2].keep = True


def _grouped(fields: Sequence[Labelled]) -> Iterator[list[Labelled]]:
    """Neighbouring short fields together, everything else by itself."""
    group: list[Labelled] = []
    for field in fields:
        if group and not (group[-1].is_short and field.is_short and group[-1].above == field.above):
            yield group
            group = []
        group.append(field)
    if group:
        yield group


def _cell_runs(cell: Cell, ink: Ink, link: Colour) -> list[tuple[str, Ink]]:
    """The words of a cell, and in words what its colour and its marks mean."""
    base = ink
    if cell.rag is not None:
        base = replace(ink, colour=RAG_WASHES[cell.rag].ink, weight=Weight.SEMIBOLD)
    elif cell.tone not in {None, Tone.MUTED}:
        assert cell.tone is not None
        base = replace(ink, colour=TONE_WASHES[cell.tone].ink, weight=Weight.SEMIBOLD)
    runs = inked(cell.text, base, link)
    if cell.rag is not None:
        runs += inked((Text(f"{' ' if runs else ''}({_RAG_WORDS[cell.rag.value]})"),), base, link)
    if cell.travel is not None:
        sign, colour = TRAVEL_MARKS[cell.travel]
        marked = replace(ink, colour=colour)
        runs += inked(
            (Text(f"{' ' if runs else ''}{sign}\N{NO-BREAK SPACE}{cell.travel.value}"),), marked, link
        )
    if cell.course is not None:
        runs += inked((Text(f"{' ' if runs else ''}{cell.course.words}"),), ink, link)
    return runs


def _field_entries(
    flow: Flow, field: Labelled, body: Element, size: float, width: float, gap: float = 0.0
) -> list[Entry]:
    style = flow.style
    ink = Ink(Weight.REGULAR, size, style.ink)
    measure = replace(flow.measure, ink=ink, leading=round(size * 1.34, 2), width=width)
    bold = replace(ink, weight=Weight.SEMIBOLD)
    label = [*inked(f"{field.label}:", bold, style.brand), (" ", ink)] if field.label else []
    has_points = field.cell.points is not None and bool(field.cell.points.points)
    owner = body.add("P") if has_points else body
    lines = broken([*label, *_cell_runs(field.cell, ink, style.brand)], width)
    entries = [entry_of(line, owner, measure) for line in lines]
    entries[0].gap = gap
    if len(entries) > 1:
        entries[0].keep = entries[-2].keep = True
    if field.cell.points is not None and has_points:
        entries[-1].keep = True
        entries += list_entries(field.cell.points, body, measure, size * 0.25)
    return entries


def _width(flow: Flow, field: Labelled, size: float) -> float:
    return max(
        entry.line.width for entry in _field_entries(flow, field, Element("LBody"), size, float("inf"))
    )


def _lay_beside(flow: Flow, fields: Sequence[Labelled], tree: Element, size: float, columns: int) -> None:
    """Short fields side by side, read from left to right."""
    room = (flow.width + _GAP_BETWEEN) / columns
    for start in range(0, len(fields), columns):
        boxes = [
            CellBox(
                place * room,
                room - _GAP_BETWEEN,
                _field_entries(flow, field, tree.add("LI").add("LBody"), size, room - _GAP_BETWEEN),
            )
            for place, field in enumerate(fields[start : start + columns])
        ]
        flow.strips.append(side_by_side(boxes))
