"""Reading the minutes of a meeting whole."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from sqlalchemy import select
from sqlalchemy.orm import aliased

from boardkeeper import posts
from boardkeeper.agenda_order import numbers_of, rows_in
from boardkeeper.logs.threads import Asked, first_asked_in
from boardkeeper.minutes.numbers import next_number_in
from boardkeeper.minutes.views import (
    AskView,
    AttendeeView,
    DeclarationView,
    MinutesView,
    MinuteView,
    MovementView,
    ParagraphView,
    ResolutionView,
    VoteView,
)
from boardkeeper.reports.marks import kept_marks
from boardkeeper.rules.numbering import letter
from db.tables.actions import Action
from db.tables.decisions import TrackingDecision
from db.tables.follow_up import FollowUpStatus, Log
from db.tables.meetings import Attendance, Declaration, Meeting, Movement
from db.tables.minutes import Minute, MinuteParagraph, ParagraphKind, Resolution, Vote
from db.tables.people import Person

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from db.store import Store


def get_minutes(store: Store, meeting_id: str) -> MinutesView:
    """Everything the minutes of a meeting say."""
    with store.read() as session:
        return minutes_in(session, meeting_id)


def minutes_in(session: Session, meeting_id: str) -> MinutesView:
    """The same inside a session that is already open."""
    meeting = session.get_one(Meeting, meeting_id)
    items = rows_in(session, meeting_id)
    numbers = {item.id: (number, item.title) for item, number in zip(items, numbers_of(items), strict=True)}
    return MinutesView(
        meeting_id=meeting.id,
        held_on=meeting.held_on,
        starts_at=meeting.starts_at,
        ended_at=meeting.ended_at,
        venue=meeting.venue,
        state=meeting.state,
        attendance=_attendance(session, meeting, numbers),
        declarations=_declarations(session, meeting_id),
        minutes=_minutes(session, meeting, numbers),
        signed_by=meeting.signed_by,
        signed_on=meeting.signed_on,
        circulated_on=meeting.circulated_on,
        comments_due_on=meeting.comments_due_on,
        approved_at_id=meeting.approved_at_id,
        approved_on=session.get_one(Meeting, meeting.approved_at_id).held_on
        if meeting.approved_at_id
        else None,
    )


def _attendance(
    session: Session, meeting: Meeting, numbers: Mapping[str, tuple[str, str]]
) -> tuple[AttendeeView, ...]:
    titles = posts.posts_on(session, meeting.held_on)
    replaced = aliased(Person)
    rows = session.execute(
        select(Attendance, Person, replaced.name)
        .join(Person, Attendance.person_id == Person.id)
        .outerjoin(replaced, Attendance.substitute_for_id == replaced.id)
        .where(Attendance.meeting_id == meeting.id)
        .order_by(Attendance.position, Person.sort_name)
    ).all()
    moved: dict[str, list[MovementView]] = defaultdict(list)
    for each in session.scalars(
        select(Movement)
        .where(Movement.attendance_id.in_([attendance.id for attendance, _, _ in rows]))
        .order_by(Movement.position)
    ):
        number, title = numbers.get(each.agenda_item_id or "", ("", ""))
        moved[each.attendance_id].append(
            MovementView(each.id, each.agenda_item_id, number, title, each.is_arrival, each.happened_at)
        )
    return tuple(
        AttendeeView(
            person_id=person.id,
            name=person.name,
            presence=attendance.presence,
            acting_as=attendance.acting_as,
            post=titles.get(person.id, ""),
            organisation=person.organisation,
            substitute_for=substitute_for or "",
            is_online=attendance.is_online,
            movements=tuple(moved[attendance.id]),
        )
        for attendance, person, substitute_for in rows
    )


def _declarations(session: Session, meeting_id: str) -> tuple[DeclarationView, ...]:
    rows = session.execute(
        select(Declaration, Person.name)
        .join(Person, Declaration.person_id == Person.id)
        .where(Declaration.meeting_id == meeting_id)
        .order_by(Declaration.position)
    )
    return tuple(
        DeclarationView(
            member=name,
            subject=row.subject,
            reason=row.reason,
            interest=row.interest,
            left_the_room=row.left_the_room,
            id=row.id,
            person_id=row.person_id,
            agenda_item_id=row.agenda_item_id,
        )
        for row, name in rows
    )


def _minutes(
    session: Session, meeting: Meeting, numbers: Mapping[str, tuple[str, str]]
) -> tuple[MinuteView, ...]:
    rows = session.scalars(
        select(Minute).where(Minute.meeting_id == meeting.id).order_by(Minute.position, Minute.id)
    ).all()
    written = _Written(session, [row.id for row in rows])
    following = next_number_in(session, meeting)
    views = []
    for row in rows:
        is_waiting = row.is_numbered and row.number is None
        views.append(
            MinuteView(
                id=row.id,
                number=row.number,
                title=row.title,
                paragraphs=written.of(row.id),
                is_numbered=row.is_numbered,
                next_number=following if is_waiting else None,
                agenda_item_id=row.agenda_item_id,
                item_number=numbers.get(row.agenda_item_id or "", ("", ""))[0],
            )
        )
        following += is_waiting
    return tuple(views)


class _Written:
    """Everything written under some minutes, read with as many questions as there are tables."""

    def __init__(self, session: Session, minute_ids: Sequence[str]) -> None:
        self._paragraphs: dict[str, list[MinuteParagraph]] = defaultdict(list)
        ids: list[str] = []
        for paragraph in session.scalars(
            select(MinuteParagraph)
            .where(MinuteParagraph.minute_id.in_(minute_ids))
            .order_by(MinuteParagraph.position, MinuteParagraph.id)
        ):
            self._paragraphs[paragraph.minute_id].append(paragraph)
            ids.append(paragraph.id)
        self._limbs = {
            limb.paragraph_id: (limb, tracked)
            for limb, tracked in session.execute(
                select(Resolution, TrackingDecision)
                .outerjoin(TrackingDecision, Resolution.tracking_decision_id == TrackingDecision.id)
                .where(Resolution.paragraph_id.in_(ids))
            )
        }
        self._actions = {
            row.paragraph_id: row
            for row in session.scalars(select(Action).where(Action.paragraph_id.in_(ids)))
        }
        tracked_ids = [limb.tracking_decision_id or "" for limb, _ in self._limbs.values()]
        self._first = first_asked_in(session, Log.DECISIONS, tracked_ids)
        self._first |= first_asked_in(session, Log.ACTIONS, [row.id for row in self._actions.values()])
        self._votes: dict[str, list[VoteView]] = defaultdict(list)
        for vote, name in session.execute(
            select(Vote, Person.name)
            .join(Person, Vote.person_id == Person.id)
            .where(Vote.resolution_id.in_([limb.id for limb, _ in self._limbs.values()]))
            .order_by(Person.sort_name, Person.name)
        ):
            self._votes[vote.resolution_id].append(
                VoteView(vote.person_id, name, vote.cast, vote.at_own_request)
            )

    def of(self, minute_id: str) -> tuple[ParagraphView, ...]:
        """The paragraphs of a minute. Letters run through its sub-headings: (a) … (z), (aa); limbs run 1, 2, 3."""
        points = limbs = 0
        views = []
        for row in self._paragraphs[minute_id]:
            is_point = row.kind is ParagraphKind.POINT and row.level == 0
            points += is_point
            limbs += row.kind is ParagraphKind.RESOLUTION
            views.append(
                ParagraphView(
                    id=row.id,
                    kind=row.kind,
                    text=row.text,
                    letter=letter(points) if is_point else "",
                    level=row.level,
                    exempt_paragraphs=row.exempt_paragraphs,
                    public_summary=row.public_summary,
                    marks=kept_marks(row.marks),
                    public_interest_reason=row.public_interest_reason,
                    is_confidential=row.is_confidential,
                    resolution=self._limb(row, limbs),
                    action=self._action(row),
                )
            )
        return tuple(views)

    def _limb(self, row: MinuteParagraph, number: int) -> ResolutionView | None:
        if row.kind is not ParagraphKind.RESOLUTION or row.id not in self._limbs:
            return None
        limb, tracked = self._limbs[row.id]
        ask = None
        if tracked is not None:
            due = Asked(tracked.target_written, tracked.target_on)
            ask = self._asked(tracked.id, "", tracked.officer, due, tracked.status)
        return ResolutionView(
            id=limb.id,
            limb=number,
            verb=limb.verb,
            text=row.text,
            recommended_to=limb.recommended_to,
            mover=limb.mover,
            seconder=limb.seconder,
            votes_for=limb.votes_for,
            votes_against=limb.votes_against,
            abstentions=limb.abstentions,
            is_lost=limb.is_lost,
            votes=tuple(self._votes[limb.id]),
            ask=ask,
        )

    def _action(self, row: MinuteParagraph) -> AskView | None:
        action = self._actions.get(row.id)
        if row.kind is not ParagraphKind.ACTION or action is None:
            return None
        due = Asked(action.due_written, action.due_on)
        return self._asked(action.id, action.reference, action.owner, due, action.status)

    def _asked(self, row_id: str, reference: str, owner: str, due: Asked, status: FollowUpStatus) -> AskView:
        """What the minutes ask: a date put off since, or another officer, is a matter of the log."""
        first = self._first.get(row_id)
        if first is not None:
            owner = owner if first.owner is None else first.owner
            due = first.due or due
        return AskView(row_id, reference, owner, due.due_written, due.due_on, status)
