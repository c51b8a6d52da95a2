"""The comments on a draft, and the line that takes another."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QCompleter,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from boardkeeper.minutes.comments import CommentView
from boardkeeper.minutes.places import ParagraphPlace
from ui.meetings.minutes.approval.comment_row import CommentRow
from ui.panes import SectionHeader

_LINES_HEIGHT = 64


@dataclass(frozen=True, slots=True)
class WantedComment:
    """What is to be recorded; `paragraph_id` is None when it is about the whole."""

    said_by: str
    text: str
    paragraph_id: str | None


class CommentsBox(QWidget):
    """Comments stay rows of their own while their answers are typed.

    Signals:
        wanted: A `WantedComment`.
        settled: A comment’s id and the answer.
        reopened: Its id.
        removed: Its id.
        piece_wanted: The id of a paragraph.
    """

    wanted = Signal(object)
    settled = Signal(str, str)
    reopened = Signal(str)
    removed = Signal(str)
    piece_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._comments: tuple[CommentView, ...] = ()
        self._is_draft = False
        self._paragraph_id = ""
        self.heading = SectionHeader("Comments", self)
        self.rows: list[CommentRow] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(8)
        self.who = QLineEdit(self)
        self.who.setAccessibleName("Whose comment it is")
        self.who.setPlaceholderText("Who")
        self.text = QPlainTextEdit(self)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName("What they say")
        self.text.setPlaceholderText("What they say")
        self.text.setFixedHeight(_LINES_HEIGHT)
        self.about = QCheckBox(self)
        self.about.setChecked(True)
        self.button = QPushButton("Record the comment", self)
        self._form = QWidget(self)
        form = QVBoxLayout(self._form)
        form.setContentsMargins(0, 0, 0, 0)
        form.setSpacing(4)
        for widget in (self.who, self.text, self.about, self.button):
            form.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.heading)
        column.addLayout(self._list)
        column.addWidget(self._form)
        self.who.textChanged.connect(self._on_changed)
        self.text.textChanged.connect(self._on_changed)
        self.button.clicked.connect(self._on_given)
        self.show_paragraph("", {})
        self._on_changed()

    def show_comments(self, comments: Sequence[CommentView], names: Sequence[str], *, is_draft: bool) -> None:
        """List them; rows that say the same stay, and so does an answer being typed there."""
        completer = QCompleter(list(names), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.who.setCompleter(completer)
        still = sum(1 for each in comments if not each.is_settled)
        self.heading.say(f"Comments, {still} open" if still else "Comments")
        self._form.setVisible(is_draft)
        self.setVisible(is_draft or bool(comments))
        if tuple(comments) == self._comments and is_draft == self._is_draft:
            return
        self._comments, self._is_draft = tuple(comments), is_draft
        typed = {row.comment.id: row.answer.text() for row in self.rows if not row.comment.is_settled}
        for row in self.rows:
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = []
        for comment in comments:
            row = CommentRow(comment, is_draft=is_draft, parent=self)
            if not comment.is_settled and typed.get(comment.id):
                row.answer.setText(typed[comment.id])
            row.opened.connect(self.piece_wanted)
            row.settled.connect(self.settled)
            row.reopened.connect(self.reopened)
            row.removed.connect(self.removed)
            self._list.addWidget(row)
            self.rows.append(row)

    def show_paragraph(self, paragraph_id: str, places: Mapping[str, ParagraphPlace]) -> None:
        """A comment that is typed now is about the paragraph at the caret, unless the tick is taken away."""
        place = places.get(paragraph_id)
        self._paragraph_id = paragraph_id if place else ""
        self.about.setText(f"About {place.words}" if place else "About the minutes as a whole")
        self.about.setEnabled(place is not None)

    def clear(self) -> None:
        """Begin anew: the comment has been taken."""
        self.text.clear()
        self.who.clear()

    @Slot()
    def _on_changed(self) -> None:
        is_whole = bool(self.who.text().strip() and self.text.toPlainText().strip())
        self.button.setEnabled(is_whole)

    @Slot()
    def _on_given(self) -> None:
        about = self._paragraph_id if self.about.isChecked() else ""
        self.wanted.emit(
            WantedComment(self.who.text().strip(), self.text.toPlainText().strip(), about or None)
        )
