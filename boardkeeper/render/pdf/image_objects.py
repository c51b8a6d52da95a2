"""Pictures as they go into a section's file: read and packed once, however often their page is drawn.

A council's logo stands on every agenda sheet, and a report keeps its photographs while its words are written.
"""

from __future__ import annotations

import copy
import io
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

_MOST_KEPT = 8


@dataclass(frozen=True, slots=True)
class Packed:
    """A picture and, where it is see-through, how much of it; never written into, because several files hold it."""

    name: str
    image: Any
    veil: Any


class _Blank(Canvas):
    """Where a picture is drawn to be packed."""

    # ReportLab's own; its stubs keep quiet about them.
    _doc: Any
    _formsinuse: list[str]

    def drawn(self) -> Packed:
        [name] = self._formsinuse
        named = self._doc.idToObject
        image = named[self._doc.getXObjectName(name)]
        veil = named[image.smask.name] if getattr(image, "smask", None) else None
        return Packed(name, image, veil)


@lru_cache(maxsize=_MOST_KEPT)
def packed(content: bytes) -> Packed:
    """A PNG or JPEG as ReportLab writes it."""
    # Read from bytes: ReportLab names a picture by the hash of its pixels then, never by the name of a file.
    blank = _Blank(io.BytesIO(), invariant=1)
    blank.drawImage(ImageReader(io.BytesIO(content)), 0, 0, 1, 1, mask="auto")
    return blank.drawn()


def name_in(document: Any, content: bytes) -> str:
    """The name of a PNG or JPEG in a document of ReportLab's; it is taken in if it is not there yet."""
    known = packed(content)
    if document.getXObjectName(known.name) not in document.idToObject:
        image = _own(known.image)
        document.addForm(known.name, image)
        if known.veil is not None:
            image.smask = document.Reference(_own(known.veil), document.getXObjectName(known.veil.name))
    return known.name


def _own(thing: Any) -> Any:
    """A copy that a document may number."""
    made = copy.copy(thing)
    made.__dict__.pop(pdfdoc.__InternalName__, None)
    return made
