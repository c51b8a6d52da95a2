"""The view of a table: whole rows are chosen, cells can be changed where they stand, rows can be copied."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, cast

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QItemSelectionRange,
    QModelIndex,
    QSettings,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QAction, QGuiApplication, QKeyEvent, QKeySequence, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QHeaderView, QTableView, QWidget

from ui.tables.copying import as_clipboard
from ui.tables.delegate import RowDelegate
from ui.tables.editing import CellList
from ui.tables.model import RowTable
from ui.tables.widths import LEAST_WIDTH, ColumnWidths
from ui.theme.theme import Theme

_RETURN = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_STEPS = {
    QAbstractItemDelegate.EndEditHint.EditNextItem: 1,
    QAbstractItemDelegate.EndEditHint.EditPreviousItem: -1,
}


class RowTableView(QTableView):
    """Shows a `RowTable`.

    Signals:
        row_chosen: The row that is current now, or None.
        row_opened: A row was double-clicked or Return was pressed on it, and nothing in it is changed where it stands.
        choice_changed: How many rows are chosen.
        paste_wanted: The text of the clipboard, where cells can be changed.
    """

    row_chosen = Signal(object)
    row_opened = Signal(object)
    choice_changed = Signal(int)
    paste_wanted = Signal(str)

    def __init__(
        self, table: RowTable, theme: Theme, settings: QSettings, name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.table = table
        self._theme = theme
        self._chosen_id = self._top_id = ""
        self._chosen_place = 0
        self._was_in_view = False
        self.setModel(table)
        self._delegate = RowDelegate(theme, table.columns, self, table)
        self.setItemDelegate(self._delegate)
        self.widths = ColumnWidths(self, table.columns, theme, settings, f"table/{name}/widths")
        self.selectionModel().currentChanged.connect(self._on_current_changed)
        self.selectionModel().selectionChanged.connect(self._on_selection_changed)
        self._dress()
        self._bring("Copy", QKeySequence.StandardKey.Copy, self.copy)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        table.arrived.connect(self._on_arrived)
        table.layoutAboutToBeChanged.connect(self._on_layout_about_to_change)
        table.layoutChanged.connect(self._on_layout_changed)
        table.watch(self._places_in_view)
        theme.changed.connect(self._on_theme_changed)
        if any(column.groups for column in table.columns):
            # The first row in view says its group: it is another one after every step.
            self.verticalScrollBar().valueChanged.connect(self.viewport().update)

    def make_editable(self) -> None:
        """Let cells be changed where they stand, and blocks of cells be pasted."""
        self.table.is_editable = True
        self._bring("Paste", QKeySequence.StandardKey.Paste, self._paste)

    def offer(self, name: str, words: Sequence[str]) -> None:
        """Offer these words while a cell is typed in the columns that change `name`."""
        self._delegate.names = {**self._delegate.names, name: tuple(words)}

    @property
    def editor(self) -> QWidget | None:
        """What a cell is being changed in, if one is."""
        return self._delegate.editor

    def row_height(self) -> int:
        """How high a row is, in device-independent pixels."""
        return self._delegate.row_height()

    def chosen_row(self) -> Any | None:
        """The current row, if it has been fetched."""
        return self.table.row(self.currentIndex().row())

    def chosen_rows(self) -> list[Any]:
        """All selected rows that have been fetched, from top to bottom."""
        return [row for row in map(self.table.row, self._chosen_places()) if row is not None]

    def rows_from_current(self, most: int) -> list[Any]:
        """So many rows from the current one on, as far as they have been fetched; headings are passed over."""
        places = range(max(0, self.currentIndex().row()), self.table.rowCount())
        found: list[Any] = []
        for place in places:
            row = self.table.row(place)
            if row is not None:
                found.append(row)
            elif self.table.heading(place) is None:
                break
            if len(found) == most:
                break
        return found

    def chosen_count(self) -> int:
        """How many rows are selected, fetched or not."""
        stretches = {(chosen.top(), chosen.bottom()) for chosen in self._chosen_ranges()}
        return sum(self.table.rows_between(top, bottom) for top, bottom in stretches)

    def with_chosen(self, use: Callable[[list[Any]], None]) -> None:
        """Hand over all selected rows; those nobody has scrolled to yet are fetched before."""
        places = self._chosen_places()
        rows = [self.table.row(place) for place in places]
        if all(row is not None or self.table.heading(place) for place, row in zip(places, rows, strict=True)):
            use([row for row in rows if row is not None])
            return
        numbers = [number for number in map(self.table.number_at, places) if number >= 0]

        def hand_over(page: Any) -> None:
            use([page.rows[number] for number in numbers if number < len(page.rows)])

        self.table.fetch_everything(hand_over)

    def reveal(self, row_id: str) -> None:
        """Select the row with this id and scroll to it, now or as soon as it is fetched."""
        self._chosen_id = row_id
        self.table.unfold_row(row_id)
        place = self.table.place_of(row_id)
        if place >= 0:
            self._chosen_id = ""
            self._choose(place)
            self.scrollTo(self.table.index(place, 0))
            if self._chosen_id != row_id:
                # It was current already, so nothing has told of it; without its id a refresh would lose it.
                self._chosen_id = row_id
                self.row_chosen.emit(self.chosen_row())
        else:
            self.table.seek(row_id)

    def edit_cell(self, name: str = "") -> bool:
        """Change a cell of the current row: the current one, or that of the column that changes `name`."""
        if self.state() == QAbstractItemView.State.EditingState:
            return True
        here = self.currentIndex()
        column = self._column_to_edit(here.column() if not name else -1, 1, name)
        if not self.table.is_editable or self.table.row(here.row()) is None or column < 0:
            return False
        index = self.table.index(here.row(), column)
        self._go(index, keeps_choice=self.chosen_count() > 1)
        self.edit(index)
        self._open_list()
        return True

    def say_refused(self, row_id: str, name: str, typed: str, sentence: str) -> bool:
        """Open the cell again with what was typed, the reason beneath; False when the row is gone or another is changed."""
        place = self.table.place_of(row_id)
        # Whoever has gone on to another cell is typing there: that must not be taken away.
        if place < 0 or self.editor is not None:
            return False
        self._choose(place)
        self.edit_cell(name)
        editor: Any = self.editor
        if editor is None:
            return False
        editor.begin(typed)
        editor.say_wrong(sentence)
        return True

    @Slot()
    def copy(self) -> None:
        """Put the selected rows on the clipboard, with their headings."""
        if self.chosen_count():
            self.with_chosen(self._copy_rows)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        heading = self.table.heading(self.currentIndex().row())
        row = self.chosen_row()
        if heading is not None and event.key() in {Qt.Key.Key_Left, Qt.Key.Key_Right}:
            self.table.fold(heading.key, is_folded=event.key() == Qt.Key.Key_Left)
        elif heading is not None and event.key() in {*_RETURN, Qt.Key.Key_Space}:
            self.table.fold(heading.key, is_folded=not heading.is_folded)
        elif event.key() == Qt.Key.Key_F2 and self.edit_cell():
            event.accept()
        elif event.key() in _RETURN and row is not None and not event.modifiers():
            if not self.edit_cell():
                self.row_opened.emit(row)
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        # Qt would look through every row there is, fetched or not; the filter is for that.
        pass

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        self._delegate.editor = None
        super().closeEditor(editor, QAbstractItemDelegate.EndEditHint.NoHint)
        self.viewport().update()
        step = _STEPS.get(hint, 0)
        column = self._column_to_edit(self.currentIndex().column() + step, step) if step else -1
        if column >= 0:
            self._go(self.table.index(self.currentIndex().row(), column))
            self.edit_cell()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        heading = self.table.heading(self.rowAt(event.position().toPoint().y()))
        if heading is not None and event.button() == Qt.MouseButton.LeftButton:
            self.table.fold(heading.key, is_folded=not heading.is_folded)
        else:
            super().mousePressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.widths.share_out()

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Leave:
            self._on_entered(QModelIndex())
        return super().viewportEvent(event)

    def _dress(self) -> None:
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
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
        # Qt asks every row of a column, in Python, whether its title is to look chosen: a selection of its own spares that.
        header.setSelectionModel(QItemSelectionModel(self.table, header))
        header.setHighlightSections(False)
        header.setSectionsClickable(True)
        header.setMinimumSectionSize(LEAST_WIDTH)
        header.setFixedHeight(self._theme.px(36))
        header.setSortIndicatorClearable(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        header.sortIndicatorChanged.connect(self._on_sort_indicator_changed)
        header.setSortIndicatorShown(True)

    def show_order(self, sort: str, *, descending: bool) -> None:
        """Show the arrow above the column the rows are ordered by, without ordering them."""
        section = next((place for place, each in enumerate(self.table.columns) if each.sort == sort), -1)
        order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        header = self.horizontalHeader()
        header.blockSignals(True)
        header.setSortIndicator(section if sort else -1, order)
        header.blockSignals(False)
        header.viewport().update()

    def _bring(self, title: str, keys: QKeySequence.StandardKey, method: Callable[[], None]) -> None:
        action = QAction(title, self)
        action.setShortcut(QKeySequence(keys))
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.triggered.connect(method)
        self.addAction(action)

    def _go(self, index: QModelIndex, *, keeps_choice: bool = False) -> None:
        """Make a cell the current one and its row the only chosen one, whatever keys are being held down."""
        flag = QItemSelectionModel.SelectionFlag
        chosen = flag.NoUpdate if keeps_choice else flag.ClearAndSelect | flag.Rows
        self.selectionModel().setCurrentIndex(index, chosen)

    def _choose(self, place: int) -> None:
        # The column that has the keyboard keeps it.
        self._go(self.table.index(place, self.widths.seen(self.currentIndex().column())))

    def _chosen_ranges(self) -> list[QItemSelectionRange]:
        # Qt’s list of ranges is one to Python as well, which its declarations do not know.
        return list(cast(Any, self.selectionModel().selection()))

    def _chosen_places(self) -> list[int]:
        places: set[int] = set()
        for chosen in self._chosen_ranges():
            places.update(range(chosen.top(), chosen.bottom() + 1))
        return sorted(place for place in places if self.table.heading(place) is None)

    def _places_in_view(self) -> list[int]:
        height = self.viewport().height()
        first, last = self.rowAt(0), self.rowAt(max(0, height - 1))
        last = last if last >= 0 else self.table.rowCount() - 1
        return [*range(max(0, first), last + 1), max(0, self.currentIndex().row())]

    def _column_to_edit(self, begin: int, step: int, name: str = "") -> int:
        """The next column from here that can be changed and is shown; -1 for none."""
        columns = self.table.columns
        if name:
            found = (place for place, each in enumerate(columns) if each.edit and each.edit.name == name)
            return next(found, -1)
        if not 0 <= begin < len(columns):
            return -1
        order = [*range(begin, len(columns) if step > 0 else -1, step)]
        return next((each for each in order if columns[each].edit and not self.isColumnHidden(each)), -1)

    def _open_list(self) -> None:
        if isinstance(self._delegate.editor, CellList):
            self._delegate.editor.showPopup()

    def _copy_rows(self, rows: list[Any]) -> None:
        QGuiApplication.clipboard().setMimeData(as_clipboard(self.table.columns, rows))

    @Slot()
    def _paste(self) -> None:
        text = QGuiApplication.clipboard().text()
        if text.strip():
            self.paste_wanted.emit(text)

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
        self.choice_changed.emit(self.chosen_count())

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
        if row is not None and index.flags() & Qt.ItemFlag.ItemIsEditable:
            self.edit(index)
            self._open_list()
        elif row is not None:
            self.row_opened.emit(row)

    @Slot(int)
    def _on_arrived(self, _total: int) -> None:
        wanted = self.table.place_of(self._chosen_id) if self._chosen_id else -1
        if wanted >= 0 and wanted != self.currentIndex().row():
            self.reveal(self._chosen_id)
        elif self.table.total and not self.currentIndex().isValid():
            self._choose(self._row_near(self._chosen_place))
        elif wanted >= 0:
            self.row_chosen.emit(self.chosen_row())
        self.viewport().update()

    def _row_near(self, place: int) -> int:
        """The place itself, or the first below it, or above it, where a row stands and no heading."""
        last = self.table.rowCount() - 1
        begin = max(0, min(place, last))
        around = (*range(begin, last + 1), *range(last, -1, -1))
        return next((each for each in around if self.table.heading(each) is None), begin)

    @Slot()
    def _on_layout_about_to_change(self) -> None:
        row = self.table.row(self.rowAt(0))
        self._top_id = row.id if row is not None and self.verticalScrollBar().value() else ""
        self._was_in_view = self.viewport().rect().intersects(self.visualRect(self.currentIndex()))

    @Slot()
    def _on_layout_changed(self) -> None:
        place = self.table.place_of(self._top_id) if self._top_id else -1
        if place >= 0:
            into_row = self.verticalScrollBar().value() % self.row_height()
            self.verticalScrollBar().setValue(place * self.row_height() + into_row)
        if self._was_in_view:  # a row that was changed may stand elsewhere now, and goes on being looked at
            self.scrollTo(self.currentIndex())

    @Slot()
    def _on_theme_changed(self) -> None:
        self.verticalHeader().setDefaultSectionSize(self.row_height())
        self.horizontalHeader().setFixedHeight(self._theme.px(36))
        self.widths.share_out()
