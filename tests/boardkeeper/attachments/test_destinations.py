"""Links and bookmarks are kept where they lead to something harmless."""

from __future__ import annotations

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, String

from tests.boardkeeper.attachments.made_pdfs import (
    annotate,
    link,
    opened,
    pdf_of,
    safe,
    uri,
)


def test_links_within_the_file_and_to_the_web_are_kept_and_no_others() -> None:
    def change(pdf: Pdf) -> None:
        second = pdf.pages[1].obj
        pdf.Root.Names = Dictionary(
            Dests=Dictionary(Names=Array([String("there"), Array([second, Name.XYZ, 0, 500, 0])]))
        )
        pdf.Root.Dests = Dictionary(old=Dictionary(D=Array([second, Name.FitH, 400])))
        annotate(
            pdf,
            link(Dest=Array([second, Name.Fit])),
            link(Dest=String("there")),
            link(Dest=Name.old),
            link(A=Dictionary(S=Name.GoTo, D=String("there"))),
            link(A=uri("mailto:ann@plymouth.example")),
            link(A=uri("file:///etc/passwd")),
            link(A=uri("javascript:alert(1)")),
            link(Dest=String("nowhere")),
        )

    with opened(safe(pdf_of("One", "Two", change=change)).content) as pdf:
        kept = list(pdf.pages[0].obj.Annots)
        leads = [each for each in kept if "/Dest" in each]
        assert all(each.Dest[0].objgen == pdf.pages[1].obj.objgen for each in leads)
        assert [None if each.Dest[3] is None else float(each.Dest[3]) for each in leads] == [
            None,
            500,
            400,
            500,
        ]
        assert [str(each.A.URI) for each in kept if "/A" in each] == ["mailto:ann@plymouth.example"]
        assert "/Names" not in pdf.Root


def test_bookmarks_are_kept_with_their_places() -> None:
    def change(pdf: Pdf) -> None:
        with pdf.open_outline() as outline:
            parent = pikepdf.OutlineItem("Part", 0)
            parent.children.append(pikepdf.OutlineItem("Chapter", 1))
            outline.root.append(parent)

    with opened(safe(pdf_of("One", "Two", change=change)).content) as pdf, pdf.open_outline() as outline:
        (part,) = outline.root
        assert (part.title, [child.title for child in part.children]) == ("Part", ["Chapter"])
        assert part.children[0].destination[0].objgen == pdf.pages[1].obj.objgen


def test_an_outline_that_runs_in_a_circle_ends() -> None:
    def change(pdf: Pdf) -> None:
        target = Array([pdf.pages[0].obj, Name.Fit])
        one = pdf.make_indirect(Dictionary(Title=String("One"), Dest=target))
        one.Next, one.First = one, one
        pdf.Root.Outlines = pdf.make_indirect(Dictionary(First=one, Last=one, Count=1))

    with opened(safe(pdf_of("One", change=change)).content) as pdf, pdf.open_outline() as outline:
        assert [item.title for item in outline.root] == ["One"]
