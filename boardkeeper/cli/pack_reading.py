"""Commands about finished packs: what changed between two, and whether one is right."""

from __future__ import annotations

import getpass
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from boardkeeper.cli.answers import AsJson, BoardName, answer, opened, read_date
from boardkeeper.cli.passwords import VARIABLE
from boardkeeper.errors import UserError
from boardkeeper.rules.due_dates import full_date

if TYPE_CHECKING:
    from boardkeeper.editions.comparing import ComparedPacks
    from boardkeeper.editions.gathering import GatheredPack
    from boardkeeper.editions.verifying import VerifiedPack
    from boardkeeper.rules.pack_differences import PaperChange
    from boardkeeper.rules.pack_pages import ReadPack

Password = Annotated[
    str | None,
    typer.Option(
        "--password",
        metavar="WORDS",
        help=f"Opens a locked PDF; else {VARIABLE} is used, or you are asked.",
    ),
]


def diff(
    old: Annotated[Path, typer.Argument(metavar="OLD", help="The earlier PDF.")],
    new: Annotated[Path, typer.Argument(metavar="NEW", help="The later PDF.")],
    out: Annotated[
        Path | None,
        typer.Option(
            "--out",
            metavar="FILE",
            help="Also write what changed: a name ending in .pdf, .html, .docx or .txt.",
        ),
    ] = None,
    password: Password = None,
    as_json: AsJson = False,
) -> None:
    """Say which papers changed between two packs, on which pages, and in which words."""
    from boardkeeper.editions import comparing

    if out is not None:
        comparing.require_other_file(out, (old, new))
    before, after = _read(old, password), _read(new, password)
    compared = comparing.compare(before, after)
    if out is not None:
        comparing.save_comparison(compared, out)
    lines = list(_lines(compared))
    if out is not None:
        lines.append(f"Wrote {out}.")
    answer(_data(compared, out), lines, as_json=as_json)


def verify(
    file: Annotated[Path, typer.Argument(metavar="PDF", help="The pack.")],
    against: Annotated[
        Path | None,
        typer.Option(
            "--against",
            metavar="FILE",
            help="The board file it was made of: a public pack is then searched for exempt matter.",
        ),
    ] = None,
    meeting: Annotated[
        str | None, typer.Option("--meeting", metavar="DATE", help="The day of the meeting, with --against.")
    ] = None,
    password: Password = None,
    board: BoardName = None,
    as_json: AsJson = False,
) -> None:
    """Check a finished pack: numbers, ranges, odd starts, leaves, links, tags, markings; ends with 1 where one is wrong."""
    from boardkeeper.editions import verifying
    from boardkeeper.editions.reading import PackLocked

    if (against is None) != (meeting is None):
        raise UserError(
            "--against and --meeting go together.", "Say both: --against FILE --meeting DATE, or neither."
        )
    gathered, published = None, None
    if against is not None and meeting is not None:
        gathered, published = _from_board(against, board, meeting)
    try:
        found = verifying.verify_file(file, password=password or "", gathered=gathered, published=published)
    except PackLocked:
        found = verifying.verify_file(
            file, password=_asked_password(password, file), gathered=gathered, published=published
        )
    answer(_verified_data(found, file), _verified_lines(found), as_json=as_json)
    if not found.is_right:
        raise typer.Exit(1)


def _read(path: Path, password: str | None) -> ReadPack:
    from boardkeeper.editions.reading import PackLocked, read_pack_file

    try:
        return read_pack_file(path)
    except PackLocked:
        return read_pack_file(path, password=_asked_password(password, path))


def _asked_password(given: str | None, path: Path) -> str:
    """The password of a locked file: from the option, the environment, or the person; none where there is nobody to ask."""
    found = given or os.environ.get(VARIABLE, "")
    if not found and sys.stdin.isatty():
        found = getpass.getpass(f"Password of {path.name}: ")
    return found


def _from_board(path: Path, board: str | None, meeting: str) -> tuple[GatheredPack, dict[str, bytes]]:
    """What a board has for a meeting, and the files that were published for it."""
    from boardkeeper import boards, editions, meetings, publishing

    with opened(path, None) as (store, _):
        day = read_date(meeting, "--meeting")
        meeting_id = meetings.find_meeting(store, boards.find_board(store, board).id, day).id
        kept = {
            f"the {paper.published_as.value} as published on {full_date(publication.published_on)}": content
            for publication in publishing.publications(store, meeting_id)
            for paper in publication.papers
            for _, content in [publishing.published_file(store, paper.id)]
        }
        return editions.gather_editions(store, meeting_id), kept


# ------------------------------------------------------------------------------------------- words


def _lines(compared: ComparedPacks) -> list[str]:
    from boardkeeper.documents.pack_changes import pages_of, what_happened
    from boardkeeper.rules.pack_differences import How, in_marks

    lines = [compared.summary, *([compared.notice] if compared.notice else ())]
    for change in compared.changes:
        if change.how is How.SAME:
            continue
        shown = change.after or change.before
        noun = "Page" if shown and shown[0] == shown[1] else "Pages"
        was = ""
        if change.after and change.before and change.after != change.before:
            was = f", before {pages_of(change.before)}"
        lines.append(f"{change.name} ({noun} {pages_of(shown)}{was}): {what_happened(change)}")
        lines += [f"    {chart.sentence}" for chart in change.charts]
        lines += [f"    {passage.place}: {in_marks(passage)}" for passage in change.passages]
    return lines


def _data(compared: ComparedPacks, out: Path | None) -> dict[str, Any]:
    return {
        "old": compared.before.name,
        "new": compared.after.name,
        "summary": compared.summary,
        "notice": compared.notice or None,
        "same": compared.is_same,
        "papers": [_change_data(change) for change in compared.changes],
        "file": out,
    }


def _change_data(change: PaperChange) -> dict[str, Any]:
    return {
        "item": change.item_number or None,
        "title": change.title,
        "how": change.how.value,
        "pages": _pages(change.after),
        "pages_before": _pages(change.before),
        "item_before": change.was_item or None,
        "title_before": change.was_title or None,
        "other_pictures": list(change.pictures),
        "other_charts": [
            {"name": each.name, "page": each.page, "how": each.how.value} for each in change.charts
        ],
        "passages": [
            {
                "page": passage.after,
                "page_before": passage.before,
                "words": [{"change": each.change, "text": each.text} for each in passage.words],
            }
            for passage in change.passages
        ],
    }


def _pages(labels: tuple[str, str] | None) -> dict[str, str] | None:
    return None if labels is None else {"first": labels[0], "last": labels[1]}


def _verified_lines(found: VerifiedPack) -> list[str]:
    number = len(found.faults) + sum(check.more for check in found.checks)
    lines = ["This pack is right." if found.is_right else f"{number} fault{'' if number == 1 else 's'}."]
    for check in found.checks:
        lines.append(f"{'ok   ' if check.is_passed else 'WRONG'}  {check.name}: {check.said}")
        lines += [f"         {fault.sentence}" for fault in check.faults]
        if check.more:
            lines.append(f"         and {check.more} more of the same kind")
        lines += [f"         {note}" for note in check.notes]
    return lines


def _verified_data(found: VerifiedPack, file: Path) -> dict[str, Any]:
    return {
        "file": file,
        "title": found.read.title,
        "pages": len(found.read.pages),
        "right": found.is_right,
        "papers": [
            {
                "item": paper.item_number or None,
                "title": paper.title,
                "pages": _pages((paper.first_label, paper.last_label)),
            }
            for paper in found.read.papers
        ],
        "checks": [
            {
                "name": check.name,
                "passed": check.is_passed,
                "said": check.said,
                "faults": [
                    {"sentence": each.sentence, "page": each.page or None, "item": each.item or None}
                    for each in check.faults
                ],
                "more": check.more,
                "notes": list(check.notes),
            }
            for check in found.checks
        ],
    }
