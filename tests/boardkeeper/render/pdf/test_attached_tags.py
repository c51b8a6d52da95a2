"""Attached pages are heard: by their own tags, or as one paragraph or figure a page."""

from __future__ import annotations

import io
from datetime import date, datetime

import page as checker

from boardkeeper.documents.blocks import (
    Classification,
    Pack,
    Paragraph,
    Section,
)
from boardkeeper.render.pdf import build_pack
from tests.boardkeeper.attachments.made_pdfs import pdf_of, tagged
from tests.boardkeeper.render.attached_papers import built_of, first_page, section
from tests.boardkeeper.render.reading import elements, opened


def test_a_page_with_words_is_read_and_one_without_has_the_title_instead() -> None:
    built = built_of(section(pdf_of("Words", b"0 g 100 100 200 200 re f")))
    with opened(built.pdf) as pdf:
        (part,) = [e for e in elements(pdf) if str(e.get("/T", "")) == "Ofsted letter"]
        first, second = part.K
        assert (str(first.S), "/Alt" in first) == ("/P", False)
        assert (str(second.S), str(second.Alt)) == ("/Figure", "Ofsted letter, page 2 of 2")


def failures(pdf: bytes) -> set[str]:
    report = checker.validate_pdf_bytes(pdf, profile=checker.ValidationProfile.PDF_UA_1)
    return {failure.rule_id for failure in report.failures}


def test_a_pack_with_an_attachment_claims_no_more_than_it_can_keep_and_is_sound_otherwise() -> None:
    own = build_pack(
        Pack(
            "P",
            "C",
            "B",
            date(2019, 9, 11),
            (Section("s", "S", (Paragraph("Own words, embedded"),)),),
            datetime(2019, 9, 3),  # noqa: DTZ001
        )
    )
    embedded = built_of(section(own.pdf), Section("own", "Own", (Paragraph("Words"),)))
    with_claim = failures(embedded.pdf)
    with opened(embedded.pdf) as pdf:
        assert b"pdfuaid:part" not in pdf.Root.Metadata.read_bytes()
        xmp = pdf.Root.Metadata.read_bytes().replace(
            b"</rdf:Description>", b"<pdfuaid:part>1</pdfuaid:part></rdf:Description>"
        )
        pdf.Root.Metadata.write(xmp)
        claimed = io.BytesIO()
        pdf.save(claimed)
    assert with_claim, "without the claim the checker says that it is missing"
    assert failures(claimed.getvalue()) == set()


def test_a_tagged_attachment_is_read_in_the_pack_as_it_is_alone() -> None:
    built = built_of(section(tagged(), classification=Classification.EXEMPT))
    with opened(built.pdf) as pdf:
        (part,) = [e for e in elements(pdf) if str(e.get("/T", "")) == "Ofsted letter"]
        assert str(part.Lang) == "cy-GB"
        (inner,) = part.K
        title, words = inner.K
        assert [str(each.S) for each in (inner, title, words)] == ["/Part", "/H1", "/P"]
        page = pdf.pages[first_page(built)].obj
        form = page.Resources.XObject.Attached
        (mark,) = title.K
        assert (mark.Stm.objgen, int(mark.MCID)) == (form.objgen, 0)
        numbers = list(pdf.Root.StructTreeRoot.ParentTree.Nums)
        parents = dict(zip([int(key) for key in numbers[::2]], numbers[1::2], strict=True))
        assert [each.objgen for each in parents[int(form.StructParents)]] == [title.objgen, words.objgen]
        goal = words.K[-1]
        (annotation,) = page.Annots
        assert goal.K[0].Obj.objgen == annotation.objgen
        assert parents[int(annotation.StructParent)].objgen == goal.objgen
        assert sorted(parents) == list(parents)
        assert pdf.check_pdf_syntax() == []


def test_nothing_of_a_tagged_attachment_fails_that_did_not_fail_alone(shared) -> None:
    for name in ("TB71.i_Transparency_Board_agenda", "ofsted_plymouth_2019-01-07"):
        content = (shared / "data" / "wild" / "pdf" / f"{name}.pdf").read_bytes()
        assert failures(built_of(section(content)).pdf) <= failures(content)
