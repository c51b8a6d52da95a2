"""Numbers typed in running text that contradict the data: “31.5% is typed; … in Jun-19 is 31.4%”."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from boardkeeper.figures import FigureView
from boardkeeper.kpis import KpiView, Unit
from boardkeeper.live_figures import names_of, written_for
from boardkeeper.rules.kpi_mentions import Mention, Phrases
from boardkeeper.rules.live_figures import What, live_figures
from boardkeeper.rules.periods import financial_year_of, last_day, period_title
from boardkeeper.rules.rag import displayed
from boardkeeper.rules.typed_figures import Measure, TypedFigure, sentences, typed_figures

_MEASURES = {Unit.PERCENT: Measure.PERCENT, Unit.RATE: Measure.RATE, Unit.DAYS: Measure.DAYS}
_FARTHEST = 220
"""Characters between a figure and the indicator it is said of; farther apart they have nothing to do with each other."""
_FARTHEST_BEHIND = 12
"""The same where the indicator comes after its figure: “31.5% of re-referrals”."""
_YEAR = re.compile("[0-9]{4}")


@dataclass(frozen=True, slots=True)
class TypedNumber:
    """A number in a text that is not what the data says.

    Attributes:
        start: The first character of the text, counted from 0; `end` is behind the last.
        kpi_id: The indicator it is said of.
        period: Of the figure it contradicts.
        shown: That figure.
        sentence: What is wrong.
        instead: What could be written in its place, so that it follows the data.
    """

    start: int
    end: int
    written: str
    kpi_id: str
    period: str
    shown: str
    sentence: str
    instead: str


class TypedNumbers:
    """Holds texts against the figures of a board; made once for many texts."""

    def __init__(self, kpis: Sequence[KpiView]) -> None:
        self._kpis = tuple(kpis)
        self._by_id = {kpi.id: kpi for kpi in kpis}
        self._phrases = Phrases(names_of(kpis))

    def contradictions(self, text: str) -> tuple[TypedNumber, ...]:
        """Find the numbers of a text that contradict the data, in its order; live figures never do."""
        if not self._kpis or not any(letter.isdigit() for letter in text):
            return ()
        masked = _without_live_figures(text)
        spoken_of = self._phrases.mentions(masked)
        if not spoken_of:
            return ()
        found = []
        for start, end in sentences(masked):
            here = [mention for mention in spoken_of if start <= mention.start < end]
            for figure in typed_figures(masked[start:end]) if here else ():
                kpi = self._said_of(figure, start, here)
                wrong = kpi and _contradicted(kpi, figure)
                if kpi and wrong:
                    found.append(self._finding(kpi, figure, start, wrong))
        return tuple(found)

    def _said_of(self, figure: TypedFigure, start: int, here: Sequence[Mention]) -> KpiView | None:
        """The indicator a figure is said of: the last one named before it, else the first after it."""
        before = [mention for mention in here if mention.end <= start + figure.start]
        after = [mention for mention in here if mention.start >= start + figure.end]
        nearest = before[-1] if before else after[0] if after else None
        if nearest is None or start + figure.start - nearest.end > _FARTHEST:
            return None
        if not before and nearest.start - (start + figure.end) > _FARTHEST_BEHIND:
            return None
        kpi = self._by_id[nearest.key]
        return kpi if _MEASURES.get(kpi.unit) is figure.measure else None

    def _finding(
        self, kpi: KpiView, figure: TypedFigure, start: int, wrong: tuple[FigureView, What]
    ) -> TypedNumber:
        against, what = wrong
        is_target = what is What.TARGET
        shown = against.target_shown if is_target else against.shown
        period = against.period
        title = financial_year_of(period) if is_target else period_title(period)
        said = f"the target of “{kpi.name}” for {title}" if is_target else f"“{kpi.name}” in {title}"
        follows = "" if kpi.latest and kpi.latest.period == period and not figure.period else period
        return TypedNumber(
            start=start + figure.start,
            end=start + figure.end,
            written=figure.written,
            kpi_id=kpi.id,
            period=period,
            shown=shown,
            sentence=f"{figure.written} is typed; {said} is {shown}.",
            instead=written_for(kpi, what, follows, self._kpis),
        )


def typed_numbers(text: str, kpis: Sequence[KpiView]) -> tuple[TypedNumber, ...]:
    """Find the numbers of one text that contradict the data of some KPIs."""
    return TypedNumbers(kpis).contradictions(text)


def _without_live_figures(text: str) -> str:
    """The text with blanks where figures are named: those are right by themselves."""
    for figure in live_figures(text):
        text = text[: figure.start] + " " * (figure.end - figure.start) + text[figure.end :]
    return text


def _contradicted(kpi: KpiView, typed: TypedFigure) -> tuple[FigureView, What] | None:
    """The figure that a typed one contradicts; None when it is right, or nothing can be held against it."""
    known = [figure for figure in kpi.figures if figure.value is not None]
    if not known:
        return None
    meant = _meant(kpi, known, typed.period)
    if typed.is_target:
        held = [figure for figure in meant if figure.target is not None]
        is_right = any(_is_within(typed, figure) for figure in held)
        return (held[-1], What.TARGET) if held and not is_right else None
    if typed.period:
        return (
            (meant[-1], What.LATEST) if meant and not any(_is(typed, kpi, each) for each in meant) else None
        )
    latest = kpi.latest if kpi.latest and kpi.latest.value is not None else known[-1]
    if _is(typed, kpi, latest) or any(_is_within(typed, figure) for figure in known):
        return None
    was_so_once = not typed.is_now and any(_is(typed, kpi, figure) for figure in known)
    return None if was_so_once or _is_benchmark(typed, kpi) else (latest, What.LATEST)


def _meant(kpi: KpiView, known: Sequence[FigureView], period: str) -> list[FigureView]:
    """The figures a period can mean: its own, or those of longer and shorter periods that end with it."""
    if not period:
        return [kpi.latest] if kpi.latest else []
    if not _YEAR.match(period):
        # A month or quarter without its year is the last one there is.
        wanted = [figure for figure in known if _is_of(figure.period, period)]
        return wanted[-1:]
    end = last_day(period)
    exact = [figure for figure in known if figure.period == period]
    return exact or [figure for figure in known if last_day(figure.period) == end]


def _is_of(period: str, named: str) -> bool:
    """Whether a period is a month “06” or quarter “Q1” of whatever year; a month ends the quarter it closes."""
    if period[5:] == named:
        return True
    closes = {"Q1": "06", "Q2": "09", "Q3": "12", "Q4": "03"}
    return closes.get(named) == period[5:]


def _is(typed: TypedFigure, kpi: KpiView, figure: FigureView) -> bool:
    """Whether a typed figure is the stored one, to the decimals that were typed."""
    if figure.value is None:
        return False
    decimals = min(typed.decimals, kpi.decimals)
    return displayed(typed.value, decimals) in {
        displayed(figure.value, decimals),
        displayed(displayed(figure.value, kpi.decimals), decimals),
    }


def _is_within(typed: TypedFigure, figure: FigureView) -> bool:
    """Whether a typed figure is a target, or either end of one."""
    ends: list[Decimal | None] = [figure.target, figure.target_upper, figure.stretch]
    return any(end is not None and end == typed.value for end in ends)


def _is_benchmark(typed: TypedFigure, kpi: KpiView) -> bool:
    return any(displayed(each.value, typed.decimals) == typed.value for each in kpi.benchmarks)
