"""What a table asks of the database thread, and what comes back: plain functions that run there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeAlias

from ui.operations import Desk
from ui.tables.sections import Group

if TYPE_CHECKING:
    from boardkeeper.lists import Page, Wanted

    Fetch: TypeAlias = Callable[[Desk, Wanted], Page[Any]]
    FetchGroups: TypeAlias = Callable[[Desk, Wanted], Sequence[Group]]
    FindRow: TypeAlias = Callable[[Desk, Wanted, str], int]

STRETCH = 200
"""How many rows are fetched at once."""


@dataclass(frozen=True, slots=True)
class Look:
    """How a list is looked at: its filter, its order, its groups."""

    words: str = ""
    chips: frozenset[str] = field(default_factory=frozenset)
    sort: str = ""
    descending: bool = False
    group: str = ""

    def wanted(self, offset: int, limit: int) -> Wanted:
        """What a use case is asked for."""
        # Not needed before a board is open, and costs more than the window itself.
        from boardkeeper.lists import Wanted

        return Wanted(self.words, self.chips, self.sort, self.descending, offset, limit, self.group)


@dataclass(frozen=True, slots=True)
class Answer:
    """Some stretches of a list, as they were when they were asked for.

    Attributes:
        generation: Which question it answers; answers to older ones are dropped.
        replaces_all: Whether everything fetched before is out of date.
        stretches: Which ones, counted from 0.
        pages: Their rows.
        groups: The groups of the list, where everything is replaced.
    """

    generation: int
    replaces_all: bool
    stretches: tuple[int, ...]
    pages: tuple[Page[Any], ...]
    groups: tuple[Group, ...] = ()


def stretches_read(
    fetch: Fetch,
    groups: FetchGroups | None,
    look: Look,
    stretches: Sequence[int],
    generation: int,
    replaces_all: bool,
    desk: Desk,
) -> Answer:
    """Some stretches of a list, and its groups where they are asked for."""
    pages = tuple(fetch(desk, look.wanted(stretch * STRETCH, STRETCH)) for stretch in stretches)
    found = () if groups is None else tuple(groups(desk, look.wanted(0, STRETCH)))
    return Answer(generation, replaces_all, tuple(stretches), pages, found)


def stretch_sought(
    fetch: Fetch, find: FindRow | None, look: Look, row_id: str, generation: int, desk: Desk
) -> Answer:
    """The stretch in which a row stands; when it is nowhere, the first one at the most."""
    if find is not None:
        number = find(desk, look.wanted(0, STRETCH), row_id)
        wanted = () if number < 0 else (number // STRETCH,)
        return stretches_read(fetch, None, look, wanted, generation, False, desk)
    stretch = 0
    while True:
        page = fetch(desk, look.wanted(stretch * STRETCH, STRETCH))
        found = any(row.id == row_id for row in page.rows)
        if found or (stretch + 1) * STRETCH >= page.total:
            kept = found or stretch == 0
            return Answer(generation, False, (stretch,) if kept else (), (page,) if kept else ())
        stretch += 1
