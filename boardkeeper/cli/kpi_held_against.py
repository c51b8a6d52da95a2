"""Commands about what a KPI is held against, and figures typed in by hand."""

from __future__ import annotations

from typing import Annotated

import typer

from boardkeeper.cli.answers import AsJson, BoardFile, BoardName, Who, answer, opened, read_date
from boardkeeper.cli.kpi_definitions import say
from boardkeeper.cli.kpi_words import KpiName, figure_of, opened_kpi
from boardkeeper.errors import UserError
from boardkeeper.rules.due_dates import full_date
from boardkeeper.rules.municipal_year import financial_year_title
from boardkeeper.rules.periods import period_title

Year = Annotated[str, typer.Argument(metavar="YEAR", help="The financial year: 2019/20 or 2019.")]
Remove = Annotated[bool, typer.Option("--remove", help="Take it out.")]


def target(
    file: BoardFile,
    name: KpiName,
    year: Year,
    aim: Annotated[str, typer.Argument(metavar="TARGET", help="80, “80 to 85” or “Monitor only”.")] = "",
    stretch: Annotated[
        str | None, typer.Option("--stretch", metavar="FIGURE", help="The stretch target.")
    ] = None,
    tolerance: Annotated[
        str | None, typer.Option("--tolerance", metavar="PERCENT", help="Amber’s width in this year.")
    ] = None,
    remove: Remove = False,
    board: BoardName = None,
    who: Who = None,
    as_json: AsJson = False,
) -> None:
    """Set what a KPI should reach in a year: a figure, a range, or “Monitor only”."""
    from boardkeeper import kpis

    when = kpis.read_year(year)
    words = kpis.read_target(aim)
    high, width = figure_of(stretch), figure_of(tolerance)
    with opened_kpi(file, board, name, who) as (store, doer, named):
        if remove:
            kpis.remove_target(store, doer, named.id, when)
        else:
            kpis.record_target(
                store,
                doer,
                named.id,
                when,
                value=words.value,
                upper=words.upper,
                written=words.written,
                stretch=high,
                tolerance=width,
            )
        kpi = kpis.get_kpi(store, named.id)
    now = kpi.target_in(when)
    said = f"is {now.shown}" if now is not None else "is taken out"
    say(kpi, f"{kpi.name}: the target of {financial_year_title(when)} {said}.", as_json=as_json)


def benchmark(
    file: BoardFile,
    name: KpiName,
    comparator: Annotated[str, typer.Argument(metavar="WHOSE", help="England, Statistical neighbours, …")],
    year: Year,
    figure: Annotated[str, typer.Argument(metavar="FIGURE", help="What they reached.")] = "",
    source: Annotated[str, typer.Option("--source", metavar="WORDS", help="Where it was published.")] = "",
    remove: Remove = False,
    board: BoardName = None,
    who: Who = None,
    as_json: AsJson = False,
) -> None:
    """Set what others reached in a year."""
    from boardkeeper import kpis

    when = kpis.read_year(year)
    value = None if remove else kpis.read_figure(figure)
    with opened_kpi(file, board, name, who) as (store, doer, named):
        if value is not None:
            kpis.record_benchmark(store, doer, named.id, comparator, when, value, source=source)
        else:
            here = [
                each.id
                for each in named.benchmarks
                if each.year == when and each.comparator.casefold() == comparator.casefold()
            ]
            if not here:
                raise UserError(
                    f"There is no benchmark of {comparator} for {financial_year_title(when)}.",
                    "See: boardkeeper kpi show FILE NAME.",
                )
            kpis.remove_benchmark(store, doer, here[0])
        kpi = kpis.get_kpi(store, named.id)
    said = "taken out" if remove else "set"
    say(kpi, f"{kpi.name}: {comparator} {financial_year_title(when)} {said}.", as_json=as_json)


def event(
    file: BoardFile,
    name: KpiName,
    period: Annotated[str, typer.Argument(metavar="PERIOD", help="The first period after it: Jan-19.")],
    before: Annotated[
        str, typer.Option("--before", metavar="WORDS", help="What the time before is called.")
    ] = "",
    after: Annotated[
        str, typer.Option("--after", metavar="WORDS", help="What the time after is called.")
    ] = "",
    remove: Remove = False,
    board: BoardName = None,
    who: Who = None,
    as_json: AsJson = False,
) -> None:
    """Split the series of one KPI into before and after."""
    from boardkeeper import kpis

    first = kpis.read_period(period)
    with opened_kpi(file, board, name, who) as (store, doer, named):
        if remove:
            here = [
                each.id for each in named.events if each.first_period_after == first and not each.is_of_board
            ]
            if not here:
                raise UserError(
                    f"There is no event of this KPI at {period_title(first)}.",
                    "See: boardkeeper kpi show FILE NAME.",
                )
            kpis.remove_event(store, doer, here[0])
        else:
            kpis.record_kpi_event(store, doer, named.id, first, before, after)
        kpi = kpis.get_kpi(store, named.id)
    said = "no longer split" if remove else "split"
    say(kpi, f"{kpi.name}: {said} at {period_title(first)}.", as_json=as_json)


def board_event(
    file: BoardFile,
    day: Annotated[str, typer.Argument(metavar="DATE", help="The day it happened.")],
    title: Annotated[str, typer.Argument(metavar="TITLE", help="What happened: “Ofsted inspection”.")],
    before: Annotated[
        str, typer.Option("--before", metavar="WORDS", help="What the time before is called.")
    ] = "",
    after: Annotated[
        str, typer.Option("--after", metavar="WORDS", help="What the time after is called.")
    ] = "",
    remove: Remove = False,
    board: BoardName = None,
    who: Who = None,
    as_json: AsJson = False,
) -> None:
    """Write what happened to the whole board, which splits the figures of every KPI."""
    from boardkeeper import boards, kpis

    on = read_date(day, "DATE")
    with opened(file, who) as (store, doer):
        board_id = boards.find_board(store, board).id
        known = {
            (each.happened_on, each.title.casefold()): each.id
            for each in kpis.list_board_events(store, board_id)
        }
        event_id = known.get((on, " ".join(title.split()).casefold()), "")
        if not remove:
            kpis.record_board_event(
                store, doer, board_id, on, title, label_before=before, label_after=after, event_id=event_id
            )
        elif event_id:
            kpis.remove_event(store, doer, event_id)
        else:
            raise UserError(f"There is no event “{title}” on {full_date(on)}.", "Give its day and its title.")
        rows = kpis.list_board_events(store, board_id)
    data = [
        {"on": each.happened_on, "title": each.title, "before": each.label_before, "after": each.label_after}
        for each in rows
    ]
    lines = [f"{full_date(each.happened_on)}: {each.title}" for each in rows]
    answer(data, lines or ["The board has no events."], as_json=as_json)


def figure(
    file: BoardFile,
    name: KpiName,
    period: Annotated[str, typer.Argument(metavar="PERIOD", help="Jun-19, “Q1 2019/20” or 2018/19.")],
    value: Annotated[
        str, typer.Argument(metavar="FIGURE", help="The figure; not needed with both numbers.")
    ] = "",
    numerator: Annotated[str | None, typer.Option("--numerator", metavar="N", help="How many.")] = None,
    denominator: Annotated[
        str | None, typer.Option("--denominator", metavar="N", help="Out of how many.")
    ] = None,
    withheld: Annotated[
        str, typer.Option("--withheld", metavar="MARK", help="The mark in place of a figure.")
    ] = "",
    note: Annotated[str, typer.Option("--note", metavar="WORDS", help="What stands beside it.")] = "",
    remove: Remove = False,
    board: BoardName = None,
    who: Who = None,
    as_json: AsJson = False,
) -> None:
    """Write a figure by hand; one that is there already is restated, and its old value kept."""
    from boardkeeper import kpis

    when = kpis.read_period(period)
    number = figure_of(value or None)
    above, below = figure_of(numerator), figure_of(denominator)
    with opened_kpi(file, board, name, who) as (store, doer, named):
        if remove:
            kpis.remove_figure(store, doer, named.id, when)
        else:
            kpis.record_figure(
                store,
                doer,
                named.id,
                when,
                value=number,
                numerator=above,
                denominator=below,
                withheld=withheld,
                note=note,
            )
        kpi = kpis.get_kpi(store, named.id)
    now = next((each for each in kpi.figures if each.period == when), None)
    if now is None:
        said = "taken out"
    else:
        fraction = f" ({now.fraction})" if now.fraction else ""
        was = f"; it was {now.was[0].shown}" if now.was else ""
        said = f"{now.shown}{fraction}{was}"
    say(kpi, f"{kpi.name}, {period_title(when)}: {said}.", as_json=as_json)
