"""What is seen and not read, told apart by its bytes: pictures, and what attached pages are made of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from boardkeeper.documents.blocks import AttachedPages, Picture, Section


def contents_of(
    papers: Iterable[AttachedPages], pictures: Iterable[Picture], open_pictures: Iterable[Picture]
) -> dict[str, str]:
    """SHA-256 of everything that would give away a paper or a picture, with its name."""
    from boardkeeper.render.pdf.said_anywhere import contents_of_pdf

    found: dict[str, str] = {}
    for paper in papers:
        found.update(dict.fromkeys(contents_of_pdf(paper.pdf), paper.name))
    for picture in pictures:
        found.update(dict.fromkeys(_of_picture(picture), picture.alt or "a picture"))
    for picture in open_pictures:
        for digest in _of_picture(picture):
            found.pop(digest, None)
    return found


def _of_picture(picture: Picture) -> Iterator[str]:
    """As it is kept, which is how it stands in Word and on a web page, and as it is drawn on paper."""
    from boardkeeper.render.pdf.said_anywhere import pictures_in
    from boardkeeper.render.pdf.sections import render_section

    yield picture.digest
    drawn = replace(picture, alt="A picture", caption="", width_share=1.0)
    yield from pictures_in(render_section(Section("picture", "Picture", (drawn,))).pdf)
