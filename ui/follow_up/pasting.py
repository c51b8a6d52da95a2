"""A block of cells pasted over a log: what it changes in which rows, or why it is rather new rows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from boardkeeper.errors import UserError
from boardkeeper.follow_up import Matter
from boardkeeper.follow_up.each import MatterChange
from ui.follow_up.writer import wish_of
from ui.tables.columns import Column

Block = tuple[tuple[str, ...], ...]


def are_new_rows(columns: Sequence[Column], block: Block) -> bool:
    """Whether a block is rows of a log rather than cells: it is wider than what can be changed, or has headings."""
    most = _longest_run(columns)
    titles = {column.title.casefold() for column in columns}
    return len(block[0]) > most or sum(cell.casefold() in titles for cell in block[0]) > 1


def changes_pasted(
    columns: Sequence[Column],
    begin: int,
    rows: Sequence[Any],
    block: Block,
    matter: Callable[[Any], Matter],
) -> tuple[MatterChange, ...]:
    """What a block changes in rows.

    One line goes over every row, several lines go over as many rows; cells go to the columns from `begin` on.

    Args:
        columns: The columns that are shown.
        begin: The column the block begins at, by its place in `columns`.
        rows: The rows it goes over: the chosen ones, or as many as the block has lines.
        block: Its cells.
        matter: What a row is called below.

    Raises:
        UserError: A column cannot be changed, a word is none of a list, or lines and rows are not as many.
    """
    target = columns[begin : begin + len(block[0])]
    fixed = [column.title for column in target if column.edit is None]
    if fixed or len(target) < len(block[0]):
        raise UserError(
            f"“{fixed[0]}” cannot be pasted over." if fixed else "The block is wider than the table.",
            "Begin at the first column it belongs to: owner, date, priority or status.",
        )
    if len(block) > 1 and len(block) != len(rows):
        raise UserError(
            f"{len(block)} lines were copied, but they would go over {len(rows)} rows.",
            "Choose as many rows as were copied, or the first of them alone.",
        )
    changes = []
    for place, row in enumerate(rows):
        cells = block[place if len(block) > 1 else 0]
        wish: dict[str, Any] = {}
        for column, cell in zip(target, cells, strict=True):
            assert column.edit is not None
            value = column.edit.value_typed(cell)
            if value is None:
                known = ", ".join(words for _, words in column.edit.choices)
                raise UserError(
                    f"“{cell}” is no {column.title.casefold()} (row {place + 1} of what was copied).",
                    f"Write one of: {known}.",
                )
            if value != column.edit.written(row):
                wish |= wish_of(column.edit.name, value)
        if wish:
            changes.append(MatterChange(matter(row), **wish))
    return tuple(changes)


def _longest_run(columns: Sequence[Column]) -> int:
    longest = run = 0
    for column in columns:
        run = run + 1 if column.edit is not None else 0
        longest = max(longest, run)
    return longest
