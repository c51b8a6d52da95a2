"""Topics have their meeting, their words, their score, and stand out where something about them is amiss."""

from __future__ import annotations

from datetime import date

import pytest

from boardkeeper import meetings, programme
from boardkeeper.errors import UserError
from boardkeeper.lists import Wanted
from boardkeeper.programme import ProgrammeList

WHO = "Ann Smith"
TODAY = date(2019, 9, 1)
SEPTEMBER, NOVEMBER, JANUARY = date(2019, 9, 11), date(2019, 11, 13), date(2020, 1, 8)


@pytest.fixture
def listed(desk):
    return lambda *chips: (
        programme.list_programme(desk.store, desk.board_id, Wanted(chips=frozenset(chips)), TODAY).rows
    )


@pytest.fixture
def add(desk):
    return lambda topic, **facts: programme.add_programme_item(desk.store, WHO, desk.board_id, topic, **facts)


def topics(rows):
    return [row.topic for row in rows]


def test_topics_stand_by_meeting_then_to_be_scheduled_then_select_reviews(add, listed):
    add("Review", select_review=True)
    add("Some day")
    add("November", scheduled_on=NOVEMBER)
    add("September", scheduled_on=SEPTEMBER)
    assert [(row.topic, row.list_kind) for row in listed()] == [
        ("September", ProgrammeList.MEETING),
        ("November", ProgrammeList.MEETING),
        ("Some day", ProgrammeList.TO_BE_SCHEDULED),
        ("Review", ProgrammeList.SELECT_REVIEW),
    ]


@pytest.mark.parametrize(
    ("score", "band"),
    [(6, "High"), (5, "High"), (4, "Medium"), (3, "Medium"), (2, "Low"), (1, "Low"), (9, "")],
)
def test_a_score_has_its_band_and_one_of_another_scheme_none(add, listed, score, band):
    add("Topic", score=score)
    assert listed()[0].band == band


def test_no_score_is_unscored_and_nought_is_not_low(add, listed):
    add("None")
    add("Nought", score=0)
    unscored, nought = listed()
    assert unscored.band != nought.band
    assert "Low" not in {unscored.band, nought.band}


def test_a_topic_without_words_and_a_score_below_nought_are_refused(desk, add, listed):
    with pytest.raises(UserError, match="needs a topic"):
        add(" ")
    with pytest.raises(UserError, match="never below 0"):
        add("Topic", score=-1)
    assert listed() == ()
    item_id = add("Topic")
    with pytest.raises(UserError, match="needs a topic"):
        programme.update_programme_item(desk.store, WHO, item_id, topic="")
    assert topics(listed()) == ["Topic"]


def test_the_words_of_a_topic_are_changed_and_trimmed(desk, add, listed):
    item_id = add("PAUSE", reason="Asked for", responsible="Jean Kelly")
    programme.update_programme_item(desk.store, WHO, item_id, topic=" Pause project ", responsible="")
    (row,) = listed()
    assert (row.topic, row.reason, row.responsible) == ("Pause project", "Asked for", "")
    with pytest.raises(TypeError, match="heard_on"):
        programme.update_programme_item(desk.store, WHO, item_id, heard_on=SEPTEMBER)


def test_a_typed_score_takes_the_place_of_the_answers(desk, add, listed):
    item_id = add("PAUSE")
    asked = listed()[0].answers
    programme.set_answers(desk.store, WHO, item_id, {each.question_id: True for each in asked})
    programme.update_programme_item(desk.store, WHO, item_id, score=2)
    (row,) = listed()
    assert (row.score, {each.is_yes for each in row.answers}) == (2, {None})


def test_a_topic_moves_to_a_meeting_and_back_and_undo_gives_what_stood_there(desk, add, listed):
    item_id = add("PAUSE", select_review=True)
    before = listed()
    programme.reschedule(desk.store, WHO, item_id, JANUARY)
    (moved,) = listed()
    assert (moved.list_kind, moved.scheduled_written) == (ProgrammeList.MEETING, "8 January 2020")
    desk.store.undo(WHO)
    assert listed() == before
    programme.reschedule(desk.store, WHO, item_id, None)
    (back,) = listed()
    assert (back.list_kind, back.scheduled_on, back.scheduled_written) == (
        ProgrammeList.TO_BE_SCHEDULED,
        None,
        "To be scheduled",
    )
    programme.reschedule(desk.store, WHO, item_id, None, select_review=True)
    assert listed()[0].list_kind is ProgrammeList.SELECT_REVIEW


def test_a_topic_takes_its_place_at_the_meeting_it_comes_to(desk, add, listed):
    for topic in ("a", "b", "c"):
        add(topic, scheduled_on=SEPTEMBER)
    moved = add("d")
    programme.reschedule(desk.store, WHO, moved, SEPTEMBER, place=1)
    assert topics(listed()) == ["a", "d", "b", "c"]
    programme.move_programme_item(desk.store, WHO, moved, 3)
    assert topics(listed()) == ["a", "b", "c", "d"]
    programme.move_programme_item(desk.store, WHO, moved, 0)
    assert topics(listed()) == ["d", "a", "b", "c"]
    desk.store.undo(WHO)
    assert topics(listed()) == ["a", "b", "c", "d"]
    programme.reschedule(desk.store, WHO, moved, NOVEMBER)
    add("e", scheduled_on=NOVEMBER)
    assert topics(listed()) == ["a", "b", "c", "d", "e"]


def test_a_removed_topic_comes_back_with_its_answers(desk, add, listed):
    item_id = add("PAUSE")
    programme.set_answers(desk.store, WHO, item_id, {each.question_id: True for each in listed()[0].answers})
    before = listed()
    programme.remove_programme_item(desk.store, WHO, item_id)
    assert listed() == ()
    desk.store.undo(WHO)
    assert listed() == before


def test_a_topic_is_heard_on_a_day_and_was_not_after_all(desk, add, listed):
    item_id = add("PAUSE")
    programme.record_heard(desk.store, WHO, item_id, JANUARY)
    assert listed()[0].heard_on == JANUARY
    programme.record_heard(desk.store, WHO, item_id, None)
    assert listed()[0].heard_on is None


def test_a_low_score_is_early_while_a_better_one_waits(desk, add, listed):
    for day in (SEPTEMBER, NOVEMBER, JANUARY):
        meetings.add_meeting(desk.store, WHO, desk.board_id, day)
    add("Low, next", score=2, scheduled_on=SEPTEMBER)
    add("Nought, next but one", score=0, scheduled_on=NOVEMBER)
    add("Medium, next", score=3, scheduled_on=SEPTEMBER)
    add("Low, later", score=1, scheduled_on=JANUARY)
    add("Low, over", score=1, scheduled_on=date(2019, 7, 10))
    assert not [row.topic for row in listed() if row.is_low_and_early]
    waits = add("Waits", score=4)
    add("Waits too", score=3, select_review=True)
    early = {row.topic: row.passed_over for row in listed() if row.is_low_and_early}
    assert early == {"Low, next": "Waits", "Nought, next but one": "Waits"}
    assert topics(listed("Low but early")) == ["Low, next", "Nought, next but one"]
    programme.reschedule(desk.store, WHO, waits, JANUARY)
    assert [row.passed_over for row in listed() if row.is_low_and_early] == ["Waits too"] * 2


def test_a_waiting_topic_that_scored_no_better_passes_nothing_over(add, listed):
    add("Low", score=2, scheduled_on=SEPTEMBER)
    add("Low too", score=2)
    add("Nobody knows")
    assert not [row for row in listed() if row.is_low_and_early]


def test_a_topic_is_found_by_its_words_or_by_its_day(desk, add):
    add("Fostering", scheduled_on=SEPTEMBER)
    add("Fostering", scheduled_on=NOVEMBER)
    add("Fostering allowances")
    find = programme.find_programme_item
    assert find(desk.store, desk.board_id, "allow").topic == "Fostering allowances"
    assert find(desk.store, desk.board_id, "fostering", NOVEMBER).scheduled_on == NOVEMBER
    with pytest.raises(UserError, match="2 topics are meant by “Fostering”"):
        find(desk.store, desk.board_id, "Fostering")
    with pytest.raises(UserError, match="No topic of the work programme is called “Roads”"):
        find(desk.store, desk.board_id, "Roads")


@pytest.mark.parametrize(
    ("written", "topic", "day"),
    [
        ("Fostering @ 13 Nov", "Fostering", NOVEMBER),
        ("Fostering @ 13/11/19", "Fostering", NOVEMBER),
        ("Fostering@Nov", "Fostering", NOVEMBER),
        ("Fostering @ November 2019", "Fostering", NOVEMBER),
        ("Fostering @ next", "Fostering", SEPTEMBER),
        ("Fostering @ 20 Nov", "Fostering", date(2019, 11, 20)),
        ("Fostering @ Dec", "Fostering", date(2019, 12, 31)),
        ("Homes @ the coast", "Homes @ the coast", None),
        ("Fostering @", "Fostering @", None),
        ("@ 13 Nov", "@ 13 Nov", None),
        ("  Fostering  ", "Fostering", None),
    ],
)
def test_a_line_names_a_topic_and_its_meeting(written, topic, day):
    assert programme.read_topic(written, TODAY, (SEPTEMBER, NOVEMBER, JANUARY)) == (topic, day)


def test_a_month_with_two_meetings_means_neither():
    days = (date(2019, 11, 6), NOVEMBER)
    assert programme.read_topic("X @ Nov", TODAY, days) == ("X", date(2019, 11, 30))
