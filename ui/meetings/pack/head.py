"""The head of the pack: which edition is shown, how it stands to the board, and what can be done with it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from ui.meetings.pack.builder import PackState
from ui.meetings.pack.edition_menu import EditionMenu
from ui.theme.theme import Theme
from ui.today.words import count

_STATE_WORDS = {
    PackState.NOT_LAID_OUT: "Not laid out yet.",
    PackState.WORKING: "Being laid out …",
    PackState.STALE: "Something changed; it is about to be laid out anew.",
    PackState.STOPPED: "Stopped. What is shown may be out of date.",
    PackState.FAILED: "It could not be laid out.",
}
_ROOMY_FROM = 1000
"""From here on the longest name of an edition stands beside everything else."""


class PackHead(QWidget):
    """Edition and state at the left, buttons at the right; in little room the buttons go below, and no word is cut off.

    Signals:
        compare_wanted: Hold the pack against another.
        check_wanted: Look whether a finished file is sound.
    """

    compare_wanted = Signal()
    check_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.edition = EditionMenu(theme, self)
        self.state = QLabel(self)
        self.state.setWordWrap(True)
        self.state.setProperty("rank", "muted")
        self.state.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.again_button = self._button("Lay out again")
        self.print_button = self._button("Print…")
        self.print_button.setToolTip("Print the edition that is shown (Ctrl+P)")
        self.export_button = self._button("Export…")
        self.export_button.setToolTip("Write the edition that is shown into a file (Ctrl+E)")
        self.publish_button = self._button("Publish…", is_main=True)
        self.publish_button.setToolTip("Publish the agenda (Ctrl+Shift+P)")
        self.more = QToolButton(self)
        self.more.setAccessibleName("More about this pack")
        self.more.setToolTip("More about this pack")
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.more.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        menu = QMenu(self.more)
        self.compare = self._action(menu, "&Compare with another pack…", self.compare_wanted.emit)
        self.check = self._action(menu, "Check a &finished pack…", self.check_wanted.emit)
        self.more.setMenu(menu)
        self._said = QHBoxLayout()
        self._said.setSpacing(8)
        self._said.addWidget(self.edition)
        self._said.addWidget(self.state, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for widget in (
            self.again_button,
            self.print_button,
            self.export_button,
            self.publish_button,
            self.more,
        ):
            buttons.addWidget(widget)
        self._rows = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._rows.setContentsMargins(24, 8, 16, 8)
        self._rows.setSpacing(8)
        self._rows.addLayout(self._said, 1)
        self._rows.addLayout(buttons)
        self._buttons = buttons
        self._is_wide = True
        theme.changed.connect(self._dress)
        self._dress()

    def say_state(self, state: PackState) -> None:
        """Say why there are no pages that could be relied on."""
        self.state.setText(_STATE_WORDS.get(state, ""))

    def say_pages(
        self, pages: int, *, was_sent: bool, has_published: bool, was_published: bool = False
    ) -> None:
        """Say how many pages there are, and how they stand to the board and to what went out."""
        stands = "they were sent" if was_sent else "the board stands now"
        stands = "they were published" if was_published else stands
        beside = " What went out is listed under “Published”." if has_published else ""
        self.state.setText(f"{count(pages, 'page')}, as {stands}.{beside}")

    def set_wide(self, is_wide: bool) -> None:
        """Put the buttons beside what is said of the pack, or below it."""
        if is_wide == self._is_wide:
            return
        self._is_wide = is_wide
        direction = QBoxLayout.Direction
        self._rows.setDirection(direction.LeftToRight if is_wide else direction.TopToBottom)
        if is_wide:
            self._buttons.takeAt(self._buttons.count() - 1)
        else:
            self._buttons.addStretch(1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.edition.set_roomy(self.width() >= self._theme.px(_ROOMY_FROM))

    def _button(self, text: str, *, is_main: bool = False) -> QPushButton:
        button = QPushButton(text, self)
        button.setProperty("main", is_main)
        return button

    @staticmethod
    def _action(menu: QMenu, title: str, slot: Callable[[], None]) -> QAction:
        action = QAction(title, menu)
        action.triggered.connect(slot)
        menu.addAction(action)
        return action

    @Slot()
    def _dress(self) -> None:
        self.more.setIcon(self._theme.icon("ellipsis"))
        self.more.setIconSize(QSize(self._theme.px(18), self._theme.px(18)))
