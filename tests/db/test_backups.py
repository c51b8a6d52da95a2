"""Backups that can be trusted, and the way back."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlcipher3 import dbapi2

from db import backups
from db.errors import BackupsStopped, BackupUnusable, BoardDamaged, BoardInUse
from db.store import Store
from db.tables.people import Person

WHO = "Ann Smith"


def _add(store: Store, name: str) -> None:
    with store.edit(f"Add {name}", WHO) as session:
        session.add(Person(name=name))


def _names(path: Path) -> list[str]:
    with contextlib.closing(dbapi2.connect(str(path))) as connection:
        return [name for (name,) in connection.execute("SELECT name FROM person ORDER BY name")]


def test_a_backup_is_a_whole_board_with_everything_saved(store: Store) -> None:
    _add(store, "Jo")
    made = store.backup()
    assert made is not None
    assert made.parent == store.path.parent / "Plymouth backups"
    assert _names(made) == ["Jo"]
    with Store.open(made) as opened:
        assert opened.verify().is_clean
    last = store.last_backup()
    assert last is not None
    assert (last.path, last.step) == (made, 2)
    assert datetime.now(UTC) - last.made_at < timedelta(minutes=1)


def test_an_unchanged_board_is_not_copied_twice_even_when_forced(store: Store) -> None:
    assert store.backup()
    assert store.backup() is None
    assert store.backup(force=True) is None


def test_a_changed_board_waits_half_an_hour_unless_forced(store: Store) -> None:
    store.backup()
    _add(store, "Jo")
    assert store.backup() is None
    assert store.backup(force=True)


def test_after_half_an_hour_a_changed_board_is_copied(store: Store) -> None:
    first = store.backup()
    assert first is not None
    earlier = datetime.now(UTC) - timedelta(minutes=31)
    first.rename(first.with_name(first.name.replace(first.name[9:29], f"{earlier:%Y-%m-%dT%H-%M-%SZ}")))
    _add(store, "Jo")
    assert store.backup()
    assert [backup.step for backup in backups.list_backups(store.path)] == [2, 1]


def test_old_backups_are_thinned_out_and_other_files_left_alone(store: Store) -> None:
    folder = backups.folder_of(store.path)
    folder.mkdir()
    for hour in range(24 * 20):
        made = datetime.now(UTC) - timedelta(days=3, hours=hour)
        (folder / f"Plymouth {made:%Y-%m-%dT%H-%M-%SZ} step 1 0000aaaa.board").touch()
    others = [folder / "Plymouth old.board", folder / "Another 2019-01-01T00-00-00Z step 1 0000aaaa.board"]
    for other in others:
        other.touch()
    store.backup()
    assert len(backups.list_backups(store.path)) < 20
    assert all(other.exists() for other in others)


def test_progress_is_told_in_pages(store: Store) -> None:
    told: list[tuple[str, int, int]] = []
    store.backup(progress=lambda *step: told.append(step))
    assert told
    assert told[-1][1] == told[-1][2] > 0


def _spoil(path: Path) -> None:
    """Overwrite the pages behind the schema."""
    whole = bytearray(path.read_bytes())
    with contextlib.closing(dbapi2.connect(str(path))) as connection:
        root = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'person'").fetchone()[0]
    whole[(root - 1) * 4096 : root * 4096] = b"\xa5" * 4096
    path.write_bytes(whole)


def test_a_damaged_board_is_not_backed_up_and_pushes_no_good_backup_out(store: Store) -> None:
    _add(store, "Jo")
    good = store.backup()
    _add(store, "Al")
    store.close()
    _spoil(store.path)
    with Store.open(store.path) as damaged:
        with pytest.raises(BoardDamaged, match="no backup was made"):
            damaged.backup(force=True)
        with pytest.raises(BackupsStopped):
            damaged.backup(force=True)
        assert not damaged.verify().integrity_ok
    assert [backup.path for backup in backups.list_backups(store.path)] == [good]
    assert [file.name for file in backups.folder_of(store.path).iterdir() if file.suffix == ".part"] == []


def test_damage_met_while_reading_stops_the_backups(store: Store) -> None:
    _add(store, "Jo")
    store.close()
    _spoil(store.path)
    with Store.open(store.path) as damaged:
        with pytest.raises(BoardDamaged), damaged.read() as session:
            session.connection().exec_driver_sql("SELECT * FROM person").all()
        assert backups.is_stopped(store.path)


def test_a_sound_board_lets_backups_go_on(store: Store) -> None:
    backups.stop(store.path)
    with pytest.raises(BackupsStopped):
        store.backup()
    assert store.verify().is_clean
    assert store.backup()


def test_restoring_keeps_the_present_file_aside(store: Store) -> None:
    _add(store, "Jo")
    made = store.backup()
    assert made is not None
    _add(store, "Al")
    store.close()
    aside = backups.restore(made, store.path)
    assert aside is not None
    assert _names(store.path) == ["Jo"]
    assert _names(aside) == ["Al", "Jo"]
    with Store.open(store.path) as again:
        assert again.verify().is_clean
        _add(again, "Cyd")
        assert again.backup(force=True), "another history with as many steps is not the same board"


def test_restoring_over_a_damaged_file_lets_backups_go_on(store: Store) -> None:
    _add(store, "Jo")
    made = store.backup()
    assert made is not None
    store.close()
    store.path.write_bytes(b"\x00" * 5000)
    backups.stop(store.path)
    aside = backups.restore(made, store.path)
    assert aside is not None
    assert aside.read_bytes() == b"\x00" * 5000
    assert not backups.is_stopped(store.path)
    assert _names(store.path) == ["Jo"]


def test_restoring_a_board_that_is_gone_brings_it_back(store: Store) -> None:
    _add(store, "Jo")
    made = store.backup()
    assert made is not None
    store.close()
    store.path.unlink()
    assert backups.restore(made, store.path) is None
    assert _names(store.path) == ["Jo"]


def test_an_open_board_is_not_replaced(store: Store) -> None:
    made = store.backup()
    assert made is not None
    with pytest.raises(BoardInUse):
        backups.restore(made, store.path)


def test_the_journal_of_a_crash_is_not_played_into_the_restored_file(store: Store) -> None:
    _add(store, "Jo")
    made = store.backup()
    assert made is not None
    store.close()
    store.path.unlink()
    journal = store.path.with_name("Plymouth.board-journal")
    journal.write_bytes(b"left by a crash")
    backups.restore(made, store.path)
    assert not journal.exists()
    (aside,) = store.path.parent.glob("*set aside*-journal")
    assert aside.read_bytes() == b"left by a crash"


def test_without_links_the_present_file_is_still_kept_aside(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_old: Path, _new: Path) -> None:
        raise OSError("no links here")

    made = store.backup()
    assert made is not None
    _add(store, "Jo")
    store.close()
    monkeypatch.setattr(backups.os, "link", refuse)
    aside = backups.restore(made, store.path)
    assert aside is not None
    assert (_names(aside), _names(store.path)) == (["Jo"], [])


@pytest.mark.parametrize(
    "spoil", [lambda path: path.write_bytes(b"x" * 9000), _spoil, Path.unlink, lambda p: os.truncate(p, 0)]
)
def test_a_spoilt_backup_is_refused_and_the_board_left_alone(
    store: Store, spoil: Callable[[Path], Any]
) -> None:
    _add(store, "Jo")
    made = store.backup()
    assert made is not None
    store.close()
    before = store.path.read_bytes()
    spoil(made)
    with pytest.raises(BackupUnusable):
        backups.restore(made, store.path)
    assert store.path.read_bytes() == before
    assert sorted(file.name for file in store.path.parent.iterdir()) == ["Plymouth backups", "Plymouth.board"]


@pytest.mark.parametrize("spoil", [lambda path: path.write_bytes(b"x" * 9000), _spoil])
def test_a_spoilt_backup_is_found_out_while_the_board_is_still_open(
    store: Store, spoil: Callable[[Path], Any]
) -> None:
    _add(store, "Jo")
    made = store.backup()
    assert made is not None
    backups.check(made)
    spoil(made)
    with pytest.raises(BackupUnusable):
        backups.check(made)
    _add(store, "Ann")
    assert [file.name for file in made.parent.iterdir()] == [made.name]


def test_a_board_set_aside_twice_in_a_second_keeps_both(store: Store) -> None:
    made = store.backup()
    assert made is not None
    store.close()
    asides = {backups.restore(made, store.path) for _ in range(3)}
    assert len(asides) == 3
    assert all(aside is not None and aside.exists() for aside in asides)
