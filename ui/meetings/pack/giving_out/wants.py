"""What somebody wants of a pack on paper or as a file, and how that is said."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from boardkeeper.editions import Edition, Part, Readers
from boardkeeper.errors import UserError
from boardkeeper.rules.booklets import parts_of
from boardkeeper.rules.page_ranges import chosen_pages
from ui.today.words import count


class What(StrEnum):
    """How much of the pack."""

    WHOLE = "The whole pack"
    AGENDA = "The agenda sheet alone"
    ITEMS = "Some items"
    PAGES = "Some pages"
    CHANGES = "Only what changed"
    SUPPLEMENT = "A supplement"


class Sides(StrEnum):
    """How it is put on paper."""

    BOTH = "Both sides"
    ONE = "One side"
    BOOKLET = "Booklet, folded to A5"


class Kind(StrEnum):
    """What kind of file it becomes; the values are the words of the choice."""

    PDF = "PDF"
    BOOKLET = "Booklet to print (PDF)"
    WEB = "Web page"
    WORD = "Word document"

    @property
    def ending(self) -> str:
        """Of the file's name."""
        return {Kind.WEB: ".html", Kind.WORD: ".docx"}.get(self, ".pdf")

    @property
    def filter(self) -> str:
        """As a file dialog offers it."""
        words = {Kind.WEB: "Web page", Kind.WORD: "Word document"}.get(self, "PDF")
        return f"{words} (*{self.ending})"

    @property
    def can_be_locked(self) -> bool:
        """Whether it can ask for a password."""
        return self in {Kind.PDF, Kind.BOOKLET}


PARTS = {
    What.WHOLE: Part.WHOLE,
    What.PAGES: Part.WHOLE,
    What.AGENDA: Part.AGENDA,
    What.ITEMS: Part.ITEMS,
    What.CHANGES: Part.CHANGES,
    What.SUPPLEMENT: Part.SUPPLEMENT,
}
READERS = {
    Readers.PUBLIC: "Public",
    Readers.RESTRICTED: "Restricted",
    Readers.CHAIR: "Chair’s, with briefing",
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What was asked for.

    Attributes:
        edition: Which; for everybody on the list only its part counts.
        pages: As they were typed, by the numbers printed on them; blank for all.
        by_list: For everybody on the distribution list, each with the edition that is theirs.
        is_named: Everybody's copy has the name on its cover.
        password: Asked for by what is not public; blank for none.
    """

    edition: Edition
    pages: str = ""
    by_list: bool = False
    is_named: bool = True
    sides: Sides = Sides.BOTH
    copies: int = 1
    kind: Kind = Kind.PDF
    password: str = ""
    has_letters: bool = True


def wanted_pages(written: str, labels: tuple[str, ...]) -> tuple[int, ...]:
    """The pages that were typed, counted from 0.

    Raises:
        UserError: A piece of it names no page.
    """
    chosen = chosen_pages(written, labels)
    if chosen.unknown:
        printed = [label for label in labels if label]
        raise UserError(
            f"There is no page “{chosen.unknown}” here.",
            f"The pages run from {printed[0]} to {printed[-1]}; write them like 33-64 or i, 9-12."
            if printed
            else "",
        )
    return chosen.pages


def paper_words(pages: int, copies: int, sides: Sides) -> str:
    """What it takes: “50 pages on 25 sheets of A4. Three copies …”."""
    sheets, how = pages, f"{count(pages, 'page')} on {count(pages, 'sheet')} of A4"
    if sides is Sides.BOTH:
        sheets = -(-pages // 2)
        how = f"{count(pages, 'page')} on {count(sheets, 'sheet')} of A4"
    elif sides is Sides.BOOKLET:
        parts = parts_of(pages)
        sheets = sum(parts)
        folded = f"folded {'once' if len(parts) == 1 else f'in {len(parts)} parts, one beside the other'}"
        how = f"{count(pages, 'page')} on {count(sheets, 'sheet')} of A4, {folded}"
    return f"{how}." if copies == 1 else f"{how}; {copies} copies take {sheets * copies:,} sheets."
