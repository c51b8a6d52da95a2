"""Commands about sign-offs, and about papers that are still owed."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from boardkeeper.cli.agenda_words import Item, OfMeeting, opened_agenda, read_word
from boardkeeper.cli.answers import AsJson, BoardFile, BoardName, Who, answer, columns, read_date
from boardkeeper.cli.report_words import OpenReport, opened_report
from boardkeeper.clock import current_day
from boardkeeper.errors import UserError
from boardkeeper.rules.due_dates import long_date

if TYPE_CHECKING:
    from boardkeeper.papers import Letter
    from boardkeeper.reports import SignOffView

_Kind = Annotated[
    str,
    typer.Argument(
        metavar="KIND",
        help="Fin, Leg, Mon Off, HR, Assets, Strat Proc, leadership team member, director or cabinet member.",
    ),
]
_AsAt = Annotated[
    str | None, typer.Option("--as-at", metavar="DATE", help="Counted from that day; by default today.")
]


def sign(
    file: BoardFile,
    item: Item,
    kind: _Kind,
    meeting: OfMeeting,
    reference: Annotated[
        str, typer.Option("--reference", metavar="REF", help="As printed: djn.19.20.91.")
    ] = "",
    person: Annotated[str, typer.Option("--person", metavar="NAME", help="Who gave it.")] = "",
    how: Annotated[str, typer.Option("--how", metavar="WORDS", help="E.g. approved by email.")] = "",
    on: Annotated[str | None, typer.Option("--on", metavar="DATE", help="The day.")] = None,
    board: BoardName = None,
    who: Who = None,
    as_json: AsJson = False,
) -> None:
    """Record a sign-off of the report as it stands now."""
    from boardkeeper import sign_offs

    wanted = read_word(sign_offs.SignOffKind, kind, "the item")
    day = read_date(on, "--on") if on else None
    with opened_report(file, item, meeting, board, who) as open_report:
        sign_offs.sign(
            open_report.store,
            open_report.who,
            open_report.report.id,
            wanted,
            person=person,
            reference=reference,
            given_how=how,
            signed_on=day,
        )
        open_report.tell(f"Recorded the sign-off {wanted.value}.", as_json=as_json)


def unsign(
    file: BoardFile,
    item: Item,
    kind: _Kind,
    meeting: OfMeeting,
    board: BoardName = None,
    who: Who = None,
    as_json: AsJson = False,
) -> None:
    """Take a sign-off back."""
    from boardkeeper import sign_offs

    with opened_report(file, item, meeting, board, who) as open_report:
        found = _given(open_report, kind)
        sign_offs.withdraw_sign_off(open_report.store, open_report.who, found.id)
        open_report.tell(f"Withdrew the sign-off {found.kind.value}.", as_json=as_json)


def compare(
    file: BoardFile,
    item: Item,
    kind: _Kind,
    meeting: OfMeeting,
    board: BoardName = None,
    as_json: AsJson = False,
) -> None:
    """Show what was changed in the report since somebody signed it."""
    from boardkeeper import sign_offs

    with opened_report(file, item, meeting, board, None) as open_report:
        changes = sign_offs.compare_sign_off(open_report.store, _given(open_report, kind).id)
    signs = {sign_offs.ADDED: "+ ", sign_offs.REMOVED: "- "}
    lines = [
        f"{signs[each.change]}{line}"
        for each in changes
        if each.change in signs
        for line in each.text.splitlines()
        if line.strip()
    ]
    answer(
        [{"text": each.text, "change": each.change} for each in changes],
        lines or ["Nothing was changed since."],
        as_json=as_json,
    )


def _given(open_report: OpenReport, kind: str) -> SignOffView:
    from boardkeeper.sign_offs import SignOffKind

    wanted = read_word(SignOffKind, kind, "the item")
    found = next(
        (each for each in open_report.report.sign_offs if each.kind is wanted and each.is_given), None
    )
    if found is None:
        raise UserError(
            f"{wanted.value} has not signed that report.", "Record it with: boardkeeper report sign."
        )
    return found


def owed(
    file: BoardFile, meeting: OfMeeting, as_at: _AsAt = None, board: BoardName = None, as_json: AsJson = False
) -> None:
    """List the papers that are still owed for a meeting, and by whom."""
    from boardkeeper import papers

    with opened_agenda(file, meeting, board, None) as agenda_of:
        found = papers.owed_papers(agenda_of.store, agenda_of.meeting_id, _day(as_at))
    data = [
        {
            "item": each.number or None,
            "title": each.title,
            "why": each.why,
            "whom": each.whom,
            "email": each.email or None,
            "due": each.due_on,
            "days_left": each.days_left,
        }
        for each in found
    ]
    rows = [(each.number, each.title, each.whom or "nobody is named", each.why) for each in found]
    lines = (
        [f"Reports are due on {long_date(found[0].due_on)}.", *columns(rows)] if found else ["None is owed."]
    )
    answer(data, lines, as_json=as_json)


def remind(
    file: BoardFile,
    meeting: OfMeeting,
    item: Annotated[
        str | None,
        typer.Argument(metavar="ITEM", help="For one item; for all that owe a paper when left out."),
    ] = None,
    eml: Annotated[
        Path | None, typer.Option("--eml", metavar="FOLDER", help="Write each as a file for a mail program.")
    ] = None,
    as_at: _AsAt = None,
    board: BoardName = None,
    as_json: AsJson = False,
) -> None:
    """Draft the letters that ask for owed papers."""
    from boardkeeper import papers

    day = _day(as_at)
    with opened_agenda(file, meeting, board, None) as agenda_of:
        store, meeting_id = agenda_of.store, agenda_of.meeting_id
        if item is not None:
            found = agenda_of.item(item)
            wanted = [(found.number, found.id)]
        else:
            wanted = [(each.number, each.item_id) for each in papers.owed_papers(store, meeting_id, day)]
        letters = [(number, papers.reminder(store, meeting_id, item_id, day)) for number, item_id in wanted]
    files = _write(letters, eml) if eml is not None else [None] * len(letters)
    data = [
        {
            "item": number or None,
            "to": each.to,
            "name": each.name,
            "subject": each.subject,
            "body": each.body,
            "file": path,
        }
        for (number, each), path in zip(letters, files, strict=True)
    ]
    lines = (
        [f"Wrote {path}" for path in files] if eml else [papers.letter_as_text(each) for _, each in letters]
    )
    answer(data, lines or ["No paper is owed."], as_json=as_json)


def _write(letters: list[tuple[str, Letter]], folder: Path) -> list[Any]:
    from boardkeeper import papers

    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UserError(
            f"“{folder.name}” is no folder to write in.", "Choose another one for --eml."
        ) from error
    written = []
    for place, (number, letter) in enumerate(letters, start=1):
        path = folder / f"reminder item {number or f'without number {place}'}.eml"
        papers.write_eml(letter, path)
        written.append(path)
    return written


def _day(written: str | None) -> date:
    return read_date(written, "--as-at") if written else current_day()
