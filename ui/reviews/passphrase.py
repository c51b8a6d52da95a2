"""Asks for the passphrase of a sealed file."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QCheckBox, QDialog, QLineEdit, QWidget

from ui.reviews.dialog_parts import buttons_of, column_of, fit, label, say


class PassphraseDialog(QDialog):
    """One field; what is typed is hidden until somebody wants to see it.

    Signals:
        given: The path and what was typed.

    Args:
        path: The sealed file.
        parent: Over what it stands.
        wrong: What was wrong with the passphrase that was tried before.
        does: What the button says.
    """

    given = Signal(object, str)

    def __init__(
        self, path: Path, parent: QWidget | None = None, wrong: str = "", does: str = "Open"
    ) -> None:
        super().__init__(parent)
        self._path = path
        self.setMinimumWidth(520)
        column = column_of(self, "Passphrase")
        about = label(f"“{path.name}” is sealed. Type the passphrase that you were told for it.", "", self)
        about.setTextFormat(Qt.TextFormat.PlainText)
        self.wrong = label("", "bad", self)
        self.field = QLineEdit(self)
        self.field.setEchoMode(QLineEdit.EchoMode.Password)
        self.field.setAccessibleName("Passphrase")
        self.field.setPlaceholderText("for example maple-otter-window-upgrade-candle")
        self.shows = QCheckBox("&Show what I type", self)
        self.hint = label("Capitals, blanks and hyphens do not matter.", "muted", self)
        box, self.button = buttons_of(self, does)
        for widget in (about, self.wrong, self.field, self.shows, self.hint, box):
            column.addWidget(widget)
        column.insertStretch(column.count() - 1)
        say(self.wrong, wrong)
        self.hint.setVisible(not wrong)
        self.button.setEnabled(False)
        self.field.textChanged.connect(self._on_changed)
        self.shows.toggled.connect(self._on_shows_toggled)
        box.accepted.connect(self._on_accepted)
        self.field.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        """Only now the fonts are known."""
        super().showEvent(event)
        fit(self)

    @Slot()
    def _on_changed(self) -> None:
        self.button.setEnabled(bool(self.field.text().strip()))

    @Slot(bool)
    def _on_shows_toggled(self, shows: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if shows else QLineEdit.EchoMode.Password
        self.field.setEchoMode(mode)
        self.field.setFocus()

    @Slot()
    def _on_accepted(self) -> None:
        said = self.field.text()
        if said.strip():
            self.accept()
            self.given.emit(self._path, said)
