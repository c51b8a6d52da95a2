"""Reading a finished PDF back, for the tests."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

import pikepdf
import pypdfium2

from boardkeeper.documents.blocks import Block, Pack, Section, SectionKind
from boardkeeper.render.pages import PageReader


@dataclass(frozen=True)
class Box:
    left: float
    bottom: float
    right: float
    top: float
    text: str = ""

    @property
    def area(self) -> float:
        return max(0.0, self.right - self.left) * max(0.0, self.top - self.bottom)

    def shared(self, other: Box) -> float:
        return Box(
            max(self.left, other.left),
            max(self.bottom, other.bottom),
            min(self.right, other.right),
            min(self.top, other.top),
        ).area


def texts(pdf: bytes) -> list[str]:
    with PageReader(pdf) as reader:
        return [reader.text(index) for index in range(len(reader))]


def words(pdf: bytes) -> str:
    return " ".join(" ".join(texts(pdf)).split())


def letters(pdf: bytes) -> Iterator[tuple[int, tuple[float, float], list[Box]]]:
    """Page, size and the tight boxes of its visible characters."""
    document = pypdfium2.PdfDocument(pdf)
    for index in range(len(document)):
        page = document[index]
        text = page.get_textpage()
        whole = text.get_text_range()
        boxes = []
        for place in range(text.count_chars()):
            box = Box(*text.get_charbox(place), text=whole[place] if place < len(whole) else "")
            if box.area > 0.01:
                boxes.append(box)
        yield index, page.get_size(), boxes
        text.close()
        page.close()
    document.close()


def runs(pdf: bytes) -> Iterator[tuple[int, list[Box]]]:
    """Page and the boxes of its runs of text."""
    document = pypdfium2.PdfDocument(pdf)
    for index in range(len(document)):
        page = document[index]
        text = page.get_textpage()
        yield index, [Box(*text.get_rect(place)) for place in range(text.count_rects())]
        text.close()
        page.close()
    document.close()


def opened(pdf: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(pdf))


def elements(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Object]:
    """All structure elements in reading order."""

    def walk(node: pikepdf.Object) -> Iterator[pikepdf.Object]:
        yield node
        kids = node.get("/K", [])
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
                yield from walk(kid)

    yield from walk(pdf.Root.StructTreeRoot.K)


def pack_of(*blocks: Block, title: str = "Paper", **about: object) -> Pack:
    section = Section("paper", title, blocks, SectionKind.REPORT)
    settings = {
        "title": "Pack",
        "council": "Council",
        "board": "Board",
        "meeting_date": date(2019, 9, 11),
        "sections": (section,),
        "created": datetime(2019, 9, 3),  # noqa: DTZ001 - as the store keeps it
    }
    return Pack(**{**settings, **about})
