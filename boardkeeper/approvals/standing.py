"""Where the minutes of a meeting stand on their way to the book, and what comes next for them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from sqlalchemy import select

from boardkeeper.approvals.header import HeaderLine, header_lines
from boardkeeper.approvals.signing import presided_in
from boardkeeper.bound_leaves import is_bound_in
from boardkeeper.minutes import APPROVED, MinutesView, minutes_in
from boardkeeper.minutes.circulating import changed_since_circulation
from boardkeeper.minutes.comments import CommentView, comments_in
from boardkeeper.minutes.number_faults import number_faults_in, number_words
from boardkeeper.minutes.numbers import earlier_draft_in, free_number_in, year_of
from boardkeeper.minutes.slips import SlipView, slips_in
from boardkeeper.people import members_in
from db.tables.meetings import Meeting, MeetingState
from db.tables.minutes import AllottedNumber

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from db.store import Store


class ApprovalStep(StrEnum):
    """What is to be done with minutes next."""

    WRITE = "write"
    CIRCULATE = "circulate"
    APPROVE = "approve"
    SIGN = "sign"
    NONE = "nothing"


@dataclass(frozen=True, slots=True)
class LaterMeeting:
    """A meeting that may approve or correct the minutes; one whose own minutes are a record cannot say so any more."""

    id: str
    held_on: date
    is_open: bool


@dataclass(frozen=True, slots=True)
class ApprovalView:
    """Everything known about the approval of some minutes.

    Attributes:
        numbers: “10–21”: those the minutes have.
        coming_numbers: Those that would be given out by circulating now.
        blank_titles: Of minutes below which nothing is written.
        first_number: The lowest number that may be given out.
        may_begin_anywhere: Whether no number of the year was given out yet: then earlier minutes may be on paper.
        earlier_draft: The earlier meeting whose minutes must get their numbers first.
        number_faults: What is wrong with the numbers of the year, a sentence each.
        later: Where they could be approved or corrected, earliest first.
        presided: Who presided where they were approved.
        has_changed: Of circulated minutes, whether something was written after they went out.
        is_bound: Whether leaves with them stand in the ledger of the minute book.
        header: What can be corrected besides paragraphs: lines of the header, titles.
    """

    meeting_id: str
    held_on: date
    state: MeetingState
    step: ApprovalStep
    numbers: str
    coming_numbers: str
    blank_titles: tuple[str, ...]
    first_number: int
    may_begin_anywhere: bool
    earlier_draft: date | None
    number_faults: tuple[str, ...]
    circulated_on: date | None
    comments_due_on: date | None
    comments: tuple[CommentView, ...]
    later: tuple[LaterMeeting, ...]
    approved_at_id: str | None
    approved_on: date | None
    presided: str
    signed_by: str
    signed_on: date | None
    slips: tuple[SlipView, ...]
    has_changed: bool = False
    is_bound: bool = False
    header: tuple[HeaderLine, ...] = ()

    @property
    def open_comments(self) -> int:
        """How many comments nobody has answered."""
        return sum(1 for each in self.comments if not each.is_settled)

    @property
    def is_draft(self) -> bool:
        """Whether the text may still be changed without a correction."""
        return self.state not in APPROVED

    @property
    def next_later(self) -> LaterMeeting | None:
        """The next suitable meeting: the first later one whose own minutes can still say that these were approved."""
        return next((each for each in self.later if each.is_open), None)


def get_approval(store: Store, meeting_id: str) -> ApprovalView:
    """Where the minutes of a meeting stand, and what comes next for them."""
    with store.read() as session:
        found = approval_in(session, meeting_id)
    if found.state is MeetingState.CIRCULATED:
        return replace(found, has_changed=changed_since_circulation(store, meeting_id))
    return found


def approval_in(session: Session, meeting_id: str) -> ApprovalView:
    """The same inside a session that is already open; it does not look whether a draft was changed since it went out."""
    meeting = session.get_one(Meeting, meeting_id)
    minutes = minutes_in(session, meeting_id)
    slips = slips_in(session, meeting_id, minutes)
    year = year_of(session, meeting)
    given = select(AllottedNumber.id).where(
        AllottedNumber.board_id == meeting.board_id, AllottedNumber.municipal_year == year
    )
    numbered = tuple(each.number for each in minutes.minutes if each.number is not None)
    coming = tuple(each.next_number for each in minutes.minutes if each.next_number is not None)
    return ApprovalView(
        meeting_id=meeting_id,
        held_on=meeting.held_on,
        state=meeting.state,
        step=_step(minutes),
        numbers=number_words(numbered),
        coming_numbers=number_words(coming),
        blank_titles=tuple(each.title for each in minutes.minutes if not each.paragraphs),
        first_number=free_number_in(session, meeting),
        may_begin_anywhere=session.scalar(given.limit(1)) is None,
        earlier_draft=earlier_draft_in(session, meeting) if coming else None,
        number_faults=number_faults_in(session, meeting.board_id, year).sentences,
        circulated_on=meeting.circulated_on,
        comments_due_on=meeting.comments_due_on,
        comments=comments_in(session, meeting_id, minutes),
        later=_later(session, meeting),
        approved_at_id=meeting.approved_at_id,
        approved_on=minutes.approved_on,
        presided=presided_in(session, meeting.approved_at_id) if meeting.approved_at_id else "",
        signed_by=meeting.signed_by,
        signed_on=meeting.signed_on,
        slips=slips,
        header=header_lines(minutes, members_in(session, meeting.board_id, meeting.held_on), slips),
        is_bound=is_bound_in(session, meeting_id),
    )


def _step(minutes: MinutesView) -> ApprovalStep:
    if minutes.state is MeetingState.CANCELLED:
        return ApprovalStep.NONE
    return _STEPS.get(minutes.state, ApprovalStep.WRITE)


_STEPS = {
    MeetingState.MINUTES_DRAFT: ApprovalStep.CIRCULATE,
    MeetingState.CIRCULATED: ApprovalStep.APPROVE,
    MeetingState.APPROVED: ApprovalStep.SIGN,
    MeetingState.APPROVED_AS_AMENDED: ApprovalStep.SIGN,
    MeetingState.SIGNED: ApprovalStep.NONE,
}


def _later(session: Session, meeting: Meeting) -> tuple[LaterMeeting, ...]:
    rows = session.scalars(
        select(Meeting)
        .where(
            Meeting.board_id == meeting.board_id,
            Meeting.held_on > meeting.held_on,
            Meeting.state != MeetingState.CANCELLED,
        )
        .order_by(Meeting.held_on, Meeting.starts_at)
    )
    return tuple(LaterMeeting(row.id, row.held_on, row.state not in APPROVED) for row in rows)
