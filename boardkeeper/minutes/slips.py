"""Slips: what was changed in minutes at later meetings, as it is kept beside them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import select

from boardkeeper.minutes.places import ParagraphPlace, find_titled, is_title_place, places_of
from boardkeeper.minutes.reading import minutes_in
from boardkeeper.rules.amending import amendment_words
from boardkeeper.rules.due_dates import full_date
from db.tables.meetings import Meeting
from db.tables.minutes import Correction

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

    from boardkeeper.minutes.views import MinutesView, MinuteView, ParagraphView
    from db.store import Store


@dataclass(frozen=True, slots=True)
class SlipView:
    """One change to minutes that was made at a later meeting: of a paragraph, of a title, or of the header.

    Attributes:
        paragraph_id: Blank for a title and for the header.
        minute_id: Blank for the header; the title of the minute is blank with it.
        minute_number: Of the minute it is in; None when that takes none.
        limb_or_letter: “(e)” of a point, “(2)” of a limb, blank otherwise.
        place: “Minute 16(e)”, “Minute 12, paragraph 1”, “Title of Minute 17”, “Attendance”.
        made_at_id: The later meeting.
        made_on: Its day.
        recorded_in_id: The paragraph of the later minutes that says it; None when it was taken out of them.
        recorded_as: “Minute 23(a), 11 September 2019”, or “the minutes of 11 September 2019” while they have no number.
        is_approval: Whether it was an amendment made when the minutes were approved, and no later correction.
        exempt_paragraphs: Of the corrected paragraph: a slip on it is as little public.
    """

    id: str
    paragraph_id: str
    minute_id: str
    minute_title: str
    minute_number: int | None
    limb_or_letter: str
    place: str
    text_before: str
    text_after: str
    reason: str
    made_at_id: str
    made_on: date
    recorded_in_id: str | None
    recorded_as: str
    is_approval: bool
    exempt_paragraphs: str = ""
    is_confidential: bool = False

    @property
    def is_exempt(self) -> bool:
        """Whether the public edition leaves it out."""
        return bool(self.exempt_paragraphs) or self.is_confidential

    @property
    def change(self) -> str:
        """“for “44” read “40””."""
        return amendment_words(self.text_before, self.text_after)


def list_slips(store: Store, meeting_id: str) -> tuple[SlipView, ...]:
    """What was changed in the minutes of a meeting at later ones."""
    with store.read() as session:
        return slips_in(session, meeting_id)


def slips_in(session: Session, meeting_id: str, minutes: MinutesView | None = None) -> tuple[SlipView, ...]:
    """The same inside a session that is already open, in the order of the minutes; `minutes` when they are read.

    What is about the header comes first, what is about a title before the paragraphs of its minute.
    """
    any_there = select(Correction.id).where(Correction.meeting_id == meeting_id).limit(1)
    if session.scalar(any_there) is None:
        return ()
    minutes = minutes or minutes_in(session, meeting_id)
    rows = corrections_in(session, minutes)
    later = {row.made_at_id: places_of(minutes_in(session, row.made_at_id)) for row in rows}
    paragraphs = {each.id: each for minute in minutes.minutes for each in minute.paragraphs}
    places = places_of(minutes)
    titled = _titled(minutes, rows)
    return tuple(
        _view(
            row,
            session.get_one(Meeting, row.made_at_id).held_on,
            later[row.made_at_id].get(row.recorded_in_id or ""),
            paragraph=paragraphs.get(row.paragraph_id or ""),
            place=places.get(row.paragraph_id or ""),
            titled=titled.get(row.subject),
            is_approval=row.made_at_id == minutes.approved_at_id,
        )
        for row in rows
    )


def corrections_in(session: Session, minutes: MinutesView) -> tuple[Correction, ...]:
    """Every correction of some minutes in their order, those of one place by the days they were made on."""
    rows = session.scalars(
        select(Correction)
        .join(Meeting, Correction.made_at_id == Meeting.id)
        .where(Correction.meeting_id == minutes.meeting_id)
        .order_by(Meeting.held_on, Correction.position, Correction.id)
    ).all()
    titled = _titled(minutes, rows)
    order: dict[str, int] = {}
    for minute in minutes.minutes:
        for each in (minute.id, *(paragraph.id for paragraph in minute.paragraphs)):
            order[each] = len(order)

    def place(row: Correction) -> int:
        if row.paragraph_id is not None:
            return order[row.paragraph_id]
        minute = titled.get(row.subject)
        return order[minute.id] if minute is not None else -1

    return tuple(sorted(rows, key=place))


def _titled(minutes: MinutesView, rows: Sequence[Correction]) -> dict[str, MinuteView]:
    """The minutes whose titles were corrected, by what the slips are about.

    A minute with a number is known by it. One without is known by the title it had, which the corrections lead away from:
    the last of them says the title it has.
    """
    found: dict[str, MinuteView] = {}
    for row in rows:
        if row.paragraph_id is None and is_title_place(row.subject):
            minute = find_titled(minutes, row.subject)
            if minute is None or minute.number is None:
                now = (each for each in minutes.minutes if each.title == row.text_after)
                minute = next(now, found.get(row.subject, minute))
            if minute is not None:
                found[row.subject] = minute
    return found


def _view(
    row: Correction,
    made_on: date,
    recorded: ParagraphPlace | None,
    *,
    paragraph: ParagraphView | None,
    place: ParagraphPlace | None,
    titled: MinuteView | None,
    is_approval: bool,
) -> SlipView:
    if place is not None:
        of_minute = (place.minute_id, place.title, place.number)
    else:
        of_minute = (titled.id, titled.title, titled.number) if titled is not None else ("", "", None)
    minute_id, minute_title, minute_number = of_minute
    return SlipView(
        id=row.id,
        paragraph_id=row.paragraph_id or "",
        minute_id=minute_id,
        minute_title=minute_title,
        minute_number=minute_number,
        limb_or_letter=place.mark if place is not None else "",
        place=place.words if place is not None else row.subject,
        text_before=row.text_before,
        text_after=row.text_after,
        reason=row.reason,
        made_at_id=row.made_at_id,
        made_on=made_on,
        recorded_in_id=row.recorded_in_id,
        recorded_as=f"{recorded.words}, {full_date(made_on)}"
        if recorded is not None and recorded.number is not None
        else f"the minutes of {full_date(made_on)}",
        is_approval=is_approval,
        exempt_paragraphs=paragraph.exempt_paragraphs if paragraph is not None else "",
        is_confidential=paragraph is not None and paragraph.is_confidential,
    )
