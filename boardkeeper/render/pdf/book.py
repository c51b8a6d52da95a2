"""From rendered leaves to one PDF, part by part: what has been added is on the disk and no longer in memory.

A pack is put together by pikepdf (`assemble`), which holds all of it; a minute book of twenty-five years is too long for
that. Pages get their numbers in the file beforehand, so that a link may lead to a leaf that is added later.
"""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import BinaryIO

from pikepdf import Array, Dictionary, Name, Object, Pdf

from boardkeeper.documents.blocks import Pack
from boardkeeper.render.pdf.fonts import clean
from boardkeeper.render.pdf.merging import font_fingerprint
from boardkeeper.render.pdf.metadata import write_metadata
from boardkeeper.render.pdf.object_file import Copier, ObjectFile
from boardkeeper.render.pdf.structure import Place
from boardkeeper.render.pdf.tags import Link, Sidecar

_PAGES_IN_NODE = 64


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A line of the outline and those below it."""

    title: str
    place: Place
    below: tuple[Bookmark, ...] = ()


@dataclass(frozen=True, slots=True)
class LabelRun:
    """Pages from `first` (from 0) on that number on: `prefix` and a number from `start`, small roman if so; no number at 0."""

    first: int
    prefix: str = ""
    start: int = 0
    is_roman: bool = False


class BookWriter:
    """Writes a tagged PDF to a file.

    Args:
        file: Open for writing bytes.
        pages: How many it will have.
        targets: Where links may go, by name.
        pack: Lends title, council, board, language and dates; its sections are not looked at.
    """

    def __init__(self, file: BinaryIO, pages: int, targets: Mapping[str, Place], pack: Pack) -> None:
        self._out = ObjectFile(file)
        self._targets = targets
        self._pack = pack
        self._pages = [self._out.number() for _ in range(pages)]
        self._nodes = [self._out.number() for _ in range(-(-pages // _PAGES_IN_NODE))]
        self._tree, self._document = self._out.number(), self._out.number()
        self._fonts: dict[bytes, int] = {}
        self._sections: list[int] = []
        self._marks: dict[int, int] = {}
        self._linked: list[int] = []

    def add(self, pdf: bytes, sidecar: Sidecar, places: Sequence[int]) -> None:
        """Write the pages of one part, its fonts and its structure.

        Args:
            pdf: As drawn, with its structure.
            sidecar: What goes with it.
            places: For each of its pages, which page of the book it is, from 0.
        """
        with Pdf.open(io.BytesIO(pdf)) as source:
            pages = [page.obj for page in source.pages]
            structure = source.trailer.Structure
            known = {
                int(page.objgen[0]): self._pages[place] for page, place in zip(pages, places, strict=True)
            }
            known[int(structure.objgen[0])] = self._document
            copier = Copier(self._out, source, known)
            self._merge_fonts(copier, pages)
            annotations = self._write_links(copier, structure, sidecar.links, pages, places)
            for page, place in zip(pages, places, strict=True):
                self._write_page(copier, page, place, annotations.get(place, []))
            for place, marks in zip(places, structure.Pages, strict=True):
                self._marks[place] = self._out.number()
                self._out.write(self._marks[place], copier.text(marks))
            self._sections.append(copier.copy(structure.Root))

    def finish(self, labels: Sequence[LabelRun], outline: Sequence[Bookmark]) -> None:
        """Write everything that belongs to the whole book."""
        out = self._out
        self._write_page_tree()
        parents = [f"{place} {number} 0 R" for place, number in sorted(self._marks.items())]
        key = len(self._pages)
        parents += [f"{key + order} {number} 0 R" for order, number in enumerate(self._linked)]
        parent_tree = out.add(f"<</Nums [{' '.join(parents)}]>>")
        out.write(
            self._document,
            f"<</Type /StructElem /S /Document /P {self._tree} 0 R /Lang {_text(self._pack.language)} "
            f"/K [{_references(self._sections)}]>>".encode("ascii"),
        )
        out.write(
            self._tree,
            f"<</Type /StructTreeRoot /K {self._document} 0 R /ParentTree {parent_tree} 0 R "
            f"/ParentTreeNextKey {key + len(self._linked)}>>".encode("ascii"),
        )
        with Pdf.new() as facts:
            write_metadata(facts, self._pack)
            copier = Copier(out, facts, {})
            metadata, info = copier.copy(facts.Root.Metadata), copier.copy(facts.trailer.Info)
        root = out.add(
            f"<</Type /Catalog /Pages {self._nodes[-1]} 0 R /StructTreeRoot {self._tree} 0 R /MarkInfo <</Marked true>> "
            f"/Metadata {metadata} 0 R /Lang {_text(self._pack.language)} /ViewerPreferences <</DisplayDocTitle true>> "
            f"/PageLabels <</Nums [{' '.join(map(_label, labels))}]>> /Names <</Dests {self._write_names()} 0 R>> "
            f"{self._write_outline(outline)}>>"
        )
        out.finish(root, info)

    def _merge_fonts(self, copier: Copier, pages: Sequence[Object]) -> None:
        """Let a font that is the same in another part be that one."""
        for page in pages:
            for font in page.Resources.Font.values():
                old = int(font.objgen[0])
                if old not in copier.known:
                    print_of_font = font_fingerprint(font)
                    if print_of_font in self._fonts:
                        copier.known[old] = self._fonts[print_of_font]
                    else:
                        self._fonts[print_of_font] = copier.copy(font)

    def _write_page(self, copier: Copier, page: Object, place: int, annotations: Sequence[int]) -> None:
        node = self._nodes[place // _PAGES_IN_NODE]
        parts = [
            b"<</Type /Page /Parent %d 0 R /Tabs /S /StructParents %d" % (node, place),
            b"/MediaBox " + copier.text(page.MediaBox),
            b"/Resources " + copier.text(page.Resources),
            b"/Contents %d 0 R" % copier.copy(page.Contents),
        ]
        if annotations:
            parts.append(b"/Annots [%s]" % _references(annotations).encode("ascii"))
        self._out.write(self._pages[place], b" ".join(parts) + b">>")

    def _write_links(
        self,
        copier: Copier,
        structure: Object,
        links: Sequence[Link],
        pages: Sequence[Object],
        places: Sequence[int],
    ) -> dict[int, list[int]]:
        """Write the annotation of every link that has somewhere to go, and tie its element to it."""
        found: dict[int, list[int]] = {}
        tied: list[Object] = []
        for link, element in zip(links, structure.Links, strict=True):
            body = self._annotation(link)
            if not body:
                element.S = Name.Span
                continue
            number = self._out.number()
            key = len(self._pages) + len(self._linked) + len(tied)
            self._out.write(number, f"<<{body} /StructParent {key}>>".encode("ascii"))
            found.setdefault(places[link.page], []).append(number)
            # The annotation is in the file already; in the small PDF something has to stand for it.
            stand_in = copier.stand_in(number)
            tie = Dictionary(Type=Name.OBJR, Obj=stand_in, Pg=pages[link.page])
            element.K = Array([tie, *element.get("/K", Array())])
            tied.append(element)
        # Only now: what is copied takes everything along that it hangs together with.
        self._linked += [copier.copy(element) for element in tied]
        return found

    def _annotation(self, link: Link) -> str:
        if link.target.startswith("#"):
            place = self._targets.get(link.target[1:])
            if place is None:
                return ""
            goes = f"/Dest {self._destination(place)}"
        else:
            goes = f"/A <</S /URI /URI {_text(link.target, is_plain=True)}>>"
        boxes = link.boxes
        edges = (
            min(b[0] for b in boxes),
            min(b[1] for b in boxes),
            max(b[2] for b in boxes),
            max(b[3] for b in boxes),
        )
        quads = ""
        if len(boxes) > 1:
            corners = (
                f"{left:g} {top:g} {right:g} {top:g} {left:g} {bottom:g} {right:g} {bottom:g}"
                for left, bottom, right, top in boxes
            )
            quads = f"/QuadPoints [{' '.join(corners)}]"
        rect = " ".join(f"{edge:g}" for edge in edges)
        return (
            f"/Type /Annot /Subtype /Link /F 4 /Border [0 0 0] /Rect [{rect}] {quads} {goes} "
            f"/Contents {_text(link.words or link.target)}"
        )

    def _destination(self, place: Place) -> str:
        return f"[{self._pages[place.page]} 0 R /XYZ 0 {place.top:g} 0]"

    def _write_page_tree(self) -> None:
        """Nodes of pages below nodes, so that a reader finds the last leaf as quickly as the first."""
        root = self._out.number()
        for order, node in enumerate(self._nodes):
            kids = self._pages[order * _PAGES_IN_NODE : (order + 1) * _PAGES_IN_NODE]
            body = f"<</Type /Pages /Parent {root} 0 R /Count {len(kids)} /Kids [{_references(kids)}]>>"
            self._out.write(node, body.encode("ascii"))
        body = f"<</Type /Pages /Count {len(self._pages)} /Kids [{_references(self._nodes)}]>>"
        self._out.write(root, body.encode("ascii"))
        self._nodes.append(root)

    def _write_names(self) -> int:
        """Named places, as “book.pdf#leaf-2019-17” uses them."""
        names = sorted(name for name in self._targets if name.isascii())
        parts = [f"({name}) {self._destination(self._targets[name])}" for name in names]
        return self._out.add(f"<</Names [{' '.join(parts)}]>>")

    def _write_outline(self, outline: Sequence[Bookmark]) -> str:
        if not outline:
            return ""
        top = self._out.number()
        numbers = self._write_bookmarks(outline, top)
        body = f"<</Type /Outlines /First {numbers[0]} 0 R /Last {numbers[-1]} 0 R /Count {len(numbers)}>>"
        self._out.write(top, body.encode("ascii"))
        return f"/Outlines {top} 0 R /PageMode /UseOutlines"

    def _write_bookmarks(self, outline: Sequence[Bookmark], parent: int) -> list[int]:
        numbers = [self._out.number() for _ in outline]
        before = {number: other for other, number in pairwise(numbers)}
        after = dict(pairwise(numbers))
        for number, bookmark in zip(numbers, outline, strict=True):
            words = clean(bookmark.title).replace("\n", " ")
            parts = [f"/Title {_text(words)} /Parent {parent} 0 R /Dest {self._destination(bookmark.place)}"]
            parts += [f"/Prev {before[number]} 0 R"] if number in before else []
            parts += [f"/Next {after[number]} 0 R"] if number in after else []
            if bookmark.below:
                below = self._write_bookmarks(bookmark.below, number)
                parts.append(f"/First {below[0]} 0 R /Last {below[-1]} 0 R /Count {-len(below)}")
            self._out.write(number, f"<<{' '.join(parts)}>>".encode("ascii"))
        return numbers


def _references(numbers: Sequence[int]) -> str:
    return " ".join(f"{number} 0 R" for number in numbers)


def _text(words: str, *, is_plain: bool = False) -> str:
    """A string in hexadecimal, of which nothing can be taken for syntax; an address is plain bytes."""
    if is_plain:
        return f"<{words.encode('ascii', 'replace').hex().upper()}>"
    return f"<FEFF{words.encode('utf-16-be').hex().upper()}>"


def _label(run: LabelRun) -> str:
    parts = [f"/P {_text(run.prefix)}"] if run.prefix else []
    if run.start:
        parts.append(f"/S /{'r' if run.is_roman else 'D'} /St {run.start}")
    return f"{run.first} <<{' '.join(parts)}>>"
