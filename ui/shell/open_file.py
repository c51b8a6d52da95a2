"""The board file in use: opening, making and restoring one, its boards, its standing, undo and redo."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSettings, QTimer, Signal, Slot

from boardkeeper.errors import PassphraseNeeded, UserError, WrongPassphrase
from ui.office import BackupEntry, BoardName, Count, FileStanding, NewBoard, Office
from ui.operations import Changes, Desk, Operations
from ui.settings import remember_file
from ui.tasks import Task

if TYPE_CHECKING:
    from boardkeeper.reviews.views import ReviewView

_KEEP_SAFE_EVERY_MILLISECONDS = 5 * 60 * 1000
"""How often it is asked whether a backup is due; the store itself keeps them half an hour apart."""


class OpenFile(QObject):
    """Keeps the window in step with the file on the desk.

    Signals:
        passphrase_wanted: The path of a sealed file that shall be opened, and what was wrong with the passphrase that
            was tried; blank at first.
        review_changed: The `ReviewView` the file is, on the chair's laptop, or None; said before its boards are.
        boards_changed: The boards of the file and the current one; none when no file is open.
        board_switched: The board that is shown now, or None.
        standing_changed: The file's `FileStanding`, or None.
        counts_changed: What the rail says, by page id.
        taken_back: A sentence about an undo or redo.
    """

    passphrase_wanted = Signal(object, str)
    review_changed = Signal(object)
    boards_changed = Signal(object, object)
    board_switched = Signal(object)
    standing_changed = Signal(object)
    counts_changed = Signal(object)
    taken_back = Signal(str)

    def __init__(self, office: Office, operations: Operations, settings: QSettings, parent: QObject) -> None:
        super().__init__(parent)
        self._office = office
        self._operations = operations
        self._settings = settings
        self.board: BoardName | None = None
        self.review: ReviewView | None = None
        self.standing: FileStanding | None = None
        self._boards: tuple[BoardName, ...] = ()
        self._awaited = ""
        operations.changed.connect(self._on_changed)
        self._keeper = QTimer(self)
        self._keeper.setInterval(_KEEP_SAFE_EVERY_MILLISECONDS)
        self._keeper.timeout.connect(self.keep_safe)

    def open(self, path: Path, passphrase: str | None = None) -> None:
        """Open a board file in place of the one before; for a sealed one somebody is asked for the passphrase."""
        office, who = self._office, self._operations.who

        def refused(error: UserError) -> None:
            if isinstance(error, PassphraseNeeded | WrongPassphrase):
                self.passphrase_wanted.emit(path, str(error) if passphrase is not None else "")
            else:
                self._operations.refused.emit(error)

        self._operations.open(lambda: office.open(path, who, passphrase), self._on_opened, refused)

    def create(self, wanted: NewBoard) -> None:
        """Make a board file and open it."""
        office, who = self._office, self._operations.who
        self._operations.open(lambda: office.create(wanted, who), self._on_opened)

    def create_sample(self, path: Path) -> None:
        """Make the sample board, or open the one made before."""
        office, who = self._office, self._operations.who
        self._operations.open(lambda: office.create_sample(path, who), self._on_opened)

    def restore(self, backup: Path) -> None:
        """Put a backup in the place of the open file."""
        office, who = self._office, self._operations.who
        self._operations.replace(lambda desk: office.restore(desk, backup, who), self._on_opened)

    def list_backups(self, on_done: Callable[[Sequence[BackupEntry]], None]) -> None:
        """Find the backups of the open file."""
        self._operations.run(None, self._office.backups, on_done=on_done)

    def back_up(self) -> None:
        """Write a backup now."""
        task = Task("Backing up", self)
        task.ended.connect(task.deleteLater)
        self._operations.run(
            "Backed up and checked.", self._office.back_up, task=task, on_done=self._on_backed_up
        )

    @Slot()
    def keep_safe(self) -> None:
        """Let a backup be written if one is due."""
        self._operations.run(None, self._office.keep_safe, on_done=self._on_kept_safe)

    def undo(self) -> None:
        """Take back the last step."""
        self._operations.run(None, self._office.undo, self._operations.who, on_done=self._on_undone)

    def redo(self) -> None:
        """Make the undone step again."""
        self._operations.run(None, self._office.redo, self._operations.who, on_done=self._on_redone)

    def switch_board(self, board_id: str) -> None:
        """Show another board of the file; one made just now is shown as soon as the boards have been read anew."""
        board = next((board for board in self._boards if board.id == board_id), None)
        if board is None:
            self._awaited = board_id
        elif board != self.board:
            self._show(board)

    @Slot(object)
    def _on_opened(self, _desk: Desk) -> None:
        self.board = None
        self._operations.run(None, self._office.review, on_done=self._on_review_read)
        self._operations.run(None, self._office.boards, on_done=self._on_boards_read)
        self._read_standing()
        self.keep_safe()
        self._keeper.start()

    def _on_review_read(self, review: ReviewView | None) -> None:
        self.review = review
        self.review_changed.emit(review)

    def _on_boards_read(self, boards: Sequence[BoardName]) -> None:
        self._boards = tuple(boards)
        known = self.board.id if self.board else str(self._settings.value("files/board", ""))
        wanted = (self._awaited, known)
        board = next((b for key in wanted for b in boards if b.id == key), next(iter(boards), None))
        self._awaited = ""
        if board != self.board:
            self._show(board)
        else:
            self.boards_changed.emit(self._boards, board)

    def _show(self, board: BoardName | None) -> None:
        self.board = board
        if board is not None:
            self._settings.setValue("files/board", board.id)
        self.boards_changed.emit(self._boards, board)
        self.board_switched.emit(board)
        self._read_counts()

    def _read_standing(self) -> None:
        self._operations.run(None, self._office.standing, on_done=self._on_standing_read)

    def _on_standing_read(self, standing: FileStanding) -> None:
        if self.standing is None or self.standing.path != standing.path:
            remember_file(self._settings, standing.path)
        self.standing = standing
        self.standing_changed.emit(standing)

    def _read_counts(self) -> None:
        if self.board is not None:
            self._operations.run(None, self._office.counts, self.board.id, on_done=self._on_counts_read)

    def _on_counts_read(self, counts: Mapping[str, Count]) -> None:
        self.counts_changed.emit(counts)

    @Slot(object, object)
    def _on_changed(self, changes: Changes, _origin: object) -> None:
        self._read_standing()
        if changes.touches("review"):
            self._operations.run(None, self._office.review, on_done=self._on_review_read)
        if changes.touches("board"):
            self._operations.run(None, self._office.boards, on_done=self._on_boards_read)
        self._read_counts()

    def _on_backed_up(self, _nothing: object) -> None:
        self._read_standing()

    def _on_kept_safe(self, did: bool) -> None:
        if did:
            self._read_standing()

    def _on_undone(self, label: str) -> None:
        self.taken_back.emit(f"Undone: {label}")

    def _on_redone(self, label: str) -> None:
        self.taken_back.emit(f"Done again: {label}")
