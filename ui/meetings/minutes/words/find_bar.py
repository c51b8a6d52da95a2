"""The bar that finds words in the text, and replaces them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Slot
from PySide6.QtGui import QColor, QKeyEvent, QResizeEvent, QTextCharFormat
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QTextEdit,
    QToolButton,
    QWidget,
)

from ui.theme.tokens import Tone
from ui.writing.aids.finding import (
    FoundPlace,
    cursor_at,
    pattern_for,
    places_in,
    replace_places,
)
from ui.writing.aids.spans import put

if TYPE_CHECKING:
    from ui.meetings.minutes.surface.surface import MinutesSurface

_PAUSE_MILLISECONDS = 120
_MOST_PAINTED = 1_000
_WORDS_FROM = 640
_FIELD, _NARROW_FIELD = 280, 168
_CTRL = Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_PLAIN = Qt.KeyboardModifier.NoModifier


class FindBar(QWidget):
    """Hidden until Ctrl+F or Ctrl+H is pressed on the surface; Esc closes it and keeps the place.

    Everything found is painted on the surface, and the place one is at is selected.
    """

    def __init__(self, surface: MinutesSurface, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("findBar")
        self._surface = surface
        self._theme = surface.theme
        self._pattern: re.Pattern[str] | None = None
        self._places: tuple[FoundPlace, ...] = ()
        self._at = -1
        self._icons: dict[QToolButton, str] = {}
        self._make_fields()
        self._lay_out()
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MILLISECONDS)
        self._pause.timeout.connect(self._look_again)
        surface.installEventFilter(self)
        surface.document().contentsChanged.connect(self._on_contents_changed)
        self._theme.changed.connect(self._dress)
        self._dress()
        self.hide()

    @Slot()
    def begin_finding(self) -> None:
        """Open the bar, with what is selected as the words to find."""
        self._open(replaces=False)

    @Slot()
    def begin_replacing(self) -> None:
        """Open the bar with the row that replaces."""
        self._open(replaces=self._surface.is_writable)

    @Slot()
    def find_next(self) -> None:
        """Go to the next place, round the end of the text."""
        self._step(1)

    @Slot()
    def find_previous(self) -> None:
        """Go to the place before."""
        self._step(-1)

    @Slot()
    def replace_one(self) -> None:
        """Replace what one is at and go to the next place."""
        if not self._surface.is_writable or not self._places:
            return
        place = self._places[self._at] if self._at >= 0 else None
        cursor = self._surface.textCursor()
        if place is None or (cursor.selectionStart(), cursor.selectionEnd()) != (place.start, place.end):
            self._step(1)
            return
        put(cursor, self.other.text())
        self._look(cursor.position())
        self._step(0)

    @Slot()
    def replace_all(self) -> None:
        """Replace everything found, as one step that Ctrl+Z takes back."""
        if not self._surface.is_writable or not self._places:
            return
        number = len(self._places)
        replace_places(self._surface.document(), self._places, self.other.text())
        self._look(0)
        self._say(f"{number:,} replaced")

    @Slot()
    def close_bar(self) -> None:
        """Close the bar; the cursor stays at the place found."""
        self.hide()
        self._paint()
        self._surface.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def said(self) -> str:
        """How many places there are, and at which one is."""
        return self.count.text()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent):
            return False
        wanted = self._wanted(event)
        if wanted is None:
            return False
        if event.type() is QEvent.Type.ShortcutOverride:
            # The window has Ctrl+F and Ctrl+H for itself; while somebody writes, they are for the text.
            event.accept()
        elif event.type() is QEvent.Type.KeyPress:
            wanted()
        return True

    def event(self, event: QEvent) -> bool:
        if (
            event.type() is QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and self._wanted(event)
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        wanted = self._wanted(event)
        if event.key() == Qt.Key.Key_Escape:
            self.close_bar()
        elif wanted is not None:
            wanted()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if self.other.hasFocus() and not modifiers:
                self.replace_one()
            else:
                self._step(-1 if modifiers & _SHIFT else 1)
        else:
            super().keyPressEvent(event)

    def _wanted(self, event: QKeyEvent) -> Callable[[], None] | None:
        """What a key means here and on the surface."""
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        meanings = {
            (Qt.Key.Key_F, _CTRL): self.begin_finding,
            (Qt.Key.Key_H, _CTRL): self.begin_replacing,
            (Qt.Key.Key_F3, _PLAIN): self.find_next,
            (Qt.Key.Key_F3, _SHIFT): self.find_previous,
        }
        return meanings.get((Qt.Key(event.key()), modifiers))

    def _open(self, *, replaces: bool) -> None:
        cursor = self._surface.textCursor()
        chosen = cursor.selectedText()
        was_here = self.isVisible() and not self._surface.hasFocus()
        if chosen and "\u2029" not in chosen and not was_here:
            self.words.setText(chosen)
        for widget in self._replacing:
            widget.setVisible(replaces)
        self.show()
        self._look(cursor.selectionStart())
        self._select_here()
        field = self.other if replaces and was_here and self.words.text() else self.words
        field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        field.selectAll()

    def _look(self, position: int) -> None:
        """Look for the words from a position of the document on."""
        self._pattern = pattern_for(
            self.words.text(), match_case=self.case.isChecked(), whole_words=self.whole.isChecked()
        )
        document = self._surface.document()
        self._places = places_in(document, self._pattern) if self._pattern else ()
        starts = [place.start for place in self._places]
        self._at = bisect_left(starts, position) % len(starts) if starts else -1
        self._paint()
        self._count()

    def _step(self, by: int) -> None:
        """Go so many places on; from wherever the cursor is, not from the place found last."""
        if not self.isVisible() and self.words.text():
            self._look(0)
        if not self._places:
            if not self.words.text():
                self.begin_finding()
            return
        cursor = self._surface.textCursor()
        starts = [place.start for place in self._places]
        if by < 0:
            self._at = (bisect_left(starts, cursor.selectionStart()) - 1) % len(starts)
        else:
            here = cursor.selectionEnd() if by and cursor.hasSelection() else cursor.position()
            self._at = bisect_left(starts, here) % len(starts)
        self._select_here()

    def _select_here(self) -> None:
        if self._at >= 0:
            cursor = cursor_at(self._surface.document(), self._places[self._at])
            self._surface.setTextCursor(cursor)
            self._surface.bring_up(cursor.block())
            self._surface.ensureCursorVisible()
        self._count()

    def _count(self) -> None:
        if not self.words.text():
            self._say("")
        elif not self._places:
            self._say("Not found")
        else:
            self._say(f"{self._at + 1:,} of {len(self._places):,}")
        is_found = bool(self._places)
        for button in (self.up, self.down, self.one, self.all):
            button.setEnabled(is_found)

    def _say(self, words: str) -> None:
        self.count.setText(words)
        self.count.setAccessibleName(words)

    def _paint(self) -> None:
        """Paint what is found; the selection shows at which place one is."""
        selections = []
        for place in self._places[:_MOST_PAINTED] if self.isVisible() else ():
            selection = QTextEdit.ExtraSelection()
            selection.cursor = cursor_at(self._surface.document(), place)
            selection.format = self._found
            selections.append(selection)
        self._surface.setExtraSelections(selections)

    def _make_fields(self) -> None:
        self.words = self._field("Find in the minutes", "Find")
        self.other = self._field("Replace with", "Replace with")
        self.count = QLabel(self)
        self.count.setProperty("rank", "muted")
        self.up = self._tool("chevron-up", "Place before (Shift+F3)", self.find_previous)
        self.down = self._tool("chevron-down", "Next place (F3)", self.find_next)
        self.close_button = self._tool("x", "Close (Esc)", self.close_bar)
        self._switches: dict[QToolButton, tuple[str, str]] = {}
        self.case = self._switch("Match case", "Aa")
        self.whole = self._switch("Whole words", "Words")
        self.one = QPushButton("Replace", self)
        self.all = QPushButton("Replace all", self)
        self.one.clicked.connect(self.replace_one)
        self.all.clicked.connect(self.replace_all)
        self._replacing = (self.other, self.one, self.all)
        self.words.textChanged.connect(self._on_words_changed)

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(16, 6, 8, 6)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(6)
        beside = QHBoxLayout()
        beside.setSpacing(4)
        for widget in (self.up, self.down, self.case, self.whole):
            beside.addWidget(widget)
        beside.addSpacing(8)
        beside.addWidget(self.count)
        beside.addStretch()
        beside.addWidget(self.close_button)
        below = QHBoxLayout()
        below.setSpacing(8)
        below.addWidget(self.one)
        below.addWidget(self.all)
        below.addStretch()
        grid.addWidget(self.words, 0, 0)
        grid.addLayout(beside, 0, 1)
        grid.addWidget(self.other, 1, 0)
        grid.addLayout(below, 1, 1)
        grid.setColumnStretch(1, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In little room the switches say less, and the fields leave them their place."""
        super().resizeEvent(event)
        has_room = self.width() >= self._theme.px(_WORDS_FROM)
        for switch, (words, short) in self._switches.items():
            switch.setText(words if has_room else short)
        for field in (self.words, self.other):
            field.setFixedWidth(self._theme.px(_FIELD if has_room else _NARROW_FIELD))

    def _field(self, name: str, words: str) -> QLineEdit:
        field = QLineEdit(self)
        field.setAccessibleName(name)
        field.setPlaceholderText(words)
        return field

    def _tool(self, icon: str, name: str, slot: Callable[[], None]) -> QToolButton:
        button = QToolButton(self)
        button.setToolTip(name)
        button.setAccessibleName(name.partition(" (")[0])
        button.clicked.connect(slot)
        self._icons[button] = icon
        return button

    def _switch(self, title: str, short: str) -> QToolButton:
        button = QToolButton(self)
        button.setText(title)
        button.setToolTip(title)
        button.setCheckable(True)
        button.setProperty("chip", True)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.setAccessibleName(title)
        button.toggled.connect(self._on_words_changed)
        self._switches[button] = (title, short)
        return button

    @Slot()
    def _on_words_changed(self) -> None:
        if self.isVisible():
            self._look(self._surface.textCursor().selectionStart())
            self._select_here()

    @Slot()
    def _on_contents_changed(self) -> None:
        if self.isVisible():
            self._pause.start()

    @Slot()
    def _look_again(self) -> None:
        """The text has changed under the bar: what is found is counted anew, and the cursor stays."""
        if self.isVisible():
            self._look(self._surface.textCursor().selectionStart())

    @Slot()
    def _dress(self) -> None:
        ink = self._theme.ink(Tone.WARNING)
        self._found = QTextCharFormat()
        self._found.setBackground(QColor(ink.fill))
        self._found.setForeground(QColor(ink.text))
        for button, icon in self._icons.items():
            button.setIcon(self._theme.icon(icon))
            button.setIconSize(QSize(self._theme.px(16), self._theme.px(16)))
        self._paint()
