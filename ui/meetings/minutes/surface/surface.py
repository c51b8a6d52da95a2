"""The surface a meeting’s minutes are written on: one document from the first heading to the last limb."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QEvent, QMimeData, QRect, Qt, Signal, Slot
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QTextCursor,
)
from PySide6.QtWidgets import QWidget

from boardkeeper.minutes import PieceKind, Verb, WrittenPiece, new_id
from ui.meetings.minutes.surface import editing, forms
from ui.meetings.minutes.surface.clipboard import from_clipboard, to_clipboard
from ui.meetings.minutes.surface.content import read_pieces
from ui.meetings.minutes.surface.keys import Keys
from ui.meetings.minutes.surface.sheet import PieceSheet
from ui.meetings.minutes.surface.slash import Slash
from ui.theme.theme import Theme
from ui.writing import editing as writing
from ui.writing import tables
from ui.writing.formats import char_format, is_bold

_WIDEST = 860
_LEFT = 8


class MinutesSurface(PieceSheet):
    """Headings, text, points, limbs, actions and tables to be written; numbers, letters and boxes are painted.

    Signals:
        left: The keyboard has gone elsewhere.
        slash_typed: The words behind a “/” that was just typed, and where the cursor is on the surface.
        slash_ended: No “/” is being typed any more.
        link_wanted: Ctrl+L: an address is to be typed for the words at the cursor.
        link_opened: The address of a link that was clicked with Ctrl.
    """

    left = Signal()
    slash_typed = Signal(str, QRect)
    slash_ended = Signal()
    link_wanted = Signal()
    link_opened = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._item_marks: Mapping[str, WrittenPiece] = {}
        self.origin = ""
        self.setAccessibleDescription(
            "Tab and Shift+Tab change the level of a point; Ctrl+Tab goes on to what follows."
        )
        self.slash = Slash(self, self.slash_typed.emit, self.slash_ended.emit)
        self.keys = Keys(self, self)
        self.cursorPositionChanged.connect(self._on_caret_moved)

    def show_item_marks(self, marks: Mapping[str, WrittenPiece]) -> None:
        """How text begun below a heading is kept from the public, by the ids of exempt agenda items."""
        self._item_marks = dict(marks)

    @property
    def is_writable(self) -> bool:
        """Whether it can be written on."""
        return not self.isReadOnly()

    def set_writable(self, is_writable: bool) -> None:
        """Let it be written on, or only be read."""
        self.setReadOnly(not is_writable)
        if not is_writable:
            flags = Qt.TextInteractionFlag
            self.setTextInteractionFlags(
                flags.TextSelectableByMouse | flags.TextSelectableByKeyboard | flags.LinksAccessibleByMouse
            )

    def change(self, piece_ids: Iterable[str], **facts: Any) -> None:
        """Give pieces other facts, `dataclasses.replace` on each, as one step of the document’s undo."""
        changed: list[tuple[int, WrittenPiece]] = []
        for piece_id in piece_ids:
            place, piece = self.outline.place_of(piece_id), self.piece_with(piece_id)
            if piece is not None:
                changed.append((place, replace(piece, **facts)))
        if changed:
            editing.change_pieces(self.outline, self.textCursor(), changed, self._theme.zoom)
            self._say_piece()

    def insert(self, pieces: Sequence[WrittenPiece], after_id: str | None = None) -> None:
        """Put pieces into the empty piece at the cursor or behind the one there; the cursor ends behind the last."""
        cursor = self.textCursor()
        if after_id is not None:
            cursor = QTextCursor(self.document().findBlockByNumber(max(self.outline.place_of(after_id), 0)))
        editing.insert_behind(cursor, pieces, self._theme.zoom)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def set_kind(self, kind: PieceKind, verb: Verb | None = None) -> None:
        """Make the pieces at the cursor this kind, or text again when they are it; a limb with this verb."""
        editing.set_kind(self.outline, self.textCursor(), kind, self._theme.zoom, verb)
        self._say_piece()

    def shift_level(self, by: int) -> None:
        """Put the points at the cursor deeper or higher."""
        editing.shift_level(self.outline, self.textCursor(), by, self._theme.zoom)

    def insert_words(self, words: str) -> None:
        """Write words at the cursor, in place of what is selected."""
        self.textCursor().insertText(words, char_format())

    def take_slash(self) -> str:
        """Take the “/” and the words behind it away; answers the words."""
        return self.slash.take()

    def toggle_bold(self) -> None:
        """Make what is selected, or what is typed next, bold or plain."""
        self.mergeCurrentCharFormat(writing.toggle_bold(self.textCursor()))

    def toggle_italic(self) -> None:
        """Make what is selected, or what is typed next, italic or plain."""
        self.mergeCurrentCharFormat(writing.toggle_italic(self.textCursor()))

    def set_link(self, target: str) -> None:
        """Make the words at the cursor lead to an address, or to none."""
        writing.set_link(self.textCursor(), target)

    def ask_for_link(self) -> None:
        """Ask whoever shows the surface for the address of the words at the cursor."""
        self.link_wanted.emit()

    def insert_table(self, rows: int = 3, columns: int = 3) -> None:
        """Put an empty table behind the piece at the cursor, which goes into its first cell."""
        cursor = self.textCursor()
        if cursor.currentTable() is None:
            cells = "\n".join(["\t" * (columns - 1)] * rows)
            editing.insert_behind(cursor, (WrittenPiece(new_id(), PieceKind.TABLE, cells),), self._theme.zoom)
            cursor.movePosition(QTextCursor.MoveOperation.PreviousCharacter)
            cursor.setPosition(cursor.currentTable().firstPosition())
            self.setTextCursor(cursor)

    @property
    def is_exempt(self) -> bool:
        """Whether the piece at the cursor is kept from the public."""
        line = self.outline.line_of(self.textCursor().block())
        return line is not None and line.facts.is_exempt

    def chosen_ids(self) -> tuple[str, ...]:
        """The pieces a selection touches, or the one at the cursor."""
        lines = (self.outline.line_of(block) for block in writing.blocks_of(self.textCursor()))
        return tuple(dict.fromkeys(line.id for line in lines if line is not None))

    @property
    def has_points(self) -> bool:
        """Whether a point stands at the cursor."""
        return any(forms.kind_of(block) is PieceKind.POINT for block in writing.blocks_of(self.textCursor()))

    @property
    def is_bold(self) -> bool:
        """Whether what is typed next will be bold."""
        return is_bold(self.currentCharFormat())

    @property
    def is_italic(self) -> bool:
        """Whether what is typed next will be italic."""
        return self.currentCharFormat().fontItalic()

    @property
    def link(self) -> str:
        """Where the words at the cursor lead to."""
        return writing.link_at(self.textCursor())

    @property
    def is_in_table(self) -> bool:
        """Whether the cursor stands in a table."""
        return self.textCursor().currentTable() is not None

    def change_table(self, change: str) -> None:
        """Do one of `tables.CHANGES` to the table at the cursor."""
        if self.is_in_table:
            cursor = self.textCursor()
            tables.CHANGES[change](cursor)
            self.setTextCursor(cursor)

    def item_mark(self) -> WrittenPiece | None:
        """How text begun at the cursor is kept from the public: by what its agenda item is marked with."""
        heading = self.heading()
        return None if heading is None else self._item_marks.get(heading.agenda_item_id or "")

    def event(self, event: QEvent) -> bool:
        # The menu has Ctrl+I and others for itself; while somebody writes, these mean emphasis.
        is_key = event.type() is QEvent.Type.ShortcutOverride and self.is_writable
        if is_key and isinstance(event, QKeyEvent) and self.keys.is_ours(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.keys.handled(event):
            event.accept()
            self.slash.look(was_typed=False)
            return
        typed = event.text()
        self.keys.before_typing(typed)
        super().keyPressEvent(event)
        if self.is_writable:
            self.keys.after_typing(typed)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = self.createStandardContextMenu(event.pos())
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addSeparator()
        # What can be done to the whole: whoever shows the surface has added it with addActions.
        menu.addActions(self.actions())
        menu.popup(event.globalPos())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        is_call = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier) or not self.is_writable
        if is_call and not self.textCursor().hasSelection():
            href = self.href_at(event.position().toPoint())
            if href:
                self.link_opened.emit(href)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.left.emit()

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasText() or source.hasHtml()

    def createMimeDataFromSelection(self) -> QMimeData:
        cursor = self.textCursor()
        found = read_pieces(self.outline, cursor.selectionStart(), cursor.selectionEnd())
        return to_clipboard([each for each in found if each.text], self.origin)

    def insertFromMimeData(self, source: QMimeData) -> None:
        pieces = from_clipboard(source, self.origin)
        if pieces:
            cursor = self.textCursor()
            editing.insert_at(cursor, pieces, self._theme.zoom)
            self.setTextCursor(cursor)
            self.ensureCursorVisible()

    @Slot()
    def _on_caret_moved(self) -> None:
        if self.slash.is_on:
            self.slash.look(was_typed=False)
