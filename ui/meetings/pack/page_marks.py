"""What a pack says of its own pages: which paper begins where, what is not public, which leaves are blank."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.meetings.pack.thumbnail_model import PageMark

if TYPE_CHECKING:
    from boardkeeper.render.pdf import LaidPack


def page_marks(laid: LaidPack) -> dict[int, PageMark]:
    """The marks of every page, counted from 0."""
    from boardkeeper.documents.blocks import Classification

    found: dict[int, PageMark] = {}
    for section, place in zip(laid.sections, laid.places, strict=True):
        exempt = "" if section.classification is Classification.PUBLIC else section.classification.value
        for page in range(place.pages + place.leaves):
            found[place.first_index + page] = PageMark(
                item_number=section.item_number if page == 0 else "",
                title=section.title,
                exempt=exempt,
                is_leaf=page >= place.pages,
            )
    return found
