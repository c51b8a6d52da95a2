"""The order of an agenda: items, the sub-items that follow theirs, and headings that stand by themselves.

There is one level of sub-items (5.1 below 5). A heading takes no number and no sub-items; it only says what comes next.
Whatever is done here answers an order in which every sub-item stands below its own item.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class PlacedItem:
    """What the order needs to know of an item: `parent_id` names the item it is a sub-item of."""

    id: str
    parent_id: str | None = None
    is_heading: bool = False


Order: TypeAlias = tuple[PlacedItem, ...]


def place_of(order: Sequence[PlacedItem], item_id: str) -> int:
    """Where an item stands, counted from 0.

    Raises:
        ValueError: when it is not on the agenda.
    """
    for place, item in enumerate(order):
        if item.id == item_id:
            return place
    raise ValueError(f"There is no item {item_id} on this agenda.")


def family(order: Sequence[PlacedItem], item_id: str) -> Order:
    """Answer an item and, behind it, its sub-items."""
    itself = order[place_of(order, item_id)]
    return (itself, *(item for item in order if item.parent_id == item_id))


def settled(order: Sequence[PlacedItem]) -> Order:
    """Put every sub-item below its item; one whose item is gone, a heading or itself a sub-item stands by itself."""
    heads = {item.id for item in order if item.parent_id is None and not item.is_heading}
    known = [
        item if item.parent_id in heads and not item.is_heading else replace(item, parent_id=None)
        for item in order
    ]
    tops = (item for item in known if item.parent_id is None)
    return tuple(each for top in tops for each in family(known, top.id))


def moved(order: Sequence[PlacedItem], item_id: str, to_place: int) -> Order:
    """Move an item with its sub-items; never between another item and its sub-items.

    Args:
        order: The agenda.
        item_id: What is moved. A sub-item that leaves its item becomes one of the item it then follows.
        to_place: Where it shall stand, counted from 0 among the others; beyond the ends means at the end.
    """
    stood = place_of(order, item_id)
    group = family(order, item_id)
    others = [item for item in order if item not in group]
    place = max(0, min(to_place, len(others)))
    if group[0].parent_id is not None:
        above = [item for item in others[:place] if item.parent_id is None]
        has_head = bool(above) and not above[-1].is_heading
        return (
            *others[:place],
            replace(group[0], parent_id=above[-1].id if has_head else None),
            *others[place:],
        )
    step = 1 if place > stood else -1
    while place < len(others) and others[place].parent_id is not None:
        place += step
    return (*others[:place], *group, *others[place:])


def why_not_under(order: Sequence[PlacedItem], item_id: str, parent_id: str) -> str:
    """Say why an item cannot be a sub-item of another; blank when it can."""
    item, parent = order[place_of(order, item_id)], order[place_of(order, parent_id)]
    if item_id == parent_id:
        return "An item is no sub-item of itself."
    if item.is_heading:
        return "A heading stands by itself."
    if parent.is_heading:
        return "A heading heads items but has no sub-items."
    if parent.parent_id is not None:
        return "A sub-item has no sub-items of its own."
    if len(family(order, item_id)) > 1:
        return "An item that has sub-items is not itself a sub-item."
    return ""


def under(order: Sequence[PlacedItem], item_id: str, parent_id: str | None) -> Order:
    """Make an item the last sub-item of another, or take it out: then it follows the item it was under.

    Raises:
        ValueError: when `why_not_under` says why not.
    """
    item = order[place_of(order, item_id)]
    if parent_id == item.parent_id:
        return tuple(order)
    if parent_id is not None and (why_not := why_not_under(order, item_id, parent_id)):
        raise ValueError(why_not)
    behind = family(order, parent_id or item.parent_id or item_id)[-1]
    others = [each for each in order if each.id != item_id]
    # The last of its own family leaves it without moving.
    place = place_of(order, item_id) if behind.id == item_id else place_of(others, behind.id) + 1
    return (*others[:place], replace(item, parent_id=parent_id), *others[place:])
