"""What people type where a point begins, and what they meant by it."""

from __future__ import annotations

import re

from boardkeeper.reports import ReportParagraphKind as Kind

_STARTS = (
    (Kind.BULLET, re.compile(r"(?:[-–*•·▪◦]|o(?=\t))\s+")),
    (Kind.NUMBERED, re.compile(r"\d{1,3}[.)]\s+")),
    (Kind.LETTERED, re.compile(r"\(?[a-z]{1,2}\)\s+")),
)
_TYPED_STARTS = {
    "-": Kind.BULLET,
    "*": Kind.BULLET,
    "•": Kind.BULLET,
    "1.": Kind.NUMBERED,
    "1)": Kind.NUMBERED,
    "(a)": Kind.LETTERED,
    "a)": Kind.LETTERED,
}


def kind_typed(start: str) -> Kind | None:
    """The kind of point that is begun by typing `start` and a blank at the beginning of a line; None for none.

    Only the first number and the first letter begin a list: “2. ” may be the reference of a paragraph.
    """
    return _TYPED_STARTS.get(start)


def point_in(line: str) -> tuple[Kind, str] | None:
    """The kind of a point in a line of pasted text and its words, mark taken away; None when it is no point.

    >>> point_in("(b)  Agency numbers had fallen")
    (<ReportParagraphKind.LETTERED: 'lettered point'>, 'Agency numbers had fallen')
    """
    for kind, start in _STARTS:
        found = start.match(line)
        if found and line[found.end() :].strip():
            return kind, line[found.end() :].strip()
    return None
