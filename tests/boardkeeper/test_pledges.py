from __future__ import annotations

from datetime import date, timedelta

import pytest

from boardkeeper import pledges
from boardkeeper.clock import current_day
from boardkeeper.errors import UserError
from boardkeeper.lists import Wanted
from db.tables.plan import MilestoneStatus, Pledge

WHO = "Ann Smith"
MAY = date(2019, 5, 31)


def test_a_pledge_promises_something_under_its_own_number(desk):
    pledges.add_pledge(
        desk.store, WHO, desk.board_id, " 48 ", "A home for every care leaver.", end_state="90 % housed"
    )
    with pytest.raises(UserError, match="A pledge promises something"):
        pledges.add_pledge(desk.store, WHO, desk.board_id, "49", "  ")
    with desk.store.read() as session:
        (pledge,) = session.query(Pledge).all()
        assert (pledge.number, pledge.end_state, pledge.status) == (
            "48",
            "90 % housed",
            MilestoneStatus.ON_TRACK,
        )
    desk.store.undo(WHO)
    with desk.store.read() as session:
        assert session.query(Pledge).count() == 0


@pytest.fixture
def pledge_id(desk):
    return pledges.add_pledge(desk.store, WHO, desk.board_id, "48", "A home.", end_state="90 % housed")


def shown(desk, *chips):
    return pledges.list_pledges(desk.store, desk.board_id, Wanted(chips=frozenset(chips))).rows


def test_a_pledge_that_is_kept_has_ended_and_says_when(desk, pledge_id):
    pledges.set_pledge_status(desk.store, WHO, pledge_id, MilestoneStatus.COMPLETE, "91 % in May.", MAY)
    (row,) = shown(desk, "Ended")
    assert (row.ended_on, row.note, row.is_ended) == (MAY, "91 % in May.", True)
    pledges.set_pledge_status(desk.store, WHO, pledge_id, MilestoneStatus.COMPLETE)
    assert shown(desk)[0].ended_on == MAY
    pledges.set_pledge_status(desk.store, WHO, pledge_id, MilestoneStatus.SLIGHT_SLIPPAGE)
    (row,) = shown(desk, "Still to keep")
    assert (row.ended_on, row.note, row.is_ended) == (None, "91 % in May.", False)


def test_a_pledge_that_is_complete_today_ends_today(desk, pledge_id):
    pledges.set_pledge_status(desk.store, WHO, pledge_id, MilestoneStatus.COMPLETE)
    assert shown(desk)[0].ended_on == current_day()


def test_a_pledge_may_be_given_up_but_not_on_a_day_to_come(desk, pledge_id):
    pledges.set_pledge_status(desk.store, WHO, pledge_id, MilestoneStatus.OFF_TRACK, "No money.", MAY)
    assert shown(desk, "Ended")[0].status is MilestoneStatus.OFF_TRACK
    with pytest.raises(UserError, match="still to come"):
        pledges.set_pledge_status(
            desk.store, WHO, pledge_id, MilestoneStatus.OFF_TRACK, ended_on=current_day() + timedelta(days=1)
        )


def test_pledges_stand_by_their_numbers_and_are_found_by_words(desk, pledge_id):
    for number in ("7", "100", "Annex"):
        pledges.add_pledge(desk.store, WHO, desk.board_id, number, f"Promise {number}")
    assert [row.number for row in shown(desk)] == ["Annex", "7", "48", "100"]
    assert [row.number for row in pledges.list_pledges(desk.store, desk.board_id, Wanted("HOUSED")).rows] == [
        "48"
    ]


def test_a_pledge_is_changed_and_removed_and_both_are_undone(desk, pledge_id):
    pledges.add_pledge(desk.store, WHO, desk.board_id, "49", "Another.")
    with pytest.raises(UserError, match="There is a pledge 49 already"):
        pledges.edit_pledge(desk.store, WHO, pledge_id, number="49")
    with pytest.raises(UserError, match="A pledge promises something"):
        pledges.edit_pledge(desk.store, WHO, pledge_id, text=" ")
    pledges.edit_pledge(desk.store, WHO, pledge_id, text="Two homes.")
    pledges.remove_pledge(desk.store, WHO, pledge_id)
    assert [row.number for row in shown(desk)] == ["49"]
    desk.store.undo(WHO)
    desk.store.undo(WHO)
    assert shown(desk)[0].text == "A home."
