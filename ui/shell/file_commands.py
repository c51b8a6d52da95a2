"""What the File and Edit menus do: ask what must be asked, then hand it to the open file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QSettings, QStandardPaths, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from ui.commands import When
from ui.office import BackupEntry, FileStanding
from ui.reviews.passphrase import PassphraseDialog
from ui.settings import recent_files
from ui.shell.command_set import CommandSet
from ui.shell.file_dialogs import OPEN_FILTER, NewBoardDialog, RestoreDialog
from ui.shell.open_file import OpenFile


class FileCommands(QObject):
    """Performs the commands that concern the whole file."""

    def __init__(
        self, commands: CommandSet, open_file: OpenFile, settings: QSettings, window: QWidget
    ) -> None:
        super().__init__(window)
        self._commands = commands
        self._open_file = open_file
        self._settings = settings
        self._window = window
        self._new_board: NewBoardDialog | None = None
        self._restore: RestoreDialog | None = None
        self.passphrase: PassphraseDialog | None = None
        for key, method in {
            "file.new": self.ask_for_new_board,
            "file.open": self.ask_for_file,
            "file.sample": self.open_sample,
            "file.back_up": open_file.back_up,
            "file.restore": self.ask_for_backup,
            "file.quit": window.close,
            "edit.undo": open_file.undo,
            "edit.redo": open_file.redo,
        }.items():
            commands.bind(key, method)
        open_file.standing_changed.connect(self._on_standing_changed)
        open_file.passphrase_wanted.connect(self._on_passphrase_wanted)

    def offer_recent(self, menu: QMenu, before: QAction) -> None:
        """Put the submenu of recent files into a menu."""
        self._recent = QMenu("Open re&cent", menu)
        menu.insertMenu(before, self._recent)
        self._recent.aboutToShow.connect(self._on_recent_about_to_show)
        self._recent.triggered.connect(self._on_recent_triggered)

    def ask_for_new_board(self) -> None:
        """Ask for a board's name and place, then make it."""
        self._new_board = NewBoardDialog(documents_folder(), self._window)
        self._new_board.accepted.connect(self._on_new_board_accepted)
        self._new_board.finished.connect(self._new_board.deleteLater)
        self._new_board.open()

    def ask_for_file(self) -> None:
        """Ask for a file, then open it."""
        chosen, _ = QFileDialog.getOpenFileName(
            self._window, "Open a board or a review", str(documents_folder()), OPEN_FILTER
        )
        if chosen:
            self._open_file.open(Path(chosen))

    def open_sample(self) -> None:
        """Open the sample board, made anew if it is not there."""
        self._open_file.create_sample(documents_folder() / "Sample board.board")

    def ask_for_backup(self) -> None:
        """Ask which backup is meant, then restore it."""
        self._open_file.list_backups(self._show_backups)

    def _show_backups(self, backups: Sequence[BackupEntry]) -> None:
        self._restore = RestoreDialog(backups, self._window)
        self._restore.accepted.connect(self._on_restore_accepted)
        self._restore.finished.connect(self._restore.deleteLater)
        self._restore.open()

    @Slot(object, str)
    def _on_passphrase_wanted(self, path: Path, wrong: str) -> None:
        self.passphrase = PassphraseDialog(path, self._window, wrong)
        self.passphrase.given.connect(self._open_file.open)
        self.passphrase.finished.connect(self.passphrase.deleteLater)
        self.passphrase.open()

    @Slot()
    def _on_new_board_accepted(self) -> None:
        if self._new_board is not None:
            self._open_file.create(self._new_board.wanted())

    @Slot()
    def _on_restore_accepted(self) -> None:
        if self._restore is not None:
            self._open_file.restore(self._restore.chosen().path)

    @Slot()
    def _on_recent_about_to_show(self) -> None:
        self._recent.clear()
        for path in recent_files(self._settings):
            action = self._recent.addAction(f"{path.stem}\t{path.parent}")
            action.setData(str(path))
        if self._recent.isEmpty():
            self._recent.addAction("No boards opened yet").setEnabled(False)

    @Slot(QAction)
    def _on_recent_triggered(self, action: QAction) -> None:
        self._open_file.open(Path(str(action.data())))

    @Slot(object)
    def _on_standing_changed(self, standing: FileStanding) -> None:
        self._commands.set_state(
            {
                When.BOARD_OPEN: True,
                When.CAN_UNDO: standing.undo_label is not None,
                When.CAN_REDO: standing.redo_label is not None,
            }
        )
        self._commands.set_title("edit.undo", _with_label("&Undo", standing.undo_label))
        self._commands.set_title("edit.redo", _with_label("&Redo", standing.redo_label))


def documents_folder() -> Path:
    """Where people keep their papers."""
    place = QStandardPaths.StandardLocation.DocumentsLocation
    folder = Path(QStandardPaths.writableLocation(place))
    return folder if folder.is_dir() else Path.home()


def _with_label(word: str, label: str | None) -> str:
    return f"{word}: {label.replace('&', '&&')}" if label else word
