"""How wide the columns of a table are: fixed ones first, what is left by shares, and what a hand has dragged for ever."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QItemSelectionModel, QObject, QSettings, Qt, QTimer, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QTableView

from ui.tables.columns import Column
from ui.theme.theme import Theme

LEAST_WIDTH = 48
_LEAST_SHARE = 64
"""A column that takes a share gets at least this many pixels for each whole share; then the table scrolls."""


class ColumnWidths(QObject):
    """Shares out the width of a table's view among its columns, and remembers what was dragged.

    Args:
        view: The table.
        columns: What it shows.
        theme: For the zoom.
        settings: Where widths are kept.
        key: Under which key.
    """

    def __init__(
        self, view: QTableView, columns: Sequence[Column], theme: Theme, settings: QSettings, key: str
    ) -> None:
        super().__init__(view)
        self._view = view
        self._columns = columns
        self._theme = theme
        self._settings = settings
        self._key = key
        self._is_sharing_out = False
        kept = str(settings.value(key, "")).split()
        self._shares = [float(share) for share in kept] if len(kept) == len(columns) else []
        self._keeper = QTimer(self)
        self._keeper.setSingleShot(True)
        self._keeper.setInterval(400)
        self._keeper.timeout.connect(self.keep)
        view.horizontalHeader().sectionResized.connect(self._on_section_resized)

    def share_out(self) -> None:
        """Give every column its width."""
        room = self._view.viewport().width()
        shown = self._columns_that_fit(room)
        columns = [self._columns[place] for place in shown]
        if self._shares:
            stretch = sum(self._shares) / sum(self._shares[place] for place in shown)
            widths = [self._shares[place] * stretch * room for place in shown]
        else:
            fixed = [self._theme.px(column.width) for column in columns]
            shares = [0.0 if column.width else column.share for column in columns]
            left = max(room - sum(fixed), sum(shares) * self._theme.px(_LEAST_SHARE))
            widths = [
                float(width) if width else left * share / (sum(shares) or 1.0)
                for width, share in zip(fixed, shares, strict=True)
            ]
        self._is_sharing_out = True
        used = 0
        for place in range(len(self._columns)):
            self._view.setColumnHidden(place, place not in shown)
        for place, width in zip(shown, widths, strict=True):
            last = place == shown[-1]
            whole = max(LEAST_WIDTH, room - used if last and used + width < room + 8 else round(width))
            self._view.horizontalHeader().resizeSection(place, whole)
            used += whole
        self._is_sharing_out = False
        self._keep_keyboard()

    def seen(self, column: int) -> int:
        """The column itself, or the first one in view where it is none of those."""
        hidden = self._view.isColumnHidden
        if column >= 0 and not hidden(column):
            return column
        return next((place for place in range(len(self._columns)) if not hidden(place)), 0)

    def _keep_keyboard(self) -> None:
        """Take the keyboard out of a column that was hidden: from there Qt goes nowhere."""
        current = self._view.currentIndex()
        if current.isValid() and self._view.isColumnHidden(current.column()):
            beside = current.siblingAtColumn(self.seen(current.column()))
            self._view.selectionModel().setCurrentIndex(beside, QItemSelectionModel.SelectionFlag.NoUpdate)

    @Slot()
    def keep(self) -> None:
        """Remember the widths as they are."""
        room = self._view.viewport().width()
        header = self._view.horizontalHeader()
        before = self._shares or [0.1] * header.count()
        self._shares = [
            before[place] if header.isSectionHidden(place) else header.sectionSize(place) / room
            for place in range(header.count())
        ]
        self._settings.setValue(self._key, " ".join(f"{share:.4f}" for share in self._shares))
        self.share_out()

    def _columns_that_fit(self, room: int) -> list[int]:
        """The places of the columns to show: spare ones go, one after the other, until the rest has room."""
        columns = self._columns
        least = [self._theme.px(column.width or column.share * _LEAST_SHARE) for column in columns]
        shown = list(range(len(columns)))
        for place in sorted(shown, key=lambda place: -columns[place].spare):
            if columns[place].spare and sum(least[each] for each in shown) > room:
                shown.remove(place)
        return shown

    @Slot(int, int, int)
    def _on_section_resized(self, _section: int, _old: int, _new: int) -> None:
        # A change of style resizes sections too; only a dragging hand says what is wanted.
        is_dragged = bool(QGuiApplication.mouseButtons() & Qt.MouseButton.LeftButton)
        if is_dragged and not self._is_sharing_out:
            self._keeper.start()
