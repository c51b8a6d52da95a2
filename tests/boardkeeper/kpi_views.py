"""KPIs as plain views, like those of the domain's table, for tests that need figures and no file."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

from boardkeeper.figures import Reading, Series, SourceView, TargetView, judge
from boardkeeper.kpis import KpiView, Polarity, Unit
from boardkeeper.rules.periods import PeriodKind, period_key, period_kind

ORIGIN = SourceView("kpis.xlsx", "Written plans", "Q5", "Q6", "hash", "Jean Kelly", "2019-09-01 09:00")


def kpi_view(
    name: str,
    values: dict[str, str],
    *,
    targets: dict[int, str] | None = None,
    fractions: dict[str, str] | None = None,
    polarity: Polarity | None = Polarity.LOWER,
    unit: Unit = Unit.PERCENT,
    decimals: int = 1,
    is_year_to_date: bool = False,
    **facts: Any,
) -> KpiView:
    """A KPI from plain figures: {"2019-06": "31.4"}; what is no number is withheld, a target of words only monitored."""
    goals = {
        year: TargetView(year, _number(written), written=written) for year, written in (targets or {}).items()
    }
    series = Series(unit, decimals, polarity, Decimal(15), is_year_to_date, goals)
    readings = {}
    for period in sorted(values, key=period_key):
        above, _, below = (fractions or {}).get(period, "").partition("/")
        value = _number(values[period])
        readings[period] = Reading(
            period=period,
            value=value,
            withheld="" if value is not None else values[period],
            numerator=_number(above),
            denominator=_number(below),
            source_note="",
            source=ORIGIN,
        )
    figures = tuple(judge(series, readings, period) for period in readings)
    running = [figure for figure in figures if period_kind(figure.period) is not PeriodKind.YEAR]
    view = KpiView(
        id=name,
        name=name,
        theme="Written plans",
        priority_number=2,
        unit=unit,
        decimals=decimals,
        polarity=polarity,
        tolerance=Decimal(15),
        fraction_name="",
        is_proxy=False,
        is_year_to_date=is_year_to_date,
        note="",
        figures=figures,
        latest=next(reversed(running or figures), None),
        events=(),
    )
    return replace(view, **facts)


def _number(written: str) -> Decimal | None:
    return Decimal(written) if written.replace(".", "", 1).isdecimal() else None


REFERRALS = kpi_view(
    "Re-referrals within 12 months (YTD)",
    {"2017/18": "28.0", "2019-03": "32.4", "2019-04": "37.7", "2019-05": "32.2", "2019-06": "31.4"},
    targets={2019: "25"},
    is_year_to_date=True,
    code="CSC 7",
    other_names=("Re-referral rate",),
)
STABILITY = kpi_view(
    "Short Term Placement Stability of Looked After Children (three placements within year)",
    {"2019-04": "10.8", "2019-05": "10.6", "2019-06": "9.8"},
    targets={2019: "12"},
    fractions={"2019-06": "41/417"},
)
EET = kpi_view(
    "% of Care Leavers in EET",
    {"2017/18": "53.0", "2019-03": "56.6", "2019-04": "55.1", "2019-05": "56.4", "2019-06": "56.4"},
    targets={2019: "65"},
    polarity=Polarity.HIGHER,
)
ACCOMMODATION = kpi_view(
    "% Care Leavers in Suitable Accommodation",
    {"2019-05": "96.0", "2019-06": "95.7"},
    targets={2019: "90"},
    polarity=Polarity.HIGHER,
)
ENQUIRIES = kpi_view(
    "Section 47 enquiries per 10,000",
    {"2019-05": "231.7", "2019-06": "229.0"},
    unit=Unit.RATE,
    polarity=Polarity.NONE,
)
CONVERSION = kpi_view(
    "% S47 leading to ICPC",
    {"2019-05": "26.7", "2019-06": "c"},
    targets={2019: "Monitor only"},
    polarity=Polarity.NONE,
)
EVERY = (REFERRALS, STABILITY, EET, ACCOMMODATION, ENQUIRIES, CONVERSION)
