"""The figures that could be known on a day, for whatever is printed as at that day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from boardkeeper import kpis
from boardkeeper.kpis import KpiView
from boardkeeper.rules.periods import PeriodKind, first_day, period_kind

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


def known_kpis_in(session: Session, board_id: str, day: date | None = None) -> tuple[KpiView, ...]:
    """Every KPI of a board with the figures that could be known on a day: none of a period that begins after it."""
    every = kpis.every_kpi_in(session, board_id)
    return every if day is None else tuple(known_on(kpi, day) for kpi in every)


def known_on(kpi: KpiView, day: date) -> KpiView:
    """A KPI as it could be known on a day."""
    figures = tuple(figure for figure in kpi.figures if first_day(figure.period) <= day)
    if len(figures) == len(kpi.figures):
        return kpi
    running = [figure for figure in figures if period_kind(figure.period) is not PeriodKind.YEAR]
    return replace(kpi, figures=figures, latest=next(reversed(running or figures), None))
