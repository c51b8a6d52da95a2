"""What a milestone is linked to, what shows it, and how that makes it slow."""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal

import pytest

from boardkeeper import actions, agenda, boards, follow_up, meetings, plan
from boardkeeper.errors import UserError
from boardkeeper.kept_files import TakenFile
from boardkeeper.lists import Wanted
from boardkeeper.plan import MilestoneStatus
from db.tables.kpis import Kpi, KpiTarget, Polarity, Unit

WHO = "Ann Smith"
ON = MilestoneStatus.ON_TRACK


@pytest.fixture
def row_id(priority, milestone):
    return milestone(priority(1), "1.1", ("2019-06", ON))


@pytest.fixture
def red_kpi(desk):
    kpi_id = desk.add_kpi("Re-referrals", {"2019-05": "32.2", "2019-06": "31.4"}, polarity=Polarity.LOWER)
    with desk.store.edit("Target", WHO) as session:
        session.add(KpiTarget(kpi_id=kpi_id, year=2019, value=Decimal(25)))
    return kpi_id


def row(desk):
    return plan.list_milestones(desk.store, desk.board_id).rows[0]


def test_a_milestone_on_track_while_its_kpi_is_red_is_slow(desk, row_id, red_kpi):
    assert row(desk).slow == ()
    plan.link_kpis(desk.store, WHO, row_id, [red_kpi, red_kpi])
    (kpi,) = row(desk).kpis
    assert (kpi.name, kpi.shown, kpi.rag.value, kpi.period) == ("Re-referrals", "31.4%", "R", "2019-06")
    assert row(desk).slow == ("“on track”, but “Re-referrals” is red, 31.4% in June 2019",)
    assert plan.list_plans(desk.store, desk.board_id)[0].slow == 1
    slow = plan.list_milestones(desk.store, desk.board_id, Wanted(chips=frozenset({plan.SLOW})))
    assert slow.total == 1
    plan.unlink_kpis(desk.store, WHO, row_id, [red_kpi])
    assert row(desk).kpis == ()


def test_a_kpi_of_another_board_is_refused(desk, row_id):
    other = boards.create_board(desk.store, WHO, "Cabinet", "Plymouth")
    with desk.store.edit("Add", WHO) as session:
        kpi = Kpi(board_id=other, name="Roads", unit=Unit.COUNT)
        session.add(kpi)
        session.flush()
        kpi_id = kpi.id
    with pytest.raises(UserError, match="That KPI belongs to another board"):
        plan.link_kpis(desk.store, WHO, row_id, [kpi_id])


def test_the_minute_of_a_milestone_is_that_of_the_item_that_dealt_with_it(desk, row_id):
    meeting_id = meetings.add_meeting(desk.store, WHO, desk.board_id, date(2019, 7, 10), time(14))
    item_id = agenda.add_item(desk.store, WHO, meeting_id, "Plan update")
    for _ in range(2):
        plan.link_minute(desk.store, WHO, row_id, item_id)
    (linked,) = row(desk).minutes
    assert (linked.words, linked.id, linked.minute_id) == ("10 July 2019: Plan update", item_id, "")
    plan.unlink_minute(desk.store, WHO, row_id, item_id)
    assert row(desk).minutes == ()


def test_an_item_of_another_boards_meeting_is_refused(desk, row_id):
    other = boards.create_board(desk.store, WHO, "Cabinet", "Plymouth")
    meeting_id = meetings.add_meeting(desk.store, WHO, other, date(2019, 7, 10), time(14))
    item_id = agenda.add_item(desk.store, WHO, meeting_id, "Roads")
    with pytest.raises(UserError, match="That meeting is of another board"):
        plan.link_minute(desk.store, WHO, row_id, item_id)


def test_actions_that_serve_a_milestone_stand_with_it_open_ones_first(desk, row_id):
    for text, due in (("Closed one", "1 July 2019"), ("Late one", "1 August 2019")):
        action_id = actions.add_action(
            desk.store, WHO, desk.board_id, text, "Jean Kelly", due, raised_on=date(2019, 6, 1)
        )
        matter = follow_up.Matter(follow_up.Log.ACTIONS, action_id)
        follow_up.link(desk.store, WHO, matter, milestone_id=row_id)
        if text == "Closed one":
            follow_up.close(desk.store, WHO, [matter], date(2019, 7, 1))
    found = [(each.text, each.is_closed, each.is_late) for each in row(desk).actions]
    assert found == [("Late one", False, True), ("Closed one", True, False)]


def test_evidence_is_kept_read_and_taken_away_again(desk, row_id):
    file = TakenFile("audit.txt", "text/plain", b"Twenty cases")
    evidence_id = plan.attach_evidence(desk.store, WHO, row_id, file, " ", date(2019, 7, 3))
    (kept,) = plan.evidence_of(desk.store, row_id)
    assert (kept.title, kept.file_name, kept.size, kept.shown_on) == (
        "audit.txt",
        "audit.txt",
        12,
        date(2019, 7, 3),
    )
    assert row(desk).evidence_count == 1
    assert plan.read_evidence(desk.store, evidence_id) == ("audit.txt", b"Twenty cases")
    plan.remove_evidence(desk.store, WHO, evidence_id)
    assert plan.evidence_of(desk.store, row_id) == ()
    desk.store.undo(WHO)
    assert plan.read_evidence(desk.store, evidence_id)[1] == b"Twenty cases"


def test_milestones_are_found_by_reference_in_the_plan_that_is_meant(desk, row_id, priority, milestone):
    other = plan.add_plan(desk.store, WHO, desk.board_id, "A Bright Future")
    there = milestone(priority(1, "Early help", of=other), "1.1")
    with pytest.raises(UserError, match=r"Several plans have a milestone 1\.1"):
        plan.find_milestone(desk.store, desk.board_id, "1.1", None)
    assert plan.find_milestone(desk.store, desk.board_id, "1.1", "bright").id == there
    assert plan.find_milestone(desk.store, desk.board_id, "1.1", "Improvement plan").id == row_id
    with pytest.raises(UserError, match=r"No milestone has the reference 9\.9"):
        plan.find_milestone(desk.store, desk.board_id, "9.9", None)
    with pytest.raises(UserError, match="No single plan is called “dark”"):
        plan.find_plan(desk.store, desk.board_id, "dark")
    whole = plan.find_whole_plan(desk.store, desk.board_id, "bright")
    assert plan.find_priority(whole, "early").number == 1
    with pytest.raises(UserError, match="has no single priority “7”"):
        plan.find_priority(whole, "7")
