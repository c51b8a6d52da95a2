"""Spelling on the surface: doubtful words are underlined, F7 goes to the next, and a menu says what may have been meant."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Slot
from PySide6.QtGui import (
    QAction,
    QColor,
    QContextMenuEvent,
    QKeySequence,
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QTextEdit

from boardkeeper.spelling.text import FoundWord, abbreviations_defined_in, words_in
from ui.page import Workplace
from ui.theme.tokens import Tone
from ui.writing.aids.checking import WordCheck
from ui.writing.aids.spans import Painter, cursor_over, place_in, span
from ui.writing.aids.word_menu import WordMenu

LAYER = "spelling"
_GATHER_MILLISECONDS = 600

found_words = lru_cache(maxsize=4096)(words_in)
"""The words of a paragraph; those of one that did not change are not looked for again."""
_defined = lru_cache(maxsize=4096)(abbreviations_defined_in)


class SurfaceSpeller(QObject):
    """Underlines the doubtful words of one surface and helps to mend them.

    The word that is just being typed is let be until the cursor leaves it. An abbreviation is no doubtful word once the
    text says what it stands for.

    Args:
        workplace: Theme, pool and the board's words.
        surface: What is written on.
        check: Verdicts shared with other surfaces; without it, its own.
        painter: Paints the waves, where the surface does not do so itself.
    """

    def __init__(
        self,
        workplace: Workplace,
        surface: QTextEdit,
        check: WordCheck | None = None,
        painter: Painter | None = None,
    ) -> None:
        super().__init__(surface)
        self._workplace = workplace
        self._surface = surface
        self._painter: Painter = painter or surface  # type: ignore[assignment]
        self.check = check or WordCheck(workplace, self)
        self._document_id = ""
        self._ignored: frozenset[str] = frozenset()
        self._abbreviations: frozenset[str] = frozenset()
        self._held: tuple[int, int] | None = None
        self._was_read_only = surface.isReadOnly()
        self._was_other = True
        self._showing = QTimer(self, singleShot=True, interval=0)
        self._showing.timeout.connect(self._on_shown)
        self._gathering = QTimer(self, singleShot=True, interval=_GATHER_MILLISECONDS)
        self._gathering.timeout.connect(self._gather)
        self.next_action = self._action("Next doubtful word", "F7", self.go_to_next)
        self.previous_action = self._action("Doubtful word before", "Shift+F7", self.go_to_previous)
        self._painter.layers[LAYER] = self._layer
        surface.installEventFilter(self)
        surface.viewport().installEventFilter(self)
        surface.document().contentsChanged.connect(self._on_contents_changed)
        surface.cursorPositionChanged.connect(self._on_caret_moved)
        self.check.checked.connect(self._on_checked)
        workplace.theme.changed.connect(self._dress)
        self._dress()

    def show_document(self, board_id: str, document_id: str) -> None:
        """Know the words of a board, and what is ignored in a document that has this id."""
        self.check.show_board(board_id)
        ignored = self._workplace.settings.value(f"spelling/ignored/{document_id}", "", str)
        self._ignored = frozenset(str(ignored).split())
        self._was_other = self._was_other or document_id != self._document_id
        self._document_id = document_id
        # Whoever shows a document may say only afterwards whether it can be written on.
        self._showing.start()

    def doubtful(self) -> tuple[str, ...]:
        """Every doubtful word in the order of the text, as often as it stands there."""
        return tuple(found.word for _, found in self._all_doubtful())

    @Slot()
    def go_to_next(self) -> None:
        """Select the next doubtful word, round the end of the text, and say what may have been meant."""
        self._go(forwards=True)

    @Slot()
    def go_to_previous(self) -> None:
        """Select the doubtful word before."""
        self._go(forwards=False)

    @Slot(str)
    def ignore(self, word: str) -> None:
        """Let a word be in this document."""
        self._ignored |= {word}
        self._workplace.settings.setValue(
            f"spelling/ignored/{self._document_id}", " ".join(sorted(self._ignored))
        )
        self._repaint({word})

    def word_at(self, position: int) -> tuple[QTextBlock, FoundWord] | None:
        """The doubtful word at a position of the document."""
        block = self._surface.document().findBlock(position)
        place = place_in(block, position)
        found = (each for each in self._doubtful_in(block) if each.start <= place <= each.end)
        return next(((block, each) for each in found), None)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QContextMenuEvent) or self._surface.isReadOnly():
            return False
        surface = self._surface
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            position, point = surface.textCursor().position(), surface.cursorRect().bottomLeft()
        else:
            point = surface.viewport().mapFromGlobal(event.globalPos())
            position = surface.cursorForPosition(point).position()
        there = self.word_at(position)
        if there is None:
            return False
        self._open_menu(*there, surface.viewport().mapToGlobal(point), is_whole=True)
        return True

    def _go(self, *, forwards: bool) -> None:
        cursor = self._surface.textCursor()
        words = list(self._all_doubtful())
        if not words:
            ready = self.check.is_settled
            self._workplace.say(
                "No doubtful word is left." if ready else "The spelling is still being checked."
            )
            return
        here = cursor.selectionEnd() if forwards else cursor.selectionStart()
        places = [block.position() + span(block.text(), each.start, each.end)[0] for block, each in words]
        if forwards:
            at = next((n for n, place in enumerate(places) if place >= here), 0)
        else:
            at = next((n for n in reversed(range(len(places))) if places[n] < here), len(places) - 1)
        block, found = words[at]
        self._surface.setTextCursor(cursor_over(block, found.start, found.end))
        self._surface.ensureCursorVisible()
        point = self._surface.viewport().mapToGlobal(self._surface.cursorRect().bottomLeft())
        self._open_menu(block, found, point, is_whole=False)

    def _open_menu(self, block: QTextBlock, found: FoundWord, point: QPoint, *, is_whole: bool) -> None:
        """What can be done about a word; `is_whole` with everything else the surface offers there."""
        cursor = cursor_over(block, found.start, found.end)
        menu = WordMenu(self.check, found.word, cursor, self._surface)
        menu.ignored.connect(self.ignore)
        if is_whole:
            standard = self._surface.createStandardContextMenu()
            standard.setParent(menu)
            menu.addSeparator()
            menu.addActions(standard.actions())
            menu.addSeparator()
            menu.addActions(self._surface.actions())
        menu.popup(point + QPoint(0, 2))

    def _layer(self, block: QTextBlock) -> list[tuple[int, int, QTextCharFormat]]:
        text = block.text()
        if not text or self._surface.isReadOnly():
            return []
        typed_at = self._typed_at(block)
        spans = []
        for found in found_words(text):
            if typed_at == found.end:
                self._held = (block.blockNumber(), self._surface.textCursor().position())
            elif self._is_doubtful(found.word):
                spans.append((*span(text, found.start, found.end), self._wave))
        return spans

    def _typed_at(self, block: QTextBlock) -> int:
        """Where in a block somebody is typing; -1 when elsewhere."""
        cursor = self._surface.textCursor()
        if cursor.hasSelection() or not self._surface.hasFocus() or cursor.block() != block:
            return -1
        return place_in(block, cursor.position())

    def _is_doubtful(self, word: str) -> bool:
        if word in self._ignored or word in self._abbreviations:
            return False
        return self.check.is_right(word) is False

    def _doubtful_in(self, block: QTextBlock) -> Iterator[FoundWord]:
        return (each for each in found_words(block.text()) if self._is_doubtful(each.word))

    def _all_doubtful(self) -> Iterator[tuple[QTextBlock, FoundWord]]:
        for block in self._blocks():
            for found in self._doubtful_in(block):
                yield block, found

    def _blocks(self) -> Iterator[QTextBlock]:
        block = self._surface.document().begin()
        while block.isValid():
            yield block
            block = block.next()

    def _repaint(self, words: frozenset[str] | set[str]) -> None:
        """Paint the paragraphs anew that hold one of the words."""
        if words:
            self._painter.repaint_layer(
                LAYER,
                [
                    block
                    for block in self._blocks()
                    if any(found.word in words for found in found_words(block.text()))
                ],
            )

    def _action(self, title: str, keys: str, slot: object) -> QAction:
        action = QAction(title, self)
        action.setShortcut(QKeySequence(keys))
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.triggered.connect(slot)
        self._surface.addAction(action)
        return action

    @Slot()
    def _gather(self) -> None:
        """Learn which abbreviations the text explains."""
        defined = frozenset(word for block in self._blocks() for word in _defined(block.text()))
        changed = defined ^ self._abbreviations
        self._abbreviations = defined
        self._repaint(changed)

    @Slot()
    def _on_shown(self) -> None:
        if self._was_other or self._surface.isReadOnly() != self._was_read_only:
            self._was_other, self._was_read_only = False, self._surface.isReadOnly()
            self._gather()
            self._painter.repaint_layer(LAYER)

    @Slot()
    def _on_contents_changed(self) -> None:
        self._gathering.start()

    @Slot()
    def _on_caret_moved(self) -> None:
        """A word is looked at once the cursor has left it."""
        if self._held is None:
            return
        number, position = self._held
        cursor: QTextCursor = self._surface.textCursor()
        if cursor.position() != position or cursor.hasSelection():
            self._held = None
            block = self._surface.document().findBlockByNumber(number)
            if block.isValid():
                self._painter.repaint_layer(LAYER, [block])

    @Slot(object)
    def _on_checked(self, words: frozenset[str]) -> None:
        self._repaint(words)

    @Slot()
    def _dress(self) -> None:
        self._wave = QTextCharFormat()
        self._wave.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        self._wave.setUnderlineColor(QColor(self._workplace.theme.ink(Tone.BAD).mark))
