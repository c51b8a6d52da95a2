"""Commands about what lies behind a report: appendices and background papers."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from boardkeeper.cli.agenda_words import Item, OfMeeting, Paper, read_paragraphs, read_word
from boardkeeper.cli.answers import AsJson, BoardFile, BoardName, Who
from boardkeeper.cli.report_words import Attached, Confidential, Paragraphs, Reason, named, opened_report
from boardkeeper.errors import UserError
from boardkeeper.kept_files import TakenFile

_Title = Annotated[str, typer.Argument(metavar="TITLE", help="As the front sheet lists it.")]
_Which = Annotated[str, typer.Argument(metavar="WHICH", help="Its reference, or words only its title holds.")]
_NewTitle = Annotated[str | None, typer.Option("--title", metavar="WORDS", help="Another title.")]
_Reference = Annotated[
    str | None, typer.Option("--reference", metavar="REF", help="As printed; the next letter when left out.")
]


def add_appendix(
    file: BoardFile,
    item: Item,
    title: _Title,
    meeting: OfMeeting,
    attached: Attached = None,
    paper: Paper = None,
    reference: _Reference = None,
    paragraphs: Paragraphs = None,
    reason: Reason = None,
    confidential: Confidential = None,
    board: BoardName = None,
    who: Who = None,
    as_json: AsJson = False,
) -> None:
    """Add an appendix: a file, or a paper that is composed."""
    from boardkeeper import appendices

    taken = _taken(attached)
    with opened_report(file, item, meeting, board, who) as open_report:
        appendices.add_appendix(
            open_report.store,
            open_report.who,
            open_report.report.id,
            title,
            reference=reference or "",
            file=taken,
            paper=read_word(appendices.PaperKind, paper or "none", "--paper"),
            **_marking(paragraphs, reason, confidential),
        )
        added = open_report.report.appendices[-1]
        open_report.tell(f"Added appendix {added.reference}.", as_json=as_json)


def set_appendix(
    file: BoardFile,
    item: Item,
    which: _Which,
    meeting: OfMeeting,
    title: _NewTitle = None,
    attached: Attached = None,
    paper: Paper = None,
    reference: _Reference = None,
    place: Annotated[
        int | None, typer.Option("--place", min=1, metavar="N", help="Its place, counted from 1.")
    ] = None,
    paragraphs: Paragraphs = None,
    reason: Reason = None,
    confidential: Confidential = None,
    board: BoardName = None,
    who: Who = None,
    as_json: AsJson = False,
) -> None:
    """Change an appendix: its title, file, place, or what keeps it from the public."""
    from boardkeeper import appendices

    facts = _given(title=title, reference=reference, file=_taken(attached))
    facts |= _marking(paragraphs, reason, confidential)
    if paper is not None:
        facts["paper"] = read_word(appendices.PaperKind, paper, "--paper")
    if not facts and place is None:
        raise UserError("Nothing was asked for.", "Say what changes, for example --title “Costs”.")
    with opened_report(file, item, meeting, board, who) as open_report:
        found = named(open_report.report.appendices, which, "appendix")
        if facts:
            appendices.update_appendix(open_report.store, open_report.who, found.id, **facts)
        if place is not None:
            appendices.move_appendix(open_report.store, open_report.who, found.id, place - 1)
        open_report.tell("Changed.", as_json=as_json)


def remove_appendix(
    file: BoardFile,
    item: Item,
    which: _Which,
    meeting: OfMeeting,
    board: BoardName = None,
    who: Who = None,
    as_json: AsJson = False,
) -> None:
    """Remove an appendix; the later ones close up."""
    from boardkeeper import appendices

    with opened_report(file, item, meeting, board, who) as open_report:
        found = named(open_report.report.appendices, which, "appendix")
        appendices.remove_appendix(open_report.store, open_report.who, found.id)
        open_report.tell(f"Removed “{found.title}”.", as_json=as_json)


def add_background(
    file: BoardFile,
    item: Item,
    title: _Title,
    meeting: OfMeeting,
    attached: Attached = None,
    paragraphs: Paragraphs = None,
    reason: Reason = None,
    confidential: Confidential = None,
    board: BoardName = None,
    who: Who = None,
    as_json: AsJson = False,
) -> None:
    """List an unpublished paper that the report relies on."""
    from boardkeeper import appendices

    taken = _taken(attached)
    with opened_report(file, item, meeting, board, who) as open_report:
        appendices.add_background_paper(
            open_report.store,
            open_report.who,
            open_report.report.id,
            title,
            file=taken,
            **_marking(paragraphs, reason, confidential),
        )
        open_report.tell(f"Added the background paper “{title}”.", as_json=as_json)


def set_background(
    file: BoardFile,
    item: Item,
    which: _Which,
    meeting: OfMeeting,
    title: _NewTitle = None,
    attached: Attached = None,
    paragraphs: Paragraphs = None,
    reason: Reason = None,
    confidential: Confidential = None,
    board: BoardName = None,
    who: Who = None,
    as_json: AsJson = False,
) -> None:
    """Change a background paper."""
    from boardkeeper import appendices

    facts = _given(title=title, file=_taken(attached)) | _marking(paragraphs, reason, confidential)
    if not facts:
        raise UserError("Nothing was asked for.", "Say what changes, for example --title “Survey of 2018”.")
    with opened_report(file, item, meeting, board, who) as open_report:
        found = named(open_report.report.background_papers, which, "background paper")
        appendices.update_background_paper(open_report.store, open_report.who, found.id, **facts)
        open_report.tell("Changed.", as_json=as_json)


def remove_background(
    file: BoardFile,
    item: Item,
    which: _Which,
    meeting: OfMeeting,
    board: BoardName = None,
    who: Who = None,
    as_json: AsJson = False,
) -> None:
    """Take a background paper off the list."""
    from boardkeeper import appendices

    with opened_report(file, item, meeting, board, who) as open_report:
        found = named(open_report.report.background_papers, which, "background paper")
        appendices.remove_background_paper(open_report.store, open_report.who, found.id)
        open_report.tell(f"Removed “{found.title}”.", as_json=as_json)


def _taken(attached: Any) -> TakenFile | None:
    if attached is None:
        return None
    from boardkeeper import attaching

    return attaching.take_file(attached)


def _given(**facts: Any) -> dict[str, Any]:
    return {name: value for name, value in facts.items() if value is not None}


def _marking(paragraphs: str | None, reason: str | None, confidential: bool | None) -> dict[str, Any]:
    facts = _given(public_interest_reason=reason, is_confidential=confidential)
    if paragraphs is not None:
        facts["exempt_paragraphs"] = read_paragraphs(paragraphs)
    return facts


appendix_app = typer.Typer(help="A report’s appendices.", rich_markup_mode=None)
appendix_app.command("add")(add_appendix)
appendix_app.command("set")(set_appendix)
appendix_app.command("remove")(remove_appendix)
background_app = typer.Typer(help="The unpublished papers a report relies on.", rich_markup_mode=None)
background_app.command("add")(add_background)
background_app.command("set")(set_background)
background_app.command("remove")(remove_background)
