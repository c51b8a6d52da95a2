"""The agenda sheet: where and when, who is asked to come, and the items with their pages."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence

from boardkeeper.agenda import AgendaItemView, ItemKind
from boardkeeper.boards import BoardView
from boardkeeper.documents.blocks import (
    Block,
    Callout,
    Classification,
    Contents,
    ContentsItem,
    Cover,
    Member,
    MemberList,
    PageBreak,
    Paragraph,
    Section,
    SectionKind,
    Text,
)
from boardkeeper.documents.exempt import classification, exemption
from boardkeeper.meetings import MeetingView
from boardkeeper.people import MemberView, SeatRole
from boardkeeper.reports import AppendixView
from boardkeeper.rules.due_dates import clock, full_date, weekday_date

#: Printed where a page range would stand.
REMARKS = {
    ItemKind.VERBAL_UPDATE: "Verbal update",
    ItemKind.TO_FOLLOW: "To follow",
    ItemKind.PRESENTATION: "Presentation",
}

AGENDA_KEY = "agenda"
_IN_FRONT = {SeatRole.CHAIR: "Chair", SeatRole.VICE_CHAIR: "Vice Chair"}
_BESIDE = {
    SeatRole.CO_OPTED: "Co-opted representatives",
    SeatRole.ADVISER: "Advisers",
    SeatRole.DFE: "Department for Education",
}


def compose_agenda_sheet(
    board: BoardView,
    meeting: MeetingView,
    members: tuple[MemberView, ...],
    items: tuple[AgendaItemView, ...],
    sections: Mapping[str, str],
    appendices: Mapping[str, Sequence[AppendixView]] | None = None,
    known: Container[str] = (),
) -> Section:
    """Compose the sheet that opens a pack.

    Args:
        board: Whose meeting it is, with the settings that print: address, contact, notices, signatory.
        meeting: Day, time and place.
        members: Who held a seat on the day, chair first.
        items: The agenda in its order.
        sections: The key of the section behind an item, by item id; an item without one has no pages.
        appendices: Of the reports, by item id; those that are not public are named below their item.
        known: The keys of all sections that have pages: an appendix with one of them is given its own.
    """
    blocks: list[Block] = [
        _cover(board, meeting),
        *_changed(meeting),
        *_members(members),
        *_summons(board),
        PageBreak(),
    ]
    listed = _contents(items, sections, appendices or {}, known)
    blocks.append(Contents(_in_parts(listed)))
    return Section(
        key=AGENDA_KEY, title="Agenda", blocks=tuple(blocks), kind=SectionKind.AGENDA, starts_odd=False
    )


def _cover(board: BoardView, meeting: MeetingView) -> Cover:
    asked = ", ".join(part for part in (board.contact_name, board.contact_title) if part)
    contact = (
        ("Please ask for", asked),
        ("Telephone", board.contact_telephone),
        ("E-mail", board.contact_email),
        ("Website", board.website),
    )
    lines = (board.department, *board.address.splitlines())
    return Cover(
        council=board.council,
        board=board.name,
        day=weekday_date(meeting.held_on),
        time=clock(meeting.starts_at) if meeting.starts_at else "",
        place=meeting.venue,
        lines=tuple(line.strip() for line in lines if line.strip()),
        contact=tuple((label, value) for label, value in contact if value),
        published=f"Published {full_date(meeting.published_on)}" if meeting.published_on else "",
    )


def _changed(meeting: MeetingView) -> Iterator[Block]:
    """Say what is unlike the meeting that was called: another day, or less notice than there should be."""
    if meeting.postponed_from is not None:
        reason = f" {meeting.reason.strip()}" if meeting.reason.strip() else ""
        first = weekday_date(meeting.postponed_from)
        yield Callout(f"This meeting was first called for {first}.{reason}", title="Postponed")
    if meeting.short_notice_reason.strip():
        yield Callout(meeting.short_notice_reason.strip(), title="Called at short notice")


def _members(members: tuple[MemberView, ...]) -> list[Block]:
    voting = [member for member in members if member.role not in _BESIDE]
    blocks: list[Block] = []
    if voting:
        blocks.append(MemberList(tuple(Member(each.name, _IN_FRONT.get(each.role, "")) for each in voting)))
    for role, title in _BESIDE.items():
        found = tuple(Member(each.name) for each in members if each.role is role)
        if found:
            blocks.append(MemberList(found, title=title))
    return blocks


def _summons(board: BoardView) -> list[Block]:
    """Ask the members to come, give notice of what attending means, and sign it."""
    blocks: list[Block] = [
        Paragraph("Members are asked to attend this meeting, for the business that follows.")
    ]
    if board.attendance_notice.strip():
        blocks.append(Callout(board.attendance_notice.strip(), title="Attending this meeting"))
    if board.signatory.strip():
        name, _, post = board.signatory.partition(",")
        signed = (Text(name.strip(), bold=True), *((Text(f"\n{post.strip()}"),) if post.strip() else ()))
        blocks.append(Paragraph(signed))
    return blocks


def _contents(
    items: tuple[AgendaItemView, ...],
    sections: Mapping[str, str],
    appendices: Mapping[str, Sequence[AppendixView]],
    known: Container[str],
    parent_id: str | None = None,
) -> tuple[ContentsItem, ...]:
    ids = {item.id for item in items}
    here = [item for item in items if (item.parent_id if item.parent_id in ids else None) == parent_id]
    return tuple(
        ContentsItem(
            number=item.number,
            title=item.title,
            purpose=_purpose(item),
            target=sections.get(item.id, ""),
            remark="" if item.id in sections else REMARKS.get(item.kind, ""),
            classification=classification(item),
            items=(
                *_kept_back(appendices.get(item.id, ()), sections.get(item.id, ""), known),
                *_contents(items, sections, appendices, known, item.id),
            ),
        )
        for item in here
    )


def appendix_key(report_key: str, appendix_id: str) -> str:
    """The key of the section that an appendix is, behind its report."""
    return f"{report_key}-appendix-{appendix_id}"


def _kept_back(
    appendices: Sequence[AppendixView], report_key: str, known: Container[str]
) -> Iterator[ContentsItem]:
    """Name the appendices that are not public; the others are named by the report itself."""
    for appendix in appendices:
        if appendix.is_exempt:
            key = appendix_key(report_key, appendix.id)
            reference = f"Appendix {appendix.reference}: " if appendix.reference else "Appendix: "
            why = (Text("Not for publication: ", bold=True), Text(exemption(appendix)))
            yield ContentsItem(
                "",
                f"{reference}{appendix.title}",
                why,
                target=key if key in known else "",
                classification=classification(appendix),
            )


PART_TWO = "Part II: taken without press and public"
_LEAVE = "Members of the public are asked to leave before these items are discussed."


def _in_parts(items: tuple[ContentsItem, ...]) -> tuple[ContentsItem, ...]:
    """Head the private items at the end of an agenda with the name of the part, unless somebody has done so."""
    first = len(items)
    while first and items[first - 1].number and items[first - 1].classification is not Classification.PUBLIC:
        first -= 1
    has_heading = any(item.title.casefold().startswith("part ii") for item in items if not item.number)
    if first == len(items) or has_heading:
        return items
    heading = ContentsItem("", PART_TWO, _LEAVE)
    return (*items[:first], heading, *items[first:])


def _purpose(item: AgendaItemView) -> tuple[Text, ...]:
    """What is asked and who leads, why it cannot wait, why it is not public: a line each."""
    lines: list[tuple[Text, ...]] = []
    lead = f"Lead: {item.lead}." if item.lead else ""
    asked = " ".join(words for words in (item.purpose, lead) if words)
    if asked:
        lines.append((Text(asked),))
    if item.kind is ItemKind.URGENT:
        lines.append((Text("Urgent: ", bold=True), Text(item.urgent_reason)))
    if item.is_exempt:
        lines.append((Text("Not for publication: ", bold=True), Text(exemption(item))))
    runs: list[Text] = []
    for line in lines:
        runs += [Text("\n"), *line] if runs else line
    return tuple(runs)
