"""A booklet taken apart again: its pages as they lie on the sheets, each a page of its own."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass

from pikepdf import Array, Dictionary, Name, Object, Page, Pdf, PdfError, Stream

from boardkeeper.render.pdf.booklet import seen_box
from boardkeeper.rules.booklets import labels_said

_OURS = "Boardkeeper"
_DRAWN = re.compile(rb"q ((?:-?[\d.]+ ){6})cm (/P\d) Do Q")


@dataclass(frozen=True, slots=True)
class UnfoldedBooklet:
    """The pages of a booklet in the order in which they lie on its sides.

    Attributes:
        pdf: A page for every half that has one.
        halves: Of each page its side of paper, counted from 0, and whether it is the right half.
    """

    pdf: bytes
    sides: int
    halves: tuple[tuple[int, bool], ...]


def booklet_labels(pdf: Pdf) -> tuple[str, ...]:
    """The pages that a booklet of ours says it has; none for every other file."""
    about = pdf.trailer.get("/Info", Dictionary())
    if not isinstance(about, Dictionary) or not str(about.get("/Creator", "")).startswith(_OURS):
        return ()
    return labels_said(str(about.get("/Subject", "")))


def unfold(pdf: Pdf) -> UnfoldedBooklet:
    """Take a booklet apart; needs nothing but what is drawn on its sheets.

    Raises:
        PdfError: A side is not drawn as ours are.
    """
    flat = Pdf.new()
    halves: list[tuple[int, bool]] = []
    for side, page in enumerate(pdf.pages):
        for form, is_right in _halves(page):
            _put(flat, flat.copy_foreign(form))
            halves.append((side, is_right))
    if "/Info" in pdf.trailer:
        flat.trailer.Info = flat.copy_foreign(pdf.trailer.Info)
    content = io.BytesIO()
    flat.save(content)
    return UnfoldedBooklet(content.getvalue(), len(pdf.pages), tuple(halves))


def _halves(page: Page) -> list[tuple[Stream, bool]]:
    """What is drawn on a side, from left to right, and whether it stands in the right half."""
    middle = float(page.mediabox[2]) / 2
    forms = page.obj.Resources.get("/XObject", Dictionary()) if "/Resources" in page.obj else Dictionary()
    found: list[tuple[float, Stream]] = []
    contents = page.obj.get("/Contents")
    drawn = contents.read_bytes() if isinstance(contents, Stream) else b""
    for matrix, name in _DRAWN.findall(drawn):
        form = forms.get(name.decode("ascii"))
        if not isinstance(form, Stream):
            raise PdfError("a side of the booklet draws what it does not have")
        a, _, c, _, e, _ = (float(part) for part in matrix.split())
        left, bottom, right, top = seen_box(form)
        found.append((a * (left + right) / 2 + c * (bottom + top) / 2 + e, form))
    return [(form, centre > middle) for centre, form in sorted(found, key=lambda each: each[0])]


def _put(flat: Pdf, form: Object) -> None:
    """A form as a page, upright and from its corner."""
    left, bottom, right, top = seen_box(form)
    a, b, c, d, e, f = (float(part) for part in form.get("/Matrix", Array([1, 0, 0, 1, 0, 0])))
    moved = f"q {a:g} {b:g} {c:g} {d:g} {e - left:.4f} {f - bottom:.4f} cm\n".encode()
    page = Dictionary(
        Type=Name.Page,
        MediaBox=Array([0, 0, right - left, top - bottom]),
        Resources=form.get("/Resources", Dictionary()),
        Contents=flat.make_stream(moved + form.read_bytes() + b"\nQ"),
    )
    flat.pages.append(Page(flat.make_indirect(page)))
