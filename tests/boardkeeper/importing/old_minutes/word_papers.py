"""Word documents as people make them: numbers counted by Word or typed, headings by style or in bold."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import docx
from docx.document import Document
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.text.paragraph import Paragraph

_LEVELS = (
    ("decimal", "%1."),
    ("lowerLetter", "(%2)"),
    ("lowerRoman", "(%3)"),
)


class WordPaper:
    """A document under construction; `number_from` is where its outline begins to count."""

    def __init__(self, number_from: int = 1) -> None:
        self.document: Document = docx.Document()
        self._definitions: dict[int, int] = {}
        self.outline = self.add_list(_LEVELS, number_from)

    def add_list(self, levels: Sequence[tuple[str, str]], start: int = 1) -> int:
        """Define a list of several levels, and one instance of it; answers the instance."""
        numbering = self.document.part.numbering_part.element
        abstract_id = 100 + len(numbering.findall(qn("w:abstractNum")))
        written = "".join(
            f'<w:lvl w:ilvl="{depth}"><w:start w:val="{start if depth == 0 else 1}"/><w:numFmt w:val="{kind}"/>'
            f'<w:lvlText w:val="{text}"/></w:lvl>'
            for depth, (kind, text) in enumerate(levels)
        )
        abstract = parse_xml(
            f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{abstract_id}">{written}</w:abstractNum>'
        )
        first = numbering.find(qn("w:num"))
        first.addprevious(abstract) if first is not None else numbering.append(abstract)
        return self._add_instance(abstract_id)

    def again(self, list_id: int, begins_at: int | None = None) -> int:
        """One more instance of a list, perhaps beginning anew."""
        return self._add_instance(self._definitions[list_id], begins_at)

    def _add_instance(self, abstract_id: int, begins_at: int | None = None) -> int:
        numbering = self.document.part.numbering_part.element
        num_id = 200 + len(numbering.findall(qn("w:num")))
        override = (
            ""
            if begins_at is None
            else f'<w:lvlOverride w:ilvl="0"><w:startOverride w:val="{begins_at}"/></w:lvlOverride>'
        )
        numbering.append(
            parse_xml(
                f'<w:num {nsdecls("w")} w:numId="{num_id}"><w:abstractNumId w:val="{abstract_id}"/>{override}</w:num>'
            )
        )
        self._definitions[num_id] = abstract_id
        return num_id

    def line(self, text: str, *, bold: bool = False, style: str | None = None) -> Paragraph:
        """A paragraph with everything typed."""
        paragraph = self.document.add_paragraph(style=style)
        paragraph.add_run(text).bold = bold or None
        return paragraph

    def counted(
        self,
        text: str,
        level: int,
        *,
        list_id: int | None = None,
        bold: bool = False,
        style: str | None = None,
    ) -> Paragraph:
        """A paragraph whose number Word counts."""
        paragraph = self.line(text, bold=bold, style=style)
        properties = paragraph._p.get_or_add_pPr()
        numbering = OxmlElement("w:numPr")
        for name, value in (("w:ilvl", level), ("w:numId", self.outline if list_id is None else list_id)):
            each = OxmlElement(name)
            each.set(qn("w:val"), str(value))
            numbering.append(each)
        properties.append(numbering)
        return paragraph

    def table(self, rows: Sequence[Sequence[str]]) -> None:
        """A table."""
        table = self.document.add_table(rows=0, cols=len(rows[0]))
        for row in rows:
            for cell, words in zip(table.add_row().cells, row, strict=True):
                cell.text = words

    def save(self, path: Path) -> Path:
        """Write it."""
        self.document.save(str(path))
        return path


_HEADING = re.compile(r"(\d+)\. \*\*(.+)\*\*")
_POINT = re.compile(r"- \(([a-z])\) (.*)")
_LIMB = re.compile(r"(?:- )?(\d)\. (.*)")


def of_seed(lines: Sequence[str], path: Path) -> Path:
    """The real minutes as a Word document with automatic numbers: none of them is typed any more."""
    first = next(int(found[1]) for line in lines if (found := _HEADING.fullmatch(line)))
    paper = WordPaper(number_from=first)
    limbs = paper.outline
    rows: list[list[str]] = []
    for line in [*lines, ""]:
        if "\t" in line:
            rows.append(line.split("\t"))
            continue
        if rows:
            paper.table(rows)
            rows = []
        if heading := _HEADING.fullmatch(line):
            paper.counted(heading[2], 0, bold=True)
        elif point := _POINT.fullmatch(line):
            paper.counted(point[2], 1)
        elif limb := _LIMB.fullmatch(line):
            if limb[1] == "1":
                limbs = paper.add_list((("decimal", "%1."),))
            paper.counted(limb[2], 0, list_id=limbs)
        elif line.strip():
            paper.line(line.strip())
    return paper.save(path)
