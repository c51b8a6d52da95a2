"""Finding people in running text: by their full name, by title and surname, in a list that a title stands before."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from boardkeeper.rules.names import NameParts, name_parts

_WORD = re.compile(r"[^\W\d_](?:[\w'’-]*\w)?")
_TITLE_BEFORE = re.compile(
    r"\b(?P<title>Councillors?|Cllrs?|Aldermen|Alderman|Mr|Mrs|Ms|Miss|Mx|Dr|Prof(?:essor)?|Sir|Dame|Lord|Lady|Rev(?:d|erend)?)"
    r"\.?(?P<between>(?: (?:Mrs|Mr|Ms|Miss|Dr|Sir|Dame))?\.?(?: [^\W\d_][\w'’-]*\.?)?) \Z"
)
_LIST_BEFORE = re.compile(r"\b(?:Councillors|Cllrs|Aldermen) (?P<between>[^.;:]*)\Z")
_IN_LIST = re.compile(r"(?:[A-Z][\w'’-]*|and|&|,|\([^)]*\)|\s)+")
_LOOK_BACK = 200
"""So many characters before a surname may say whose it is."""
_COUNCILLORS = frozenset({"councillor", "councillors", "cllr", "cllrs", "alderman", "aldermen"})


@dataclass(frozen=True, slots=True)
class Mention:
    """Somebody named at a place in a text."""

    person_id: str
    start: int


@dataclass(frozen=True, slots=True)
class _Known:
    person_id: str
    parts: NameParts

    @property
    def is_councillor(self) -> bool:
        return any(word.casefold() in _COUNCILLORS for word in self.parts.title.split())


class NameFinder:
    """Looks for the people of a file.

    Args:
        people: Id and name of each.
    """

    def __init__(self, people: Iterable[tuple[str, str]]) -> None:
        self._by_surname: dict[str, list[_Known]] = defaultdict(list)
        for person_id, name in people:
            parts = name_parts(name)
            last = _WORD.findall(parts.surname)
            if last:
                self._by_surname[_plain(last[-1])].append(_Known(person_id, parts))

    def mentions(self, text: str, nearer: Sequence[str] = ()) -> Iterator[Mention]:
        """Everybody named in a text, in its order; who could be one of several is rather one of `nearer`."""
        present = frozenset(nearer)
        for found in _WORD.finditer(text):
            word = found[0]
            if not word[0].isupper():
                continue
            known = self._by_surname.get(_plain(word))
            if known:
                before = text[max(0, found.start() - _LOOK_BACK) : found.start()]
                meant = _meant(known, before)
                for each in [one for one in meant if one.person_id in present] or meant:
                    yield Mention(each.person_id, found.start())

    def person_called(self, name: str) -> str | None:
        """The one person a name stands for, “Cllr Murphy” or “Jean Kelly”; None when it is nobody or several."""
        wanted = name_parts(name)
        last = _WORD.findall(wanted.surname)
        known = self._by_surname.get(_plain(last[-1]), []) if last else []
        if wanted.given:
            known = [each for each in known if _plain(each.parts.given) == _plain(wanted.given)] or [
                each for each in known if not each.parts.given
            ]
        return known[0].person_id if len(known) == 1 else None


def _plain(word: str) -> str:
    return word.casefold().replace("’", "'").removesuffix("'s").rstrip("'")


def _meant(known: Sequence[_Known], before: str) -> list[_Known]:
    given = [each for each in known if each.parts.given and _ends_with(before, each)]
    if given:
        return given
    before = _without_particles(before, known)
    titled = _TITLE_BEFORE.search(before)
    if titled is not None:
        return _titled(known, titled["title"], titled["between"])
    listed = _LIST_BEFORE.search(before)
    if listed is not None and _IN_LIST.fullmatch(listed["between"]):
        return [each for each in known if each.is_councillor]
    return []


def _ends_with(before: str, known: _Known) -> bool:
    """Whether the given names, or the first of them, stand before the surname, particles in between or not."""
    particles = known.parts.surname.split()[:-1]
    words = before.split()
    if particles and words[-len(particles) :] == particles:
        words = words[: -len(particles)]
    given = known.parts.given.split()
    return words[-len(given) :] == given or words[-1:] == given[:1]


def _without_particles(before: str, known: Sequence[_Known]) -> str:
    """What stands before “van der Berg”, not only before “Berg”."""
    for each in known:
        particles = " ".join(each.parts.surname.split()[:-1])
        if particles and before.endswith(f"{particles} "):
            return before.removesuffix(f"{particles} ")
    return before


def _titled(known: Sequence[_Known], title: str, between: str) -> list[_Known]:
    """Those a title fits; another given name between title and surname is somebody else's."""
    is_councillor = title.casefold() in _COUNCILLORS
    others = [
        word
        for word in between.split()
        if word.rstrip(".") not in {"Mrs", "Mr", "Ms", "Miss", "Dr", "Sir", "Dame"}
    ]
    if others:
        return [each for each in known if not each.parts.given and others[0] in each.parts.title.split()]
    return [each for each in known if each.is_councillor is is_councillor]
