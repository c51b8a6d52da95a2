"""Commands that look at either log: list, show, take out, print, and the views that are kept."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeAlias

import typer

from boardkeeper.cli.answers import AsJson, BoardFile, BoardName, Who, answer, columns, opened
from boardkeeper.cli.log_rows import OnDay, Which, data_of, day_of, find_row, listed
from boardkeeper.cli.log_words import evidence_data, line_of, shown, thread_data
from boardkeeper.errors import UserError
from db.tables.follow_up import Log

if TYPE_CHECKING:
    from boardkeeper.lists import Wanted
    from db.store import Store

Command: TypeAlias = Callable[..., None]
Words = Annotated[str, typer.Option("--words", metavar="WORDS", help="Only rows that hold all of these.")]
Only = Annotated[
    list[str] | None,
    typer.Option(
        "--only",
        metavar="FILTER",
        help="Overdue, Due before next meeting, Mine, Open, Requested, Complete, Awaiting hearing, "
        "Closed since last meeting or Archived; several add up.",
    ),
]
Owner = Annotated[str, typer.Option("--owner", metavar="NAME", help="Only theirs, alone or with others.")]
GroupBy = Annotated[
    str, typer.Option("--group", metavar="BY", help="Gather rows by owner, meeting, priority or status.")
]
SortBy = Annotated[
    str,
    typer.Option(
        "--sort", metavar="BY", help="reference, text, owner, due, status, priority, overdue or age."
    ),
]
ViewName = Annotated[str, typer.Option("--view", metavar="NAME", help="A view that is kept, by its name.")]
Out = Annotated[Path, typer.Option("--out", metavar="FILE", help="The file to write.")]

_GROUPS = ("owner", "meeting", "priority", "status")
_SORTS = {"due": "due_on", "priority": "importance", "overdue": "overdue_days", "age": "age_days"}
_DECISION_SORTS = {"owner": "officer", "due_on": "target_on"}
_PLAIN_SORTS = ("reference", "text", "owner", "status")
_CHIPS = (
    "Overdue",
    "Due before next meeting",
    "Mine",
    "Open",
    "Requested",
    "Complete",
    "Awaiting hearing",
    "Closed since last meeting",
    "Archived",
)


def add_reading(app: typer.Typer, log: Log) -> None:
    """Put the commands that look at a log under its name."""
    app.command("list")(_list_of(log))
    app.command("show")(_show_of(log))
    app.command("export")(_export_of(log))
    app.command("print")(_print_of(log))
    app.add_typer(_views_of(log), name="views")


def _list_of(log: Log) -> Command:
    def list_rows(
        file: BoardFile,
        words: Words = "",
        only: Only = None,
        owner: Owner = "",
        group: GroupBy = "",
        sort: SortBy = "",
        view: ViewName = "",
        on: OnDay = None,
        board: BoardName = None,
        who: Who = None,
        as_json: AsJson = False,
    ) -> None:
        """List the rows: all of them, those a filter leaves, or a view that is kept."""
        from boardkeeper import boards, follow_up

        today = day_of(on)
        with opened(file, who) as (store, name):
            board_id = boards.find_board(store, board).id
            wanted = _wanted(store, board_id, log, name, words, only, owner, group, sort, view)
            found = listed(store, board_id, log, today, wanted)
            heads = (
                follow_up.groups(store, board_id, log, today, wanted, wanted.group) if wanted.group else ()
            )
        lines = [line_of(row) for row in found]
        if not heads:
            said = list(columns(lines)) if lines else ["No row."]
        else:
            said, aligned = [], list(columns(lines))
            for head in heads:
                late = f", {head.overdue} overdue" if head.overdue else ""
                said += [
                    f"{head.words}: {head.count}{late}",
                    *(f"  {line}" for line in aligned[: head.count]),
                ]
                aligned = aligned[head.count :]
        answer([data_of(log, row) for row in found], said, as_json=as_json)

    return list_rows


def _show_of(log: Log) -> Command:
    def show_row(
        file: BoardFile,
        which: Which,
        on: OnDay = None,
        board: BoardName = None,
        as_json: AsJson = False,
    ) -> None:
        """Show one row with its thread and what shows that it was done."""
        from boardkeeper import actions, boards, decisions, follow_up

        today = day_of(on)
        with opened(file, None) as (store, _):
            row = find_row(store, boards.find_board(store, board).id, log, which, today)
            history = actions.action_history if log is Log.ACTIONS else decisions.decision_history
            thread = history(store, row.id)
            evidence = follow_up.evidence_of(store, follow_up.Matter(log, row.id))
        data = data_of(log, row) | {"thread": thread_data(thread), "shown_by": evidence_data(evidence)}
        answer(data, shown(row, thread, evidence), as_json=as_json)

    return show_row


def _export_of(log: Log) -> Command:
    def export_rows(
        file: BoardFile,
        out: Out,
        words: Words = "",
        only: Only = None,
        owner: Owner = "",
        sort: SortBy = "",
        view: ViewName = "",
        on: OnDay = None,
        board: BoardName = None,
        who: Who = None,
        as_json: AsJson = False,
    ) -> None:
        """Take the log out as an Excel workbook, which comes back in unchanged."""
        from boardkeeper import boards, log_sheets

        path = out.absolute()
        if path.suffix.casefold() != ".xlsx":
            raise UserError(f"“{out.name}” is not the name of an Excel workbook.", "End it in .xlsx.")
        with opened(file, who) as (store, name):
            board_id = boards.find_board(store, board).id
            wanted = _wanted(store, board_id, log, name, words, only, owner, "", sort, view)
            sheet = log_sheets.log_sheet(store, board_id, log, day_of(on), wanted)
        count = log_sheets.write_sheet(path, sheet)
        rows = "row" if count == 1 else "rows"
        answer({"file": path, "rows": count}, [f"Wrote {count} {rows} to {path.name}."], as_json=as_json)

    return export_rows


def _print_of(log: Log) -> Command:
    def print_rows(
        file: BoardFile,
        out: Out,
        words: Words = "",
        only: Only = None,
        owner: Owner = "",
        group: GroupBy = "",
        sort: SortBy = "",
        view: ViewName = "",
        with_exempt: Annotated[
            bool, typer.Option("--with-exempt", help="Also what was asked for in private.")
        ] = False,
        on: OnDay = None,
        board: BoardName = None,
        who: Who = None,
        as_json: AsJson = False,
    ) -> None:
        """Print the log as a paper: .pdf, .docx, .html or .txt by the ending of the name."""
        from boardkeeper import boards, log_papers
        from boardkeeper.minutes_out import save_paper

        with opened(file, who) as (store, name):
            board_id = boards.find_board(store, board).id
            wanted = _wanted(store, board_id, log, name, words, only, owner, group, sort, view)
            # On paper as in the window: what has left the log is printed when it is asked for.
            wanted = replace(wanted, hides_archived=True)
            pack = log_papers.gather_log(store, board_id, log, day_of(on), wanted, with_exempt=with_exempt)
            saved = save_paper(pack, out.absolute(), kept=store.path)
        pages = f", {saved.pages} page{'' if saved.pages == 1 else 's'}" if saved.pages else ""
        data = {"file": saved.path, "pages": saved.pages or None}
        answer(data, [f"Wrote {saved.path.name}{pages}."], as_json=as_json)

    return print_rows


def _views_of(log: Log) -> typer.Typer:
    app = typer.Typer(help="Ways of looking at the log that are kept under a name.", rich_markup_mode=None)

    def list_views(file: BoardFile, board: BoardName = None, as_json: AsJson = False) -> None:
        """List the views that are kept."""
        from boardkeeper import boards, saved_views

        with opened(file, None) as (store, _):
            found = saved_views.list_views(store, boards.find_board(store, board).id, log)
        data = [{"name": each.name, **_look(each.wanted)} for each in found]
        lines = [each.name for each in found] or ["No view is kept."]
        answer(data, lines, as_json=as_json)

    def save_view(
        file: BoardFile,
        name: Annotated[str, typer.Argument(metavar="NAME", help="What the view is called.")],
        words: Words = "",
        only: Only = None,
        group: GroupBy = "",
        sort: SortBy = "",
        board: BoardName = None,
        who: Who = None,
        as_json: AsJson = False,
    ) -> None:
        """Keep a way of looking at the log; one of the same name is looked at anew."""
        from boardkeeper import boards, saved_views

        with opened(file, who) as (store, user):
            board_id = boards.find_board(store, board).id
            wanted = _wanted(store, board_id, log, user, words, only, "", group, sort, "")
            saved_views.save_view(store, user, board_id, log, name, wanted)
        answer({"name": name, **_look(wanted)}, [f"The view “{name}” is kept."], as_json=as_json)

    def remove_view(
        file: BoardFile,
        name: Annotated[str, typer.Argument(metavar="NAME", help="Which one.")],
        board: BoardName = None,
        who: Who = None,
        as_json: AsJson = False,
    ) -> None:
        """Forget a view; the rows it showed stay."""
        from boardkeeper import boards, saved_views

        with opened(file, who) as (store, user):
            found = saved_views.find_view(store, boards.find_board(store, board).id, log, name)
            saved_views.remove_view(store, user, found.id)
        answer({"removed": found.name}, [f"The view “{found.name}” is gone."], as_json=as_json)

    app.command("list")(list_views)
    app.command("save")(save_view)
    app.command("remove")(remove_view)
    return app


def _wanted(
    store: Store,
    board_id: str,
    log: Log,
    name: str,
    words: str,
    only: list[str] | None,
    owner: str,
    group: str,
    sort: str,
    view: str,
) -> Wanted:
    """What the options ask for, on top of the view they name."""
    from boardkeeper import saved_views
    from boardkeeper.lists import Wanted

    wanted = Wanted(limit=100_000, who=owner or name)
    if view:
        wanted = saved_views.with_view(wanted, saved_views.find_view(store, board_id, log, view))
    chips = {_named(_CHIPS, each, "filter") for each in only or []} | ({"Mine"} if owner else set())
    by = _named((*_PLAIN_SORTS, *_SORTS), sort, "order") if sort else ""
    column = _SORTS.get(by, by)
    if log is Log.DECISIONS:
        column = _DECISION_SORTS.get(column, column)
    return replace(
        wanted,
        words=f"{wanted.words} {words}".strip(),
        chips=wanted.chips | chips,
        group=_named(_GROUPS, group, "group") if group else wanted.group,
        sort=column or wanted.sort,
        descending=wanted.descending if not by else by == "overdue" and log is Log.ACTIONS,
    )


def _named(known: tuple[str, ...], wanted: str, word: str) -> str:
    """The known name a person means, whatever its case, or by its beginning."""
    said = " ".join(wanted.split()).casefold()
    exact = [name for name in known if name.casefold() == said]
    close = exact or [name for name in known if said and name.casefold().startswith(said)]
    if len(close) == 1:
        return close[0]
    raise UserError(f"“{wanted}” is no {word} of this log.", f"There are {', '.join(known)}.")


def _look(wanted: Wanted) -> dict[str, object]:
    return {
        "words": wanted.words or None,
        "only": sorted(wanted.chips),
        "group": wanted.group or None,
        "sort": wanted.sort or None,
    }
