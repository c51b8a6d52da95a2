"""The command that brings old minutes in, and says line by line what it made of them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from boardkeeper.cli.answers import AsJson, BoardName, Who, answer, opened, read_date

if TYPE_CHECKING:
    from boardkeeper.importing.old_minutes import OldLine
    from boardkeeper.imports.old_minutes import OldMinutesPreview

_SHOWN = 90


def import_minutes(
    paper: Annotated[
        Path, typer.Argument(metavar="PAPER", help="The old minutes: a Word document or a text file.")
    ],
    into: Annotated[Path, typer.Option("--into", metavar="FILE", help="The board file.")],
    board: BoardName = None,
    meeting: Annotated[
        str | None,
        typer.Option(
            "--meeting", metavar="DATE", help="The day of the meeting, when the paper does not say it."
        ),
    ] = None,
    state: Annotated[
        str | None,
        typer.Option(
            "--as",
            metavar="STATE",
            help="What they are: draft, approved or signed; by default what the paper says.",
        ),
    ] = None,
    follow_up: Annotated[
        bool | None,
        typer.Option(
            "--follow-up/--no-follow-up",
            help="Put actions, and limbs that ask for something, into the logs; by default those of a draft.",
        ),
    ] = None,
    leave_as_words: Annotated[
        bool,
        typer.Option("--leave-as-words", help="Keep names that are not in the file as words; add nobody."),
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say what was understood; write nothing.")
    ] = False,
    who: Who = None,
    as_json: AsJson = False,
) -> None:
    """Bring the minutes of a former meeting in as one step: headings, numbers, points, decisions, attendance."""
    from boardkeeper import boards
    from boardkeeper.importing.old_minutes import Corrections, read_old_minutes, understand
    from boardkeeper.imports.old_minutes import apply_old_minutes, preview_old_minutes

    old = read_old_minutes(paper.absolute())
    if meeting is not None:
        old = understand(old.paper, Corrections(held_on=read_date(meeting, "--meeting")))
    kept_as = _state(state)
    with opened(into, who) as (store, name):
        board_id = boards.find_board(store, board).id
        preview = preview_old_minutes(store, board_id, old)
        meeting_id = preview.meeting_id
        if not dry_run:
            chosen = {each.name: None for each in preview.people if leave_as_words and not each.known}
            meeting_id = apply_old_minutes(
                store, name, board_id, old, chosen=chosen, state=kept_as, follow_up=follow_up
            )
    answer(
        _data(preview, meeting_id, is_written=not dry_run),
        _lines(preview, is_written=not dry_run),
        as_json=as_json,
    )


def _state(written: str | None) -> Any:
    from boardkeeper.errors import UserError
    from boardkeeper.importing.old_minutes import PaperState

    if written is None:
        return None
    try:
        return PaperState(written.strip().casefold())
    except ValueError:
        raise UserError(
            f"“{written}” is not a state of minutes.", "Write draft, approved or signed."
        ) from None


def _data(preview: OldMinutesPreview, meeting_id: str | None, *, is_written: bool) -> dict[str, Any]:
    old = preview.old
    return {
        "written": is_written,
        "meeting": {
            "id": meeting_id,
            "is_new": preview.meeting_id is None,
            "held_on": old.held_on,
            "starts_at": old.starts_at,
            "ended_at": old.ended_at,
            "venue": old.venue,
            "state": old.state.value,
        },
        "counts": {kind.value: count for kind, count in preview.counts.items() if count},
        "people": [
            {
                "name": each.name,
                "part": each.part,
                "known": [person.name for person in each.known],
                "line": each.line + 1,
            }
            for each in preview.people
        ],
        "declarations": [
            {"member": each.member, "subject": each.subject, "reason": each.reason, "interest": each.interest}
            for each in old.declarations
        ],
        "existing": None if preview.existing is None else preview.existing.sentence,
        "doubts": [
            {"line": None if each.line is None else each.line + 1, "doubt": each.sentence}
            for each in preview.doubts
        ],
        "lines": [_line(each) for each in old.lines],
    }


def _line(line: OldLine) -> dict[str, Any]:
    found: dict[str, Any] = {
        "line": line.index + 1,
        "understood_as": line.understood_as.value,
        "text": line.text,
        "note": line.note,
        "doubt": line.doubt,
    }
    if line.number is not None:
        found["number"] = line.number
    if line.decision is not None:
        found["verb"] = line.decision.verb.value
        found["recommended_to"] = line.decision.recommended_to
        found["is_lost"] = line.decision.is_lost
    if line.exempt_paragraphs:
        found["exempt_paragraphs"] = line.exempt_paragraphs
    return found


def _lines(preview: OldMinutesPreview, *, is_written: bool) -> Iterator[str]:
    where = "a new meeting" if preview.meeting_id is None else "the meeting"
    counted = ", ".join(_counted(kind.value, count) for kind, count in preview.counts.items() if count)
    yield f"{'Wrote' if is_written else 'Would write'} the minutes of {where} of {preview.meeting_title}: {counted}."
    if preview.existing is not None:
        yield f"It has minutes already. {preview.existing.sentence}"
    new = [each.name for each in preview.people if not each.known]
    if new:
        yield f"People not in the file: {', '.join(new)}."
    for doubt in preview.doubts:
        place = "" if doubt.line is None else f" line {doubt.line + 1}"
        yield f"Doubt{place}: {doubt.sentence}"
    if not is_written:
        for line in preview.old.lines:
            number = f"{line.number}. " if line.number is not None else ""
            words = f"{number}{line.text or line.printed}".replace("\n", " / ")
            yield f"{line.index + 1:>4}  {line.understood_as.value:<18}  {words[:_SHOWN]}"


def _counted(kind: str, count: int) -> str:
    name = {"text": "paragraph", "resolution": "limb"}.get(kind, kind)
    return f"{count} {name}{'' if count == 1 else 's'}"
