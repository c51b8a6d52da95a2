from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boardkeeper.rules.municipal_year import financial_year_title
from boardkeeper.rules.periods import (
    PeriodKind,
    financial_year_of,
    first_day,
    last_day,
    month_title,
    parse_period,
    period_key,
    period_kind,
    period_title,
    previous,
    week_of,
)

YEARS = st.integers(1901, 2198)
MONTHS = st.builds("{}-{:02d}".format, YEARS, st.integers(1, 12))
QUARTERS = st.builds("{}-Q{}".format, YEARS, st.integers(1, 4))
WEEKS = st.dates(dt.date(1902, 1, 1), dt.date(2190, 1, 1)).map(week_of)
PERIODS = st.one_of(MONTHS, QUARTERS, st.builds(financial_year_title, YEARS))


@pytest.mark.parametrize(
    "written",
    [
        dt.date(2018, 4, 1),
        dt.datetime(2018, 4, 1),  # noqa: DTZ001 - cells have no time zone
        dt.date(2018, 4, 30),
        "Apr-18",
        "April 2018",
        "Apr 18",
        " APR – 18 ",
        "Apr '18",
        "April-2018",
        "2018-04",
        "04/2018",
        "2018-04-01",
        "2018-04-01 00:00:00",
    ],
    ids=str,
)
def test_a_month_is_read_however_it_is_headed(written: object) -> None:
    assert parse_period(written) == "2018-04"


@pytest.mark.parametrize("written", ["Sep-18", "Sept 2018", "September 18", "sept-18"])
def test_september_has_two_short_forms(written: str) -> None:
    assert parse_period(written) == "2018-09"


@pytest.mark.parametrize(
    "written", ["Q1 2018/19", "q1 2018-19", "Quarter 1, 2018/19", "2018/19 Q1", "Q1 18/19", "2018-Q1"]
)
def test_a_quarter_belongs_to_a_financial_year(written: str) -> None:
    assert parse_period(written) == "2018-Q1"


@pytest.mark.parametrize(
    "written", ["2017/18", "2017-18", "2017 – 18", "2017/2018", "FY 17/18", "financial year 2017/18"]
)
def test_a_financial_year_is_read_however_it_is_headed(written: str) -> None:
    assert parse_period(written) == "2017/18"


@pytest.mark.parametrize(
    "written",
    [
        None,
        2018,
        43191.0,
        "",
        "2018",
        "Q1 2018",
        "Q5 2018/19",
        "2009-10",
        "2017/19",
        "17/18",
        "07/25",
        "45/418",
        "19/97",
        "2008-2013",
        "2017/18 Actual",
        "2019/20 Local Target",
        "Pre Ofsted Visit",
        "Monitor only",
        "Foo-18",
        "Apr",
        "13/2018",
        "2018-02-30",
        dt.date(2019, 4, 18),
        "YTD",
    ],
    ids=str,
)
def test_nothing_is_guessed(written: object) -> None:
    assert parse_period(written) is None


def test_real_workbooks_head_their_columns_in_ways_that_are_read(shared: object) -> None:
    import openpyxl

    book = openpyxl.load_workbook(
        f"{shared}/data/plymouth-2019/kpis-2019-06.xlsx", read_only=True, data_only=True
    )
    expected = [f"2018-{month:02d}" for month in range(4, 13)] + [
        f"2019-{month:02d}" for month in range(1, 7)
    ]
    assert len(book.worksheets) == 4
    for sheet in book.worksheets:
        row = next(sheet.iter_rows(min_row=4, max_row=4, values_only=True))
        assert [period for cell in row if (period := parse_period(cell))] == expected
    book.close()


@given(PERIODS)
def test_a_title_is_read_back_as_its_period(period: str) -> None:
    if 1970 <= first_day(period).year < 2069:
        assert parse_period(period_title(period)) == period


@given(PERIODS)
def test_a_stored_period_is_read_as_itself_unless_it_could_be_two(period: str) -> None:
    kind = period_kind(period)
    could_be_a_year = kind is PeriodKind.MONTH and int(period[5:]) == (int(period[:4]) + 1) % 100
    assert parse_period(period) == (None if could_be_a_year else period)


@given(PERIODS)
def test_the_previous_period_ends_the_day_before(period: str) -> None:
    before = previous(period)
    assert period_kind(before) is period_kind(period)
    assert last_day(before) + dt.timedelta(days=1) == first_day(period)
    assert period_key(before) < period_key(period)


@given(PERIODS, PERIODS)
def test_periods_are_sorted_by_their_end_then_by_length(one: str, other: str) -> None:
    by_days = [(last_day(period), -first_day(period).toordinal()) for period in (one, other)]
    assert (period_key(one) < period_key(other)) == (by_days[0] < by_days[1])


@given(PERIODS)
def test_a_period_lies_in_its_financial_year(period: str) -> None:
    year = financial_year_of(period)
    assert first_day(year) <= first_day(period) <= last_day(period) <= last_day(year)


@given(st.text(max_size=20) | st.from_regex(r"[A-Za-z0-9 /'-]{1,16}", fullmatch=True))
def test_any_text_gives_a_period_or_nothing(written: str) -> None:
    period = parse_period(written)
    assert period is None or period_kind(period) in PeriodKind


def test_a_column_of_each_kind_has_its_title() -> None:
    assert month_title("2019-06") == period_title("2019-06") == "Jun-19"
    assert period_title("2019-Q1") == "Q1 2019/20"
    assert period_title("2017/18") == "2017/18"


def test_the_last_quarter_reaches_into_the_next_calendar_year() -> None:
    assert (first_day("2018-Q4"), last_day("2018-Q4")) == (dt.date(2019, 1, 1), dt.date(2019, 3, 31))
    assert previous("2019-Q1") == "2018-Q4"
    assert previous("2019-01") == "2018-12"
    assert previous("2000/01") == "1999/00"
    assert financial_year_of("2019-02") == financial_year_of("2018-Q4") == "2018/19"


def test_a_year_stands_after_its_last_month() -> None:
    columns = ["2019-04", "2018/19", "2018-Q4", "2019-03", "2017/18", "2018-04"]
    assert sorted(columns, key=period_key) == [
        "2017/18",
        "2018-04",
        "2019-03",
        "2018-Q4",
        "2018/19",
        "2019-04",
    ]


@pytest.mark.parametrize("text", ["2019-13", "2019-Q5", "2019/21", "Jun-19", "", "2019-06 "])
def test_a_text_that_is_no_stored_period_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not a period"):
        period_key(text)


def test_only_a_month_has_the_title_of_a_month() -> None:
    with pytest.raises(ValueError, match="not a month"):
        month_title("2019-Q1")


@given(WEEKS)
def test_a_week_begins_on_monday_and_ends_on_sunday(week: str) -> None:
    assert period_kind(week) is PeriodKind.WEEK
    assert (first_day(week).isoweekday(), last_day(week).isoweekday()) == (1, 7)
    assert week_of(first_day(week)) == week_of(last_day(week)) == week
    assert parse_period(week) == parse_period(period_title(week)) == week
    assert last_day(previous(week)) == first_day(week) - dt.timedelta(days=1)


@pytest.mark.parametrize(
    ("written", "period"),
    [
        ("2020-W02", "2020-W02"),
        ("Week 2 2020", "2020-W02"),
        ("Wk 2, 2020", "2020-W02"),
        ("W53/2020", "2020-W53"),
        ("2020 week 2", "2020-W02"),
        ("Calendar year 2017", "2017"),
        ("2017/18 academic year", "2017/18"),
        ("Academic year 2017/18", "2017/18"),
    ],
)
def test_weeks_and_other_years_are_read_as_people_write_them(written: str, period: str) -> None:
    assert parse_period(written) == period


@pytest.mark.parametrize("written", ["Week 53 2019", "Week 0 2020", "2020-W54", "2017", "W2"])
def test_weeks_that_are_none_and_bare_numbers_are_no_periods(written: str) -> None:
    assert parse_period(written) is None


def test_weeks_and_calendar_years_have_titles_and_financial_years() -> None:
    assert period_title("2020-W02") == "w/c 6 Jan 2020"
    assert period_title("2017") == "2017"
    assert financial_year_of("2020-W02") == "2019/20"
    assert financial_year_of("2017") == "2017/18"
    assert previous("2017") == "2016"
    assert sorted(["2017", "2017-12", "2017/18", "2017-W52", "2018-W01"], key=period_key) == [
        "2017-W52",
        "2017-12",
        "2017",
        "2018-W01",
        "2017/18",
    ]
