"""The structure of a tagged file as far as two packs are held against each other by it: passages, and charts by their lines."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from pikepdf import Array, Dictionary, NumberTree, Object, Pdf, Stream

from boardkeeper.rules.pack_pages import ReadChart, ReadPassage

_RUNNING = frozenset({"/Span", "/Link", "/Reference", "/Strong", "/Em", "/NonStruct"})
"""Parts of a line; what holds them is the passage."""
_DEEPEST = 12
_FIGURE = re.compile(rb"/Figure <</MCID (\d+)>> BDC(.*?)\bEMC", re.DOTALL)
_LETTERS = re.compile(rb"\bBT\b.*?\bET\b", re.DOTALL)
_ORDER = re.compile(rb"((?:-?[\d.]+|\[[\d. -]*\])(?:\s+(?:-?[\d.]+|\[[\d. -]*\]))*)?\s*([A-Za-z*]+)")
_NUMBER = re.compile(rb"-?[\d.]+")
_PLACED = frozenset({b"m", b"l", b"c", b"v", b"y"})
_NAME_LETTERS = 80


class Structure:
    """Reads the tags of one file."""

    def __init__(self, pdf: Pdf) -> None:
        tree = pdf.Root.get("/StructTreeRoot")
        parents = tree.get("/ParentTree") if isinstance(tree, Dictionary) else None
        self._parents = NumberTree(parents) if isinstance(parents, Dictionary) else None

    def passages(self, page: Object, marked: Sequence[tuple[int, str]]) -> tuple[ReadPassage, ...]:
        """What a page says, passage by passage.

        Args:
            page: The page.
            marked: Its words by the numbers of its marked content, in the order in which they stand.
        """
        elements = self._elements(page)
        words: dict[tuple[int, str], list[str]] = {}
        for number, said in marked:
            element = _block_of(elements[number]) if 0 <= number < len(elements) else None
            where = (0, "") if element is None else (element.objgen[0], _kind(element))
            words.setdefault(where, []).append(said)
        return tuple(
            ReadPassage(key, " ".join(" ".join(said).split()), is_head=kind in {"/TH", "/Lbl"})
            for (key, kind), said in words.items()
        )

    def charts(self, page: Object, passages: Sequence[ReadPassage]) -> tuple[ReadChart, ...]:
        """What is drawn on a page in lines, with its name."""
        elements = self._elements(page)
        if not any(element is not None and _kind(element) == "/Figure" for element in elements):
            return ()
        said = {each.key: each.words for each in passages}
        found = []
        for number, drawn in _FIGURE.findall(_content(page)):
            element = elements[int(number)] if int(number) < len(elements) else None
            orders, places = _lines(_LETTERS.sub(b"", drawn), _corner(element))
            if element is not None and len(orders) > 1 and b" Do" not in drawn:
                found.append(ReadChart(_name(element, said), _alt(element), orders, places))
        return tuple(found)

    def _elements(self, page: Object) -> list[Object | None]:
        """What holds each piece of marked content of a page, by its number."""
        place: Any = page.get("/StructParents")
        if self._parents is None or place is None:
            return []
        held = self._parents.get(int(place))
        return (
            [each if isinstance(each, Dictionary) else None for each in held]
            if isinstance(held, Array)
            else []
        )


def _kind(element: Object) -> str:
    return str(element.get("/S", ""))


def _block_of(element: Object | None) -> Object | None:
    for _ in range(_DEEPEST):
        if element is None or _kind(element) not in _RUNNING:
            break
        parent = element.get("/P")
        element = parent if isinstance(parent, Dictionary) else None
    return element


def _alt(element: Object) -> str:
    return " ".join(str(element.get("/Alt", "")).split())


def _name(element: Object, said: dict[int, str]) -> str:
    """Its caption, or the beginning of what is read out for it."""
    holder = element.get("/P")
    kids: Any = holder.get("/K") if isinstance(holder, Dictionary) else None
    for kid in kids if isinstance(kids, Array) else ():
        if isinstance(kid, Dictionary) and _kind(kid) == "/Caption" and said.get(kid.objgen[0]):
            return said[kid.objgen[0]]
    alt = _alt(element)
    return alt if len(alt) <= _NAME_LETTERS else f"{alt[:_NAME_LETTERS].rsplit(' ', 1)[0]}…"


def _content(page: Object) -> bytes:
    contents: Any = page.get("/Contents")
    parts = contents if isinstance(contents, Array) else [contents]
    return b"\n".join(part.read_bytes() for part in parts if isinstance(part, Stream))


def _corner(element: Object | None) -> tuple[float, float]:
    about: Any = element.get("/A") if element is not None else None
    box = about.get("/BBox") if isinstance(about, Dictionary) else None
    return (float(box[0]), float(box[3])) if isinstance(box, Array) and len(box) == 4 else (0.0, 0.0)


def _lines(drawn: bytes, corner: tuple[float, float]) -> tuple[str, tuple[float, ...]]:
    """How something is drawn: its orders with their inks, and their places as seen from its upper left corner."""
    orders: list[bytes] = []
    places: list[float] = []
    for operands, order in _ORDER.findall(drawn):
        if order in _PLACED or order == b"re":
            numbers = [float(each) for each in _NUMBER.findall(operands)]
            points = numbers if order in _PLACED else numbers[:2]
            places += [each - corner[place % 2] for place, each in enumerate(points)]
            places += numbers[len(points) :]
            orders.append(order)
        else:
            orders.append(b" ".join((*operands.split(), order)))
    return b"\n".join(orders).decode("latin-1"), tuple(places)
