"""What comes home from looking at a file."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Taken:
    """Attributes:
    content: As it may be kept.
    pages: Of a PDF.
    notes: Sentences on what was repaired or left out.
    """

    content: bytes
    media_type: str
    pages: int | None = None
    notes: tuple[str, ...] = ()
