"""A report begins from the board's template and its item, and is written or attached."""

from __future__ import annotations

import hashlib

import pytest

from boardkeeper import agenda, posts, reports, templates
from boardkeeper.agenda import ItemKind, PaperKind
from boardkeeper.errors import UserError
from boardkeeper.kept_files import TakenFile
from boardkeeper.reports import SectionRole, SignOffKind

WHO = "Ann Smith"
PDF = TakenFile("Challenge update.pdf", "application/pdf", b"%PDF-1.7 three pages", pages=3)


def test_a_report_begins_with_its_items_title_the_meetings_day_and_the_boards_sections(writing):
    report = writing.view
    assert report.title == "Pledges Update"
    assert report.held_on.isoformat() == "2019-09-11"
    assert writing.item.paper is PaperKind.REPORT
    assert writing.item.has_report
    template = templates.report_template(writing.store, writing.desk.board_id)
    assert [section.heading for section in report.sections] == [each.heading for each in template.sections]
    assert [sign_off.kind for sign_off in report.sign_offs] == list(SignOffKind)
    assert all(section.guidance for section in report.sections)
    assert [section.role for section in report.sections if section.is_required] == [
        SectionRole.PURPOSE,
        SectionRole.RECOMMENDATIONS,
    ]


def test_beginning_again_finds_the_report_that_is_there(writing):
    steps = writing.desk.labels()
    assert reports.start_report(writing.store, WHO, writing.item_id) == writing.report_id
    assert writing.desk.labels() == steps


def test_a_heading_takes_no_report(desk, begin):
    with pytest.raises(UserError, match="is a heading"):
        begin("Children", kind=ItemKind.HEADING)


@pytest.mark.parametrize(
    ("lead", "fact", "named"),
    [
        ("Councillor Jemima Laing", "lead_member", "Councillor Jemima Laing"),
        ("Alison Botham", "lead_director", "Alison Botham (Director for Children’s Services)"),
        ("Andrew Loton", "author", "Andrew Loton (Senior Performance Advisor)"),
        ("Nobody Known", "author", "Nobody Known"),
    ],
)
def test_whoever_leads_the_item_stands_where_the_front_sheet_names_them(desk, begin, lead, fact, named):
    posts.add_officer(desk.store, WHO, "Alison Botham", "Director for Children’s Services")
    posts.add_officer(
        desk.store, WHO, "Andrew Loton", "Senior Performance Advisor", email="andrew.loton@plymouth.gov.uk"
    )
    report = begin(lead=lead).view
    assert getattr(report, fact) == named
    assert report.contact_email == ("andrew.loton@plymouth.gov.uk" if lead == "Andrew Loton" else "")


def test_a_paper_the_program_composed_becomes_appendix_a_and_the_items_again(begin):
    writing = begin("Ofsted Improvement Plan", paper=PaperKind.PLAN)
    (appendix,) = writing.view.appendices
    assert (appendix.reference, appendix.title, appendix.paper) == ("A", "Improvement plan", PaperKind.PLAN)
    reports.remove_report(writing.store, WHO, writing.item_id)
    assert reports.get_report(writing.store, writing.item_id) is None
    assert writing.item.paper is PaperKind.PLAN


def test_facts_are_kept_on_one_line_each(writing):
    reports.update_report(
        writing.store,
        WHO,
        writing.report_id,
        title="Children’s\n Services  Pledges",
        reference=" PledCS20190911\x00",
        is_key_decision=True,
        prints_front_sheet=False,
    )
    report = writing.view
    assert (report.title, report.reference) == ("Children’s Services Pledges", "PledCS20190911")
    assert report.is_key_decision
    assert not report.prints_front_sheet


def test_an_author_who_is_known_brings_their_address_unless_there_is_one(writing):
    posts.add_officer(
        writing.store, WHO, "Emma Crowther", "Commissioning Manager", email="emma@plymouth.gov.uk"
    )
    author = "Emma Crowther, Strategic Commissioning Manager"
    reports.update_report(writing.store, WHO, writing.report_id, author=author)
    assert writing.view.contact_email == "emma@plymouth.gov.uk"
    reports.update_report(writing.store, WHO, writing.report_id, contact_email="team@plymouth.gov.uk")
    reports.update_report(writing.store, WHO, writing.report_id, author="Emma Crowther")
    assert writing.view.contact_email == "team@plymouth.gov.uk"


@pytest.mark.parametrize(
    "facts", [{"title": "  "}, {"contact_email": "emma at plymouth"}, {"contact_email": "emma@plymouth gov"}]
)
def test_a_blank_title_or_an_address_that_is_none_is_refused(writing, facts):
    with pytest.raises(UserError) as refused:
        reports.update_report(writing.store, WHO, writing.report_id, **facts)
    assert refused.value.next_step
    assert writing.view.title == "Pledges Update"


def test_a_fact_no_front_sheet_has_is_a_fault_of_the_caller(writing):
    with pytest.raises(TypeError, match="colour"):
        reports.update_report(writing.store, WHO, writing.report_id, colour="red")


def test_an_attached_pdf_is_the_whole_paper_of_an_item_without_a_report(desk, begin):
    writing = begin()
    other = agenda.add_item(writing.store, WHO, writing.meeting_id, "Plymouth Challenge")
    reports.attach_paper(writing.store, WHO, other, PDF)
    report = reports.get_report(writing.store, other)
    assert report is not None
    assert not report.prints_front_sheet
    assert (report.attached_name, report.attached_hash) == (PDF.name, hashlib.sha256(PDF.content).hexdigest())
    assert report.missing == ()
    assert desk.labels()[0] == "Attach “Challenge update.pdf”"


def test_a_pdf_attached_to_a_report_keeps_its_front_sheet_and_replaces_the_one_before(writing):
    reports.attach_paper(writing.store, WHO, writing.item_id, PDF)
    newer = TakenFile("Challenge 2.pdf", "application/pdf", b"%PDF-1.7 four pages")
    reports.attach_paper(writing.store, WHO, writing.item_id, newer)
    assert writing.view.prints_front_sheet
    assert writing.view.attached_name == "Challenge 2.pdf"


def test_a_detached_paper_leaves_what_was_written_and_undo_brings_it_back(writing):
    writing.finish()
    reports.attach_paper(writing.store, WHO, writing.item_id, PDF)
    reports.detach_paper(writing.store, WHO, writing.item_id)
    assert writing.view.attached_hash is None
    assert writing.section().paragraphs
    writing.store.undo(WHO)
    assert writing.view.attached_name == PDF.name


def test_a_file_that_is_not_a_pdf_is_not_attached(writing):
    with pytest.raises(UserError, match=r"“notes.docx” is not a PDF"):
        reports.attach_paper(
            writing.store, WHO, writing.item_id, TakenFile("notes.docx", "application/zip", b"PK")
        )
    assert writing.view.attached_hash is None
