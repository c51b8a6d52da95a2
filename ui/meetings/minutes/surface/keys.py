"""What the keys do on the surface; what they do not mean here goes to the text field beneath."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from boardkeeper.minutes import PieceKind, WrittenPiece
from ui.meetings.minutes.surface import editing
from ui.meetings.minutes.surface.sheet import PieceSheet
from ui.meetings.minutes.surface.slash import Slash
from ui.writing import editing as writing
from ui.writing import tables
from ui.writing.formats import char_format, is_bold

KIND_KEYS = {
    "Ctrl+Shift+0": PieceKind.TEXT,
    "Ctrl+Shift+1": PieceKind.HEADING,
    "Ctrl+Shift+6": PieceKind.SUBHEADING,
    "Ctrl+Shift+7": PieceKind.RESOLUTION,
    "Ctrl+Shift+8": PieceKind.ACTION,
    "Ctrl+Shift+9": PieceKind.POINT,
}
"""The keys that make the piece at the cursor another kind; on a piece that is it already, text."""

_CTRL = Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_TABS = frozenset({Qt.Key.Key_Tab, Qt.Key.Key_Backtab})
_OURS = frozenset({Qt.Key.Key_B, Qt.Key.Key_I, Qt.Key.Key_L})


class Hands(Protocol):
    """What the keys can do to the pieces at the cursor."""

    slash: Slash

    @property
    def is_writable(self) -> bool: ...
    @property
    def has_points(self) -> bool: ...
    def item_mark(self) -> WrittenPiece | None: ...
    def set_kind(self, kind: PieceKind) -> None: ...
    def shift_level(self, by: int) -> None: ...
    def toggle_bold(self) -> None: ...
    def toggle_italic(self) -> None: ...
    def ask_for_link(self) -> None: ...


class Keys(QObject):
    """The keys of one sheet.

    Args:
        sheet: What is written on.
        hands: What does as the keys say.
    """

    def __init__(self, sheet: PieceSheet, hands: Hands) -> None:
        super().__init__(sheet)
        self._sheet = sheet
        self._hands = hands
        for keys in KIND_KEYS:
            shortcut = QShortcut(QKeySequence(keys), sheet, context=Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(self._on_kind_key)

    def is_ours(self, event: QKeyEvent) -> bool:
        """Whether a key means something here that the menu would otherwise take."""
        return event.modifiers() == _CTRL and event.key() in _OURS

    def handled(self, event: QKeyEvent) -> bool:
        """Do what a key means here; False for what the text field does by itself."""
        hands, key = self._hands, event.key()
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if not hands.is_writable:
            return False
        if key in _TABS:
            return self._tab(-1 if key == Qt.Key.Key_Backtab or modifiers & _SHIFT else 1, modifiers)
        if key in _ENTER and not modifiers:
            return self._enter()
        if key == Qt.Key.Key_Escape and hands.slash.is_on:
            hands.slash.give_up()
            return True
        if key in {Qt.Key.Key_Backspace, Qt.Key.Key_Delete} and not modifiers:
            return self._take_back(key)
        if modifiers == _CTRL and key in _OURS:
            self._emphasise(key)
            return True
        return False

    def before_typing(self, typed: str) -> None:
        """Words typed behind a link are not part of it."""
        sheet = self._sheet
        cursor = sheet.textCursor()
        if typed and typed.isprintable() and not cursor.hasSelection() and writing.is_behind_link(cursor):
            form = sheet.currentCharFormat()
            sheet.setCurrentCharFormat(char_format(bold=is_bold(form), italic=form.fontItalic()))

    def after_typing(self, typed: str) -> None:
        """“(a) ” and “RESOLVED ” begin what they say; “/” calls for what follows it."""
        sheet = self._sheet
        if typed == " ":
            editing.begin_if_typed(sheet.outline, sheet.textCursor(), sheet.zoom)
        self._hands.slash.look(was_typed=bool(typed) and typed.isprintable())

    def _tab(self, by: int, modifiers: Qt.KeyboardModifier) -> bool:
        sheet = self._sheet
        cursor = sheet.textCursor()
        if not modifiers & _CTRL and cursor.currentTable() is not None:
            tables.step_cell(cursor, by)
            sheet.setTextCursor(cursor)
        elif not modifiers & _CTRL and self._hands.has_points:
            self._hands.shift_level(by)
        else:
            QWidget.focusNextPrevChild(sheet, by > 0)
        return True

    def _enter(self) -> bool:
        sheet = self._sheet
        cursor = sheet.textCursor()
        if cursor.currentTable() is not None:
            tables.step_row(cursor)
        else:
            editing.split_piece(cursor, sheet.zoom, self._hands.item_mark())
        sheet.setTextCursor(cursor)
        sheet.ensureCursorVisible()
        return True

    def _take_back(self, key: int) -> bool:
        sheet = self._sheet
        cursor = sheet.textCursor()
        does = editing.take_back_start if key == Qt.Key.Key_Backspace else editing.take_back_end
        if not does(sheet.outline, cursor, sheet.zoom):
            return False
        sheet.setTextCursor(cursor)
        return True

    def _emphasise(self, key: int) -> None:
        if key == Qt.Key.Key_B:
            self._hands.toggle_bold()
        elif key == Qt.Key.Key_I:
            self._hands.toggle_italic()
        else:
            self._hands.ask_for_link()

    @Slot()
    def _on_kind_key(self) -> None:
        shortcut = self.sender()
        if isinstance(shortcut, QShortcut) and self._hands.is_writable:
            keys = shortcut.key().toString(QKeySequence.SequenceFormat.PortableText)
            self._hands.set_kind(KIND_KEYS[keys])
