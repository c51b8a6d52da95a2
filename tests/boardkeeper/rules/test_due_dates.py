from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boardkeeper.rules.due_dates import (
    clock,
    days_overdue,
    full_date,
    long_date,
    names_no_day,
    parse_clock,
    parse_date,
    parse_due,
    weekday_date,
)

MEETING = dt.date(2019, 9, 11)
DAYS = st.dates(dt.date(1900, 1, 1), dt.date(2199, 12, 31))


@pytest.mark.parametrize(
    ("written", "due"),
    [
        ("July 2019", dt.date(2019, 7, 31)),
        ("Jul-19", dt.date(2019, 7, 31)),
        ("end of July 2019", dt.date(2019, 7, 31)),
        ("by the end of July 2019.", dt.date(2019, 7, 31)),
        ("Date: March 2019", dt.date(2019, 3, 31)),
        ("February 2020", dt.date(2020, 2, 29)),
        ("2019-07", dt.date(2019, 7, 31)),
        ("Q2 2019/20", dt.date(2019, 9, 30)),
        ("end of 2019/20", dt.date(2020, 3, 31)),
        ("end of 2019", dt.date(2019, 12, 31)),
        ("10 July 2019", dt.date(2019, 7, 10)),
        ("10th of July 2019", dt.date(2019, 7, 10)),
        ("Wed 10 July 2019", dt.date(2019, 7, 10)),
        ("Wednesday, 10 July 2019", dt.date(2019, 7, 10)),
        ("July 10, 2019", dt.date(2019, 7, 10)),
        ("11 Sept 2019", MEETING),
        ("11 Sept. 19", MEETING),
        ("11-Sep-19", MEETING),
        ("11/9/19", MEETING),
        ("11.09.2019", MEETING),
        ("2019-09-11", MEETING),
        ("2019-09-11 00:00:00", MEETING),
        ("2019-07-01", dt.date(2019, 7, 1)),
        ("by 30 Sept 2019", dt.date(2019, 9, 30)),
        (dt.date(2019, 9, 11), MEETING),
        (dt.datetime(2019, 9, 11, 14, 0), MEETING),  # noqa: DTZ001 - cells have no time zone
    ],
    ids=str,
)
def test_a_target_means_a_day_the_last_when_it_names_a_period(written: str | dt.date, due: dt.date) -> None:
    assert parse_due(written) == due
    assert parse_due(written, dt.date(2024, 1, 1)) == due


@pytest.mark.parametrize(
    "written",
    [
        None,
        "",
        "to be scheduled",
        "TBC",
        "Ongoing",
        "Year long",
        "Spring 2020",
        "2019",
        "31/2/2019",
        "31 February 2019",
        "Mon 10 July 2019",
        "July/August 2019",
        "July 2019 and March 2020",
        "July 19",
        "2009-10",
        "Commencing: July 2019",
        "2019/20 target",
        "in several weeks",
        "in 999 years",
        "in 99 centuries",
        "wed wed",
        "wed",
        "next Wed",
        "tomorrow",
        "end of July",
        "30 Sept",
        "10 Foo 2019",
    ],
)
def test_what_names_no_single_day_is_not_guessed(written: str | None) -> None:
    assert parse_due(written) is None


@pytest.mark.parametrize(
    "written",
    [
        "to be scheduled",
        "Mon 10 July 2019",
        "31/2/2019",
        "in 9999 years",
        "in 999 wars",
        "July 19",
        "Mon 30 Sep 2020",
    ],
)
def test_knowing_the_day_does_not_make_a_guess_of_it(written: str) -> None:
    assert parse_due(written, dt.date(9990, 1, 1)) is parse_due(written, MEETING) is None


@pytest.mark.parametrize(
    ("written", "due"),
    [
        ("today", MEETING),
        ("tomorrow", dt.date(2019, 9, 12)),
        ("next Wed", dt.date(2019, 9, 18)),
        ("Wed", dt.date(2019, 9, 18)),
        ("this Wednesday", MEETING),
        ("by Friday", dt.date(2019, 9, 13)),
        ("next tues", dt.date(2019, 9, 17)),
        ("in 6 weeks", dt.date(2019, 10, 23)),
        ("in six months' time", dt.date(2020, 3, 11)),
        ("within 28 days", dt.date(2019, 10, 9)),
        ("in a year", dt.date(2020, 9, 11)),
        ("end of the month", dt.date(2019, 9, 30)),
        ("end of next month", dt.date(2019, 10, 31)),
        ("next month", dt.date(2019, 10, 31)),
        ("end of July", dt.date(2020, 7, 31)),
        ("by end of September", dt.date(2019, 9, 30)),
        ("July", dt.date(2020, 7, 31)),
        ("30 Sept", dt.date(2019, 9, 30)),
        ("Mon 30 Sept", dt.date(2019, 9, 30)),
        ("11/9", MEETING),
        ("10/9", dt.date(2020, 9, 10)),
        ("29 February", dt.date(2020, 2, 29)),
    ],
)
def test_words_that_hang_on_today_are_read_when_today_is_known(written: str, due: dt.date) -> None:
    assert parse_due(written, MEETING) == due


def test_a_weekday_that_the_day_will_not_be_is_not_guessed() -> None:
    assert parse_due("Tue 30 Sept", MEETING) is None


def test_a_date_needs_all_its_parts() -> None:
    assert parse_date("10 July 2019") == dt.date(2019, 7, 10)
    assert parse_date("July 2019") is None
    assert parse_date("10 July") is None


@given(DAYS)
def test_every_written_date_is_read_back(day: dt.date) -> None:
    for written in (long_date(day), full_date(day), weekday_date(day), day.isoformat(), f"{day:%d/%m/%Y}"):
        assert parse_date(written) == parse_due(written) == day


@given(st.text(max_size=30) | st.from_regex(r"[a-z0-9 /.,-]{1,24}", fullmatch=True), DAYS)
def test_any_text_gives_a_day_or_nothing(written: str, today: dt.date) -> None:
    assert isinstance(parse_due(written, today), dt.date | None)


@given(DAYS, st.sampled_from(["Mon", "tue", "Thursday", "sun"]))
def test_the_next_weekday_comes_within_a_week(today: dt.date, weekday: str) -> None:
    due = parse_due(f"next {weekday}", today)
    assert due is not None
    assert 1 <= (due - today).days <= 7
    assert long_date(due).casefold().startswith(weekday[:3].casefold())


def test_dates_are_written_in_three_lengths() -> None:
    assert long_date(MEETING) == "Wed 11 Sep 2019"
    assert full_date(MEETING) == "11 September 2019"
    assert weekday_date(MEETING) == "Wednesday 11 September 2019"


@pytest.mark.parametrize(
    ("time", "written"),
    [
        (dt.time(14, 0), "2.00 pm"),
        (dt.time(9, 5), "9.05 am"),
        (dt.time(11, 59), "11.59 am"),
        (dt.time(12, 0), "12.00 noon"),
        (dt.time(12, 30), "12.30 pm"),
        (dt.time(0, 0), "12.00 midnight"),
        (dt.time(0, 1), "12.01 am"),
    ],
)
def test_the_time_is_written_as_council_papers_do(time: dt.time, written: str) -> None:
    assert clock(time) == written


@pytest.mark.parametrize(("target", "days"), [("March 2019", 164), ("July 2019", 42), ("11 Sept 2019", 0)])
def test_targets_of_the_log_are_overdue_by_so_many_days(target: str, days: int) -> None:
    assert days_overdue(parse_due(target), MEETING) == days


def test_what_has_no_date_or_is_still_to_come_is_not_overdue() -> None:
    assert days_overdue(None, MEETING) == 0
    assert days_overdue(dt.date(2020, 1, 1), MEETING) == 0


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("14:00", dt.time(14, 0)),
        ("14.30", dt.time(14, 30)),
        ("1400", dt.time(14, 0)),
        ("2pm", dt.time(14, 0)),
        ("2.30 p.m.", dt.time(14, 30)),
        ("2.30 PM", dt.time(14, 30)),
        ("12 am", dt.time(0, 0)),
        ("noon", dt.time(12, 0)),
        ("9", dt.time(9, 0)),
        ("25:00", None),
        ("14:75", None),
        ("13 pm", None),
        ("later", None),
        ("", None),
    ],
)
def test_a_time_is_read_as_people_type_it(written, read):
    assert parse_clock(written) == read


@given(st.times())
def test_a_time_we_write_is_read_again(time):
    whole = time.replace(second=0, microsecond=0)
    assert parse_clock(clock(whole)) == whole


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("31 February 2027", True),
        ("31/2/2027", True),
        ("by 2027-13-01", True),
        ("Tue 10 July 2019", True),
        ("Wed 10 July 2019", False),
        ("28 February 2027", False),
        ("February 2027", False),
        ("to be scheduled", False),
        ("2 weeks after the report", False),
        ("", False),
    ],
)
def test_what_is_written_as_a_day_and_is_none_is_told_from_other_words(written: str, expected: bool) -> None:
    assert names_no_day(written, dt.date(2026, 11, 22)) is expected
