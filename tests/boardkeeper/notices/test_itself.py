"""What the board file shows by itself."""

from __future__ import annotations

from datetime import date

import pytest

from boardkeeper import attendance, meetings, minutes, people, plan, posts
from boardkeeper.minutes import ParagraphKind, Verb, WrittenMinute
from boardkeeper.notices import ShownFrom, Standing
from boardkeeper.notices.held import meetings_held_in, turnout
from boardkeeper.people import SeatRole
from boardkeeper.plan import MilestoneStatus
from tests.boardkeeper.conftest import WHO

HELD = date(2023, 9, 6)


@pytest.fixture
def seats(tracked):
    """Chair, vice-chair, adviser and the Department’s representative, by role."""
    for name, role in (
        ("Ada Marsh", SeatRole.CHAIR),
        ("Ben Howe", SeatRole.VICE_CHAIR),
        ("Cy Reed", SeatRole.ADVISER),
        ("Dee Lane", SeatRole.DFE),
    ):
        people.add_member(tracked.store, WHO, tracked.board_id, name, role)
    return {each.role: each.person_id for each in people.list_members(tracked.store, tracked.board_id, HELD)}


def hold(tracked, day, present=()):
    meeting = meetings.add_meeting(tracked.store, WHO, tracked.board_id, day)
    for person in present:
        attendance.record_attendance(tracked.store, WHO, meeting, person, minutes.Presence.PRESENT)
    minutes.write_minute(
        tracked.store,
        WHO,
        meeting,
        WrittenMinute("Report", [(ParagraphKind.TEXT, "Noted.")], [(Verb.RESOLVED, "That it be noted.")]),
    )
    return meeting


def add_milestone(tracked, **facts):
    plan_id = plan.add_plan(tracked.store, WHO, tracked.board_id, "Plan")
    priority = plan.add_priority(tracked.store, WHO, plan_id, 1, "Front door")
    return plan.add_milestone(tracked.store, WHO, priority, "1.1", "Decide in a day.", **facts)


def test_a_board_that_met_shows_it_with_attendance_and_who_presided(tracked, seats):
    tracked.add("4b", ShownFrom.MEETING, every_months=1)
    hold(tracked, HELD, (seats[SeatRole.CHAIR], seats[SeatRole.DFE]))
    row = tracked.paragraph("4b")
    assert (row.last_shown_on, row.next_due_on) == (HELD, date(2023, 10, 31))
    assert row.itself == (
        "The board met on 6 September 2023: 1 of 2 members came, Ada Marsh in the chair. "
        "The Department was represented."
    )
    assert row.gaps == ()


def test_a_meeting_that_is_planned_is_when_the_board_is_shown_next(tracked, seats):
    tracked.add("4b", ShownFrom.MEETING, every_months=1)
    hold(tracked, HELD, tuple(seats.values()))
    meetings.add_meeting(tracked.store, WHO, tracked.board_id, date(2023, 10, 4))
    assert tracked.paragraph("4b").next_due_on == date(2023, 10, 4)


def test_five_weeks_between_two_boards_are_not_late_when_each_month_has_one(tracked, seats):
    tracked.add("4b", ShownFrom.MEETING, every_months=1)
    hold(tracked, date(2023, 8, 2), tuple(seats.values()))
    assert tracked.paragraph("4b").next_due_on == date(2023, 9, 30)
    assert tracked.paragraph("4b").standing is Standing.DUE_SOON


def test_nobody_from_the_department_and_nobody_in_the_chair_are_gaps(tracked, seats):
    tracked.add("11", ShownFrom.MEETING, every_months=1)
    hold(tracked, HELD, (seats[SeatRole.VICE_CHAIR],))
    assert tracked.paragraph("11").gaps == (
        "Nobody is recorded as chairing on 6 September 2023.",
        "The Department was not represented on 6 September 2023.",
    )


def test_a_meeting_without_attendance_says_that_it_is_not_known(tracked, seats):
    tracked.add("4b", ShownFrom.MEETING, every_months=1)
    hold(tracked, HELD)
    row = tracked.paragraph("4b")
    assert row.itself == "The board met on 6 September 2023."
    assert row.gaps == ("Nobody’s attendance on 6 September 2023 is recorded.",)


def test_a_meeting_that_is_only_past_was_not_held(tracked):
    tracked.add("4b", ShownFrom.MEETING, every_months=1)
    meetings.add_meeting(tracked.store, WHO, tracked.board_id, HELD)
    assert tracked.paragraph("4b").last_shown_on is None


def test_how_often_each_came_leaves_meetings_without_attendance_out(tracked, seats):
    hold(tracked, date(2023, 7, 5), (seats[SeatRole.CHAIR],))
    hold(tracked, date(2023, 8, 2))
    hold(tracked, HELD, (seats[SeatRole.CHAIR], seats[SeatRole.ADVISER]))
    with tracked.store.read() as session:
        found = turnout(meetings_held_in(session, tracked.board_id, None, tracked.today))
    assert [(each.name, each.came, each.meetings) for each in found] == [
        ("Ada Marsh", 2, 2),
        ("Ben Howe", 0, 2),
        ("Cy Reed", 1, 2),
        ("Dee Lane", 0, 2),
    ]


def test_statuses_show_the_plan_on_the_day_they_were_said(tracked):
    tracked.add("4a", ShownFrom.PLAN, every_months=1)
    assert "There is no improvement plan in this file." in tracked.paragraph("4a").gaps
    milestone = add_milestone(tracked)
    assert "1 milestone has no status: 1.1." in tracked.paragraph("4a").gaps
    plan.record_milestone_status(
        tracked.store, WHO, milestone, "2023-08", MilestoneStatus.ON_TRACK, said_on=date(2023, 9, 5)
    )
    row = tracked.paragraph("4a")
    assert (row.last_shown_on, row.gaps) == (date(2023, 9, 5), ())
    assert row.itself == (
        "As at August 2023, 1 of 1 milestones are complete or on track: 100.0% of all, 100.0% of the 1 due."
    )


def test_slow_objectives_are_named_by_themselves(tracked):
    tracked.add("4d", ShownFrom.SLOW_OBJECTIVES, every_months=1)
    milestone = add_milestone(tracked)
    plan.record_milestone_status(
        tracked.store, WHO, milestone, "2023-08", MilestoneStatus.OFF_TRACK, said_on=date(2023, 9, 5)
    )
    assert tracked.paragraph("4d").itself == "1 objective is marked as slow to progress: 1.1."


def test_figures_show_the_reports_and_name_the_indicators_that_lag(tracked):
    tracked.add("4c", ShownFrom.FIGURES, every_months=1)
    assert "There are no performance figures in this file." in tracked.paragraph("4c").gaps
    tracked.desk.add_kpi("Re-referrals", {"2023-07": "30.0", "2023-08": "29.0"})
    tracked.desk.add_kpi("Placements", {"2023-07": "10.0"})
    row = tracked.paragraph("4c")
    assert row.itself == "Figures up to August 2023 are held for 1 of 2 indicators."
    assert row.last_shown_on == date(2023, 8, 31)
    assert row.gaps == ("1 indicator has no figure for August 2023: Placements.",)


def test_the_later_of_the_file_and_a_showing_by_hand_counts(tracked):
    tracked.add("4c", ShownFrom.FIGURES, every_months=1, last_shown_on=date(2023, 9, 6))
    tracked.desk.add_kpi("Re-referrals", {"2023-08": "29.0"})
    row = tracked.paragraph("4c")
    assert (row.last_shown_on, row.next_due_on) == (date(2023, 9, 6), date(2023, 10, 6))


def test_a_substitute_counts_for_whose_seat_it_is_and_an_acting_chair_is_named(tracked, seats):
    tracked.add("4b", ShownFrom.MEETING, every_months=1)
    meeting = hold(tracked, HELD, (seats[SeatRole.DFE],))
    guest = posts.add_officer(tracked.store, WHO, "Flo Grey", "Deputy")
    attendance.record_attendance(
        tracked.store,
        WHO,
        meeting,
        guest,
        minutes.Presence.SUBSTITUTE,
        substitute_for_id=seats[SeatRole.CHAIR],
    )
    attendance.record_attendance(
        tracked.store,
        WHO,
        meeting,
        seats[SeatRole.VICE_CHAIR],
        minutes.Presence.PRESENT,
        acting_as="Chair",
    )
    assert tracked.paragraph("4b").itself == (
        "The board met on 6 September 2023: 2 of 2 members came, Ben Howe in the chair. "
        "The Department was represented."
    )
