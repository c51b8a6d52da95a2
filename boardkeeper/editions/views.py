"""What an edition of a pack is: for whom, which part of it, in which size of print, whose copy."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from db.tables.packs import Readers


class Part(StrEnum):
    """How much of a pack an edition holds; whatever it holds bears the page numbers of the whole."""

    WHOLE = "whole"
    AGENDA = "agenda"
    ITEMS = "items"
    CHANGES = "changes"


@dataclass(frozen=True, slots=True)
class Edition:
    """One edition of a meeting's pack.

    Attributes:
        readers: Everybody, those who may see exempt matter, or the chair, who also gets the briefing.
        items: The ids of the agenda items of an edition of `Part.ITEMS`.
        is_large_print: Set anew in 18 point; it then has page numbers of its own and names those of the usual print.
        recipient: Whose copy it is, as printed on the cover; blank on copies for nobody in particular.
    """

    readers: Readers = Readers.PUBLIC
    part: Part = Part.WHOLE
    items: tuple[str, ...] = ()
    is_large_print: bool = False
    recipient: str = ""

    @property
    def is_restricted(self) -> bool:
        """Whether exempt matter is in it."""
        return self.readers is not Readers.PUBLIC
