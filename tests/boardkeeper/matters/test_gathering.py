from __future__ import annotations

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from boardkeeper import agenda, matters
from boardkeeper.matters import EventKind, NothingFound
from boardkeeper.minutes.editions import Edition
from db.tables.agenda import AgendaItem
from tests.boardkeeper.conftest import WHO
from tests.boardkeeper.matters.conftest import TODAY, ask_in_private, kinds, titles

EVERYWHERE = ["programme", "item", "minute", "limb", "decision", "action", "again"]


@pytest.mark.parametrize("start", ["programme", "item", "minute", "again", "cabinet item"])
def test_from_any_place_on_the_agenda_the_whole_matter_is_found_in_every_board(topic, start):
    matter = topic.of(start)
    assert kinds(matter) == set(EventKind) - {EventKind.REPORT, EventKind.KPI}
    assert set(matter.boards.values()) == {"Children's Scrutiny", "Cabinet"}
    assert matter.events[0].on <= matter.events[-1].on
    days = [event.on for event in matter.events]
    assert days == sorted(days)


@pytest.mark.parametrize("start", ["decision", "action", "limb"])
def test_from_below_a_matter_is_followed_up_to_its_minute_and_item(topic, start):
    found = titles(topic.of(start))
    assert "On the agenda" in found
    assert any(title.startswith("Minuted") for title in found)


def test_what_else_was_decided_at_the_meeting_is_another_matter(topic):
    for start in EVERYWHERE:
        assert not any("Bullying" in event.text or "a case" in event.text for event in topic.of(start).events)


def test_every_entry_says_why_it_is_there(topic):
    whys = {event.title: event.why for event in topic.of("action").events}
    assert whys["Action 1"] == "where this history begins"
    assert whys["Minuted"] == "asked for Action 1"
    assert whys["Milestone 1.1: off track"] == "Action 1 serves it"
    assert all(event.why for start in EVERYWHERE for event in topic.of(start).events)


def test_a_thread_is_told_entry_by_entry_with_the_status_where_it_changed(topic):
    told = [
        (event.on, event.title, event.text)
        for event in topic.of("action").events
        if "Action 1" in event.title
    ]
    assert told == [
        (date(2019, 7, 10), "Action 1", "Visit the three schools"),
        (date(2019, 8, 3), "Action 1: in progress", "Two visited"),
    ]


def test_a_milestone_is_told_only_when_its_status_became_another(topic):
    told = [
        (event.on, event.title) for event in topic.of("milestone").events if event.kind is EventKind.MILESTONE
    ]
    assert told == [
        (date(2019, 5, 31), "Milestone 1.1: on track"),
        (date(2019, 7, 31), "Milestone 1.1: off track"),
    ]


def test_the_title_of_a_history_begins_with_a_capital(topic):
    assert topic.of("milestone").title.startswith("Milestone 1.1: ")


def test_a_kpi_or_a_milestone_leads_on_only_where_the_history_begins(topic):
    assert EventKind.KPI not in kinds(topic.of("action"))
    assert EventKind.KPI in kinds(topic.of("milestone"))
    from_kpi = topic.of("kpi")
    assert kinds(from_kpi) == {EventKind.KPI, EventKind.MILESTONE}
    assert [event.title for event in from_kpi.events if event.kind is EventKind.KPI] == [
        "94.1%: first figure",
        "93.2%: latest figure",
    ]


def test_a_decision_is_told_once_though_its_limb_says_the_same(topic):
    texts = [event.text for event in topic.of("minute").events]
    assert texts.count("Agreed that the consultation is brought back.") == 1


def test_words_find_what_holds_them_and_what_hangs_together_with_it(topic):
    matter = topic.about("persistent absence")
    (said,) = [event for event in matter.events if event.why == "holds the words"]
    assert said.text == "Members asked about persistent absence."
    wider = topic.about("attendance")
    assert "Action 1" in titles(wider)
    assert wider.title == "“attendance”"
    assert len(wider.boards) == 2


def test_an_entry_of_a_thread_leads_to_the_whole_thread(topic):
    matter = topic.about("two visited")
    assert {"Action 1", "Action 1: in progress"} <= set(titles(matter))
    assert matter.events[-1].why == "its progress holds the words"


@pytest.mark.parametrize("words", ["", "  ", "?!"])
def test_without_a_word_there_is_nothing_to_look_for(topic, words):
    with pytest.raises(NothingFound):
        matters.history_of_words(topic.store, words, TODAY)


def test_what_has_no_history_is_refused_with_a_way_on(topic):
    with pytest.raises(NothingFound, match="no history of its own"):
        matters.history_of_thing(topic.store, topic.ids["july"], TODAY)


def test_what_hangs_under_a_private_item_is_as_private_as_the_item(topic):
    above = agenda.add_item(topic.store, WHO, topic.ids["july"], "Property")
    below = agenda.add_item(topic.store, WHO, topic.ids["july"], "Lease of Zanzibar House", parent_id=above)
    with topic.store.edit("Make it private", WHO) as session:
        session.get_one(AgendaItem, above).exempt_paragraphs = "3"
    history = matters.gather_matter(topic.store, TODAY, thing_id=below, edition=Edition.PUBLIC)
    assert "Zanzibar" not in history.title + repr(history.events)
    assert history.left_out == 1


def test_private_matter_is_marked_and_the_public_edition_has_nothing_of_it(topic):
    ask_in_private(topic, "pay Zanzibar House")
    restricted, public = topic.about("Zanzibar"), topic.about("Zanzibar", Edition.PUBLIC)
    assert restricted.events
    private = [event for event in restricted.events if "Zanzibar" in event.text]
    assert private
    assert all(event.is_exempt for event in private)
    assert "Zanzibar" not in repr(public.events)
    assert public.left_out == sum(event.is_exempt for event in restricted.events)
    action = next(event.thing.id for event in private if event.kind is EventKind.ACTION)
    alone = matters.gather_matter(topic.store, TODAY, thing_id=action, edition=Edition.PUBLIC)
    assert alone.title == "Action 2"
    assert "Zanzibar" not in repr(alone.events)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(start=st.sampled_from([*EVERYWHERE, "kpi", "milestone", "cabinet item"]))
def test_a_history_holds_where_it_begins_once_in_order_and_alike_each_time(topic, start):
    matter = topic.of(start)
    ids = [event.id for event in matter.events]
    assert len(ids) == len(set(ids))
    assert any(event.why == "where this history begins" for event in matter.events) or start == "limb"
    assert matter == topic.of(start)
    assert matters.public_matter(matter).events == matter.events
