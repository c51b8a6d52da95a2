"""Packs printed from the command line: any edition, as PDF, web page or Word document, open or locked."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from boardkeeper.cli.answers import AsJson, BoardFile, BoardName, MeetingDay, answer, opened, read_date
from boardkeeper.cli.group_with_list import GroupWithPrint
from boardkeeper.cli.passwords import Lock, Password, password_of
from boardkeeper.errors import UserError

if TYPE_CHECKING:
    from boardkeeper.agenda import AgendaItemView
    from boardkeeper.editions import Edition
    from boardkeeper.render.pdf import BuiltPack


class Asked(StrEnum):
    """Which edition is printed, as it is said on the command line."""

    PUBLIC = "public"
    RESTRICTED = "restricted"
    CHAIR = "chair"
    AGENDA = "agenda"
    ITEMS = "items"
    CHANGES = "changes"
    SUPPLEMENT = "supplement"


def print_pack(
    file: BoardFile,
    meeting: MeetingDay,
    out: Annotated[
        Path, typer.Option("--out", metavar="FILE", help="Where to: a name ending in .pdf, .html or .docx.")
    ],
    asked: Annotated[
        Asked | None,
        typer.Option(
            "--edition",
            case_sensitive=False,
            help="public (by default), restricted, the chair’s with the briefing, the agenda sheet alone, some items, "
            "what changed since publication, or a supplement.",
        ),
    ] = None,
    items: Annotated[
        str | None, typer.Option("--items", metavar="NUMBERS", help="Only these items, as 5-7 or 2,9a.")
    ] = None,
    restricted: Annotated[
        bool,
        typer.Option("--restricted", help="With exempt matter: for items, changes and supplements."),
    ] = False,
    supplement: Annotated[
        int,
        typer.Option(
            "--supplement", metavar="NUMBER", help="Which supplement; 0 shows the next as it would be.", min=0
        ),
    ] = 0,
    large_print: Annotated[bool, typer.Option("--large-print", help="Set anew in 18 point.")] = False,
    recipient: Annotated[
        str, typer.Option("--for", metavar="NAME", help="Whose copy it is; printed on the cover.")
    ] = "",
    booklet: Annotated[
        bool,
        typer.Option("--booklet", help="A5 pages on A4 sheets, to print on both sides and fold; a PDF."),
    ] = False,
    password: Password = None,
    lock: Lock = False,
    pictures: Annotated[
        Path | None, typer.Option("--pictures", metavar="FOLDER", help="Also write a picture of each page.")
    ] = None,
    board: BoardName = None,
    as_json: AsJson = False,
) -> None:
    """Print an edition of a meeting’s pack: agenda sheet and papers, tagged, with their page numbers."""
    from boardkeeper import agenda, boards, booklets, editions, meetings, packs

    secret = password_of(password, is_locked=lock)
    with opened(file, None) as (store, _):
        day = read_date(meeting, "--meeting")
        meeting_id = meetings.find_meeting(store, boards.find_board(store, board).id, day).id
        wanted = _edition(
            agenda.list_items(store, meeting_id),
            asked,
            items,
            restricted=restricted,
            supplement=supplement,
            large_print=large_print,
            recipient=recipient,
        )
        gathered = editions.gather_editions(store, meeting_id, wanted)
    papers = gathered.restricted if wanted.is_restricted else gathered.public
    save = booklets.save_booklet if booklet else editions.save_edition
    made = save(gathered, wanted, out, password=secret, kept=file)
    if not any(item.number for item in papers.items):
        sys.stderr.write("Note: There is nothing on the agenda yet, so no paper stands behind its sheet.\n")
    for missing in papers.missing:
        sys.stderr.write(f"Note: {missing}\n")
    if pictures is not None:
        if made.built is None:
            raise UserError(
                f"“{out}” is written, but it has no pages to make pictures of.",
                "Ask for pictures where --out ends in .pdf.",
            )
        packs.write_pictures(made.built, pictures)
    folded = made.booklet.parts if isinstance(made, booklets.SavedBooklet) else ()
    _say(made.built, wanted, out, folded, is_locked=bool(secret), as_json=as_json)


def _edition(
    every: tuple[AgendaItemView, ...],
    asked: Asked | None,
    items: str | None,
    *,
    restricted: bool,
    supplement: int,
    large_print: bool,
    recipient: str,
) -> Edition:
    """The edition that the options describe together.

    Raises:
        UserError: They contradict each other, or name an item that is not on the agenda.
    """
    from boardkeeper.editions import Edition, Part, Readers, chosen_items

    if asked is None:
        asked = Asked.ITEMS if items is not None else Asked.SUPPLEMENT if supplement else Asked.PUBLIC
    if items is None and asked is Asked.ITEMS:
        raise UserError("No items are named.", "Say which with --items, as --items 5-7.")
    if items is not None and asked not in {Asked.ITEMS, Asked.SUPPLEMENT}:
        raise UserError(
            f"--items does not go with --edition {asked.value}.",
            "Leave one of the two out; --restricted adds exempt matter to the items.",
        )
    if supplement and asked is not Asked.SUPPLEMENT:
        raise UserError(
            f"--supplement does not go with --edition {asked.value}.", "Leave one of the two out."
        )
    readers = {Asked.RESTRICTED: Readers.RESTRICTED, Asked.CHAIR: Readers.CHAIR}.get(asked, Readers.PUBLIC)
    if restricted and readers is Readers.PUBLIC:
        if asked is Asked.PUBLIC:
            raise UserError("--restricted does not go with the public pack.", "Say --edition restricted.")
        readers = Readers.RESTRICTED
    part = {each.value: each for each in Part}.get(asked.value, Part.WHOLE)
    chosen = chosen_items(every, items) if items is not None else ()
    return Edition(readers, part, chosen, large_print, recipient.strip(), supplement)


def _say(
    built: BuiltPack | None,
    edition: Edition,
    out: Path,
    folded: Sequence[int],
    *,
    is_locked: bool,
    as_json: bool,
) -> None:
    from boardkeeper.editions import edition_words

    items = [
        {
            "number": item.number,
            "title": item.title,
            "first_page": item.first_page,
            "last_page": item.last_page,
        }
        for item in (built.items if built else ())
    ]
    data: dict[str, Any] = {
        "pages": built.pages if built else None,
        "items": items,
        "file": out,
        "edition": edition_words(edition),
        "locked": is_locked,
        "sheets": sum(folded) if folded else None,
    }
    pages = f": {built.pages} page{'' if built.pages == 1 else 's'}" if built else ""
    locked = ", locked with the password" if is_locked else ""
    lines = [f"Wrote {out}{pages}{locked}."]
    if folded:
        sheets = " and ".join(f"{each} sheet{'' if each == 1 else 's'}" for each in folded)
        lines.append(
            f"Booklet: {sheets} of A4, printed on both sides, turned at the short edge, folded once."
        )
    lines += [
        f"{item['number']:>4}  {item['title']} (Pages {item['first_page']} - {item['last_page']})"
        for item in items
    ]
    answer(data, lines, as_json=as_json)


pack_app = typer.Typer(
    help="A meeting’s pack: printed in any edition (by itself: “pack FILE --meeting …”), compared, checked, given out.",
    rich_markup_mode=None,
    cls=GroupWithPrint,
)
pack_app.command("print")(print_pack)
