"""Published files out of the board: opened for reading, or saved where somebody wants them."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QTemporaryDir, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from boardkeeper import publishing
from boardkeeper.publishing import PublicationView, PublishedPaperView
from ui.page import Workplace
from ui.today.words import count

_FOLDER = "publications/folder"


class FileOpener(QObject):
    """Fetches files from the database thread and writes them away from the window's.

    What is opened for reading lies in a folder that goes when the program ends: a restricted paper must not stay behind.
    """

    def __init__(self, workplace: Workplace, parent: QWidget) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._window = parent
        self._folder = QTemporaryDir()

    def open(self, paper: PublishedPaperView) -> None:
        """Show a file in the program the computer has for it."""
        path = Path(self._folder.path()) / paper.id / paper.file_name
        self._workplace.operations.run(
            None, publishing.save_published, paper.id, path, on_done=self._on_ready_to_read, origin=self
        )

    def save(self, paper: PublishedPaperView) -> None:
        """Ask for a place and write the file there."""
        start = str(self._last_folder() / paper.file_name)
        ending = Path(paper.file_name).suffix
        chosen, _ = QFileDialog.getSaveFileName(self._window, "Save a copy", start, f"*{ending}")
        if chosen:
            path = Path(chosen if chosen.lower().endswith(ending) else f"{chosen}{ending}")
            self._remember(path.parent)
            self._workplace.operations.run(
                None, publishing.save_published, paper.id, path, on_done=self._on_saved, origin=self
            )

    def save_all(self, publication: PublicationView) -> None:
        """Ask for a folder and write every file of a publication there."""
        chosen = QFileDialog.getExistingDirectory(self._window, "Save every file", str(self._last_folder()))
        if chosen:
            self._remember(Path(chosen))
            self._workplace.operations.run(
                None,
                publishing.save_publication,
                publication.id,
                Path(chosen),
                on_done=self._on_all_saved,
                origin=self,
            )

    def _on_ready_to_read(self, path: Path) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            self._workplace.say("This computer knows no program for that file; save a copy instead.")

    def _on_saved(self, path: Path) -> None:
        self._workplace.say(f"“{path.name}” written to {path.parent.name or path.parent}.")

    def _on_all_saved(self, paths: tuple[Path, ...]) -> None:
        folder = paths[0].parent if paths else self._last_folder()
        self._workplace.say(f"{count(len(paths), 'file')} written to {folder.name or folder}.")

    def _last_folder(self) -> Path:
        return Path(str(self._workplace.settings.value(_FOLDER, str(Path.home()))))

    def _remember(self, folder: Path) -> None:
        self._workplace.settings.setValue(_FOLDER, str(folder))
