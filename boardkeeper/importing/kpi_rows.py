"""What a KPI workbook is read as: indicators with their figures, each leading back to its cell."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from boardkeeper.importing.findings import CellRole, Refusal, Remark
from boardkeeper.importing.labels import Unit
from boardkeeper.importing.said_layout import AreaQuestion, PeriodQuestion, TableLayout
from boardkeeper.rules.periods import PeriodKind


class ReadObservation(NamedTuple):
    """One figure for one period; a named tuple, because a workbook may hold a hundred thousand of them.

    Attributes:
        period: "2019-06", "2019-Q1" or "2017/18".
        grain: How long the period is.
        value: The figure as the sheet shows it, in per cent for percentages; None when withheld or when only the
            fraction is given.
        exact: The figure before it was rounded to what the sheet shows; None with `value`.
        withheld: The mark that stands for a figure not given; "" otherwise.
        source_note: What stands beside the figure: "LAIT".
        cell: The figure's cell.
        numerator: Of the fraction attached, as found.
        denominator: Of the fraction attached, as found.
        fraction_cell: The fraction's cell; "" without one.
        group: The heading over the period's group: "Pre Ofsted Visit".
        is_baseline: It stands in a column such as "2017/18 Actual".
        sheet: The sheet the cells are on; most often the indicator's own.
    """

    period: str
    grain: PeriodKind
    value: Decimal | None
    exact: Decimal | None
    withheld: str
    source_note: str
    cell: str
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    fraction_cell: str = ""
    group: str = ""
    is_baseline: bool = False
    sheet: str = ""


@dataclass(frozen=True, slots=True)
class ReadTarget:
    """What an indicator should reach.

    Attributes:
        year: The year the financial year starts in: 2019 is 2019/20.
        value: None for "Monitor only" and for words that name no figure; the lower end of a range.
        written: What the cell says.
        cell: Where it stands.
        upper: The upper end of a range: "80-85 %".
        stretch: What one would be proud of.
    """

    year: int
    value: Decimal | None
    written: str
    cell: str
    upper: Decimal | None = None
    stretch: Decimal | None = None


@dataclass(frozen=True, slots=True)
class ReadBenchmark:
    """What others reach.

    Attributes:
        comparator: Who: "England", "Statistical neighbours".
        year: The year the financial year starts in: 2019 is 2019/20.
        value: In per cent for percentages.
        cell: Where it stands.
        sheet: The sheet the cell is on.
    """

    comparator: str
    year: int
    value: Decimal
    cell: str
    sheet: str = ""


@dataclass(frozen=True, slots=True)
class KpiRow:
    """One indicator.

    Attributes:
        name: As readers know it, without footnotes.
        unit: What its figures count.
        decimals: How many decimals the sheet shows.
        proxy: A note says that it stands in for what cannot be measured.
        year_to_date: Its series restarts in April.
        note: Its footnote.
        sheet: The sheet's title.
        row: The row its name stands in.
        label_cell: The cell of its name.
        priority_number: From "5 Care leavers"; None when the sheet is not numbered.
        theme: From "5 Care leavers": "Care leavers".
        observations: In the order of the periods.
        targets: In the order of the years.
        fraction_label: The label of the row its fractions come from; "" without one.
        benchmarks: What others reach, by comparator and year.
        code: What the sheet numbers it with: "CS12"; "" without one.
    """

    name: str
    unit: Unit
    decimals: int
    proxy: bool
    year_to_date: bool
    note: str
    sheet: str
    row: int
    label_cell: str
    priority_number: int | None
    theme: str
    observations: tuple[ReadObservation, ...]
    targets: tuple[ReadTarget, ...] = ()
    fraction_label: str = ""
    benchmarks: tuple[ReadBenchmark, ...] = ()
    code: str = ""

    @property
    def target(self) -> ReadTarget | None:
        """The target of the latest year; None when the sheet names none."""
        return self.targets[-1] if self.targets else None


@dataclass(frozen=True, slots=True)
class PercentQuestion:
    """A row whose figures may be percentages, parts of one or plain figures; only a person can say.

    Attributes:
        sheet: The sheet's title.
        cell: The cell of the first figure.
        name: The indicator.
        example: A figure as it stands, 0.694: 69.4 % or 0.694 %?
    """

    sheet: str
    cell: str
    name: str
    example: Decimal


@dataclass(frozen=True, slots=True)
class KpiReading:
    """A KPI workbook, understood.

    Attributes:
        workbook: The file's name.
        rows: The indicators, in the order of the workbook.
        refusals: What was not taken, with reasons.
        remarks: What a person should know.
        questions: Rows refused until somebody says how their percentages are meant.
        roles: The part each cell played, by sheet title and by row and column.
        layouts: How each table was understood, those that were not read included.
        area_questions: Tables refused until somebody says which of their places is ours.
        period_questions: Tables refused until somebody says which period their figures are of.
    """

    workbook: str
    rows: tuple[KpiRow, ...]
    refusals: tuple[Refusal, ...]
    remarks: tuple[Remark, ...]
    questions: tuple[PercentQuestion, ...]
    roles: Mapping[str, Mapping[tuple[int, int], CellRole]]
    layouts: tuple[TableLayout, ...] = ()
    area_questions: tuple[AreaQuestion, ...] = ()
    period_questions: tuple[PeriodQuestion, ...] = ()

    @property
    def periods(self) -> tuple[str, ...]:
        """Every period with a figure, baseline years left out, each once, in no particular order."""
        found = {o.period: None for row in self.rows for o in row.observations if not o.is_baseline}
        return tuple(found)
