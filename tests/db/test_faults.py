"""Faults of the place the file lives in, each really brought about."""

from __future__ import annotations

import contextlib
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select
from sqlcipher3 import dbapi2

from db.errors import BoardDamaged, BoardInUse, BoardReadOnly, DiskFull, StorageFault, UserError
from db.faults import as_user_error, told_apart
from db.store import Store
from db.tables.imports import Blob
from db.tables.people import Person

WHO = "Ann Smith"
BOARD = Path("Plymouth.board")


def test_a_full_disk_keeps_nothing_of_the_step_and_what_was_saved_before(store: Store) -> None:
    with store.edit("Add Jo", WHO) as session:
        session.add(Person(name="Jo"))
    driver = store._file.driver
    pages = driver.execute("PRAGMA page_count").fetchone()[0]
    driver.execute(f"PRAGMA max_page_count = {pages}")

    def keep_a_file() -> None:
        with store.edit("Keep a file", WHO) as session:
            session.add(Person(name="Al"))
            session.flush()
            session.add(Blob(hash="0" * 64, size=10**6, media_type="text/plain", content=b"x" * 10**6))

    with pytest.raises(DiskFull, match="nothing of this step was kept"):
        keep_a_file()
    driver.execute(f"PRAGMA max_page_count = {pages * 10}")
    with store.read() as session:
        assert session.scalars(select(Person.name)).all() == ["Jo"]
    with store.edit("There is room again", WHO) as session:
        session.add(Person(name="Al"))
    assert store.verify().is_clean


@pytest.mark.skipif(sys.platform == "win32", reason="no limit on file sizes to set")
def test_a_disk_that_refuses_to_write_keeps_what_was_saved_before(store: Store) -> None:
    store.close()
    program = (
        "import resource, sys; from db.store import Store; from db.errors import UserError\n"
        "from db.tables.people import Person; from db.tables.imports import Blob\n"
        "with Store.open(sys.argv[1]) as store:\n"
        "    with store.edit('Add Jo', 'Ann') as session: session.add(Person(name='Jo'))\n"
        "    size = store.path.stat().st_size\n"
        "    resource.setrlimit(resource.RLIMIT_FSIZE, (size + 4096, resource.RLIM_INFINITY))\n"
        "    try:\n"
        "        with store.edit('Keep a file', 'Ann') as session:\n"
        "            session.add(Blob(hash='0' * 64, size=10**6, media_type='', content=b'x' * 10**6))\n"
        "    except UserError as error: print(type(error).__name__)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(store.path)],
        cwd=Path(__file__).parents[2], capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert done.stdout.strip() in {"StorageFault", "DiskFull"}
    with Store.open(store.path) as again:
        with again.read() as session:
            assert session.scalar(select(func.count()).select_from(Blob)) == 0
            assert session.scalars(select(Person.name)).all() == ["Jo"]
        assert again.verify().is_clean


def _raised(connection: Any, statement: str) -> UserError:
    with contextlib.closing(connection), pytest.raises(UserError) as caught, told_apart(BOARD):
        connection.execute(statement).fetchall()
    return caught.value


def test_a_file_that_may_only_be_read_is_told(store: Store) -> None:
    store.close()
    reader = dbapi2.connect(f"{store.path.as_uri()}?mode=ro", uri=True, isolation_level=None)
    assert isinstance(_raised(reader, "DELETE FROM board"), BoardReadOnly)


def test_a_file_held_by_another_program_is_told(store: Store) -> None:
    other = dbapi2.connect(str(store.path), isolation_level=None, timeout=0)
    error = _raised(other, "DELETE FROM board")
    assert isinstance(error, BoardInUse)
    assert "“Plymouth.board”" in error.sentence


def test_a_file_that_is_no_database_is_told(path: Path) -> None:
    path.write_bytes(b"\xa5" * 9000)
    assert isinstance(_raised(dbapi2.connect(str(path)), "SELECT * FROM board"), BoardDamaged)


def test_a_folder_that_vanished_is_told(tmp_path: Path) -> None:
    with pytest.raises(StorageFault), told_apart(BOARD):
        dbapi2.connect(str(tmp_path / "nowhere" / "x.board")).execute("SELECT 1")


def test_faults_of_the_program_stay_what_they_are() -> None:
    memory = contextlib.closing(dbapi2.connect(":memory:"))
    with (
        memory as connection,
        pytest.raises(dbapi2.OperationalError, match="no such table"),
        told_apart(BOARD),
    ):
        connection.execute("SELECT * FROM nowhere")
    assert as_user_error(ValueError("anything"), BOARD) is None


def test_every_fault_has_a_sentence_and_a_next_step() -> None:
    for code in (5, 6, 8, 10, 11, 13, 14, 26, 10 | 3 << 8):
        error = dbapi2.OperationalError("whatever")
        error.sqlite_errorcode = code
        told = as_user_error(error, BOARD)
        assert told is not None
        assert told.sentence.endswith(".")
        assert told.next_step.endswith(".")
