"""Indicators as screens and papers are told of them, without a store."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from boardkeeper.figures import Reading, Series, SourceView, TargetView, judge
from boardkeeper.kpis import KpiView, Polarity, Unit

#: A value, or a value and its numerator and denominator.
Written = str | tuple[str, int, int]


def indicator(
    name: str,
    values: dict[str, Written],
    *,
    unit: Unit = Unit.PERCENT,
    decimals: int = 1,
    polarity: Polarity | None = Polarity.LOWER,
    target: str | TargetView | None = None,
    tolerance: str = "15",
    is_year_to_date: bool = False,
    **more: Any,
) -> KpiView:
    """An indicator with figures by period; its target holds in every year."""
    years = range(2015, 2030)
    targets: dict[int, TargetView] = {}
    if isinstance(target, str):
        targets = {year: TargetView(year, Decimal(target)) for year in years}
    elif target is not None:
        targets = dict.fromkeys(years, target)
    series = Series(unit, decimals, polarity, Decimal(tolerance), is_year_to_date, targets)
    readings = {
        period: _reading(place, period, value) for place, (period, value) in enumerate(values.items())
    }
    figures = tuple(judge(series, readings, period) for period in values)
    return KpiView(
        **{
            "id": name,
            "name": name,
            "theme": "",
            "priority_number": None,
            "unit": unit,
            "decimals": decimals,
            "polarity": polarity,
            "tolerance": Decimal(tolerance),
            "fraction_name": "",
            "is_proxy": False,
            "is_year_to_date": is_year_to_date,
            "note": "",
            "figures": figures,
            "latest": figures[-1] if figures else None,
            "events": (),
            **more,
        }
    )


def _reading(place: int, period: str, written: Written) -> Reading:
    value, numerator, denominator = (written, None, None) if isinstance(written, str) else written
    letter = chr(ord("B") + place % 20)
    source = SourceView(
        "figures.xlsx",
        "Front door",
        f"{letter}5",
        f"{letter}6" if numerator is not None else "",
        "",
        "Jean",
        "",
    )
    return Reading(
        period,
        Decimal(value),
        "",
        None if numerator is None else Decimal(numerator),
        None if denominator is None else Decimal(denominator),
        "",
        source,
    )
