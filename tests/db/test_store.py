"""One way to write, one way to read."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select, update
from sqlalchemy.exc import IntegrityError

from db.errors import BoardExists, BoardMissing, ChangedMeanwhile
from db.store import Store
from db.tables.imports import Blob
from db.tables.meetings import Meeting
from db.tables.people import Person

WHO = "Ann Smith"


def _names(store: Store) -> list[str]:
    with store.read() as session:
        return sorted(session.scalars(select(Person.name)))


def test_what_is_written_is_there_after_opening_again(store: Store) -> None:
    with store.edit("Add Jo", WHO) as session:
        session.add(Person(name="Jo Bird"))
    store.close()
    with Store.open(store.path) as again:
        assert _names(again) == ["Jo Bird"]


def test_an_edit_tells_what_it_touched(store: Store) -> None:
    with store.edit("Add two", WHO) as session:
        first, second = Person(name="Jo"), Person(name="Al")
        session.add_all([first, second])
        meeting = Meeting(board_id="b" * 32, held_on=date(2019, 9, 11))
        session.add(meeting)
    assert session.changes.tables == {
        "person": frozenset({first.id, second.id}),
        "meeting": frozenset({meeting.id}),
    }
    assert session.changes.touches("person", "kpi")
    assert not session.changes.touches("kpi")


def test_bulk_statements_are_told_as_well(store: Store) -> None:
    with store.edit("Add two", WHO) as session:
        session.add_all([Person(name="Jo"), Person(name="Al")])
    with store.edit("Name the party", WHO) as session:
        session.execute(update(Person).values(party="Independent"))
    assert len(session.changes.tables["person"]) == 2


def test_an_exception_keeps_nothing_of_the_step(store: Store) -> None:
    def fail() -> None:
        with store.edit("Add Jo", WHO) as session:
            session.add(Person(name="Jo"))
            session.flush()
            raise LookupError("half-way")

    with pytest.raises(LookupError, match="half-way"):
        fail()
    assert _names(store) == []
    assert store.can_undo() is None
    with store.edit("Nothing", WHO) as session:
        pass
    assert not session.changes


def test_an_edit_that_changed_nothing_writes_no_step(store: Store) -> None:
    with store.edit("Look only", WHO) as session:
        session.scalars(select(Person)).all()
    assert not session.changes
    assert [step.label for step in store.history()] == ["Make the board"]


def test_an_update_to_the_same_value_is_no_change(store: Store) -> None:
    with store.edit("Add Jo", WHO) as session:
        session.add(Person(name="Jo"))
    with store.edit("Name her the same", WHO) as session:
        session.execute(update(Person).values(name="Jo"))
    assert not session.changes


def test_edits_do_not_nest(store: Store) -> None:
    with store.edit("Outer", WHO) as outer:
        with pytest.raises(RuntimeError, match="one transaction at a time"), store.edit("Inner", WHO):
            pass
        outer.add(Person(name="Jo"))
    assert _names(store) == ["Jo"]


def test_a_session_rolled_back_inside_the_block_is_not_taken_for_saved(store: Store) -> None:
    def roll_back() -> None:
        with store.edit("Add Jo", WHO) as session:
            session.add(Person(name="Jo"))
            session.flush()
            session.rollback()
            session.add(Person(name="Al"))

    with pytest.raises(RuntimeError, match="rolled back"):
        roll_back()
    assert _names(store) == []
    assert store.verify().is_clean


def test_a_commit_inside_the_block_waits_for_its_end(store: Store) -> None:
    def commit_and_fail() -> None:
        with store.edit("Add Jo", WHO) as session:
            session.add(Person(name="Jo"))
            session.commit()
            raise LookupError

    with pytest.raises(LookupError):
        commit_and_fail()
    assert _names(store) == []


def test_a_read_session_refuses_new_rows(store: Store) -> None:
    with store.read() as session:
        session.add(Person(name="Jo"))
        with pytest.raises(RuntimeError, match="does not write"):
            session.flush()


def test_a_read_session_refuses_statements_that_write(store: Store) -> None:
    with pytest.raises(RuntimeError, match="does not write"), store.read() as session:
        session.connection().exec_driver_sql("DELETE FROM board")
    with store.edit("Writing works again", WHO) as session:
        session.add(Person(name="Jo"))
    assert _names(store) == ["Jo"]


def test_a_lost_update_is_refused(store: Store) -> None:
    with store.edit("Add Jo", WHO) as session:
        jo = Person(name="Jo")
        session.add(jo)
    with store.edit("Rename", WHO) as session:
        session.get_one(Person, jo.id).name = "Joanna"

    def save_what_was_read_before() -> None:
        with store.edit("Rename as well", WHO) as session:
            session.add(jo)
            jo.name = "Josephine"

    with pytest.raises(ChangedMeanwhile) as caught:
        save_what_was_read_before()
    assert "Rename as well" in caught.value.sentence
    assert _names(store) == ["Joanna"]


def test_a_lost_update_is_refused_after_undo_as_well(store: Store) -> None:
    with store.edit("Add Jo", WHO) as session:
        session.add(Person(id="jo", name="Jo"))
    with store.edit("Rename", WHO) as session:
        session.get_one(Person, "jo").name = "Joanna"
    with store.read() as session:
        seen = session.get_one(Person, "jo")
    store.undo(WHO)

    def save_over_what_was_undone() -> None:
        with store.edit("Rename as well", WHO) as session:
            session.add(seen)
            seen.name = "Josephine"

    with pytest.raises(ChangedMeanwhile):
        save_over_what_was_undone()
    assert _names(store) == ["Jo"]


def test_a_broken_rule_of_the_tables_keeps_nothing(store: Store) -> None:
    with pytest.raises(IntegrityError, match="name_not_blank"), store.edit("Add nobody", WHO) as session:
        session.add_all([Person(name="Jo"), Person(name="   ")])
    assert _names(store) == []


def test_a_reference_to_nothing_is_refused(store: Store) -> None:
    with pytest.raises(IntegrityError), store.edit("Meeting of no board", WHO) as session:
        session.add(Meeting(board_id="x" * 32, held_on=date(2019, 9, 11)))


def test_kept_files_stay_out_of_the_journal(store: Store) -> None:
    with store.edit("Keep a file", WHO) as session:
        session.add(Blob(hash="0" * 64, size=3, media_type="text/plain", content=b"abc"))
    assert not session.changes
    with store.read() as session:
        assert session.get_one(Blob, "0" * 64).content == b"abc"


def test_creating_over_a_file_leaves_the_file_alone(path: Path) -> None:
    path.write_bytes(b"precious")
    with pytest.raises(BoardExists):
        Store.create(path, WHO)
    assert path.read_bytes() == b"precious"


def test_creating_in_no_folder_says_so(tmp_path: Path) -> None:
    with pytest.raises(BoardMissing, match="no folder"):
        Store.create(tmp_path / "nowhere" / "x.board", WHO)


def test_creating_leaves_only_the_board_behind(path: Path) -> None:
    with Store.create(path, WHO) as store:
        assert store.verify().is_clean
    assert [file.name for file in path.parent.iterdir()] == ["Plymouth.board"]


def test_a_closed_store_refuses_work(store: Store) -> None:
    store.close()
    store.close()
    with pytest.raises(RuntimeError, match="closed"), store.read():
        pass


def test_opening_a_current_file_imports_no_alembic(store: Store) -> None:
    store.close()
    program = (
        "import sys; from db.store import Store\n"
        "with Store.open(sys.argv[1]) as store: store.verify(); store.backup()\n"
        "sys.exit('alembic' in sys.modules)"
    )
    subprocess.run(
        [sys.executable, "-c", program, str(store.path)], cwd=Path(__file__).parents[2], check=True
    )


def test_the_settings_of_a_board_hold(store: Store) -> None:
    names = ("journal_mode", "synchronous", "locking_mode", "busy_timeout", "foreign_keys", "trusted_schema")
    with store.read() as session:
        connection = session.connection()
        found = {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar_one() for name in names}
        size = connection.exec_driver_sql("PRAGMA cell_size_check").scalar_one()
    assert found == {
        "journal_mode": "delete",
        "synchronous": 3,
        "locking_mode": "exclusive",
        "busy_timeout": 3000,
        "foreign_keys": 1,
        "trusted_schema": 0,
    }
    assert size == 1
