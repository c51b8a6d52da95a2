"""Where the words of a paper are written: the row of the store that a block says, so that one can go there from the page."""

from __future__ import annotations

from typing import Protocol


class _Kept(Protocol):
    @property
    def id(self) -> str: ...


def source_of(table: str, kept: _Kept) -> str:
    """The source of a block, as ``table:id``."""
    return f"{table}:{kept.id}"


def table_and_id(source: str) -> tuple[str, str]:
    """The table and the id of a source; both blank where there is none."""
    table, _, row_id = source.partition(":")
    return table, row_id
