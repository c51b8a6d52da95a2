"""What the triggers write, tried on small tables of the test's own."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from sqlalchemy import (
    Column,
    Connection,
    ForeignKey,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    create_engine,
)
from sqlcipher3 import dbapi2

from db import history, journal
from db.history import Target
from db.journal import StepKind
from db.tables import Base


@pytest.fixture
def metadata() -> MetaData:
    """A tree whose branches must not hang in the air (but may until the end of a step), and the journal itself."""
    made = MetaData()
    Table(
        "branch",
        made,
        Column("id", Text, primary_key=True),
        Column("parent_id", Text, ForeignKey("branch.id")),
        Column("name", Text(collation="NOCASE")),
        Column("length", Integer),
        Column("version", Integer, nullable=False, default=1),
    )
    for table in (journal.change_txn, journal.change_row, journal.change_context):
        table.to_metadata(made)
    return made


@pytest.fixture
def tree(metadata: MetaData) -> Iterator[Connection]:
    engine = create_engine("sqlite://", module=dbapi2)
    with engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA foreign_keys = ON")
        metadata.create_all(connection)
        journal.install(connection, metadata)
        yield connection
    engine.dispose()


def _step(tree: Connection, *statements: str) -> Target:
    number = journal.open_step(tree)
    for statement in statements:
        tree.exec_driver_sql(statement)
    journal.close_step(tree, number, who="Ann", label="A step", kind=StepKind.DO)
    return Target(number, "A step")


def _take_back(tree: Connection, target: Target) -> None:
    number = journal.open_step(tree)
    history.take_back(tree, target, number)
    journal.close_step(tree, number, who="Ann", label="Undo", kind=StepKind.UNDO, undo_of=target.no)


def _images(tree: Connection) -> list[tuple[str, Any, Any]]:
    rows = tree.exec_driver_sql("SELECT op, old, new FROM change_row ORDER BY no")
    return [(op, old and json.loads(old), new and json.loads(new)) for op, old, new in rows]


_GROW = "INSERT INTO branch VALUES ('a', NULL, 'Oak', 3, 1)"


def test_an_image_holds_the_whole_row_or_only_what_changed(tree: Connection) -> None:
    _step(tree, _GROW)
    _step(tree, "UPDATE branch SET length = 4, name = 'Oak', version = 2")
    _step(tree, "DELETE FROM branch")
    row = {"id": "a", "parent_id": None, "name": "Oak"}
    assert _images(tree) == [
        ("I", None, {**row, "length": 3}),
        ("U", {"length": 3}, {"length": 4}),
        ("D", {**row, "length": 4, "version": 2}, None),
    ]


def test_a_change_of_case_is_a_change_though_the_column_sorts_without(tree: Connection) -> None:
    _step(tree, _GROW)
    _step(tree, "UPDATE branch SET name = 'OAK'")
    assert _images(tree)[-1] == ("U", {"name": "Oak"}, {"name": "OAK"})


def test_a_change_of_the_version_alone_is_no_change(tree: Connection) -> None:
    _step(tree, _GROW)
    assert not journal.changes_of(journal.images_of(tree, _step(tree, "UPDATE branch SET version = 9").no))


def test_replacing_a_row_is_written_as_what_it_is(tree: Connection) -> None:
    tree.exec_driver_sql("PRAGMA recursive_triggers = ON")
    _step(tree, _GROW)
    _step(tree, "INSERT OR REPLACE INTO branch VALUES ('a', NULL, 'Elm', 1, 1)")
    assert [image[0] for image in _images(tree)] == ["I", "D", "I"]


def test_a_step_without_changes_leaves_its_number_free(tree: Connection) -> None:
    assert [_step(tree).no, _step(tree, _GROW).no, _step(tree).no] == [1, 1, 2]
    assert journal.head(tree)[0] == 1


def test_a_change_outside_any_step_has_no_number(tree: Connection) -> None:
    _step(tree, _GROW)
    tree.exec_driver_sql("UPDATE branch SET length = 9")
    assert tree.exec_driver_sql("SELECT txn_no FROM change_row ORDER BY no").scalars().all() == [1, None]


def test_rows_that_only_stand_together_are_taken_back_together(tree: Connection) -> None:
    _step(tree, _GROW, "INSERT INTO branch VALUES ('b', 'a', 'Twig', 1, 1)")
    felled = _step(tree, "DELETE FROM branch")
    _take_back(tree, felled)
    assert tree.exec_driver_sql("SELECT id FROM branch ORDER BY id").scalars().all() == ["a", "b"]
    assert tree.exec_driver_sql("PRAGMA foreign_key_check").all() == []


def test_installing_again_changes_nothing(tree: Connection, metadata: MetaData) -> None:
    _step(tree, _GROW)
    before = journal.installed_triggers(tree)
    assert journal.is_installed(tree, metadata)
    journal.install(tree, metadata)
    assert journal.installed_triggers(tree) == before
    assert journal.head(tree)[0] == 1


def test_a_table_without_an_id_cannot_be_journaled() -> None:
    metadata = MetaData()
    Table("pair", metadata, Column("one", Text, primary_key=True), Column("two", Text, primary_key=True))
    with pytest.raises(ValueError, match="pair is journaled and needs one key"):
        journal.triggers(metadata)


def test_a_table_of_bytes_cannot_be_journaled() -> None:
    metadata = MetaData()
    Table("file", metadata, Column("id", Text, primary_key=True), Column("content", LargeBinary))
    with pytest.raises(ValueError, match="holds bytes"):
        journal.triggers(metadata)


def test_a_table_that_asks_for_it_stays_out_of_the_journal() -> None:
    metadata = MetaData()
    Table("file", metadata, Column("hash", Text, primary_key=True), info={"journal": False})
    assert journal.triggers(metadata) == {}


def test_every_table_people_write_is_journaled() -> None:
    left_out = {table.name for table in Base.metadata.tables.values() if not journal.is_journaled(table)}
    words = {"action_words", "tracking_decision_words", "search_entry"}
    assert left_out == {"blob", "change_txn", "change_row", "change_context", *words}
