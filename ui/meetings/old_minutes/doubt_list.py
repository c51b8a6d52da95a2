"""Everything to look at, in the order of the paper; choosing one goes there."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from boardkeeper.importing.old_minutes import Doubt
from ui.theme.theme import Theme

_HIGHEST = 220
_MARGINS = 32
_LINE = Qt.ItemDataRole.UserRole


class DoubtList(QListWidget):
    """The doubts; those about the paper as a whole stand first and lead nowhere.

    Signals:
        went: The line a doubt is about.
    """

    went = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setWordWrap(True)
        self.setAccessibleName("What to look at")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setSpacing(2)
        self.itemClicked.connect(self._on_activated)
        self.itemActivated.connect(self._on_activated)

    def show_doubts(self, doubts: Sequence[Doubt]) -> None:
        """Show doubts; the place stays."""
        place = self.currentRow()
        self.clear()
        for doubt in doubts:
            where = "" if doubt.line is None else f"Line {doubt.line + 1}: "
            item = QListWidgetItem(where + doubt.sentence, self)
            item.setData(_LINE, -1 if doubt.line is None else doubt.line)
        self.setCurrentRow(min(place, self.count() - 1))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """As high as its lines, up to a limit: what stands below must be seen too."""
        wide = QRect(0, 0, max(self.width() - self._theme.px(_MARGINS), 80), 10_000)
        wrap = Qt.TextFlag.TextWordWrap.value
        texts = (self.item(row).text() for row in range(self.count()))
        high = sum(
            self.fontMetrics().boundingRect(wide, wrap, text).height() + self._theme.px(8) for text in texts
        )
        self.setFixedHeight(min(high + self._theme.px(8), self._theme.px(_HIGHEST)))

    @Slot(QListWidgetItem)
    def _on_activated(self, item: QListWidgetItem) -> None:
        line = int(item.data(_LINE))
        if line >= 0:
            self.went.emit(line)
