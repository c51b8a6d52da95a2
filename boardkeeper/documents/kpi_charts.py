"""The chart of an indicator as it stands in papers."""

from __future__ import annotations

from collections.abc import Sequence

from boardkeeper.documents.blocks import Block, ChartBlock
from boardkeeper.kpi_chart import chart_of
from boardkeeper.kpis import KpiView
from boardkeeper.rules.rag import Rag

_FEWEST_FIGURES = 3


def chart_blocks(kpi: KpiView, *, with_limits: bool = False, is_low: bool = False) -> list[Block]:
    """The course of an indicator as a picture with its words; nothing where there is too little to draw."""
    if sum(figure.value is not None for figure in kpi.series) < _FEWEST_FIGURES:
        return []
    chart = chart_of(kpi, with_limits=with_limits)
    return [] if chart is None else [ChartBlock(chart, kpi.name, chart.description, is_low)]


def most_telling(kpis: Sequence[KpiView]) -> KpiView | None:
    """The indicator whose course says most: the worst coloured, else the first that has a course; None without one."""
    drawn = [kpi for kpi in kpis if chart_blocks(kpi)]
    return min(drawn, key=_gravity, default=None)


def _gravity(kpi: KpiView) -> int:
    rag = kpi.latest.rag if kpi.latest is not None else None
    return len(Rag) if rag is None else list(Rag).index(rag)
