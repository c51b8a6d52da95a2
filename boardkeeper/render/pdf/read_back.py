"""A finished pack read back from its file: what it says, page by page, and what its file holds beside the pages.

Nothing is trusted that the file could have wrong: numbers are read where they are printed, papers where their places lead.
A file from outside belongs into a process of its own (`boardkeeper.editions.reading`).
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from pikepdf import (
    Array,
    Dictionary,
    Name,
    NameTree,
    Object,
    OutlineItem,
    PasswordError,
    Pdf,
    PdfError,
    Stream,
)

from boardkeeper.documents.large_print import AS_IT_IS
from boardkeeper.render.page_parts import PageParts
from boardkeeper.render.pages import PageReader
from boardkeeper.render.pdf.active_parts import active_parts
from boardkeeper.render.pdf.drawn_on import Drawings
from boardkeeper.render.pdf.read_structure import Structure
from boardkeeper.render.pdf.unfolding import booklet_labels, unfold
from boardkeeper.rules.booklets import saddle_order
from boardkeeper.rules.pack_pages import (
    BLANK_LEAF,
    ReadBooklet,
    ReadHalf,
    ReadLink,
    ReadPack,
    ReadPage,
    ReadPaper,
    ReadRange,
)
from boardkeeper.rules.pdf_passwords import as_compared

__all__ = ["PasswordError", "PdfError", "read_pack", "read_papers", "unlocked"]

Progress = Callable[[int, int], None]
_Cancelled = Callable[[], bool]

_OURS = "Boardkeeper"
_NUMBERED = re.compile(r"(\d+[a-z]*)\. (.+)", re.DOTALL)
#: “(Pages 33 - 64)”, and in large print “Pages 61–96 here”.
_RANGE = re.compile(r"\(Pages? (\d+)(?: - (\d+))?\)$|\bPages? (\d+)(?:–(\d+))? here$", re.MULTILINE)
_CLAIM = b"<pdfuaid:part>1<"
_EDGE = 0.02


def read_pack(
    content: bytes,
    name: str = "the pack",
    *,
    password: str = "",
    is_thorough: bool = False,
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> ReadPack:
    """Read a file that is known to be sound, such as one that was made a moment ago.

    Args:
        content: The file.
        name: As messages call it.
        password: Of a locked one.
        is_thorough: Look for damage that readers pass over, too.
        progress: Told pages read and pages in all.
        cancelled: Asked before every page; True stops.

    Raises:
        PdfError: It cannot be read; `pikepdf.PasswordError` where it needs another password.
        InterruptedError: `cancelled` said so.
    """
    with _opened(content, password) as pdf:
        if pdf.is_encrypted:
            content = _unlocked(pdf)
        faults = pdf.check_pdf_syntax() if is_thorough else []
        bits = pdf.encryption.bits if pdf.is_encrypted else 0
        labels = booklet_labels(pdf)
        if labels:
            found = _read_booklet(pdf, name, labels, progress, cancelled)
        else:
            reading = _Reading(pdf, name)
            found = reading.pack(_pages(reading, content, len(pdf.pages), progress, cancelled))
        return replace(found, is_repaired=bool(faults), key_bits=bits)


def _pages(
    reading: _Reading, content: bytes, number: int, progress: Progress | None, cancelled: _Cancelled | None
) -> tuple[ReadPage, ...]:
    with PageReader(content) as reader:
        if len(reader) != number:
            raise PdfError("the pages cannot be counted")
        pages: list[ReadPage] = []
        for index in range(len(reader)):
            if cancelled is not None and cancelled():
                raise InterruptedError
            if progress is not None:
                progress(index, len(reader))
            pages.append(reading.page(index, reader.label(index), reader.parts(index)))
    return tuple(pages)


def _read_booklet(
    pdf: Pdf, name: str, labels: tuple[str, ...], progress: Progress | None, cancelled: _Cancelled | None
) -> ReadPack:
    """A booklet with its pages in the order in which they are read, as far as they lie where they belong."""
    flat = unfold(pdf)
    with Pdf.open(io.BytesIO(flat.pdf)) as opened:
        reading = _Reading(opened, name)
        pages = _pages(reading, flat.pdf, len(flat.halves), progress, cancelled)
        there = dict(zip(flat.halves, pages, strict=True))
        order = saddle_order(len(labels))
        placed: dict[int, ReadPage] = {}
        halves: list[ReadHalf] = []
        for side in range(max(flat.sides, len(order))):
            for is_right, place in enumerate(order[side] if side < len(order) else (None, None)):
                page = there.get((side, bool(is_right)))
                label = "" if place is None else labels[place]
                halves.append(ReadHalf(side, bool(is_right), label, page))
                if page is not None:
                    placed[len(labels) + page.index if place is None else place] = replace(page, label=label)
        read = tuple(replace(placed[place], index=index) for index, place in enumerate(sorted(placed)))
        active = tuple(active_parts(pdf, {page.obj.objgen: index for index, page in enumerate(pdf.pages)}))
        booklet = ReadBooklet(labels, flat.sides, tuple(halves))
        return replace(reading.pack(read), active=active, booklet=booklet)


def read_papers(content: bytes) -> tuple[ReadPaper, ...]:
    """The papers of a pack that was made here, with the numbers of their pages and nothing that stands on them: much quicker."""
    with _opened(content, "") as pdf, PageReader(content) as reader:
        pages = tuple(ReadPage(index, reader.label(index)) for index in range(len(reader)))
        return _Reading(pdf, "").papers(pages, "")


def unlocked(content: bytes, password: str) -> bytes:
    """A locked file without its lock; one that is open stays as it is.

    Raises:
        PdfError: It cannot be read, or not with that password.
    """
    with _opened(content, password) as pdf:
        return _unlocked(pdf) if pdf.is_encrypted else content


def _opened(content: bytes, password: str) -> Pdf:
    """With the password as it was typed, or as our own locks have it."""
    try:
        return Pdf.open(io.BytesIO(content), password=password, suppress_warnings=True)
    except PasswordError:
        if as_compared(password) == password:
            raise
        return Pdf.open(io.BytesIO(content), password=as_compared(password), suppress_warnings=True)


def _unlocked(pdf: Pdf) -> bytes:
    plain = io.BytesIO()
    pdf.save(plain, encryption=False)
    return plain.getvalue()


class _Reading:
    """One file while it is read."""

    def __init__(self, pdf: Pdf, name: str) -> None:
        self._pdf = pdf
        self._name = name
        self._holders = [page.obj for page in pdf.pages]
        self._indices = {page.objgen: index for index, page in enumerate(self._holders)}
        self._drawings = Drawings()
        self._structure = Structure(pdf)
        creator = pdf.trailer.get("/Info", Dictionary()).get("/Creator", "")
        self._is_ours = str(creator).startswith(_OURS)
        self._named = self._names()

    def page(self, index: int, label: str, parts: PageParts) -> ReadPage:
        holder = self._holders[index]
        is_leaf = self._is_ours and not parts.content and BLANK_LEAF in parts.foot.casefold()
        has_own_tags = self._drawings.has_tags(holder)
        passages = self._structure.passages(holder, parts.marked) if self._is_ours else ()
        return ReadPage(
            index=index,
            label=label,
            content=parts.content,
            head=parts.head,
            foot=parts.foot,
            pictures=self._drawings.on(holder),
            passages=passages,
            charts=self._structure.charts(holder, passages) if self._is_ours else (),
            is_tagged="/StructParents" in holder or has_own_tags,
            is_leaf=is_leaf,
            is_damaged=_is_damaged(self._pdf, holder),
            is_attached=self._drawings.is_attached(holder),
            has_own_tags=has_own_tags,
        )

    def pack(self, pages: tuple[ReadPage, ...]) -> ReadPack:
        root = self._pdf.Root
        bookmarks = tuple(self._bookmarks())
        title = str(self._pdf.trailer.get("/Info", Dictionary()).get("/Title", "")).strip()
        papers = self.papers(pages, title or self._name)
        links = tuple(self._links())
        sheets = [page for paper in papers if paper.is_front and paper.key for page in paper.pages]
        viewer = root.get("/ViewerPreferences")
        metadata = root.get("/Metadata")
        marked = root.get("/MarkInfo")
        return ReadPack(
            name=self._name,
            title=title,
            pages=pages,
            papers=papers,
            ranges=tuple(_ranges(sheets, links)),
            links=links,
            bookmarks=bookmarks,
            places=tuple(ReadLink(name, target=target) for name, (target, _) in self._named.items()),
            active=tuple(active_parts(self._pdf, self._indices)),
            language=str(root.get("/Lang", "")),
            is_ours=self._is_ours,
            is_tagged="/StructTreeRoot" in root
            and isinstance(marked, Dictionary)
            and bool(marked.get("/Marked", False)),
            shows_title=isinstance(viewer, Dictionary) and bool(viewer.get("/DisplayDocTitle", False)),
            claims_access=metadata is not None and _CLAIM in metadata.read_bytes(),
            has_attached=any(page.is_attached for page in pages),
        )

    # ------------------------------------------------------------------------------ where things lead

    def _names(self) -> dict[str, tuple[int | None, float | None]]:
        """The named places: page and height; no page for a broken one."""
        found: dict[str, tuple[int | None, float | None]] = {}
        names = self._pdf.Root.get("/Names")
        tree = names.get("/Dests") if isinstance(names, Dictionary) else None
        if isinstance(tree, Dictionary):
            for name, target in NameTree(tree).items():
                found[str(name)] = self._place(target)
        return found

    def _place(self, target: Any) -> tuple[int | None, float | None]:
        if isinstance(target, Dictionary):
            target = target.get("/D")
        if isinstance(target, Array) and len(target) and isinstance(target[0], Dictionary):
            top: Any = target[3] if len(target) > 3 and target[1] == Name.XYZ else None
            return self._indices.get(target[0].objgen), None if top is None else float(top)
        return None, None

    def _target(self, target: Any) -> int | None:
        if isinstance(target, Array | Dictionary):
            return self._place(target)[0]
        return self._named.get(str(target), (None, None))[0]

    def _link(self, words: str, page: int | None, dest: Any, action: Any) -> ReadLink:
        if dest is not None:
            return ReadLink(words, page, self._target(dest))
        if isinstance(action, Dictionary):
            if action.get("/S") == Name.URI:
                return ReadLink(words, page, None, str(action.get("/URI", "")))
            if action.get("/S") == Name.GoTo:
                return ReadLink(words, page, self._target(action.get("/D")))
        return ReadLink(words, page)

    def _links(self) -> Iterator[ReadLink]:
        for index, page in enumerate(self._holders):
            annotations = page.get("/Annots")
            for each in annotations if isinstance(annotations, Array) else ():
                if isinstance(each, Dictionary) and each.get("/Subtype") == Name.Link:
                    words = " ".join(str(each.get("/Contents", "")).split())
                    yield self._link(words, index, each.get("/Dest"), each.get("/A"))

    def _bookmarks(self) -> Iterator[ReadLink]:
        def walk(items: list[OutlineItem]) -> Iterator[ReadLink]:
            for item in items:
                yield self._link(item.title, None, item.destination, item.action)
                yield from walk(list(item.children))

        with self._pdf.open_outline() as outline:
            yield from walk(list(outline.root))

    # ------------------------------------------------------------------------------------- papers

    def papers(self, pages: tuple[ReadPage, ...], title: str) -> tuple[ReadPaper, ...]:
        """The papers by the bookmarks at the top; a file of another program is one paper."""
        starts: list[tuple[int, str, str, str]] = []
        if self._is_ours:
            keys = self._keys()
            with self._pdf.open_outline() as outline:
                for item in outline.root:
                    target = self._target(item.destination)
                    # A paper that is not in large print has a notice in front, and is one paper with it.
                    if target is not None and target in keys and not keys[target].endswith(AS_IT_IS):
                        numbered = _NUMBERED.fullmatch(item.title)
                        number, words = numbered.groups() if numbered else ("", item.title)
                        starts.append((target, keys[target], number, words))
        starts = sorted(starts) if starts else []
        if not starts:
            return (ReadPaper("", title, "", 0, pages),) if pages else ()
        ends = [*(start for start, *_ in starts[1:]), len(pages)]
        return tuple(
            ReadPaper(key, words, number, start, pages[start:end])
            for (start, key, number, words), end in zip(starts, ends, strict=True)
            if end > start
        )

    def _keys(self) -> dict[int, str]:
        """The key of the paper that begins on a page: the place at the very top of it, and of several the shortest."""
        found: dict[int, str] = {}
        for name, (target, top) in self._named.items():
            if target is None or top is None or abs(top - _height(self._holders[target])) > _EDGE:
                continue
            if target not in found or len(name) < len(found[target]):
                found[target] = name
        return found


def _is_damaged(pdf: Pdf, page: Object) -> bool:
    """Whether something of what the page is drawn with cannot be unpacked, or not to its end."""
    contents: Any = page.get("/Contents")
    pdf.get_warnings()
    try:
        for each in contents if isinstance(contents, Array) else [contents]:
            if isinstance(each, Stream):
                each.read_bytes()
    except PdfError:
        return True
    return bool(pdf.get_warnings())


def _height(page: Object) -> float:
    box: Any = page.MediaBox
    return float(box[3])


def _ranges(sheets: list[ReadPage], links: tuple[ReadLink, ...]) -> Iterator[ReadRange]:
    """The page ranges as the sheets print them, each with the link that stands on it."""
    for page in sheets:
        linked = [link for link in links if link.page == page.index]
        for found in _RANGE.finditer(page.content):
            words = found.group()
            link = next((each for each in linked if each.words == words), None)
            if link is not None:
                linked.remove(link)
            first, last = (found[1], found[2]) if found[1] else (found[3], found[4])
            yield ReadRange(page.index, int(first), int(last or first), link.target if link else None)
