"""Files of evidence out of the board, opened for reading in the program the computer has for them."""

from __future__ import annotations

from functools import partial
from pathlib import Path, PurePath

from PySide6.QtCore import QObject, QTemporaryDir, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from boardkeeper import follow_up
from boardkeeper.errors import UserError
from boardkeeper.follow_up import EvidenceView
from ui.page import Workplace

_FOLDER = "evidence/folder"


class EvidenceFiles(QObject):
    """Chooses files to be attached, and opens those that are kept.

    What is opened lies in a folder that goes when the program ends: evidence may be about people.
    """

    def __init__(self, workplace: Workplace, parent: QWidget) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._window = parent
        self._folder = QTemporaryDir()

    def choose(self) -> list[Path]:
        """Ask for files to attach."""
        folder = str(self._workplace.settings.value(_FOLDER, str(Path.home())))
        chosen, _ = QFileDialog.getOpenFileNames(self._window, "Attach evidence", folder)
        if chosen:
            self._workplace.settings.setValue(_FOLDER, str(Path(chosen[0]).parent))
        return [Path(each) for each in chosen]

    def open(self, evidence: EvidenceView) -> None:
        """Open a file that is kept."""
        self._workplace.operations.run(
            None,
            follow_up.read_evidence,
            evidence.id,
            on_done=partial(self._on_read, evidence.id),
            origin=self,
        )

    def _on_read(self, evidence_id: str, found: tuple[str, bytes]) -> None:
        name, content = found
        path = Path(self._folder.path()) / evidence_id / PurePath(name).name
        self._workplace.tasks.run(
            f"Opening “{name}”", _write, path, content, on_done=self._on_written, is_quiet=True
        )

    def _on_written(self, path: Path) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            self._workplace.complain(
                UserError(f"No program opens “{path.name}” here.", "Install one for files of this kind.")
            )


def _write(path: Path, content: bytes, **_watched_by: object) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path
