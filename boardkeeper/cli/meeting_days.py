"""Commands about days: planning a year, the deadlines before a meeting, notice, a calendar file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from boardkeeper.boards import Nation
from boardkeeper.cli.answers import (
    AsJson,
    BoardFile,
    BoardName,
    MeetingDay,
    Who,
    answer,
    columns,
    opened,
    read_date,
    read_time,
)
from boardkeeper.cli.meetings import NewTime, NewVenue, chosen
from boardkeeper.clock import current_day
from boardkeeper.errors import UserError
from boardkeeper.rules.due_dates import clock, full_date, long_date


def plan(
    file: BoardFile,
    written: Annotated[
        str,
        typer.Argument(metavar="WORDS", help="How often, e.g. “second Wednesday except August”, or days."),
    ] = "",
    days_from: Annotated[
        Path | None, typer.Option("--list", metavar="TEXT", help="A text file with a day to a line instead.")
    ] = None,
    year: Annotated[
        int | None,
        typer.Option("--year", min=1900, max=2199, help="The municipal year, by the year it starts in."),
    ] = None,
    starts_at: NewTime = None,
    venue: NewVenue = None,
    first_is_annual: Annotated[
        bool, typer.Option("--annual-first", help="The first of them is the annual meeting.")
    ] = False,
    standard_agenda: Annotated[
        bool, typer.Option("--standard-agenda", help="Start each agenda with the standing items.")
    ] = False,
    take_all: Annotated[
        bool, typer.Option("--all", help="Also the days that are left out for what speaks against them.")
    ] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would be added.")] = False,
    board: BoardName = None,
    who: Who = None,
    as_json: AsJson = False,
) -> None:
    """Plan a year’s meetings in one step, from words or from a list; without words by the board’s own pattern."""
    from boardkeeper import boards, calendar

    start = read_time(starts_at, "--time") if starts_at else None
    today = current_day()
    with opened(file, who) as (store, name):
        found = boards.find_board(store, board)
        words = (_read_list(days_from) if days_from else written) or found.meeting_pattern
        proposed = calendar.propose_meetings(
            store,
            found.id,
            words,
            year if year is not None else calendar.year_to_plan(store, found.id, today),
            today,
            start,
            venue or "",
        )
        if proposed.problem:
            raise UserError(proposed.problem)
        taken = [each for each in proposed.meetings if each.is_advised or (take_all and each.can_add)]
        if not dry_run:
            calendar.add_meetings(
                store,
                name,
                found.id,
                [calendar.PlannedDay(each.held_on, each.starts_at, each.venue) for each in taken],
                first_is_annual=first_is_annual,
                standard_agenda=standard_agenda,
                pattern=proposed.pattern,
            )
    data = {
        "understood": proposed.understood,
        "written": not dry_run,
        "meetings": [
            {
                "date": each.held_on,
                "time": f"{each.starts_at:%H:%M}" if each.starts_at else None,
                "venue": each.venue,
                "publish_by": each.publish_by,
                "added": each in taken and not dry_run,
                "warnings": [{"kind": one.kind.value, "sentence": one.sentence} for one in each.warnings],
            }
            for each in proposed.meetings
        ],
        "unread": list(proposed.unread),
    }
    rows = [
        (
            "+" if each in taken else "-",
            long_date(each.held_on),
            clock(each.starts_at) if each.starts_at else "",
            " ".join(one.sentence for one in each.warnings),
        )
        for each in proposed.meetings
    ]
    done = f"{'Would add' if dry_run else 'Added'} {len(taken)} of {len(proposed.meetings)} days."
    lines = [
        f"{proposed.understood}.",
        *columns(rows),
        *(f"Not read: {each}" for each in proposed.unread),
        done,
    ]
    answer(data, lines, as_json=as_json)


def show_deadlines(
    file: BoardFile,
    meeting: MeetingDay,
    on: Annotated[
        str | None, typer.Option("--on", metavar="DATE", help="The day to count from; today unless given.")
    ] = None,
    board: BoardName = None,
    as_json: AsJson = False,
) -> None:
    """Say what must happen before a meeting by when; once it is late, what can still lawfully be done."""
    from boardkeeper import deadlines

    day = read_date(on, "--on") if on else current_day()
    with opened(file, None) as (store, _):
        found = chosen(store, board, meeting)
        counted = deadlines.meeting_deadlines(store, found.id, day)
        choices = deadlines.late_choices(store, found.id, day)
    data = {
        "meeting": found.held_on,
        "on": day,
        "publish_by": counted.notice.publish_by,
        "days": list(counted.notice.days),
        "slack": counted.slack,
        "deadlines": [
            {
                "title": each.title,
                "on": each.on,
                "days_left": each.days_left,
                "is_law": each.is_law,
                "applies": each.applies,
            }
            for each in counted.deadlines
        ],
        "late_choices": [
            {"kind": each.kind.value, "title": each.title, "explanation": each.explanation, "day": each.day}
            for each in choices
        ],
    }
    rows = [
        (
            each.title,
            long_date(each.on),
            _left(each.days_left) if each.applies else "no report is a key decision",
            "by law" if each.is_law else "",
        )
        for each in counted.deadlines
    ]
    lines = [f"Before the meeting of {full_date(found.held_on)}, as on {long_date(day)}:", *columns(rows)]
    if choices:
        lines += ["Publication is late. What can still be done:"]
        lines += [f"- {each.title}. {each.explanation}" for each in choices]
    answer(data, lines, as_json=as_json)


def write_calendar(
    file: BoardFile,
    out: Annotated[Path, typer.Option("--out", metavar="ICS", help="Where to write the calendar.")],
    with_deadlines: Annotated[
        bool, typer.Option("--deadlines", help="Also the days before each meeting that is to come.")
    ] = False,
    first: Annotated[
        str | None, typer.Option("--from", metavar="DATE", help="Leave out the meetings before this day.")
    ] = None,
    board: BoardName = None,
    as_json: AsJson = False,
) -> None:
    """Write a board’s meetings as a calendar file for Outlook and others."""
    from boardkeeper import boards, calendar_file

    day = read_date(first, "--from") if first else None
    with opened(file, None) as (store, _):
        board_id = boards.find_board(store, board).id
        gathered = calendar_file.gather_calendar(store, board_id, with_deadlines=with_deadlines, first=day)
    calendar_file.save_calendar(gathered, out)
    data = {"file": out, "meetings": gathered.meetings, "entries": len(gathered.entries)}
    said = "1 meeting" if gathered.meetings == 1 else f"{gathered.meetings} meetings"
    more = len(gathered.entries) - gathered.meetings
    lines = [f"Wrote {out}: {said}{f' and {more} deadlines' if more else ''}."]
    answer(data, lines, as_json=as_json)


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


def _read_list(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise UserError(
            f"“{path.name}” cannot be read as text.", "Save the list as a plain text file, a day to a line."
        ) from error


def _left(days: int) -> str:
    if days < 0:
        return "1 day late" if days == -1 else f"{-days} days late"
    return {0: "today", 1: "tomorrow"}.get(days, f"in {days} days")
