"""One declared interest: who, in what, why, and whether they left."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from boardkeeper.minutes import DeclarationView
from ui.meetings.minutes.people.words import interest_words, must_leave
from ui.panes import words_label


class DeclarationRow(QWidget):
    """A declaration to read, with the ways to change it.

    Signals:
        change_wanted: The `DeclarationView`.
        left_wanted: The declaration: its member left the room.
        removed: The declaration.
    """

    change_wanted = Signal(object)
    left_wanted = Signal(str)
    removed = Signal(str)

    def __init__(self, declaration: DeclarationView, *, is_writable: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self.declaration = declaration
        title = words_label("", self)
        title.setText(f"{declaration.member}: {declaration.subject}")
        reason = words_label("muted", self)
        reason.setText(declaration.reason)
        reason.setVisible(bool(declaration.reason))
        kind = words_label("warning" if must_leave(declaration) else "muted", self)
        kind.setText(interest_words(declaration))
        self.left = QPushButton("They left the room", self)
        self.left.setProperty("link", True)
        self.left.setVisible(is_writable and must_leave(declaration))
        self.left.clicked.connect(self._on_left)
        self.change = QToolButton(self)
        self.change.setText("Change")
        self.change.setAccessibleName(f"Change what {declaration.member} declared in {declaration.subject}")
        self.change.clicked.connect(self._on_change)
        self.remove = QToolButton(self)
        self.remove.setText("Remove")
        self.remove.setAccessibleName(f"Remove what {declaration.member} declared in {declaration.subject}")
        self.remove.clicked.connect(self._on_remove)
        for button in (self.change, self.remove):
            button.setVisible(is_writable)
        foot = QHBoxLayout()
        foot.setSpacing(4)
        foot.addWidget(kind, 1)
        foot.addWidget(self.change)
        foot.addWidget(self.remove)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 4, 8, 4)
        column.setSpacing(0)
        column.addWidget(title)
        column.addWidget(reason)
        column.addLayout(foot)
        column.addWidget(self.left, 0, Qt.AlignmentFlag.AlignLeft)

    @Slot()
    def _on_left(self) -> None:
        self.left_wanted.emit(self.declaration.id)

    @Slot()
    def _on_change(self) -> None:
        self.change_wanted.emit(self.declaration)

    @Slot()
    def _on_remove(self) -> None:
        self.removed.emit(self.declaration.id)
