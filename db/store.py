"""The store: one board file, opened by one process, written one step at a time."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import Connection
from sqlalchemy.exc import IntegrityError, NoResultFound
from sqlalchemy.orm.exc import StaleDataError

from db import backups, chairs_copy, history, journal, lock_note, opening, search, verifying
from db.errors import (
    BoardDamaged,
    BoardExists,
    BoardMissing,
    BoardReadOnly,
    CannotUndo,
    ChangedMeanwhile,
    NothingToRedo,
    NothingToUndo,
    StorageFault,
)
from db.faults import told_apart
from db.held_file import HeldFile
from db.history import HistoryStep, Target, Undone
from db.journal import Changes, StepKind
from db.recalling import RECALLED, Recalled
from db.sealing import Seal
from db.search import Hit
from db.sessions import EditSession, ReadSession
from db.tables import Base
from db.verifying import Verification


class Store:
    """A board file in use. Make one with `Store.create` or `Store.open`, and close it when done.

    Only the thread that opened a store may use it; in the window that is the database worker.

    Attributes:
        path: The file, with links resolved.
        seal: What it is sealed with; None when it opens without a passphrase.
        recalled: Answers of earlier reads that still hold.
    """

    def __init__(self, path: Path, who: str, seal: Seal | None = None) -> None:
        self.path = path
        self._untold = Changes()
        self.seal = seal
        self.recalled = Recalled()
        self._file = HeldFile(path, seal=seal)
        try:
            self._make_ready()
        except BaseException:
            self._file.close()
            raise
        lock_note.write(path, who)

    @classmethod
    def create(cls, path: Path | str, who: str, passphrase: str | None = None) -> Self:
        """Make a new, empty board file and open it; with a passphrase it is sealed, and so are its backups.

        Raises:
            BoardExists: There is a file of that name already; it is left alone.
            BoardMissing: The folder does not exist.
        """
        path = Path(path).resolve()
        if path.exists():
            raise BoardExists(f"“{path.name}” exists already.", "Choose another name, or open it.")
        if not path.parent.is_dir():
            raise BoardMissing(
                f"There is no folder {path.parent}.", "Make it first, or choose another place."
            )
        from db import migrating

        seal = None if passphrase is None else Seal.new(passphrase)
        with told_apart(path):
            migrating.make_new(path, seal)
        return cls(path, who, seal)

    @classmethod
    def open(cls, path: Path | str, who: str | None = None, passphrase: str | Seal | None = None) -> Self:
        """Open a board file; an older one is brought to the present layout first, on a copy.

        Args:
            path: The file.
            who: The name others read while the file is open here; by default the computer's user.
            passphrase: Of a sealed file, or the seal it was opened with before; one that is not sealed needs none.

        Raises:
            CannotOpen: One subclass per reason, each with its sentence and next step.
        """
        path = Path(path).resolve()
        header = opening.examine(path, passphrase)
        opening.refuse_newer(header, path)
        opening.refuse_read_only(path)
        who = who or lock_note.current_user()
        if header.schema_version < opening.SCHEMA_VERSION:
            from db import migrating

            migrating.bring_up_to_date(path, who, header.seal)
        return cls(path, who, header.seal)

    def close(self) -> None:
        """Let go of the file; a second call does nothing."""
        if self._file.is_open:
            self._file.close()
            lock_note.remove(self.path)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def schema_version(self) -> int:
        """The layout of the file, which is this program's once it is open."""
        return opening.SCHEMA_VERSION

    @contextmanager
    def edit(self, label: str, who: str, *, undoable: bool = True) -> Iterator[EditSession]:
        """The only way to write: everything inside the block is one step, kept whole or not at all.

        Args:
            label: What the user did, as the history and the undo button say it.
            who: Who does it.
            undoable: False for the making of a board: undo stops there.

        Yields:
            A session; its `changes` tell what was touched once the block has ended well.

        Raises:
            ChangedMeanwhile: A row was changed or removed since it was read.
            UserError: The disk is full, the file is locked, and their like; nothing was kept.
        """
        with self._file.transaction("edit", writes=True) as connection:
            number = journal.open_step(connection)
            session = EditSession(connection, who)
            try:
                yield session
                session.flush()
                kind = StepKind.DO if undoable else StepKind.BASE
                changes = journal.close_step(connection, number, who=who, label=label, kind=kind)
                if undoable:
                    chairs_copy.refuse_other_changes(connection, number)
            except (StaleDataError, NoResultFound) as error:
                raise ChangedMeanwhile(
                    f"“{label}” was not saved: somebody changed or removed the same entry meanwhile.",
                    "Look at it as it is now and do it again.",
                ) from error
            finally:
                session.close()
        session.changes = changes
        self._untold = self._untold.with_more(changes)

    @contextmanager
    def read(self) -> Iterator[ReadSession]:
        """Look at the store; whatever is tried, nothing is written."""
        try:
            with self._file.transaction("read") as connection:
                session = ReadSession(connection)
                session.info[RECALLED] = self.recalled
                try:
                    yield session
                finally:
                    session.close()
        except (
            BoardReadOnly
        ) as error:  # the file was writable when it was opened: this came from `query_only`
            raise RuntimeError("a read session does not write: use Store.edit") from error

    def undo(self, who: str) -> Undone:
        """Take back the newest step that stands.

        Raises:
            NothingToUndo: There is none after the making of the board.
            CannotUndo: What it wrote was changed from outside since.
        """
        return self._take_back(
            history.undo_target, who, StepKind.UNDO, NothingToUndo("There is nothing left to undo.")
        )

    def redo(self, who: str) -> Undone:
        """Do again what was undone last, as long as nothing else was done since.

        Raises:
            NothingToRedo: Nothing was undone since the last change.
        """
        return self._take_back(
            history.redo_target, who, StepKind.REDO, NothingToRedo("There is nothing to redo.")
        )

    def undo_step(self, txn_id: str, who: str) -> Undone:
        """Take back one older step and leave the later ones; a step of its own that can be undone in turn.

        Args:
            txn_id: The `id` of a `HistoryStep`.
            who: Who does it.

        Raises:
            CannotUndo: A later change touched the same columns; the sentence names it.
        """

        def find(connection: Connection) -> Target:
            return history.step_target(connection, txn_id)

        return self._take_back(find, who, StepKind.DO, NothingToUndo("There is nothing left to undo."))

    def take_changes(self) -> Changes:
        """What was changed since this was asked last, undo and redo included; false when nothing was."""
        untold, self._untold = self._untold, Changes()
        return untold

    def can_undo(self) -> str | None:
        """The label of the step that `undo` would take back."""
        with self._file.transaction("can_undo") as connection:
            target = history.undo_target(connection)
        return target.label if target else None

    def can_redo(self) -> str | None:
        """The label of the step that `redo` would make again."""
        with self._file.transaction("can_redo") as connection:
            target = history.redo_target(connection)
        return target.label if target else None

    def history(
        self, limit: int = 100, offset: int = 0, table: str | None = None, row_id: str | None = None
    ) -> list[HistoryStep]:
        """The steps, newest first; only those that touched a table or a row when named."""
        with self._file.transaction("history") as connection:
            return history.list_steps(connection, limit=limit, offset=offset, table=table, row_id=row_id)

    def search(self, words: str, limit: int = 50, board_id: str | None = None) -> list[Hit]:
        """Find the papers that hold all words, the last one as a beginning; newest first, best first when few."""
        with self._file.transaction("search") as connection:
            return search.find(connection, words, limit=limit, board_id=board_id)

    def verify(self, progress: Callable[[str, int, int], None] | None = None) -> Verification:
        """Check the file, the journal's chain and every row against the journal; seconds on a large board."""
        with self._file.transaction("verify") as connection:
            found = verifying.verify(connection, Base.metadata, progress)
        if found.integrity_ok:
            backups.resume(self.path)
        else:
            backups.stop(self.path)
        return found

    def backup(
        self, *, force: bool = False, progress: Callable[[str, int, int], None] | None = None
    ) -> Path | None:
        """Write a checked backup and thin out the old ones.

        Args:
            force: Also when the last one is younger than half an hour; never when nothing changed.
            progress: Called with pages done and all pages.

        Returns:
            The new backup, or None when none was due.

        Raises:
            BackupsStopped: The board is known to be damaged.
            BoardDamaged: The check of the copy failed; good backups are kept.
        """
        with self._file.transaction("backup") as connection:
            head = journal.head(connection)
        with self._file.guarded():
            return backups.make(
                self.path, self._file.driver, head, force=force, progress=progress, seal=self.seal
            )

    def copy_to(self, target: Path, progress: Callable[[str, int, int], None] | None = None) -> None:
        """Write a checked copy of the open file, sealed as it is; what stood there is replaced.

        Raises:
            BoardDamaged: The check of the copy failed.
        """
        part = target.with_name(f".{target.name}.part")
        try:
            with self._file.guarded(), told_apart(target):
                backups.copy_checked(self.path, self._file.driver, part, progress, seal=self.seal)
            os.replace(part, target)
        except OSError as error:
            raise StorageFault(
                f"“{target.name}” could not be written: {error.strerror}.", "Choose another folder."
            ) from error
        finally:
            with contextlib.suppress(OSError):
                part.unlink(missing_ok=True)

    def last_backup(self) -> backups.Backup | None:
        """The newest backup of this board."""
        return next(iter(backups.list_backups(self.path)), None)

    def _take_back(
        self,
        find: Callable[[Connection], Target | None],
        who: str,
        kind: StepKind,
        nothing: NothingToUndo | NothingToRedo,
    ) -> Undone:
        try:
            with self._file.transaction("undo", writes=True) as connection:
                target = find(connection)
                if target is None:
                    raise nothing
                number = journal.open_step(connection)
                history.take_back(connection, target, number)
                label = f"Take back “{target.label}”" if kind is StepKind.DO else target.label
                changes = journal.close_step(
                    connection, number, who=who, label=label, kind=kind, undo_of=target.no
                )
                chairs_copy.refuse_other_changes(connection, number)
        except IntegrityError as error:  # a reference that only the commit looks at
            raise CannotUndo(
                "That step cannot be undone: other entries depend on it by now.", "Remove those first."
            ) from error
        self._untold = self._untold.with_more(changes)
        return Undone(target.label, changes)

    def _make_ready(self) -> None:
        """Refuse a file whose own tables are lost; make triggers and search index anew when they are not ours."""
        with self._file.transaction("open", writes=True) as connection:
            if not journal.is_present(connection):
                raise BoardDamaged(
                    f"“{self.path.name}” has lost its own tables.",
                    "Restore the newest backup; this file is kept aside.",
                )
            if not journal.is_installed(connection, Base.metadata):
                journal.install(connection, Base.metadata)
            if not search.is_installed(connection):
                search.install(connection)
