"""A TrueType font that is embedded quickly: what all sections share is cut, compressed and written out once.

ReportLab cuts a subset anew for every document, encodes it and its widths anew, and maps unused codes to U+0000, which PDF/UA
forbids. Rests on how ReportLab 5.1 keeps a font's state; the checker in the tests watches over it.
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from weakref import WeakKeyDictionary

from reportlab.pdfbase import pdfdoc
from reportlab.pdfbase.ttfonts import FF_NONSYMBOLIC, FF_SYMBOLIC, SUBSETN, TTEncoding, TTFont

from boardkeeper.render.pdf.face_tables import QuickFace

MOST_IN_BLOCK = 100
"""Entries a block of a character map may have (Adobe Technical Note 5411)."""


@dataclass(frozen=True, slots=True)
class _Written:
    """One subset as it goes into a file."""

    name: str
    outlines: bytes
    length: int
    widths: str
    characters: bytes
    last: int


class SubsetFont(TTFont):
    def __init__(self, name: str, path: str) -> None:
        # In place of ReportLab's own beginning, which would read the file its own way.
        self.fontName = name
        self.face = QuickFace(path)
        self.encoding = TTEncoding()
        self.state = WeakKeyDictionary()
        self._asciiReadable = True
        self.shapable = False

    def addObjects(self, doc: Any) -> None:  # noqa: N802 - as ReportLab calls it
        """Called by ReportLab when a document is saved: add a font object for every subset the document used."""
        state = self.state[doc]
        state.frozen = 1
        for number, subset in enumerate(state.subsets):
            written = self._written(number, tuple(subset))
            resource = self.getSubsetInternalName(number, doc)[1:]
            font: Any = pdfdoc.PDFTrueTypeFont()
            font.Name = resource
            font.BaseFont = written.name
            font.FirstChar = 0
            font.LastChar = written.last
            font.Widths = written.widths
            font.ToUnicode = doc.Reference(_stream(written.characters), f"toUnicodeCMap:{written.name}")
            font.FontDescriptor = self._descriptor(doc, written)
            doc.Reference(font, resource)
            doc.idToObject["BasicFonts"].dict[resource] = font
        del self.state[doc]

    def _descriptor(self, doc: Any, written: _Written) -> object:
        face = self.face
        outlines = _stream(written.outlines, Length1=written.length)
        descriptor = pdfdoc.PDFDictionary(
            {
                "Type": "/FontDescriptor",
                "Ascent": face.ascent,
                "CapHeight": face.capHeight,
                "Descent": face.descent,
                "Flags": face.flags & ~FF_NONSYMBOLIC | FF_SYMBOLIC,
                "FontBBox": pdfdoc.PDFArray(face.bbox),
                "FontName": pdfdoc.PDFName(written.name),
                "ItalicAngle": face.italicAngle,
                "StemV": face.stemV,
                "FontFile2": doc.Reference(outlines, f"fontFile:{written.name}"),
                "MissingWidth": face.defaultWidth,
            }
        )
        return doc.Reference(descriptor, f"fontDescriptor:{written.name}")

    @lru_cache(maxsize=64)  # noqa: B019 - fonts live as long as the program
    def _written(self, number: int, subset: tuple[int, ...]) -> _Written:
        face: Any = self.face
        outlines = face.makeSubset(list(subset))
        name = f"{SUBSETN(number).decode()}+{face.name.decode()}"
        return _Written(
            name=name,
            outlines=zlib.compress(outlines, 9),
            length=len(outlines),
            widths=f"[{' '.join(f'{face.getCharWidth(code):g}' for code in subset)}]",
            characters=zlib.compress(_character_map(name, subset), 9),
            last=len(subset) - 1,
        )


def _stream(compressed: bytes, **entries: int) -> pdfdoc.PDFStream:
    return pdfdoc.PDFStream(pdfdoc.PDFDictionary({"Filter": "/FlateDecode", **entries}), compressed)


def _character_map(name: str, subset: tuple[int, ...]) -> bytes:
    """What each used code stands for, so that text can be copied, searched and heard."""
    pairs = [f"<{code:02X}> <{character:04X}>" for code, character in enumerate(subset) if character]
    blocks = [pairs[start : start + MOST_IN_BLOCK] for start in range(0, len(pairs), MOST_IN_BLOCK)]
    lines = [
        "/CIDInit /ProcSet findresource begin",
        "12 dict begin",
        "begincmap",
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
        f"/CMapName /{name} def",
        "/CMapType 2 def",
        "1 begincodespacerange",
        "<00> <FF>",
        "endcodespacerange",
    ]
    for block in blocks:
        lines += [f"{len(block)} beginbfchar", *block, "endbfchar"]
    lines += ["endcmap", "CMapName currentdict /CMap defineresource pop", "end", "end"]
    return "\n".join(lines).encode("ascii")
