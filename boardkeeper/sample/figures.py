"""The sample’s KPIs: a workbook brought in as any other, then what a workbook cannot say."""

from __future__ import annotations

from decimal import Decimal
from importlib.resources import as_file

from sqlalchemy import select

from boardkeeper import imports, kpis
from boardkeeper.sample.words import WORKBOOK, Building, folder, words_of
from db.tables.kpis import Event, Kpi, KpiBenchmark, Polarity

_LAST_FINANCIAL_YEAR = 2025
_FACTS = ("code", "owner", "numerator_name", "denominator_name", "definition")
_INVENTED = "Invented for the sample"


def read_workbook() -> imports.ReadImport:
    """Read the workbook of the sample before its edit begins: the reader takes a process of its own."""
    with as_file(folder() / WORKBOOK) as path:
        return imports.read_workbook_as(imports.ImportKind.KPIS, path)


def build(building: Building) -> None:
    """Import the figures, so that each leads back to its cell; then what a workbook cannot say."""
    imports.apply_into(building.session, building.who, building.board_id, building.workbook)
    stored = building.session.scalars(select(Kpi).where(Kpi.board_id == building.board_id))
    by_name = {kpi.name: kpi for kpi in stored}
    said = words_of("kpis")
    for name, words in said["indicators"].items():
        kpi = by_name[name]
        kpi.polarity = Polarity(words["polarity"])
        for fact in _FACTS:
            setattr(kpi, fact, words.get(fact, ""))
        if target := words.get("target_2025"):
            kpis.set_target(building.session, kpi, _LAST_FINANCIAL_YEAR, Decimal(target), target)
        building.session.add_all(
            KpiBenchmark(
                kpi_id=kpi.id,
                comparator=whose,
                year=_LAST_FINANCIAL_YEAR,
                value=Decimal(value),
                source=_INVENTED,
            )
            for whose, value in words.get("benchmarks_2025", {}).items()
        )
    building.session.add_all(Event(board_id=building.board_id, **event) for event in said["events"])
    building.kpis = {name: kpi.id for name, kpi in by_name.items()}
