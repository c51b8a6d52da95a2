"""Tables of our own: row heights measured once, linear in the number of cells, headers repeated as artifacts."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from itertools import pairwise

from boardkeeper.documents.blocks import Align, Cell, Column, FieldList, Row, RowKind, Table
from boardkeeper.render.pdf.cells import DecimalPlace, Look, cell_need, pale_fill, set_cell
from boardkeeper.render.pdf.columns import Need, fitted
from boardkeeper.render.pdf.entries import text_entries
from boardkeeper.render.pdf.fonts import Weight, clean
from boardkeeper.render.pdf.headers import lay_header, separators
from boardkeeper.render.pdf.prose import Flow
from boardkeeper.render.pdf.rows import DrawnCourse, RowStrip
from boardkeeper.render.pdf.strips import LineStrip, RoomBelow, Strip
from boardkeeper.render.pdf.style import Style
from boardkeeper.render.pdf.tags import Element
from boardkeeper.render.pdf.typesetting import Ink, plain, runs_of

MANY_COLUMNS = 9
SHORT_ROW = 64.0
TALLEST_HEADER = 200.0
SHORT_TABLE = 1 / 4
"""Of a page: rows that take no more are not parted, and the hole they may leave before them is no larger."""


@dataclass(frozen=True, slots=True)
class Frame:
    """Where everything of a table goes: its look, left edges and widths of columns, decimal places."""

    look: Look
    edges: tuple[float, ...]
    widths: tuple[float, ...]
    places: tuple[DecimalPlace, ...]
    uprights: tuple[float, ...]


def lay_table(flow: Flow, table: Table) -> None:
    """Put a table into the flow: caption, header, rows, note.

    Raises:
        ValueError: A row's spans do not add up to the number of columns.
    """
    _checked(table)
    if is_too_wide(table, flow.style, flow.width):
        from boardkeeper.render.pdf.records import lay_records

        lay_records(flow, table, flow.style.table)
    else:
        _lay(flow, table, flow.style.table)


def lay_fields(flow: Flow, fields: FieldList) -> None:
    """Labels and values: a table whose first column heads its rows."""
    if fields.fields and flow.style.is_large_print:
        from boardkeeper.render.pdf.records import lay_labelled

        lay_labelled(flow, fields.fields, flow.style.table)
    elif fields.fields:
        rows = tuple(Row((Cell(label), Cell(value))) for label, value in fields.fields)
        columns = (Column("", 30), Column("", 70))
        _lay(flow, Table(columns, rows, show_header=False), round(flow.style.body * 0.94, 2))


def is_too_wide(table: Table, style: Style, room: float) -> bool:
    """Whether a table is read row by row instead; only in large print, elsewhere its text gets smaller."""
    if not style.is_large_print or not table.rows:
        return False
    from boardkeeper.render.pdf.records import is_readable

    padding = _padding(table)
    needs, _places = _needs(table, style, padding)
    regular = Ink(Weight.REGULAR, 1.0, style.ink)
    worded = [0.0] * len(table.columns)
    for row in table.rows:
        index = 0
        for cell in row.cells if row.kind is not RowKind.GROUP else ():
            if cell.span == 1:
                worded[index] = max(worded[index], cell_need(cell, Align.LEFT, regular, 0.0).natural)
            index += cell.span
    return not is_readable(table, needs, worded, room, style.table, style.table_least)


def _checked(table: Table) -> None:
    count = len(table.columns)
    for heading in table.header_rows:
        covered = sum(cell.span for cell in heading)
        if covered != count:
            raise ValueError(f"a header row covers {covered} of {count} columns")
    for row in table.rows:
        spanned = sum(cell.span for cell in row.cells)
        if row.kind is RowKind.GROUP:
            if len(row.cells) != 1:
                raise ValueError("a group row has one cell")
        elif spanned != count or any(cell.span < 1 for cell in row.cells):
            raise ValueError(f"a row covers {spanned} of {count} columns")


def _lay(flow: Flow, table: Table, largest: float) -> None:
    if _is_led_up_to(flow.strips, table):
        # The words that lead up to a table do not stay behind.
        flow.keep_last()
    if flow.tables is None:
        _lay_anew(flow, table, largest)
    else:
        flow.tables.lay(
            (table, largest),
            flow.style,
            (flow.width, flow.room),
            flow.strips,
            flow.root,
            partial(_lay_anew, flow, table, largest),
        )


def _lay_anew(flow: Flow, table: Table, largest: float) -> None:
    frame = _frame(flow, table, largest)
    element = flow.root.add("Table")
    flow.strips.append(Strip(height=flow.style.body * 0.7, keep=True))
    if table.caption:
        small = flow.small()
        bold = replace(small, ink=Ink(Weight.SEMIBOLD, round(flow.style.body * 0.92, 2), flow.style.ink))
        flow.put(text_entries(table.caption, element.add("Caption"), bold), keep_all=True)
        flow.keep_last()
        flow.strips.append(Strip(height=4.0, keep=True))
    header: RowStrip | None = None
    if table.show_header:
        header = lay_header(table, frame.look, frame.edges, frame.widths, frame.uprights, element)
        flow.strips.append(header)
    repeat = (header.as_artifact(),) if header is not None and header.height < TALLEST_HEADER else ()
    body = element.add("TBody")
    weight = Weight.REGULAR if frame.look.tall else Weight.SEMIBOLD
    rows = [_row(row, table, frame, body.add("TR"), flow, weight) for row in table.rows]
    for row in rows:
        row.repeat = repeat
    _keep_company(rows, flow.room * SHORT_TABLE)
    flow.strips += rows
    if header is not None and not rows:
        header.keep = False
    if plain(table.note):
        flow.keep_last()
        flow.put(text_entries(table.note, flow.root.add("P"), flow.small(), 4.0))
    flow.strips.append(RoomBelow(height=flow.style.body * 0.5))


def _is_led_up_to(strips: list[Strip], table: Table) -> bool:
    """Whether the words before a table only lead up to it: there is no caption, or they are one line below a heading."""
    if not strips or not isinstance(strips[-1], LineStrip):
        return False
    return not table.caption or any(
        isinstance(each, LineStrip) and each.heading is not None for each in strips[-3:]
    )


def _keep_company(rows: list[RowStrip], short: float) -> None:
    """A table up to a height of `short` stays whole; of a taller one, no short row stands alone below a header or on the last page,
    and rows of one thing (a figure and the numbers behind it) stand on one page.
    """
    is_short = sum(row.height for row in rows) <= short
    for row, below in pairwise(rows):
        row.keep = row.keep or is_short or (bool(row.source) and row.source == below.source)
    if len(rows) > 2:
        rows[0].keep = rows[0].keep or rows[0].height + rows[1].height < 2 * SHORT_ROW
        rows[-2].keep = rows[-2].keep or rows[-2].height + rows[-1].height < 2 * SHORT_ROW


def _align(table: Table, index: int, cell: Cell) -> Align:
    return (
        Align.LEFT
        if cell.span > 1 and table.columns[index].align is Align.DECIMAL
        else table.columns[index].align
    )


def _frame(flow: Flow, table: Table, largest: float) -> Frame:
    style = flow.style
    count = len(table.columns)
    padding = _padding(table)
    needs, places = _needs(table, style, padding)
    shares = [max(0.0, column.width) for column in table.columns]
    size, widths = fitted(needs, shares, flow.width, largest, min(style.table_least, largest))
    edges = [round(sum(widths[:index]), 3) for index in range(count)]
    tall = any(column.align is Align.DECIMAL for column in table.columns)
    look = Look(style, size, padding, tall)
    return Frame(look, tuple(edges), tuple(widths), tuple(places), separators(table, edges))


def column_widths(table: Table, style: Style, room: float) -> tuple[float, list[float]]:
    """Size of text and widths of columns of a table in `room` points, for renderers that draw tables themselves."""
    needs, _places = _needs(table, style, _padding(table))
    shares = [max(0.0, column.width) for column in table.columns]
    return fitted(needs, shares, room, style.table, style.table_least)


def _padding(table: Table) -> float:
    return 2.8 if len(table.columns) >= MANY_COLUMNS else 4.5


def _needs(table: Table, style: Style, padding: float) -> tuple[list[Need], list[DecimalPlace]]:
    """What the columns ask for, and where their figures line up, measured at a text size of one point."""
    unit = Ink(Weight.SEMIBOLD, 1.0, style.ink)
    regular = replace(unit, weight=Weight.REGULAR)
    needs = [_title_need(table, column, unit, padding) for column in table.columns]
    places = [DecimalPlace() for _ in table.columns]
    for row in table.rows:
        if row.kind is RowKind.GROUP:
            continue
        ink = unit if row.kind is RowKind.TOTAL else regular
        index = 0
        for cell in row.cells:
            align = table.columns[index].align
            if cell.span == 1:
                needs[index] = _larger(
                    needs[index], cell_need(cell, align, unit if index < table.row_heads else ink, padding)
                )
                if align is Align.DECIMAL:
                    places[index] = places[index].widened(cell, ink)
            index += cell.span
    for index, place in enumerate(places):
        block = place.before + place.after + place.beside
        needs[index] = _larger(needs[index], Need(block, block, 2 * padding))
    _evened(table, needs)
    return needs, places


def _evened(table: Table, needs: list[Need]) -> None:
    """Columns of figures that ask for the same share are equally wide."""
    groups: dict[float, list[int]] = {}
    for index, column in enumerate(table.columns):
        if column.align is Align.DECIMAL:
            groups.setdefault(column.width, []).append(index)
    for group in groups.values():
        largest = needs[group[0]]
        for index in group:
            largest = _larger(largest, needs[index])
        for index in group:
            needs[index] = largest


def _title_need(table: Table, column: Column, ink: Ink, padding: float) -> Need:
    title = column.title if table.show_header else ""
    return cell_need(Cell(title), Align.LEFT, ink, padding)


def _larger(one: Need, other: Need) -> Need:
    return Need(max(one.least, other.least), max(one.natural, other.natural), max(one.padding, other.padding))


def _is_mixed(cell: Cell) -> bool:
    """The composer chose what is bold in it."""
    return len({run.bold for run in runs_of(cell.text)}) > 1


def _row(row: Row, table: Table, frame: Frame, element: Element, flow: Flow, head_weight: Weight) -> RowStrip:
    look = frame.look
    style = look.style
    strip = RowStrip(
        height=0.0,
        uprights=frame.uprights,
        rule=style.hairline,
        foot=style.hairline,
        padding=look.row_padding,
        source=row.source,
    )
    if row.kind is RowKind.GROUP:
        heading = element.add("TH", Scope="Row", ColSpan=len(table.columns))
        box, _pills = set_cell(
            replace(row.cells[0], span=len(table.columns)),
            heading,
            look,
            0.0,
            flow.width,
            Align.LEFT,
            DecimalPlace(),
            Weight.SEMIBOLD,
        )
        strip.boxes, strip.paper, strip.keep, strip.uprights = [box], style.band, True, ()
        strip.height = box.height + 2 * look.row_padding
        return strip
    index = 0
    for cell in row.cells:
        is_head = index < table.row_heads
        weight = head_weight if is_head and not _is_mixed(cell) else Weight.REGULAR
        if row.kind is RowKind.TOTAL:
            weight = Weight.SEMIBOLD
        owner = element.add("TH", Scope="Row") if is_head else element.add("TD")
        if cell.span > 1:
            owner.attributes["ColSpan"] = cell.span
        x, width = frame.edges[index], sum(frame.widths[index : index + cell.span])
        box, pills = set_cell(
            cell, owner, look, x, width, _align(table, index, cell), frame.places[index], weight
        )
        strip.boxes.append(box)
        strip.pills += [(len(strip.boxes) - 1, pill) for pill in pills]
        if cell.course is not None:
            figure = owner.add("Figure", Alt=clean(cell.course.words))
            room = width - 2 * look.padding
            strip.courses.append(DrawnCourse(x + look.padding, room, cell.course, figure))
        paper = pale_fill(cell)
        if paper is not None:
            strip.fills.append((x, width, paper))
        index += cell.span
    content = max(box.height for box in strip.boxes)
    strip.height = round(content + 2 * look.row_padding, 3)
    if look.tall:
        for box in strip.boxes:
            box.lower = look.row_padding + (content - box.height) / 2
    return strip
