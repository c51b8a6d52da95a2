"""What an edition of a briefing or of a history says of rows that were asked for in private."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from boardkeeper.minutes.withheld import withheld_asks_in

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


@dataclass(frozen=True, slots=True)
class Secrecy:
    """The rows of both logs that are not public, with what may be said instead, and whether this edition says it all."""

    withheld: Mapping[str, str]
    is_restricted: bool

    def said(self, row_id: str, text: str) -> str:
        """The words of a row, or what the public may know of it."""
        return text if self.is_restricted else self.withheld.get(row_id, text)

    def is_exempt(self, row_id: str) -> bool:
        """Whether a row was asked for in private."""
        return row_id in self.withheld


def secrecy_in(session: Session, board_id: str, *, restricted: bool) -> Secrecy:
    """What of a board’s logs is not public."""
    return Secrecy(withheld_asks_in(session, board_id), restricted)
