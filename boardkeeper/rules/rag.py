"""Red, amber, green: the colour of a KPI against its target.

Source: the colour key of the scorecards in improvement-board papers: green at or better than target, amber within a
tolerance of the target (15 per cent by default, inclusive), else red. What is compared is what is displayed: 79.96
shown as 80.0 against a target of 80 is green, because that is what the reader sees.
"""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal, localcontext
from enum import StrEnum

POLARITIES = ("higher", "lower", "none")
"""Which way is good: "higher" or "lower" is better; "none" for a figure that is only watched."""

DEFAULT_TOLERANCE = Decimal(15)
_MOST_DIGITS = 400


class Rag(StrEnum):
    """A colour by its letter, because colour never stands alone."""

    RED = "R"
    AMBER = "A"
    GREEN = "G"


def displayed(value: Decimal, decimals: int) -> Decimal:
    """Round a figure to the decimals shown, halves away from zero, and never to a negative zero.

    Raises:
        ValueError: when the figure is not a finite number a page could hold, or ``decimals`` is below 0.
    """
    if not value.is_finite() or value.adjusted() > _MOST_DIGITS:
        raise ValueError(f"{value} is not a figure that can be shown.")
    if decimals < 0:
        raise ValueError("A figure is shown with no fewer than 0 decimals.")
    with localcontext() as context:
        context.prec = max(value.adjusted(), 0) + decimals + 2
        rounded = value.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
    return abs(rounded) if rounded.is_zero() else rounded


def check_polarity(polarity: str | None) -> None:
    """Refuse a polarity that is not one of `POLARITIES` (None, not yet known, passes).

    Raises:
        ValueError: for any other word.
    """
    if polarity is not None and polarity not in POLARITIES:
        raise ValueError(f"Polarity is one of {', '.join(POLARITIES)}, not “{polarity}”.")


def amber_limit(target: Decimal, polarity: str, tolerance: Decimal = DEFAULT_TOLERANCE) -> Decimal:
    """Answer the worst figure that is still amber.

    Args:
        target: the target, in the unit of the KPI.
        polarity: "higher" or "lower".
        tolerance: per cent of the target, not percentage points.

    Raises:
        ValueError: when neither way is good, or the tolerance is below 0.
    """
    if polarity not in {"higher", "lower"}:
        raise ValueError(f"There is no amber limit when polarity is “{polarity}”.")
    if tolerance < 0:
        raise ValueError("The tolerance must not be below 0 per cent.")
    room = abs(target) * tolerance / 100
    return target - room if polarity == "higher" else target + room


def rag(
    displayed_value: Decimal | None,
    target: Decimal | None,
    polarity: str | None,
    tolerance: Decimal = DEFAULT_TOLERANCE,
) -> Rag | None:
    """Colour a figure.

    Args:
        displayed_value: the figure as shown (see `displayed`), None when there is none.
        target: the target in force, None for "Monitor only" and the like.
        polarity: "higher", "lower", "none", or None while nobody has said.
        tolerance: per cent of the target that is still amber, inclusive.

    Returns:
        A colour, or None when there is nothing to compare or no way is known to be good.

    Raises:
        ValueError: for an unknown polarity or a tolerance below 0.
    """
    check_polarity(polarity)
    if displayed_value is None or target is None or polarity is None or polarity == "none":
        return None
    limit = amber_limit(target, polarity, tolerance)
    # Turned round, a lower-is-better figure is judged by the same two comparisons.
    way = 1 if polarity == "higher" else -1
    if displayed_value * way >= target * way:
        return Rag.GREEN
    return Rag.AMBER if displayed_value * way >= limit * way else Rag.RED
