"""Commands about publication: the pack to look at, the agenda published, supplements, and what went out."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from boardkeeper.cli.answers import AsJson, BoardFile, BoardName, Who, answer, columns, opened, read_date
from boardkeeper.cli.findings import checks_data
from boardkeeper.errors import UserError
from boardkeeper.rules.due_dates import long_date

if TYPE_CHECKING:
    from boardkeeper.publishing import PackChecks, PublicationView, Readiness
    from db.store import Store

MeetingDay = Annotated[str, typer.Option("--meeting", metavar="DATE", help="The day of the meeting.")]
PublicationDay = Annotated[str, typer.Option("--on", metavar="DATE", help="The day of publication.")]
OutFolder = Annotated[
    Path | None, typer.Option("--out", metavar="FOLDER", help="Also write every file there.")
]


def publish(
    file: BoardFile,
    meeting: MeetingDay,
    on: PublicationDay,
    short_notice: Annotated[
        str,
        typer.Option("--short-notice", metavar="REASON", help="Why the meeting is called at short notice."),
    ] = "",
    out: OutFolder = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Only say what is still wrong; publish nothing.")
    ] = False,
    board: BoardName = None,
    who: Who = None,
    as_json: AsJson = False,
) -> None:
    """Publish a meeting’s agenda: numbers freeze, the public and the restricted pack are made and kept."""
    from boardkeeper import publishing

    day = read_date(on, "--on")
    with opened(file, who) as (store, name):
        meeting_id = _meeting_id(store, board, meeting)
        ready = publishing.readiness(store, meeting_id, day)
        if dry_run:
            _say_findings(ready, publishing.pack_checks(store, meeting_id), as_json=as_json)
            return
        publishing.require_in_time(ready, short_notice)
        prepared = publishing.prepare(store, meeting_id, day, short_notice_reason=short_notice)
        for finding in ready.findings:
            sys.stderr.write(f"Note: {finding.sentence}\n")
        made = publishing.make_publication(prepared)
        publication_id = publishing.publish(store, name, made)
        found = _publication(store, meeting_id, publication_id)
        written = _write_published(store, found, out)
    _say_published([found], written, as_json=as_json, alone=True)


def supplement(
    file: BoardFile,
    meeting: MeetingDay,
    on: PublicationDay,
    items: Annotated[
        str | None,
        typer.Option("--items", metavar="NUMBERS", help="Which items, as 9,10; all that wait when left out."),
    ] = None,
    out: OutFolder = None,
    board: BoardName = None,
    who: Who = None,
    as_json: AsJson = False,
) -> None:
    """Publish the papers that came after the agenda; their pages go on where the pack ended."""
    from boardkeeper import publishing

    day = read_date(on, "--on")
    with opened(file, who) as (store, name):
        meeting_id = _meeting_id(store, board, meeting)
        chosen = None if items is None else _item_ids(store, meeting_id, items)
        prepared = publishing.prepare_supplement(store, meeting_id, chosen, day)
        made = publishing.make_publication(prepared)
        publication_id = publishing.publish(store, name, made)
        found = _publication(store, meeting_id, publication_id)
        written = _write_published(store, found, out)
    _say_published([found], written, as_json=as_json, alone=True)


def published(
    file: BoardFile,
    meeting: MeetingDay,
    save: Annotated[
        Path | None,
        typer.Option("--save", metavar="FOLDER", help="Write every file there as it was published."),
    ] = None,
    board: BoardName = None,
    as_json: AsJson = False,
) -> None:
    """Say what was published for a meeting, when, by whom, and with how many clear days."""
    from boardkeeper import publishing

    with opened(file, None) as (store, _):
        meeting_id = _meeting_id(store, board, meeting)
        found = publishing.publications(store, meeting_id)
        written = _write(store, found, save)
    _say_published(found, written, as_json=as_json, alone=False)


def _meeting_id(store: Store, board: str | None, meeting: str) -> str:
    from boardkeeper import boards, meetings

    day = read_date(meeting, "--meeting")
    return meetings.find_meeting(store, boards.find_board(store, board).id, day).id


def _item_ids(store: Store, meeting_id: str, numbers: str) -> list[str]:
    from boardkeeper import agenda

    by_number = {item.number: item.id for item in agenda.list_items(store, meeting_id) if item.number}
    wanted = [number.strip().rstrip(".") for number in numbers.split(",") if number.strip()]
    for number in wanted:
        if number not in by_number:
            raise UserError(f"There is no item {number} on this agenda.", f"It has {', '.join(by_number)}.")
    return [by_number[number] for number in wanted]


def _publication(store: Store, meeting_id: str, publication_id: str) -> PublicationView:
    from boardkeeper import publishing

    return next(each for each in publishing.publications(store, meeting_id) if each.id == publication_id)


def _write(store: Store, found: Iterable[PublicationView], folder: Path | None) -> dict[str, Path]:
    """Write the files of publications into a folder; answers where each is, by its id."""
    from boardkeeper import publishing

    if folder is None:
        return {}
    return {
        paper.id: publishing.save_published(store, paper.id, folder / paper.file_name)
        for publication in found
        for paper in publication.papers
    }


def _write_published(store: Store, found: PublicationView, folder: Path | None) -> dict[str, Path]:
    """The same for what was published just now: it stays published when the folder cannot be written in."""
    try:
        return _write(store, [found], folder)
    except UserError as error:
        raise UserError(
            f"It is published and kept in the board, but its files were not written: {error.sentence}",
            "Write them elsewhere with: boardkeeper published FILE --meeting DATE --save FOLDER.",
        ) from error


def _say_findings(ready: Readiness, checks: PackChecks, *, as_json: bool) -> None:
    from boardkeeper import publishing

    data = {
        "on": ready.on,
        "publish_by": ready.publish_by,
        "clear_days": ready.clear_days,
        "days": list(ready.days),
        "late": ready.is_late,
        "findings": [
            {"sentence": finding.sentence, "blocks": finding.is_blocking} for finding in ready.findings
        ],
        "accepted": checks_data(checks)["accepted"],
        "choices": [
            {
                "kind": choice.kind.value,
                "title": choice.title,
                "explanation": choice.explanation,
                "day": choice.day,
            }
            for choice in ready.choices
        ],
    }
    lines = [publishing.verdict(ready), publishing.last_lawful_day(ready)]
    lines += [f"{'Blocks' if each.is_blocking else 'Note'}: {each.sentence}" for each in ready.findings]
    lines += [f"Accepted: {each.sentence} {each.accepted_by}: {each.reason}" for each in checks.accepted]
    lines += [f"Can be done: {choice.title}. {choice.explanation}" for choice in ready.choices]
    answer(data, lines, as_json=as_json)


def _say_published(
    found: Iterable[PublicationView], written: dict[str, Path], *, as_json: bool, alone: bool
) -> None:
    data = [_data(publication, written) for publication in found]
    lines: list[str] = []
    for publication in found:
        lines += _lines(publication, written)
    if alone:
        answer(data[0], lines, as_json=as_json)
    else:
        answer(data, lines or ["Nothing was published for this meeting yet."], as_json=as_json)


def _data(publication: PublicationView, written: dict[str, Path]) -> dict[str, Any]:
    return {
        "title": publication.title,
        "published_on": publication.published_on,
        "published_by": publication.published_by,
        "clear_days": publication.clear_days,
        "short_notice": publication.short_notice_reason or None,
        "first_page": publication.first_page,
        "last_page": publication.last_page,
        "files": [
            {
                "kind": paper.published_as.value,
                "name": paper.file_name,
                "pages": paper.pages,
                "bytes": paper.size,
                "file": written.get(paper.id),
            }
            for paper in publication.papers
        ],
        "items": [
            {
                "number": item.number,
                "title": item.title,
                "first_page": item.first_page,
                "last_page": item.last_page,
            }
            for item in publication.items
        ],
    }


def _lines(publication: PublicationView, written: dict[str, Path]) -> list[str]:
    from boardkeeper import publishing

    how = f"by {publication.published_by} with {publishing.days_in_words(publication.clear_days)}"
    lines = [f"{publication.title}, published on {long_date(publication.published_on)} {how}."]
    if publication.short_notice_reason:
        lines.append(f"  At short notice: {publication.short_notice_reason}")
    rows = [
        (
            "",
            paper.published_as.value,
            _pages(paper.pages) if paper.pages else "",
            str(written.get(paper.id, paper.file_name)),
        )
        for paper in publication.papers
    ]
    lines += columns(rows)
    lines += columns(
        [
            ("", item.number, item.title, f"(Pages {item.pages})" if item.pages else "")
            for item in publication.items
        ]
    )
    return lines


def _pages(number: int) -> str:
    return f"{number} page{'' if number == 1 else 's'}"
