"""Titles as an index lists them: the thing first, what was said about it behind.

“Update on the Early Help Offer” stands under E: “Early Help Offer, update on”. What comes at every meeting is gathered under
one line whatever day its title names, because nobody looks for “Minutes of 12 June”.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from boardkeeper.rules.agenda_titles import read_title, withdrawn_title

_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_KIND = (
    r"briefing(?: note| paper)?|consultation(?: response)?|discussion|evaluation|feedback|findings|introduction|overview|"
    r"position statement|presentation|progress(?: report| update)?|proposals?|refresh|report|response|review|summary|"
    r"update(?: report)?|work"
)
_BEFORE = r"(?:annual|biannual|brief|draft|end of year|final|further|general|half[- ]year(?:ly)?|interim|mid[- ]year|monthly|monitoring|oral|performance|progress|quarterly|regular|six[- ]month(?:ly)?|verbal|written|yearly)"
_INVERTED = re.compile(
    rf"(?:the |an? )?(?P<lead>(?:{_BEFORE} )*(?:{_KIND})) (?P<joint>on|of|for|from|to|into|about|regarding|in) (?P<rest>.+)",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"(?P<article>the|an?) (?P<rest>.+)", re.IGNORECASE)
_DAY = re.compile(
    rf"(?: (?:of|on|held on|dated|for|from))?(?: the)?(?: meeting)?(?: held)?(?: on)?[ ,(–-]+[0-9]{{1,2}}(?:st|nd|rd|th)? (?:{_MONTHS})(?: [0-9]{{4}})?\)?\Z",
    re.IGNORECASE,
)
_MINUTES = re.compile(
    r"(?:to (?:agree|approve|confirm|sign) )?(?:the )?minutes(?: of .*| from .*)?", re.IGNORECASE
)
_PART = re.compile(r" [–—-] |: ")
_QUOTES = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "—": "-"})
_MOST_WORDS = 9


@dataclass(frozen=True, slots=True)
class Subject:
    """A line of an index and, where a title has two parts, the line below it; blank when it has none."""

    words: str
    below: str = ""


def subject_of(title: str) -> Subject:
    """What to look for when one looks for a title."""
    words = read_title(title)[0].strip(" .:;–—-") or title.strip()
    words = _without_withdrawn(words)
    if _MINUTES.fullmatch(words):
        return Subject("Minutes of earlier meetings")
    words = _DAY.sub("", words).strip(" ,–—-") or words
    whole, *parts = _PART.split(words, maxsplit=1)
    if parts and len(whole.split()) <= _MOST_WORDS and parts[0].strip():
        return Subject(inverted(whole), _begun(parts[0].strip()))
    return Subject(inverted(words))


def subheading_subject(text: str) -> str:
    """What a sub-heading adds to the index below its minute; blank for one that only leads up to points."""
    words = " ".join(text.split())
    if not words or words.endswith((":", ".", "?", ";")) or len(words.split()) > _MOST_WORDS:
        return ""
    return "" if _GENERIC.match(words) else _begun(words)


_GENERIC = re.compile(
    r"(?:(?:key|main|chief|principal) (?:points?|issues|messages|areas|findings)|in response|in answer|questions?|members?|discussions?|comments?|background|"
    r"introduction|summary|conclusions?|next steps|recommendations?|resolutions?|actions?|appendix|noted|agreed|"
    r"the (?:board|committee|panel|chair|following|key|main)|it was|issues? raised|points? raised|debate|responses?)\b",
    re.IGNORECASE,
)


def inverted(words: str) -> str:
    """The thing first: “The Plymouth Plan” is “Plymouth Plan, the”; “Report on Fostering” is “Fostering, report on”."""
    found = _INVERTED.fullmatch(words)
    if found is not None:
        rest = _ARTICLE.fullmatch(found["rest"])
        thing = rest["rest"] if rest is not None else found["rest"]
        lead = " ".join(word if word.isupper() else word.lower() for word in found["lead"].split())
        return f"{_begun(thing)}, {lead} {found['joint'].lower()}"
    article = _ARTICLE.fullmatch(words)
    if article is not None:
        return f"{_begun(article['rest'])}, {article['article'].lower()}"
    return _begun(words)


def sort_key(words: str) -> tuple[tuple[int, int, str], ...]:
    """How an index orders lines: letters without accents and case, numbers by their size, other marks not at all."""
    plain = unicodedata.normalize("NFKD", words).casefold()
    kept = "".join(c for c in plain if not unicodedata.combining(c) and c not in "'\"’‘“”")
    parts = re.findall(r"[0-9]+|[^\W\d_]+", kept)
    return tuple((0, int(part), "") if part.isdecimal() else (1, 0, part) for part in parts)


def gathered_key(words: str) -> str:
    """The same for two titles that are one: spelling of quotes, dashes, case and spaces aside."""
    return re.sub(r"[\W_]+", " ", words.translate(_QUOTES).casefold().replace("'", "")).strip()


def initial(words: str) -> str:
    """The letter under which a line stands; “0–9” for what begins with a figure."""
    key = sort_key(words)
    if not key or not key[0][0]:
        return "0–9"
    return key[0][2][0].upper()


def _begun(words: str) -> str:
    """With a capital, unless the word has one further on: “eSafety” stays."""
    first = words.split(" ", 1)[0]
    return words if any(c.isupper() for c in first) else words[:1].upper() + words[1:]


def _without_withdrawn(words: str) -> str:
    """Drop “– withdrawn”."""
    ending = withdrawn_title("")
    return words[: -len(ending)].rstrip() if words.casefold().endswith(ending.casefold()) else words
