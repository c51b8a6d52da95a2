"""The e-mail that takes somebody their papers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from boardkeeper.distribution.views import RecipientView
from boardkeeper.e_mail import Mail
from boardkeeper.e_mail import Recipient as Addressee
from boardkeeper.rules.due_dates import clock, full_date, weekday_date
from db.tables.packs import Readers

if TYPE_CHECKING:
    from boardkeeper.board_settings import BoardView
    from boardkeeper.meetings import MeetingView

_WHAT = {
    Readers.PUBLIC: "the papers",
    Readers.RESTRICTED: "the papers, with what is not for publication,",
    Readers.CHAIR: "your copy of the papers, with the briefing,",
}


def letter_to(
    recipient: RecipientView,
    board: BoardView,
    meeting: MeetingView,
    attached: tuple[str, bytes],
    pages: int,
    *,
    is_locked: bool,
) -> Mail:
    """The letter that takes somebody their edition; the file goes with it, its password never does.

    Args:
        recipient: To whom; without an address the letter has none to go to.
        board: Whose papers they are.
        meeting: Of which meeting.
        attached: The name of the file and its bytes.
        pages: Of the file.
        is_locked: Whether the file asks for a password.
    """
    paragraphs = (
        f"Dear {recipient.name},",
        _opening(recipient, board, meeting, pages),
        "The pages marked as exempt or restricted are for you alone. Please keep them safe and pass them on to nobody."
        if recipient.readers is not Readers.PUBLIC
        else "",
        "The file asks for a password, which comes to you separately." if is_locked else "",
        _paper(recipient.copies),
        f"Please tell me if anything is wrong.\n\n{board.signature}".strip(),
    )
    return Mail(
        to=(Addressee(recipient.name, recipient.address),),
        subject=f"Papers – {board.name}, {full_date(meeting.held_on)}",
        body="\n\n".join(each for each in paragraphs if each) + "\n",
        attached=attached,
    )


def _opening(recipient: RecipientView, board: BoardView, meeting: MeetingView, pages: int) -> str:
    at = f" at {clock(meeting.starts_at)}" if meeting.starts_at else ""
    venue = f", {meeting.venue}" if meeting.venue else ""
    print_ = ", in large print" if recipient.is_large_print else ""
    count = f"{pages} page{'' if pages == 1 else 's'}"
    return (
        f"{_WHAT[recipient.readers].capitalize()} for the meeting of {board.name} on {weekday_date(meeting.held_on)}{at}"
        f"{venue} {'is' if recipient.readers is Readers.CHAIR else 'are'} attached: {count}{print_}."
    )


def _paper(copies: int) -> str:
    if not copies:
        return ""
    return f"{'A copy' if copies == 1 else f'{copies} copies'} on paper will reach you as well."
