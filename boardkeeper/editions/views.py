"""What an edition of a pack is: for whom, which part of it, in which size of print, whose copy."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from boardkeeper.errors import UserError
from db.tables.packs import Readers


class Part(StrEnum):
    """How much of a pack an edition holds; whatever it holds bears the page numbers of the whole."""

    WHOLE = "whole"
    AGENDA = "agenda"
    ITEMS = "items"
    CHANGES = "changes"
    SUPPLEMENT = "supplement"


class NothingToMake(UserError):
    """An edition would be empty: nothing changed, nothing was published before, no item is meant."""


@dataclass(frozen=True, slots=True)
class Edition:
    """One edition of a meeting's pack.

    Attributes:
        readers: Everybody, those who may see exempt matter, or the chair, who also gets the briefing.
        items: The ids of the agenda items of an edition of `Part.ITEMS`; of the next supplement, where it is not all that wait.
        is_large_print: Set anew in 18 point; it then has page numbers of its own and names those of the usual print.
        recipient: Whose copy it is, as printed on the cover; blank on copies for nobody in particular.
        supplement: Which one, of `Part.SUPPLEMENT`; 0 is the next one, as it would be published on the day `on`.
        on: The day printed on the next supplement; today where it is left open.
    """

    readers: Readers = Readers.PUBLIC
    part: Part = Part.WHOLE
    items: tuple[str, ...] = ()
    is_large_print: bool = False
    recipient: str = ""
    supplement: int = 0
    on: date | None = None

    @property
    def is_restricted(self) -> bool:
        """Whether exempt matter is in it."""
        return self.readers is not Readers.PUBLIC
