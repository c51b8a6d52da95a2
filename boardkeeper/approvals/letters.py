"""The letter that goes out with draft minutes: to whom, what is asked of them by when, and the draft itself."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import select

from boardkeeper import boards, people
from boardkeeper.e_mail import Mail, Recipient, mail_as_eml, mail_as_text, write_mail
from boardkeeper.errors import UserError
from boardkeeper.minutes.editions import Edition, has_exempt
from boardkeeper.minutes.number_faults import number_words
from boardkeeper.minutes.reading import minutes_in
from boardkeeper.minutes_out import Paper, gather_minutes, make_file, minutes_pack
from boardkeeper.rules.due_dates import full_date, weekday_date
from db.tables.boards import Board
from db.tables.meetings import Meeting, Presence
from db.tables.people import Person

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from boardkeeper.boards import BoardView
    from boardkeeper.documents.blocks import Pack
    from boardkeeper.minutes.views import MinutesView
    from db.store import Store

_THERE = (Presence.PRESENT, Presence.SUBSTITUTE)


@dataclass(frozen=True, slots=True)
class CirculationLetter:
    """A letter to everybody who sits on the board or stood in, with its own line ends."""

    recipients: tuple[Recipient, ...]
    subject: str
    body: str

    @property
    def without_address(self) -> tuple[str, ...]:
        """The names of those to whom it must go some other way."""
        return tuple(each.name for each in self.recipients if not each.email)


@dataclass(frozen=True, slots=True)
class DraftPaper:
    """The public edition of a draft, gathered to be laid out; that needs no database."""

    held_on: date
    pack: Pack

    def as_pdf(self) -> tuple[str, bytes]:
        """Its name and its bytes."""
        content, _pages = make_file(self.pack, Paper.PDF)
        return f"Draft minutes {self.held_on.isoformat()}.pdf", content


def letter_with_draft(store: Store, meeting_id: str) -> tuple[CirculationLetter, DraftPaper]:
    """The letter, and the draft that goes with it.

    Raises:
        UserError: The minutes have not been circulated.
    """
    letter = circulation_letter(store, meeting_id)
    papers = gather_minutes(store, meeting_id)
    return letter, DraftPaper(papers.minutes.held_on, minutes_pack(papers, Edition.PUBLIC))


def circulation_letter(store: Store, meeting_id: str) -> CirculationLetter:
    """Write the letter that goes out with the draft minutes of a meeting.

    Raises:
        UserError: They have not been circulated.
    """
    with store.read() as session:
        meeting = session.get_one(Meeting, meeting_id)
        if meeting.circulated_on is None:
            raise UserError("The minutes have not been circulated yet.", "Circulate them first.")
        board = boards.board_view(session.get_one(Board, meeting.board_id))
        minutes = minutes_in(session, meeting_id)
        recipients = tuple(_recipients(session, meeting, minutes))
    paragraphs = (
        "Dear colleagues,",
        _opening(board, minutes),
        _asked(minutes),
        "Passages that are not public are left out here and come to you separately."
        if has_exempt(minutes)
        else "",
        board.signature,
    )
    return CirculationLetter(
        recipients=recipients,
        subject=f"Draft minutes – {board.name}, {full_date(meeting.held_on)}",
        body="\n\n".join(each for each in paragraphs if each) + "\n",
    )


def _recipients(session: Session, meeting: Meeting, minutes: MinutesView) -> Iterable[Recipient]:
    members = people.members_in(session, meeting.board_id, meeting.held_on)
    ids = [member.person_id for member in members]
    ids += [each.person_id for each in minutes.attendance if each.presence in _THERE]
    addresses = {
        person.id: Recipient(person.name, person.email.strip())
        for person in session.scalars(select(Person).where(Person.id.in_(ids)))
    }
    return (addresses[person_id] for person_id in dict.fromkeys(ids))


def _opening(board: BoardView, minutes: MinutesView) -> str:
    numbers = tuple(each.number for each in minutes.minutes if each.number is not None)
    numbered = f" They are numbered {number_words(numbers)}." if numbers else ""
    return (
        f"The draft minutes of {board.name} on {weekday_date(minutes.held_on)} are attached.{numbered} "
        "They may still change until a later meeting confirms them."
    )


def _asked(minutes: MinutesView) -> str:
    if minutes.comments_due_on is None:
        return "Please tell me if anything is wrong, naming the minute and the point, as “Minute 16(e)”."
    return (
        f"Please send me your comments by {weekday_date(minutes.comments_due_on)}, naming the minute and the point, as "
        "“Minute 16(e)”."
    )


def circulation_as_text(letter: CirculationLetter) -> str:
    """The letter to be copied: whom it goes to, the subject, and the text."""
    return mail_as_text(circulation_mail(letter))


def circulation_as_eml(letter: CirculationLetter, draft: tuple[str, bytes] | None = None) -> bytes:
    """The letter as a mail program opens it, ready to be sent; `draft` is a PDF with its name. No sender and no date."""
    return mail_as_eml(circulation_mail(letter, draft))


def write_circulation(letter: CirculationLetter, path: Path, draft: tuple[str, bytes] | None = None) -> None:
    """Write the letter as a file for a mail program.

    Raises:
        UserError: The folder is missing or cannot be written to.
    """
    write_mail(circulation_mail(letter, draft), path)


def circulation_mail(letter: CirculationLetter, draft: tuple[str, bytes] | None = None) -> Mail:
    """The letter as every kind of letter is sent."""
    return Mail(letter.recipients, letter.subject, letter.body, draft)
