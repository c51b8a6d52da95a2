"""A sign-off belongs to the text that was signed."""

from __future__ import annotations

import hashlib
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from boardkeeper import appendices, reports, sign_offs
from boardkeeper.errors import UserError
from boardkeeper.kept_files import TakenFile
from boardkeeper.reports import SectionRole, SignOffKind
from boardkeeper.sign_offs import ADDED, REMOVED, SAME, compare
from db.tables.reports import SignOff

WHO = "Ann Smith"
PDF = TakenFile("a.pdf", "application/pdf", b"%PDF-1.7 a")
TEXTS = st.lists(st.text(alphabet="abc \n", max_size=12), max_size=6).map("\n".join)


def sign(writing, kind=SignOffKind.FINANCE, **facts):
    return sign_offs.sign(
        writing.store, WHO, writing.report_id, kind, **({"reference": "djn.19.20.91"} | facts)
    )


def state(writing, kind=SignOffKind.FINANCE):
    return next(each for each in writing.view.sign_offs if each.kind is kind)


def test_a_sign_off_keeps_what_is_printed_of_it(writing):
    sign_off = sign(
        writing,
        SignOffKind.CABINET_MEMBER,
        reference="",
        person="Councillor Jon Taylor",
        given_how="approved by email",
        signed_on=date(2019, 8, 21),
    )
    found = state(writing, SignOffKind.CABINET_MEMBER)
    assert (found.id, found.person, found.given_how) == (
        sign_off,
        "Councillor Jon Taylor",
        "approved by email",
    )
    assert (found.signed_on, found.is_given, found.is_out_of_date) == (date(2019, 8, 21), True, False)


@pytest.mark.parametrize(
    "reference", ["djn.19.20.91", "MS/28.08.19", "lt/33199/2308", "LS/00003197/2/LB/27/06/24"]
)
def test_references_stand_as_printed(writing, reference):
    sign(writing, reference=reference)
    assert state(writing).reference == reference


def test_sign_offs_stand_in_the_front_sheets_order_whenever_they_were_given(writing):
    for kind in (SignOffKind.DIRECTOR, SignOffKind.LEGAL, SignOffKind.FINANCE):
        sign(writing, kind)
    given = [each.kind for each in writing.view.sign_offs if each.is_given]
    assert given == [SignOffKind.FINANCE, SignOffKind.LEGAL, SignOffKind.DIRECTOR]


def test_the_text_that_was_signed_is_kept_with_its_hash(writing):
    writing.finish()
    sign(writing)
    with writing.store.read() as session:
        row = session.scalars(select(SignOff)).one()
    assert "To inform the board." in row.signed_text
    assert row.text_hash == hashlib.sha256(row.signed_text.encode()).hexdigest()


def change_words(writing):
    writing.write("To inform the board in full.")


def change_author(writing):
    reports.update_report(writing.store, WHO, writing.report_id, author="Emma Crowther")


def change_key_decision(writing):
    reports.update_report(writing.store, WHO, writing.report_id, is_key_decision=True)


def change_attachment(writing):
    reports.attach_paper(writing.store, WHO, writing.item_id, PDF)


def change_appendix(writing):
    appendices.add_appendix(writing.store, WHO, writing.report_id, "Costs", file=PDF)


def change_marking(writing):
    appendices.update_appendix(
        writing.store,
        WHO,
        writing.view.appendices[0].id,
        exempt_paragraphs="3",
        public_interest_reason="Prices.",
    )


def change_background(writing):
    appendices.add_background_paper(writing.store, WHO, writing.report_id, "Survey")


def change_heading(writing):
    reports.rename_section(writing.store, WHO, writing.section().id, "Purpose")


@pytest.mark.parametrize(
    "change",
    [
        change_words,
        change_author,
        change_key_decision,
        change_attachment,
        change_appendix,
        change_marking,
        change_background,
        change_heading,
    ],
)
def test_whatever_the_report_says_otherwise_afterwards_makes_it_out_of_date_until_undone(writing, change):
    writing.finish()
    appendices.add_appendix(writing.store, WHO, writing.report_id, "Plan", file=PDF)
    sign(writing)
    assert not state(writing).is_out_of_date
    change(writing)
    assert state(writing).is_out_of_date
    writing.store.undo(WHO)
    assert not state(writing).is_out_of_date


def test_what_is_no_text_leaves_it_as_it_is(writing):
    writing.finish()
    sign(writing)
    sign(writing, SignOffKind.LEGAL, reference="MS.03.09.19")
    reports.update_report(writing.store, WHO, writing.report_id, prints_front_sheet=False)
    reports.add_section(writing.store, WHO, writing.report_id, "Nothing in it yet")
    (paragraph,) = writing.section().paragraphs
    bold = reports.WrittenParagraph(
        paragraph.id, paragraph.kind, 0, paragraph.text, (reports.Mark(0, 2, "bold"),)
    )
    reports.write_section(writing.store, WHO, writing.section().id, [bold])
    assert not state(writing).is_out_of_date


def test_signing_again_binds_it_to_the_text_as_it_is_and_correcting_it_does_not(writing):
    writing.finish()
    first = sign(writing)
    change_words(writing)
    sign_offs.update_sign_off(writing.store, WHO, first, reference="djn.19.20.97")
    assert (state(writing).reference, state(writing).is_out_of_date) == ("djn.19.20.97", True)
    assert sign(writing) == first
    assert not state(writing).is_out_of_date


def test_a_sign_off_taken_back_is_not_given(writing):
    sign_offs.withdraw_sign_off(writing.store, WHO, sign(writing))
    assert (state(writing).id, state(writing).is_given) == ("", False)


@pytest.mark.parametrize("facts", [{"reference": " "}, {"reference": "Click here to enter text."}])
def test_nothing_and_what_the_form_says_are_no_sign_off(writing, facts):
    with pytest.raises(UserError) as refused:
        sign(writing, **facts)
    assert refused.value.next_step
    assert not state(writing).is_given


def test_a_comparison_shows_the_words_that_came_and_went_since(writing):
    writing.write("The cost is £1.2m over three years.")
    sign_off = sign(writing)
    assert [each.change for each in sign_offs.compare_sign_off(writing.store, sign_off)] == [SAME]
    writing.write("The cost is £1.4m over three years.")
    writing.write("To note the report.", role=SectionRole.RECOMMENDATIONS)
    found = sign_offs.compare_sign_off(writing.store, sign_off)
    assert [(each.text.strip(), each.change) for each in found if each.change != SAME] == [
        ("£1.2m", REMOVED),
        ("£1.4m", ADDED),
        ("Recommendations and Reasons\nTo note the report.", ADDED),
    ]


def test_a_file_shows_in_a_comparison_by_the_start_of_its_hash(writing):
    sign_off = sign(writing)
    change_attachment(writing)
    digest = hashlib.sha256(PDF.content).hexdigest()
    added = next(each for each in sign_offs.compare_sign_off(writing.store, sign_off) if each.change == ADDED)
    assert added.text.strip() == f"Paper: a.pdf (file {digest[:8]})"


@given(TEXTS, TEXTS)
def test_a_comparison_holds_all_words_of_both_texts_in_their_order(before, after):
    found = compare(before, after)
    for text, left_out in ((before, ADDED), (after, REMOVED)):
        words = [word for each in found if each.change != left_out for word in each.text.split()]
        assert words == text.split()
    assert all(one.change != two.change for one, two in pairwise(found))
    if before == after:
        assert {each.change for each in found} <= {SAME}
