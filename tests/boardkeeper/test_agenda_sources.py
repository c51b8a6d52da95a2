from __future__ import annotations

from datetime import date

import pytest

from boardkeeper import agenda, agenda_sources, decisions, meetings, minutes, programme
from boardkeeper.agenda import ItemKind, PaperKind
from boardkeeper.agenda_sources import SuggestionKind
from boardkeeper.errors import UserError
from db.tables.decisions import TakenUp, TrackingDecision
from db.tables.follow_up import FollowUpStatus
from db.tables.meetings import MeetingState
from db.tables.programme import ProgrammeItem

WHO = "Ann Smith"
JULY, SEPTEMBER = date(2019, 7, 10), date(2019, 9, 11)


@pytest.fixture
def meeting_id(desk):
    return meetings.add_meeting(desk.store, WHO, desk.board_id, SEPTEMBER)


@pytest.fixture
def july(desk):
    return meetings.add_meeting(desk.store, WHO, desk.board_id, JULY)


@pytest.fixture
def hold(desk, july):
    """Writes a minute of July's meeting, which is then over."""

    def held(title="Plan", limbs=(), item_id=None):
        written = minutes.WrittenMinute(title, limbs=limbs, agenda_item_id=item_id)
        minutes.write_minute(desk.store, WHO, july, written)
        meetings.update_meeting(desk.store, WHO, july, state=MeetingState.MINUTES_DRAFT)

    return held


@pytest.fixture
def suggested(desk, meeting_id):
    return lambda: agenda_sources.suggestions(desk.store, meeting_id)


@pytest.fixture
def take(desk, meeting_id):
    return lambda *ids: agenda_sources.take_suggestions(desk.store, WHO, meeting_id, ids)


@pytest.fixture
def sheet(desk, meeting_id):
    return lambda: [item.title for item in agenda.list_items(desk.store, meeting_id)]


@pytest.fixture
def topic(desk):
    def added(title, on=SEPTEMBER, **facts):
        return programme.add_programme_item(desk.store, WHO, desk.board_id, title, scheduled_on=on, **facts)

    return added


@pytest.fixture
def decision(desk):
    def added(text, due=date(2019, 8, 31), title="", **facts):
        with desk.store.edit("A decision", WHO) as session:
            row = TrackingDecision(
                board_id=desk.board_id,
                reference=decisions.next_reference(session, desk.board_id),
                text=text,
                minute_title=title,
                minute_reference="Minute 13(1), 10 July 2019",
                decided_on=JULY,
                target_on=due,
                officer="Jean Kelly",
                **facts,
            )
            session.add(row)
            session.flush()
            return row.id

    return added


def test_nothing_is_suggested_where_nothing_is_known(suggested):
    assert suggested() == ()


def test_a_topic_of_the_day_comes_with_its_link_and_lead_before_the_logs(
    desk, meeting_id, topic, suggested, take, sheet
):
    meetings.start_agenda(desk.store, WHO, meeting_id)
    topic_id = topic("Child Exploitation – to follow", reason="A progress report.", responsible="Jean Kelly")
    topic("Young Carers", on=date(2019, 11, 13))
    (found,) = suggested()
    assert (found.kind, found.title, found.programme_item_id) == (
        SuggestionKind.PROGRAMME,
        "Child Exploitation",
        topic_id,
    )
    assert found.why == "On the work programme for this meeting: A progress report."
    (item_id,) = take(found.id)
    assert sheet()[-3:] == ["Child Exploitation", "Work Programme", "Tracking Decisions"]
    item = next(each for each in agenda.list_items(desk.store, meeting_id) if each.id == item_id)
    assert (item.programme_item_id, item.lead, item.kind) == (topic_id, "Jean Kelly", ItemKind.TO_FOLLOW)
    assert suggested() == ()
    desk.store.undo(WHO)
    assert suggested() == (found,)


def test_a_topic_that_is_on_the_agenda_in_other_words_is_not_suggested(desk, meeting_id, topic, suggested):
    topic("Early Help Offer and plans for development")
    agenda.add_item(desk.store, WHO, meeting_id, "Early Help Offer")
    assert suggested() == ()


def test_what_an_earlier_meeting_did_not_hear_is_carried_over_and_rescheduled(
    desk, july, hold, topic, suggested, take, sheet
):
    missed, heard = topic("Elective Home Education", on=JULY), topic("Pledge Update", on=JULY)
    programme.record_heard(desk.store, WHO, topic("Risk Register", on=JULY), JULY)
    agenda.add_item(desk.store, WHO, july, "Pledges")
    assert suggested() == ()
    hold()
    found = [each for each in suggested() if each.kind is SuggestionKind.CARRIED_OVER]
    assert [(each.title, each.programme_item_id, each.why) for each in found] == [
        (
            "Elective Home Education",
            missed,
            "On the work programme for 10 July 2019; that meeting did not hear it.",
        )
    ]
    take(found[0].id)
    assert sheet() == ["Elective Home Education"]
    with desk.store.read() as session:
        assert session.get_one(ProgrammeItem, missed).scheduled_on == SEPTEMBER
        assert session.get_one(ProgrammeItem, heard).scheduled_on == JULY


def test_minutes_to_confirm_come_behind_the_declarations_with_their_purpose(
    desk, meeting_id, hold, suggested, take
):
    for title in ("Apologies", "Declarations of Interest", "Plan"):
        agenda.add_item(desk.store, WHO, meeting_id, title)
    hold()
    (found,) = suggested()
    assert (found.kind, found.id) == (SuggestionKind.MINUTES, "minutes")
    take("minutes")
    item = agenda.list_items(desk.store, meeting_id)[2]
    assert (item.title, item.kind, item.paper) == ("Minutes", ItemKind.STANDING, PaperKind.MINUTES)
    assert item.purpose == "To confirm the minutes of 10 July 2019 as a correct record."
    assert suggested() == ()


def test_a_decision_that_falls_due_becomes_an_item_with_its_link(desk, decision, suggested, take, meeting_id):
    decision_id = decision(
        "Agreed that the trend be shown.", title="Number of Children in Care – verbal update"
    )
    decision("Agreed something for November.", due=date(2019, 11, 13))
    decision("Agreed and done.", status=FollowUpStatus.COMPLETE)
    (found,) = suggested()
    assert (found.kind, found.title, found.tracking_decision_id) == (
        SuggestionKind.DECISION,
        "Number of Children in Care",
        decision_id,
    )
    assert found.why == ("Minute 13(1), 10 July 2019, due by 31 August 2019: Agreed that the trend be shown.")
    (item_id,) = take(found.id)
    (item,) = agenda.list_items(desk.store, meeting_id)
    assert (item.id, item.title, item.lead) == (item_id, "Number of Children in Care", "Jean Kelly")
    assert links(desk) == [(item_id, decision_id)]
    assert suggested() == ()


def links(desk):
    """Which item takes up which decision."""
    with desk.store.read() as session:
        return [(row.agenda_item_id, row.tracking_decision_id) for row in session.query(TakenUp)]


def test_decisions_of_one_minute_share_an_item_and_one_that_is_there_takes_them_up(
    desk, decision, suggested, take, meeting_id
):
    there = agenda.add_item(desk.store, WHO, meeting_id, "Pledges Update")
    first = decision("Agreed one.", title="Pledge Update")
    second, third = (
        decision("Agreed two.", title="Young Carers"),
        decision("Agreed three.", title="Young Carers"),
    )
    found = suggested()
    assert found[0].why.endswith("It would be taken up by “Pledges Update”.")
    made = take(*(each.id for each in found))
    assert [item.title for item in agenda.list_items(desk.store, meeting_id)] == [
        "Pledges Update",
        "Young Carers",
    ]
    assert made[0] == there
    assert sorted(links(desk)) == sorted([(there, first), (made[1], second), (made[1], third)])
    desk.store.undo(WHO)
    assert links(desk) == []


def test_a_decision_that_is_a_topic_of_the_programme_is_suggested_once(topic, decision, suggested):
    topic_id = topic("Attendance")
    decision("Agreed to look at attendance.", programme_item_id=topic_id)
    assert [each.kind for each in suggested()] == [SuggestionKind.PROGRAMME]


def test_what_the_last_meeting_deferred_comes_back(desk, july, hold, suggested, take, meeting_id):
    fostering = agenda.add_item(desk.store, WHO, july, "Fostering", lead="Nick Barr", purpose="To agree.")
    hold("Fostering", [(minutes.Verb.AGREED, "to defer the item to the next meeting")], fostering)
    taken = next(each for each in suggested() if each.kind is SuggestionKind.DEFERRED)
    assert (taken.title, taken.why) == ("Fostering", "The meeting of 10 July 2019 deferred it.")
    take(taken.id)
    item = next(each for each in agenda.list_items(desk.store, meeting_id) if each.title == "Fostering")
    assert (item.lead, item.purpose, item.kind) == ("Nick Barr", "To agree.", ItemKind.REPORT)
    assert not any(each.kind is SuggestionKind.DEFERRED for each in suggested())


def test_the_business_of_a_cancelled_meeting_comes_back_without_its_standing_items(desk, july, suggested):
    meetings.start_agenda(desk.store, WHO, july)
    agenda.add_item(desk.store, WHO, july, "Fostering", kind=ItemKind.URGENT, urgent_reason="Then.")
    agenda.add_item(desk.store, WHO, july, "Budget – withdrawn")
    meetings.cancel_meeting(desk.store, WHO, july, "Purdah")
    assert [(each.title, each.why) for each in suggested()] == [
        ("Fostering", "It was on the agenda of 10 July 2019; that meeting was cancelled.")
    ]


def test_nothing_is_suggested_once_the_agenda_is_published(desk, meeting_id, topic, suggested, take):
    topic("Attendance")
    agenda.add_item(desk.store, WHO, meeting_id, "Plan")
    (found,) = suggested()
    agenda.publish_agenda(desk.store, WHO, meeting_id, date(2019, 9, 3))
    assert suggested() == ()
    with pytest.raises(UserError, match="not suggested any more"):
        take(found.id)


def test_everything_is_taken_as_one_step(desk, hold, topic, decision, suggested, take, sheet):
    hold()
    topic("Attendance")
    decision("Agreed.", title="Young Carers")
    take(*(each.id for each in suggested()))
    assert sheet() == ["Minutes", "Attendance", "Young Carers"]
    desk.store.undo(WHO)
    assert sheet() == []
