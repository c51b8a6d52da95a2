"""A block pasted over a log is one step; a row is found wherever it stands; links are offered by name."""

from __future__ import annotations

import pytest

from boardkeeper import actions
from boardkeeper.errors import UserError
from boardkeeper.follow_up import Importance, Log
from boardkeeper.follow_up.choices import link_choices
from boardkeeper.follow_up.each import MatterChange, change_each
from boardkeeper.follow_up.finding import number_in_log
from boardkeeper.lists import Wanted
from tests.boardkeeper.follow_up.conftest import TODAY, WHO


def test_every_row_gets_its_own_and_one_undo_takes_all_back(logs):
    first, second = logs.add("Write"), logs.add("Ring")
    changes = (
        MatterChange(first, owner="Ruth", due="1 March 2020"),
        MatterChange(second, importance=Importance.LOW),
    )
    assert change_each(logs.store, WHO, changes, TODAY) == 2
    assert logs.desk.labels()[0] == "Paste over 2 actions"
    assert (logs.action(first).owner, logs.action(first).due_written) == ("Ruth", "1 March 2020")
    assert logs.action(second).importance is Importance.LOW
    logs.store.undo(WHO)
    assert logs.action(first).owner == "Jean Kelly"
    assert logs.action(second).importance is Importance.MEDIUM


def test_when_one_row_is_refused_none_is_changed(logs):
    first, second = logs.add("Write"), logs.add("Ring")
    with pytest.raises(UserError):
        change_each(
            logs.store, WHO, (MatterChange(first, owner="Ruth"), MatterChange(second, text=" ")), TODAY
        )
    assert logs.action(first).owner == "Jean Kelly"


def test_a_row_is_found_in_the_order_and_behind_the_filter_a_screen_has(logs):
    for owner in ("Clay", "Amina", "Barr"):
        logs.add(f"Task of {owner}", owner=owner)
    board, store = logs.board_id, logs.store

    def number(row_id: str, **wanted: object) -> int:
        return number_in_log(store, board, Log.ACTIONS, TODAY, Wanted(limit=1, **wanted), row_id)

    for wanted in ({}, {"sort": "owner"}, {"group": "owner"}, {"sort": "owner", "descending": True}):
        rows = actions.list_actions(store, board, TODAY, Wanted(**wanted)).rows
        assert [number(row.id, **wanted) for row in rows] == list(range(len(rows)))
    assert number(rows[0].id, words="no such words") == -1


def test_a_board_without_a_plan_offers_nothing_to_link_to(logs):
    choices = link_choices(logs.store, logs.board_id)
    assert (choices.milestones, choices.kpis) == ((), ())
