"""The parts of an Excel workbook besides its sheets: which sheets there are, the number formats, the shared texts.

The parts are read by their local names only, so that "Strict Open XML" and files of writers that prefix every
element are read like any other.
"""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from typing import IO
from xml.etree import ElementTree
from xml.parsers import expat

from boardkeeper.importing.errors import DamagedWorkbook
from boardkeeper.importing.guard import part_name
from boardkeeper.importing.number_format import BUILT_IN, GENERAL

READ_BYTES = 256 * 1024
OUT_OF_MEMORY: int = expat.errors.codes[expat.errors.XML_ERROR_NO_MEMORY]
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_ASK_AGAIN = "Open it in Excel, let Excel repair it, save it and import that."


@dataclass(frozen=True, slots=True)
class SheetPart:
    """A sheet as the workbook lists it: its title, whether its tab is hidden, and the part it is kept in."""

    title: str
    is_hidden: bool
    part: str


class Package:
    """An opened Excel workbook.

    Args:
        archive: The opened file; the caller closes it.
        name: The file's name, for sentences.
    """

    def __init__(self, archive: zipfile.ZipFile, name: str) -> None:
        self._archive = archive
        self._name = name
        self._parts = {part_name(info.filename): info for info in archive.infolist()}
        workbook = self._tree("xl/workbook.xml")
        properties = _first(workbook, "workbookPr")
        self.counts_from_1904 = properties is not None and properties.get("date1904") in {"1", "true"}
        self._targets = self._relationships()
        self.sheets = self._sheets(workbook)

    def damaged(self, what: str) -> DamagedWorkbook:
        """The error for a part that is missing or broken."""
        return DamagedWorkbook(f"“{self._name}” is a damaged workbook: {what}.", _ASK_AGAIN)

    def open(self, part: str) -> tuple[IO[bytes], int]:
        """Open a part for reading and say how many bytes it unpacks to."""
        info = self._parts.get(part)
        if info is None:
            raise self.damaged(f"its part “{part}” is missing")
        return self._archive.open(info), info.file_size

    def formats(self) -> list[str]:
        """The format code of every cell style, in the order cells refer to them."""
        part = self._part_of_kind("styles")
        if part is None:
            return [GENERAL]
        styles = self._tree(part)
        own = {
            _number(element.get("numFmtId")): element.get("formatCode", GENERAL)
            for element in styles.iter()
            if _local(element.tag) == "numFmt"
        }
        cell_styles = _first(styles, "cellXfs")
        if cell_styles is None:
            return [GENERAL]
        numbers = [_number(style.get("numFmtId")) for style in cell_styles if _local(style.tag) == "xf"]
        return [own.get(number) or BUILT_IN.get(number, GENERAL) for number in numbers]

    def shared_texts(self) -> list[str]:
        """The texts cells refer to by number, rich text put together, phonetic guides left out."""
        part = self._part_of_kind("sharedStrings")
        if part is None:
            return []
        stream, _ = self.open(part)
        reader = _SharedTexts()
        with stream:
            self.feed(reader.parser, stream, part)
        return reader.texts

    def feed(
        self,
        parser: expat.XMLParserType,
        stream: IO[bytes],
        part: str,
        read: Callable[[int], None] | None = None,
    ) -> None:
        """Send a part through a parser block by block, telling `read` how many bytes are done."""
        done = 0
        try:
            while block := stream.read(READ_BYTES):
                parser.Parse(block, False)  # noqa: FBT003 - expat knows no keyword
                done += len(block)
                if read is not None:
                    read(done)
            parser.Parse(b"", True)  # noqa: FBT003 - expat knows no keyword
        except expat.ExpatError as error:
            if error.code == OUT_OF_MEMORY:
                raise MemoryError from error
            raise self.damaged(f"its part “{part}” is broken at line {error.lineno}") from error

    def _tree(self, part: str) -> ElementTree.Element:
        stream, _ = self.open(part)
        with stream:
            try:
                return ElementTree.parse(stream).getroot()  # noqa: S314 - see the import
            except ElementTree.ParseError as error:
                raise self.damaged(f"its part “{part}” is broken") from error

    def _relationships(self) -> dict[str, tuple[str, str]]:
        """Kind and part of everything the workbook refers to, by the key it uses."""
        part = "xl/_rels/workbook.xml.rels"
        if part not in self._parts:
            raise self.damaged("the list of its parts is missing")
        targets = {}
        for element in self._tree(part):
            target = element.get("Target", "").replace("\\", "/")
            path = target if target.startswith("/") else posixpath.normpath(posixpath.join("xl", target))
            kind = element.get("Type", "").rpartition("/")[2]
            targets[element.get("Id", "")] = (kind, part_name(path))
        return targets

    def _sheets(self, workbook: ElementTree.Element) -> tuple[SheetPart, ...]:
        found = []
        for element in workbook.iter():
            if _local(element.tag) != "sheet":
                continue
            key = next((value for name, value in element.items() if _local(name) == "id"), "")
            kind, part = self._targets.get(key, ("", ""))
            if kind == "worksheet":
                is_hidden = element.get("state", "visible") != "visible"
                found.append(SheetPart(element.get("name", "Sheet"), is_hidden, part))
        if not found:
            raise self.damaged("it lists no sheets")
        return tuple(found)

    def _part_of_kind(self, wanted: str) -> str | None:
        return next(
            (part for kind, part in self._targets.values() if kind == wanted and part in self._parts), None
        )


class _SharedTexts:
    """Collects the texts of the shared strings part."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self._pieces: list[str] = []
        self._is_in_text = False
        self._is_in_guide = False
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._characters

    def _start(self, name: str, _attributes: dict[str, str]) -> None:
        local = name.rpartition(" ")[2]
        if local == "t":
            self._is_in_text = not self._is_in_guide
        elif local == "rPh":
            self._is_in_guide = True

    def _end(self, name: str) -> None:
        local = name.rpartition(" ")[2]
        if local == "t":
            self._is_in_text = False
        elif local == "rPh":
            self._is_in_guide = False
        elif local == "si":
            self.texts.append(unescaped("".join(self._pieces)))
            self._pieces.clear()

    def _characters(self, data: str) -> None:
        if self._is_in_text:
            self._pieces.append(data)


def unescaped(text: str) -> str:
    """Undo Excel's own escapes: _x000D_ is a carriage return."""
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text


def _local(tag: str) -> str:
    return tag.rpartition("}")[2]


def _first(tree: ElementTree.Element, local: str) -> ElementTree.Element | None:
    return next((element for element in tree.iter() if _local(element.tag) == local), None)


def _number(digits: str | None) -> int:
    return int(digits) if digits is not None and digits.isascii() and digits.isdigit() else 0
