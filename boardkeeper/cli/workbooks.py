"""The import command: a workbook in, and what became of each of its rows."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from boardkeeper.cli.answers import AsJson, BoardName, Who, answer, opened
from boardkeeper.imports import ImportKind


def import_workbook(
    kind: Annotated[ImportKind, typer.Argument(case_sensitive=False, help="What the workbook holds.")],
    workbook: Annotated[Path, typer.Argument(metavar="WORKBOOK", help="The spreadsheet.")],
    into: Annotated[Path, typer.Option("--into", metavar="FILE", help="The board file.")],
    board: BoardName = None,
    period: Annotated[
        str | None,
        typer.Option(
            "--period", metavar="MONTH", help="Only this month’s figures, or the month a status is of."
        ),
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would happen; write nothing.")] = False,
    who: Who = None,
    as_json: AsJson = False,
) -> None:
    """Bring a workbook in as one step: KPIs, milestones, decisions, the work programme or actions."""
    from boardkeeper import boards, imports

    only = imports.read_period(period)
    with opened(into, who) as (store, name):
        board_id = boards.find_board(store, board).id
        read = imports.read_workbook_as(kind, workbook.absolute(), period=only)
        preview = imports.preview_import(store, board_id, read)
        if not dry_run:
            imports.apply_import(store, name, preview)
    counts = preview.counts
    data = {
        "new": counts.new,
        "changed": counts.changed,
        "same": counts.same,
        "refused": [
            {"sheet": refusal.sheet, "cell": refusal.cell, "reason": refusal.reason}
            for refusal in read.refused
        ],
        "remarks": [
            {"sheet": remark.sheet, "cell": remark.cell, "sentence": remark.sentence}
            for remark in read.remarks
        ],
        "polarity": [
            {"name": proposal.name, "proposed": proposal.polarity, "because": proposal.reason}
            for proposal in preview.polarity_proposals
        ],
        "written": not dry_run and bool(counts.new or counts.changed),
    }
    verb = "Would write" if dry_run else "Wrote"
    lines = [
        f"{verb} {counts.new} new and {counts.changed} changed; {counts.same} the same, {len(read.refused)} refused."
    ]
    lines += [_line("Refused", each.sheet, each.cell, each.reason) for each in read.refused]
    lines += [_line("Note", each.sheet, each.cell, each.sentence) for each in read.remarks]
    lines += [
        f"Which way is good for “{each.name}”? The catalogue proposes {each.polarity}: {each.reason}"
        for each in preview.polarity_proposals
    ]
    answer(data, lines, as_json=as_json)


def _line(what: str, sheet: str, cell: str, sentence: str) -> str:
    """“Refused: Placements D7: …”; a sentence about the whole workbook names no place."""
    return ": ".join(part for part in (what, f"{sheet} {cell}".strip(), sentence) if part)
