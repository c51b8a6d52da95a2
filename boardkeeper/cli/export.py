"""Commands that take data away in files other programs read."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from boardkeeper.cli.answers import AsJson, BoardFile, BoardName, answer, opened

To = Annotated[Path, typer.Option("--to", metavar="PATH", help="A file ending in .xlsx, .csv or .json.")]


def export_kpis(
    file: BoardFile,
    to: To,
    only: Annotated[
        list[str] | None, typer.Option("--only", metavar="NAME", help="Only this KPI; may be given again.")
    ] = None,
    board: BoardName = None,
    as_json: AsJson = False,
) -> None:
    """Write every figure with its colour and its source cell: a workbook, csv or json."""
    from boardkeeper import boards, kpi_sheets, kpis

    with opened(file, None) as (store, _):
        board_id = boards.find_board(store, board).id
        if only:
            chosen = tuple(kpis.find_kpi(store, board_id, name) for name in only)
        else:
            chosen = kpis.list_kpis(store, board_id).rows
    figures = kpi_sheets.export_kpis(to, chosen)
    counted = "1 figure" if figures == 1 else f"{figures:,} figures"
    said = f"{counted} of {len(chosen)} KPI{'' if len(chosen) == 1 else 's'} written to {to}."
    answer({"file": to, "kpis": len(chosen), "figures": figures}, [said], as_json=as_json)


export_app = typer.Typer(help="Take data away in files other programs read.", rich_markup_mode=None)
export_app.command("kpis")(export_kpis)
