"""The form for another board of the file, in the place where its settings will stand."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from boardkeeper.boards import BoardKind, BoardView
from boardkeeper.errors import UserError
from ui.boards.plain_sections import KINDS

_FIELD_WIDTH = 400


@dataclass(frozen=True, slots=True)
class WantedBoard:
    """What the form asks for; `like` is the board whose settings the new one takes over."""

    name: str
    council: str
    kind: BoardKind
    like: str | None


class NewBoardForm(QWidget):
    """Asks for the name; the council and its ways of working are those of the board shown before.

    Signals:
        wanted: A `WantedBoard` when it is complete and asked for.
        given_up: Cancel or Escape.
    """

    wanted = Signal(object)
    given_up = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._model: BoardView | None = None
        self.name = QLineEdit(self)
        self.name.setAccessibleName("Name of the board")
        self.name.setPlaceholderText("Cabinet, Audit Committee …")
        self.council = QLineEdit(self)
        self.council.setAccessibleName("Council")
        self.kind = QComboBox(self)
        self.kind.setAccessibleName("Kind of board")
        for kind, words in KINDS:
            self.kind.addItem(words, kind)
        self.like = QCheckBox("Start with the settings of the board shown now", self)
        self.like.setChecked(True)
        self.said = QLabel(self)
        self.said.setProperty("rank", "bad")
        self.said.setWordWrap(True)
        self.said.hide()
        self.add_button = QPushButton("Make the board", self)
        self.add_button.setProperty("main", True)
        self.add_button.clicked.connect(self._on_add)
        self.cancel_button = QPushButton("Cancel", self)
        self.cancel_button.clicked.connect(self.given_up)
        for field in (self.name, self.council):
            field.setFixedWidth(_FIELD_WIDTH)
            field.textChanged.connect(self._on_changed)
            field.returnPressed.connect(self._on_add)
        self.kind.setFixedWidth(_FIELD_WIDTH)
        self._lay_out()
        self._on_changed()

    def begin(self, model: BoardView) -> None:
        """Start afresh beside a board of the file."""
        self._model = model
        self.name.clear()
        self.council.setText(model.council)
        self.kind.setCurrentIndex([kind for kind, _ in KINDS].index(model.kind))
        self.like.setText(f"Start with the settings of “{model.name}”")
        self.like.setChecked(True)
        self.said.hide()
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def answer(self) -> WantedBoard | None:
        """What is asked for; None while a name is missing."""
        name, council = self.name.text().strip(), self.council.text().strip()
        if not (name and council):
            return None
        kind = KINDS[self.kind.currentIndex()][0]
        like = self._model.id if self._model is not None and self.like.isChecked() else None
        return WantedBoard(name, council, kind, like)

    def refuse(self, error: UserError) -> None:
        """Say why the board could not be made; what was typed stays."""
        self.said.setText(f"{error.sentence} {error.next_step}".strip())
        self.said.show()
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        title = QLabel("New board in this file", self)
        title.setProperty("rank", "title")
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(12)
        grid.setColumnStretch(2, 1)
        for line, (words, field) in enumerate(
            (("&Name", self.name), ("&Council", self.council), ("&Kind", self.kind))
        ):
            label = QLabel(words, self)
            label.setBuddy(field)
            grid.addWidget(label, line, 0)
            grid.addWidget(field, line, 1)
        grid.addWidget(self.like, 3, 1)
        hint = QLabel(
            "Address block, contact officer, logo, ways of counting days, closed days, standing items and report "
            "template are taken over. Everything can be changed afterwards.",
            self,
        )
        hint.setProperty("rank", "muted")
        hint.setWordWrap(True)
        hint.setFixedWidth(_FIELD_WIDTH)
        grid.addWidget(hint, 4, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.add_button)
        buttons.addWidget(self.cancel_button)
        buttons.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 24)
        column.setSpacing(16)
        column.addWidget(title)
        column.addLayout(grid)
        column.addWidget(self.said)
        column.addLayout(buttons)
        column.addStretch()

    @Slot()
    def _on_changed(self) -> None:
        self.said.hide()
        self.add_button.setEnabled(self.answer() is not None)

    @Slot()
    def _on_add(self) -> None:
        answer = self.answer()
        if answer is not None:
            self.wanted.emit(answer)
