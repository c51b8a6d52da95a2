"""A finished file as somebody's own copy: the name stands at the head of its first page, and nothing else of it changes."""

from __future__ import annotations

import io

from pikepdf import ObjectStreamMode, Page, Pdf

from boardkeeper.render.pdf.canvas import TaggedCanvas
from boardkeeper.render.pdf.fonts import Weight
from boardkeeper.render.pdf.style import Style
from boardkeeper.render.pdf.tags import Element
from boardkeeper.render.pdf.typesetting import Ink, shortened

_HEAD = 0.62
"""How far below the upper edge the name stands, in the margin that is free there: as high as a marking."""
_MOST = 0.6
"""At most so much of the width is the name's; a marking stands at the left of it."""


def named_copy(pdf: bytes, name: str, style: Style | None = None) -> bytes:
    """The same file with “Copy for Councillor Allen” at the head of its first page.

    Args:
        pdf: One of ours, not locked.
        name: Whose copy it is.
        style: That it was made in.
    """
    style = style or Style()
    finished = io.BytesIO()
    with Pdf.open(io.BytesIO(pdf)) as opened:
        page = opened.pages[0]
        left, lower, right, upper = (float(each) for each in page.mediabox)
        size = right - left, upper - lower
        with Pdf.open(io.BytesIO(_head(name, size, style))) as drawn:
            page.add_overlay(Page(drawn.pages[0]), None)
            opened.save(
                finished,
                deterministic_id=True,
                object_stream_mode=ObjectStreamMode.generate,
                compress_streams=True,
                min_version="1.7",
                fix_metadata_version=False,
            )
    return finished.getvalue()


def _head(name: str, size: tuple[float, float], style: Style) -> bytes:
    """A page with nothing but the name on it, set as what is stamped on pages is."""
    width, height = size
    side = style.margin_side
    ink = Ink(Weight.SEMIBOLD, style.small + 1.5, style.ink)
    line = shortened(f"Copy for {name.strip()}", ink, (width - 2 * side) * _MOST)
    canvas = TaggedCanvas(size, Element("Document"), prefix="N")
    canvas.write_foot(line, width - side - line.width, height - style.margin_top * _HEAD)
    canvas.turn_page()
    return canvas.finished()[0]
