"""Charts in running text: drawn in lines, one Figure each, told in words to those who cannot see them."""

from __future__ import annotations

from dataclasses import dataclass

from boardkeeper.charts.drawing import drawing_of
from boardkeeper.charts.marks import Box, Drawing, Mark, Ring, Shape, Stroke, Words
from boardkeeper.documents.blocks import ChartBlock
from boardkeeper.render.pages import page_picture
from boardkeeper.render.pdf.canvas import TaggedCanvas
from boardkeeper.render.pdf.chart_letters import CHART_HEIGHT, CHART_WIDTH, INKS, chart_letters
from boardkeeper.render.pdf.entries import text_entries
from boardkeeper.render.pdf.fonts import Weight, clean
from boardkeeper.render.pdf.prose import Flow
from boardkeeper.render.pdf.strips import RoomBelow, Strip, line_strip
from boardkeeper.render.pdf.style import Colour
from boardkeeper.render.pdf.tags import Element
from boardkeeper.render.pdf.typesetting import Ink as TextInk
from boardkeeper.render.pdf.typesetting import single

_PROPORTION = CHART_HEIGHT / CHART_WIDTH
_TALLEST = 230.0
_LARGEST_SHARE = 0.41
"""Of the height of a page: two charts stand on one that lies on its side."""
_LOW_SHARE = 0.31
_ROUND = 0.5523
"""How far the handles of a quarter of a circle reach, as a share of its radius."""
_SHARPNESS_DPI = 220.0


@dataclass(slots=True)
class ChartStrip(Strip):
    """The drawing of a chart, as wide as the measure."""

    drawing: Drawing | None = None
    element: Element | None = None

    def draw(self, canvas: TaggedCanvas, left: float, top: float, width: float) -> None:  # noqa: ARG002
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
    share = _LOW_SHARE if block.is_low else _LARGEST_SHARE
    height = min(flow.width * _PROPORTION, _TALLEST, flow.room * share)
    drawing = drawing_of(block.chart, flow.width, height, chart_letters(style.small * 0.85))
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
        for mark in drawing.marks:
            _draw(canvas, mark, left, top)


def _draw(canvas: TaggedCanvas, mark: Mark, left: float, top: float) -> None:
    match mark:
        case Box():
            red, green, blue = INKS[mark.ink]
            foot = top - mark.top - mark.height
            canvas.paint(
                f"{red:.4g} {green:.4g} {blue:.4g} rg "
                f"{left + mark.left:.2f} {foot:.2f} {mark.width:.2f} {mark.height:.2f} re f"
            )
        case Stroke():
            canvas.paint(f"{_pen(INKS[mark.ink], mark.width, mark.dashes)} {_way(mark.places, left, top)} S")
        case Shape():
            canvas.paint(
                f"{_fill(INKS[mark.fill])} {_pen(INKS[mark.edge], mark.width)} "
                f"{_way(mark.places, left, top)} h B"
            )
        case Ring():
            fill = f"{_fill(INKS[mark.fill])} " if mark.fill is not None else ""
            way = _circle(left + mark.x, top - mark.y, mark.radius)
            canvas.paint(f"{fill}{_pen(INKS[mark.edge], mark.width)} {way} {'B' if fill else 'S'}")
        case Words():
            weight = Weight.SEMIBOLD if mark.is_heavy else Weight.REGULAR
            line = single(mark.text, TextInk(weight, mark.size, INKS[mark.ink]))
            canvas.write_inside(line, left + mark.left, top - mark.baseline)


def _fill(ink: Colour) -> str:
    return f"{ink[0]:.4g} {ink[1]:.4g} {ink[2]:.4g} rg"


def _pen(ink: Colour, width: float, dashes: tuple[float, ...] = ()) -> str:
    pattern = " ".join(f"{length:g}" for length in dashes)
    return f"{ink[0]:.4g} {ink[1]:.4g} {ink[2]:.4g} RG {width:g} w [{pattern}] 0 d 1 j"


def _way(places: tuple[tuple[float, float], ...], left: float, top: float) -> str:
    ways = [f"{left + x:.2f} {top - y:.2f}" for x, y in places]
    return f"{ways[0]} m " + " ".join(f"{way} l" for way in ways[1:])


def _circle(x: float, y: float, radius: float) -> str:
    reach = radius * _ROUND
    quarters = (
        (radius, reach, reach, radius, 0.0, radius),
        (-reach, radius, -radius, reach, -radius, 0.0),
        (-radius, -reach, -reach, -radius, 0.0, -radius),
        (reach, -radius, radius, -reach, radius, 0.0),
    )
    bends = (
        f"{x + a:.2f} {y + b:.2f} {x + c:.2f} {y + d:.2f} {x + e:.2f} {y + f:.2f} c"
        for a, b, c, d, e, f in quarters
    )
    return f"{x + radius:.2f} {y:.2f} m {' '.join(bends)} h"
