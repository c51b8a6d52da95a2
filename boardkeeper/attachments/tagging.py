"""The tags a PDF brings: kept, cleaned, where a reader can rely on them; else taken out altogether.

Word and LibreOffice write good ones, and a report is then read in a pack as well as on its own: headings, lists and tables
included. What is kept is what a pack can go on with: a tree of standard elements (ISO 32000-1, 14.8.4) over marks on pages.
"""

from __future__ import annotations

from typing import Any

from pikepdf import Array, Dictionary, Name, NumberTree, Object, Pdf, PdfError, Stream

_MOST_ELEMENTS = 60_000
_DEEPEST = 120
_BROKEN = (PdfError, ValueError, TypeError, LookupError, AttributeError, RecursionError)
_KEPT = {"/Type", "/S", "/P", "/K", "/Pg", "/A", "/T", "/Lang", "/Alt", "/E", "/ActualText"}
_NAMES = """
Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4 H5 H6 L LI Lbl LBody
Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP Warichu WT WP
Figure Formula Form
"""
_STANDARD = {f"/{name}" for name in _NAMES.split()}
_LONGEST_CHAIN = 12


class _NotGood(Exception):
    """Something about the tags that a pack could not go on with."""


def keep_good_tags(pdf: Pdf) -> bool:
    """Clean the structure tree of a file whose pages and annotations are clean already, or take it out.

    Returns:
        Whether there are tags.
    """
    try:
        _clean(pdf)
    except (*_BROKEN, _NotGood):
        for key in ("/StructTreeRoot", "/MarkInfo"):
            if key in pdf.Root:
                del pdf.Root[key]
        for page in pdf.pages:
            if "/StructParents" in page.obj:
                del page.obj["/StructParents"]
        return False
    return True


def _clean(pdf: Pdf) -> None:
    root: Any = pdf.Root.get("/StructTreeRoot")
    marked: Any = pdf.Root.get("/MarkInfo")
    if (
        not isinstance(root, Dictionary)
        or not isinstance(marked, Dictionary)
        or not marked.get("/Marked", False)
    ):
        raise _NotGood
    cleaner = _Cleaner(pdf, root)
    tops = root.get("/K")
    kept = [each for each in _listed(tops) if isinstance(each, Dictionary) and cleaner.clean(each, 0)]
    if not kept or not cleaner.marks:
        raise _NotGood
    tree = NumberTree(root.ParentTree)
    parents: list[Any] = []
    for number, page in enumerate(pdf.pages):
        key: Any = page.obj.get("/StructParents")
        marks = tree[key] if isinstance(key, int) and key in tree else Array()
        if not isinstance(marks, Array):
            raise _NotGood
        page.obj.StructParents = number
        parents += [number, Array([each if _is_element(each, cleaner.known) else None for each in marks])]
    following = len(pdf.pages)
    for page in pdf.pages:
        for annotation in page.obj.get("/Annots", Array()):
            key = annotation.get("/StructParent")
            element: Any = tree[key] if isinstance(key, int) and key in tree else None
            if _is_element(element, cleaner.known) and str(element.S) == "/Link":
                annotation.StructParent = following
                parents += [following, element]
                following += 1
            elif "/StructParent" in annotation:
                del annotation["/StructParent"]
    pdf.Root.StructTreeRoot = pdf.make_indirect(
        Dictionary(
            Type=Name.StructTreeRoot,
            K=Array(kept),
            ParentTree=pdf.make_indirect(Dictionary(Nums=Array(parents))),
            ParentTreeNextKey=following,
        )
    )
    for each in kept:
        each.P = pdf.Root.StructTreeRoot
    pdf.Root.MarkInfo = Dictionary(Marked=True)


def _listed(kids: Any) -> list[Any]:
    if kids is None:
        return []
    return list(kids) if isinstance(kids, Array) else [kids]


def _plain(attributes: Dictionary) -> Dictionary:
    """An element's attributes with nothing but words, names and numbers."""
    kept = Dictionary()
    for key, value in attributes.items():
        found: Any = value
        parts = list(found) if isinstance(found, Array) else [found]
        if not any(isinstance(part, (Dictionary, Stream, Array)) for part in parts):
            kept[key] = value
    return kept


def _is_element(value: Any, known: set[tuple[int, int]]) -> bool:
    return isinstance(value, Dictionary) and value.objgen in known


class _Cleaner:
    """Walks the tree once."""

    def __init__(self, pdf: Pdf, root: Dictionary) -> None:
        self._pages = {page.obj.objgen for page in pdf.pages}
        roles: Any = root.get("/RoleMap")
        self._roles = (
            {str(key): str(value) for key, value in roles.items()} if isinstance(roles, Dictionary) else {}
        )
        self.known: set[tuple[int, int]] = set()
        self.marks = 0

    def clean(self, element: Dictionary, depth: int) -> bool:
        """Clean an element and what is below it; answers whether it stays."""
        if depth > _DEEPEST or len(self.known) >= _MOST_ELEMENTS or element.objgen in self.known:
            raise _NotGood
        if not element.is_indirect or "/S" not in element or "/NS" in element:
            raise _NotGood
        self.known.add(element.objgen)
        element.S = Name(self._standard(str(element.S)))
        page: Any = element.get("/Pg")
        if page is not None and page.objgen not in self._pages:
            raise _NotGood
        kids: list[Any] = []
        for kid in _listed(element.get("/K")):
            if isinstance(kid, int):
                if page is None:
                    raise _NotGood
                self.marks += 1
                kids.append(kid)
            elif isinstance(kid, Dictionary) and (kept := self._kid(kid, page, depth)) is not None:
                kids.append(kept)
        element.K = Array(kids)
        for key in set(element.keys()) - _KEPT:
            del element[key]
        if "/A" in element:
            element.A = Array([_plain(each) for each in _listed(element.A) if isinstance(each, Dictionary)])
        return True

    def _kid(self, kid: Dictionary, page: Any, depth: int) -> Object | None:
        kind = kid.get("/Type")
        if kind == Name.OBJR:
            # Annotations are tied to their elements anew; most of those named here are gone.
            return None
        if kind == Name.MCR or "/MCID" in kid:
            where: Any = kid.get("/Pg", page)
            if "/Stm" in kid or where is None or where.objgen not in self._pages:
                raise _NotGood
            self.marks += 1
            return Dictionary(Type=Name.MCR, Pg=where, MCID=int(kid.MCID))
        return kid if self.clean(kid, depth + 1) else None

    def _standard(self, name: str) -> str:
        """The standard element a name stands for."""
        for _ in range(_LONGEST_CHAIN):
            if name in _STANDARD:
                return name
            name = self._roles.get(name, "/NonStruct")
        return "/NonStruct"
