"""The tags of an attachment, carried over to the forms that its pages become.

A mark on a page is named by its number alone; inside a form it is named by the form as well (ISO 32000-1, 14.7.4.3).
"""

from __future__ import annotations

from typing import Any

from pikepdf import Array, Dictionary, Name, NumberTree, Object, Pdf, String


class AttachedTags:
    """The structure tree of one attachment while its pages are laid.

    Args:
        pdf: A file that came through `boardkeeper.attachments`, with its tree in `StructTreeRoot`.
    """

    def __init__(self, pdf: Pdf) -> None:
        self._pdf = pdf
        self._root = pdf.Root.StructTreeRoot
        self._parents = NumberTree(self._root.ParentTree)
        self._forms: dict[tuple[int, int], Object] = {}
        self._marks: list[Object] = []
        self._link_elements: list[Object | None] = []

    def tie(self, page: Dictionary, form: Object) -> None:
        """Know the form of a page; the page has its own entries still."""
        self._forms[page.objgen] = self._pdf.make_indirect(form) if not form.is_indirect else form
        key: Any = page.get("/StructParents")
        marks = self._parents[key] if isinstance(key, int) and key in self._parents else Array()
        self._marks.append(marks)

    def tie_link(self, annotation: Dictionary) -> None:
        """Know the element of the next link; one without an element gets one of its own."""
        key: Any = annotation.get("/StructParent")
        known = isinstance(key, int) and key in self._parents
        self._link_elements.append(self._parents[key] if known else None)

    def write(self, title: str) -> None:
        """Write the tree where an assembler looks for it, as `tree.with_structure` does for our own sections."""
        pdf = self._pdf
        section = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Sect, T=String(title)))
        if "/Lang" in pdf.Root:
            section.Lang = pdf.Root.Lang
        kids: list[Any] = list(self._root.K)
        for kid in kids:
            kid.P = section
            if str(kid.S) == "/Document":
                kid.S = Name.Part
            self._carry_over(kid)
        links: list[Object] = []
        for known in self._link_elements:
            element = known
            if element is None:
                holder = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.P, P=section))
                element = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Link, P=holder))
                holder.K = Array([element])
                kids.append(holder)
            links.append(element)
        section.K = Array(kids)
        pdf.trailer.Structure = pdf.make_indirect(
            Dictionary(
                Root=section,
                Links=Array(links),
                Forms=Array(list(self._forms.values())),
                FormMarks=Array(self._marks),
            )
        )

    def _carry_over(self, top: Any) -> None:
        waiting = [top]
        while waiting:
            element = waiting.pop()
            page: Any = element.get("/Pg")
            kids: list[Any] = []
            for kid in element.get("/K", Array()):
                if isinstance(kid, int):
                    kids.append(self._mark(page, kid))
                elif kid.get("/Type") == Name.MCR:
                    kids.append(self._mark(kid.Pg, int(kid.MCID)))
                else:
                    kids.append(kid)
                    waiting.append(kid)
            element.K = Array(kids)

    def _mark(self, page: Any, number: int) -> Dictionary:
        return Dictionary(Type=Name.MCR, Pg=page, Stm=self._forms[page.objgen], MCID=number)
