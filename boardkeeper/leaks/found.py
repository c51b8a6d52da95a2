"""What was found that is not public, and how it is told: enough to put it right, and no more."""

from __future__ import annotations

from dataclasses import dataclass, field

from boardkeeper.errors import UserError
from boardkeeper.leaks.words import squeezed

_SHOWN_LETTERS = 60


@dataclass(frozen=True, slots=True)
class Leak:
    """Something that is not public in a public file.

    Attributes:
        place: Where: “on page 3”, “in a bookmark”.
        passage: The exempt passage it is from, whole.
        letters: What of it was met, without spaces and signs; blank for a picture.
    """

    place: str
    passage: str = field(repr=False)
    letters: str = field(default="", repr=False, compare=False)

    @property
    def shown(self) -> str:
        """The words that were met and what follows them in the passage, short enough for a message."""
        words = self.passage.split()
        rest = [squeezed(word) for word in words]
        met = self.letters.replace(" ", "")
        starts = (at for at in range(len(words)) if met and "".join(rest[at : at + len(met)]).startswith(met))
        at = next(starts, 0)
        shown = " ".join(words[at:])
        shown = shown if len(shown) <= _SHOWN_LETTERS else f"{shown[:_SHOWN_LETTERS].rstrip()}…"
        return f"…{shown}" if at else shown


class LeakFound(UserError):
    """A public file that would have said what is not public. It was not written.

    Args:
        name: Of the file.
        leaks: What was found, the first of it named; none of it belongs into a log.
    """

    def __init__(self, name: str, leaks: tuple[Leak, ...]) -> None:
        places = tuple(dict.fromkeys(each.place for each in leaks))
        more = ", and elsewhere in it" if len(places) > 1 else ""
        super().__init__(
            f"“{name}” was not made: what is not public stands {places[0]}{more} (“{leaks[0].shown}”).",
            "Nothing was written. Look whether the same words were typed in a public paper; if not, tell whoever looks after "
            "Boardkeeper, and publish nothing until it is found.",
        )
        self.name = name
        self.leaks = leaks
