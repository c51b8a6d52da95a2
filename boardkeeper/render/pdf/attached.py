"""A section that is the pages of an attached PDF, made into the same thing every other section is.

Each page becomes one form that is drawn on a new upright page: its graphics state cannot leak into what is stamped over it,
its fonts and names stay its own, and what is unbalanced in it stays inside.

The tags it brings (boardkeeper.attachments.tagging) are kept: they are told that their marks stand in a form. Without tags a
page with words is one paragraph that is read in the order of its content, and a page without (a scan) is a figure with the
section's title as its alternative.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterable
from typing import Any

from pikepdf import (
    Array,
    Dictionary,
    Name,
    Object,
    ObjectStreamMode,
    OutlineItem,
    Page,
    Pdf,
    PdfError,
    Stream,
)

from boardkeeper.documents.blocks import AttachedPages, Classification, Section
from boardkeeper.errors import UserError
from boardkeeper.render.pdf.attached_tags import AttachedTags
from boardkeeper.render.pdf.fonts import clean
from boardkeeper.render.pdf.page_fit import Fit, fitted
from boardkeeper.render.pdf.style import A4_POINTS
from boardkeeper.render.pdf.tags import Element, HeadingPlace, Link, LinkUse, Mark, PageFace, Sidecar
from boardkeeper.render.pdf.tree import with_structure
from boardkeeper.render.pdf.typesetting import safe_link


class CannotPrintAttached(UserError):
    """A kept file that is no sound PDF any more."""


_LEAST_EDGE = 1.0
_FORM = "/Attached"


def lay_attached(section: Section) -> tuple[bytes, Sidecar]:
    """The section's own PDF and what goes with it.

    Raises:
        CannotPrintAttached: The file is not as it was taken in.
        ValueError: The section has no attached pages, or blocks besides.
    """
    attached = section.attached
    if attached is None or section.blocks:
        raise ValueError("a section has either blocks or attached pages")
    try:
        return _laid(section, attached)
    except PdfError as error:
        raise CannotPrintAttached(
            f"“{attached.name}” in “{section.title}” cannot be printed: the kept file is damaged.",
            "Attach it again, and make the pack once more.",
        ) from error


def _laid(section: Section, attached: AttachedPages) -> tuple[bytes, Sidecar]:
    with Pdf.open(io.BytesIO(attached.pdf)) as pdf:
        tags = AttachedTags(pdf) if "/StructTreeRoot" in pdf.Root else None
        layer = _Layer(pdf, section, attached.name, tags)
        for index, page in enumerate(pdf.pages):
            layer.lay(index, page)
        headings = list(layer.headings())
        if tags is not None:
            tags.write(clean(section.title))
        for key in ("/Outlines", "/StructTreeRoot", "/MarkInfo", "/Names"):
            if key in pdf.Root:
                del pdf.Root[key]
        finished = io.BytesIO()
        pdf.save(finished, deterministic_id=True, object_stream_mode=ObjectStreamMode.disable)
    content = hashlib.blake2b(attached.pdf, digest_size=12).hexdigest()
    faces = [
        PageFace(round(fit.width, 3), round(fit.height, 3), f"{content} {index} {fit.matrix}")
        for index, fit in enumerate(layer.fits)
    ]
    sidecar = Sidecar(len(layer.fits), layer.links, headings, layer.places, faces=faces)
    if tags is not None:
        return finished.getvalue(), sidecar
    return with_structure(finished.getvalue(), layer.root, len(layer.links)), sidecar


class _Layer:
    """Lays the pages of one attachment, one after the other."""

    def __init__(self, pdf: Pdf, section: Section, name: str, tags: AttachedTags | None) -> None:
        self._pdf = pdf
        self._tags = tags
        self._key = section.key
        self._title = clean(section.title).replace("\n", " ")
        self._name = clean(name).replace("\n", " ")
        self._needs_head = section.classification is not Classification.PUBLIC
        self._numbers = {page.obj.objgen: index for index, page in enumerate(pdf.pages)}
        self.fits = [self._fit(page) for page in pdf.pages]
        self.root = Element("Sect", {"T": clean(section.title)})
        self.links: list[Link] = []
        self.places: dict[str, tuple[int, float]] = {}
        self._forms: set[tuple[int, int]] = set()

    def _fit(self, page: Page) -> Fit:
        unit: Any = page.obj.get("/UserUnit", 1)
        return fitted(
            _seen(page),
            page.rotation % 360,
            float(unit) if 0 < float(unit) <= 100 else 1.0,
            _measured(page.obj),
            needs_head=self._needs_head,
        )

    def lay(self, index: int, page: Page) -> None:
        """Draw a page's content through a form, upright; its links are recorded, not kept."""
        fit = self.fits[index]
        annotations = page.obj.get("/Annots")
        tag = self._element(index, page, fit) if self._tags is None else ""
        form = self._form(page)
        if self._tags is not None:
            self._tags.tie(page.obj, form)
        for key in set(page.obj.keys()) - {"/Type", "/Parent"}:
            del page.obj[key]
        page.obj.MediaBox = Array([0, 0, round(fit.width, 3), round(fit.height, 3)])
        page.obj.Resources = Dictionary({"/XObject": Dictionary({_FORM: form})})
        matrix = " ".join(f"{part:.6f}".rstrip("0").rstrip(".") for part in fit.matrix)
        drawing = f"q {matrix} cm {_FORM} Do Q\n"
        if tag:
            drawing = f"{tag} BDC\n{drawing}EMC\n"
        page.obj.Contents = self._pdf.make_stream(drawing.encode("ascii"))
        for annotation in annotations if isinstance(annotations, Array) else ():
            self._record(index, fit, annotation)

    def _element(self, index: int, page: Page, fit: Fit) -> str:
        """Give the page its element and answer the operands that open its marked content."""
        words = f"{self._title}, page {index + 1} of {len(self.fits)}"
        self._holder = self.root.add("P") if _has_words(page.obj) else self.root.add("Figure", Alt=words)
        if self._holder.tag == "Figure":
            self._holder.attributes["BBox"] = (0.0, 0.0, round(fit.width, 2), round(fit.height, 2))
        self._holder.kids.append(Mark(index, 0))
        return f"/{self._holder.tag} <</MCID 0>>"

    def _form(self, page: Page) -> Object:
        """The page's content as a form; a stream that is the only content of one page only is used as it is, still packed."""
        contents: Any = page.obj.get("/Contents")
        parts = list(contents) if isinstance(contents, Array) else [contents]
        streams = [part for part in parts if isinstance(part, Stream)]
        if len(streams) == 1 and streams[0].objgen not in self._forms:
            form = streams[0]
            self._forms.add(form.objgen)
        else:
            # A token may end where a stream ends, never run on into the next (ISO 32000-1, 7.8.2).
            form = self._pdf.make_stream(b"\n".join(part.read_bytes() for part in streams))
        form.Type = Name.XObject
        form.Subtype = Name.Form
        form.BBox = Array([round(edge, 4) for edge in _seen(page)])
        form.Resources = page.obj.get("/Resources", Dictionary())
        if "/Group" in page.obj:
            form.Group = page.obj.Group
        return form

    def _record(self, index: int, fit: Fit, annotation: Object) -> None:
        if not isinstance(annotation, Dictionary) or annotation.get("/Subtype") != Name.Link:
            return
        target, words = self._goal(annotation)
        boxes = [fit.box(*edges) for edges in _boxes(annotation)]
        if not target or not boxes:
            return
        if self._tags is not None:
            self._tags.tie_link(annotation)
        else:
            if self._holder.tag == "Figure":
                self._holder = self.root.add("P")
            self._holder.add("Link").kids.append(LinkUse(len(self.links)))
        said: Any = annotation.get("/Contents")
        self.links.append(Link(index, target, clean(str(said)) if said else words, boxes))

    def _goal(self, annotation: Dictionary) -> tuple[str, str]:
        """Where a link goes and what it is called; nothing for one that goes nowhere."""
        place = self._place(annotation.get("/Dest"))
        if place is not None:
            name = f"{self._key}/page-{place[0] + 1}-{place[1]:g}"
            self.places.setdefault(name, place)
            return f"#{name}", f"{self._name}, page {place[0] + 1}"
        action: Any = annotation.get("/A")
        if isinstance(action, Dictionary) and action.get("/S") == Name.URI:
            address = safe_link(str(action.get("/URI", "")))
            return ("", "") if address.startswith("#") else (address, address)
        return "", ""

    def _place(self, target: Any) -> tuple[int, float] | None:
        """Page and height a destination of the attachment leads to."""
        if not isinstance(target, Array) or not len(target) or not isinstance(target[0], Dictionary):
            return None
        page = self._numbers.get(target[0].objgen)
        if page is None:
            return None
        fit = self.fits[page]
        top: Any = target[3] if len(target) > 3 else None
        if top is None or fit.is_turned:
            return page, round(fit.height, 2)
        return page, round(max(0.0, min(fit.height, fit.at(0.0, float(top))[1])), 2)

    def headings(self) -> Iterable[HeadingPlace]:
        """The attachment's own bookmarks, to hang under the section's."""

        def walk(items: Iterable[OutlineItem], level: int) -> Iterable[HeadingPlace]:
            for item in items:
                place = self._place(item.destination)
                words = clean(item.title).replace("\n", " ").strip()
                if place is not None and words:
                    yield HeadingPlace(level, words, *place)
                yield from walk(item.children, level + 1)

        with self._pdf.open_outline() as outline:
            yield from walk(outline.root, 1)


def _seen(page: Page) -> tuple[float, float, float, float]:
    """What is seen of a page: its crop box where that lies on the page."""
    media, crop = _box(page.mediabox), _box(page.cropbox)
    left, bottom = max(media[0], crop[0]), max(media[1], crop[1])
    right, top = min(media[2], crop[2]), min(media[3], crop[3])
    if right - left >= _LEAST_EDGE and top - bottom >= _LEAST_EDGE:
        return left, bottom, right, top
    if media[2] - media[0] >= _LEAST_EDGE and media[3] - media[1] >= _LEAST_EDGE:
        return media
    return 0.0, 0.0, *A4_POINTS


def _box(edges: Any) -> tuple[float, float, float, float]:
    x1, y1, x2, y2 = (float(edge) for edge in edges)
    return min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2)


def _note(page: Dictionary) -> Dictionary:
    """What was seen on the page when it was taken in (boardkeeper.attachments.measuring)."""
    found: Any = page.get("/PieceInfo")
    for key in ("/Boardkeeper", "/Private"):
        found = found.get(key) if isinstance(found, Dictionary) else None
    return found if isinstance(found, Dictionary) else Dictionary()


def _measured(page: Dictionary) -> tuple[float, float]:
    """Free at the foot and at the head; nothing where nobody looked."""
    note = _note(page)
    foot: Any = note.get("/Foot", 0)
    head: Any = note.get("/Head", 0)
    return max(0.0, float(foot)), max(0.0, float(head))


def _has_words(page: Dictionary) -> bool:
    return bool(_note(page).get("/Words", True))


def _boxes(annotation: Dictionary) -> list[tuple[float, float, float, float]]:
    points: Any = annotation.get("/QuadPoints")
    if isinstance(points, Array) and len(points) and len(points) % 8 == 0:
        quads = [[float(value) for value in list(points)[at : at + 8]] for at in range(0, len(points), 8)]
        return [(min(quad[::2]), min(quad[1::2]), max(quad[::2]), max(quad[1::2])) for quad in quads]
    rectangle: Any = annotation.get("/Rect")
    return [_box(rectangle)] if isinstance(rectangle, Array) and len(rectangle) == 4 else []
