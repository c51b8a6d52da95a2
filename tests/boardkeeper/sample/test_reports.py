"""The sample's reports: signed as they stand, with the plan behind the front sheet, and private where the item is."""

from __future__ import annotations

from datetime import date

import pytest

from boardkeeper import agenda, meetings, packs, reports


@pytest.fixture
def december(made):
    return meetings.find_meeting(made.store, made.board_id, date(2026, 12, 9))


def report_on(made, december, title):
    (item,) = (each for each in agenda.list_items(made.store, december.id) if each.title == title)
    found = reports.get_report(made.store, item.id)
    assert found is not None
    return found


def test_the_plan_stands_behind_a_front_sheet_that_was_signed_as_it_is(made, december):
    report = report_on(made, december, "Improvement Plan")
    assert [(each.reference, each.paper) for each in report.appendices] == [("A", agenda.PaperKind.PLAN)]
    given = [each for each in report.sign_offs if each.id]
    assert [each.kind.value for each in given] == ["Fin", "Leg", "director"]
    assert not any(each.is_out_of_date for each in given)
    assert report.missing == ()


def test_a_private_report_is_in_the_restricted_papers_only(made, december):
    report_on(made, december, "Review of a Serious Incident")
    assert "Child R" not in repr(packs.gather_papers(made.store, december.id))
    assert "Child R" in repr(packs.gather_papers(made.store, december.id, restricted=True))
