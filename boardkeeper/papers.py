"""Papers that are owed: which items have none yet, who is to be asked, and the letter that asks them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from boardkeeper import agenda, boards, deadlines, meetings
from boardkeeper.agenda import AgendaItemView, ItemKind, PaperKind
from boardkeeper.e_mail import Mail, Recipient, mail_as_eml, mail_as_text, write_mail
from boardkeeper.errors import UserError
from boardkeeper.reports import report_in
from boardkeeper.reports.arriving import paper_arrived_into, paper_is_there_in
from boardkeeper.reports.front_sheet import person_named
from boardkeeper.rules.agenda_titles import is_withdrawn
from boardkeeper.rules.due_dates import clock, full_date, weekday_date
from db.tables.boards import Board

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from boardkeeper.boards import BoardView
    from boardkeeper.meetings import MeetingView
    from db.store import Store

__all__ = [
    "Letter",
    "OwedPaper",
    "letter_as_eml",
    "letter_as_text",
    "owed_papers",
    "paper_arrived_into",
    "reminder",
    "write_eml",
]

NO_PAPER = "No paper yet."
SOON_DAYS = 3
"""A reminder so many days before the deadline, or fewer, says that it is close."""

_OWING = {ItemKind.REPORT, ItemKind.TO_FOLLOW, ItemKind.PRESENTATION}
_SPOKEN = {ItemKind.VERBAL_UPDATE, ItemKind.HEADING}


@dataclass(frozen=True, slots=True)
class OwedPaper:
    """An item that ought to have a paper and has none, or one that is not complete.

    Attributes:
        why: “No paper yet.”, or what the report lacks in one line.
        whom: Who is to be asked, as the papers name them: the report's author, else the item's lead; may be blank.
        email: Of the report, else of the person of that name; may be blank.
        due_on: The board's report deadline for the meeting.
        days_left: Until then; negative when it has passed.
        lacks: What a report that was begun still lacks, a sentence each.
    """

    item_id: str
    number: str
    title: str
    why: str
    whom: str
    email: str
    due_on: date
    days_left: int
    lacks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter to be sent: address and name of who gets it, subject, and the text with its own line ends."""

    to: str
    name: str
    subject: str
    body: str


def owed_papers(store: Store, meeting_id: str, today: date) -> tuple[OwedPaper, ...]:
    """What is still owed for a meeting, in the agenda's order."""
    with store.read() as session:
        return owed_papers_in(session, meeting_id, today)


def owed_papers_in(session: Session, meeting_id: str, today: date) -> tuple[OwedPaper, ...]:
    """The same inside a session that is already open."""
    counted = deadlines.deadlines_in(session, meeting_id, today)
    due_on = next(each.on for each in counted.deadlines if each.title == deadlines.REPORTS_IN)
    return tuple(_owed(session, meeting_id, due_on, today))


def _owed(session: Session, meeting_id: str, due_on: date, today: date) -> Iterator[OwedPaper]:
    for item in agenda.items_in(session, meeting_id):
        report = report_in(session, item.id) if item.has_report else None
        lacks = report.missing if report else ()
        if not _ought_to_have_a_paper(item) or (report and not lacks):
            continue
        if report and item.kind is ItemKind.PRESENTATION and paper_is_there_in(session, item.id):
            continue
        whom = (report.author if report else "") or item.lead
        person = person_named(session, whom)
        yield OwedPaper(
            item_id=item.id,
            number=item.number,
            title=item.title,
            why=" ".join(lacks) or NO_PAPER,
            whom=whom,
            email=(report.contact_email if report else "") or (person.email if person else ""),
            due_on=due_on,
            days_left=(due_on - today).days,
            lacks=lacks,
        )


def _ought_to_have_a_paper(item: AgendaItemView) -> bool:
    """Whether somebody must write it; what the store composes itself is asked of nobody."""
    if item.excludes_public or item.kind in _SPOKEN or is_withdrawn(item.title):
        return False
    return item.paper is PaperKind.REPORT or (item.kind in _OWING and item.paper is PaperKind.NONE)


def reminder(store: Store, meeting_id: str, item_id: str, today: date) -> Letter:
    """Write the letter that asks for one owed paper; it is plainer the closer the deadline, and the contact officer signs.

    Raises:
        UserError: The item owes nothing.
    """
    with store.read() as session:
        found = (each for each in owed_papers_in(session, meeting_id, today) if each.item_id == item_id)
        owed = next(found, None)
        if owed is None:
            raise UserError("That item owes no paper.", "Choose one that does.")
        meeting = meetings.meeting_in(session, meeting_id)
        board = boards.board_view(session.get_one(Board, meeting.board_id))
        publish_by = deadlines.deadlines_in(session, meeting_id, today).notice.publish_by
    named = _name(owed.whom)
    paragraphs = (
        f"Dear {named or 'colleague'},",
        _opening(owed, board, meeting),
        "What it still lacks:\n" + "\n".join(f"- {each}" for each in owed.lacks) if owed.lacks else "",
        _until(owed, None if meeting.published_on else publish_by),
        board.signature,
    )
    return Letter(
        to=owed.email,
        name=named,
        subject=f"{_urgency(owed)}: {owed.title} – {board.name}, {full_date(meeting.held_on)}",
        body="\n\n".join(paragraph for paragraph in paragraphs if paragraph) + "\n",
    )


def _name(whom: str) -> str:
    """The name without the post behind it: “Andrew Loton (Senior Performance Advisor)”."""
    return whom.partition("(")[0].partition(",")[0].strip()


def _urgency(owed: OwedPaper) -> str:
    if owed.days_left < 0:
        return "Report overdue"
    return "Report due soon" if owed.days_left <= SOON_DAYS else "Report wanted"


def _opening(owed: OwedPaper, board: BoardView, meeting: MeetingView) -> str:
    item = f"Item {owed.number}, “{owed.title}”," if owed.number else f"“{owed.title}”"
    time = f" at {clock(meeting.starts_at)}" if meeting.starts_at else ""
    stands = "is begun but not complete" if owed.lacks else "has not reached me yet"
    when = f"{weekday_date(meeting.held_on)}{time}"
    return f"{item} is on the agenda of {board.name} on {when}. Its report {stands}."


def _until(owed: OwedPaper, publish_by: date | None) -> str:
    """What is asked, by when, and what comes of it."""
    day = weekday_date(owed.due_on)
    if publish_by is None:
        return (
            "The agenda is published without it. Please send the report at once: it then goes out as a supplement, and "
            "the minutes record how many clear days the members had."
        )
    law = f"By law the agenda and its papers must be published by {weekday_date(publish_by)}."
    otherwise = "If it cannot be ready by then, please tell me now, so that the agenda can say so."
    if owed.days_left < 0:
        late = f"{-owed.days_left} day{'' if owed.days_left == -1 else 's'}"
        return f"It was due on {day}, {late} ago. {law} Please send it at once. {otherwise}"
    left = {0: "today", 1: "tomorrow"}.get(owed.days_left, f"in {owed.days_left} days")
    again = "This is a reminder that it" if owed.days_left <= SOON_DAYS else "Please send it in time: it"
    return f"{again} is due on {day}, {left}. {law} {otherwise}"


def letter_as_text(letter: Letter) -> str:
    """A letter to be copied: whom it goes to, the subject, and the text."""
    return mail_as_text(as_mail(letter))


def letter_as_eml(letter: Letter) -> bytes:
    """A letter as a mail program opens it, ready to be sent. The same letter gives the same bytes."""
    return mail_as_eml(as_mail(letter))


def write_eml(letter: Letter, path: Path) -> None:
    """Write a letter as a file for a mail program.

    Raises:
        UserError: The folder is missing or cannot be written to.
    """
    write_mail(as_mail(letter), path)


def as_mail(letter: Letter) -> Mail:
    """A letter as every kind of letter is sent."""
    return Mail((Recipient(letter.name, letter.to),), letter.subject, letter.body)
