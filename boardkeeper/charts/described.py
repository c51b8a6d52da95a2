"""What a chart shows, in the words and values of its KPI; places along it are counted from 0."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from boardkeeper.rules.rag import Rag
from boardkeeper.rules.spc import Limits


@dataclass(frozen=True, slots=True)
class ChartPoint:
    """One place on the axis of periods.

    Attributes:
        period: "2019-06", "2019-Q1" or "2017/18".
        title: What the axis says.
        value: None where there is no figure: the line has a gap.
        is_joined: Whether the line comes from the point before; not where a year-to-date series starts again.
        is_outturn: A whole year's figure, marked apart from the line.
        is_outside: Beyond the control limits.
        rag: Its colour.
        words: The figure in words, for whoever points at it.
    """

    period: str
    title: str
    value: Decimal | None
    is_joined: bool
    is_outturn: bool
    is_outside: bool
    rag: Rag | None
    words: str


@dataclass(frozen=True, slots=True)
class TargetSpan:
    """The target of one financial year, from the first to the last point of it.

    Attributes:
        target: What is to be reached; of a range, its lower end.
        amber: The worst figure that is still amber; None while no way is good.
        upper: The upper end of a range, and `amber_upper` the highest figure that is still amber above it.
        stretch: What one would be proud of.
    """

    first: int
    last: int
    target: Decimal
    amber: Decimal | None
    label: str
    upper: Decimal | None = None
    amber_upper: Decimal | None = None
    stretch: Decimal | None = None


@dataclass(frozen=True, slots=True)
class EventMark:
    """A line between two points: before it and after it the papers call things differently."""

    first_after: int
    label_before: str
    label_after: str


@dataclass(frozen=True, slots=True)
class BenchmarkLine:
    """What others reached in a year, from its first point until a later year is known: “England 2018/19: 22.1%”."""

    first: int
    last: int
    value: Decimal
    label: str
    comparator: str


@dataclass(frozen=True, slots=True)
class Baseline:
    """Which figures the control limits are drawn from; chosen by somebody, never by the program.

    Attributes:
        words: “all 15 figures”, “the 3 figures before the inspection”.
        first_period: None begins with the first figure; `last_period` None ends with the latest.
    """

    words: str
    first_period: str | None = None
    last_period: str | None = None


@dataclass(frozen=True, slots=True)
class RunMark:
    """A shift: seven points or more on one side of the mean, or rising, or falling; first and last are in it."""

    first: int
    last: int
    words: str


@dataclass(frozen=True, slots=True)
class Tick:
    """A line across, with its words."""

    value: Decimal
    label: str


@dataclass(frozen=True, slots=True)
class Chart:
    """Everything there is to paint.

    Attributes:
        points: From the left: earlier years' outturns, then the series without holes in its periods.
        targets: By financial year.
        higher_is_better: Which way is good; None when neither is, or nobody has said.
        events: What splits the series.
        limits: Control limits; None when they are not wanted or there are too few figures.
        low: The lower end of the axis of values, and `high` the upper.
        ticks: Between them.
        limit_words: What the limits say; blank without them.
        description: The chart in words.
        benchmarks: What others reach.
        runs: Shifts, where there are limits.
        baseline: What the limits are drawn from.
    """

    points: tuple[ChartPoint, ...]
    targets: tuple[TargetSpan, ...]
    higher_is_better: bool | None
    events: tuple[EventMark, ...]
    limits: Limits | None
    low: Decimal
    high: Decimal
    ticks: tuple[Tick, ...]
    limit_words: str
    description: str
    benchmarks: tuple[BenchmarkLine, ...] = ()
    runs: tuple[RunMark, ...] = ()
    baseline: Baseline | None = None
