"""What is measured and cut from a font file, read table by table.

ReportLab reads every number of a face by a call of its own, a good ten thousand calls for each face, before the first word can
be measured. Here a table is unpacked whole. What comes out is the same; a test holds both against each other.
"""

from __future__ import annotations

from struct import unpack_from
from typing import Any, Literal

from reportlab.pdfbase.ttfonts import TTFontFace

_WINDOWS_FULL_UNICODE = (3, 10)
_GROUPS = 12
"""The format of a character map that names runs of neighbouring characters (OpenType, cmap format 12)."""


class QuickFace(TTFontFace):
    def extractInfo(self, charInfo: Literal[0, 1] | bool = 1) -> None:  # noqa: N802, N803 - as ReportLab calls it
        """Called by ReportLab when a face is loaded: names and sizes as it reads them, then characters and glyphs in one go."""
        groups = self._character_groups()
        if not groups:
            super().extractInfo(charInfo)
            return
        super().extractInfo(charInfo=0)
        widths = self._glyph_tables()
        glyphs = {
            code: glyph + code - first
            for first, last, glyph in zip(groups[::3], groups[1::3], groups[2::3], strict=True)
            for code in range(first, last + 1)
        }
        advances = {code: widths[glyph] for code, glyph in glyphs.items()}
        # As ReportLab has it: a fixed space is as wide as a space.
        glyphs[0xA0], advances[0xA0] = glyphs[0x20], advances[0x20]
        self.charToGlyph, self.charWidths, self.defaultWidth = glyphs, advances, widths[0]

    def _character_groups(self) -> tuple[int, ...]:
        """First character, last character and first glyph of every run of characters; empty if the map is of another format."""
        data, start = self._table("cmap")
        (count,) = unpack_from(">H", data, start + 2)
        *kind, offset = unpack_from(">HHL", data, start + 4 + 8 * (count - 1))
        start += offset
        if tuple(kind) != _WINDOWS_FULL_UNICODE or unpack_from(">H", data, start)[0] != _GROUPS:
            return ()
        (runs,) = unpack_from(">L", data, start + 12)
        return unpack_from(f">{3 * runs}L", data, start + 16)

    def _glyph_tables(self) -> list[float]:
        """Read where every glyph lies and how it is spaced; answers its width in thousandths of the size."""
        font: Any = self
        count: int = font.numGlyphs
        data, at = self._table("hhea")
        (spaced,) = unpack_from(">H", data, at + 34)
        data, at = self._table("hmtx")
        pairs = unpack_from(f">{2 * spaced}H", data, at)
        advances = list(pairs[::2])
        # Glyphs behind the last pair are as wide as it, and only say where they begin.
        beginnings = (*pairs[1::2], *unpack_from(f">{count - spaced}H", data, at + 4 * spaced))
        advances += advances[-1:] * (count - spaced)
        self.hmetrics = list(zip(advances, beginnings, strict=True))
        data, at = self._table("head")
        is_long = unpack_from(">H", data, at + 50)[0]
        data, at = self._table("loca")
        places = unpack_from(f">{count + 1}{'L' if is_long else 'H'}", data, at)
        self.glyphPos = list(places) if is_long else [2 * place for place in places]
        return [font._pdfScale(width) for width in advances]  # noqa: SLF001 - ReportLab keeps the scale there

    def _table(self, tag: str) -> tuple[bytes, int]:
        """The file and where a table begins in it."""
        font: Any = self
        return font._ttf_data, font.get_table_pos(tag)[0]  # noqa: SLF001 - ReportLab keeps the file there
