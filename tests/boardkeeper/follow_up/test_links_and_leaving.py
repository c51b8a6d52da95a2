"""What a matter serves, and when a finished one leaves the log."""

from __future__ import annotations

from datetime import date

import pytest

from boardkeeper import actions, boards, decisions, follow_up, plan, programme
from boardkeeper.errors import UserError
from boardkeeper.follow_up import FollowUpStatus
from boardkeeper.lists import Wanted
from db.tables.actions import Action
from tests.boardkeeper.follow_up.conftest import NOVEMBER, TODAY, WHO


@pytest.fixture
def milestone(logs):
    plan_id = plan.add_plan(logs.store, WHO, logs.board_id, "Improvement plan")
    priority = plan.add_priority(logs.store, WHO, plan_id, 4, "Supervision")
    return plan.add_milestone(logs.store, WHO, priority, "4.2", "Audit every team")


def test_a_matter_is_linked_to_milestone_kpi_and_topic_and_says_so_in_words(minuted_logs, milestone):
    logs = minuted_logs
    kpi = logs.desk.add_kpi("Visits in time", {"2019-06": "80.0"})
    topic = programme.add_programme_item(logs.store, WHO, logs.board_id, "School Attendance")
    for matter in (logs.tracked, logs.minuted):
        follow_up.link(logs.store, WHO, matter, milestone_id=milestone, kpi_id=kpi, programme_item_id=topic)
    for row in (logs.decision(logs.tracked), logs.action(logs.minuted)):
        assert row.milestone == (milestone, "4.2 Audit every team")
        assert row.kpi == (kpi, "Visits in time")
        assert row.programme == (topic, "School Attendance")
        assert row.hearing == "at a meeting still to be chosen"
    follow_up.link(logs.store, WHO, logs.minuted, milestone_id="")
    row = logs.action(logs.minuted)
    assert (row.milestone, row.kpi) == (None, (kpi, "Visits in time"))


def test_a_link_never_leads_to_another_board(logs):
    other = boards.create_board(logs.store, WHO, "Cabinet", "Plymouth")
    topic = programme.add_programme_item(logs.store, WHO, other, "Budget")
    with pytest.raises(UserError, match="belongs to another board"):
        follow_up.link(logs.store, WHO, logs.add(), programme_item_id=topic)


def test_a_finished_row_is_shown_until_the_meeting_after_and_then_it_is_archived(logs, meet):
    for day in (date(2019, 8, 28), TODAY, NOVEMBER):
        meet(day)
    matter = logs.add("Done")
    logs.add("Open")
    follow_up.close(logs.store, WHO, [matter], date(2019, 9, 1))
    assert [logs.action(matter, day).is_archived for day in (TODAY, date(2019, 9, 12), NOVEMBER)] == [
        False,
        True,
        True,
    ]

    def shown(today, **wanted):
        found = actions.list_actions(logs.store, logs.board_id, today, Wanted(**wanted))
        return [row.text for row in found.rows]

    assert shown(NOVEMBER) == ["Open", "Done"]
    assert shown(NOVEMBER, hides_archived=True) == ["Open"]
    archived = {"chips": frozenset({"Archived"}), "hides_archived": True}
    assert shown(NOVEMBER, **archived) == ["Done"]
    assert shown(TODAY, **archived) == []
    assert shown(TODAY, chips=frozenset({"Closed since last meeting"})) == ["Done"]
    follow_up.reopen(logs.store, WHO, matter, "", NOVEMBER)
    assert shown(NOVEMBER, hides_archived=True) == ["Done", "Open"]


def test_due_before_the_next_meeting_counts_what_is_late_already(logs, meet):
    meet(NOVEMBER)
    for text, due in (("Late", "July 2019"), ("Then", "13 November 2019"), ("After", "14 November 2019")):
        logs.add(text, due)
    chips = frozenset({"Due before next meeting"})
    assert logs.listed(chips=chips) == ["Late", "Then"]
    late = logs.listed(chips=chips | {"Overdue"})
    assert late == ["Late"]


def test_without_a_meeting_to_come_nothing_is_due_before_it_and_nothing_archived(logs):
    follow_up.close(logs.store, WHO, [logs.add("Done")], date(2019, 8, 1))
    assert logs.listed(chips=frozenset({"Due before next meeting"})) == []
    assert logs.listed(chips=frozenset({"Archived"})) == []


def test_mine_are_those_i_am_named_in_alone_or_with_others(logs):
    for owner in ("Helen Rickman", "Jean Kelly / helen rickman", "Jean Kelly", ""):
        logs.add(f"of {owner}", owner=owner)
    mine = logs.listed(chips=frozenset({"Mine"}), who="Helen  Rickman")
    assert sorted(mine) == ["of Helen Rickman", "of Jean Kelly / helen rickman"]
    assert logs.listed(chips=frozenset({"Mine"}), who="") == []


def test_words_are_found_in_the_thread_too(minuted_logs):
    logs = minuted_logs
    follow_up.record(
        logs.store, WHO, logs.tracked, "Ständig nachgefragt", follow_up.FollowUpStatus.REQUESTED, TODAY
    )
    found = decisions.list_decisions(logs.store, logs.board_id, TODAY, Wanted(words="STÄNDIG pledge"))
    assert found.total == 1
    assert decisions.list_decisions(logs.store, logs.board_id, TODAY, Wanted(words="zebra")).total == 0


def test_a_row_that_was_finished_nobody_knows_when_stays_in_the_log(logs, meet):
    meet(date(2019, 8, 28))
    matter = logs.add("Done long ago")
    with logs.store.edit("Import", WHO) as session:
        session.get_one(Action, matter.id).status = FollowUpStatus.COMPLETE
    assert not logs.action(matter, TODAY).is_archived

    def shown(**wanted):
        found = actions.list_actions(logs.store, logs.board_id, TODAY, Wanted(**wanted))
        return [row.text for row in found.rows]

    assert shown(hides_archived=True) == ["Done long ago"]
    assert shown(chips=frozenset({"Closed since last meeting"})) == ["Done long ago"]
    assert shown(chips=frozenset({"Archived"})) == []
