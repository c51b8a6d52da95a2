"""What the later minutes say about the earlier ones: a limb in their own item “Minutes”.

Source: domain §7; council practice: “that the minutes of the meeting held on … be confirmed as a correct record”. A
record that the officer typed at the table stands as it is and is not written a second time.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from boardkeeper.agenda_items import items_in
from boardkeeper.errors import UserError
from boardkeeper.minutes import (
    APPROVED,
    PieceKind,
    Verb,
    WrittenDecision,
    WrittenPiece,
    minutes_in,
    new_id,
    pieces_into,
    pieces_of,
)
from boardkeeper.minutes.places import ParagraphPlace, find_titled, is_title_place, places_of
from boardkeeper.minutes.starting import start_into, takes_a_heading
from boardkeeper.rules.amending import amendment_words
from boardkeeper.rules.due_dates import full_date
from boardkeeper.rules.periods import MONTH_NAMES
from db.tables.agenda import PaperKind
from db.tables.meetings import Meeting
from db.tables.minutes import Correction, MinuteParagraph

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

_BEFORE_MINUTES = ("apolog", "declaration", "substitut", "appointment", "welcome")
_CONFIRMED = "An amendment to a passage that is not public was agreed."
_CORRECTED = "A correction to a passage that is not public was agreed."


def record_approval(
    session: Session, meeting: Meeting, later: Meeting, corrections: Sequence[Correction]
) -> None:
    """Say in the later minutes that these were confirmed, with every amendment, unless that stands there already.

    Raises:
        UserError: The later minutes are approved themselves and do not say it.
    """
    record = _Record(session, meeting, later)
    told = [each for each in corrections if not record.finds(each)]
    if record.stands and not told:
        return
    limb = f"that the minutes of the meeting held on {full_date(meeting.held_on)} be confirmed as a correct record"
    if told:
        limb += ", with this amendment:" if len(told) == 1 else ", with these amendments:"
    else:
        limb += "."
    pieces = [record.points_to(each) for each in told]
    opening: WrittenPiece = WrittenPiece(
        new_id(), PieceKind.RESOLUTION, limb, decision=WrittenDecision(Verb.AGREED)
    )
    if record.stands:
        said = f"The minutes of {full_date(meeting.held_on)} were amended as follows:"
        opening = WrittenPiece(new_id(), PieceKind.TEXT, said)
    record.write([opening, *pieces])
    for correction, piece in zip(told, pieces, strict=True):
        correction.recorded_in_id = piece.id
    session.flush()


def record_correction(session: Session, meeting: Meeting, correction: Correction) -> str:
    """Say in the minutes of the meeting where a correction was made what it was; answers the paragraph that does.

    Raises:
        UserError: Those minutes are approved themselves.
    """
    record = _Record(session, meeting, session.get_one(Meeting, correction.made_at_id))
    point = record.points_to(correction, _CORRECTED)
    place = record.place_of(correction)
    changed = point.text.removeprefix(f"{place}: ")
    limb = replace(
        point,
        kind=PieceKind.RESOLUTION,
        text=f"that {_of_the_day(correction, place, meeting)}: {changed}",
        decision=WrittenDecision(Verb.AGREED),
    )
    record.write([limb])
    return limb.id


def _of_the_day(correction: Correction, place: str, meeting: Meeting) -> str:
    day = full_date(meeting.held_on)
    if correction.paragraph_id is not None:
        return f"{place} of {day} be corrected"
    if is_title_place(place):
        return f"the {place[:1].lower()}{place[1:]} of {day} be corrected"
    return f"the minutes of {day} be corrected under “{place}”"


class _Record:
    """The item of the later minutes that speaks of the earlier ones."""

    def __init__(self, session: Session, meeting: Meeting, later: Meeting) -> None:
        self._session = session
        self._meeting = meeting
        self._later = later
        self._minutes = minutes_in(session, meeting.id)
        self._places: dict[str, ParagraphPlace] = places_of(self._minutes)
        self._pieces = list(pieces_of(minutes_in(session, later.id)))
        self._heading = self._find()
        self._said = [each for each in self._below() if _mentions(each.text, meeting.held_on)]

    @property
    def stands(self) -> bool:
        """Whether the item speaks of the earlier minutes already."""
        return bool(self._said)

    def place_of(self, correction: Correction) -> str:
        """“Minute 16(e)”; of what has no paragraph, what it is about."""
        if correction.paragraph_id is None:
            return correction.subject
        return self._places[correction.paragraph_id].words

    def _number_of(self, correction: Correction) -> int | None:
        if correction.paragraph_id is not None:
            return self._places[correction.paragraph_id].number
        minute = find_titled(self._minutes, correction.subject)
        return None if minute is None else minute.number

    def finds(self, correction: Correction) -> bool:
        """Whether what stands there tells of a correction: then that is its record."""
        if correction.paragraph_id is None and not is_title_place(correction.subject):
            found = next((each for each in self._said if _tells(each.text, correction)), None)
        else:
            number = self._number_of(correction)
            named = re.compile(rf"\bmin(?:ute|\.)?s? {number}\b", re.IGNORECASE)
            found = next((each for each in self._said if named.search(each.text)), None) if number else None
        if found is not None:
            correction.recorded_in_id = found.id
        return found is not None

    def points_to(self, correction: Correction, summary: str = _CONFIRMED) -> WrittenPiece:
        """A point that tells a correction; exempt where the corrected passage is. Header and titles are public."""
        changed = amendment_words(correction.text_before, correction.text_after)
        reason = correction.reason.rstrip(" .;")
        point = WrittenPiece(new_id(), PieceKind.POINT, f"{self.place_of(correction)}: {changed} ({reason}).")
        if correction.paragraph_id is None:
            return point
        paragraph = self._session.get_one(MinuteParagraph, correction.paragraph_id)
        return replace(
            point,
            exempt_paragraphs=paragraph.exempt_paragraphs,
            public_interest_reason=paragraph.public_interest_reason,
            is_confidential=paragraph.is_confidential,
            public_summary=summary if self._places[correction.paragraph_id].is_exempt else "",
        )

    def write(self, pieces: Sequence[WrittenPiece]) -> None:
        """Put pieces at the end of the item; it is begun where there is none."""
        if self._later.state in APPROVED:
            raise UserError(
                f"The minutes of {full_date(self._later.held_on)} are approved themselves and do not record this.",
                "Approve minutes in the order of their meetings, or choose a later meeting.",
            )
        if not self._pieces and any(
            takes_a_heading(each) for each in items_in(self._session, self._later.id)
        ):
            start_into(self._session, self._later.id)
            self._pieces = list(pieces_of(minutes_in(self._session, self._later.id)))
            self._heading = self._find()
        if self._heading is None:
            self._begin()
        at = self._end_of(self._heading)
        self._pieces[at:at] = pieces
        pieces_into(self._session, self._later.id, self._pieces)

    def _find(self) -> WrittenPiece | None:
        """The heading of the item at which the board confirms minutes."""
        headings = [each for each in self._pieces if each.kind is PieceKind.HEADING]
        items = items_in(self._session, self._later.id)
        confirming = {item.id for item in items if item.paper is PaperKind.MINUTES}
        tries = (
            [each for each in headings if each.agenda_item_id in confirming],
            [each for each in headings if each.text.casefold().startswith("minutes")],
            [each for each in headings if re.search(r"\bminutes\b", each.text, re.IGNORECASE)],
        )
        return next((found[0] for found in tries if found), None)

    def _begin(self) -> None:
        items = items_in(self._session, self._later.id)
        item = next((each for each in items if each.paper is PaperKind.MINUTES), None)
        self._heading = WrittenPiece(
            new_id(),
            PieceKind.HEADING,
            item.title if item else "Minutes",
            agenda_item_id=item.id if item else None,
        )
        formal = [
            each
            for each in self._pieces
            if each.kind is PieceKind.HEADING and each.text.casefold().startswith(_BEFORE_MINUTES)
        ]
        self._pieces.insert(self._end_of(formal[-1]) if formal else 0, self._heading)

    def _below(self) -> list[WrittenPiece]:
        if self._heading is None:
            return []
        return self._pieces[self._pieces.index(self._heading) + 1 : self._end_of(self._heading)]

    def _end_of(self, heading: WrittenPiece | None) -> int:
        """The place behind everything that stands below a heading."""
        start = self._pieces.index(heading) + 1 if heading is not None else 0
        following = (
            place
            for place, each in enumerate(self._pieces[start:], start=start)
            if each.kind is PieceKind.HEADING
        )
        return next(following, len(self._pieces))


def _tells(text: str, correction: Correction) -> bool:
    """Whether a text names a line of the header and a word that came into it, or that went where none came."""
    before, after = (
        set(re.findall(r"\w+", each.casefold())) for each in (correction.text_before, correction.text_after)
    )
    words = set(re.findall(r"\w+", text.casefold()))
    subject = set(re.findall(r"\w+", correction.subject.casefold()))
    return subject <= words and bool(words & ((after - before) or (before - after)))


def _mentions(text: str, day: date) -> bool:
    """Whether a text names a day: “10 July 2019”, “10th July 2019”."""
    written = rf"\b0?{day.day}(?:st|nd|rd|th)?\s+{MONTH_NAMES[day.month - 1]},?\s+{day.year}\b"
    return re.search(written, text, re.IGNORECASE) is not None
