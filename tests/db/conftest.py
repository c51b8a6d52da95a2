"""A board to work on, and a way to reach behind the program's back."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlcipher3 import dbapi2

from db.store import Store
from db.tables.boards import Board

WHO = "Ann Smith"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "Plymouth.board"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    """An open store with one board in it; the making of the board is the floor of undo."""
    with Store.create(path, WHO) as opened:
        with opened.edit("Make the board", WHO, undoable=False) as session:
            session.add(Board(id="b" * 32, name="Children's Scrutiny", council="Plymouth"))
        yield opened


@pytest.fixture
def behind(store: Store) -> Callable[..., Any]:
    """Close the store and run statements on its file as another program would; answers the rows of the last."""

    def run(*statements: str) -> list[Any]:
        store.close()
        with contextlib.closing(dbapi2.connect(str(store.path), isolation_level=None)) as connection:
            rows: list[Any] = []
            for statement in statements:
                rows = connection.execute(statement).fetchall()
            return rows

    return run
