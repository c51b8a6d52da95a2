"""Imports in one call, and everything a board holds in one value, to see that it came back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import select

from boardkeeper import imports
from boardkeeper.imports import Counts, ImportKind
from db.store import Store
from db.tables import Base

WHO = "Ann Smith"


@pytest.fixture
def bring_in(desk) -> Callable[..., Counts]:
    """Reads, compares and writes; answers what was written."""

    def brought(kind: str, path: Any, *, board_id: str = "", period: str | None = None) -> Counts:
        read = imports.read_workbook_as(ImportKind(kind), path, period=period)
        preview = imports.preview_import(desk.store, board_id or desk.board_id, read)
        written = imports.apply_import(desk.store, WHO, preview)
        assert written == preview.counts
        return written

    return brought


@pytest.fixture
def everything() -> Callable[[Store], dict[str, list[tuple[Any, ...]]]]:
    """Every row of every table that the journal keeps, without the versions, which only ever go up."""

    def held(store: Store) -> dict[str, list[tuple[Any, ...]]]:
        with store.read() as session:
            return {
                table.name: sorted(
                    tuple(row)
                    for row in session.execute(
                        select(*(column for column in table.columns if column.name != "version"))
                    )
                )
                for table in Base.metadata.sorted_tables
                if table.info.get("journal", True)
            }

    return held
