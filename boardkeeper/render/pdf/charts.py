"""Charts in running text: drawn in lines, one Figure each, told in words to those who cannot see them."""

from __future__ import annotations

from dataclasses import dataclass

from boardkeeper.charts.drawing import drawing_of
from boardkeeper.charts.marks import Drawing
from boardkeeper.documents.blocks import ChartBlock
from boardkeeper.render.pages import page_picture
from boardkeeper.render.pdf.canvas import TaggedCanvas
from boardkeeper.render.pdf.chart_letters import CHART_HEIGHT, CHART_WIDTH, chart_letters
from boardkeeper.render.pdf.chart_marks import draw_marks
from boardkeeper.render.pdf.entries import text_entries
from boardkeeper.render.pdf.fonts import clean
from boardkeeper.render.pdf.prose import Flow
from boardkeeper.render.pdf.strips import RoomBelow, Strip, line_strip
from boardkeeper.render.pdf.tags import Element

_PROPORTION = CHART_HEIGHT / CHART_WIDTH
_TALLEST = 230.0
_LARGEST_SHARE = 0.41
"""Of the height of a page: two charts stand on one that lies on its side."""
_LOW_SHARE = 0.31
_LARGE_PROPORTION, _LARGE_SHARE = 0.75, 0.55
"""In large print: its letters are as large as all others, so a chart needs more room for its lines."""
_SHARPNESS_DPI = 220.0


@dataclass(slots=True)
class ChartStrip(Strip):
    """The drawing of a chart, as wide as the measure."""

    drawing: Drawing | None = None
    element: Element | None = None

    def draw(self, canvas: TaggedCanvas, left: float, top: float, width: float) -> None:  # noqa: ARG002 - every strip is drawn so
        if self.drawing is not None:
            draw_drawing(canvas, self.drawing, left, top, self.element)


def lay_chart(flow: Flow, block: ChartBlock) -> None:
    """A chart as wide as the measure, its title above it on the same page."""
    style = flow.style
    holder = flow.root.add("Div")
    if block.title:
        measure = flow.small()
        entries = text_entries(block.title, holder.add("Caption"), measure, style.body * 0.8)
        flow.strips += [line_strip(entry, keep=True) for entry in entries]
    figure = holder.add("Figure", Alt=clean(block.alt or block.chart.description))
    if style.is_large_print:
        height, letters = min(flow.width * _LARGE_PROPORTION, flow.room * _LARGE_SHARE), style.small
    else:
        share = _LOW_SHARE if block.is_low else _LARGEST_SHARE
        height, letters = min(flow.width * _PROPORTION, _TALLEST, flow.room * share), style.small * 0.85
    drawing = drawing_of(block.chart, flow.width, height, chart_letters(letters))
    flow.strips.append(ChartStrip(height=height, gap=style.body * 0.4, drawing=drawing, element=figure))
    flow.strips.append(RoomBelow(height=style.body * 0.5))


def chart_png(block: ChartBlock) -> bytes:
    """A picture of a chart, for what cannot hold its lines."""
    drawing = drawing_of(block.chart, CHART_WIDTH, CHART_HEIGHT, chart_letters(8.5))
    root = Element("Sect", {"T": "Chart"})
    canvas = TaggedCanvas((drawing.width, drawing.height), root)
    figure = root.add("Figure", Alt=clean(block.alt or block.chart.description))
    draw_drawing(canvas, drawing, 0.0, drawing.height, figure)
    canvas.turn_page()
    pdf, _ = canvas.finished()
    return page_picture(pdf, 0, _SHARPNESS_DPI).png()


def draw_drawing(
    canvas: TaggedCanvas, drawing: Drawing, left: float, top: float, element: Element | None
) -> None:
    """Draw with the upper left corner at `left`, `top`, as one piece of marked content for `element`."""
    box = (left, top - drawing.height, left + drawing.width, top)
    with canvas.figure(box, element):
        draw_marks(canvas, drawing.marks, left, top)
