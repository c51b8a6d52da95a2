from __future__ import annotations

from datetime import date

import pytest

from boardkeeper import imports, plan
from boardkeeper.errors import UserError
from boardkeeper.imports import ImportKind
from boardkeeper.plan import MilestoneStatus

WHO = "Ann Smith"
HEAD = ["Ref", "Priority", "Progress milestone", "Impact / Evidence", "Key dates", "Status"]


def rows(*statuses):
    return [
        HEAD,
        *(
            [f"1.{number}", "1 Strategy discussions", f"Milestone {number}", "", "March 2019", status]
            for number, status in enumerate(statuses, 1)
        ),
    ]


def test_a_month_later_the_status_is_one_more_entry_and_the_old_one_stays(desk, bring_in, saved):
    bring_in("milestones", saved("plan-2019-06.xlsx", {"M": rows("ON TRACK", "NOT YET DUE")}))
    counts = bring_in("milestones", saved("plan-2019-07.xlsx", {"M": rows("OFF TRACK", "NOT YET DUE")}))
    assert (counts.new, counts.changed, counts.same) == (0, 2, 0), "both have a status as at July now"
    first, second = plan.list_milestones(desk.store, desk.board_id).rows
    assert (first.status, first.status_before, first.period) == (
        MilestoneStatus.OFF_TRACK,
        MilestoneStatus.ON_TRACK,
        "2019-07",
    )
    assert [entry.status for entry in plan.status_history(desk.store, second.id)] == [
        MilestoneStatus.NOT_YET_DUE
    ] * 2
    desk.store.undo(WHO)
    assert plan.list_milestones(desk.store, desk.board_id).rows[0].status is MilestoneStatus.ON_TRACK


def test_importing_again_writes_nothing(desk, bring_in, saved, everything):
    path = saved("plan-2019-06.xlsx", {"M": rows("ON TRACK", "COMPLETE")})
    assert bring_in("milestones", path).new == 2
    before = everything(desk.store)
    again = bring_in("milestones", path)
    assert (again.new, again.changed, again.same) == (0, 0, 2)
    assert everything(desk.store) == before
    assert desk.labels() == ["Import milestones from plan-2019-06.xlsx"]


def test_a_day_given_by_hand_outlives_words_that_name_none_until_they_change(desk, bring_in, saved):
    def plan_of(key_dates):
        row = ["1.1", "1 Strategy discussions", "Milestone 1", "", key_dates, "ON TRACK"]
        return saved("plan-2019-06.xlsx", {"M": [HEAD, row]})

    def due():
        return plan.list_milestones(desk.store, desk.board_id).rows[0].due_on

    bring_in("milestones", plan_of("First post in July, second by the end of the year"))
    milestone = plan.list_milestones(desk.store, desk.board_id).rows[0]
    assert milestone.due_on is None
    plan.edit_milestone(desk.store, WHO, milestone.id, due_on=date(2019, 12, 31))
    again = bring_in("milestones", plan_of("First post in July, second by the end of the year"))
    assert (again.new, again.changed, again.same) == (0, 0, 1)
    assert due() == date(2019, 12, 31)
    bring_in("milestones", plan_of("When the money allows"))
    assert due() is None


def test_the_month_is_the_one_said_before_the_one_in_the_name(desk, bring_in, saved):
    path = saved("plan-2019-06.xlsx", {"M": rows("ON TRACK")})
    bring_in("milestones", path, period="2019-05")
    assert plan.list_milestones(desk.store, desk.board_id).rows[0].period == "2019-05"
    with pytest.raises(UserError, match="A status belongs to a month, and 2019-Q1 is not one"):
        bring_in("milestones", path, period="2019-Q1")


def test_without_any_month_the_present_one_is_taken_and_said(saved):
    read = imports.read_workbook_as(ImportKind.MILESTONES, saved("plan.xlsx", {"M": rows("ON TRACK")}))
    assert f"so the statuses are taken as at {read.period}" in read.remarks[-1].sentence


def test_a_row_that_changed_its_words_is_shown_with_both(desk, bring_in, saved):
    bring_in("milestones", saved("plan-2019-06.xlsx", {"M": rows("ON TRACK")}))
    changed = rows("ON TRACK")
    changed[1][2] = "Milestone one, reworded"
    read = imports.read_workbook_as(ImportKind.MILESTONES, saved("again-2019-06.xlsx", {"M": changed}))
    (line,) = imports.preview_import(desk.store, desk.board_id, read).lines
    assert [(change.field, change.before, change.after) for change in line.changes] == [
        ("text", "Milestone 1", "Milestone one, reworded")
    ]


def plans(desk):
    from db.tables.plan import Plan

    with desk.store.edit("Make two plans", "Ann Smith") as session:
        made = [
            Plan(board_id=desk.board_id, title=title, position=n) for n, title in enumerate(("One", "Two"))
        ]
        session.add_all(made)
        session.flush()
        return [plan.id for plan in made]


def in_plan(desk, plan_id):
    from db.tables.plan import Milestone, Priority

    with desk.store.read() as session:
        return [
            row.reference
            for row in session.query(Milestone).join(Priority).filter(Priority.plan_id == plan_id)
        ]


def test_milestones_go_into_the_plan_that_was_chosen_and_then_by_themselves(desk, saved):
    first, second = plans(desk)
    read = imports.read_workbook_as(
        ImportKind.MILESTONES, saved("plan-2019-06.xlsx", {"M": rows("ON TRACK")})
    )
    preview = imports.preview_import(desk.store, desk.board_id, imports.into_plan(read, second))
    assert ([plan.title for plan in preview.plans], preview.plan_id) == (["One", "Two"], second)
    imports.apply_import(desk.store, "Ann Smith", preview)
    assert in_plan(desk, first) == []
    assert in_plan(desk, second)
    july = imports.read_workbook_as(
        ImportKind.MILESTONES, saved("plan-2019-07.xlsx", {"M": rows("COMPLETE")})
    )
    next_month = imports.preview_import(desk.store, desk.board_id, july)
    assert (next_month.plan_id, next_month.counts.new) == (second, 0)


def test_figures_belong_to_the_plan_that_was_chosen(desk, saved):
    from boardkeeper import kpis

    _, second = plans(desk)
    rows = [["Indicator", "Apr-19"], ["Re-referrals %", 0.31]]
    read = imports.read_workbook_as(ImportKind.KPIS, saved("june.xlsx", {"K": rows}))
    preview = imports.preview_import(desk.store, desk.board_id, imports.into_plan(read, second))
    imports.apply_import(desk.store, "Ann Smith", preview)
    assert kpis.find_kpi(desk.store, desk.board_id, "Re-ref").plan_id == second
