"""The one place that joins the floors: what the window asks of a board file, and how the window is opened.

Everything below the window is imported when it is first asked for, on the database thread, so that the window is
painted before SQLAlchemy and its kind are loaded (docs/architecture.md, Start-up).
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from boardkeeper.clock import current_day
from ui.office import BackupEntry, BoardName, Cancelled, Count, FileStanding, Found, NewBoard, Progress
from ui.theme.tokens import Tone

if TYPE_CHECKING:
    from boardkeeper.reviews.views import ReviewView
    from boardkeeper.today import RailCounts
    from db.journal import Changes
    from db.search import Hit
    from db.store import Store

#: Where a found paper is shown: its table, the page it lives on, and what it is called.
_HOMES: dict[str, tuple[str, str]] = {
    "meeting": ("meetings", "Meeting"),
    "agenda_item": ("meetings", "Agenda item"),
    "report": ("meetings", "Report"),
    "report_paragraph": ("meetings", "Report"),
    "appendix": ("meetings", "Appendix"),
    "minute": ("meetings", "Minute"),
    "minute_paragraph": ("meetings", "Minute"),
    "tracking_decision": ("decisions", "Decision"),
    "progress": ("decisions", "Progress"),
    "action": ("actions", "Action"),
    "action_update": ("actions", "Action"),
    "milestone": ("plan", "Milestone"),
    "narrative": ("plan", "Plan"),
    "pledge": ("plan", "Pledge"),
    "notice_paragraph": ("notice-tracker", "Notice"),
    "kpi": ("kpis", "KPI"),
    "programme_item": ("programme", "Work programme"),
    "person": ("people", "Person"),
}


#: Any of these tells Qt on Linux where to paint.
_DISPLAYS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


class BoardOffice:
    """What the window may ask of a board file; every method runs on the database thread."""

    def open(self, path: Path, who: str, passphrase: str | None = None) -> Store:
        """Open a board file; a sealed one with its passphrase. What is remembered of the one before is let go."""
        from boardkeeper import remembering
        from db.store import Store

        remembering.forget_all()
        return Store.open(path, who, passphrase)

    def create(self, wanted: NewBoard, who: str) -> Store:
        """Make a board file with one board and open it."""
        from boardkeeper import making
        from boardkeeper.boards import Nation

        board = making.NewBoard(wanted.name, wanted.council, Nation(wanted.nation))
        return making.make_store(wanted.path, who, board)

    def create_sample(self, path: Path, who: str) -> Store:
        """Open the sample board, made when it is not there yet."""
        from boardkeeper import making

        return self.open(path, who) if path.exists() else making.make_store(path, who, sample=True)

    def changes_of(self, desk: Store) -> Changes | None:
        """What changed since this was asked last."""
        return desk.take_changes()

    def boards(self, desk: Store) -> Sequence[BoardName]:
        """The boards of the file."""
        from boardkeeper.boards import list_boards

        return [BoardName(board.id, board.name, board.council) for board in list_boards(desk)]

    def review(self, desk: Store) -> ReviewView | None:
        """The review the file is, on the chair’s laptop."""
        from boardkeeper.reviews.reading import review_here

        return review_here(desk)

    def standing(self, desk: Store) -> FileStanding:
        """How the file stands."""
        last = next(iter(desk.history(limit=1)), None)
        backup = desk.last_backup()
        return FileStanding(
            path=desk.path,
            saved_at=last.at if last else None,
            backup_at=backup.made_at if backup else None,
            is_encrypted=desk.seal is not None,
            undo_label=desk.can_undo(),
            redo_label=desk.can_redo(),
        )

    def counts(self, desk: Store, board_id: str) -> Mapping[str, Count]:
        """What the rail says beside its entries."""
        from boardkeeper.remarks import count_unanswered
        from boardkeeper.today import rail_counts

        shown = _rail(rail_counts(desk, board_id, current_day()))
        unanswered = count_unanswered(desk, board_id)
        if unanswered:
            shown["review"] = Count(str(unanswered), Tone.INFO, f"{unanswered} not answered yet")
        return shown

    def search(self, desk: Store, board_id: str, words: str) -> Sequence[Found]:
        """What holds all the words, newest first."""
        return [_found(hit) for hit in desk.search(words, limit=30, board_id=board_id) if hit.table in _HOMES]

    def undo(self, desk: Store, who: str) -> str:
        """Take back the last step."""
        return desk.undo(who).label

    def redo(self, desk: Store, who: str) -> str:
        """Make the step that was undone last again."""
        return desk.redo(who).label

    def back_up(self, desk: Store, *, progress: Progress, cancelled: Cancelled) -> None:
        """Write a checked backup now; a backup already begun is finished."""
        if not cancelled():
            desk.backup(force=True, progress=progress)

    def keep_safe(self, desk: Store) -> bool:
        """Write a checked backup when the last one is old enough and something changed since; whether it did."""
        return desk.backup() is not None

    def backups(self, desk: Store) -> Sequence[BackupEntry]:
        """The backups of the open file, newest first."""
        from db.backups import list_backups

        return [BackupEntry(each.path, each.made_at, each.size_bytes) for each in list_backups(desk.path)]

    def restore(self, desk: Store, backup: Path, who: str) -> Store:
        """Put a backup in the file’s place; the present file is kept beside it."""
        from db import backups
        from db.store import Store

        path, seal = desk.path, desk.seal
        # A backup that cannot be used is refused while the board is still open.
        backups.check(backup, seal)
        desk.close()
        backups.restore(backup, path, seal)
        return Store.open(path, who, seal)


def _found(hit: Hit) -> Found:
    page, kind = _HOMES[hit.table]
    day = f"{hit.happened_on.day} {hit.happened_on:%b %Y}" if hit.happened_on else ""
    context = " · ".join(part for part in (day, hit.snippet) if part)
    return Found(kind=kind, title=hit.title or hit.snippet, context=context, page=page, thing_id=hit.row_id)


def _rail(counts: RailCounts) -> dict[str, Count]:
    shown: dict[str, Count] = {}
    if counts.meetings_to_come:
        shown["meetings"] = Count(str(counts.meetings_to_come), spoken=f"{counts.meetings_to_come} to come")
    for page, late, still_open in (
        ("actions", counts.actions_overdue, counts.actions_open),
        ("decisions", counts.decisions_overdue, counts.decisions_open),
    ):
        if late:
            shown[page] = Count(f"{late} late", Tone.BAD, f"{late} overdue of {still_open} open")
        elif still_open:
            shown[page] = Count(str(still_open), spoken=f"{still_open} open")
    if counts.programme_unscheduled:
        shown["programme"] = Count(
            str(counts.programme_unscheduled), spoken=f"{counts.programme_unscheduled} to be scheduled"
        )
    return shown


def open_window(path: Path | None) -> int:
    """Show the window until it is closed; answers the exit code."""
    if sys.platform == "linux" and not any(os.environ.get(name) for name in _DISPLAYS):
        sys.stderr.write(
            "There is no display to show the window on. The commands work without: boardkeeper --help\n"
        )
        return 1
    from ui.application import run_window

    return run_window(BoardOffice(), path)


def picture_of_window(board: Path, picture: Path) -> None:
    """Open the window on a board and save a picture of its first page, to show that it can be done here."""
    from ui.shots import picture_of_first_page

    picture_of_first_page(board, picture)
