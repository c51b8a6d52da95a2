"""Plans on paper: by themselves, and in the pack of a meeting."""

from __future__ import annotations

from datetime import date, time

import pytest

from boardkeeper import agenda, meetings, packs, plan, plan_paper
from boardkeeper.agenda import PaperKind
from boardkeeper.documents.blocks import Heading, Paragraph, Table
from boardkeeper.documents.pack import compose_pack
from boardkeeper.errors import UserError
from boardkeeper.plan import MilestoneStatus, PlanKind

WHO = "Ann Smith"
ON, OFF = MilestoneStatus.ON_TRACK, MilestoneStatus.OFF_TRACK


@pytest.fixture
def plans(desk):
    """An improvement plan and a strategy, each with a priority and a milestone due in August 2019."""
    found = {}
    for title, kind in (
        ("Improvement plan", PlanKind.IMPROVEMENT_PLAN),
        ("A Bright Future", PlanKind.STRATEGY),
    ):
        plan_id = plan.add_plan(desk.store, WHO, desk.board_id, title, kind=kind)
        priority = plan.add_priority(desk.store, WHO, plan_id, 1, "Front door")
        milestone = plan.add_milestone(
            desk.store, WHO, priority, "1.1", "Audit", due_on=date(2019, 8, 31), lead="Jean Kelly"
        )
        plan.record_milestone_status(desk.store, WHO, milestone, "2019-06", ON, said_on=date(2019, 7, 3))
        found[title] = (plan_id, milestone)
    return found


def headings(section):
    return [block.text for block in section.blocks if isinstance(block, Heading) and block.level < 3]


def said(section):
    return " ".join(str(block.text) for block in section.blocks if isinstance(block, Paragraph))


def test_the_paper_judges_slowness_on_the_day_it_is_asked_for(desk, plans):
    early = plan_paper.gather_plan(desk.store, desk.board_id, today=date(2019, 8, 1)).sections[0]
    late = plan_paper.gather_plan(desk.store, desk.board_id, today=date(2019, 9, 1)).sections[0]
    assert "No milestone is slow." in said(early)
    assert "Where progress is slow" in headings(late)


def test_the_paper_as_at_a_day_knows_nothing_that_was_said_later(desk, plans):
    plan_id, milestone = plans["A Bright Future"]
    plan.record_milestone_status(desk.store, WHO, milestone, "2019-08", OFF, said_on=date(2019, 9, 2))
    then = plan_paper.gather_plan(desk.store, desk.board_id, plan_id, as_at=date(2019, 7, 10))
    assert "As at June 2019, 1 of 1 commitments is on track" in said(then.sections[0])
    now = plan_paper.gather_plan(desk.store, desk.board_id, plan_id, today=date(2019, 9, 3))
    assert "As at August 2019, 0 of 1 commitments" in said(now.sections[0])
    assert now.title == "A Bright Future, Children's Scrutiny"


def test_a_plan_without_a_priority_and_a_board_without_a_plan_are_refused(desk):
    with pytest.raises(UserError, match="The board has no plan yet"):
        plan_paper.gather_plan(desk.store, desk.board_id)
    plan.add_plan(desk.store, WHO, desk.board_id, "Areas", kind=PlanKind.AREAS)
    with pytest.raises(UserError, match="“Areas” has no area for improvement yet"):
        plan_paper.gather_plan(desk.store, desk.board_id)


@pytest.fixture
def pack(desk, plans):
    """The pack of September 2019: the plan under two items, of which one names the strategy."""
    meetings.add_meeting(desk.store, WHO, desk.board_id, date(2019, 7, 10), time(14))
    meeting_id = meetings.add_meeting(desk.store, WHO, desk.board_id, date(2019, 9, 11), time(14))
    for title in ("Progress", "a bright future: progress"):
        agenda.add_item(desk.store, WHO, meeting_id, title, paper=PaperKind.PLAN)
    _, milestone = plans["Improvement plan"]
    plan.record_milestone_status(
        desk.store, WHO, milestone, "2019-08", OFF, "Two left.", said_on=date(2019, 9, 2)
    )
    return compose_pack(packs.gather_papers(desk.store, meeting_id))


def test_an_item_prints_the_plan_its_title_names_and_otherwise_the_first(pack):
    titles = [headings(section)[0] for section in pack.sections[1:]]
    assert titles == ["Improvement plan", "A Bright Future"]


def test_a_pack_says_what_changed_since_the_meeting_before_as_at_its_own_day(pack):
    _, first, second = pack.sections
    assert "What changed since the meeting of 10 July 2019" in headings(first)
    table = next(
        block for block in first.blocks if isinstance(block, Table) and "What changed" in block.caption
    )
    assert [cell.text for cell in table.rows[0].cells] == [
        "1.1",
        "Audit",
        "On track",
        "Off track",
        "Two left.",
    ]
    assert said(second).endswith("1 commitment is newly slow.")
