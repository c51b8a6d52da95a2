"""A period in a sentence: “June 2019” where a column’s head says “Jun-19”."""

from __future__ import annotations

from boardkeeper.rules.periods import MONTH_NAMES, PeriodKind, period_kind, period_title


def period_words(period: str) -> str:
    """Write a period out: “June 2019”, “Q1 2019/20”, “2017/18”.

    Raises:
        ValueError: when the text is not a period in its stored form.
    """
    if period_kind(period) is PeriodKind.MONTH:
        return f"{MONTH_NAMES[int(period[5:]) - 1]} {period[:4]}"
    return period_title(period)
