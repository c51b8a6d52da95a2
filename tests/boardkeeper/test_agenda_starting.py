from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from boardkeeper import agenda, agenda_starting, exempting, meetings, programme
from boardkeeper.agenda import ItemKind, PaperKind
from boardkeeper.errors import UserError
from db.tables.decisions import TrackingDecision
from db.tables.meetings import MeetingState
from db.tables.reports import Report

WHO = "Ann Smith"
JULY, SEPTEMBER = date(2019, 7, 10), date(2019, 9, 11)


@pytest.fixture
def september(desk):
    return meetings.add_meeting(desk.store, WHO, desk.board_id, SEPTEMBER)


@pytest.fixture
def july(desk):
    """A published agenda with something of everything."""
    meeting_id = meetings.add_meeting(desk.store, WHO, desk.board_id, JULY)

    def add(title, **facts):
        return agenda.add_item(desk.store, WHO, meeting_id, title, **facts)

    add("Minutes", kind=ItemKind.STANDING, paper=PaperKind.MINUTES)
    plan = add("Plan – to follow", purpose="To note.", lead="Jean Kelly")
    add("Costs", parent_id=plan)
    with desk.store.edit("A report", WHO) as session:
        session.add(Report(agenda_item_id=plan, title="Plan"))
    exempting.mark_exempt(desk.store, WHO, add("Placements"), (3,), "It names a bidder.")
    exempting.add_exclusion(desk.store, WHO, meeting_id)
    add("Gone – withdrawn")
    agenda.publish_agenda(desk.store, WHO, meeting_id, date(2019, 7, 2))
    add("Closure", urgent_reason="Notice was given.")
    return meeting_id


@pytest.fixture
def sheet(desk, september):
    return lambda: agenda.list_items(desk.store, september)


def test_an_agenda_is_duplicated_without_what_belonged_to_its_meeting(desk, july, september, sheet):
    assert agenda_starting.duplicate_agenda(desk.store, WHO, july, september) == 6
    assert [(item.number, item.title, item.kind, item.paper) for item in sheet()] == [
        ("1", "Minutes", ItemKind.STANDING, PaperKind.MINUTES),
        ("2", "Plan", ItemKind.REPORT, PaperKind.REPORT),
        ("2.1", "Costs", ItemKind.REPORT, PaperKind.NONE),
        ("3", "Closure", ItemKind.REPORT, PaperKind.NONE),
        ("4", "Exempt Business", ItemKind.STANDING, PaperKind.NONE),
        ("5", "Placements", ItemKind.REPORT, PaperKind.NONE),
    ]
    plan, closure, exclusion, placements = (sheet()[place] for place in (1, 3, 4, 5))
    assert (plan.purpose, plan.lead, plan.has_report, plan.is_frozen) == (
        "To note.",
        "Jean Kelly",
        False,
        False,
    )
    assert exclusion.excludes_public
    assert (placements.exempt_paragraphs, placements.public_interest_reason) == ("3", "It names a bidder.")
    assert closure.urgent_reason == ""
    assert meetings.get_meeting(desk.store, september).state is MeetingState.AGENDA_DRAFT
    desk.store.undo(WHO)
    assert sheet() == ()


def test_what_is_there_already_does_not_come_twice(desk, july, september, sheet):
    agenda.add_item(desk.store, WHO, september, "minutes")
    assert agenda_starting.duplicate_agenda(desk.store, WHO, july, september) == 5
    assert [item.title for item in sheet()][:2] == ["minutes", "Plan"]
    with pytest.raises(UserError, match="agenda of 10 July 2019 has nothing that is not here already"):
        agenda_starting.duplicate_agenda(desk.store, WHO, july, september)


def test_a_published_agenda_takes_no_other_over(desk, july, september):
    agenda.add_item(desk.store, WHO, september, "Plan")
    agenda.publish_agenda(desk.store, WHO, september, date(2019, 9, 3))
    with pytest.raises(UserError, match="The agenda is published"):
        agenda_starting.duplicate_agenda(desk.store, WHO, july, september)


def test_earlier_agendas_come_latest_first_then_those_of_later_meetings(desk, july, september):
    later = meetings.add_meeting(desk.store, WHO, desk.board_id, date(2019, 11, 13), standard_agenda=True)
    may = meetings.add_meeting(desk.store, WHO, desk.board_id, date(2019, 5, 29), standard_agenda=True)
    found = agenda_starting.earlier_agendas(desk.store, september)
    assert [each.meeting_id for each in found] == [july, may, later]
    assert (found[0].held_on, found[0].items) == (JULY, 7)
    assert agenda_starting.earlier_agendas(desk.store, september, most=1) == found[:1]


def test_an_agenda_starts_with_standing_items_and_suggestions_as_one_step(desk, september, sheet):
    programme.add_programme_item(desk.store, WHO, desk.board_id, "Attendance", scheduled_on=SEPTEMBER)
    with desk.store.edit("A decision", WHO) as session:
        session.add(
            TrackingDecision(
                board_id=desk.board_id, reference="1", text="Agreed.", target_on=date(2019, 8, 1)
            )
        )
    assert agenda_starting.start_with_suggestions(desk.store, WHO, september) == 1
    titles = [item.title for item in sheet()]
    assert titles[0] == "Apologies"
    assert titles[-3:] == ["Attendance", "Work Programme", "Tracking Decisions"]
    assert [item.number for item in sheet()] == [str(number) for number in range(1, 10)]
    desk.store.undo(WHO)
    assert sheet() == ()


def test_a_copied_minutes_item_names_the_minutes_of_its_own_meeting(desk, july, september, sheet):
    from boardkeeper import minutes

    agenda_starting.duplicate_agenda(desk.store, WHO, july, september)
    minutes.write_minute(desk.store, WHO, july, minutes.WrittenMinute("Plan"))
    minutes_item = sheet()[0]
    assert minutes_item == replace(
        minutes_item, purpose="To confirm the minutes of 10 July 2019 as a correct record."
    )
