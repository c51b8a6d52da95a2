"""Brings a review back: asks for the file and its passphrase, opens it in the pool, holds it against the board."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from boardkeeper.errors import UserError, WrongPassphrase
from ui.page import Workplace
from ui.reviews.dialog_parts import last_folder, remember_folder
from ui.reviews.passphrase import PassphraseDialog

REVIEW_FILTER = "Reviews (*.review)"


class BringBack(QObject):
    """One at a time.

    Signals:
        received: A `Returned`, ready to be merged.

    Args:
        workplace: What the page works with.
        window: Over what the questions stand.
    """

    received = Signal(object)

    def __init__(self, workplace: Workplace, window: QWidget) -> None:
        super().__init__(window)
        self._workplace = workplace
        self._window = window
        self.dialog: PassphraseDialog | None = None

    @Slot()
    def ask(self) -> None:
        """Ask which file came back."""
        start = str(last_folder(self._workplace.settings))
        chosen, _ = QFileDialog.getOpenFileName(
            self._window, "The review that came back", start, REVIEW_FILTER
        )
        if chosen:
            self.take(Path(chosen))

    def take(self, path: Path) -> None:
        """Ask for the passphrase of a file that came back."""
        remember_folder(self._workplace.settings, path.parent)
        self._ask_passphrase(path, "")

    def _ask_passphrase(self, path: Path, wrong: str) -> None:
        self.dialog = PassphraseDialog(path, self._window, wrong, does="Bring in")
        self.dialog.given.connect(self._on_given)
        self.dialog.finished.connect(self.dialog.deleteLater)
        self.dialog.open()

    @Slot(object, str)
    def _on_given(self, path: Path, passphrase: str) -> None:
        # The reading needs the database library; it is loaded when somebody asks for it.
        from boardkeeper.reviews import receiving

        def refused(error: UserError) -> None:
            if isinstance(error, WrongPassphrase):
                self._ask_passphrase(path, str(error))
            else:
                self._workplace.complain(error)

        self._workplace.tasks.run(
            f"Reading {path.name}",
            receiving.unseal,
            path,
            passphrase,
            on_done=self._on_unsealed,
            on_error=refused,
        )

    def _on_unsealed(self, unsealed: object) -> None:
        from boardkeeper.reviews import receiving

        self._workplace.operations.run(None, receiving.check, unsealed, on_done=self.received.emit)
