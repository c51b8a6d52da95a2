"""Commands about one meeting: adding it, its facts, and what becomes of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

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
from boardkeeper.clock import current_day
from boardkeeper.errors import UserError
from boardkeeper.rules.due_dates import clock, full_date, long_date

if TYPE_CHECKING:
    from boardkeeper.meetings import MeetingView
    from db.store import Store

Reason = Annotated[str, typer.Option("--reason", metavar="WORDS", help="Why; it is kept with the meeting.")]
NewTime = Annotated[str | None, typer.Option("--time", metavar="TIME", help="When it starts, e.g. 14:00.")]
NewVenue = Annotated[str | None, typer.Option("--venue", metavar="PLACE", help="Where.")]


def add(
    file: BoardFile,
    held_on: Annotated[str, typer.Option("--date", metavar="DATE", help="The day, e.g. 2019-09-11.")],
    starts_at: NewTime = None,
    venue: NewVenue = None,
    standard_agenda: Annotated[
        bool, typer.Option("--standard-agenda", help="Start its agenda with the board’s standing items.")
    ] = False,
    annual: Annotated[bool, typer.Option("--annual", help="It is the annual meeting.")] = False,
    note: Annotated[str, typer.Option("--note", metavar="WORDS", help="A note kept with it.")] = "",
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
            store,
            name,
            board_id,
            day,
            start,
            venue or "",
            standard_agenda=standard_agenda,
            is_annual=annual,
            note=note,
        )
        items = agenda.list_items(store, meeting_id)
        by = meetings.publication_notice(store, meeting_id).publish_by
    data = {
        "meeting": day,
        "time": f"{start:%H:%M}" if start else None,
        "venue": venue or "",
        "publish_by": by,
        "items": [{"number": item.number, "title": item.title} for item in items],
    }
    lines = [f"Added the meeting of {full_date(day)}; publish by {long_date(by)}."]
    lines += [f"{item.number:>4}  {item.title}" for item in items]
    answer(data, lines, as_json=as_json)


def list_all(file: BoardFile, board: BoardName = None, as_json: AsJson = False) -> None:
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


def show(
    file: BoardFile,
    meeting: MeetingDay,
    board: BoardName = None,
    as_json: AsJson = False,
) -> None:
    """Show a meeting’s facts, and what is missing for its next steps."""
    with opened(file, None) as (store, _):
        found = chosen(store, board, meeting, or_cancelled=True)
        _say(store, found, as_json=as_json)


def edit(
    file: BoardFile,
    meeting: MeetingDay,
    held_on: Annotated[str | None, typer.Option("--date", metavar="DATE", help="Its new day.")] = None,
    starts_at: NewTime = None,
    ended_at: Annotated[str | None, typer.Option("--end", metavar="TIME", help="When it ended.")] = None,
    venue: NewVenue = None,
    annual: Annotated[
        bool | None, typer.Option("--annual/--ordinary", help="Whether it is the annual meeting.")
    ] = None,
    note: Annotated[str | None, typer.Option("--note", metavar="WORDS", help="A note kept with it.")] = None,
    board: BoardName = None,
    who: Who = None,
    as_json: AsJson = False,
) -> None:
    """Change facts of a meeting; a blank time, place or note takes it away."""
    from boardkeeper import meetings

    facts: dict[str, object] = {}
    if held_on is not None:
        facts["held_on"] = read_date(held_on, "--date")
    for fact, written, option in (("starts_at", starts_at, "--time"), ("ended_at", ended_at, "--end")):
        if written is not None:
            facts[fact] = read_time(written, option) if written.strip() else None
    facts |= {fact: said.strip() for fact, said in (("venue", venue), ("note", note)) if said is not None}
    if annual is not None:
        facts["is_annual"] = annual
    if not facts:
        raise UserError("Nothing was given to change.", "See: boardkeeper meeting edit --help")
    with opened(file, who) as (store, name):
        found = chosen(store, board, meeting)
        meetings.update_meeting(store, name, found.id, **facts)
        _say(store, meetings.get_meeting(store, found.id), as_json=as_json)


def cancel(
    file: BoardFile,
    meeting: MeetingDay,
    reason: Reason,
    board: BoardName = None,
    who: Who = None,
    as_json: AsJson = False,
) -> None:
    """Cancel a meeting; it stays in the calendar with its reason."""
    from boardkeeper import meetings

    with opened(file, who) as (store, name):
        found = chosen(store, board, meeting)
        meetings.cancel_meeting(store, name, found.id, reason)
    data = {"meeting": found.held_on, "state": "cancelled", "reason": reason.strip()}
    answer(data, [f"Cancelled the meeting of {full_date(found.held_on)}."], as_json=as_json)


def postpone(
    file: BoardFile,
    meeting: MeetingDay,
    to: Annotated[str, typer.Option("--to", metavar="DATE", help="Its new day.")],
    reason: Reason,
    starts_at: NewTime = None,
    venue: NewVenue = None,
    board: BoardName = None,
    who: Who = None,
    as_json: AsJson = False,
) -> None:
    """Postpone a meeting to a later day; its topics of the work programme go along."""
    from boardkeeper import meetings

    day = read_date(to, "--to")
    start = read_time(starts_at, "--time") if starts_at else None
    with opened(file, who) as (store, name):
        found = chosen(store, board, meeting)
        done = meetings.postpone_meeting(store, name, found.id, day, reason, start, venue or "")
    data = {
        "meeting": done.to,
        "postponed_from": found.held_on,
        "publish_by": done.publish_by,
        "needs_new_notice": done.was_published,
    }
    answer(data, [done.sentence], as_json=as_json)


def reinstate(
    file: BoardFile, meeting: MeetingDay, board: BoardName = None, who: Who = None, as_json: AsJson = False
) -> None:
    """Take the cancellation of a meeting back."""
    from boardkeeper import boards, meetings

    day = read_date(meeting, "--meeting")
    with opened(file, who) as (store, name):
        board_id = boards.find_board(store, board).id
        found = meetings.find_meeting(store, board_id, day, cancelled=True)
        state = meetings.reinstate_meeting(store, name, found.id)
    answer(
        {"meeting": day, "state": state.value},
        [f"The meeting of {full_date(day)} takes place again; it is {state.value}."],
        as_json=as_json,
    )


def held(
    file: BoardFile, meeting: MeetingDay, board: BoardName = None, who: Who = None, as_json: AsJson = False
) -> None:
    """Record that a meeting took place."""
    from boardkeeper import meetings

    with opened(file, who) as (store, name):
        found = chosen(store, board, meeting)
        state = meetings.mark_held(store, name, found.id, current_day())
    answer(
        {"meeting": found.held_on, "state": state.value},
        [f"The meeting of {full_date(found.held_on)} is marked as held."],
        as_json=as_json,
    )


def chosen(store: Store, board: str | None, meeting: str, *, or_cancelled: bool = False) -> MeetingView:
    """The meeting a command is about; a cancelled one only where nothing else stands on that day.

    Raises:
        UserError: The board has none on that day.
    """
    from boardkeeper import boards, meetings

    day = read_date(meeting, "--meeting")
    board_id = boards.find_board(store, board).id
    try:
        return meetings.find_meeting(store, board_id, day)
    except meetings.MeetingNotFound as none_stands:
        if not or_cancelled:
            raise
        try:
            return meetings.find_meeting(store, board_id, day, cancelled=True)
        except meetings.MeetingNotFound:
            raise none_stands from None


def _say(store: Store, found: MeetingView, *, as_json: bool) -> None:
    from boardkeeper import meetings, papers
    from boardkeeper.minutes import Presence, get_minutes

    today = current_day()
    by = meetings.publication_notice(store, found.id).publish_by
    owed = len(papers.owed_papers(store, found.id, today))
    attendance = get_minutes(store, found.id).attendance
    present = sum(1 for each in attendance if each.presence is Presence.PRESENT)
    standing = meetings.Standing(by, owed, present)
    steps = meetings.next_steps(found, standing, today)
    times = [f"{each:%H:%M}" if each else None for each in (found.starts_at, found.ended_at)]
    data = {
        "meeting": found.held_on,
        "time": times[0],
        "end": times[1],
        "venue": found.venue,
        "state": found.state.value,
        "annual": found.is_annual,
        "note": found.note,
        "reason": found.reason,
        "postponed_from": found.postponed_from,
        "published_on": found.published_on,
        "publish_by": by,
        "next_steps": [
            {"step": step.title, "to": step.to.value, "missing": list(step.missing)} for step in steps
        ],
    }
    rows = [
        ("Day", long_date(found.held_on) + (" (annual meeting)" if found.is_annual else "")),
        ("Time", clock(found.starts_at) if found.starts_at else "not set"),
        ("Venue", found.venue or "not set"),
        ("State", found.state.value),
        ("Publish by", long_date(by)),
    ]
    facts = (
        ("Published", found.published_on and long_date(found.published_on)),
        ("Postponed from", found.postponed_from and long_date(found.postponed_from)),
        ("Reason", found.reason),
        ("Note", found.note),
    )
    rows += [(name, said) for name, said in facts if said]
    rows += [(step.title, " ".join(step.missing) or "can be done now") for step in steps]
    answer(data, columns(rows), as_json=as_json)
