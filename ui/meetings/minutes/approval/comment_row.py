"""One comment on the draft: what is said about which paragraph, and the answer that settles it."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QWidget

from boardkeeper.minutes.comments import CommentView
from boardkeeper.rules.due_dates import long_date
from ui.meetings.minutes.approval.place_lines import PlaceLine


class CommentRow(PlaceLine):
    """Place, words, whose they are, and the answer.

    Signals:
        settled: The comment’s id and the answer.
        reopened: Its id.
        removed: Its id.
    """

    settled = Signal(str, str)
    reopened = Signal(str)
    removed = Signal(str)

    def __init__(self, comment: CommentView, *, is_draft: bool, parent: QWidget | None = None) -> None:
        words = f"{comment.said_by}, {long_date(comment.said_on)}: {comment.text}"
        super().__init__(comment.paragraph_id or "", comment.place, words, parent)
        self.comment = comment
        self.answer = QLineEdit(self)
        self.answer.setAccessibleName(f"What was made of the comment of {comment.said_by}")
        self.answer.setPlaceholderText("What was made of it")
        self.answer.setText(comment.answer)
        self.settle = QPushButton("Settle", self)
        self.settle.setAccessibleName(f"Settle the comment of {comment.said_by}")
        self.reopen = QPushButton("Open again", self)
        self.reopen.setProperty("link", True)
        self.remove = QPushButton("Remove", self)
        self.remove.setProperty("link", True)
        self.remove.setAccessibleName(f"Remove the comment of {comment.said_by}")
        self.head.addWidget(self.remove)
        foot = QHBoxLayout()
        foot.setContentsMargins(0 if comment.is_settled else 6, 2, 0, 0)
        foot.setSpacing(8)
        foot.addWidget(self.answer, 1)
        foot.addWidget(self.settle)
        foot.addWidget(self.reopen)
        if comment.is_settled:
            foot.addStretch()
        self.column.addLayout(foot)
        if comment.is_settled:
            self.words.setText(f"{words}\n✓ {comment.answer}")
        is_open = not comment.is_settled
        self.answer.setVisible(is_open)
        self.settle.setVisible(is_open)
        self.reopen.setVisible(not is_open and is_draft)
        self.remove.setVisible(is_draft)
        self.answer.textChanged.connect(self._on_changed)
        self.answer.returnPressed.connect(self._on_settled)
        self.settle.clicked.connect(self._on_settled)
        self.reopen.clicked.connect(self._on_reopened)
        self.remove.clicked.connect(self._on_removed)
        self._on_changed()

    @Slot()
    def _on_changed(self) -> None:
        self.settle.setEnabled(bool(self.answer.text().strip()))

    @Slot()
    def _on_settled(self) -> None:
        if self.answer.text().strip():
            self.settled.emit(self.comment.id, self.answer.text().strip())

    @Slot()
    def _on_reopened(self) -> None:
        self.reopened.emit(self.comment.id)

    @Slot()
    def _on_removed(self) -> None:
        self.removed.emit(self.comment.id)
