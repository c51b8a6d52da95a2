"""A file of every released layout opens, whole."""

from __future__ import annotations

import shutil
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from sqlalchemy import select

from db import opening
from db.store import Store
from db.tables.kpis import Observation
from db.tables.meetings import Meeting
from db.tables.minutes import MinuteParagraph, Resolution

SCHEMAS = Path(__file__).with_name("schemas")


def test_there_is_a_file_of_every_layout() -> None:
    versions = sorted(int(file.stem) for file in SCHEMAS.glob("*.board"))
    assert versions == list(range(1, opening.SCHEMA_VERSION + 1))


@pytest.mark.parametrize("released", sorted(SCHEMAS.glob("*.board")), ids=lambda file: file.stem)
def test_a_file_of_a_released_layout_opens_whole(released: Path, path: Path) -> None:
    assert opening.examine(released).schema_version == int(released.stem)
    shutil.copy(released, path)
    with Store.open(path, "Ann Smith") as store:
        assert store.verify().is_clean
        with store.read() as session:
            assert session.get_one(Meeting, "meeting").held_on == date(2019, 9, 11)
            decided = select(MinuteParagraph.text).join(Resolution)
            assert session.scalars(decided).all() == ["to report in November."]
            assert session.get_one(Observation, "figure").value == Decimal("22.70")
        assert [hit.row_id for hit in store.search("homes full")] == ["paragraph"]
        if int(released.stem) == opening.SCHEMA_VERSION:
            assert (store.can_undo(), store.can_redo()) == ("Add a KPI", "Add a person")
        with store.edit("Write to it", "Ann Smith") as session:
            session.get_one(Meeting, "meeting").venue = "Council House"
        assert store.verify().is_clean
