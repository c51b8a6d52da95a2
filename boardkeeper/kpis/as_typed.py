"""What people type of a KPI: figures, targets such as “80-85 %” or “Monitor only”, years and periods."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from boardkeeper.errors import UserError
from boardkeeper.rules.periods import PeriodKind, parse_period, period_kind

_FIGURE = r"[−-]?\s*£?\s*[0-9][0-9,]*(?:\.[0-9]+)?\s*%?"
_BOUND = r"(?:>=?|≥|<=?|≤|=|at least|at most|above|below|under|over|up to|no more than|no less than)"
_ONE = re.compile(
    rf"{_BOUND}?\s*({_FIGURE})\s*(?:\+|or (?:more|less|above|below|over|under))?", re.IGNORECASE
)
_RANGE = re.compile(
    rf"(?:between\s+|from\s+)?({_FIGURE})\s*(?:-|–|—|\bto\b|\band\b)\s*({_FIGURE})", re.IGNORECASE
)
_DECORATION = str.maketrans("", "", "%£, \N{NO-BREAK SPACE}")
_MISPLACED_COMMA = re.compile(r",(?![0-9]{3}(?![0-9]))")  # “31,4” is no 314
_LARGEST = Decimal(10) ** 15  # a workbook’s larger figures are refused as well
_WORDS = re.compile(
    r"(?:to be )?monitor(?:ed|ing)?(?: only)?|none|no target|not set|not applicable|n/?a|tb[acd]|to be (?:agreed|confirmed|set)|baseline(?: year)?",
    re.IGNORECASE,
)
_NEXT = "Write it like 80, 80 to 85, or Monitor only."


@dataclass(frozen=True, slots=True)
class TargetWords:
    """A target as it was typed and what it means: one figure, a range, or no figure at all."""

    value: Decimal | None
    upper: Decimal | None
    written: str


def read_target(written: str) -> TargetWords:
    """Read a target; “Monitor only” and its like are kept as words.

    Raises:
        UserError: It is neither a figure nor a range nor such words, or the range is turned round.
    """
    text = " ".join(written.split())
    if found := _ONE.fullmatch(text):
        return TargetWords(read_figure(found[1]), None, text)
    if found := _RANGE.fullmatch(text):
        lower, upper = read_figure(found[1]), read_figure(found[2])
        if upper < lower:
            raise UserError(f"“{text}” ends below where it begins.", "Write the lower end first.")
        return TargetWords(lower, upper, text)
    if text and not _WORDS.fullmatch(text):
        raise UserError(f"“{text}” is not a target that can be read.", _NEXT)
    return TargetWords(None, None, text)


def read_figure(written: str) -> Decimal:
    """A figure as people type it: “25”, “25%”, “£1,200”, “−3.5”.

    Raises:
        UserError: It is none.
    """
    try:
        figure = Decimal(written.translate(_DECORATION).replace("−", "-"))
    except InvalidOperation:
        figure = Decimal("NaN")
    if not figure.is_finite() or _MISPLACED_COMMA.search(written):
        raise UserError(f"“{written.strip()}” is not a figure.", "Write it like 25 or 25.5.")
    if abs(figure) >= _LARGEST:
        raise UserError(
            f"“{written.strip()}” is more than any figure of a board.",
            "Look for a digit or a letter too many.",
        )
    return figure


def read_year(written: str) -> int:
    """The financial year somebody typed: “2019/20”, “2019-20” or “2019”; 2019 is 2019/20.

    Raises:
        UserError: It is none.
    """
    text = " ".join(written.split())
    if text.isdecimal() and len(text) == 4:
        return int(text)
    period = parse_period(text)
    if period is not None and period_kind(period) is PeriodKind.YEAR:
        return int(period[:4])
    raise UserError(f"“{text}” is not a year.", "Write it like 2019/20.")


def read_period(written: str) -> str:
    """The period somebody typed, in its stored form: “Jun-19”, “June 2019”, “Q1 2019/20”, “2018/19”.

    Raises:
        UserError: It is none.
    """
    period = parse_period(written.strip())
    if period is None:
        raise UserError(
            f"“{written.strip()}” is not a period.", "Write it like Jun-19, Q1 2019/20 or 2018/19."
        )
    return period
