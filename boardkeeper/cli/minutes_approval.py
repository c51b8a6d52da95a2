"""Commands about what becomes of minutes: circulated, commented on, approved, corrected, signed, numbered."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

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
)
from boardkeeper.cli.minutes_words import OpenMinutes, opened_minutes
from boardkeeper.clock import current_day
from boardkeeper.errors import UserError
from boardkeeper.rules.due_dates import long_date

_Place = Annotated[
    str,
    typer.Argument(
        metavar="PLACE",
        help="16(e), 17(2), “12, paragraph 1” where there is no letter, “title of 17”; of the header attendance, apologies, time.",
    ),
]
_At = Annotated[str, typer.Option("--at", metavar="DATE", help="The day of the later meeting.")]
_On = Annotated[str | None, typer.Option("--on", metavar="DATE", help="The day; by default today.")]


def _day(written: str | None, option: str) -> date:
    return read_date(written, option) if written else current_day()


def status(file: BoardFile, meeting: MeetingDay, board: BoardName = None, as_json: AsJson = False) -> None:
    """Show where the minutes of a meeting stand: numbers, circulation, comments, approval, slips, signature."""
    with opened_minutes(file, meeting, board, None) as found:
        found.tell("", as_json=as_json)


def circulate(
    file: BoardFile,
    meeting: MeetingDay,
    on: _On = None,
    comments_by: Annotated[
        str | None, typer.Option("--comments-by", metavar="DATE", help="Until when comments are asked for.")
    ] = None,
    first_number: Annotated[
        int | None,
        typer.Option(
            "--first-number",
            metavar="N",
            min=1,
            max=9999,
            help="Where numbers begin, when earlier minutes are on paper.",
        ),
    ] = None,
    letter: Annotated[
        Path | None,
        typer.Option("--letter", metavar="FILE", help="Write the letter to members: .eml or .txt."),
    ] = None,
    board: BoardName = None,
    who: Who = None,
    as_json: AsJson = False,
) -> None:
    """Record that the draft went out; the minutes get their numbers."""
    from boardkeeper.minutes.circulating import circulate as circulate_minutes

    due = read_date(comments_by, "--comments-by") if comments_by else None
    _require_suffix(letter)
    with opened_minutes(file, meeting, board, who) as found:
        done = circulate_minutes(
            found.store, found.who, found.meeting_id, _day(on, "--on"), due, first_number
        )
        if letter is not None:
            _write_letter(found, letter)
        found.tell(done.sentence, as_json=as_json)


def _require_suffix(path: Path | None) -> None:
    if path is not None and path.suffix.casefold() not in {".eml", ".txt"}:
        raise UserError(f"“{path.name}” is no kind of letter.", "End its name with .eml or .txt.")


def _write_letter(found: OpenMinutes, path: Path) -> None:
    from boardkeeper.approvals import letters
    from boardkeeper.saving import save_whole

    if path.suffix.casefold() == ".txt":
        letter = letters.circulation_letter(found.store, found.meeting_id)
        save_whole(path, letters.circulation_as_text(letter).encode())
    else:
        letter, draft = letters.letter_with_draft(found.store, found.meeting_id)
        letters.write_circulation(letter, path, draft.as_pdf())


def comment(
    file: BoardFile,
    text: Annotated[str, typer.Argument(metavar="TEXT", help="What they say.")],
    meeting: MeetingDay,
    by: Annotated[str, typer.Option("--by", metavar="NAME", help="Whose comment it is.")],
    place: Annotated[
        str | None, typer.Option("--place", metavar="PLACE", help="What it is about: 16(e); by default all.")
    ] = None,
    on: _On = None,
    board: BoardName = None,
    who: Who = None,
    as_json: AsJson = False,
) -> None:
    """Record a comment on draft minutes."""
    from boardkeeper.minutes.comments import add_comment

    with opened_minutes(file, meeting, board, who) as found:
        about = found.paragraph(place) if place else None
        add_comment(found.store, found.who, found.meeting_id, by, text, _day(on, "--on"), about)
        found.tell("Comment recorded.", as_json=as_json)


def settle(
    file: BoardFile,
    number: Annotated[int, typer.Argument(metavar="NUMBER", help="Of the comment, as status lists them.")],
    reply: Annotated[str, typer.Argument(metavar="ANSWER", help="What was made of it.")],
    meeting: MeetingDay,
    board: BoardName = None,
    who: Who = None,
    as_json: AsJson = False,
) -> None:
    """Answer a comment; it is settled by that."""
    from boardkeeper.minutes.comments import list_comments, settle_comment

    with opened_minutes(file, meeting, board, who) as found:
        every = list_comments(found.store, found.meeting_id)
        if not 1 <= number <= len(every):
            raise UserError(
                f"There is no comment {number}.", "See: boardkeeper minutes status FILE --meeting DATE"
            )
        settle_comment(found.store, found.who, every[number - 1].id, reply)
        found.tell(f"Comment {number} settled.", as_json=as_json)


def approve(
    file: BoardFile,
    meeting: MeetingDay,
    at: _At,
    amend: Annotated[
        list[str] | None,
        typer.Option(
            "--amend",
            metavar="PLACE",
            help="What is amended: 16(e), “title of 17”, attendance. May be repeated.",
        ),
    ] = None,
    read: Annotated[
        list[str] | None, typer.Option("--read", metavar="TEXT", help="How it is to read, once per --amend.")
    ] = None,
    because: Annotated[
        list[str] | None, typer.Option("--because", metavar="WORDS", help="Why, once per --amend.")
    ] = None,
    board: BoardName = None,
    who: Who = None,
    as_json: AsJson = False,
) -> None:
    """Record that a later meeting approved the minutes, as they are or as amended."""
    from boardkeeper.approvals import approve_minutes

    places, texts, reasons = amend or [], read or [], because or []
    if not len(places) == len(texts) == len(reasons):
        raise UserError(
            "Every amendment says where, how it is to read and why.",
            "Give --amend, --read and --because the same number of times.",
        )
    with opened_minutes(file, meeting, board, who) as found:
        wanted = [
            found.amendment(place, text, reason)
            for place, text, reason in zip(places, texts, reasons, strict=True)
        ]
        later = found.meeting_on(at, "--at")
        state = approve_minutes(found.store, found.who, found.meeting_id, later, wanted, today=_day(None, ""))
        found.tell(f"The minutes are {state.value}.", as_json=as_json)


def correct(
    file: BoardFile,
    place: _Place,
    text: Annotated[
        str, typer.Argument(metavar="TEXT", help="The whole paragraph, line or title as it is to read.")
    ],
    meeting: MeetingDay,
    at: _At,
    reason: Annotated[
        str, typer.Option("--reason", metavar="WORDS", help="What was wrong; the slip says it.")
    ],
    said: Annotated[
        str | None,
        typer.Option(
            "--said",
            metavar="TEXT",
            help="Of a line of the header: what it said, if it is not what is printed.",
        ),
    ] = None,
    board: BoardName = None,
    who: Who = None,
    as_json: AsJson = False,
) -> None:
    """Correct approved minutes at a later meeting; its own minutes record it."""
    from boardkeeper.approvals import correct_minutes

    with opened_minutes(file, meeting, board, who) as found:
        later = found.meeting_on(at, "--at")
        wanted = found.amendment(place, text, reason, said)
        correct_minutes(found.store, found.who, found.meeting_id, later, wanted, today=_day(None, ""))
        found.tell("Corrected; the slip says how it was.", as_json=as_json)


def sign(
    file: BoardFile,
    meeting: MeetingDay,
    by: Annotated[
        str | None,
        typer.Option(
            "--by", metavar="NAME", help="Who signed; by default who presided where they were approved."
        ),
    ] = None,
    on: _On = None,
    board: BoardName = None,
    who: Who = None,
    as_json: AsJson = False,
) -> None:
    """Record who signed approved minutes, and when."""
    from boardkeeper.approvals import get_approval, sign_minutes

    with opened_minutes(file, meeting, board, who) as found:
        name = by or get_approval(found.store, found.meeting_id).presided
        sign_minutes(found.store, found.who, found.meeting_id, name, _day(on, "--on"))
        found.tell(f"Signed by {name}.", as_json=as_json)


def numbers(
    file: BoardFile,
    year: Annotated[
        int | None,
        typer.Option(
            "--year", metavar="YEAR", min=1800, max=2199, help="The municipal year that starts in it."
        ),
    ] = None,
    board: BoardName = None,
    as_json: AsJson = False,
) -> None:
    """Show which numbers the minutes of a municipal year have, and what is wrong with them."""
    from boardkeeper import boards
    from boardkeeper.minutes.number_faults import number_faults, years_with_numbers

    with opened(file, None) as (store, _):
        board_id = boards.find_board(store, board).id
        years = years_with_numbers(store, board_id)
        shown = year if year is not None else (years[-1] if years else None)
        found = None if shown is None else number_faults(store, board_id, shown)
    if found is None:
        answer({"year": None, "meetings": [], "faults": []}, ["No minute has a number yet."], as_json=as_json)
        return
    data = {
        "year": found.title,
        "meetings": [{"meeting": each.held_on, "numbers": list(each.numbers)} for each in found.meetings],
        "faults": list(found.sentences),
    }
    rows = [(long_date(each.held_on), each.words) for each in found.meetings]
    lines = [
        f"Minutes of {found.title}",
        *columns(rows),
        *(found.sentences or ("No number is missing or used twice.",)),
    ]
    answer(data, lines, as_json=as_json)
