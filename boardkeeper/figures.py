"""One figure of a KPI: how it is shown, coloured and compared, what it was before, and the cell it came from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from boardkeeper.rules.municipal_year import financial_year
from boardkeeper.rules.periods import first_day, previous
from boardkeeper.rules.rag import Rag, displayed, rag
from boardkeeper.rules.travel import Travel, travel
from db.tables.kpis import Polarity, Unit

__all__ = [
    "FigureView",
    "Rag",
    "RestatedView",
    "Series",
    "SourceView",
    "TargetView",
    "Travel",
    "shown",
    "shown_target",
]


@dataclass(frozen=True, slots=True)
class SourceView:
    """Where a figure was read: the kept file, the sheet and the cell, and the cell of its fraction."""

    file: str
    sheet: str
    cell: str
    fraction_cell: str
    blob_hash: str
    imported_by: str
    imported_at: str


@dataclass(frozen=True, slots=True)
class TargetView:
    """What a KPI should reach in a financial year (2019 is 2019/20); no `value` means that it is only monitored.

    Attributes:
        year: The year it is for.
        value: What is to be reached; of a range, its lower end.
        upper: The upper end of a range; None when the target is one figure.
        stretch: What one would be proud of.
        tolerance: Amber’s width in percent of the target where this year has its own.
        written: As it was written where it came from.
        shown: As papers print it.
    """

    year: int
    value: Decimal | None
    upper: Decimal | None = None
    stretch: Decimal | None = None
    tolerance: Decimal | None = None
    written: str = ""
    shown: str = ""


@dataclass(frozen=True, slots=True)
class RestatedView:
    """What a figure was until it was restated, where that came from, and who replaced it when (UTC)."""

    value: Decimal | None
    shown: str
    withheld: str
    numerator: Decimal | None
    denominator: Decimal | None
    source_note: str
    source: SourceView | None
    written_by: str
    written_at: str
    replaced_by: str
    replaced_at: str

    @property
    def fraction(self) -> str:
        """The numbers behind it: “45 of 418”; blank when they are not known."""
        return _fraction(self.numerator, self.denominator)


@dataclass(frozen=True, slots=True)
class FigureView:
    """One figure as at a period, with everything it is compared with.

    `value` is in the KPI’s unit (31.4 is 31.4 %); `comparator` is the period that `travel` compares with, and
    `gap` how far the displayed figure is from the target, positive when it is better than the target: of a range, how
    far outside it, never positive. `target` is the lower end of a range and `target_upper` its upper; `target_shown` is
    either as papers print it, and `tolerance` the width of amber in force. `was` holds what the figure was before it was
    restated, the latest first. A figure typed in names who wrote it and when (UTC); an imported one has its `source`.
    """

    period: str
    value: Decimal | None
    shown: str
    withheld: str
    numerator: Decimal | None
    denominator: Decimal | None
    target: Decimal | None
    target_written: str
    rag: Rag | None
    travel: Travel | None
    comparator: str
    gap: Decimal | None
    source_note: str
    source: SourceView | None
    target_upper: Decimal | None = None
    target_shown: str = ""
    stretch: Decimal | None = None
    tolerance: Decimal | None = None
    was: tuple[RestatedView, ...] = ()
    written_by: str = ""
    written_at: str = ""

    @property
    def fraction(self) -> str:
        """The numbers behind a percentage: “45 of 418”; blank when they are not known."""
        return _fraction(self.numerator, self.denominator)


@dataclass(frozen=True, slots=True)
class Series:
    """What every figure of one KPI is judged by."""

    unit: Unit
    decimals: int
    polarity: Polarity | None
    tolerance: Decimal
    is_year_to_date: bool
    targets: Mapping[int, TargetView]


@dataclass(frozen=True, slots=True)
class Reading:
    """A stored observation as plain values."""

    period: str
    value: Decimal | None
    withheld: str
    numerator: Decimal | None
    denominator: Decimal | None
    source_note: str
    source: SourceView | None
    was: tuple[RestatedView, ...] = ()
    written_by: str = ""
    written_at: str = ""


def shown(value: Decimal | None, unit: Unit, decimals: int) -> str:
    """A figure as papers print it: 31.4%, 1,234, £149.55m stays what its unit makes of it."""
    if value is None:
        return ""
    digits = f"{displayed(value, decimals):,f}"
    if unit is Unit.PERCENT:
        return f"{digits}%"
    if unit is Unit.MONEY:
        return f"−£{digits[1:]}" if digits.startswith("-") else f"£{digits}"
    return digits


_NONE = TargetView(0, None)


def shown_target(target: TargetView, unit: Unit, decimals: int) -> str:
    """A target as papers print it: “25.0%”, “80.0% to 85.0%”, or what was written in place of a figure."""
    if target.value is None:
        return target.written
    lower = shown(target.value, unit, decimals)
    return f"{lower} to {shown(target.upper, unit, decimals)}" if target.upper is not None else lower


def judge(series: Series, readings: Mapping[str, Reading], period: str) -> FigureView:
    """Colour one figure against the target of its own financial year and compare it with the period before.

    A year-to-date series starts again in April, so its first figure of a year is compared with nothing.
    """
    reading = readings[period]
    aim = series.targets.get(financial_year_start(period), _NONE)
    tolerance = series.tolerance if aim.tolerance is None else aim.tolerance
    comparator = "" if _restarts(series, period) else previous(period)
    before = readings.get(comparator)
    now = None if reading.value is None else displayed(reading.value, series.decimals)
    return FigureView(
        period=period,
        value=reading.value,
        shown=reading.withheld or shown(reading.value, series.unit, series.decimals),
        withheld=reading.withheld,
        numerator=reading.numerator,
        denominator=reading.denominator,
        target=aim.value,
        target_written=aim.written,
        rag=rag(now, aim.value, series.polarity, tolerance, aim.upper),
        travel=travel(reading.value, before.value if before else None, series.polarity, series.decimals),
        comparator=comparator if before is not None and before.value is not None else "",
        gap=_gap(now, aim, series.polarity),
        source_note=reading.source_note,
        source=reading.source,
        target_upper=aim.upper,
        target_shown=aim.shown or shown_target(aim, series.unit, series.decimals),
        stretch=aim.stretch,
        tolerance=tolerance,
        was=reading.was,
        written_by=reading.written_by,
        written_at=reading.written_at,
    )


def financial_year_start(period: str) -> int:
    """The year in which a period’s financial year begins: 2018 for "2019-02", "2018-Q4", "2018/19" and "2019-W02"."""
    year = int(period[:4])
    if len(period) == 7 and period[4] == "-" and period[5:].isdigit():
        return year - 1 if int(period[5:]) < 4 else year
    return financial_year(first_day(period)) if "W" in period else year


def _restarts(series: Series, period: str) -> bool:
    return series.is_year_to_date and period[4:] in {"-04", "-Q1"}


def _gap(now: Decimal | None, aim: TargetView, polarity: Polarity | None) -> Decimal | None:
    if now is None or aim.value is None:
        return None
    if aim.upper is not None:
        return min(now - aim.value, aim.upper - now, Decimal())
    if polarity not in {Polarity.HIGHER, Polarity.LOWER}:
        return None
    return now - aim.value if polarity is Polarity.HIGHER else aim.value - now


def _fraction(numerator: Decimal | None, denominator: Decimal | None) -> str:
    if numerator is None or denominator is None:
        return ""
    return f"{numerator:f} of {denominator:f}"
