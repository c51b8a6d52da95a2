"""A ReportLab canvas that writes tagged PDF: marked content for elements, artifacts for everything else.

ReportLab writes no tags itself. Text is written here straight into the page's stream, one text object per piece of marked
content, with the canvas's fonts and escaping; links are recorded, not written, because only the assembled document can
tie an annotation to its element.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from reportlab import rl_config
from reportlab.pdfgen.canvas import Canvas

from boardkeeper.render.pdf.fonts import Face, UsedFace, Weight, face
from boardkeeper.render.pdf.image_objects import name_in
from boardkeeper.render.pdf.page_objects import DrawnPage
from boardkeeper.render.pdf.style import Colour
from boardkeeper.render.pdf.tags import (
    Element,
    HeadingPlace,
    Link,
    LinkUse,
    Mark,
    PageFace,
    Sidecar,
    SourcePlace,
)
from boardkeeper.render.pdf.tree import Numbers, with_structure
from boardkeeper.render.pdf.typesetting import Line, Piece

# Streams are compressed; wrapping them in base 85 as well costs a quarter more and a fifth of the time.
rl_config.useA85 = 0

_BEND = 0.4472
"""From a corner to the handle of the curve that rounds it, in its radius."""

_FOOT = "/Artifact <</Type /Pagination /Subtype /Footer>> BDC"
_PLAIN_ARTIFACT = "/Artifact BMC"


class TaggedCanvas(Canvas):
    """Draws one section. Lengths are points from the lower left corner of the page.

    Args:
        size: Width and height of the first page.
        root: Element everything belongs to.
        prefix: Begins the names of font resources; two canvases that end on one page need two.
    """

    # ReportLab's own; its stubs keep quiet about them.
    _code: list[str]
    _pagesize: tuple[float, float]
    _doc: Any
    _formsinuse: list[str]
    _startPage: Callable[[], None]  # noqa: N815 - as ReportLab calls it

    def __init__(self, size: tuple[float, float], root: Element, prefix: str = "F") -> None:
        self._stream = io.BytesIO()
        # Never the canvas's own Helvetica, which is not embedded.
        settings: dict[str, Any] = {"initialFontName": face(Weight.REGULAR).name, "pdfVersion": (1, 7)}
        super().__init__(self._stream, pagesize=size, pageCompression=1, invariant=1, **settings)
        self._prefix = prefix
        self._used: dict[Face, UsedFace] = {}
        self.root = root
        self.page = 0
        self.links: list[Link] = []
        self.headings: list[HeadingPlace] = []
        self.places: dict[str, tuple[int, float]] = {}
        self.markings: dict[int, str] = {}
        self.sources: list[SourcePlace] = []
        self._open: Element | str | None = None
        self._marks_on_page = 0
        self._faces: list[PageFace] = []
        self._font = ""
        self._ink: Colour | None = None
        self._link_elements: dict[tuple[int, int, int], Element] = {}
        self._underlines: list[tuple[float, float, float, Colour]] = []

    def note_source(self, source: str, top: float, bottom: float) -> None:
        """Remember from which row of the store a stretch of this page comes; neighbours from the same row are one."""
        last = self.sources[-1] if self.sources else None
        if last is not None and (last.page, last.source) == (self.page, source):
            self.sources[-1] = last._replace(bottom=bottom)
        else:
            self.sources.append(SourcePlace(self.page, top, bottom, source))

    # ------------------------------------------------------------------------------------------ text

    def write(self, line: Line, x: float, baseline: float, element: Element | None) -> None:
        """Write a line for `element`; None writes it as an artifact (a repeated header)."""
        soft_at = len(line.pieces) - 1 if line.soft else -1
        for index, piece in enumerate(line.pieces):
            owner = element
            if element is not None and piece.ink.link:
                owner = self._link_element(element, piece, x, baseline)
            self._begin(owner if owner is not None else _PLAIN_ARTIFACT)
            self._show(piece, x, baseline, " " if index == soft_at else "")
            if piece.ink.underline:
                self._underlines.append(
                    (x, x + piece.width, baseline - piece.ink.size * 0.13, piece.ink.colour)
                )
            x += piece.width

    def write_foot(self, line: Line, x: float, baseline: float) -> None:
        """Write running text (page number, classification) as a pagination artifact."""
        self._begin(_FOOT)
        for piece in line.pieces:
            self._show(piece, x, baseline, "")
            x += piece.width

    def _show(self, piece: Piece, x: float, baseline: float, after: str) -> None:
        code = [f"1 0 0 1 {x:.2f} {baseline:.2f} Tm"]
        if piece.ink.colour != self._ink:
            self._ink = piece.ink.colour
            code.append("{:.4g} {:.4g} {:.4g} rg".format(*self._ink))
        if piece.meant:
            code.append(f"/Span <</ActualText <{piece.meant.encode('utf-16').hex()}>>> BDC")
        used = self._used.get(piece.face) or self._use(piece.face)
        for name, shown in used.encoded(piece.text + after):
            font = f"{name} {piece.ink.size:g} Tf"
            if font != self._font:
                self._font = font
                code.append(font)
            code.append(f"({shown}) Tj")
        if piece.meant:
            code.append("EMC")
        self._code.append(" ".join(code))

    def _use(self, wanted: Face) -> UsedFace:
        used = self._used[wanted] = UsedFace(wanted, self._doc, self._prefix)
        return used

    def _link_element(self, element: Element, piece: Piece, x: float, baseline: float) -> Element:
        """The Link element of this run on this page; a run that wraps has one annotation with several boxes."""
        key = (id(element), piece.ink.run, self.page)
        if key not in self._link_elements:
            link = self._link_elements[key] = element.add("Link")
            link.kids.append(LinkUse(len(self.links)))
            self.links.append(Link(self.page, piece.ink.link, ""))
        link = self._link_elements[key]
        use = link.kids[0]
        assert isinstance(use, LinkUse)
        record = self.links[use.link]
        record.words = f"{record.words} {piece.text}".strip()
        size = piece.ink.size
        box = (x, baseline - size * 0.25, x + piece.width, baseline + size * 0.8)
        record.boxes.append((round(box[0], 2), round(box[1], 2), round(box[2], 2), round(box[3], 2)))
        return link

    def span(self, element: Element, line: Line, x: float, baseline: float, actual: str) -> None:
        """Write a mark that stands for a word: a triangle that means "better"."""
        self.write(line, x, baseline, element.add("Span", ActualText=actual))

    # ------------------------------------------------------------------------------------- marked content

    def _begin(self, owner: Element | str) -> None:
        if owner is self._open:
            return
        self.end_mark()
        if isinstance(owner, Element):
            owner.kids.append(Mark(self.page, self._marks_on_page))
            self._code.append(f"/{owner.tag} <</MCID {self._marks_on_page}>> BDC BT")
            self._marks_on_page += 1
        else:
            self._code.append(f"{owner} BT")
        self._open = owner
        self._font = ""

    def end_mark(self) -> None:
        if self._open is not None:
            self._code.append("ET EMC")
            self._open = None

    # ------------------------------------------------------------------------------------------ shapes

    def fill_box(
        self, x: float, y: float, width: float, height: float, ink: Colour, radius: float = 0
    ) -> None:
        """Paint a rectangle, with round corners if asked, as an artifact."""
        self.end_mark()
        self._code.append(f"{_PLAIN_ARTIFACT} {ink[0]:.4g} {ink[1]:.4g} {ink[2]:.4g} rg")
        self._ink = ink
        if radius:
            self._code.append(f"{_round_box(x, y, width, height, radius)} f EMC")
        else:
            self._code.append(f"{x:.2f} {y:.2f} {width:.2f} {height:.2f} re f EMC")

    def rule(self, x1: float, y1: float, x2: float, y2: float, ink: Colour, thickness: float = 0.5) -> None:
        """Draw a line as an artifact."""
        self.end_mark()
        self._code.append(
            f"{_PLAIN_ARTIFACT} {ink[0]:.4g} {ink[1]:.4g} {ink[2]:.4g} RG {thickness:g} w "
            f"{x1:.2f} {y1:.2f} m {x2:.2f} {y2:.2f} l S EMC"
        )

    @contextmanager
    def figure(self, box: tuple[float, float, float, float], element: Element | None) -> Iterator[None]:
        """What is painted and written inside is one piece of marked content for `element`, or an artifact."""
        self._begin_figure(box, element)
        self._code.append("q")
        yield
        self._code.append("Q EMC")
        self._ink = None

    def paint(self, code: str) -> None:
        """Paint inside a figure."""
        self._code.append(code)

    def write_inside(self, line: Line, x: float, baseline: float) -> None:
        """Write a line inside a figure, to be seen; those who cannot see it are told the figure's words."""
        self._code.append("BT")
        self._font, self._ink = "", None
        for piece in line.pieces:
            self._show(piece, x, baseline, "")
            x += piece.width
        self._code.append("ET")

    def _begin_figure(self, box: tuple[float, float, float, float], element: Element | None) -> None:
        self.end_mark()
        if element is None:
            self._code.append(_PLAIN_ARTIFACT)
            return
        left, bottom, right, top = (round(edge, 2) for edge in box)
        element.attributes["BBox"] = (left, bottom, right, top)
        element.kids.append(Mark(self.page, self._marks_on_page))
        self._code.append(f"/{element.tag} <</MCID {self._marks_on_page}>> BDC")
        self._marks_on_page += 1

    def draw_picture(
        self, content: bytes, x: float, y: float, width: float, height: float, element: Element | None
    ) -> None:
        """Draw a PNG or JPEG as one piece of marked content for `element`, or as an artifact."""
        self._begin_figure((x, y, x + width, y + height), element)
        # As ReportLab's own drawImage, which reads and packs the picture for every file.
        name = name_in(self._doc, content)
        self.saveState()
        self.translate(x, y)
        self.scale(width, height)
        self._code.append(f"/{self._doc.getXObjectName(name)} Do")
        self.restoreState()
        self._formsinuse.append(name)
        self._code.append("EMC")

    # ------------------------------------------------------------------------------------------- pages

    def turn_page(self) -> None:
        for left, right, y, ink in self._underlines:
            self.rule(left, y, right, y, ink, 0.5)
        self._underlines.clear()
        self.end_mark()
        code = "\n".join(self._code)
        self._faces.append(PageFace(self._pagesize[0], self._pagesize[1], _hash(code)))
        # In place of ReportLab's own showPage.
        self._doc.addPage(DrawnPage(self._pagesize, code, list(self._formsinuse)))
        self._startPage()
        self.page += 1
        self._marks_on_page = 0
        self._ink = None

    def finished(self) -> tuple[bytes, Sidecar]:
        """The PDF of all turned pages with its structure, and what goes with it."""
        letters = repr([(each.tag, used.further) for each, used in self._used.items() if used.further])
        faces = [face._replace(drawn=_hash(face.drawn + letters)) for face in self._faces]
        self.save()
        pdf = with_structure(self._stream.getvalue(), self.root, len(self.links), self._numbers())
        sidecar = Sidecar(
            self.page, self.links, self.headings, self.places, self.markings, self.sources, faces
        )
        return pdf, sidecar

    def _numbers(self) -> Numbers:
        """Of the objects of the saved file."""
        numbers = self._doc.idToObjectNumberAndVersion
        pages = [numbers[f"Page{page}"][0] for page in range(1, self.page + 1)]
        return Numbers(pages, numbers[self._doc.Reference(self._doc.Catalog).name][0], len(numbers) + 1)


def _round_box(x: float, y: float, width: float, height: float, radius: float) -> str:
    """The outline of a box whose corners are rounded."""
    right, top = x + width, y + height
    bend = _BEND * radius
    return (
        f"{x + radius:.3f} {y:.3f} m {right - radius:.3f} {y:.3f} l "
        f"{right - bend:.3f} {y:.3f} {right:.3f} {y + bend:.3f} {right:.3f} {y + radius:.3f} c "
        f"{right:.3f} {top - radius:.3f} l "
        f"{right:.3f} {top - bend:.3f} {right - bend:.3f} {top:.3f} {right - radius:.3f} {top:.3f} c "
        f"{x + radius:.3f} {top:.3f} l "
        f"{x + bend:.3f} {top:.3f} {x:.3f} {top - bend:.3f} {x:.3f} {top - radius:.3f} c "
        f"{x:.3f} {y + radius:.3f} l "
        f"{x:.3f} {y + bend:.3f} {x + bend:.3f} {y:.3f} {x + radius:.3f} {y:.3f} c h"
    )


def _hash(drawn: str) -> str:
    return hashlib.blake2b(drawn.encode("latin-1", "backslashreplace"), digest_size=12).hexdigest()
