"""The model behind every table: plain rows, fetched in stretches as they come into view."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial
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
from ui.tables.columns import Column
from ui.tables.fetching import STRETCH, Answer, Look, stretch_sought, stretches_read
from ui.tables.roles import of_cell, of_heading, of_title
from ui.tables.sections import Group, Heading, Sections

if TYPE_CHECKING:
    from boardkeeper.lists import Page, Wanted
    from ui.tables.fetching import Fetch, FetchGroups, FindRow

__all__ = ["STRETCH", "RowTable"]

Index: TypeAlias = QModelIndex | QPersistentModelIndex

_KEPT_STRETCHES = 24
"""Somebody who scrolls through all of a long log leaves nothing behind that every later step would pay for."""

_EVERYTHING = 1_000_000
"""More rows than a sheet of Excel holds are not taken away."""

_NOWHERE = QModelIndex()


_EDIT = Qt.ItemDataRole.EditRole
_ENABLED = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren
_CHOOSABLE = _ENABLED | Qt.ItemFlag.ItemIsSelectable
_CHANGEABLE = _CHOOSABLE | Qt.ItemFlag.ItemIsEditable


class RowTable(QAbstractTableModel):
    """Rows of one use case. The identity of a row is its `id`; its place means nothing.

    Signals:
        arrived: Rows were fetched; how many there are altogether.
        look_changed: The rows are filtered, ordered or grouped in another way from now on.
        edited: A cell was changed where it stands: the row, the name of what was changed, and what it shall be.

    Args:
        columns: What is shown.
        operations: The door to the board.
        parent: Who owns it.
    """

    arrived = Signal(int)
    look_changed = Signal()
    edited = Signal(object, str, str)

    def __init__(
        self, columns: Sequence[Column], operations: Operations, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self.is_editable = False
        self.greys: Callable[[Any], bool] | None = None
        self._operations = operations
        self._fetch: Fetch | None = None
        self._fetch_groups: FetchGroups | None = None
        self._find: FindRow | None = None
        self._rows: dict[int, Any] = {}
        self._numbers: dict[str, int] = {}
        self._stretches: list[int] = []
        self._sections = Sections(0)
        self._groups: tuple[Group, ...] = ()
        self._folded: frozenset[str] = frozenset()
        self._places = 0
        self._look = Look()
        self._in_view: Callable[[], Iterable[int]] | None = None
        self._generation = 0
        self._missing: set[int] = set()
        self._asked: set[int] = set()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._on_timeout)

    def show_from(self, fetch: Fetch, groups: FetchGroups | None = None, find: FindRow | None = None) -> None:
        """Show the rows of another use case from the beginning.

        Args:
            fetch: Answers a stretch of rows.
            groups: Answers the groups of the list in their order, where it can be grouped.
            find: Answers the number of the row with an id in the list, -1 for none; without it, it is looked for.
        """
        self._fetch, self._fetch_groups, self._find = fetch, groups, find
        self._reload()

    def call_columns(self, titles: Mapping[str, str]) -> None:
        """Give columns other titles, by those they have."""
        self.columns = tuple(
            replace(column, title=titles.get(column.title, column.title)) for column in self.columns
        )
        if self.columns:
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.columns) - 1)

    def watch(self, places: Callable[[], Iterable[int]]) -> None:
        """Say which places are looked at: a refresh fetches their stretches, all others when they come into view."""
        self._in_view = places

    def narrow(self, words: str, chips: Iterable[str]) -> None:
        """Show only the rows that hold the words and fit the chips."""
        self._turn_to(replace(self._look, words=words, chips=frozenset(chips)))

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Order by a column, in SQL; -1 for the list's own order."""
        name = self.columns[column].sort if column >= 0 else ""
        descending = order == Qt.SortOrder.DescendingOrder and bool(name)
        self._turn_to(replace(self._look, sort=name, descending=descending))

    def group_by(self, group: str) -> None:
        """Put rows that have something in common under one heading; empty for no headings."""
        if group != self._look.group:
            self._folded = frozenset()
        self._turn_to(replace(self._look, group=group))

    def look_at(self, words: str, chips: Iterable[str], sort: str, group: str, *, descending: bool) -> None:
        """Filter, order and group in one step, as a view that was saved says."""
        self._folded = frozenset() if group != self._look.group else self._folded
        self._turn_to(Look(words, frozenset(chips), sort, descending and bool(sort), group))

    @property
    def look(self) -> Wanted:
        """How the list is looked at: filter, order, grouping."""
        return self._look.wanted(0, STRETCH)

    @property
    def is_narrowed(self) -> bool:
        """Whether a filter is in force."""
        return bool(self._look.words or self._look.chips)

    @property
    def total(self) -> int:
        """How many rows there are, fetched or not; headings are no rows."""
        return self._sections.total

    def refresh(self) -> None:
        """Fetch anew what is looked at, in place."""
        self._generation += 1
        stretches = self._stretches_in_view() if self._in_view is not None else {*self._stretches}
        self._ask(sorted(stretches) or [0], replaces_all=True)

    def seek(self, row_id: str) -> None:
        """Fetch the stretch in which the row with this id stands, wherever that is; nothing when it is nowhere."""
        if self._fetch is None:
            return
        read = partial(stretch_sought, self._fetch, self._find, self._look, row_id, self._generation)
        self._operations.run(None, read, on_done=self._on_read)

    def row(self, place: int) -> Any | None:
        """The row at a place, if it has been fetched; None for a heading."""
        return self._rows.get(self._sections.number_at(place))

    def heading(self, place: int) -> Heading | None:
        """The heading at a place, if one stands there."""
        return self._sections.heading_at(place)

    def is_grey(self, row: Any) -> bool:
        """Whether a row is shown in grey: nothing more is expected of it."""
        return self.greys is not None and self.greys(row)

    def rows_between(self, first: int, last: int) -> int:
        """How many rows stand from one place to another, headings not counted."""
        return self._sections.rows_between(first, last)

    def number_at(self, place: int) -> int:
        """The number of the row at a place in the list, -1 for a heading."""
        return self._sections.number_at(place)

    def place_of(self, row_id: str) -> int:
        """Where the row with this id stands now; -1 when it is not among those fetched, or is folded away."""
        number = self._numbers.get(row_id, -1)
        return self._sections.place_of(number) if number >= 0 else -1

    def unfold_row(self, row_id: str) -> None:
        """Unfold the group of a fetched row."""
        heading = self._sections.heading_of(self._numbers.get(row_id, -1))
        if heading is not None and heading.is_folded:
            self.fold(heading.key, is_folded=False)

    def fold(self, key: str, *, is_folded: bool) -> None:
        """Show only the heading of a group, or its rows again."""
        self._fold_to(self._folded | {key} if is_folded else self._folded - {key})

    def fold_all(self, *, is_folded: bool) -> None:
        """Show only headings, or all rows again."""
        self._fold_to(frozenset(group.key for group in self._groups) if is_folded else frozenset())

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else self._places

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        if self._sections.heading_at(index.row()) is not None:
            return _ENABLED
        return _CHANGEABLE if self.is_editable and self.columns[index.column()].edit else _CHOOSABLE

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        return of_title(self.columns[section], role)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        number = self._sections.number_at(index.row())
        row = self._rows.get(number)
        if row is None:
            heading = self._sections.heading_at(index.row())
            if heading is not None:
                return of_heading(heading, role, is_first=index.column() == 0)
            self._miss(number)
            return None
        return of_cell(self.columns[index.column()], row, role)

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Tell that a cell shall be something else; it is so only when the board has said so."""
        row = self.row(index.row())
        edit = self.columns[index.column()].edit
        if role != _EDIT or row is None or edit is None or value == edit.written(row):
            return False
        self.edited.emit(row, edit.name, str(value))
        return True

    def everything(self) -> Callable[[Desk], Page[Any]]:
        """What fetches, on the database thread, every row the filter leaves, in the order shown."""
        fetch, wanted = self._fetch, self._look.wanted(0, _EVERYTHING)

        def read(desk: Desk) -> Page[Any]:
            assert fetch is not None
            return fetch(desk, wanted)

        return read

    def fetch_everything(self, on_done: Callable[[Page[Any]], None]) -> None:
        """Fetch every row the filter leaves and hand the page over."""
        self._operations.run(None, self.everything(), on_done=on_done)

    def _turn_to(self, look: Look) -> None:
        if look != self._look:
            self._look = look
            self.look_changed.emit()
            self._reload()

    def _reload(self) -> None:
        self._generation += 1
        self._ask([0], replaces_all=True)

    def _stretches_in_view(self) -> set[int]:
        places = self._in_view() if self._in_view is not None else ()
        numbers = (self._sections.number_at(place) for place in places)
        return {number // STRETCH for number in numbers if number >= 0}

    def _miss(self, number: int) -> None:
        stretch = number // STRETCH
        if stretch not in self._asked and 0 <= number < self._sections.total:
            self._missing.add(stretch)
            self._timer.start()

    @Slot()
    def _on_timeout(self) -> None:
        # What has scrolled out of view again meanwhile need not come.
        seen = self._stretches_in_view()
        stretches = sorted(self._missing & seen or self._missing)
        self._missing = set()
        if stretches:
            self._ask(stretches, replaces_all=False)

    def _ask(self, stretches: list[int], *, replaces_all: bool) -> None:
        if self._fetch is None:
            return
        self._asked = {*stretches} if replaces_all else self._asked | {*stretches}
        groups = self._fetch_groups if replaces_all and self._look.group else None
        read = partial(
            stretches_read,
            *(self._fetch, groups, self._look, tuple(stretches), self._generation, replaces_all),
        )
        self._operations.run(None, read, on_done=self._on_read)

    def _on_read(self, answer: Answer) -> None:
        if answer.generation != self._generation or not answer.pages:
            return
        fetched: dict[int, Any] = {}
        for stretch, page in zip(answer.stretches, answer.pages, strict=True):
            fetched.update(enumerate(page.rows, start=stretch * STRETCH))
        total = answer.pages[-1].total
        self._asked -= {*answer.stretches}
        if answer.replaces_all or total != self._sections.total:
            self._groups = answer.groups if answer.replaces_all else self._groups
            self._stretches = list(answer.stretches)
            self._settle(fetched, Sections(total, self._groups, self._folded))
        else:
            self._take_in(fetched, answer.stretches)
        self.arrived.emit(total)

    def _take_in(self, fetched: dict[int, Any], stretches: Sequence[int]) -> None:
        """More of the same list: nothing moves, and what was fetched longest ago is let go."""
        self._stretches = [each for each in self._stretches if each not in stretches] + [*stretches]
        self._rows.update(fetched)
        self._numbers.update((row.id, number) for number, row in fetched.items())
        for gone in self._stretches[:-_KEPT_STRETCHES]:
            for number in range(gone * STRETCH, (gone + 1) * STRETCH):
                row = self._rows.pop(number, None)
                if row is not None:
                    del self._numbers[row.id]
        self._stretches = self._stretches[-_KEPT_STRETCHES:]
        for stretch in stretches:
            first = self._sections.place_of(stretch * STRETCH)
            last = self._sections.place_of(min((stretch + 1) * STRETCH, self._sections.total) - 1)
            if 0 <= first <= last:
                self.dataChanged.emit(self.index(first, 0), self.index(last, len(self.columns) - 1))

    def _fold_to(self, folded: frozenset[str]) -> None:
        if folded != self._folded:
            self._folded = folded
            self._settle(self._rows, Sections(self._sections.total, self._groups, folded))

    def _settle(self, rows: dict[int, Any], sections: Sections) -> None:
        """Take in rows without a reset: selection and scroll belong to ids, so indexes move with them."""
        if sections.places > self._places:
            self.beginInsertRows(_NOWHERE, self._places, sections.places - 1)
            self._places = sections.places
            self.endInsertRows()
        numbers = {row.id: number for number, row in rows.items()}
        # Selections hold their indexes only while they are told of a change: ask for them afterwards.
        self.layoutAboutToBeChanged.emit()
        old = self.persistentIndexList()
        is_same_shape = sections.has_shape_of(self._sections)
        places = [
            self._new_place(index.row(), sections, numbers, rows, is_same_shape=is_same_shape)
            for index in old
        ]
        self._rows, self._numbers, self._sections = rows, numbers, sections
        new = [
            self.index(place, index.column()) if place >= 0 else QModelIndex()
            for index, place in zip(old, places, strict=True)
        ]
        self.changePersistentIndexList(old, new)
        self.layoutChanged.emit()
        if sections.places < self._places:
            self.beginRemoveRows(_NOWHERE, sections.places, self._places - 1)
            self._places = sections.places
            self.endRemoveRows()

    def _new_place(
        self,
        place: int,
        sections: Sections,
        numbers: dict[str, int],
        rows: dict[int, Any],
        *,
        is_same_shape: bool,
    ) -> int:
        heading = self._sections.heading_at(place)
        if heading is not None:
            return sections.place_of_heading(heading.key)
        number = self._sections.number_at(place)
        row = self._rows.get(number)
        if row is not None and row.id in numbers:
            return sections.place_of(numbers[row.id])
        # A row that has not been fetched now, or not yet, is taken to stand where it stood.
        is_unknown = number not in rows and (is_same_shape or not sections.headings)
        return place if is_unknown and place < sections.places else -1
