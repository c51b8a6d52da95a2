"""Writing minutes: what stands in the editor is held against what it began with, and only what differs is touched."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from boardkeeper.errors import UserError
from boardkeeper.minutes.asks import decision_of, let_go_of_actions, track_into, tracked_in
from boardkeeper.minutes.cleaning import cleaned_piece
from boardkeeper.minutes.merging import merged
from boardkeeper.minutes.numbers import year_of
from boardkeeper.minutes.reading import minutes_in
from boardkeeper.minutes.views import APPROVED
from boardkeeper.minutes.written import PieceKind, WrittenPiece, new_id, pieces_of
from boardkeeper.reports.marks import marks_as_kept
from boardkeeper.reports.places import spread
from boardkeeper.rules.due_dates import full_date
from db.tables.actions import Action
from db.tables.meetings import Meeting, MeetingState
from db.tables.minutes import Correction, Minute, MinuteParagraph, ParagraphKind, Resolution, Vote

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from db.store import Store

_NOT_BEGUN = frozenset(
    {MeetingState.PLANNED, MeetingState.AGENDA_DRAFT, MeetingState.PUBLISHED, MeetingState.HELD}
)
UNTITLED = "Untitled minute"
"""What a minute is called while its heading says nothing."""


class MinutesApproved(UserError):
    """The minutes are a record by now: they change by corrections only."""


def write_pieces(
    store: Store,
    who: str,
    meeting_id: str,
    pieces: Sequence[WrittenPiece],
    before: Sequence[WrittenPiece] | None = None,
) -> None:
    """Make the minutes of a meeting say this, as one step; what is as it was is not written again.

    Args:
        store: The file.
        who: Who writes.
        meeting_id: The meeting.
        pieces: Everything that stands there now, in order. Blank pieces are not kept; a blank heading keeps the title it
            had. What stands before the first heading goes below a heading of its own.
        before: What the editor began with. Only what differs from it is written, so that what was changed elsewhere in
            the meantime stays; None holds the pieces against what is in the file.

    Raises:
        MinutesApproved: They are approved; a correction at a later meeting changes them.
        UserError: The meeting was cancelled, or a piece is too long to be kept.
    """
    with store.read() as session:
        label = f"Write the minutes of {full_date(session.get_one(Meeting, meeting_id).held_on)}"
    with store.edit(label, who) as session:
        pieces_into(session, meeting_id, pieces, before)


def pieces_into(
    session: Session,
    meeting_id: str,
    pieces: Sequence[WrittenPiece],
    before: Sequence[WrittenPiece] | None = None,
) -> None:
    """The same inside an edit that is already open."""
    meeting = session.get_one(Meeting, meeting_id)
    require_writable(meeting)
    kept = pieces_of(minutes_in(session, meeting_id))
    wanted = _with_own_ids(session, meeting_id, _whole(pieces, kept))
    final = wanted if before is None else _whole(merged(kept, _whole(before, kept), wanted), kept)
    tracked = tracked_in(session, meeting_id)
    _Writer(session, meeting, {each.id: each for each in kept}).write(final)
    track_into(session, meeting, final, tracked)
    if final and meeting.state in _NOT_BEGUN:
        meeting.state = MeetingState.MINUTES_DRAFT
    session.flush()


def require_writable(meeting: Meeting) -> None:
    """Refuse to write minutes that are a record, or of a meeting that was not held.

    Raises:
        MinutesApproved: They are approved.
        UserError: The meeting was cancelled.
    """
    if meeting.state in APPROVED:
        raise MinutesApproved(
            f"The minutes of {full_date(meeting.held_on)} are approved and do not change any more.",
            "Record a correction with its reason at a later meeting.",
        )
    if meeting.state is MeetingState.CANCELLED:
        raise UserError(
            f"The meeting of {full_date(meeting.held_on)} was cancelled.",
            "Reinstate it before writing minutes.",
        )


def _whole(pieces: Sequence[WrittenPiece], kept: Sequence[WrittenPiece]) -> tuple[WrittenPiece, ...]:
    """The pieces fit to be kept: none blank, every heading titled, nothing before the first heading, ids once each."""
    clean = {each.id: each for each in kept}
    titles = {each.id: each.text for each in kept if each.kind is PieceKind.HEADING}
    whole: list[WrittenPiece] = []
    seen: set[str] = set()
    for piece in pieces:
        each = piece if clean.get(piece.id) == piece else cleaned_piece(piece)
        if each.kind is PieceKind.HEADING and each.is_blank:
            each = replace(each, text=titles.get(each.id, UNTITLED))
        if each.is_blank:
            continue
        if not each.id or each.id in seen:
            each = replace(each, id=new_id())
        if not whole and each.kind is not PieceKind.HEADING:
            whole.append(WrittenPiece(_heading_for(each.id), PieceKind.HEADING, UNTITLED))
        whole.append(each)
        seen.add(each.id)
    return tuple(whole)


def _heading_for(piece_id: str) -> str:
    """The id of the heading that a piece without one gets: always the same, so that writing twice makes one."""
    return "".join(reversed(piece_id))


def _with_own_ids(
    session: Session, meeting_id: str, pieces: Sequence[WrittenPiece]
) -> tuple[WrittenPiece, ...]:
    """The pieces with other ids where one belongs to a row of another meeting: it was copied from there."""
    ids = [each.id for each in pieces]
    taken = set(
        session.scalars(select(Minute.id).where(Minute.id.in_(ids), Minute.meeting_id != meeting_id))
    ) | set(
        session.scalars(
            select(MinuteParagraph.id)
            .join(Minute, MinuteParagraph.minute_id == Minute.id)
            .where(MinuteParagraph.id.in_(ids), Minute.meeting_id != meeting_id)
        )
    )
    return tuple(replace(each, id=new_id()) if each.id in taken else each for each in pieces)


@dataclass(slots=True)
class _Writer:
    """Writes the pieces of one meeting into its rows."""

    session: Session
    meeting: Meeting
    kept: Mapping[str, WrittenPiece]

    def write(self, pieces: Sequence[WrittenPiece]) -> None:
        """Put every piece into its row, in order; rows of pieces that are gone go."""
        headings = [each for each in pieces if each.kind is PieceKind.HEADING]
        self._put_minutes(headings)
        left = self._paragraphs()
        stood = {row.id: (row.minute_id, row.position) for row in left.values()}
        of_minute: dict[str, list[MinuteParagraph]] = {each.id: [] for each in headings}
        minute_id = ""
        for piece in pieces:
            if piece.kind is PieceKind.HEADING:
                minute_id = piece.id
                continue
            row = left.pop(piece.id, None) or MinuteParagraph(id=piece.id, position=0)
            self._put_paragraph(row, piece, minute_id)
            of_minute[minute_id].append(row)
        for minute_id, rows in of_minute.items():
            # A place in another minute says nothing about the place in this one.
            was = [stood.get(row.id, ("", 0)) for row in rows]
            places = spread([place if where == minute_id else None for where, place in was])
            for row, place in zip(rows, places, strict=True):
                _set(row, {"position": place})
            self.session.add_all(rows)
        self.session.flush()
        self._put_decisions([each for each in pieces if each.kind is PieceKind.RESOLUTION])
        self._remove_paragraphs(list(left.values()))
        self._remove_minutes({each.id for each in headings})

    def _put_minutes(self, headings: Sequence[WrittenPiece]) -> None:
        rows = {
            row.id: row
            for row in self.session.scalars(select(Minute).where(Minute.meeting_id == self.meeting.id))
        }
        kept = []
        for piece in headings:
            row = rows.get(piece.id) or Minute(
                id=piece.id,
                meeting_id=self.meeting.id,
                board_id=self.meeting.board_id,
                municipal_year=year_of(self.session, self.meeting),
                position=0,
            )
            facts = {
                "title": piece.text,
                "is_numbered": piece.is_numbered or row.number is not None,
                "agenda_item_id": piece.agenda_item_id,
            }
            _set(row, facts)
            kept.append(row)
        places = spread([row.position if row.id in rows else None for row in kept])
        for row, place in zip(kept, places, strict=True):
            _set(row, {"position": place})
        self.session.add_all(kept)
        self.session.flush()

    def _paragraphs(self) -> dict[str, MinuteParagraph]:
        rows = self.session.scalars(
            select(MinuteParagraph)
            .join(Minute, MinuteParagraph.minute_id == Minute.id)
            .where(Minute.meeting_id == self.meeting.id)
        )
        return {row.id: row for row in rows}

    def _put_paragraph(self, row: MinuteParagraph, piece: WrittenPiece, minute_id: str) -> None:
        facts = {
            "minute_id": minute_id,
            "kind": ParagraphKind(piece.kind.value),
            "level": piece.level,
            "text": piece.text,
            "marks": marks_as_kept(piece.marks),
            "exempt_paragraphs": piece.exempt_paragraphs,
            "public_interest_reason": piece.public_interest_reason,
            "is_confidential": piece.is_confidential,
            "public_summary": piece.public_summary,
        }
        _set(row, facts)

    def _put_decisions(self, limbs: Sequence[WrittenPiece]) -> None:
        ids = [each.id for each in limbs]
        rows = {
            row.paragraph_id: row
            for row in self.session.scalars(
                select(Resolution)
                .join(MinuteParagraph, Resolution.paragraph_id == MinuteParagraph.id)
                .join(Minute, MinuteParagraph.minute_id == Minute.id)
                .where(Minute.meeting_id == self.meeting.id)
            )
        }
        for piece in limbs:
            written = decision_of(piece)
            was = self.kept.get(piece.id)
            row = rows.get(piece.id) or Resolution(paragraph_id=piece.id)
            facts = {
                "verb": written.verb,
                "recommended_to": written.recommended_to,
                "mover": written.mover,
                "seconder": written.seconder,
                "votes_for": written.votes_for,
                "votes_against": written.votes_against,
                "abstentions": written.abstentions,
                "is_lost": written.is_lost,
            }
            _set(row, facts)
            self.session.add(row)
            if was is None or was.decision is None or was.decision.votes != written.votes:
                self.session.flush()
                self._put_votes(row, piece)
        for paragraph_id, row in rows.items():
            if paragraph_id not in ids:
                self.session.delete(row)
        self.session.flush()

    def _put_votes(self, limb: Resolution, piece: WrittenPiece) -> None:
        rows = {
            row.person_id: row
            for row in self.session.scalars(select(Vote).where(Vote.resolution_id == limb.id))
        }
        for vote in decision_of(piece).votes:
            row = rows.pop(vote.person_id, None) or Vote(resolution_id=limb.id, person_id=vote.person_id)
            _set(row, {"cast": vote.cast, "at_own_request": vote.at_own_request})
            self.session.add(row)
        for row in rows.values():
            self.session.delete(row)

    def _remove_paragraphs(self, rows: Sequence[MinuteParagraph]) -> None:
        ids = [row.id for row in rows]
        corrected = select(func.count(Correction.id)).where(Correction.paragraph_id.in_(ids))
        if ids and self.session.scalar(corrected):
            raise MinutesApproved(
                "A paragraph with a correction cannot be taken out of the minutes.",
                "Undo the correction first, or leave the paragraph.",
            )
        going = select(Action).where(Action.paragraph_id.in_(ids))
        let_go_of_actions(self.session, self.session.scalars(going).all())
        self.session.flush()
        for row in rows:
            self.session.delete(row)
        self.session.flush()

    def _remove_minutes(self, staying: set[str]) -> None:
        rows = self.session.scalars(
            select(Minute).where(Minute.meeting_id == self.meeting.id).order_by(Minute.position)
        ).all()
        heir = next((row.id for row in rows if row.id in staying), None)
        for row in rows:
            if row.id in staying:
                continue
            # An action somebody reported on keeps a minute of its meeting for as long as there is one.
            for action in self.session.scalars(select(Action).where(Action.minute_id == row.id)):
                action.minute_id = heir
            self.session.flush()
            self.session.delete(row)
        self.session.flush()


def _set(row: Minute | MinuteParagraph | Resolution | Vote, facts: Mapping[str, object]) -> None:
    """Set what differs; an untouched row is not written."""
    for name, value in facts.items():
        if getattr(row, name) != value:
            setattr(row, name, value)
