"""The items of one agenda for a view. An item is known by its id; its place is only where it stands now."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from enum import IntEnum
from typing import Any, TypeAlias

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from boardkeeper.agenda import AgendaItemView, ItemKind
from boardkeeper.documents.exempt import exemption
from boardkeeper.rules.agenda_order import Order, PlacedItem
from boardkeeper.rules.numbering import NumberedItem, agenda_numbers
from ui.meetings.states import paper_words

Index: TypeAlias = QModelIndex | QPersistentModelIndex

_NOWHERE = QModelIndex()


class ItemRole(IntEnum):
    """What a row knows besides its title."""

    ID = Qt.ItemDataRole.UserRole + 1
    ITEM = Qt.ItemDataRole.UserRole + 2
    PAGES = Qt.ItemDataRole.UserRole + 3


class AgendaModel(QAbstractListModel):
    """Items in their order, with the pages they have in the pack that was laid out last."""

    def __init__(self) -> None:
        super().__init__()
        self._items: list[AgendaItemView] = []
        self._pages: Mapping[str, str] = {}

    @property
    def items(self) -> tuple[AgendaItemView, ...]:
        """The items as they stand."""
        return tuple(self._items)

    @property
    def order(self) -> Order:
        """The items as the rules about order see them."""
        return tuple(
            PlacedItem(item.id, item.parent_id, item.kind is ItemKind.HEADING) for item in self._items
        )

    def place_of(self, item_id: str) -> int:
        """Where an item stands; -1 when it is not on this agenda."""
        return next((place for place, item in enumerate(self._items) if item.id == item_id), -1)

    def show_items(self, items: Sequence[AgendaItemView]) -> None:
        """Show these items; selection, editors and scroll stay with those that were there before."""
        kept = {item.id for item in items}
        for place in reversed(range(len(self._items))):
            if self._items[place].id not in kept:
                self.beginRemoveRows(_NOWHERE, place, place)
                del self._items[place]
                self.endRemoveRows()
        for place, item in enumerate(items):
            stands = self.place_of(item.id)
            if stands < 0:
                self.beginInsertRows(_NOWHERE, place, place)
                self._items.insert(place, item)
                self.endInsertRows()
            else:
                self._move(stands, place)
                self._put(place, item)

    def show_pages(self, pages: Mapping[str, str]) -> None:
        """Say beside each item which pages it has: “Pages 3–16”, by item id."""
        self._pages = pages
        if self._items:
            self.dataChanged.emit(self.index(0), self.index(len(self._items) - 1))

    def rearrange(self, order: Order) -> None:
        """Show another order, with the numbers it gives, before anybody is asked."""
        by_id = {item.id: item for item in self._items}
        items = [replace(by_id[placed.id], parent_id=placed.parent_id) for placed in order]
        numbers = agenda_numbers(
            [
                NumberedItem(
                    kept=item.number if item.is_frozen and item.number else None,
                    is_sub=item.parent_id is not None,
                    is_numbered=item.kind is not ItemKind.HEADING,
                )
                for item in items
            ]
        )
        self.show_items(
            [replace(item, number=number or "") for item, number in zip(items, numbers, strict=True)]
        )

    def change(self, item_id: str, **facts: Any) -> None:
        """Show a change before it is kept, so that no old words flash up."""
        place = self.place_of(item_id)
        if place >= 0:
            self._put(place, replace(self._items[place], **facts))

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._items)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        item = self._items[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return item.title
            case ItemRole.ITEM:
                return item
            case ItemRole.ID:
                return item.id
            case ItemRole.PAGES:
                return self._pages.get(item.id, "")
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._spoken(item)
            case _:
                return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsEditable

    def _move(self, place: int, to_place: int) -> None:
        if place == to_place:
            return
        before = to_place + 1 if to_place > place else to_place
        self.beginMoveRows(_NOWHERE, place, place, _NOWHERE, before)
        self._items.insert(to_place, self._items.pop(place))
        self.endMoveRows()

    def _put(self, place: int, item: AgendaItemView) -> None:
        if self._items[place] != item:
            self._items[place] = item
            self.dataChanged.emit(self.index(place), self.index(place))

    def _spoken(self, item: AgendaItemView) -> str:
        parts = [
            f"Item {item.number}: {item.title}" if item.number else f"Heading: {item.title}",
            "a sub-item" if item.parent_id else "",
            "" if item.kind is ItemKind.HEADING else f"{item.kind.value}, {paper_words(item.paper)}",
            item.purpose,
            f"urgent because {item.urgent_reason}" if item.urgent_reason else "",
            f"not public, {exemption(item)}" if item.is_exempt else "",
            "concerns education" if item.concerns_education else "",
            "its number is published" if item.is_frozen and item.number else "",
            self._pages.get(item.id, ""),
        ]
        return "; ".join(part for part in parts if part)
