"""Commands about meetings: adding one, its notice date, its pack."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from boardkeeper.boards import Nation
from boardkeeper.cli.answers import (
    AsJson,
    BoardFile,
    BoardName,
    Who,
    answer,
    columns,
    opened,
    read_date,
    read_time,
)
from boardkeeper.errors import UserError
from boardkeeper.rules.due_dates import clock, full_date, long_date


def add_meeting(
    file: BoardFile,
    held_on: Annotated[str, typer.Option("--date", metavar="DATE", help="The day, e.g. 2019-09-11.")],
    starts_at: Annotated[
        str | None, typer.Option("--time", metavar="TIME", help="When it starts, e.g. 14:00.")
    ] = None,
    venue: Annotated[str, typer.Option("--venue", metavar="PLACE", help="Where.")] = "",
    standard_agenda: Annotated[
        bool, typer.Option("--standard-agenda", help="Start its agenda with the board’s standing items.")
    ] = False,
    annual: Annotated[bool, typer.Option("--annual", help="It is the annual meeting.")] = False,
    board: BoardName = None,
    who: Who = None,
    as_json: AsJson = False,
) -> None:
    """Add a meeting, with its agenda if wanted."""
    from boardkeeper import agenda, boards, meetings

    day = read_date(held_on, "--date")
    start = read_time(starts_at, "--time") if starts_at else None
    with opened(file, who) as (store, name):
        board_id = boards.find_board(store, board).id
        meeting_id = meetings.add_meeting(
            store, name, board_id, day, start, venue, standard_agenda=standard_agenda, is_annual=annual
        )
        items = agenda.list_items(store, meeting_id)
        by = meetings.publication_notice(store, meeting_id).publish_by
    data = {
        "meeting": day,
        "time": f"{start:%H:%M}" if start else None,
        "venue": venue,
        "publish_by": by,
        "items": [{"number": item.number, "title": item.title} for item in items],
    }
    lines = [f"Added the meeting of {full_date(day)}; publish by {long_date(by)}."]
    lines += [f"{item.number:>4}  {item.title}" for item in items]
    answer(data, lines, as_json=as_json)


def list_meetings(file: BoardFile, board: BoardName = None, as_json: AsJson = False) -> None:
    """List a board’s meetings, latest first."""
    from boardkeeper import boards, lists, meetings

    with opened(file, None) as (store, _):
        board_id = boards.find_board(store, board).id
        found = meetings.list_meetings(store, board_id, lists.Wanted(limit=10_000)).rows
    data = [
        {
            "date": meeting.held_on,
            "time": f"{meeting.starts_at:%H:%M}" if meeting.starts_at else None,
            "venue": meeting.venue,
            "state": meeting.state.value,
            "items": meeting.items,
            "minutes": meeting.minutes,
        }
        for meeting in found
    ]
    rows = [
        (
            long_date(meeting.held_on),
            clock(meeting.starts_at) if meeting.starts_at else "",
            meeting.state.value,
            f"{meeting.items} items",
            meeting.venue,
        )
        for meeting in found
    ]
    answer(data, columns(rows) if rows else ["The board has no meeting yet."], as_json=as_json)


def notice_date(
    meeting: Annotated[str, typer.Option("--meeting", metavar="DATE", help="The day of the meeting.")],
    nation: Annotated[
        Nation, typer.Option("--nation", case_sensitive=False, help="Whose bank holidays count.")
    ] = Nation.ENGLAND,
    days: Annotated[int, typer.Option("--days", min=0, max=60, help="How many clear days.")] = 5,
    calendar_days: Annotated[
        bool, typer.Option("--calendar-days", help="Count every day, not only working days.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Say by when a meeting’s papers must be published, and which clear days are counted."""
    from boardkeeper.rules.clear_days import Nation as NoticeNation
    from boardkeeper.rules.clear_days import NoticeRule, notice

    day = read_date(meeting, "--meeting")
    rule = NoticeRule(nation=NoticeNation(nation.value), days=days, working_days=not calendar_days)
    counted = notice(day, rule)
    data = {"meeting": day, "publish_by": counted.publish_by, "days": list(counted.days)}
    lines = [f"Publish by {long_date(counted.publish_by)} for the meeting of {long_date(day)}."]
    lines += [f"  clear day {number}: {long_date(each)}" for number, each in enumerate(counted.days, start=1)]
    answer(data, lines, as_json=as_json)


def pack(
    file: BoardFile,
    meeting: Annotated[str, typer.Option("--meeting", metavar="DATE", help="The day of the meeting.")],
    out: Annotated[Path, typer.Option("--out", metavar="PDF", help="Where to write the pack.")],
    pictures: Annotated[
        Path | None, typer.Option("--pictures", metavar="FOLDER", help="Also write a picture of each page.")
    ] = None,
    board: BoardName = None,
    as_json: AsJson = False,
) -> None:
    """Print a meeting’s pack: agenda sheet and every paper behind it."""
    from boardkeeper import boards, meetings, packs

    day = read_date(meeting, "--meeting")
    if out.resolve() == file.resolve():
        raise UserError("The pack cannot take the place of the board file.", "Choose another name for --out.")
    with opened(file, None) as (store, _):
        board_id = boards.find_board(store, board).id
        papers = packs.gather_papers(store, meetings.find_meeting(store, board_id, day).id)
    built = packs.render_pack(papers)
    packs.write_pack(built, out)
    if pictures is not None:
        packs.write_pictures(built, pictures)
    items = [
        {
            "number": item.number,
            "title": item.title,
            "first_page": item.first_page,
            "last_page": item.last_page,
        }
        for item in built.items
    ]
    for missing in papers.missing:
        sys.stderr.write(f"Note: {missing}\n")
    lines = [f"Wrote {out}: {built.pages} pages."]
    lines += [
        f"{item['number']:>4}  {item['title']} (Pages {item['first_page']} - {item['last_page']})"
        for item in items
    ]
    answer({"pages": built.pages, "items": items, "file": out}, lines, as_json=as_json)
