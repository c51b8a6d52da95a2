"""A report has the sections its board asks for, and others of its own."""

from __future__ import annotations

import pytest

from boardkeeper import reports
from boardkeeper.errors import UserError
from boardkeeper.reports import ReportParagraphKind, SectionRole, WrittenParagraph

WHO = "Ann Smith"


def headings(writing):
    return [section.heading for section in writing.view.sections]


def test_a_section_comes_last_or_behind_another(writing):
    before = headings(writing)
    reports.add_section(writing.store, WHO, writing.report_id, "Background")
    first = writing.view.sections[0].id
    reports.add_section(writing.store, WHO, writing.report_id, " What\nwe heard ", after_id=first)
    assert headings(writing) == [before[0], "What we heard", *before[1:], "Background"]


def test_a_section_may_come_with_its_words_in_one_step(writing):
    written = [WrittenParagraph(None, ReportParagraphKind.TEXT, text="Demand rises.")]
    reports.add_section(writing.store, WHO, writing.report_id, "Background", paragraphs=written)
    assert [each.text for each in writing.view.sections[-1].paragraphs] == ["Demand rises."]
    writing.store.undo(WHO)
    assert "Background" not in headings(writing)


def test_a_section_is_renamed_moved_and_removed(writing):
    section = reports.add_section(writing.store, WHO, writing.report_id, "Background")
    reports.rename_section(writing.store, WHO, section, "1. Background")
    reports.move_section(writing.store, WHO, section, 0)
    assert headings(writing)[0] == "1. Background"
    reports.remove_section(writing.store, WHO, section)
    assert "1. Background" not in headings(writing)


@pytest.mark.parametrize("heading", ["", " \x00 "])
def test_a_section_without_a_heading_is_refused(writing, heading):
    with pytest.raises(UserError, match="needs a heading"):
        reports.add_section(writing.store, WHO, writing.report_id, heading)
    with pytest.raises(UserError, match="needs a heading"):
        reports.rename_section(writing.store, WHO, writing.section().id, heading)


def test_a_front_sheet_has_one_section_for_each_thing(writing):
    with pytest.raises(UserError, match="has a section for the carbon footprint already"):
        reports.add_section(writing.store, WHO, writing.report_id, "Carbon", role=SectionRole.CARBON)
