"""The sample board, made once for all its tests."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from boardkeeper import (
    lists,
)
from boardkeeper.sample import build_sample
from db.store import Store

WHO = "Polly Trevanion"
NOW = date(2026, 11, 22)
ALL = lists.Wanted(limit=100_000)
SAMPLE = Path(__file__).resolve().parents[3] / "resources" / "sample"


@dataclass(frozen=True)
class Made:
    store: Store
    board_id: str
    told: list[tuple[str, int, int]]


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Made]:
    told: list[tuple[str, int, int]] = []
    with Store.create(tmp_path_factory.mktemp("sample") / "Sample.board", WHO) as store:
        board_id = build_sample(store, WHO, lambda what, done, total: told.append((what, done, total)))
        yield Made(store, board_id, told)
