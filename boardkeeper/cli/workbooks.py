"""The import command: a workbook in, and what became of each of its rows."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from boardkeeper.cli.answers import AsJson, BoardName, Who, answer, opened
from boardkeeper.cli.import_questions import question_data, question_line
from boardkeeper.errors import UserError
from boardkeeper.imports import ImportKind

if TYPE_CHECKING:
    from boardkeeper.imports import ImportPreview, SheetColumns, TableLayout, WrittenAnswers

Workbook = Annotated[Path, typer.Argument(metavar="WORKBOOK", help="The spreadsheet.")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Say what would happen; write nothing.")]
Column = Annotated[
    list[str] | None,
    typer.Option(
        "--column",
        metavar="FIELD=COLUMN",
        help="Which column holds what: “Owner=D”, “Owner=Lead officer”, “Owner=” for none; of figures “Jun-19=C”,"
        " “Target 2019/20=R”, “England 2018/19=F”, “Names=A”, “Not read=G”. It is remembered.",
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
    plan: Annotated[
        str | None,
        typer.Option("--plan", metavar="TITLE", help="KPIs, milestones: the plan they belong to."),
    ] = None,
    percent: Annotated[
        list[str] | None,
        typer.Option(
            "--percent",
            metavar="NAME=HOW",
            help="How figures without a percent sign are meant: “Attendance=parts” (0.694 is 69.4 %), “=percent”, “=plain”;"
            " without a name for all that are asked about.",
        ),
    ] = None,
    area: Annotated[
        str | None,
        typer.Option("--area", metavar="PLACE", help="Which place is ours where the rows are places."),
    ] = None,
    same: Annotated[
        list[str] | None,
        typer.Option("--same", metavar="NAME=KPI", help="A name of the workbook that is one of ours."),
    ] = None,
    new: Annotated[
        list[str] | None, typer.Option("--new", metavar="NAME", help="A name that is none of ours but new.")
    ] = None,
    leave_out: Annotated[
        list[str] | None, typer.Option("--leave-out", metavar="NAME", help="A name that is not wanted.")
    ] = None,
    accept_definitions: Annotated[
        bool,
        typer.Option(
            "--accept-definitions",
            help="Take what the catalogue proposes for indicators nobody has judged: which way is good, what is"
            " divided by what, and where that is laid down.",
        ),
    ] = False,
    dry_run: DryRun = False,
    who: Who = None,
    as_json: AsJson = False,
) -> None:
    """Bring a workbook in as one step: KPIs, milestones, decisions, the work programme or actions."""
    from boardkeeper.imports import WrittenAnswers

    answers = WrittenAnswers(
        percent or (), area, same or (), new or (), leave_out or (), column or (), header_row, sheet
    )
    bring_in(
        kind,
        workbook,
        into,
        board,
        who,
        period=period,
        answers=answers,
        plan=plan,
        accepts_definitions=accept_definitions,
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
    answers: WrittenAnswers,
    plan: str | None = None,
    accepts_definitions: bool = False,
    dry_run: bool,
    as_json: bool,
) -> None:
    """Read, compare and write a workbook, and say what became of its rows."""
    from boardkeeper import boards, imports

    only = imports.read_period(period)
    _require_figures(kind, answers)
    with opened(into, who) as (store, name):
        board_id = boards.find_board(store, board).id
        plan_id = imports.find_plan(store, board_id, plan)
        book = imports.open_workbook_as(kind, workbook.absolute())
        if kind is ImportKind.KPIS:
            known = imports.known_figures(book, imports.recall(store, board_id))
            book = imports.only_sheet(book, answers.sheet)
            said = imports.say_written(store, board_id, book, known, answers, plan_id)
            read = imports.understand_as(book, kind, only, None, said)
        else:
            matching = imports.read_said_columns(
                book,
                kind,
                answers.columns,
                remembered=imports.remembered_columns(store, board_id).get(kind, {}),
                header_row=answers.header_row,
                sheet=answers.sheet,
            )
            read = imports.understand_as(book, kind, only, matching)
            read = imports.into_plan(read, plan_id) if plan_id else read
        preview = imports.preview_import(store, board_id, read)
        accepted = [each.name for each in preview.proposals] if accepts_definitions else []
        if not dry_run:
            imports.apply_import(store, name, preview, definitions=accepted)
    answer(_data(preview, dry_run=dry_run), _lines(preview, accepted, dry_run=dry_run), as_json=as_json)


def _require_figures(kind: ImportKind, answers: WrittenAnswers) -> None:
    """What is asked of figures only means nothing for a list."""
    said = (answers.percent, answers.area, answers.same, answers.new, answers.left_out)
    if kind is not ImportKind.KPIS and any(said):
        raise UserError(
            "Percentages, places and names of indicators are asked about in workbooks of KPIs only.",
            "Leave out --percent, --area, --same, --new and --leave-out.",
        )


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
            {
                "name": proposal.name,
                "proposed": proposal.polarity,
                "because": proposal.reason,
                "unit": proposal.unit or None,
                "numerator": proposal.numerator or None,
                "denominator": proposal.denominator or None,
                "year_to_date": proposal.is_year_to_date,
                "source": proposal.source or None,
            }
            for proposal in preview.proposals
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
        "tables": [_table(each) for each in preview.read.layouts],
        "questions": question_data(preview),
        "restated": preview.restated,
    }


def _lines(preview: ImportPreview, accepted: list[str], *, dry_run: bool) -> list[str]:
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
    if preview.restated:
        lines.append(f"Restated: {preview.restated} figures of the past; what stood there before is kept.")
    lines += question_line(preview)
    lines += [_line("Refused", each.sheet, each.cell, each.reason) for each in preview.refused]
    lines += [_line("Note", each.sheet, each.cell, each.sentence) for each in preview.remarks]
    lines += [
        f"Which way is good for “{each.name}”? The catalogue proposes {each.polarity}: {each.reason}"
        for each in preview.proposals
        if each.name not in accepted
    ]
    return lines


def _table(layout: TableLayout) -> dict[str, Any]:
    """How a table of figures lies: its columns by letter, as `--column` takes them."""
    from boardkeeper.imports import column_name, head_titles

    how = "corrected" if layout.is_said else "recognised"
    return {
        "sheet": layout.sheet,
        "header_rows": list(layout.header_rows),
        "first_row": layout.first_row,
        "last_row": layout.last_row or None,
        "turned": layout.is_turned,
        "columns": {column_name(column): title for column, title in sorted(head_titles(layout).items())},
        "how": how,
        "problem": layout.problem or None,
    }


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
