"""A new layout: made from the scripts, equal to the tables, and reached without losing anything."""

from __future__ import annotations

import contextlib
import json
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import CheckConstraint, Column, MetaData, Text, select
from sqlalchemy.schema import CreateTable
from sqlcipher3 import dbapi2

import db.store
from db import backups, migrating, opening
from db.errors import BoardInUse, CannotBringUpToDate
from db.store import Store
from db.tables import Base
from db.tables.minutes import MinuteParagraph
from db.tables.people import Person

WHO = "Ann Smith"


def _scripts(folder: Path) -> ScriptDirectory:
    config = Config()
    config.set_main_option("script_location", str(folder))
    return ScriptDirectory.from_config(config)


def test_the_newest_script_is_the_layout_the_program_writes() -> None:
    head = _scripts(migrating.SCRIPTS).get_current_head()
    assert head is not None
    assert int(head) == opening.SCHEMA_VERSION


@pytest.fixture(params=["new", "brought up from the first layout"])
def laid_out(request: pytest.FixtureRequest, store: Store, tmp_path: Path) -> Iterator[Store]:
    """A file whose tables were made at once, and one whose tables every script has changed."""
    if request.param == "new":
        yield store
        return
    path = tmp_path / "first.board"
    shutil.copy(Path(__file__).with_name("schemas") / "0001.board", path)
    with Store.open(path, WHO) as brought_up:
        yield brought_up


def test_a_file_has_exactly_the_tables_of_the_program_however_it_came_by_them(laid_out: Store) -> None:
    def ours(name: str | None, kind: str, _parents: Any) -> bool:
        return kind != "table" or not str(name).startswith(("search_text", "alembic_version"))

    with laid_out.read() as session:
        context = MigrationContext.configure(
            session.connection(),
            opts={"include_name": ours, "compare_type": True, "compare_server_default": True},
        )
        assert compare_metadata(context, Base.metadata) == []


def test_a_file_has_exactly_the_rules_of_the_program_however_it_came_by_them(laid_out: Store) -> None:
    """Constraints of every kind, by name and text; Alembic does not compare checks."""
    with laid_out.read() as session:
        rows = session.connection().exec_driver_sql(
            "SELECT name, sql FROM sqlite_master WHERE type = 'table'"
        )
        stored = {name: _rules(sql) for name, sql in rows if name in Base.metadata.tables}
        dialect = session.connection().dialect
    live = {
        name: _rules(str(CreateTable(t).compile(dialect=dialect))) for name, t in Base.metadata.tables.items()
    }
    assert live == stored
    assert sum("CHECK" in rule for rules in live.values() for rule in rules) > 80


def _rules(statement: str) -> set[str]:
    """The lines of a CREATE TABLE, in any order: columns and constraints with their texts."""
    lines = statement[statement.index("(") + 1 : statement.rindex(")")].split("\n")
    return {re.sub(r"\s+", " ", line).strip(" ,\t") for line in lines} - {""}


# A further layout: a column more, another rule on a table with children, a table more, and a change of what is written.
_NOW = opening.SCHEMA_VERSION
_THEN = _NOW + 1
_NEXT = f"""
import sqlalchemy as sa
from alembic import op

revision = "{_THEN:04}"
down_revision = "{_NOW:04}"


def upgrade() -> None:
    op.create_table("ward", sa.Column("id", sa.String(32), primary_key=True))
    with op.batch_alter_table("meeting", recreate="always") as batch:
        batch.add_column(sa.Column("chaired_by", sa.Text(), nullable=False, server_default=""))
    op.execute("UPDATE person SET party = 'Independent' WHERE party = ''")
"""


@pytest.fixture
def old(store: Store) -> Store:
    """A closed file of layout 1 with a meeting, its minute and a person, and something to undo."""
    with store.edit("A meeting", WHO) as session:
        run = session.connection().exec_driver_sql
        session.add(Person(id="jo", name="Jo"))
        session.flush()
        run(
            "INSERT INTO meeting (id, board_id, held_on, venue, state, is_annual, reason, note, short_notice_reason, signed_by, version)"
            f" VALUES ('m', '{'b' * 32}', '2019-09-11', 'Council House', 'planned', 0, '', '', '', '', 1)"
        )
        run(
            "INSERT INTO minute (id, meeting_id, board_id, position, municipal_year, is_numbered, title, version)"
            f" VALUES ('n', 'm', '{'b' * 32}', 1, 2019, 1, 'Placements', 1)"
        )
        for number in range(3):
            session.add(
                MinuteParagraph(id=f"p{number}", minute_id="n", position=number, text=f"Text {number}")
            )
    with store.edit("Remove the middle one", WHO) as session:
        session.delete(session.get_one(MinuteParagraph, "p1"))
    store.close()
    return store


@pytest.fixture
def next_layout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Let the program be one layout further, with a script of the test."""

    def install(script: str) -> None:
        folder = tmp_path / "migrations"
        shutil.copytree(migrating.SCRIPTS, folder, ignore=shutil.ignore_patterns("__pycache__"))
        (folder / "versions" / f"{_THEN:04}_next.py").write_text(script, encoding="utf-8")
        metadata = MetaData(naming_convention=Base.metadata.naming_convention)
        for table in Base.metadata.sorted_tables:
            table.to_metadata(metadata)
        metadata.tables["meeting"].append_column(Column("chaired_by", Text, nullable=False))
        later = type("Later", (), {"metadata": metadata})
        monkeypatch.setattr(migrating, "SCRIPTS", folder)
        monkeypatch.setattr(migrating, "Base", later)
        monkeypatch.setattr(db.store, "Base", later)
        monkeypatch.setattr(opening, "SCHEMA_VERSION", _THEN)

    return install


def test_an_older_file_is_brought_up_to_date_whole(old: Store, next_layout: Callable[[str], None]) -> None:
    next_layout(_NEXT)
    with Store.open(old.path, WHO) as store:
        with store.read() as session:
            run = session.connection().exec_driver_sql
            assert run("PRAGMA user_version").scalar_one() == _THEN
            assert run("PRAGMA application_id").scalar_one() == opening.APPLICATION_ID
            assert run("SELECT chaired_by, venue FROM meeting").all() == [("", "Council House")]
            assert run("SELECT id FROM minute_paragraph ORDER BY id").scalars().all() == ["p0", "p2"]
            assert session.scalars(select(Person.party)).all() == ["Independent"]
            assert run("PRAGMA foreign_keys").scalar_one() == 1
        assert store.verify().is_clean
        assert store.history(1)[0].label == f"Brought to layout {_THEN}"


def test_after_the_change_everything_is_kept_found_and_undone_as_before(
    old: Store, next_layout: Callable[[str], None]
) -> None:
    next_layout(_NEXT)
    with Store.open(old.path, WHO) as store:
        assert store.can_undo() is None, "undo stops at the change of layout"
        assert [hit.row_id for hit in store.search("text 2")] == ["p2"]
        with store.edit("Change a paragraph and the new column", WHO) as session:
            session.get_one(MinuteParagraph, "p2").text = "Another wording"
            session.connection().exec_driver_sql("UPDATE meeting SET chaired_by = 'Cllr Jo'")
        assert session.changes.tables.keys() == {"minute_paragraph", "meeting"}
        assert [hit.row_id for hit in store.search("wording")] == ["p2"]
        store.undo(WHO)
        assert store.search("wording") == []
        assert store.verify().is_clean


def test_triggers_and_index_are_there_before_the_file_is_swapped(
    old: Store, next_layout: Callable[[str], None]
) -> None:
    next_layout(_NEXT)
    migrating.bring_up_to_date(old.path, WHO)
    with contextlib.closing(dbapi2.connect(str(old.path))) as connection:
        connection.execute("UPDATE meeting SET chaired_by = 'Cllr Jo', venue = 'Guildhall'")
        (new,) = connection.execute("SELECT new FROM change_row ORDER BY no DESC LIMIT 1").fetchone()
        found = connection.execute(
            "SELECT count(*) FROM search_text WHERE search_text MATCH 'guildhall'"
        ).fetchone()
    assert json.loads(new) == {"chaired_by": "Cllr Jo", "venue": "Guildhall"}
    assert found == (1,)


def test_a_copy_of_the_older_file_is_kept_first(old: Store, next_layout: Callable[[str], None]) -> None:
    before = _versions(old.path)
    next_layout(_NEXT)
    Store.open(old.path, WHO).close()
    (backup,) = backups.list_backups(old.path)
    assert _versions(backup.path) == before == _NOW
    assert _versions(old.path) == _THEN


def _versions(path: Path) -> int:
    return opening.examine(path).schema_version


@pytest.mark.parametrize(
    "failing",
    [
        'op.drop_table("leaf")\n    raise LookupError("half-way")',
        'op.execute("DELETE FROM board")',  # leaves meetings without their board
        'op.execute("no such statement")',
    ],
)
def test_a_change_that_fails_leaves_the_file_exactly_as_it_was(
    old: Store, next_layout: Callable[[str], None], failing: str
) -> None:
    before = old.path.read_bytes()
    next_layout(_NEXT.replace("op.create_table(", f"{failing}\n    op.create_table("))
    with pytest.raises(CannotBringUpToDate, match="it is as it was"):
        Store.open(old.path, WHO)
    assert old.path.read_bytes() == before
    assert sorted(file.name for file in old.path.parent.glob("*Plymouth*")) == [
        "Plymouth backups",
        "Plymouth.board",
    ]


def test_an_older_file_in_use_elsewhere_is_left_alone(old: Store, next_layout: Callable[[str], None]) -> None:
    with Store.open(old.path, WHO):
        opening._held.clear()  # as if it were another process
        next_layout(_NEXT)
        with pytest.raises(BoardInUse):
            migrating.bring_up_to_date(old.path, WHO)


def test_faults_from_before_are_not_hidden_by_the_change(
    old: Store, behind: Callable[..., Any], next_layout: Callable[[str], None]
) -> None:
    behind("UPDATE change_txn SET who = 'Bob' WHERE no = 2")
    next_layout(_NEXT)
    with Store.open(old.path, WHO) as store:
        assert store.history(1)[0].label == f"Brought to layout {_THEN}; the journal had 1 fault before"
        assert not store.verify().journal_intact


def test_the_first_layout_names_every_rule() -> None:
    for table in Base.metadata.tables.values():
        for constraint in table.constraints:
            if isinstance(constraint, CheckConstraint):
                assert constraint.name, table.name


def test_no_script_looks_at_the_live_tables() -> None:
    for script in migrating.SCRIPTS.rglob("*.py"):
        imported = re.findall(
            r"^(?:from|import) (db[\w.]*)", script.read_text(encoding="utf-8"), flags=re.MULTILINE
        )
        assert all(name.startswith("db.migrations") for name in imported), script.name
