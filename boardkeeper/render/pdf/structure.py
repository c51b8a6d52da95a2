"""The structure tree of a whole pack: the sections' trees below one document, parent tree, links with their annotations."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from boardkeeper.render.pdf.tags import Link


@dataclass(frozen=True, slots=True)
class Place:
    """A place in the finished file: page and upper edge in points."""

    page: int
    top: float


class StructureWriter:
    """Collects the trees of all sections and ties them to pages and annotations at the end.

    Args:
        pages: The finished file's pages, in order.
        places: Section keys, anchors and agenda items → where links to them go.
    """

    def __init__(self, pdf: Pdf, pages: Sequence[Object], places: Mapping[str, Place], language: str) -> None:
        self._pdf = pdf
        self._pages = pages
        self._places = places
        self._document = pdf.make_indirect(
            Dictionary(Type=Name.StructElem, S=Name.Document, Lang=String(language))
        )
        self._sections: list[Object] = []
        self._marks: dict[int, Object] = {}
        self._annotations: dict[int, list[Object]] = {}
        self._links: list[tuple[Object, Object]] = []
        self._forms: list[tuple[Object, Object]] = []

    def add(self, section: Pdf, links: Sequence[Link], first: int) -> None:
        """Add the tree of a section whose pages were copied to the file's pages from `first` on."""
        tree = self._pdf.copy_foreign(section.trailer.Structure)
        root = tree.Root
        root.P = self._document
        self._sections.append(root)
        for offset, marks in enumerate(tree.get("/Pages", Array())):
            self._marks[first + offset] = marks
        # Attached pages that are tagged have their marks inside the form that draws them.
        self._forms += list(zip(tree.get("/Forms", Array()), tree.get("/FormMarks", Array()), strict=True))
        for link, element in zip(links, tree.Links, strict=True):
            self._tie(link, element, first + link.page)

    def _tie(self, link: Link, element: Object, index: int) -> None:
        """Give a Link element its annotation; without a place to go to it is a plain span of words."""
        annotation = self._annotation(link)
        if annotation is None:
            element.S = Name.Span
            return
        self._annotations.setdefault(index, []).append(annotation)
        self._links.append((annotation, element))
        element.K = Array(
            [Dictionary(Type=Name.OBJR, Obj=annotation, Pg=self._pages[index]), *element.get("/K", Array())]
        )

    def _annotation(self, link: Link) -> Object | None:
        annotation = Dictionary(Type=Name.Annot, Subtype=Name.Link, F=4, Border=Array([0, 0, 0]))
        if link.target.startswith("#"):
            place = self._places.get(link.target[1:])
            if place is None:
                return None
            annotation.Dest = destination(self._pages[place.page], place.top)
        else:
            annotation.A = Dictionary(S=Name.URI, URI=String(link.target))
        boxes = link.boxes
        annotation.Rect = Array(
            [
                min(b[0] for b in boxes),
                min(b[1] for b in boxes),
                max(b[2] for b in boxes),
                max(b[3] for b in boxes),
            ]
        )
        if len(boxes) > 1:
            quads: list[float] = []
            for left, bottom, right, top in boxes:
                quads += [left, top, right, top, left, bottom, right, bottom]
            annotation.QuadPoints = Array(quads)
        annotation.Contents = String(link.words or link.target)
        return self._pdf.make_indirect(annotation)

    def write(self) -> None:
        """Write the tree's root and the parent tree, and tie pages and annotations to them."""
        pdf = self._pdf
        root = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot, K=self._document))
        self._document.P = root
        self._document.K = Array(self._sections)
        numbers: list[Any] = []
        for index, page in enumerate(self._pages):
            page.Tabs = Name.S
            if index in self._marks:
                page.StructParents = index
                numbers += [index, self._marks[index]]
            if index in self._annotations:
                page.Annots = Array(self._annotations[index])
        key = len(self._pages)
        for annotation, element in self._links:
            annotation.StructParent = key
            numbers += [key, element]
            key += 1
        for form, marks in self._forms:
            form.StructParents = key
            numbers += [key, marks]
            key += 1
        root.ParentTree = pdf.make_indirect(Dictionary(Nums=Array(numbers)))
        root.ParentTreeNextKey = key
        pdf.Root.StructTreeRoot = root
        pdf.Root.MarkInfo = Dictionary(Marked=True)


def destination(page: Object, top: float) -> Array:
    return Array([page, Name.XYZ, 0, round(top, 2), 0])
