"""Letters as e-mail: copied as text, or written as a file that a mail program opens ready to be sent."""

from __future__ import annotations

import re
from dataclasses import dataclass
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path

from boardkeeper.reports.cleaning import clean_line
from boardkeeper.saving import save_whole

__all__ = ["Mail", "Recipient", "is_address", "mail_as_eml", "mail_as_text", "write_mail"]

_ADDRESS = re.compile(r"[\w.!#$%&'*+/=?^`{|}~-]+@[\w-]+(?:\.[\w-]+)+", re.ASCII)


@dataclass(frozen=True, slots=True)
class Recipient:
    """Somebody who gets a letter; the address is blank when the file has none."""

    name: str
    email: str


@dataclass(frozen=True, slots=True)
class Mail:
    """A letter to be sent, its text with its own line ends.

    Attributes:
        attached: A PDF that goes with it: its name and its bytes.
    """

    to: tuple[Recipient, ...]
    subject: str
    body: str
    attached: tuple[str, bytes] | None = None


def is_address(written: str) -> bool:
    """Whether a mail program can send to what is written."""
    return _ADDRESS.fullmatch(written.strip()) is not None


def mail_as_text(mail: Mail) -> str:
    """A letter to be copied: whom it goes to, the subject, and the text."""
    to = "; ".join(filter(None, (_written(each) for each in mail.to)))
    return f"To: {to}\nSubject: {mail.subject}\n\n{mail.body}"


def _written(recipient: Recipient) -> str:
    if recipient.name and recipient.email:
        return f"{recipient.name} <{recipient.email}>"
    return f"{recipient.name} (no address)" if recipient.name else recipient.email


def mail_as_eml(mail: Mail) -> bytes:
    """A letter as a mail program opens it. The same letter gives the same bytes.

    It has no sender and no date: both come from the mail program that sends it. What is no address is left out, for the
    sender to fill in.
    """
    message = EmailMessage(policy=SMTP)
    message["To"] = [found for each in mail.to if (found := _address(each))] or ""
    message["Subject"] = clean_line(mail.subject)
    # Outlook opens a message so marked as a draft and not as one that was received.
    message["X-Unsent"] = "1"
    message.set_content(mail.body, cte="quoted-printable")
    if mail.attached is not None:
        name, content = mail.attached
        message.add_attachment(content, maintype="application", subtype="pdf", filename=name)
        # Left to itself the boundary is drawn by lot.
        message.set_boundary("draft-minutes")
    return message.as_bytes()


def _address(recipient: Recipient) -> Address | None:
    user, _, domain = recipient.email.strip().partition("@")
    return Address(clean_line(recipient.name), user, domain) if is_address(recipient.email) else None


def write_mail(mail: Mail, path: Path) -> None:
    """Write a letter as a file for a mail program.

    Raises:
        UserError: The folder is missing or cannot be written to.
    """
    save_whole(path, mail_as_eml(mail))
