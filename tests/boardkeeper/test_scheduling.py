"""From the programme to the agenda and back: links hold both ways, and what a meeting did shows on the topic."""

from __future__ import annotations

from datetime import date

import pytest

from boardkeeper import agenda, decisions, meetings, minutes, programme, scheduling
from boardkeeper.errors import UserError
from boardkeeper.lists import Wanted
from boardkeeper.minutes import Verb, WrittenMinute, circulating
from boardkeeper.programme import ProgrammeList
from db.tables.agenda import AgendaItem
from db.tables.follow_up import FollowUpStatus
from tests.threads import record_decision_progress

WHO = "Ann Smith"
TODAY = date(2019, 9, 1)
SEPTEMBER, NOVEMBER = date(2019, 9, 11), date(2019, 11, 13)


@pytest.fixture
def september(desk):
    return meetings.add_meeting(desk.store, WHO, desk.board_id, SEPTEMBER)


@pytest.fixture
def november(desk):
    return meetings.add_meeting(desk.store, WHO, desk.board_id, NOVEMBER)


@pytest.fixture
def add(desk):
    return lambda topic, **facts: programme.add_programme_item(desk.store, WHO, desk.board_id, topic, **facts)


@pytest.fixture
def look(desk):
    return lambda item_id: programme.get_programme_item(desk.store, item_id, TODAY)


def numbers(desk, meeting_id):
    return {item.title: item.number for item in agenda.list_items(desk.store, meeting_id)}


def test_groups_are_past_days_then_meetings_to_come_then_the_lists(desk, add, september, november):
    add("Over", scheduled_on=date(2019, 7, 10))
    add("Soon", scheduled_on=SEPTEMBER)
    add("No meeting", scheduled_on=date(2019, 10, 2))
    add("Review", select_review=True)
    groups = scheduling.programme_by_meeting(desk.store, desk.board_id, TODAY)
    assert [(g.day or g.kind, g.is_past, bool(g.meeting_id), [i.topic for i in g.items]) for g in groups] == [
        (date(2019, 7, 10), True, False, ["Over"]),
        (SEPTEMBER, False, True, ["Soon"]),
        (date(2019, 10, 2), False, False, ["No meeting"]),
        (NOVEMBER, False, True, []),
        (ProgrammeList.TO_BE_SCHEDULED, False, False, []),
        (ProgrammeList.SELECT_REVIEW, False, False, ["Review"]),
    ]
    narrowed = scheduling.programme_by_meeting(desk.store, desk.board_id, TODAY, "soon")
    assert [group.day for group in narrowed] == [SEPTEMBER]


def test_a_cancelled_meeting_takes_no_more_topics(desk, november):
    meetings.cancel_meeting(desk.store, WHO, november, "Purdah")
    groups = scheduling.programme_by_meeting(desk.store, desk.board_id, TODAY)
    assert [group.day for group in groups] == [None, None]
    assert scheduling.days_to_come(desk.store, desk.board_id, TODAY) == ()


def test_a_topic_goes_on_the_agenda_of_its_day_among_its_business(desk, add, look, september):
    item_id = add("PAUSE", scheduled_on=SEPTEMBER, responsible="Jean Kelly")
    made = scheduling.put_on_agenda(desk.store, WHO, item_id)
    items = agenda.list_items(desk.store, september)
    titles = [item.title for item in items]
    item = next(item for item in items if item.id == made)
    assert (item.title, item.lead) == ("PAUSE", "Jean Kelly")
    assert 0 < titles.index("PAUSE") < titles.index("Work Programme")
    place = look(item_id).agenda
    assert (place.item_id, place.meeting_id, place.held_on, place.number) == (
        made,
        september,
        SEPTEMBER,
        item.number,
    )
    assert place.words == f"Item {item.number} on 11 September 2019"
    desk.store.undo(WHO)
    assert look(item_id).agenda is None
    assert agenda.list_items(desk.store, september) == ()


def test_its_number_is_the_one_it_has_now_and_then_the_published_one(desk, add, look, september):
    item_id = add("PAUSE", scheduled_on=SEPTEMBER)
    made = scheduling.put_on_agenda(desk.store, WHO, item_id)
    agenda.move_item(desk.store, WHO, made, 0)
    assert look(item_id).agenda.number == "1"
    with desk.store.edit("Publish", WHO) as session:
        agenda.publish_into(session, september, date(2019, 9, 3))
    assert look(item_id).agenda.number == "1"


def test_put_on_another_agenda_it_comes_to_that_day(desk, add, look, september, november):
    item_id = add("PAUSE", scheduled_on=SEPTEMBER)
    scheduling.put_on_agenda(desk.store, WHO, item_id, november)
    assert (look(item_id).scheduled_on, look(item_id).agenda.held_on) == (NOVEMBER, NOVEMBER)
    desk.store.undo(WHO)
    assert (look(item_id).scheduled_on, look(item_id).agenda) == (SEPTEMBER, None)


def test_a_topic_stands_on_one_agenda_to_come(desk, add, september, november):
    item_id = add("PAUSE", scheduled_on=SEPTEMBER)
    scheduling.put_on_agenda(desk.store, WHO, item_id)
    number = numbers(desk, september)["PAUSE"]
    for meeting_id in (None, september, november):
        with pytest.raises(
            UserError, match=f"stands on the agenda of 11 September 2019 already, as item {number}"
        ):
            scheduling.put_on_agenda(desk.store, WHO, item_id, meeting_id)


def test_without_a_meeting_that_is_to_come_there_is_no_agenda(desk, add, november):
    nowhere, alone = add("Nowhere"), add("Alone", scheduled_on=SEPTEMBER)
    with pytest.raises(UserError, match="“Nowhere” has no meeting yet"):
        scheduling.put_on_agenda(desk.store, WHO, nowhere)
    with pytest.raises(UserError, match="no meeting on 11 September 2019"):
        scheduling.put_on_agenda(desk.store, WHO, alone)
    meetings.cancel_meeting(desk.store, WHO, november, "Purdah")
    with pytest.raises(UserError, match="13 November 2019 was cancelled"):
        scheduling.put_on_agenda(desk.store, WHO, nowhere, november)


def test_what_the_meeting_did_shows_on_the_topic_with_its_minute(desk, add, look, september):
    item_id = add("PAUSE", scheduled_on=SEPTEMBER)
    made = scheduling.put_on_agenda(desk.store, WHO, item_id)
    minutes.write_minute(
        desk.store,
        WHO,
        september,
        WrittenMinute(
            "PAUSE",
            limbs=[(Verb.AGREED, "that a report comes in January;"), (Verb.NOTED, "the progress made.")],
            agenda_item_id=made,
        ),
    )
    circulating.circulate(desk.store, WHO, september, SEPTEMBER)
    row = look(item_id)
    assert (row.heard_on, row.is_done) == (SEPTEMBER, True)
    assert row.outcome.reference == "Minute 1, 11 September 2019"
    assert row.outcome.words == "Agreed that a report comes in January. Noted the progress made."
    assert not row.outcome.is_exempt
    assert not row.agenda.is_coming


def test_a_minute_without_a_decision_says_so_and_one_in_private_is_marked(desk, add, look, september):
    item_id = add("PAUSE", scheduled_on=SEPTEMBER)
    made = scheduling.put_on_agenda(desk.store, WHO, item_id)
    with desk.store.edit("Withhold", WHO) as session:
        item = session.get_one(AgendaItem, made)
        item.exempt_paragraphs, item.public_interest_reason = "3", "Contracts are being let."
    minutes.write_minute(desk.store, WHO, september, WrittenMinute("PAUSE", agenda_item_id=made))
    assert (look(item_id).outcome.words, look(item_id).outcome.is_exempt) == (
        "Minuted without a decision.",
        True,
    )


def test_the_topics_of_a_held_meeting_are_heard_but_not_a_withdrawn_one(desk, add, look, september):
    heard, other, off = (add(topic, scheduled_on=SEPTEMBER) for topic in ("PAUSE", "Other", "Off"))
    scheduling.put_on_agenda(desk.store, WHO, heard)
    agenda.withdraw_item(desk.store, WHO, scheduling.put_on_agenda(desk.store, WHO, off))
    meetings.mark_held(desk.store, WHO, september, SEPTEMBER)
    assert (look(heard).heard_on, look(other).heard_on, look(off).heard_on) == (SEPTEMBER, None, None)
    assert look(off).agenda is None
    desk.store.undo(WHO)
    assert look(heard).heard_on is None


def test_a_published_agenda_takes_a_topic_only_as_urgent_business(desk, add, look, september):
    scheduling.put_on_agenda(desk.store, WHO, add("PAUSE", scheduled_on=SEPTEMBER))
    agenda.publish_agenda(desk.store, WHO, september, date(2019, 9, 3))
    late = add("Late", scheduled_on=SEPTEMBER)
    with pytest.raises(agenda.LateItem):
        scheduling.put_on_agenda(desk.store, WHO, late)
    assert look(late).agenda is None


def test_a_topic_that_was_put_off_goes_on_the_next_agenda(desk, add, look, september, november):
    item_id = add("PAUSE", scheduled_on=SEPTEMBER)
    made = scheduling.put_on_agenda(desk.store, WHO, item_id)
    minutes.write_minute(
        desk.store,
        WHO,
        september,
        WrittenMinute("PAUSE", limbs=[(Verb.AGREED, "to defer it.")], agenda_item_id=made),
    )
    scheduling.put_on_agenda(desk.store, WHO, item_id, november)
    row = look(item_id)
    assert (row.agenda.held_on, row.outcome.held_on) == (NOVEMBER, SEPTEMBER)
    assert (row.heard_on, row.is_done) == (SEPTEMBER, False)
    with pytest.raises(UserError, match="11 September 2019 has been held"):
        scheduling.put_on_agenda(desk.store, WHO, item_id, september)


@pytest.fixture
def decision(desk, september):
    minutes.write_minute(
        desk.store,
        WHO,
        september,
        WrittenMinute("Placements", limbs=[(Verb.AGREED, "that a report on homes comes in November;")]),
    )
    circulating.circulate(desk.store, WHO, september, SEPTEMBER)
    limb = minutes.get_minutes(desk.store, september).minutes[0].resolutions[0]
    return decisions.track_resolution(desk.store, WHO, limb.id, "Jean Kelly", "13 November 2019")


def logged(desk):
    return decisions.list_decisions(desk.store, desk.board_id, TODAY, Wanted()).rows[0]


def test_a_decision_becomes_a_topic_and_both_keep_the_link(desk, look, november, decision):
    item_id = scheduling.from_decision(desk.store, WHO, decision, TODAY)
    row = look(item_id)
    assert (row.topic, row.responsible, row.scheduled_on) == ("Placements", "Jean Kelly", NOVEMBER)
    assert row.reason == "Minute 1(1), 11 September 2019: Agreed that a report on homes comes in November."
    assert (row.asked_for.decision_id, row.asked_for.reference) == (
        decision,
        "Minute 1(1), 11 September 2019",
    )
    log = logged(desk)
    assert (log.programme_item_id, log.programme_topic) == (item_id, "Placements")
    assert log.status is FollowUpStatus.IN_PROGRESS
    assert log.progress == "Added to the work programme, for 13 November 2019."
    desk.store.undo(WHO)
    assert (logged(desk).programme_item_id, logged(desk).status) == (None, FollowUpStatus.OPEN)


def test_without_a_meeting_on_its_date_it_is_to_be_scheduled(desk, look, decision):
    row = look(scheduling.from_decision(desk.store, WHO, decision, TODAY, topic="Homes close to home"))
    assert (row.topic, row.list_kind) == ("Homes close to home", ProgrammeList.TO_BE_SCHEDULED)
    assert logged(desk).progress == "Added to the work programme, to be scheduled."


def test_a_decision_comes_on_the_programme_once_and_a_closed_one_never(desk, decision):
    item_id = scheduling.from_decision(desk.store, WHO, decision, TODAY)
    with pytest.raises(UserError, match="on the work programme already, as “Placements”"):
        scheduling.from_decision(desk.store, WHO, decision, TODAY)
    programme.remove_programme_item(desk.store, WHO, item_id)
    record_decision_progress(desk.store, WHO, decision, "Done.", FollowUpStatus.COMPLETE, TODAY)
    with pytest.raises(UserError, match="The decision is complete"):
        scheduling.from_decision(desk.store, WHO, decision, TODAY)
