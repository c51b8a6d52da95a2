"""Direction of travel: has a KPI become better or worse since the period before?

Source: practice of improvement-board scorecards. As with the colour, the displayed figures are compared, so two that
look the same are the same.
"""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum

from boardkeeper.rules.rag import check_polarity, displayed


class Travel(StrEnum):
    """Where a figure went, judged by which way is good."""

    BETTER = "better"
    WORSE = "worse"
    SAME = "same"


def travel(now: Decimal | None, before: Decimal | None, polarity: str | None, decimals: int) -> Travel | None:
    """Compare a figure with that of the period before, both as displayed.

    Args:
        now: the figure of the period, None when there is none.
        before: the figure of the comparator, None when there is none.
        polarity: "higher", "lower", "none", or None while nobody has said.
        decimals: how many decimals are shown.

    Returns:
        None when a figure or the polarity is missing; for a figure that is only watched ("none"), "same" or None.

    Raises:
        ValueError: for an unknown polarity, or a figure that cannot be shown.
    """
    check_polarity(polarity)
    if now is None or before is None or polarity is None:
        return None
    change = displayed(now, decimals) - displayed(before, decimals)
    if change == 0:
        return Travel.SAME
    if polarity == "none":
        return None
    return Travel.BETTER if (change > 0) == (polarity == "higher") else Travel.WORSE
