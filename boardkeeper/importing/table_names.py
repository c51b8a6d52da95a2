"""Finds what the rows of a table are called: the column of names, what completes them, a title over all, places."""

from __future__ import annotations

import re
from dataclasses import replace

from boardkeeper.importing import headings
from boardkeeper.importing.figures import is_figure
from boardkeeper.importing.grid import Grid
from boardkeeper.importing.headings import OWN, HeadingKind
from boardkeeper.importing.period_table import PeriodTable
from boardkeeper.importing.places import are_places, heads_places, is_place_code

_YEAR_AT_END = re.compile(r"\s*[,:(–-]?\s*(?:19|20)[0-9]{2}\)?$")
#: Names that repeat need a word from the column beside or the line above them.
_MOST_COLUMNS_OF_NAMES = 6


def with_names(grid: Grid, table: PeriodTable) -> PeriodTable:
    """The table with what its names need: a title, a column that completes them, and places where its lines are places."""
    named = [heading.position for heading in table.headings if heading.kind is not HeadingKind.OTHER]
    first = min(named, default=table.label_position + 1)
    label, group = _completed_names(grid, table, first)
    rest = tuple(heading for heading in table.headings if heading.position != label)
    table = replace(
        table, title=_title(grid, table), label_position=label, group_position=group, headings=rest
    )
    return _with_places(grid, table, first)


def _with_places(grid: Grid, table: PeriodTable, first: int) -> PeriodTable:
    """The table with the place of each line, where a heading, the names themselves or codes beside them say so."""
    lines = [
        line for line in table.lines if any(p >= first and is_figure(c) for p, c in grid.line(line).items())
    ]
    if len(lines) < 2:
        return table
    beside: dict[int, list[str]] = {}
    for line in lines:
        for position, beside_figures in grid.line(line).items():
            if position < first and beside_figures.text:
                beside.setdefault(position, []).append(beside_figures.text)
    coded = any(sum(map(is_place_code, texts)) * 5 >= len(lines) * 3 for texts in beside.values())
    for position, texts in sorted(beside.items(), key=lambda each: each[0] != table.label_position):
        heading = " ".join(
            cell.text for line in table.header_lines if (cell := grid.covering(line, position)) is not None
        )
        is_label = position == table.label_position
        if len(texts) < 2 or (any(map(is_place_code, texts)) and not is_label):
            continue
        if (
            are_places(texts)
            or (heads_places(heading) and not is_label)
            or (is_label and (coded or heads_places(heading)))
        ):
            places = {
                line: cell.text
                for line in table.lines
                if (cell := grid.along(line, position)) is not None and cell.text
            }
            return replace(table, area_position=position, places=places)
    return table


def label_position(grid: Grid, header: tuple[int, ...], lines: tuple[int, ...], first: int) -> int | None:
    """The column of names: the one headed so, else the one with the most and longest different words."""
    texts: dict[int, list[str]] = {}
    with_figures = [
        line for line in lines if any(p >= first and is_figure(c) for p, c in grid.line(line).items())
    ]
    for line in with_figures:
        for position, name in grid.line(line).items():
            if position < first and name.text:
                texts.setdefault(position, []).append(name.text)
    if not texts:
        return None
    headed = [
        position
        for position in texts
        for line in header
        if (cell := grid.covering(line, position)) is not None and headings.names_a_column(cell.text)
    ]
    coded = [
        position for position in texts if sum(map(is_place_code, texts[position])) * 2 > len(texts[position])
    ]
    candidates = [position for position in headed or texts if position not in coded] or list(texts)
    return max(
        candidates, key=lambda p: (len(set(texts[p])) * 4 >= len(with_figures), sum(map(len, set(texts[p]))))
    )


def _completed_names(grid: Grid, table: PeriodTable, first: int) -> tuple[int, int]:
    """The column of the names and the one that completes them, where names alone repeat or leave rows without one.

    “Drug offences” stands once over “Adults” and “Children and young people”: the second column names the rows and the
    first completes them.
    """
    label = table.label_position
    data = [
        line for line in table.lines if any(p >= first and is_figure(c) for p, c in grid.line(line).items())
    ]
    named = [
        cell.text.casefold() for line in data if (cell := grid.along(line, label)) is not None and cell.text
    ]
    if len(named) < len(data):
        for position in range(label + 1, first):
            beside = [cell for line in data if (cell := grid.cell(line, position)) is not None and cell.text]
            if len(beside) * 5 >= len(data) * 4 and not any(is_place_code(cell.text) for cell in beside):
                return position, label
    if len(set(named)) == len(named):
        return label, 0
    for position in range(label - 1, max(0, label - _MOST_COLUMNS_OF_NAMES), -1):
        texts = [cell.text for line in table.lines if (cell := grid.cell(line, position)) is not None]
        if len(texts) > 1 and all(texts) and not any(map(is_place_code, texts)):
            return label, position
    return label, 0


def _title(grid: Grid, table: PeriodTable) -> str:
    return _YEAR_AT_END.sub("", _words_over_table(grid, table))


def _words_over_table(grid: Grid, table: PeriodTable) -> str:
    """What stands over the whole table: one heading over all its periods, or the nearest line of words above."""
    own = [heading for heading in table.headings if heading.kind in OWN]
    groups = {heading.group for heading in own}
    if len(groups) == 1 and len(own) > 1 and (group := groups.pop()):
        return group
    for line in reversed(table.header_lines):
        cell = grid.cell(line, table.label_position)
        if cell is not None and cell.text and len(grid.line(line)) == 1 and headings.period_of(cell) is None:
            return cell.text
    for line in reversed(grid.lines_between(table.header_lines[0] - 5, table.header_lines[0] - 1)):
        cells = list(grid.line(line).values())
        if len(cells) > 2 or not all(cell.text for cell in cells):
            break
        if headings.period_of(cells[0]) is None:
            return cells[0].text
    return ""
