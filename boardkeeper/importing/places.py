"""Knows places by name and by code: councils, counties, regions and nations, wards by the codes beside them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from importlib import resources

_CODE = re.compile(
    r"[EKNSWJ][0-9]{8}(?:\s*,\s*[EKNSWJ][0-9]{8})*|(?:00|09|[1-4][0-9])[A-HU][A-Z](?:[A-Z]{2})?"
)
_HEADING = re.compile(
    r"\b(local authorit(y|ies)|la ?name|council|district|borough|wards?|region|locality|localities|geography|"
    r"area of usual residence|area ?name|county|counties)\b",
    re.IGNORECASE,
)
_AROUND = re.compile(
    r"\b(ua|unitary authority|(city|county|borough|district|metropolitan borough|london borough) council|council|pct|"
    r"(london|metropolitan|royal) borough of|city of|county of|borough of)\b|[*†‡0-9()]+",
    re.IGNORECASE,
)
_BLANKS = re.compile(r"[\s,.]+")


@lru_cache(maxsize=1)
def _known() -> frozenset[str]:
    text = resources.files("resources").joinpath("catalogue/places.txt").read_text(encoding="utf-8")
    return frozenset(plain_place(line) for line in text.splitlines() if line and not line.startswith("#"))


@lru_cache(maxsize=4096)
def plain_place(name: str) -> str:
    """A place's name without what is written around it: “Plymouth UA” and “City of Plymouth” are “plymouth”."""
    plain = _BLANKS.sub(" ", _AROUND.sub(" ", name.replace("&", "and"))).casefold().strip()
    return plain.removesuffix(" upon hull") if plain.startswith("kingston") else plain


def is_place(name: str) -> bool:
    """Whether a name is that of an English, Welsh or wider place a board may compare itself with."""
    return len(name) <= 60 and plain_place(name) in _known()


def is_place_code(text: str) -> bool:
    """Whether a text is the statistical code of a place: E06000026, 45UB, 45UBFQ."""
    return len(text) <= 30 and _CODE.fullmatch(text) is not None


def heads_places(heading: str) -> bool:
    """Whether a heading says that places stand beneath it."""
    words = heading.replace("_", " ")
    return _HEADING.search(words) is not None and "code" not in words.casefold()


def are_places(names: Iterable[str]) -> bool:
    """Whether most of some names are places."""
    listed = [name for name in names if name]
    return len(listed) > 1 and sum(map(is_place, listed)) * 5 >= len(listed) * 3


def same_place(one: str, other: str) -> bool:
    """Whether two names are of the same place, whatever is written around them."""
    return plain_place(one) == plain_place(other)
