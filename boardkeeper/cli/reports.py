"""Commands about the report behind an agenda item: its front sheet, its words, the file attached as its paper."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from boardkeeper.cli import report_papers, report_signing
from boardkeeper.cli.agenda_words import Item, OfMeeting
from boardkeeper.cli.answers import AsJson, BoardFile, BoardName, Who, answer
from boardkeeper.cli.locked_papers import taken_together
from boardkeeper.cli.report_words import data_of, lines_of, opened_report
from boardkeeper.errors import UserError


def start(
    file: BoardFile,
    item: Item,
    meeting: OfMeeting,
    board: BoardName = None,
    who: Who = None,
    as_json: AsJson = False,
) -> None:
    """Begin the report behind an item from the board’s template."""
    from boardkeeper import reports

    with opened_report(file, item, meeting, board, who) as open_report:
        reports.start_report(open_report.store, open_report.who, open_report.item_id)
        open_report.tell(f"Began the report “{open_report.report.title}”.", as_json=as_json)


def show(
    file: BoardFile, item: Item, meeting: OfMeeting, board: BoardName = None, as_json: AsJson = False
) -> None:
    """Show a report: front sheet, what is written, what lies behind it, and what is missing."""
    with opened_report(file, item, meeting, board, None) as open_report:
        report = open_report.report
        answer(data_of(report, open_report.number), lines_of(report), as_json=as_json)


def change(
    file: BoardFile,
    item: Item,
    meeting: OfMeeting,
    title: Annotated[str | None, typer.Option("--title", metavar="WORDS", help="Title of report.")] = None,
    lead_member: Annotated[
        str | None, typer.Option("--lead-member", metavar="NAME", help="Lead member.")
    ] = None,
    lead_director: Annotated[
        str | None, typer.Option("--lead-director", metavar="NAME", help="Lead strategic director.")
    ] = None,
    author: Annotated[str | None, typer.Option("--author", metavar="NAME", help="Who writes it.")] = None,
    email: Annotated[str | None, typer.Option("--email", metavar="ADDRESS", help="Contact e-mail.")] = None,
    reference: Annotated[
        str | None, typer.Option("--reference", metavar="REF", help="Your reference.")
    ] = None,
    key_decision: Annotated[
        bool | None, typer.Option("--key-decision/--no-key-decision", help="Whether it is a key decision.")
    ] = None,
    parent_decision: Annotated[
        str | None, typer.Option("--parent-decision", metavar="WORDS", help="Of a scrutiny report.")
    ] = None,
    front_sheet: Annotated[
        bool | None,
        typer.Option("--front-sheet/--no-front-sheet", help="Whether its front sheet is printed."),
    ] = None,
    board: BoardName = None,
    who: Who = None,
    as_json: AsJson = False,
) -> None:
    """Change the facts of a front sheet."""
    from boardkeeper import reports

    given: dict[str, Any] = {
        "title": title,
        "lead_member": lead_member,
        "lead_director": lead_director,
        "author": author,
        "contact_email": email,
        "reference": reference,
        "is_key_decision": key_decision,
        "parent_decision": parent_decision,
        "prints_front_sheet": front_sheet,
    }
    facts = {name: value for name, value in given.items() if value is not None}
    if not facts:
        raise UserError("Nothing was asked for.", "Say what changes, for example --author “Jean Kelly”.")
    with opened_report(file, item, meeting, board, who) as open_report:
        reports.update_report(open_report.store, open_report.who, open_report.report.id, **facts)
        open_report.tell("Changed.", as_json=as_json)


def write(
    file: BoardFile,
    item: Item,
    meeting: OfMeeting,
    section: Annotated[
        str,
        typer.Option("--section", metavar="NAME", help="Its heading, what it is for, or a part of either."),
    ],
    text: Annotated[str | None, typer.Option("--text", metavar="WORDS", help="What it shall say.")] = None,
    source: Annotated[
        Path | None,
        typer.Option("--from", metavar="FILE", help="A text file; “-” reads standard input."),
    ] = None,
    new: Annotated[
        bool, typer.Option("--new", help="Add the section when there is none of that name.")
    ] = False,
    board: BoardName = None,
    who: Who = None,
    as_json: AsJson = False,
) -> None:
    """Write a section: a line is a paragraph; “- ”, “1. ”, “(a) ” begin points, “## ” a sub-heading, “| ” a table row."""
    from boardkeeper import reports
    from boardkeeper.reports.plain_text import read_plain, with_ids

    if (text is None) == (source is None):
        raise UserError("One text is written.", "Give it with --text, or name its file with --from.")
    written = read_plain(text if text is not None else _read(source or Path("-")))
    with opened_report(file, item, meeting, board, who) as open_report:
        report = open_report.report
        found = _section(report, section)
        if found is None and not new:
            listed = ", ".join(f"“{each.heading}”" for each in report.sections)
            raise UserError(f"The report has no section “{section}”.", f"It has {listed}; --new adds one.")
        if found is None:
            reports.add_section(open_report.store, open_report.who, report.id, section, paragraphs=written)
        else:
            paragraphs = with_ids(written, found.paragraphs)
            reports.write_section(open_report.store, open_report.who, found.id, paragraphs)
        open_report.tell(f"Wrote “{found.heading if found else section}”.", as_json=as_json)


def _section(report: Any, wanted: str) -> Any:
    """The section of that heading or role, else the only one whose heading holds the words."""
    words = wanted.strip().casefold()
    for section in report.sections:
        if words in {section.heading.casefold(), section.role.value}:
            return section
    close = [section for section in report.sections if words and words in section.heading.casefold()]
    return close[0] if len(close) == 1 else None


def _read(source: Path) -> str:
    if str(source) == "-":
        return sys.stdin.read()
    try:
        return source.read_text(encoding="utf-8-sig")
    except FileNotFoundError as error:
        raise UserError(f"“{source.name}” is not there.", "Choose another file.") from error
    except (OSError, UnicodeDecodeError) as error:
        raise UserError(
            f"“{source.name}” cannot be read as text.", "Save it as plain text in UTF-8."
        ) from error


def attach(
    file: BoardFile,
    item: Item,
    papers: Annotated[
        list[Path],
        typer.Argument(
            metavar="PAPER…", help="PDFs, or what can be made into one; further ones go behind it."
        ),
    ],
    meeting: OfMeeting,
    password: Annotated[
        list[str] | None,
        typer.Option(
            "--password",
            metavar="WORDS",
            help="Of locked files, each tried on each; asked for where left out.",
        ),
    ] = None,
    board: BoardName = None,
    who: Who = None,
    as_json: AsJson = False,
) -> None:
    """Attach files to an item in one step: its paper, and appendices behind it.

    One file becomes the paper, in place of the one before. Of several the first becomes the paper of an item without
    a report, and the rest go behind it.
    """
    from boardkeeper import appendices, attaching, reports

    found = taken_together(papers, password or ())
    if not found.taken:
        raise attaching.refusals(found.refused, some_taken=False)
    with opened_report(file, item, meeting, board, who) as open_report:
        if len(papers) == 1:
            (taken,) = found.taken
            reports.attach_paper(open_report.store, open_report.who, open_report.item_id, taken)
            said = f"Attached “{taken.name}”, {taken.pages} page{'' if taken.pages == 1 else 's'}."
        else:
            said = appendices.attach_papers(
                open_report.store, open_report.who, open_report.item_id, found.taken
            )
        for taken in found.taken:
            for note in taken.notes:
                sys.stderr.write(f"Note: {taken.name}: {note}\n" if len(papers) > 1 else f"Note: {note}\n")
        open_report.tell(said, as_json=as_json)
    if found.refused:
        raise attaching.refusals(found.refused)


def detach(
    file: BoardFile,
    item: Item,
    meeting: OfMeeting,
    board: BoardName = None,
    who: Who = None,
    as_json: AsJson = False,
) -> None:
    """Take the attached file away; what was written stays."""
    from boardkeeper import reports

    with opened_report(file, item, meeting, board, who) as open_report:
        if not open_report.report.attached_hash:
            raise UserError("Nothing is attached to that report.", "")
        reports.detach_paper(open_report.store, open_report.who, open_report.item_id)
        open_report.tell("Took the attached file away.", as_json=as_json)


def remove(
    file: BoardFile,
    item: Item,
    meeting: OfMeeting,
    board: BoardName = None,
    who: Who = None,
    as_json: AsJson = False,
) -> None:
    """Remove the report behind an item, with everything in it."""
    from boardkeeper import reports

    with opened_report(file, item, meeting, board, who) as open_report:
        data = data_of(open_report.report, open_report.number)
        reports.remove_report(open_report.store, open_report.who, open_report.item_id)
        answer(data, [f"Removed the report “{data['title']}”."], as_json=as_json)


report_app = typer.Typer(help="The reports behind a meeting’s items.", rich_markup_mode=None)
report_app.command("start")(start)
report_app.command("show")(show)
report_app.command("set")(change)
report_app.command("write")(write)
report_app.command("attach")(attach)
report_app.command("detach")(detach)
report_app.command("remove")(remove)
report_app.add_typer(report_papers.appendix_app, name="appendix")
report_app.add_typer(report_papers.background_app, name="background")
report_app.command("sign")(report_signing.sign)
report_app.command("unsign")(report_signing.unsign)
report_app.command("compare")(report_signing.compare)
report_app.command("owed")(report_signing.owed)
report_app.command("remind")(report_signing.remind)
