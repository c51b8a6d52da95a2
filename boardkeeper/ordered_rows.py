"""Rows that stand in an order of their own: moving one, and facts of one changed by name."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Protocol, TypeVar


class Placed(Protocol):
    """A row that knows its place, counted from 0."""

    position: int


Row = TypeVar("Row", bound=Placed)


def move_row(rows: list[Row], row: Row, to_place: int) -> None:
    """Move a row to a place counted from 0, the ends included; the others close up."""
    rows.remove(row)
    rows.insert(max(0, min(to_place, len(rows))), row)
    count_places(rows)


def count_places(rows: Sequence[Placed]) -> None:
    """Give every row the place it has in this order; only those that moved are written."""
    for position, row in enumerate(rows):
        if row.position != position:
            row.position = position


def put_facts(row: object, facts: dict[str, object], allowed: Collection[str]) -> None:
    """Change facts of a row, words without blanks around them.

    Raises:
        TypeError: A fact is not among those allowed.
    """
    unknown = sorted(set(facts) - set(allowed))
    if unknown:
        msg = f"a {type(row).__name__} has no {', '.join(unknown)}"
        raise TypeError(msg)
    for name, value in facts.items():
        setattr(row, name, value.strip() if type(value) is str else value)
