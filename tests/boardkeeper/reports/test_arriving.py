"""“To follow” ends by itself when the paper is there, and after publication only with a supplement."""

from __future__ import annotations

from datetime import date

from boardkeeper import agenda, reports, templates
from boardkeeper.agenda import ItemKind, PaperKind
from boardkeeper.kept_files import TakenFile
from boardkeeper.reports import SectionRole

WHO = "Ann Smith"
PDF = TakenFile("a.pdf", "application/pdf", b"%PDF-1.7")


def test_an_attached_file_ends_to_follow_in_the_same_step(begin):
    writing = begin("Child Exploitation – To follow")
    assert writing.item.kind is ItemKind.TO_FOLLOW
    reports.attach_paper(writing.store, WHO, writing.item_id, PDF)
    assert (writing.item.kind, writing.item.title) == (ItemKind.REPORT, "Child Exploitation")
    writing.store.undo(WHO)
    assert writing.item.kind is ItemKind.TO_FOLLOW


def test_a_written_report_has_arrived_once_everything_required_is_written(begin):
    writing = begin("Child Exploitation", kind=ItemKind.TO_FOLLOW)
    writing.write("To inform the board.")
    assert writing.item.kind is ItemKind.TO_FOLLOW
    writing.write("Click here to enter text.", role=SectionRole.RECOMMENDATIONS)
    assert writing.item.kind is ItemKind.TO_FOLLOW
    writing.write("To note the report.", role=SectionRole.RECOMMENDATIONS)
    assert (writing.item.kind, writing.item.paper) == (ItemKind.REPORT, PaperKind.REPORT)


def test_words_of_following_that_got_back_into_the_title_leave_it(begin):
    writing = begin("Child Exploitation", kind=ItemKind.TO_FOLLOW)
    with writing.store.edit("Rename", WHO) as session:
        session.get_one(agenda.AgendaItem, writing.item_id).title = "Child Exploitation - To follow"
    reports.attach_paper(writing.store, WHO, writing.item_id, PDF)
    assert writing.item.title == "Child Exploitation"


def test_removing_the_last_section_that_was_unwritten_ends_it_too(begin):
    writing = begin("Child Exploitation", kind=ItemKind.TO_FOLLOW)
    writing.write("To inform the board.")
    section = templates.report_template(writing.store, writing.desk.board_id).sections[1]
    templates.update_template_section(writing.store, WHO, section.id, is_required=False)
    reports.remove_section(writing.store, WHO, writing.section(SectionRole.CARBON).id)
    assert writing.item.kind is ItemKind.REPORT


def test_on_a_published_agenda_the_item_waits_for_a_supplement(begin):
    writing = begin("Child Exploitation", kind=ItemKind.TO_FOLLOW)
    agenda.publish_agenda(writing.store, WHO, writing.meeting_id, date(2019, 9, 3))
    reports.attach_paper(writing.store, WHO, writing.item_id, PDF)
    assert writing.item.kind is ItemKind.TO_FOLLOW
    assert writing.view.attached_hash


def test_a_verbal_update_and_a_presentation_keep_their_kind(begin):
    writing = begin("Number of Children in Care", kind=ItemKind.VERBAL_UPDATE)
    reports.attach_paper(writing.store, WHO, writing.item_id, PDF)
    assert writing.item.kind is ItemKind.VERBAL_UPDATE
