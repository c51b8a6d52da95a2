"""Which indicators need the board's eye this month, and why: red, a worse colour than before, out of the ordinary."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from boardkeeper.figures import FigureView, RestatedView, shown
from boardkeeper.kpis import KpiView
from boardkeeper.rules.due_dates import full_date
from boardkeeper.rules.periods import PeriodKind, period_key, period_kind, period_title, previous
from boardkeeper.rules.rag import Rag
from boardkeeper.rules.spc import Limits, shifts, xmr

__all__ = ["KpiException", "KpiExceptions", "Reason", "Why", "exceptions_of"]

_FEWEST_FOR_LIMITS = 10
"""Limits drawn from fewer figures say more about chance than about the service."""


class Why(StrEnum):
    """Why an indicator stands out; the gravest first, and what got better last."""

    RED = "red"
    WORSENED = "worse colour"
    OUTSIDE = "out of the ordinary"
    RESTATED = "restated"
    MISSING = "no figure"
    IMPROVED = "better colour"


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason, and in a sentence what it rests on."""

    why: Why
    words: str


@dataclass(frozen=True, slots=True)
class KpiException:
    """An indicator that stands out, the figure it is about, and why, the gravest reason first."""

    kpi: KpiView
    figure: FigureView | None
    reasons: tuple[Reason, ...]

    @property
    def why(self) -> Why:
        """The gravest reason."""
        return self.reasons[0].why


@dataclass(frozen=True, slots=True)
class KpiExceptions:
    """What stands out among the indicators of a board.

    Attributes:
        period: The newest that any of them has a figure for; blank without figures.
        found: By the gravest reason, in the order the indicators came in.
        others: The indicators of which there is nothing to say.
    """

    period: str
    found: tuple[KpiException, ...]
    others: tuple[KpiView, ...]

    def of(self, why: Why) -> tuple[KpiException, ...]:
        """All with a reason, also those listed under a graver one."""
        return tuple(each for each in self.found if any(reason.why is why for reason in each.reasons))


def exceptions_of(kpis: Sequence[KpiView], since: date | None = None) -> KpiExceptions:
    """Say which of some indicators stand out.

    Args:
        kpis: With the figures that are known.
        since: Figures restated before this day were told of before; None tells of all.
    """
    newest: dict[PeriodKind, str] = {}
    for kpi in kpis:
        if kpi.latest is not None:
            kind = period_kind(kpi.latest.period)
            newest[kind] = max(newest.get(kind, kpi.latest.period), kpi.latest.period, key=period_key)
    found: list[KpiException] = []
    others = []
    for kpi in kpis:
        reasons = tuple(_reasons(kpi, newest, since))
        if reasons:
            found.append(KpiException(kpi, kpi.latest, reasons))
        else:
            others.append(kpi)
    order = list(Why)
    found.sort(key=lambda each: order.index(each.why))
    return KpiExceptions(max(newest.values(), key=period_key, default=""), tuple(found), tuple(others))


def _reasons(kpi: KpiView, newest: dict[PeriodKind, str], since: date | None) -> Iterator[Reason]:
    latest = kpi.latest
    if latest is None:
        yield Reason(Why.MISSING, "It has no figure yet.")
        return
    if latest.rag is Rag.RED:
        yield Reason(Why.RED, f"Red against {_target_words(latest)}.")
    before = next((each for each in kpi.figures if each.period == previous(latest.period)), None)
    step = _GRAVITY[latest.rag] - _GRAVITY[before.rag] if before and latest.rag and before.rag else 0
    was = f"Was {_COLOURS[before.rag]} in {period_title(before.period)}." if before and before.rag else ""
    if step > 0:
        yield Reason(Why.WORSENED, was)
    if words := _out_of_the_ordinary(kpi):
        yield Reason(Why.OUTSIDE, words)
    for figure in kpi.figures:
        for older in figure.was[:1]:
            if since is None or older.replaced_at >= since.isoformat():
                yield Reason(Why.RESTATED, _restated_words(figure, older))
    wanted = newest[period_kind(latest.period)]
    if latest.period != wanted:
        last = f"the last is {latest.shown} for {period_title(latest.period)}"
        yield Reason(Why.MISSING, f"No figure for {period_title(wanted)}; {last}.")
    elif latest.value is None:
        mark = f" (“{latest.withheld}”)" if latest.withheld else ""
        yield Reason(Why.MISSING, f"The figure for {period_title(wanted)} is withheld{mark}.")
    if step < 0:
        yield Reason(Why.IMPROVED, was)


_GRAVITY = {Rag.GREEN: 0, Rag.AMBER: 1, Rag.RED: 2}
_COLOURS = {Rag.RED: "red", Rag.AMBER: "amber", Rag.GREEN: "green"}


def _target_words(figure: FigureView) -> str:
    return f"a target of {figure.target_shown}" if figure.target_shown else "its target"


def _restated_words(figure: FigureView, was: RestatedView) -> str:
    day = f", restated {full_date(date.fromisoformat(was.replaced_at[:10]))}" if was.replaced_at else ""
    return f"{period_title(figure.period)} was {was.shown or 'withheld'} and is {figure.shown} now{day}."


def _out_of_the_ordinary(kpi: KpiView) -> str:
    """Whether the latest figure lies outside the limits, or ends a run of seven; which figures drew the limits is said.

    Nothing is said of a year-to-date series: each figure holds those before it, so that they move together by themselves.
    """
    if kpi.is_year_to_date:
        return ""
    figures = [figure for figure in kpi.series if figure.value is not None]
    values = [figure.value for figure in figures if figure.value is not None]
    if len(values) < _FEWEST_FOR_LIMITS or figures[-1] is not kpi.latest:
        return ""
    limits = xmr(values)
    if limits is None:
        return ""
    baseline = f"over {len(values)} figures since {period_title(figures[0].period)}"
    if limits.is_outside(values[-1]):
        return f"{_side(kpi, limits, values[-1] > limits.upper)}, {baseline}."
    run = next((each for each in shifts(values, limits.mean) if each.last == len(values) - 1), None)
    if run is None:
        return ""
    length = run.last - run.first + 1
    mean = shown(limits.mean, kpi.unit, kpi.decimals)
    of_mean = f" of {mean}" if run.kind.value.endswith("mean") else ""
    return f"{length} figures in a row {run.kind.value}{of_mean}, {baseline}."


def _side(kpi: KpiView, limits: Limits, is_above: bool) -> str:
    limit = shown(limits.upper if is_above else limits.lower, kpi.unit, kpi.decimals)
    return f"{'Above the upper' if is_above else 'Below the lower'} control limit of {limit}"
