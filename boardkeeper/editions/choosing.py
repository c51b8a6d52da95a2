"""Items as people write them: “5-7, 9a”, by the numbers on the agenda."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from boardkeeper.errors import UserError

if TYPE_CHECKING:
    from boardkeeper.agenda import AgendaItemView

_BETWEEN = re.compile(r"\s*(?:-|–|—|\bto\b)\s*", re.IGNORECASE)
_APART = re.compile(r"[,;\s]+(?:and\s+)?|\band\b")

_FEW = 3
"""So many items are named one by one; of more the first and the last say enough."""


class NoSuchItem(UserError):
    """A number that stands on no item of the agenda."""


def chosen_items(items: Sequence[AgendaItemView], written: str) -> tuple[str, ...]:
    """The ids of the items that are written: single numbers and runs, in the agenda's order.

    Args:
        items: The agenda in its order; headings have no number and are passed over.
        written: “5”, “5-7”, “2, 5 to 7 and 9a”.

    Raises:
        NoSuchItem: Nothing is written, a number is on no item, or a run goes backwards.
    """
    numbered = [item for item in items if item.number]
    places = {item.number.casefold(): place for place, item in enumerate(numbered)}
    found: set[int] = set()
    for part in _parts(written):
        first, *more = [_place(each, places, numbered) for each in part]
        last = more[0] if more else first
        if last < first:
            raise NoSuchItem(
                f"“{' to '.join(part)}” goes backwards: item {part[1]} stands before item {part[0]}.",
                "Write the earlier item first.",
            )
        found |= set(range(first, last + 1))
    if not found:
        raise NoSuchItem("No item is named.", "Write their numbers, like 5-7 or 2, 9a.")
    return tuple(numbered[place].id for place in sorted(found))


def _parts(written: str) -> list[list[str]]:
    joined = _BETWEEN.sub("-", written.strip())
    found = []
    for part in _APART.split(joined):
        numbers = [number.strip().rstrip(".") for number in part.split("-")]
        if any(numbers):
            if len(numbers) > 2 or not all(numbers):
                raise NoSuchItem(f"“{part}” is no run of items.", "Write it like 5-7.")
            found.append(numbers)
    return found


def _place(number: str, places: dict[str, int], numbered: Sequence[AgendaItemView]) -> int:
    try:
        return places[number.casefold()]
    except KeyError as error:
        known = ", ".join(item.number for item in numbered)
        if len(numbered) > _FEW:
            known = f"items {numbered[0].number} to {numbered[-1].number}"
        raise NoSuchItem(
            f"There is no item {number} on this agenda.",
            f"It has {known}." if known else "It has no numbered items yet.",
        ) from error
