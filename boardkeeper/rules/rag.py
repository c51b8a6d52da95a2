"""Red, amber, green: the colour of a KPI against its target.

Source: the colour key of the scorecards in improvement-board papers: green at or better than target, amber within a
tolerance of the target (15 per cent by default, inclusive), else red. What is compared is what is displayed: 79.96
shown as 80.0 against a target of 80 is green, because that is what the reader sees. A target may be a range: inside it
is green whichever way is good, amber as far as the tolerance reaches beyond the nearer end, else red.
"""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Context, Decimal
from enum import StrEnum

POLARITIES = ("higher", "lower", "none")
"""Which way is good: "higher" or "lower" is better; "none" for a figure that is only watched."""

DEFAULT_TOLERANCE = Decimal(15)
_MOST_DIGITS = 400
_USUAL_DECIMALS = 50
_WIDE = Context(prec=_MOST_DIGITS + _USUAL_DECIMALS + 2)


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
    # A context made once: a board's page rounds tens of thousands of figures.
    context = _WIDE if decimals <= _USUAL_DECIMALS else Context(prec=_MOST_DIGITS + decimals + 2)
    rounded = value.quantize(Decimal((0, (1,), -decimals)), rounding=ROUND_HALF_UP, context=context)
    return rounded.copy_abs() if rounded.is_zero() else rounded


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


def amber_range(
    lower: Decimal, upper: Decimal, tolerance: Decimal = DEFAULT_TOLERANCE
) -> tuple[Decimal, Decimal]:
    """Answer the lowest and the highest figure that are still amber when the target is a range.

    Args:
        lower: the lower end of the range, in the unit of the KPI.
        upper: its upper end.
        tolerance: per cent of the nearer end, not percentage points.

    Raises:
        ValueError: when the ends are turned round, or the tolerance is below 0.
    """
    if upper < lower:
        raise ValueError("A range begins at its lower end.")
    return amber_limit(lower, "higher", tolerance), amber_limit(upper, "lower", tolerance)


def rag(
    displayed_value: Decimal | None,
    target: Decimal | None,
    polarity: str | None,
    tolerance: Decimal = DEFAULT_TOLERANCE,
    upper: Decimal | None = None,
) -> Rag | None:
    """Colour a figure.

    Args:
        displayed_value: the figure as shown (see `displayed`), None when there is none.
        target: the target in force, None for "Monitor only" and the like; of a range, its lower end.
        polarity: "higher", "lower", "none", or None while nobody has said; a range needs none.
        tolerance: per cent of the target that is still amber, inclusive.
        upper: the upper end when the target is a range.

    Returns:
        A colour, or None when there is nothing to compare or no way is known to be good.

    Raises:
        ValueError: for an unknown polarity, a range turned round or a tolerance below 0.
    """
    check_polarity(polarity)
    if displayed_value is None or target is None:
        return None
    if upper is not None:
        least, most = amber_range(target, upper, tolerance)
        if target <= displayed_value <= upper:
            return Rag.GREEN
        return Rag.AMBER if least <= displayed_value <= most else Rag.RED
    if polarity is None or polarity == "none":
        return None
    limit = amber_limit(target, polarity, tolerance)
    # Turned round, a lower-is-better figure is judged by the same two comparisons.
    way = 1 if polarity == "higher" else -1
    if displayed_value * way >= target * way:
        return Rag.GREEN
    return Rag.AMBER if displayed_value * way >= limit * way else Rag.RED
