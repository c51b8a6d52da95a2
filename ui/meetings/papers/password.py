"""Asks for the password of a locked PDF."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QCheckBox, QDialog, QLineEdit, QWidget

from ui.dialog_parts import buttons_of, column_of, fit, label


class PasswordDialog(QDialog):
    """One field; what is typed is hidden until somebody wants to see it.

    Signals:
        given: What was typed.

    Args:
        name: Of the file.
        why: That it is locked, or that the password tried before was another.
        parent: Over what it stands.
    """

    given = Signal(str)

    def __init__(self, name: str, why: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(520)
        column = column_of(self, "Password")
        self.why = label(why, "", self)
        self.why.setTextFormat(Qt.TextFormat.PlainText)
        self.field = QLineEdit(self)
        self.field.setEchoMode(QLineEdit.EchoMode.Password)
        self.field.setAccessibleName(f"Password of {name}")
        self.shows = QCheckBox("&Show what I type", self)
        hint = label(
            "The copy that is kept here opens without one. Cancel leaves this file out.", "muted", self
        )
        box, self.button = buttons_of(self, "Open")
        for widget in (self.why, self.field, self.shows, hint, box):
            column.addWidget(widget)
        column.insertStretch(column.count() - 1)
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
        self.button.setEnabled(bool(self.field.text()))

    @Slot(bool)
    def _on_shows_toggled(self, shows: bool) -> None:
        self.field.setEchoMode(QLineEdit.EchoMode.Normal if shows else QLineEdit.EchoMode.Password)
        self.field.setFocus()

    @Slot()
    def _on_accepted(self) -> None:
        said = self.field.text()
        if said:
            self.accept()
            self.given.emit(said)
