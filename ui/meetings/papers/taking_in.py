"""Files on their way in: read together, locked ones asked for their passwords, and what was refused said once at the end."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QApplication

from boardkeeper import attaching
from boardkeeper.attaching import Refused, TakenTogether
from boardkeeper.kept_files import TakenFile
from ui.meetings.papers.password import PasswordDialog
from ui.page import Workplace


class TakingIn(QObject):
    """Takes files that were chosen together, and hands over those that can stand in a pack.

    Nothing is handed over before every locked file was asked for, so that all of them come in as one step.

    Args:
        workplace: Does the work, and says what was refused.
        paths: The files, in their order.
        on_taken: Gets what was taken, unless that is nothing.
        parent: Whose work it is.
    """

    def __init__(
        self,
        workplace: Workplace,
        paths: Sequence[Path],
        on_taken: Callable[[tuple[TakenFile, ...]], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._paths = tuple(dict.fromkeys(paths))
        self._on_taken = on_taken
        self._taken: dict[Path, TakenFile] = {}
        self._refused: dict[Path, Refused] = {}
        self._locked: list[Refused] = []
        self._asked = self._paths[0]
        self.dialog: PasswordDialog | None = None

    def begin(self) -> None:
        """Read all of them."""
        one = len(self._paths) == 1
        title = f"Taking in “{self._paths[0].name}”" if one else f"Taking in {len(self._paths)} files"
        self._read(title, self._paths, {})

    def _read(self, title: str, paths: tuple[Path, ...], passwords: dict[Path, str]) -> None:
        self._workplace.tasks.run(
            title,
            attaching.take_files,
            paths,
            on_done=self._on_read,
            on_error=self._workplace.complain,
            passwords=passwords,
        )

    def _on_read(self, found: TakenTogether) -> None:
        refused = {each.path: each for each in found.refused}
        self._refused |= refused
        for path, file in found.by_path:
            self._taken[path] = file
            self._refused.pop(path, None)
        self._locked = [each for each in refused.values() if each.wants_password] + self._locked
        self._ask_next()

    def _ask_next(self) -> None:
        """Ask for the password of the next locked file; when none is left, hand over."""
        if not self._locked:
            self._hand_over()
            return
        locked = self._locked.pop(0)
        self.dialog = PasswordDialog(locked.path.name, locked.error.sentence, QApplication.activeWindow())
        self._asked = locked.path
        self.dialog.given.connect(self._on_given)
        self.dialog.rejected.connect(self._on_left_out)
        self.dialog.open()

    @Slot(str)
    def _on_given(self, word: str) -> None:
        path = self._asked
        self._read(f"Opening “{path.name}”", (path,), {path: word})

    @Slot()
    def _on_left_out(self) -> None:
        self._ask_next()

    def _hand_over(self) -> None:
        files = tuple(self._taken[path] for path in self._paths if path in self._taken)
        if files:
            self._on_taken(files)
        several = len(self._paths) > 1
        notes = [f"{file.name}: {note}" if several else note for file in files for note in file.notes]
        if notes:
            self._workplace.say(" ".join(notes))
        refused = [self._refused[path] for path in self._paths if path in self._refused]
        if refused:
            self._workplace.complain(attaching.refusals(refused, some_taken=bool(files)))
        self.deleteLater()
