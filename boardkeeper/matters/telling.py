"""What is known while a history is put together: of each thing what it is called, and the entries it gives."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from boardkeeper.matters.views import EventKind, MatterEvent, Thing
from boardkeeper.minutes.withheld import withheld_asks_in

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

_BATCH = 500


@dataclass(slots=True)
class Telling:
    """Collects entries and names; `why` is said at the end, when every thing has a name."""

    session: Session
    today: date
    names: dict[Thing, str] = field(default_factory=dict)
    events: list[MatterEvent] = field(default_factory=list)
    _withheld: dict[str, dict[str, str]] = field(default_factory=dict)

    def tell(
        self,
        thing: Thing,
        on: date | None,
        kind: EventKind,
        title: str,
        text: str,
        *,
        board_id: str,
        page: str,
        place: str = "",
        note: str = "",
        part: str = "",
        is_exempt: bool = False,
    ) -> None:
        """Add an entry; `part` tells the entries of one thing apart, `place` is the thing itself unless it is said."""
        self.events.append(
            MatterEvent(
                id=f"{thing.table}:{thing.id}:{part}",
                on=on,
                kind=kind,
                title=title,
                text=" ".join(text.split()),
                note=note,
                why="",
                board_id=board_id,
                thing=thing,
                page=page,
                place=place or thing.id,
                is_exempt=is_exempt,
            )
        )

    def is_withheld(self, board_id: str, row_id: str) -> bool:
        """Whether a row of a log was asked for in private."""
        if board_id not in self._withheld:
            self._withheld[board_id] = withheld_asks_in(self.session, board_id)
        return row_id in self._withheld[board_id]


def in_batches(ids: Sequence[str]) -> Iterator[list[str]]:
    """Ids in runs a statement takes at once."""
    for start in range(0, len(ids), _BATCH):
        yield list(ids[start : start + _BATCH])
