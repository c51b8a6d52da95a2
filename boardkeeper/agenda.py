"""The agenda of a meeting: its items, their kinds and their numbers."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from boardkeeper.agenda_items import AgendaItemView, find_item, items_in, list_items
from boardkeeper.agenda_order import (
    end_of_business,
    end_of_public_part,
    insert_row,
    is_published,
    move_item,
    numbers_of,
    order_of,
    put_under,
    rows_in,
    settle,
)
from boardkeeper.errors import UserError
from boardkeeper.exempting import exempt_into, mark_exempt, mark_public
from boardkeeper.rules.agenda_order import family, why_not_under
from boardkeeper.rules.agenda_titles import read_title, withdrawn_title
from boardkeeper.standing_items import StandingItemView, standing_item_called
from boardkeeper.written_lines import one_line
from db.tables.agenda import AgendaItem, ItemKind, PaperKind
from db.tables.meetings import Meeting, MeetingState

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

    from db.store import Store

__all__ = [
    "AgendaItemView",
    "ItemKind",
    "LateItem",
    "PaperKind",
    "add_item",
    "exempt_into",
    "find_item",
    "items_in",
    "list_items",
    "mark_exempt",
    "mark_public",
    "move_item",
    "publish_agenda",
    "put_under",
    "remove_item",
    "update_item",
    "withdraw_item",
]


class LateItem(UserError):
    """The agenda is published: a further item is taken only if the chair rules it urgent, for a reason that prints."""


def add_item(
    store: Store,
    who: str,
    meeting_id: str,
    title: str,
    *,
    kind: ItemKind | None = None,
    paper: PaperKind | None = None,
    purpose: str = "",
    lead: str = "",
    urgent_reason: str = "",
    after_id: str | None = None,
    parent_id: str | None = None,
    is_business: bool = False,
) -> str:
    """Add an item at the end of an agenda’s public part, after another, or under another; answers its id.

    What `is_business` goes before the work programme and the logs that end a draft.

    Without a kind, “– to follow”, “– verbal update” and “(presentation)” behind the title say it and leave the title;
    the title of one of the board's standing items brings that item's kind, paper and purpose with it.

    Raises:
        LateItem: The agenda is published and nothing says why the item cannot wait.
        UserError: The title is blank, or an urgent item gives no reason (Local Government Act 1972, s. 100B(4)(b)).
    """
    title = one_line(title)
    with store.edit(f"Add the item “{read_title(title)[0]}”", who) as session:
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
            parent_id=parent_id,
            is_business=is_business,
        )
        return item.id


def item_into(
    session: Session,
    meeting_id: str,
    title: str,
    *,
    kind: ItemKind | None = None,
    paper: PaperKind | None = None,
    purpose: str = "",
    lead: str = "",
    urgent_reason: str = "",
    programme_item_id: str | None = None,
    after_id: str | None = None,
    parent_id: str | None = None,
    place: int | None = None,
    is_business: bool = False,
) -> AgendaItem:
    """The same inside an edit that is already open.

    Args:
        programme_item_id: The topic it was made from.
        place: Where it goes, counted from 0, when nothing else says it.
    """
    rows = rows_in(session, meeting_id)
    title = one_line(title)
    if kind is None:
        title, said = read_title(title)
        kind = ItemKind(said) if said else ItemKind.REPORT
        usual = None if said or paper else _usual(session, meeting_id, title)
        if usual is not None:
            kind, paper, purpose = usual.kind, usual.paper, purpose or usual.purpose
    if urgent_reason.strip() and is_published(rows):
        kind = ItemKind.URGENT
    item = AgendaItem(
        meeting_id=meeting_id,
        parent_id=parent_id,
        title=title,
        kind=kind,
        paper=paper or (PaperKind.REPORT if kind is ItemKind.TO_FOLLOW else PaperKind.NONE),
        purpose=purpose.strip(),
        lead=lead.strip(),
        urgent_reason=urgent_reason.strip(),
        programme_item_id=programme_item_id,
    )
    _check(item, rows)
    otherwise = end_of_business(rows, item) if is_business else end_of_public_part(rows)
    otherwise = otherwise if place is None else place
    insert_row(session, rows, item, _place_for(rows, parent_id, after_id, otherwise))
    if parent_id is not None and (why_not := why_not_under(order_of(rows), item.id, parent_id)):
        raise UserError(why_not, "Choose another item to put it under.")
    meeting = session.get_one(Meeting, meeting_id)
    if meeting.state is MeetingState.PLANNED:
        meeting.state = MeetingState.AGENDA_DRAFT
    session.flush()
    return item


def _usual(session: Session, meeting_id: str, title: str) -> StandingItemView | None:
    """The standing item that is meant by its title: typed by hand, it comes as it always does."""
    board_id = session.get_one(Meeting, meeting_id).board_id
    return standing_item_called(session, board_id, title)


def _place_for(
    rows: Sequence[AgendaItem], parent_id: str | None, after_id: str | None, otherwise: int
) -> int:
    ids = [row.id for row in rows]
    if after_id in ids:
        return ids.index(after_id) + 1
    if parent_id in ids:
        return ids.index(family(order_of(rows), str(parent_id))[-1].id) + 1
    return otherwise


def publish_agenda(store: Store, who: str, meeting_id: str, on: date) -> None:
    """Record that a meeting’s agenda was published on a day; from then on its numbers stay as they are."""
    with store.edit("Publish the agenda", who) as session:
        publish_into(session, meeting_id, on)


def publish_into(session: Session, meeting_id: str, on: date) -> None:
    """The same inside an edit that is already open.

    Raises:
        UserError: There is nothing on the agenda.
    """
    rows = rows_in(session, meeting_id)
    if not rows:
        raise UserError("An agenda without items is not published.", "Start it from the standing items.")
    for row, number in zip(rows, numbers_of(rows), strict=True):
        row.frozen_number = number or None
    meeting = session.get_one(Meeting, meeting_id)
    meeting.published_on = on
    meeting.state = MeetingState.PUBLISHED
    session.flush()


_CHANGEABLE = frozenset({"title", "purpose", "kind", "paper", "lead", "urgent_reason", "concerns_education"})


def update_item(store: Store, who: str, item_id: str, **facts: object) -> None:
    """Change an item’s `title`, `purpose`, `kind`, `paper`, `lead`, `urgent_reason` or `concerns_education`.

    “– to follow” and the like behind a new title set the kind and leave the title, unless the item is urgent or a
    heading or another kind is given with it.

    Raises:
        LateItem: It came after publication and would not be urgent any more.
        UserError: The title would be blank, or an urgent item give no reason.
    """
    unknown = set(facts) - _CHANGEABLE
    if unknown:
        msg = f"an agenda item has no {', '.join(sorted(unknown))}"
        raise TypeError(msg)
    with store.edit("Change the agenda item", who) as session:
        item = session.get_one(AgendaItem, item_id)
        rows = rows_in(session, item.meeting_id)
        for name, value in facts.items():
            text = value.strip() if type(value) is str else value
            setattr(item, name, one_line(str(text)) if name == "title" else text)
        if "title" in facts and "kind" not in facts:
            _read_again(item)
        _check(item, rows)
        if item.kind is ItemKind.HEADING:
            settle(rows)


def _read_again(item: AgendaItem) -> None:
    if item.kind in {ItemKind.URGENT, ItemKind.HEADING}:
        return
    title, kind = read_title(item.title)
    if kind is None:
        return
    item.title, item.kind = title, ItemKind(kind)
    if item.kind is ItemKind.TO_FOLLOW and item.paper is PaperKind.NONE:
        item.paper = PaperKind.REPORT


def withdraw_item(store: Store, who: str, item_id: str) -> None:
    """Say in an item’s title that it is withdrawn; its number stays and is not used again."""
    with store.edit("Mark an agenda item as withdrawn", who) as session:
        item = session.get_one(AgendaItem, item_id)
        item.title = withdrawn_title(item.title)


def remove_item(store: Store, who: str, item_id: str) -> None:
    """Take an item with its sub-items off an agenda that is not yet published.

    Raises:
        UserError: The agenda is published: its numbers are frozen, so an item can only be withdrawn by name.
    """
    with store.edit("Remove the agenda item", who) as session:
        rows = rows_in(session, session.get_one(AgendaItem, item_id).meeting_id)
        going = {placed.id for placed in family(order_of(rows), item_id)}
        for row in rows:
            if row.id in going and row.frozen_number is not None:
                raise UserError(
                    f"Item {row.frozen_number} stands on a published agenda.",
                    "Mark it as withdrawn instead; its number is not used again.",
                )
        # Sub-items first: the database would take them along with their item unseen.
        for row in sorted(rows, key=_is_no_sub_item):
            if row.id in going:
                session.delete(row)
                session.flush()
        settle([row for row in rows if row.id not in going])


def _is_no_sub_item(row: AgendaItem) -> bool:
    return row.parent_id is None


_IN_TIME = re.compile(r"[0-9]+(?:\.[0-9]+)?")


def _check(item: AgendaItem, rows: Sequence[AgendaItem]) -> None:
    """Refuse what an agenda cannot hold.

    Args:
        item: New or changed.
        rows: The agenda, with or without it.
    """
    if not item.title.strip():
        raise UserError("An agenda item needs a title.", "Type what the board is asked to consider.")
    is_late = is_published(rows) and not _IN_TIME.fullmatch(item.frozen_number or "")
    is_business = item.kind is not ItemKind.HEADING and not item.excludes_public
    if is_late and is_business and (item.kind is not ItemKind.URGENT or not item.urgent_reason.strip()):
        raise LateItem(
            "The agenda is published, so a further item is taken only if the Chair rules it urgent.",
            "Type the special circumstances why it cannot wait; they print with the item and go into the minutes.",
        )
    if item.kind is ItemKind.URGENT and not item.urgent_reason.strip():
        raise UserError(
            "An urgent item needs the special circumstances why it cannot wait.",
            "Type the chair’s reason; the minutes must state it.",
        )
