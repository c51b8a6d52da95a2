from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boardkeeper.rules.clear_days import (
    Nation,
    NoticeRule,
    bank_holidays,
    clear_days_between,
    is_counted,
    key_decision_notice,
    notice,
    working_back,
)

ENGLAND = NoticeRule(Nation.ENGLAND)
MEETINGS = st.dates(dt.date(1990, 1, 1), dt.date(2090, 12, 31))
RULES = st.builds(
    NoticeRule,
    nation=st.sampled_from(Nation),
    days=st.integers(0, 60),
    working_days=st.booleans(),
    closures=st.frozensets(st.dates(dt.date(2018, 1, 1), dt.date(2020, 12, 31)), max_size=12),
)


def days_of(year: int, month: int, *days: int) -> list[dt.date]:
    return [dt.date(year, month, day) for day in days]


@pytest.mark.parametrize(
    ("meeting", "publish_by", "days"),
    [
        (dt.date(2019, 9, 11), dt.date(2019, 9, 3), days_of(2019, 9, 4, 5, 6, 9, 10)),
        (dt.date(2019, 7, 17), dt.date(2019, 7, 9), days_of(2019, 7, 10, 11, 12, 15, 16)),
        (dt.date(2019, 5, 29), dt.date(2019, 5, 20), days_of(2019, 5, 21, 22, 23, 24, 28)),
        (dt.date(2019, 8, 28), dt.date(2019, 8, 19), days_of(2019, 8, 20, 21, 22, 23, 27)),
        (dt.date(2019, 4, 24), dt.date(2019, 4, 12), days_of(2019, 4, 15, 16, 17, 18, 23)),
        (
            dt.date(2020, 1, 8),
            dt.date(2019, 12, 30),
            days_of(2019, 12, 31) + days_of(2020, 1, 2, 3, 6, 7),
        ),
        (dt.date(2022, 9, 20), dt.date(2022, 9, 9), days_of(2022, 9, 12, 13, 14, 15, 16)),
        (dt.date(2023, 5, 10), dt.date(2023, 4, 28), days_of(2023, 5, 2, 3, 4, 5, 9)),
        (dt.date(2023, 9, 12), dt.date(2023, 9, 4), days_of(2023, 9, 5, 6, 7, 8, 11)),
        (dt.date(2024, 7, 8), dt.date(2024, 6, 28), days_of(2024, 7, 1, 2, 3, 4, 5)),
    ],
    ids=lambda value: value.isoformat() if isinstance(value, dt.date) else "",
)
def test_five_clear_days_are_counted_as_real_meetings_were(
    meeting: dt.date, publish_by: dt.date, days: list[dt.date]
) -> None:
    found = notice(meeting, ENGLAND)
    assert found.meeting == meeting
    assert found.publish_by == publish_by
    assert list(found.days) == days
    assert clear_days_between(publish_by, meeting, ENGLAND) == 5


def test_a_key_decision_is_announced_twenty_eight_clear_days_before() -> None:
    assert key_decision_notice(dt.date(2019, 9, 11)) == dt.date(2019, 8, 13)


def test_a_nation_keeps_its_own_holidays() -> None:
    rule = NoticeRule(Nation.SCOTLAND)
    assert notice(dt.date(2019, 8, 28), rule).publish_by == dt.date(2019, 8, 20)
    assert dt.date(2019, 8, 26) in bank_holidays(Nation.ENGLAND, [2019])
    assert dt.date(2019, 8, 26) not in bank_holidays(Nation.SCOTLAND, [2019])
    assert dt.date(2019, 7, 12) in bank_holidays(Nation.NORTHERN_IRELAND, [2019])


def test_england_and_wales_share_a_calendar() -> None:
    years = range(2015, 2031)
    assert bank_holidays(Nation.ENGLAND, years) == bank_holidays(Nation.WALES, years)


def test_one_off_holidays_are_known_by_name() -> None:
    found = bank_holidays(Nation.ENGLAND, [2023, 2022])
    assert "Funeral" in found[dt.date(2022, 9, 19)]
    assert "Coronation" in found[dt.date(2023, 5, 8)]
    assert list(found) == sorted(found)


def test_a_closure_of_the_offices_is_left_out_and_is_no_day_to_publish() -> None:
    closed = NoticeRule(closures=frozenset({dt.date(2019, 9, 6), dt.date(2019, 9, 2)}))
    found = notice(dt.date(2019, 9, 11), closed)
    assert list(found.days) == days_of(2019, 9, 3, 4, 5, 9, 10)
    assert found.publish_by == dt.date(2019, 8, 30)


def test_calendar_days_count_weekends_and_holidays() -> None:
    rule = NoticeRule(working_days=False)
    assert notice(dt.date(2019, 5, 29), rule).publish_by == dt.date(2019, 5, 23)


def test_a_paper_published_on_the_day_or_later_had_no_clear_day() -> None:
    meeting = dt.date(2019, 9, 11)
    for published in (dt.date(2019, 9, 10), meeting, dt.date(2019, 10, 1)):
        assert clear_days_between(published, meeting, ENGLAND) == 0


def test_deadlines_are_worked_back_from_a_day() -> None:
    publish_by = dt.date(2019, 9, 3)
    assert working_back(publish_by, 0, ENGLAND) == publish_by
    assert working_back(publish_by, 7, ENGLAND) == dt.date(2019, 8, 22)


@pytest.mark.parametrize("days", [-1, 61])
def test_an_absurd_number_of_days_is_refused(days: int) -> None:
    with pytest.raises(ValueError, match="from 0 to 60"):
        NoticeRule(days=days)
    with pytest.raises(ValueError, match="from 0 to 60"):
        key_decision_notice(dt.date(2019, 9, 11), days)
    with pytest.raises(ValueError, match="from 0 to 60"):
        working_back(dt.date(2019, 9, 11), days, ENGLAND)


def test_a_meeting_at_the_beginning_of_time_is_refused_in_words() -> None:
    with pytest.raises(ValueError, match="no day early enough"):
        notice(dt.date(1, 1, 3), ENGLAND)


@given(MEETINGS, RULES)
def test_notice_is_exactly_enough_and_not_a_day_earlier_than_needed(
    meeting: dt.date, rule: NoticeRule
) -> None:
    found = notice(meeting, rule)
    assert len(found.days) == rule.days == clear_days_between(found.publish_by, meeting, rule)
    assert found.publish_by < meeting
    assert is_counted(found.publish_by, rule)
    assert list(found.days) == sorted(set(found.days))
    assert all(is_counted(day, rule) and found.publish_by < day < meeting for day in found.days)
    later = (found.publish_by + dt.timedelta(days=n) for n in range(1, (meeting - found.publish_by).days))
    assert all(clear_days_between(day, meeting, rule) < rule.days for day in later if is_counted(day, rule))


@given(MEETINGS, RULES)
def test_more_days_never_mean_a_later_publication(meeting: dt.date, rule: NoticeRule) -> None:
    fewer = NoticeRule(rule.nation, rule.days // 2, rule.working_days, rule.closures)
    assert notice(meeting, rule).publish_by <= notice(meeting, fewer).publish_by
