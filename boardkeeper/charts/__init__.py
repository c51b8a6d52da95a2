"""Charts as a description: whoever paints one, on a screen or on paper, decides nothing.

`described` is what a chart shows, `drawing` where each line and word of it stands; `boardkeeper.kpi_chart` makes the
description of a KPI.
"""

from boardkeeper.charts.course import Course
from boardkeeper.charts.described import (
    Baseline,
    BenchmarkLine,
    Chart,
    ChartPoint,
    EventMark,
    RunMark,
    TargetSpan,
    Tick,
)

__all__ = [
    "Baseline",
    "BenchmarkLine",
    "Chart",
    "ChartPoint",
    "Course",
    "EventMark",
    "RunMark",
    "TargetSpan",
    "Tick",
]
