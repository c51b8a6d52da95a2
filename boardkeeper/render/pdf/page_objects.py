"""A drawn page as it goes into a section's file.

ReportLab puts every entry of every page together from objects of its own; of the pages of a pack only the size, the pictures and
the stream differ. Rests on how ReportLab 5.1 numbers what refers to each other; the checker in the tests watches over it.
"""

from __future__ import annotations

import zlib
from functools import lru_cache
from typing import Any

from reportlab.pdfbase import pdfdoc


@lru_cache(maxsize=400)
def _packed(code: str) -> bytes:
    # Most pages of a paper in which one thing was changed are drawn as they were.
    return zlib.compress(code.encode("ascii"))


class _Written(pdfdoc.PDFObject):
    """An object of a file, numbered by ReportLab and written here."""

    __RefOnly__ = 1


class DrawnPage(_Written):
    """A page and its stream.

    Args:
        size: Width and height in points.
        code: Drawing operators; nothing in them is beyond ASCII.
        pictures: The names ReportLab keeps them under.
    """

    def __init__(self, size: tuple[float, float], code: str, pictures: list[str]) -> None:
        self._size = size
        self._stream = _PageStream(_packed(code))
        self._pictures = pictures

    def format(self, document: Any) -> bytes:
        """Called by ReportLab when the document is saved."""
        width, height = (round(edge, 4) for edge in self._size)
        fonts = _reference(document, pdfdoc.PDFObjectReference(pdfdoc.BasicFonts))
        drawn = ""
        if self._pictures:
            drawn = f" /XObject {pdfdoc.format(document.xobjDict(self._pictures), document).decode('ascii')}"
        return (
            f"<</Type /Page /Parent {_reference(document, document.Reference(document.Pages))} "
            f"/MediaBox [0 0 {width} {height}] /Resources <</Font {fonts}{drawn}>> "
            f"/Contents {_reference(document, document.Reference(self._stream))}>>"
        ).encode("ascii")


class _PageStream(_Written):
    def __init__(self, compressed: bytes) -> None:
        self._compressed = compressed

    def format(self, _document: Any) -> bytes:
        head = b"<</Filter /FlateDecode /Length %d>>\nstream\n" % len(self._compressed)
        return head + self._compressed + b"\nendstream"


def _reference(document: Any, wanted: Any) -> str:
    return bytes(wanted.format(document)).decode("ascii")
