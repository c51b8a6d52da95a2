"""Names as papers list them: “Councillors Allen, Buchan and Mrs Johnson” are three people.

Source: the head of an English council's agenda, which names members of one style together.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

#: What stands before a list of names, and before each of them.
_STYLES = {"councillors": "Councillor", "cllrs": "Cllr", "aldermen": "Alderman"}

_JOINTS = re.compile(r"\s*(?:,|;|\n|\band\b|&)\s*")


def read_names(written: str) -> tuple[str, ...]:
    """Read one name or a list of them, each once, in the order written.

    A list is known by its style (“Councillors A, B and C”), or by semicolons or lines between full names. Anything
    else is one name, whatever commas it has: “Jo Bird, OBE”.
    """
    text = written.strip().rstrip(".")
    style, _, rest = text.partition(" ")
    single = _STYLES.get(style.casefold())
    if single is not None:
        names = [f"{single} {name}" for name in _JOINTS.split(rest) if name.strip()]
    else:
        names = [name for name in re.split(r"[;\n]", text) if name.strip()]
    return tuple(dict.fromkeys(" ".join(name.split()) for name in names))


#: What stands before somebody's own names, in the order in which it is said.
_TITLES = frozenset(
    {
        *(
            "alderman",
            "baroness",
            "canon",
            "captain",
            "chief",
            "cllr",
            "colonel",
            "councillor",
            "dame",
            "doctor",
            "dr",
        ),
        *("father", "hon", "lady", "lord", "major", "miss", "mr", "mrs", "ms", "mx", "prof", "professor"),
        *("rabbi", "imam", "rev", "revd", "reverend", "rt", "sir", "sister", "superintendent", "the"),
    }
)
_PARTICLES = frozenset(
    {
        "al",
        "ap",
        "da",
        "de",
        "del",
        "della",
        "den",
        "der",
        "di",
        "du",
        "el",
        "la",
        "le",
        "st",
        "st.",
        "ter",
        "van",
        "von",
    }
)


@dataclass(frozen=True, slots=True)
class NameParts:
    """A name taken apart: “Councillor Mrs”, “Ann”, “van Dyke”, “OBE”; what it does not have is blank."""

    title: str
    given: str
    surname: str
    honours: str

    @property
    def surname_first(self) -> str:
        """As an index lists it: “van Dyke, Councillor Mrs Ann, OBE”."""
        before = " ".join(part for part in (self.title, self.given) if part)
        return ", ".join(part for part in (self.surname, before, self.honours) if part)


def name_parts(written: str) -> NameParts:
    """Take a name apart as English papers write one: titles, given names, surname, and honours behind a comma."""
    name, _, honours = " ".join(written.split()).partition(",")
    words = name.split()
    first = 0
    while first < len(words) - 1 and words[first].casefold().rstrip(".") in _TITLES:
        first += 1
    last = len(words) - 1
    while last > first and words[last - 1].casefold() in _PARTICLES:
        last -= 1
    return NameParts(
        " ".join(words[:first]),
        " ".join(words[first : max(last, first)]),
        " ".join(words[max(last, 0) :]),
        honours.strip(),
    )
