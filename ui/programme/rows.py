"""The work programme as rows of one view: a heading for every meeting and list, and beneath it its cards."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum
from typing import TypeAlias

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from boardkeeper.programme import ProgrammeItemView
from boardkeeper.scheduling import ProgrammeGroup
from ui.programme.words import group_note, group_title, remarks

Index: TypeAlias = QModelIndex | QPersistentModelIndex

PAST = "past"
_NOWHERE = QModelIndex()


@dataclass(frozen=True, slots=True)
class HeadingRow:
    """The heading of a group, or, without one, of all meetings that are over."""

    key: str
    title: str
    note: str
    is_folded: bool
    group: ProgrammeGroup | None = None

    @property
    def spoken(self) -> str:
        """What a screen reader says."""
        return f"{self.title}, {self.note}, {'folded' if self.is_folded else 'unfolded'}"


@dataclass(frozen=True, slots=True)
class CardRow:
    """A topic in its group; `place` is where it stands there."""

    item: ProgrammeItemView
    group: ProgrammeGroup
    place: int

    @property
    def key(self) -> str:
        """The topic’s id."""
        return self.item.id

    @property
    def spoken(self) -> str:
        """What a screen reader says."""
        said = (
            self.item.topic,
            *(words for words, _ in remarks(self.item)),
            self.item.responsible,
            self.item.reason,
        )
        return "; ".join(part for part in said if part)


@dataclass(frozen=True, slots=True)
class VacantRow:
    """Where a group without topics would have them; nothing to choose, but something to drop on."""

    group: ProgrammeGroup

    @property
    def key(self) -> str:
        """Its group’s, marked as vacant; it cannot be chosen."""
        return f"vacant {self.group.key}"

    @property
    def spoken(self) -> str:
        """What a screen reader says."""
        return "No topic yet"


Row: TypeAlias = HeadingRow | CardRow | VacantRow


class RowRole(IntEnum):
    """What a row knows besides its words."""

    ROW = Qt.ItemDataRole.UserRole + 1


class ProgrammeRows(QAbstractListModel):
    """The groups as rows. What is folded is known by the key of its group; the meetings that are over begin folded.

    Signals:
        about_to_settle: The rows are about to change their places.
        settled: They have them.
    """

    about_to_settle = Signal()
    settled = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._groups: tuple[ProgrammeGroup, ...] = ()
        self._rows: list[Row] = []
        self.folded: set[str] = {PAST}
        self.is_narrowed = False

    @property
    def groups(self) -> tuple[ProgrammeGroup, ...]:
        """Every group, folded or not, in order."""
        return self._groups

    @property
    def topics(self) -> int:
        """How many topics there are, folded away or not."""
        return sum(len(group.items) for group in self._groups)

    def row(self, place: int) -> Row | None:
        """The row at a place."""
        return self._rows[place] if 0 <= place < len(self._rows) else None

    def place_of(self, key: str) -> int:
        """Where a topic or a heading stands; -1 when it is folded away or not there."""
        return next((place for place, row in enumerate(self._rows) if row.key == key), -1)

    def group_of(self, item_id: str) -> ProgrammeGroup | None:
        """The group that holds a topic."""
        return next((group for group in self._groups if any(i.id == item_id for i in group.items)), None)

    def show_groups(self, groups: Sequence[ProgrammeGroup]) -> None:
        """Show these groups. The view restores what was chosen by its key."""
        self._groups = tuple(groups)
        self._lay_out()

    def fold(self, key: str, is_folded: bool) -> None:
        """Fold a group, or all that is past, or unfold it."""
        if is_folded:
            self.folded.add(key)
        else:
            self.folded.discard(key)
        self._lay_out()

    def unfold_to(self, item_id: str) -> None:
        """Unfold whatever hides a topic."""
        group = self.group_of(item_id)
        if group is not None and self.folded & {group.key, PAST}:
            self.folded -= {group.key, PAST} if group.is_past else {group.key}
            self._lay_out()

    def move(self, item_id: str, key: str, place: int) -> None:
        """Move a topic before anybody is asked, so that the next key press counts from there."""
        group = self.group_of(item_id)
        if group is None:
            return
        item = next(each for each in group.items if each.id == item_id)
        moved = []
        for each in self._groups:
            items = [other for other in each.items if other.id != item_id]
            if each.key == key:
                items.insert(place, replace(item, list_kind=each.kind, scheduled_on=each.day))
            moved.append(replace(each, items=tuple(items)))
        self.show_groups(moved)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self._rows[index.row()]
        if role == RowRole.ROW:
            return row
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return row.spoken
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or isinstance(self.row(index.row()), VacantRow):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def _lay_out(self) -> None:
        """Take in the rows without a reset: what is chosen belongs to keys, so indexes move with them."""
        rows, before = list(self._every_row()), len(self._rows)
        self.about_to_settle.emit()
        if len(rows) > before:
            self.beginInsertRows(_NOWHERE, before, len(rows) - 1)
            self._rows += rows[before:]
            self.endInsertRows()
        self.layoutAboutToBeChanged.emit()
        places = {row.key: place for place, row in enumerate(rows)}
        old = self.persistentIndexList()
        new = [places.get(self._rows[index.row()].key, -1) for index in old]
        self._rows = rows + self._rows[len(rows) :]
        self.changePersistentIndexList(
            old, [self.index(place) if place >= 0 else QModelIndex() for place in new]
        )
        self.layoutChanged.emit()
        if len(rows) < before:
            self.beginRemoveRows(_NOWHERE, len(rows), before - 1)
            self._rows = rows
            self.endRemoveRows()
        self.settled.emit()

    def _every_row(self) -> Iterator[Row]:
        past = [group for group in self._groups if group.is_past]
        if past:
            is_folded = PAST in self.folded and not self.is_narrowed
            topics = sum(len(group.items) for group in past)
            note = f"{len(past)} with {topics} topics" if topics != 1 else "1 topic"
            yield HeadingRow(PAST, "Past meetings", note, is_folded)
            if not is_folded:
                for group in past:
                    yield from self._rows_of(group)
        for group in self._groups:
            if not group.is_past:
                yield from self._rows_of(group)

    def _rows_of(self, group: ProgrammeGroup) -> Iterator[Row]:
        is_folded = group.key in self.folded and not self.is_narrowed
        yield HeadingRow(group.key, group_title(group), group_note(group), is_folded, group)
        if is_folded:
            return
        for place, item in enumerate(group.items):
            yield CardRow(item, group, place)
        if not group.items:
            yield VacantRow(group)
