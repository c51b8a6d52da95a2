from __future__ import annotations

from datetime import date, time

import pytest

from boardkeeper import boards, calendar, closures, meetings
from boardkeeper.calendar import PlannedDay, WarningKind
from boardkeeper.errors import UserError

WHO = "Ann Smith"
TODAY = date(2019, 3, 1)


@pytest.fixture
def propose(desk):
    def proposed(written, year=2019, today=TODAY, **facts):
        return calendar.propose_meetings(desk.store, desk.board_id, written, year, today, **facts)

    return proposed


@pytest.fixture
def plan(desk):
    def planned(*days, **facts):
        wanted = [day if isinstance(day, PlannedDay) else PlannedDay(day) for day in days]
        return calendar.add_meetings(desk.store, WHO, desk.board_id, wanted, **facts)

    return planned


def days(proposed):
    return [f"{each.held_on:%m-%d}" for each in proposed.meetings]


def only(proposed):
    (found,) = proposed.meetings
    return found


def said(proposed):
    return [(each.kind, each.sentence) for each in only(proposed).warnings]


def test_a_year_of_second_wednesdays_is_proposed_from_words(propose):
    found = propose("second Wednesday except August")
    assert found.understood == "second Wednesday of the month except August, 1 May 2019 to 30 April 2020"
    assert found.pattern == "second Wednesday of the month except August"
    assert days(found) == [
        *("05-08", "06-12", "07-10", "09-11", "10-09", "11-13", "12-11", "01-08", "02-12", "03-11", "04-08"),
    ]
    assert all(each.can_add for each in found.meetings)


def test_the_municipal_year_runs_from_annual_meeting_to_annual_meeting(desk, propose):
    meetings.add_meeting(desk.store, WHO, desk.board_id, date(2019, 5, 22), is_annual=True)
    assert days(propose("second Wednesday"))[0] == "06-12"
    assert days(propose("second Wednesday"))[-1] == "04-08"


def test_days_named_in_the_words_come_before_the_year_that_was_chosen(propose):
    found = propose("every 4 weeks on Wednesday from 8 May 2024 until 31 July 2024")
    assert [each.held_on for each in found.meetings] == [
        date(2024, 5, 8),
        date(2024, 6, 5),
        date(2024, 7, 3),
        date(2024, 7, 31),
    ]
    assert propose("first Tuesday from 1 April 2025").meetings[-1].held_on == date(2025, 4, 1)


def test_from_january_on_the_next_year_is_planned(desk):
    year = [
        calendar.year_to_plan(desk.store, desk.board_id, day)
        for day in (date(2019, 5, 1), date(2019, 12, 31), date(2020, 1, 2), date(2020, 4, 30))
    ]
    assert year == [2019, 2019, 2020, 2020]


@pytest.mark.parametrize(
    ("day", "kind", "sentence"),
    [
        ("27 May 2019", WarningKind.BANK_HOLIDAY, "It is a bank holiday: Spring Bank Holiday."),
        ("11 May 2019", WarningKind.WEEKEND, "It is a Saturday."),
        (
            "24 April 2019",
            WarningKind.EARLY_PUBLICATION,
            "Papers out earlier than usual, by Fri 12 Apr 2019, for Good Friday and Easter Monday.",
        ),
        (
            "8 January 2020",
            WarningKind.EARLY_PUBLICATION,
            "Papers out earlier than usual, by Mon 30 Dec 2019, for New Year's Day.",
        ),
        (
            "5 March 2019",
            WarningKind.SHORT_NOTICE,
            "Notice is no longer possible: the papers had to be out by Mon 25 Feb 2019.",
        ),
        ("27 February 2019", WarningKind.PASSED, "This day has passed."),
    ],
)
def test_what_speaks_against_a_day_is_said(propose, day, kind, sentence):
    assert (kind, sentence) in said(propose(day))


def test_a_day_against_which_nothing_speaks_has_no_warning(propose):
    assert said(propose("11 September 2019")) == []


def test_a_closure_speaks_against_its_day_and_moves_the_papers_of_the_next(desk, propose):
    closures.add_closure(desk.store, WHO, desk.board_id, date(2019, 9, 6), "Election count")
    assert said(propose("6 September 2019"))[0] == (
        WarningKind.CLOSURE,
        "The council is closed: Election count.",
    )
    assert said(propose("11 September 2019")) == [
        (
            WarningKind.EARLY_PUBLICATION,
            "Papers out earlier than usual, by Mon 2 Sep 2019, for a closure.",
        )
    ]


def test_the_board_s_own_meeting_cannot_be_added_twice(desk, propose):
    boards.update_board(desk.store, WHO, desk.board_id, usual_start=time(14))
    meetings.add_meeting(desk.store, WHO, desk.board_id, date(2019, 9, 11))
    doubled = only(propose("11 September 2019"))
    assert (doubled.can_add, doubled.is_advised) == (False, False)
    assert [each.sentence for each in doubled.warnings] == ["The board already meets then."]
    assert only(propose("11 September 2019", starts_at=time(10))).can_add


def test_a_cancelled_meeting_is_offered_to_be_reinstated(desk, propose):
    meeting_id = meetings.add_meeting(desk.store, WHO, desk.board_id, date(2019, 9, 11))
    meetings.cancel_meeting(desk.store, WHO, meeting_id, "Snow")
    assert not only(propose("11 September 2019")).can_add
    assert "reinstate it" in said(propose("11 September 2019"))[0][1]


def test_another_board_s_meeting_is_named_with_its_time_and_whether_it_is_in_the_way(desk, propose):
    cabinet = boards.create_board(desk.store, WHO, "Cabinet", "Plymouth")
    meetings.add_meeting(desk.store, WHO, cabinet, date(2019, 9, 11), time(14), "Council House")
    meetings.add_meeting(desk.store, WHO, cabinet, date(2019, 9, 12))

    there = propose("11 September 2019", starts_at=time(14), venue="council house")
    assert said(there) == [(WarningKind.OTHER_BOARD, "Cabinet meets at the same time in the same place.")]
    assert said(propose("11 September 2019", starts_at=time(10))) == [
        (WarningKind.OTHER_BOARD, "Cabinet meets that day at 2.00 pm.")
    ]
    assert said(propose("12 September 2019")) == [(WarningKind.OTHER_BOARD, "Cabinet meets that day.")]
    assert only(there).is_advised


def test_a_pattern_s_bad_days_are_left_out_unless_somebody_ticks_them(propose):
    found = propose("monthly on the 1st")
    advised = [f"{each.held_on:%m-%d}" for each in found.meetings if each.is_advised]
    assert days(found)[:4] == ["05-01", "06-01", "07-01", "08-01"]
    assert "06-01" not in advised  # a Saturday
    assert "01-01" not in advised
    past = propose("second Wednesday", today=date(2019, 9, 1))
    assert next(f"{each.held_on:%m-%d}" for each in past.meetings if each.is_advised) == "09-11"


def test_a_pasted_list_is_taken_as_it_is(propose):
    found = propose(
        "Wed 10 July 2019\t2.00 pm\tWarspite Room\n11 September 2019\n11 September 2019\nto be arranged",
        today=date(2026, 1, 1),
        starts_at=time(14, 30),
        venue="Council House",
    )
    assert (found.understood, found.unread, found.pattern) == ("A list of 3 days", ("to be arranged",), "")
    assert [(each.held_on, each.starts_at, each.venue) for each in found.meetings] == [
        (date(2019, 7, 10), time(14), "Warspite Room"),
        (date(2019, 9, 11), time(14, 30), "Council House"),
    ]
    assert all(each.is_advised for each in found.meetings)


def test_what_is_neither_a_pattern_nor_a_list_says_how_to_write_one(propose):
    assert propose("now and then").problem.startswith("“now and then” is not a pattern")
    assert propose("every second Wednesday").problem.endswith("“every 2 weeks on Wednesday”.")
    assert propose(" ").problem == "Write how often the board meets, or paste its days."


def test_a_year_is_added_in_one_step_and_undone_in_one(desk, plan, propose):
    boards.update_board(desk.store, WHO, desk.board_id, usual_start=time(14), usual_venue="Council House")
    found = propose("second Wednesday except August")
    added = plan(
        *(PlannedDay(each.held_on, each.starts_at, each.venue) for each in found.meetings),
        first_is_annual=True,
        standard_agenda=True,
        pattern=found.pattern,
    )
    first, second = (meetings.get_meeting(desk.store, added[place]) for place in (0, 1))

    assert desk.labels()[0] == "Add 11 meetings"
    assert (first.held_on, first.is_annual, first.starts_at) == (date(2019, 5, 8), True, time(14))
    assert (second.is_annual, second.items, second.venue) == (False, 8, "Council House")
    assert boards.get_board(desk.store, desk.board_id).meeting_pattern == found.pattern
    desk.store.undo(WHO)
    assert meetings.list_meetings(desk.store, desk.board_id).total == 0
    assert boards.get_board(desk.store, desk.board_id).meeting_pattern == ""


def test_when_one_day_is_taken_none_is_added(desk, plan):
    meetings.add_meeting(desk.store, WHO, desk.board_id, date(2019, 9, 11))
    with pytest.raises(UserError, match="already meets on 11 September 2019"):
        plan(date(2019, 7, 10), date(2019, 9, 11))
    assert meetings.list_meetings(desk.store, desk.board_id).total == 1


def test_no_day_at_all_is_refused_and_one_day_is_named(desk, plan):
    with pytest.raises(UserError, match="No day is chosen"):
        plan()
    plan(date(2019, 7, 10))
    assert desk.labels()[0] == "Add the meeting of 10 July 2019"


def test_planning_a_year_again_adds_only_what_is_new(propose, plan):
    plan(*(each.held_on for each in propose("second Wednesday in May and June").meetings))
    again = propose("second Wednesday in May, June and July")
    assert [(f"{each.held_on:%m-%d}", each.is_advised) for each in again.meetings] == [
        ("05-08", False),
        ("06-12", False),
        ("07-10", True),
    ]
