"""Commands that put minutes out: read on the terminal, written as files, the decisions sheet, lists per officer."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from boardkeeper.cli.answers import AsJson, BoardFile, BoardName, MeetingDay, answer, opened, read_date
from boardkeeper.clock import current_day
from boardkeeper.minutes.editions import Edition

if TYPE_CHECKING:
    from boardkeeper.minutes import AskView, MinutesView, MinuteView, ParagraphView
    from boardkeeper.minutes_out import SavedPaper
    from db.store import Store

Out = Annotated[
    Path, typer.Option("--out", metavar="PAPER", help="The file to write: .pdf, .docx, .html or .txt.")
]
OfEdition = Annotated[
    Edition,
    typer.Option(
        "--edition",
        case_sensitive=False,
        help="Without exempt matter, with it marked, or the exempt matter alone.",
    ),
]


def show(
    file: BoardFile,
    meeting: MeetingDay,
    edition: OfEdition = Edition.RESTRICTED,
    board: BoardName = None,
    as_json: AsJson = False,
) -> None:
    """Print the minutes of a meeting as plain text."""
    from boardkeeper import minutes_out
    from boardkeeper.minutes.editions import edition_of
    from boardkeeper.render.text import render_text

    with opened(file, None) as (store, _):
        papers = minutes_out.gather_minutes(store, meeting_id(store, board, meeting))
    pack = minutes_out.minutes_pack(papers, edition)
    data = minutes_data(edition_of(papers.minutes, edition), edition) if as_json else None
    answer(data, render_text(pack).splitlines(), as_json=as_json)


def export(
    file: BoardFile,
    meeting: MeetingDay,
    out: Out,
    edition: OfEdition = Edition.PUBLIC,
    board: BoardName = None,
    as_json: AsJson = False,
) -> None:
    """Write the minutes of a meeting as PDF, Word file, web page or plain text."""
    from boardkeeper import minutes, minutes_out
    from boardkeeper.minutes.editions import wanting_summaries

    with opened(file, None) as (store, _):
        found = meeting_id(store, board, meeting)
        saved = minutes_out.export_minutes(store, found, out, edition)
        wanting = wanting_summaries(minutes.get_minutes(store, found))
    if edition is Edition.PUBLIC:
        for passage in wanting:
            name = f"Minute {passage.number}" if passage.number else f"“{passage.title}”"
            sys.stderr.write(
                f"Note: {name} says nothing of what was exempt; write a fair summary (s.100C).\n"
            )
    _say_saved(saved, {"edition": edition.value, "summaries_wanted": len(wanting)}, as_json=as_json)


def decisions_sheet(
    file: BoardFile,
    meeting: MeetingDay,
    out: Out,
    edition: OfEdition = Edition.PUBLIC,
    board: BoardName = None,
    as_json: AsJson = False,
) -> None:
    """Write what was decided, who is asked and by when, in the order of the minutes."""
    from boardkeeper import minutes_out

    with opened(file, None) as (store, _):
        found = meeting_id(store, board, meeting)
        saved = minutes_out.export_decisions_sheet(store, found, out, edition)
    _say_saved(saved, {"edition": edition.value}, as_json=as_json)


def action_list(
    file: BoardFile,
    meeting: MeetingDay,
    out: Out,
    this_meeting: Annotated[
        bool, typer.Option("--this-meeting", help="Only what this meeting asked for.")
    ] = False,
    officer: Annotated[str, typer.Option("--officer", metavar="NAME", help="Only theirs.")] = "",
    on: Annotated[
        str | None, typer.Option("--on", metavar="DATE", help="The day lateness is counted to; today.")
    ] = None,
    edition: OfEdition = Edition.PUBLIC,
    board: BoardName = None,
    as_json: AsJson = False,
) -> None:
    """Write what is asked for and not finished, a list for each officer."""
    from boardkeeper import minutes_out

    today = read_date(on, "--on") if on else current_day()
    with opened(file, None) as (store, _):
        saved = minutes_out.export_action_list(
            store,
            meeting_id(store, board, meeting),
            out,
            today,
            of_meeting=this_meeting,
            officer=officer,
            edition=edition,
        )
    _say_saved(saved, {"edition": edition.value}, as_json=as_json)


def meeting_id(store: Store, board: str | None, meeting: str) -> str:
    """The meeting that is meant."""
    from boardkeeper import boards, meetings

    day = read_date(meeting, "--meeting")
    return meetings.find_meeting(store, boards.find_board(store, board).id, day).id


def _say_saved(saved: SavedPaper, more: dict[str, Any], *, as_json: bool) -> None:
    pages = f": {saved.pages} page{'' if saved.pages == 1 else 's'}" if saved.pages else ""
    data = {"file": saved.path, "pages": saved.pages or None, **more}
    answer(data, [f"Wrote {saved.path}{pages}."], as_json=as_json)


def minutes_data(minutes: MinutesView, edition: Edition) -> dict[str, Any]:
    """Minutes as one document; the keys are in docs/cli.md."""
    return {
        "meeting": minutes.held_on,
        "edition": edition.value,
        "state": minutes.state.value,
        "circulated_on": minutes.circulated_on,
        "approved_on": minutes.approved_on,
        "signed_by": minutes.signed_by or None,
        "signed_on": minutes.signed_on,
        "attendance": [
            {"name": each.name, "presence": each.presence.value, "acting_as": each.acting_as or None}
            for each in minutes.attendance
        ],
        "minutes": [_minute_data(each) for each in minutes.minutes],
    }


def _minute_data(minute: MinuteView) -> dict[str, Any]:
    return {
        "number": minute.number,
        "provisional_number": minute.next_number,
        "title": minute.title,
        "paragraphs": [_paragraph_data(each) for each in minute.paragraphs],
    }


def _paragraph_data(paragraph: ParagraphView) -> dict[str, Any]:
    limb = paragraph.resolution
    ask = limb.ask if limb is not None else paragraph.action
    data: dict[str, Any] = {
        "kind": paragraph.kind.value,
        "letter": paragraph.letter or None,
        "limb": limb.limb if limb is not None else None,
        "text": paragraph.text,
        "exempt": paragraph.exempt_paragraphs or None,
        "confidential": paragraph.is_confidential,
        "asks": _ask_data(ask),
    }
    if limb is not None:
        data["decided"] = {
            "verb": limb.verb.value,
            "recommended_to": limb.recommended_to or None,
            "lost": limb.is_lost,
            "mover": limb.mover or None,
            "seconder": limb.seconder or None,
            "for": limb.votes_for,
            "against": limb.votes_against,
            "abstained": limb.abstentions,
            "votes": [
                {"name": vote.name, "cast": vote.cast.value, "own_request": vote.at_own_request}
                for vote in limb.votes
            ],
        }
    return data


def _ask_data(ask: AskView | None) -> dict[str, Any] | None:
    if ask is None:
        return None
    return {
        "officer": ask.officer or None,
        "due": ask.due_written or None,
        "due_on": ask.due_on,
        "status": ask.status.value,
        "action": ask.reference or None,
    }
