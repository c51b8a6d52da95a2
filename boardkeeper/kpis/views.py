"""What a screen or a paper is told of a KPI: its definition, its figures, and what they are held against."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from boardkeeper.figures import FigureView, SourceView, TargetView
from boardkeeper.rules.periods import PeriodKind, period_kind
from db.tables.kpis import Polarity, Unit


@dataclass(frozen=True, slots=True)
class EventView:
    """What splits a series: the first period after it, and what the papers call before and after.

    Attributes:
        first_period_after: The first period that is wholly after it, in the KPI’s own kind of period.
        label_before: What the papers call the periods before.
        label_after: And those from then on.
        happened_on: The day, of an event of the whole board; None when it belongs to this KPI alone.
        title: What happened, of an event of the whole board.
        id: Its row.
    """

    first_period_after: str
    label_before: str
    label_after: str
    happened_on: date | None = None
    title: str = ""
    id: str = ""

    @property
    def is_of_board(self) -> bool:
        """Whether it splits every series of the board."""
        return self.happened_on is not None


@dataclass(frozen=True, slots=True)
class BenchmarkView:
    """What others reached in a year (2019 is 2019/20), in the KPI’s unit.

    `source` is where it was published, in words; `origin` the cell it was read from, when it came from a workbook.
    """

    comparator: str
    year: int
    value: Decimal
    shown: str
    source: str
    id: str = ""
    origin: SourceView | None = None


@dataclass(frozen=True, slots=True)
class KpiView:
    """A KPI with its figures by period, oldest first; `latest` is the last month or quarter, not a year’s outturn.

    `events` are those of the KPI and of the whole board, in order of time. `plan_id` names the plan that
    `priority_number` is of; without one it is the board’s first.
    """

    id: str
    name: str
    theme: str
    priority_number: int | None
    unit: Unit
    decimals: int
    polarity: Polarity | None
    tolerance: Decimal
    fraction_name: str
    is_proxy: bool
    is_year_to_date: bool
    note: str
    figures: tuple[FigureView, ...]
    latest: FigureView | None
    events: tuple[EventView, ...]
    code: str = ""
    owner: str = ""
    numerator_name: str = ""
    denominator_name: str = ""
    definition: str = ""
    plan_id: str | None = None
    other_names: tuple[str, ...] = ()
    targets: tuple[TargetView, ...] = ()
    benchmarks: tuple[BenchmarkView, ...] = ()

    @property
    def series(self) -> tuple[FigureView, ...]:
        """The figures of the series itself, without whole-year outturns."""
        return tuple(figure for figure in self.figures if period_kind(figure.period) is not PeriodKind.YEAR)

    def target_in(self, year: int) -> TargetView | None:
        """The target of a financial year; None when none was set."""
        return next((target for target in self.targets if target.year == year), None)

    def tolerance_in(self, year: int) -> Decimal:
        """How wide amber is in a financial year, in percent of the target."""
        target = self.target_in(year)
        return self.tolerance if target is None or target.tolerance is None else target.tolerance
