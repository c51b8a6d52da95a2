"""Minutes on paper: who was there, what they declared, and each minute with its points and decisions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import time

from boardkeeper.boards import BoardView
from boardkeeper.documents.attendance import attendance_fields, councillors
from boardkeeper.documents.blocks import (
    Block,
    Callout,
    Classification,
    Column,
    FieldList,
    Heading,
    Paragraph,
    ParagraphKind,
    Row,
    Rule,
    Section,
    SectionKind,
    Signature,
    Table,
    Text,
    Tone,
)
from boardkeeper.documents.blocks import Cell as TableCell
from boardkeeper.documents.correction_slip import Slip, slip_line
from boardkeeper.documents.exempt import cited_paragraphs
from boardkeeper.documents.minute_text import compose_minute_text
from boardkeeper.documents.sources import source_of
from boardkeeper.minutes import AttendeeView, DeclarationView, MinutesView, MinuteView
from boardkeeper.minutes.editions import cited_in, is_confidential_only
from boardkeeper.people import MemberView
from boardkeeper.rules.due_dates import clock, full_date, weekday_date

_DRAFT = (
    "These minutes have not been confirmed yet and may still change. The minutes of the meeting that confirms them "
    "say whether they were amended."
)
_PROVISIONAL = " Their numbers are provisional until they are circulated."
_DECLARED = "Members declared these interests under the code of conduct:"


def compose_minutes(
    board: BoardView,
    minutes: MinutesView,
    members: tuple[MemberView, ...],
    key: str = "minutes",
    slips: Sequence[Slip] = (),
) -> Section:
    """Compose the minutes of one meeting; passages that are not public are marked as long as the edition holds them.

    Args:
        board: Whose minutes they are.
        minutes: The record, in the edition that is wanted (`editions.edition_of`).
        members: Who held a seat on the day of the meeting, so that chair and co-opted members are told apart.
        key: Of the section; anchors inside begin with it.
        slips: Corrections, printed in place: below the header, a title or a paragraph; one whose paragraph this edition
            lacks is left out.
    """
    title = f"Minutes of {full_date(minutes.held_on)}"
    blocks: list[Block] = [*_opening(board, minutes, title, key)]
    blocks.append(FieldList(attendance_fields(minutes, members)))
    titled = {minute.id for minute in minutes.minutes}
    blocks += _noted(slip for slip in slips if not slip.paragraph_id and slip.minute_id not in titled)
    declared = _declarations(minutes.declarations)
    host = next(
        (each.id for each in minutes.minutes if each.title.casefold().startswith("declaration")), None
    )
    if declared and host is None:
        blocks += [Heading(2, "Declarations of interest"), *declared]
    came_and_went = _movements(minutes)
    for minute in minutes.minutes:
        blocks += [*_headed(minute, key, slips), *came_and_went.get(minute.agenda_item_id or "", [])]
        blocks += _text(minute, slips)
        if minute.id == host:
            # Words of the clerk’s own that lead up to the table need none of ours.
            blocks += declared[1:] if declared and _leads_on(blocks[-1]) else declared
    if not minutes.is_draft:
        blocks += _signature(minutes)
    return Section(key=key, title=title, blocks=tuple(blocks), kind=SectionKind.MINUTES)


def compose_part_two(
    board: BoardView, minutes: MinutesView, key: str = "part-two", slips: Sequence[Slip] = ()
) -> Section:
    """Compose separate minutes of what was taken in private, marked on every page.

    Args:
        board: Whose minutes they are.
        minutes: In the edition of Part II.
        key: Of the section; anchors inside begin with it.
        slips: Corrections made after approval, printed in place.
    """
    title = f"Part II minutes of {full_date(minutes.held_on)}"
    blocks: list[Block] = [*_opening(board, minutes, title, key)]
    if minutes.minutes:
        blocks.append(
            Paragraph(
                "These pages hold what the public minutes leave out, under the same numbers. "
                "They are not for publication."
            )
        )
    else:
        blocks.append(Paragraph("Nothing in the minutes of this meeting is kept from the public."))
    for minute in minutes.minutes:
        blocks += [*_headed(minute, key, slips), *_text(minute, slips)]
    if not minutes.is_draft and minutes.minutes:
        blocks += _signature(minutes)
    is_confidential = is_confidential_only(minutes)
    return Section(
        key=key,
        title=title,
        blocks=tuple(blocks),
        kind=SectionKind.MINUTES,
        classification=Classification.CONFIDENTIAL if is_confidential else Classification.EXEMPT,
        exemption=cited_paragraphs(cited_in(minutes)),
    )


def _opening(board: BoardView, minutes: MinutesView, title: str, key: str) -> list[Block]:
    facts = (board.name, weekday_date(minutes.held_on), minutes.venue)
    blocks: list[Block] = [
        Heading(1, title, anchor=f"{key}-top"),
        Paragraph(" · ".join(fact for fact in facts if fact), ParagraphKind.LEAD),
    ]
    if minutes.is_draft:
        is_provisional = any(each.next_number is not None for each in minutes.minutes)
        words = _DRAFT + (_PROVISIONAL if is_provisional else "")
        blocks.append(Callout(words, title="Draft", tone=Tone.CAUTION))
    return blocks


def _headed(minute: MinuteView, key: str, slips: Sequence[Slip]) -> list[Block]:
    """The heading of a minute, and how its title read before it was corrected."""
    number = minute.number if minute.number is not None else minute.next_number
    heading = Heading(
        2,
        minute.title,
        number=f"{number}." if number is not None else "",
        anchor=f"{key}-minute-{minute.id}",
        source=source_of("minute", minute),
    )
    return [
        heading,
        *_noted(slip for slip in slips if not slip.paragraph_id and slip.minute_id == minute.id),
    ]


def _noted(slips: Iterable[Slip]) -> list[Block]:
    return [Paragraph(slip_line(slip), ParagraphKind.NOTE) for slip in slips]


def _text(minute: MinuteView, slips: Sequence[Slip]) -> list[Block]:
    # What stands in public for a private paragraph keeps its id, but a slip would quote the private one.
    private = {each.id for each in minute.paragraphs if each.is_exempt}
    lines: dict[str, list[str]] = defaultdict(list)
    for slip in slips:
        if not slip.is_exempt or slip.paragraph_id in private:
            lines[slip.paragraph_id].append(slip_line(slip))
    return compose_minute_text(minute, lines)


def _declarations(declarations: tuple[DeclarationView, ...]) -> list[Block]:
    if not declarations:
        return []
    some_left = any(each.left_the_room for each in declarations)
    columns = [Column("Member", 20), Column("Item", 22), Column("Reason", 38), Column("Interest", 20)]
    rows = []
    for each in declarations:
        interest = each.interest.value.capitalize()
        if some_left:
            interest += "\nLeft the room" if each.left_the_room else "\nStayed"
        cells = (each.member, each.subject, each.reason, interest)
        rows.append(Row(tuple(TableCell(cell) for cell in cells)))
    return [Paragraph(_DECLARED), Table(tuple(columns), tuple(rows))]


def _leads_on(block: Block) -> bool:
    return isinstance(block, Paragraph) and isinstance(block.text, str) and block.text.rstrip().endswith(":")


def _movements(minutes: MinutesView) -> Mapping[str, list[Block]]:
    """By agenda item, who came and who left at it, and who left the room because of an interest."""
    together: dict[tuple[str, str, time | None], list[str]] = defaultdict(list)
    for attendee in minutes.attendance:
        for item_id, how, at in _comings(attendee):
            together[item_id, how, at].append(attendee.name)
    for declared in minutes.declarations:
        if declared.left_the_room and declared.agenda_item_id:
            how = "left the room, having declared an interest in this item"
            together[declared.agenda_item_id, how, None].append(declared.member)
    lines: dict[str, list[Block]] = defaultdict(list)
    for (item_id, how, at), names in together.items():
        when = f" at {clock(at)}" if at else ""
        lines[item_id].append(Paragraph((Text(f"{councillors(names)} {how}{when}.", italic=True),)))
    return lines


def _comings(attendee: AttendeeView) -> list[tuple[str, str, time | None]]:
    """Each coming and going at an item; who comes again after leaving has returned."""
    found = []
    has_left = False
    for moved in attendee.movements:
        came = "returned to the meeting" if has_left else "joined the meeting"
        if moved.agenda_item_id:
            how = came if moved.is_arrival else "left the meeting"
            found.append((moved.agenda_item_id, how, moved.happened_at))
        has_left = not moved.is_arrival
    return found


def _signature(minutes: MinutesView) -> list[Block]:
    if minutes.signed_by:
        day = f" on {full_date(minutes.signed_on)}" if minutes.signed_on else ""
        return [Rule(), Paragraph(f"Signed as a correct record by {minutes.signed_by}{day}.")]
    return [Rule(), Signature(("Chair", "Date"))]
