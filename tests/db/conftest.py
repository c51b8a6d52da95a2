"""A board to work on, and a way to reach behind the program's back."""

from __future__ import annotations

import contextlib
import shutil
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


@pytest.fixture(scope="session")
def made_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed file with one board in it; the making of the board is the floor of undo."""
    path = tmp_path_factory.mktemp("made once") / "Plymouth.board"
    with Store.create(path, WHO) as store, store.edit("Make the board", WHO, undoable=False) as session:
        session.add(Board(id="b" * 32, name="Children's Scrutiny", council="Plymouth"))
    return path


@pytest.fixture
def store(made_once: Path, path: Path) -> Iterator[Store]:
    """An open store on a copy of the board made once."""
    shutil.copy(made_once, path)
    with Store.open(path, WHO) as opened:
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
