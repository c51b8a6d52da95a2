"""The import command: a workbook in, and what became of each of its rows."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from boardkeeper.cli.answers import AsJson, BoardName, Who, answer, opened
from boardkeeper.imports import ImportKind

if TYPE_CHECKING:
    from boardkeeper.imports import ImportPreview, SheetColumns

Workbook = Annotated[Path, typer.Argument(metavar="WORKBOOK", help="The spreadsheet.")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Say what would happen; write nothing.")]
Column = Annotated[
    list[str] | None,
    typer.Option(
        "--column",
        metavar="FIELD=COLUMN",
        help="Which column holds what: “Owner=D”, “Owner=Lead officer”, “Owner=” for none. It is remembered.",
    ),
]
HeaderRow = Annotated[
    int | None,
    typer.Option(
        "--header-row", min=0, metavar="ROW", help="The row of the headings; 0 when there are none."
    ),
]
OnSheet = Annotated[str | None, typer.Option("--sheet", metavar="TITLE", help="Read only this sheet.")]


def import_workbook(
    kind: Annotated[ImportKind, typer.Argument(case_sensitive=False, help="What the workbook holds.")],
    workbook: Workbook,
    into: Annotated[Path, typer.Option("--into", metavar="FILE", help="The board file.")],
    board: BoardName = None,
    period: Annotated[
        str | None,
        typer.Option(
            "--period", metavar="MONTH", help="Only this month’s figures, or the month a status is of."
        ),
    ] = None,
    column: Column = None,
    header_row: HeaderRow = None,
    sheet: OnSheet = None,
    dry_run: DryRun = False,
    who: Who = None,
    as_json: AsJson = False,
) -> None:
    """Bring a workbook in as one step: KPIs, milestones, decisions, the work programme or actions."""
    bring_in(
        kind,
        workbook,
        into,
        board,
        who,
        period=period,
        column=column or [],
        header_row=header_row,
        sheet=sheet,
        dry_run=dry_run,
        as_json=as_json,
    )


def bring_in(
    kind: ImportKind,
    workbook: Path,
    into: Path,
    board: str | None,
    who: str | None,
    *,
    period: str | None = None,
    column: list[str],
    header_row: int | None,
    sheet: str | None,
    dry_run: bool,
    as_json: bool,
) -> None:
    """Read, compare and write a workbook, and say what became of its rows."""
    from boardkeeper import boards, imports

    only = imports.read_period(period)
    with opened(into, who) as (store, name):
        board_id = boards.find_board(store, board).id
        book = imports.open_workbook_as(kind, workbook.absolute())
        matching = imports.read_said_columns(
            book,
            kind,
            column,
            remembered=imports.remembered_columns(store, board_id).get(kind, {}),
            header_row=header_row,
            sheet=sheet,
        )
        preview = imports.preview_import(store, board_id, imports.understand_as(book, kind, only, matching))
        if not dry_run:
            imports.apply_import(store, name, preview)
    answer(_data(preview, dry_run=dry_run), _lines(preview, dry_run=dry_run), as_json=as_json)


def _data(preview: ImportPreview, *, dry_run: bool) -> dict[str, Any]:
    counts = preview.counts
    is_new = bool(counts.new or counts.changed or preview.keeps_columns)
    return {
        "new": counts.new,
        "changed": counts.changed,
        "same": counts.same,
        "refused": [
            {"sheet": refusal.sheet, "cell": refusal.cell, "reason": refusal.reason}
            for refusal in preview.refused
        ],
        "remarks": [
            {"sheet": remark.sheet, "cell": remark.cell, "sentence": remark.sentence}
            for remark in preview.remarks
        ],
        "polarity": [
            {"name": proposal.name, "proposed": proposal.polarity, "because": proposal.reason}
            for proposal in preview.polarity_proposals
        ],
        "written": not dry_run and is_new,
        "columns": [
            {
                "sheet": each.sheet,
                "header_row": each.header_row or None,
                "columns": dict(_titles(preview, each)),
                "how": each.origin.value,
            }
            for each in preview.read.columns
        ],
    }


def _lines(preview: ImportPreview, *, dry_run: bool) -> list[str]:
    counts = preview.counts
    verb = "Would write" if dry_run else "Wrote"
    lines = [
        f"{verb} {counts.new} new and {counts.changed} changed; {counts.same} the same, {len(preview.refused)} refused."
    ]
    lines += [_matched(preview, each) for each in preview.read.columns]
    lines += [
        f"Changed: {line.title[:80]}: {'; '.join(f'{c.field}: {c.before} → {c.after}' for c in line.changes)}"
        for line in preview.lines
        if line.changes and preview.read.columns
    ]
    lines += [_line("Refused", each.sheet, each.cell, each.reason) for each in preview.refused]
    lines += [_line("Note", each.sheet, each.cell, each.sentence) for each in preview.remarks]
    lines += [
        f"Which way is good for “{each.name}”? The catalogue proposes {each.polarity}: {each.reason}"
        for each in preview.polarity_proposals
    ]
    return lines


def _titles(preview: ImportPreview, columns: SheetColumns) -> list[tuple[str, str]]:
    """Each field by its title, with the letters of its column, from the left."""
    from boardkeeper.imports import column_name, fields_of

    titles = {each.name: each.title for each in fields_of(preview.read.kind)}
    held = sorted(columns.columns.items(), key=lambda item: item[1])
    return [(titles[name], column_name(column)) for name, column in held]


def _matched(preview: ImportPreview, columns: SheetColumns) -> str:
    """“Columns of sheet “Log” (remembered): Owner=D, Due=E”, as `--column` takes them."""
    said = ", ".join(f"{title}={column}" for title, column in _titles(preview, columns))
    return f"Columns of sheet “{columns.sheet}” ({columns.origin.value}): {said}."


def _line(what: str, sheet: str, cell: str, sentence: str) -> str:
    """“Refused: Placements D7: …”; a sentence about the whole workbook names no place."""
    return ": ".join(part for part in (what, f"{sheet} {cell}".strip(), sentence) if part)
