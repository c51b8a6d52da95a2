"""Commands about the minute book: made, printed in part, and its ledger of leaves."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from boardkeeper.cli.answers import AsJson, BoardFile, BoardName, Who, answer, columns, opened, read_date
from boardkeeper.errors import UserError
from boardkeeper.rules.due_dates import full_date, long_date
from boardkeeper.rules.municipal_year import municipal_year_title

if TYPE_CHECKING:
    from datetime import date

    from boardkeeper.minute_book import BookLeaf, BookStanding, BookYear, GatheredBook, LeafStanding
    from boardkeeper.rules.leaves import LeafNumber
    from db.store import Store

book_app = typer.Typer(
    help="The minute book of a municipal year: leaves, index, and what was printed and initialled.",
    rich_markup_mode=None,
)

Year = Annotated[
    int,
    typer.Option(
        "--year", min=1800, max=2199, help="The municipal year, by the year it starts in: 2019 is 2019/20."
    ),
]
Restricted = Annotated[
    bool, typer.Option("--restricted", help="With the leaves of Part II, which are not for publication.")
]
OutPdf = Annotated[Path, typer.Option("--out", metavar="PDF", help="Where to write it.")]


@book_app.command("build")
def build(
    file: BoardFile,
    year: Year,
    out: OutPdf,
    to_year: Annotated[
        int | None, typer.Option("--to-year", min=1800, max=2199, help="The last of several years.")
    ] = None,
    restricted: Restricted = False,
    board: BoardName = None,
    as_json: AsJson = False,
) -> None:
    """Make the minute book of a year, or of several, as one PDF."""
    from boardkeeper import minute_book

    _require_pdf(out, file)
    gathered = _gathered(file, board, year, to_year, restricted=restricted)
    built = minute_book.build_book(gathered, out)
    data = {
        "file": out,
        "pages": built.pages,
        "leaves": len(built.leaves),
        "meetings": _meetings(gathered, built.leaves),
        "index": {"subjects": len(built.subjects), "persons": len(built.persons)},
    }
    lines = [f"Wrote {out}: {built.pages} pages, {_counted(len(built.leaves))}."]
    lines += _meeting_lines(data["meetings"])
    answer(data, lines, as_json=as_json)


@book_app.command("leaves")
def leaves(
    file: BoardFile,
    year: Year,
    restricted: Restricted = False,
    board: BoardName = None,
    as_json: AsJson = False,
) -> None:
    """List the ledger: every leaf, when it was printed, who initialled it, and whether it says something else by now."""
    _, standing, _ = _stood(file, board, year, restricted=restricted)
    rows = [
        (
            leaf.number.label,
            leaf.state.value,
            f"revision {leaf.revision}" if leaf.revision > 1 else "",
            long_date(leaf.printed_on) if leaf.printed_on else "",
            leaf.initialled_by,
            leaf.title,
        )
        for leaf in standing.leaves
    ]
    answer([_leaf_data(leaf) for leaf in standing.leaves], columns(rows), as_json=as_json)


@book_app.command("changed")
def changed(
    file: BoardFile,
    year: Year,
    out: Annotated[
        Path | None, typer.Option("--out", metavar="PDF", help="Also write these leaves as a PDF.")
    ] = None,
    since: Annotated[
        str | None,
        typer.Option("--since", metavar="DATE", help="Since a day, instead of since the last printing."),
    ] = None,
    restricted: Restricted = False,
    board: BoardName = None,
    as_json: AsJson = False,
) -> None:
    """Say which leaves are new or changed since the last printing or since a day, and print just those."""
    from boardkeeper import minute_book

    day = read_date(since, "--since") if since else None
    if out is not None:
        _require_pdf(out, file)
    gathered = _gathered(file, board, year, None, restricted=restricted)

    def choose(of_year: BookYear, every: Sequence[BookLeaf]) -> Sequence[BookLeaf]:
        return minute_book.changed_leaves(every, of_year.ledger, day)

    found = choose(gathered.years[0], minute_book.list_leaves(gathered))
    if out is not None and found:
        minute_book.build_changed(gathered, out, choose)
    data = {
        "leaves": [{"leaf": leaf.number.label, "title": leaf.title} for leaf in found],
        "file": out if found else None,
    }
    lines = [f"{leaf.number.label:>6}  {leaf.title}" for leaf in found] or ["No leaf has changed."]
    if out is not None and found:
        lines.append(f"Wrote {out}: {_counted(len(found))}.")
    answer(data, lines, as_json=as_json)


@book_app.command("printed")
def printed(
    file: BoardFile,
    year: Year,
    on: Annotated[str, typer.Option("--on", metavar="DATE", help="The day of the printing.")],
    only: Annotated[str, typer.Option("--leaves", metavar="LEAVES", help="Not all: 1-24, 26, 17a.")] = "",
    restricted: Restricted = False,
    board: BoardName = None,
    who: Who = None,
    as_json: AsJson = False,
) -> None:
    """Record that the leaves were printed as they are now; those that say what they said stay as they are."""
    from boardkeeper import minute_book

    day = read_date(on, "--on")
    with opened(file, who) as (store, name):
        gathered = _gather(store, board, year, None, restricted=restricted)
        every = minute_book.list_leaves(gathered)
        recorded = minute_book.record_printed(store, name, gathered.board.id, year, every, day, only)
    data = {
        "new": _labels(recorded.new),
        "revised": _labels(recorded.revised),
        "same": recorded.same,
    }
    line = (
        f"Recorded as printed on {full_date(day)}: {len(recorded.new)} new, {len(recorded.revised)} in a new revision; "
        f"{recorded.same} were the same."
    )
    answer(data, [line], as_json=as_json)


@book_app.command("initial")
def initial(
    file: BoardFile,
    year: Year,
    only: Annotated[str, typer.Option("--leaves", metavar="LEAVES", help="Which: 1-24, 26, 17a.")],
    by: Annotated[str, typer.Option("--by", metavar="NAME", help="Whoever presided and initialled them.")],
    on: Annotated[str, typer.Option("--on", metavar="DATE", help="The day.")],
    board: BoardName = None,
    who: Who = None,
    as_json: AsJson = False,
) -> None:
    """Record who initialled printed leaves."""
    from boardkeeper import boards, minute_book

    day = read_date(on, "--on")
    with opened(file, who) as (store, name):
        board_id = boards.find_board(store, board).id
        done = minute_book.record_initialled(store, name, board_id, year, only, by, day)
    lines = [f"{_counted(len(done))} initialled by {by.strip()} on {full_date(day)}."]
    answer({"leaves": _labels(done), "by": by.strip(), "on": day}, lines, as_json=as_json)


@book_app.command("missing")
def missing(
    file: BoardFile,
    year: Year,
    restricted: Restricted = False,
    board: BoardName = None,
    as_json: AsJson = False,
) -> None:
    """Say what the book still lacks: approvals, signatures, printing, initials."""
    from boardkeeper.minute_book import LeafState, missing_sentences

    _, standing, _ = _stood(file, board, year, restricted=restricted)
    said = missing_sentences(standing)
    data = {
        "year": municipal_year_title(year),
        "unbound": [{"meeting": each.held_on, "state": each.state.value} for each in standing.unbound],
        "unsigned": [each.held_on for each in standing.unsigned],
        "not_printed": _labels(standing.numbers(LeafState.NOT_PRINTED)),
        "changed": _labels(standing.numbers(LeafState.CHANGED)),
        "not_initialled": _labels(standing.numbers(LeafState.NOT_INITIALLED)),
        "gone": _labels(standing.numbers(LeafState.GONE)),
    }
    answer(data, said or ("Nothing is missing.",), as_json=as_json)


def _gathered(
    file: Path, board: str | None, year: int, to_year: int | None, *, restricted: bool
) -> GatheredBook:
    with opened(file, None) as (store, _):
        return _gather(store, board, year, to_year, restricted=restricted)


def _gather(
    store: Store, board: str | None, year: int, to_year: int | None, *, restricted: bool
) -> GatheredBook:
    from boardkeeper import boards, minute_book

    board_id = boards.find_board(store, board).id
    return minute_book.gather_book(store, board_id, year, to_year, restricted=restricted)


def _stood(
    file: Path, board: str | None, year: int, *, restricted: bool
) -> tuple[GatheredBook, BookStanding, Sequence[BookLeaf]]:
    from boardkeeper import minute_book

    gathered = _gathered(file, board, year, None, restricted=restricted)
    every = minute_book.list_leaves(gathered)
    return gathered, minute_book.book_standing(gathered.years[0], every), every


def _require_pdf(out: Path, file: Path) -> None:
    if out.resolve() == file.resolve():
        raise UserError("The book cannot take the place of the board file.", "Choose another name for --out.")
    if out.suffix.casefold() != ".pdf":
        raise UserError(f"“{out.name}” is no name for a PDF.", "End it in .pdf.")


def _meetings(gathered: GatheredBook, every: Sequence[BookLeaf]) -> list[dict[str, Any]]:
    from boardkeeper.rules.leaves import in_words

    found: list[dict[str, Any]] = []
    for year in gathered.years:
        for meeting in year.bound:
            mine = [
                leaf.number
                for leaf in every
                if leaf.meeting_id == meeting.meeting_id and leaf.year == year.year
            ]
            found.append(_meeting(year.year, meeting.held_on, in_words(mine), meeting.state.value))
        found += [_meeting(year.year, each.held_on, "", each.state.value) for each in year.unbound]
    return found


def _meeting(year: int, held_on: date, labels: str, state: str) -> dict[str, Any]:
    return {"year": municipal_year_title(year), "meeting": held_on, "leaves": labels, "state": state}


def _meeting_lines(meetings: Any) -> list[str]:
    return list(
        columns([(long_date(each["meeting"]), each["leaves"] or "–", each["state"]) for each in meetings])
    )


def _leaf_data(leaf: LeafStanding) -> dict[str, Any]:
    return {
        "leaf": leaf.number.label,
        "title": leaf.title,
        "state": leaf.state.value,
        "revision": leaf.revision,
        "printed_on": leaf.printed_on,
        "initialled_by": leaf.initialled_by,
        "initialled_on": leaf.initialled_on,
        "signed_by": leaf.signed_by,
    }


def _labels(numbers: Sequence[LeafNumber]) -> list[str]:
    return [number.label for number in numbers]


def _counted(leaves_: int) -> str:
    return "1 leaf" if leaves_ == 1 else f"{leaves_:,} leaves"
