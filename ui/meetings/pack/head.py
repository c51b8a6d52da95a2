"""The head of the pack: which edition is shown, how it stands to the board, and what can be done with it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction
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

from ui.meetings.pack.edition_menu import EditionMenu
from ui.theme.theme import Theme


class PackHead(QWidget):
    """Edition and state at the left, buttons at the right; in little room the state goes below.

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
        self._first = QHBoxLayout()
        self._first.setSpacing(8)
        self._column = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._column.setContentsMargins(24, 8, 16, 8)
        self._column.setSpacing(4)
        self._first.addWidget(self.edition)
        self._first.addWidget(self.state, 1)
        for widget in (
            self.again_button,
            self.print_button,
            self.export_button,
            self.publish_button,
            self.more,
        ):
            self._first.addWidget(widget)
        self._column.addLayout(self._first)
        self._is_wide = True
        theme.changed.connect(self._dress)
        self._dress()

    def set_wide(self, is_wide: bool) -> None:
        """Put what is said of the pack beside its edition, or below it."""
        if is_wide == self._is_wide:
            return
        self._is_wide = is_wide
        if is_wide:
            self._column.removeWidget(self.state)
            self._first.takeAt(1)
            self._first.insertWidget(1, self.state, 1)
        else:
            self._first.removeWidget(self.state)
            self._first.insertStretch(1, 1)
            self._column.addWidget(self.state)

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
