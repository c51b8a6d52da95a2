"""A text with what came and what went: by line, by strike and by colour, so that no meaning hangs on colour alone."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QColor, QFont, QResizeEvent, QTextCharFormat
from PySide6.QtWidgets import QSizePolicy, QTextEdit, QWidget

from boardkeeper.rules.word_changes import ADDED, REMOVED, SAME, WordChange, compare
from ui.theme.fonts import Size
from ui.theme.theme import Theme
from ui.theme.tokens import Tone

_LEAST = 40
_LONG, _AROUND = 80, 20
"""Words: what stayed the same is shortened when it is longer, and how many are left before and after a change."""


class WordsView(QTextEdit):
    """Reads only; as high as its words: what it stands in scrolls."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._before: str | None = None
        self._after = ""
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setAccessibleName(name)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.document().setDocumentMargin(8)
        self.document().setUndoRedoEnabled(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._on_theme_changed)

    def show_words(self, after: str, before: str | None = None) -> None:
        """Show a text; with another, what became of it."""
        self._before, self._after = before, after
        self._write()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def _needed(self) -> int:
        return int(self.document().size().height()) + 2 * self.frameWidth() + 4

    def _fit(self) -> None:
        self.setFixedHeight(max(self._needed(), self._theme.px(_LEAST)))

    def _write(self) -> None:
        self.clear()
        cursor = self.textCursor()
        cursor.beginEditBlock()
        if self._before is None:
            cursor.insertText(self._after or "(nothing)", self._form("same" if self._after else "quiet"))
        else:
            runs = [each for run in compare(self._before, self._after) for each in _shortened(run)]
            if not runs:
                cursor.insertText("(nothing)", self._form("quiet"))
            for place, run in enumerate(runs):
                if place:
                    cursor.insertText(" ", self._form("same"))
                cursor.insertText(run.text.replace("\n", "\u2028"), self._form(run.change))
        cursor.endEditBlock()
        self.verticalScrollBar().setValue(0)
        self._fit()

    def _form(self, change: str) -> QTextCharFormat:
        form = QTextCharFormat()
        font = self._theme.font()
        font.setPixelSize(self._theme.px(Size.BODY + 1))
        colours = self._theme.colours
        form.setForeground(QColor(colours.muted if change == "quiet" else colours.text))
        if change in {ADDED, REMOVED}:
            ink = self._theme.ink(Tone.GOOD if change == ADDED else Tone.BAD)
            form.setForeground(QColor(ink.text))
            form.setBackground(QColor(ink.fill))
            font.setUnderline(change == ADDED)
            font.setStrikeOut(change == REMOVED)
            if change == ADDED:
                font.setWeight(QFont.Weight.DemiBold)
        form.setFont(font)
        return form

    @Slot()
    def _on_theme_changed(self) -> None:
        self._write()


def _shortened(run: WordChange) -> tuple[WordChange, ...]:
    """A long run that stayed, without its middle: what changed must be in sight."""
    words = run.text.split(" ")
    if run.change != SAME or len(words) <= _LONG:
        return (run,)
    left_out = len(words) - 2 * _AROUND
    return (
        WordChange(" ".join(words[:_AROUND]), SAME),
        WordChange(f"[{left_out:,} words the same]", "quiet"),
        WordChange(" ".join(words[-_AROUND:]), SAME),
    )
