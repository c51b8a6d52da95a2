"""Commands about KPIs: every figure with its colour and its cell, and how a KPI is judged."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import Annotated, Any

import typer

from boardkeeper.cli.answers import AsJson, BoardFile, BoardName, Who, answer, columns, exact, opened
from boardkeeper.cli.group_with_list import GroupWithList
from boardkeeper.cli.kpi_definitions import (
    Code,
    Decimals,
    Definition,
    Denominator,
    Note,
    Numerator,
    Owner,
    PlanTitle,
    PolarityOption,
    PriorityNumber,
    Proxy,
    Theme,
    Tolerance,
    UnitOption,
    YearToDate,
    facts_of,
    plan_facts,
)
from boardkeeper.cli.kpi_words import KpiName, provenance
from boardkeeper.errors import UserError
from boardkeeper.figures import FigureView
from boardkeeper.kpis import KpiFacts, KpiView, Travel

_AS_OR_THAN = {Travel.BETTER: "than", Travel.WORSE: "than", Travel.SAME: "as"}


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
    return (
        kpi.name,
        figure.period,
        figure.shown,
        figure.fraction,
        figure.target_shown,
        figure.rag.value if figure.rag else "",
        f"{figure.travel.value} {_AS_OR_THAN[figure.travel]} {figure.comparator}" if figure.travel else "",
        provenance(figure),
    )


def _data(kpi: KpiView, figure: FigureView) -> dict[str, Any]:
    source = figure.source
    return {
        "name": kpi.name,
        "code": kpi.code,
        "owner": kpi.owner,
        "priority": kpi.priority_number,
        "unit": kpi.unit.value,
        "polarity": kpi.polarity.value if kpi.polarity else None,
        "period": figure.period,
        "value": exact(figure.value, kpi.decimals),
        "withheld": figure.withheld or None,
        "numerator": exact(figure.numerator, 0),
        "denominator": exact(figure.denominator, 0),
        "target": exact(figure.target, kpi.decimals),
        "target_to": exact(figure.target_upper, kpi.decimals),
        "target_written": figure.target_written or None,
        "rag": figure.rag.value if figure.rag else None,
        "travel": figure.travel.value if figure.travel else None,
        "comparator": figure.comparator or None,
        "note": figure.source_note or None,
        "written_by": figure.written_by or None,
        "was": [was.shown for was in figure.was],
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
    name: KpiName,
    polarity: PolarityOption = None,
    tolerance: Tolerance = None,
    target: Annotated[
        str | None, typer.Option("--target", metavar="TARGET", help="25, “80 to 85” or “Monitor only”.")
    ] = None,
    year: Annotated[
        int | None,
        typer.Option("--year", min=1990, max=2199, help="The financial year of the target; 2019 is 2019/20."),
    ] = None,
    unit: UnitOption = None,
    code: Code = None,
    owner: Owner = None,
    theme: Theme = None,
    priority: PriorityNumber = None,
    plan: PlanTitle = None,
    decimals: Decimals = None,
    numerator_name: Numerator = None,
    denominator_name: Denominator = None,
    definition: Definition = None,
    note: Note = None,
    proxy: Proxy = None,
    year_to_date: YearToDate = None,
    board: BoardName = None,
    who: Who = None,
    as_json: AsJson = False,
) -> None:
    """Say what a KPI is: which way is good, how wide amber is, its target, owner, unit, definition and the rest."""
    from boardkeeper import boards
    from boardkeeper import kpis as use_cases

    facts: KpiFacts = facts_of(
        unit=unit,
        code=code,
        owner=owner,
        theme=theme,
        priority_number=priority,
        decimals=decimals,
        numerator_name=numerator_name,
        denominator_name=denominator_name,
        definition=definition,
        note=note,
        is_proxy=proxy,
        is_year_to_date=year_to_date,
    )
    if not facts and polarity is None and tolerance is None and target is None and plan is None:
        raise UserError(
            "There is nothing to set.", "Give --polarity, --tolerance, --target, --owner or another option."
        )
    width = _figure(tolerance, "--tolerance")
    aim = None if target is None else use_cases.read_target(target)
    with opened(file, who) as (store, doer):
        board_id = boards.find_board(store, board).id
        kpi = use_cases.find_kpi(store, board_id, name)
        facts.update(plan_facts(store, board_id, plan))
        use_cases.set_kpi(
            store,
            doer,
            kpi.id,
            polarity=polarity,
            tolerance=width,
            target=aim,
            target_year=year,
            facts=facts,
        )
        kpi = use_cases.get_kpi(store, kpi.id)
    latest = kpi.latest
    data = {
        "name": kpi.name,
        "code": kpi.code,
        "owner": kpi.owner,
        "polarity": kpi.polarity.value if kpi.polarity else None,
        "tolerance": f"{kpi.tolerance:f}",
        "target": exact(latest.target, kpi.decimals) if latest else None,
        "target_to": exact(latest.target_upper, kpi.decimals) if latest else None,
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


kpis_app = typer.Typer(
    cls=GroupWithList,
    help="Every KPI with its figures: “kpis FILE” lists them.",
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)
kpis_app.command("list")(kpis)
