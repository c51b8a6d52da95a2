"""A text in which something is told place by place: what changed, or what was found; and the way from place to place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import (
    QColor,
    QFont,
    QKeyEvent,
    QMouseEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QTextEdit, QWidget

from ui.theme.fonts import Size
from ui.theme.theme import Theme
from ui.theme.tokens import Tone

_ABOVE = {"heading": 14, "stop": 8, "line": 3}


@dataclass(frozen=True, slots=True)
class Run:
    """Words in one ink: same, added, removed, quiet, strong, good or bad."""

    text: str
    ink: str = "same"


@dataclass(frozen=True, slots=True)
class ToldLine:
    """A line of the text.

    Attributes:
        kind: “heading” parts the text, “stop” is a place one can go to, “line” belongs to what is above.
        page: The label of the page it is about; Enter and a double click go there.
    """

    runs: tuple[Run, ...]
    kind: str = "line"
    page: str = ""


class ToldText(QTextEdit):
    """Reads only.

    Signals:
        page_wanted: The label of a page, by Enter or a double click.
    """

    page_wanted = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._lines: tuple[ToldLine, ...] = ()
        self._stops: list[int] = []
        self.setReadOnly(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setTabChangesFocus(True)
        self.document().setDocumentMargin(12)
        self.document().setUndoRedoEnabled(False)
        theme.changed.connect(self._on_theme_changed)

    @property
    def stops(self) -> int:
        """How many places there are to go to."""
        return len(self._stops)

    def tell(self, lines: Sequence[ToldLine]) -> None:
        """Show lines from the first."""
        self._lines = tuple(lines)
        self._write()
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def go_to_next(self) -> None:
        """Show the next place, after the last one the first."""
        here = self.textCursor().position()
        later = [stop for stop in self._stops if stop > here]
        if self._stops:
            self._go_to((later or self._stops)[0])

    def go_to_previous(self) -> None:
        """Show the place before, before the first one the last."""
        here = self.textCursor().position()
        earlier = [stop for stop in self._stops if stop < here]
        if self._stops:
            self._go_to((earlier or self._stops)[-1])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._open_at(self.textCursor())
        elif event.key() == Qt.Key.Key_F3:
            if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                self.go_to_previous()
            else:
                self.go_to_next()
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._open_at(self.cursorForPosition(event.position().toPoint()))

    def _open_at(self, cursor: QTextCursor) -> None:
        place = cursor.blockNumber()
        if 0 <= place < len(self._lines) and self._lines[place].page:
            self.page_wanted.emit(self._lines[place].page)

    def _go_to(self, position: int) -> None:
        """Put the cursor there, a quarter down, so that what leads up to it is seen too."""
        cursor = self.textCursor()
        cursor.setPosition(position)
        self.setTextCursor(cursor)
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + self.cursorRect().top() - self.viewport().height() // 4)

    def _write(self) -> None:
        self.clear()
        self._stops = []
        cursor = self.textCursor()
        cursor.beginEditBlock()
        for place, line in enumerate(self._lines):
            form = QTextBlockFormat()
            form.setTopMargin(self._theme.px(_ABOVE[line.kind] if place else 0))
            if place:
                cursor.insertBlock(form)
            else:
                cursor.setBlockFormat(form)
            if line.kind == "stop":
                self._stops.append(cursor.position())
            for run in line.runs:
                cursor.insertText(run.text, self._form(run.ink, is_heading=line.kind == "heading"))
        cursor.endEditBlock()

    def _form(self, ink: str, *, is_heading: bool) -> QTextCharFormat:
        form = QTextCharFormat()
        font = self._theme.font()
        font.setPixelSize(self._theme.px(Size.BODY + (1 if is_heading else 0)))
        colours = self._theme.colours
        form.setForeground(QColor(colours.muted if ink == "quiet" else colours.text))
        if ink in {"added", "good"}:
            self._colour(form, Tone.GOOD, fills=ink == "added")
            font.setUnderline(ink == "added")
        elif ink in {"removed", "bad"}:
            self._colour(form, Tone.BAD, fills=ink == "removed")
            font.setStrikeOut(ink == "removed")
        if is_heading or ink in {"strong", "added", "good", "bad"}:
            font.setWeight(QFont.Weight.DemiBold)
        form.setFont(font)
        return form

    def _colour(self, form: QTextCharFormat, tone: Tone, *, fills: bool) -> None:
        ink = self._theme.ink(tone)
        form.setForeground(QColor(ink.text))
        if fills:
            form.setBackground(QColor(ink.fill))

    @Slot()
    def _on_theme_changed(self) -> None:
        here = self.textCursor().position()
        self._write()
        cursor = self.textCursor()
        cursor.setPosition(min(here, self.document().characterCount() - 1))
        self.setTextCursor(cursor)
