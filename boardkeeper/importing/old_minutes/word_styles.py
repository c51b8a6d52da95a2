"""What a Word document's styles say of a paragraph: that it is a heading, that it is bold, that it is numbered."""

from __future__ import annotations

import re
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from boardkeeper.importing.old_minutes.word_xml import attribute, child, children, number, switch

_HEADING = re.compile(r"heading ([1-9])", re.IGNORECASE)
_MOST_ANCESTORS = 20


@dataclass(frozen=True, slots=True)
class WordStyle:
    """What a style says by itself; None and blank where it leaves it to the style it is based on.

    Attributes:
        heading: The level of heading, 0 for none.
        numbering: The list its paragraphs belong to.
        level: Their level in the list.
    """

    based_on: str
    name: str
    heading: int | None
    is_bold: bool | None
    numbering: str
    level: int | None


class WordStyles:
    """The styles of a document, each answered for together with those it is based on."""

    def __init__(self, root: Element | None) -> None:
        self._styles: dict[str, WordStyle] = {}
        self._standard = ""
        for element in children(root, "style"):
            style_id = attribute(element, "styleId")
            self._styles[style_id] = _style(element)
            is_standard = attribute(element, "default") in {"1", "true", "on"}
            if is_standard and attribute(element, "type") == "paragraph":
                self._standard = style_id

    def heading(self, style_id: str) -> int:
        """The level of heading a paragraph of this style is; 0 for none."""
        return next(
            (style.heading for _, style in self._line(style_id) if style.heading is not None),
            0,
        )

    def is_bold(self, style_id: str) -> bool | None:
        """Whether the words of this style are bold; None when no style says."""
        return next((style.is_bold for _, style in self._line(style_id) if style.is_bold is not None), None)

    def numbering(self, style_id: str) -> tuple[str, int | None, str]:
        """The list of a style's paragraphs, the level in it if said, and the style that says so; blank for none."""
        for said_by, style in self._line(style_id):
            if style.numbering:
                return style.numbering, style.level, said_by
        return "", None, ""

    def _line(self, style_id: str) -> list[tuple[str, WordStyle]]:
        """The style and those it is based on, itself first; a circle, which Word never writes, is cut."""
        line: list[tuple[str, WordStyle]] = []
        current = style_id or self._standard
        while current in self._styles and len(line) < _MOST_ANCESTORS:
            line.append((current, self._styles[current]))
            current = self._styles[current].based_on
        return line


def _style(element: Element) -> WordStyle:
    name = attribute(child(element, "name"))
    paragraph = child(element, "pPr")
    outline = number(child(paragraph, "outlineLvl"))
    found = _HEADING.fullmatch(name.strip())
    heading = int(found[1]) if found else None
    if heading is None and outline is not None:
        heading = outline + 1 if outline < 9 else 0
    return WordStyle(
        based_on=attribute(child(element, "basedOn")),
        name=name,
        heading=heading,
        is_bold=switch(child(element, "rPr"), "b"),
        numbering=attribute(child(paragraph, "numPr", "numId")),
        level=number(child(paragraph, "numPr", "ilvl")),
    )
