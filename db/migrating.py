"""The layout of the file: making a new one, and bringing an older one up to date on a copy.

The only module that imports Alembic, and that only when an older file is met.
"""

from __future__ import annotations

import contextlib
import json
import os
import tempfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from sqlalchemy import Connection

from db import backups, journal, opening, search, verifying
from db.errors import BoardInUse, CannotBringUpToDate, UserError
from db.held_file import HeldFile
from db.journal import StepKind
from db.sealing import Seal
from db.tables import Base

SCRIPTS = Path(__file__).with_name("migrations")


def make_new(path: Path, seal: Seal | None = None) -> None:
    """Make an empty board file of the present layout; it appears under its name only when it is whole."""
    fresh = path.with_name(f".{path.name}.new")
    fresh.unlink(missing_ok=True)
    try:
        if seal is None:
            with fresh.open("wb") as file:
                file.write(_empty_board(opening.SCHEMA_VERSION))
                file.flush()
                os.fsync(file.fileno())
        else:
            _fill(fresh, seal)
        os.replace(fresh, path)
    finally:
        fresh.unlink(missing_ok=True)


@cache
def _empty_board(_version: int) -> bytes:
    """An empty board that is not sealed: nothing in it is its own yet, so it is laid out once and copied from then on."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "empty.board"
        _fill(path, None)
        return path.read_bytes()


def _fill(path: Path, seal: Seal | None) -> None:
    """Lay out a new file."""
    with _work_on(path, seal) as connection:
        connection.exec_driver_sql(f"PRAGMA application_id = {opening.APPLICATION_ID}")
        _lay_out(connection)
        journal.install(connection, Base.metadata)
        search.install(connection)


def _lay_out(connection: Connection) -> None:
    """Make the tables of the present layout at once; a test holds them against those the scripts arrive at."""
    Base.metadata.create_all(connection)
    connection.exec_driver_sql(
        "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL,"
        " CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))"
    )
    connection.exec_driver_sql(
        "INSERT INTO alembic_version (version_num) VALUES (?)", (f"{opening.SCHEMA_VERSION:04}",)
    )
    connection.exec_driver_sql(f"PRAGMA user_version = {opening.SCHEMA_VERSION}")


def run_scripts(connection: Connection, target: str = "head") -> None:
    """Run the migrations a file has not seen, within the transaction that is open, and write its layout number."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(SCRIPTS).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, target)
    revision = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar_one()
    connection.exec_driver_sql(f"PRAGMA user_version = {int(revision)}")


def bring_up_to_date(path: Path, who: str, seal: Seal | None = None) -> None:
    """Bring an older file to the present layout: a checked backup, the work on a copy, a check, then the swap.

    Args:
        path: A board nobody in this process has open.
        who: Whose name the journal gives the step.
        seal: What the file is sealed with; so is every copy of it.

    Raises:
        BoardInUse: Another process holds the file.
        CannotBringUpToDate: Something failed; the file is exactly as it was.
    """
    fresh = path.with_name(f".{path.name}.migrating")
    try:
        with contextlib.closing(opening.connect(path, seal=seal)) as old:
            head = old.execute("SELECT head_no, head_hash FROM change_context").fetchone()
            backups.make(path, old, head, force=True, seal=seal)
            backups.copy_checked(path, old, fresh, seal=seal)
        _migrate(fresh, who, seal)
        os.replace(fresh, path)
    except BoardInUse:
        raise
    except Exception as error:
        reason = error.sentence if isinstance(error, UserError) else f"({type(error).__name__}: {error})"
        raise CannotBringUpToDate(
            f"“{path.name}” could not be brought to the layout of this version; it is as it was. {reason}",
            "Open it with the version that wrote it, and send us the report of this failure.",
        ) from error
    finally:
        fresh.unlink(missing_ok=True)


def _migrate(fresh: Path, who: str, seal: Seal | None) -> None:
    with _work_on(fresh, seal) as connection:
        before = verifying.chain_problems(connection)
        before += verifying.replay_problems(connection, list(_journaled_tables(connection)))
        # The scripts rebuild tables; what they do is journaled afterwards as one step, not image by image.
        for name in journal.installed_triggers(connection):
            connection.exec_driver_sql(f'DROP TRIGGER "{name}"')
        search.remove(connection)
        run_scripts(connection)
        _record(connection, who, faults=len(before))
        journal.install(connection, Base.metadata)
        search.install(connection)
        messages = verifying.integrity(connection)
        if messages:
            raise CannotBringUpToDate(f"The check after the change found: {messages[0]}")


def _journaled_tables(connection: Connection) -> Iterator[str]:
    """The tables whose changes the file's own triggers keep: the live metadata may know other ones."""
    rows = connection.exec_driver_sql(
        "SELECT DISTINCT tbl_name FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'journal\\_%' ESCAPE '\\'"
    )
    yield from (name for (name,) in rows)


def _record(connection: Connection, who: str, *, faults: int) -> None:
    """Write what the scripts changed as one step that undo stops at, so that the journal still tells every row."""
    names = [table.name for table in Base.metadata.sorted_tables if journal.is_journaled(table)]
    expected, _ = verifying.fold(connection)
    present = verifying.stored(connection, names)
    number = journal.open_step(connection)
    for key in sorted(expected.keys() | present.keys()):
        old, new = expected.get(key), present.get(key)
        if old == new:
            continue
        if old is None:
            _image(connection, number, key, "I", None, new)
        elif new is None:
            _image(connection, number, key, "D", old, None)
        else:
            gone = {name: value for name, value in old.items() if name not in new or new[name] != value}
            come = {name: value for name, value in new.items() if name not in old or old[name] != value}
            _image(connection, number, key, "U", gone, come)
    label = f"Brought to layout {connection.exec_driver_sql('PRAGMA user_version').scalar_one()}"
    if faults:
        label += f"; the journal had {faults} fault{'s' if faults > 1 else ''} before"
    journal.close_step(connection, number, who=who, label=label, kind=StepKind.BASE)


def _image(
    connection: Connection,
    number: int,
    key: tuple[str, str],
    op: str,
    old: dict[str, Any] | None,
    new: dict[str, Any] | None,
) -> None:
    connection.exec_driver_sql(
        "INSERT INTO change_row (txn_no, table_name, row_id, op, old, new) VALUES (?, ?, ?, ?, ?, ?)",
        (
            number,
            *key,
            op,
            *(None if image is None else json.dumps(image, ensure_ascii=False) for image in (old, new)),
        ),
    )


@contextlib.contextmanager
def _work_on(path: Path, seal: Seal | None = None) -> Iterator[Connection]:
    """One transaction over a file of our own, with foreign keys off: rebuilding a parent would delete its children."""
    file = HeldFile(path, foreign_keys=False, seal=seal)
    try:
        with file.transaction("bring up to date", writes=True) as connection:
            yield connection
    finally:
        file.close()
