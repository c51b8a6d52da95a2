"""Why a passage of the minutes is not public, and what the public edition says in its place."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QGridLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from boardkeeper.minutes import WrittenPiece
from boardkeeper.rules.exemption import PARAGRAPHS, format_paragraphs, parse_paragraphs
from ui.meetings.papers.fields import FormEdit
from ui.panes import words_label
from ui.theme.theme import Theme

_SUMMARY_LINES = 4
_IN_A_ROW = 4


class SummaryEdit(QPlainTextEdit):
    """A few lines, kept when they are left.

    Signals:
        committed: The new text.
    """

    committed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown = ""
        self.setTabChangesFocus(True)

    def show_text(self, text: str) -> None:
        """Show a text, unless somebody is typing here just now."""
        if text != self._shown and not (self.hasFocus() and self.toPlainText() != self._shown):
            self.setPlainText(text)
        self._shown = text

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        text = " ".join(self.toPlainText().split())
        if text != self._shown:
            self._shown = text
            self.committed.emit(text)


class SecrecyBox(QWidget):
    """The seven paragraphs, confidential apart, the reason, the public summary, and how far it reaches.

    Signals:
        marked: Facts of the passage: paragraphs, reason, confidential, summary.
        opened: It is to be public again.
    """

    marked = Signal(object)
    opened = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.reach = words_label("muted", self)
        self.whole = QCheckBox("The &whole minute", self)
        self.paragraphs = {number: self._box(number, words) for number, words in PARAGRAPHS.items()}
        self.cited = words_label("muted", self)
        self.confidential = QCheckBox("&Confidential", self)
        self.confidential.setToolTip("Barred by a government department, an Act or a court")
        self.confidential.setAccessibleDescription(self.confidential.toolTip())
        self.confidential.clicked.connect(self._on_confidential)
        self.reason = FormEdit(
            "Why the public interest lies in keeping it back",
            "Why the public interest lies in keeping it back",
            waits=True,
            parent=self,
        )
        self.reason.committed.connect(self._on_reason)
        self.summary = SummaryEdit(self)
        self.summary.setAccessibleName("What the public minutes say instead")
        self.summary.setPlaceholderText("What the public minutes say instead: fair, without giving it away")
        self.summary.committed.connect(self._on_summary)
        self.public = QPushButton("Make public", self)
        self.public.clicked.connect(self.opened)
        self.missing = words_label("warning", self)
        self._behind = QWidget(self)
        inner = QVBoxLayout(self._behind)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(6)
        for below in (self.reason, QLabel("Public summary", self), self.summary, self.missing, self.public):
            inner.addWidget(below)
        numbers = QGridLayout()
        numbers.setHorizontalSpacing(12)
        numbers.setVerticalSpacing(0)
        for place, box in enumerate(self.paragraphs.values()):
            numbers.addWidget(box, place // _IN_A_ROW, place % _IN_A_ROW)
        numbers.setColumnStretch(_IN_A_ROW, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.reach)
        column.addWidget(self.whole)
        column.addLayout(numbers)
        for widget in (self.cited, self.confidential, self._behind):
            column.addWidget(widget)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def show_piece(self, piece: WrittenPiece | None, selected: int) -> None:
        """Show what keeps a piece from the public, and how many pieces a mark would reach."""
        try:
            cited = parse_paragraphs(piece.exempt_paragraphs) if piece is not None else ()
        except ValueError:
            cited = ()
        for number, box in self.paragraphs.items():
            box.setChecked(number in cited)
        said = [f"{number}: {PARAGRAPHS[number]}" for number in cited]
        self.cited.setText("; ".join(said) or "Paragraphs of Schedule 12A that keep it from the public")
        is_exempt = piece is not None and piece.is_exempt
        self.confidential.setChecked(piece is not None and piece.is_confidential)
        self.reason.show_text(piece.public_interest_reason if piece is not None else "")
        self.summary.show_text(piece.public_summary if piece is not None else "")
        self._behind.setVisible(is_exempt)
        self.reach.setText(f"Marks the {selected} paragraphs that are selected." if selected > 1 else "")
        self.reach.setVisible(selected > 1)
        lacks = [
            words
            for words, is_there in (
                ("the reason", not cited or (piece is not None and piece.public_interest_reason)),
                ("the public summary", piece is not None and piece.public_summary),
            )
            if not is_there
        ]
        self.missing.setText(f"Still wanted: {' and '.join(lacks)}." if is_exempt and lacks else "")
        self.missing.setVisible(bool(self.missing.text()))

    @property
    def chosen(self) -> tuple[int, ...]:
        """The paragraphs that are ticked."""
        return tuple(number for number, box in self.paragraphs.items() if box.isChecked())

    def _box(self, number: int, words: str) -> QCheckBox:
        box = QCheckBox(f"&{number}", self)
        box.setAccessibleName(f"Paragraph {number}: {words}")
        box.setToolTip(words)
        box.clicked.connect(self._on_ticked)
        return box

    @Slot()
    def _on_ticked(self) -> None:
        self.marked.emit({"exempt_paragraphs": format_paragraphs(self.chosen)})

    @Slot(bool)
    def _on_confidential(self, is_confidential: bool) -> None:
        self.marked.emit({"is_confidential": is_confidential})

    @Slot(str)
    def _on_reason(self, text: str) -> None:
        self.marked.emit({"public_interest_reason": text})

    @Slot(str)
    def _on_summary(self, text: str) -> None:
        self.marked.emit({"public_summary": text})

    @Slot()
    def _on_theme_changed(self) -> None:
        line = self.summary.fontMetrics().lineSpacing()
        self.summary.setFixedHeight(_SUMMARY_LINES * line + self._theme.px(16))
