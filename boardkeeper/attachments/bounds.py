"""How much of an attachment is too much."""

from __future__ import annotations

from dataclasses import dataclass

MIB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Bounds:
    """The limits inside which a file is taken in.

    Attributes:
        file_bytes: Largest file opened at all.
        pages: Most pages of a PDF.
        picture_bytes: Largest picture.
        pixels: Most pixels of a picture, before it is made smaller.
        side_pixels: A picture's longer side is made no longer than this: 300 to the inch over the width of a page.
        unpacked_bytes: Largest sum of what a zipped document says it unpacks to.
        seconds: How long the looking at it may take.
        converting_seconds: How long LibreOffice may take to make a PDF of it.
        memory_bytes: How much memory the looking may address, where the system can enforce it.
    """

    file_bytes: int = 200 * MIB
    pages: int = 1_000
    picture_bytes: int = 50 * MIB
    pixels: int = 80_000_000
    side_pixels: int = 2_500
    unpacked_bytes: int = 2048 * MIB
    seconds: float = 180.0
    converting_seconds: float = 180.0
    memory_bytes: int = 4096 * MIB


DEFAULT_BOUNDS = Bounds()
