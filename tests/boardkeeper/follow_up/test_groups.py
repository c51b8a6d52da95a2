"""Grouping: the headings are counted in the order the rows follow each other, whatever is filtered."""

from __future__ import annotations

from datetime import date
from itertools import groupby

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from boardkeeper import actions, follow_up
from boardkeeper.follow_up import GROUPS, FollowUpStatus, Importance, Log
from boardkeeper.lists import Wanted
from tests.boardkeeper.follow_up.conftest import JULY, TODAY, WHO

OWNERS = ("Jean Kelly", "de Souza", "Élodie Ferrand", "", "élan Vital", "Andrea Powell", "Zoe O’Neill")
#: What a row is grouped by, from its view.
KEYS = {
    "owner": lambda row: row.owner,
    "meeting": lambda row: str(row.raised_on or ""),
    "priority": lambda row: row.importance.value,
    "status": lambda row: row.status.value,
}


@pytest.fixture
def filled(logs, meet):
    """Rows of every sort; a third of them finished before the meeting of August, which archived them."""
    meet(date(2019, 8, 14))
    for number in range(21):
        matter = logs.add(
            f"Task {number}",
            ("July 2019", "November 2019", "")[number % 3],
            owner=OWNERS[number % 7],
            importance=list(Importance)[number % 3],
            raised_on=(JULY, date(2019, 5, 29), None)[number % 3],
        )
        if number % 4 == 0:
            status = list(FollowUpStatus)[number % 6]
            follow_up.record(logs.store, WHO, matter, "Said.", status, date(2019, 8, 1 + number))
    return logs


def test_owners_come_as_a_reader_looks_them_up_and_nobody_last(filled):
    found = follow_up.groups(filled.store, filled.board_id, Log.ACTIONS, TODAY, Wanted(), "owner")
    assert [group.words for group in found] == [
        *("Andrea Powell", "de Souza", "élan Vital", "Élodie Ferrand", "Jean Kelly", "Zoe O’Neill"),
        "Nobody named",
    ]
    assert {group.count for group in found} == {3}


def test_the_headings_of_the_other_groupings_are_words_too(filled):
    def words(by):
        found = follow_up.groups(filled.store, filled.board_id, Log.ACTIONS, TODAY, Wanted(), by)
        return [group.words for group in found]

    assert words("meeting") == ["29 May 2019", "10 July 2019", "No day known"]
    assert words("priority") == ["High", "Medium", "Low"]
    assert words("status")[:2] == ["Open", "In progress"]


def test_each_heading_says_how_many_are_overdue(filled):
    found = follow_up.groups(filled.store, filled.board_id, Log.ACTIONS, TODAY, Wanted(), "meeting")
    late = actions.list_actions(filled.store, filled.board_id, TODAY, Wanted(chips=frozenset({"Overdue"})))
    assert sum(group.overdue for group in found) == late.total > 0


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    by=st.sampled_from(GROUPS),
    chips=st.sets(st.sampled_from(["Overdue", "Open", "Archived", "Closed since last meeting"]), max_size=2),
    words=st.sampled_from(["", "task 1", "said"]),
    hides_archived=st.booleans(),
    sort=st.sampled_from(["", "text", "due_on"]),
)
def test_headings_and_rows_tell_the_same_story(filled, by, chips, words, hides_archived, sort):
    wanted = Wanted(words, frozenset(chips), sort, group=by, hides_archived=hides_archived)
    rows = actions.list_actions(filled.store, filled.board_id, TODAY, wanted)
    runs = [(key, list(run)) for key, run in groupby(rows.rows, key=KEYS[by])]
    found = follow_up.groups(filled.store, filled.board_id, Log.ACTIONS, TODAY, wanted, by)
    assert [(group.key, group.count, group.overdue) for group in found] == [
        (key, len(run), sum(1 for row in run if row.overdue_days)) for key, run in runs
    ]
    assert sum(group.count for group in found) == rows.total
