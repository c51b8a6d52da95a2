"""Where the links and bookmarks of a PDF lead, said plainly: a page of the same file and a height on it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pikepdf import Array, Dictionary, Name, NameTree, Object, Pdf, PdfError, String

MOST_BOOKMARKS = 2_000
_DEEPEST = 8
_BROKEN = (PdfError, ValueError, TypeError, LookupError, AttributeError, RecursionError)


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A line of the outline; `level` counts from 1."""

    level: int
    title: str
    target: Array


class Destinations:
    """Resolves what links and bookmarks of a file name.

    Args:
        pdf: The file; its names are read at once and may then be removed.
    """

    def __init__(self, pdf: Pdf) -> None:
        self._pages = [page.obj for page in pdf.pages]
        self._known = {page.objgen: index for index, page in enumerate(self._pages)}
        self._names = dict(_named(pdf))

    def resolved(self, holder: Object) -> Array | None:
        """An explicit destination for an annotation or an outline item that leads to a page of its own file."""
        try:
            target: Any = holder.get("/Dest")
            action = holder.get("/A")
            if target is None and isinstance(action, Dictionary) and action.get("/S") == Name.GoTo:
                target = action.get("/D")
            return self._explicit(target, 0)
        except _BROKEN:
            return None

    def _explicit(self, target: Any, depth: int) -> Array | None:
        if isinstance(target, (Name, String)) and depth < _DEEPEST:
            return self._explicit(self._names.get(str(target).lstrip("/")), depth + 1)
        if isinstance(target, Dictionary) and "/D" in target and depth < _DEEPEST:
            return self._explicit(target.get("/D"), depth + 1)
        if not isinstance(target, Array) or len(target) == 0:
            return None
        first: Any = target[0]
        if isinstance(first, int):
            page = self._pages[first] if 0 <= first < len(self._pages) else None
        else:
            page = first if isinstance(first, Dictionary) and first.objgen in self._known else None
        return None if page is None else Array([page, Name.XYZ, None, _top(target), None])


def _top(target: Array) -> float | None:
    """The height a destination names (ISO 32000-1, table 151); None is the head of the page."""
    kind = str(target[1]) if len(target) > 1 else ""
    place = {"/XYZ": 3, "/FitH": 2, "/FitBH": 2, "/FitR": 5}.get(kind, 0)
    if not place or len(target) <= place:
        return None
    value: Any = target[place]
    try:
        return None if value is None else float(value)
    except (TypeError, ValueError):
        return None


def _named(pdf: Pdf) -> Iterator[tuple[str, Any]]:
    try:
        names = pdf.Root.get("/Dests")
        if isinstance(names, Dictionary):
            yield from ((str(key).lstrip("/"), value) for key, value in names.items())
        tree = pdf.Root.get("/Names", Dictionary()).get("/Dests")
        if isinstance(tree, Dictionary):
            yield from ((str(key), value) for key, value in NameTree(tree).items())
    except _BROKEN:
        return


def bookmarks(pdf: Pdf, destinations: Destinations) -> list[Bookmark]:
    """The outline from top to bottom; what leads nowhere in the file is left out, what hangs below it stays."""
    found: list[Bookmark] = []
    seen: set[tuple[int, int]] = set()

    def walk(item: Any, level: int) -> None:
        while isinstance(item, Dictionary) and item.objgen not in seen and len(found) < MOST_BOOKMARKS:
            seen.add(item.objgen)
            title = " ".join(str(item.get("/Title", "")).split())
            target = destinations.resolved(item)
            if title and target is not None:
                found.append(Bookmark(level, title, target))
            if level < _DEEPEST:
                walk(item.get("/First"), level + 1)
            item = item.get("/Next")

    try:
        outline = pdf.Root.get("/Outlines")
        if isinstance(outline, Dictionary):
            walk(outline.get("/First"), 1)
    except _BROKEN:
        return found
    return found


def write_bookmarks(pdf: Pdf, found: list[Bookmark]) -> None:
    """Write an outline anew, of nothing but titles and places."""
    from pikepdf import OutlineItem

    with pdf.open_outline(max_depth=_DEEPEST + 1) as outline:
        outline.root.clear()
        held: list[tuple[int, OutlineItem]] = []
        for bookmark in found:
            item = OutlineItem(bookmark.title, bookmark.target)
            while held and held[-1][0] >= bookmark.level:
                held.pop()
            (held[-1][1].children if held else outline.root).append(item)
            held.append((bookmark.level, item))
