"""Commands that say what figures say: of one KPI in sentences, and which figures of a board cannot be right."""

from __future__ import annotations

from boardkeeper.cli.answers import AsJson, BoardFile, BoardName, answer, opened
from boardkeeper.cli.kpi_words import KpiName, opened_kpi


def analyse(file: BoardFile, name: KpiName, board: BoardName = None, as_json: AsJson = False) -> None:
    """Say what a KPI’s figures say: colour, gap, travel, control limits, before and after an event, benchmarks."""
    from boardkeeper.kpis.analysis import analyse as use_case

    with opened_kpi(file, board, name, None) as (_, _, kpi):
        said = use_case(kpi)
    lines = [kpi.name] if said else [f"{kpi.name}: there is no figure yet."]
    last = ""
    for statement in said:
        if statement.subject != last:
            lines.append(f"  {statement.subject.value}")
            last = statement.subject
        lines.append(f"    {statement.words}")
    data = [{"subject": each.subject.value, "words": each.words, "is_good": each.is_good} for each in said]
    answer({"name": kpi.name, "statements": data}, lines, as_json=as_json)


def check(file: BoardFile, board: BoardName = None, as_json: AsJson = False) -> None:
    """Find the figures that cannot be right, each with its place and the sum that shows it."""
    from boardkeeper.boards import find_board
    from boardkeeper.checks.figures import check_board

    with opened(file, None) as (store, _):
        found = check_board(store, find_board(store, board).id)
    lines: list[str] = []
    for finding in found:
        lines += [f"{finding.kpi_name}: {finding.sentence}", f"  {finding.arithmetic}"]
        lines += [f"  {finding.place}"] if finding.place else []
    count = f"{len(found)} figure{'' if len(found) == 1 else 's'} cannot be right."
    lines.append(count if found else "Nothing among the figures contradicts itself.")
    data = [
        {
            "fault": each.fault.value,
            "kpi": each.kpi_name,
            "period": each.period,
            "sentence": each.sentence,
            "arithmetic": each.arithmetic,
            "place": each.place or None,
        }
        for each in found
    ]
    answer(data, lines, as_json=as_json)
