"""Which row of the store stands at a place of a laid-out page."""

from __future__ import annotations

from boardkeeper.render.pdf.laying import LaidPack

_NEAR = 24.0
"""Points: so far beside the words a click still means them."""


def source_at(laid: LaidPack, index: int, height: float) -> str:
    """The row whose words stand at a height of a page, as ``table:id``; blank where there are none.

    Args:
        laid: The pack.
        index: The page, from 0.
        height: In points above the foot of the page.
    """
    for place, rendered in zip(laid.places, laid.rendered, strict=True):
        if place.first_index <= index < place.first_index + place.pages:
            page = index - place.first_index
            found = [
                (max(0.0, height - each.top, each.bottom - height), each.source)
                for each in rendered.sidecar.sources
                if each.page == page
            ]
            distance, source = min(found, default=(_NEAR, ""))
            return source if distance < _NEAR else ""
    return ""
