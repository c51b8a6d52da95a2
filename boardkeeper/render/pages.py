"""Pictures of PDF pages, for the window and for the command line. Plain bytes: no Qt, no Pillow."""

from __future__ import annotations

import os
import struct
import tempfile
import threading
import zlib
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

import pypdfium2

from boardkeeper.render.page_parts import PageParts, parts_of
from boardkeeper.render.page_words import PageWords, words_of

POINTS_PER_INCH = 72.0

# PDFium is not safe to call from two threads at once, whatever the document.
_pdfium = threading.RLock()


@dataclass(frozen=True, slots=True)
class PagePicture:
    """A page as pixels: `rgb` holds three bytes for each, row by row from the top, without padding."""

    width: int
    height: int
    rgb: bytes

    def png(self) -> bytes:
        """The picture as a PNG file."""
        stride = self.width * 3
        rows = b"".join(b"\x00" + self.rgb[y * stride : (y + 1) * stride] for y in range(self.height))
        header = struct.pack(">IIBBBBB", self.width, self.height, 8, 2, 0, 0, 0)
        return b"".join(
            (
                b"\x89PNG\r\n\x1a\n",
                _chunk(b"IHDR", header),
                _chunk(b"IDAT", zlib.compress(rows, 6)),
                _chunk(b"IEND", b""),
            )
        )


def _chunk(kind: bytes, content: bytes) -> bytes:
    checked = kind + content
    return struct.pack(">I", len(content)) + checked + struct.pack(">I", zlib.crc32(checked))


class PageReader:
    """One document, opened once, for pictures and texts of many pages; may be used from any thread.

    Args:
        pdf: The whole file.
    """

    def __init__(self, pdf: bytes) -> None:
        with _pdfium:
            self._document = pypdfium2.PdfDocument(pdf)
            self._count = len(self._document)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def __len__(self) -> int:
        return self._count

    def close(self) -> None:
        with _pdfium:
            self._document.close()

    def size(self, index: int) -> tuple[float, float]:
        """Width and height of a page in points, as it is looked at."""
        with _pdfium:
            width, height = self._document.get_page_size(self._checked(index))
        return float(width), float(height)

    def label(self, index: int) -> str:
        """What the document calls the page: "ii", "33"."""
        with _pdfium:
            return str(self._document.get_page_label(self._checked(index)))

    def text(self, index: int) -> str:
        """The page's words, lines ended by newlines."""
        with _pdfium:
            page = self._document[self._checked(index)]
            words = page.get_textpage()
            try:
                found = str(words.get_text_range())
            finally:
                words.close()
                page.close()
        return found.replace("\r\n", "\n")

    def words(self, index: int) -> PageWords:
        """The page's words and where they stand."""
        with _pdfium:
            page = self._document[self._checked(index)]
            try:
                return words_of(page)
            finally:
                page.close()

    def parts(self, index: int) -> PageParts:
        """The page's words, apart from what is stamped on it."""
        with _pdfium:
            page = self._document[self._checked(index)]
            try:
                return parts_of(page)
            finally:
                page.close()

    def picture(self, index: int, dpi: float = 96.0, over: PageReader | None = None) -> PagePicture:
        """Draw a page; at 96 dots per inch an A4 page is 794 by 1123 pixels.

        Args:
            index: From 0.
            dpi: Dots per inch.
            over: Its first page is drawn over this one.
        """
        with _pdfium:
            page = self._document[self._checked(index)]
            try:
                bitmap = page.render(
                    scale=dpi / POINTS_PER_INCH,
                    rev_byteorder=True,
                    force_bitmap_format=pypdfium2.raw.FPDFBitmap_BGR,
                )
                try:
                    if over is not None:
                        over.draw_on(bitmap)
                    return PagePicture(bitmap.width, bitmap.height, _unpadded(bitmap))
                finally:
                    bitmap.close()
            finally:
                page.close()

    def draw_on(self, bitmap: pypdfium2.PdfBitmap) -> None:
        """Draw the first page over what a picture shows already."""
        page = self._document[0]
        try:
            flags = pypdfium2.raw.FPDF_ANNOT | pypdfium2.raw.FPDF_REVERSE_BYTE_ORDER
            pypdfium2.raw.FPDF_RenderPageBitmap(
                bitmap.raw, page.raw, 0, 0, bitmap.width, bitmap.height, 0, flags
            )
        finally:
            page.close()

    def _checked(self, index: int) -> int:
        if not 0 <= index < self._count:
            raise IndexError(f"page {index} of {self._count}")
        return index


def _unpadded(bitmap: pypdfium2.PdfBitmap) -> bytes:
    wide = bitmap.width * 3
    whole = bytes(bitmap.buffer)
    if bitmap.stride == wide:
        return whole[: wide * bitmap.height]
    return b"".join(whole[y * bitmap.stride : y * bitmap.stride + wide] for y in range(bitmap.height))


def page_picture(pdf: bytes, index: int, dpi: float = 96.0) -> PagePicture:
    """A single page; for several of one document use `PageReader`."""
    with PageReader(pdf) as reader:
        return reader.picture(index, dpi)


def write_page_pictures(pdf: bytes, folder: Path, dpi: float = 96.0, stem: str = "page") -> list[Path]:
    """Write every page as ``page-01.png`` … into `folder`, each replaced as a whole.

    Returns:
        The files, in the order of the pages.
    """
    folder.mkdir(parents=True, exist_ok=True)
    written: list[Path] = []
    with PageReader(pdf) as reader:
        places = len(str(len(reader)))
        for index in range(len(reader)):
            path = folder / f"{stem}-{index + 1:0{max(2, places)}d}.png"
            with tempfile.NamedTemporaryFile(dir=folder, delete=False) as file:
                file.write(reader.picture(index, dpi).png())
            os.replace(file.name, path)
            written.append(path)
    return written
