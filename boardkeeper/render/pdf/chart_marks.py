"""The marks of a drawing as lines, grounds and words on a page."""

from __future__ import annotations

from collections.abc import Iterable

from boardkeeper.charts.marks import Box, Mark, Ring, Shape, Stroke, Words
from boardkeeper.render.pdf.canvas import TaggedCanvas
from boardkeeper.render.pdf.chart_letters import INKS
from boardkeeper.render.pdf.fonts import Weight
from boardkeeper.render.pdf.style import Colour
from boardkeeper.render.pdf.typesetting import Ink as TextInk
from boardkeeper.render.pdf.typesetting import single

_ROUND = 0.5523
"""How far the handles of a quarter of a circle reach, as a share of its radius."""


def draw_marks(canvas: TaggedCanvas, marks: Iterable[Mark], left: float, top: float) -> None:
    """Draw inside a figure of the canvas, with the upper left corner of the sheet at `left`, `top`."""
    for mark in marks:
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
