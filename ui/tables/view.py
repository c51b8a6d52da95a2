"""The view of a table: whole rows are chosen, widths are shared out and remembered, rows can be copied."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QSettings,
    Qt,
    QTimer,
    Signal,
    Slot,
)
from PySide6.QtGui import (
    QAction,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTableView,
    QWidget,
)

from ui.tables.copying import as_clipboard
from ui.tables.delegate import RowDelegate
from ui.tables.model import RowTable
from ui.theme.theme import Theme

_LEAST_WIDTH = 48
_LEAST_SHARE = 64
"""A column that takes a share gets at least this many pixels for each whole share; then the table scrolls."""


class RowTableView(QTableView):
    """Shows a `RowTable`.

    Signals:
        row_chosen: The row that is current now, or None.
        row_opened: A row was double-clicked or Return was pressed on it.
    """

    row_chosen = Signal(object)
    row_opened = Signal(object)

    def __init__(
        self, table: RowTable, theme: Theme, settings: QSettings, name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.table = table
        self._theme = theme
        self._settings = settings
        self._key = f"table/{name}/widths"
        self._shares = self._kept_shares()
        self._is_sharing_out = False
        self._chosen_id = ""
        self._chosen_place = 0
        self.setModel(table)
        self._delegate = RowDelegate(theme, table.columns, self)
        self.setItemDelegate(self._delegate)
        self.selectionModel().currentChanged.connect(self._on_current_changed)
        self.selectionModel().selectionChanged.connect(self._on_selection_changed)
        self._dress()
        copy = QAction("Copy", self)
        copy.setShortcut(QKeySequence(QKeySequence.StandardKey.Copy))
        copy.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        copy.triggered.connect(self.copy)
        self.addAction(copy)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self._keeper = QTimer(self)
        self._keeper.setSingleShot(True)
        self._keeper.setInterval(400)
        self._keeper.timeout.connect(self._on_keeper_timeout)
        table.arrived.connect(self._on_arrived)
        table.layoutAboutToBeChanged.connect(self._on_layout_about_to_change)
        table.layoutChanged.connect(self._on_layout_changed)
        theme.changed.connect(self._on_theme_changed)
        if any(column.groups for column in table.columns):
            # The first row in view says its group: it is another one after every step.
            self.verticalScrollBar().valueChanged.connect(self.viewport().update)
        self._top_id = ""

    def row_height(self) -> int:
        """How high a row is, in device-independent pixels."""
        return self._delegate.row_height()

    def chosen_row(self) -> Any | None:
        """The current row, if it has been fetched."""
        return self.table.row(self.currentIndex().row())

    def chosen_rows(self) -> list[Any]:
        """All selected rows, from top to bottom."""
        places = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [row for row in map(self.table.row, places) if row is not None]

    def reveal(self, row_id: str) -> None:
        """Select the row with this id and scroll to it, now or as soon as it is fetched."""
        self._chosen_id = row_id
        place = self.table.place_of(row_id)
        if place >= 0:
            self._chosen_id = ""
            self.selectRow(place)
            self.scrollTo(self.table.index(place, 0))
            if self._chosen_id != row_id:
                # It was current already, so nothing has told of it; without its id a refresh would lose it.
                self._chosen_id = row_id
                self.row_chosen.emit(self.chosen_row())
        else:
            self.table.seek(row_id)

    @Slot()
    def copy(self) -> None:
        """Put the selected rows on the clipboard, with their headings."""
        rows = self.chosen_rows()
        if rows:
            QGuiApplication.clipboard().setMimeData(as_clipboard(self.table.columns, rows))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.chosen_row()
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and row is not None:
            self.row_opened.emit(row)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_out()

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Leave:
            self._on_entered(QModelIndex())
        return super().viewportEvent(event)

    def _dress(self) -> None:
        behaviour = QAbstractItemView.SelectionBehavior.SelectRows
        self.setSelectionBehavior(behaviour)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setMouseTracking(True)
        self.entered.connect(self._on_entered)
        self.doubleClicked.connect(self._on_double_clicked)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(self.row_height())
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(True)
        header.setMinimumSectionSize(_LEAST_WIDTH)
        header.setFixedHeight(self._theme.px(36))
        header.setSortIndicatorClearable(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        header.sortIndicatorChanged.connect(self._on_sort_indicator_changed)
        header.sectionResized.connect(self._on_section_resized)
        header.setSortIndicatorShown(True)

    def _kept_shares(self) -> list[float]:
        kept = str(self._settings.value(self._key, "")).split()
        if len(kept) == len(self.table.columns):
            return [float(share) for share in kept]
        return []

    def _share_out(self) -> None:
        """Give every column its width: fixed ones first, what is left by shares."""
        room = self.viewport().width()
        shown = self._columns_that_fit(room)
        columns = [self.table.columns[place] for place in shown]
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
        for place in range(len(self.table.columns)):
            self.setColumnHidden(place, place not in shown)
        for place, width in zip(shown, widths, strict=True):
            last = place == shown[-1]
            whole = max(_LEAST_WIDTH, room - used if last and used + width < room + 8 else round(width))
            self.horizontalHeader().resizeSection(place, whole)
            used += whole
        self._is_sharing_out = False

    def _columns_that_fit(self, room: int) -> list[int]:
        """The places of the columns to show: spare ones go, one after the other, until the rest has room."""
        columns = self.table.columns
        least = [self._theme.px(column.width or column.share * _LEAST_SHARE) for column in columns]
        shown = list(range(len(columns)))
        for place in sorted(shown, key=lambda place: -columns[place].spare):
            if columns[place].spare and sum(least[each] for each in shown) > room:
                shown.remove(place)
        return shown

    @Slot(QModelIndex, QModelIndex)
    def _on_current_changed(self, current: QModelIndex, _previous: QModelIndex) -> None:
        row = self.table.row(current.row()) if current.isValid() else None
        row_id = row.id if row is not None else ""
        self._chosen_place = current.row() if current.isValid() else self._chosen_place
        if row is not None and row_id != self._chosen_id:
            self._chosen_id = row_id
            self.row_chosen.emit(row)

    @Slot()
    def _on_selection_changed(self) -> None:
        self.viewport().update()

    @Slot(int, int, int)
    def _on_section_resized(self, _section: int, _old: int, _new: int) -> None:
        # A change of style resizes sections too; only a dragging hand says what is wanted.
        is_dragged = bool(QGuiApplication.mouseButtons() & Qt.MouseButton.LeftButton)
        if is_dragged and not self._is_sharing_out:
            self._keeper.start()

    @Slot()
    def _on_keeper_timeout(self) -> None:
        room = self.viewport().width()
        header = self.horizontalHeader()
        before = self._shares or [0.1] * header.count()
        self._shares = [
            before[place] if header.isSectionHidden(place) else header.sectionSize(place) / room
            for place in range(header.count())
        ]
        self._settings.setValue(self._key, " ".join(f"{share:.4f}" for share in self._shares))
        self._share_out()

    @Slot(int, Qt.SortOrder)
    def _on_sort_indicator_changed(self, section: int, order: Qt.SortOrder) -> None:
        if section >= 0 and not self.table.columns[section].sort:
            self.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        else:
            self.table.sort(section, order)

    @Slot(QModelIndex)
    def _on_entered(self, index: QModelIndex) -> None:
        if index.row() != self._delegate.row_under_mouse:
            self._delegate.row_under_mouse = index.row()
            self.viewport().update()

    @Slot(QModelIndex)
    def _on_double_clicked(self, index: QModelIndex) -> None:
        row = self.table.row(index.row())
        if row is not None:
            self.row_opened.emit(row)

    @Slot(int)
    def _on_arrived(self, _total: int) -> None:
        wanted = self.table.place_of(self._chosen_id) if self._chosen_id else -1
        if wanted >= 0 and wanted != self.currentIndex().row():
            self.reveal(self._chosen_id)
        elif self.table.total and not self.currentIndex().isValid():
            self.selectRow(min(self._chosen_place, self.table.total - 1))
        elif wanted >= 0:
            self.row_chosen.emit(self.chosen_row())
        self.viewport().update()

    @Slot()
    def _on_layout_about_to_change(self) -> None:
        row = self.table.row(self.rowAt(0))
        self._top_id = row.id if row is not None and self.verticalScrollBar().value() else ""

    @Slot()
    def _on_layout_changed(self) -> None:
        place = self.table.place_of(self._top_id) if self._top_id else -1
        if place >= 0:
            into_row = self.verticalScrollBar().value() % self.row_height()
            self.verticalScrollBar().setValue(place * self.row_height() + into_row)

    @Slot()
    def _on_theme_changed(self) -> None:
        self.verticalHeader().setDefaultSectionSize(self.row_height())
        self.horizontalHeader().setFixedHeight(self._theme.px(36))
        self._share_out()
