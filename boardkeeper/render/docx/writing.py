"""Running text in Word: runs, links, bookmarks, and the marks that need a word beside their colour."""

from __future__ import annotations

from collections.abc import Mapping

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import RGBColor
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from boardkeeper.documents.blocks import Inline, Text
from boardkeeper.render.pdf.fonts import clean
from boardkeeper.render.pdf.style import Colour
from boardkeeper.render.pdf.typesetting import runs_of, safe_link


def rgb(ink: Colour) -> RGBColor:
    """A colour as Word keeps it."""
    return RGBColor(*(round(part * 255) for part in ink))


class Bookmarks:
    """Names of places, as Word allows them, by the names that links use."""

    def __init__(self, names: Mapping[str, None]) -> None:
        self._names = {name: f"place_{number}" for number, name in enumerate(names, 1)}
        self._used = 0

    def name_of(self, name: str) -> str:
        """The bookmark of a place; blank when the document has none."""
        return self._names.get(name, "")

    def set(self, paragraph: Paragraph, name: str) -> None:
        """Put a bookmark before a paragraph's text."""
        known = self.name_of(name)
        if not known:
            return
        self._used += 1
        for tag in ("w:bookmarkStart", "w:bookmarkEnd"):
            mark = OxmlElement(tag)
            mark.set(qn("w:id"), str(self._used))
            if tag == "w:bookmarkStart":
                mark.set(qn("w:name"), known)
            paragraph._p.append(mark)  # noqa: SLF001 - python-docx has no bookmarks of its own


def write(paragraph: Paragraph, inline: Inline, bookmarks: Bookmarks, ink: Colour | None = None) -> None:
    """Write runs into a paragraph.

    Args:
        paragraph: Where.
        inline: The text; a newline begins a new line.
        bookmarks: Where links inside the document lead; one to anything else is plain text.
        ink: Of the words, when it is not the style's.
    """
    for run in runs_of(inline):
        words = clean(run.text)
        if words:
            made = _linked(paragraph, run, words, bookmarks) or paragraph.add_run(words)
            made.bold = run.bold or None
            made.italic = run.italic or None
            if ink is not None:
                made.font.color.rgb = rgb(ink)


def _linked(paragraph: Paragraph, run: Text, words: str, bookmarks: Bookmarks) -> Run | None:
    address = safe_link(run.link) if run.link else ""
    place = bookmarks.name_of(address[1:]) if address.startswith("#") else ""
    if not address or (address.startswith("#") and not place):
        return None
    link = OxmlElement("w:hyperlink")
    if place:
        link.set(qn("w:anchor"), place)
    else:
        related = paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        link.set(qn("r:id"), related)
    element = OxmlElement("w:r")
    link.append(element)
    paragraph._p.append(link)  # noqa: SLF001 - python-docx reads links but makes none
    made = Run(element, paragraph)
    made.text = words
    made.font.underline = True
    made.font.color.rgb = RGBColor(0x0B, 0x3D, 0x7A)
    return made
