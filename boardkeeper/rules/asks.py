"""Who is asked for what by when: read from “Jean Kelly by end of July provide …”, and found in what was decided.

Source: the tracking decisions of scrutiny committees: every limb that asks somebody for something is followed up, with
the officer and the target date; noting a report is not, nor is the day on which an item is to be discussed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from boardkeeper.rules.asked_names import Officers, officers_of
from boardkeeper.rules.due_words import FoundDue, bare_due, find_due_words

__all__ = ["ReadAsk", "asks_somebody", "read_ask", "read_limb"]

_DONE = (
    "added|arranged|brought|circulated|collated|commissioned|completed|convened|created|delegated|developed|distributed"
    "|drafted|e-?mailed|established|explored|forwarded|given|included|investigated|invited|issued|looked into"
    "|made available|obtained|prepared|presented|produced|provided|published|reported|returned|reviewed|revised"
    "|scheduled|sent|set up|shared|submitted|supplied|taken forward|undertaken|updated|written"
)
_DO = (
    "add|arrange|ask|attend|bring|carry out|check|circulate|clarify|collate|commission|compile|complete|confirm|contact"
    "|convene|develop|discuss|distribute|draft|e-?mail|ensure|establish|examine|explore|feed back|find out|follow up"
    "|forward|give|include|investigate|invite|issue|liaise|look|meet|obtain|organise|prepare|present|produce|provide"
    "|publish|raise|report|respond|review|revise|schedule|seek|send|set up|share|speak|submit|supply|take|undertake"
    "|update|work|write"
)
_SOMEBODY = (
    r"officers?|members?|(?:vice[- ])?chair(?:man|woman|person)?|directors?|heads?(?: of [\w ,]+?)?|managers?|cabinet"
    r"|council(?:lors?)?|cllrs?|leader|executive|portfolio holders?|clerk|secretary|committee|panel|board|partners"
    r"|adviser|advisor|team|service|department"
)
_OF_WHAT = r"(?: (?:of|for) [\w ,&’'-]{1,70}?)?(?: \([^)]*\))?"
_ASKING = tuple(
    re.compile(rf"\b(?:{pattern})", re.IGNORECASE)
    for pattern in (
        # Asked in so many words; “as requested” and “the request of” tell of something asked before.
        r"(?<!as )(?<!when )requested (?!by\b|at\b|in\b|,|\.)\w",
        r"requests? (?:that|officers?|cabinet|a\b|an\b|the\b|further|more)|be (?:asked|requested|invited|instructed|urged)\b",
        r"ask(?:s|ed)? (?:that|for|to\b|officers?|the\b|cabinet)|call(?:s|ed)? (?:on|for|upon)\b",
        rf"recommend(?:s|ed|ing)? (?:(?:to )?(?:the )?(?:{_SOMEBODY})\b|that (?:the )?(?:{_SOMEBODY})\b)",
        r"extend an invitation|(?:would|wish(?:es|ed)?|like) (?:like )?to (?:receive|see|hear)\b",
        # Something is to be done for somebody.
        rf"be (?:\w+ly )?(?:{_DONE})\b",
        r"(?:is|are|was|were) (?:to be )?(?:added|included|scheduled) (?:to|on|in|into|onto) .{0,60}?work(?:ing)? programme",
        r"(?:include|add|place|put|schedule)\b.{0,160}?\bwork(?:ing)? programme",
        r"to include (?:data|information|details|figures)\b|with the scope of",
        # Somebody is to do something.
        rf"(?:{_SOMEBODY}){_OF_WHAT} (?:to|would|will|should|must|shall|is to|are to)(?: also)? (?:{_DO})\b",
        rf"that (?:the )?(?:[\w ]+ )?(?:{_SOMEBODY}){_OF_WHAT} (?:{_DO})\b",
        rf"that (?-i:(?:[A-Z][\w’'-]+ ){{1,5}})(?:{_DO})\b",
        r"(?:would|will|shall) (?:hear from|undertake|receive|bring|report back|write to|visit|provide|circulate|ensure)\b",
        r"(?:undertake|carry out|commission) an? (?:\w+ ){0,3}review|report(?:s|ed)? back|bring(?:s)? back",
        r"delegate(?:s|d)? (?:authority )?to|authority (?:is |be )?delegated|delegated authority",
    )
)


@dataclass(frozen=True, slots=True)
class ReadAsk:
    """What was read: who is asked, by when as it was written, and for what; what was not found is blank."""

    officer: str
    due_written: str
    text: str


def asks_somebody(text: str) -> bool:
    """Whether a limb asks somebody for something, so that it is followed up.

    >>> asks_somebody("that further details of the trend would be provided to Members")
    True
    >>> asks_somebody("noted the report"), asks_somebody("Ofsted Plan – to be discussed on 11 September 2019")
    (False, False)
    """
    words = " ".join(text.split())
    return any(pattern.search(words) for pattern in _ASKING)


def read_limb(text: str, names: Iterable[str]) -> ReadAsk:
    """Who is asked by a limb and by when, where its words say so; the limb itself stays as it is.

    Args:
        text: The limb.
        names: Those who may be asked: people and their posts. Nobody else is taken for an officer.
    """
    dues = sorted(find_due_words(text), key=lambda found: not found.is_strong)
    return ReadAsk(officers_of(names).asked_in(text), dues[0].written if dues else "", text)


def read_ask(words: str, names: Iterable[str]) -> ReadAsk:
    """Read what is typed behind “/action”: somebody, a date and a task, in the order that came to mind.

    “Jean Kelly by end of July provide the trend”, “by 30 Sept Head of Quality Assurance to audit …”, “provide the trend
    by July (Jean Kelly)”. A day that only stands in the task (“report in September”) is read and stays there too.

    Args:
        words: As typed.
        names: People and posts that are known. Somebody else is taken for the officer only where what is typed looks
            like a name or a post and leads up to a date, a colon or “to”.

    Returns:
        Every word typed is in one of the three, but for those that join them (“by”, “to”, “and”).
    """
    text = " ".join(words.split())
    officers = officers_of(names)
    due, joint = _due_of(text, officers), None
    if due is not None and due.is_strong:
        text, joint = _without(text, due.start, due.end)
    start = len(text) - len(text.lstrip(" ,;:–-"))
    found = officers.at_start(text, start, joint)
    if found is not None:
        officer, end = found
        rest = text[end:]
    else:
        officer, rest = officers.at_end(text)
    return ReadAsk(
        officer, due.written if due else "", _task(rest, is_cut=bool(officer or joint is not None or due))
    )


def _due_of(text: str, officers: Officers) -> FoundDue | None:
    """The date a task is due: one that a strong word leads to; one that stands alone at the beginning, behind the
    officer or at the end; else the first there is.
    """
    led = tuple(find_due_words(text))
    strong = next((found for found in led if found.is_strong), None)
    if strong is not None:
        return strong
    starts = [0]
    known = officers.known_at_start(text)
    if known:
        starts.append(known + len(text[known:]) - len(text[known:].lstrip(" ,;:–-")))
    for start in starts:
        bare = bare_due(text, start)
        if bare is not None:
            return bare
    for parted in re.finditer(r"(?:[,;–(]|\s-)\s*", text):
        bare = bare_due(text, parted.end())
        if bare is not None and not text[bare.end :].strip(" .,;)"):
            return bare
    return next(iter(led), None)


def _without(text: str, start: int, end: int) -> tuple[str, int]:
    """The text without a stretch of it, and where the cut is."""
    before = text[:start].rstrip()
    after = text[end:].lstrip(" ,;:")
    if before.endswith("(") and after.startswith(")"):
        before, after = before[:-1].rstrip(), after[1:].lstrip()
    if before.endswith((",", ";", ":", "–", " -")) and after[:1] in {"", ".", ")"}:
        before = before.rstrip(" ,;:–-")
    joined = f"{before} {after}" if before and after and after[0] not in ".)" else before + after
    return joined, len(before)


def _task(rest: str, *, is_cut: bool) -> str:
    task = rest.strip().lstrip(",;:–- ") if is_cut else rest.strip()
    return re.sub(r"\A(?:is |are )?to\s+(?=[a-z])", "", task) if is_cut else task
