"""Who is meant by a name that was typed: names are written with a title, with initials, or as a surname alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

_HONOURS = frozenset({"obe", "mbe", "cbe", "kbe", "dbe", "bem", "qpm", "jp", "dl", "kc", "qc", "mp"})
_TITLES = frozenset(
    {
        "councillor",
        "councillors",
        "cllr",
        "alderman",
        "mr",
        "mrs",
        "ms",
        "miss",
        "mx",
        "dr",
        "prof",
        "professor",
        "rev",
        "revd",
    }
    | {"sir", "dame", "lord", "lady", "baroness", "the"}
)


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """Somebody in the file; members and those named as substitutes may be called by their surname alone."""

    id: str
    name: str
    is_near: bool


def who_is_meant(name: str, known: Sequence[KnownPerson]) -> tuple[KnownPerson, ...]:
    """Who may be meant by a name: one when it is clear, several when more of the name is needed, none when unknown.

    The name as the file has it comes first, then the same name with other titles, then a surname among the members.
    """
    wanted = " ".join(name.split()).casefold()
    bare = _bare(name)
    tries = (
        [each for each in known if each.name.casefold() == wanted],
        [each for each in known if bare and _bare(each.name) == bare],
        [each for each in known if each.is_near and len(bare) == 1 and _bare(each.name)[-1:] == bare],
        [each for each in known if each.is_near and _is_shortened(bare, _bare(each.name))],
    )
    return tuple(next((each for each in tries if each), ()))


def _bare(name: str) -> tuple[str, ...]:
    """The words of a name without titles and honours."""
    words = (word.strip(".,").casefold() for word in name.split())
    return tuple(word for word in words if word and word not in _TITLES and word not in _HONOURS)


def _is_shortened(bare: Sequence[str], full: Sequence[str]) -> bool:
    """Whether “J Allen” may be short for “Jane Allen”."""
    *first, last = (*bare,) or ("",)
    if not first or not full or full[-1] != last or len(first) > len(full) - 1:
        return False
    return all(whole.startswith(short) for short, whole in zip(first, full, strict=False))
