"""Backups beside the board: copied through the open connection, checked, thinned out, and given back when asked.

A backup's name holds when it was made (UTC) and which step it ends with, so that the folder says everything by itself:
`Plymouth 2026-05-09T14-03-22Z step 412 ab12cd34.board`.
"""

from __future__ import annotations

import contextlib
import os
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

from db import opening
from db.errors import (
    BackupFolderMissing,
    BackupsStopped,
    BackupUnusable,
    BoardDamaged,
    BoardInUse,
    CannotOpen,
)
from db.faults import told_apart
from db.sealing import Seal
from db.thinning import to_keep

PAGES_PER_STEP = 500
APART = timedelta(minutes=30)
_TIME = "%Y-%m-%dT%H-%M-%SZ"
_NAME = re.compile(
    r"^(?P<stem>.+) (?P<time>\d{4}-\d\d-\d\dT\d\d-\d\d-\d\dZ) step (?P<step>\d+) (?P<hash>[0-9a-f]{8})$"
)
_MARKER = "stopped because the board is damaged.txt"


@dataclass(frozen=True, slots=True)
class Backup:
    """One backup of a board.

    Args:
        made_at: When, with time zone (UTC).
        step: The number of the last step it holds.
        size_bytes: Its size.
    """

    path: Path
    made_at: datetime
    step: int
    step_hash: str
    size_bytes: int


def folder_of(path: Path) -> Path:
    """The folder of a board's backups, beside it."""
    return path.with_name(f"{path.stem} backups")


def list_backups(path: Path) -> list[Backup]:
    """The backups of a board, newest first."""
    found: list[Backup] = []
    folder = folder_of(path)
    for file in folder.glob(f"*{path.suffix}") if folder.is_dir() else ():
        match = _NAME.match(file.stem)
        if match is None or match["stem"] != path.stem:
            continue
        made_at = datetime.strptime(match["time"], _TIME).replace(tzinfo=UTC)
        found.append(Backup(file, made_at, int(match["step"]), match["hash"], file.stat().st_size))
    return sorted(found, key=lambda backup: (backup.made_at, backup.step), reverse=True)


def make(
    path: Path,
    connection: Any,
    head: tuple[int, str],
    *,
    force: bool = False,
    progress: Callable[[str, int, int], None] | None = None,
    seal: Seal | None = None,
) -> Path | None:
    """Copy an open board into its folder of backups, check the copy, and thin out the old ones.

    Args:
        path: The board.
        connection: The driver's connection that holds it, outside a transaction.
        head: Number and hash of the newest step.
        force: Also when the last backup is younger than `APART`; an unchanged board is never copied again.
        progress: Called with pages done and all pages.
        seal: What the board is sealed with; so is its backup.

    Returns:
        The backup, or None when none was due.

    Raises:
        BackupsStopped: The board is known to be damaged.
        BackupFolderMissing: There is no folder for backups, and none can be made.
        BoardDamaged: The copy failed its check; it is gone, and the older backups stay.
    """
    if is_stopped(path):
        raise BackupsStopped(
            f"Backups of “{path.name}” are stopped because it is damaged; the older ones are kept.",
            "Restore the newest backup, or let the file be checked again.",
        )
    now = datetime.now(UTC).replace(microsecond=0)
    step, digest = head
    for last in list_backups(path)[:1]:
        unchanged = (last.step, last.step_hash) == (step, digest[:8])
        if unchanged or (not force and timedelta(0) <= now - last.made_at < APART):
            return None
    folder = folder_of(path)
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        raise BackupFolderMissing(
            f"The folder “{folder.name}” for backups cannot be made: {error.strerror}.",
            "Move away what bears that name beside the board, or allow changes to the folder it lies in.",
        ) from error
    target = folder / f"{path.stem} {now:{_TIME}} step {step} {digest[:8]}{path.suffix}"
    part = target.with_name(f"{target.name}.part")
    try:
        copy_checked(path, connection, part, progress, seal=seal)
        os.replace(part, target)
    finally:
        part.unlink(missing_ok=True)
    thin(path, now)
    return target


def copy_checked(
    path: Path,
    connection: Any,
    target: Path,
    progress: Callable[[str, int, int], None] | None = None,
    *,
    seal: Seal | None = None,
) -> None:
    """Copy an open board to a file, check the copy and bring it to the disk.

    Raises:
        BoardDamaged: The copy is not sound, so the board is not.
    """

    def tell(_status: int, remaining: int, total: int) -> None:
        if progress is not None:
            progress("Backing up", total - remaining, total)

    target.unlink(missing_ok=True)
    with told_apart(path), contextlib.closing(dbapi2.connect(str(target), isolation_level=None)) as copy:
        if seal is not None:
            seal.put_on(copy)
        connection.backup(copy, pages=PAGES_PER_STEP, progress=tell)
        found = [row[0] for row in copy.execute("PRAGMA quick_check(1)")]
    if found != ["ok"]:
        raise BoardDamaged(
            f"Part of “{path.name}” is damaged; no backup was made of it, and the older ones are kept.",
            "Restore the newest backup; the damaged file is kept aside.",
        )
    with target.open("rb+") as file:
        os.fsync(file.fileno())


def thin(path: Path, now: datetime) -> list[Path]:
    """Remove the backups that are not worth keeping any more; which ones."""
    present = list_backups(path)
    kept = to_keep([backup.made_at for backup in present], now)
    gone = [backup.path for backup in present if backup.made_at not in kept]
    for file in gone:
        file.unlink(missing_ok=True)
    return gone


def stop(path: Path) -> None:
    """Leave the marker that stops backups of a damaged board, so that good ones are not pushed out."""
    folder = folder_of(path)
    with contextlib.suppress(OSError):
        folder.mkdir(exist_ok=True)
        (folder / _MARKER).write_text(
            f"{path.name} was found damaged on {datetime.now(UTC):%Y-%m-%d %H:%M} UTC.\n"
            "No backup is made or removed until it is restored or found sound.\n",
            encoding="utf-8",
        )


def resume(path: Path) -> None:
    """Take the marker away: the board was found sound, or a sound one stands in its place."""
    if folder_of(path).is_dir():
        (folder_of(path) / _MARKER).unlink(missing_ok=True)


def is_stopped(path: Path) -> bool:
    """Whether backups are stopped because the board is damaged."""
    return (folder_of(path) / _MARKER).exists()


def restore(backup: Path, path: Path, seal: Seal | None = None) -> Path | None:
    """Put a backup in the place of a closed board; the present file is kept aside, never deleted.

    Args:
        backup: The backup.
        path: The board; it may be damaged or missing.
        seal: What both are sealed with.

    Returns:
        Where the present file stands now, or None when there was none.

    Raises:
        BoardInUse: The board is open here or elsewhere.
        BackupUnusable: The backup cannot be read; the board was not touched.
    """
    _refuse_in_use(path, seal)
    fresh = path.with_name(f".{path.name}.restoring")
    _copy_out(backup, fresh, seal)
    aside = _set_aside(path)
    os.replace(fresh, path)
    resume(path)
    return aside


def check(backup: Path, seal: Seal | None = None) -> None:
    """Make sure that a backup can be restored; the board it belongs to may stay open meanwhile.

    Raises:
        BackupUnusable: The backup cannot be read.
    """
    trial = backup.with_name(f".{backup.name}.checking")
    try:
        _copy_out(backup, trial, seal)
    finally:
        trial.unlink(missing_ok=True)


def _copy_out(backup: Path, fresh: Path, seal: Seal | None) -> None:
    """Copy a backup to a file of its own and check the copy."""
    try:
        opening.examine(backup, seal)
        with contextlib.closing(opening.connect(backup, seal=seal)) as connection:
            copy_checked(backup, connection, fresh, seal=seal)
    except CannotOpen as error:
        fresh.unlink(missing_ok=True)
        raise BackupUnusable(
            f"The backup “{backup.name}” cannot be used: {error.sentence}", "Choose an older one."
        ) from error


def _refuse_in_use(path: Path, seal: Seal | None) -> None:
    if opening.is_held(path):
        raise BoardInUse(f"“{path.name}” is open in this program.", "Close it first.")
    if path.exists():
        try:
            opening.connect(path, seal=seal).close()
        except BoardInUse:
            raise
        except CannotOpen:
            return  # damaged or read-only: nobody holds it, and it is about to be replaced


def _set_aside(path: Path) -> Path | None:
    stem = f"{path.stem} (set aside {datetime.now(UTC):%Y-%m-%dT%H-%M-%SZ}"
    aside = path.with_name(f"{stem}){path.suffix}")
    count = 2
    while aside.exists():
        aside = path.with_name(f"{stem}, {count}){path.suffix}")
        count += 1
    # The journal of a crash goes with its file: left behind, SQLite would play it into the restored one.
    journal = path.with_name(f"{path.name}-journal")
    if journal.exists():
        os.replace(journal, aside.with_name(f"{aside.name}-journal"))
    if not path.exists():
        return None
    try:
        os.link(path, aside)
    except OSError:  # a file system without links: for a moment there is only the file set aside
        os.replace(path, aside)
    return aside
