"""One paper that waits: to be taken into the supplement or left."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from boardkeeper.publishing import WaitingPaper
from ui.panes import words_label


class WaitingRow(QWidget):
    """A box to tick, with the item's title and why it waits beside it; a click anywhere ticks it.

    Signals:
        toggled: It was ticked or left.
    """

    toggled = Signal()

    def __init__(self, paper: WaitingPaper, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.item_id = paper.item_id
        self.box = QCheckBox(paper.number, self)
        self.box.setAccessibleName(f"Item {paper.number} {paper.title}: {paper.why}")
        self.box.setChecked(True)
        self.box.setMinimumWidth(60)
        self.box.toggled.connect(self.toggled)
        title = words_label("", self)
        title.setText(paper.title)
        title.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        why = QLabel(paper.why, self)
        why.setProperty("rank", "muted")
        why.setWordWrap(True)
        words = QVBoxLayout()
        words.setContentsMargins(0, 4, 0, 0)
        words.setSpacing(0)
        words.addWidget(title)
        words.addWidget(why)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 4)
        row.setSpacing(8)
        row.addWidget(self.box, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.box.toggle()
        super().mouseReleaseEvent(event)
