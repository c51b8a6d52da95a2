"""What a distribution list says: its lines, and what each edition it asks for comes to."""

from __future__ import annotations

from dataclasses import dataclass

from db.tables.packs import Readers

READERS_WORDS = {Readers.CHAIR: "Chair’s", Readers.RESTRICTED: "Restricted", Readers.PUBLIC: "Public"}
"""The editions as a list names them, the fullest first."""

MOST_COPIES = 999


@dataclass(frozen=True, slots=True)
class RecipientView:
    """Somebody who gets the packs of a board, and how.

    Attributes:
        name: As printed on the cover of their copy.
        person_id: Of the person in the file it is; None for anybody else.
        readers: Whose edition they get.
        copies: On paper; 0 for somebody who gets it by e-mail alone.
        email: An address of this list's own; blank where the person's is used.
        person_email: The address the file has of the person.
    """

    id: str
    name: str
    person_id: str | None
    readers: Readers
    is_large_print: bool
    copies: int
    email: str
    person_email: str
    note: str

    @property
    def address(self) -> str:
        """Where their e-mail goes; blank when nothing is known."""
        return self.email or self.person_email

    @property
    def gets_nothing(self) -> bool:
        """Whether they are on the list and yet nothing reaches them."""
        return not self.copies and not self.address


@dataclass(frozen=True, slots=True)
class Handout:
    """An edition and everybody who gets it, in the order of the list."""

    readers: Readers
    is_large_print: bool
    recipients: tuple[RecipientView, ...]

    @property
    def copies(self) -> int:
        """On paper, of all of them together."""
        return sum(each.copies for each in self.recipients)

    @property
    def words(self) -> str:
        """“Restricted, large print”."""
        return edition_line(self.readers, is_large_print=self.is_large_print)


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """Somebody in the file who is not on the list yet."""

    id: str
    name: str
    email: str


@dataclass(frozen=True, slots=True)
class DistributionList:
    """The list of a board, and who else could be on it."""

    recipients: tuple[RecipientView, ...]
    known: tuple[KnownPerson, ...] = ()
    members_missing: int = 0

    @property
    def handouts(self) -> tuple[Handout, ...]:
        """What it comes to."""
        return handouts_of(self.recipients)


def handouts_of(recipients: tuple[RecipientView, ...]) -> tuple[Handout, ...]:
    """Everybody by the edition they get: the fullest first, the usual print before the large."""
    found: list[Handout] = []
    for readers in READERS_WORDS:
        for is_large in (False, True):
            own = tuple(
                each for each in recipients if each.readers is readers and each.is_large_print is is_large
            )
            if own:
                found.append(Handout(readers, is_large, own))
    return tuple(found)


def edition_line(readers: Readers, *, is_large_print: bool) -> str:
    """An edition in a column: “Restricted”, “Public, large print”."""
    return f"{READERS_WORDS[readers]}, large print" if is_large_print else READERS_WORDS[readers]
