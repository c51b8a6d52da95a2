"""What stands in minutes besides their paragraphs, line by line, as a correction finds it: the header, and the titles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from boardkeeper.documents.attendance import attendance_lines
from boardkeeper.minutes import DeclarationView, MinutesView
from boardkeeper.minutes.places import find_titled, is_title_place, title_place
from boardkeeper.minutes.slips import SlipView, slips_in
from boardkeeper.people import MemberView, members_in
from db.tables.meetings import Meeting

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

_SUBJECTS = {"Present": "Attendance"}
"""What a correction calls a line where its label alone would not be understood elsewhere."""


@dataclass(frozen=True, slots=True)
class HeaderLine:
    """A line of the header, or the title of a minute.

    Attributes:
        subject: “Attendance”, “Apologies”, “Title of Minute 17”.
        text: How it reads with everything that was corrected so far; blank for a line that is not printed.
        minute_id: Of a title.
    """

    subject: str
    text: str
    minute_id: str = ""


def header_lines(
    minutes: MinutesView, members: tuple[MemberView, ...], slips: Sequence[SlipView] = ()
) -> tuple[HeaderLine, ...]:
    """The lines of the header, also those that are not printed because nothing is in them, then the title of every minute.

    Args:
        minutes: The whole record.
        members: Who held a seat on the day, as the paper tells them apart.
        slips: What was corrected: the header stays as it was printed, and its next correction starts from the last one.
    """
    lines = [
        *((_SUBJECTS.get(label, label), text) for label, text in attendance_lines(minutes, members)),
        ("Venue", minutes.venue),
        ("Declarations of interest", "\n".join(_declared(each) for each in minutes.declarations)),
    ]
    corrected = {slip.place: slip.text_after for slip in slips if not slip.minute_id}
    # A minute without a number keeps the name its first correction gave it.
    named = {slip.minute_id: slip.place for slip in slips if slip.minute_id and not slip.paragraph_id}
    return (
        *(HeaderLine(subject, corrected.get(subject, text)) for subject, text in lines),
        *(
            HeaderLine(named.get(each.id) or title_place(each), each.title, each.id)
            for each in minutes.minutes
        ),
    )


def header_lines_in(session: Session, meeting: Meeting, minutes: MinutesView) -> tuple[HeaderLine, ...]:
    """The same inside a session that is already open."""
    members = members_in(session, meeting.board_id, meeting.held_on)
    return header_lines(minutes, members, slips_in(session, meeting.id, minutes))


def find_header_line(lines: Sequence[HeaderLine], minutes: MinutesView, written: str) -> HeaderLine | None:
    """The line that is meant by “attendance”, “Apologies:” or “title of 17”; None when no line is."""
    wanted = " ".join(written.split()).rstrip(": ").casefold()
    subject = next((subject for label, subject in _SUBJECTS.items() if label.casefold() == wanted), wanted)
    named = next((each for each in lines if each.subject.casefold() == subject.casefold()), None)
    if named is None and is_title_place(written):
        minute = find_titled(minutes, written)
        named = next((each for each in lines if minute is not None and each.minute_id == minute.id), None)
    return named


def _declared(each: DeclarationView) -> str:
    reason = f": {each.reason}" if each.reason else ""
    return f"{each.member}, {each.subject}{reason} ({each.interest.value})"
