"""What small dialogs are built of, so that all of them look and behave alike."""

from __future__ import annotations

from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)


def column_of(dialog: QDialog, title: str) -> QVBoxLayout:
    """The one column of a dialog, with its heading."""
    dialog.setWindowTitle(title)
    column = QVBoxLayout(dialog)
    column.setContentsMargins(24, 24, 24, 24)
    column.setSpacing(16)
    column.addWidget(label(title, "title", dialog))
    return column


def label(text: str, rank: str, parent: QWidget) -> QLabel:
    """Words that break where the form ends."""
    made = QLabel(text, parent)
    made.setWordWrap(True)
    # As high as its words and no higher: what is left over stands above the buttons.
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
    policy.setHeightForWidth(True)
    made.setSizePolicy(policy)
    if rank:
        made.setProperty("rank", rank)
    return made


def say(where: QLabel, text: str) -> None:
    """Show a sentence, or nothing at all."""
    where.setText(text)
    where.setVisible(bool(text))


def fit(dialog: QDialog) -> None:
    """Make a dialog as high as what it says now."""
    column = dialog.layout()
    if column is not None:
        column.activate()
        dialog.resize(dialog.width(), max(column.heightForWidth(dialog.width()), 0))


def buttons_of(dialog: QDialog, main: str) -> tuple[QDialogButtonBox, QPushButton]:
    """The row of buttons with the one that does it."""
    kind = QDialogButtonBox.StandardButton
    box = QDialogButtonBox(kind.Ok | kind.Cancel, dialog)
    does = box.button(kind.Ok)
    does.setText(main)
    does.setProperty("main", True)
    for button in box.buttons():
        button.setIcon(QIcon())
        # The box has dressed its buttons by now: the property counts only when they are dressed again.
        button.style().polish(button)
    box.rejected.connect(dialog.reject)
    return box, does
