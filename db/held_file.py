"""The file of an open board: one connection, one transaction at a time, and faults of the place told apart."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, event

from db import backups, opening
from db.engines import engine_over
from db.errors import BoardDamaged
from db.faults import told_apart
from db.sealing import Seal


class HeldFile:
    """A board file under our exclusive lock, from `__init__` to `close`.

    Attributes:
        driver: The driver's own connection; the backup works through it.
        is_open: Until it is closed.
    """

    def __init__(self, path: Path, *, foreign_keys: bool = True, seal: Seal | None = None) -> None:
        self._path = path
        self._busy_with = ""
        self.driver: Any = opening.connect(path, foreign_keys=foreign_keys, seal=seal)
        self._ticket = opening.hold(path)
        self._engine = _engine(self.driver)
        self.is_open = True

    def close(self) -> None:
        """Let go of the file and its lock."""
        self.is_open = False
        self._engine.dispose()
        opening.release(self._ticket)

    @contextmanager
    def transaction(self, doing: str, *, writes: bool = False) -> Iterator[Connection]:
        """One transaction, committed at the end of the block if it writes, rolled back on any exception.

        Reads begin deferred and cannot write; writes begin immediate, so that they never wait half-way.

        Raises:
            RuntimeError: Another transaction is open, the file is closed, or the block rolled back by itself.
        """
        if not self.is_open:
            raise RuntimeError("the store is closed")
        if self._busy_with:
            raise RuntimeError(f"{doing} inside {self._busy_with}: one transaction at a time")
        self._busy_with = doing
        mode = "IMMEDIATE" if writes else "DEFERRED"
        try:
            with self.guarded(), self._engine.connect().execution_options(begin_mode=mode) as connection:
                self.driver.execute(f"PRAGMA query_only = {'OFF' if writes else 'ON'}").fetchall()
                transaction = connection.begin()
                yield connection
                if not writes:
                    transaction.rollback()
                elif transaction.is_active:
                    transaction.commit()
                else:
                    raise RuntimeError(f"{doing}: the session was rolled back inside the block")
        finally:
            self._busy_with = ""
            if self.driver.in_transaction:  # a refused COMMIT leaves its transaction open
                self.driver.rollback()

    @contextmanager
    def guarded(self) -> Iterator[None]:
        """Turn faults of disk, lock and file into their sentences; damage stops the backups."""
        try:
            with told_apart(self._path):
                yield
        except BoardDamaged:
            backups.stop(self._path)
            raise


def _engine(driver: Any) -> Engine:
    engine = engine_over(driver)

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        connection.exec_driver_sql(
            f"BEGIN {connection.get_execution_options().get('begin_mode', 'DEFERRED')}"
        )

    return engine
