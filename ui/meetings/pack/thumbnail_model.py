"""The pages of a pack as rows, each with its small picture and what there is to say of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from ui.meetings.pack.laid_out import is_same_edition

if TYPE_CHECKING:
    from ui.meetings.pack.laid_out import LaidOutPages


@dataclass(frozen=True, slots=True)
class PageMark:
    """What there is to say of a page beside its number.

    Attributes:
        item_number: Of the agenda item whose paper begins here; blank on every other page.
        title: Of the paper it belongs to.
        exempt: “exempt” or “confidential”; blank for what is public.
        is_leaf: Whether it is left blank so that the next paper starts on a right-hand page.
    """

    item_number: str = ""
    title: str = ""
    exempt: str = ""
    is_leaf: bool = False


@dataclass(slots=True)
class KeptPicture:
    """A picture and what it is of: equal looks need no other picture."""

    image: QImage
    dpi: float
    looks: object


@dataclass(slots=True)
class _Shown:
    """What the column shows."""

    pack: LaidOutPages | None = None
    marks: Mapping[int, PageMark] = field(default_factory=dict)
    images: dict[int, KeptPicture] = field(default_factory=dict)
    found: frozenset[int] = frozenset()


class ThumbnailModel(QAbstractListModel):
    """The pages, each as its printed number; `shown` holds their pictures."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.shown = _Shown()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own
        pack = self.shown.pack
        return 0 if pack is None or parent.isValid() else len(pack.sizes)

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        pack = self.shown.pack
        if pack is None or not index.isValid():
            return None
        label, mark = pack.labels[index.row()], self.mark(index.row())
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return label
            case Qt.ItemDataRole.ToolTipRole | Qt.ItemDataRole.AccessibleTextRole:
                return spoken(label, index.row(), mark, is_found=index.row() in self.shown.found)
            case _:
                return None

    def mark(self, row: int) -> PageMark:
        """What there is to say of a page."""
        return self.shown.marks.get(row, PageMark())

    def show_pages(self, pack: LaidOutPages | None, marks: Mapping[int, PageMark]) -> None:
        """Show the pages of a pack; rows are kept where there are as many, and so are pictures that are still right."""
        before = self.shown.pack
        is_same = pack is not None and before is not None and len(before.sizes) == len(pack.sizes)
        if not is_same:
            self.beginResetModel()
        if pack is None or before is None or before.meeting_id != pack.meeting_id:
            self.shown.images.clear()
        elif not is_same_edition(before, pack):
            alike = range(min(len(before.sizes), len(pack.sizes)))
            self.shown.images = {
                row: kept
                for row, kept in self.shown.images.items()
                if row in alike and kept.looks == pack.looks(row)
            }
        self.shown.pack, self.shown.marks, self.shown.found = pack, marks, frozenset()
        if is_same:
            self.touch(0, self.rowCount() - 1)
        else:
            self.endResetModel()

    def touch(self, first: int, last: int) -> None:
        """These rows look different now."""
        self.dataChanged.emit(self.index(first), self.index(last))


def spoken(label: str, row: int, mark: PageMark, *, is_found: bool = False) -> str:
    """A page in words: “Page 33, item 11 Placement sufficiency, exempt”."""
    parts = [f"Page {label}" if label else f"Unnumbered page, sheet {row + 1}"]
    if mark.is_leaf:
        parts.append("left blank so that the next paper begins on a right-hand page")
    elif mark.title:
        parts.append(f"item {mark.item_number} {mark.title}" if mark.item_number else mark.title)
    if mark.exempt:
        parts.append(mark.exempt)
    if is_found:
        parts.append("has the words that are looked for")
    return ", ".join(parts)
