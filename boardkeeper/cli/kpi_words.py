"""What the commands about KPIs have in common: their arguments, and how a KPI is said in lines."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from boardkeeper.cli.answers import columns, opened
from boardkeeper.rules.municipal_year import financial_year_title
from boardkeeper.rules.periods import period_title

if TYPE_CHECKING:
    from boardkeeper.kpis import FigureView, KpiView
    from db.store import Store

KpiName = Annotated[
    str, typer.Argument(metavar="NAME", help="The KPI’s name, code or other name, or a part only it has.")
]


@contextmanager
def opened_kpi(
    file: Path, board: str | None, name: str, who: str | None
) -> Iterator[tuple[Store, str, KpiView]]:
    """A board file opened for a command about one KPI: the store, whose name is kept, and the KPI."""
    from boardkeeper import boards, kpis

    with opened(file, who) as (store, doer):
        yield store, doer, kpis.find_kpi(store, boards.find_board(store, board).id, name)


def figure_of(written: str | None) -> Decimal | None:
    """A figure of an option; None when it is not given."""
    from boardkeeper.kpis import read_figure

    return None if written is None else read_figure(written)


def lines_of(kpi: KpiView) -> Iterator[str]:
    """A KPI with everything that is known of it."""
    yield kpi.name
    for name, text in (
        ("Code", kpi.code),
        ("Owner", kpi.owner),
        ("Priority", "" if kpi.priority_number is None else str(kpi.priority_number)),
        ("Theme", kpi.theme),
        ("Unit", f"{kpi.unit.value}, {kpi.decimals} decimal{'' if kpi.decimals == 1 else 's'}"),
        ("Good is", kpi.polarity.value if kpi.polarity else "not said yet"),
        ("Amber within", f"{kpi.tolerance.normalize():f} % of the target"),
        ("Numerator", kpi.numerator_name),
        ("Denominator", kpi.denominator_name),
        ("Definition", " ".join(kpi.definition.split())),
        ("Counts", "year to date, anew from April" if kpi.is_year_to_date else ""),
        ("Measures", "a proxy" if kpi.is_proxy else ""),
        ("Note", " ".join(kpi.note.split())),
        ("Other names", "; ".join(kpi.other_names)),
    ):
        if text:
            yield f"  {name}: {text}"
    for target in kpi.targets:
        stretch = f", stretch {target.stretch:f}" if target.stretch is not None else ""
        within = f", amber within {target.tolerance:f} %" if target.tolerance is not None else ""
        yield f"  Target {financial_year_title(target.year)}: {target.shown}{stretch}{within}"
    for benchmark in kpi.benchmarks:
        source = f" ({benchmark.source})" if benchmark.source else ""
        yield f"  {benchmark.comparator} {financial_year_title(benchmark.year)}: {benchmark.shown}{source}"
    for event in kpi.events:
        yield f"  From {period_title(event.first_period_after)}: {event.label_after}"
    rows = [("Period", "Value", "Fraction", "Target", "RAG", "Where it came from")]
    rows += [
        (
            figure.period,
            figure.shown,
            figure.fraction,
            figure.target_shown,
            figure.rag.value if figure.rag else "",
            provenance(figure),
        )
        for figure in kpi.figures
    ]
    if kpi.figures:
        yield ""
        yield from columns(rows)


def provenance(figure: FigureView) -> str:
    """Where a figure came from and what it was: “kpis.xlsx › Front door › Q5; was 31.0%”."""
    if figure.source is not None:
        came = f"{figure.source.file} › {figure.source.sheet} › {figure.source.cell}"
    else:
        came = f"typed in by {figure.written_by}" if figure.written_by else "typed in"
    was = ", before that ".join(each.shown for each in figure.was)
    return f"{came}; was {was}" if was else came
