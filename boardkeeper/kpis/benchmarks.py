"""What others reached: statistical neighbours, England, the region, year by year."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from boardkeeper.errors import UserError
from boardkeeper.rules.municipal_year import financial_year_title
from db.tables.kpis import Kpi, KpiBenchmark

if TYPE_CHECKING:
    from db.store import Store

#: What boards compare themselves with; a person may name any other.
COMPARATORS = ("Statistical neighbours", "England", "Region", "Best in region")


def record_benchmark(
    store: Store, who: str, kpi_id: str, comparator: str, year: int, value: Decimal, *, source: str = ""
) -> None:
    """Write what others reached in a year; what stood there is replaced.

    Args:
        store: The file.
        who: Who writes it.
        kpi_id: The KPI.
        comparator: Who reached it, such as “Statistical neighbours”.
        year: The year; 2019 is 2019/20.
        value: In the KPI’s unit.
        source: Where it was published.

    Raises:
        UserError: Nobody is named.
    """
    name = " ".join(comparator.split())
    if not name:
        raise UserError("A benchmark needs whose it is.", "Type “England” or “Statistical neighbours”.")
    with store.edit(f"Set the benchmark of {name} for {financial_year_title(year)}", who) as session:
        row = session.scalar(
            select(KpiBenchmark).where(
                KpiBenchmark.kpi_id == kpi_id,
                KpiBenchmark.year == year,
                func.casefold(KpiBenchmark.comparator) == name.casefold(),
            )
        )
        if row is None:
            kpi = session.get_one(Kpi, kpi_id)
            row = KpiBenchmark(kpi_id=kpi.id, comparator=name, year=year)
            session.add(row)
        row.value, row.source = value, source.strip()
        row.import_id, row.source_sheet, row.source_cell = None, "", ""


def remove_benchmark(store: Store, who: str, benchmark_id: str) -> None:
    """Take a benchmark out."""
    with store.edit("Remove a benchmark", who) as session:
        session.delete(session.get_one(KpiBenchmark, benchmark_id))
