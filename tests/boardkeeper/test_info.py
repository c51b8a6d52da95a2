from __future__ import annotations

from datetime import date

from boardkeeper import actions, boards, meetings, people
from boardkeeper.info import board_infos

WHO = "Ann Smith"


def test_each_board_is_counted_by_itself(desk):
    other = boards.create_board(desk.store, WHO, "Cabinet", "Plymouth")
    people.add_member(desk.store, WHO, desk.board_id, "Dr Abel")
    for day in (date(2019, 9, 11), date(2019, 7, 10)):
        meetings.add_meeting(desk.store, WHO, desk.board_id, day)
    actions.add_action(desk.store, WHO, other, "Task", "X", "", raised_on=date(2019, 7, 10))
    desk.add_kpi("Re-referrals", {"2019-05": "32.2", "2019-06": "31.4"})
    here, there = board_infos(desk.store)
    assert here.meeting_days == (date(2019, 7, 10), date(2019, 9, 11))
    assert here.counts == {
        "members": 1,
        "meetings": 2,
        "minutes": 0,
        "decisions": 0,
        "actions": 0,
        "kpis": 1,
        "programme_items": 0,
        "milestones": 0,
        "figures": 2,
    }
    assert {name for name, number in there.counts.items() if number} == {"actions"}
