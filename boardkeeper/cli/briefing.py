"""The command for the chair’s briefing, and those for a board’s abbreviations."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from boardkeeper.cli.answers import AsJson, BoardFile, BoardName, Who, answer, columns, opened, read_date
from boardkeeper.cli.choosing import choose
from boardkeeper.clock import current_day
from boardkeeper.errors import UserError
from boardkeeper.minutes.editions import Edition

if TYPE_CHECKING:
    from boardkeeper.abbreviations import AbbreviationView
    from boardkeeper.briefing import BriefingSheet, SheetLine
    from db.store import Store

PaperOut = Annotated[
    Path | None,
    typer.Option("--out", metavar="PAPER", help="Write it to a file: .pdf, .docx, .html or .txt."),
]
OfEdition = Annotated[
    Edition,
    typer.Option("--edition", case_sensitive=False, help="Public, or restricted with exempt matter marked."),
]


def briefing(
    file: BoardFile,
    meeting: Annotated[
        str | None, typer.Option("--meeting", metavar="DATE", help="Its day; by default the next meeting.")
    ] = None,
    edition: OfEdition = Edition.PUBLIC,
    out: PaperOut = None,
    board: BoardName = None,
    as_json: AsJson = False,
) -> None:
    """Say on one page what is late, promised, moved and contradicted before a meeting."""
    from boardkeeper import briefing_paper
    from boardkeeper.minutes_out import kind_of, save_paper
    from boardkeeper.render.text import render_text

    if out is not None:
        kind_of(out)
    with opened(file, None) as (store, _):
        papers = briefing_paper.gather_briefing(store, _meeting_id(store, board, meeting), edition)
        kept = store.path
    made = briefing_paper.make_briefing(papers)
    data: dict[str, Any] = {
        "meeting": papers.facts.meeting.held_on,
        "last_meeting": papers.facts.last_meeting_on,
        "edition": edition.value,
        **sheet_data(made.sheet),
    }
    if out is None:
        answer(data, render_text(made.pack).splitlines(), as_json=as_json)
        return
    saved = save_paper(made.pack, out, kept=kept)
    data |= {"file": saved.path, "pages": saved.pages or None}
    pages = f": {saved.pages} page{'' if saved.pages == 1 else 's'}" if saved.pages else ""
    answer(data, [f"Wrote {saved.path}{pages}."], as_json=as_json)


def _meeting_id(store: Store, board: str | None, meeting: str | None) -> str:
    from boardkeeper import boards, briefing, meetings

    board_id = boards.find_board(store, board).id
    if meeting is not None:
        return meetings.find_meeting(store, board_id, read_date(meeting, "--meeting")).id
    _, chosen = briefing.briefed_meetings(store, board_id, current_day())
    if not chosen:
        raise UserError(
            "The board has no meeting to brief on.", "Add one with: boardkeeper meeting add FILE."
        )
    return chosen


def sheet_data(sheet: BriefingSheet) -> dict[str, Any]:
    """A briefing as it was cut to its page; the keys are in docs/cli.md."""
    return {
        "sections": [
            {
                "title": section.title,
                "count": section.count or None,
                "lines": [_line_data(line) for line in section.lines],
                "left_out": section.left_out,
            }
            for section in sheet.sections
        ],
        "unexplained": list(sheet.unexplained),
    }


def _line_data(line: SheetLine) -> dict[str, Any]:
    then, now = line.rags or (None, None)
    return {
        "text": line.text,
        "note": line.note or None,
        "who": line.middle if line.rags is None else None,
        "when": line.right if line.rags is None else None,
        "then": line.middle if line.rags is not None else None,
        "now": line.right if line.rags is not None else None,
        "rag_then": then.value if then else None,
        "rag_now": now.value if now else None,
        "exempt": line.is_exempt,
    }


def list_abbreviations(file: BoardFile, board: BoardName = None, as_json: AsJson = False) -> None:
    """List what short forms mean on the board."""
    from boardkeeper import abbreviations, boards

    with opened(file, None) as (store, _):
        _say(abbreviations.abbreviations(store, boards.find_board(store, board).id), as_json=as_json)


def set_abbreviation(
    file: BoardFile,
    short: Annotated[str, typer.Argument(metavar="SHORT", help="As it is printed: LADO.")],
    meaning: Annotated[str, typer.Argument(metavar="MEANING", help="What it stands for.")],
    board: BoardName = None,
    who: Who = None,
    as_json: AsJson = False,
) -> None:
    """Say what a short form means, in place of what was said before."""
    from boardkeeper import abbreviations, boards

    with opened(file, who) as (store, doer):
        board_id = boards.find_board(store, board).id
        abbreviations.set_abbreviation(store, doer, board_id, short, meaning)
        _say(abbreviations.abbreviations(store, board_id), as_json=as_json)


def remove_abbreviation(
    file: BoardFile,
    short: Annotated[str, typer.Argument(metavar="SHORT", help="The short form, or its place in the list.")],
    board: BoardName = None,
    who: Who = None,
    as_json: AsJson = False,
) -> None:
    """Take a short form off the board’s list."""
    from boardkeeper import abbreviations, boards

    with opened(file, who) as (store, doer):
        board_id = boards.find_board(store, board).id
        kept = abbreviations.abbreviations(store, board_id)
        exact = [each for each in kept if each.short == short] or list(kept)
        found = choose(exact, [each.short for each in exact], short, "abbreviation of the board")
        abbreviations.remove_abbreviation(store, doer, found.id)
        _say(abbreviations.abbreviations(store, board_id), as_json=as_json)


def _say(found: tuple[AbbreviationView, ...], *, as_json: bool) -> None:
    data = [{"short": each.short, "meaning": each.meaning} for each in found]
    lines = list(columns([(each.short, each.meaning) for each in found]))
    answer(data, lines or ["The board has no abbreviations of its own."], as_json=as_json)


abbreviations_app = typer.Typer(help="What short forms mean on the board.", rich_markup_mode=None)
abbreviations_app.command("list")(list_abbreviations)
abbreviations_app.command("set")(set_abbreviation)
abbreviations_app.command("remove")(remove_abbreviation)
