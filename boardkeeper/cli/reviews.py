"""Commands about the exchange with the chair's laptop: send, list, send back, withdraw."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from boardkeeper.cli.answers import AsJson, BoardFile, BoardName, Who, answer, columns, opened, read_date
from boardkeeper.cli.passphrases import Passphrase, passphrase_of
from boardkeeper.errors import UserError
from boardkeeper.rules.due_dates import full_date

if TYPE_CHECKING:
    from boardkeeper.reviews.views import ReviewView

review_app = typer.Typer(
    help="The chair’s review: sent as a sealed file, sent back, merged.", rich_markup_mode=None
)

Out = Annotated[Path | None, typer.Option("--out", metavar="REVIEW", help="Where to write it.")]


@review_app.command("send")
def send(
    file: BoardFile,
    meeting: Annotated[
        str | None, typer.Option("--meeting", metavar="DATE", help="The meeting whose papers go along.")
    ] = None,
    to: Annotated[
        str | None, typer.Option("--to", metavar="NAME", help="Who reads it; by default the chair.")
    ] = None,
    exempt: Annotated[bool, typer.Option("--exempt", help="With exempt and confidential matter.")] = False,
    passphrase: Annotated[
        str | None,
        typer.Option(
            "--passphrase", metavar="WORDS", help="What it opens with; by default easy words are proposed."
        ),
    ] = None,
    out: Out = None,
    board: BoardName = None,
    who: Who = None,
    as_json: AsJson = False,
) -> None:
    """Write a sealed review file for the chair; tell the passphrase on another way."""
    from boardkeeper import boards, meetings
    from boardkeeper.reviews import passphrases, sealing, sending

    day = read_date(meeting, "--meeting") if meeting else None
    with opened(file, who) as (store, name):
        board_id = boards.find_board(store, board).id
        meeting_id = meetings.find_meeting(store, board_id, day).id if day else None
        chair = to or sending.chair_of(store, board_id, meeting_id)
        prepared = sending.prepare(store, board_id, meeting_id, chair, name, exempt=exempt)
        words = passphrase or passphrases.propose_passphrase()
        path = out or file.with_name(prepared.file_name)
        sealing.seal(prepared, path, words)
        sending.record_sent(store, name, prepared)
    data = {
        "file": path,
        "passphrase": words,
        "review": prepared.number,
        "to": prepared.sent_to,
        "meeting": day,
        "exempt": exempt,
        "left_out": prepared.left_out,
    }
    lines = [
        f"Wrote {path}: review {prepared.number} for {prepared.sent_to}.",
        f"Passphrase: {words}",
        "Tell it on the telephone, never in the message the file goes with; it is kept nowhere.",
    ]
    if prepared.left_out:
        entries = "exempt entry stays" if prepared.left_out == 1 else "exempt entries stay"
        lines.insert(1, f"{prepared.left_out} {entries} here.")
    answer(data, lines, as_json=as_json)


@review_app.command("list")
def list_all(
    file: BoardFile, board: BoardName = None, passphrase: Passphrase = None, as_json: AsJson = False
) -> None:
    """List what was sent to the chair, newest first; in the chair's file, the review it is."""
    from boardkeeper import boards
    from boardkeeper.reviews import reading

    with opened(file, None, passphrase) as (store, _):
        found = reading.list_reviews(store, boards.find_board(store, board).id)
    rows = [
        (str(each.number), each.state.value, each.sent_to, full_date(each.sent_at.date()), each.meeting_words)
        for each in found
    ]
    answer(
        [_data(each) for each in found], columns(rows) if rows else ["Nothing was sent yet."], as_json=as_json
    )


@review_app.command("back")
def back(
    review: Annotated[Path, typer.Argument(metavar="REVIEW", help="The file that was sent to the chair.")],
    out: Out = None,
    passphrase: Passphrase = None,
    who: Who = None,
    as_json: AsJson = False,
) -> None:
    """On the chair's laptop: write what was done as a sealed file that goes back."""
    from boardkeeper.reviews import returning

    with opened(review, who, passphrase or passphrase_of(None, review)) as (store, name):
        path = out or store.path.with_name(returning.proposed_name(store))
        written = returning.send_back(store, name, path)
    answer({"file": written}, [f"Wrote {written}. Send it to the officer."], as_json=as_json)


@review_app.command("withdraw")
def withdraw(
    file: BoardFile,
    number: Annotated[int, typer.Argument(metavar="NUMBER", help="The number of the review.")],
    board: BoardName = None,
    who: Who = None,
    as_json: AsJson = False,
) -> None:
    """Record that a review shall not come back: nothing of it is merged any more."""
    from boardkeeper import boards
    from boardkeeper.reviews import reading, sending

    with opened(file, who) as (store, name):
        found = reading.list_reviews(store, boards.find_board(store, board).id)
        meant = next((each for each in found if each.number == number), None)
        if meant is None:
            raise UserError(f"There is no review {number}.", "The list of reviews shows their numbers.")
        sending.withdraw(store, name, meant.id)
    answer({"review": number, "state": "withdrawn"}, [f"Review {number} is withdrawn."], as_json=as_json)


def _data(review: ReviewView) -> dict[str, Any]:
    return {
        "review": review.number,
        "state": review.state.value,
        "to": review.sent_to,
        "by": review.sent_by,
        "sent": review.sent_at.isoformat(),
        "meeting": review.meeting_words,
        "exempt": review.has_exempt,
        "returned": review.returned_at.isoformat() if review.returned_at else None,
        "merged": review.merged_at.isoformat() if review.merged_at else None,
        "merged_by": review.merged_by,
    }
