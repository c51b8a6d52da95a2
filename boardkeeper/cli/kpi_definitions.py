"""Commands about what a KPI is: shown, added, described, renamed, merged, moved and removed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, cast

import typer

from boardkeeper.cli.answers import AsJson, BoardFile, BoardName, Who, answer, opened
from boardkeeper.cli.kpi_words import KpiName, figure_of, lines_of, opened_kpi
from boardkeeper.errors import UserError
from boardkeeper.kpis import KpiFacts, KpiView, Polarity, Unit

if TYPE_CHECKING:
    from db.store import Store

UnitOption = Annotated[
    Unit | None, typer.Option("--unit", case_sensitive=False, help="What a figure counts.")
]
PolarityOption = Annotated[
    Polarity | None, typer.Option("--polarity", case_sensitive=False, help="Which way is good.")
]
Code = Annotated[str | None, typer.Option("--code", metavar="CODE", help="Its short code.")]
Owner = Annotated[str | None, typer.Option("--owner", metavar="NAME", help="Who answers for it.")]
Theme = Annotated[
    str | None, typer.Option("--theme", metavar="WORDS", help="What it stands under in the papers.")
]
PriorityNumber = Annotated[
    int | None, typer.Option("--priority", min=0, metavar="N", help="The priority it serves; 0 for none.")
]
PlanTitle = Annotated[
    str | None,
    typer.Option("--plan", metavar="TITLE", help="The plan of that priority, when there are several."),
]
Decimals = Annotated[int | None, typer.Option("--decimals", min=0, max=6, help="How many are shown.")]
Tolerance = Annotated[
    str | None, typer.Option("--tolerance", metavar="PERCENT", help="Amber’s width in percent of the target.")
]
Numerator = Annotated[
    str | None, typer.Option("--numerator-name", metavar="WORDS", help="What the upper number counts.")
]
Denominator = Annotated[
    str | None, typer.Option("--denominator-name", metavar="WORDS", help="What the lower number counts.")
]
Definition = Annotated[
    str | None,
    typer.Option("--definition", metavar="WORDS", help="What is counted, and where that is laid down."),
]
Note = Annotated[str | None, typer.Option("--note", metavar="WORDS", help="What readers must know of it.")]
Proxy = Annotated[bool | None, typer.Option("--proxy/--no-proxy", help="Whether it is a proxy measure.")]
YearToDate = Annotated[
    bool | None, typer.Option("--year-to-date/--each-period", help="Whether it counts from April on.")
]


def show(file: BoardFile, name: KpiName, board: BoardName = None, as_json: AsJson = False) -> None:
    """Show a KPI: definition, targets, benchmarks, events, and every figure with where it came from."""
    from boardkeeper.kpi_sheets import data_of

    with opened_kpi(file, board, name, None) as (_, _, kpi):
        answer(data_of(kpi), lines_of(kpi), as_json=as_json)


def add(
    file: BoardFile,
    name: Annotated[str, typer.Argument(metavar="NAME", help="What it is called.")],
    unit: UnitOption = None,
    polarity: PolarityOption = None,
    code: Code = None,
    owner: Owner = None,
    theme: Theme = None,
    priority: PriorityNumber = None,
    plan: PlanTitle = None,
    decimals: Decimals = None,
    tolerance: Tolerance = None,
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
    """Add a KPI by hand; its figures are written with “kpi figure” or imported."""
    from boardkeeper import boards, kpis

    given = facts_of(
        unit=unit,
        polarity=polarity,
        code=code,
        owner=owner,
        theme=theme,
        priority_number=priority,
        decimals=decimals,
        tolerance=figure_of(tolerance),
        numerator_name=numerator_name,
        denominator_name=denominator_name,
        definition=definition,
        note=note,
        is_proxy=proxy,
        is_year_to_date=year_to_date,
    )
    with opened(file, who) as (store, doer):
        board_id = boards.find_board(store, board).id
        given.update(plan_facts(store, board_id, plan))
        kpi = kpis.get_kpi(store, kpis.add_kpi(store, doer, board_id, name, **given))
    say(kpi, f"Added “{kpi.name}”, {kpi.unit.value}.", as_json=as_json)


def rename(
    file: BoardFile,
    name: KpiName,
    new_name: Annotated[str, typer.Argument(metavar="NEW", help="What it is called from now on.")],
    board: BoardName = None,
    who: Who = None,
    as_json: AsJson = False,
) -> None:
    """Give a KPI another name; workbooks with the old one are still understood."""
    from boardkeeper import kpis

    with opened_kpi(file, board, name, who) as (store, doer, kpi):
        kpis.rename_kpi(store, doer, kpi.id, new_name)
        renamed = kpis.get_kpi(store, kpi.id)
    say(renamed, f"“{kpi.name}” is now “{renamed.name}”.", as_json=as_json)


def also(
    file: BoardFile,
    name: KpiName,
    other: Annotated[str, typer.Argument(metavar="OTHER", help="What workbooks call it.")],
    forget: Annotated[bool, typer.Option("--forget", help="It is not called so any more.")] = False,
    board: BoardName = None,
    who: Who = None,
    as_json: AsJson = False,
) -> None:
    """Say what workbooks call a KPI besides its name."""
    from boardkeeper import kpis

    with opened_kpi(file, board, name, who) as (store, doer, found):
        (kpis.remove_other_name if forget else kpis.add_other_name)(store, doer, found.id, other)
        kpi = kpis.get_kpi(store, found.id)
    known = ", ".join(f"“{each}”" for each in kpi.other_names) or "no other name"
    say(kpi, f"“{kpi.name}” is also known as {known}.", as_json=as_json)


def merge(
    file: BoardFile,
    name: KpiName,
    other: Annotated[str, typer.Argument(metavar="OTHER", help="The KPI that goes into it.")],
    board: BoardName = None,
    who: Who = None,
    as_json: AsJson = False,
) -> None:
    """Make one KPI of two: OTHER’s figures, targets, names and links go to NAME."""
    from boardkeeper import boards, kpis

    with opened_kpi(file, board, name, who) as (store, doer, found):
        merged = kpis.find_kpi(store, boards.find_board(store, board).id, other)
        kpis.merge_kpis(store, doer, found.id, merged.id)
        kpi = kpis.get_kpi(store, found.id)
    said = f"“{merged.name}” is merged into “{kpi.name}”, which has {len(kpi.figures)} figures now."
    say(kpi, said, as_json=as_json)


def move(
    file: BoardFile,
    name: KpiName,
    steps: Annotated[int, typer.Option("--by", help="Places down; negative for up.")] = 1,
    board: BoardName = None,
    who: Who = None,
    as_json: AsJson = False,
) -> None:
    """Move a KPI within its priority: the order is that of the papers."""
    from boardkeeper import kpis

    with opened_kpi(file, board, name, who) as (store, doer, kpi):
        kpis.move_kpi(store, doer, kpi.id, steps)
    say(kpi, f"“{kpi.name}” moved.", as_json=as_json)


def remove(
    file: BoardFile, name: KpiName, board: BoardName = None, who: Who = None, as_json: AsJson = False
) -> None:
    """Take a KPI out with all its figures; “undo” brings it back."""
    from boardkeeper import kpis

    with opened_kpi(file, board, name, who) as (store, doer, kpi):
        kpis.remove_kpi(store, doer, kpi.id)
    say(kpi, f"Removed “{kpi.name}” with {len(kpi.figures)} figures.", as_json=as_json)


def facts_of(**given: Any) -> KpiFacts:
    """The facts that were given; priority 0 is none."""
    facts = {name: value for name, value in given.items() if value is not None}
    if facts.get("priority_number") == 0:
        facts["priority_number"] = None
    return cast("KpiFacts", facts)


def plan_facts(store: Store, board_id: str, title: str | None) -> KpiFacts:
    """The plan of a title as a fact; nothing when none is named.

    Raises:
        UserError: The board has no such plan.
    """
    from boardkeeper.kpis import plans_of

    if title is None:
        return {}
    plans = plans_of(store, board_id)
    found = [plan_id for plan_id, name in plans if name.casefold() == " ".join(title.split()).casefold()]
    if not found:
        known = ", ".join(f"“{name}”" for _, name in plans) or "none"
        raise UserError(f"The board has no plan called “{title}”.", f"Its plans: {known}.")
    return {"plan_id": found[0]}


def say(kpi: KpiView, said: str, *, as_json: bool) -> None:
    """Answer with a KPI as it is now."""
    from boardkeeper.kpi_sheets import data_of

    answer(data_of(kpi), [said], as_json=as_json)
