"""The bar that finds words in the pack that is shown: every place counted, painted on its page, gone to one by one."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QToolButton, QWidget

from ui.page import Workplace
from ui.tasks import Task
from ui.writing.aids.finding import pattern_for

if TYPE_CHECKING:
    from ui.meetings.pack.laid_out import LaidOutPages

_PAUSE_MILLISECONDS = 120
_FIELD = 240
_CTRL = Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_PLAIN = Qt.KeyboardModifier.NoModifier


@dataclass(frozen=True, slots=True)
class Hit:
    """A place: the page, counted from 0, and the how manieth on it, counted from 0."""

    page: int
    place: int


@dataclass(frozen=True, slots=True)
class Found:
    """Everything that was found.

    Attributes:
        words: What was looked for.
        on_pages: The pages that have the words, in order.
        ends: How many places there are up to and with each of those pages.
        at: At which place one is, of all; -1 while at none.
    """

    words: str = ""
    on_pages: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()
    at: int = -1

    @property
    def total(self) -> int:
        """How many places there are."""
        return self.ends[-1] if self.ends else 0

    @property
    def pattern(self) -> re.Pattern[str] | None:
        """What finds the words on a page."""
        return pattern_for(self.words)

    @property
    def hit(self) -> Hit | None:
        """The place one is at."""
        if not 0 <= self.at < self.total:
            return None
        row = bisect_right(self.ends, self.at)
        return Hit(self.on_pages[row], self.at - (self.ends[row - 1] if row else 0))

    def first_from(self, page: int) -> int:
        """The first place on a page or behind it; the first of all when there is none behind."""
        row = bisect_left(self.on_pages, page)
        return self.ends[row - 1] if 0 < row < len(self.ends) else 0

    def last_before(self, page: int) -> int:
        """The last place before a page; the last of all when there is none before."""
        row = bisect_left(self.on_pages, page)
        return (self.ends[row - 1] if row else self.total) - 1


@dataclass(frozen=True, slots=True)
class _Searched:
    pack: LaidOutPages
    found: Found


def found_in(texts: Iterable[str], words: str) -> Found:
    """Count the places of some words in the texts of pages; a line's end counts as a blank."""
    pattern = pattern_for(words)
    on_pages: list[int] = []
    ends: list[int] = []
    for page, text in enumerate(texts if pattern is not None else ()):
        number = sum(1 for _ in pattern.finditer(text)) if pattern is not None else 0
        if number:
            on_pages.append(page)
            ends.append((ends[-1] if ends else 0) + number)
    return Found(words, tuple(on_pages), tuple(ends))


class SearchBar(QWidget):
    """Hidden until it is wanted; Esc closes it and keeps the page.

    Signals:
        found: A `Found`, whenever something else is found or one is at another place of it.
        left: The bar was closed: the keyboard belongs to the pages.
    """

    found = Signal(object)
    left = Signal()

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._pack: LaidOutPages | None = None
        self._page = 0
        self._task: Task | None = None
        self._icons: dict[QToolButton, str] = {}
        self.state = Found()
        self.words = QLineEdit(self)
        self.words.setAccessibleName("Find in the pack")
        self.words.setPlaceholderText("Find in the pack")
        self.words.setClearButtonEnabled(True)
        self.count = QLabel(self)
        self.count.setProperty("rank", "muted")
        self.up = self._tool("chevron-up", "Place before (Shift+F3)", self.find_previous)
        self.down = self._tool("chevron-down", "Next place (F3)", self.find_next)
        self.close_button = self._tool("x", "Close (Esc)", self.close_bar)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 8, 6)
        row.setSpacing(4)
        row.addWidget(self.words, 1)
        row.addWidget(self.up)
        row.addWidget(self.down)
        row.addSpacing(8)
        row.addWidget(self.count)
        row.addStretch()
        row.addWidget(self.close_button)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MILLISECONDS)
        self._pause.timeout.connect(self._look)
        self.words.textChanged.connect(self._on_words_changed)
        workplace.theme.changed.connect(self._dress)
        self._dress()
        self._say()
        self.hide()

    @property
    def is_looking(self) -> bool:
        """Whether an answer is still to come."""
        return self._pause.isActive() or self._task is not None

    def show_pack(self, pack: LaidOutPages | None) -> None:
        """Look in another pack from now on."""
        self._pack = pack
        self._stop()
        if pack is None:
            self._show(Found())
        elif self.isVisible() and self.words.text().strip():
            self._look()

    @Slot(int)
    def show_page(self, page: int) -> None:
        """The page that is looked at: what is found next comes behind it."""
        self._page = page

    @Slot()
    def begin(self) -> None:
        """Open the bar with the words looked for last."""
        was_hidden = not self.isVisible()
        self.show()
        self.words.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.words.selectAll()
        if was_hidden and self.words.text().strip():
            self._look()

    @Slot()
    def find_next(self) -> None:
        """Go to the next place, round the end of the pack."""
        self._step(1)

    @Slot()
    def find_previous(self) -> None:
        """Go to the place before."""
        self._step(-1)

    @Slot()
    def close_bar(self) -> None:
        """Close the bar; the page that was found stays in view."""
        self._stop()
        self.hide()
        self._show(Found())
        self.left.emit()

    def wanted(self, event: QKeyEvent) -> Callable[[], None] | None:
        """What a key means to the search, here and on the pages; None when nothing."""
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        meanings: dict[tuple[Qt.Key, Qt.KeyboardModifier], Callable[[], None]] = {
            (Qt.Key.Key_F, _CTRL): self.begin,
            (Qt.Key.Key_F3, _PLAIN): self.find_next,
            (Qt.Key.Key_F3, _SHIFT): self.find_previous,
        }
        return meanings.get((Qt.Key(event.key()), modifiers))

    def event(self, event: QEvent) -> bool:
        if (
            event.type() is QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and self.wanted(event)
        ):
            # The window has Ctrl+F for itself; here it is for the pack.
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        wanted = self.wanted(event)
        if event.key() == Qt.Key.Key_Escape:
            self.close_bar()
        elif wanted is not None:
            wanted()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._step(-1 if event.modifiers() & _SHIFT else 1)
        else:
            super().keyPressEvent(event)

    @Slot()
    def _on_words_changed(self) -> None:
        self._stop()
        if not self.words.text().strip():
            self._show(Found())
        else:
            self._pause.start()

    @Slot()
    def _look(self) -> None:
        """Read every page in the background and count the places."""
        self._stop()
        words = self.words.text()
        if self._pack is None or not words.strip():
            return
        self._task = self._workplace.tasks.run(
            f"Looking for “{words}”", _search, self._pack, words, on_done=self._on_searched, is_quiet=True
        )
        self._say()

    def _stop(self) -> None:
        self._pause.stop()
        if self._task is not None:
            self._task.cancel()
            self._task = None

    def _on_searched(self, searched: _Searched | None) -> None:
        if searched is None or searched.pack is not self._pack or searched.found.words != self.words.text():
            return
        self._task = None
        found, before = searched.found, self.state
        if found.words == before.words and before.at >= 0:
            # The same words in a pack that has changed: one stays where one was.
            at = min(before.at, found.total - 1)
        else:
            at = found.first_from(self._page) if found.total else -1
        self._show(replace(found, at=at))

    def _step(self, by: int) -> None:
        if not self.isVisible():
            self.begin()
            return
        state, here = self.state, self.state.hit
        if here is None:
            if self._pause.isActive():
                self._look()
            return
        if here.page == self._page:
            at = (state.at + by) % state.total
        else:
            # Somebody has turned pages since: it goes on from where they are.
            at = state.first_from(self._page) if by > 0 else state.last_before(self._page)
        self._show(replace(state, at=at))

    def _show(self, state: Found) -> None:
        is_other = state != self.state
        self.state = state
        self._say()
        if is_other:
            self.found.emit(state)

    def _say(self) -> None:
        state, words = self.state, ""
        if self._task is not None and not state.total:
            words = "Looking …"
        elif self.words.text().strip() and state.words == self.words.text():
            words = f"{state.at + 1:,} of {state.total:,}" if state.total else "Not found"
        self.count.setText(words)
        self.count.setAccessibleName(words)
        for button in (self.up, self.down):
            button.setEnabled(bool(state.total))

    def _tool(self, icon: str, name: str, slot: Callable[[], None]) -> QToolButton:
        button = QToolButton(self)
        button.setToolTip(name)
        button.setAccessibleName(name.partition(" (")[0])
        button.clicked.connect(slot)
        self._icons[button] = icon
        return button

    @Slot()
    def _dress(self) -> None:
        self.words.setMinimumWidth(self._workplace.theme.px(_FIELD) // 2)
        self.words.setMaximumWidth(self._workplace.theme.px(_FIELD))
        for button, icon in self._icons.items():
            button.setIcon(self._workplace.theme.icon(icon))
            button.setIconSize(QSize(self._workplace.theme.px(16), self._workplace.theme.px(16)))


def _search(
    pack: LaidOutPages, words: str, *, cancelled: Callable[[], bool], **_watched_by: object
) -> _Searched | None:
    """On a thread of the pool; None when it was stopped."""
    texts: list[str] = []
    for index in range(len(pack.sizes)):
        if cancelled():
            return None
        texts.append(pack.text(index))
    return _Searched(pack, found_in(texts, words))
