"""The sample’s KPIs: a workbook brought in as any other, then what a workbook cannot say."""

from __future__ import annotations

from decimal import Decimal
from importlib.resources import as_file

from sqlalchemy import select

from boardkeeper import imports, kpis
from boardkeeper.sample.words import WORKBOOK, Building, folder, words_of
from db.tables.kpis import Kpi, Polarity

_LAST_FINANCIAL_YEAR = 2025


def read_workbook() -> imports.ReadImport:
    """Read the workbook of the sample before its edit begins: the reader takes a process of its own."""
    with as_file(folder() / WORKBOOK) as path:
        return imports.read_workbook_as(imports.ImportKind.KPIS, path)


def build(building: Building) -> None:
    """Import the figures, so that each leads back to its cell; then polarity and last year’s targets."""
    imports.apply_into(building.session, building.who, building.board_id, building.workbook)
    stored = building.session.scalars(select(Kpi).where(Kpi.board_id == building.board_id))
    by_name = {kpi.name: kpi for kpi in stored}
    for name, words in words_of("kpis")["indicators"].items():
        kpi = by_name[name]
        kpi.polarity = Polarity(words["polarity"])
        if target := words.get("target_2025"):
            kpis.set_target(building.session, kpi, _LAST_FINANCIAL_YEAR, Decimal(target), target)
    building.kpis = {name: kpi.id for name, kpi in by_name.items()}
