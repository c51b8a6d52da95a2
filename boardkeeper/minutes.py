"""Minutes as they are read: header, attendance, declarations, and each minute with its points and limbs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, time
from typing import TYPE_CHECKING

from sqlalchemy import func, select
from sqlalchemy.orm import aliased

from boardkeeper import posts
from boardkeeper.attendance import record_attendance
from boardkeeper.errors import UserError
from boardkeeper.rules.municipal_year import municipal_year
from boardkeeper.rules.numbering import letter
from db.tables.meetings import Attendance, Declaration, Interest, Meeting, MeetingState, Presence
from db.tables.minutes import Minute, MinuteParagraph, ParagraphKind, Resolution, Verb
from db.tables.people import Person

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from db.store import Store

__all__ = [
    "Interest",
    "MinutesView",
    "ParagraphKind",
    "Presence",
    "Verb",
    "WrittenMinute",
    "get_minutes",
    "record_attendance",
    "write_minute",
]


@dataclass(frozen=True, slots=True)
class AttendeeView:
    """Somebody's part in a meeting."""

    person_id: str
    name: str
    presence: Presence
    acting_as: str
    post: str
    organisation: str
    substitute_for: str = ""


@dataclass(frozen=True, slots=True)
class DeclarationView:
    """An interest declared."""

    member: str
    subject: str
    reason: str
    interest: Interest
    left_the_room: bool


@dataclass(frozen=True, slots=True)
class ParagraphView:
    """One paragraph; a point carries the letter it is counted to."""

    id: str
    kind: ParagraphKind
    text: str
    letter: str
    level: int
    exempt_paragraphs: str
    public_summary: str


@dataclass(frozen=True, slots=True)
class ResolutionView:
    """One limb decided."""

    id: str
    limb: int
    verb: Verb
    text: str
    recommended_to: str
    mover: str = ""
    seconder: str = ""
    votes_for: int | None = None
    votes_against: int | None = None
    abstentions: int | None = None


@dataclass(frozen=True, slots=True)
class MinuteView:
    """The record of one item."""

    id: str
    number: int | None
    title: str
    paragraphs: tuple[ParagraphView, ...]
    resolutions: tuple[ResolutionView, ...]


@dataclass(frozen=True, slots=True)
class MinutesView:
    """The minutes of one meeting, whole."""

    meeting_id: str
    held_on: date
    starts_at: time | None
    ended_at: time | None
    venue: str
    state: MeetingState
    attendance: tuple[AttendeeView, ...]
    declarations: tuple[DeclarationView, ...]
    minutes: tuple[MinuteView, ...]
    signed_by: str = ""
    signed_on: date | None = None

    @property
    def is_draft(self) -> bool:
        """Whether the minutes may still change."""
        return self.state not in {
            MeetingState.APPROVED,
            MeetingState.APPROVED_AS_AMENDED,
            MeetingState.SIGNED,
        }


@dataclass(frozen=True, slots=True)
class WrittenMinute:
    """A minute to be written: points are texts; a text that ends with a colon opens a list.

    `recommended_to` names, by limb, the body that a recommendation goes to.
    """

    title: str
    text: Sequence[tuple[ParagraphKind, str]] = ()
    limbs: Sequence[tuple[Verb, str]] = ()
    recommended_to: Mapping[int, str] = field(default_factory=dict)
    agenda_item_id: str | None = None
    is_numbered: bool = True


def get_minutes(store: Store, meeting_id: str) -> MinutesView:
    """Everything the minutes of a meeting say."""
    with store.read() as session:
        return minutes_in(session, meeting_id)


def minutes_in(session: Session, meeting_id: str) -> MinutesView:
    """The same inside a session that is already open."""
    meeting = session.get_one(Meeting, meeting_id)
    return MinutesView(
        meeting_id=meeting.id,
        held_on=meeting.held_on,
        starts_at=meeting.starts_at,
        ended_at=meeting.ended_at,
        venue=meeting.venue,
        state=meeting.state,
        attendance=_attendance(session, meeting),
        declarations=_declarations(session, meeting_id),
        minutes=_minutes(session, meeting_id),
        signed_by=meeting.signed_by,
        signed_on=meeting.signed_on,
    )


def _attendance(session: Session, meeting: Meeting) -> tuple[AttendeeView, ...]:
    titles = posts.posts_on(session, meeting.held_on)
    replaced = aliased(Person)
    rows = session.execute(
        select(Attendance, Person, replaced.name)
        .join(Person, Attendance.person_id == Person.id)
        .outerjoin(replaced, Attendance.substitute_for_id == replaced.id)
        .where(Attendance.meeting_id == meeting.id)
        .order_by(Attendance.position, Person.sort_name)
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
        DeclarationView(name, row.subject, row.reason, row.interest, row.left_the_room) for row, name in rows
    )


def _minutes(session: Session, meeting_id: str) -> tuple[MinuteView, ...]:
    rows = session.scalars(
        select(Minute).where(Minute.meeting_id == meeting_id).order_by(Minute.position)
    ).all()
    ids = [row.id for row in rows]
    paragraphs: dict[str, list[MinuteParagraph]] = defaultdict(list)
    for paragraph in session.scalars(
        select(MinuteParagraph).where(MinuteParagraph.minute_id.in_(ids)).order_by(MinuteParagraph.position)
    ):
        paragraphs[paragraph.minute_id].append(paragraph)
    limbs: dict[str, list[Resolution]] = defaultdict(list)
    for limb in session.scalars(
        select(Resolution).where(Resolution.minute_id.in_(ids)).order_by(Resolution.limb)
    ):
        limbs[limb.minute_id].append(limb)
    return tuple(
        MinuteView(
            id=row.id,
            number=row.number,
            title=row.title,
            paragraphs=_lettered(paragraphs[row.id]),
            resolutions=tuple(
                ResolutionView(
                    id=limb.id,
                    limb=limb.limb,
                    verb=limb.verb,
                    text=limb.text,
                    recommended_to=limb.recommended_to,
                    mover=limb.mover,
                    seconder=limb.seconder,
                    votes_for=limb.votes_for,
                    votes_against=limb.votes_against,
                    abstentions=limb.abstentions,
                )
                for limb in limbs[row.id]
            ),
        )
        for row in rows
    )


def _lettered(paragraphs: Sequence[MinuteParagraph]) -> tuple[ParagraphView, ...]:
    """Letters run through the sub-headings of one minute: (a) … (z), (aa)."""
    count = 0
    views = []
    for paragraph in paragraphs:
        is_point = paragraph.kind is ParagraphKind.POINT and paragraph.level == 0
        count += is_point
        views.append(
            ParagraphView(
                id=paragraph.id,
                kind=paragraph.kind,
                text=paragraph.text,
                letter=letter(count) if is_point else "",
                level=paragraph.level,
                exempt_paragraphs=paragraph.exempt_paragraphs,
                public_summary=paragraph.public_summary,
            )
        )
    return tuple(views)


def year_of(session: Session, meeting: Meeting) -> int:
    """The municipal year a meeting belongs to; it starts at the board’s annual meeting."""
    annual = session.scalars(
        select(Meeting.held_on).where(Meeting.board_id == meeting.board_id, Meeting.is_annual)
    ).all()
    return municipal_year(meeting.held_on, annual)


def write_minute(store: Store, who: str, meeting_id: str, written: WrittenMinute) -> str:
    """Write a minute at the end of a meeting’s minutes; a numbered one takes the next number of its year.

    Raises:
        UserError: It has no title, or one of its limbs decides nothing.
    """
    with store.edit(f"Write the minute “{written.title}”", who) as session:
        return minute_into(session, meeting_id, written).id


def minute_into(session: Session, meeting_id: str, written: WrittenMinute) -> Minute:
    """The same inside an edit that is already open; points without words are passed over."""
    if not written.title.strip():
        raise UserError("A minute needs a title.", "Type which item it records.")
    if not all(text.strip() for _, text in written.limbs):
        raise UserError("A limb without words decides nothing.", "Type what was decided, or leave it out.")
    meeting = session.get_one(Meeting, meeting_id)
    year = year_of(session, meeting)
    last = session.scalar(
        select(func.max(Minute.number)).where(
            Minute.board_id == meeting.board_id, Minute.municipal_year == year
        )
    )
    place = session.scalar(select(func.count(Minute.id)).where(Minute.meeting_id == meeting_id)) or 0
    minute = Minute(
        meeting_id=meeting_id,
        board_id=meeting.board_id,
        agenda_item_id=written.agenda_item_id,
        position=place,
        municipal_year=year,
        number=(last or 0) + 1 if written.is_numbered else None,
        title=written.title.strip(),
    )
    session.add(minute)
    session.flush()
    session.add_all(
        MinuteParagraph(minute_id=minute.id, position=position, kind=kind, text=text)
        for position, (kind, text) in enumerate(said for said in written.text if said[1].strip())
    )
    session.add_all(
        Resolution(
            minute_id=minute.id,
            limb=limb,
            verb=verb,
            text=text,
            recommended_to=written.recommended_to.get(limb, ""),
        )
        for limb, (verb, text) in enumerate(written.limbs, start=1)
    )
    if meeting.state in {MeetingState.HELD, MeetingState.PUBLISHED, MeetingState.AGENDA_DRAFT}:
        meeting.state = MeetingState.MINUTES_DRAFT
    session.flush()
    return minute
