"""The bar that finds words in the pack that is shown: every place counted, painted on its page, gone to one by one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QToolButton, QWidget

from ui.meetings.pack.searching import Found, Search, Searched, search_some
from ui.page import Workplace
from ui.tasks import Task

if TYPE_CHECKING:
    from ui.meetings.pack.laid_out import LaidOutPages

_PAUSE_MILLISECONDS = 120
_FIELD = 240
_CTRL = Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_PLAIN = Qt.KeyboardModifier.NoModifier


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
        self._search: Search | None = None
        self._is_again = False
        self._texts: dict[object, str] = {}
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
        if pack is None or self._pack is None or pack.meeting_id != self._pack.meeting_id:
            self._texts = {}
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
        """Look through the pages in the background, from the one that is read onwards."""
        self._stop()
        words = self.words.text()
        if self._pack is None or not words.strip():
            return
        self._search = Search(self._pack, words, self._page)
        # The same words in a pack that has changed are shown once all is known: nothing moves while somebody writes.
        self._is_again = self.state.words == words and self.state.at >= 0
        self._go_on(self._search)
        self._say()

    def _go_on(self, search: Search) -> None:
        self._task = self._workplace.tasks.run(
            f"Looking for “{search.words}”",
            search_some,
            search,
            search.ahead(),
            self._texts,
            on_done=self._on_searched,
            is_quiet=True,
        )

    def _stop(self) -> None:
        self._pause.stop()
        self._search = None
        if self._task is not None:
            self._task.cancel()
            self._task = None

    def _on_searched(self, searched: Searched) -> None:
        """Show what was found so far, and go on."""
        if searched.search.pack is self._pack:
            self._texts.update(searched.texts)
        search = self._search
        if search is None or searched.search is not search:
            return
        search.counts.update(searched.counts)
        self._task = None
        if not search.is_whole:
            self._go_on(search)
            if self._is_again:
                return
        found, here = search.found, self.state.hit
        if not found.total:
            at = -1
        elif self._is_again:
            at = min(self.state.at, found.total - 1)
        elif here is not None and self.state.words == found.words:
            # More places before this one move it down the count, not on the page.
            at = found.at_of(here)
        else:
            at = found.first_from(search.start)
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
        if state.total and state.words == self.words.text():
            words = f"{state.at + 1:,} of {state.total:,}{'' if state.is_whole else ' …'}"
        elif self._task is not None:
            words = "Looking …"
        elif self.words.text().strip() and state.words == self.words.text():
            words = "Not found"
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
