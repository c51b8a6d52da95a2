"""A pack as a booklet: two A5 pages beside each other on A4 sheets, in the order in which the folded sheets are read.

For a printer only: the tags and links that make a pack accessible mean nothing on a sheet whose pages do not follow one another.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from pikepdf import Array, Dictionary, Name, Object, ObjectStreamMode, Page, Pdf, String

from boardkeeper.render.pdf.laying import Progress, Steps
from boardkeeper.render.pdf.style import A4_POINTS
from boardkeeper.rules.booklets import pages_said, parts_of, saddle_order

SHEET = (A4_POINTS[1], A4_POINTS[0])
_TIP = 12.0


@dataclass(frozen=True, slots=True)
class Booklet:
    """A booklet to be printed on both sides, turned over at the short edge.

    Attributes:
        pages: Sides of paper, two for every sheet.
        sheets: Of A4.
        parts: How many sheets lie in each other, part by part; each part is folded by itself.
    """

    pdf: bytes
    pages: int
    sheets: int
    parts: tuple[int, ...]


def make_booklet(
    pdf: bytes,
    pages: Sequence[int] | None = None,
    *,
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Booklet:
    """Lay the pages of a PDF on A4 sheets to be folded. The same pages give the same bytes.

    A page that is wider than high is turned so that its head is at the left; whatever size a page has, it fills its half as
    far as its shape lets it.

    Args:
        pdf: The whole file; pages may be turned, cropped and of any size.
        pages: Which of them, counted from 0; all when left out.
        progress: Told which side of paper is laid out.
        cancelled: Asked before every side; True stops.

    Raises:
        PackCancelled: `cancelled` said so.
    """
    made = Pdf.new()
    with Pdf.open(io.BytesIO(pdf)) as source:
        wanted = range(len(source.pages)) if pages is None else pages
        sides = saddle_order(len(wanted))
        steps = Steps(len(sides), progress, cancelled)
        for side in sides:
            steps.begin("Folding the booklet")
            _lay_side(made, [None if place is None else source.pages[wanted[place]] for place in side])
        _name_sides(made, len(sides))
        _say(made, source, [str(source.pages[place].label) for place in wanted])
        made.Root.ViewerPreferences = Dictionary(
            DisplayDocTitle=True, Duplex=Name.DuplexFlipShortEdge, PrintScaling=Name("/None")
        )
        finished = io.BytesIO()
        made.save(
            finished,
            deterministic_id=True,
            object_stream_mode=ObjectStreamMode.generate,
            compress_streams=True,
            min_version="1.7",
        )
    steps.done()
    parts = parts_of(len(wanted))
    return Booklet(finished.getvalue(), len(sides), sum(parts), parts)


def _say(made: Pdf, source: Pdf, labels: Sequence[str]) -> None:
    """What the file is, of what, and which pages are in it: whoever checks it reads the sheets by that."""
    about = source.trailer.get("/Info", Dictionary())
    said = Dictionary(
        Title=String(f"{about.get('/Title', '')} – booklet"), Subject=String(pages_said(labels))
    )
    if "/Creator" in about:
        said.Creator = String(str(about.Creator))
    made.trailer.Info = made.make_indirect(said)


def _lay_side(made: Pdf, halves: Sequence[Page | None]) -> None:
    """Two pages side by side on a new side of paper."""
    width, height = SHEET
    forms: dict[str, Object] = {}
    drawn: list[bytes] = []
    for place, page in enumerate(halves):
        if page is None:
            continue
        name = f"/P{place}"
        # A form takes along the page's own turning, cropping and unit, so that it stands upright wherever it is drawn.
        form = made.copy_foreign(page.as_form_xobject())
        forms[name] = form
        drawn.append(_placed(name, seen_box(form), place * width / 2, width / 2, height))
    content = made.make_stream(b"\n".join(drawn))
    resources = Dictionary(XObject=Dictionary(forms)) if forms else Dictionary()
    side = Dictionary(
        Type=Name.Page, MediaBox=Array([0, 0, *_rounded(SHEET)]), Resources=resources, Contents=content
    )
    made.pages.append(Page(made.make_indirect(side)))


def seen_box(form: Object) -> tuple[float, float, float, float]:
    """The box of a form as it is seen: left, bottom, right, top after its own matrix."""
    left, bottom, right, top = (float(edge) for edge in form.BBox)
    a, b, c, d, e, f = (float(part) for part in form.get("/Matrix", Array([1, 0, 0, 1, 0, 0])))
    corners = [(a * x + c * y + e, b * x + d * y + f) for x in (left, right) for y in (bottom, top)]
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    return min(xs), min(ys), max(xs), max(ys)


def _placed(
    name: str, box: tuple[float, float, float, float], x: float, width: float, height: float
) -> bytes:
    """Draw a form into a part of the sheet: as large as it goes, in the middle, on its side where it is wide."""
    left, bottom, right, top = box
    wide, high = right - left, top - bottom
    if wide > high + _TIP:
        grown = min(width / high, height / wide)
        across, up = (width - high * grown) / 2, (height - wide * grown) / 2
        matrix = (0.0, grown, -grown, 0.0, x + across + top * grown, up - left * grown)
    else:
        grown = min(width / wide, height / high)
        across, up = (width - wide * grown) / 2, (height - high * grown) / 2
        matrix = (grown, 0.0, 0.0, grown, x + across - left * grown, up - bottom * grown)
    return f"q {' '.join(f'{part:.5f}' for part in matrix)} cm {name} Do Q".encode()


def _rounded(size: tuple[float, float]) -> tuple[float, float]:
    return round(size[0], 3), round(size[1], 3)


def _name_sides(made: Pdf, sides: int) -> None:
    """“Sheet 1 front”, “Sheet 1 back” … as the names of the pages."""
    numbers: list[object] = []
    for side in range(sides):
        words = f"Sheet {side // 2 + 1} {'back' if side % 2 else 'front'}"
        numbers += [side, Dictionary(P=String(words))]
    made.Root.PageLabels = Dictionary(Nums=Array(numbers))
