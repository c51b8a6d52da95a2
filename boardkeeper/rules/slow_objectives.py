"""Which milestones of a plan are slow, and why: they are highlighted by themselves.

Source: improvement notices, which ask that the record of progress "highlights where progress against objectives has been
slow" (paragraph 4d of the notice of 2023), and the practice of proofreading plans: a milestone "not yet due" whose date
has passed, or "on track" while its KPI is red or falling, is the first thing a chair asks about.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from boardkeeper.rules.contradictions import Contradiction, Standing, contradictions
from boardkeeper.rules.due_dates import full_date
from boardkeeper.rules.milestones import MilestoneStatus
from boardkeeper.rules.period_words import period_words
from boardkeeper.rules.periods import period_key


class Slowness(StrEnum):
    """Why a milestone is slow."""

    OFF_TRACK = "off track"
    SLIPPING_AGAIN = "slipping twice running"
    OVERDUE = "overdue"
    DATE_PASSED = "not yet due, but its date has passed"
    KPI_RED = "on track while a KPI is red"
    KPI_FALLING = "on track while a KPI is moving the wrong way"


@dataclass(frozen=True, slots=True)
class SlowReason:
    """One reason, with the words a chair reads."""

    why: Slowness
    words: str


@dataclass(frozen=True, slots=True)
class ShownBy:
    """A KPI that shows whether a milestone works.

    Attributes:
        name: What it is called.
        figure: Its latest figure as papers print it.
        period: What that is as at; blank when there is none.
        standing: Its colour and the ways it went.
    """

    name: str
    figure: str
    period: str
    standing: Standing


_TIMES = {2: "twice"}
_SLIPPING = frozenset({MilestoneStatus.SLIGHT_SLIPPAGE, MilestoneStatus.OFF_TRACK})


def slow_reasons(
    history: Sequence[tuple[str, MilestoneStatus]],
    due_on: dt.date | None,
    today: dt.date,
    kpis: Sequence[ShownBy] = (),
) -> tuple[SlowReason, ...]:
    """Answer why a milestone is slow, the gravest reason first; nothing when it is not.

    A complete milestone is never slow. One that is off track is, and one that slips for the second period running, one
    whose day has passed, one said to be not yet due after its day, and one said to be on track while a KPI that should
    show it is red, or moves the wrong way and not only for once.

    Args:
        history: every status by its period, in any order.
        due_on: the last day for it; None when none is known.
        today: the day to judge on; a milestone due today is not late.
        kpis: those that show whether it works.

    Raises:
        ValueError: when a period is not in its stored form.
    """
    told = sorted(history, key=lambda entry: period_key(entry[0]))
    status = told[-1][1] if told else None
    if status is MilestoneStatus.COMPLETE:
        return ()
    found = [*_standing_still(told), *_late(status, due_on, today)]
    if status is MilestoneStatus.ON_TRACK:
        found += _contradicted(kpis)
    return tuple(found)


def _standing_still(told: Sequence[tuple[str, MilestoneStatus]]) -> list[SlowReason]:
    """Off track, or slipping in the two latest periods; how long is said either way."""
    run = 0
    while run < len(told) and told[-1 - run][1] in _SLIPPING:
        run += 1
    if not run:
        return []
    since = period_words(told[-run][0])
    if told[-1][1] is MilestoneStatus.OFF_TRACK:
        if run == 1 or all(status is MilestoneStatus.OFF_TRACK for _, status in told[-run:]):
            return [SlowReason(Slowness.OFF_TRACK, f"off track since {since}")]
        return [SlowReason(Slowness.OFF_TRACK, f"off track, slipping since {since}")]
    if run == 1:
        return []
    return [
        SlowReason(
            Slowness.SLIPPING_AGAIN, f"slipping {_TIMES.get(run, f'{run} times')} running, since {since}"
        )
    ]


def _late(status: MilestoneStatus | None, due_on: dt.date | None, today: dt.date) -> list[SlowReason]:
    if due_on is None or due_on >= today:
        return []
    why = Slowness.DATE_PASSED if status is MilestoneStatus.NOT_YET_DUE else Slowness.OVERDUE
    if status in {MilestoneStatus.NOT_YET_DUE, MilestoneStatus.ON_TRACK}:
        return [SlowReason(why, f"“{status}”, but it was due on {full_date(due_on)}")]
    return [SlowReason(why, f"was due on {full_date(due_on)}")]


def _contradicted(kpis: Sequence[ShownBy]) -> list[SlowReason]:
    found = []
    against = contradictions(MilestoneStatus.ON_TRACK, [kpi.standing for kpi in kpis])
    for place, how in against.items():
        kpi = kpis[place]
        as_at = f" in {period_words(kpi.period)}" if kpi.period else ""
        figure = f", {kpi.figure}{as_at}" if kpi.figure else ""
        if how is Contradiction.RED:
            found.append(SlowReason(Slowness.KPI_RED, f"“on track”, but “{kpi.name}” is red{figure}"))
        else:
            words = f"“on track”, but “{kpi.name}” is moving the wrong way{figure}"
            found.append(SlowReason(Slowness.KPI_FALLING, words))
    return sorted(found, key=lambda reason: reason.why is not Slowness.KPI_RED)
