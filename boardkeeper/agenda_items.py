"""The items of an agenda as they are read: with the numbers they have now and the words that are filled in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from boardkeeper import meetings
from boardkeeper.agenda_order import numbers_of, rows_in
from boardkeeper.errors import UserError
from boardkeeper.exclusions import exclusion_wordings
from boardkeeper.rules.due_dates import full_date
from boardkeeper.written_lines import listed
from db.tables.agenda import AgendaItem, ItemKind, PaperKind
from db.tables.reports import Report

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from db.store import Store

__all__ = ["AgendaItemView", "ItemNotFound", "find_item", "items_in", "list_items"]


class ItemNotFound(UserError):
    """No item, or no single item, of the agenda is called that."""


@dataclass(frozen=True, slots=True)
class AgendaItemView:
    """One item of business; a heading has no number.

    Attributes:
        purpose: As it prints. The day of the meeting whose minutes are confirmed, and the wording of a resolution to
            exclude the public, are filled in from what the board holds now.
        is_frozen: Its number is on a published agenda and stays.
        has_report: A report has been begun for it.
        concerns_education: Members who vote on education only vote on it.
    """

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
    public_interest_reason: str = ""
    excludes_public: bool = False
    is_frozen: bool = False
    programme_item_id: str | None = None
    has_report: bool = False
    concerns_education: bool = False

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
    rows = rows_in(session, meeting_id)
    purposes = _purposes_filled_in(session, meeting_id, rows)
    reported = set(
        session.scalars(
            select(Report.agenda_item_id)
            .join(AgendaItem, Report.agenda_item_id == AgendaItem.id)
            .where(AgendaItem.meeting_id == meeting_id)
        )
    )
    return tuple(
        AgendaItemView(
            id=item.id,
            number=number,
            title=item.title,
            purpose=purposes.get(item.id, item.purpose),
            kind=item.kind,
            paper=item.paper,
            lead=item.lead,
            parent_id=item.parent_id,
            urgent_reason=item.urgent_reason,
            exempt_paragraphs=item.exempt_paragraphs,
            is_confidential=item.is_confidential,
            public_interest_reason=item.public_interest_reason,
            excludes_public=item.excludes_public,
            is_frozen=item.frozen_number is not None,
            programme_item_id=item.programme_item_id,
            has_report=item.id in reported,
            concerns_education=item.concerns_education,
        )
        for item, number in zip(rows, numbers_of(rows), strict=True)
    )


_LAST_MEETING = re.compile(r"the (?:last|previous) meeting\b(?! held)", re.IGNORECASE)


def _purposes_filled_in(session: Session, meeting_id: str, rows: Sequence[AgendaItem]) -> dict[str, str]:
    """The purposes that say what the board holds now, by item id."""
    purposes = exclusion_wordings(session, rows)
    confirming = [row for row in rows if row.paper is PaperKind.MINUTES]
    before = meetings.previous_meeting(session, meeting_id) if confirming else None
    if before is not None:
        day = full_date(before.held_on)
        for row in confirming:
            purposes[row.id] = (
                _LAST_MEETING.sub(day, row.purpose)
                if row.purpose
                else f"To confirm the minutes of {day} as a correct record."
            )
    return purposes


def find_item(items: Sequence[AgendaItemView], written: str) -> AgendaItemView:
    """The item that is meant: by its number, its title, or a part of it that no other title has.

    Raises:
        ItemNotFound: Nothing, or more than one thing, answers to that.
    """
    wanted = written.strip().rstrip(".").casefold()
    tries = (
        [item for item in items if item.number and item.number.casefold() == wanted],
        [item for item in items if item.title.casefold() == wanted],
        [item for item in items if wanted and wanted in item.title.casefold()],
    )
    found = next((each for each in tries if each), [])
    if len(found) == 1:
        return found[0]
    if not found:
        raise ItemNotFound(
            f"No item of the agenda is called “{written.strip()}”.",
            f"It has {_named(items)}." if items else "There is nothing on it yet.",
        )
    raise ItemNotFound(f"“{written.strip()}” may mean {_named(found)}.", "Name it by its number.")


def _named(items: Sequence[AgendaItemView]) -> str:
    return listed([f"{item.number} {item.title}".strip() for item in items], quoted=False)
