"""Reads the text of a Word document line by line, with the numbers Word counts by itself and the look that tells headings.

The XML is walked with the standard library (docs/decisions/0012): what counts here - automatic numbers, words that were
deleted with changes tracked, text in content controls and boxes - is what libraries for writing Word files leave out.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterable
from pathlib import Path
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from boardkeeper.importing.guard import part_name
from boardkeeper.importing.old_minutes.bounds import MIB, Bounds
from boardkeeper.importing.old_minutes.errors import DamagedFile, EmptyFile, FileTooLarge
from boardkeeper.importing.old_minutes.guard import DOCUMENT_PARTS
from boardkeeper.importing.old_minutes.paper import Paper, PaperLine
from boardkeeper.importing.old_minutes.word_numbering import WordNumbering
from boardkeeper.importing.old_minutes.word_runs import Written, written_runs
from boardkeeper.importing.old_minutes.word_styles import WordStyles
from boardkeeper.importing.old_minutes.word_tables import MinutesColumns, minutes_columns, row_lines
from boardkeeper.importing.old_minutes.word_xml import attribute, child, children, named, number

_SIDEWAYS = frozenset({"sdt", "sdtContent", "ins", "moveTo", "smartTag", "customXml"})
_SAVE_AGAIN = "Open it in Word, let Word repair it, save it and import that."


def read_word_file(path: Path, bounds: Bounds) -> Paper:
    """The lines of a Word document that the guard let pass.

    Raises:
        MinutesFileError: It is damaged, too large, or holds no words.
    """
    with zipfile.ZipFile(path) as archive:
        parts = _Parts(archive, path.name, bounds)
        document = parts.parsed(*DOCUMENT_PARTS)
        body = child(document, "body")
        if body is None:
            raise DamagedFile(f"“{path.name}” is a damaged Word document: it has no text part.", _SAVE_AGAIN)
        walk = _Walk(
            WordStyles(parts.parsed("word/styles.xml")),
            WordNumbering(parts.parsed("word/numbering.xml")),
            _links(parts.parsed("word/_rels/document.xml.rels", "word/_rels/document2.xml.rels")),
            bounds,
            path.name,
        )
        walk.take(body)
    if not walk.lines:
        has_pictures = walk.has_pictures
        why = "holds pictures and no words: it may be a scan" if has_pictures else "holds no words"
        raise EmptyFile(f"“{path.name}” {why}.", "Type the minutes, or ask for the file they were typed in.")
    return Paper(path.name, tuple(walk.lines), tuple(walk.remarks()))


class _Parts:
    """The parts of the package by comparable names, parsed within their bound."""

    def __init__(self, archive: zipfile.ZipFile, name: str, bounds: Bounds) -> None:
        self._archive, self._name, self._bounds = archive, name, bounds
        self._infos = {part_name(info.filename): info for info in archive.infolist()}

    def parsed(self, *names: str) -> Element | None:
        """The first of these parts that is there."""
        info = next((self._infos[name] for name in names if name in self._infos), None)
        if info is None:
            return None
        if info.file_size > self._bounds.part_bytes:
            raise FileTooLarge(
                f"“{self._name}” holds {info.file_size // MIB:,} MB of text in “{info.filename}”, more than minutes do.",
                "Copy the text of one meeting’s minutes and paste it here.",
            )
        try:
            # The guard has refused document types, and this process has its bounds.
            return ElementTree.fromstring(self._archive.read(info))  # noqa: S314 - no document types, own process
        except ElementTree.ParseError as error:
            raise DamagedFile(
                f"“{self._name}” is a damaged Word document: “{info.filename}” breaks off or is no XML.",
                _SAVE_AGAIN,
            ) from error


def _links(root: Element | None) -> dict[str, str]:
    if root is None:
        return {}
    return {
        attribute(each, "Id"): attribute(each, "Target")
        for each in root
        if attribute(each, "TargetMode") == "External"
    }


class _Walk:
    """Goes through the body and keeps its lines."""

    def __init__(
        self, styles: WordStyles, numbering: WordNumbering, links: dict[str, str], bounds: Bounds, name: str
    ) -> None:
        self._styles, self._numbering, self._links = styles, numbering, links
        self._bounds, self._name = bounds, name
        self._characters = 0
        self.lines: list[PaperLine] = []
        self.deleted = self.footnotes = self.changes = 0
        self.has_pictures = False

    def take(self, container: Element) -> None:
        """Take everything that stands one below another in a container."""
        for element in container:
            name = named(element)
            if name == "p":
                self._paragraph(element)
            elif name == "tbl":
                self._table(element)
            elif name in _SIDEWAYS:
                self.take(element)
            elif name in {"del", "moveFrom"}:
                self.deleted += 1

    def remarks(self) -> list[str]:
        """What was there and is not among the lines."""
        said = []
        if self.deleted:
            said.append(
                "The document has tracked changes that nobody accepted: words marked as deleted were left out, words"
                " marked as inserted were taken."
            )
        elif self.changes:
            said.append(
                "The document has tracked changes that nobody accepted; inserted words were taken as they stand."
            )
        if self.footnotes:
            noun = "footnote is" if self.footnotes == 1 else "footnotes are"
            said.append(f"{self.footnotes} {noun} not taken; type them where they belong.")
        if self.has_pictures:
            said.append("Pictures are not taken.")
        return said

    def _paragraph(self, element: Element) -> None:
        properties = child(element, "pPr")
        style = attribute(child(properties, "pStyle"))
        outline = number(child(properties, "outlineLvl"))
        heading = self._styles.heading(style) if outline is None or outline > 8 else outline + 1
        written = written_runs(
            element, self._styles, self._links, bold_by_style=bool(self._styles.is_bold(style))
        )
        self._note(written)
        mark, level = self._mark(properties, style) if written.has_words else ("", 0)
        for place, line in enumerate(written.lines()):
            self._keep(
                PaperLine(
                    text=line.text,
                    mark=mark if place == 0 else "",
                    level=level if place == 0 else 0,
                    heading=heading,
                    is_bold=line.is_bold,
                    styles=line.styles,
                )
            )
        for box in written.boxes:
            self.take(box)

    def _mark(self, properties: Element | None, style: str) -> tuple[str, int]:
        """The automatic number of a paragraph: its own list, else that of its style; list 0 takes a number away."""
        own = child(properties, "numPr")
        of_style, style_level, said_by = self._styles.numbering(style)
        list_id = attribute(child(own, "numId")) or of_style
        if not list_id or list_id == "0":
            return "", 0
        depth = number(child(own, "ilvl"))
        if depth is None:
            depth = style_level
        if depth is None:
            depth = self._numbering.level_of_style(list_id, said_by)
        return self._numbering.mark(list_id, depth), depth

    def _table(self, element: Element) -> None:
        rows = [_cells_of(row) for row in children(element, "tr")]
        width = max((len(row) for row in rows), default=0)
        columns = minutes_columns([_plain(cell) for cell in rows[0]]) if len(rows) > 1 else None
        if columns is not None:
            for row in rows[1:]:
                self._row_of_minutes(row, columns)
            return
        if width == 1 or len(rows) == 1:
            # A frame drawn around text, or columns set side by side: no table to anybody who reads it.
            for cell in (cell for row in rows for cell in row):
                self.take(cell)
            return
        texts = [[self._cell(cell) for cell in row] for row in rows]
        kept = ["\t".join(row + [""] * (width - len(row))) for row in texts if any(row)]
        if kept:
            self._keep(PaperLine("\n".join(kept), is_table=True))

    def _row_of_minutes(self, row: list[Element], columns: MinutesColumns) -> None:
        """Take a row of minutes set as a table as the lines it stands for."""
        special = {columns.action, columns.due}
        words = self._lines_of(cell for place, cell in enumerate(row) if place not in special)
        actions = self._lines_of(row[columns.action : columns.action + 1])
        due = "" if columns.due is None or columns.due >= len(row) else _plain(row[columns.due])
        for line in row_lines(words, actions, due):
            self._keep(line)

    def _lines_of(self, cells: Iterable[Element]) -> list[PaperLine]:
        """The lines of some cells, taken back from those kept."""
        start = len(self.lines)
        for cell in cells:
            self.take(cell)
        lines = self.lines[start:]
        del self.lines[start:]
        return lines

    def _cell(self, cell: Element) -> str:
        words = []
        for paragraph in cell.iter():
            if named(paragraph) == "p":
                written = written_runs(paragraph, self._styles, self._links)
                self._note(written)
                mark, _ = self._mark(child(paragraph, "pPr"), attribute(child(paragraph, "pPr", "pStyle")))
                said = " ".join(line.text for line in written.lines())
                words.append(f"{mark} {said}".strip() if said else "")
        return " ".join("; ".join(each for each in words if each).replace("\t", " ").split())

    def _note(self, written: Written) -> None:
        self.deleted += written.deleted
        self.changes += written.inserted
        self.footnotes += written.footnotes
        self.has_pictures = self.has_pictures or written.has_picture

    def _keep(self, line: PaperLine) -> None:
        self._characters += len(line.text)
        if len(line.text) > self._bounds.line_characters and not line.is_table:
            raise FileTooLarge(
                f"“{self._name}” has a paragraph of {len(line.text):,} characters, more than minutes ever have.",
                "Copy the text of the minutes and paste it here.",
            )
        if len(self.lines) >= self._bounds.lines or self._characters > self._bounds.characters:
            raise FileTooLarge(
                f"“{self._name}” has more than {self._bounds.lines:,} lines of text, more than the minutes of a meeting.",
                "Copy the text of one meeting’s minutes and paste it here.",
            )
        self.lines.append(line)


def _cells_of(row: Element) -> list[Element]:
    """The cells of a row, those in content controls too."""
    cells: list[Element] = []
    for each in row:
        if named(each) == "tc":
            cells.append(each)
        elif named(each) == "sdt":
            cells += children(child(each, "sdtContent"), "tc")
    return cells


def _plain(cell: Element) -> str:
    """The words of a cell, whatever their look."""
    return " ".join("".join(each.text or "" for each in cell.iter() if named(each) == "t").split())
