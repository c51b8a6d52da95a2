"""Tags that a reader can rely on are kept, and no others."""

from __future__ import annotations

import pytest
from pikepdf import Array, Dictionary, Name, Pdf

from tests.boardkeeper.attachments.made_pdfs import opened, safe, tagged


def test_a_tagged_paper_keeps_its_elements_under_their_standard_names() -> None:
    with opened(safe(tagged()).content) as pdf:
        (document,) = pdf.Root.StructTreeRoot.K
        title, words = document.K
        assert [str(each.S) for each in (document, title, words)] == ["/Document", "/H1", "/P"]
        assert set(title.keys()) == {"/Type", "/S", "/Pg", "/P", "/K", "/A"}
        assert set(title.A[0].keys()) == {"/O", "/Placement"}
        assert [int(title.K[0]), int(words.K[0].MCID)] == [0, 1]
        assert str(pdf.Root.Lang) == "cy-GB"
        assert "/RoleMap" not in pdf.Root.StructTreeRoot


def test_pages_and_links_find_their_elements_in_the_new_parent_tree() -> None:
    with opened(safe(tagged()).content) as pdf:
        numbers = list(pdf.Root.StructTreeRoot.ParentTree.Nums)
        parents = dict(zip([int(key) for key in numbers[::2]], numbers[1::2], strict=True))
        page = pdf.pages[0].obj
        (document,) = pdf.Root.StructTreeRoot.K
        assert [each.objgen for each in parents[int(page.StructParents)]] == [
            each.objgen for each in document.K
        ]
        (kept,) = page.Annots
        assert str(parents[int(kept.StructParent)].S) == "/Link"


def _no_mark_info(pdf: Pdf, _document: Dictionary) -> None:
    del pdf.Root.MarkInfo


def _runs_in_a_circle(_pdf: Pdf, document: Dictionary) -> None:
    document.K[1].K.append(document)


def _another_page(pdf: Pdf, document: Dictionary) -> None:
    document.K[0].Pg = pdf.make_indirect(Dictionary(Type=Name.Page))


def _marks_in_a_form(pdf: Pdf, document: Dictionary) -> None:
    document.K[1].K[0].Stm = pdf.make_stream(b"")


def _no_parents(pdf: Pdf, _document: Dictionary) -> None:
    del pdf.Root.StructTreeRoot["/ParentTree"]


def _nothing_marked(_pdf: Pdf, document: Dictionary) -> None:
    document.K = Array([])


@pytest.mark.parametrize(
    "change",
    [_no_mark_info, _runs_in_a_circle, _another_page, _marks_in_a_form, _no_parents, _nothing_marked],
)
def test_tags_nobody_could_rely_on_are_taken_out_altogether(change) -> None:
    with opened(safe(tagged(change)).content) as pdf:
        assert "/StructTreeRoot" not in pdf.Root
        assert "/MarkInfo" not in pdf.Root
        assert "/StructParents" not in pdf.pages[0].obj
