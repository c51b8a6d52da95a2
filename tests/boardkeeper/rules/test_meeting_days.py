from __future__ import annotations

import datetime as dt
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boardkeeper.rules.meeting_days import (
    EVERY_MONTH,
    LAST,
    MeetingPattern,
    MonthDays,
    NthWeekdays,
    PatternUnread,
    Weeks,
    meeting_days,
    read_pattern,
    understand,
)

FIRST, LATEST = dt.date(2019, 5, 1), dt.date(2020, 4, 30)
DAYS = st.dates(dt.date(2000, 1, 1), dt.date(2080, 12, 31))
WHICH = st.sampled_from([1, 2, 3, 4, LAST])
RHYTHMS = st.one_of(
    st.builds(
        NthWeekdays,
        st.lists(st.tuples(WHICH, st.integers(0, 6)), min_size=1, max_size=4, unique=True).map(tuple),
    ),
    st.builds(
        MonthDays, st.sets(st.integers(1, 28), min_size=1, max_size=4).map(lambda days: tuple(sorted(days)))
    ),
    st.just(MonthDays((LAST,))),
)
MONTHS = st.frozensets(st.integers(1, 12), min_size=1)


@st.composite
def patterns(draw: st.DrawFn) -> MeetingPattern:
    starts, ends = sorted((draw(DAYS), draw(DAYS)))
    span = {"starts": draw(st.sampled_from([None, starts])), "ends": draw(st.sampled_from([None, ends]))}
    if draw(st.booleans()):
        weeks = Weeks(draw(st.integers(1, 52)), draw(st.integers(0, 6)))
        return MeetingPattern(weeks, draw(MONTHS), **span)
    apart = draw(st.integers(1, 12))
    months = EVERY_MONTH if apart > 1 else draw(MONTHS)
    return MeetingPattern(draw(RHYTHMS), months, apart, **span)


def in_2019(written: str) -> list[str]:
    """The days from May 2019 to April 2020, as month-day."""
    return [f"{day:%m-%d}" for day in meeting_days(understand(written), FIRST, LATEST)]


SECOND_WEDNESDAYS = [
    *("05-08", "06-12", "07-10", "08-14", "09-11", "10-09"),
    *("11-13", "12-11", "01-08", "02-12", "03-11", "04-08"),
]


@pytest.mark.parametrize(
    "written",
    [
        "second Wednesday",
        "Second Wednesday of the month",
        "every second Wednesday of the month",
        "the 2nd Wed of each month.",
        "second Wednesday of every month",
        "monthly on the second Wednesday",
        "second Wednesday, monthly",
    ],
)
def test_a_board_that_meets_on_second_wednesdays_says_so_in_many_ways(written: str) -> None:
    assert in_2019(written) == SECOND_WEDNESDAYS


@pytest.mark.parametrize(
    ("written", "days"),
    [
        ("first and third Tuesday", ["05-07", "05-21", "06-04", "06-18"]),
        ("first Tuesday and third Thursday of each month", ["05-07", "05-16", "06-04", "06-20"]),
        ("monthly on the 10th", ["05-10", "06-10", "07-10", "08-10"]),
        ("the 10th and 24th of the month", ["05-10", "05-24", "06-10", "06-24"]),
        ("last day of the month", ["05-31", "06-30", "07-31", "08-31"]),
        ("last Thursday except August", ["05-30", "06-27", "07-25", "09-26"]),
        ("second Wednesday but not in July and August", ["05-08", "06-12", "09-11", "10-09"]),
        ("second Wednesday of March, June and September", ["06-12", "09-11", "03-11"]),
        ("every 4 weeks on Wednesday from 8 May 2019", ["05-08", "06-05", "07-03", "07-31"]),
        ("every four weeks from 8 May 2019", ["05-08", "06-05", "07-03", "07-31"]),
        ("every two weeks on Wednesday", ["05-01", "05-15", "05-29", "06-12"]),
        ("fortnightly on Tuesday from 7/5/2019", ["05-07", "05-21", "06-04", "06-18"]),
        ("every other Thurs from 1 May 2019", ["05-02", "05-16", "05-30", "06-13"]),
        ("Wednesdays", ["05-01", "05-08", "05-15", "05-22"]),
        ("weekly on Mondays", ["05-06", "05-13", "05-20", "05-27"]),
        ("every 2 months on the second Wednesday", ["05-08", "07-10", "09-11", "11-13"]),
        ("first Tuesday of every 3 months", ["05-07", "08-06", "11-05", "02-04"]),
        ("quarterly on the first Tuesday from 1 June 2019", ["06-04", "09-03", "12-03", "03-03"]),
        ("second Wednesday from 11 September 2019 until 13 November 2019", ["09-11", "10-09", "11-13"]),
    ],
)
def test_a_pattern_in_words_means_days(written: str, days: list[str]) -> None:
    assert in_2019(written)[:4] == days


@pytest.mark.parametrize(
    ("written", "sentence"),
    [
        (
            "every second Wednesday",
            "“every second Wednesday” may mean once a month or every so many weeks. Write “second Wednesday of the month” or “every 2 weeks on Wednesday”.",
        ),
        ("", "Nothing says yet how often the board meets."),
        ("now and then", "“now and then” is not a pattern that can be read."),
        ("monthly", "“monthly” is not a pattern that can be read."),
        ("monthly on the 31st", "Not every month has the day that “monthly on the 31st” names."),
        ("fifth Monday", "Not every month has the weekday that “fifth Monday” names."),
        ("every 4 weeks", "“every 4 weeks” names no weekday. Write it like “every 4 weeks on Wednesday”."),
        (
            "second Wednesday except the summer",
            "“the summer” in “second Wednesday except the summer” names no",
        ),
        ("second Wednesday from May", "“may” is not a date with its year. Write it like “8 May 2019”."),
        ("second Wednesday in May except May", "leaves no month out of twelve."),
        ("first Monday of every 2 months in June", "names months and counts them, too."),
        ("first Monday from 2 June 2019 until 1 June 2019", "It ends on 1 June 2019, before it starts on"),
        ("first Wednesday and second", "is not a pattern that can be read."),
        ("second Wodensday", "is not a pattern that can be read."),
    ],
)
def test_what_cannot_be_read_says_why_and_how_to_write_it(written: str, sentence: str) -> None:
    with pytest.raises(PatternUnread) as caught:
        understand(written)
    assert sentence in str(caught.value)
    assert read_pattern(written) is None


@given(patterns())
def test_a_pattern_said_in_words_is_read_again_as_itself(pattern: MeetingPattern) -> None:
    assert understand(pattern.words) == pattern


@given(patterns(), DAYS, st.integers(0, 800))
def test_days_are_in_order_once_each_and_within_every_bound(
    pattern: MeetingPattern, first: dt.date, length: int
) -> None:
    last = first + dt.timedelta(days=length)
    found = meeting_days(pattern, first, last)

    assert list(found) == sorted(set(found))
    assert all(first <= day <= last and day.month in pattern.months for day in found)
    assert all(pattern.starts is None or day >= pattern.starts for day in found)
    assert all(pattern.ends is None or day <= pattern.ends for day in found)


@given(WHICH, st.integers(0, 6), st.integers(2000, 2080))
def test_every_month_has_its_nth_weekday_once(which: int, weekday: int, year: int) -> None:
    pattern = MeetingPattern(NthWeekdays(((which, weekday),)))
    found = meeting_days(pattern, dt.date(year, 1, 1), dt.date(year, 12, 31))

    assert [day.month for day in found] == list(range(1, 13))
    assert {day.weekday() for day in found} == {weekday}
    if which == LAST:
        assert all((day + dt.timedelta(weeks=1)).month != day.month for day in found)
    else:
        assert all((day.day - 1) // 7 == which - 1 for day in found)


@given(st.integers(1, 52), st.integers(0, 6), DAYS)
def test_weeks_are_counted_from_the_start_wherever_one_begins_to_look(
    apart: int, weekday: int, starts: dt.date
) -> None:
    pattern = MeetingPattern(Weeks(apart, weekday), starts=starts)
    last = starts + dt.timedelta(days=900)
    found = meeting_days(pattern, starts, last)
    later = starts + dt.timedelta(days=400)

    assert (found[0] - starts).days < 7
    assert {(after - before).days for before, after in pairwise(found)} <= {7 * apart}
    assert meeting_days(pattern, later, last) == tuple(day for day in found if day >= later)


@given(st.text(max_size=60))
def test_nothing_that_is_typed_breaks_the_reading(written: str) -> None:
    pattern = read_pattern(written)
    assert pattern is None or understand(pattern.words) == pattern
