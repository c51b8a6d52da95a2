"""How a page from elsewhere is placed so that it is seen as it was, upright, with room for the pack's own number.

All lengths are points. A page's own coordinates may begin anywhere, be turned, and be cropped; what is made of it here begins
at the lower left corner of what is seen and is never turned, so that whatever is laid over it or leads to it needs to know nothing.
"""

from __future__ import annotations

from dataclasses import dataclass

from boardkeeper.render.pdf.style import A4_POINTS, MM

Matrix = tuple[float, float, float, float, float, float]

FOOT_BAND = 10.5 * MM
"""Kept free at the foot of an A4 page for the page number."""
HEAD_BAND = 10.5 * MM
"""Kept free at its head, on a page that is not public."""
LEAST_WIDTH, LEAST_HEIGHT = 74 * MM, 52 * MM
"""A smaller page is put on paper of this size (A8), where its number can still be read."""
_LEAST_SCALE, _MOST_SCALE = 0.75, 6.0


@dataclass(frozen=True, slots=True)
class Fit:
    """Where a page came to stand.

    Attributes:
        width: Of the page as it is seen.
        height: The same.
        matrix: From the page's own coordinates to those of what is seen, as PDF writes it.
        is_turned: Whether its own upright lies on its side.
    """

    width: float
    height: float
    matrix: Matrix
    is_turned: bool

    def at(self, x: float, y: float) -> tuple[float, float]:
        a, b, c, d, e, f = self.matrix
        return a * x + c * y + e, b * x + d * y + f

    def box(self, left: float, bottom: float, right: float, top: float) -> tuple[float, float, float, float]:
        (x1, y1), (x2, y2) = self.at(left, bottom), self.at(right, top)
        return (
            round(min(x1, x2), 2),
            round(min(y1, y2), 2),
            round(max(x1, x2), 2),
            round(max(y1, y2), 2),
        )


def stamp_scale(width: float, height: float) -> float:
    """How much larger than on A4 a page's number is set: a poster is printed down to A4, a small page is not blown up."""
    return max(_LEAST_SCALE, min(_MOST_SCALE, min(width, height) / A4_POINTS[0]))


def fitted(
    box: tuple[float, float, float, float],
    rotation: int,
    unit: float,
    free: tuple[float, float],
    *,
    needs_head: bool,
) -> Fit:
    """Place a page.

    The page keeps its size. Where ink stands in the band of the number, the page's content is moved off it if it has room to
    move, and made smaller by no more than it must if it has not.

    Args:
        box: What is seen of the page: left, bottom, right, top in its own coordinates.
        rotation: Quarter turns clockwise, in degrees.
        unit: Points in one unit of its coordinates.
        free: Empty at the foot and at the head of what is seen, in points.
        needs_head: Whether something is stamped at its head too.
    """
    seen_width, seen_height = (box[2] - box[0]) * unit, (box[3] - box[1]) * unit
    if rotation in {90, 270}:
        seen_width, seen_height = seen_height, seen_width
    width, height = max(seen_width, LEAST_WIDTH), max(seen_height, LEAST_HEIGHT)
    scale = stamp_scale(width, height)
    foot, head = FOOT_BAND * scale, HEAD_BAND * scale if needs_head else 0.0
    free_foot = free[0] + (height - seen_height) / 2
    free_head = free[1] + (height - seen_height) / 2
    grown, up = 1.0, (height - seen_height) / 2
    if free_foot < foot or free_head < head:
        ink = max(1.0, height - free_foot - free_head)
        grown = min(1.0, (height - foot - head) / ink)
        if free_foot < foot or grown < 1.0:
            up = foot - free[0] * grown
        else:
            up -= head - free_head
    across = (width - seen_width * grown) / 2
    a, b, c, d, e, f = _upright(box, rotation, unit)
    matrix = (a * grown, b * grown, c * grown, d * grown, e * grown + across, f * grown + up)
    return Fit(width, height, matrix, rotation in {90, 270})


def _upright(box: tuple[float, float, float, float], rotation: int, unit: float) -> Matrix:
    """Turn a page upright and move what is seen of it to the origin (ISO 32000-1, table 30: Rotate is clockwise)."""
    left, bottom, right, top = (edge * unit for edge in box)
    match rotation:
        case 90:
            return 0.0, -unit, unit, 0.0, -bottom, right
        case 180:
            return -unit, 0.0, 0.0, -unit, right, top
        case 270:
            return 0.0, unit, -unit, 0.0, top, -left
    return unit, 0.0, 0.0, unit, -left, -bottom
