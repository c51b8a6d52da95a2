"""Commands that change rows of either log: progress, what stands in a row, closing, reopening, evidence, importing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, TypeAlias

import typer

from boardkeeper.cli.answers import AsJson, BoardFile, BoardName, Who, answer, opened
from boardkeeper.cli.log_rows import OnDay, Rows, Which, data_of, day_of, find_matters, find_row, row_of
from boardkeeper.cli.log_words import owner_of, stands
from boardkeeper.cli.workbooks import Column, DryRun, HeaderRow, OnSheet, Workbook, bring_in
from boardkeeper.errors import UserError
from boardkeeper.imports import ImportKind
from db.tables.follow_up import FollowUpStatus, Importance, Log

if TYPE_CHECKING:
    from boardkeeper.follow_up import Matter
    from db.store import Store

Command: TypeAlias = Callable[..., None]
Text = Annotated[str, typer.Argument(metavar="TEXT", help="What was done, asked or answered.")]
Status = Annotated[
    FollowUpStatus | None,
    typer.Option(
        case_sensitive=False,
        help="open, requested, in progress, complete, superseded or not accepted.",
    ),
]
Priority = Annotated[
    Importance | None, typer.Option("--priority", case_sensitive=False, help="high, medium or low.")
]
Due = Annotated[
    str | None,
    typer.Option("--due", metavar="WORDS", help="As it is written: “July 2019”, “to be scheduled”."),
]
Evidence = Annotated[
    list[Path] | None, typer.Option("--evidence", metavar="FILE", help="A file that shows it; several may.")
]


def add_writing(app: typer.Typer, log: Log) -> None:
    """Put the commands that change a log under its name."""
    app.command("update")(_update_of(log))
    app.command("edit")(_edit_of(log))
    app.command("close")(_close_of(log))
    app.command("reopen")(_reopen_of(log))
    app.command("evidence")(_evidence_of(log))
    app.command("import")(_import_of(log))


def _update_of(log: Log) -> Command:
    def update_row(
        file: BoardFile,
        which: Which,
        text: Text,
        status: Status = None,
        evidence: Evidence = None,
        on: OnDay = None,
        board: BoardName = None,
        who: Who = None,
        as_json: AsJson = False,
    ) -> None:
        """Add a dated entry to the thread of a row, with files that show it."""
        from boardkeeper import boards, follow_up
        from boardkeeper.evidence_files import take_evidence

        today = day_of(on)
        files = [take_evidence(each) for each in evidence or ()]
        with opened(file, who) as (store, name):
            found = find_row(store, boards.find_board(store, board).id, log, which, today)
            matter = follow_up.Matter(log, found.id)
            follow_up.record(store, name, matter, text, status or found.status, today, files)
            row = row_of(store, log, found.id, today)
        answer(data_of(log, row), [f"{row.reference}: {stands(row)}."], as_json=as_json)

    return update_row


def _edit_of(log: Log) -> Command:
    def edit_rows(
        file: BoardFile,
        which: Rows,
        owner: Annotated[
            str | None, typer.Option("--owner", metavar="NAME", help="Who is to do it; blank for nobody.")
        ] = None,
        due: Due = None,
        status: Status = None,
        priority: Priority = None,
        text: Annotated[str | None, typer.Option("--text", metavar="WORDS", help="Its words.")] = None,
        milestone: Annotated[
            str | None,
            typer.Option("--milestone", metavar="REF", help="The milestone it serves; blank for none."),
        ] = None,
        kpi: Annotated[
            str | None, typer.Option("--kpi", metavar="NAME", help="The KPI it serves; blank for none.")
        ] = None,
        topic: Annotated[
            str | None,
            typer.Option("--topic", metavar="WORDS", help="The topic it waits for; blank for none."),
        ] = None,
        on: OnDay = None,
        board: BoardName = None,
        who: Who = None,
        as_json: AsJson = False,
    ) -> None:
        """Change what stands in rows; a later date counts as postponed. One step for all; links are a step per row."""
        from boardkeeper import boards, follow_up

        today = day_of(on)
        given = {"owner": owner, "due": due, "status": status, "importance": priority, "text": text}
        facts: dict[str, Any] = {name: value for name, value in given.items() if value is not None}
        if not facts and milestone is None and kpi is None and topic is None:
            raise UserError("There is nothing to change.", "Add --help to see what can be changed.")
        with opened(file, who) as (store, name):
            board_id = boards.find_board(store, board).id
            links = _links(store, board_id, milestone, kpi, topic)
            matters = find_matters(store, board_id, log, which, today)
            if facts:
                follow_up.change(store, name, matters, today, **facts)
            for matter in matters if links else ():
                follow_up.link(store, name, matter, **links)
            rows = [row_of(store, log, matter.id, today) for matter in matters]
        _say(log, rows, as_json=as_json)

    return edit_rows


def _close_of(log: Log) -> Command:
    def close_rows(
        file: BoardFile,
        which: Rows,
        words: Annotated[
            str, typer.Option("--words", metavar="WORDS", help="What came of it, for the thread.")
        ] = "",
        on: OnDay = None,
        board: BoardName = None,
        who: Who = None,
        as_json: AsJson = False,
    ) -> None:
        """Record that rows are complete, as one step."""
        from boardkeeper import follow_up

        today = day_of(on)
        with opened(file, who) as (store, name):
            matters = _matters(store, board, log, which, today)
            follow_up.close(store, name, matters, today, words)
            rows = [row_of(store, log, matter.id, today) for matter in matters]
        _say(log, rows, as_json=as_json)

    return close_rows


def _reopen_of(log: Log) -> Command:
    def reopen_row(
        file: BoardFile,
        which: Which,
        words: Annotated[str, typer.Argument(metavar="WHY", help="Why it is taken up again.")] = "",
        on: OnDay = None,
        board: BoardName = None,
        who: Who = None,
        as_json: AsJson = False,
    ) -> None:
        """Take up again what was finished; its history stays."""
        from boardkeeper import follow_up

        today = day_of(on)
        with opened(file, who) as (store, name):
            (matter,) = _matters(store, board, log, (which,), today)
            follow_up.reopen(store, name, matter, words, today)
            row = row_of(store, log, matter.id, today)
        _say(log, [row], as_json=as_json, is_one=True)

    return reopen_row


def _evidence_of(log: Log) -> Command:
    def attach_evidence(
        file: BoardFile,
        which: Which,
        paper: Annotated[Path, typer.Argument(metavar="EVIDENCE", help="The file that shows what was done.")],
        title: Annotated[
            str, typer.Option("--title", metavar="WORDS", help="What it shows; by default its name.")
        ] = "",
        on: OnDay = None,
        board: BoardName = None,
        who: Who = None,
        as_json: AsJson = False,
    ) -> None:
        """Keep a file as evidence of a row."""
        from boardkeeper import follow_up
        from boardkeeper.evidence_files import take_evidence

        today = day_of(on)
        taken = take_evidence(paper.absolute())
        with opened(file, who) as (store, name):
            (matter,) = _matters(store, board, log, (which,), today)
            follow_up.attach(store, name, matter, taken, title, today)
            row = row_of(store, log, matter.id, today)
            kept = follow_up.evidence_of(store, matter)
        said = f"{row.reference}: “{kept[-1].title}” is kept as evidence."
        answer(data_of(log, row), [said], as_json=as_json)

    return attach_evidence


def _import_of(log: Log) -> Command:
    def import_rows(
        file: BoardFile,
        workbook: Workbook,
        column: Column = None,
        header_row: HeaderRow = None,
        sheet: OnSheet = None,
        board: BoardName = None,
        dry_run: DryRun = False,
        who: Who = None,
        as_json: AsJson = False,
    ) -> None:
        """Bring an existing log in from a workbook; what is there already is brought up to date, not doubled."""
        from boardkeeper.imports import WrittenAnswers

        bring_in(
            ImportKind(log.value),
            workbook,
            file,
            board,
            who,
            answers=WrittenAnswers(columns=column or (), header_row=header_row, sheet=sheet),
            dry_run=dry_run,
            as_json=as_json,
        )

    return import_rows


def _matters(
    store: Store, board: str | None, log: Log, which: Sequence[str], today: date
) -> tuple[Matter, ...]:
    from boardkeeper import boards

    return find_matters(store, boards.find_board(store, board).id, log, which, today)


def _links(
    store: Store, board_id: str, milestone: str | None, kpi: str | None, topic: str | None
) -> dict[str, str]:
    """The ids of what a row is to be linked to, "" to take a link off."""
    from boardkeeper import kpis, plan, programme
    from boardkeeper.cli.choosing import choose
    from boardkeeper.lists import Wanted

    links = {}
    if milestone is not None:
        found = plan.list_milestones(store, board_id, Wanted(limit=10_000)).rows if milestone else ()
        by_reference = [each for each in found if each.reference.casefold() == milestone.strip().casefold()]
        titles = [f"{each.reference} {each.text}" for each in found]
        links["milestone_id"] = (
            (by_reference[0] if len(by_reference) == 1 else choose(found, titles, milestone, "milestone")).id
            if milestone
            else ""
        )
    if kpi is not None:
        links["kpi_id"] = kpis.find_kpi(store, board_id, kpi).id if kpi else ""
    if topic is not None:
        links["programme_item_id"] = (
            programme.find_programme_item(store, board_id, topic, None).id if topic else ""
        )
    return links


def _say(log: Log, rows: Sequence[Any], *, as_json: bool, is_one: bool = False) -> None:
    """Say how rows stand now: one for one, a list for several."""
    data = [data_of(log, row) for row in rows]
    lines = [f"{row.reference}: {stands(row)}, {owner_of(row) or 'nobody named'}." for row in rows]
    answer(data[0] if is_one else data, lines, as_json=as_json)
