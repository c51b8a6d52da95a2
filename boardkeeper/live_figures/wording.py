"""What stands in a sentence for a figure that it names."""

from __future__ import annotations

from decimal import Decimal

from boardkeeper.figures import FigureView, Rag, shown
from boardkeeper.kpis import KpiView, Unit
from boardkeeper.rules.live_figures import What
from boardkeeper.rules.periods import PeriodKind, financial_year_of, period_kind, period_title, previous
from boardkeeper.rules.rag import displayed

_COLOURS = {Rag.RED: "red", Rag.AMBER: "amber", Rag.GREEN: "green"}


class NothingToSay(Exception):
    """Why a figure cannot stand in a sentence: `args` are the sentence and what to do."""


def figure_for(kpi: KpiView, what: What, period: str) -> FigureView:
    """The figure that is meant.

    Raises:
        NothingToSay: There is none, or it is withheld.
    """
    if kpi.latest is None:
        raise NothingToSay(f"“{kpi.name}” has no figure yet.", "Import its figures first.")
    wanted = period or kpi.latest.period
    if what is What.PREVIOUS:
        wanted = previous(wanted)
    found = next((figure for figure in kpi.figures if figure.period == wanted), None)
    if found is None:
        raise NothingToSay(
            f"“{kpi.name}” has no figure for {period_title(wanted)}.", _periods_of(kpi, wanted)
        )
    if found.value is None and what is not What.TARGET and not (what is What.FRACTION and found.fraction):
        why = f" (“{found.withheld}”)" if found.withheld else ""
        raise NothingToSay(
            f"The figure of “{kpi.name}” for {period_title(wanted)} is withheld{why}.",
            "Say so in words instead.",
        )
    return found


def _periods_of(kpi: KpiView, wanted: str) -> str:
    """Which periods there are of the kind that was asked for."""
    kind = period_kind(wanted)
    periods = [figure.period for figure in kpi.figures if period_kind(figure.period) is kind]
    if periods:
        first, last = period_title(periods[0]), period_title(periods[-1])
        return f"There are figures from {first} to {last}." if first != last else f"There is one for {first}."
    noun = {PeriodKind.MONTH: "months", PeriodKind.QUARTER: "quarters", PeriodKind.YEAR: "years"}.get(kind)
    return f"It has no {noun}." if noun else ""


def words_for(kpi: KpiView, what: What, figure: FigureView) -> str:
    """What stands in the sentence.

    Raises:
        NothingToSay: The indicator has no such thing: a target, a colour, a period to compare with.
    """
    if what is What.TARGET:
        return _target(kpi, figure)
    if what is What.GAP:
        return _gap(kpi, figure)
    if what is What.CHANGE:
        return _change(kpi, figure)
    if what is What.FRACTION:
        return _fraction(kpi, figure)
    if what is What.RAG:
        return _colour(kpi, figure)
    return figure.shown


def amount_words(kpi: KpiView, amount: Decimal) -> str:
    """A difference in words: percentages differ by points, not by per cent."""
    if kpi.unit is Unit.PERCENT:
        return f"{amount:,f} percentage point{'' if amount == 1 else 's'}"
    if kpi.unit is Unit.DAYS:
        return f"{amount:,f} day{'' if amount == 1 else 's'}"
    return shown(amount, kpi.unit, kpi.decimals)


def _target(kpi: KpiView, figure: FigureView) -> str:
    if figure.target is None:
        written = f": it says “{figure.target_written}”" if figure.target_written else ""
        raise NothingToSay(
            f"“{kpi.name}” has no target for {financial_year_of(figure.period)}{written}.",
            "Set the target, or take this out of the sentence.",
        )
    target = shown(figure.target, kpi.unit, kpi.decimals)
    if figure.target == figure.target.to_integral_value():
        target = shown(figure.target, kpi.unit, 0)
    return target


def _gap(kpi: KpiView, figure: FigureView) -> str:
    _target(kpi, figure)
    assert figure.value is not None
    assert figure.target is not None
    distance = displayed(figure.value, kpi.decimals) - figure.target
    if not distance:
        return "on target"
    return f"{amount_words(kpi, abs(distance))} {'above' if distance > 0 else 'below'} target"


def _change(kpi: KpiView, figure: FigureView) -> str:
    before = next((each for each in kpi.figures if each.period == figure.comparator), None)
    if before is None or before.value is None or figure.value is None:
        title = period_title(figure.period)
        raise NothingToSay(
            f"“{kpi.name}” has nothing that {title} could be compared with.",
            "A year-to-date figure starts again in April." if kpi.is_year_to_date else "",
        )
    change = displayed(figure.value, kpi.decimals) - displayed(before.value, kpi.decimals)
    if not change:
        return "stayed the same"
    return f"{'rose' if change > 0 else 'fell'} by {amount_words(kpi, abs(change))}"


def _fraction(kpi: KpiView, figure: FigureView) -> str:
    if figure.numerator is None or figure.denominator is None:
        raise NothingToSay(
            f"The numbers behind “{kpi.name}” in {period_title(figure.period)} are not known.",
            "Import them with the figure, or type them in.",
        )
    return f"{figure.numerator:,f} of {figure.denominator:,f}"


def _colour(kpi: KpiView, figure: FigureView) -> str:
    if figure.rag is None:
        why = "has no target" if figure.target is None else "has no way that is good"
        raise NothingToSay(
            f"“{kpi.name}” {why}, so it has no colour in {period_title(figure.period)}.",
            "Set how it is judged, or take this out of the sentence.",
        )
    return _COLOURS[figure.rag]
