"""The agenda of a meeting: its items, their order and their numbers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import select

from boardkeeper.errors import UserError
from boardkeeper.rules.exemption import format_paragraphs
from boardkeeper.rules.numbering import NumberedItem, agenda_numbers
from db.tables.agenda import AgendaItem, ItemKind, PaperKind
from db.tables.meetings import Meeting, MeetingState

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from db.store import Store

__all__ = [
    "AgendaItemView",
    "ItemKind",
    "PaperKind",
    "add_item",
    "list_items",
    "move_item",
    "publish_agenda",
    "remove_item",
    "update_item",
]


@dataclass(frozen=True, slots=True)
class AgendaItemView:
    """One item of business; a heading has no number."""

    id: str
    number: str
    title: str
    purpose: str
    kind: ItemKind
    paper: PaperKind
    lead: str
    parent_id: str | None
    urgent_reason: str
    exempt_paragraphs: str
    is_confidential: bool

    @property
    def is_exempt(self) -> bool:
        """Whether the item is kept from the public."""
        return bool(self.exempt_paragraphs) or self.is_confidential


def list_items(store: Store, meeting_id: str) -> tuple[AgendaItemView, ...]:
    """The items of a meeting in order, with the numbers they have now."""
    with store.read() as session:
        return items_in(session, meeting_id)


def items_in(session: Session, meeting_id: str) -> tuple[AgendaItemView, ...]:
    """The same inside a session that is already open."""
    rows = _ordered(session, meeting_id)
    numbers = agenda_numbers(
        [
            NumberedItem(
                kept=item.frozen_number,
                is_sub=item.parent_id is not None,
                is_numbered=item.kind is not ItemKind.HEADING,
            )
            for item in rows
        ]
    )
    return tuple(
        AgendaItemView(
            id=item.id,
            number=number or "",
            title=item.title,
            purpose=item.purpose,
            kind=item.kind,
            paper=item.paper,
            lead=item.lead,
            parent_id=item.parent_id,
            urgent_reason=item.urgent_reason,
            exempt_paragraphs=item.exempt_paragraphs,
            is_confidential=item.is_confidential,
        )
        for item, number in zip(rows, numbers, strict=True)
    )


def _ordered(session: Session, meeting_id: str) -> list[AgendaItem]:
    return list(
        session.scalars(
            select(AgendaItem)
            .where(AgendaItem.meeting_id == meeting_id)
            .order_by(AgendaItem.position, AgendaItem.id)
        )
    )


def add_item(
    store: Store,
    who: str,
    meeting_id: str,
    title: str,
    *,
    kind: ItemKind = ItemKind.REPORT,
    paper: PaperKind = PaperKind.NONE,
    purpose: str = "",
    lead: str = "",
    urgent_reason: str = "",
    after_id: str | None = None,
) -> str:
    """Add an item at the end of an agenda, or after another; answers its id.

    Raises:
        UserError: The title is blank, or an urgent item gives no reason (Local Government Act 1972, s. 100B(4)(b)).
    """
    with store.edit(f"Add the item “{title.strip()}”", who) as session:
        item = item_into(
            session,
            meeting_id,
            title,
            kind=kind,
            paper=paper,
            purpose=purpose,
            lead=lead,
            urgent_reason=urgent_reason,
            after_id=after_id,
        )
        return item.id


def item_into(
    session: Session,
    meeting_id: str,
    title: str,
    *,
    kind: ItemKind = ItemKind.REPORT,
    paper: PaperKind = PaperKind.NONE,
    purpose: str = "",
    lead: str = "",
    urgent_reason: str = "",
    programme_item_id: str | None = None,
    after_id: str | None = None,
) -> AgendaItem:
    """The same inside an edit that is already open; `programme_item_id` is the topic it was made from."""
    _require_title(title)
    _require_reason(kind, urgent_reason)
    rows = _ordered(session, meeting_id)
    ids = [row.id for row in rows]
    place = ids.index(after_id) + 1 if after_id in ids else len(rows)
    item = AgendaItem(
        meeting_id=meeting_id,
        position=place,
        title=title.strip(),
        kind=kind,
        paper=paper,
        purpose=purpose.strip(),
        lead=lead.strip(),
        urgent_reason=urgent_reason.strip(),
        programme_item_id=programme_item_id,
    )
    session.add(item)
    rows.insert(place, item)
    _renumber(rows)
    meeting = session.get_one(Meeting, meeting_id)
    if meeting.state is MeetingState.PLANNED:
        meeting.state = MeetingState.AGENDA_DRAFT
    session.flush()
    return item


def exempt_into(item: AgendaItem, paragraphs: Iterable[int], public_interest_reason: str) -> None:
    """Keep an item from the public under paragraphs of Schedule 12A, inside an edit that is already open.

    Raises:
        UserError: The reason why the public interest is in keeping it is missing.
        ValueError: There is no such paragraph.
    """
    if not public_interest_reason.strip():
        raise UserError(
            "An exempt item needs the reason why the public interest lies in keeping it back.",
            "Type the reason; the front sheet states it.",
        )
    item.exempt_paragraphs = format_paragraphs(paragraphs)
    item.public_interest_reason = public_interest_reason.strip()


def publish_agenda(store: Store, who: str, meeting_id: str, on: date) -> None:
    """Record that a meeting’s agenda was published on a day; from then on its numbers stay as they are."""
    with store.edit("Publish the agenda", who) as session:
        publish_into(session, meeting_id, on)


def publish_into(session: Session, meeting_id: str, on: date) -> None:
    """The same inside an edit that is already open.

    Raises:
        UserError: There is nothing on the agenda.
    """
    rows = _ordered(session, meeting_id)
    if not rows:
        raise UserError("An agenda without items is not published.", "Start it from the standing items.")
    for row, view in zip(rows, items_in(session, meeting_id), strict=True):
        row.frozen_number = view.number or None
    meeting = session.get_one(Meeting, meeting_id)
    meeting.published_on = on
    meeting.state = MeetingState.PUBLISHED
    session.flush()


def update_item(store: Store, who: str, item_id: str, **facts: object) -> None:
    """Change an item’s `title`, `purpose`, `kind`, `paper`, `lead`, `urgent_reason` or exempt marking."""
    allowed = {
        "title",
        "purpose",
        "kind",
        "paper",
        "lead",
        "urgent_reason",
        "exempt_paragraphs",
        "public_interest_reason",
        "is_confidential",
    }
    unknown = set(facts) - allowed
    if unknown:
        msg = f"an agenda item has no {', '.join(sorted(unknown))}"
        raise TypeError(msg)
    with store.edit("Change the agenda item", who) as session:
        item = session.get_one(AgendaItem, item_id)
        for name, value in facts.items():
            setattr(item, name, value.strip() if isinstance(value, str) and type(value) is str else value)
        _require_title(item.title)
        _require_reason(item.kind, item.urgent_reason)


def move_item(store: Store, who: str, item_id: str, to_place: int) -> None:
    """Move an item to a place counted from 0 on its agenda; the others close up."""
    with store.edit("Move the agenda item", who) as session:
        item = session.get_one(AgendaItem, item_id)
        rows = _ordered(session, item.meeting_id)
        rows.remove(item)
        rows.insert(max(0, min(to_place, len(rows))), item)
        _renumber(rows)


def remove_item(store: Store, who: str, item_id: str) -> None:
    """Take an item off an agenda that is not yet published.

    Raises:
        UserError: The agenda is published: its numbers are frozen, so an item can only be withdrawn by name.
    """
    with store.edit("Remove the agenda item", who) as session:
        item = session.get_one(AgendaItem, item_id)
        if item.frozen_number is not None:
            raise UserError(
                f"Item {item.frozen_number} stands on a published agenda.",
                "Keep it and say in its title that it is withdrawn; its number is not used again.",
            )
        rows = _ordered(session, item.meeting_id)
        rows.remove(item)
        session.delete(item)
        _renumber(rows)


def _renumber(rows: list[AgendaItem]) -> None:
    for position, row in enumerate(rows):
        if row.position != position:
            row.position = position


def _require_title(title: str) -> None:
    if not title.strip():
        raise UserError("An agenda item needs a title.", "Type what the board is asked to consider.")


def _require_reason(kind: ItemKind, reason: str) -> None:
    if kind is ItemKind.URGENT and not reason.strip():
        raise UserError(
            "An urgent item needs the special circumstances why it cannot wait.",
            "Type the chair’s reason; the minutes must state it.",
        )
