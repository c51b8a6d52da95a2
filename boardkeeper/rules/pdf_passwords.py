"""Passwords of PDFs in the one form in which they are compared."""

from __future__ import annotations

import unicodedata


def as_compared(password: str) -> str:
    """The same letters in one way of writing them (ISO 32000-2 asks for NFKC): keyboards write “é” in one sign or in two."""
    return unicodedata.normalize("NFKC", password)
