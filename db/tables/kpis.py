"""KPIs: definitions, targets by year, benchmarks, events, and observations that lead back to their cells."""

from __future__ import annotations

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
    """The definition of one indicator."""

    __tablename__ = "kpi"
    board_id: Mapped[str] = mapped_column(ForeignKey("board.id", ondelete="CASCADE"))
    priority_number: Mapped[int | None]
    theme: Mapped[str] = mapped_column(default="")
    position: Mapped[int] = mapped_column(default=0)
    name: Mapped[str]
    unit: Mapped[Unit] = mapped_column(words(Unit))
    decimals: Mapped[int] = mapped_column(default=1)
    polarity: Mapped[Polarity | None] = mapped_column(words(Polarity))
    tolerance: Mapped[Decimal] = mapped_column(default=Decimal(15))
    fraction_name: Mapped[str] = mapped_column(default="")
    is_proxy: Mapped[bool] = mapped_column(default=False)
    is_year_to_date: Mapped[bool] = mapped_column(default=False)
    note: Mapped[str] = mapped_column(default="")

    __table_args__ = (
        not_blank("name"),
        CheckConstraint("decimals between 0 and 6", name="decimals_in_range"),
        UniqueConstraint("board_id", "name"),
    )


class KpiTarget(Row, Base):
    """What a KPI should reach in a financial year (2019 is 2019/20); no value means "Monitor only"."""

    __tablename__ = "kpi_target"
    kpi_id: Mapped[str] = mapped_column(ForeignKey("kpi.id", ondelete="CASCADE"))
    year: Mapped[int]
    value: Mapped[Decimal | None]
    written: Mapped[str] = mapped_column(default="")

    __table_args__ = (UniqueConstraint("kpi_id", "year"),)


class KpiBenchmark(Row, Base):
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


class Observation(Sourced, Row, Base):
    """One figure for one period: "2019-06", "2019-Q1" or "2017/18".

    A withheld figure has no value but keeps the mark it was withheld with. `source_note` is what stood beside the
    figure, such as LAIT. The fraction has a cell of its own.
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

    __table_args__ = (
        UniqueConstraint("kpi_id", "period"),
        CheckConstraint(
            "value is not null or withheld <> '' or numerator is not null", name="says_something"
        ),
        CheckConstraint("(numerator is null) = (denominator is null)", name="fraction_is_whole"),
    )
