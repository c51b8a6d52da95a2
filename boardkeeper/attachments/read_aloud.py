"""What people hear of an attached PDF: told from the copy that is kept."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import Any

from pikepdf import Dictionary, Pdf, PdfError


@dataclass(frozen=True, slots=True)
class ReadAloud:
    """Attributes:
    is_tagged: Whether it says what is a heading, a list and a table.
    mute: Numbers of the pages that are pictures without text.
    pages: How many there are.
    """

    is_tagged: bool
    mute: tuple[int, ...]
    pages: int


def read_aloud(pdf: bytes) -> ReadAloud | None:
    """How a kept file is heard; None for one that cannot be read any more."""
    try:
        with Pdf.open(io.BytesIO(pdf)) as opened:
            heard = [_has_words(page.obj) for page in opened.pages]
            mute = tuple(number for number, has_words in enumerate(heard, start=1) if not has_words)
            return ReadAloud("/StructTreeRoot" in opened.Root, mute, len(heard))
    except PdfError:
        return None


def _has_words(page: Dictionary) -> bool:
    """What was noted when the file was taken in (`measuring`); a page without a note or with nothing on it counts as heard."""
    noted: Any = page
    for key in ("/PieceInfo", "/Boardkeeper", "/Private"):
        noted = noted.get(key)
        if not isinstance(noted, Dictionary):
            return True
    is_blank = float(noted.get("/Foot", 0)) + float(noted.get("/Head", 0)) > float(page.MediaBox[3]) * 1.5
    return bool(noted.get("/Words", True)) or is_blank
