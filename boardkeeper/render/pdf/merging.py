"""Fonts of separately made sections, merged: the same subset is kept once."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from pikepdf import Object


class FontMerger:
    """Finds fonts that are the same in everything but their object number."""

    def __init__(self) -> None:
        self._kept: dict[bytes, Object] = {}
        self._seen: set[tuple[int, int]] = set()

    def merge(self, pages: Iterable[Object]) -> list[Object]:
        """Let pages use fonts met before where they can.

        Returns:
            The pages' font dictionaries, each once.
        """
        dictionaries: list[Object] = []
        for page in pages:
            fonts = page.Resources.Font
            if fonts.objgen in self._seen and fonts.objgen != (0, 0):
                continue
            self._seen.add(fonts.objgen)
            dictionaries.append(fonts)
            for name in list(fonts.keys()):
                fonts[name] = self._kept.setdefault(font_fingerprint(fonts[name]), fonts[name])
        return dictionaries


def font_fingerprint(font: Object) -> bytes:
    """The same for two fonts that may stand for each other."""
    digest = hashlib.blake2b(digest_size=20)
    digest.update(str(font.BaseFont).encode())
    digest.update(str(font.Subtype).encode())
    descriptor = font.get("/FontDescriptor")
    if descriptor is not None and "/FontFile2" in descriptor:
        digest.update(descriptor.FontFile2.read_raw_bytes())
    if "/ToUnicode" in font:
        digest.update(font.ToUnicode.read_raw_bytes())
    return digest.digest()
