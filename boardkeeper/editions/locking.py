"""A password on an edition."""

from __future__ import annotations

from boardkeeper.errors import UserError
from boardkeeper.rules.pdf_passwords import as_compared

LEAST_LETTERS = 6
MOST_BYTES = 127
"""A PDF reads no more of a password than this (ISO 32000-2)."""


class PasswordUnfit(UserError):
    """A password that is no lock."""


def lock(pdf: bytes, password: str) -> bytes:
    """Lock a PDF with a password (AES, 256 bits); who has it may read, search, print and have it read aloud.

    Raises:
        PasswordUnfit: It is too short to be one, or longer than a PDF can have it.
    """
    require_fit(password)
    # pikepdf costs start-up time and is needed only here.
    from boardkeeper.render.pdf.locking import locked

    return locked(pdf, password)


def require_fit(password: str) -> None:
    """Refuse a password that is no lock; the same error."""
    if len(password.strip()) < LEAST_LETTERS:
        raise PasswordUnfit(
            "The password is too short.", f"Take {LEAST_LETTERS} letters at least; a few words are best."
        )
    if len(as_compared(password).encode("utf-8")) > MOST_BYTES:
        raise PasswordUnfit(
            "The password is too long for a PDF.",
            f"Take {MOST_BYTES} letters at most; one with an accent counts as two or more.",
        )
