"""One figure of a KPI: how it is shown, coloured and compared, and the cell it came from."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from boardkeeper.rules.periods import previous
from boardkeeper.rules.rag import Rag, displayed, rag
from boardkeeper.rules.travel import Travel, travel
from db.tables.kpis import Polarity, Unit

__all__ = ["FigureView", "Rag", "Series", "SourceView", "Travel", "shown"]


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
class FigureView:
    """One figure as at a period, with everything it is compared with.

    `value` is in the KPI’s unit (31.4 is 31.4 %); `comparator` is the period that `travel` compares with, and
    `gap` how far the displayed figure is from the target, positive when it is better than the target.
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

    @property
    def fraction(self) -> str:
        """The numbers behind a percentage: “45 of 418”; blank when they are not known."""
        if self.numerator is None or self.denominator is None:
            return ""
        return f"{self.numerator:f} of {self.denominator:f}"


@dataclass(frozen=True, slots=True)
class Series:
    """What every figure of one KPI is judged by."""

    unit: Unit
    decimals: int
    polarity: Polarity | None
    tolerance: Decimal
    is_year_to_date: bool
    targets: dict[int, tuple[Decimal | None, str]]


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


def judge(series: Series, readings: dict[str, Reading], period: str) -> FigureView:
    """Colour one figure against the target of its own financial year and compare it with the period before.

    A year-to-date series starts again in April, so its first figure of a year is compared with nothing.
    """
    reading = readings[period]
    target, written = series.targets.get(financial_year_start(period), (None, ""))
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
        target=target,
        target_written=written,
        rag=rag(now, target, series.polarity, series.tolerance),
        travel=travel(reading.value, before.value if before else None, series.polarity, series.decimals),
        comparator=comparator if before is not None and before.value is not None else "",
        gap=_gap(now, target, series.polarity),
        source_note=reading.source_note,
        source=reading.source,
    )


def financial_year_start(period: str) -> int:
    """The year in which a period’s financial year begins: 2018 for "2019-02", "2018-Q4" and "2018/19"."""
    year = int(period[:4])
    is_month = len(period) == 7 and period[4] == "-" and period[5:].isdigit()
    return year - 1 if is_month and int(period[5:]) < 4 else year


def _restarts(series: Series, period: str) -> bool:
    return series.is_year_to_date and period[4:] in {"-04", "-Q1"}


def _gap(now: Decimal | None, target: Decimal | None, polarity: Polarity | None) -> Decimal | None:
    if now is None or target is None or polarity not in {Polarity.HIGHER, Polarity.LOWER}:
        return None
    return now - target if polarity is Polarity.HIGHER else target - now
