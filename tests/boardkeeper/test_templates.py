from __future__ import annotations

import pytest
from sqlalchemy import delete

from boardkeeper import templates
from boardkeeper.errors import UserError
from boardkeeper.templates import SectionRole, SignOffKind
from db.tables.reports import TemplateSection, TemplateSignOff

WHO = "Ann Smith"


@pytest.fixture
def older(desk):
    """A board as the first layout of the file left it: it never said what it asks reports for."""
    with desk.store.edit("As an older file", WHO) as session:
        session.execute(delete(TemplateSection))
        session.execute(delete(TemplateSignOff))
    return desk


def headings(desk):
    return [section.heading for section in templates.report_template(desk.store, desk.board_id).sections]


def test_a_new_board_asks_for_the_front_sheet_of_the_councils(desk):
    template = templates.report_template(desk.store, desk.board_id)
    assert [section.role for section in template.sections] == [
        r for r in SectionRole if r is not SectionRole.BODY
    ]
    assert [section.role.value for section in template.sections if section.is_required] == [
        "purpose",
        "recommendations",
    ]
    assert all(section.guidance.endswith(".") for section in template.sections)
    assert [each.kind for each in template.sign_offs] == list(SignOffKind)
    assert {each.kind.value for each in template.sign_offs if each.is_required} == {"Fin", "Leg", "director"}


def test_a_board_that_never_said_so_asks_for_the_same(desk, older):
    template = templates.report_template(older.store, older.board_id)
    assert headings(older)[0] == "Purpose of Report"
    assert len(template.sign_offs) == len(SignOffKind)
    assert template == templates.report_template(older.store, older.board_id), "the parts keep their ids"


def test_the_first_change_makes_the_standard_front_sheet_the_boards_own(older):
    shown = templates.report_template(older.store, older.board_id)
    templates.update_template_section(older.store, WHO, shown.sections[5].id, heading="Risks")
    templates.remove_template_sign_off(older.store, WHO, shown.sign_offs[3].id)
    changed = templates.report_template(older.store, older.board_id)
    assert [part.id for part in changed.sections] == [part.id for part in shown.sections]
    assert changed.sections[5].heading == "Risks"
    assert SignOffKind.HUMAN_RESOURCES not in {each.kind for each in changed.sign_offs}
    for _ in range(2):
        older.store.undo(WHO)
    assert templates.report_template(older.store, older.board_id) == shown
    assert older.store.verify().is_clean


def test_a_board_may_ask_for_no_sign_off_at_all(desk):
    for sign_off in templates.report_template(desk.store, desk.board_id).sign_offs:
        templates.remove_template_sign_off(desk.store, WHO, sign_off.id)
    template = templates.report_template(desk.store, desk.board_id)
    assert (len(template.sections), template.sign_offs) == (8, ())


def test_sections_are_added_moved_and_removed_but_never_all(desk):
    made = templates.add_template_section(
        desk.store, WHO, desk.board_id, "Equality", guidance="Who is affected?", is_required=True
    )
    templates.move_template_section(desk.store, WHO, made, 1)
    assert headings(desk)[1] == "Equality"
    sections = templates.report_template(desk.store, desk.board_id).sections
    for section in sections[1:]:
        templates.remove_template_section(desk.store, WHO, section.id)
    with pytest.raises(UserError, match="at least one section"):
        templates.remove_template_section(desk.store, WHO, sections[0].id)
    assert headings(desk) == ["Purpose of Report"]


def test_a_part_of_the_front_sheet_stands_once_and_the_body_as_often_as_wanted(desk):
    with pytest.raises(UserError, match="a section for the financial risks already"):
        templates.add_template_section(
            desk.store, WHO, desk.board_id, "Money", role=SectionRole.FINANCIAL_RISKS
        )
    first = templates.report_template(desk.store, desk.board_id).sections[0]
    with pytest.raises(UserError, match="a section for the financial risks already"):
        templates.update_template_section(desk.store, WHO, first.id, role=SectionRole.FINANCIAL_RISKS)
    with pytest.raises(UserError, match="needs a heading"):
        templates.update_template_section(desk.store, WHO, first.id, heading="")
    for heading in ("Background", "Proposal"):
        templates.add_template_section(desk.store, WHO, desk.board_id, heading)
    assert headings(desk)[-2:] == ["Background", "Proposal"]


def test_a_sign_off_comes_back_to_its_usual_place(desk):
    legal = templates.report_template(desk.store, desk.board_id).sign_offs[1]
    templates.remove_template_sign_off(desk.store, WHO, legal.id)
    made = templates.add_template_sign_off(
        desk.store, WHO, desk.board_id, SignOffKind.LEGAL, is_required=True
    )
    with pytest.raises(UserError, match="asks for the sign-off “Leg” already"):
        templates.add_template_sign_off(desk.store, WHO, desk.board_id, SignOffKind.LEGAL)
    found = templates.report_template(desk.store, desk.board_id).sign_offs
    assert [each.kind.value for each in found[:3]] == ["Fin", "Leg", "Mon Off"]
    assert (found[1].id, found[1].is_required) == (made, True)
    templates.update_template_sign_off(desk.store, WHO, made, is_required=False)
    templates.move_template_sign_off(desk.store, WHO, made, 0)
    found = templates.report_template(desk.store, desk.board_id).sign_offs
    assert [(each.kind.value, each.is_required) for each in found[:2]] == [("Leg", False), ("Fin", True)]


def test_a_part_that_has_gone_is_said_to_have_gone(desk):
    first = templates.report_template(desk.store, desk.board_id).sections[0]
    templates.remove_template_section(desk.store, WHO, first.id)
    with pytest.raises(UserError, match="somebody changed or removed"):
        templates.update_template_section(desk.store, WHO, first.id, heading="Aim")
