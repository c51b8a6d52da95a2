"""Commands about KPIs: every figure with its colour and its cell, and how a KPI is judged."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import Annotated, Any

import typer

from boardkeeper.cli.answers import AsJson, BoardFile, BoardName, Who, answer, columns, exact, opened
from boardkeeper.errors import UserError
from boardkeeper.figures import FigureView, shown
from boardkeeper.kpis import KpiView, Polarity


def kpis(
    file: BoardFile,
    board: BoardName = None,
    every: Annotated[bool, typer.Option("--all", help="Every figure, not only the latest.")] = False,
    as_json: AsJson = False,
) -> None:
    """List every KPI: value, numerator, denominator, target, RAG, travel and the cell it came from."""
    from boardkeeper.boards import find_board
    from boardkeeper.kpis import list_kpis

    with opened(file, None) as (store, _):
        found = list_kpis(store, find_board(store, board).id).rows
    chosen = [(kpi, figure) for kpi in found for figure in _figures(kpi, every=every)]
    rows: list[tuple[str, ...]] = [
        ("KPI", "Period", "Value", "Fraction", "Target", "RAG", "Travel", "Source")
    ]
    rows += [_row(kpi, figure) for kpi, figure in chosen]
    lines = list(columns(rows)) if chosen else ["No KPI has been imported yet."]
    unknown = [kpi.name for kpi in found if kpi.polarity is None]
    if unknown:
        lines.append(
            f"No colour yet: nobody has said which way is good for {len(unknown)} of {len(found)} KPIs."
        )
        lines.append("Say it with: boardkeeper kpi set FILE NAME --polarity higher|lower|none")
    answer([_data(kpi, figure) for kpi, figure in chosen], lines, as_json=as_json)


def _figures(kpi: KpiView, *, every: bool) -> tuple[FigureView, ...]:
    if every:
        return kpi.figures
    return (kpi.latest,) if kpi.latest else ()


def _row(kpi: KpiView, figure: FigureView) -> tuple[str, ...]:
    source = figure.source
    return (
        kpi.name,
        figure.period,
        figure.shown,
        figure.fraction,
        shown(figure.target, kpi.unit, kpi.decimals) or figure.target_written,
        figure.rag.value if figure.rag else "",
        f"{figure.travel.value} than {figure.comparator}" if figure.travel else "",
        f"{source.file} › {source.sheet} › {source.cell}" if source else "",
    )


def _data(kpi: KpiView, figure: FigureView) -> dict[str, Any]:
    source = figure.source
    return {
        "name": kpi.name,
        "unit": kpi.unit.value,
        "polarity": kpi.polarity.value if kpi.polarity else None,
        "period": figure.period,
        "value": exact(figure.value, kpi.decimals),
        "withheld": figure.withheld or None,
        "numerator": exact(figure.numerator, 0),
        "denominator": exact(figure.denominator, 0),
        "target": exact(figure.target, kpi.decimals),
        "rag": figure.rag.value if figure.rag else None,
        "travel": figure.travel.value if figure.travel else None,
        "comparator": figure.comparator or None,
        "note": figure.source_note or None,
        "source": None
        if source is None
        else {
            "file": source.file,
            "sheet": source.sheet,
            "cell": source.cell,
            "fraction_cell": source.fraction_cell or None,
        },
    }


def set_kpi(
    file: BoardFile,
    name: Annotated[str, typer.Argument(metavar="NAME", help="The KPI’s name, or a part only it has.")],
    polarity: Annotated[
        Polarity | None, typer.Option("--polarity", case_sensitive=False, help="Which way is good.")
    ] = None,
    tolerance: Annotated[
        str | None,
        typer.Option("--tolerance", metavar="PERCENT", help="Amber’s width in percent of the target."),
    ] = None,
    target: Annotated[str | None, typer.Option("--target", metavar="FIGURE", help="The target.")] = None,
    year: Annotated[
        int | None,
        typer.Option("--year", min=1990, max=2199, help="The financial year of the target; 2019 is 2019/20."),
    ] = None,
    board: BoardName = None,
    who: Who = None,
    as_json: AsJson = False,
) -> None:
    """Say which way is good for a KPI, how wide amber is, or what its target is."""
    from boardkeeper import boards
    from boardkeeper import kpis as use_cases

    if polarity is None and tolerance is None and target is None:
        raise UserError("There is nothing to set.", "Give --polarity, --tolerance or --target.")
    width, aim = _figure(tolerance, "--tolerance"), _figure(target, "--target")
    with opened(file, who) as (store, doer):
        board_id = boards.find_board(store, board).id
        kpi = use_cases.find_kpi(store, board_id, name)
        use_cases.set_kpi(
            store, doer, kpi.id, polarity=polarity, tolerance=width, target=aim, target_year=year
        )
        kpi = use_cases.find_kpi(store, board_id, kpi.name)
    latest = kpi.latest
    data = {
        "name": kpi.name,
        "polarity": kpi.polarity.value if kpi.polarity else None,
        "tolerance": f"{kpi.tolerance:f}",
        "target": exact(latest.target, kpi.decimals) if latest else None,
        "rag": latest.rag.value if latest and latest.rag else None,
    }
    said = f"{kpi.name}: polarity {data['polarity'] or 'not known'}, amber within {kpi.tolerance:f} % of the target"
    answer(data, [said + (f", now {data['rag']}." if data["rag"] else ".")], as_json=as_json)


def _figure(written: str | None, option: str) -> Decimal | None:
    if written is None:
        return None
    try:
        figure = Decimal(written.strip().removesuffix("%").strip())
    except InvalidOperation:
        figure = Decimal("NaN")
    if not figure.is_finite():
        raise UserError(f"“{written}” is not a figure.", f"Write it like {option} 25.")
    return figure
