"""The way of every change in the papers step: files are taken in, then the board is asked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget
from shiboken6 import isValid

from boardkeeper.errors import UserError
from boardkeeper.kept_files import TakenFile
from ui.meetings.papers.dropping import FILE_FILTER
from ui.meetings.papers.taking_in import TakingIn
from ui.page import Workplace

Taken = Callable[[TakenFile], None]
TakenFiles = Callable[[tuple[TakenFile, ...]], None]


class PaperWriter(QObject):
    """Asks the board for changes and knows whether one is still on its way.

    Signals:
        disagreed: A change was refused; what is shown may be wrong and should be read anew.
    """

    disagreed = Signal()

    def __init__(self, workplace: Workplace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.workplace = workplace
        self._folder_key = "papers/folder"

    def write(
        self,
        said: str | Callable[[Any], str] | None,
        function: Callable[..., Any],
        *args: object,
        on_done: Callable[[Any], None] | None = None,
        on_error: Callable[[UserError], None] | None = None,
        **facts: Any,
    ) -> None:
        """Ask for one change.

        Args:
            said: What the toast says, or what makes it of the answer; None for what is kept while somebody types.
            function: A use case whose second argument is who does it.
            args: Ids and plain values.
            on_done: Gets the answer.
            on_error: Hears of a refusal, besides the banner.
            facts: More arguments by name.
        """
        operations = self.workplace.operations
        operations.run(
            said,
            function,
            operations.who,
            *args,
            on_done=on_done,
            on_error=partial(self._on_refused, on_error),
            origin=self,
            **facts,
        )

    def ask_for_file(self, title: str, on_taken: Taken, parent: QWidget) -> None:
        """Let a file be chosen, and take it in."""
        folder = str(self.workplace.settings.value(self._folder_key, str(Path.home())))
        chosen, _ = QFileDialog.getOpenFileName(parent, title, folder, FILE_FILTER)
        if chosen:
            self.take_in(Path(chosen), on_taken)

    def ask_for_files(self, title: str, on_taken: TakenFiles, parent: QWidget) -> None:
        """Let one or several files be chosen, and take them in together."""
        folder = str(self.workplace.settings.value(self._folder_key, str(Path.home())))
        chosen, _ = QFileDialog.getOpenFileNames(parent, title, folder, FILE_FILTER)
        if chosen:
            self.take_in_together([Path(each) for each in chosen], on_taken)

    def take_in_together(self, paths: Sequence[Path], on_taken: TakenFiles) -> None:
        """Read files away from the window; those that are refused keep none of the others out."""
        self.workplace.settings.setValue(self._folder_key, str(paths[0].parent))
        TakingIn(self.workplace, paths, on_taken, self).begin()

    def take_in(self, path: Path, on_taken: Taken) -> None:
        """The same for a single file."""
        self.take_in_together([path], lambda files: on_taken(files[0]))

    def _on_refused(self, on_error: Callable[[UserError], None] | None, error: UserError) -> None:
        self.workplace.complain(error)
        if on_error is None:
            self.disagreed.emit()
        elif _is_there(on_error):
            on_error(error)


def _is_there(callback: Callable[..., None]) -> bool:
    """Whether the widget that is to be told is still there; its form may show another report by now."""
    told: list[object] = []
    if isinstance(callback, partial):
        told += callback.args
        callback = callback.func
    told.append(getattr(callback, "__self__", None))
    return all(isValid(each) for each in told if isinstance(each, QObject))
