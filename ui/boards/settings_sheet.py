"""The sections of the settings in one column, with their names at the left to go to each."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QScrollArea, QVBoxLayout, QWidget

from ui.boards.reading import BoardReading
from ui.boards.section import SettingsSection
from ui.panes import Hairline
from ui.theme.theme import Theme

_NAMES_WIDTH = 160
_WIDEST = 920
_TOO_NARROW = 760
_ABOVE = 12
_SETTLED_AFTER_MILLISECONDS = 400


class SettingsSheet(QWidget):
    """Names at the left, sections at the right; the name of the section in view is marked.

    Args:
        theme: The look.
        sections: In their order.
        parent: Who owns it.
    """

    def __init__(
        self, theme: Theme, sections: Sequence[SettingsSection], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self.sections = tuple(sections)
        self._is_going = False
        self._wanted = -1
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.setInterval(_SETTLED_AFTER_MILLISECONDS)
        self._settled.timeout.connect(self._on_settled)
        self.names = QListWidget(self)
        self.names.setObjectName("sectionNames")
        self.names.setAccessibleName("Sections")
        self.names.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.names.addItems([section.title for section in sections])
        self.names.setCurrentRow(0)
        inside = QWidget(self)
        inside.setProperty("plain", True)
        inside.setMaximumWidth(_WIDEST)
        column = QVBoxLayout(inside)
        column.setContentsMargins(12, 8, 16, 32)
        column.setSpacing(24)
        for place, section in enumerate(self.sections):
            if place:
                column.addWidget(Hairline(inside))
            column.addWidget(section)
        column.addStretch()
        self.area = QScrollArea(self)
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setWidget(inside)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(self.names)
        row.addWidget(self.area, 1)
        self.names.currentRowChanged.connect(self._on_name_chosen)
        self.area.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        self.area.verticalScrollBar().rangeChanged.connect(self._on_laid_out)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def show_reading(self, reading: BoardReading, *, is_other: bool) -> None:
        """Show a board; another one from its first section."""
        for section in self.sections:
            section.show_reading(reading, is_other=is_other)
        stops = [self.names, *(stop for section in self.sections for stop in section.stops())]
        for one, other in pairwise(stops):
            QWidget.setTabOrder(one, other)
        if is_other:
            self.area.verticalScrollBar().setValue(0)

    def go_to(self, title: str) -> None:
        """Bring a section to the top, and keep it there while the ones above are still being laid out."""
        place = [section.title for section in self.sections].index(title)
        self._wanted = place
        self._settled.start()
        self.names.setCurrentRow(place)
        self._on_name_chosen(place)

    def showEvent(self, event: QShowEvent) -> None:
        # Lines that were laid out before they were dressed are too low.
        self.names.doItemsLayout()
        super().showEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.names.setVisible(self.width() >= self._theme.px(_TOO_NARROW))

    @Slot(int)
    def _on_name_chosen(self, place: int) -> None:
        if not self._is_going:
            self._is_going = True
            self.area.verticalScrollBar().setValue(self.sections[place].y() - _ABOVE)
            self._is_going = False

    @Slot()
    def _on_laid_out(self) -> None:
        if self._wanted >= 0:
            self._settled.start()
            self._on_name_chosen(self._wanted)

    @Slot()
    def _on_settled(self) -> None:
        self._wanted = -1

    @Slot(int)
    def _on_scrolled(self, value: int) -> None:
        if self._is_going:
            return
        # Whoever turns the wheel meanwhile wants to be elsewhere.
        self._wanted = -1
        at_the_end = value >= self.area.verticalScrollBar().maximum() > 0
        above = [place for place, section in enumerate(self.sections) if section.y() - 4 * _ABOVE <= value]
        self._is_going = True
        self.names.setCurrentRow(len(self.sections) - 1 if at_the_end else max(above, default=0))
        self._is_going = False

    @Slot()
    def _on_theme_changed(self) -> None:
        self.names.setFixedWidth(self._theme.px(_NAMES_WIDTH))
