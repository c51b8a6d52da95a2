"""How a figure changed, said so that points and per cent are not mixed up.

A percentage that goes from 32.4 to 31.4 fell by 1.0 percentage point, which is 3.1 per cent of what it was: papers that
write "fell by 1 %" say neither. As everywhere, what is compared is what is displayed.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from boardkeeper.rules.rag import displayed


@dataclass(frozen=True, slots=True)
class Change:
    """From one displayed figure to another.

    Attributes:
        by: after less before, in the unit of the KPI.
        share: `by` in per cent of what was before; None when that was nothing.
    """

    by: Decimal
    share: Decimal | None


def change(now: Decimal, before: Decimal, decimals: int) -> Change:
    """Compare two figures as displayed.

    Raises:
        ValueError: when a figure cannot be shown.
    """
    after, start = displayed(now, decimals), displayed(before, decimals)
    by = after - start
    return Change(by, None if start == 0 else by * 100 / abs(start))


def points_words(amount: Decimal, decimals: int) -> str:
    """Percentage points: “1.0 percentage point”, “6.4 percentage points”; without a sign."""
    size = displayed(abs(amount), decimals)
    return f"{size:,f} percentage point{'' if size == 1 else 's'}"


def change_words(found: Change, amount: str, *, is_percent: bool, decimals: int) -> str:
    """Say a change: “fell by 1.0 percentage point (3.1%)”, “rose by 12 (4.0%)”, “did not change”.

    Args:
        found: the change.
        amount: its size as the KPI's unit is written, without a sign; percentages are said in points instead.
        is_percent: whether the figures are percentages.
        decimals: how many decimals are shown.
    """
    if found.by == 0:
        return "did not change"
    verb = "rose" if found.by > 0 else "fell"
    size = points_words(found.by, decimals) if is_percent else amount
    share = f" ({displayed(abs(found.share), 1):,f}%)" if found.share is not None else ""
    return f"{verb} by {size}{share}"
