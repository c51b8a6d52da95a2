"""One passage as it reads, beside it as it is to read, and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from boardkeeper.approvals import Amendment, HeaderLine
from boardkeeper.minutes import ParagraphView
from ui.meetings.minutes.approval.header_choice import HeaderChoice
from ui.panes import words_label

_FEWEST_LINES, _MOST_LINES = 3, 10


@dataclass(frozen=True, slots=True)
class _Passage:
    """What is to read differently: a paragraph, or a line of the header, which has none."""

    paragraph_id: str | None
    place: str
    text: str
    is_title: bool = False

    @property
    def is_header(self) -> bool:
        """Whether the program does not know for certain what the paper says, and it may come to say nothing."""
        return self.paragraph_id is None and not self.is_title


class AmendmentEditor(QWidget):
    """Takes the paragraph at the caret of the surface, or a line of the header that is chosen.

    A text somebody has begun to change stays until it is given, or another passage is chosen in the list.

    Signals:
        given: An `Amendment`.
    """

    given = Signal(object)

    def __init__(self, verb: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._passage: _Passage | None = None
        self._clicked: _Passage | None = None
        self.about = HeaderChoice(self)
        self.place = words_label("strong", self)
        self.before = words_label("muted", self)
        self.said = self._field("What the header says")
        self.text = self._field("The passage as it is to read")
        self.reason = QLineEdit(self)
        self.reason.setAccessibleName("Why it was wrong")
        self.reason.setPlaceholderText("Why it was wrong; the slip says it")
        self.button = QPushButton(verb, self)
        self._reads = QLabel("It reads", self)
        self._reads.setBuddy(self.said)
        self._to_read = QLabel("It is to read", self)
        self._to_read.setBuddy(self.text)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for widget in (
            self.about,
            self.place,
            self._reads,
            self.before,
            self.said,
            self._to_read,
            self.text,
            self.reason,
            self.button,
        ):
            column.addWidget(widget)
        self.about.chosen.connect(self._on_chosen)
        for field in (self.said, self.text):
            field.textChanged.connect(self._on_changed)
        self.reason.textChanged.connect(self._on_changed)
        self.reason.returnPressed.connect(self._on_given)
        self.button.clicked.connect(self._on_given)
        self._show(None)

    @property
    def is_begun(self) -> bool:
        """Whether somebody has begun to change the passage."""
        passage = self._passage
        return passage is not None and (
            self.text.toPlainText() != passage.text
            or (passage.is_header and self.said.toPlainText() != passage.text)
            or bool(self.reason.text().strip())
        )

    def show_lines(self, lines: Sequence[HeaderLine]) -> None:
        """Offer the lines of the header and the titles."""
        self.about.show_lines(lines)
        if not self.is_begun:
            self._show(self._wanted())

    def show_paragraph(self, paragraph: ParagraphView | None, place: str) -> None:
        """Take a paragraph, or say that one is to be chosen; a passage that is being changed stays, and a chosen line."""
        self._clicked = None if paragraph is None else _Passage(paragraph.id, place, paragraph.text)
        if not self.is_begun:
            self._show(self._wanted())

    def answer(self) -> Amendment | None:
        """What is asked for; None while nothing is changed or the reason is not given."""
        passage = self._passage
        text, reason = self.text.toPlainText().strip(), self.reason.text().strip()
        if passage is None or not reason or not (text or passage.is_header):
            return None
        said = self.said.toPlainText().strip() if passage.is_header else passage.text
        if text.split() == said.split():
            return None
        if passage.paragraph_id is not None:
            return Amendment(passage.paragraph_id, text, reason)
        return Amendment(None, text, reason, passage.place, said)

    def clear(self) -> None:
        """Begin anew: what stood here has been taken."""
        self._clicked = None
        self.about.choose_paragraph()
        self._begin_with(None)

    def begin(self) -> None:
        """Put the cursor into the text."""
        if self._passage is not None:
            self.text.setFocus()

    def _field(self, name: str) -> QPlainTextEdit:
        field = QPlainTextEdit(self)
        field.setTabChangesFocus(True)
        field.setAccessibleName(name)
        return field

    def _wanted(self) -> _Passage | None:
        line = self.about.line
        if line is None:
            return self._clicked
        return _Passage(None, line.subject, line.text, is_title=bool(line.minute_id))

    def _begin_with(self, passage: _Passage | None) -> None:
        """Take a passage whatever has been typed for another."""
        self._passage = None
        for field in (self.said, self.text, self.reason):
            field.clear()
        self._show(passage)

    def _show(self, passage: _Passage | None) -> None:
        is_other = passage != self._passage
        self._passage = passage
        self.place.setText(passage.place if passage is not None else "")
        for widget in (self.place, self._reads, self._to_read, self.text, self.reason, self.button):
            widget.setVisible(passage is not None)
        is_header = passage is not None and passage.is_header
        self.said.setVisible(is_header)
        self.before.setVisible(not is_header)
        if passage is None:
            self.before.setText(
                "Click the paragraph in the text that is to read differently, or choose a line of the header or a title."
            )
        elif is_other:
            self.before.setText(passage.text)
            for field in (self.said, self.text):
                field.setPlainText(passage.text)
                self._fit(field, passage.text)
        self._on_changed()

    def _fit(self, field: QPlainTextEdit, text: str) -> None:
        metrics = QFontMetrics(field.font())
        width = max(self.width() - 24, 200)
        needed = sum(1 + metrics.horizontalAdvance(line) // width for line in text.split("\n"))
        lines = max(_FEWEST_LINES, min(needed + 1, _MOST_LINES))
        field.setFixedHeight(lines * metrics.lineSpacing() + 16)

    @Slot()
    def _on_chosen(self) -> None:
        self._begin_with(self._wanted())
        self.begin()

    @Slot()
    def _on_changed(self) -> None:
        self.button.setEnabled(self.answer() is not None)

    @Slot()
    def _on_given(self) -> None:
        answer = self.answer()
        if answer is not None:
            self.given.emit(answer)
