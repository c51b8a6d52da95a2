"""The model behind every table: plain rows, fetched in stretches as they come into view."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING, Any, TypeAlias

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
    Slot,
)

from ui.operations import Desk, Operations
from ui.tables.columns import Column, Kind

if TYPE_CHECKING:
    from boardkeeper.lists import Page, Wanted

    Fetch: TypeAlias = Callable[[Desk, Wanted], Page[Any]]

Index: TypeAlias = QModelIndex | QPersistentModelIndex

STRETCH = 200
"""How many rows are fetched at once."""

_EVERYTHING = 1_000_000
"""More rows than a sheet of Excel holds are not taken away."""

_NOWHERE = QModelIndex()


class CellRole(IntEnum):
    """What a cell knows besides its text. Compared as plain integers: this is the hottest path of the window."""

    ID = Qt.ItemDataRole.UserRole + 1
    ROW = Qt.ItemDataRole.UserRole + 2
    VALUE = Qt.ItemDataRole.UserRole + 3
    COLUMN = Qt.ItemDataRole.UserRole + 4


_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_TOOL_TIP = int(Qt.ItemDataRole.ToolTipRole)
_ALIGNMENT = int(Qt.ItemDataRole.TextAlignmentRole)
_SPOKEN = int(Qt.ItemDataRole.AccessibleTextRole)
_ID, _ROW, _VALUE, _COLUMN = (int(role) for role in CellRole)
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class _Answer:
    generation: int
    replaces_all: bool
    stretches: tuple[int, ...]
    pages: tuple[Page[Any], ...]


class RowTable(QAbstractTableModel):
    """Rows of one use case. The identity of a row is its `id`; its place means nothing.

    Signals:
        arrived: Rows were fetched; how many there are altogether.

    Args:
        columns: What is shown.
        operations: The door to the board.
        parent: Who owns it.
    """

    arrived = Signal(int)

    def __init__(
        self, columns: Sequence[Column], operations: Operations, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._operations = operations
        self._fetch: Fetch | None = None
        self._rows: dict[int, Any] = {}
        self._total = 0
        self._words = ""
        self._chips: frozenset[str] = frozenset()
        self._sort = ""
        self._descending = False
        self._generation = 0
        self._missing: set[int] = set()
        self._asked: set[int] = set()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._on_timeout)

    def show_from(self, fetch: Fetch) -> None:
        """Show the rows of another use case from the beginning."""
        self._fetch = fetch
        self._reload()

    def narrow(self, words: str, chips: Iterable[str]) -> None:
        """Show only the rows that hold the words and fit the chips."""
        wanted = (words, frozenset(chips))
        if wanted != (self._words, self._chips):
            self._words, self._chips = wanted
            self._reload()

    @property
    def is_narrowed(self) -> bool:
        """Whether a filter is in force."""
        return bool(self._words or self._chips)

    @property
    def total(self) -> int:
        """How many rows there are, fetched or not."""
        return self._total

    def refresh(self) -> None:
        """Fetch anew what is loaded, in place."""
        self._generation += 1
        self._ask(sorted({place // STRETCH for place in self._rows}) or [0], replaces_all=True)

    def seek(self, row_id: str) -> None:
        """Fetch the stretch in which the row with this id stands, wherever that is; nothing when it is nowhere."""
        if self._fetch is None:
            return
        fetch, generation, wanted = self._fetch, self._generation, self._wanted

        def find(desk: Desk) -> _Answer:
            stretch = 0
            while True:
                page = fetch(desk, wanted(stretch))
                found = any(row.id == row_id for row in page.rows)
                if found or (stretch + 1) * STRETCH >= page.total:
                    kept = found or stretch == 0
                    return _Answer(generation, False, (stretch,) if kept else (), (page,) if kept else ())
                stretch += 1

        self._operations.run(None, find, on_done=self._on_read)

    def row(self, place: int) -> Any | None:
        """The row at a place, if it has been fetched."""
        return self._rows.get(place)

    def place_of(self, row_id: str) -> int:
        """Where the row with this id stands now; -1 when it is not among those fetched."""
        return next((place for place, row in self._rows.items() if row.id == row_id), -1)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else self._total

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == _DISPLAY:
            return self.columns[section].title
        if role == _ALIGNMENT:
            return _RIGHT if self.columns[section].kind is Kind.NUMBER else _LEFT
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self._rows.get(index.row())
        if row is None:
            self._miss(index.row())
            return None
        column = self.columns[index.column()]
        if role == _DISPLAY:
            return column.text_of(row)
        if role == _TOOL_TIP:
            return column.whole_text_of(row)
        if role == _VALUE:
            return column.value_of(row)
        if role == _SPOKEN:
            return f"{column.title}: {column.whole_text_of(row) or 'blank'}"
        if role == _ROW:
            return row
        if role == _COLUMN:
            return column
        if role == _ID:
            return row.id
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Order by a column, in SQL; -1 for the list's own order."""
        name = self.columns[column].sort if column >= 0 else ""
        descending = order == Qt.SortOrder.DescendingOrder and bool(name)
        if (name, descending) != (self._sort, self._descending):
            self._sort, self._descending = name, descending
            self._reload()

    def _reload(self) -> None:
        self._generation += 1
        self._ask([0], replaces_all=True)

    def _miss(self, place: int) -> None:
        stretch = place // STRETCH
        if stretch not in self._asked and 0 <= place < self._total:
            self._missing.add(stretch)
            self._timer.start()

    @Slot()
    def _on_timeout(self) -> None:
        stretches, self._missing = sorted(self._missing), set()
        if stretches:
            self._ask(stretches, replaces_all=False)

    def _ask(self, stretches: list[int], *, replaces_all: bool) -> None:
        if self._fetch is None:
            return
        self._asked = {*stretches} if replaces_all else self._asked | {*stretches}
        fetch, generation = self._fetch, self._generation
        wanted = [self._wanted(stretch) for stretch in stretches]

        def read(desk: Desk) -> _Answer:
            pages = tuple(fetch(desk, part) for part in wanted)
            return _Answer(generation, replaces_all, tuple(stretches), pages)

        self._operations.run(None, read, on_done=self._on_read)

    def everything(self) -> Callable[[Desk], Page[Any]]:
        """What fetches, on the database thread, every row the filter leaves, in the order shown."""
        from boardkeeper.lists import Wanted

        fetch = self._fetch
        wanted = Wanted(self._words, self._chips, self._sort, self._descending, 0, _EVERYTHING)

        def read(desk: Desk) -> Page[Any]:
            assert fetch is not None
            return fetch(desk, wanted)

        return read

    def _wanted(self, stretch: int) -> Wanted:
        # Not needed before a board is open, and costs more than the window itself.
        from boardkeeper.lists import Wanted

        return Wanted(self._words, self._chips, self._sort, self._descending, stretch * STRETCH, STRETCH)

    def _on_read(self, answer: _Answer) -> None:
        if answer.generation != self._generation or not answer.pages:
            return
        rows = {} if answer.replaces_all else dict(self._rows)
        for stretch, page in zip(answer.stretches, answer.pages, strict=True):
            rows.update(enumerate(page.rows, start=stretch * STRETCH))
        self._settle(rows, answer.pages[-1].total)
        self._asked -= {*answer.stretches}
        self.arrived.emit(self._total)

    def _settle(self, rows: dict[int, Any], total: int) -> None:
        """Take in rows without a reset: selection and scroll belong to ids, so indexes move with them."""
        if total > self._total:
            self.beginInsertRows(_NOWHERE, self._total, total - 1)
            self._total = total
            self.endInsertRows()
        moved = {row.id: place for place, row in rows.items()}
        # Selections hold their indexes only while they are told of a change: ask for them afterwards.
        self.layoutAboutToBeChanged.emit()
        old = self.persistentIndexList()
        places = [self._new_place(index.row(), moved, rows) for index in old]
        self._rows = rows
        new = [
            self.index(place, index.column()) if place >= 0 else QModelIndex()
            for index, place in zip(old, places, strict=True)
        ]
        self.changePersistentIndexList(old, new)
        self.layoutChanged.emit()
        if total < self._total:
            self.beginRemoveRows(_NOWHERE, total, self._total - 1)
            self._total = total
            self.endRemoveRows()

    def _new_place(self, place: int, moved: dict[str, int], rows: dict[int, Any]) -> int:
        row = self._rows.get(place)
        if row is None:
            return place if place not in rows else -1
        return moved.get(row.id, -1)
