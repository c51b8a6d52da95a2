"""Commands for the Department’s reviews, the self-assessment before them, and voices."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from boardkeeper.cli.answers import AsJson, BoardFile, BoardName, Who, answer, opened, read_date
from boardkeeper.cli.choosing import choose
from boardkeeper.cli.log_rows import OnDay, day_of
from boardkeeper.cli.notice_tracker import (
    NoticeName,
    add,
    as_it_is_now,
    asks,
    edit,
    end,
    list_all,
    notice_of,
    paragraph,
    print_tracker,
    say_saved,
    show,
    shown,
)
from boardkeeper.cli.notice_words import review_data, review_line, voice_data, voice_lines
from boardkeeper.errors import UserError
from boardkeeper.rules.due_dates import full_date
from db.tables.plan import Whose


def review(
    file: BoardFile,
    held: Annotated[
        str | None, typer.Option("--held", metavar="DATE", help="Record that the review to come was held.")
    ] = None,
    outcome: Annotated[
        str | None,
        typer.Option(
            "--outcome", metavar="TEXT", help="What came of it; alone, of the latest that was held."
        ),
    ] = None,
    opening: Annotated[
        str | None,
        typer.Option("--opening", metavar="TEXT", help="The council’s own words before the one to come."),
    ] = None,
    not_held: Annotated[
        bool, typer.Option("--not-held", help="The latest review was not held after all.")
    ] = False,
    notice: NoticeName = None,
    board: BoardName = None,
    who: Who = None,
    as_json: AsJson = False,
) -> None:
    """List the reviews of a notice and when the next is due; with options record them."""
    from boardkeeper import notices

    today = day_of(None)
    writes = not_held or any(each is not None for each in (held, outcome, opening))
    with opened(file, who if writes else None) as (store, name):
        found = notice_of(store, board, notice, today)
        latest = found.held[-1] if found.held else None
        if (not_held or (outcome is not None and held is None)) and latest is None:
            raise UserError("No review was held yet.", "Record one with: --held DATE.")
        if opening is not None:
            notices.write_opening(store, name, found.id, opening)
        if not_held and latest is not None:
            notices.remove_review(store, name, latest.id)
        elif held is not None:
            notices.record_review(store, name, found.id, read_date(held, "--held"), outcome or "", today)
        elif outcome is not None and latest is not None:
            notices.update_review(store, name, latest.id, outcome=outcome)
        found = as_it_is_now(store, found, today)
    lines = [review_line(each) for each in found.reviews] or ["The notice has ended without a review."]
    answer([review_data(each) for each in found.reviews], lines, as_json=as_json)


def voice(
    file: BoardFile,
    text: Annotated[
        str | None, typer.Argument(metavar="[TEXT]", help="What was said; without it, voices are listed.")
    ] = None,
    whose: Annotated[
        Whose | None, typer.Option("--whose", case_sensitive=False, help="Whose voice it was.")
    ] = None,
    on: OnDay = None,
    at: Annotated[str, typer.Option("--at", metavar="TEXT", help="Where it was heard.")] = "",
    done: Annotated[str | None, typer.Option("--done", metavar="TEXT", help="What was done with it.")] = None,
    change: Annotated[
        str | None,
        typer.Option(
            "--change", metavar="VOICE", help="The one to change: its place in the list, or its words."
        ),
    ] = None,
    remove: Annotated[
        str | None, typer.Option("--remove", metavar="VOICE", help="The one to take away.")
    ] = None,
    board: BoardName = None,
    who: Who = None,
    as_json: AsJson = False,
) -> None:
    """List what staff, children, parents and partners said, or record it and what was done with it."""
    from boardkeeper import boards, notices

    if change is None and remove is None and text is not None and whose is None:
        raise UserError(
            "A voice is somebody’s.", "Add --whose staff, children, “parents and carers” or partners."
        )
    writes = text is not None or change is not None or remove is not None
    with opened(file, who if writes else None) as (store, name):
        board_id = boards.find_board(store, board).id
        kept = notices.list_voices(store, board_id).rows
        if change is not None or remove is not None:
            wanted = str(change if change is not None else remove)
            found = choose(kept, [each.text for each in kept], wanted, "voice")
            if remove is not None:
                notices.remove_voice(store, name, found.id)
            else:
                facts: dict[str, object] = {"text": text, "whose": whose, "response": done}
                facts |= {"heard_at": at or None, "heard_on": day_of(on) if on is not None else None}
                given = {key: value for key, value in facts.items() if value is not None}
                notices.update_voice(store, name, found.id, day_of(None), **given)
        elif text is not None and whose is not None:
            notices.add_voice(
                store, name, board_id, whose, day_of(on), text, day_of(None), heard_at=at, response=done or ""
            )
        kept = notices.list_voices(store, board_id).rows
    shown_voices = tuple(each for each in kept if writes or whose in {None, each.whose})
    answer([voice_data(each) for each in shown_voices], voice_lines(shown_voices), as_json=as_json)


def assessment(
    file: BoardFile,
    out: Annotated[
        Path | None,
        typer.Option("--out", metavar="PAPER", help="The file to write: .pdf, .docx, .html or .txt."),
    ] = None,
    agenda: Annotated[
        str | None,
        typer.Option("--agenda", metavar="DATE", help="Put it as a paper on the agenda of that meeting."),
    ] = None,
    notice: NoticeName = None,
    on: OnDay = None,
    board: BoardName = None,
    who: Who = None,
    as_json: AsJson = False,
) -> None:
    """Assemble the self-assessment before the next review: print it, write it, or put it on an agenda."""
    from boardkeeper import meetings, minutes_out, notice_papers
    from boardkeeper.render.text import render_text

    if out is not None:
        minutes_out.kind_of(out)
    day = day_of(on)
    with opened(file, who if agenda is not None else None) as (store, name):
        found = notice_of(store, board, notice, day)
        pack = notice_papers.gather_self_assessment(store, found.board_id, day, found.id)
        if agenda is not None:
            meeting = meetings.find_meeting(store, found.board_id, read_date(agenda, "--agenda"))
            put = notice_papers.put_on_agenda(store, name, meeting.id, notice_papers.make_agenda_paper(pack))
        if out is not None:
            saved = minutes_out.save_paper(pack, out, kept=store.path)
    if agenda is not None:
        done = "Replaced it on" if put.replaced else "Put it on"
        answer(
            {
                "meeting": put.held_on,
                "replaced": put.replaced,
                "file": saved.path if out is not None else None,
            },
            [f"{done} the agenda of {full_date(put.held_on)}."],
            as_json=as_json,
        )
    elif out is not None:
        say_saved(saved.path, saved.pages, as_json=as_json)
    else:
        text = render_text(pack)
        answer({"text": text}, text.splitlines(), as_json=as_json)


notice_app = typer.Typer(
    help="The improvement notice a board answers to, paragraph by paragraph.", rich_markup_mode=None
)
notice_app.command("add")(add)
notice_app.command("list")(list_all)
notice_app.command("show")(show)
notice_app.command("edit")(edit)
notice_app.command("asks")(asks)
notice_app.command("paragraph")(paragraph)
notice_app.command("shown")(shown)
notice_app.command("review")(review)
notice_app.command("voice")(voice)
notice_app.command("assessment")(assessment)
notice_app.command("end")(end)
notice_app.command("print")(print_tracker)
