"""The owners of one matter, written in one cell: “Jean Kelly and Alison Botham” are two, “Head of Legal and Audit” is one.

Source: real trackers, which write names, posts, a name with its post behind a comma or in brackets, and several of
them with “and”, “&”, “/”, commas or line ends between. Reading never guesses: what cannot be told apart stays one.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

_JOINT = re.compile(r"\s*(?:[;\n/+]|,\s*(?:and|&)(?=\s)|,|&|\s(?:and|with)(?=\s))\s*", re.IGNORECASE)
_BRACKETS = re.compile(r"\s*[(\[][^()\[\]]*[)\]]")
_POST = re.compile(
    r"\b(?:Head|Director|Officer|Manager|Lead|Leader|Advis[eo]r|Chair(?:man|woman|person)?|Clerk|Executive|Solicitor"
    r"|Treasurer|Secretary|Co-?ordinator|Principal|Commissioner|Member|Auditor|Accountant|Team|Board|Committee|Service"
    r"|Services|Department|Partnership|Cabinet|Trust|Council|Group|Unit|Police|Health|Schools?)\b",
    re.IGNORECASE,
)
_HOLDER = re.compile(
    r"\b(?:Head|Director|Officer|Manager|Leader|Advis[eo]r|Clerk|Executive|Solicitor|Treasurer|Secretary)\b",
    re.IGNORECASE,
)
_TITLE = re.compile(
    r"(?:(?:Councillors?|Cllrs?|Alderman|Aldermen|Mrs|Mr|Ms|Miss|Mx|Dr|Prof|Professor|Rev|Revd|Sir|Dame|Lord|Lady)\.?\s+)+",
    re.IGNORECASE,
)
_PLURALS = {"councillors": "Councillor", "cllrs": "Cllr", "aldermen": "Alderman"}
_PARTICLES = frozenset({"van", "von", "de", "la", "le", "der", "den", "ap", "al"})
_MOST_WORDS_OF_A_NAME = 4


@dataclass(frozen=True, slots=True)
class _Part:
    start: int
    end: int
    joint: str


def owners_of(written: str, known: Collection[str] = ()) -> tuple[str, ...]:
    """The owners that are written, each once, in their order; none for a blank.

    Args:
        written: What stands in the log.
        known: Names and posts in the file; the longest stretch that is one of them is one owner.
    """
    text = _BRACKETS.sub("", written).strip(" \t\n.,;")
    if not text:
        text = " ".join(written.split())
        return (text,) if text else ()
    folded = {_folded(each) for each in known}
    return tuple(dict.fromkeys(_style(text, folded)))


def _owners(text: str, known: Collection[str]) -> list[str]:
    parts = _parts(text)
    owners: list[str] = []
    place = 0
    while place < len(parts):
        if owners and parts[place].joint == "," and _is_post_behind(text, parts[place], owners[-1]):
            place = _run_until(text, parts, place, known)
            continue
        end = _known_until(text, parts, place, known)
        if end == place:
            end = place + 1 if _is_name(_said(text, parts, place)) else _run_until(text, parts, place, known)
        owners.append(_said(text, parts, place, end))
        place = end
    return owners


def _parts(text: str) -> list[_Part]:
    parts, start, joint = [], 0, ""
    for found in _JOINT.finditer(text):
        if found.start() > start:
            parts.append(_Part(start, found.start(), joint))
            joint = found[0].strip().casefold()
        start = found.end()
    if start < len(text):
        parts.append(_Part(start, len(text), joint))
    return parts


def _said(text: str, parts: list[_Part], place: int, end: int | None = None) -> str:
    return " ".join(text[parts[place].start : parts[(end or place + 1) - 1].end].split())


def _known_until(text: str, parts: list[_Part], place: int, known: Collection[str]) -> int:
    """How far the longest stretch reaches that is in the file; `place` for none."""
    for end in range(len(parts), place, -1):
        if _folded(_said(text, parts, place, end)) in known:
            return end
    return place


def _run_until(text: str, parts: list[_Part], place: int, known: Collection[str]) -> int:
    """How far a post or a team reaches whose own name has an “and” in it."""
    end = place + 1
    while end < len(parts):
        said = _said(text, parts, end)
        is_own = _is_name(said) or _HOLDER.search(said) or _known_until(text, parts, end, known) > end
        if is_own or parts[end].joint in {";", "/", "", "+"}:
            break
        end += 1
    return end


def _is_name(said: str) -> bool:
    """Whether words look like the name of somebody: “Jean Kelly”, “Cllr Mavin”, “J. van Dyke”."""
    bare = _TITLE.sub("", said)
    words = bare.split()
    has_title = bare != said
    if _POST.search(bare) or not words or len(words) > _MOST_WORDS_OF_A_NAME:
        return False
    return (len(words) > 1 or has_title) and all(word[0].isupper() or word in _PARTICLES for word in words)


def _is_post_behind(text: str, part: _Part, owner: str) -> bool:
    """Whether a part says which post the owner before it holds: “Jean Kelly, Head of Quality”."""
    return _is_name(owner) and _POST.search(text[part.start : part.end]) is not None


def _style(text: str, known: Collection[str]) -> list[str]:
    """“Councillors Mavin and Johnson” are Councillor Mavin and Councillor Johnson; a post behind them is none."""
    first = text.partition(" ")[0].casefold()
    parts = _parts(text)
    if first not in _PLURALS or not parts:
        return _owners(text, known)
    posts = (place for place, part in enumerate(parts) if place and _POST.search(text[part.start : part.end]))
    end = next(posts, len(parts))
    names = [_said(text, parts, place) for place in range(end)]
    councillors = (names[0].partition(" ")[2], *names[1:])
    others = _owners(text[parts[end].start :], known) if end < len(parts) else []
    return [*(f"{_PLURALS[first]} {name}" for name in councillors if name), *others]


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()
