"""Where the status of a milestone and the KPIs that should show its effect say different things.

Source: practice of proofreading improvement plans: a milestone "on track" while its KPI is red or falling is the first
thing a chair asks about, and one "off track" whose KPIs are all green is worth a question too.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from boardkeeper.rules.milestones import MilestoneStatus
from boardkeeper.rules.rag import Rag
from boardkeeper.rules.travel import Travel


class Contradiction(StrEnum):
    """What a KPI says against the status of its milestone."""

    RED = "red"
    WRONG_WAY = "moving the wrong way"
    ALL_GREEN = "green"


#: What is said to be going well, and what is not.
_WELL = frozenset({MilestoneStatus.COMPLETE, MilestoneStatus.ON_TRACK})
_BADLY = frozenset({MilestoneStatus.OFF_TRACK, MilestoneStatus.SLIGHT_SLIPPAGE})


@dataclass(frozen=True, slots=True)
class Standing:
    """How a KPI stands: its latest colour, and its directions of travel, oldest first; None where there is none."""

    rag: Rag | None
    travels: tuple[Travel | None, ...]


def is_moving_the_wrong_way(standing: Standing) -> bool:
    """Say whether a KPI is getting worse, and not only for once.

    A figure that is below its target, or has none, need only be worse than the one before; a green one must have become
    worse twice in a row, since a single step down from a good figure is ordinary wobble.
    """
    last = standing.travels[-2:]
    if not last or last[-1] is not Travel.WORSE:
        return False
    return standing.rag is Rag.AMBER or (len(last) == 2 and last[0] is Travel.WORSE)


def contradictions(status: MilestoneStatus | None, kpis: Sequence[Standing]) -> dict[int, Contradiction]:
    """Answer which of a milestone's KPIs contradict its status, by their places, each with how.

    Args:
        status: how the milestone stands; None and "not yet due" claim nothing that could be contradicted.
        kpis: those that show whether the milestone works.
    """
    if status in _WELL:
        found = {}
        for place, kpi in enumerate(kpis):
            if kpi.rag is Rag.RED:
                found[place] = Contradiction.RED
            elif is_moving_the_wrong_way(kpi):
                found[place] = Contradiction.WRONG_WAY
        return found
    all_well = all(kpi.rag is Rag.GREEN and not is_moving_the_wrong_way(kpi) for kpi in kpis)
    if status in _BADLY and kpis and all_well:
        return dict.fromkeys(range(len(kpis)), Contradiction.ALL_GREEN)
    return {}
