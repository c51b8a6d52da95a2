"""Old minutes meet the store: which meeting, which people, what is there already; then written as one step."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from sqlalchemy import select

from boardkeeper.agenda_items import items_in
from boardkeeper.attendance import known_in
from boardkeeper.errors import UserError
from boardkeeper.importing.old_minutes import Doubt, LineKind, OldMinutes, PaperState
from boardkeeper.imports.old_minutes_people import (
    Chosen,
    NamedPerson,
    Registry,
    named_people,
    record_people_into,
)
from boardkeeper.imports.old_minutes_pieces import NumberedPieces, matching_item, pieces_from
from boardkeeper.meetings import MeetingState
from boardkeeper.meetings.adding import meeting_into
from boardkeeper.minutes import PieceKind, WrittenPiece, minutes_in, pieces_into, pieces_of
from boardkeeper.minutes.asks import cited_again_into
from boardkeeper.minutes.numbers import keep_number_into, year_of
from boardkeeper.rules.due_dates import clock, full_date
from boardkeeper.rules.municipal_year import municipal_year_title
from db.tables.boards import Board
from db.tables.meetings import Meeting
from db.tables.minutes import Minute
from db.tables.people import Person

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from db.store import Store

_STATES = {
    PaperState.DRAFT: MeetingState.MINUTES_DRAFT,
    PaperState.APPROVED: MeetingState.APPROVED,
    PaperState.SIGNED: MeetingState.SIGNED,
}
_ALIKE = 0.5
NOBODY: Chosen = {}


class MinutesThereAlready(UserError):
    """The meeting has minutes; old ones are never written over or under them."""


@dataclass(frozen=True, slots=True)
class AgainstExisting:
    """The paper held against the minutes a meeting has already.

    Attributes:
        same: Paragraphs and headings that are in both.
        only_in_paper: The beginnings of those that only the paper has.
        only_in_file: The beginnings of those that only the file has.
    """

    same: int
    only_in_paper: tuple[str, ...]
    only_in_file: tuple[str, ...]

    @property
    def is_same(self) -> bool:
        """Whether they are the same word for word."""
        return not self.only_in_paper and not self.only_in_file

    @property
    def sentence(self) -> str:
        """The comparison in a sentence."""
        if self.is_same:
            return "They are the same, word for word."
        return (
            f"{self.same} paragraphs are the same, {len(self.only_in_paper)} are only in the paper,"
            f" {len(self.only_in_file)} only in the file."
        )


@dataclass(frozen=True, slots=True)
class OldMinutesPreview:
    """What applying old minutes would do.

    Attributes:
        old: As understood and corrected.
        meeting_id: The meeting they belong to; None when it is made.
        meeting_title: “10 July 2019 at 2.00 pm”.
        people: Everybody named, and who of them is known.
        existing: The comparison with minutes that are there; None when there are none.
        doubts: Those of the paper, and those that only the file can tell.
        counts: How many headings, paragraphs, limbs and actions would be written, by their kind.
        follows_up: Whether limbs and actions would go into the logs unless somebody says otherwise: those of a draft.
    """

    old: OldMinutes
    meeting_id: str | None
    meeting_title: str
    people: tuple[NamedPerson, ...]
    existing: AgainstExisting | None
    doubts: tuple[Doubt, ...]
    counts: Mapping[PieceKind, int]
    follows_up: bool

    @property
    def headings(self) -> int:
        """How many minutes would be written; without any there is nothing to write."""
        return len(self.old.of_kind(LineKind.HEADING))


def preview_old_minutes(
    store: Store, board_id: str, old: OldMinutes, meeting_id: str | None = None
) -> OldMinutesPreview:
    """Say what applying would do; nothing is written.

    Args:
        store: The file.
        board_id: Whose minutes they are.
        old: As understood and corrected.
        meeting_id: The meeting they belong to; without it, that of their day.

    Raises:
        UserError: The board met several times on that day.
    """
    with store.read() as session:
        return _preview(session, board_id, old, meeting_id)


def apply_old_minutes(
    store: Store,
    who: str,
    board_id: str,
    old: OldMinutes,
    meeting_id: str | None = None,
    *,
    chosen: Chosen = NOBODY,
    state: PaperState | None = None,
    follow_up: bool | None = None,
) -> str:
    """Write old minutes as one step, with the meeting when there is none of that day; answers the meeting.

    Args:
        store: The file.
        who: Who imports them.
        board_id: Whose minutes they are.
        old: As understood and corrected.
        meeting_id: The meeting they belong to; without it, that of their day.
        chosen: Who is meant by which name; for the others, what the preview proposes.
        state: What they are; without it, what the paper says.
        follow_up: Whether limbs that ask for something and actions go into the logs; without it, those of a draft do.

    Raises:
        MinutesThereAlready: The meeting has minutes.
        UserError: The day is not known, lies in the future of the paper's own words, or there is nothing to write.
    """
    if old.held_on is None:
        raise UserError(
            "The paper does not say on which day the meeting was.", "Say it: --meeting 10/7/2019."
        )
    with store.edit(f"Import the minutes of {full_date(old.held_on)}", who) as session:
        preview = _preview(session, board_id, old, meeting_id)
        if preview.existing is not None:
            raise MinutesThereAlready(
                f"The meeting of {full_date(old.held_on)} has minutes already. {preview.existing.sentence}",
                "Take those out first if these are the right ones, or choose another meeting.",
            )
        if not preview.headings:
            raise UserError(
                "There is no heading of a minute in it.",
                "Open it in the window (File, Import old minutes) and say which lines are headings.",
            )
        kept_as = state or old.state
        follows = kept_as is PaperState.DRAFT if follow_up is None else follow_up
        meeting = _meeting_into(session, board_id, old, preview.meeting_id)
        left = record_people_into(session, meeting, old, Registry(session, preview.people, chosen))
        written = _pieces(session, meeting, old, tuple(left), follows_up=follows)
        pieces_into(session, meeting.id, written.pieces)
        for minute_id, number in written.numbers.items():
            keep_number_into(session, session.get_one(Minute, minute_id), number)
        cited_again_into(session, meeting)
        meeting.state = _STATES[kept_as]
        if kept_as is PaperState.SIGNED:
            meeting.signed_by, meeting.signed_on = old.signed_by, old.signed_on
        return meeting.id


def _preview(session: Session, board_id: str, old: OldMinutes, meeting_id: str | None) -> OldMinutesPreview:
    meeting = session.get_one(Meeting, meeting_id) if meeting_id else _meeting_of_day(session, board_id, old)
    title = "no day yet" if old.held_on is None else full_date(old.held_on)
    if meeting is not None:
        title = full_date(meeting.held_on)
        title += f" at {clock(meeting.starts_at)}" if meeting.starts_at else ""
    probe = meeting or Meeting(board_id=board_id, held_on=old.held_on) if old.held_on or meeting else None
    people = () if probe is None else named_people(old, known_in(session, probe))
    follows_up = old.state is PaperState.DRAFT
    forms = {follows: pieces_from(old, officers=() if follows else None).pieces for follows in (True, False)}
    counts = {kind: sum(each.kind is kind for each in forms[follows_up]) for kind in PieceKind}
    existing = None
    if meeting is not None:
        # Actions may have come in as actions or as words: the form that is more like what is there is compared.
        compared = [_against_existing(session, meeting, pieces) for pieces in forms.values()]
        existing = max(filter(None, compared), key=lambda each: each.same, default=None)
    doubts = [*_of_board(session, board_id, old), *_of_meeting(meeting, old)]
    if probe is not None:
        doubts += _of_numbers(session, probe, old)
    doubts += [
        Doubt(
            each.line, f"{each.name} may be {' or '.join(one.name for one in each.known)}: say who is meant."
        )
        for each in people
        if len(each.known) > 1
    ]
    return OldMinutesPreview(
        old=old,
        meeting_id=None if meeting is None else meeting.id,
        meeting_title=title,
        people=people,
        existing=existing,
        doubts=(*doubts, *old.doubts),
        counts=counts,
        follows_up=follows_up,
    )


def _meeting_of_day(session: Session, board_id: str, old: OldMinutes) -> Meeting | None:
    if old.held_on is None:
        return None
    same_day = session.scalars(
        select(Meeting)
        .where(
            Meeting.board_id == board_id,
            Meeting.held_on == old.held_on,
            Meeting.state != MeetingState.CANCELLED,
        )
        .order_by(Meeting.starts_at)
    ).all()
    if len(same_day) > 1:
        at_time = [each for each in same_day if each.starts_at == old.starts_at]
        if len(at_time) != 1:
            raise UserError(
                f"The board met several times on {full_date(old.held_on)}.",
                "Open the meeting they belong to, and import them there.",
            )
        return at_time[0]
    return same_day[0] if same_day else None


def _meeting_into(session: Session, board_id: str, old: OldMinutes, meeting_id: str | None) -> Meeting:
    assert old.held_on is not None
    if meeting_id is None:
        meeting = meeting_into(session, board_id, old.held_on, old.starts_at, old.venue)
        # The board's usual time and place are those of today; an old paper says its own or none.
        meeting.starts_at, meeting.venue = old.starts_at, old.venue
    else:
        meeting = session.get_one(Meeting, meeting_id)
        meeting.starts_at = meeting.starts_at or old.starts_at
        meeting.venue = meeting.venue or old.venue
    meeting.ended_at = meeting.ended_at or old.ended_at
    session.flush()
    return meeting


def _pieces(
    session: Session, meeting: Meeting, old: OldMinutes, left: tuple[str, ...], *, follows_up: bool
) -> NumberedPieces:
    items = [(item.id, item.title) for item in items_in(session, meeting.id)]
    officers = session.scalars(select(Person.name)).all() if follows_up else None
    return pieces_from(old, kept_words=left, officers=officers, item_of=matching_item(items))


def _against_existing(
    session: Session, meeting: Meeting, pieces: tuple[WrittenPiece, ...]
) -> AgainstExisting | None:
    """The comparison with what stands there; headings alone, as the agenda gives them, are no minutes yet."""
    there = pieces_of(minutes_in(session, meeting.id))
    if all(each.kind is PieceKind.HEADING for each in there):
        return None
    of_paper, of_file = [each.text for each in pieces], [each.text for each in there]
    matcher = SequenceMatcher(None, of_paper, of_file, autojunk=False)
    same = sum(block.size for block in matcher.get_matching_blocks())
    only_paper: list[str] = []
    only_file: list[str] = []
    for what, start, end, other_start, other_end in matcher.get_opcodes():
        if what != "equal":
            only_paper += of_paper[start:end]
            only_file += of_file[other_start:other_end]
    return AgainstExisting(same, tuple(only_paper), tuple(only_file))


def _of_board(session: Session, board_id: str, old: OldMinutes) -> list[Doubt]:
    name = session.get_one(Board, board_id).name
    if not old.title:
        return []
    one, other = ("".join(words.casefold().split()) for words in (old.title, name))
    if one in other or other in one or SequenceMatcher(None, one, other, autojunk=False).ratio() > _ALIKE:
        return []
    return [Doubt(None, f"The paper names “{old.title}”, and this board is “{name}”: is it the right board?")]


def _of_meeting(meeting: Meeting | None, old: OldMinutes) -> list[Doubt]:
    if meeting is None:
        return []
    doubts = []
    if old.held_on is not None and meeting.held_on != old.held_on:
        doubts.append(
            Doubt(
                None,
                f"The paper is of {full_date(old.held_on)}, and the meeting of {full_date(meeting.held_on)}.",
            )
        )
    if old.starts_at and meeting.starts_at and old.starts_at != meeting.starts_at:
        at, called = clock(old.starts_at), clock(meeting.starts_at)
        doubts.append(
            Doubt(
                None,
                f"The paper says that it began at {at}; the meeting was called for {called}, which stays.",
            )
        )
    return doubts


def _of_numbers(session: Session, meeting: Meeting, old: OldMinutes) -> list[Doubt]:
    """Numbers printed here that another minute of the board’s year has."""
    year = year_of(session, meeting)
    rows = session.execute(
        select(Minute.number, Meeting.held_on)
        .join(Meeting, Minute.meeting_id == Meeting.id)
        .where(
            Minute.board_id == meeting.board_id,
            Minute.municipal_year == year,
            Minute.meeting_id != (meeting.id or ""),
            Minute.number.in_(old.numbers),
        )
    ).all()
    taken = {row.number: row.held_on for row in rows}
    return [
        Doubt(
            line.index,
            f"Number {line.number} was given in {municipal_year_title(year)} to a minute of"
            f" {full_date(taken[line.number])} as well.",
        )
        for line in old.lines
        if line.number in taken
    ]
