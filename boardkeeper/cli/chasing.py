"""Commands that chase: what is due of whom, the letters, their wording, and the sheets to be handed over."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from boardkeeper.cli.answers import AsJson, BoardFile, BoardName, Who, answer, columns, opened
from boardkeeper.cli.chase_words import (
    days,
    letter_data,
    lines,
    named_data,
    officer_data,
    wording_data,
    wording_lines,
)
from boardkeeper.cli.log_rows import OnDay, day_of, find_matters
from boardkeeper.errors import UserError
from db.tables.follow_up import ChaseStep, Log

if TYPE_CHECKING:
    from boardkeeper.chasing import Letter, OfficerLetters
    from db.store import Store

_Officer = Annotated[
    str, typer.Option("--officer", metavar="NAME", help="Only theirs; a part of the name will do.")
]
_Eml = Annotated[
    Path | None,
    typer.Option("--eml", metavar="FOLDER", help="Write each letter as a file for a mail program."),
]
_Record = Annotated[
    bool, typer.Option("--record", help="Write into the threads that the letters were sent that day.")
]
_References = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[ROW...]", help="Only about these, due already or not; without, all that are due."
    ),
]


def add_chasing(app: typer.Typer, log: Log) -> None:
    """Put `chase` under the name of a log."""
    one = "actions" if log is Log.ACTIONS else "decisions"

    def chase(
        file: BoardFile,
        rows: _References = None,
        officer: _Officer = "",
        eml: _Eml = None,
        record: _Record = False,
        on: OnDay = None,
        board: BoardName = None,
        who: Who = None,
        as_json: AsJson = False,
    ) -> None:
        day = day_of(on)
        with opened(file, who) as (store, name):
            board_id = _board_id(store, board)
            if rows:
                letters = _about(store, board_id, log, rows, day)
            else:
                letters = _due_of_log(store, board_id, log, day)
            letters = _to(letters, officer)
            _hand_over(store, name, letters, day, eml, record=record, as_json=as_json)

    chase.__doc__ = f"Draft the letters that are due about {one}, print them or write them as e-mail files."
    app.command("chase")(chase)


def list_due(
    file: BoardFile,
    officer: _Officer = "",
    on: OnDay = None,
    board: BoardName = None,
    as_json: AsJson = False,
) -> None:
    """List what is due of whom before the next meeting, and the letter that is due."""
    from boardkeeper import chasing

    with opened(file, None) as (store, _):
        standing = chasing.chasing_today(store, _board_id(store, board), day_of(on))
    officers = [each for each in standing.officers if _is_meant(each.officer, officer)]
    if officer and not officers:
        names = ", ".join(each.officer for each in standing.officers if each.officer)
        raise UserError(
            f"Nothing is due of anybody called “{officer}”.",
            f"Something is due of {names}."
            if names
            else "Nothing is due of anybody before the next meeting.",
        )
    data = {
        "meeting": standing.meeting_on,
        "without_a_day": standing.undated,
        "officers": [officer_data(each) for each in officers],
    }
    answer(data, lines(officers) or ["Nothing is due."], as_json=as_json)


def letters(
    file: BoardFile,
    officer: _Officer = "",
    eml: _Eml = None,
    record: _Record = False,
    on: OnDay = None,
    board: BoardName = None,
    who: Who = None,
    as_json: AsJson = False,
) -> None:
    """Draft every letter that is due, one to an officer; print them or write them as e-mail files."""
    from boardkeeper import chasing

    day = day_of(on)
    with opened(file, who) as (store, name):
        due = chasing.due_letters(store, _board_id(store, board), day)
        found = _to([each.letter for each in due if each.letter is not None], officer)
        _hand_over(store, name, found, day, eml, record=record, as_json=as_json)


def named(file: BoardFile, on: OnDay = None, board: BoardName = None, as_json: AsJson = False) -> None:
    """List what was named to the chair and is still open."""
    from boardkeeper import chasing

    with opened(file, None) as (store, _):
        found = chasing.named_to_chair(store, _board_id(store, board), day_of(on))
    rows = [
        (each.row.reference, ", ".join(each.officers), days(each.row.overdue_days), each.row.text)
        for each in found
    ]
    answer(
        [named_data(each) for each in found],
        columns(rows) if rows else ["Nothing is named to the chair."],
        as_json=as_json,
    )


def print_sheets(
    file: BoardFile,
    out: Annotated[
        Path, typer.Option("--out", metavar="PAPER", help="The file to write: .pdf, .docx, .html or .txt.")
    ],
    officer: _Officer = "",
    named_only: Annotated[
        bool, typer.Option("--named", help="What was named to the chair, on one list.")
    ] = False,
    on: OnDay = None,
    board: BoardName = None,
    as_json: AsJson = False,
) -> None:
    """Write a sheet for each officer of what is due, or the list of what was named to the chair."""
    from boardkeeper import chase_papers, chasing, minutes_out

    day = day_of(on)
    with opened(file, None) as (store, _):
        board_id = _board_id(store, board)
        if named_only:
            pack = chase_papers.gather_named_list(store, board_id, day)
        else:
            due = chasing.due_letters(store, board_id, day)
            wanted = _one(due, officer).id if officer else ""
            pack = chase_papers.gather_chase_list(store, board_id, day, wanted)
        saved = minutes_out.save_paper(pack, out, kept=store.path)
    pages = f": {saved.pages} page{'' if saved.pages == 1 else 's'}" if saved.pages else ""
    answer(
        {"file": saved.path, "pages": saved.pages or None}, [f"Wrote {saved.path}{pages}."], as_json=as_json
    )


def address(
    file: BoardFile,
    officer: Annotated[str, typer.Argument(metavar="OFFICER", help="As the log names them.")],
    email: Annotated[str, typer.Argument(metavar="ADDRESS", help="Their e-mail address; “” forgets it.")],
    on: OnDay = None,
    board: BoardName = None,
    who: Who = None,
    as_json: AsJson = False,
) -> None:
    """Keep the e-mail address of an officer of whom something is due."""
    from boardkeeper import chasing

    with opened(file, who) as (store, name):
        found = _one(chasing.due_letters(store, _board_id(store, board), day_of(on)), officer)
        chasing.keep_address(store, name, found.officer, email, found.person_id)
    said = (
        f"Kept the address of {found.officer}."
        if email.strip()
        else f"Forgot the address of {found.officer}."
    )
    answer({"officer": found.officer, "email": email.strip() or None}, [said], as_json=as_json)


def wording(
    file: BoardFile,
    step: Annotated[
        ChaseStep | None,
        typer.Argument(
            metavar="[LETTER]",
            case_sensitive=False,
            help="reminder, “second reminder” or “named to the chair”.",
        ),
    ] = None,
    subject: Annotated[str | None, typer.Option("--subject", metavar="WORDS", help="Its subject.")] = None,
    words: Annotated[
        Path | None, typer.Option("--words", metavar="FILE", help="A text file with its wording.")
    ] = None,
    standard: Annotated[bool, typer.Option("--standard", help="Go back to the standard wording.")] = False,
    board: BoardName = None,
    who: Who = None,
    as_json: AsJson = False,
) -> None:
    """Show or change what the letters say; fields stand in braces: {officer}, {rows}, {meeting}."""
    from boardkeeper import chase_wording

    changes = subject is not None or words is not None or standard
    if changes and step is None:
        raise UserError(
            "Say which letter is meant.", "Name it: reminder, “second reminder” or “named to the chair”."
        )
    text = _read_text(words) if words is not None else None
    with opened(file, who) as (store, name):
        board_id = _board_id(store, board)
        if step is not None and standard:
            chase_wording.use_standard_wording(store, name, board_id, step)
        elif step is not None and changes:
            chase_wording.write_wording(store, name, board_id, step, subject=subject, words=text)
        found = [each for each in chase_wording.wordings(store, board_id) if step in {None, each.step}]
    answer([wording_data(each) for each in found], wording_lines(found), as_json=as_json)


def _board_id(store: Store, board: str | None) -> str:
    from boardkeeper import boards

    return boards.find_board(store, board).id


def _about(store: Store, board_id: str, log: Log, rows: Sequence[str], day: date) -> list[Letter]:
    from boardkeeper import chasing

    found = chasing.letters_about(store, board_id, day, find_matters(store, board_id, log, rows, day))
    if not found:
        raise UserError(
            "None of these can be chased.",
            "Closed, postponed and undated matters are not, nor what waits for a hearing or was named to the chair.",
        )
    return list(found)


def _due_of_log(store: Store, board_id: str, log: Log, day: date) -> list[Letter]:
    """The due letters about one log only."""
    from boardkeeper import chasing

    found = []
    for each in chasing.due_letters(store, board_id, day):
        due = [row.matter for row in each.rows if row.step is not None and row.matter.log is log]
        letter = chasing.letter_for(store, board_id, each.id, day, due)
        if letter is not None:
            found.append(letter)
    return found


def _to(found: Sequence[Letter], officer: str) -> list[Letter]:
    return [each for each in found if _is_meant(each.officer, officer)]


def _is_meant(name: str, wanted: str) -> bool:
    return " ".join(wanted.split()).casefold() in name.casefold()


def _one(officers: Sequence[OfficerLetters], wanted: str) -> OfficerLetters:
    named_so = [each for each in officers if each.officer and _is_meant(each.officer, wanted)]
    exact = [each for each in named_so if each.officer.casefold() == wanted.strip().casefold()]
    if len(exact or named_so) != 1:
        raise UserError(
            f"No single officer of whom something is due is called “{wanted}”.",
            "See: boardkeeper chase list.",
        )
    return (exact or named_so)[0]


def _hand_over(
    store: Store,
    name: str,
    found: Sequence[Letter],
    day: date,
    eml: Path | None,
    *,
    record: bool,
    as_json: bool,
) -> None:
    """Print letters or write them, and record them when that is asked for."""
    from boardkeeper import chasing
    from boardkeeper.e_mail import mail_as_text

    paths = _write(found, eml, day) if eml is not None else [None] * len(found)
    recorded = chasing.record_letters(store, name, found, day) if record and found else None
    data = {
        "letters": [letter_data(each, path) for each, path in zip(found, paths, strict=True)],
        "recorded_in": recorded.matters if recorded is not None else 0,
    }
    if eml is not None:
        said = [f"Wrote {path}" for path in paths]
    else:
        said = [mail_as_text(each.as_mail()) for each in found]
    said += [
        f"Note: no e-mail address is known of {each.officer}."
        for each in found
        if not each.to and eml is not None
    ]
    if recorded is not None:
        threads = f"{recorded.matters} thread{'' if recorded.matters == 1 else 's'}"
        said.append(f"Recorded in {threads}.")
    answer(data, said or ["No letter is due."], as_json=as_json)


def _write(found: Sequence[Letter], folder: Path, day: date) -> list[Path]:
    from boardkeeper.e_mail import write_mail

    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UserError(
            f"“{folder.name}” is no folder to write in.", "Choose another one for --eml."
        ) from error
    paths: list[Path] = []
    for letter in found:
        plain = "".join(sign for sign in letter.officer if sign.isalnum() or sign in " -'’").strip()
        path = folder / f"{letter.step.value} - {plain} - {day.isoformat()}.eml"
        if path in paths:
            path = path.with_stem(f"{path.stem} {len(paths) + 1}")
        write_mail(letter.as_mail(), path)
        paths.append(path)
    return paths


def _read_text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise UserError(
            f"“{path.name}” cannot be read as a text.", "Save it as a plain text file."
        ) from error


chase_app = typer.Typer(
    help="Letters to officers about what they owe, before the next meeting.", rich_markup_mode=None
)
chase_app.command("list")(list_due)
chase_app.command("letters")(letters)
chase_app.command("named")(named)
chase_app.command("print")(print_sheets)
chase_app.command("address")(address)
chase_app.command("wording")(wording)
