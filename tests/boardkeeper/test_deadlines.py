from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boardkeeper import agenda, boards, closures, deadlines, meetings
from boardkeeper.boards import BoardKind, Nation
from boardkeeper.deadlines import LateKind
from boardkeeper.rules.clear_days import NoticeRule, clear_days_between, is_counted, notice
from db.tables.reports import Report

WHO = "Ann Smith"
MEETING = date(2019, 9, 11)
TODAY = date(2019, 8, 28)

#: Every worked example: the meeting, the last lawful day, the clear days counted.
EXAMPLES = [
    (date(2019, 9, 11), date(2019, 9, 3), [4, 5, 6, 9, 10]),
    (date(2019, 7, 17), date(2019, 7, 9), [10, 11, 12, 15, 16]),
    (date(2019, 5, 29), date(2019, 5, 20), [21, 22, 23, 24, 28]),
    (date(2019, 8, 28), date(2019, 8, 19), [20, 21, 22, 23, 27]),
    (date(2019, 4, 24), date(2019, 4, 12), [15, 16, 17, 18, 23]),
    (date(2020, 1, 8), date(2019, 12, 30), [31, 2, 3, 6, 7]),
    (date(2022, 9, 20), date(2022, 9, 9), [12, 13, 14, 15, 16]),
    (date(2023, 5, 10), date(2023, 4, 28), [2, 3, 4, 5, 9]),
    (date(2023, 9, 12), date(2023, 9, 4), [5, 6, 7, 8, 11]),
    (date(2024, 7, 8), date(2024, 6, 28), [1, 2, 3, 4, 5]),
]


@pytest.fixture
def add(desk):
    return lambda day=MEETING: meetings.add_meeting(desk.store, WHO, desk.board_id, day)


@pytest.fixture
def count(desk):
    return lambda meeting_id, today=TODAY: deadlines.meeting_deadlines(desk.store, meeting_id, today)


@pytest.fixture
def choices(desk):
    return lambda meeting_id, on: deadlines.late_choices(desk.store, meeting_id, on)


def on(counted, title):
    return next((each for each in counted.deadlines if each.title == title), None)


@pytest.mark.parametrize(("day", "publish_by", "days"), EXAMPLES)
def test_the_law_s_day_is_counted_as_real_meetings_were(add, count, choices, day, publish_by, days):
    meeting_id = add(day)
    counted = count(meeting_id, publish_by)
    by_law = on(counted, deadlines.BY_LAW)
    assert (by_law.on, by_law.days_left, by_law.is_law, counted.slack) == (publish_by, 0, True, 0)
    assert [each.day for each in counted.notice.days] == days
    assert choices(meeting_id, publish_by) == ()
    assert choices(meeting_id, publish_by + timedelta(days=1)) != ()


def test_the_board_s_own_days_are_worked_back_from_the_day_of_publication(desk, add, count):
    meeting_id = add()
    counted = count(meeting_id)
    assert [(each.title, each.on, each.days_left, each.is_law) for each in counted.deadlines] == [
        ("Key decisions announced", date(2019, 8, 13), -15, True),
        ("Reports in", date(2019, 8, 27), -1, False),
        ("Director’s sign-off", date(2019, 8, 30), 2, False),
        ("Chair’s briefing", date(2019, 9, 2), 5, False),
        ("Publish by law", date(2019, 9, 3), 6, True),
    ]
    boards.update_board(desk.store, WHO, desk.board_id, report_deadline_days=7, sign_off_days=0)
    counted = count(meeting_id)
    assert on(counted, deadlines.REPORTS_IN).on == date(2019, 8, 22)
    assert on(counted, deadlines.SIGNED_OFF).on == date(2019, 9, 3)


def test_a_board_that_counts_calendar_days_counts_all_its_deadlines_so(desk, add, count):
    boards.update_board(desk.store, WHO, desk.board_id, notice_in_working_days=False)
    counted = count(add())
    assert on(counted, deadlines.BY_LAW).on == date(2019, 9, 5)
    assert on(counted, deadlines.REPORTS_IN).on == date(2019, 8, 31)


def test_a_closure_moves_every_deadline(desk, add, count):
    closures.add_closure(desk.store, WHO, desk.board_id, date(2019, 9, 6), "Election count")
    counted = count(add())
    assert on(counted, deadlines.BY_LAW).on == date(2019, 9, 2)
    assert on(counted, deadlines.BRIEFING).on == date(2019, 8, 30)


def test_slack_counts_the_days_that_count_and_not_today(add, count):
    meeting_id = add()
    assert [count(meeting_id, date(2019, 8, day)).slack for day in (28, 29, 30, 31)] == [4, 3, 2, 2]
    assert count(meeting_id, date(2019, 9, 2)).slack == 1
    assert count(meeting_id, date(2019, 9, 5)).slack == 0


def test_notice_of_key_decisions_presses_only_once_a_report_is_one(desk, add, count):
    meeting_id = add()
    item_id = agenda.add_item(desk.store, WHO, meeting_id, "School transport")
    assert on(count(meeting_id), deadlines.KEY_DECISIONS).applies is False
    with desk.store.edit("Make it a key decision", WHO) as session:
        session.add(Report(agenda_item_id=item_id, title="School transport", is_key_decision=True))
    found = on(count(meeting_id), deadlines.KEY_DECISIONS)
    assert (found.on, found.applies, found.is_law) == (date(2019, 8, 13), True, True)


def test_notice_of_key_decisions_is_counted_in_the_board_s_kind_of_days(desk, add, count):
    boards.update_board(
        desk.store, WHO, desk.board_id, key_decision_days=20, key_decision_in_working_days=True
    )
    assert on(count(add()), deadlines.KEY_DECISIONS).on == date(2019, 8, 12)


def test_scrutiny_takes_no_key_decisions(desk, add, count):
    boards.update_board(desk.store, WHO, desk.board_id, kind=BoardKind.SCRUTINY)
    assert on(count(add()), deadlines.KEY_DECISIONS) is None


def test_the_clear_days_a_paper_really_had_are_counted(desk, add):
    meeting_id = add()
    with desk.store.read() as session:
        had = [
            deadlines.clear_days_had_in(session, meeting_id, date(2019, 9, day)) for day in (2, 3, 4, 6, 10)
        ]
    assert had == [6, 5, 4, 2, 0]


def test_papers_that_are_late_lead_through_what_is_still_lawful(choices, add):
    meeting_id = add()
    add(date(2019, 9, 13))
    add(date(2019, 11, 13))
    found = choices(meeting_id, date(2019, 9, 4))

    assert [(each.kind, each.day) for each in found] == [
        (LateKind.POSTPONE, date(2019, 9, 12)),
        (LateKind.SHORT_NOTICE, MEETING),
        (LateKind.URGENT, MEETING),
        (LateKind.NEXT_MEETING, date(2019, 9, 13)),
    ]
    postpone, short, urgent, following = found
    assert postpone.title == "Postpone the meeting to Thu 12 Sep 2019"
    assert postpone.explanation == (
        "Thu 12 Sep 2019 is the first day with 5 clear days after publication on Wed 4 Sep 2019. "
        "The board meets anyway on Fri 13 Sep 2019. The reason is kept with the meeting, and new notice is given."
    )
    assert "Only when the meeting itself was convened at shorter notice" in short.explanation
    assert "s. 100B(3)" in short.explanation
    assert "the minutes must state (Local Government Act 1972, s. 100B(4)(b))" in urgent.explanation
    assert following.title == "Take the business on Fri 13 Sep 2019"


def test_a_meeting_too_near_for_its_papers_is_not_the_one_to_wait_for(choices, add):
    meeting_id = add()
    add(date(2019, 9, 13))
    add(date(2019, 11, 13))
    assert choices(meeting_id, date(2019, 9, 9))[-1].day == date(2019, 11, 13)


def test_a_meeting_is_postponed_to_a_working_day_on_which_the_board_is_free(choices, add):
    meeting_id = add()
    assert choices(meeting_id, date(2019, 9, 6))[0].day == date(2019, 9, 16)
    add(date(2019, 9, 16))
    assert choices(meeting_id, date(2019, 9, 6))[0].day == date(2019, 9, 17)


def test_without_another_meeting_the_last_way_asks_for_one(choices, add):
    found = choices(add(), date(2019, 9, 4))[-1]
    assert (found.kind, found.day) == (LateKind.NEXT_MEETING, None)
    assert "No later meeting of the board is planned" in found.explanation


def test_papers_that_come_after_an_agenda_published_in_time_cannot_shorten_its_notice(desk, choices, add):
    meeting_id = add()
    agenda.add_item(desk.store, WHO, meeting_id, "Apologies")
    agenda.publish_agenda(desk.store, WHO, meeting_id, date(2019, 9, 3))
    kinds = [each.kind for each in choices(meeting_id, date(2019, 9, 5))]
    assert kinds == [LateKind.POSTPONE, LateKind.URGENT, LateKind.NEXT_MEETING]


def test_once_the_day_is_over_only_the_next_meeting_is_left(choices, add):
    meeting_id = add()
    assert [each.kind for each in choices(meeting_id, date(2019, 9, 12))] == [LateKind.NEXT_MEETING]


def test_the_act_of_england_and_wales_is_not_cited_elsewhere(desk, choices, add):
    boards.update_board(desk.store, WHO, desk.board_id, nation=Nation.SCOTLAND)
    assert all("Act 1972" not in each.explanation for each in choices(add(), date(2019, 9, 5)))


@given(
    st.dates(date(2000, 1, 1), date(2080, 12, 31)),
    st.integers(0, 60),
    st.integers(0, 40),
    st.booleans(),
)
def test_the_day_a_meeting_is_postponed_to_is_the_first_that_leaves_enough_notice(
    held_on, days, published_ahead, working
):
    rule = NoticeRule(days=days, working_days=working)
    published = held_on - timedelta(days=published_ahead)
    day = deadlines.first_lawful_day(published, held_on, rule)
    weekdays = NoticeRule(days=days)

    assert day > held_on
    assert notice(day, rule).publish_by >= published
    assert clear_days_between(published, day, rule) >= days
    earlier = (held_on + timedelta(days=ahead) for ahead in range(1, (day - held_on).days))
    assert all(
        notice(each, rule).publish_by < published or not is_counted(each, weekdays) for each in earlier
    )
