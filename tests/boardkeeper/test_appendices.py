"""Appendices are lettered by themselves, carry a file or a composed paper, and are marked one by one."""

from __future__ import annotations

import hashlib

import pytest

from boardkeeper import appendices
from boardkeeper.appendices import PaperKind
from boardkeeper.errors import UserError
from boardkeeper.kept_files import TakenFile, kept_content

WHO = "Ann Smith"
PDF = TakenFile("diagram.pdf", "application/pdf", b"%PDF-1.7 diagram")
WHY = "Bidders would learn each other’s prices."


def add(writing, title, **facts):
    return appendices.add_appendix(writing.store, WHO, writing.report_id, title, **facts)


def references(writing):
    return [(each.reference, each.title) for each in writing.view.appendices]


def test_appendices_take_the_letters_in_order(writing):
    for title in ("Engagement", " EHTS\n diagram ", "Costs"):
        add(writing, title)
    assert references(writing) == [("A", "Engagement"), ("B", "EHTS diagram"), ("C", "Costs")]


def test_a_reference_of_its_own_is_kept_and_its_letter_is_passed_over(writing):
    add(writing, "Engagement", reference="B")
    add(writing, "Costs")
    add(writing, "Survey")
    assert references(writing) == [("B", "Engagement"), ("A", "Costs"), ("C", "Survey")]


def test_after_z_comes_aa(writing):
    for number in range(27):
        add(writing, f"Appendix {number}")
    assert [reference for reference, _ in references(writing)][-2:] == ["Z", "AA"]


def test_letters_follow_the_order_when_one_is_moved_or_removed(writing):
    ids = [add(writing, title) for title in ("One", "Two", "Three")]
    appendices.move_appendix(writing.store, WHO, ids[2], 0)
    assert references(writing) == [("A", "Three"), ("B", "One"), ("C", "Two")]
    appendices.remove_appendix(writing.store, WHO, ids[0])
    assert references(writing) == [("A", "Three"), ("B", "Two")]


def test_references_that_were_typed_stay_when_one_is_moved_or_removed(writing):
    ids = [add(writing, title, reference=reference) for title, reference in (("One", "1"), ("Two", "2"))]
    appendices.move_appendix(writing.store, WHO, ids[1], 0)
    assert references(writing) == [("2", "Two"), ("1", "One")]
    appendices.remove_appendix(writing.store, WHO, ids[1])
    assert references(writing) == [("1", "One")]


def test_a_file_is_kept_replaced_and_taken_away(writing):
    appendix = add(writing, "Diagram", file=PDF)
    (view,) = writing.view.appendices
    assert (view.file_name, view.has_paper) == ("diagram.pdf", True)
    assert kept_content(writing.store, view.blob_hash or "") == PDF.content
    newer = TakenFile("diagram 2.pdf", "application/pdf", b"%PDF-1.7 newer")
    appendices.update_appendix(writing.store, WHO, appendix, file=newer)
    (view,) = writing.view.appendices
    assert view.blob_hash == hashlib.sha256(newer.content).hexdigest()
    appendices.update_appendix(writing.store, WHO, appendix, file=None)
    assert not writing.view.appendices[0].has_paper


def test_a_composed_paper_and_a_file_take_each_others_place(writing):
    appendix = add(writing, "Plan", paper=PaperKind.PLAN)
    appendices.update_appendix(writing.store, WHO, appendix, file=PDF)
    (view,) = writing.view.appendices
    assert (view.paper, view.file_name) == (PaperKind.NONE, "diagram.pdf")
    appendices.update_appendix(writing.store, WHO, appendix, paper=PaperKind.KPIS)
    (view,) = writing.view.appendices
    assert (view.paper, view.blob_hash) == (PaperKind.KPIS, None)


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        ({"title": " "}, "needs a title"),
        ({"title": "Plan", "reference": "a"}, "has an appendix a already"),
        ({"title": "Plan", "paper": PaperKind.REPORT}, "A report is no appendix"),
        ({"title": "Plan", "paper": PaperKind.PLAN, "file": PDF}, "either a file or a composed paper"),
        ({"title": "Plan", "file": TakenFile("a.docx", "application/zip", b"PK")}, "“a.docx” is not a PDF"),
        ({"title": "Plan", "exempt_paragraphs": "3"}, "public interest"),
        ({"title": "Plan", "exempt_paragraphs": "8", "public_interest_reason": WHY}, "1 to 7"),
        ({"title": "Plan", "exempt_paragraphs": (9,), "public_interest_reason": WHY}, "1 to 7"),
    ],
)
def test_what_cannot_be_an_appendix_is_refused_and_nothing_is_added(writing, facts, sentence):
    add(writing, "There already")
    with pytest.raises(UserError, match=sentence):
        add(writing, **facts)
    assert references(writing) == [("A", "There already")]


def test_a_fact_no_appendix_has_is_a_fault_of_the_caller(writing):
    with pytest.raises(TypeError):
        add(writing, "Plan", colour="red")
    with pytest.raises(TypeError):
        appendices.update_appendix(writing.store, WHO, add(writing, "Plan"), colour="red")


def test_an_appendix_of_a_public_report_is_exempt_by_itself_and_public_again(writing):
    appendix = add(writing, "Costs", exempt_paragraphs="3 and 1", public_interest_reason=WHY)
    add(writing, "Diagram")
    costs, diagram = writing.view.appendices
    assert (costs.exempt_paragraphs, costs.public_interest_reason, costs.is_exempt) == ("1, 3", WHY, True)
    assert not diagram.is_exempt
    appendices.update_appendix(writing.store, WHO, appendix, title="Costs by supplier")
    assert writing.view.appendices[0].is_exempt
    appendices.update_appendix(writing.store, WHO, appendix, exempt_paragraphs="")
    costs = writing.view.appendices[0]
    assert (costs.is_exempt, costs.public_interest_reason) == (False, "")


def test_a_confidential_appendix_needs_no_paragraph(writing):
    add(writing, "Letter of the department", is_confidential=True)
    assert writing.view.appendices[0].is_exempt


def test_background_papers_are_listed_marked_ordered_and_kept_as_they_are(writing):
    store, report_id = writing.store, writing.report_id
    survey = TakenFile("survey.docx", "application/vnd.ms-word", b"PK survey")
    first = appendices.add_background_paper(store, WHO, report_id, "Survey of 2018", file=survey)
    second = appendices.add_background_paper(
        store, WHO, report_id, "Legal advice", exempt_paragraphs="5", public_interest_reason="Privileged."
    )
    appendices.move_background_paper(store, WHO, second, 0)
    advice, kept = writing.view.background_papers
    assert (advice.title, advice.is_exempt) == ("Legal advice", True)
    assert kept_content(store, kept.blob_hash or "") == survey.content
    appendices.update_background_paper(store, WHO, first, title="Survey of 2019", file=None)
    assert writing.view.background_papers[1].blob_hash is None
    appendices.remove_background_paper(store, WHO, second)
    assert [each.title for each in writing.view.background_papers] == ["Survey of 2019"]
    with pytest.raises(UserError, match="needs a title"):
        appendices.update_background_paper(store, WHO, first, title="")
