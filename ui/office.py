"""What the floor below lends to the window. The shell knows boards and files only through this."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from ui.operations import Changes, Desk
from ui.theme.tokens import Tone

if TYPE_CHECKING:
    from boardkeeper.reviews.views import ReviewView

Progress = Callable[[str, int, int], None]
Cancelled = Callable[[], bool]


@dataclass(frozen=True, slots=True)
class BoardName:
    """A board of the open file, as the switcher shows it."""

    id: str
    name: str
    council: str


@dataclass(frozen=True, slots=True)
class FileStanding:
    """How the open file stands, as the status bar and the Edit menu say it.

    Attributes:
        saved_at: When the last step was kept; None in a new file.
        backup_at: When the newest backup was made.
        undo_label: The step that undo would take back; None when there is none.
        redo_label: The step that redo would make again.
    """

    path: Path
    saved_at: datetime | None
    backup_at: datetime | None
    is_encrypted: bool
    undo_label: str | None
    redo_label: str | None


@dataclass(frozen=True, slots=True)
class Count:
    """What stands at the right of a rail entry: short words, their tone, and the same in full for a screen reader."""

    text: str
    tone: Tone = Tone.NEUTRAL
    spoken: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """Something the palette found in the board: where it lives and what it says."""

    kind: str
    title: str
    context: str
    page: str
    thing_id: str


@dataclass(frozen=True, slots=True)
class BackupEntry:
    """A backup that can be restored."""

    path: Path
    made_at: datetime
    size_bytes: int


@dataclass(frozen=True, slots=True)
class NewBoard:
    """What the form for a new board asks for."""

    path: Path
    name: str
    council: str
    nation: str


class Office(Protocol):
    """Every method is called on the database thread; a `UserError` reaches the user."""

    def open(self, path: Path, who: str, passphrase: str | None = None) -> Desk:
        """Open a board file; a sealed one asks for its passphrase by `PassphraseNeeded`."""

    def create(self, wanted: NewBoard, who: str) -> Desk:
        """Make a board file with one board and open it."""

    def create_sample(self, path: Path, who: str) -> Desk:
        """Make the sample board and open it."""

    def changes_of(self, desk: Desk) -> Changes | None:
        """What changed on the desk since this was asked last."""

    def boards(self, desk: Desk) -> Sequence[BoardName]:
        """The boards of the file."""

    def review(self, desk: Desk) -> ReviewView | None:
        """The review the file is, on the chair's laptop; None in a board's own file."""

    def standing(self, desk: Desk) -> FileStanding:
        """How the file stands."""

    def counts(self, desk: Desk, board_id: str) -> Mapping[str, Count]:
        """What the rail says beside its entries, by page id; pages with nothing to say are left out."""

    def search(self, desk: Desk, board_id: str, words: str) -> Sequence[Found]:
        """People, meetings, minutes, decisions, actions and indicators that hold the words."""

    def undo(self, desk: Desk, who: str) -> str:
        """Take back the last step; answers its label."""

    def redo(self, desk: Desk, who: str) -> str:
        """Make the step that was undone last again; answers its label."""

    def back_up(self, desk: Desk, *, progress: Progress, cancelled: Cancelled) -> None:
        """Write a verified backup now."""

    def keep_safe(self, desk: Desk) -> bool:
        """Write a verified backup when one is due; whether it did."""

    def backups(self, desk: Desk) -> Sequence[BackupEntry]:
        """The backups of the open file, newest first."""

    def restore(self, desk: Desk, backup: Path, who: str) -> Desk:
        """Put a backup in the file's place, the present one kept beside it, and open it."""
