"""What stands beside the minutes: one panel at a time, called by a button and sent away by Esc."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from ui.meetings.minutes.reading import MinutesReading
from ui.meetings.minutes.surface.surface import MinutesSurface
from ui.page import Workplace

PanelKind: TypeAlias = Callable[..., Any]
"""A class of panel, made with workplace, surface and parent: it has TITLE and ICON, `show_reading`, and the signals
`piece_wanted` and `said`."""


class MinutesSide(QWidget):
    """The panels, and the row of buttons that calls them; the buttons stand wherever the step puts them.

    Signals:
        opened: A panel came up, or the last one went.
        piece_wanted: The id of a piece a panel leads to.
        said: A sentence for the toast.
    """

    opened = Signal()
    piece_wanted = Signal(str)
    said = Signal(str)

    def __init__(
        self,
        workplace: Workplace,
        surface: MinutesSurface,
        panels: tuple[PanelKind, ...],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = workplace.theme
        self._workplace = workplace
        self._surface = surface
        self._reading: MinutesReading | None = None
        self._kinds = {str(getattr(kind, "TITLE", "")): kind for kind in panels}
        self._panels: dict[str, QWidget] = {}
        self._stale: set[str] = set()
        self._current = ""
        self.buttons = QWidget(parent)
        row = QHBoxLayout(self.buttons)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        self._calls = {title: self._button(title) for title in self._kinds}
        for button in self._calls.values():
            row.addWidget(button)
        self._stack = QStackedWidget(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        self.hide()
        self._theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def show_reading(self, reading: MinutesReading) -> None:
        """Show the minutes as they were read on the panel that is up, on the others when they come up."""
        self._reading = reading
        self._stale = set(self._panels)
        self._renew()

    def open(self, title: str) -> QWidget:
        """Bring a panel up; it is made when it is called for the first time."""
        if title not in self._panels:
            self._panels[title] = self._made(title)
            self._stale.add(title)
        self._current = title
        self._renew()
        self._stack.setCurrentWidget(self._panels[title])
        self.show()
        self._tick(title)
        self.opened.emit()
        return self._panels[title]

    @Slot()
    def close_panel(self) -> None:
        """Send the panel away; the keyboard goes back to the text when it was in the panel."""
        used = QApplication.focusWidget()
        was_used = used is not None and self.isAncestorOf(used)
        self._current = ""
        self.hide()
        self._tick("")
        self.opened.emit()
        if was_used:
            self._surface.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def current(self) -> QWidget | None:
        """The panel that is up."""
        return self._panels.get(self._current)

    def _made(self, title: str) -> QWidget:
        panel: Any = self._kinds[title](self._workplace, self._surface, self._stack)
        self._stack.addWidget(panel)
        panel.piece_wanted.connect(self.piece_wanted)
        panel.said.connect(self.said)
        made: QWidget = panel
        return made

    def _renew(self) -> None:
        if self._reading is not None and self._current in self._stale:
            self._stale.discard(self._current)
            panel: Any = self._panels[self._current]
            panel.show_reading(self._reading)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_panel()
        else:
            super().keyPressEvent(event)

    def _button(self, title: str) -> QToolButton:
        button = QToolButton(self.buttons)
        button.setCheckable(True)
        button.setToolTip(title)
        button.setAccessibleName(title)
        button.setProperty("panel", title)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setStyleSheet("QToolButton { padding: 3px; }")
        button.clicked.connect(self._on_called)
        return button

    def _tick(self, title: str) -> None:
        for each, button in self._calls.items():
            button.setChecked(each == title)

    @Slot(bool)
    def _on_called(self, is_on: bool) -> None:
        button = self.sender()
        assert isinstance(button, QToolButton)
        if is_on:
            self.open(str(button.property("panel")))
        else:
            self.close_panel()

    @Slot()
    def _on_theme_changed(self) -> None:
        for title, button in self._calls.items():
            button.setIcon(self._theme.icon(str(getattr(self._kinds[title], "ICON", "info"))))
            button.setIconSize(QSize(self._theme.px(16), self._theme.px(16)))
