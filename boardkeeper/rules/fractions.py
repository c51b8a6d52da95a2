"""Numerator and denominator: "45/418" beside a percentage, and whether the two agree.

Source: scorecards print a percentage in one row and the fraction behind it in the next; a proofreader divides them.
"""

from __future__ import annotations

import re
from decimal import Decimal

from boardkeeper.rules.periods import PeriodKind, parse_period, period_kind
from boardkeeper.rules.rag import displayed

_COUNT = r"([0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,12})"
_FRACTION = re.compile(rf"\s*{_COUNT}\s*(?:/|⁄|\bof\b|\bout of\b)\s*{_COUNT}\s*", re.IGNORECASE)


def parse_fraction(written: object) -> tuple[int, int] | None:
    """Read "45/418", "07/25", "1,045/4,418" or "45 of 418" as numerator and denominator.

    None for anything else, also for "2017/18": that is a year. A numerator above its denominator is read as it
    stands; whether it can be right is for the checks to ask.
    """
    found = _FRACTION.fullmatch(written) if isinstance(written, str) else None
    if found is None or _is_year(found.string):
        return None
    numerator, denominator = (int(digits.replace(",", "")) for digits in found.groups())
    return numerator, denominator


def _is_year(text: str) -> bool:
    period = parse_period(text)
    return period is not None and period_kind(period) is PeriodKind.YEAR


def percentage(numerator: int, denominator: int) -> Decimal | None:
    """Answer numerator over denominator in per cent, not rounded; None of nothing (a denominator of 0)."""
    if denominator == 0:
        return None
    return Decimal(numerator) * 100 / Decimal(denominator)


def quotient_reaches(
    numerator: Decimal,
    numerator_decimals: int,
    denominator: Decimal,
    denominator_decimals: int,
    per: int = 100,
) -> tuple[Decimal, Decimal] | None:
    """Between what one shown figure over another can lie, each being rounded: 45.8 over 334.4 is 13.68 to 13.71 %.

    Args:
        numerator: what is shown above the line, with so many decimals.
        numerator_decimals: of the numerator.
        denominator: what is shown below it.
        denominator_decimals: of the denominator.
        per: 100 for per cent, 10,000 for a rate per 10,000, 1 for a ratio.

    Returns:
        The least and the greatest; None when what is below the line could be nothing.
    """
    above, below = Decimal(5).scaleb(-numerator_decimals - 1), Decimal(5).scaleb(-denominator_decimals - 1)
    if denominator - below <= 0:
        return None
    ends = [
        (numerator + step) * per / (denominator + other)
        for step in (-above, above)
        for other in (-below, below)
    ]
    return min(ends), max(ends)


def agrees(value: Decimal, numerator: int, denominator: int, decimals: int, per: int = 100) -> bool:
    """Say whether a figure is its fraction within the rounding shown; exactly half may have gone either way.

    Args:
        value: the figure, in per cent or in whatever ``per`` says.
        numerator: how many.
        denominator: out of how many; nothing agrees with a denominator of 0 or less.
        decimals: how many decimals are shown.
        per: 100 for per cent, 10,000 for a rate per 10,000, 1 for a ratio.
    """
    if denominator <= 0:
        return False
    # In whole numbers, because a quotient cut at 28 digits cannot tell exactly half from nearly half.
    above, below = displayed(value, decimals).as_integer_ratio()
    difference = abs(above * denominator - per * numerator * below)
    unit: int = 10**decimals
    return difference * 2 * unit <= below * denominator


def is_rounded_from(value: Decimal, numerator: int, denominator: int, decimals: int, per: int = 100) -> bool:
    """Say whether a figure can be its fraction as people round: a proofreader asks only when it cannot.

    Besides what `agrees` accepts these pass: a figure without decimals that is right to the whole number (53.0 over
    121/227, which is 53.3), and one that was rounded twice (12.7 over 54/427, which is 12.646, then 12.65).
    """
    if agrees(value, numerator, denominator, decimals, per):
        return True
    if denominator <= 0:
        return False
    seen = displayed(value, decimals)
    if seen == seen.to_integral_value() and agrees(seen, numerator, denominator, 0, per):
        return True
    exact = Decimal(numerator) * per / Decimal(denominator)
    return displayed(displayed(exact, decimals + 1), decimals) == seen
