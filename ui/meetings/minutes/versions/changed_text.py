"""The minutes with what came and what went, marked by line, by strike and by colour; and the way from change to change."""

from __future__ import annotations

from collections.abc import Sequence

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

from boardkeeper.minutes import PieceKind
from boardkeeper.minutes.versions import LineChange, ParagraphChange
from ui.theme.fonts import Size
from ui.theme.theme import Theme
from ui.theme.tokens import Tone

_SAID = {LineChange.ADDED: "Added", LineChange.REMOVED: "Taken out", LineChange.CHANGED: "Changed"}


class ChangedText(QTextEdit):
    """Reads only.

    Signals:
        opened: The id of a heading or paragraph that is wanted in the text, by Enter or a double click.
    """

    opened = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._changes: tuple[ParagraphChange, ...] = ()
        self._only_changed = False
        self._starts: list[int] = []
        self._ids: list[str] = []
        self._forms: dict[tuple[str, QFont.Weight], QTextCharFormat] = {}
        self.setReadOnly(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setTabChangesFocus(True)
        self.document().setDocumentMargin(12)
        self.document().setUndoRedoEnabled(False)
        self.setAccessibleName("The minutes with what was added and taken away")
        theme.changed.connect(self._on_theme_changed)

    @property
    def count(self) -> int:
        """How many headings and paragraphs differ."""
        return len(self._starts)

    def show_changes(self, changes: Sequence[ParagraphChange], *, only_changed: bool) -> None:
        """Show them and go to the first."""
        self._changes = tuple(changes)
        self._only_changed = only_changed
        self._write()
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self.go_to_next()

    def go_to_next(self) -> None:
        """Show the next change, after the last one the first."""
        here = self.textCursor().position()
        later = [start for start in self._starts if start > here]
        if self._starts:
            self._go_to((later or self._starts)[0])

    def go_to_previous(self) -> None:
        """Show the change before, before the first one the last."""
        here = self.textCursor().position()
        earlier = [start for start in self._starts if start < here]
        if self._starts:
            self._go_to((earlier or self._starts)[-1])

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
        place = cursor.block().userState()
        if 0 <= place < len(self._ids) and self._ids[place]:
            self.opened.emit(self._ids[place])

    def _go_to(self, position: int) -> None:
        """Put the cursor there, a quarter down the page, so that what leads up to it is seen too."""
        cursor = self.textCursor()
        cursor.setPosition(position)
        self.setTextCursor(cursor)
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + self.cursorRect().top() - self.viewport().height() // 4)

    def _write(self) -> None:
        self.clear()
        self.document().setIndentWidth(self._theme.px(20))
        self._starts, self._ids, self._forms = [], [], {}
        cursor = self.textCursor()
        cursor.beginEditBlock()
        minute = ""
        for change in self._changes:
            if self._only_changed and not change.is_changed:
                continue
            if self._only_changed and change.kind is not PieceKind.HEADING and change.minute_id != minute:
                self._begin(cursor, "", 12)
                cursor.insertText(change.minute, self._form("same", weight=QFont.Weight.DemiBold))
            minute = change.minute_id
            self._write_change(cursor, change)
        cursor.endEditBlock()

    def _begin(self, cursor: QTextCursor, piece_id: str, above: float, indent: int = 0) -> None:
        form = QTextBlockFormat()
        form.setTopMargin(self._theme.px(above))
        form.setIndent(indent)
        if self._ids:
            cursor.insertBlock(form)
        else:
            cursor.setBlockFormat(form)
        cursor.block().setUserState(len(self._ids))
        self._ids.append(piece_id)

    def _write_change(self, cursor: QTextCursor, change: ParagraphChange) -> None:
        is_gone = change.change is LineChange.REMOVED
        target = "" if is_gone else change.id
        is_heading = change.kind is PieceKind.HEADING
        indent = 1 if change.place and not is_heading else 0
        if change.is_changed:
            self._begin(cursor, target, 12 if is_heading else 8, indent)
            self._starts.append(cursor.position())
            cursor.insertText(_label(change), self._form("label"))
            self._begin(cursor, target, 1, indent)
        else:
            self._begin(cursor, target, 16 if is_heading else 6, indent)
        weight = QFont.Weight.DemiBold if is_heading else QFont.Weight.Normal
        if change.place:
            cursor.insertText(f"{change.place}  ", self._form("quiet"))
        for place, run in enumerate(change.words):
            if place:
                cursor.insertText(" ", self._form("same"))
            # A new line inside a paragraph stays inside it, so that Enter still knows which one it is.
            cursor.insertText(run.text.replace("\n", "\u2028"), self._form(run.change, weight=weight))
        for fact in change.facts:
            self._begin(cursor, target, 2, indent)
            cursor.insertText(f"{fact.name}: ", self._form("quiet"))
            if fact.before:
                cursor.insertText(fact.before, self._form("removed"))
                cursor.insertText(" ", self._form("same"))
            if fact.after:
                cursor.insertText(fact.after, self._form("added"))

    def _form(self, change: str, *, weight: QFont.Weight = QFont.Weight.Normal) -> QTextCharFormat:
        key = (change, weight)
        if key not in self._forms:
            self._forms[key] = self._made_form(change, weight)
        return self._forms[key]

    def _made_form(self, change: str, weight: QFont.Weight) -> QTextCharFormat:
        form = QTextCharFormat()
        font = self._theme.font(weight=weight)
        font.setPixelSize(self._theme.px(Size.BODY + (0 if change in {"label", "quiet"} else 1)))
        colours = self._theme.colours
        form.setForeground(QColor(colours.muted if change in {"label", "quiet"} else colours.text))
        ink = None
        if change == "added":
            ink = self._theme.ink(Tone.GOOD)
            font.setUnderline(True)
            font.setWeight(QFont.Weight.DemiBold)
        elif change == "removed":
            ink = self._theme.ink(Tone.BAD)
            font.setStrikeOut(True)
        elif change == "label":
            font.setWeight(QFont.Weight.DemiBold)
        if ink is not None:
            form.setForeground(QColor(ink.text))
            form.setBackground(QColor(ink.fill))
        form.setFont(font)
        return form

    @Slot()
    def _on_theme_changed(self) -> None:
        here = self.textCursor().position()
        self._write()
        cursor = self.textCursor()
        cursor.setPosition(min(here, self.document().characterCount() - 1))
        self.setTextCursor(cursor)


def _label(change: ParagraphChange) -> str:
    """What happened, in words: “Changed and moved”."""
    said = _SAID.get(change.change, "")
    if not change.is_moved:
        return said
    return f"{said} and moved" if said else "Moved"
