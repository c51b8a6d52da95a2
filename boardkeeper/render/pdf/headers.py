"""The header of a table: one row of titles, or rows of group headings above them."""

from __future__ import annotations

from boardkeeper.documents.blocks import Align, Cell, Column, Table
from boardkeeper.render.pdf.cells import DecimalPlace, Look, set_cell
from boardkeeper.render.pdf.fonts import Weight
from boardkeeper.render.pdf.rows import RowStrip
from boardkeeper.render.pdf.strips import CellBox
from boardkeeper.render.pdf.tags import Element


def separators(table: Table, edges: list[float]) -> tuple[float, ...]:
    """Where groups of columns meet: a thin upright rule runs down the table there."""
    found: set[float] = set()
    for row in table.header_rows:
        index = 0
        for cell in row:
            if cell.text:
                found.update(edges[place] for place in (index, index + cell.span) if 0 < place < len(edges))
            index += cell.span
    return tuple(sorted(found))


def _rows_spanned(table: Table) -> list[int]:
    """For each column, how many rows its title takes: its own and the empty ones directly above."""
    spans = [1] * len(table.columns)
    is_open = [True] * len(table.columns)
    for row in reversed(table.header_rows):
        index = 0
        for cell in row:
            tail = range(index, index + cell.span)
            gives_way = not cell.text and all(is_open[column] for column in tail)
            for column in tail:
                is_open[column] = gives_way
                spans[column] += gives_way
            index += cell.span
    return spans


def lay_header(
    table: Table,
    look: Look,
    edges: tuple[float, ...],
    widths: tuple[float, ...],
    uprights: tuple[float, ...],
    element: Element,
) -> RowStrip:
    """All header rows as one strip, so that they can never be parted."""
    style = look.style
    head = element.add("THead")
    spans = _rows_spanned(table)
    depth = len(table.header_rows)
    trees = [head.add("TR") for _ in range(depth + 1)]
    heights = [0.0] * (depth + 1)
    placed: list[tuple[int, int, CellBox]] = []
    for level, row in enumerate(table.header_rows):
        index = 0
        for cell in row:
            tail = range(index, index + cell.span)
            if not cell.text and all(spans[column] > depth - level for column in tail):
                placed += [
                    (level, depth, _titled(table, column, spans[column], trees[level], look, edges, widths))
                    for column in tail
                    if spans[column] == depth - level + 1
                ]
            else:
                owner = trees[level].add(
                    "TH", Scope="Column", **({"ColSpan": cell.span} if cell.span > 1 else {})
                )
                room = sum(widths[index : index + cell.span])
                box, _ = set_cell(
                    Cell(cell.text),
                    owner,
                    look,
                    edges[index],
                    room,
                    Align.CENTRE,
                    DecimalPlace(),
                    Weight.SEMIBOLD,
                )
                placed.append((level, level, box))
            index += cell.span
    placed += [
        (depth, depth, _titled(table, column, 1, trees[depth], look, edges, widths))
        for column, span in enumerate(spans)
        if span == 1
    ]
    for first, last, box in placed:
        if first == last:
            heights[first] = max(heights[first], box.height + 2 * look.row_padding)
    for first, last, box in placed:
        short = box.height + 2 * look.row_padding - sum(heights[first : last + 1])
        heights[last] += max(0.0, short)
    for _first, last, box in placed:
        # Titles stand on the foot of the header.
        box.lower = sum(heights[: last + 1]) - look.row_padding - box.height
    return RowStrip(
        height=round(sum(heights), 3),
        keep=True,
        boxes=[box for _first, _last, box in placed],
        paper=style.shade,
        uprights=uprights,
        lines=_group_lines(table, edges, widths, heights),
        rule=style.hairline,
        foot=style.brand,
        foot_thickness=0.9,
        padding=look.row_padding,
    )


def _titled(
    table: Table,
    column: int,
    rows: int,
    tree: Element,
    look: Look,
    edges: tuple[float, ...],
    widths: tuple[float, ...],
) -> CellBox:
    owner = tree.add("TH", Scope="Column", **({"RowSpan": rows} if rows > 1 else {}))
    about: Column = table.columns[column]
    align = Align.CENTRE if about.align is Align.DECIMAL else about.align
    box, _pills = set_cell(
        Cell(about.title), owner, look, edges[column], widths[column], align, DecimalPlace(), Weight.SEMIBOLD
    )
    return box


def _group_lines(
    table: Table, edges: tuple[float, ...], widths: tuple[float, ...], heights: list[float]
) -> list[tuple[float, float, float]]:
    """A line below each group heading, over its columns."""
    lines: list[tuple[float, float, float]] = []
    for level, row in enumerate(table.header_rows):
        index = 0
        for cell in row:
            if cell.text:
                end = edges[index] + sum(widths[index : index + cell.span])
                lines.append((edges[index] + 4.0, end - 4.0, sum(heights[: level + 1])))
            index += cell.span
    return lines
