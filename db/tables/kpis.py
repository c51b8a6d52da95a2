"""KPIs: definitions, targets by year, benchmarks, events, and observations that lead back to their cells."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.tables.base import Base, Row, not_blank, words
from db.tables.imports import Sourced


class Unit(StrEnum):
    """What a figure counts."""

    PERCENT = "percent"
    COUNT = "count"
    RATE = "rate per 10,000"
    DAYS = "days"
    RATIO = "ratio"
    MONEY = "money"


class Polarity(StrEnum):
    """Which way is good; a KPI without one has no colour."""

    HIGHER = "higher"
    LOWER = "lower"
    NONE = "none"


class Kpi(Row, Base):
    """The definition of one indicator.

    `priority_number` is of the plan `plan_id`, or of the board's first plan without one. `definition` says what is
    counted and where that is laid down.
    """

    __tablename__ = "kpi"
    board_id: Mapped[str] = mapped_column(ForeignKey("board.id", ondelete="CASCADE"))
    plan_id: Mapped[str | None] = mapped_column(ForeignKey("plan.id", ondelete="SET NULL"))
    priority_number: Mapped[int | None]
    code: Mapped[str] = mapped_column(default="")
    owner: Mapped[str] = mapped_column(default="")
    theme: Mapped[str] = mapped_column(default="")
    position: Mapped[int] = mapped_column(default=0)
    name: Mapped[str]
    unit: Mapped[Unit] = mapped_column(words(Unit))
    decimals: Mapped[int] = mapped_column(default=1)
    polarity: Mapped[Polarity | None] = mapped_column(words(Polarity))
    tolerance: Mapped[Decimal] = mapped_column(default=Decimal(15))
    fraction_name: Mapped[str] = mapped_column(default="")
    numerator_name: Mapped[str] = mapped_column(default="")
    denominator_name: Mapped[str] = mapped_column(default="")
    definition: Mapped[str] = mapped_column(default="")
    is_proxy: Mapped[bool] = mapped_column(default=False)
    is_year_to_date: Mapped[bool] = mapped_column(default=False)
    note: Mapped[str] = mapped_column(default="")

    __table_args__ = (
        not_blank("name"),
        CheckConstraint("decimals between 0 and 6", name="decimals_in_range"),
        UniqueConstraint("board_id", "name"),
    )


class KpiOtherName(Row, Base):
    """What workbooks call a KPI besides its name, as somebody once confirmed it."""

    __tablename__ = "kpi_other_name"
    kpi_id: Mapped[str] = mapped_column(ForeignKey("kpi.id", ondelete="CASCADE"))
    name: Mapped[str]

    __table_args__ = (not_blank("name"), UniqueConstraint("kpi_id", "name"))


class KpiTarget(Row, Base):
    """What a KPI should reach in a financial year (2019 is 2019/20); no value means "Monitor only".

    With `upper` the target is a range and `value` its lower end. `stretch` is what one would be proud of. `tolerance`
    is that year's own, in percent of the target; without one the KPI's holds.
    """

    __tablename__ = "kpi_target"
    kpi_id: Mapped[str] = mapped_column(ForeignKey("kpi.id", ondelete="CASCADE"))
    year: Mapped[int]
    value: Mapped[Decimal | None]
    upper: Mapped[Decimal | None]
    stretch: Mapped[Decimal | None]
    tolerance: Mapped[Decimal | None]
    written: Mapped[str] = mapped_column(default="")

    __table_args__ = (UniqueConstraint("kpi_id", "year"),)


class KpiBenchmark(Sourced, Row, Base):
    """What others reach: statistical neighbours, England, the region."""

    __tablename__ = "kpi_benchmark"
    kpi_id: Mapped[str] = mapped_column(ForeignKey("kpi.id", ondelete="CASCADE"))
    comparator: Mapped[str]
    year: Mapped[int]
    value: Mapped[Decimal]
    source: Mapped[str] = mapped_column(default="")

    __table_args__ = (not_blank("comparator"), UniqueConstraint("kpi_id", "comparator", "year"))


class KpiEvent(Row, Base):
    """What splits a series into before and after, from the first period after it."""

    __tablename__ = "kpi_event"
    kpi_id: Mapped[str] = mapped_column(ForeignKey("kpi.id", ondelete="CASCADE"))
    first_period_after: Mapped[str]
    label_before: Mapped[str]
    label_after: Mapped[str]

    __table_args__ = (UniqueConstraint("kpi_id", "first_period_after"),)


class Event(Row, Base):
    """What happened to the whole board on a day and splits every series: an inspection, a new case system."""

    __tablename__ = "event"
    board_id: Mapped[str] = mapped_column(ForeignKey("board.id", ondelete="CASCADE"))
    happened_on: Mapped[date]
    title: Mapped[str]
    label_before: Mapped[str] = mapped_column(default="")
    label_after: Mapped[str] = mapped_column(default="")

    __table_args__ = (not_blank("title"), UniqueConstraint("board_id", "happened_on", "title"))


class Observation(Sourced, Row, Base):
    """One figure for one period: "2019-06", "2019-Q1", "2017/18", the week "2020-W02" or the calendar year "2017".

    A withheld figure has no value but keeps the mark it was withheld with. `source_note` is what stood beside the
    figure, such as LAIT. The fraction has a cell of its own. A figure typed in names who wrote it and when.
    """

    __tablename__ = "observation"
    kpi_id: Mapped[str] = mapped_column(ForeignKey("kpi.id", ondelete="CASCADE"))
    period: Mapped[str]
    value: Mapped[Decimal | None]
    withheld: Mapped[str] = mapped_column(default="")
    numerator: Mapped[Decimal | None]
    denominator: Mapped[Decimal | None]
    fraction_cell: Mapped[str] = mapped_column(default="")
    source_note: Mapped[str] = mapped_column(default="")
    written_by: Mapped[str] = mapped_column(default="")
    written_at: Mapped[datetime | None]

    __table_args__ = (
        UniqueConstraint("kpi_id", "period"),
        CheckConstraint(
            "value is not null or withheld <> '' or numerator is not null", name="says_something"
        ),
        CheckConstraint("(numerator is null) = (denominator is null)", name="fraction_is_whole"),
    )


class Restatement(Sourced, Row, Base):
    """What a figure was before it was restated: kept, with the cell it had come from and who replaced it when."""

    __tablename__ = "restatement"
    observation_id: Mapped[str] = mapped_column(ForeignKey("observation.id", ondelete="CASCADE"), index=True)
    value: Mapped[Decimal | None]
    withheld: Mapped[str] = mapped_column(default="")
    numerator: Mapped[Decimal | None]
    denominator: Mapped[Decimal | None]
    fraction_cell: Mapped[str] = mapped_column(default="")
    source_note: Mapped[str] = mapped_column(default="")
    written_by: Mapped[str] = mapped_column(default="")
    written_at: Mapped[datetime | None]
    replaced_at: Mapped[datetime]
    replaced_by: Mapped[str]
