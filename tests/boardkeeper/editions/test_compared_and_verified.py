"""Editions of a real board compared and verified: large print, a booklet, a named copy, a locked one, a chart drawn otherwise."""

from __future__ import annotations

import pikepdf

from boardkeeper import appendices
from boardkeeper.attaching import take_file
from boardkeeper.booklets import save_booklet
from boardkeeper.documents.blocks import ChartBlock, Heading, Paragraph
from boardkeeper.editions import Edition, Readers, lock, save_edition
from boardkeeper.editions.comparing import ComparedPacks, compare, save_comparison
from boardkeeper.editions.reading import read_own_pack
from boardkeeper.editions.verifying import VerifiedPack, verify_file
from boardkeeper.kpi_chart import chart_of
from boardkeeper.render.pdf import build_pack
from boardkeeper.rules.pack_differences import How, in_marks
from boardkeeper.rules.pack_faults import check_pack
from tests.boardkeeper.attachments.made_pdfs import pdf_of
from tests.boardkeeper.indicators import indicator
from tests.boardkeeper.render.reading import pack_of

NAME = "Ludmila Kowalczyk of the Most Ancient and Unusually Long Parish of Saint Budeaux and Ernesettle"


def said(found: VerifiedPack) -> dict[str, str]:
    return {check.name: check.said for check in found.checks}


def compared(before: bytes, after: bytes) -> ComparedPacks:
    return compare(read_own_pack(before, "before.pdf"), read_own_pack(after, "after.pdf"))


def test_large_print_says_what_the_usual_print_says(desk, tmp_path):
    for readers in (Readers.PUBLIC, Readers.RESTRICTED):
        pair = [desk.made(Edition(readers, is_large_print=large)).built.pdf for large in (False, True)]
        for before, after in (pair, pair[::-1]):
            found = compared(before, after)
            assert [in_marks(told) for each in found.changes for told in each.passages] == []
            assert {each.how for each in found.changes} == {How.SAME}
            assert found.notice == (
                "One of the two is in large print, so its words are compared and its pages are not."
            )
    written = save_comparison(found, tmp_path / "What changed.txt")
    assert written.path.read_text(encoding="utf-8-sig").count("is in large print") == 1


def test_an_attached_paper_and_its_notice_in_large_print_are_one_paper(desk, folder):
    (folder / "Rents.pdf").write_bytes(pdf_of("Rents of the year"))
    appendices.attach_papers(
        desk.office.store, "Helen Rickman", desk.office.items["schools"], [take_file(folder / "Rents.pdf")]
    )
    usual, large = (desk.made(Edition(is_large_print=each)).built.pdf for each in (False, True))
    read = read_own_pack(large, "large.pdf")
    assert [fault.sentence for check in check_pack(read) for fault in check.faults] == []
    assert [paper.item_number for paper in read.papers if "-as-it-is" in paper.key] == []
    assert {each.how for each in compared(usual, large).changes} == {How.SAME}


def test_what_is_only_in_the_restricted_edition_is_told_of_large_print_too(desk):
    public = desk.made(Edition()).built.pdf
    large = desk.made(Edition(Readers.RESTRICTED, is_large_print=True)).built.pdf
    assert How.NEW in {each.how for each in compared(public, large).changes}


def test_a_named_copy_is_right_and_says_whose_it_is(desk, folder):
    edition = Edition(recipient=NAME)
    path = folder / "Copy.pdf"
    save_edition(desk.gathered(edition), edition, path)
    found = verify_file(path, gathered=desk.gathered())
    assert found.is_right, found.faults
    assert said(found)["Copy"] == f"It is the copy for {NAME}."


def test_a_locked_copy_is_right_with_its_password(desk, folder):
    path = folder / "Locked.pdf"
    save_edition(desk.gathered(), Edition(recipient=NAME), path, password="three quiet words")
    found = verify_file(path, password="three quiet words", gathered=desk.gathered())
    assert found.is_right, found.faults
    assert said(found)["Lock"] == "It opens with its password only (a key of 256 bits)."
    assert said(found)["Copy"] == f"It is the copy for {NAME}."


def test_a_booklet_is_known_as_one_of_ours(desk, folder):
    path = folder / "Booklet.pdf"
    saved = save_booklet(desk.gathered(), Edition(recipient="Ann Lee"), path)
    found = verify_file(path, gathered=desk.gathered())
    assert found.is_right, found.faults
    assert f": {saved.built.pages} pages on {saved.booklet.sheets} sheet" in said(found)["Booklet"]
    assert said(found)["Copy"] == "It is the copy for Ann Lee."
    locked = folder / "Locked booklet.pdf"
    locked.write_bytes(lock(path.read_bytes(), "three quiet words"))
    assert verify_file(locked, password="three quiet words").is_right


def test_a_booklet_with_two_sides_swapped_is_wrong(desk, folder):
    path = folder / "Booklet.pdf"
    save_booklet(desk.gathered(), Edition(), path)
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        first, last = pdf.pages[0].obj.Resources, pdf.pages[1].obj.Resources
        pdf.pages[0].obj.Resources, pdf.pages[1].obj.Resources = last, first
        pdf.save(path)
    sentences = [each.sentence for each in verify_file(path).faults]
    assert len(sentences) >= 3
    assert all(each.startswith("Sheet 1, ") and "belongs." in each for each in sentences)


def test_an_exempt_word_in_a_booklet_is_found(desk, folder):
    path = folder / "Booklet.pdf"
    save_booklet(desk.gathered(), Edition(Readers.RESTRICTED), path)
    marked = verify_file(path, gathered=desk.gathered())
    assert said(marked)["Nothing exempt"] == "Not searched: it is a restricted edition."
    assert "is marked as not public" in said(marked)["Markings"]


def test_a_booklet_is_compared_with_the_pack_it_was_folded_from(desk, folder):
    path = folder / "Booklet.pdf"
    saved = save_booklet(desk.gathered(), Edition(), path)
    found = compared(saved.built.pdf, path.read_bytes())
    assert [each.how for each in found.changes] == [How.SAME, How.SAME]


def charted(june: str, *above: str) -> bytes:
    """A paper with a chart whose letters are the same whatever June was."""
    values = {"2018-04": "30", "2018-05": "40", "2018-06": june, "2018-07": "33", "2018-08": "35"}
    chart = chart_of(indicator("Re-referrals", values))
    assert chart is not None
    blocks = (Paragraph("Figures of the summer."), *map(Paragraph, above))
    drawn = ChartBlock(chart, "Re-referrals within 12 months", "How many came back.")
    return build_pack(pack_of(Heading(1, "Figures"), *blocks, drawn)).pdf


def test_a_chart_that_is_drawn_otherwise_is_told_by_its_name(tmp_path):
    found = compared(charted("36"), charted("37"))
    (change,) = [each for each in found.changes if each.how is How.CHANGED]
    assert not change.passages
    assert [each.sentence for each in change.charts] == [
        f"The chart “Re-referrals within 12 months” on page {change.charts[0].page} has changed."
    ]
    written = save_comparison(found, tmp_path / "What changed.txt").path.read_text(encoding="utf-8-sig")
    assert change.charts[0].sentence in " ".join(written.split())


def test_a_chart_that_only_stands_elsewhere_has_not_changed():
    found = compared(charted("36"), charted("36", "A line that was not there before."))
    (change,) = [each for each in found.changes if each.how is How.CHANGED]
    assert change.passages
    assert not change.charts


def test_a_new_chart_and_one_that_is_gone_are_told_apart():
    bare = build_pack(pack_of(Heading(1, "Figures"), Paragraph("Figures of the summer."))).pdf
    for before, after, how in ((bare, charted("36"), How.NEW), (charted("36"), bare, How.GONE)):
        (change,) = [each for each in compared(before, after).changes if each.how is How.CHANGED]
        assert [each.how for each in change.charts] == [how]
