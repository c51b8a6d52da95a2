"""Pictures in running text, and the council's logo on the agenda sheet."""

from __future__ import annotations

import io
from dataclasses import dataclass
from functools import lru_cache

from reportlab.lib.utils import ImageReader

from boardkeeper.documents.blocks import Picture
from boardkeeper.render.pdf.canvas import TaggedCanvas
from boardkeeper.render.pdf.entries import text_entries
from boardkeeper.render.pdf.prose import Flow
from boardkeeper.render.pdf.strips import RoomBelow, Strip, line_strip
from boardkeeper.render.pdf.style import MM
from boardkeeper.render.pdf.tags import Element

LEAST_SHARPNESS_DPI = 150.0
"""A picture is printed no larger than its pixels allow at so many to the inch."""
LOGO_HEIGHT, LOGO_SHARPNESS_DPI = 22 * MM, 110.0
_LOGO_SHARE = 0.5
_BESIDE_SHARE = 0.18
"""A logo no wider than this stands at the left of the council's name, a wider one above it."""
_LEAST_SHARE = 0.05
_CAPTION_LINES = 4


@lru_cache(maxsize=64)
def _measured(digest: str, content: bytes) -> tuple[int, int]:  # noqa: ARG001 - the digest keeps the look-up quick
    width, height = ImageReader(io.BytesIO(content)).getSize()
    return int(width), int(height)


def pixels(picture: Picture) -> tuple[int, int]:
    """How many pixels a picture is across and down."""
    return _measured(picture.digest, picture.content)


def printed_size(picture: Picture, width: float, height: float, dpi: float) -> tuple[float, float]:
    """How large a picture is printed, in points: inside `width` and `height`, in its own proportions, and sharp."""
    across, down = pixels(picture)
    grown = min(width / across, height / down, 72.0 / dpi)
    return round(across * grown, 2), round(down * grown, 2)


@dataclass(slots=True)
class PictureStrip(Strip):
    """Attributes:
    width: As printed, in points.
    hangs: How far the picture reaches below its strip, to the left of what comes after.
    element: None draws it as decoration.
    """

    picture: Picture | None = None
    width: float = 0.0
    element: Element | None = None
    hangs: float = 0.0

    def draw(self, canvas: TaggedCanvas, left: float, top: float, width: float) -> None:  # noqa: ARG002 - every strip is drawn so
        if self.picture is not None:
            tall = self.height + self.hangs
            canvas.draw_picture(self.picture.content, left, top - tall, self.width, tall, self.element)


def lay_picture(flow: Flow, picture: Picture) -> None:
    """A picture at the left of the column, its caption below it on the same page."""
    style = flow.style
    share = max(_LEAST_SHARE, min(1.0, picture.width_share))
    small = flow.small()
    most = flow.room - style.body - small.leading * _CAPTION_LINES
    width, height = printed_size(picture, flow.width * share, most, LEAST_SHARPNESS_DPI)
    words = picture.alt.strip() or picture.caption.strip()
    holder = flow.root.add("Div") if words else None
    figure = holder.add("Figure", Alt=words) if holder is not None else None
    flow.strips.append(
        PictureStrip(
            height=height,
            gap=style.body * 0.8,
            keep=bool(picture.caption),
            picture=picture,
            width=width,
            element=figure,
        )
    )
    if picture.caption and holder is not None:
        entries = text_entries(picture.caption, holder.add("Caption"), small, style.body * 0.35)
        flow.strips += [line_strip(entry, keep=entry is not entries[-1]) for entry in entries]
    flow.strips.append(RoomBelow(height=style.body * 0.35))


def lay_logo(flow: Flow, logo: Picture, council: str) -> tuple[float, float]:
    """The council's logo at the head of the agenda sheet: left of its name, or above it when it is wide.

    Returns:
        How much of what comes next it takes, in width and in height; nothing when it stands above.
    """
    width, height = printed_size(logo, flow.width * _LOGO_SHARE, LOGO_HEIGHT, LOGO_SHARPNESS_DPI)
    words = logo.alt.strip() or f"{council.strip()} logo".strip()
    figure = flow.root.add("Figure", Alt=words)
    if width <= flow.width * _BESIDE_SHARE:
        flow.strips.append(
            PictureStrip(height=0.0, keep=True, picture=logo, width=width, element=figure, hangs=height)
        )
        return width + flow.style.body, height
    flow.strips.append(PictureStrip(height=height, keep=True, picture=logo, width=width, element=figure))
    flow.strips.append(Strip(height=flow.style.body * 0.8, keep=True))
    return 0.0, 0.0
