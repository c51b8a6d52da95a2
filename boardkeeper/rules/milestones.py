"""The status of an improvement plan's milestones, and how many stand where.

Source: practice of improvement plans after an inspection of children's services. A share is always said on both
bases, because "17 of 22" is 77.3 % of all and 81.0 % of those due.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from boardkeeper.rules.fractions import percentage


class MilestoneStatus(StrEnum):
    """How a milestone stands on a date."""

    COMPLETE = "complete"
    ON_TRACK = "on track"
    SLIGHT_SLIPPAGE = "slight slippage"
    OFF_TRACK = "off track"
    NOT_YET_DUE = "not yet due"


_OTHER_WORDS = {"completed": MilestoneStatus.COMPLETE, "not due yet": MilestoneStatus.NOT_YET_DUE}


def parse_status(written: object) -> MilestoneStatus | None:
    """Read a status in any case, with blanks or hyphens ("ON TRACK", "on-track"); None for other words."""
    if not isinstance(written, str):
        return None
    words = " ".join(written.replace("-", " ").split()).casefold().rstrip(".")
    if words in _OTHER_WORDS:
        return _OTHER_WORDS[words]
    return MilestoneStatus(words) if words in set(MilestoneStatus) else None


@dataclass(frozen=True, slots=True)
class MilestoneSummary:
    """How many milestones have which status; every status is in ``counts``, in the order of the enum."""

    counts: dict[MilestoneStatus, int]

    @property
    def total(self) -> int:
        """All milestones of the plan."""
        return sum(self.counts.values())

    @property
    def due(self) -> int:
        """All but those not yet due: the second base."""
        return self.total - self.counts[MilestoneStatus.NOT_YET_DUE]

    def number(self, *statuses: MilestoneStatus) -> int:
        """Count the milestones with any of some statuses."""
        return sum(self.counts[status] for status in set(statuses))

    def percent_of_all(self, *statuses: MilestoneStatus) -> Decimal | None:
        """Answer their share of all milestones in per cent, not rounded; None for an empty plan."""
        return percentage(self.number(*statuses), self.total)

    def percent_of_due(self, *statuses: MilestoneStatus) -> Decimal | None:
        """Answer their share of the milestones due in per cent, not rounded; None when none is due.

        Raises:
            ValueError: when asked for those not yet due, which are no part of this base.
        """
        if MilestoneStatus.NOT_YET_DUE in statuses:
            raise ValueError("Milestones not yet due have no share of those due.")
        return percentage(self.number(*statuses), self.due)


def summary(statuses: Iterable[MilestoneStatus]) -> MilestoneSummary:
    """Count milestones by status."""
    counted = Counter(statuses)
    return MilestoneSummary({status: counted[status] for status in MilestoneStatus})
