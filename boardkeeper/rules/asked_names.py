"""Whom a line asks: known people and posts, and what looks like one, at its beginning, in it or at its end."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache

_TITLE = re.compile(
    r"(?:(?:councillor|cllr|alderman|the|mrs|mr|ms|miss|dr|rev|revd|reverend|sir|dame|lady|lord|prof|professor)\.?\s+)+",
    re.IGNORECASE,
)
_JOINT = re.compile(r"\s*(?:/|,|&|\band\b|\bwith\b)\s*", re.IGNORECASE)
_LEADS = re.compile(
    r"\s*(?::|,|–|—|-(?=\s)|\bto\s+(?!be\b)(?=[a-z])|\b(?:is|are) to\s|\b(?:should|will|would|must)\s)",
)
_POST = re.compile(
    r"\b(?:Head|Director|Officers?|Manager|Lead|Advis[eo]r|Chair(?:man|woman|person)?|Clerk|Services?|Team|Member|Members"
    r"|Leader|Executive|Solicitor|Treasurer|Secretary|Co-?ordinator|Principal|Commissioner|Governor|Department|Partner"
    r"|Partnership|Cabinet|Unit|Nurse|Constable|Superintendent|Headteacher|Engineer|Auditor|Accountant)\b"
)
_CALLED = re.compile(
    r"(?:(?:Cllr|Councillor|Mrs|Mr|Ms|Miss|Dr)\.? )?[A-Z][\w’'-]*"
    r"(?:,?(?: (?:of|for|and|the|&))* [A-Z][\w’'-]*){0,8}"
)
_THINGS = re.compile(
    r"(?:Reports?|Plan|Review|Strategy|Updates?|Programme|Policy|Data|Consultation|Letters?|Papers?|Actions?|Framework"
    r"|Register|Minutes|Agenda|Response|Details|Information|Figures|Audit|Survey|Meeting|Training|Visit|Briefing)\Z"
)
_DONE_BY = re.compile(r"\bbe (?:\w+ )?\w+(?:ed|en|t|de) (?:\w+ )?by (?:the )?\Z", re.IGNORECASE)
_ASKED = re.compile(
    r"(?:\s*\([^)]*\))?,?\s+(?:to\s+(?!be\b)[a-z]|(?:would|will|should|shall|must)\s(?!be\b)|be (?:asked|requested|invited)\b"
    r"|is (?:asked|requested|to)\b|(?:arrange|attend|bring|circulate|confirm|contact|draft|explore|investigate|invite|obtain"
    r"|prepare|present|produce|provide|report|review|send|share|submit|supply|update|write)\b)"
)


def officers_of(names: Iterable[str]) -> Officers:
    """Those who may be asked, by name or post; the same names are looked into once, however often somebody types."""
    return _officers(tuple(names))


@lru_cache(maxsize=8)
def _officers(names: tuple[str, ...]) -> Officers:
    return Officers(names)


class Officers:
    """Those who may be asked, found by name, by post, by name without its title, or by the part of a name only one has.

    Args:
        names: Of people and posts.
    """

    def __init__(self, names: Iterable[str]) -> None:
        self._called: dict[str, str] = {}
        parts: defaultdict[str, set[str]] = defaultdict(set)
        for name in filter(None, (" ".join(each.split()) for each in names)):
            bare = _TITLE.sub("", name)
            self._called.setdefault(name.casefold(), name)
            self._called.setdefault(bare.casefold(), name)
            words = bare.split()
            if 1 < len(words) <= 3 and not _POST.search(bare):
                parts[words[0].casefold()].add(name)
                parts[words[-1].casefold()].add(name)
        self._parts = {part: min(whose) for part, whose in parts.items() if len(whose) == 1 and len(part) > 2}
        self._called.pop("", None)
        spelled = "|".join(
            r"\s+".join(map(re.escape, each.split())) for each in sorted(self._called, key=len, reverse=True)
        )
        self._known = re.compile(
            rf"(?<![\w’'-])(?:{_TITLE.pattern})?(?P<name>{spelled or '(?!)'})(?![\w’'-])", re.IGNORECASE
        )

    def known_at_start(self, text: str) -> int:
        """How far the known names reach that the text begins with; 0 when it begins with none."""
        row = self._row_at(text, 0, guesses=False)
        return row[1] if row else 0

    def called(self, typed: str) -> str:
        """A name as it is known, or as typed when nobody has it: “cllr allen” is “Councillor Allen”."""
        text = " ".join(typed.split()).strip(" ,;:")
        known = self._known.fullmatch(text)
        if known is not None:
            return self._called[" ".join(known["name"].split()).casefold()]
        return self._parts.get(_TITLE.sub("", text).casefold(), text)

    def at_start(self, text: str, start: int, joint: int | None) -> tuple[str, int] | None:
        """The officers a line begins with, and where its task begins; None when it begins with nobody.

        Args:
            text: The line, without the date.
            start: Where it begins.
            joint: Where the date was taken out: what ends there is an officer, if it can be one.
        """
        known = self._row_at(text, start, guesses=False)
        if known is not None:
            return known
        row = self._row_at(text, start, guesses=True)
        if row is None or _THINGS.search(row[0]):
            return None
        officer, end = row
        leads_up = _LEADS.match(text, end) or end == joint
        return row if leads_up and (" " in officer or _POST.search(officer)) else None

    def at_end(self, text: str) -> tuple[str, str]:
        """The known officer a line ends with, in brackets, behind a dash or a “by”; and the line without them."""
        for found in re.finditer(r"\s*(?:\(|[–—,]\s*|\s-\s|\bby\s+)(?=\S)", text):
            row = self._row_at(text, found.end(), guesses=False)
            if row is not None and not text[row[1] :].strip(" .)"):
                return row[0], text[: found.start()].rstrip()
        return "", text

    def asked_in(self, text: str) -> str:
        """The known officers a sentence asks: “that Jean Kelly provide”, “be sent by the Head of Audit”; blank for none."""
        for found in self._known.finditer(text):
            row = self._row_at(text, found.start(), guesses=False)
            if row and (_DONE_BY.search(text[: found.start()]) or _ASKED.match(text, row[1])):
                return row[0]
        return ""

    def _row_at(self, text: str, start: int, *, guesses: bool) -> tuple[str, int] | None:
        """A row of officers at a place, spelled as they are known, and where it ends."""
        one = self._one_at(text, start, guesses=guesses)
        if one is None:
            return None
        said, end = one
        while joint := _JOINT.match(text, end):
            word = joint[0].strip()
            one = self._one_at(text, joint.end(), guesses=guesses and word == "/")
            if one is None:
                break
            said += f"{'' if word == ',' else ' '}{word} {one[0]}"
            end = one[1]
        return said, end

    def _one_at(self, text: str, start: int, *, guesses: bool) -> tuple[str, int] | None:
        known = self._known.match(text, start)
        if known is not None:
            return self._called[" ".join(known["name"].split()).casefold()], known.end()
        if not guesses:
            return None
        called = _CALLED.match(text, start)
        name = called[0].rstrip(" ,") if called else ""
        part = re.compile(rf"(?:{_TITLE.pattern})?(?P<part>[\w’'-]+)", re.IGNORECASE).match(text, start)
        if part is not None and part["part"].casefold() in self._parts and part.end() >= start + len(name):
            return self._parts[part["part"].casefold()], part.end()
        return (name, start + len(name)) if name else None
