"""What a report lacks is said in sentences; what a form left behind is not content."""

from __future__ import annotations

from boardkeeper import appendices, reports, sign_offs, templates
from boardkeeper.kept_files import TakenFile
from boardkeeper.reports import ReportParagraphKind, SectionRole, SignOffKind, WrittenParagraph

WHO = "Ann Smith"
PDF = TakenFile("a.pdf", "application/pdf", b"%PDF-1.7")


def sign_all(writing):
    for kind in (SignOffKind.FINANCE, SignOffKind.LEGAL, SignOffKind.DIRECTOR):
        sign_offs.sign(writing.store, WHO, writing.report_id, kind, reference="x.1")


def test_a_report_just_begun_lacks_what_the_standard_front_sheet_asks_for(writing):
    assert writing.view.missing == (
        "Its author is not named.",
        "“Purpose of Report” is not written yet.",
        "“Recommendations and Reasons” is not written yet.",
        "Fin has not signed off.",
        "Leg has not signed off.",
        "The director has not signed off.",
    )


def test_a_report_with_everything_lacks_nothing(writing):
    reports.update_report(writing.store, WHO, writing.report_id, author="Emma Crowther")
    writing.finish()
    sign_all(writing)
    assert writing.view.missing == ()


def test_what_the_form_left_behind_is_reported_and_counts_as_nothing_written(writing):
    writing.write("Click here to enter text.")
    writing.write("Click here to enter text.", role=SectionRole.CARBON)
    reports.update_report(writing.store, WHO, writing.report_id, reference="Click here to enter text.")
    missing = writing.view.missing
    assert "“Purpose of Report” is not written yet." in missing
    assert "“Purpose of Report” still says “Click here to enter text”." in missing
    assert "“Carbon Footprint (Environmental) Implications” still says “Click here to enter text”." in missing
    assert "Your Reference still says “Click here to enter text”." in missing


def test_an_appendix_without_a_paper_and_one_the_form_named_are_reported(writing):
    for title in ("Costs", "Briefing report title"):
        appendices.add_appendix(writing.store, WHO, writing.report_id, title)
    assert "Appendix A “Costs” has no file." in writing.view.missing
    assert "Appendix B still says “Briefing report title”." in writing.view.missing


def test_a_picture_must_say_what_it_shows(writing):
    picture = TakenFile("hub.png", "image/png", b"\x89PNG")
    written = [WrittenParagraph(None, ReportParagraphKind.PICTURE, picture=picture)]
    reports.write_section(writing.store, WHO, writing.section().id, written)
    assert "A picture in “Purpose of Report” does not say what it shows." in writing.view.missing


def test_a_required_section_that_was_removed_is_asked_for(writing):
    reports.remove_section(writing.store, WHO, writing.section().id)
    assert "“Purpose of Report” is asked for and is not in the report." in writing.view.missing


def test_the_boards_own_template_decides_what_is_required(writing):
    section = templates.add_template_section(
        writing.store, WHO, writing.desk.board_id, "Views of children", is_required=True
    )
    assert "“Views of children” is asked for and is not in the report." in writing.view.missing
    reports.add_section(writing.store, WHO, writing.report_id, "VIEWS OF CHILDREN")
    assert "“VIEWS OF CHILDREN” is not written yet." in writing.view.missing
    templates.remove_template_section(writing.store, WHO, section)
    assert not [sentence for sentence in writing.view.missing if "CHILDREN" in sentence]


def test_a_change_after_signing_is_reported_in_one_sentence(writing):
    writing.finish()
    sign_all(writing)
    writing.write("To inform the board in full.")
    assert "The text was changed after Fin, Leg and director signed it." in writing.view.missing


def test_an_attached_paper_without_a_front_sheet_answers_for_itself(writing):
    reports.attach_paper(writing.store, WHO, writing.item_id, PDF)
    assert writing.view.missing
    reports.update_report(writing.store, WHO, writing.report_id, prints_front_sheet=False)
    assert writing.view.missing == ()
