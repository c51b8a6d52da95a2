"""Beneath the paper: why the current line is what it is, and the facts of it that can be typed."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from boardkeeper.importing.old_minutes import KEPT_AS_WORDS, LineKind, OldLine
from boardkeeper.rules.exemption import format_paragraphs, parse_paragraphs
from ui.meetings.old_minutes.line_looks import explained
from ui.panes import InlineEdit
from ui.theme.theme import Theme

_LARGEST_NUMBER = 100_000


class LineBar(QWidget):
    """Says of the current line what is known, and takes its minute number and the paragraph it is exempt under.

    Signals:
        number_said: The minute number of a heading; None for none.
        exempt_said: The paragraphs of Schedule 12A; blank for public.
    """

    number_said = Signal(object)
    exempt_said = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.note = QLabel(self)
        self.note.setProperty("rank", "muted")
        self.note.setTextFormat(Qt.TextFormat.PlainText)
        self.note.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.change = QPushButton("Change", self)
        self.change.setProperty("link", True)
        self.change.setToolTip("Say what the chosen lines are (Enter, or the letters of the menu)")
        self._number_label = self._label("Minute number")
        self.number = InlineEdit("Minute number", "none", self)
        self._exempt_label = self._label("Exempt under paragraph")
        self.exempt = InlineEdit("Exempt under paragraph, 1 to 7", "public", self)
        for edit in (self.number, self.exempt):
            edit.setFixedWidth(theme.px(72))
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 4, 16, 4)
        row.setSpacing(8)
        row.addWidget(self.change)
        row.addWidget(self.note, 1)
        for widget in (self._number_label, self.number, self._exempt_label, self.exempt):
            row.addWidget(widget)
        self.number.committed.connect(self._on_number)
        self.exempt.committed.connect(self._on_exempt)
        self.show_line(None)

    def show_line(self, line: OldLine | None) -> None:
        """Show what is known of a line."""
        self.note.setText("" if line is None else explained(line))
        self.note.setToolTip(self.note.text())
        is_heading = line is not None and line.understood_as is LineKind.HEADING
        is_kept = line is not None and line.understood_as in KEPT_AS_WORDS and not is_heading
        for widget in (self._number_label, self.number):
            widget.setVisible(is_heading)
        for widget in (self._exempt_label, self.exempt):
            widget.setVisible(is_kept)
        number = "" if line is None or line.number is None else str(line.number)
        self.number.mark_wrong("")
        self.exempt.mark_wrong("")
        self.number.show_text(number)
        self.exempt.show_text("" if line is None else line.exempt_paragraphs)

    def _label(self, words: str) -> QLabel:
        label = QLabel(words, self)
        label.setProperty("rank", "muted")
        return label

    @Slot(str)
    def _on_number(self, text: str) -> None:
        number = minute_number(text)
        if text.strip() and number is None:
            self.number.mark_wrong("A minute number is a whole number from 1; leave it blank for none.")
            return
        self.number.mark_wrong("")
        self.number_said.emit(number)

    @Slot(str)
    def _on_exempt(self, text: str) -> None:
        try:
            paragraphs = format_paragraphs(parse_paragraphs(text))
        except ValueError:
            self.exempt.mark_wrong(
                "Type the paragraphs of Part 1 of Schedule 12A, 1 to 7; leave it blank for public."
            )
            return
        self.exempt.mark_wrong("")
        self.exempt_said.emit(paragraphs)


def minute_number(text: str) -> int | None:
    """The minute number that was typed; None for anything else."""
    words = text.strip(" .")
    return int(words) if words.isdecimal() and 0 < int(words) < _LARGEST_NUMBER else None
