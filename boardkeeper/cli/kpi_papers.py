"""The command that prints figures: the data set, what stands out, the pages of priorities."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from boardkeeper.cli.answers import AsJson, BoardFile, BoardName, answer, opened, read_date
from boardkeeper.cli.plan import InPlan
from boardkeeper.clock import current_day
from boardkeeper.errors import UserError

_To = Annotated[
    Path | None,
    typer.Option("--to", metavar="PAPER", help="Write it to a file: .pdf, .docx, .html or .txt."),
]


def print_kpis(
    file: BoardFile,
    exceptions: Annotated[
        bool, typer.Option("--exceptions", help="Only what is red, changed, out of the ordinary, restated.")
    ] = False,
    priority: Annotated[
        int | None, typer.Option("--priority", metavar="N", help="The page of one priority.", min=1)
    ] = None,
    priorities: Annotated[bool, typer.Option("--priorities", help="A page for each priority.")] = False,
    to: _To = None,
    in_plan: InPlan = None,
    on: Annotated[
        str | None,
        typer.Option("--on", metavar="DATE", help="With the figures known on that day; today by default."),
    ] = None,
    board: BoardName = None,
    as_json: AsJson = False,
) -> None:
    """Print the figures: the data set, what stands out, or a page for each priority; without --to as plain text."""
    from boardkeeper import boards, kpi_papers, plan
    from boardkeeper.kpi_papers import KpiPaper
    from boardkeeper.minutes_out import kind_of, save_paper
    from boardkeeper.render.text import render_text

    if exceptions + priorities + (priority is not None) > 1:
        raise UserError("One paper at a time.", "Give one of --exceptions, --priority and --priorities.")
    if in_plan is not None and not (priorities or priority is not None):
        raise UserError(
            "--plan says whose priorities are wanted.", "Give it with --priority or --priorities."
        )
    if to is not None:
        kind_of(to)
    day = read_date(on, "--on") if on else None
    paper = KpiPaper.DATA_SET
    if exceptions:
        paper = KpiPaper.EXCEPTIONS
    elif priorities or priority is not None:
        paper = KpiPaper.PRIORITIES
    with opened(file, None) as (store, _):
        board_id = boards.find_board(store, board).id
        plan_id = plan.find_plan(store, board_id, in_plan).id if paper is KpiPaper.PRIORITIES else None
        pack = kpi_papers.gather_kpi_paper(
            store, board_id, paper, plan_id=plan_id, priority=priority, today=day
        )
        found = kpi_papers.exceptions(store, board_id, day) if exceptions else None
        kept = store.path
    data: dict[str, Any] = {"paper": paper.value}
    if found is not None:
        data["exceptions"] = [
            {
                "name": each.kpi.name,
                "period": each.figure.period if each.figure else None,
                "shown": each.figure.shown if each.figure else None,
                "reasons": [{"why": reason.why.value, "words": reason.words} for reason in each.reasons],
            }
            for each in found.found
        ]
    if to is None:
        answer(data, render_text(pack).splitlines(), as_json=as_json)
        return
    saved = save_paper(pack, to.absolute(), kept=kept)
    data |= {"file": saved.path, "pages": saved.pages or None}
    pages = f", {saved.pages} page{'' if saved.pages == 1 else 's'}" if saved.pages else ""
    answer(data, [f"Wrote {saved.path.name}{pages}."], as_json=as_json)


def read_text(
    file: BoardFile,
    text: Annotated[
        str, typer.Argument(metavar="TEXT", help="Words with figures: “It is {kpi re-referrals latest}.”")
    ],
    on: Annotated[
        str | None,
        typer.Option("--on", metavar="DATE", help="With the figures known on that day; today by default."),
    ] = None,
    board: BoardName = None,
    as_json: AsJson = False,
) -> None:
    """Say how a text with live figures reads, what is wrong in it, and which typed numbers contradict the data."""
    from boardkeeper import boards, live_figures
    from boardkeeper.checks.typed_numbers import typed_numbers

    day = read_date(on, "--on") if on else current_day()
    with opened(file, None) as (store, _):
        board_id = boards.find_board(store, board).id
        with store.read() as session:
            known = live_figures.known_kpis_in(session, board_id, day)
    resolved = live_figures.resolve(text, known)
    typed = typed_numbers(text, known)
    data = {
        "text": resolved.text,
        "figures": [
            {"written": each.written, "words": each.words, "kpi": each.about, "period": each.period}
            for each in resolved.pieces
        ],
        "problems": [
            {"written": each.written, "sentence": each.sentence, "next_step": each.next_step}
            for each in resolved.problems
        ],
        "contradictions": [
            {
                "start": each.start,
                "end": each.end,
                "written": each.written,
                "shown": each.shown,
                "sentence": each.sentence,
                "instead": each.instead,
            }
            for each in typed
        ],
    }
    lines = [resolved.text]
    lines += [f"{each.words}: {each.about}" for each in resolved.pieces]
    lines += [f"{each.written}: {each.sentence} {each.next_step}".strip() for each in resolved.problems]
    lines += [f"Contradiction: {each.sentence} Or write {each.instead}." for each in typed]
    answer(data, lines, as_json=as_json)
