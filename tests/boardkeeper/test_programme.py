from __future__ import annotations

from datetime import date

import pytest

from boardkeeper import programme
from boardkeeper.errors import UserError
from boardkeeper.programme import ProgrammeList

WHO = "Ann Smith"


@pytest.fixture
def listed(desk):
    return lambda: programme.list_programme(desk.store, desk.board_id).rows


def test_topics_stand_by_meeting_then_to_be_scheduled_then_select_reviews(desk, listed):
    add = programme.add_programme_item
    add(desk.store, WHO, desk.board_id, "Review", select_review=True)
    add(desk.store, WHO, desk.board_id, "Some day")
    add(desk.store, WHO, desk.board_id, "November", scheduled_on=date(2019, 11, 13))
    add(desk.store, WHO, desk.board_id, "September", scheduled_on=date(2019, 9, 11))
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
def test_a_score_has_its_band_and_one_of_another_scheme_none(desk, listed, score, band):
    programme.add_programme_item(desk.store, WHO, desk.board_id, "Topic", score=score)
    assert listed()[0].band == band


def test_no_score_is_unscored_and_nought_is_not_low(desk, listed):
    programme.add_programme_item(desk.store, WHO, desk.board_id, "None")
    programme.add_programme_item(desk.store, WHO, desk.board_id, "Nought", score=0)
    unscored, nought = listed()
    assert unscored.band != nought.band
    assert "Low" not in {unscored.band, nought.band}


def test_a_topic_without_words_and_a_score_below_nought_are_refused(desk, listed):
    with pytest.raises(UserError, match="needs a topic"):
        programme.add_programme_item(desk.store, WHO, desk.board_id, " ")
    with pytest.raises(UserError, match="never below 0"):
        programme.add_programme_item(desk.store, WHO, desk.board_id, "Topic", score=-1)
    assert listed() == ()


def test_a_topic_moves_to_a_meeting_and_back_and_undo_gives_what_stood_there(desk, listed):
    item_id = programme.add_programme_item(desk.store, WHO, desk.board_id, "PAUSE", select_review=True)
    before = listed()
    programme.reschedule(desk.store, WHO, item_id, date(2020, 1, 8))
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


def test_a_topic_is_heard_on_a_day(desk, listed):
    item_id = programme.add_programme_item(desk.store, WHO, desk.board_id, "PAUSE")
    programme.record_heard(desk.store, WHO, item_id, date(2020, 1, 8))
    assert listed()[0].heard_on == date(2020, 1, 8)
