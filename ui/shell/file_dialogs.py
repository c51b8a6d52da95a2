"""The few things that must be asked before a file can be made or put back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ui.office import BackupEntry, NewBoard
from ui.shell.status import when_words

FILE_FILTER = "Boards (*.board)"
OPEN_FILTER = "Boards and reviews (*.board *.review)"
NATIONS = ("England", "Wales", "Scotland", "Northern Ireland")


class NewBoardDialog(QDialog):
    """Asks for a board's name, council and nation, and where its file shall lie."""

    def __init__(self, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("New board")
        self.setMinimumWidth(520)
        self._folder = folder
        self._path_is_chosen = False
        self.name = _field(self, "Board", "Children’s Services Improvement Board")
        self.council = _field(self, "Council", "Sandbourne City Council")
        self.nation = QComboBox(self)
        self.nation.addItems(list(NATIONS))
        self.nation.setAccessibleName("Nation, for its bank holidays")
        self.path = _field(self, "File", "")
        choose = QPushButton("Choose…", self)
        choose.clicked.connect(self._on_choose_clicked)
        where = QHBoxLayout()
        where.setSpacing(8)
        where.addWidget(self.path, 1)
        where.addWidget(choose)
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(12)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        form.addRow("&Board", self.name)
        form.addRow("&Council", self.council)
        form.addRow("&Nation", self.nation)
        file_label = QLabel("&File", self)
        file_label.setBuddy(self.path)
        form.addRow(file_label, where)
        self._buttons = _buttons(self, "Make the board")
        column = _column(self, "New board")
        column.addLayout(form)
        column.addWidget(_muted(self, "Notice is counted with the bank holidays of the nation."))
        column.addWidget(self._buttons)
        self.name.textChanged.connect(self._on_changed)
        self.council.textChanged.connect(self._on_changed)
        self.path.textEdited.connect(self._on_path_edited)
        self.path.textChanged.connect(self._on_changed)
        self._on_changed()

    def wanted(self) -> NewBoard:
        """What was asked for."""
        return NewBoard(
            path=Path(self.path.text()).expanduser(),
            name=self.name.text().strip(),
            council=self.council.text().strip(),
            nation=self.nation.currentText().lower(),
        )

    @Slot()
    def _on_changed(self) -> None:
        if not self._path_is_chosen:
            stem = "".join(c for c in self.name.text() if c.isalnum() or c in " -’'").strip()
            self.path.setText(str(self._folder / f"{stem}.board") if stem else "")
        complete = all(field.text().strip() for field in (self.name, self.council, self.path))
        self._buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(complete)

    @Slot()
    def _on_path_edited(self) -> None:
        self._path_is_chosen = True

    @Slot()
    def _on_choose_clicked(self) -> None:
        start = self.path.text() or str(self._folder)
        chosen, _ = QFileDialog.getSaveFileName(self, "Where the board’s file shall lie", start, FILE_FILTER)
        if chosen:
            self._path_is_chosen = True
            self.path.setText(chosen if chosen.endswith(".board") else f"{chosen}.board")


class RestoreDialog(QDialog):
    """Lets a backup be chosen, and says what restoring does."""

    def __init__(self, backups: Sequence[BackupEntry], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Restore a backup")
        self.setMinimumWidth(480)
        self._backups = tuple(backups)
        self.list = QListWidget(self)
        self.list.setAccessibleName("Backups, newest first")
        for backup in self._backups:
            self.list.addItem(QListWidgetItem(describe_backup(backup)))
        self.list.setCurrentRow(0)
        self.list.setMinimumHeight(180)
        buttons = _buttons(self, "Restore")
        buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(bool(self._backups))
        column = _column(self, "Restore a backup")
        text = (
            "The board goes back to how it was then. The file as it is now is kept beside it."
            if self._backups
            else "There is no backup of this board yet. One is made by itself while you work."
        )
        column.addWidget(_muted(self, text))
        column.addWidget(self.list)
        column.addWidget(buttons)

    def chosen(self) -> BackupEntry:
        """The backup that was chosen."""
        return self._backups[self.list.currentRow()]


def describe_backup(backup: BackupEntry, now: datetime | None = None) -> str:
    """“yesterday 16:05 – 4.2 MB”."""
    return f"{when_words(backup.made_at, now)} – {backup.size_bytes / 1_000_000:.1f} MB"


def _field(parent: QWidget, name: str, example: str) -> QLineEdit:
    field = QLineEdit(parent)
    field.setAccessibleName(name)
    field.setPlaceholderText(example)
    return field


def _muted(parent: QWidget, text: str) -> QLabel:
    label = QLabel(text, parent)
    label.setProperty("rank", "muted")
    label.setWordWrap(True)
    return label


def _column(dialog: QDialog, title: str) -> QVBoxLayout:
    column = QVBoxLayout(dialog)
    column.setContentsMargins(24, 24, 24, 24)
    column.setSpacing(16)
    heading = QLabel(title, dialog)
    heading.setProperty("rank", "title")
    column.addWidget(heading)
    return column


def _buttons(dialog: QDialog, main: str) -> QDialogButtonBox:
    kind = QDialogButtonBox.StandardButton
    buttons = QDialogButtonBox(kind.Ok | kind.Cancel, dialog)
    buttons.button(kind.Ok).setText(main)
    buttons.button(kind.Ok).setProperty("main", True)
    for button in buttons.buttons():
        button.setIcon(QIcon())
        # The box has dressed its buttons by now: the property counts only when they are dressed again.
        button.style().polish(button)
    buttons.accepted.connect(dialog.accept)
    buttons.rejected.connect(dialog.reject)
    return buttons
