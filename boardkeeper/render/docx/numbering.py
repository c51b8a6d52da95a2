"""Real lists in Word: each list of a paper gets a numbering of its own, so that it starts where it should."""

from __future__ import annotations

from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.text.paragraph import Paragraph

from boardkeeper.documents.blocks import ListStyle

#: What Word calls a counting, and how one number is written; “%1” stands for it.
_FORMATS = {
    ListStyle.BULLETS: ("bullet", "•"),
    ListStyle.NUMBERS: ("decimal", "%1."),
    ListStyle.LETTERS: ("lowerLetter", "(%1)"),
    ListStyle.ROMAN: ("lowerRoman", "(%1)"),
}
HANG, LARGE_HANG = 425, 720
"""Room for a number, in twentieths of a point; in large print a number is wider."""


class Lists:
    """Makes the numberings of one document.

    Args:
        document: Where they are kept; the ones of the template are cleared away.
        hang: Room for a number, in twentieths of a point.
    """

    def __init__(self, document: Document, hang: int = HANG) -> None:
        self._root: BaseOxmlElement = document.part.numbering_part.element
        for child in list(self._root):
            self._root.remove(child)
        self._made = 0
        self._hang = hang

    def begin(self, style: ListStyle, start: int = 1, depth: int = 0) -> int:
        """A new list that counts from `start`; answers what `put` is told."""
        counting, written = _FORMATS[style]
        return self._new(counting, written, start, depth)

    def begin_as(self, written: str, depth: int = 0) -> int:
        """A list whose one number is written out, as “14a.”."""
        return self._new("decimal", written.replace("%", ""), 1, depth)

    def put(self, paragraph: Paragraph, number: int) -> None:
        """Make a paragraph a point of a list."""
        properties = paragraph._p.get_or_add_pPr()  # noqa: SLF001 - python-docx has no other way to a numbering
        numbered = properties.get_or_add_numPr()
        numbered.get_or_add_ilvl().val = 0
        numbered.get_or_add_numId().val = number

    def _new(self, counting: str, written: str, start: int, depth: int) -> int:
        self._made += 1
        abstract = _element("w:abstractNum", abstractNumId=self._made)
        abstract.append(_element("w:multiLevelType", val="singleLevel"))
        level = _element("w:lvl", ilvl=0)
        level.append(_element("w:start", val=start))
        level.append(_element("w:numFmt", val=counting))
        level.append(_element("w:lvlText", val=written))
        level.append(_element("w:lvlJc", val="left"))
        look = OxmlElement("w:pPr")
        look.append(_element("w:ind", left=self._hang * (depth + 1), hanging=self._hang))
        level.append(look)
        abstract.append(level)
        number = _element("w:num", numId=self._made)
        number.append(_element("w:abstractNumId", val=self._made))
        # The schema wants every abstract numbering before the first that uses one.
        first = self._root.find(qn("w:num"))
        if first is None:
            self._root.append(abstract)
        else:
            first.addprevious(abstract)
        self._root.append(number)
        return self._made


def _element(tag: str, **attributes: object) -> BaseOxmlElement:
    element = OxmlElement(tag)
    for name, value in attributes.items():
        element.set(qn(f"w:{name}"), str(value))
    return element
