"""A section's structure tree, written into the section's own PDF.

Written as text behind the finished file, as an incremental update: tens of thousands of elements made one by one through a
library would cost more than all the rest of an assembly. Written once, it is kept with the section, and an assembler copies it in
one go. It hangs on the trailer's ``/Structure``, which no viewer looks at; only a whole document has a real structure tree.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any, NamedTuple

from pikepdf import Pdf

from boardkeeper.render.pdf.tags import Element, LinkUse, Mark

TABLE_ATTRIBUTES = ("Scope", "ColSpan", "RowSpan")


class Numbers(NamedTuple):
    """Object numbers of a file: of its pages, of its catalog, and the first that is free."""

    pages: Sequence[int]
    catalog: int
    size: int


def with_structure(pdf: bytes, root: Element, links: int, numbers: Numbers | None = None) -> bytes:
    """The same file with its structure.

    Args:
        pdf: As it was saved.
        root: The section's element.
        links: How many links there are; each belongs to one Link element.
        numbers: Of the file's objects, where they are known; else it is read.

    Returns:
        A file whose trailer has ``/Structure`` with ``/Root`` (the element), ``/Pages`` (for each page the elements of its
        marks, in the order of their numbers) and ``/Links`` (the element of each link).
    """
    pages, catalog, size = numbers or _numbers_of(pdf)
    writer = _TreeWriter(size + 1, pages, links)
    top = writer.write(root, size)
    parents = " ".join(f"[{_references(numbers)}]" for numbers in writer.marks)
    writer.bodies[size] = f"<</Root {top} 0 R /Pages [{parents}] /Links [{_references(writer.links)}]>>"
    return _appended(pdf, writer.bodies, size, catalog)


def _numbers_of(pdf: bytes) -> Numbers:
    with Pdf.open(io.BytesIO(pdf)) as opened:
        pages = [page.obj.objgen[0] for page in opened.pages]
        return Numbers(pages, opened.Root.objgen[0], int(opened.trailer.Size))


class _TreeWriter:
    """Gives elements object numbers from `number` on and collects their text."""

    def __init__(self, number: int, pages: Sequence[int], links: int) -> None:
        self._next = number
        self._pages = pages
        self.bodies: dict[int, str] = {}
        self.marks: list[list[int]] = [[] for _ in pages]
        self.links: list[int] = [0] * links

    def write(self, element: Element, parent: int) -> int:
        number = self._next
        self._next += 1
        page: int | None = None
        kids: list[str] = []
        for kid in element.kids:
            if isinstance(kid, Mark):
                marks = self.marks[kid.page]
                marks.extend([0] * (kid.number + 1 - len(marks)))
                marks[kid.number] = number
                page = kid.page if page is None else page
                kids.append(str(kid.number) if kid.page == page else self._elsewhere(kid))
            elif isinstance(kid, LinkUse):
                self.links[kid.link] = number
            else:
                kids.append(f"{self.write(kid, number)} 0 R")
        where = "" if page is None else f"/Pg {self._pages[page]} 0 R "
        children = f"/K [{' '.join(kids)}] " if kids else ""
        self.bodies[number] = (
            f"<</Type /StructElem /S /{element.tag} /P {parent} 0 R {where}{children}{_described(element.attributes)}>>"
        )
        return number

    def _elsewhere(self, mark: Mark) -> str:
        return f"<</Type /MCR /Pg {self._pages[mark.page]} 0 R /MCID {mark.number}>>"


def _described(attributes: dict[str, Any]) -> str:
    parts: list[str] = []
    owned = " ".join(
        f"/{key} /{attributes[key]}" if isinstance(attributes[key], str) else f"/{key} {attributes[key]}"
        for key in TABLE_ATTRIBUTES
        if key in attributes
    )
    if owned:
        parts.append(f"/A <</O /Table {owned}>>")
    if "ListNumbering" in attributes:
        parts.append(f"/A <</O /List /ListNumbering /{attributes['ListNumbering']}>>")
    if "BBox" in attributes:
        edges = " ".join(f"{edge:g}" for edge in attributes["BBox"])
        parts.append(f"/A <</O /Layout /Placement /Block /BBox [{edges}]>>")
    parts += [f"/{key} {_text(attributes[key])}" for key in ("ActualText", "Alt", "T") if key in attributes]
    return " ".join(parts)


def _text(words: str) -> str:
    """A PDF text string; in hexadecimal nothing of it can be taken for syntax."""
    return f"<FEFF{words.encode('utf-16-be').hex().upper()}>"


def _references(numbers: Sequence[int]) -> str:
    return " ".join(f"{number} 0 R" if number else "null" for number in numbers)


def _appended(pdf: bytes, bodies: dict[int, str], first: int, catalog: int) -> bytes:
    """The file with objects `first` … added behind its end (ISO 32000-1, 7.5.6)."""
    before = int(pdf[pdf.rindex(b"startxref") + len(b"startxref") :].split()[0])
    parts = [pdf if pdf.endswith(b"\n") else pdf + b"\n"]
    at = len(parts[0])
    table: list[str] = []
    for number in range(first, first + len(bodies)):
        text = f"{number} 0 obj\n{bodies[number]}\nendobj\n".encode("ascii")
        table.append(f"{at:010d} 00000 n \n")
        parts.append(text)
        at += len(text)
    trailer = (
        f"xref\n{first} {len(bodies)}\n{''.join(table)}"
        f"trailer\n<</Size {first + len(bodies)} /Root {catalog} 0 R /Prev {before} /Structure {first} 0 R>>\n"
        f"startxref\n{at}\n%%EOF\n"
    )
    return b"".join((*parts, trailer.encode("ascii")))
