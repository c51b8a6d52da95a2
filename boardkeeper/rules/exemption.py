"""Exempt information: the paragraphs of Schedule 12A, the resolution to exclude, and how long papers stay open.

Sources: Local Government Act 1972, Sch. 12A Part 1 (England, as substituted in 2006); s. 100A(4) and (5) (resolution
to exclude the public), ss. 100C and 100D (inspection for six and four years from the meeting). Confidential
information (s. 100A(2) and (3)) is no part of this: it is excluded without a vote.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from enum import StrEnum

from dateutil.relativedelta import relativedelta

PARAGRAPHS = {
    1: "an individual",
    2: "likely to identify an individual",
    3: "financial or business affairs of a person or the authority",
    4: "labour-relations negotiation",
    5: "legal privilege",
    6: "a proposed notice, order or direction",
    7: "prevention, investigation or prosecution of crime",
}
"""Schedule 12A Part 1 in short forms, by paragraph number."""

_FILLER = re.compile(
    r"\b(?:schedule 12a|part (?:1|i)\b|paragraphs?|paras?|pars?|and|of)\b\.?|[,;&.]", re.IGNORECASE
)
_RANGE = re.compile(r"([0-9]{1,4})\s*(?:-|–|—|\bto\b)\s*([0-9]{1,4})")


def parse_paragraphs(written: str) -> tuple[int, ...]:
    """Read a list of paragraphs such as "1, 3", "paras 1 and 3" or "1-3"; ascending, each once, empty for a blank.

    Raises:
        ValueError: when something else is written, or a number is not a paragraph of Part 1.
    """
    found: set[int] = set()
    ranges = _RANGE.sub(lambda match: f"{match[1]}-{match[2]}", written)
    for word in _FILLER.sub(" ", ranges).split():
        first, dash, last = word.partition("-")
        if not (first.isdecimal() and (last.isdecimal() if dash else True)):
            raise ValueError(f"“{word}” is not a paragraph of Schedule 12A.")
        if dash and int(first) > int(last):
            raise ValueError(f"“{word}” runs backwards.")
        found.update(check_paragraphs((int(first), int(last) if dash else int(first))))
        found.update(range(int(first), int(last or first) + 1))
    return tuple(sorted(found))


def check_paragraphs(paragraphs: Iterable[int]) -> tuple[int, ...]:
    """Answer the paragraphs ascending, each once.

    Raises:
        ValueError: when one of them is not in Part 1.
    """
    ordered = tuple(sorted(set(paragraphs)))
    for paragraph in ordered:
        if paragraph not in PARAGRAPHS:
            raise ValueError(f"Schedule 12A Part 1 has paragraphs 1 to 7, not {paragraph}.")
    return ordered


def format_paragraphs(paragraphs: Iterable[int]) -> str:
    """Write paragraphs for a table cell: "1, 3", ascending; "" when there are none.

    Raises:
        ValueError: when one of them is not in Part 1.
    """
    return ", ".join(map(str, check_paragraphs(paragraphs)))


def cite_paragraphs(paragraphs: Iterable[int]) -> str:
    """Write paragraphs for a sentence: "paragraph 3", "paragraphs 1, 2 and 3".

    Raises:
        ValueError: when there is none, or one of them is not in Part 1.
    """
    *others, last = _at_least_one(paragraphs)
    if not others:
        return f"paragraph {last}"
    return f"paragraphs {', '.join(map(str, others))} and {last}"


def exclusion_resolution(paragraphs: Iterable[int]) -> str:
    """Word the resolution to exclude press and public, citing the paragraphs and what each protects.

    Raises:
        ValueError: when there is none, or one of them is not in Part 1.
    """
    ordered = _at_least_one(paragraphs)
    reasons = "; ".join(f"{paragraph}: {PARAGRAPHS[paragraph]}" for paragraph in ordered)
    return (
        "That under Section 100A(4) of the Local Government Act 1972 the press and public leave the meeting for this "
        f"business, because exempt information as described in {cite_paragraphs(ordered)} of Part 1 of Schedule 12A "
        f"to the Act would probably be disclosed ({reasons}), and in all the circumstances the public interest in "
        "keeping it exempt outweighs the public interest in disclosing it."
    )


def _at_least_one(paragraphs: Iterable[int]) -> tuple[int, ...]:
    ordered = check_paragraphs(paragraphs)
    if not ordered:
        raise ValueError("An exemption cites at least one paragraph of Schedule 12A.")
    return ordered


class OpenPaper(StrEnum):
    """A kind of paper the public may inspect after the meeting."""

    AGENDA = "agenda"
    MINUTES = "minutes"
    REPORT = "report"
    BACKGROUND_PAPER = "background paper"


def retention_years(paper: OpenPaper) -> int:
    """Answer for how many years from the meeting a paper is kept for inspection: six, background papers four."""
    return 4 if paper is OpenPaper.BACKGROUND_PAPER else 6


def keep_until(meeting: dt.date, paper: OpenPaper) -> dt.date:
    """Answer the last day a paper must be open to inspection: the anniversary of the meeting, to be on the safe side.

    The anniversary of 29 February in a common year is 28 February.
    """
    return meeting + relativedelta(years=retention_years(paper))
