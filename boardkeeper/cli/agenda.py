"""Commands about a meeting's agenda: its items, their order, what is not public, and what could come onto it."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from boardkeeper.cli.agenda_words import (
    Education,
    Item,
    Kind,
    Lead,
    OfMeeting,
    Paper,
    Purpose,
    Urgent,
    opened_agenda,
    read_paragraphs,
    read_word,
)
from boardkeeper.cli.answers import AsJson, BoardFile, BoardName, Who, answer, read_date
from boardkeeper.errors import UserError
from boardkeeper.rules.due_dates import full_date
from boardkeeper.written_lines import listed


def show(file: BoardFile, meeting: OfMeeting, board: BoardName = None, as_json: AsJson = False) -> None:
    """Show an agenda with its numbers, kinds and what is not public."""
    with opened_agenda(file, meeting, board, None) as agenda_of:
        agenda_of.tell("", as_json=as_json)


def start(
    file: BoardFile,
    meeting: OfMeeting,
    with_suggestions: Annotated[
        bool,
        typer.Option(
            "--with-suggestions", help="Also take the topics and deferred items that are suggested."
        ),
    ] = False,
    board: BoardName = None,
    who: Who = None,
    as_json: AsJson = False,
) -> None:
    """Begin an agenda with the board's standing items."""
    from boardkeeper import agenda_starting, meetings

    with opened_agenda(file, meeting, board, who) as agenda_of:
        begin = agenda_starting.start_with_suggestions if with_suggestions else meetings.start_agenda
        begin(agenda_of.store, agenda_of.who, agenda_of.meeting_id)
        agenda_of.tell("Started the agenda.", as_json=as_json)


def add(
    file: BoardFile,
    title: Annotated[str, typer.Argument(help="“Plan – to follow” and the like say the kind.")],
    meeting: OfMeeting,
    kind: Kind = None,
    paper: Paper = None,
    purpose: Purpose = None,
    lead: Lead = None,
    urgent: Urgent = None,
    after: Annotated[str | None, typer.Option("--after", metavar="ITEM", help="Behind which item.")] = None,
    under: Annotated[
        str | None, typer.Option("--under", metavar="ITEM", help="As a sub-item of which item.")
    ] = None,
    board: BoardName = None,
    who: Who = None,
    as_json: AsJson = False,
) -> None:
    """Add an item. To a published agenda it needs --urgent-because and takes a letter: 14a."""
    from boardkeeper import agenda

    with opened_agenda(file, meeting, board, who) as agenda_of:
        item_id = agenda.add_item(
            agenda_of.store,
            agenda_of.who,
            agenda_of.meeting_id,
            title,
            kind=_kind(kind, urgent),
            paper=read_word(agenda.PaperKind, paper, "--paper") if paper else None,
            purpose=purpose or "",
            lead=lead or "",
            urgent_reason=urgent or "",
            after_id=agenda_of.item(after).id if after else None,
            parent_id=agenda_of.item(under).id if under else None,
        )
        added = next(item for item in agenda_of.items if item.id == item_id)
        agenda_of.tell(f"Added item {added.number or added.title}.", as_json=as_json)


def change(
    file: BoardFile,
    item: Item,
    meeting: OfMeeting,
    title: Annotated[str | None, typer.Option("--title", metavar="WORDS", help="Another title.")] = None,
    kind: Kind = None,
    paper: Paper = None,
    purpose: Purpose = None,
    lead: Lead = None,
    urgent: Urgent = None,
    education: Education = None,
    board: BoardName = None,
    who: Who = None,
    as_json: AsJson = False,
) -> None:
    """Change an item's words, kind or paper, and who votes on it."""
    from boardkeeper import agenda

    facts: dict[str, Any] = {"title": title, "purpose": purpose, "lead": lead, "urgent_reason": urgent}
    facts["concerns_education"] = education
    facts = {name: value for name, value in facts.items() if value is not None}
    chosen = _kind(kind, urgent)
    if chosen is not None:
        facts["kind"] = chosen
    if paper is not None:
        facts["paper"] = read_word(agenda.PaperKind, paper, "--paper")
    if not facts:
        raise UserError("Nothing was asked for.", "Say what changes, for example --title “Plan”.")
    with opened_agenda(file, meeting, board, who) as agenda_of:
        agenda.update_item(agenda_of.store, agenda_of.who, agenda_of.item(item).id, **facts)
        agenda_of.tell("Changed.", as_json=as_json)


def _kind(written: str | None, urgent: str | None) -> Any:
    """The kind that is asked for; a reason for urgency alone says it, too."""
    from boardkeeper import agenda

    if written is None:
        return agenda.ItemKind.URGENT if urgent else None
    return read_word(agenda.ItemKind, written, "--kind")


def move(
    file: BoardFile,
    item: Item,
    meeting: OfMeeting,
    before: Annotated[str | None, typer.Option("--before", metavar="ITEM", help="In front of which.")] = None,
    after: Annotated[str | None, typer.Option("--after", metavar="ITEM", help="Behind which.")] = None,
    board: BoardName = None,
    who: Who = None,
    as_json: AsJson = False,
) -> None:
    """Move an item, with its sub-items, before or behind another."""
    from boardkeeper import agenda

    if (before is None) == (after is None):
        raise UserError("Say where it goes.", "Give --before ITEM or --after ITEM.")
    with opened_agenda(file, meeting, board, who) as agenda_of:
        moved, beside = agenda_of.item(item), agenda_of.item(before or after or "")
        others = [each for each in agenda_of.items if moved.id not in {each.id, each.parent_id}]
        if beside not in others:
            raise UserError("An item is not moved beside itself.", "Name another item.")
        place = others.index(beside)
        if after is not None:
            # Behind an item means behind its sub-items, unless it is itself one of them.
            place += 1
            while moved.parent_id is None and place < len(others) and others[place].parent_id is not None:
                place += 1
        agenda.move_item(agenda_of.store, agenda_of.who, moved.id, place)
        agenda_of.tell("Moved.", as_json=as_json)


def under(
    file: BoardFile,
    item: Item,
    meeting: OfMeeting,
    parent: Annotated[str | None, typer.Argument(metavar="[PARENT]", help="The item it goes under.")] = None,
    out: Annotated[bool, typer.Option("--out", help="Take it out again.")] = False,
    board: BoardName = None,
    who: Who = None,
    as_json: AsJson = False,
) -> None:
    """Make an item a sub-item of another (5.1), or take it out."""
    from boardkeeper import agenda

    if out == (parent is not None):
        raise UserError("Say what it goes under.", "Name an item, or give --out.")
    with opened_agenda(file, meeting, board, who) as agenda_of:
        parent_id = agenda_of.item(parent).id if parent else None
        agenda.put_under(agenda_of.store, agenda_of.who, agenda_of.item(item).id, parent_id)
        agenda_of.tell("Moved.", as_json=as_json)


def remove(
    file: BoardFile,
    item: Item,
    meeting: OfMeeting,
    withdraw: Annotated[
        bool, typer.Option("--withdraw", help="Keep it and say in its title that it is withdrawn.")
    ] = False,
    board: BoardName = None,
    who: Who = None,
    as_json: AsJson = False,
) -> None:
    """Take an item off; from a published agenda it can only be withdrawn by name."""
    from boardkeeper import agenda

    with opened_agenda(file, meeting, board, who) as agenda_of:
        found = agenda_of.item(item)
        take_off = agenda.withdraw_item if withdraw else agenda.remove_item
        take_off(agenda_of.store, agenda_of.who, found.id)
        agenda_of.tell("Withdrawn." if withdraw else f"Removed “{found.title}”.", as_json=as_json)


def exempt(
    file: BoardFile,
    item: Item,
    meeting: OfMeeting,
    paragraphs: Annotated[
        str, typer.Option("--paragraphs", metavar="LIST", help="Of Schedule 12A, e.g. “1, 3”.")
    ] = "",
    reason: Annotated[
        str,
        typer.Option("--reason", metavar="WORDS", help="Why the public interest lies in keeping it back."),
    ] = "",
    confidential: Annotated[
        bool, typer.Option("--confidential", help="Barred by a department, an Act or a court.")
    ] = False,
    board: BoardName = None,
    who: Who = None,
    as_json: AsJson = False,
) -> None:
    """Keep an item from the public."""
    from boardkeeper import agenda

    cited = read_paragraphs(paragraphs)
    with opened_agenda(file, meeting, board, who) as agenda_of:
        found = agenda_of.item(item)
        agenda.mark_exempt(
            agenda_of.store, agenda_of.who, found.id, cited, reason, is_confidential=confidential
        )
        agenda_of.tell(f"“{found.title}” is not public now.", as_json=as_json)


def public(
    file: BoardFile,
    item: Item,
    meeting: OfMeeting,
    board: BoardName = None,
    who: Who = None,
    as_json: AsJson = False,
) -> None:
    """Open an item to the public again."""
    from boardkeeper import agenda

    with opened_agenda(file, meeting, board, who) as agenda_of:
        found = agenda_of.item(item)
        agenda.mark_public(agenda_of.store, agenda_of.who, found.id)
        agenda_of.tell(f"“{found.title}” is public now.", as_json=as_json)


def exclude(
    file: BoardFile, meeting: OfMeeting, board: BoardName = None, who: Who = None, as_json: AsJson = False
) -> None:
    """Put the resolution to exclude press and public where it belongs."""
    from boardkeeper import exempting

    with opened_agenda(file, meeting, board, who) as agenda_of:
        exempting.add_exclusion(agenda_of.store, agenda_of.who, agenda_of.meeting_id)
        agenda_of.tell("Added the resolution to exclude press and public.", as_json=as_json)


def suggest(file: BoardFile, meeting: OfMeeting, board: BoardName = None, as_json: AsJson = False) -> None:
    """List what could come onto an agenda, and why."""
    from boardkeeper import agenda_sources

    with opened_agenda(file, meeting, board, None) as agenda_of:
        found = agenda_sources.suggestions(agenda_of.store, agenda_of.meeting_id)
    data = [{"title": each.title, "source": each.kind.value, "why": each.why} for each in found]
    lines = [line for each in found for line in (each.title, f"    {each.why}")]
    answer(data, lines or ["Nothing is suggested."], as_json=as_json)


def take(
    file: BoardFile,
    meeting: OfMeeting,
    titles: Annotated[list[str] | None, typer.Argument(metavar="[TITLE]…", help="Which suggestions.")] = None,
    everything: Annotated[bool, typer.Option("--all", help="All of them.")] = False,
    board: BoardName = None,
    who: Who = None,
    as_json: AsJson = False,
) -> None:
    """Put suggestions on an agenda, with the links to where they come from."""
    from boardkeeper import agenda_sources

    if everything == bool(titles):
        raise UserError("Say which suggestions are taken.", "Name them, or give --all.")
    with opened_agenda(file, meeting, board, who) as agenda_of:
        found = agenda_sources.suggestions(agenda_of.store, agenda_of.meeting_id)
        ids = [each.id for each in found] if everything else [_suggested(found, one) for one in titles or ()]
        if not ids:
            raise UserError("Nothing is suggested for this agenda.", "There is nothing to take.")
        taken = agenda_sources.take_suggestions(agenda_of.store, agenda_of.who, agenda_of.meeting_id, ids)
        agenda_of.tell(f"Taken: {len(taken)}.", as_json=as_json)


def _suggested(found: Any, written: str) -> str:
    wanted = written.strip().casefold()
    close = [each for each in found if each.title.casefold() == wanted] or [
        each for each in found if wanted and wanted in each.title.casefold()
    ]
    if len(close) != 1:
        named = listed([each.title for each in close or found])
        raise UserError(
            f"“{written.strip()}” is no single suggestion.",
            f"There are {named}." if named else "Nothing is suggested for this agenda.",
        )
    return str(close[0].id)


def duplicate(
    file: BoardFile,
    meeting: OfMeeting,
    other: Annotated[str, typer.Option("--from", metavar="DATE", help="Whose agenda is taken over.")],
    board: BoardName = None,
    who: Who = None,
    as_json: AsJson = False,
) -> None:
    """Take over another meeting's agenda, without what belonged to that meeting."""
    from boardkeeper import agenda_starting, boards, meetings

    day = read_date(other, "--from")
    with opened_agenda(file, meeting, board, who) as agenda_of:
        source = meetings.find_meeting(agenda_of.store, boards.find_board(agenda_of.store, board).id, day)
        count = agenda_starting.duplicate_agenda(
            agenda_of.store, agenda_of.who, source.id, agenda_of.meeting_id
        )
        agenda_of.tell(f"Took over {count} items of {full_date(day)}.", as_json=as_json)


agenda_app = typer.Typer(help="The agenda of a meeting.", rich_markup_mode=None)
agenda_app.command("show")(show)
agenda_app.command("start")(start)
agenda_app.command("add")(add)
agenda_app.command("set")(change)
agenda_app.command("move")(move)
agenda_app.command("under")(under)
agenda_app.command("remove")(remove)
agenda_app.command("exempt")(exempt)
agenda_app.command("public")(public)
agenda_app.command("exclude")(exclude)
agenda_app.command("suggest")(suggest)
agenda_app.command("take")(take)
agenda_app.command("duplicate")(duplicate)
