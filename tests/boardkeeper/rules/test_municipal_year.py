from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boardkeeper.rules.municipal_year import (
    financial_year,
    financial_year_title,
    municipal_year,
    municipal_year_title,
)


def test_a_municipal_year_starts_at_the_annual_meeting() -> None:
    annual = [dt.date(2020, 5, 20), dt.date(2019, 5, 17)]
    assert municipal_year(dt.date(2019, 5, 16), annual) == 2018
    assert municipal_year(dt.date(2019, 5, 17), annual) == 2019
    assert municipal_year(dt.date(2020, 5, 19), annual) == 2019
    assert municipal_year(dt.date(2020, 5, 20), annual) == 2020


def test_an_annual_meeting_in_april_starts_the_year_in_april() -> None:
    assert municipal_year(dt.date(2019, 4, 25), [dt.date(2019, 4, 24)]) == 2019


def test_the_first_of_two_annual_meetings_in_a_year_counts() -> None:
    adjourned = [dt.date(2019, 5, 24), dt.date(2019, 5, 17)]
    assert municipal_year(dt.date(2019, 5, 20), adjourned) == 2019


@pytest.mark.parametrize(("on", "year"), [(dt.date(2019, 4, 30), 2018), (dt.date(2019, 5, 1), 2019)])
def test_without_a_known_annual_meeting_the_year_starts_in_may(on: dt.date, year: int) -> None:
    assert municipal_year(on) == year
    assert municipal_year(on, [dt.date(2017, 6, 1)]) == year


@pytest.mark.parametrize(("on", "year"), [(dt.date(2019, 3, 31), 2018), (dt.date(2019, 4, 1), 2019)])
def test_a_financial_year_starts_on_the_first_of_april(on: dt.date, year: int) -> None:
    assert financial_year(on) == year


def test_years_are_titled_as_people_write_them() -> None:
    assert municipal_year_title(2019) == financial_year_title(2019) == "2019/20"
    assert municipal_year_title(1999) == "1999/00"
    assert municipal_year_title(2008) == "2008/09"


@given(st.dates(dt.date(1900, 1, 1), dt.date(2199, 1, 1)), st.lists(st.dates(), max_size=6))
def test_a_day_never_lies_in_an_earlier_municipal_year_than_the_day_before(
    on: dt.date, annual: list[dt.date]
) -> None:
    year = municipal_year(on, annual)
    assert year in {on.year, on.year - 1}
    assert year - municipal_year(on - dt.timedelta(days=1), annual) in {0, 1}
